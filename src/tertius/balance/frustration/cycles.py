"""Negative cycles that a fractional choice of frustrated ties misses, as rows for a covering."""

import numpy as np
from numpy.random import PCG64, Generator
from numpy.typing import NDArray

from tertius.balance.covering import Separator
from tertius.balance.frustration.ties import Ties
from tertius.balance.programme import Rows

Floats = NDArray[np.float64]
Chosen = NDArray[np.bool_]
Whole = NDArray[np.int64]

PER_SOURCE, PER_TIE = 200, 12
"""Most cycles from one state and through one tie in a round. With 8 and 4 the hardest planted
network took three times the rounds; more costs more rows than it saves."""
ROWS = 400_000
"""Most cycles in a round."""


def separator_of(ties: Ties, odd: Chosen) -> Separator:
    """Make a search for negative cycles with ``Σ x < 1``.

    Every negative cycle holds a frustrated tie, so it is enough to search from states that touch
    all of those; the fewer there are frustrated, the fewer searches.

    Parameters
    ----------
    ties
        The network.
    odd : ndarray of bool, shape (m,)
        Which ties count as negative: those frustrated by some sides; cycles are negative by the
        one as by the other.

    Returns
    -------
    Separator
        Gives no rows only where x misses no cycle (by more than 10⁻⁶).
    """
    from tertius.balance.frustration.cycle_kernels import short_cycles

    sources, signs = touching(ties, odd), odd.astype(np.int8)
    rows = ties.rows

    def separate(x: Floats) -> Rows:
        # What the solver left of a zero would hide which walks are short.
        length = np.where(x < 1e-9, 0.0, x)
        return distinct(
            short_cycles(*rows, signs, length, sources, PER_SOURCE, PER_TIE, ROWS), mark
        )

    mark = Generator(PCG64(11)).integers(0, 2**63, len(ties.value), dtype=np.uint64)
    return separate


def distinct(rows: Rows, mark: NDArray[np.uint64]) -> Rows:
    """Leave out rows that hold the same ties as another.

    Parameters
    ----------
    rows
        Cycles; one may be found from several of its states.
    mark : ndarray of uint64, shape (m,)
        A random word for each tie: rows with the same sum of words are the same.

    Returns
    -------
    Rows
    """
    start, index = rows
    if len(start) <= 2:
        return rows
    words = np.add.reduceat(mark[index], start[:-1])
    kept = np.zeros(len(words), dtype=bool)
    kept[np.unique(words, return_index=True)[1]] = True
    lengths = np.diff(start)
    return np.concatenate([[0], np.cumsum(lengths[kept])]), index[np.repeat(kept, lengths)]


def touching(ties: Ties, odd: Chosen) -> Whole:
    """Give states that touch every odd tie: those with most of what is left untouched first."""
    first, second = ties.first[odd], ties.second[odd]
    left = np.ones(len(first), dtype=bool)
    count = np.bincount(np.concatenate([first, second]), minlength=ties.states)
    chosen = []
    while left.any():
        state = int(np.argmax(count))
        chosen.append(state)
        gone = left & ((first == state) | (second == state))
        left &= ~gone
        ends = np.concatenate([first[gone], second[gone]])
        count = count - np.bincount(ends, minlength=ties.states)
    return np.array(chosen, dtype=np.int64)
