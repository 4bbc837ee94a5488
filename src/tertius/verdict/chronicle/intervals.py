"""Shares, ranks and their intervals when the units are not independent."""

from collections.abc import Callable, Sequence
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

from tertius.verdict.chronicle.model import Share

Z95 = 1.959963984540054
Floats = NDArray[np.float64]


def wilson(share: float, n: float) -> tuple[float, float]:
    """Give the Wilson score interval of a share at 95 %.

    Parameters
    ----------
    share
        In [0, 1].
    n
        Number of independent units, above 0; need not be whole.

    Returns
    -------
    low, high : float
        In [0, 1].

    References
    ----------
    Wilson 1927; Brown, Cai & DasGupta 2001.

    Examples
    --------
    >>> tuple(round(x, 3) for x in wilson(0.9, 50))
    (0.786, 0.957)
    """
    centre = share + Z95**2 / (2 * n)
    half = Z95 * sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2))
    scale = 1 + Z95**2 / n
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def clustered_share(hits: Sequence[bool] | Floats, clusters: Sequence[object]) -> Share | None:
    """Give a share whose interval knows that units of one cluster stand or fall together.

    Parameters
    ----------
    hits
        One truth value per unit.
    clusters
        The cluster of each unit.

    Returns
    -------
    Share or None
        None without units. The Wilson interval is taken at the effective number of units: n over
        the design effect, where that can be estimated; where all units agree, or there is one
        cluster only, at Kish's effective number of clusters.

    References
    ----------
    Korn & Graubard 1998, with Wilson's interval for the exact one; Kish 1965.
    """
    hit = np.asarray(hits, dtype=np.float64)
    n = len(hit)
    if n == 0:
        return None
    _, index = np.unique(np.asarray([str(c) for c in clusters]), return_inverse=True)
    sizes = np.bincount(index).astype(np.float64)
    count = len(sizes)
    share = float(hit.mean())
    effective = n**2 / float((sizes**2).sum())
    residual = np.bincount(index, weights=hit) - share * sizes
    spread = float((residual**2).sum())
    if 1 < count < n and 0.0 < share < 1.0 and spread > 0.0:
        variance = count / (count - 1) * spread / n**2
        effective = min(float(n), share * (1 - share) / variance)
    # The spread of few clusters is itself uncertain; units that stand alone have none to estimate.
    effective *= (Z95 / _student(count - 1)) ** 2 if 1 < count < n else 1.0
    low, high = wilson(share, max(effective, 1.0))
    return Share(int(hit.sum()), n, low, high, count)


def _student(degrees: int) -> float:
    """Give the 97.5 % point of Student's t (Cornish–Fisher; within 0.6 % from 2 degrees on)."""
    z, v = Z95, float(degrees)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / v + second / v**2 + third / v**3


def wins_of(values: Floats, others: Floats) -> Floats:
    """Count for each value how many of the others it stands above, ties counting half.

    Parameters
    ----------
    values, others
        Any numbers.

    Returns
    -------
    ndarray of float
        As long as ``values``; divided by the number of pairs, the sum is the area under the ROC
        curve.

    References
    ----------
    Mann & Whitney 1947.

    Examples
    --------
    >>> wins_of(np.array([2.0, 3.0]), np.array([1.0, 2.0])).tolist()
    [1.5, 2.0]
    """
    ordered = np.sort(others)
    below = np.searchsorted(ordered, values, side="left")
    upto = np.searchsorted(ordered, values, side="right")
    return np.asarray((below + upto) / 2, dtype=np.float64)


def over_states(
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    statistic: Callable[[NDArray[np.bool_]], float | None],
) -> tuple[float, float, float] | None:
    """Give a statistic of dyads with the interval that leaving out each state in turn yields.

    Dyads that share a state are not independent; the jackknife over states allows for that.

    Parameters
    ----------
    first, second
        The two states of each unit.
    statistic
        From the mask of units that are kept to a value in [0, 1], or None where it has none.

    Returns
    -------
    value, low, high : float
        The interval is made on the logit scale; (0, 1) where it cannot be estimated. None where
        the statistic itself has no value.

    References
    ----------
    Snijders & Borgatti 1999.
    """
    whole = np.ones(len(first), dtype=np.bool_)
    value = statistic(whole)
    if value is None:
        return None
    left_out = []
    for node in np.unique(np.concatenate([first, second])):
        part = statistic((first != node) & (second != node))
        if part is not None:
            left_out.append(part)
    count = len(left_out)
    if count < 3 or not 0.0 < value < 1.0:
        return value, 0.0, 1.0
    parts = np.asarray(left_out)
    error = sqrt((count - 2) / (2 * count) * float(((parts - parts.mean()) ** 2).sum()))
    centre, half = log(value / (1 - value)), Z95 * error / (value * (1 - value))
    return value, _logistic(centre - half), _logistic(centre + half)


def _logistic(x: float) -> float:
    return 1 / (1 + exp(-x)) if x > -700 else 0.0
