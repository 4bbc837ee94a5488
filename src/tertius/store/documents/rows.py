"""The derived rows of one document: written, taken away, and read back into a value."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from tertius.documents.folding.folded import Folded, LineHint
from tertius.documents.model import (
    Declared,
    Document,
    Fact,
    LanguageRun,
    Line,
    Original,
    Proof,
    Segment,
    Sentence,
    Span,
)
from tertius.documents.words import words
from tertius.store.documents.packing import (
    pack_offsets,
    pack_text,
    pack_values,
    printable,
    unpack_offsets,
    unpack_text,
    unpack_values,
)
from tertius.store.documents.rules import Rules, signed

_DERIVED = ("lines", "segments", "languages", "facts", "passages")


def write_text(connection: sqlite3.Connection, number: int, document: Document) -> None:
    """Write a document's original and folded text.

    Parameters
    ----------
    connection
        Within a transaction.
    number
        Its row.
    document
        The document.
    """
    folded = document.folded
    hints = [[h.tag, h.inside, h.names, h.links, h.kept] for h in folded.hints]
    connection.execute(
        "INSERT OR REPLACE INTO texts VALUES(?, ?, ?, ?, ?)",
        (
            number,
            pack_text(document.original.text),
            pack_text(folded.text),
            pack_offsets(folded.text_at, folded.original_at),
            pack_values(hints),
        ),
    )


def write_derived(
    connection: sqlite3.Connection, number: int, site: int, document: Document, rules: Rules
) -> None:
    """Write what the rules found in a document: lines, segments, languages, facts, passages.

    Parameters
    ----------
    connection
        Within a transaction.
    number
        The document's row, which has none of these yet.
    site
        The row of its site.
    document
        The document.
    rules
        For the keys of lines and statements.
    """
    many = connection.executemany
    many(
        "INSERT INTO lines VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _lines(number, site, document, rules),
    )
    many(
        "INSERT INTO segments VALUES(?, ?, ?, ?, ?)",
        [(number, s.number, s.kind, s.first, s.last) for s in document.segments],
    )
    many(
        "INSERT INTO languages VALUES(?, ?, ?, ?, ?, ?)",
        [
            (number, n, r.language, r.first, r.last, r.sure)
            for n, r in enumerate(document.languages)
        ],
    )
    many(
        "INSERT INTO facts VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, n, *_fact(fact)) for n, fact in enumerate(document.facts)],
    )
    many(
        'INSERT INTO passages(document, number, start, "end", segment, role, statement, words)'
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, n, *row) for n, row in enumerate(passages(document, rules))],
    )
    connection.execute(
        "INSERT INTO searched(rowid, words) SELECT id, words FROM passages WHERE document = ?",
        (number,),
    )


def delete_derived(connection: sqlite3.Connection, number: int) -> None:
    """Take away what :func:`write_derived` wrote.

    Parameters
    ----------
    connection
        Within a transaction.
    number
        The document's row.
    """
    # The index keeps no text of its own: it must be told what it forgets.
    connection.execute(
        "INSERT INTO searched(searched, rowid, words)"
        " SELECT 'delete', id, words FROM passages WHERE document = ?",
        (number,),
    )
    for table in _DERIVED:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (number,))  # noqa: S608


def passages(
    document: Document, rules: Rules
) -> Iterator[tuple[int, int, int | None, str, str | None, str]]:
    """List what can be searched: the sentences, then the lines that hold none.

    Parameters
    ----------
    document
        The document.
    rules
        For the keys of statements.

    Yields
    ------
    tuple
        Start, end, segment or None, role, statement or None, folded words.
    """
    told = [False] * (len(document.text) + 1)
    for sentence in document.sentences:
        start, end = sentence.span.start, sentence.span.end
        told[start:end] = [True] * (end - start)
        text = document.words_of(sentence.span)
        folded = " ".join(words(text))
        yield start, end, sentence.segment, sentence.role, rules.statement(text), folded
    for line in document.lines:
        start, end = line.span.start, line.span.end
        if not any(told[start:end]):
            folded = " ".join(words(document.words_of(line.span)))
            if folded:
                yield start, end, None, line.role, None, folded


def read_original(connection: sqlite3.Connection, number: int) -> Original:
    """Read a document's original as it was added, with the first of its places.

    Parameters
    ----------
    connection
        Open.
    number
        Its row.

    Returns
    -------
    Original
    """
    form, encoding, declared, notes, text = connection.execute(
        "SELECT format, encoding, declared, notes, original"
        " FROM documents JOIN texts ON texts.document = documents.id WHERE id = ?",
        (number,),
    ).fetchone()
    (place,) = connection.execute(
        "SELECT coalesce(min(place), '') FROM places WHERE document = ?", (number,)
    ).fetchone()
    return Original(
        text=unpack_text(text),
        format=form,
        place=place,
        encoding=encoding,
        declared=tuple(Declared(*row) for row in _json(declared)),
        notes=tuple(_json(notes)),
    )


def read_document(connection: sqlite3.Connection, number: int) -> Document:
    """Read a document with all that is known of it.

    Parameters
    ----------
    connection
        Open.
    number
        Its row.

    Returns
    -------
    Document
        As the rules gave it; half of a surrogate pair in a fact's value is written as an escape.
    """

    def rows(columns: str, table: str, where: str = "") -> Iterator[tuple]:  # type: ignore[type-arg]
        sql = f"SELECT {columns} FROM {table} WHERE document = ? {where} ORDER BY number"  # noqa: S608
        return iter(connection.execute(sql, (number,)))

    original = read_original(connection, number)
    facts = rows('field, value, kind, segment, start, "end", quote, place, "by"', "facts")
    sentences = rows('start, "end", segment, role', "passages", "AND segment IS NOT NULL")
    return Document(
        original=original,
        folded=_folded(connection, number, len(original.text)),
        lines=tuple(
            Line(Span(start, end), role, kind, by, sure)
            for start, end, role, kind, by, sure in rows(
                'start, "end", role, kind, "by", sure', "lines"
            )
        ),
        segments=tuple(Segment(*row) for row in rows("number, kind, first, last", "segments")),
        sentences=tuple(Sentence(Span(s, e), segment, role) for s, e, segment, role in sentences),
        languages=tuple(
            LanguageRun(*row) for row in rows("language, first, last, sure", "languages")
        ),
        facts=tuple(
            Fact(field, value, Proof(start, end, quote, place), by, kind, segment)
            for field, value, kind, segment, start, end, quote, place, by in facts
        ),
    )


def _folded(connection: sqlite3.Connection, number: int, length: int) -> Folded:
    text, offsets, hints = connection.execute(
        "SELECT folded, offsets, hints FROM texts WHERE document = ?", (number,)
    ).fetchone()
    text_at, original_at = unpack_offsets(offsets, 2)
    return Folded(
        text=unpack_text(text),
        text_at=text_at,
        original_at=original_at,
        length=length,
        hints=tuple(
            LineHint(tag, tuple(inside), names, links, kept)
            for tag, inside, names, links, kept in unpack_values(hints)
        ),
    )


def _lines(
    number: int, site: int, document: Document, rules: Rules
) -> Iterator[tuple[int | str | float | None, ...]]:
    for n, line in enumerate(document.lines):
        key = signed(rules.line_key(document.words_of(line.span)))
        span = line.span
        yield (
            *(number, n, span.start, span.end),
            *(line.role, line.kind, line.by, line.sure),
            *(site, key),
        )


def _fact(fact: Fact) -> tuple[str | int | None, ...]:
    proof = fact.proof
    return (
        *(fact.field, printable(fact.value), fact.kind, fact.segment),
        *(proof.start, proof.end, printable(proof.quote), printable(proof.place)),
        fact.by,
    )


def _json(text: str) -> list[Any]:
    import json

    found: list[Any] = json.loads(text)
    return found
