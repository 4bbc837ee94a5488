"""The same number for the same coalition through time, so that colours do not jump."""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.balance.coalitions.labels import OUTSIDE, Labels, numbered
from tertius.errors import NetworkError

Members = Sequence[Hashable]
Groups = dict[int, frozenset[Hashable]]


def match_coalitions(
    coalitions: Sequence[ArrayLike],
    members: Sequence[Members],
    *,
    memory: int = 1,
    least: float = 0.1,
) -> tuple[Labels, ...]:
    """Renumber the coalitions of consecutive periods so that each keeps its number.

    Each period's coalitions are assigned to those before it one to one, so that as many states as
    possible keep their number. A coalition that splits leaves its number to the larger part, and
    of several that join the largest gives theirs; what is left over gets a number never used.

    Parameters
    ----------
    coalitions : sequence of array of int, shape (n,)
        Coalition of each state, period by period; numbers below 0 stand for none.
    members : sequence of sequences, of length n
        Who the states are: their keys or names, each once in a period.
    memory
        How many periods back an earlier coalition may have been seen last; 1 looks at the period
        before only. States shared with its last appearance but one in them count half, with the
        one before a quarter, and so on.
    least
        Share in common from which a coalition may be taken for the earlier one: of the states of
        either that are there in both periods, those in both (Jaccard), in [0, 1].

    Returns
    -------
    tuple of ndarray of int64, shape (n,)
        The same coalitions under numbers from 0 in order of their first appearance; −1 for none.

    Raises
    ------
    NetworkError
        If the lengths differ, a member is named twice in a period, ``memory`` is below 1 or
        ``least`` outside [0, 1].

    References
    ----------
    Greene, D., Doyle, D. & Cunningham, P. (2010). Tracking the evolution of communities in dynamic
    social networks. International Conference on Advances in Social Networks Analysis and Mining,
    176-183.

    Examples
    --------
    >>> match_coalitions([[0, 0, 1], [1, 1, 0, 0]], ["ABC", "ABCD"])
    (array([0, 0, 1]), array([0, 0, 1, 1]))
    """
    if memory < 1 or not 0 <= least <= 1:
        raise NetworkError("memory must be at least 1, and least lie in [0, 1]")
    _check(coalitions, members)
    past: list[tuple[frozenset[Hashable], Groups]] = []
    matched, free = [], 0
    for labels, states in zip(coalitions, members, strict=True):
        label = numbered(labels)
        groups = _groups(label, states)
        here = frozenset(states)
        number = _assigned(groups, here, past[-memory:], least)
        for group in groups:
            if group not in number:
                number[group] = free
                free += 1
        matched.append(
            np.array([number.get(int(group), OUTSIDE) for group in label], dtype=np.int64)
        )
        past.append((here, {number[group]: states for group, states in groups.items()}))
    return tuple(matched)


def match_sides(
    sides: Sequence[ArrayLike], parts: Sequence[ArrayLike], members: Sequence[Members]
) -> tuple[NDArray[np.int8], ...]:
    """Turn sides round so that states stay on theirs as long as they can.

    Which of two sides is called +1 means nothing, in each connected part for itself. Each part is
    turned to where more of its states were when last seen.

    Parameters
    ----------
    sides : sequence of array of int, shape (n,)
        +1 or −1 for each state, period by period; 0 for none.
    parts : sequence of array of int, shape (n,)
        The connected part of each state.
    members : sequence of sequences, of length n
        Who the states are.

    Returns
    -------
    tuple of ndarray of int8, shape (n,)

    Raises
    ------
    NetworkError
        If the lengths differ or a member is named twice in a period.

    Examples
    --------
    >>> match_sides([[1, 1, -1], [1, -1, -1]], [[0, 0, 0], [0, 0, 0]], ["ABC", "CAB"])
    (array([ 1,  1, -1], dtype=int8), array([-1,  1,  1], dtype=int8))
    """
    _check(sides, members)
    _check(parts, members)
    last: dict[Hashable, int] = {}
    matched = []
    for given, part, states in zip(sides, parts, members, strict=True):
        side, group = np.asarray(given, dtype=np.int64), np.asarray(part, dtype=np.int64)
        known = np.array([last.get(state, 0) for state in states], dtype=np.int64)
        _, place = np.unique(group, return_inverse=True)
        votes = np.bincount(place, side * known, len(side) + 1)
        turned = np.where(votes[place] < 0, -side, side).astype(np.int8)
        last.update({state: int(one) for state, one in zip(states, turned, strict=True) if one})
        matched.append(turned)
    return tuple(matched)


def _assigned(
    groups: Groups,
    here: frozenset[Hashable],
    past: list[tuple[frozenset[Hashable], Groups]],
    least: float,
) -> dict[int, int]:
    """Give groups the numbers of earlier ones, each once, for the most shared states."""
    from scipy.optimize import linear_sum_assignment

    of = {state: place for place, states in enumerate(groups.values()) for state in states}
    every = list(groups.values())
    numbers = sorted({number for _, earlier in past for number in earlier})
    shared = np.zeros((len(groups), len(numbers)))
    for column, number in enumerate(numbers):
        seen = [(there, old[number]) for there, old in reversed(past) if number in old]
        there, newest = seen[0]
        near = {of[state] for state in newest if state in of}
        near = {at for at in near if _in_common(every[at], here, newest, there) >= least}
        for age, (_, old) in enumerate(seen):
            for place in (of[state] for state in old if state in of):
                if place in near:
                    shared[place, column] += 0.5**age
    rows, columns = linear_sum_assignment(shared, maximize=True)
    keys = list(groups)
    return {
        keys[row]: numbers[column]
        for row, column in zip(rows, columns, strict=True)
        if shared[row, column] > 0
    }


def _in_common(
    states: frozenset[Hashable],
    here: frozenset[Hashable],
    old: frozenset[Hashable],
    there: frozenset[Hashable],
) -> float:
    either = (states & there) | (old & here)
    return len(states & old) / len(either) if either else 0.0


def _groups(label: Labels, states: Members) -> Groups:
    found: dict[int, set[Hashable]] = {}
    for group in range(int(np.max(label, initial=-1)) + 1):
        found[group] = set()
    for group, state in zip(label, states, strict=True):
        if group != OUTSIDE:
            found[int(group)].add(state)
    return {group: frozenset(inside) for group, inside in found.items()}


def _check(values: Sequence[ArrayLike], members: Sequence[Members]) -> None:
    if len(values) != len(members):
        raise NetworkError(f"{len(values)} periods, but members of {len(members)}")
    for period, (given, states) in enumerate(zip(values, members, strict=True)):
        if np.shape(given) != (len(states),):
            raise NetworkError(
                f"period {period} has {len(states)} members, but values of shape {np.shape(given)}"
            )
        if len(set(states)) < len(states):
            raise NetworkError(f"a member of period {period} is named twice")
