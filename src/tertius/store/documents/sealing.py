"""Seals: a hash beside each row of what it says, so that a changed byte is found wherever it is.

A database tells pages that do not fit together, but not a letter that has become another one. The
seals are no defence against somebody who changes rows on purpose: he could change them too.
"""

import sqlite3
from collections.abc import Iterator
from hashlib import blake2b

_OF_A_DOCUMENT = (
    "SELECT identity, format, encoding, declared, notes, characters, added_at, m.tertius, m.rules,"
    " title, authors, host, published, language, sentences, recurrent"
    " FROM documents AS d JOIN makers AS m ON m.id = d.maker WHERE d.id = ?",
    "SELECT folded, offsets, hints FROM texts WHERE document = ?",
    *(
        f"SELECT * FROM {table} WHERE document = ? ORDER BY number"  # noqa: S608
        for table in ("lines", "segments", "languages", "facts")
    ),
    'SELECT number, start, "end", segment, role, statement, words FROM passages'
    " WHERE document = ? ORDER BY number",
)
_OTHERS = {
    "site": "SELECT host, host, recurrent, sample, seal FROM sites",
    "place": "SELECT place, document, place, name, stem, seen_at, seal FROM places",
    "piece": "SELECT id, document, segment, date, content, samples, seal FROM pieces",
    "relation": (
        "SELECT because, source, derived, type, directed, source_share, derived_share, because,"
        " maker, seal FROM relations"
    ),
    "refusal": "SELECT place, place, rule, what, remedy, seen_at, seal FROM refused",
}


def seal(*values: str | float | bytes | None) -> bytes:
    """Hash the values of a row.

    Parameters
    ----------
    *values
        As the database gives them back.

    Returns
    -------
    bytes
        8 of them.
    """
    return blake2b(repr(values).encode(), digest_size=8).digest()


def seal_document(connection: sqlite3.Connection, number: int) -> None:
    """Seal a document with all its derived rows, once they are written.

    Parameters
    ----------
    connection
        Within a transaction.
    number
        Its row.
    """
    found = seal_of_document(connection, number)
    connection.execute("UPDATE documents SET seal = ? WHERE id = ?", (found, number))


def seal_of_document(connection: sqlite3.Connection, number: int) -> bytes:
    """Hash a document with all its derived rows as they are now.

    Parameters
    ----------
    connection
        Open.
    number
        Its row.

    Returns
    -------
    bytes
    """
    digest = blake2b(digest_size=8)
    for sql in _OF_A_DOCUMENT:
        digest.update(repr(connection.execute(sql, (number,)).fetchall()).encode())
    return digest.digest()


def broken_seals(connection: sqlite3.Connection) -> Iterator[str]:
    """Find rows beside those of documents that do not say what they said when they were sealed.

    Parameters
    ----------
    connection
        Open.

    Yields
    ------
    str
        What kind of row it is, and a value that tells it from others.
    """
    for kind, sql in _OTHERS.items():
        for name, *values, found in connection.execute(sql):
            if seal(*values) != found:
                yield f"{kind} {name!r}"
