"""Compiled loops of relaxed blockmodels; loaded only when one is fitted.

Ties stand as compressed rows (``start, partner, value``); ``sums[0, a, b]`` and ``sums[1, a, b]``
hold the positive and the negative weight between coalitions a and b, within one counted once.
``pattern[a, b]`` is the sign a block must have, 0 for a null block, 2 for the better of the signs.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tertius.balance.frustration.search_kernels import draw

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Chance = NDArray[np.uint64]


@njit(cache=True)  # type: ignore[untyped-decorator]
def against(kind: int, positive: float, negative: float) -> float:
    """Give the weight that a block of a kind speaks against."""
    if kind == 2:
        return min(positive, negative)
    if kind == 1:
        return negative
    return positive if kind == -1 else positive + negative


@njit(cache=True)  # type: ignore[untyped-decorator]
def cost_of(pattern: Places, sums: Floats) -> float:
    """Give the inconsistent weight of all blocks."""
    total = 0.0
    for one in range(len(pattern)):
        for other in range(one + 1):
            total += against(pattern[one, other], sums[0, one, other], sums[1, one, other])
    return total


@njit(cache=True)  # type: ignore[untyped-decorator]
def ties_to(
    state: int, start: Places, partner: Places, value: Floats, label: Places, held: Floats
) -> None:
    """Set the weight of a state's ties to each coalition, by sign; label −1 is in none."""
    held[:] = 0.0
    for place in range(start[state], start[state + 1]):
        to = label[partner[place]]
        if to >= 0:
            if value[place] > 0.0:
                held[0, to] += value[place]
            else:
                held[1, to] -= value[place]


@njit(cache=True)  # type: ignore[untyped-decorator]
def add(own: int, held: Floats, sums: Floats, factor: float) -> None:
    """Put a state with such ties into a coalition, or take it out by a factor of −1."""
    for sign in range(2):
        for to in range(held.shape[1]):
            sums[sign, own, to] += factor * held[sign, to]
            if to != own:
                sums[sign, to, own] += factor * held[sign, to]


@njit(cache=True)  # type: ignore[untyped-decorator]
def rise(own: int, held: Floats, pattern: Places, sums: Floats) -> float:
    """Give what the cost rises by when a state that is in no coalition joins one."""
    total = 0.0
    for to in range(held.shape[1]):
        positive, negative = held[0, to], held[1, to]
        if positive > 0.0 or negative > 0.0:
            kind, there = pattern[own, to], sums[:, own, to]
            total += against(kind, there[0] + positive, there[1] + negative)
            total -= against(kind, there[0], there[1])
    return total


@njit(cache=True)  # type: ignore[untyped-decorator]
def relocate(
    start: Places,
    partner: Places,
    value: Floats,
    pattern: Places,
    label: Places,
    size: Places,
    sums: Floats,
    order: Places,
    smallest: float,
) -> None:
    """Move states to the coalition where they cost least, round by round, until none gains."""
    count = len(pattern)
    held = np.empty((2, count))
    moved = True
    while moved:
        moved = False
        for state in order:
            own = label[state]
            if size[own] == 1:
                continue
            ties_to(state, start, partner, value, label, held)
            add(own, held, sums, -1.0)
            best, lowest = own, rise(own, held, pattern, sums) - smallest
            for to in range(count):
                if to != own:
                    cost = rise(to, held, pattern, sums)
                    if cost < lowest:
                        best, lowest = to, cost
            add(best, held, sums, 1.0)
            if best != own:
                label[state] = best
                size[own] -= 1
                size[best] += 1
                moved = True


@njit(cache=True)  # type: ignore[untyped-decorator]
def sums_of(start: Places, partner: Places, value: Floats, label: Places, count: int) -> Floats:
    """Give the weights between coalitions, by sign."""
    sums = np.zeros((2, count, count))
    for state in range(len(label)):
        for place in range(start[state], start[state + 1]):
            other = partner[place]
            if other > state:
                one, two = label[state], label[other]
                sign = 0 if value[place] > 0.0 else 1
                sums[sign, one, two] += abs(value[place])
                if one != two:
                    sums[sign, two, one] += abs(value[place])
    return sums


@njit(cache=True)  # type: ignore[untyped-decorator]
def settle(
    start: Places,
    partner: Places,
    value: Floats,
    pattern: Places,
    label: Places,
    rounds: int,
    smallest: float,
    chance: Chance,
) -> float:
    """Relocate, then shake some states and relocate again ``rounds`` times; give the cost.

    ``label`` uses every coalition, before and after, and becomes the best partition met.
    """
    states, count = len(label), len(pattern)
    order = np.arange(states)
    best, lowest = label.copy(), np.inf
    for turn in range(rounds + 1):
        for place in range(states - 1, 0, -1):
            other = int(draw(chance) * (place + 1))
            order[place], order[other] = order[other], order[place]
        size = np.bincount(label, minlength=count)
        if turn > 0:
            # Few states mostly, up to a third now and then.
            shaken = 1 + int(draw(chance) * draw(chance) * max(states / 3, 2))
            for place in range(shaken):
                state, to = order[place % states], int(draw(chance) * count)
                if size[label[state]] > 1:
                    size[label[state]] -= 1
                    size[to] += 1
                    label[state] = to
        sums = sums_of(start, partner, value, label, count)
        relocate(start, partner, value, pattern, label, size, sums, order, smallest)
        cost = cost_of(pattern, sums)
        if cost <= lowest + smallest:
            lowest = min(cost, lowest)
            best[:] = label
        label[:] = best
    return lowest


@njit(cache=True)  # type: ignore[untyped-decorator]
def doll(
    first: int,
    state: int,
    start: Places,
    partner: Places,
    value: Floats,
    pattern: Places,
    alike: bool,
    behind: Floats,
    below: float,
    smallest: float,
    budget: int,
    all_used: bool,
    label: Places,
    held: Floats,
    sums: Floats,
    cost: Floats,
    used: Places,
    best: Places,
) -> tuple[float, int, int]:
    """Go on looking for the cheapest partition of the states from ``first`` on.

    ``behind[i]`` is the lowest cost of the states from i on, known for all i above ``first``: it
    bounds what those not yet assigned add among themselves. Partitions that do not cost less than
    ``below`` by ``smallest`` are not looked for. ``alike`` says that coalitions can be exchanged.

    Gives the lowest cost found, the state to go on from (below ``first`` where all is done) and
    the assignments looked at. The search lives in ``label`` (−1: in no coalition), ``held``,
    ``sums``, ``cost`` and ``used``: it begins with ``state == first`` and these empty.
    """
    states, count = len(start) - 1, len(pattern)
    for effort in range(budget):
        if state < first:
            return below, state, effort
        own = label[state]
        if own >= 0:
            label[state] = -1
            add(own, held[state], sums, -1.0)
        own += 1
        # Coalitions that can be exchanged are opened in their order.
        opened = min(used[state] + 1, count) if alike else count
        if own >= opened or below <= behind[first + 1] + smallest:
            state -= 1
            continue
        if own == 0:
            ties_to(state, start, partner, value, label, held[state])
        label[state] = own
        then = cost[state] + rise(own, held[state], pattern, sums)
        add(own, held[state], sums, 1.0)
        fresh = used[state] + (1 if np.sum(label[first:state] == own) == 0 else 0)
        missing = count - fresh if all_used else 0
        if then + behind[state + 1] >= below - smallest or missing > states - state - 1:
            continue
        if state == states - 1:
            below = then
            best[:] = label
            continue
        state += 1
        cost[state], used[state] = then, fresh
    return below, state, budget
