"""The compiled loop of the search for modular coalitions; loaded only when it is run."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Partners = NDArray[np.int32]


@njit(cache=True)  # type: ignore[untyped-decorator]
def move(
    start: Whole,
    partner: Partners,
    value: Floats,
    up: Floats,
    down: Floats,
    scale_up: float,
    scale_down: float,
    order: Whole,
    label: Whole,
    least: float,
) -> int:
    """Move states, in an order, to where modularity gains most, until no move gains.

    Gains are those of the sum over ordered pairs, halved. Labels lie below the number of states.
    Up to 2,000 states every coalition is looked at, else those that a state has ties with: it may
    well gain by joining strangers, whose enemies are many, but seldom most.
    """
    states = len(label)
    ups, downs = np.zeros(states), np.zeros(states)
    members = np.zeros(states, dtype=np.int64)
    for state in range(states):
        ups[label[state]] += up[state]
        downs[label[state]] += down[state]
        members[label[state]] += 1
    empty, empties = np.empty(states, dtype=np.int64), 0
    for coalition in range(states - 1, -1, -1):
        if members[coalition] == 0:
            empty[empties] = coalition
            empties += 1
    inside, near = np.zeros(states), np.empty(states, dtype=np.int64)
    met = np.zeros(states, dtype=np.bool_)
    moves, again = 0, True
    while again:
        again = False
        for state in order:
            own, count = label[state], 0
            for place in range(start[state], start[state + 1]):
                coalition = label[partner[place]]
                if not met[coalition]:
                    met[coalition] = True
                    near[count] = coalition
                    count += 1
                inside[coalition] += value[place]
            ups[own] -= up[state]
            downs[own] -= down[state]
            members[own] -= 1
            pull, push = up[state] * scale_up, down[state] * scale_down
            best, most = own, inside[own] - pull * ups[own] + push * downs[own] + least
            if members[own] > 0 and most < 0:
                best, most = empty[empties - 1], least
            for turn in range(states if states <= 2000 else count):
                coalition = turn if states <= 2000 else near[turn]
                if members[coalition] == 0:
                    continue
                gain = inside[coalition] - pull * ups[coalition] + push * downs[coalition]
                if gain > most:
                    best, most = coalition, gain
            for turn in range(count):
                inside[near[turn]] = 0.0
                met[near[turn]] = False
            if best != own:
                moves += 1
                again = True
                if members[best] == 0:
                    empties -= 1
                if members[own] == 0:
                    empty[empties] = own
                    empties += 1
            label[state] = best
            ups[best] += up[state]
            downs[best] += down[state]
            members[best] += 1
    return moves
