"""Compiled making and mending of sides."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

INNER = njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)
"""For functions that only compiled ones call: without a door to Python they compile faster."""

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Starts = NDArray[np.int64]
Places = NDArray[np.int32]


@njit(cache=True)  # type: ignore[untyped-decorator]
def follow(start: Starts, partner: Places, tie: Starts, together: Floats, states: int) -> Sides:
    """Set sides along the ties from the first state of each component: +1 together, −1 apart."""
    sides = np.zeros(states, dtype=np.int8)
    stack = np.empty(states, dtype=np.int64)
    for root in range(states):
        if sides[root] != 0:
            continue
        sides[root] = 1
        stack[0] = root
        count = 1
        while count > 0:
            count -= 1
            state = stack[count]
            for place in range(start[state], start[state + 1]):
                other = partner[place]
                if sides[other] == 0:
                    sides[other] = sides[state] if together[tie[place]] > 0 else -sides[state]
                    stack[count] = other
                    count += 1
    return sides


@INNER  # type: ignore[untyped-decorator]
def _root(parent: Starts, parity: Sides, state: int) -> int:
    """Give the root of a state's tree, with its parity made direct along the way."""
    root, side = state, 1
    while parent[root] != root:
        side *= parity[root]
        root = parent[root]
    while parent[state] != root and parent[state] != state:
        above, step = parent[state], parity[state]
        parent[state], parity[state] = root, side
        side *= step
        state = above
    return root


@njit(cache=True)  # type: ignore[untyped-decorator]
def tree_sides(first: Starts, second: Starts, value: Floats, order: Starts, states: int) -> Sides:
    """Satisfy ties in the given order unless those before forbid it (Kruskal's forest)."""
    parent = np.arange(states)
    parity = np.ones(states, dtype=np.int8)
    for tie in order:
        one, other = first[tie], second[tie]
        left, right = _root(parent, parity, one), _root(parent, parity, other)
        if left != right:
            sign = 1 if value[tie] > 0 else -1
            of_one = parity[one] if one != left else 1
            of_other = parity[other] if other != right else 1
            parent[left] = right
            parity[left] = sign * of_one * of_other
    sides = np.ones(states, dtype=np.int8)
    for state in range(states):
        root = _root(parent, parity, state)
        sides[state] = parity[state] if state != root else 1
    return sides
