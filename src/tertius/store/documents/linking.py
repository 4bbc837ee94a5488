"""Which pieces are worth comparing: a self-join of sampled hashes that is kept up to date.

The pairs follow from the pieces and from nothing else, so that they are the same in whatever
order and in whatever batches the pieces came:

* a hash of at most `cut` pieces links each two of them;
* a hash of more links each of them to the one with the smallest key, so that a story in five
  hundred papers makes five hundred links and not 125,000;
* two pieces with enough links are compared; links that are only to first ones must be more.

When pieces come or go, only pairs that share one of their hashes can change, and of those only
pairs with such a piece, or of a hash that passes the cut or changes its smallest key.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from tertius.store.documents.packing import unpack_hashes
from tertius.store.documents.rules import Linking

Pair = tuple[int, int]
"""Two pieces by their rows, the smaller first."""


@dataclass(frozen=True, slots=True)
class Links:
    """What changed among the pairs of one layer.

    Attributes
    ----------
    linked
        Pairs that were looked at and have enough links.
    parted
        Pairs that were looked at and have not.
    """

    linked: frozenset[Pair]
    parted: frozenset[Pair]


@dataclass(slots=True)
class _Layer:
    """The pieces of one layer as far as they were asked for, in the state after the change."""

    connection: sqlite3.Connection
    name: str
    linking: Linking
    hashes: dict[int, frozenset[int]] = field(default_factory=dict)
    heads: dict[int, list[int]] = field(default_factory=dict)

    def of(self, piece: int) -> frozenset[int]:
        """Give the hashes of a piece."""
        if piece not in self.hashes:
            self.hashes[piece] = frozenset(self.sampled(piece).tolist())
        return self.hashes[piece]

    def sampled(self, piece: int) -> NDArray[np.int64]:
        """Read the hashes of a piece."""
        (packed,) = self.connection.execute(
            "SELECT samples FROM pieces WHERE id = ?", (piece,)
        ).fetchone()
        return unpack_hashes(packed)

    def head(self, value: int) -> list[int]:
        """Give the pieces of a hash by key: all of them, or one more than the cut allows."""
        if value not in self.heads:
            self.heads[value] = self.pieces(value, self.linking.cut + 1)
        return self.heads[value]

    def pieces(self, value: int, limit: int) -> list[int]:
        """Give the first pieces of a hash by key."""
        rows = self.connection.execute(
            "SELECT s.piece FROM samples AS s JOIN pieces AS p ON p.id = s.piece"  # noqa: S608
            f" WHERE s.hash = ? AND p.{self.name} ORDER BY s.rank, p.segment LIMIT ?",
            (value, limit),
        )
        return [int(piece) for (piece,) in rows]

    def are_linked(self, pair: Pair) -> bool:
        """Tell whether two pieces share enough hashes."""
        one, other = self.of(pair[0]), self.of(pair[1])
        shared, rare = 0, False
        for value in one & other:
            head = self.head(value)
            usual = len(head) <= self.linking.cut
            if usual or head[0] in pair:
                shared += 1
                rare = rare or usual
        smaller = min(len(one), len(other))
        return shared > 0 and self.linking.suffice(shared, rare=rare, smaller=smaller)


def relink(
    connection: sqlite3.Connection,
    layer: str,
    linking: Linking,
    *,
    come: Iterable[int],
    gone: Iterable[int] = (),
) -> Links:
    """Find the pairs of a layer that changed when pieces came and went.

    Parameters
    ----------
    connection
        Within a transaction that has written the change.
    layer
        ``alone`` or ``known``.
    linking
        The cut, and how many hashes are enough.
    come
        Pieces that are new in the layer.
    gone
        Pieces that left it; their rows are still there.

    Returns
    -------
    Links
        Pairs of pieces of the layer.
    """
    pieces = _Layer(connection, layer, linking)
    come, gone = frozenset(come), frozenset(gone)
    every = {piece: pieces.sampled(piece) for piece in come | gone}
    shared = _shared(connection, every.values())
    by_hash: dict[int, tuple[set[int], set[int]]] = {}
    for piece, hashes in every.items():
        for value in hashes[np.isin(hashes, shared, assume_unique=True)].tolist():
            by_hash.setdefault(value, (set(), set()))[piece in gone].add(piece)
    looked: set[Pair] = set()
    for value, (new, old) in by_hash.items():
        _look(pieces, value, new, old, looked)
    linked = frozenset(pair for pair in looked if pieces.are_linked(pair))
    return Links(linked, frozenset(looked - linked))


def _shared(
    connection: sqlite3.Connection, hashes: Iterable[NDArray[np.int64]]
) -> NDArray[np.int64]:
    """Choose the hashes that more than one piece has: most have one, and link nothing."""
    asked = np.unique(np.concatenate([np.zeros(0, np.int64), *hashes]))
    rows = connection.execute(
        "SELECT value FROM json_each(?)"
        " WHERE EXISTS(SELECT 1 FROM samples WHERE hash = value LIMIT 1 OFFSET 1)",
        (json.dumps(asked.tolist()),),
    )
    return np.array([value for (value,) in rows], dtype=np.int64)


def _look(pieces: _Layer, value: int, new: set[int], old: set[int], looked: set[Pair]) -> None:
    """Collect the pairs whose links by one hash may have changed."""
    cut, head = pieces.linking.cut, pieces.head(value)
    if len(head) <= cut and not old:
        looked.update(_pairs(new, head))
        return
    everyone = head if len(head) <= cut else None
    # How it was before: without the new, with those that went.
    stayed = [p for p in pieces.pieces(value, cut + 1 + len(new)) if p not in new]
    was_frequent = len(stayed) + len(old) > cut
    if everyone is not None:
        looked.update(_pairs(new, everyone))
        if was_frequent:
            looked.update(_pairs(set(everyone), everyone))
        return
    centre = head[0]
    looked.update(_pairs(new, [centre]))
    if not was_frequent:
        looked.update(_pairs(set(stayed), [*stayed, centre]))
    elif centre in new or not stayed or _first_is_gone(pieces, stayed[0], old):
        everyone = pieces.pieces(value, -1)
        looked.update(_pairs(set(everyone), [centre]))
        # The centre before: the first that stayed or went; links to the latter are gone with it.
        looked.update(_pairs(set(everyone), stayed[:1]))


def _first_is_gone(pieces: _Layer, first: int, old: set[int]) -> bool:
    """Tell whether one of those that went stood before the first that stayed."""
    return any(_order(pieces, piece) < _order(pieces, first) for piece in old)


def _order(pieces: _Layer, piece: int) -> tuple[str, int]:
    identity, segment = pieces.connection.execute(
        "SELECT d.identity, p.segment FROM pieces AS p JOIN documents AS d ON d.id = p.document"
        " WHERE p.id = ?",
        (piece,),
    ).fetchone()
    return str(identity), int(segment)


def _pairs(some: set[int], others: list[int]) -> Iterable[Pair]:
    if len(some) == len(others) and some == set(others):
        return combinations(sorted(some), 2)
    return ((min(a, b), max(a, b)) for a in some for b in others if a != b)
