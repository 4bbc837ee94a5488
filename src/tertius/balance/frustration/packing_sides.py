"""Sides out of the prices of a packing: ties that nobody pays for tell who stands together."""

import numpy as np
from numpy.typing import NDArray

from tertius.balance.frustration.search import anneal_once, compressed_rows, merge_answers
from tertius.balance.frustration.search_kernels import draws
from tertius.balance.frustration.sides_kernels import tree_sides

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Places = NDArray[np.int32]

TRIES = 3
"""Sides made from one set of prices; all but the first with prices shaken a little."""
SHAKEN = 0.2
"""How much prices are shaken at most."""
HEAT = 0.4
"""Heat at which the sides are annealed, in units of the mean weight."""


def sides_from_prices(
    first: Places,
    second: Places,
    values: Floats,
    prices: Floats,
    known: Sides,
    chance: NDArray[np.uint64],
) -> Sides:
    """Give sides that follow the prices, annealed and merged with those known.

    A price near 0 says that the tie is satisfied, near 1 that it is frustrated. The surest ties
    that form a forest fix all sides.

    Parameters
    ----------
    first, second, values
        The ties.
    prices : ndarray of shape (m,)
        In [0, 1].
    known : ndarray of int8, shape (n,)
        The best sides known; those given back are never worse.
    chance : ndarray of uint64, shape (1,)
        State of the generator; it moves on.

    Returns
    -------
    ndarray of int8, shape (n,)
    """
    one, other = first.astype(np.int64), second.astype(np.int64)
    rows = compressed_rows(one, other, values, len(known))
    found = [known]
    for turn in range(TRIES):
        shaken = prices if not turn else prices + SHAKEN * (draws(len(prices), chance) - 0.5)
        doubt = np.minimum(shaken, 1 - shaken)
        seen = np.where(shaken < 0.5, values, -values)
        start = tree_sides(one, other, seen, np.argsort(doubt, kind="stable"), len(known))
        found.append(anneal_once(rows, start, HEAT, 40, chance))
    return merge_answers(one, other, values, found, chance, np.inf)
