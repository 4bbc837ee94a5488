"""The least frustration of one block: closed forms, all sides of a few states, or a covering."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tertius.balance.covering import Progress, cover
from tertius.balance.frustration.closed_forms import balanced_sides, hostile_clique_sides
from tertius.balance.frustration.cycles import separator_of, triad_rows
from tertius.balance.frustration.rounding import Rounding
from tertius.balance.frustration.search import best_sides
from tertius.balance.frustration.ties import Ties

Sides = NDArray[np.int8]

FEW = 14
"""States up to which all sides are tried: 2¹³ steps, less than a covering takes to set up."""


@dataclass(frozen=True, eq=False)
class Solved:
    """Sides of a block and how much better others could be.

    Attributes
    ----------
    sides : ndarray of int8, shape (n,)
        The best found.
    value : float
        Their frustration.
    gap : float
        How much less it could be at most; 0 where proven.
    """

    sides: Sides
    value: float
    gap: float


def matrix_of(ties: Ties) -> NDArray[np.float64]:
    """Give the ties of a block as a symmetric matrix, shape (n, n)."""
    filled = np.zeros((ties.states, ties.states))
    filled[ties.first, ties.second] = ties.value
    return filled + filled.T


def known_sides(ties: Ties) -> Sides | None:
    """Give the best sides where no search is needed."""
    if ties.states <= FEW:
        from tertius.balance.frustration.gray_kernels import best_by_gray_code

        few: Sides = best_by_gray_code(matrix_of(ties))
        return few
    balanced = balanced_sides(ties)
    return hostile_clique_sides(ties) if balanced is None else balanced


def search_block(ties: Ties, *, seed: int, seconds: float | None) -> Solved:
    """Give good sides of a block, with a gap of 0 where they are known to be best."""
    sides = known_sides(ties)
    if sides is not None:
        return Solved(sides, ties.frustration(sides), 0.0)
    sides = best_sides(
        ties.first, ties.second, ties.value, ties.states, seed=seed, rounds=2, seconds=seconds
    )
    value = ties.frustration(sides)
    return Solved(sides, value, value)


def solve_block(
    ties: Ties,
    known: Solved,
    *,
    unit: float,
    seed: int,
    time_limit: float | None,
    progress: Callable[[Progress], None] | None,
) -> Solved:
    """Prove or improve the sides of a block.

    Parameters
    ----------
    ties
        The block.
    known
        What :func:`search_block` gave.
    unit
        By multiples of what the frustration of two partitions can differ; 0 for any.
    seed
        Of the searches.
    time_limit
        Seconds.
    progress
        Told where the covering stands.

    Returns
    -------
    Solved
    """
    odd = ties.frustrated(known.sides)
    rounding = Rounding(ties, known.sides, seed)
    found = cover(
        np.abs(ties.value),
        separator_of(ties, odd),
        first_rows=triad_rows(ties, odd),
        chosen=odd,
        granularity=unit,
        rounding=rounding,
        time_limit=time_limit,
        progress=progress,
    )
    # A covering found without the rounding holds the frustrated ties of some sides, or more.
    best = rounding(found.chosen.astype(np.float64))
    value = float(np.abs(ties.value[best]).sum())
    gap = 0.0 if found.proven else max(value - found.bound, 0.0)
    return Solved(rounding.sides, value, gap)
