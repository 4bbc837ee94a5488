"""Comparing what is new with what is stored: relations, and the families that they make.

Two layers are kept: pieces as each document by itself gives them (``alone``), which tell what is
recurrent on a site, and pieces as they are with that known (``known``), which are the answer. Most
pieces belong to both, and so do their relations.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from tertius.documents.works.model import FAMILY_TYPES, Piece
from tertius.store.documents.linking import Pair, relink
from tertius.store.documents.packing import printable, unpack_piece
from tertius.store.documents.rules import Rules
from tertius.store.documents.writing import drop_unused

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
    for layer in layers:
        touched = come | gone | {piece for pair in changed for piece in pair}
        regroup(connection, layer, touched)
    connection.execute("DELETE FROM relations WHERE NOT alone AND NOT known")
    return changed


def _part(
    connection: sqlite3.Connection, layers: Sequence[str], pairs: Iterable[Pair]
) -> set[Pair]:
    """Take the relations of pairs out of layers."""
    changed = set()
    for pair in pairs:
        for layer in layers:
            done = connection.execute(
                f"UPDATE relations SET {layer} = 0 WHERE {layer}"  # noqa: S608
                " AND ((source = ?1 AND derived = ?2) OR (source = ?2 AND derived = ?1))",
                pair,
            )
            if done.rowcount:
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
    changed = set()
    missing: list[Pair] = []
    for pair in sorted(pairs):
        found = connection.execute(
            f"SELECT {', '.join(layers)} FROM relations"  # noqa: S608
            " WHERE (source = ?1 AND derived = ?2) OR (source = ?2 AND derived = ?1)",
            pair,
        ).fetchone()
        if found is None:
            missing.append(pair)
        elif not all(found):
            changed.add(pair)
            for layer in layers:
                connection.execute(
                    f"UPDATE relations SET {layer} = 1"  # noqa: S608
                    " WHERE (source = ?1 AND derived = ?2) OR (source = ?2 AND derived = ?1)",
                    pair,
                )
    for at in range(0, len(missing), _AT_ONCE):
        _relate(connection, rules, layers, missing[at : at + _AT_ONCE])
    return changed | set(missing)


def _relate(
    connection: sqlite3.Connection, rules: Rules, layers: Sequence[str], pairs: Sequence[Pair]
) -> None:
    """Relate pieces for the first time, and write what they are to each other."""
    pieces = {number: read_piece(connection, number) for pair in pairs for number in pair}
    numbers = {(piece.key, number) for number, piece in pieces.items()}
    # Two rows of one document's segment, one for each layer, have one key but are never a pair.
    for pair, relation in zip(
        pairs, rules.relations([(pieces[a], pieces[b]) for a, b in pairs]), strict=True
    ):
        source, derived = pair if (relation.source, pair[0]) in numbers else pair[::-1]
        connection.execute(
            "INSERT INTO relations VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(source, derived, relation.type, relation.directed),
                *(relation.source_share, relation.derived_share, printable(relation.because)),
                *("alone" in layers, "known" in layers),
            ),
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


def regroup(connection: sqlite3.Connection, layer: str, touched: Iterable[int]) -> None:
    """Find the families of pieces whose relations changed, and of those that were with them.

    Parameters
    ----------
    connection
        Within a transaction.
    layer
        ``alone`` or ``known``.
    touched
        Both pieces of every relation that is new or gone, and pieces that came or went.
    """
    column = _FAMILY[layer]
    keys, before = _with_their_families(connection, layer, column, touched)
    family = {piece: piece for piece in keys}
    for one, other in _family_ties(connection, layer, keys):
        _merge(family, keys, one, other)
    sites = set()
    for piece in keys:
        now = _first(family, piece)
        if before[piece] != now:
            connection.execute(
                f"UPDATE pieces SET {column} = ? WHERE id = ?",  # noqa: S608
                (now, piece),
            )
            sites.add(piece)
    if layer == "alone":
        connection.executemany(
            "UPDATE sites SET stale = stale + 1 WHERE id = (SELECT d.site FROM pieces AS p"
            " JOIN documents AS d ON d.id = p.document WHERE p.id = ?)",
            [(piece,) for piece in sites],
        )


def _with_their_families(
    connection: sqlite3.Connection, layer: str, column: str, touched: Iterable[int]
) -> tuple[dict[int, tuple[str, int]], dict[int, int | None]]:
    """Give the key and the family so far of all pieces that may change family."""
    families: set[int] = set()
    keys: dict[int, tuple[str, int]] = {}
    before: dict[int, int | None] = {}
    sql = (
        f"SELECT p.id, d.identity, p.segment, p.{column}, p.{layer} FROM pieces AS p"  # noqa: S608
        " JOIN documents AS d ON d.id = p.document WHERE p."
    )
    asked = [("id", piece) for piece in touched]
    while asked:
        where, value = asked.pop()
        for piece, identity, segment, family, belongs in connection.execute(
            f"{sql}{where} = ?", (value,)
        ).fetchall():
            if belongs:
                keys[piece], before[piece] = (identity, segment), family
            elif family is not None:
                connection.execute(
                    f"UPDATE pieces SET {column} = NULL WHERE id = ?",  # noqa: S608
                    (piece,),
                )
            if family is not None and family not in families:
                families.add(family)
                asked.append((column, family))
    return keys, before


def _family_ties(
    connection: sqlite3.Connection, layer: str, pieces: Iterable[int]
) -> Iterable[Pair]:
    types = ", ".join(f"'{name}'" for name in sorted(FAMILY_TYPES))
    for piece in pieces:
        yield from connection.execute(
            f"SELECT source, derived FROM relations WHERE source = ? AND {layer}"  # noqa: S608
            f" AND type IN ({types})",
            (piece,),
        )


def _merge(family: dict[int, int], keys: dict[int, tuple[str, int]], one: int, other: int) -> None:
    """Join two families under the smaller key."""
    a, b = _first(family, one), _first(family, other)
    first, second = (a, b) if _sorted_key(keys[a]) <= _sorted_key(keys[b]) else (b, a)
    family[second] = first


def _sorted_key(key: tuple[str, int]) -> str:
    return f"{key[0]}#{key[1]}"


def _first(family: dict[int, int], piece: int) -> int:
    while family[piece] != piece:
        family[piece] = family[family[piece]]
        piece = family[piece]
    return piece
