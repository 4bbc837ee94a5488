"""Comparing what is new with what is stored: relations, and the families that they make.

Two layers are kept: pieces as each document by itself gives them (``alone``), which tell what is
recurrent on a site, and pieces as they are with that known (``known``), which are the answer. Most
pieces belong to both, and so do their relations.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from tertius.documents.works.model import FAMILY_TYPES, Piece, Relation
from tertius.store.documents.linking import Pair, relink
from tertius.store.documents.packing import printable, unpack_piece
from tertius.store.documents.rules import Rules
from tertius.store.documents.sealing import seal
from tertius.store.documents.writing import drop_unused, maker

LAYERS = ("alone", "known")
_FAMILY = {"alone": "family_alone", "known": "family"}
_AT_ONCE = 2000
"""Pairs whose pieces are in memory together."""


def compare_new(
    connection: sqlite3.Connection,
    rules: Rules,
    *,
    left: Mapping[str, Collection[int]] = MappingProxyType({}),
) -> int:
    """Compare the pieces that were not compared yet, and bring the families up to date.

    Parameters
    ----------
    connection
        Within a transaction.
    rules
        What links and relates pieces.
    left
        For a layer the pieces that have left it; their rows are still there, and are deleted if
        no layer needs them.

    Returns
    -------
    int
        Relations that are new, changed or gone.
    """
    run = connection.execute
    news = run("SELECT id, alone, known FROM pieces WHERE NOT compared").fetchall()
    split = run("SELECT 1 FROM pieces WHERE alone != known LIMIT 1").fetchone()
    changed: set[Pair] = set()
    if split or any(left.values()):
        for place, layer in enumerate(LAYERS, 1):
            come = frozenset(row[0] for row in news if row[place])
            gone = frozenset(left.get(layer, ()))
            changed |= _compare(connection, rules, (layer,), come, gone)
    elif news:  # no document has recurrent lines: what holds for one layer holds for the other
        changed |= _compare(connection, rules, LAYERS, frozenset(n for n, *_ in news), frozenset())
    run("UPDATE pieces SET compared = 1 WHERE NOT compared")
    drop_unused(connection)
    return len(changed)


def _compare(
    connection: sqlite3.Connection,
    rules: Rules,
    layers: Sequence[str],
    come: frozenset[int],
    gone: frozenset[int],
) -> set[Pair]:
    links = relink(connection, layers[0], rules.linking, come=come, gone=gone)
    changed = _part(connection, layers, links.parted)
    changed |= _part_all(connection, layers, gone)
    changed |= _join(connection, rules, layers, links.linked)
    touched = come | gone | {piece for pair in changed for piece in pair}
    regroup(connection, rules, layers, touched)
    connection.execute("DELETE FROM relations WHERE NOT alone AND NOT known")
    return changed


def _part(
    connection: sqlite3.Connection, layers: Sequence[str], pairs: Iterable[Pair]
) -> set[Pair]:
    """Take the relations of pairs out of layers."""
    away = ", ".join(f"{layer} = 0" for layer in layers)
    sql = (
        f"UPDATE relations SET {away} WHERE ({' OR '.join(layers)})"  # noqa: S608
        " AND source = ? AND derived = ?"
    )
    changed = set()
    for pair in pairs:
        for ends in (pair, pair[::-1]):
            if connection.execute(sql, ends).rowcount:
                changed.add(pair)
    return changed


def _part_all(
    connection: sqlite3.Connection, layers: Sequence[str], pieces: Iterable[int]
) -> set[Pair]:
    """Take all relations of pieces out of layers."""
    pairs = set()
    for piece in pieces:
        for one, other in connection.execute(
            "SELECT source, derived FROM relations WHERE source = ?1 OR derived = ?1", (piece,)
        ):
            pairs.add((min(one, other), max(one, other)))
    return _part(connection, layers, pairs)


def _join(
    connection: sqlite3.Connection, rules: Rules, layers: Sequence[str], pairs: Iterable[Pair]
) -> set[Pair]:
    """Bring pairs into layers, relating those that were not related in another one."""
    asked = f"SELECT {', '.join(layers)} FROM relations WHERE source = ? AND derived = ?"  # noqa: S608
    there = ", ".join(f"{layer} = 1" for layer in layers)
    change = f"UPDATE relations SET {there} WHERE source = ? AND derived = ?"  # noqa: S608
    changed = set()
    missing: list[Pair] = []
    for pair in sorted(pairs):
        for ends in (pair, pair[::-1]):
            found = connection.execute(asked, ends).fetchone()
            if found is not None:
                break
        else:
            missing.append(pair)
            continue
        if not all(found):
            changed.add(pair)
            connection.execute(change, ends)
    for at in range(0, len(missing), _AT_ONCE):
        _relate(connection, rules, layers, missing[at : at + _AT_ONCE])
    return changed | set(missing)


def _relate(
    connection: sqlite3.Connection, rules: Rules, layers: Sequence[str], pairs: Sequence[Pair]
) -> None:
    """Relate pieces for the first time, and write what they are to each other."""
    pieces = {number: read_piece(connection, number) for pair in pairs for number in pair}
    numbers = {(piece.key, number) for number, piece in pieces.items()}
    made = maker(connection, rules)
    # Two rows of one document's segment, one for each layer, have one key but are never a pair.
    for pair, relation in zip(
        pairs, rules.relations([(pieces[a], pieces[b]) for a, b in pairs]), strict=True
    ):
        row = (
            *(pair if (relation.source, pair[0]) in numbers else pair[::-1]),
            *(relation.type, int(relation.directed)),
            *(float(relation.source_share), float(relation.derived_share)),
            printable(relation.because),
            made,
        )
        flags = ("alone" in layers, "known" in layers)
        connection.execute(
            "INSERT INTO relations VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, seal(*row), *flags),
        )


def read_piece(connection: sqlite3.Connection, number: int) -> Piece:
    """Read a piece.

    Parameters
    ----------
    connection
        Open.
    number
        Its row.

    Returns
    -------
    Piece
    """
    key, content = connection.execute(
        "SELECT d.identity || '#' || p.segment, content FROM pieces AS p"
        " JOIN documents AS d ON d.id = p.document WHERE p.id = ?",
        (number,),
    ).fetchone()
    return unpack_piece(key, content)


def regroup(
    connection: sqlite3.Connection, rules: Rules, layers: Sequence[str], touched: Iterable[int]
) -> None:
    """Find the families of pieces whose relations changed, and of all that hang together with them.

    Parameters
    ----------
    connection
        Within a transaction.
    rules
        What makes families of relations.
    layers
        Layers in which the relations are the same.
    touched
        Both pieces of every relation that is new or gone, and pieces that came or went.
    """
    keys, related = _component(connection, layers[0], touched)
    numbers = {key: piece for piece, key in keys.items() if key}
    family = {piece: piece if key else None for piece, key in keys.items()}
    for found in rules.families((), related):
        family.update({numbers[key]: numbers[found.key] for key in found.members})
    for layer in layers:
        column = _FAMILY[layer]
        for piece, first in family.items():
            done = connection.execute(
                f"UPDATE pieces SET {column} = ?1 WHERE id = ?2"  # noqa: S608
                f" AND {column} IS NOT ?1",
                (first, piece),
            )
            if done.rowcount and layer == "alone":
                connection.execute(
                    "UPDATE sites SET stale = stale + 1 WHERE id = (SELECT d.site"
                    " FROM pieces AS p JOIN documents AS d ON d.id = p.document WHERE p.id = ?)",
                    (piece,),
                )


def _component(
    connection: sqlite3.Connection, layer: str, touched: Iterable[int]
) -> tuple[dict[int, str], list[Relation]]:
    """Walk from pieces along the relations of families.

    Returns the key of each piece, empty for those that are not in the layer, and the relations.
    """
    types = ", ".join(f"'{name}'" for name in sorted(FAMILY_TYPES))
    columns = "source, derived, type, directed, source_share, derived_share, because"
    sides = [
        f"SELECT {columns} FROM relations WHERE {side} = ?1 AND {layer}"  # noqa: S608
        f" AND type IN ({types})"
        for side in ("source", "derived")
    ]
    keys: dict[int, str] = {}
    found: dict[Pair, tuple[Any, ...]] = {}
    waiting = list(touched)
    while waiting:
        piece = waiting.pop()
        if piece in keys:
            continue
        keys[piece] = key_of(connection, piece, layer)
        for row in connection.execute(" UNION ALL ".join(sides), (piece,)):
            found[row[0], row[1]] = row
            waiting += row[:2]
    related = [
        Relation(keys[source], keys[derived], kind, bool(directed), a, b, because)
        for source, derived, kind, directed, a, b, because in found.values()
    ]
    return keys, related


def key_of(connection: sqlite3.Connection, piece: int, layer: str) -> str:
    """Give the key of a piece.

    Parameters
    ----------
    connection
        Open.
    piece
        Its row.
    layer
        ``alone`` or ``known``.

    Returns
    -------
    str
        Empty where the piece does not belong to the layer.
    """
    identity, segment, belongs = connection.execute(
        f"SELECT d.identity, p.segment, p.{layer} FROM pieces AS p"  # noqa: S608
        " JOIN documents AS d ON d.id = p.document WHERE p.id = ?",
        (piece,),
    ).fetchone()
    return f"{identity}#{segment}" if belongs else ""
