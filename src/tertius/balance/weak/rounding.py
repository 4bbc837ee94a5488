"""From a fractional point of the covering programme to a partition."""

import numpy as np
from numpy.typing import NDArray

from tertius.balance.weak.problem import Floats, Pairs, Places
from tertius.balance.weak.search import best_partition, rounded

THRESHOLDS = (0.35, 0.05, 0.65)
"""How far a positive tie may be cut and still hold two states together; taken in turn."""
SELDOM = 8
"""Calls between two searches that are worth the name."""


class Rounding:
    """Makes frustrated ties out of the points of a covering programme; remembers the best.

    Parameters
    ----------
    pairs
        The problem.
    label
        A partition to improve on.
    seed
        Of the searches.
    """

    def __init__(self, pairs: Pairs, label: Places, seed: int) -> None:
        self.pairs, self.seed = pairs, seed
        self.label, self.cost = label, pairs.cost(label)
        self.calls = 0

    def __call__(self, x: Floats) -> NDArray[np.bool_]:
        """Round a point, shape (p,); give the ties the best partition so far frustrates."""
        threshold = THRESHOLDS[self.calls % len(THRESHOLDS)]
        starts, rounds = [rounded(self.pairs, x, threshold)], 0
        if self.calls % SELDOM == 0:
            starts, rounds = [*starts, self.label], 60
        self.calls += 1
        label = best_partition(self.pairs, starts, rounds=rounds, seed=self.seed + self.calls)
        cost = self.pairs.cost(label)
        if cost < self.cost:
            self.label, self.cost = label, cost
        return self.pairs.frustrated(self.label)
