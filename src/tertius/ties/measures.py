"""The rule ``measures``: values that a source reports for a dyad and a period.

A value about a span of days counts in every period that the span touches; several values in one
period are averaged with equal weight. Cells that no value touches are null, never 0. Centring and
shares are the business of the adapters that make the values (:mod:`tertius.ties.adapters`).
"""

import numpy as np
from numpy.typing import NDArray

from tertius.ties.grid import Grid
from tertius.ties.inputs import Measure


def measured_ties(measure: Measure, grid: Grid) -> NDArray[np.float64]:
    """Fill a grid with the mean of a source's values.

    Parameters
    ----------
    measure
        Values per dyad and span.
    grid
        What to fill.

    Returns
    -------
    ndarray of shape (T, m, n)
        In [−1, 1]; NaN where there is no value.
    """
    total, count = np.zeros(grid.shape), np.zeros(grid.shape)
    start = np.searchsorted(grid.last_days, measure.first_day, side="left")
    stop = np.searchsorted(grid.first_days, measure.last_day, side="right")
    for one, other in ((measure.ccode1, measure.ccode2), (measure.ccode2, measure.ccode1)):
        rows, columns = _places(one, grid.rows), _places(other, grid.ccodes)
        held = (rows >= 0) & (columns >= 0) & (stop > start)
        for step in range(int((stop - start)[held].max(initial=0))):
            touched = held & (start + step < stop)
            where = (start[touched] + step, rows[touched], columns[touched])
            np.add.at(total, where, measure.value[touched])
            np.add.at(count, where, 1.0)
    with np.errstate(invalid="ignore"):
        mean: NDArray[np.float64] = total / count
    return mean


def _places(codes: NDArray[np.int64], order: tuple[int, ...]) -> NDArray[np.int64]:
    """Give the position of each code in a list of codes, −1 where it is not in it."""
    sorter = np.argsort(order)
    ordered = np.asarray(order)[sorter]
    found = np.clip(np.searchsorted(ordered, codes), 0, max(len(order) - 1, 0))
    if not len(order):
        return np.full(len(codes), -1)
    return np.where(ordered[found] == codes, sorter[found], -1)
