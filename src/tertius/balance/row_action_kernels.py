"""Compiled sweeps of Hildreth's row-action method over covering rows."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

INNER = njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)
"""For functions that only compiled ones call: without a door to Python they compile faster."""

Floats = NDArray[np.float64]
Starts = NDArray[np.int64]
Places = NDArray[np.int32]


@INNER  # type: ignore[untyped-decorator]
def _act(
    row: int, start: Starts, index: Places, y: Floats, z: Floats, step: Floats, relax: float
) -> float:
    """Move the dual of one row towards ``Σ max(z, 0) = 1``; give how much the row was short."""
    total, reach = 0.0, 0.0
    for place in range(start[row], start[row + 1]):
        tie = index[place]
        reach += step[tie]
        if z[tie] > 0.0:
            total += z[tie]
    short = 1.0 - total
    if y[row] == 0.0 and short <= 0.0:
        return 0.0
    new = max(y[row] + relax * short / reach, 0.0)
    change = new - y[row]
    if change != 0.0:
        y[row] = new
        for place in range(start[row], start[row + 1]):
            z[index[place]] += change * step[index[place]]
    return short


@njit(cache=True)  # type: ignore[untyped-decorator]
def sweep_rows(
    start: Starts,
    index: Places,
    y: Floats,
    z: Floats,
    step: Floats,
    rounds: int,
    inner: int,
    relax: float,
) -> float:
    """Go over all rows ``rounds`` times, and ``inner`` times more over those that matter.

    A row matters while its dual is above 0 or it is short. ``z`` is ``c + step (load − w)`` with
    the load ``Σ_{C ∋ e} y_C``; y and z are changed in place. Gives the largest shortfall seen in
    the last full round.
    """
    rows = len(start) - 1
    hot = np.empty(rows, dtype=np.int64)
    worst = 0.0
    for turn in range(rounds):
        worst = 0.0
        count = 0
        for place in range(rows):
            row = place if turn % 2 == 0 else rows - 1 - place
            short = _act(row, start, index, y, z, step, relax)
            worst = max(worst, short)
            if y[row] > 0.0:
                hot[count] = row
                count += 1
        for again in range(inner):
            for place in range(count):
                row = hot[place] if again % 2 == 1 else hot[count - 1 - place]
                _act(row, start, index, y, z, step, relax)
    return worst


@njit(cache=True)  # type: ignore[untyped-decorator]
def loads_of(start: Starts, index: Places, y: Floats, ties: int) -> Floats:
    """Give the load of every tie: the sum of the duals of its rows."""
    load = np.zeros(ties)
    for row in range(len(start) - 1):
        if y[row] > 0.0:
            for place in range(start[row], start[row + 1]):
                load[index[place]] += y[row]
    return load


@njit(cache=True)  # type: ignore[untyped-decorator]
def pack(start: Starts, index: Places, y: Floats, load: Floats, room: Floats) -> float:
    """Turn duals into a packing: lower them where a tie is overloaded, then fill what is left.

    Afterwards ``load ≤ room`` up to rounding. Gives the value of the packing, Σ y.
    """
    rows = len(start) - 1
    total = 0.0
    for row in range(rows):
        if y[row] > 0.0:
            over = 0.0
            for place in range(start[row], start[row + 1]):
                tie = index[place]
                over = max(over, load[tie] - room[tie])
            if over > 0.0:
                cut = min(over, y[row])
                y[row] -= cut
                for place in range(start[row], start[row + 1]):
                    load[index[place]] -= cut
    for row in range(rows):
        left = np.inf
        for place in range(start[row], start[row + 1]):
            tie = index[place]
            left = min(left, room[tie] - load[tie])
        if left > 0.0:
            y[row] += left
            for place in range(start[row], start[row + 1]):
                load[index[place]] += left
        total += y[row]
    return total
