"""Turning points: where the level of a series shifts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SMALLEST_SHIFT = 0.15
"""Shifts of the mean alignment below this are not reported: a tie runs from −1 to 1, and the
recipes that ship differ among themselves by about as much."""

NOISE_FLOOR = 0.05
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
    (Schwarz), with σ from the differences of neighbours, by PELT as implemented in ruptures.

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
    .. [1] Killick, R., Fearnhead, P. and Eckley, I. A. (2012). Optimal detection of changepoints
       with a linear computational cost. *JASA* 107(500), 1590–1598.
    .. [2] Truong, C., Oudre, L. and Vayatis, N. (2020). Selective review of offline change point
       detection methods. *Signal Processing* 167, 107299.
    """
    seen = np.flatnonzero(~np.isnan(series))
    values = series[seen]
    if len(values) < 2 * shortest:
        return ()
    ends = _segment_ends(values, shortest)
    bounds = [0, *ends]
    shifts: list[Shift] = []
    for left, middle, right in zip(bounds, bounds[1:], bounds[2:], strict=False):
        before, after = float(values[left:middle].mean()), float(values[middle:right].mean())
        if abs(after - before) >= smallest:
            stop = int(seen[right - 1]) + 1
            shifts.append(Shift(int(seen[middle]), int(seen[left]), stop, before, after))
    return tuple(shifts)


def _segment_ends(values: NDArray[np.float64], shortest: int) -> Sequence[int]:
    import ruptures

    steps = np.diff(values)
    noise = max(float(np.median(np.abs(steps))) * 1.4826 / np.sqrt(2), NOISE_FLOOR)
    penalty = 2 * noise**2 * np.log(len(values))
    search = ruptures.KernelCPD(kernel="linear", min_size=shortest, jump=1)
    ends: list[int] = search.fit(values.reshape(-1, 1)).predict(pen=penalty)
    return ends
