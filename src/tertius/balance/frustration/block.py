"""Sides of one block that are known to be best, or good ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tertius.balance.frustration.closed_forms import balanced_sides, hostile_clique_sides
from tertius.balance.frustration.search import best_sides
from tertius.balance.frustration.ties import Ties

Sides = NDArray[np.int8]

FEW = 14
"""States up to which all sides are tried at once: 2¹³ steps, less than a covering's set-up."""


@dataclass(frozen=True, eq=False)
class Solved:
    """Sides of a network or a part of it, and how much better others could be.

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

    @property
    def bound(self) -> float:
        """What no sides can fall below."""
        return self.value - self.gap


def all_sides_tried(ties: Ties) -> Solved:
    """Give best sides of a block of few states by trying all: 2ⁿ⁻¹ steps of n operations."""
    from tertius.balance.frustration.gray_kernels import best_by_gray_code

    sides: Sides = best_by_gray_code(matrix_of(ties))
    return Solved(sides, ties.frustration(sides), 0.0)


def matrix_of(ties: Ties) -> NDArray[np.float64]:
    """Give the ties of a block as a symmetric matrix, shape (n, n)."""
    filled = np.zeros((ties.states, ties.states))
    filled[ties.first, ties.second] = ties.value
    return filled + filled.T


def known_sides(ties: Ties) -> Sides | None:
    """Give best sides where they are known without a search: see ``closed_forms``."""
    sides = balanced_sides(ties)
    return hostile_clique_sides(ties) if sides is None else sides


def search_block(ties: Ties, *, seed: int, rounds: int, seconds: float | None) -> Solved:
    """Give good sides of a block, with a gap of 0 where they are known to be best.

    Parameters
    ----------
    ties
        A block.
    seed, rounds, seconds
        As for :func:`tertius.balance.frustration.search.best_sides`.

    Returns
    -------
    Solved
        The gap is the value itself where nothing is known: frustration is not below 0.
    """
    if ties.states <= FEW:
        return all_sides_tried(ties)
    sides = known_sides(ties)
    if sides is not None:
        return Solved(sides, ties.frustration(sides), 0.0)
    arrays = ties.first, ties.second, ties.value, ties.states
    sides = best_sides(*arrays, seed=seed, rounds=rounds, seconds=seconds)
    value = ties.frustration(sides)
    return Solved(sides, value, value)
