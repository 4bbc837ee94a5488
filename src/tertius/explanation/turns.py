"""Turning points: where the level of a series shifts."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SMALLEST_SHIFT = 0.15
"""Levels of the alignment that differ by less, on its range from −1 to 1, are taken for one. A
judgement: 0.2 finds the same turns in eight of the nine dyads that the tests know."""

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
        NaN where not observed. A gap always ends a segment: the levels on either side of it are
        compared, and never mixed.
    shortest
        Least number of periods in a segment.
    smallest
        Neighbouring segments that differ by less are joined, the closest first.

    Returns
    -------
    tuple of Shift
        In order of time.

    References
    ----------
    .. [1] Truong, C., Oudre, L. and Vayatis, N. (2020). Selective review of offline change point
       detection methods. *Signal Processing* 167, 107299.
    .. [2] Yao, Y.-C. (1988). Estimating the number of change-points via Schwarz' criterion.
       *Statistics & Probability Letters* 6(3), 181–189.
    """
    segments = [
        segment for run in _runs(series) for segment in _levels(series, run, shortest, smallest)
    ]
    return tuple(
        Shift(later.start, earlier.start, later.stop, earlier.level, later.level)
        for earlier, later in pairwise(segments)
        if abs(later.level - earlier.level) >= smallest
    )


class _Segment(NamedTuple):
    start: int
    stop: int
    level: float


def _runs(series: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Give the stretches without a gap, as first place and one past the last."""
    seen = np.concatenate([[0], ~np.isnan(series), [0]]).astype(int)
    edges = np.flatnonzero(np.diff(seen))
    return [(int(start), int(stop)) for start, stop in edges.reshape(-1, 2)]


def _levels(
    series: NDArray[np.float64], run: tuple[int, int], shortest: int, smallest: float
) -> list[_Segment]:
    """Cut one stretch into levels, and join neighbours that differ too little to be told apart."""
    start, stop = run
    values = series[start:stop]
    ends = [len(values)]
    if len(values) >= 2 * shortest:
        ends = segment_ends(values, shortest, _penalty(values))
    bounds = [0, *ends]
    while len(bounds) > 2:
        levels = [float(values[a:b].mean()) for a, b in pairwise(bounds)]
        steps = [abs(after - before) for before, after in pairwise(levels)]
        least = int(np.argmin(steps))
        if steps[least] >= smallest:
            break
        del bounds[least + 1]
    return [_Segment(start + a, start + b, float(values[a:b].mean())) for a, b in pairwise(bounds)]


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
