"""Compiled loops of the triad dynamics: list the triads, flip ties, keep count.

Imported only where a dynamic is run: loading the compiler takes longer than most of the runs.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Places = NDArray[np.int32]
Signs = NDArray[np.int8]

NOTHING, FEWER_OR_EQUAL = 0, 1
"""What a flip must respect: nothing, or that the number of imbalanced triads does not rise."""


@njit(cache=True)  # type: ignore[untyped-decorator]
def list_triads(
    start: Ints, partner: Places, tie: Ints, first: Places, second: Places, found: Places
) -> int:
    """Fill ``found`` (t, 3) with the rows of the three ties of every triad, and count them.

    Every triad i < j < k is met once, from its tie (i, j). The count stops one above the length of
    ``found``, so that a network with too many triads is known without walking through all.
    """
    count = 0
    for row in range(len(first)):
        i, j = first[row], second[row]
        a, b = start[i], start[j]
        while a < start[i + 1] and b < start[j + 1]:
            if partner[a] < partner[b]:
                a += 1
            elif partner[a] > partner[b]:
                b += 1
            else:
                if partner[a] > j:
                    if count == len(found):
                        return count + 1
                    found[count, 0] = row
                    found[count, 1] = tie[a]
                    found[count, 2] = tie[b]
                    count += 1
                a += 1
                b += 1
    return count


@njit(cache=True)  # type: ignore[untyped-decorator]
def triads_by_tie(triads: Places, ties: int) -> tuple[Ints, Places]:
    """Give the triads of every tie as compressed rows."""
    start = np.zeros(ties + 1, dtype=np.int64)
    for t in range(len(triads)):
        for corner in range(3):
            start[triads[t, corner] + 1] += 1
    for row in range(ties):
        start[row + 1] += start[row]
    filled = start[:-1].copy()
    member = np.empty(3 * len(triads), dtype=np.int32)
    for t in range(len(triads)):
        for corner in range(3):
            row = triads[t, corner]
            member[filled[row]] = t
            filled[row] += 1
    return start, member


@njit(cache=True)  # type: ignore[untyped-decorator]
def first_count(
    triads: Places, start: Ints, sign: Signs, bad: Places, place: Places, bad_of: Ints, total: Ints
) -> None:
    """Find the imbalanced triads: fill ``bad``, ``place``, ``bad_of`` and ``total``.

    ``total`` holds the number of imbalanced triads and the number of ties that may flip under the
    constraint.
    """
    for t in range(len(triads)):
        product = sign[triads[t, 0]] * sign[triads[t, 1]] * sign[triads[t, 2]]
        place[t] = -1
        if product < 0:
            place[t] = total[0]
            bad[total[0]] = t
            total[0] += 1
            for corner in range(3):
                bad_of[triads[t, corner]] += 1
    for row in range(len(sign)):
        total[1] += _may(bad_of[row], start[row + 1] - start[row])


@njit(cache=True)  # type: ignore[untyped-decorator]
def _may(imbalanced: int, triads: int) -> int:
    """Tell (0 or 1) whether a tie is in an imbalanced triad and its flip would not add any."""
    return 1 if imbalanced > 0 and 2 * imbalanced >= triads else 0


@njit(cache=True)  # type: ignore[untyped-decorator]
def _flip(
    row: int,
    triads: Places,
    start: Ints,
    member: Places,
    sign: Signs,
    bad: Places,
    place: Places,
    bad_of: Ints,
    total: Ints,
) -> None:
    """Change the sign of one tie and bring every count up to date."""
    sign[row] = -sign[row]
    for at in range(start[row], start[row + 1]):
        t = member[at]
        change = 1
        if place[t] < 0:
            place[t] = total[0]
            bad[total[0]] = t
            total[0] += 1
        else:
            change = -1
            total[0] -= 1
            last = bad[total[0]]
            bad[place[t]] = last
            place[last] = place[t]
            place[t] = -1
        for corner in range(3):
            other = triads[t, corner]
            size = start[other + 1] - start[other]
            total[1] -= _may(bad_of[other], size)
            bad_of[other] += change
            total[1] += _may(bad_of[other], size)


@njit(cache=True)  # type: ignore[untyped-decorator]
def _chosen_locally(rows: Places, sign: Signs, p: float, mind: float, which: float) -> int:
    """Choose the tie of an imbalanced triad that the local rule flips."""
    negative = 0
    for corner in range(3):
        if sign[rows[corner]] < 0:
            negative += 1
    if negative == 3:
        return int(rows[min(2, int(3 * which))])
    enemy = 0
    while sign[rows[enemy]] > 0:
        enemy += 1
    if mind < p:
        return int(rows[enemy])
    return int(rows[(enemy + 1 + min(1, int(2 * which))) % 3])


@njit(cache=True)  # type: ignore[untyped-decorator]
def run_block(
    triads: Places,
    start: Ints,
    member: Places,
    sign: Signs,
    bad: Places,
    place: Places,
    bad_of: Ints,
    total: Ints,
    draws: NDArray[np.float64],
    constraint: int,
    p: float,
    changed: Ints,
    at: Ints,
    left: Ints,
) -> tuple[int, int]:
    """Run at most one update for each row of ``draws``; give the updates and the changes made.

    ``changed``, ``at`` and ``left`` take the tie, the update (from 1) and the number of imbalanced
    triads after it.
    """
    made = 0
    for step in range(len(draws)):
        if total[0] == 0 or (constraint == FEWER_OR_EQUAL and total[1] == 0):
            return step, made
        t = bad[min(total[0] - 1, int(draws[step, 0] * total[0]))]
        if constraint == NOTHING:
            row = _chosen_locally(triads[t], sign, p, draws[step, 1], draws[step, 2])
        else:
            row = triads[t, min(2, int(3 * draws[step, 1]))]
            more = start[row + 1] - start[row] - 2 * bad_of[row]
            if more > 0 or (more == 0 and draws[step, 2] >= 0.5):
                continue
        _flip(row, triads, start, member, sign, bad, place, bad_of, total)
        changed[made] = row
        at[made] = step + 1
        left[made] = total[0]
        made += 1
    return len(draws), made
