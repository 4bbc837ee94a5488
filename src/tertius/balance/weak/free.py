"""The line index for weak balance with any number of coalitions, by a proven hitting set.

By Davis (1967) a signed network splits into coalitions, positive ties within and negative ties
between them, exactly where no cycle has exactly one negative tie. A set of ties is frustrated in
some partition, no subset of it being so, exactly where it is a least set that hits all such
cycles: so the index is a covering problem.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from tertius.balance.covering import Progress, cover
from tertius.balance.programme import Rows
from tertius.balance.weak.problem import Floats, Pairs, Places, grouped, parts_of, unit_of
from tertius.balance.weak.reductions import reduce
from tertius.balance.weak.search import best_partition, rounded

TRIADS = 100_000
"""Triads ++- in the first programme."""
ROWS = 20_000
"""Cycles added in one round."""
LARGEST = 400_000
"""Pairs above which no linear programme is tried: the bound is that of packed cycles."""


@dataclass(frozen=True, eq=False)
class Found:
    """A partition, its cost, what no partition falls below, and the cycles that say so."""

    label: Places
    cost: float
    bound: float
    rows: tuple[Rows, ...] = ()


def fewest(
    pairs: Pairs,
    *,
    deadline: float = np.inf,
    seed: int = 0,
    progress: Callable[[Progress], None] | None = None,
) -> Found:
    """Partition the states at the lowest cost, any number of coalitions allowed.

    Only cycles with exactly one negative tie matter, and each lies within one part that positive
    ties hold together: the parts are solved one by one, after the reductions.

    Parameters
    ----------
    pairs
        The problem.
    deadline
        Time of ``perf_counter`` after which no new step is begun.
    seed
        Chooses among equally good answers.
    progress
        Called while the linear programme runs, with the numbers of the part it is at.

    Returns
    -------
    Found
        Every coalition is held together by positive ties.
    """
    positive = pairs.value > 0
    part = parts_of(pairs.states, pairs.first[positive], pairs.second[positive])
    label = part.copy()
    within = part[pairs.first] == part[pairs.second]
    bad = np.zeros(int(part.max(initial=-1)) + 1, dtype=bool)
    bad[part[pairs.first[within & ~positive]]] = True
    bound, following = 0.0, len(bad)
    for places in grouped(part):
        if not bad[part[places[0]]]:
            continue
        found = _one_part(pairs.subset(places), deadline, seed, progress)
        label[places] = found.label + following
        following += int(found.label.max()) + 1
        bound += found.bound
    return Found(label, pairs.cost(label), bound)


def _one_part(
    pairs: Pairs, deadline: float, seed: int, progress: Callable[[Progress], None] | None
) -> Found:
    reduced = reduce(pairs)
    core = reduced.core
    if not len(core):
        return Found(reduced.extend(np.zeros(0, np.int64)), reduced.constant, reduced.constant)
    if core.states < pairs.states:
        inner = fewest(core, deadline=deadline, seed=seed, progress=progress)
    else:
        inner = solved(core, deadline=deadline, seed=seed, progress=progress)
    label = reduced.extend(inner.label)
    return Found(label, pairs.cost(label), inner.bound + reduced.constant)


def solved(
    pairs: Pairs,
    *,
    deadline: float = np.inf,
    seed: int = 0,
    progress: Callable[[Progress], None] | None = None,
    rows_wanted: bool = False,
) -> Found:
    """Partition the states of one part by search, packing and the linear programme.

    With ``rows_wanted`` the programme is solved even where packed cycles prove the answer, for
    the sake of its rows.
    """
    from tertius.balance.weak.cycle_kernels import bad_triads, missed_cycles, packed

    singles, together = np.arange(pairs.states), np.zeros(pairs.states, dtype=np.int64)
    best = best_partition(pairs, [singles, together], seed=seed)
    cost = pairs.cost(best)
    unit = unit_of(pairs.value)
    start, partner, value, pair = pairs.rows
    seconds = max(deadline - perf_counter(), 0.0)
    budget = int(min(1e4 * len(pairs), 4e9, 1e6 + 7e6 * seconds))
    bound = rounded_up(packed(start, partner, value, pair, len(pairs), budget), cost, unit)
    done = _closed(bound, cost, unit) and not rows_wanted
    if done or len(pairs) > LARGEST or perf_counter() >= deadline:
        return Found(best, cost, min(bound, cost))
    scale = unit or float(np.max(np.abs(pairs.value)))
    rows = [bad_triads(start, partner, value, pair, TRIADS)]

    def separate(x: Floats) -> Rows:
        found: Rows = missed_cycles(start, partner, value, pair, x, 1e-6, 4, ROWS)
        rows.append(found)
        return found

    def frustrated(label: Places) -> NDArray[np.bool_]:
        cut: NDArray[np.bool_] = (label[pairs.first] != label[pairs.second]) == (pairs.value > 0)
        return cut

    turn = 0

    def improve(x: Floats) -> NDArray[np.bool_]:
        nonlocal best, turn
        turn += 1
        tried = [best, *(rounded(pairs, x, threshold) for threshold in (0.05, 0.35, 0.65))]
        better = best_partition(pairs, tried, rounds=60, seed=seed + turn)
        if pairs.cost(better) < pairs.cost(best):
            best = better
        return frustrated(best)

    covering = cover(
        np.abs(pairs.value) / scale,
        separate,
        first_rows=rows[0],
        chosen=frustrated(best),
        granularity=1.0 if unit else 0.0,
        rounding=improve,
        time_limit=None if deadline == np.inf else max(deadline - perf_counter(), 0.0),
        progress=progress,
    )
    if covering.value * scale < pairs.cost(best) - 1e-9 * scale:
        # The cut ties of a hitting set leave parts that frustrate no tie outside the set.
        best = parts_of(
            pairs.states,
            *(side[(pairs.value > 0) & ~covering.chosen] for side in (pairs.first, pairs.second)),
        )
    cost = pairs.cost(best)
    reached = max(bound, covering.bound * scale)
    if covering.proven or _closed(reached, cost, unit):
        reached = cost
    return Found(best, cost, min(reached, cost), tuple(rows))


def rounded_up(bound: float, cost: float, unit: float) -> float:
    """Round a bound up to a cost that a partition can have."""
    if not unit:
        return bound
    return cost - float(np.floor((cost - bound) / unit + 1e-6)) * unit


def _closed(bound: float, cost: float, unit: float) -> bool:
    """Tell whether nothing lies between bound and cost."""
    return cost - bound < (unit * (1 - 1e-6) if unit else 1e-9 * cost)
