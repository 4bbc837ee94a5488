"""The step in which the weights of a network, and so its frustration, are counted."""

from math import gcd

import numpy as np
from numpy.typing import NDArray

from tertius.errors import NetworkError
from tertius.network.tie_list import TieList

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


def counted(listed: TieList) -> tuple[TieList, float, float]:
    """Give the ties in units of their own, so that no tolerance depends on how they were measured.

    Parameters
    ----------
    listed
        The ties as they were given.

    Returns
    -------
    ties : TieList
        Whole numbers where the weights have a unit, else weights of at most 1.
    scale : float
        What a weight of 1 stands for.
    unit : float
        By multiples of what frustrations differ, in the new weights: 1, or 0 for any.
    """
    unit = unit_of(listed.weights)
    if unit:
        return listed.with_values(np.round(listed.values / unit)), unit, 1.0
    scale = float(np.max(listed.weights, initial=0.0)) or 1.0
    # Weights 300 orders of magnitude below the largest must not vanish: a tie is never zero.
    shares = np.maximum(listed.weights / scale, np.finfo(np.float64).tiny)
    return listed.with_values(np.copysign(shares, listed.values)), scale, 0.0


def check_time_limit(time_limit: float | None) -> None:
    """Refuse a time limit that is no number of seconds.

    Raises
    ------
    NetworkError
        If it is negative or NaN.
    """
    if time_limit is not None and not time_limit >= 0:
        raise NetworkError(f"the time limit must be 0 seconds or more, got {time_limit}")
