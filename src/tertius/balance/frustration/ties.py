"""The bare ties of a network, as the solver handles them: no names, one tie per dyad."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.network.tie_list import TieList

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Whole = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Ties:
    """Ties between states numbered from 0.

    Attributes
    ----------
    first, second : ndarray of int64, shape (m,)
        Partners of each tie.
    value : ndarray of shape (m,)
        Sign times weight, not 0.
    states : int
        Number of states n.
    """

    first: Whole
    second: Whole
    value: Floats
    states: int

    @cached_property
    def rows(self) -> tuple[Whole, NDArray[np.int32], Whole]:
        """The ties by state: begin, partner (ascending within a state) and tie."""
        ends = np.concatenate([self.second, self.first])
        partners = np.concatenate([self.first, self.second]).astype(np.int32)
        order = np.lexsort((partners, ends))
        start = np.zeros(self.states + 1, dtype=np.int64)
        np.cumsum(np.bincount(ends, minlength=self.states), out=start[1:])
        tie = np.tile(np.arange(len(self.value), dtype=np.int64), 2)
        return start, partners[order], tie[order]

    def frustrated(self, sides: Sides) -> NDArray[np.bool_]:
        """Tell which ties are positive between the sides or negative within one."""
        held: NDArray[np.bool_] = self.value * sides[self.first] * sides[self.second] < 0
        return held

    def frustration(self, sides: Sides) -> float:
        """Give the weight of the frustrated ties."""
        return float(np.abs(self.value[self.frustrated(sides)]).sum())


def ties_of(first: ArrayLike, second: ArrayLike, value: ArrayLike, states: int) -> Ties:
    """Make ties from arrays of any integer and float types."""
    return Ties(
        np.ascontiguousarray(first, dtype=np.int64),
        np.ascontiguousarray(second, dtype=np.int64),
        np.ascontiguousarray(value, dtype=np.float64),
        int(states),
    )


def net_ties(network: TieList) -> Ties:
    """Give one tie per dyad: parallel ties by the sum of their values, none where that is 0.

    Whatever the sides, parallel ties of both signs frustrate the lesser weight of the two; what
    is left is a tie of the difference.
    """
    key = network.first.astype(np.int64) * max(network.states, 1) + network.second
    if network.is_simple:
        return ties_of(network.first, network.second, network.values, network.states)
    dyad, place = np.unique(key, return_inverse=True)
    total = np.bincount(place, network.values, len(dyad))
    size = np.bincount(place, network.weights, len(dyad))
    kept = np.abs(total) > 1e-12 * size
    first, second = np.divmod(dyad[kept], max(network.states, 1))
    return ties_of(first, second, total[kept], network.states)
