"""The compiled loop of rewiring: imported only when a network is rewired."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Places = NDArray[np.int32]
Words = NDArray[np.uint64]

FREE, BLOCKED = -1, -2
"""What is known of a dyad without a tie; else the row of its tie is."""
EMPTY = -1
MIXER = np.uint64(0x9E3779B97F4A7C15)


@njit(cache=True)  # type: ignore[untyped-decorator]
def next_word(state: Words) -> np.int64:
    """Give 63 random bits, and move the state on.

    SplitMix64: Steele, G. L., Lea, D. and Flood, C. H. (2014). Fast splittable pseudorandom number
    generators. *OOPSLA '14*, 453–472.
    """
    state[0] += MIXER
    word = state[0]
    word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.int64((word ^ (word >> np.uint64(31))) >> np.uint64(1))


@njit(cache=True, inline="always")  # type: ignore[untyped-decorator]
def find(keys: Ints, rows: Places, used: Ints, key: int) -> np.int64:
    """Give the slot of a dyad in a hashed table (linear probing); a new one is FREE."""
    word, mask = np.uint64(key) * MIXER, len(keys) - 1
    slot = np.int64(word >> np.uint64(32)) & mask
    while keys[slot] != key:
        if keys[slot] == EMPTY:
            keys[slot], rows[slot] = key, FREE
            used[0] += 1
            break
        slot = (slot + 1) & mask
    return slot


@njit(cache=True)  # type: ignore[untyped-decorator]
def fill(
    keys: Ints, rows: Places, used: Ints, ends: Ints, slots: Ints, blocked: Ints, states: int
) -> None:
    """Enter all ties and blocked dyads into an empty table, and note the slot of every tie.

    Without ``keys`` the table is a matrix of the states, and the key of a dyad is its slot.
    """
    keys[:], rows[:], used[0] = EMPTY, FREE, 0
    for key in blocked:
        rows[find(keys, rows, used, key) if len(keys) else key] = BLOCKED
    for row in range(len(ends)):
        key = min(ends[row, 0], ends[row, 1]) * states + max(ends[row, 0], ends[row, 1])
        slots[row] = find(keys, rows, used, key) if len(keys) else key
        rows[slots[row]] = row


@njit(cache=True)  # type: ignore[untyped-decorator]
def trade(ends: Ints, rows: Places, slots: Ints, positive: int, states: int, state: Words) -> None:
    """Let two states trade their ties with three others, if both keep their numbers of each sign.

    All five are drawn at random. The table must be a matrix; of fewer than five states none trade.
    """
    if states < 5:
        return
    places, cells, kinds = np.empty(5, np.int64), np.empty((3, 2), np.int64), np.zeros(2, np.int64)
    at = 0
    while at < 5:
        places[at] = ((next_word(state) >> 31) * states) >> 32
        new = True
        for before in range(at):
            new = new and places[before] != places[at]
        at += new
    for at in range(3):
        for side in range(2):
            one, other = places[side], places[2 + at]
            cells[at, side] = min(one, other) * states + max(one, other)
            row = rows[cells[at, side]]
            if row == BLOCKED:
                return
            # One digit of base four counts the positive ties, the next the negative ones.
            kinds[side] += 0 if row == FREE else 1 if row < positive else 4
    if kinds[0] != kinds[1]:
        return
    for at in range(3):
        left, right = rows[cells[at, 0]], rows[cells[at, 1]]
        rows[cells[at, 0]], rows[cells[at, 1]] = right, left
        if left != FREE:
            ends[left, 0], ends[left, 1], slots[left] = places[1], places[2 + at], cells[at, 1]
        if right != FREE:
            ends[right, 0], ends[right, 1], slots[right] = places[0], places[2 + at], cells[at, 0]


@njit(cache=True)  # type: ignore[untyped-decorator]
def rewire(ends: Ints, positive: int, blocked: Ints, states: int, steps: int, state: Words) -> None:
    """Exchange partners at random, keeping the number of ties of each sign of each state.

    Parameters
    ----------
    ends : ndarray of shape (m, 2)
        Places of the partners of each tie: the ``positive`` positive ones, then the negative.
        Changed in place; afterwards in no order.
    positive
        Number of positive ties.
    blocked
        ``place1 * states + place2`` of dyads that may have no tie, place1 < place2.
    states
        Number of states.
    steps
        Proposed exchanges.
    state : ndarray of shape (1,)
        State of the random numbers; moved on.

    Notes
    -----
    A proposal takes two (or, one time in eight, three) ties of one sign and joins the first
    partner of each with the second partner of the next. It is carried out if the dyads to be tied
    are all free, or all have ties of the other sign: those then move to the dyads left. One time
    in 32, in networks that fit into a matrix, it is a :func:`trade` instead. The reverse
    proposal is as likely, and refused ones count as steps: so every network with these degrees
    that can be reached is as likely as any other.
    """
    ties, size = len(ends), 4
    while size < 4 * (ties + len(blocked)):
        size *= 2
    hashed = states * states > max(1 << 20, 16 * ties)
    keys, used = np.empty(size if hashed else 0, np.int64), np.zeros(1, np.int64)
    rows = np.empty(size if hashed else states * states, np.int32)
    slots = np.empty(ties, np.int64)
    fill(keys, rows, used, ends, slots, blocked, states)
    for _ in range(steps):
        word = next_word(state)
        lot = (word >> 1) & 31
        if lot == 4 and not hashed:
            trade(ends, rows, slots, positive, states, state)
            continue
        # The upper half, as a fraction, chooses the tie; the lowest bits which end is the first.
        row, turn = ((word >> 31) * ties) >> 32, word & 1
        a, b = ends[row, turn], ends[row, 1 - turn]
        start, stop = (0, positive) if row < positive else (positive, ties)
        three = lot < 4
        word = next_word(state)
        row2, turn = start + (((word >> 31) * (stop - start)) >> 32), word & 1
        c, d = ends[row2, turn], ends[row2, 1 - turn]
        row3, e, f = row, a, b
        if three:
            word = next_word(state)
            row3, turn = start + (((word >> 31) * (stop - start)) >> 32), word & 1
            e, f = ends[row3, turn], ends[row3, 1 - turn]
        if a == d or c == f or (three and e == b):
            continue
        at, at2 = min(a, d) * states + max(a, d), min(c, f) * states + max(c, f)
        at3 = min(e, b) * states + max(e, b) if three else at2
        if hashed:
            if 4 * used[0] > 3 * size:
                fill(keys, rows, used, ends, slots, blocked, states)
            at, at2 = find(keys, rows, used, at), find(keys, rows, used, at2)
            at3 = find(keys, rows, used, at3) if three else at2
        x, y, z = rows[at], rows[at2], rows[at3]
        if x == BLOCKED or y == BLOCKED or z == BLOCKED:
            continue
        if start <= x < stop or start <= y < stop or start <= z < stop:
            continue
        if (x == FREE) != (y == FREE) or (x == FREE) != (z == FREE):
            continue
        rows[slots[row]], rows[slots[row2]] = x, y
        if three:
            rows[slots[row3]] = z
        if x != FREE:
            ends[x, 0], ends[x, 1], slots[x] = a, b, slots[row]
            ends[y, 0], ends[y, 1], slots[y] = c, d, slots[row2]
            if three:
                ends[z, 0], ends[z, 1], slots[z] = e, f, slots[row3]
        ends[row, 0], ends[row, 1], slots[row], rows[at] = a, d, at, row
        ends[row2, 0], ends[row2, 1], slots[row2], rows[at2] = c, f, at2, row2
        if three:
            ends[row3, 0], ends[row3, 1], slots[row3], rows[at3] = e, b, at3, row3
