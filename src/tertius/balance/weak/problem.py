"""One value per pair of states, and what a partition of the states costs."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tertius.network import TieList

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Pairs:
    """At most one signed value per pair of n states: what a solver works on.

    Attributes
    ----------
    states : int
        Their number n.
    first, second : ndarray of int64, shape (p,)
        Places of the two states of each pair, ``first < second``.
    value : ndarray of shape (p,)
        Not zero. A partition costs the values above 0 that it cuts and those below that it does
        not cut.
    """

    states: int
    first: Places
    second: Places
    value: Floats

    @cached_property
    def rows(self) -> tuple[Places, Places, Floats, Places]:
        """The pairs by state, as compressed rows: start, partner, value, place of the pair."""
        ends = np.concatenate([self.first, self.second])
        partner = np.concatenate([self.second, self.first])
        order = np.argsort(ends, kind="stable")
        start = np.zeros(self.states + 1, dtype=np.int64)
        np.cumsum(np.bincount(ends, minlength=self.states), out=start[1:])
        places = np.arange(len(self.value), dtype=np.int64)
        value = np.concatenate([self.value, self.value])[order]
        return start, partner[order], value, np.concatenate([places, places])[order]

    def cost(self, label: Places) -> float:
        """Give the cost of the partition that ``label``, shape (n,), describes."""
        return float(np.sum(np.abs(self.value[self.frustrated(label)])))

    def frustrated(self, label: Places) -> NDArray[np.bool_]:
        """Tell which pairs a partition cuts that are positive, or keeps that are negative."""
        found: NDArray[np.bool_] = (label[self.first] != label[self.second]) == (self.value > 0)
        return found

    def subset(self, places: Places) -> "Pairs":
        """Give the problem of some states, renumbered in the order given."""
        new = np.full(self.states, -1, dtype=np.int64)
        new[places] = np.arange(len(places))
        first, second = new[self.first], new[self.second]
        kept = (first >= 0) & (second >= 0)
        return ordered(len(places), first[kept], second[kept], self.value[kept])

    def __len__(self) -> int:
        """Give the number of pairs p."""
        return len(self.value)


def ordered(states: int, first: Places, second: Places, value: Floats) -> Pairs:
    """Make a problem of distinct pairs in any order."""
    return Pairs(states, np.minimum(first, second), np.maximum(first, second), value)


def pairs_of(ties: TieList) -> tuple[Pairs, float]:
    """Sum the values of parallel ties, and give what their contradictions cost in any partition."""
    first, second = ties.first.astype(np.int64), ties.second.astype(np.int64)
    if ties.is_simple:
        return Pairs(ties.states, first, second, ties.values), 0.0
    return merged(ties.states, first, second, ties.values)


def merged(states: int, first: Places, second: Places, value: Floats) -> tuple[Pairs, float]:
    """Make one pair of parallel ones, and give what they cost in any partition.

    Values of p and −q between the same states cost q where these are together and p where they
    are apart: the smaller of the two always, and the value p − q on top.
    """
    low, high = np.minimum(first, second), np.maximum(first, second)
    found, place = np.unique(low * max(states, 1) + high, return_inverse=True)
    net = np.bincount(place, value, len(found))
    total = np.bincount(place, np.abs(value), len(found))
    always = float(np.sum(total - np.abs(net))) / 2
    # Sums of fractions that should cancel leave dust; a pair of dust is no tie.
    kept = np.abs(net) > 1e-12 * total
    low, high = np.divmod(found[kept], max(states, 1))
    return Pairs(states, low, high, net[kept].astype(np.float64)), always


def numbered(label: Places) -> Places:
    """Rename coalitions to 0, 1 …: by size, the largest first, then by their first state."""
    _, first, place, size = np.unique(
        label, return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(size), dtype=np.int64)
    rank[np.lexsort((first, -size))] = np.arange(len(size))
    return rank[place]


def parts_of(states: int, first: Places, second: Places) -> Places:
    """Give the number of the connected part of each state, shape (n,)."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    shape = (states, states)
    joined = coo_array((np.ones(len(first), dtype=np.int8), (first, second)), shape=shape)
    return np.asarray(connected_components(joined, directed=False)[1], dtype=np.int64)


def grouped(part: Places) -> list[Places]:
    """Give the places of the states of each part."""
    order = np.argsort(part, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(part[order])) + 1) if len(part) else []
