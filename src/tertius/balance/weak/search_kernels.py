"""Compiled loops of the search for coalitions; loaded only when a search runs.

Throughout, ``value`` is the signed weight of a tie and a partition is a ``label`` per state. The
frustrated weight of a partition is that of one coalition of all states less the sum of ``value``
over the ties it cuts, so a search only has to raise the sum of ``value`` inside coalitions.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tertius.balance.frustration.search_kernels import draw

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]
Chance = NDArray[np.uint64]


@njit(cache=True)  # type: ignore[untyped-decorator]
def inside(start: Places, partner: Places, value: Floats, label: Places) -> float:
    """Give the sum of the values inside coalitions."""
    total = 0.0
    for state in range(len(label)):
        for place in range(start[state], start[state + 1]):
            if partner[place] > state and label[partner[place]] == label[state]:
                total += value[place]
    return float(total)


@njit(cache=True)  # type: ignore[untyped-decorator]
def shuffled(count: int, chance: Chance) -> Places:
    """Give the numbers below ``count`` in a random order."""
    order = np.arange(count)
    for place in range(count - 1, 0, -1):
        other = int(draw(chance) * (place + 1))
        order[place], order[other] = order[other], order[place]
    return order


@njit(cache=True)  # type: ignore[untyped-decorator]
def better_label(
    state: int,
    start: Places,
    partner: Places,
    value: Floats,
    label: Places,
    size: Places,
    pull: Floats,
    limit: int,
    used: int,
    spare: int,
) -> tuple[int, float]:
    """Give the coalition that holds a state best, and what a move to it gains.

    ``pull`` is a scratch array of zeros per label, left as it was found. A coalition without a
    tie to the state holds it by 0: an unused label stands for all of them where there is one.
    """
    own = label[state]
    for place in range(start[state], start[state + 1]):
        pull[label[partner[place]]] += value[place]
    held, best, found = pull[own], -np.inf, own
    for place in range(start[state], start[state + 1]):
        other = label[partner[place]]
        if other != own and pull[other] > best:
            best, found = pull[other], other
    if best < 0.0 and held < 0.0:
        if used < limit and size[own] > 1:
            best, found = 0.0, spare
        elif used == limit:
            for other in range(limit):
                if other != own and pull[other] == 0.0 and best < 0.0:
                    best, found = 0.0, other
    for place in range(start[state], start[state + 1]):
        pull[label[partner[place]]] = 0.0
    return found, best - held


@njit(cache=True)  # type: ignore[untyped-decorator]
def descend(
    start: Places,
    partner: Places,
    value: Floats,
    label: Places,
    size: Places,
    pull: Floats,
    waiting: Flags,
    queue: Places,
    count: int,
    limit: int,
    least: int,
    smallest: float,
) -> float:
    """Move the ``count`` states in the queue, then those they disturb, while a move gains.

    At most ``limit`` coalitions are made and at least ``least`` are kept. Gives the total gain.
    """
    states = len(label)
    used = 0
    for other in range(limit):
        if size[other] > 0:
            used += 1
    head, total, spare = 0, 0.0, 0
    while count > 0:
        state = queue[head]
        head = head + 1 if head + 1 < states else 0
        count -= 1
        waiting[state] = False
        own = label[state]
        if size[own] == 1 and used <= least:
            continue
        while used < limit and size[spare] > 0:
            spare = spare + 1 if spare + 1 < limit else 0
        found, gain = better_label(
            state, start, partner, value, label, size, pull, limit, used, spare
        )
        if found == own or gain <= smallest:
            continue
        total += gain
        used += (1 if size[found] == 0 else 0) - (1 if size[own] == 1 else 0)
        size[own] -= 1
        size[found] += 1
        label[state] = found
        for place in range(start[state], start[state + 1]):
            other = partner[place]
            if not waiting[other]:
                waiting[other] = True
                queue[(head + count) % states] = other
                count += 1
    return float(total)


@njit(cache=True)  # type: ignore[untyped-decorator]
def join(
    start: Places,
    partner: Places,
    value: Floats,
    label: Places,
    size: Places,
    pull: Floats,
    least: int,
    smallest: float,
) -> float:
    """Join whole coalitions whose ties to one another sum to more than 0; give the gain."""
    states = len(label)
    first = np.full(states, -1, dtype=np.int64)
    after = np.full(states, -1, dtype=np.int64)
    used = 0
    for state in range(states - 1, -1, -1):
        after[state] = first[label[state]]
        used += 1 if first[label[state]] < 0 else 0
        first[label[state]] = state
    total = 0.0
    for own in range(states):
        if first[own] < 0 or used <= least:
            continue
        state = first[own]
        while state >= 0:
            for place in range(start[state], start[state + 1]):
                pull[label[partner[place]]] += value[place]
            state = after[state]
        best, found, last = smallest, own, own
        state = first[own]
        while state >= 0:
            for place in range(start[state], start[state + 1]):
                other = label[partner[place]]
                if other != own and pull[other] > best:
                    best, found = pull[other], other
                pull[other] = 0.0
            last = state
            state = after[state]
        if found == own:
            continue
        total += best
        used -= 1
        state = first[own]
        while state >= 0:
            label[state] = found
            state = after[state]
        after[last] = first[found]
        first[found] = first[own]
        first[own] = -1
        size[found] += size[own]
        size[own] = 0
    return float(total)


@njit(cache=True)  # type: ignore[untyped-decorator]
def climb(
    start: Places,
    partner: Places,
    value: Floats,
    label: Places,
    limit: int,
    least: int,
    smallest: float,
    chance: Chance,
) -> float:
    """Move states and join coalitions until neither gains; give the gain."""
    states = len(label)
    size = np.bincount(label, minlength=max(states, limit))
    pull = np.zeros(len(size))
    waiting = np.empty(states, dtype=np.bool_)
    total = 0.0
    while True:
        queue = shuffled(states, chance)
        waiting[:] = True
        total += descend(
            start, partner, value, label, size, pull, waiting, queue, states, limit, least, smallest
        )
        gain = join(start, partner, value, label, size, pull, least, smallest)
        if gain <= smallest:
            return float(total)
        total += gain


@njit(cache=True)  # type: ignore[untyped-decorator]
def shake(
    start: Places,
    partner: Places,
    label: Places,
    size: Places,
    limit: int,
    least: int,
    waiting: Flags,
    queue: Places,
    chance: Chance,
) -> int:
    """Move a random state and some states around it at random; queue them; give their number.

    One shake in three sets a whole coalition of the neighbourhood free, state by state.
    """
    states = len(label)
    wanted = 2 + int(draw(chance) * min(20, max(states // 4, 1)))
    scatter = draw(chance) < 1.0 / 3.0
    queue[0] = int(draw(chance) * states)
    waiting[queue[0]] = True
    count, head = 1, 0
    while head < count < wanted:
        state = queue[head]
        head += 1
        for place in range(start[state], start[state + 1]):
            other = partner[place]
            if count < wanted and not waiting[other] and draw(chance) < 0.5:
                waiting[other] = True
                queue[count] = other
                count += 1
    used = 0
    for other in range(limit):
        used += 1 if size[other] > 0 else 0
    together = int(draw(chance) * limit)
    for place in range(count):
        state = queue[place]
        own = label[state]
        if size[own] == 1 and used <= least:
            continue
        to = int(draw(chance) * limit) if scatter else together
        used += (1 if size[to] == 0 else 0) - (1 if size[own] == 1 else 0)
        size[own] -= 1
        size[to] += 1
        label[state] = to
    return count


@njit(cache=True)  # type: ignore[untyped-decorator]
def wander(
    start: Places,
    partner: Places,
    value: Floats,
    label: Places,
    limit: int,
    least: int,
    smallest: float,
    rounds: int,
    chance: Chance,
) -> float:
    """Shake and climb ``rounds`` times, keeping what is no worse; give the gain over the start.

    ``label`` becomes the best partition met.
    """
    states = len(label)
    total = climb(start, partner, value, label, limit, least, smallest, chance)
    if states < 2:
        return float(total)
    best = label.copy()
    pull = np.zeros(max(states, limit))
    waiting = np.zeros(states, dtype=np.bool_)
    queue = np.empty(states, dtype=np.int64)
    now = inside(start, partner, value, label)
    for turn in range(rounds):
        label[:] = best
        size = np.bincount(label, minlength=len(pull))
        count = shake(start, partner, label, size, limit, least, waiting, queue, chance)
        descend(
            start, partner, value, label, size, pull, waiting, queue, count, limit, least, smallest
        )
        if turn % 8 == 7:
            climb(start, partner, value, label, limit, least, smallest, chance)
        then = inside(start, partner, value, label)
        if then >= now - smallest:
            if then > now + smallest:
                total += then - now
                now = then
            best[:] = label
    label[:] = best
    return float(total)
