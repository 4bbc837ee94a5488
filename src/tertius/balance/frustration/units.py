"""The step in which the weights of a network, and so its frustration, are counted."""

from math import gcd

import numpy as np
from numpy.typing import NDArray

DECIMALS = 6
"""Decimals up to which weights are taken for exact decimal fractions."""


def unit_of(weights: NDArray[np.float64]) -> float:
    """Give the largest number of which all weights are multiples, 0 where none is found.

    Parameters
    ----------
    weights : ndarray of shape (m,)
        Weights, above 0.

    Returns
    -------
    float
        1 for signs. For decimal fractions of at most six places a decimal fraction; 0 for other
        numbers, and where the weights together are more than 10⁹ units, too many to tell apart
        safely.

    Examples
    --------
    >>> import numpy as np
    >>> unit_of(np.array([2.0, 6.0])), unit_of(np.array([0.5, 0.75])), unit_of(np.array([np.pi]))
    (2.0, 0.25, 0.0)
    """
    if not len(weights):
        return 0.0
    for places in range(DECIMALS + 1):
        scaled = weights * 10.0**places
        whole = np.round(scaled)
        if whole.sum() > 1e9 or whole.min() < 1:
            continue
        if np.all(np.abs(scaled - whole) <= 1e-9 * whole):
            step = gcd(*np.unique(whole.astype(np.int64)).tolist())
            return step / 10.0**places
    return 0.0
