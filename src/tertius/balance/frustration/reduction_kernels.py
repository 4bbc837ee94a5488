"""Compiled removal of states whose best side follows from their ties, and division into blocks.

The network is kept as ties with two ends in doubly linked lists. A removed state v leaves a rule:
its side is the sign of ``p s_a + q s_b + r s_c`` for at most three states a, b, c. Everything is
written for the sum ``H = Σ w_uv s_u s_v``, which the best sides maximise.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

INNER = njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)
"""For functions that only compiled ones call: without a door to Python they compile faster."""

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


MANY = 8
"""Ties of a state above which it is quicker to mark the ties of the state it is merged with."""


class Linked(NamedTuple):
    """A network in which ties and states can be taken out and merged.

    Tie e has the ends 2e and 2e + 1. ``at`` gives the state of an end, ``after`` and ``before``
    its neighbours in the list of that state (−1: none), ``head`` the first end of a state.
    ``ring`` holds the head and the size of the queue, and the number of rules.
    """

    at: Whole
    after: Whole
    before: Whole
    head: Whole
    degree: Whole
    load: Floats
    value: Floats
    alive: NDArray[np.bool_]
    queue: Whole
    waiting: NDArray[np.bool_]
    ring: Whole
    rule_of: Whole
    rule_states: Whole
    rule_values: Floats
    heaviest: Floats
    spot: Whole


@INNER  # type: ignore[untyped-decorator]
def _wake(net: Linked, state: int) -> None:
    """Put a state into the queue of those to look at; ``ring`` holds its head, size and rules."""
    if not net.waiting[state]:
        net.waiting[state] = True
        net.queue[(net.ring[0] + net.ring[1]) % len(net.queue)] = state
        net.ring[1] += 1


@INNER  # type: ignore[untyped-decorator]
def _link(net: Linked, end: int, state: int) -> None:
    first = net.head[state]
    net.at[end], net.after[end], net.before[end] = state, first, -1
    if first >= 0:
        net.before[first] = end
    net.head[state] = end
    net.degree[state] += 1
    net.load[state] += abs(net.value[end >> 1])
    _wake(net, state)


@njit(cache=True)  # type: ignore[untyped-decorator]
def link_all(net: Linked, first: Whole, second: Whole) -> None:
    """Put all ties into an empty network, and all states into the queue."""
    for tie in range(len(first)):
        _link(net, 2 * tie, first[tie])
        _link(net, 2 * tie + 1, second[tie])
        net.heaviest[0] = max(net.heaviest[0], abs(net.value[tie]))


@INNER  # type: ignore[untyped-decorator]
def _unlink(net: Linked, end: int) -> None:
    state, after, before = net.at[end], net.after[end], net.before[end]
    if before >= 0:
        net.after[before] = after
    else:
        net.head[state] = after
    if after >= 0:
        net.before[after] = before
    net.degree[state] -= 1
    net.load[state] -= abs(net.value[end >> 1])
    _wake(net, state)


@INNER  # type: ignore[untyped-decorator]
def _take_out(net: Linked, tie: int) -> None:
    _unlink(net, 2 * tie)
    _unlink(net, 2 * tie + 1)
    net.alive[tie] = False


@INNER  # type: ignore[untyped-decorator]
def _tie_between(net: Linked, one: int, other: int) -> int:
    """Give the tie of two states, −1 where there is none."""
    here, there = (one, other) if net.degree[one] <= net.degree[other] else (other, one)
    end = net.head[here]
    while end >= 0:
        if net.at[end ^ 1] == there:
            return int(end >> 1)
        end = net.after[end]
    return -1


@INNER  # type: ignore[untyped-decorator]
def _put(net: Linked, tie: int, present: int, one: int, other: int, value: float) -> None:
    """Add a tie in a free place, or add its value to the tie that is present (−1: none)."""
    if present < 0:
        net.value[tie] = value
        net.alive[tie] = True
        _link(net, 2 * tie, one)
        _link(net, 2 * tie + 1, other)
        net.heaviest[0] = max(net.heaviest[0], abs(value))
        return
    old = net.value[present]
    new = old + value
    if abs(new) <= 1e-12 * (abs(old) + abs(value)):
        _take_out(net, present)
        return
    for state in (one, other):
        net.load[state] += abs(new) - abs(old)
        _wake(net, state)
    net.value[present] = new
    net.heaviest[0] = max(net.heaviest[0], abs(new))


@INNER  # type: ignore[untyped-decorator]
def _note(net: Linked, state: int, other: int, value: float) -> None:
    """Write down that the side of a removed state follows from one other."""
    row = net.ring[2]
    net.rule_of[row] = state
    net.rule_states[row, 0], net.rule_values[row, 0] = other, value
    net.rule_states[row, 1] = net.rule_states[row, 2] = -1
    net.ring[2] += 1


@INNER  # type: ignore[untyped-decorator]
def _merge_into(net: Linked, state: int, into: int, sign: float) -> None:
    """Let a state always stand with another (``sign`` 1) or against it (−1)."""
    # Where many ties move, those of the other state are marked once (``spot`` is −1 elsewhere).
    many = net.degree[state] > MANY
    if many:
        _mark_ties(net, into, True)
    while net.head[state] >= 0:
        end = net.head[state]
        tie, third = end >> 1, net.at[end ^ 1]
        value = net.value[tie]
        _take_out(net, tie)
        if third == into:
            continue
        present = net.spot[third] if many else _tie_between(net, into, third)
        net.spot[third] = -1
        _put(net, tie, present, into, third, sign * value)
    if many:
        _mark_ties(net, into, False)
        net.spot[state] = -1


@INNER  # type: ignore[untyped-decorator]
def _mark_ties(net: Linked, state: int, there: bool) -> None:
    end = net.head[state]
    while end >= 0:
        net.spot[net.at[end ^ 1]] = end >> 1 if there else -1
        end = net.after[end]


@INNER  # type: ignore[untyped-decorator]
def _take_out_small(net: Linked, state: int) -> None:
    """Remove a state with at most three ties; what it could gain becomes ties of its partners.

    ``max over s_v of s_v (p s_a + q s_b + r s_c)`` is ``A + B s_a s_b + C s_a s_c + D s_b s_c``,
    whose four numbers follow from the four ways to stand (star–triangle).
    """
    row = net.ring[2]
    partners, values = net.rule_states[row], net.rule_values[row]
    ties = np.zeros(3, np.int64)
    count = 0
    while net.head[state] >= 0:
        end = net.head[state]
        ties[count], partners[count] = end >> 1, net.at[end ^ 1]
        values[count] = net.value[end >> 1]
        _take_out(net, ties[count])
        count += 1
    net.rule_of[row] = state
    net.ring[2] += 1
    for place in range(count, 3):
        partners[place], values[place] = -1, 0.0
    p, q, r = values[0], values[1], values[2]
    same, but_r = abs(p + q + r), abs(p + q - r)
    but_q, but_p = abs(p - q + r), abs(-p + q + r)
    for tie in range(count if count == 3 else count - 1):
        one, other, value = 0, 1, same + but_r - but_q - but_p
        if tie == 1:
            one, other, value = 0, 2, same - but_r + but_q - but_p
        elif tie == 2:
            one, other, value = 1, 2, same - but_r - but_q + but_p
        if abs(value) > 1e-12 * (abs(p) + abs(q) + abs(r)):
            present = _tie_between(net, partners[one], partners[other])
            _put(net, ties[tie], present, partners[one], partners[other], value / 4)


@INNER  # type: ignore[untyped-decorator]
def _outweighing(net: Linked, state: int) -> int:
    """Give the end of a tie that weighs as much as the state's other ties together, else −1."""
    end, best, total = net.head[state], net.head[state], 0.0
    while end >= 0:
        weight = abs(net.value[end >> 1])
        total += weight
        if weight > abs(net.value[best >> 1]):
            best = end
        end = net.after[end]
    # Weights that are equal but for the rounding of sums count as equal.
    return int(best) if 2 * abs(net.value[best >> 1]) >= total * (1 - 1e-13) else -1


@njit(cache=True)  # type: ignore[untyped-decorator]
def reduce_states(net: Linked) -> None:
    """Remove states until none has at most three ties or a tie that outweighs its others."""
    while net.ring[1] > 0:
        state = net.queue[net.ring[0]]
        net.ring[0] = (net.ring[0] + 1) % len(net.queue)
        net.ring[1] -= 1
        net.waiting[state] = False
        degree = net.degree[state]
        if degree == 0:
            continue
        if degree <= 3:
            _take_out_small(net, state)
        elif net.load[state] <= 2.001 * net.heaviest[0]:
            end = _outweighing(net, state)
            if end >= 0:
                value, into = net.value[end >> 1], net.at[end ^ 1]
                _note(net, state, into, value)
                _merge_into(net, state, into, 1.0 if value > 0 else -1.0)


@njit(cache=True)  # type: ignore[untyped-decorator]
def merge_twins(net: Linked, ones: Whole, others: Whole, signs: Floats, mark: Floats) -> int:
    """Merge those of the given pairs that are twins: ties in proportion, with one common sign.

    The tie of the two, if there is one, must have that sign too. ``mark`` is 0 for every state
    and is left so. Gives the number of states merged.
    """
    merged = 0
    for pair in range(len(ones)):
        one, other, sign = ones[pair], others[pair], signs[pair]
        # A merger before may have left too few ties: the next reduction takes such states out.
        if net.degree[one] != net.degree[other] or net.degree[one] < 2:
            continue
        end = net.head[one]
        while end >= 0:
            mark[net.at[end ^ 1]] = net.value[end >> 1]
            end = net.after[end]
        between = mark[other]
        ratio = sign * (net.load[one] - abs(between)) / (net.load[other] - abs(between))
        same = between * sign >= 0
        end = net.head[other]
        while end >= 0:
            third, value = net.at[end ^ 1], ratio * net.value[end >> 1]
            if third != one and abs(mark[third] - value) > 1e-12 * abs(value):
                same = False
            end = net.after[end]
        end = net.head[one]
        while end >= 0:
            mark[net.at[end ^ 1]] = 0.0
            end = net.after[end]
        if same:
            _note(net, other, one, sign)
            _merge_into(net, other, one, sign)
            merged += 1
    return merged


@njit(cache=True)  # type: ignore[untyped-decorator]
def undo(
    rules: int, rule_of: Whole, rule_states: Whole, rule_values: Floats, sides: Floats
) -> None:
    """Give removed states the sides that follow, last removed first."""
    for row in range(rules - 1, -1, -1):
        pull = 0.0
        for place in range(3):
            if rule_states[row, place] >= 0:
                pull += rule_values[row, place] * sides[rule_states[row, place]]
        sides[rule_of[row]] = 1.0 if pull >= 0 else -1.0


@njit(cache=True)  # type: ignore[untyped-decorator]
def blocks_of(start: Whole, partner: NDArray[np.int32], tie: Whole, ties: int) -> Whole:
    """Give the block (biconnected component) of every tie, numbered from 0.

    References
    ----------
    Hopcroft, J. & Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation.
    Communications of the ACM 16(6), 372-378.
    """
    states = len(start) - 1
    block = np.full(ties, -1, dtype=np.int64)
    number = np.full(states, -1, dtype=np.int64)
    low = np.zeros(states, dtype=np.int64)
    place = start[:-1].copy()
    came_by = np.full(states, -1, dtype=np.int64)
    path, stack = np.empty(states, dtype=np.int64), np.empty(ties, dtype=np.int64)
    seen, blocks, waiting = 0, 0, 0
    for root in range(states):
        if number[root] >= 0:
            continue
        number[root] = low[root] = seen
        seen += 1
        path[0] = root
        depth = 1
        while depth > 0:
            state = path[depth - 1]
            if place[state] < start[state + 1]:
                at = place[state]
                place[state] += 1
                other, by = partner[at], tie[at]
                if number[other] < 0:
                    stack[waiting] = by
                    waiting += 1
                    came_by[other] = by
                    number[other] = low[other] = seen
                    seen += 1
                    path[depth] = other
                    depth += 1
                elif by != came_by[state] and number[other] < number[state]:
                    stack[waiting] = by
                    waiting += 1
                    low[state] = min(low[state], number[other])
                continue
            depth -= 1
            if depth > 0:
                above = path[depth - 1]
                low[above] = min(low[above], low[state])
                if low[state] >= number[above]:
                    while True:
                        waiting -= 1
                        block[stack[waiting]] = blocks
                        if stack[waiting] == came_by[state]:
                            break
                    blocks += 1
    return block
