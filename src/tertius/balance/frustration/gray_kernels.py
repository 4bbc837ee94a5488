"""Compiled walk through all sides of a few states, one change at a time."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

INNER = njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)
"""For functions that only compiled ones call: without a door to Python they compile faster."""

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]


@INNER  # type: ignore[untyped-decorator]
def _last_zeros(number: int) -> int:
    place = 0
    while number & 1 == 0:
        number >>= 1
        place += 1
    return place


@njit(cache=True)  # type: ignore[untyped-decorator]
def best_by_gray_code(matrix: Floats) -> Sides:
    """Give the best sides of a network by trying all of them, the last state held at +1.

    Step t of the reflected Gray code changes the state whose number is the number of zero bits
    at the end of t, so that each step costs one row of the matrix.
    """
    states = len(matrix)
    sides = np.ones(states, dtype=np.int8)
    best = sides.copy()
    pull = np.zeros(states)
    for state in range(states):
        pull[state] = matrix[state].sum()
    excess, least = 0.0, 0.0
    # Below this, sums of weights differ by rounding only.
    close = 1e-12 * np.abs(matrix).sum()
    for step in range(1, 1 << max(states - 1, 0)):
        state = _last_zeros(step)
        excess += pull[state]
        sides[state] = -sides[state]
        pull[state] = -pull[state]
        double = 2.0 * sides[state]
        for other in range(states):
            pull[other] += double * matrix[state, other] * sides[other]
        if excess < least - close:
            least = excess
            for state in range(states):
                best[state] = sides[state]
    return best


@njit(cache=True)  # type: ignore[untyped-decorator]
def near_by_gray_code(
    matrix: Floats, limit: float, most: int
) -> tuple[NDArray[np.int64], Floats, int]:
    """List sides whose excess over "all together" is at most ``limit``, the first ``most`` met.

    Gives them as whole numbers, bit i set where state i stands against the last state, with their
    excess, and how many there are in all.
    """
    states = len(matrix)
    sides = np.ones(states, dtype=np.int8)
    pull = np.zeros(states)
    for state in range(states):
        pull[state] = matrix[state].sum()
    found, cost = np.empty(most, dtype=np.int64), np.empty(most)
    count, excess, code = 0, 0.0, 0
    if limit >= 0.0:
        found[0], cost[0] = 0, 0.0
        count = 1
    for step in range(1, 1 << max(states - 1, 0)):
        state = _last_zeros(step)
        excess += pull[state]
        code ^= 1 << state
        sides[state] = -sides[state]
        pull[state] = -pull[state]
        double = 2.0 * sides[state]
        for other in range(states):
            pull[other] += double * matrix[state, other] * sides[other]
        if excess <= limit:
            if count < most:
                found[count], cost[count] = code, excess
            count += 1
    kept = min(count, most)
    return found[:kept], cost[:kept], count
