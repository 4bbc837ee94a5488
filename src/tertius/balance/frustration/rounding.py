"""From a fractional choice of frustrated ties to sides."""

import numpy as np
from numpy.typing import NDArray

from tertius.balance.frustration.search import best_sides
from tertius.balance.frustration.ties import Ties

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]


def rounded_sides(ties: Ties, x: Floats) -> Sides:
    """Give sides that satisfy a spanning forest of the ties least chosen, mended one by one.

    Parameters
    ----------
    ties
        The network.
    x : ndarray of shape (m,)
        How far each tie is chosen as frustrated, in [0, 1].

    Returns
    -------
    ndarray of int8, shape (n,)
        No change of one state lowers their frustration.
    """
    from tertius.balance.frustration.search_kernels import descend, pulls_of
    from tertius.balance.frustration.sides_kernels import tree_sides

    order = np.argsort(x, kind="stable")
    sides: Sides = tree_sides(ties.first, ties.second, ties.value, order, ties.states)
    start, partner, tie = ties.rows
    value = ties.value[tie]
    pull = np.zeros(ties.states)
    pulls_of(start, partner, value, sides, pull)
    descend(start, partner, value, sides, pull, 1e-9 * float(np.mean(np.abs(value))))
    return sides


class Rounding:
    """The rounding of one covering, which remembers the best sides it has made.

    Parameters
    ----------
    ties
        The network.
    sides : ndarray of int8, shape (n,)
        Sides known before.
    seed
        Of the searches.
    """

    def __init__(self, ties: Ties, sides: Sides, seed: int) -> None:
        self.ties, self.seed = ties, seed
        self.sides, self.value = sides, ties.frustration(sides)
        self.calls = 0

    def __call__(self, x: Floats) -> NDArray[np.bool_]:
        """Round; from time to time search on from the result. Gives the ties frustrated."""
        self.calls += 1
        made = rounded_sides(self.ties, x)
        # A search costs as much as some rounds of the covering: it is made ever more rarely.
        if self.calls >= 4 and self.calls & (self.calls - 1) == 0:
            made = best_sides(
                self.ties.first,
                self.ties.second,
                self.ties.value,
                self.ties.states,
                seed=self.seed + self.calls,
                rounds=1,
                start=made,
            )
        value = self.ties.frustration(made)
        if value < self.value:
            self.sides, self.value = made, value
        return self.ties.frustrated(self.sides)
