"""Compiled loops over the triads of large networks: imported only when a network needs them."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Places = NDArray[np.int32]
Bytes = NDArray[np.int8]
Packed = NDArray[np.uint32]
Floats = NDArray[np.float64]


@njit(cache=True)  # type: ignore[untyped-decorator]
def rank_by_degree(first: Places, second: Places, states: int) -> Places:
    """Give the rank of each state by its number of ties, fewest first, shape (n,)."""
    degrees = np.zeros(states, np.int64)
    for row in range(len(first)):
        degrees[first[row]] += 1
        degrees[second[row]] += 1
    largest = 0
    for state in range(states):
        largest = max(largest, degrees[state])
    place = np.zeros(largest + 2, np.int64)
    for state in range(states):
        place[degrees[state] + 1] += 1
    for degree in range(largest + 1):
        place[degree + 1] += place[degree]
    rank = np.empty(states, np.int32)
    for state in range(states):
        rank[state] = place[degrees[state]]
        place[degrees[state]] += 1
    return rank


@njit(cache=True)  # type: ignore[untyped-decorator]
def point_upwards(
    first: Places, second: Places, codes: Bytes, mirror: Bytes, rank: Places, bits: int
) -> tuple[Ints, Packed, Places]:
    """Point every tie from its lower to its higher rank, as compressed rows of ranks.

    ``codes`` describe a tie as seen from its first partner, ``mirror[code]`` the same tie as seen
    from the second. A partner and the code of the tie share one word (the code in the lowest
    ``bits``), so that the loop over triads reads one array. The third array gives the tie's row.
    """
    states = len(rank)
    start = np.zeros(states + 1, np.int64)
    for row in range(len(first)):
        start[min(rank[first[row]], rank[second[row]]) + 1] += 1
    for state in range(states):
        start[state + 1] += start[state]
    place = start[:-1].copy()
    packed = np.empty(len(first), np.uint32)
    ties = np.empty(len(first), np.int32)
    for row in range(len(first)):
        one, other = rank[first[row]], rank[second[row]]
        code = np.int64(codes[row])
        if one > other:
            one, other = other, one
            code = np.int64(mirror[code])
        packed[place[one]] = (np.int64(other) << bits) | code
        ties[place[one]] = row
        place[one] += 1
    return start, packed, ties


@njit(cache=True)  # type: ignore[untyped-decorator]
def count_complete(start: Ints, packed: Packed, bits: int) -> Ints:
    """Count the complete triads by the codes of their three ties.

    Returns
    -------
    ndarray of shape (8 ** bits,)
        At ``(a << 2 * bits) | (b << bits) | c`` the triads u < v < w (by rank) whose ties u–v,
        u–w and v–w have the codes a, b and c.

    Notes
    -----
    Every triad is met once, at its lowest rank u: the partners of u are marked, and the partners
    of each of them looked up among the marks. As ranks ascend with degrees no state has more than
    √(2m) partners of higher rank, hence at most O(m^1.5) look-ups (Chiba & Nishizeki 1985). A mark
    is one byte: the marks of a million states fit into the second-level cache.
    """
    states, mask = len(start) - 1, (1 << bits) - 1
    counts = np.zeros(1 << (3 * bits), np.int64)
    mark = np.zeros(states, np.int8)
    for low in range(states):
        begin, end = start[low], start[low + 1]
        if end - begin < 2:
            continue
        for at in range(begin, end):
            mark[packed[at] >> bits] = (packed[at] & mask) + 1
        for at in range(begin, end):
            middle, head = packed[at] >> bits, np.int64(packed[at] & mask) << (2 * bits)
            for beyond in range(start[middle], start[middle + 1]):
                seen = np.int64(mark[packed[beyond] >> bits])
                if seen:
                    counts[head | ((seen - 1) << bits) | np.int64(packed[beyond] & mask)] += 1
        for at in range(begin, end):
            mark[packed[at] >> bits] = 0
    return counts


@njit(cache=True)  # type: ignore[untyped-decorator]
def sum_over_ties(start: Ints, packed: Packed, ties: Places, values: Floats) -> Floats:
    """Sum the product of the weights to both over the third parties of every tie.

    Takes what :func:`point_upwards` gives for codes of one bit: 0 for a friend, 1 for an enemy.

    Returns
    -------
    ndarray of shape (m, 3)
        Over common friends, over friends of one who are enemies of the other, over common enemies.
    """
    sums = np.zeros((len(ties), 3))
    mark = np.zeros(len(start) - 1, np.int8)
    at_mark = np.zeros(len(start) - 1, np.int32)
    for low in range(len(start) - 1):
        begin, end = start[low], start[low + 1]
        if end - begin < 2:
            continue
        for at in range(begin, end):
            mark[packed[at] >> 1] = (packed[at] & 1) + 1
            at_mark[packed[at] >> 1] = ties[at]
        for at in range(begin, end):
            middle, a = packed[at] >> 1, np.int64(packed[at] & 1)
            for beyond in range(start[middle], start[middle + 1]):
                seen = np.int64(mark[packed[beyond] >> 1])
                if seen:
                    b, c = seen - 1, np.int64(packed[beyond] & 1)
                    one, two, far = ties[at], at_mark[packed[beyond] >> 1], ties[beyond]
                    x, y, z = abs(values[one]), abs(values[two]), abs(values[far])
                    sums[one, b + c] += y * z
                    sums[two, a + c] += x * z
                    sums[far, a + b] += x * y
        for at in range(begin, end):
            mark[packed[at] >> 1] = 0
    return sums


@njit(cache=True)  # type: ignore[untyped-decorator]
def compress(
    first: Places, second: Places, values: Floats, states: int
) -> tuple[Ints, Places, Floats]:
    """Give the ties by state as compressed rows (start, partner, value), partners ascending.

    The rows given ascend by (first, second), as those of a tie list: filling in the lower
    partners of all states before the higher ones leaves every row in order.
    """
    start = np.zeros(states + 1, np.int64)
    for row in range(len(first)):
        start[first[row] + 1] += 1
        start[second[row] + 1] += 1
    for state in range(states):
        start[state + 1] += start[state]
    place = start[:-1].copy()
    partner = np.empty(2 * len(first), np.int32)
    value = np.empty(2 * len(first), np.float64)
    for row in range(len(first)):
        partner[place[second[row]]] = first[row]
        value[place[second[row]]] = values[row]
        place[second[row]] += 1
    for row in range(len(first)):
        partner[place[first[row]]] = second[row]
        value[place[first[row]]] = values[row]
        place[first[row]] += 1
    return start, partner, value


@njit(cache=True)  # type: ignore[untyped-decorator]
def count_dyads(start: Ints, partner: Places) -> Ints:
    """Count, for every state, the states of higher place with which it shares a partner."""
    states = len(start) - 1
    found = np.zeros(states, np.int64)
    stamp = np.full(states, -1, np.int32)
    for one in range(states):
        for at in range(start[one], start[one + 1]):
            third = partner[at]
            # Partners ascend: those above `one` stand at the end of the row.
            for beyond in range(start[third + 1] - 1, start[third] - 1, -1):
                other = partner[beyond]
                if other <= one:
                    break
                if stamp[other] != one:
                    stamp[other] = one
                    found[one] += 1
    return found


@njit(cache=True)  # type: ignore[untyped-decorator]
def sum_over_dyads(
    start: Ints, partner: Places, value: Floats, found: Ints
) -> tuple[Places, Places, Floats]:
    """Sum the product of the weights to both over the third parties of every dyad that has any.

    ``found`` is what :func:`count_dyads` gives.

    Returns
    -------
    first, second : ndarray of int32
        The dyads, ascending.
    sums : ndarray of shape (dyads, 3)
        Over common friends, over friends of one who are enemies of the other, over common enemies.
    """
    states = len(start) - 1
    total = np.sum(found)
    first, second = np.empty(total, np.int32), np.empty(total, np.int32)
    sums = np.zeros((total, 3))
    line = np.full(states, -1, np.int64)
    end = 0
    for one in range(states):
        begin = end
        for at in range(start[one], start[one + 1]):
            third = partner[at]
            for beyond in range(start[third + 1] - 1, start[third] - 1, -1):
                if partner[beyond] <= one:
                    break
                if line[partner[beyond]] < begin:
                    line[partner[beyond]] = end
                    second[end] = partner[beyond]
                    end += 1
        second[begin:end].sort()
        for row in range(begin, end):
            first[row] = one
            line[second[row]] = row
        for at in range(start[one], start[one + 1]):
            third = partner[at]
            for beyond in range(start[third + 1] - 1, start[third] - 1, -1):
                if partner[beyond] <= one:
                    break
                kind = (1 if value[at] < 0 else 0) + (1 if value[beyond] < 0 else 0)
                sums[line[partner[beyond]], kind] += abs(value[at] * value[beyond])
    return first, second, sums
