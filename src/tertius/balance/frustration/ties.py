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
        from scipy.sparse import csr_array

        # SciPy sorts by counting, five times as fast as NumPy sorts by two keys.
        tie = np.tile(np.arange(len(self.value), dtype=np.int64), 2)
        ends = np.concatenate([self.second, self.first])
        partners = np.concatenate([self.first, self.second])
        rows = csr_array((tie, (ends, partners)), shape=(self.states, self.states))
        rows.sort_indices()
        return rows.indptr.astype(np.int64), rows.indices.astype(np.int32), rows.data

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


def chosen_ties(ties: Ties, chosen: NDArray[np.bool_]) -> Ties:
    """Give some of the ties, between the same states."""
    return Ties(ties.first[chosen], ties.second[chosen], ties.value[chosen], ties.states)


def components(ties: Ties) -> Whole:
    """Give the component of each state, shape (n,), numbered from 0."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    there = np.ones(len(ties.value), dtype=np.int8)
    links = coo_array((there, (ties.first, ties.second)), shape=(ties.states, ties.states))
    return np.asarray(connected_components(links, directed=False)[1], dtype=np.int64)


def merged_ties(
    ties: Ties, state: int, into: int, sign: float, *, keep_zero: bool = False
) -> tuple[Ties, Whole, Sides]:
    """Let a state always stand with another, or against it, and be one state with it.

    Parameters
    ----------
    ties
        The network.
    state, into
        The two states.
    sign
        1 to stand together, −1 to stand apart.
    keep_zero
        As for :func:`summed_ties`.

    Returns
    -------
    merged : Ties
        The network with one state less.
    number : ndarray of int64, shape (n,)
        Its state for each state of the network.
    turn : ndarray of int8, shape (n,)
        Times what the side of a state is the side of that state.
    """
    number = np.arange(ties.states) - (np.arange(ties.states) > state)
    number[state] = number[into]
    turn = np.ones(ties.states, dtype=np.int8)
    turn[state] = np.int8(sign)
    one, other = number[ties.first], number[ties.second]
    value = ties.value * turn[ties.first] * turn[ties.second]
    kept = one != other
    low, high = np.minimum(one, other)[kept], np.maximum(one, other)[kept]
    merged = summed_ties(low, high, value[kept], ties.states - 1, keep_zero=keep_zero)
    return merged, number, turn


def summed_ties(
    first: Whole, second: Whole, value: Floats, states: int, *, keep_zero: bool = False
) -> Ties:
    """Give one tie per dyad by the sum of the values.

    Whatever the sides, parallel ties of both signs frustrate the lesser weight of the two; what
    is left is a tie of the difference.

    Parameters
    ----------
    first, second : ndarray of int64, shape (rows,)
        Partners, the smaller first.
    value : ndarray of shape (rows,)
        Sign times weight.
    states
        Number of states.
    keep_zero
        Whether dyads whose sum is 0 keep a tie of value 0; by default they have none.

    Returns
    -------
    Ties
    """
    dyad, place = np.unique(first * np.int64(max(states, 1)) + second, return_inverse=True)
    total = np.bincount(place, value, len(dyad))
    size = np.bincount(place, np.abs(value), len(dyad))
    total[np.abs(total) <= 1e-12 * size] = 0.0
    kept = (total != 0) | keep_zero
    one, other = np.divmod(dyad[kept], max(states, 1))
    return ties_of(one, other, total[kept], states)


def net_ties(network: TieList, *, keep_zero: bool = False) -> Ties:
    """Give one tie per dyad: parallel ties by the sum of their values, as :func:`summed_ties`."""
    if network.is_simple:
        return ties_of(network.first, network.second, network.values, network.states)
    first = network.first.astype(np.int64)
    second = network.second.astype(np.int64)
    return summed_ties(first, second, network.values, network.states, keep_zero=keep_zero)
