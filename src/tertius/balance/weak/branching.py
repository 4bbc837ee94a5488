"""Where a gap remains: the states of one tie stand together, or apart.

Either way what remains is a weak balance problem again. Together, two states become one. Apart, a
positive tie is paid for, and the tie becomes as hostile as it can count: a state stands clear
rather than bear an enmity heavier than all its friendships, so that a tie of that weight keeps
the two apart in some best partition. Both are reduced, divided and bounded anew.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tertius.balance.frustration.units import unit_of
from tertius.balance.weak.block import Found, rounded_up
from tertius.balance.weak.problem import Floats, Pairs, Places, merged


@dataclass(frozen=True, eq=False)
class Branch:
    """One of the two problems, and what a partition of it means.

    Attributes
    ----------
    pairs : Pairs
        The problem.
    constant : float
        What its partitions cost on top.
    state_of : ndarray of shape (n,)
        For each state of the whole, its place in the problem.
    clear : tuple of int or None
        Two states of the whole of which the first stands clear if they stand together.
    """

    pairs: Pairs
    constant: float
    state_of: Places
    clear: tuple[int, int] | None

    def extend(self, label: Places) -> Places:
        """Give the partition of the whole."""
        whole: Places = label[self.state_of]
        if self.clear is not None and whole[self.clear[0]] == whole[self.clear[1]]:
            whole[self.clear[0]] = whole.max() + 1
        return whole


def branched(
    pairs: Pairs, known: Found, solve: Callable[[Pairs, float], Found], target: float
) -> Found:
    """Close the gap of a block by solving both branches of one of its ties.

    Parameters
    ----------
    pairs
        The block.
    known
        What the linear programme gave, with its last point.
    solve
        Solves a problem, or shows that it costs at least so much.
    target
        A bound of so much is enough.

    Returns
    -------
    Found

    References
    ----------
    Land, A. H. and Doig, A. G. (1960). An automatic method of solving discrete programming
    problems. Econometrica 28, 497-520.
    """
    tie = _most_open(pairs, known.x)
    best, bounds = known, []
    unit = unit_of(np.abs(pairs.value))
    ends = known.label[[pairs.first[tie], pairs.second[tie]]]
    branches = [together(pairs, tie), apart(pairs, tie)]
    # The branch in which the known partition lies comes last: the other may show a better one.
    for branch in branches[:: -1 if ends[0] == ends[1] else 1]:
        enough = best.cost - (0.5 * unit if unit else 1e-9 * best.cost)
        found = solve(branch.pairs, min(target, enough) - branch.constant)
        label = branch.extend(found.label)
        cost = pairs.cost(label)
        bounds.append(found.bound + branch.constant)
        if cost < best.cost:
            best = Found(label, cost, 0.0)
    bound = rounded_up(max(known.bound, min(bounds)), best.cost, unit)
    return Found(best.label, best.cost, min(bound, best.cost))


def _most_open(pairs: Pairs, x: Floats) -> int:
    """Give the tie on which the programme is least decided, the heavier the rather."""
    return int(np.argmax(np.abs(pairs.value) * np.minimum(x, 1.0 - x)))


def together(pairs: Pairs, tie: int) -> Branch:
    """Make the two states of a tie one; ties of both to a third add up."""
    one, other = int(pairs.first[tie]), int(pairs.second[tie])
    state_of = np.arange(pairs.states) - (np.arange(pairs.states) > other)
    state_of[other] = state_of[one]
    rest = np.arange(len(pairs)) != tie
    first, second = state_of[pairs.first[rest]], state_of[pairs.second[rest]]
    left, always = merged(pairs.states - 1, first, second, pairs.value[rest])
    return Branch(left, always + max(-float(pairs.value[tie]), 0.0), state_of, None)


def apart(pairs: Pairs, tie: int) -> Branch:
    """Pay for a positive tie and make it hostile."""
    one, other = int(pairs.first[tie]), int(pairs.second[tie])
    value = pairs.value.copy()
    paid = max(float(value[tie]), 0.0)
    value[tie] = 0.0
    friends = [
        float(value[((pairs.first == state) | (pairs.second == state)) & (value > 0)].sum())
        for state in (one, other)
    ]
    value[tie] = -min(friends)
    kept = value != 0
    left = Pairs(pairs.states, pairs.first[kept], pairs.second[kept], value[kept])
    clear = (one, other) if friends[0] <= friends[1] else (other, one)
    return Branch(left, paid, np.arange(pairs.states), clear)
