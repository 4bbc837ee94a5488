"""What a project's documents are: a list, one of them by any name it goes by, families, relations.

All reading happens in one state of the database, however long a writer works meanwhile.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tertius.documents.model import Document, Refusal
from tertius.documents.works.model import Family, Piece, Relation
from tertius.errors import StoreError, shown
from tertius.store.documents.connection import Library
from tertius.store.documents.defaults import default_rules
from tertius.store.documents.packing import printable, unpack_piece
from tertius.store.documents.rows import read_document
from tertius.store.documents.rules import Rules

SHORTEST = 6
"""Digits of an identity that name a document, if no other one begins so."""
_SHOWN = 5
_OF_DOCUMENT = "SELECT family FROM pieces WHERE document = :document AND known"
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list; ``""`` wherever nothing is proven.

    Attributes
    ----------
    identity
        64 hexadecimal digits.
    places
        Where it was found, sorted.
    title, authors, host, published, language
        See :class:`~tertius.store.documents.summary.Summary`.
    sentences, characters
        How many.
    families
        Keys of the families of its pieces, in their order.
    added_at
        ISO 8601 in UTC.
    tertius, rules
        The version of tertius and of the rules that derived its rows.
    """

    identity: str
    places: tuple[str, ...]
    title: str
    authors: str
    host: str
    published: str
    language: str
    sentences: int
    characters: int
    families: tuple[str, ...]
    added_at: str
    tertius: str
    rules: str


def documents(library: Library, *, after: str = "", limit: int | None = None) -> tuple[Listed, ...]:
    """List the documents, sorted by identity.

    Parameters
    ----------
    library
        The documents of a project.
    after
        Only those whose identity sorts after this one: the last of the page before.
    limit
        At most so many; by default all.

    Returns
    -------
    tuple of Listed

    Raises
    ------
    StoreError
        If the database cannot be read.
    """
    with library.reading() as connection:
        rows = connection.execute(
            "SELECT d.id, identity, title, authors, host, published, language, sentences,"
            " characters, added_at, m.tertius, m.rules FROM documents AS d"
            " JOIN makers AS m ON m.id = d.maker WHERE identity > ? ORDER BY identity LIMIT ?",
            (after, -1 if limit is None else limit),
        ).fetchall()
        return tuple(_listed(connection, row) for row in rows)


def count_documents(library: Library) -> int:
    """Count the documents.

    Parameters
    ----------
    library
        The documents of a project.

    Returns
    -------
    int
    """
    with library.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])


def document(library: Library, reference: str) -> Document:
    """Read one document.

    Parameters
    ----------
    library
        The documents of a project.
    reference
        The first digits of its identity, at least six; or its place, its file's name, or that
        name without its ending. It must mean one document.

    Returns
    -------
    Document
        With all that is known of it, as it was found when it was added or refreshed.

    Raises
    ------
    StoreError
        If no document or several documents are called so; the error lists them.
    """
    with library.reading() as connection:
        return read_document(connection, find(connection, reference))


def families_of(
    library: Library,
    reference: str | None = None,
    *,
    least: int = 2,
    limit: int | None = None,
    rules: Rules | None = None,
) -> tuple[Family, ...]:
    """List the families: pieces that are one work.

    Parameters
    ----------
    library
        The documents of a project.
    reference
        Only the families of one document (see :func:`document`); by default all.
    least
        Members that a family must have to be listed; 1 lists each piece that is alone, too.
    limit
        At most so many; by default all.
    rules
        What makes families of relations; by default :mod:`tertius.documents`.

    Returns
    -------
    tuple of Family
        The largest first, then by key.
    """
    rules = rules or default_rules()
    with library.reading() as connection:
        number = None if reference is None else find(connection, reference)
        within = "" if number is None else f" AND family IN ({_OF_DOCUMENT})"
        rows = connection.execute(
            "SELECT g.family FROM (SELECT family, count(*) AS size FROM pieces"  # noqa: S608
            f" WHERE known{within} GROUP BY family HAVING size >= :least) AS g"
            " JOIN pieces AS p ON p.id = g.family JOIN documents AS d ON d.id = p.document"
            " ORDER BY g.size DESC, d.identity || '#' || p.segment LIMIT :limit",
            {"document": number, "least": least, "limit": -1 if limit is None else limit},
        ).fetchall()
        return tuple(_family(connection, family, rules) for (family,) in rows)


def count_families(library: Library, *, least: int = 2) -> int:
    """Count the families.

    Parameters
    ----------
    library
        The documents of a project.
    least
        Members that a family must have to count.

    Returns
    -------
    int
    """
    with library.reading() as connection:
        (count,) = connection.execute(
            "SELECT count(*) FROM"
            " (SELECT 1 FROM pieces WHERE known GROUP BY family HAVING count(*) >= ?)",
            (least,),
        ).fetchone()
    return int(count)


def pieces_of(library: Library, keys: Iterable[str]) -> dict[str, Piece]:
    """Read pieces: what was compared of each segment.

    Parameters
    ----------
    library
        The documents of a project.
    keys
        Of pieces, as families and relations name them.

    Returns
    -------
    dict
        Key → piece, in the order of the keys; keys that no piece has are left out.
    """
    found = {}
    with library.reading() as connection:
        for key in keys:
            identity, _, segment = key.partition("#")
            row = connection.execute(
                "SELECT p.content FROM documents AS d JOIN pieces AS p ON p.document = d.id"
                " WHERE d.identity = ? AND p.segment = ? AND p.known",
                (identity, int(segment) if segment.isdecimal() else -1),
            ).fetchone()
            if row is not None:
                found[key] = unpack_piece(key, row[0])
    return found


def relations_of(library: Library, reference: str | None = None) -> tuple[Relation, ...]:
    """List what pieces are to each other.

    Parameters
    ----------
    library
        The documents of a project.
    reference
        Only the relations of one document (see :func:`document`); by default all.

    Returns
    -------
    tuple of Relation
        Sorted by source and derived. Pieces that were compared and found independent are among
        them; pieces that share nothing were never compared.
    """
    with library.reading() as connection:
        if reference is None:
            return _relations(connection, "1", ())
        number = find(connection, reference)
        own = "SELECT id FROM pieces WHERE document = ?1"
        return _relations(connection, f"r.source IN ({own}) OR r.derived IN ({own})", (number,))


def refused(library: Library) -> tuple[Refusal, ...]:
    """List what was refused, and why.

    Parameters
    ----------
    library
        The documents of a project.

    Returns
    -------
    tuple of Refusal
        Sorted by place; each once, however often it was tried.
    """
    with library.reading() as connection:
        rows = connection.execute(
            "SELECT place, rule, what, remedy FROM refused ORDER BY place, rule, what"
        )
        return tuple(Refusal(*row) for row in rows)


def find(connection: sqlite3.Connection, reference: str) -> int:
    """Find the row of the one document that a reference means.

    Parameters
    ----------
    connection
        Open.
    reference
        See :func:`document`.

    Returns
    -------
    int
        Its row.

    Raises
    ------
    StoreError
        If it means none or several.
    """
    asked = printable(reference)
    for rows in _ways(connection, asked):
        found = {int(row[0]) for row in rows}
        if len(found) == 1:
            return found.pop()
        if found:
            raise StoreError(
                f"{shown(asked)} means {len(found)} documents: {_names(connection, found)}",
                remedy="name one by the first digits of its identity",
            )
    (count,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    near = _near(connection, asked)
    raise StoreError(
        f"no document is called {shown(asked)}, of {count} in the project",
        remedy=f"did you mean {near}?" if near else "list them with: tertius documents list",
    )


def _ways(connection: sqlite3.Connection, asked: str) -> Iterable[Sequence[tuple[int]]]:
    """Give what a reference means, the most exact meaning first."""
    digits = asked.lower()
    run = connection.execute
    if len(digits) >= SHORTEST and set(digits) <= _HEX:
        prefix = (digits, digits + "g")
        yield run(
            "SELECT id FROM documents WHERE identity >= ? AND identity < ?", prefix
        ).fetchall()
    for column in ("place", "name", "stem"):
        sql = f"SELECT DISTINCT document FROM places WHERE {column} = ?"  # noqa: S608
        yield run(sql, (asked,)).fetchall()


def _near(connection: sqlite3.Connection, asked: str) -> str:
    """Name documents whose place holds the words of a reference that meant none."""
    name = asked.replace("\\", "/").rpartition("/")[2]
    if not name:
        return ""
    rows = connection.execute(
        "SELECT DISTINCT document FROM places WHERE instr(lower(place), lower(?)) LIMIT ?",
        (name, _SHOWN + 1),
    )
    return _names(connection, {int(row[0]) for row in rows})


def _names(connection: sqlite3.Connection, numbers: set[int]) -> str:
    named = sorted(
        connection.execute(
            "SELECT substr(identity, 1, 12), (SELECT min(place) FROM places WHERE document = id)"
            " FROM documents WHERE id = ?",
            (number,),
        ).fetchone()
        for number in sorted(numbers)[:_SHOWN]
    )
    more = f", and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    return ", ".join(f"{short} ({shown(place or 'no place')})" for short, place in named) + more


def _listed(connection: sqlite3.Connection, row: tuple[Any, ...]) -> Listed:
    number, identity, *told = row
    places = connection.execute(
        "SELECT place FROM places WHERE document = ? ORDER BY place", (number,)
    )
    families = connection.execute(
        "SELECT d.identity || '#' || f.segment FROM pieces AS p JOIN pieces AS f ON f.id = p.family"
        " JOIN documents AS d ON d.id = f.document WHERE p.document = ? AND p.known"
        " ORDER BY p.segment",
        (number,),
    )
    title, authors, host, published, language, sentences, characters, *made = told
    return Listed(
        identity,
        tuple(place for (place,) in places),
        *(title, authors, host, published, language, sentences, characters),
        tuple(key for (key,) in families),
        *made,
    )


def _family(connection: sqlite3.Connection, family: int, rules: Rules) -> Family:
    # Of the members, families ask for keys and dates alone: their sentences stay where they are.
    rows = connection.execute(
        "SELECT d.identity || '#' || p.segment, p.date FROM pieces AS p"
        " JOIN documents AS d ON d.id = p.document WHERE p.family = ? AND p.known",
        (family,),
    )
    pieces = sorted((Piece(key, (), date=date) for key, date in rows), key=lambda p: p.key)
    within = _relations(connection, "s.family = ?1 AND d.family = ?1", (family,))
    keys = tuple(piece.key for piece in pieces)
    versions = [r for found in rules.families(pieces, within) for r in found.relations]
    return Family(min(keys), keys, tuple(sorted(versions, key=lambda r: (r.source, r.derived))))


def _relations(
    connection: sqlite3.Connection, where: str, values: tuple[int, ...]
) -> tuple[Relation, ...]:
    rows = connection.execute(
        "SELECT ds.identity || '#' || s.segment AS one, dd.identity || '#' || d.segment AS other,"  # noqa: S608
        " type, directed, source_share, derived_share, because FROM relations AS r"
        " JOIN pieces AS s ON s.id = r.source JOIN pieces AS d ON d.id = r.derived"
        " JOIN documents AS ds ON ds.id = s.document JOIN documents AS dd ON dd.id = d.document"
        f" WHERE s.known AND d.known AND ({where}) ORDER BY one, other",
        values,
    )
    return tuple(Relation(s, d, t, bool(way), a, b, why) for s, d, t, way, a, b, why in rows)
