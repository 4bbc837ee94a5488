"""The line index for weak balance with a fixed number of coalitions, exactly or at most."""

from time import perf_counter

import numpy as np

from tertius.balance.frustration.index import frustration_index
from tertius.balance.frustration.units import unit_of
from tertius.balance.weak.assignment import assigned
from tertius.balance.weak.block import Found, Listener, bound_block, closed, rounded_up
from tertius.balance.weak.free import fewest
from tertius.balance.weak.problem import Pairs, Places, grouped, parts_of
from tertius.balance.weak.reductions import reduce
from tertius.balance.weak.search import split_up, with_count
from tertius.network import TieList


def fewest_with(
    pairs: Pairs,
    count: int,
    *,
    at_most: bool,
    deadline: float = np.inf,
    seed: int = 0,
    progress: Listener | None = None,
) -> Found:
    """Partition the states at the lowest cost into ``count`` coalitions, none of them empty.

    What holds for any number of coalitions bounds every fixed number. Where no partition with
    ``count`` reaches that bound, the problem is solved with empty coalitions allowed, for which
    the reductions hold; its answer can mostly be split to the number wanted at no cost. Where it
    cannot, an integer programme over all states goes on from there.

    Parameters
    ----------
    pairs
        The problem.
    count
        Coalitions, 1 to n.
    at_most
        Whether fewer will do as well.
    deadline, seed, progress
        As for :func:`tertius.balance.weak.free.fewest`.

    Returns
    -------
    Found
    """
    if count == 1 or (count == pairs.states and not at_most):
        label = np.arange(pairs.states, dtype=np.int64) % count
        return Found(label, pairs.cost(label), pairs.cost(label))
    unit = unit_of(np.abs(pairs.value))
    free = fewest(pairs, deadline=deadline, seed=seed, progress=progress)
    label = with_count(pairs, free.label, count, 0 if at_most else count, seed)
    cost = pairs.cost(label)
    bound = rounded_up(free.bound, cost, unit)
    if not closed(bound, cost, unit):
        loose = _at_most(pairs, label, count, deadline, seed)
        whole = loose.label if at_most else split_up(pairs, loose.label, count)
        label = min((label, whole), key=pairs.cost)
        cost = pairs.cost(label)
        bound = rounded_up(max(bound, loose.bound), cost, unit)
    if not at_most and not closed(bound, cost, unit):
        bound = rounded_up(max(bound, _by_counting(pairs, count)), cost, unit)
    if not at_most and not closed(bound, cost, unit):
        rows = bound_block(pairs, deadline=deadline, seed=seed, rows_wanted=True).rows
        label, tighter = assigned(
            pairs, label, count, least=count, cycles=rows, unit=unit, deadline=deadline
        )
        cost = pairs.cost(label)
        bound = rounded_up(max(bound, tighter), cost, unit)
    return Found(label, cost, min(bound, cost))


def _at_most(pairs: Pairs, known: Places, count: int, deadline: float, seed: int) -> Found:
    """Solve the problem with empty coalitions allowed."""
    if count == 2:
        return _two_sides(pairs, known, deadline, seed)
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


def _two_sides(pairs: Pairs, known: Places, deadline: float, seed: int) -> Found:
    """Solve for at most two coalitions: that is strong balance, which has a solver of its own."""
    names = tuple(map(str, range(pairs.states)))
    first, second = pairs.first.astype(np.int32), pairs.second.astype(np.int32)
    found = frustration_index(
        TieList(names, first, second, pairs.value),
        values="strengths",
        time_limit=None if deadline == np.inf else max(deadline - perf_counter(), 0.0),
        seed=seed,
    )
    label = min(((found.sides < 0).astype(np.int64), known), key=pairs.cost)
    return Found(label, pairs.cost(label), found.bound)


def _one_part(pairs: Pairs, known: Places, count: int, deadline: float, seed: int) -> Found:
    """Solve a connected part for at most ``count`` coalitions."""
    free = bound_block(pairs, deadline=deadline, seed=seed, rows_wanted=True)
    label = min((with_count(pairs, free.label, count, 0, seed), known), key=pairs.cost)
    cost, unit = pairs.cost(label), unit_of(np.abs(pairs.value))
    bound = rounded_up(free.bound, cost, unit)
    if not closed(bound, cost, unit):
        label, tighter = assigned(
            pairs, label, count, least=0, cycles=free.rows, unit=unit, deadline=deadline
        )
        cost = pairs.cost(label)
        bound = rounded_up(max(bound, tighter), cost, unit)
    return Found(label, cost, min(bound, cost))


def _by_counting(pairs: Pairs, count: int) -> float:
    """Give what so many coalitions cost at least, since few pairs can be together.

    With k coalitions of n states no more than ``(n − k)(n − k + 1)/2`` pairs are together: where
    one coalition holds all but k − 1 states. All positive ties but the heaviest so many are cut.
    """
    together = pairs.states - count
    weights = np.sort(pairs.value[pairs.value > 0])
    return float(weights[: max(len(weights) - together * (together + 1) // 2, 0)].sum())
