"""One cleaned document into its rows: the document, its texts, what was derived, its pieces."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from numpy.typing import NDArray

from tertius.documents.model import Document, Original, Refusal
from tertius.documents.works.model import Piece
from tertius.store.documents.packing import pack_hashes, pack_piece, printable, unpack_hashes
from tertius.store.documents.rows import derived_rows, write_derived, write_text
from tertius.store.documents.rules import Rules
from tertius.store.documents.sealing import seal, seal_document
from tertius.store.documents.summary import Summary, summary


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that was cleaned and is not yet written.

    Attributes
    ----------
    document
        The document.
    pieces
        What is compared.
    samples
        Of each piece, its sampled hashes.
    """

    document: Document
    pieces: Sequence[Piece]
    samples: Sequence[NDArray[Any]]


def cleaned_or_refused(
    original: Original,
    rules: Rules,
    refused: list[Refusal],
    *,
    recurrent: frozenset[int] = frozenset(),
) -> Document | None:
    """Clean a text so that one at which the rules fail does not keep the others out.

    Parameters
    ----------
    original
        The text.
    rules
        What cleans.
    refused
        Takes the text if it cannot be cleaned, with the reason.
    recurrent
        Keys of lines that are known to return on its site.

    Returns
    -------
    Document or None
        None where it was refused.
    """
    try:
        return rules.clean(original, recurrent=recurrent)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - told to the caller, who writes it down
        what = str(error) or type(error).__name__
        remedy = "keep the text and report it: no text should do this"
        refused.append(Refusal(original.place, "not cleaned", what, remedy))
        return None


def reduce(documents: Sequence[Document], rules: Rules) -> list[Prepared]:
    """Reduce clean documents to what is compared.

    Parameters
    ----------
    documents
        The documents.
    rules
        What makes pieces and samples of them.

    Returns
    -------
    list of Prepared
        In their order.
    """
    pieces = [tuple(rules.pieces(document)) for document in documents]
    samples = iter(rules.samples([piece for own in pieces for piece in own]))
    return [
        Prepared(document, own, [next(samples) for _ in own])
        for document, own in zip(documents, pieces, strict=True)
    ]


def write_document(
    connection: sqlite3.Connection, one: Prepared, maker: int, rules: Rules, at: str
) -> int:
    """Write a document that the project does not have.

    Parameters
    ----------
    connection
        Within a transaction.
    one
        The document, cleaned alone.
    maker
        Row of the rules that cleaned it.
    rules
        For the keys of lines and statements.
    at
        The time to record.

    Returns
    -------
    int
        Its row; its pieces are compared with nothing yet.
    """
    original, short = one.document.original, summary(one.document)
    declared = json.dumps([[d.field, d.value, d.place] for d in original.declared])
    site = _site(connection, short.host)
    made = connection.execute(
        "INSERT INTO documents(identity, format, encoding, declared, notes, characters, added_at,"
        " maker, title, authors, host, published, language, sentences, site, seal)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, x'')",
        (
            *(original.identity, original.format, original.encoding, declared),
            *(json.dumps(list(original.notes)), len(original.text), at, maker),
            *_listed(short),
            site,
        ),
    )
    number = int(made.lastrowid or 0)
    write_text(connection, number, one.document)
    write_derived(connection, number, derived_rows(number, site, one.document, rules))
    seal_document(connection, number)
    write_pieces(connection, number, one, alone=True, known=True)
    return number


def rewrite_document(
    connection: sqlite3.Connection,
    number: int,
    document: Document,
    maker: int,
    rules: Rules,
    *,
    recurrent: bytes | None,
) -> None:
    """Put other derived rows in the place of a document's.

    Parameters
    ----------
    connection
        Within a transaction.
    number
        Its row.
    document
        The document, cleaned again.
    maker
        Row of the rules that cleaned it.
    rules
        For the keys of lines and statements.
    recurrent
        Keys of the recurrent lines that it was cleaned with; None where it was cleaned alone, as
        if it were new: then it may belong to another site than before.
    """
    short = summary(document)
    (site,) = connection.execute("SELECT site FROM documents WHERE id = ?", (number,)).fetchone()
    if recurrent is None:
        connection.execute("UPDATE sites SET stale = stale + 1 WHERE id = ?", (site,))
        site = _site(connection, short.host)
        write_text(connection, number, document)
    settled = None if recurrent is None else _settled(connection, number)
    rows = derived_rows(number, site, document, rules, settled=settled)
    write_derived(connection, number, rows)
    connection.execute(
        "UPDATE documents SET maker = ?, title = ?, authors = ?, host = ?, published = ?,"
        " language = ?, sentences = ?, site = ?, recurrent = ? WHERE id = ?",
        (maker, *_listed(short), site, recurrent, number),
    )
    seal_document(connection, number)


def _settled(connection: sqlite3.Connection, number: int) -> dict[int, int]:
    rows = connection.execute("SELECT start, settled FROM lines WHERE document = ?", (number,))
    return {int(start): int(settled) for start, settled in rows}


def write_pieces(
    connection: sqlite3.Connection, number: int, one: Prepared, *, alone: bool, known: bool
) -> None:
    """Write the pieces of a document and their samples.

    Parameters
    ----------
    connection
        Within a transaction.
    number
        The document's row.
    one
        Its pieces.
    alone, known
        Whether they are the pieces of the document by itself, and those with the recurrent lines
        of its site known.
    """
    for piece, hashes in zip(one.pieces, one.samples, strict=True):
        packed = pack_hashes(hashes)
        segment, content = int(piece.key.rpartition("#")[2]), pack_piece(piece)
        date = printable(piece.date)
        sealed = seal(number, segment, date, content, packed)
        made = connection.execute(
            "INSERT INTO pieces(document, segment, alone, known, date, content, samples, seal)"
            " VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            (number, segment, alone, known, date, content, packed, sealed),
        )
        rank = rank_of(piece.key)
        rows = [(value, rank, made.lastrowid) for value in unpack_hashes(packed).tolist()]
        connection.executemany("INSERT INTO samples VALUES(?, ?, ?)", rows)


def rank_of(key: str) -> int:
    """Give the number by which the pieces of a hash are sorted.

    Parameters
    ----------
    key
        Of a piece: identity, ``#``, segment.

    Returns
    -------
    int
        The identity's first 60 bits.
    """
    return int(key[:15], 16)


def maker(connection: sqlite3.Connection, rules: Rules) -> int:
    """Find or write the row of the version of tertius and of the rules.

    Parameters
    ----------
    connection
        Within a transaction.
    rules
        The rules.

    Returns
    -------
    int
        The row.
    """
    values = (own_version(), rules.version)
    connection.execute("INSERT OR IGNORE INTO makers(tertius, rules) VALUES(?, ?)", values)
    return int(
        connection.execute(
            "SELECT id FROM makers WHERE tertius = ? AND rules = ?", values
        ).fetchone()[0]
    )


@cache
def own_version() -> str:
    """Give the version of tertius.

    Returns
    -------
    str
        ``unknown`` where it runs without being installed.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("tertius")
    except PackageNotFoundError:
        return "unknown"


def _site(connection: sqlite3.Connection, host: str) -> int:
    """Find or write the row of a site, whose recurrent lines must be looked for again."""
    (number,) = connection.execute(
        "INSERT INTO sites(host, recurrent, sample, stale, seal) VALUES(?, x'', x'', 1, ?)"
        " ON CONFLICT(host) DO UPDATE SET stale = stale + 1 RETURNING id",
        (host, seal(host, b"", b"")),
    ).fetchone()
    return int(number)


def _listed(short: Summary) -> tuple[str | int, ...]:
    return (
        *(short.title, short.authors, short.host, short.published),
        *(short.language, short.sentences),
    )


def replace_known(connection: sqlite3.Connection, number: int, one: Prepared) -> set[int]:
    """Put other pieces in the place of those that a document has with its site's lines known.

    Parameters
    ----------
    connection
        Within a transaction.
    number
        The document's row.
    one
        The document, cleaned again.

    Returns
    -------
    set of int
        Pieces that are compared as known no longer.
    """
    rows = _pieces_of(connection, number)
    same = {(row.segment, row.content): row for row in rows}
    kept: set[int] = set()
    new: list[int] = []
    for place, piece in enumerate(one.pieces):
        row = same.get((int(piece.key.rpartition("#")[2]), pack_piece(piece)))
        if row is None:
            new.append(place)
            continue
        kept.add(row.number)
        if not row.known:
            connection.execute(
                "UPDATE pieces SET known = 1, compared = 0 WHERE id = ?", (row.number,)
            )
    left = {row.number for row in rows if row.known} - kept
    connection.executemany("UPDATE pieces SET known = 0 WHERE id = ?", [(n,) for n in left])
    pieces, samples = [one.pieces[n] for n in new], [one.samples[n] for n in new]
    part = Prepared(one.document, pieces, samples)
    write_pieces(connection, number, part, alone=False, known=True)
    return left


def replace_all(
    connection: sqlite3.Connection, number: int, one: Prepared
) -> tuple[set[int], set[int]]:
    """Put other pieces in the place of all that a document has.

    Parameters
    ----------
    connection
        Within a transaction.
    number
        The document's row.
    one
        The document, cleaned again by itself.

    Returns
    -------
    alone, known
        Pieces that are compared no longer, by layer.
    """
    rows = _pieces_of(connection, number)
    connection.execute("UPDATE pieces SET alone = 0, known = 0 WHERE document = ?", (number,))
    write_pieces(connection, number, one, alone=True, known=True)
    return {r.number for r in rows if r.alone}, {r.number for r in rows if r.known}


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    segment: int
    content: bytes
    alone: bool
    known: bool


def _pieces_of(connection: sqlite3.Connection, number: int) -> list[_Row]:
    rows = connection.execute(
        "SELECT id, segment, content, alone, known FROM pieces WHERE document = ?", (number,)
    )
    return [
        _Row(int(n), int(s), bytes(c), bool(alone), bool(known)) for n, s, c, alone, known in rows
    ]


def drop_unused(connection: sqlite3.Connection) -> None:
    """Delete pieces that belong to no layer any more, with their samples.

    Parameters
    ----------
    connection
        Within a transaction that has taken their relations away and named their families anew.
    """
    rows = connection.execute(
        "SELECT p.id, p.samples, d.identity FROM pieces AS p JOIN documents AS d"
        " ON d.id = p.document WHERE p.alone = 0 AND p.known = 0"
    ).fetchall()
    for piece, packed, identity in rows:
        connection.executemany(
            "DELETE FROM samples WHERE hash = ? AND rank = ? AND piece = ?",
            [(value, rank_of(identity), piece) for value in unpack_hashes(packed).tolist()],
        )
        connection.execute("DELETE FROM pieces WHERE id = ?", (piece,))
