"""Compiled search for negative cycles: short closed walks in the double cover.

A network of n states has a double cover of 2n points: ``2 i`` is state i reached by a walk of
positive sign, ``2 i + 1`` by one of negative sign. A negative cycle through i is a walk from
``2 i`` to ``2 i + 1``. A walk shorter than 1 has its middle within 1/2 of both ends, so that a
search from ``2 i`` may stop at radius 1/2 and look for ties that join what it has reached.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

INNER = njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)
"""For functions that only compiled ones call: without a door to Python they compile faster."""

Floats = NDArray[np.float64]
Starts = NDArray[np.int64]
Places = NDArray[np.int32]
Odd = NDArray[np.int8]

TOUCH = 1e-8
"""Added to the length of every tie: of equally short walks the one with fewer ties is found."""
MISSED = 1e-6
"""How far below 1 a cycle must be to count as missed."""


@INNER  # type: ignore[untyped-decorator]
def _push(heap: Starts, key: Floats, size: int, point: int, length: float) -> int:
    place = size
    while place > 0:
        above = (place - 1) >> 1
        if key[above] <= length:
            break
        key[place], heap[place] = key[above], heap[above]
        place = above
    key[place], heap[place] = length, point
    return size + 1


@INNER  # type: ignore[untyped-decorator]
def _pop(heap: Starts, key: Floats, size: int) -> int:
    """Take out the first; it is left at place ``size − 1``."""
    size -= 1
    first_key, first = key[0], heap[0]
    length, point = key[size], heap[size]
    place = 0
    while True:
        below = 2 * place + 1
        if below >= size:
            break
        if below + 1 < size and key[below + 1] < key[below]:
            below += 1
        if key[below] >= length:
            break
        key[place], heap[place] = key[below], heap[below]
        place = below
    if size > 0:
        key[place], heap[place] = length, point
    key[size], heap[size] = first_key, first
    return size


@INNER  # type: ignore[untyped-decorator]
def _simple(walk: Starts, steps: Places, length: int, odd: Odd, seen: Starts, cycle: Places) -> int:
    """Cut a closed negative walk down to a simple negative cycle within it.

    ``walk[i]`` is the state before step i; ``steps[i]`` its tie; ``seen`` is −1 everywhere and is
    left so. Gives the number of ties put into ``cycle``.
    """
    kept = 0
    states = np.empty(length + 1, dtype=np.int64)
    found = 0
    for step in range(length):
        state = walk[step]
        if seen[state] >= 0:
            begin = seen[state]
            sign = 0
            for place in range(begin, kept):
                sign ^= odd[cycle[place]]
            if sign == 1:
                found = kept - begin
                for place in range(found):
                    cycle[place] = cycle[begin + place]
                break
            for place in range(begin, kept):
                seen[states[place]] = -1
            kept = begin
        seen[state] = kept
        states[kept] = state
        cycle[kept] = steps[step]
        kept += 1
    else:
        # The walk has come back to its first state: what is left is the cycle itself, or its
        # last part where the rest fell away as positive loops.
        found = kept
    for step in range(length):
        seen[walk[step]] = -1
    return found


@INNER  # type: ignore[untyped-decorator]
def _walk_of(
    one: int, other: int, closing: int, up: Starts, via: Places, depth: Starts,
    walk: Starts, steps: Places,
) -> int:  # fmt: skip
    """Join two points of the search tree by a tie; give the closed walk over their fork."""
    length = 0
    left, right = one, other
    # The walk goes up from ``one`` to the fork, down to ``other``, and back over the tie.
    while depth[left] > depth[right]:
        walk[length], steps[length] = left >> 1, via[left]
        length += 1
        left = up[left]
    short = right
    while depth[short] > depth[left]:
        short = up[short]
    while left != short:
        walk[length], steps[length] = left >> 1, via[left]
        length += 1
        left, short = up[left], up[short]
    fork = left
    count = 0
    point = right
    while point != fork:
        count += 1
        point = up[point]
    point = right
    for place in range(length + count - 1, length - 1, -1):
        walk[place], steps[place] = up[point] >> 1, via[point]
        point = up[point]
    length += count
    walk[length], steps[length] = other >> 1, closing
    return length + 1


@njit(cache=True)  # type: ignore[untyped-decorator]
def short_cycles(
    start: Starts,
    partner: Places,
    tie: Starts,
    odd: Odd,
    x: Floats,
    sources: Starts,
    per_source: int,
    per_tie: int,
    most: int,
) -> tuple[Starts, Places]:
    """Give negative cycles with ``Σ x < 1`` through the sources, as rows of ties.

    At most ``per_source`` cycles from one source, ``most`` in all, and none through a tie that
    has served ``per_tie`` times already: so that cycles are spread over the network. None are
    given only where there are none through any of the sources.
    """
    points = 2 * (len(start) - 1)
    distance = np.full(points, np.inf)
    settled = np.zeros(points, dtype=np.bool_)
    touched = np.empty(points, dtype=np.int64)
    up = np.zeros(points, dtype=np.int64)
    depth = np.zeros(points, dtype=np.int64)
    via = np.zeros(points, dtype=np.int32)
    heap = np.empty(2 * len(partner) + 2, dtype=np.int64)
    key = np.empty(2 * len(partner) + 2, dtype=np.float64)
    served = np.zeros(len(x), dtype=np.int32)
    done = np.zeros(len(start) - 1, dtype=np.bool_)
    seen = np.full(len(start) - 1, -1, dtype=np.int64)
    walk = np.empty(points + 2, dtype=np.int64)
    steps = np.empty(points + 2, dtype=np.int32)
    cycle = np.empty(points + 2, dtype=np.int32)
    begins = np.zeros(most + 1, dtype=np.int64)
    index = np.empty(16 * most + points, dtype=np.int32)
    rows, filled = 0, 0
    for source in sources:
        found, count, size = 0, 1, 1
        touched[0] = heap[0] = 2 * source
        key[0] = distance[2 * source] = 0.0
        depth[2 * source] = 0
        while size > 0 and found < per_source and rows < most:
            size = _pop(heap, key, size)
            point = heap[size]
            if settled[point]:
                continue
            settled[point] = True
            state, sign, here = point >> 1, point & 1, distance[point]
            for place in range(start[state], start[state + 1]):
                other, by = partner[place], tie[place]
                if done[other] or served[by] >= per_tie:
                    continue
                reached = 2 * other + (sign ^ odd[by])
                across = here + x[by] + TOUCH
                if settled[reached ^ 1] and across + distance[reached ^ 1] < 1 - MISSED:
                    length = _walk_of(point, reached ^ 1, by, up, via, depth, walk, steps)
                    length = _simple(walk, steps, length, odd, seen, cycle)
                    fresh = True
                    for step in range(length):
                        if served[cycle[step]] >= per_tie:
                            fresh = False
                    if fresh and filled + length <= len(index):
                        for step in range(length):
                            served[cycle[step]] += 1
                            index[filled + step] = cycle[step]
                        filled += length
                        rows += 1
                        begins[rows] = filled
                        found += 1
                        if found >= per_source or rows >= most:
                            break
                if across < 0.5 and across < distance[reached]:
                    if distance[reached] == np.inf:
                        touched[count] = reached
                        count += 1
                    distance[reached] = across
                    up[reached], via[reached] = point, by
                    depth[reached] = depth[point] + 1
                    size = _push(heap, key, size, reached, across)
        for place in range(count):
            distance[touched[place]] = np.inf
            settled[touched[place]] = False
        if rows >= most:
            break
        done[source] = found == 0
    return begins[: rows + 1], index[:filled]
