"""Compiled loops of the local search for few frustrated ties; loaded only when it is run."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Starts = NDArray[np.int64]
Partners = NDArray[np.int32]
Chance = NDArray[np.uint64]


@njit(cache=True)  # type: ignore[untyped-decorator]
def draw(chance: Chance) -> float:
    """Give the next number in [0, 1) of a xorshift64* generator, whose state is one word.

    References
    ----------
    Vigna, S. (2016). An experimental exploration of Marsaglia's xorshift generators, scrambled.
    ACM Transactions on Mathematical Software 42(4), 30.
    """
    word = chance[0]
    word ^= word >> np.uint64(12)
    word ^= word << np.uint64(25)
    word ^= word >> np.uint64(27)
    chance[0] = word
    return float((word * np.uint64(2685821657736338717)) >> np.uint64(11)) / 9007199254740992.0


@njit(cache=True)  # type: ignore[untyped-decorator]
def draws(count: int, chance: Chance) -> Floats:
    """Give numbers in [0, 1), shape (count,)."""
    drawn = np.empty(count)
    for place in range(count):
        drawn[place] = draw(chance)
    return drawn


@njit(cache=True)  # type: ignore[untyped-decorator]
def shuffle(order: Starts, chance: Chance) -> None:
    """Put an array into random order."""
    for place in range(len(order) - 1, 0, -1):
        other = int(draw(chance) * (place + 1))
        order[place], order[other] = order[other], order[place]


@njit(cache=True)  # type: ignore[untyped-decorator]
def pulls_of(start: Starts, partner: Partners, value: Floats, sides: Sides, pull: Floats) -> float:
    """Set how much each state's ties hold it on its side; give the frustrated weight."""
    frustrated = 0.0
    for state in range(len(sides)):
        held = 0.0
        for place in range(start[state], start[state + 1]):
            part = value[place] * sides[state] * sides[partner[place]]
            held += part
            if part < 0:
                frustrated -= part
        pull[state] = held
    return frustrated / 2


@njit(cache=True)  # type: ignore[untyped-decorator]
def change_side(
    state: int, start: Starts, partner: Partners, value: Floats, sides: Sides, pull: Floats
) -> None:
    """Move one state to the other side; the frustrated weight rises by its pull."""
    sides[state] = -sides[state]
    double = 2.0 * sides[state]
    pull[state] = -pull[state]
    for place in range(start[state], start[state + 1]):
        other = partner[place]
        pull[other] += double * value[place] * sides[other]


@njit(cache=True)  # type: ignore[untyped-decorator]
def descend(
    start: Starts, partner: Partners, value: Floats, sides: Sides, pull: Floats, least: float
) -> None:
    """Move states while one move lowers the frustrated weight by more than ``least``."""
    queue = np.arange(len(sides))
    waiting = np.ones(len(sides), dtype=np.bool_)
    head, count, room = 0, len(sides), len(sides)
    while count > 0:
        state = queue[head]
        head = head + 1 if head + 1 < room else 0
        count -= 1
        waiting[state] = False
        if pull[state] >= -least:
            continue
        change_side(state, start, partner, value, sides, pull)
        for place in range(start[state], start[state + 1]):
            other = partner[place]
            if pull[other] < -least and not waiting[other]:
                waiting[other] = True
                queue[(head + count) % room] = other
                count += 1


@njit(cache=True)  # type: ignore[untyped-decorator]
def grow_tree(
    start: Starts, partner: Partners, value: Floats, sides: Sides, chance: Chance
) -> None:
    """Set sides so that every tie of a random spanning tree is satisfied, in each component."""
    states = len(sides)
    order = np.arange(states)
    shuffle(order, chance)
    reached = np.zeros(states, dtype=np.bool_)
    stack = np.empty(states, dtype=np.int64)
    for root in order:
        if reached[root]:
            continue
        reached[root] = True
        sides[root] = 1
        stack[0] = root
        count = 1
        while count > 0:
            at = int(draw(chance) * count)
            state = stack[at]
            count -= 1
            stack[at] = stack[count]
            for place in range(start[state], start[state + 1]):
                other = partner[place]
                if not reached[other]:
                    reached[other] = True
                    sides[other] = sides[state] if value[place] > 0 else -sides[state]
                    stack[count] = other
                    count += 1


@njit(cache=True)  # type: ignore[untyped-decorator]
def anneal(
    start: Starts,
    partner: Partners,
    value: Floats,
    sides: Sides,
    pull: Floats,
    hot: float,
    cold: float,
    sweeps: int,
    chance: Chance,
) -> None:
    """Go over all states ``sweeps`` times, moving uphill with a chance that cools evenly.

    References
    ----------
    Kirkpatrick, S., Gelatt, C. D. & Vecchi, M. P. (1983). Optimization by simulated annealing.
    Science 220, 671-680.
    Myklebust, T. G. J. (2015). Solving maximum cut problems by simulated annealing.
    arXiv:1505.03068 (even cooling, sweeps in a fixed order).
    """
    for sweep in range(sweeps):
        heat = hot + (cold - hot) * (sweep / max(sweeps - 1, 1))
        limit = 20.0 * heat
        for state in range(len(sides)):
            cost = pull[state]
            if cost > limit:
                continue
            if cost <= 0.0 or draw(chance) < np.exp(-cost / heat):
                change_side(state, start, partner, value, sides, pull)
