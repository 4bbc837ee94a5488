"""The derived rows of one document: written, taken away, and read back into a value."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
from tertius.errors import StoreError
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
            pack_offsets(folded.text_at, folded.original_at, _ends(folded)),
            pack_values(hints),
        ),
    )


def derived_rows(
    number: int,
    site: int,
    document: Document,
    rules: Rules,
    *,
    settled: Mapping[int, int] | None = None,
) -> dict[str, list[tuple[Any, ...]]]:
    """Write down what the rules found in a document, as rows.

    Parameters
    ----------
    number
        The document's row.
    site
        The row of its site.
    document
        The document.
    rules
        For the keys of lines and statements.
    settled
        Start of a line → whether the document by itself tells that it is furniture; None where
        that is how it was cleaned.

    Returns
    -------
    dict
        Table → rows: lines, segments, languages, facts, passages (these without an identifier).
    """
    lines = list(_lines(number, site, document, rules))
    if settled is not None:
        lines = [(*row[:-1], settled.get(row[2], row[-1])) for row in lines]
    return {
        "lines": lines,
        "segments": [(number, s.number, s.kind, s.first, s.last) for s in document.segments],
        "languages": [
            (number, n, run.language, run.first, run.last, run.sure)
            for n, run in enumerate(document.languages)
        ],
        "facts": [(number, n, *_fact(fact)) for n, fact in enumerate(document.facts)],
        "passages": [(number, n, *row) for n, row in enumerate(passages(document, rules))],
    }


def write_derived(
    connection: sqlite3.Connection, number: int, rows: dict[str, list[tuple[Any, ...]]]
) -> None:
    """Make the derived rows of a document these, touching only what is not so already.

    Parameters
    ----------
    connection
        Within a transaction.
    number
        The document's row, new or with rows of an earlier time.
    rows
        From :func:`derived_rows`.
    """
    for table in ("lines", "segments", "languages", "facts"):
        old = set(connection.execute(f"SELECT * FROM {table} WHERE document = ?", (number,)))  # noqa: S608
        new = rows[table]
        if old:
            gone = [row[:2] for row in old.difference(new)]
            connection.executemany(
                f"DELETE FROM {table} WHERE document = ? AND number = ?",  # noqa: S608
                gone,
            )
        if missing := [row for row in new if row not in old]:
            marks = ", ".join("?" * len(missing[0]))
            connection.executemany(f"INSERT INTO {table} VALUES({marks})", missing)
    _write_passages(connection, number, rows["passages"])


def _write_passages(
    connection: sqlite3.Connection, number: int, rows: list[tuple[Any, ...]]
) -> None:
    """Keep passages whose words stand where they stood, and index the others."""
    old = {
        (start, end, words): (row, place)
        for row, place, start, end, words in connection.execute(
            'SELECT id, number, start, "end", words FROM passages WHERE document = ?', (number,)
        )
    }
    kept = []
    new = []
    for row in rows:
        _, place, start, end, segment, role, statement, words = row
        found = old.pop((start, end, words), None)
        if found is None:
            new.append(row)
        else:
            kept.append((place, segment, role, statement, found[0]))
    gone = [(row,) for row, _ in old.values()]
    # The index keeps no text of its own: it must be told what it forgets.
    connection.executemany(
        "INSERT INTO searched(searched, rowid, words)"
        " SELECT 'delete', id, words FROM passages WHERE id = ?",
        gone,
    )
    connection.executemany("DELETE FROM passages WHERE id = ?", gone)
    connection.executemany(
        "UPDATE passages SET number = ?1, segment = ?2, role = ?3, statement = ?4 WHERE id = ?5"
        " AND (number, segment, role, statement) IS NOT (?1, ?2, ?3, ?4)",
        kept,
    )
    if not new:
        return
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM passages").fetchone()
    connection.executemany(
        'INSERT INTO passages(document, number, start, "end", segment, role, statement, words)'
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        new,
    )
    connection.execute(
        "INSERT INTO searched(rowid, words) SELECT id, words FROM passages WHERE id > ?", (last,)
    )


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
        statement = rules.statement(folded) or None
        yield start, end, sentence.segment, sentence.role, statement, folded
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

    Raises
    ------
    StoreError
        If it is not what was added.
    """
    identity, form, encoding, declared, notes, text = connection.execute(
        "SELECT identity, format, encoding, declared, notes, original"
        " FROM documents JOIN texts ON texts.document = documents.id WHERE id = ?",
        (number,),
    ).fetchone()
    (place,) = connection.execute(
        "SELECT coalesce(min(place), '') FROM places WHERE document = ?", (number,)
    ).fetchone()
    with _sound(identity):
        original = Original(
            text=unpack_text(text),
            format=form,
            place=place,
            encoding=encoding,
            declared=tuple(Declared(*row) for row in _json(declared)),
            notes=tuple(_json(notes)),
        )
    if original.identity != identity:
        raise _damaged(identity, "is not the text that was added")
    return original


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

    Raises
    ------
    StoreError
        If it is damaged.
    """

    def rows(columns: str, table: str, where: str = "") -> Iterator[tuple]:  # type: ignore[type-arg]
        sql = f"SELECT {columns} FROM {table} WHERE document = ? {where} ORDER BY number"  # noqa: S608
        return iter(connection.execute(sql, (number,)))

    original = read_original(connection, number)
    with _sound(original.identity):
        folded = _folded(connection, number, len(original.text))
    facts = rows('field, value, kind, segment, start, "end", quote, place, "by"', "facts")
    sentences = rows('start, "end", segment, role', "passages", "AND segment IS NOT NULL")
    return Document(
        original=original,
        folded=folded,
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


@contextmanager
def _sound(identity: str) -> Iterator[None]:
    """Name the document that is damaged."""
    try:
        yield
    except StoreError as error:
        raise _damaged(identity, error.message.removeprefix("damaged: ")) from error
    except (ValueError, TypeError) as error:  # a list that is no list of declarations, or hints
        raise _damaged(identity, f"cannot be read ({error})") from error


def _damaged(identity: str, what: str) -> StoreError:
    return StoreError(
        f"damaged: document {identity[:12]} {what}",
        remedy="tertius data verify lists all damage of the project",
    )


def _folded(connection: sqlite3.Connection, number: int, length: int) -> Folded:
    text, offsets, hints = connection.execute(
        "SELECT folded, offsets, hints FROM texts WHERE document = ?", (number,)
    ).fetchone()
    text_at, original_at, original_end = unpack_offsets(offsets, 3)
    return Folded(
        text=unpack_text(text),
        text_at=text_at,
        original_at=original_at,
        length=length,
        hints=tuple(
            LineHint(tag, tuple(inside), names, links, kept)
            for tag, inside, names, links, kept in unpack_values(hints)
        ),
        original_end=original_end,
    )


def _ends(folded: Folded) -> NDArray[np.int64]:
    ends = folded.original_end
    if ends is None:
        raise TypeError("a folded text says where each run of the original ends")
    return ends


def _lines(number: int, site: int, document: Document, rules: Rules) -> Iterator[tuple[Any, ...]]:
    for n, line in enumerate(document.lines):
        key = signed(rules.line_key(document.words_of(line.span)))
        span = line.span
        yield (
            *(number, n, span.start, span.end),
            *(line.role, line.kind, line.by, line.sure),
            *(site, key, int(line.role == "furniture")),
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
