"""Compiled steps of the packing of negative cycles: price the ties, fill the cycles, certify.

A packing gives each cycle an amount so that no tie carries more than its weight. Cycles are kept
as rows of ties: cycle c holds ``tie[start[c]:start[c + 1]]``, in the order of the walk.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Starts = NDArray[np.int64]
Places = NDArray[np.int32]

STIFF = 2.0
"""How fast the price of a tie rises with its overload, per weight of the tie. On the cycles of the
Slashdot network 48 sweeps leave 0.7, 2.0 and 14 of 73,581 unpacked for 2, 1 and 1/2."""


class Dual(NamedTuple):
    """What the ties carry and cost.

    Attributes
    ----------
    weight : ndarray of shape (m,)
        Weight of each tie.
    load : ndarray of shape (m,)
        Amount of all cycles through it.
    base : ndarray of shape (m,)
        Its price where load and weight are equal, in [0, 1].
    """

    weight: Floats
    load: Floats
    base: Floats


@njit(cache=True)  # type: ignore[untyped-decorator]
def price_of(dual: Dual, tie: int) -> float:
    """Give the present price of a tie: its base, more if overloaded, less if not full."""
    weight = dual.weight[tie]
    price = dual.base[tie] + STIFF * (dual.load[tie] - weight) / weight
    return price if price > 0.0 else 0.0


@njit(cache=True)  # type: ignore[untyped-decorator]
def best_step(dual: Dual, tie: Places, begin: int, end: int, amount: float) -> float:
    """Give the change of a cycle's amount after which its prices add up to 1.

    Their sum is convex and rises with the amount; Newton's method from above does not overshoot.
    The amount stays at 0 or more.
    """
    weights, load, base = dual.weight, dual.load, dual.base
    total, slope = 0.0, 0.0
    for place in range(begin, end):
        each = tie[place]
        weight = weights[each]
        total += base[each] + STIFF * (load[each] - weight) / weight
        slope += STIFF / weight
    step = (1.0 - total) / slope
    for _ in range(8):
        total, slope = 0.0, 0.0
        for place in range(begin, end):
            each = tie[place]
            weight = weights[each]
            price = base[each] + STIFF * (load[each] + step - weight) / weight
            if price > 0.0:
                total += price
                slope += STIFF / weight
        if total <= 1.0 + 1e-12:
            break
        step -= (total - 1.0) / slope
    return max(step, -amount)


@njit(cache=True)  # type: ignore[untyped-decorator]
def fill(dual: Dual, start: Starts, tie: Places, amount: Floats, cycles: int, sweeps: int) -> None:
    """Go over all cycles ``sweeps`` times, each time giving each its best amount.

    This is the method of multipliers for the packing programme, with one sweep of coordinate
    ascent inside: after each the prices become the new base. On the cycles of the Slashdot network
    more sweeps before that, or longer steps, come to the optimum three times more slowly, or not.

    References
    ----------
    Hestenes, M. R. (1969). Multiplier and gradient methods. Journal of Optimization Theory and
    Applications 4, 303-320.
    """
    for _ in range(sweeps):
        for cycle in range(cycles):
            begin, end = start[cycle], start[cycle + 1]
            if amount[cycle] <= 0.0:
                total = 0.0
                for place in range(begin, end):
                    total += price_of(dual, tie[place])
                if total >= 1.0:
                    continue
            step = best_step(dual, tie, begin, end, amount[cycle])
            if step != 0.0:
                amount[cycle] += step
                for place in range(begin, end):
                    dual.load[tie[place]] += step
        for each in range(len(dual.weight)):
            dual.base[each] = min(price_of(dual, each), 1.0)


@njit(cache=True)  # type: ignore[untyped-decorator]
def drop_idle(
    dual: Dual, start: Starts, tie: Places, amount: Floats, idle: Places, cycles: int, rounds: int
) -> int:
    """Drop cycles that were empty and dear for ``rounds`` rounds; give how many are left."""
    kept, end = 0, 0
    for cycle in range(cycles):
        begin, close = start[cycle], start[cycle + 1]
        if amount[cycle] > 0.0:
            idle[cycle] = 0
        else:
            total = 0.0
            for place in range(begin, close):
                total += price_of(dual, tie[place])
            if total > 1.05:
                idle[cycle] += 1
        if idle[cycle] >= rounds:
            continue
        amount[kept], idle[kept], start[kept] = amount[cycle], idle[cycle], end
        for place in range(begin, close):
            tie[end] = tie[place]
            end += 1
        kept += 1
    start[kept] = end
    return kept


@njit(cache=True)  # type: ignore[untyped-decorator]
def is_negative_cycle(
    ties: Places, begin: int, end: int, first: Places, second: Places, negative: NDArray[np.bool_]
) -> bool:
    """Tell whether ties, in their order, close a walk, each once, an odd number negative."""
    odd = False
    for place in range(begin, end):
        odd ^= negative[ties[place]]
        for before in range(begin, place):
            if ties[before] == ties[place]:
                return False
    if not odd:
        return False
    for turn in range(2):
        origin, state = first[ties[begin]], second[ties[begin]]
        if turn == 1:
            origin, state = state, origin
        joined = True
        for place in range(begin + 1, end):
            tie = ties[place]
            if first[tie] == state:
                state = second[tie]
            elif second[tie] == state:
                state = first[tie]
            else:
                joined = False
                break
        if joined and state == origin:
            return True
    return False


@njit(cache=True)  # type: ignore[untyped-decorator]
def pack_whole(
    start: Starts, tie: Places, amount: Floats, cycles: int, room: Starts, unit: float
) -> Starts:
    """Give each cycle a whole number of units so that no tie carries more than ``room``.

    Amounts are scaled down where they overload a tie, then filled up in their order; cycles with
    an amount below 0 are passed over. What decides is done in whole numbers: ``room`` holds what
    is left of each tie afterwards, never below 0.
    """
    share = np.zeros(len(room))
    for cycle in range(cycles):
        for place in range(start[cycle], start[cycle + 1]):
            share[tie[place]] += max(amount[cycle], 0.0) * unit
    for each in range(len(room)):
        share[each] = room[each] / share[each] if share[each] > room[each] else 1.0
    units = np.zeros(cycles, dtype=np.int64)
    for turn in range(2):
        for cycle in range(cycles):
            if amount[cycle] < 0:
                continue
            begin, end = start[cycle], start[cycle + 1]
            more = np.int64(0x3FFFFFFFFFFFFFFF)
            scale = 1.0
            for place in range(begin, end):
                more = min(more, room[tie[place]])
                scale = min(scale, share[tie[place]])
            if turn == 0:
                more = min(more, np.int64(amount[cycle] * unit * scale))
            if more > 0:
                units[cycle] += more
                for place in range(begin, end):
                    room[tie[place]] -= more
    return units


@njit(cache=True)  # type: ignore[untyped-decorator]
def certified_units(
    start: Starts,
    tie: Places,
    amount: Floats,
    first: Places,
    second: Places,
    negative: NDArray[np.bool_],
    room: Starts,
    unit: float,
) -> Starts:
    """Check every cycle, then pack whole units on those that pass."""
    cycles = len(start) - 1
    checked = np.empty(cycles)
    for cycle in range(cycles):
        begin, end = start[cycle], start[cycle + 1]
        if not is_negative_cycle(tie, begin, end, first, second, negative):
            checked[cycle] = -1.0
        else:
            checked[cycle] = amount[cycle]
    units: Starts = pack_whole(start, tie, checked, cycles, room, unit)
    return units


@njit(cache=True)  # type: ignore[untyped-decorator]
def core_ties(start: Starts, partner: Places, tie: Places, ties: int) -> NDArray[np.bool_]:
    """Tell which ties are left when states with a single tie are taken out again and again."""
    states = len(start) - 1
    kept = np.ones(ties, dtype=np.bool_)
    degree = np.empty(states, dtype=np.int64)
    stack = np.empty(states, dtype=np.int64)
    count = 0
    for state in range(states):
        degree[state] = start[state + 1] - start[state]
        if degree[state] == 1:
            stack[count] = state
            count += 1
    while count > 0:
        count -= 1
        state = stack[count]
        for place in range(start[state], start[state + 1]):
            if kept[tie[place]]:
                kept[tie[place]] = False
                other = partner[place]
                degree[other] -= 1
                if degree[other] == 1:
                    stack[count] = other
                    count += 1
    return kept
