"""The line index for weak balance with a fixed number of coalitions, exactly or at most."""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from tertius.balance.covering import Progress
from tertius.balance.weak.assignment import assigned
from tertius.balance.weak.free import Found, fewest, rounded_up, solved
from tertius.balance.weak.problem import Pairs, Places, grouped, parts_of, unit_of
from tertius.balance.weak.reductions import reduce
from tertius.balance.weak.search import best_partition, joined_down, split_up


def fewest_with(
    pairs: Pairs,
    count: int,
    *,
    at_most: bool,
    deadline: float = np.inf,
    seed: int = 0,
    progress: Callable[[Progress], None] | None = None,
) -> Found:
    """Partition the states at the lowest cost into ``count`` coalitions, none of them empty.

    What holds for any number of coalitions bounds every fixed number. Where no partition with
    ``count`` reaches that bound, the states are assigned by an integer programme, at first with
    empty coalitions allowed: the reductions hold for it, and its answer can mostly be split to
    the number wanted at no cost.

    Parameters
    ----------
    pairs
        The problem.
    count
        Coalitions, 1 to n.
    at_most
        Whether fewer will do as well.
    deadline, seed, progress
        As for the free problem.

    Returns
    -------
    Found
    """
    if count == 1 or (count == pairs.states and not at_most):
        label = np.arange(pairs.states, dtype=np.int64) % count
        return Found(label, pairs.cost(label), pairs.cost(label))
    free = fewest(pairs, deadline=deadline, seed=seed, progress=progress)
    least = 0 if at_most else count
    bound = free.bound if at_most else max(free.bound, _by_counting(pairs, count))
    label = _searched(pairs, free.label, count, least, seed)
    if pairs.cost(label) > bound:
        loose = _at_most(pairs, label, count, deadline, seed)
        bound = max(bound, loose.bound)
        whole = loose.label if at_most else split_up(pairs, loose.label, count)
        label = min((label, whole), key=pairs.cost)
    unit = unit_of(pairs.value)
    cost = pairs.cost(label)
    bound = rounded_up(bound, cost, unit)
    if not at_most and bound < cost:
        label, tighter = assigned(
            pairs,
            label,
            count,
            least=count,
            cycles=solved(pairs, deadline=deadline, seed=seed, rows_wanted=True).rows,
            unit=unit,
            deadline=deadline,
        )
        cost = pairs.cost(label)
        bound = max(bound, rounded_up(tighter, cost, unit))
    return Found(label, cost, min(bound, cost))


def _searched(pairs: Pairs, free: Places, count: int, least: int, seed: int) -> Places:
    """Search from the free answer, joined down or split up, and from an arbitrary partition."""
    start = joined_down(pairs, free, count)
    if least:
        start = split_up(pairs, start, count)
    even = np.arange(pairs.states, dtype=np.int64) % count
    return best_partition(
        pairs, [start, even, even[::-1]], limit=count, least=least, rounds=400, seed=seed
    )


def _at_most(pairs: Pairs, known: Places, count: int, deadline: float, seed: int) -> Found:
    """Solve the problem with empty coalitions allowed, by connected parts of what is left."""
    reduced = reduce(pairs, count)
    core = reduced.core
    label = np.zeros(core.states, dtype=np.int64)
    bound = reduced.constant
    for places in grouped(parts_of(core.states, core.first, core.second)):
        found = _one_part(core.subset(places), known[reduced.kept[places]], count, deadline, seed)
        label[places] = found.label
        bound += found.bound
    whole = reduced.extend(label)
    return Found(whole, pairs.cost(whole), bound)


def _one_part(pairs: Pairs, known: Places, count: int, deadline: float, seed: int) -> Found:
    free = solved(pairs, deadline=deadline, seed=seed, rows_wanted=True)
    label = _searched(pairs, free.label, count, 0, seed)
    label = min((label, known), key=pairs.cost)
    cost, unit = pairs.cost(label), unit_of(pairs.value)
    bound = rounded_up(free.bound, cost, unit)
    if bound < cost and perf_counter() < deadline:
        label, tighter = assigned(
            pairs, label, count, least=0, cycles=free.rows, unit=unit, deadline=deadline
        )
        cost = pairs.cost(label)
        bound = max(bound, rounded_up(tighter, cost, unit))
    return Found(label, cost, min(bound, cost))


def _by_counting(pairs: Pairs, count: int) -> float:
    """Give what so many coalitions cost at least, since few pairs can be together.

    With k coalitions of n states no more than ``(n − k)(n − k + 1)/2`` pairs are together: where
    one coalition holds all but k − 1 states. All positive ties but the heaviest so many are cut.
    """
    together = pairs.states - count
    weights = np.sort(pairs.value[pairs.value > 0])
    return float(weights[: max(len(weights) - together * (together + 1) // 2, 0)].sum())
