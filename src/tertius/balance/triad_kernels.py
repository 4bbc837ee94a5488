"""Compiled loops over the triads of large networks: imported only when a network needs them."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Places = NDArray[np.int32]
Bytes = NDArray[np.int8] | NDArray[np.uint8]
Packed = NDArray[np.uint32]
Starts = NDArray[np.uint32]
Floats = NDArray[np.float64]


CHUNK = 8
"""Ties looked up at once; arrays of packed ties are that much longer than the ties they hold."""
ONE, TWO, STEP = np.uint32(1), np.uint32(2), np.uint32(CHUNK)
# Indices in the innermost loops are unsigned: signed ones are checked for counting from the end.


@njit(cache=True)  # type: ignore[untyped-decorator]
def count_ends(first: Places, second: Places, states: int) -> tuple[Ints, Ints]:
    """Count the ties that name each state first, and second."""
    firsts, seconds = np.zeros(states, np.int64), np.zeros(states, np.int64)
    for row in range(len(first)):
        firsts[first[row]] += 1
        seconds[second[row]] += 1
    return firsts, seconds


@njit(cache=True)  # type: ignore[untyped-decorator]
def rank_by_degree(degrees: Ints) -> Places:
    """Give the rank of each state by its number of ties, fewest first, shape (n,)."""
    states = len(degrees)
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
    first: Places,
    second: Places,
    codes: Bytes,
    mirror: Bytes,
    rank: Places,
    width: int,
    listed: bool,
) -> tuple[Starts, Packed, Places]:
    """Point every tie from its lower to its higher rank, as compressed rows of ranks.

    ``codes`` describe a tie as seen from its first partner, ``mirror[code]`` the same tie as seen
    from the second. A partner and the code of the tie share one word (the code in the lowest
    ``width`` bits), so that the loop over triads reads one array. The third array gives the row of
    each tie where it is wanted (``listed``), else nothing: to fill it in takes as long as the rest.
    """
    states, kinds = len(rank), len(mirror)
    seen_from = np.empty(2 * kinds, np.uint32)
    for code in range(kinds):
        seen_from[code], seen_from[kinds + code] = code, mirror[code]
    # The end of each row, two further on, becomes its start while rows are filled in.
    start = np.zeros(states + 2, np.int64)
    for row in range(len(first)):
        low = min(rank[np.uint64(first[row])], rank[np.uint64(second[row])])
        start[np.uint64(low + 2)] += 1
    for state in range(states):
        start[state + 2] += start[state + 1]
    packed = np.zeros(len(first) + CHUNK, np.uint32)
    ties = np.empty(len(first) if listed else 0, np.int32)
    for row in range(len(first)):
        one, other = rank[np.uint64(first[row])], rank[np.uint64(second[row])]
        next_up = np.uint64(min(one, other) + 1)
        code = seen_from[np.uint64((one > other) * kinds + codes[row])]
        at = np.uint64(start[next_up])
        packed[at] = (np.uint32(max(one, other)) << np.uint32(width)) | code
        if listed:
            ties[at] = row
        start[next_up] += 1
    return start[:-1].astype(np.uint32), packed, ties


@njit(cache=True, inline="always")  # type: ignore[untyped-decorator]
def meets(mark: Bytes, packed: Packed, at: np.uint32, end: np.uint32, bits: np.uint32) -> np.uint8:
    """Tell whether any partner in a row, or in what little follows it, is marked.

    Most rows are short and meet no mark: to look up a whole chunk without asking where the row
    ends spares the processor a wrong guess per row, which costs more than the look-ups.
    """
    seen = np.uint8(0)
    while at < end:
        for ahead in range(CHUNK):
            seen |= mark[packed[at + np.uint32(ahead)] >> bits]
        at += STEP
    return seen


@njit(cache=True)  # type: ignore[untyped-decorator]
def count_complete(start: Starts, packed: Packed, width: int, ascending: int) -> Ints:
    """Count the complete triads by the codes of their three ties, of ``width`` bits each.

    Where the partners in a row ascend (1, else 0), its first cannot be the highest of a triad, nor
    its last the middle: they are not marked and not looked up.

    Returns
    -------
    ndarray of shape (8 ** width,)
        At ``(a << 2 * width) | (b << width) | c`` the triads u < v < w whose ties u–v, u–w and v–w
        have the codes a, b and c.

    Notes
    -----
    Every triad is met once, at its lowest state u: the partners of u are marked, and the partners
    of each of them looked up among the marks. Where states ascend with their degrees none has more
    than √(2m) partners above it, hence at most O(m^1.5) look-ups (Chiba & Nishizeki 1985). A mark
    is one byte: the marks of a million states fit into the second-level cache.
    """
    states, mask, bits = len(start) - 1, np.uint32((1 << width) - 1), np.uint32(width)
    counts, spared = np.zeros(1 << (3 * width), np.int64), np.uint32(ascending)
    mark = np.zeros(states, np.uint8)
    for low in range(states):
        begin, end = start[low], start[low + 1]
        if end < begin + TWO:
            continue
        for at in range(begin + spared, end):
            mark[packed[at] >> bits] = (packed[at] & mask) + ONE
        for at in range(begin, end - spared):
            middle, code = packed[at] >> bits, packed[at] & mask
            near, far = start[middle], start[middle + ONE]
            if meets(mark, packed, near, far, bits):
                for beyond in range(near, far):
                    seen = np.uint32(mark[packed[beyond] >> bits])
                    if seen:
                        head = ((code << bits) | (seen - ONE)) << bits
                        counts[head | (packed[beyond] & mask)] += 1
        for at in range(begin + spared, end):
            mark[packed[at] >> bits] = 0
    return counts


@njit(cache=True)  # type: ignore[untyped-decorator]
def sum_over_ties(start: Starts, packed: Packed, ties: Places, values: Floats) -> Floats:
    """Sum the product of the weights to both over the third parties of every tie.

    Takes what :func:`point_upwards` gives for codes of one bit: 0 for a friend, 1 for an enemy.

    Returns
    -------
    ndarray of shape (m, 3)
        Over common friends, over friends of one who are enemies of the other, over common enemies.
    """
    states = len(start) - 1
    sums = np.zeros((len(ties), 3))
    mark, marked_by = np.zeros(states, np.uint8), np.zeros(states, np.int32)
    for low in range(states):
        begin, end = start[low], start[low + 1]
        if end < begin + TWO:
            continue
        for at in range(begin, end):
            mark[packed[at] >> ONE] = (packed[at] & ONE) + ONE
            marked_by[packed[at] >> ONE] = ties[at]
        for at in range(begin, end):
            middle, a = packed[at] >> ONE, np.int64(packed[at] & ONE)
            near, far = start[middle], start[middle + ONE]
            if not meets(mark, packed, near, far, ONE):
                continue
            for beyond in range(near, far):
                seen = np.int64(mark[packed[beyond] >> ONE])
                if seen:
                    b, c = seen - 1, np.int64(packed[beyond] & ONE)
                    one, two, three = ties[at], marked_by[packed[beyond] >> ONE], ties[beyond]
                    x, y, z = abs(values[one]), abs(values[two]), abs(values[three])
                    sums[one, b + c] += y * z
                    sums[two, a + c] += x * z
                    sums[three, a + b] += x * y
        for at in range(begin, end):
            mark[packed[at] >> ONE] = 0
    return sums


@njit(cache=True)  # type: ignore[untyped-decorator]
def count_enemies(start: Starts, packed: Packed, ties: Places) -> Places:
    """Count the common enemies of every tie, given what :func:`sum_over_ties` takes.

    Returns
    -------
    ndarray of int32, shape (m,)
    """
    states = len(start) - 1
    counts = np.zeros(len(ties), np.int32)
    mark, marked_by = np.zeros(states, np.uint8), np.zeros(states, np.int32)
    for low in range(states):
        begin, end = start[low], start[low + 1]
        if end < begin + TWO:
            continue
        for at in range(begin, end):
            mark[packed[at] >> ONE] = (packed[at] & ONE) + ONE
            marked_by[packed[at] >> ONE] = ties[at]
        for at in range(begin, end):
            middle, a = packed[at] >> ONE, packed[at] & ONE
            near, far = start[middle], start[middle + ONE]
            if not meets(mark, packed, near, far, ONE):
                continue
            for beyond in range(near, far):
                seen = np.uint32(mark[packed[beyond] >> ONE])
                if seen:
                    b, c = seen - ONE, packed[beyond] & ONE
                    if b & c:
                        counts[np.uint32(ties[at])] += 1
                    if a & c:
                        counts[np.uint32(marked_by[packed[beyond] >> ONE])] += 1
                    if a & b:
                        counts[np.uint32(ties[beyond])] += 1
        for at in range(begin, end):
            mark[packed[at] >> ONE] = 0
    return counts


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
