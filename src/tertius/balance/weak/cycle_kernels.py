"""Compiled loops over cycles with exactly one negative tie; loaded only when a solver runs.

Pairs stand as compressed rows (``start, partner, value, pair``); a cycle is given by the places of
its pairs, one after the other, in ``(start, index)`` form.
"""

from heapq import heappop, heappush

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Columns = NDArray[np.int32]

HOP = 1e-9
"""Added to the length of every tie: of equally short paths, the one with fewer ties."""


@njit(cache=True)  # type: ignore[untyped-decorator]
def bad_triads(
    start: Places, partner: Places, value: Floats, pair: Places, most: int
) -> tuple[Places, Columns]:
    """Give the triads ++-, at most ``most``, as rows of three pairs."""
    states = len(start) - 1
    room, count = 1024, 0
    index = np.empty(room, dtype=np.int32)
    mark = np.full(states, -1, dtype=np.int64)
    for state in range(states):
        for place in range(start[state], start[state + 1]):
            if value[place] > 0.0:
                mark[partner[place]] = pair[place]
        for place in range(start[state], start[state + 1]):
            other = partner[place]
            if value[place] > 0.0 or other < state:
                continue
            for step in range(start[other], start[other + 1]):
                if value[step] < 0.0 or mark[partner[step]] < 0 or count == most:
                    continue
                if 3 * count + 3 > room:
                    room *= 2
                    wider = np.empty(room, dtype=np.int32)
                    wider[: 3 * count] = index[: 3 * count]
                    index = wider
                index[3 * count] = pair[place]
                index[3 * count + 1] = mark[partner[step]]
                index[3 * count + 2] = pair[step]
                count += 1
        for place in range(start[state], start[state + 1]):
            mark[partner[place]] = -1
    return np.arange(0, 3 * count + 1, 3), index[: 3 * count]


@njit(cache=True)  # type: ignore[untyped-decorator]
def near(
    source: int,
    reach: float,
    start: Places,
    partner: Places,
    value: Floats,
    pair: Places,
    length: Floats,
    distance: Floats,
    before: Places,
    by: Places,
    found: Places,
) -> int:
    """Walk from one state over positive ties to all within ``reach``; give their number.

    ``found`` lists them by distance; ``distance`` must be infinite everywhere at the start, and
    ``before`` and ``by`` tell the last step of each shortest path.

    References
    ----------
    Dijkstra, E. W. (1959). A note on two problems in connexion with graphs. Numerische
    Mathematik 1, 269-271.
    """
    count = 0
    distance[source] = 0.0
    before[source] = -1
    heap = [(0.0, source)]
    while len(heap) > 0:
        far, state = heappop(heap)
        if far > distance[state]:
            continue
        found[count] = state
        count += 1
        for place in range(start[state], start[state + 1]):
            if value[place] < 0.0:
                continue
            then = far + length[pair[place]] + HOP
            other = partner[place]
            if then < distance[other] and then < reach:
                distance[other] = then
                before[other] = state
                by[other] = pair[place]
                heappush(heap, (then, other))
    # What was reached but not within the list cannot be: everything pushed is popped.
    return count


@njit(cache=True)  # type: ignore[untyped-decorator]
def missed_cycles(
    start: Places,
    partner: Places,
    value: Floats,
    pair: Places,
    length: Floats,
    slack: float,
    each: int,
    most: int,
) -> tuple[Places, Columns]:
    """Give cycles with one negative tie that are shorter than 1 − ``slack``.

    For every negative tie one of the shortest is given, where there is one, and up to ``each`` in
    all that differ in their last state; at most ``most`` cycles.
    """
    states = len(start) - 1
    room, filled, count = 4096, 0, 0
    index = np.empty(room, dtype=np.int32)
    ends = np.zeros(most + 1, dtype=np.int64)
    distance = np.full(states, np.inf)
    before = np.empty(states, dtype=np.int64)
    by = np.empty(states, dtype=np.int64)
    found = np.empty(states, dtype=np.int64)
    for state in range(states):
        reach = 0.0
        for place in range(start[state], start[state + 1]):
            if value[place] < 0.0 and partner[place] > state:
                reach = max(reach, 1.0 - slack - length[pair[place]])
        if reach <= 0.0:
            continue
        known = near(state, reach, start, partner, value, pair, length, distance, before, by, found)
        for place in range(start[state], start[state + 1]):
            other = partner[place]
            if value[place] > 0.0 or other < state or distance[other] == np.inf:
                continue
            left = 1.0 - slack - length[pair[place]]
            best = before[other]
            given = 0
            for step in range(start[other] - 1, start[other + 1]):
                last, closing = best, by[other]
                if step >= start[other]:
                    last, closing = partner[step], pair[step]
                    if value[step] < 0.0 or last == best or given >= each:
                        continue
                if distance[last] + length[closing] >= left or count == most:
                    continue
                steps, walk = 0, last
                while walk >= 0 and walk != other:
                    steps += 1
                    walk = before[walk]
                if walk == other:
                    continue
                if filled + steps + 1 > room:
                    room = 2 * room + steps
                    wider = np.empty(room, dtype=np.int32)
                    wider[:filled] = index[:filled]
                    index = wider
                index[filled] = pair[place]
                index[filled + 1] = closing
                filled += 2
                walk = last
                while before[walk] >= 0:
                    index[filled] = by[walk]
                    filled += 1
                    walk = before[walk]
                count += 1
                given += 1
                ends[count] = filled
        for place in range(known):
            distance[found[place]] = np.inf
    return ends[: count + 1], index[:filled]


@njit(cache=True)  # type: ignore[untyped-decorator]
def path_left(
    source: int,
    target: int,
    depth: int,
    start: Places,
    partner: Places,
    value: Floats,
    pair: Places,
    left: Floats,
    seen: Places,
    stamp: int,
    before: Places,
    by: Places,
    queue: Places,
) -> tuple[int, int]:
    """Search a path of at most ``depth`` positive ties that have something left.

    Gives the last state before the target, −1 where there is none, and the ties looked at. The
    partners of the target are marked first, so that a path of two ties costs two lists of ties
    and a path of three one level more. ``before`` and ``by`` lead back to the source.
    """
    effort = start[target + 1] - start[target]
    for place in range(start[target], start[target + 1]):
        if value[place] > 0.0 and left[pair[place]] > 0.0:
            seen[partner[place]] = stamp
    if seen[source] == stamp:
        before[source] = -1
        return source, effort
    queue[0], before[source], seen[source] = source, -1, stamp + 1
    head, count, level_end, steps = 0, 1, 1, 2
    while head < count and steps <= depth:
        state = queue[head]
        head += 1
        for place in range(start[state], start[state + 1]):
            effort += 1
            other = partner[place]
            if value[place] < 0.0 or seen[other] > stamp or left[pair[place]] <= 0.0:
                continue
            before[other], by[other] = state, pair[place]
            if seen[other] == stamp:
                return other, effort
            seen[other] = stamp + 1
            queue[count] = other
            count += 1
        if head == level_end:
            level_end = count
            steps += 1
    return -1, effort


@njit(cache=True)  # type: ignore[untyped-decorator]
def pack(
    state: int,
    depth: int,
    start: Places,
    partner: Places,
    value: Floats,
    pair: Places,
    left: Floats,
    seen: Places,
    before: Places,
    by: Places,
    queue: Places,
    budget: int,
) -> tuple[float, int]:
    """Pack cycles of one negative and at most ``depth`` positive ties into what is left.

    Goes over the states from ``state`` on until it has looked at ``budget`` ties. Gives the
    weight packed and the state to go on from, the number of states where all are done.
    """
    states = len(start) - 1
    stamp = np.max(seen) + 1 if states > 0 else 0
    total = 0.0
    while state < states and budget > 0:
        for place in range(start[state], start[state + 1]):
            other = partner[place]
            if value[place] > 0.0 or other < state:
                continue
            while left[pair[place]] > 0.0:
                stamp += 2
                near_end, effort = path_left(
                    state, other, depth, start, partner, value, pair, left, seen, stamp, before,
                    by, queue,
                )  # fmt: skip
                budget -= effort
                if near_end < 0:
                    break
                total += take(state, other, near_end, place, start, partner, pair, left, before, by)
        state += 1
    return total, state


@njit(cache=True)  # type: ignore[untyped-decorator]
def take(
    source: int,
    target: int,
    near_end: int,
    negative: int,
    start: Places,
    partner: Places,
    pair: Places,
    left: Floats,
    before: Places,
    by: Places,
) -> float:
    """Take from all ties of a cycle what the scarcest has left; give it."""
    closing = -1
    for place in range(start[target], start[target + 1]):
        if partner[place] == near_end:
            closing = pair[place]
    least = min(left[pair[negative]], left[closing])
    walk = near_end
    while walk != source:
        least = min(least, left[by[walk]])
        walk = before[walk]
    left[pair[negative]] -= least
    left[closing] -= least
    walk = near_end
    while walk != source:
        left[by[walk]] -= least
        walk = before[walk]
    return float(least)
