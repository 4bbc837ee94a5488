"""Turning points: where the level of a series shifts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SMALLEST_SHIFT = 0.2
"""Shifts of the mean alignment below a tenth of its range, from −1 to 1, are not reported."""

NOISE_FLOOR = 0.1
"""Least standard deviation assumed within a segment, so that a constant series does not make
every ripple a turn."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift of level in a series.

    Attributes
    ----------
    index
        First period of the new level.
    start, stop
        First period of the old level, and one past the last of the new one.
    level_before, level_after
        Means of the two segments.
    """

    index: int
    start: int
    stop: int
    level_before: float
    level_after: float


def find_shifts(
    series: NDArray[np.float64], *, shortest: int, smallest: float = SMALLEST_SHIFT
) -> tuple[Shift, ...]:
    """Find the shifts of the mean of a series.

    The segmentation minimises the squared error plus a penalty of ``2 σ² log n`` per segment
    (Schwarz), with σ from the differences of neighbours, and is the exact optimum.

    Parameters
    ----------
    series : ndarray of shape (T,)
        NaN where not observed; gaps are left out.
    shortest
        Least number of periods in a segment.
    smallest
        Shifts smaller than this are not reported.

    Returns
    -------
    tuple of Shift
        In order of time; empty where the series is too short.

    References
    ----------
    .. [1] Truong, C., Oudre, L. and Vayatis, N. (2020). Selective review of offline change point
       detection methods. *Signal Processing* 167, 107299.
    .. [2] Yao, Y.-C. (1988). Estimating the number of change-points via Schwarz' criterion.
       *Statistics & Probability Letters* 6(3), 181–189.
    """
    seen = np.flatnonzero(~np.isnan(series))
    values = series[seen]
    if len(values) < 2 * shortest:
        return ()
    ends = segment_ends(values, shortest, _penalty(values))
    bounds = [0, *ends]
    shifts: list[Shift] = []
    for left, middle, right in zip(bounds, bounds[1:], bounds[2:], strict=False):
        before, after = float(values[left:middle].mean()), float(values[middle:right].mean())
        if abs(after - before) >= smallest:
            stop = int(seen[right - 1]) + 1
            shifts.append(Shift(int(seen[middle]), int(seen[left]), stop, before, after))
    return tuple(shifts)


def segment_ends(values: NDArray[np.float64], shortest: int, penalty: float) -> list[int]:
    """Cut a series into segments of constant mean at the least penalised squared error.

    The optimum is exact: for each end, the best last segment is looked up among all starts. The
    same segmentation as ``ruptures.KernelCPD(kernel="linear", min_size=shortest).predict(pen)``;
    the tests hold it against that. Importing that library costs more time than the whole answer
    may take (docs/decisions/0002-turning-points.md).

    Parameters
    ----------
    values : ndarray of shape (n,)
        Without gaps.
    shortest
        Least number of values in a segment.
    penalty
        Added for each segment, in squared units of the series.

    Returns
    -------
    list of int
        One past the last value of each segment; the last one is n.

    References
    ----------
    .. [1] Jackson, B. et al. (2005). An algorithm for optimal partitioning of data on an
       interval. *IEEE Signal Processing Letters* 12(2), 105–108.
    """
    count = len(values)
    total = np.concatenate([[0.0], np.cumsum(values)])
    squares = np.concatenate([[0.0], np.cumsum(values**2)])
    best = np.full(count + 1, np.inf)
    best[0] = -penalty
    last_start = np.zeros(count + 1, dtype=int)
    for end in range(shortest, count + 1):
        starts = np.arange(0, end - shortest + 1)
        mean_part = (total[end] - total[starts]) ** 2 / (end - starts)
        costs = best[starts] + squares[end] - squares[starts] - mean_part + penalty
        last_start[end] = int(np.argmin(costs))
        best[end] = costs[last_start[end]]
    ends = [count]
    while last_start[ends[-1]] > 0:
        ends.append(int(last_start[ends[-1]]))
    return ends[::-1]


def _penalty(values: NDArray[np.float64]) -> float:
    """Give the penalty of Schwarz for a change of mean, with the noise from the differences."""
    steps = np.diff(values)
    noise = max(float(np.median(np.abs(steps))) * 1.4826 / np.sqrt(2), NOISE_FLOOR)
    return float(2 * noise**2 * np.log(len(values)))
