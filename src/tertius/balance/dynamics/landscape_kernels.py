"""Compiled loops over bipartitions: their energies, valleys and descents."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Places = NDArray[np.int32]


@njit(cache=True)  # type: ignore[untyped-decorator]
def all_energies(weights: Floats) -> Floats:
    """Give the energy of every bipartition, each from one with a state fewer on the other side."""
    n = len(weights)
    free = max(n - 1, 0)
    energy = np.zeros(1 << free)
    for number in range(1, len(energy)):
        bit = 0
        while not (number >> bit) & 1:
            bit += 1
        before = number & (number - 1)
        change = weights[bit + 1, 0]
        for other in range(free):
            if (before >> other) & 1:
                change -= weights[bit + 1, other + 1]
            else:
                change += weights[bit + 1, other + 1]
        energy[number] = energy[before] + change
    return energy


@njit(cache=True)  # type: ignore[untyped-decorator]
def _next_to(number: int, state: int, states: int) -> int:
    """Give the bipartition in which one state has changed its side."""
    if state == 0:
        return number ^ ((1 << (states - 1)) - 1)
    return number ^ (1 << (state - 1))


@njit(cache=True)  # type: ignore[untyped-decorator]
def _go_down(energy: Floats, states: int, equal: float) -> Places:
    """Point every bipartition to its lowest neighbour that lies lower, or to −1."""
    down = np.full(len(energy), -1, dtype=np.int32)
    for number in range(len(energy)):
        lowest = energy[number] - equal
        for state in range(states):
            near = _next_to(number, state, states)
            if energy[near] < lowest:
                lowest = energy[near]
                down[number] = near
    return down


@njit(cache=True)  # type: ignore[untyped-decorator]
def _cross_plains(energy: Floats, down: Places, states: int, equal: float, queue: Places) -> None:
    """Lead every plain that has a way down to it, by the fewest moves at equal energy."""
    tail = 0
    for number in range(len(energy)):
        if down[number] >= 0:
            queue[tail] = number
            tail += 1
    head = 0
    while head < tail:
        number = queue[head]
        head += 1
        for state in range(states):
            near = _next_to(number, state, states)
            if down[near] < 0 and abs(energy[near] - energy[number]) <= equal:
                down[near] = number
                queue[tail] = near
                tail += 1


@njit(cache=True)  # type: ignore[untyped-decorator]
def valleys(
    energy: Floats, states: int, equal: float
) -> tuple[Places, Places, Places, NDArray[np.int32]]:
    """Find the local minima and what flows into them.

    Gives for every minimum, in the order of their smallest number, that number, the bipartitions
    that make it up, and those whose steepest descent ends in it; and the minimum of every
    bipartition.
    """
    down = _go_down(energy, states, equal)
    queue = np.empty(len(energy), dtype=np.int32)
    _cross_plains(energy, down, states, equal, queue)
    valley = np.full(len(energy), -1, dtype=np.int32)
    lowest, width = [np.int32(0) for _ in range(0)], [np.int32(0) for _ in range(0)]
    for number in range(len(energy)):
        if down[number] >= 0 or valley[number] >= 0:
            continue
        mark = len(lowest)
        valley[number] = mark
        queue[0] = number
        head, tail = 0, 1
        while head < tail:
            here = queue[head]
            head += 1
            for state in range(states):
                near = _next_to(here, state, states)
                # What has no way down and equal energy belongs to the same floor.
                if (
                    down[near] < 0
                    and valley[near] < 0
                    and abs(energy[near] - energy[here]) <= equal
                ):
                    valley[near] = mark
                    queue[tail] = near
                    tail += 1
        lowest.append(np.int32(number))
        width.append(np.int32(tail))
    basin = np.zeros(len(lowest), dtype=np.int32)
    for number in range(len(energy)):
        here, passed = number, 0
        while valley[here] < 0:
            queue[passed] = here
            passed += 1
            here = down[here]
        for step in range(passed):
            valley[queue[step]] = valley[here]
        basin[valley[here]] += 1
    return np.array(lowest, dtype=np.int32), np.array(width, dtype=np.int32), basin, valley


@njit(cache=True)  # type: ignore[untyped-decorator]
def descend(
    start: Ints, partner: Places, tie: Ints, weights: Floats, side: NDArray[np.int8], equal: float
) -> int:
    """Move the state that lowers the energy most until none lowers it; give the moves made."""
    states = len(start) - 1
    gain = np.zeros(states)
    for i in range(states):
        for at in range(start[i], start[i + 1]):
            gain[i] += weights[tie[at]] * side[i] * side[partner[at]]
    moves = 0
    while True:
        best, chosen = -equal, -1
        for i in range(states):
            if gain[i] < best:
                best = gain[i]
                chosen = i
        if chosen < 0:
            return moves
        side[chosen] = -side[chosen]
        gain[chosen] = -gain[chosen]
        for at in range(start[chosen], start[chosen + 1]):
            other = partner[at]
            gain[other] += 2 * weights[tie[at]] * side[chosen] * side[other]
        moves += 1
