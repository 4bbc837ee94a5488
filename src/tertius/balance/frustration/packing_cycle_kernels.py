"""Compiled search for negative cycles that are cheap at present prices.

Seen from sides, a negative cycle holds an odd number of frustrated ties. So each frustrated tie
asks for the cheapest walk between its two states over an even number of others: in the double
cover, where point ``2 i + odd`` is state i reached over an odd number of frustrated ties, that is
a shortest path from ``2 i`` to ``2 j``, sought from both ends. Prices are rounded to whole
grains, so that points wait in buckets instead of a heap; a tie costs one grain at least, which
favours walks of few ties. A cycle counts only if its exact prices leave a gain.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tertius.balance.frustration.packing_kernels import (
    Dual,
    Floats,
    Places,
    Starts,
    best_step,
    price_of,
)

FAR = 20
"""Bits of a label that hold the distance; those above hold the number of the search."""
LONGEST = 500
"""Longest walk that is written down."""


class Net(NamedTuple):
    """Ties by state, as seen from sides.

    Attributes
    ----------
    start : ndarray of shape (n + 1,)
        Where each state's ties begin.
    turn : ndarray of int32, shape (2 m,)
        Twice the partner, plus 1 if the tie is frustrated.
    tie : ndarray of int32, shape (2 m,)
        The tie.
    slots : ndarray of shape (m, 2)
        The two places of each tie in ``turn``, ``tie`` and ``cost``.
    cost : ndarray of int32, shape (2 m,)
        Price of the tie in grains, plus 1.
    first, second : ndarray of int32, shape (m,)
        Partners of each tie.
    """

    start: Starts
    turn: Places
    tie: Places
    slots: Starts
    cost: Places
    first: Places
    second: Places


class Desk(NamedTuple):
    """Room to work in; nothing in it outlasts a call but the number of searches.

    Attributes
    ----------
    label : ndarray of shape (2, 2 n)
        Number of the search and distance, from either end, of each point of the double cover.
    before, by : ndarray of shape (2, 2 n)
        The point it was reached from, and the tie.
    head : ndarray of shape (2, grains + 2)
        First entry of each bucket.
    point, after : ndarray of shape (entries,)
        Point of an entry, and the next entry of its bucket.
    walk, steps : ndarray of shape (2 LONGEST,)
        Points of a walk and ties between them.
    searches : ndarray of shape (1,)
        How many searches there were.
    """

    label: Starts
    before: Places
    by: Places
    head: Places
    point: Places
    after: Places
    walk: Starts
    steps: Places
    searches: Starts


class Pool(NamedTuple):
    """Cycles as rows of ties, with their amounts; the first ``used[0]`` rows are in use."""

    start: Starts
    tie: Places
    amount: Floats
    idle: Places
    used: Starts


@njit(cache=True)  # type: ignore[untyped-decorator]
def negative_triads(
    net: Net, frustrated: Starts, negative: NDArray[np.bool_], pool: Pool, most: int
) -> None:
    """Put negative triads into the pool, up to ``most`` for each frustrated tie.

    Third states are taken from a place that differs from tie to tie, so that where there are too
    many triads for all to be kept, those that are do not crowd around a few states.
    """
    count = pool.used[0]
    for tie in frustrated:
        large, small = net.first[tie], net.second[tie]
        if net.start[large + 1] - net.start[large] < net.start[small + 1] - net.start[small]:
            large, small = small, large
        size, found = net.start[small + 1] - net.start[small], 0
        for turn in range(size):
            place = net.start[small] + (turn + 7919 * tie) % size
            third = net.turn[place] >> 1
            low, high = net.start[large], net.start[large + 1]
            while low < high:
                middle = (low + high) >> 1
                if net.turn[middle] >> 1 < third:
                    low = middle + 1
                else:
                    high = middle
            if low == net.start[large + 1] or net.turn[low] >> 1 != third:
                continue
            one, other = net.tie[low], net.tie[place]
            if negative[one] != negative[other] or (negative[one] and tie > min(one, other)):
                continue
            if found == most or count + 1 >= len(pool.start):
                break
            begin = pool.start[count]
            pool.tie[begin], pool.tie[begin + 1], pool.tie[begin + 2] = tie, one, other
            count += 1
            found += 1
            pool.start[count] = begin + 3
    pool.used[0] = count


@njit(cache=True)  # type: ignore[untyped-decorator]
def set_costs(net: Net, dual: Dual, grains: int) -> None:
    """Write the present prices into the rows of the network, in grains."""
    for tie in range(len(net.first)):
        cost = 1 + int(min(price_of(dual, tie), 1.0) * grains)
        net.cost[net.slots[tie, 0]] = cost
        net.cost[net.slots[tie, 1]] = cost


@njit(cache=True)  # type: ignore[untyped-decorator]
def _expand(
    net: Net, desk: Desk, side: int, point: int, least: int, barred: int, half: int, state: Starts
) -> None:
    """Label what a point reaches; ``state`` holds entries, best length, meeting, two cursors."""
    start, turn, tie, cost = net.start, net.turn, net.tie, net.cost
    label, before, by, head = desk.label, desk.before, desk.by, desk.head
    waiting, after = desk.point, desk.after
    fresh = desk.searches[0] << FAR
    reach = state[3 + side]
    odd = point & 1
    for place in range(start[point >> 1], start[(point >> 1) + 1]):
        length = reach + cost[place]
        if length >= least:
            continue
        other = turn[place] ^ odd
        known = label[side, other]
        if (known >= fresh and known <= fresh + length) or tie[place] == barred:
            continue
        label[side, other] = fresh + length
        before[side, other] = point
        by[side, other] = tie[place]
        if label[1 - side, other] >= fresh and length + label[1 - side, other] - fresh < state[1]:
            state[1] = length + label[1 - side, other] - fresh
            state[2] = other
            least = min(least, state[1])
        if length < half and state[0] < len(waiting):
            entry = state[0]
            waiting[entry] = other
            after[entry] = head[side, length]
            head[side, length] = entry
            state[0] += 1
            if length < state[3 + side]:
                state[3 + side] = length


@njit(cache=True)  # type: ignore[untyped-decorator]
def _meet(
    net: Net, desk: Desk, tie: int, within: int, enough: int, reach: int, state: Starts
) -> int:
    """Search from both ends of a tie; give the work. ``state[2]`` is where they met, or −1."""
    start, label, before, head = net.start, desk.label, desk.before, desk.head
    waiting, after = desk.point, desk.after
    desk.searches[0] += 1
    fresh = desk.searches[0] << FAR
    half = (within + 1) // 2
    for side in range(2):
        for bucket in range(half + 1):
            head[side, bucket] = -1
        point = 2 * (net.first[tie] if side == 0 else net.second[tie])
        label[side, point] = fresh
        before[side, point] = -1
        waiting[side] = point
        after[side] = -1
        head[side, 0] = side
    state[0], state[1], state[2], state[3], state[4] = 2, within, -1, 0, 0
    done_0, done_1 = 0, 0
    while True:
        for side in range(2):
            while state[3 + side] < half and head[side, state[3 + side]] < 0:
                state[3 + side] += 1
        at_0, at_1 = state[3], state[4]
        if at_0 + at_1 >= state[1] or state[1] <= enough or (at_0 >= half and at_1 >= half):
            break
        side = 0 if at_1 >= half or (at_0 < half and done_0 <= done_1) else 1
        at = state[3 + side]
        entry = head[side, at]
        head[side, at] = after[entry]
        point = waiting[entry]
        if label[side, point] != fresh + at:
            continue
        work = 5 + start[(point >> 1) + 1] - start[point >> 1]
        if side == 0:
            done_0 += work
        else:
            done_1 += work
        _expand(net, desk, side, point, state[1], tie, half, state)
        if done_0 + done_1 > reach:
            break
    return 10 + done_0 + done_1


@njit(cache=True)  # type: ignore[untyped-decorator]
def _write_cycle(desk: Desk, tie: int, meeting: int, into: Places, begin: int) -> int:
    """Write the ties of the cycle found; give their number, 0 if it is too long.

    A walk in the double cover may pass a state at both of its points: between these two it is a
    negative cycle by itself, and a cheaper one. The shortest such stretch is kept.
    """
    before, by, walk, steps = desk.before, desk.by, desk.walk, desk.steps
    count, point = 0, meeting
    while point != -1:
        if count == LONGEST:
            return 0
        count += 1
        point = before[0, point]
    at, point = count - 1, meeting
    while at >= 0:
        walk[at] = point
        if at > 0:
            steps[at - 1] = by[0, point]
            point = before[0, point]
        at -= 1
    point = meeting
    while before[1, point] != -1:
        if count == 2 * LONGEST:
            return 0
        steps[count - 1] = by[1, point]
        point = before[1, point]
        walk[count] = point
        count += 1
    steps[count - 1] = tie
    low, high = 0, count
    for one in range(count):
        for other in range(one + 1, min(count, one + high - low)):
            if walk[one] >> 1 == walk[other] >> 1:
                low, high = one, other
                break
    for step in range(low, high):
        into[begin + step - low] = steps[step]
    return high - low


@njit(cache=True)  # type: ignore[untyped-decorator]
def add_cycles(
    net: Net,
    desk: Desk,
    dual: Dual,
    pool: Pool,
    queue: Starts,
    rest: Places,
    grains: int,
    reach: int,
    eager: float,
    budget: int,
) -> tuple[int, int, int, int]:
    """Seek one cheap negative cycle for each tie of the queue, and fill it at once.

    Filling changes prices, so that the next tie goes another way.

    Returns
    -------
    position, work, found, cut : int
        How far in the queue it came before the budget or the pool was used up; ties looked at;
        cycles found; searches that gave up at ``reach``. ``rest`` says for how many rounds a
        tie without success should not be asked again.
    """
    state = np.zeros(5, dtype=np.int64)
    position, total, found, cut = 0, 0, 0, 0
    while position < len(queue) and total < budget:
        count = pool.used[0]
        begin = pool.start[count]
        if count + 1 >= len(pool.start) or begin + 2 * LONGEST > len(pool.tie):
            break
        tie = queue[position]
        position += 1
        within = int((0.999 - price_of(dual, tie)) * grains)
        if within <= 2:
            continue
        work = _meet(net, desk, tie, within, int(eager * within), reach, state)
        total += work
        cut += work > reach
        length = 0
        if state[2] >= 0:
            length = _write_cycle(desk, tie, state[2], pool.tie, begin)
        step = best_step(dual, pool.tie, begin, begin + length, 0.0) if length else 0.0
        if step <= 0.0:
            rest[tie] = min(2 * max(rest[tie], 1), 16)
            continue
        rest[tie] = 0
        pool.start[count + 1] = begin + length
        pool.amount[count] = step
        pool.idle[count] = 0
        pool.used[0] = count + 1
        found += 1
        for place in range(begin, begin + length):
            each = pool.tie[place]
            dual.load[each] += step
            cost = 1 + int(min(price_of(dual, each), 1.0) * grains)
            net.cost[net.slots[each, 0]] = cost
            net.cost[net.slots[each, 1]] = cost
    return position, total, found, cut
