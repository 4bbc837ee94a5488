"""One part of a network, not to be divided further: search, packed cycles, linear programme."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import perf_counter

import numpy as np

from tertius.balance.covering import Progress, Stage, cover
from tertius.balance.frustration.units import unit_of
from tertius.balance.programme import Rows
from tertius.balance.weak.problem import Floats, Pairs, Places, parts_of
from tertius.balance.weak.rounding import Rounding
from tertius.balance.weak.search import best_partition

STAGE = os.environ.get("ST", "linear programme")
Listener = Callable[[Progress], None]

TRIADS = 100_000
"""Triads ++- in the first programme."""
ROWS = 20_000
"""Cycles added in one round."""
SLICE = 10_000_000
"""Ties looked at in packing before the clock is: some tenths of a second."""
PACKING = 4e9
"""Ties looked at in packing altogether, at most: one or two minutes."""
PACKING_SHARE = 0.3
"""Part of the time left that packing may take where a linear programme follows."""
LARGEST = 400_000
"""Pairs above which no linear programme is tried: the bound is that of packed cycles."""


@dataclass(frozen=True, eq=False)
class Found:
    """A partition, its cost, and what no partition falls below.

    ``rows`` are the cycles with one negative tie that were looked at, and ``x`` is the last point
    of the linear programme over them, where there was one.
    """

    label: Places
    cost: float
    bound: float
    rows: tuple[Rows, ...] = ()
    x: Floats = field(default_factory=lambda: np.zeros(0))


def bound_block(
    pairs: Pairs,
    *,
    deadline: float = np.inf,
    seed: int = 0,
    progress: Listener | None = None,
    rows_wanted: bool = False,
    target: float = np.inf,
) -> Found:
    """Partition the states of one block at a low cost, and bound it.

    Parameters
    ----------
    pairs
        The block, best without anything that reductions can take out.
    deadline, seed, progress
        As for :func:`tertius.balance.weak.free.fewest`.
    rows_wanted
        Solve the linear programme even where packed cycles prove the answer, for its rows, and
        leave its gap open.
    target
        A bound of so much is enough.

    Returns
    -------
    Found
    """
    singles, together = np.arange(pairs.states), np.zeros(pairs.states, dtype=np.int64)
    rounds = 200 if target == np.inf else 20
    best = best_partition(pairs, [singles, together], rounds=rounds, seed=seed, deadline=deadline)
    cost, unit = pairs.cost(best), unit_of(np.abs(pairs.value))
    share = PACKING_SHARE if len(pairs) <= LARGEST and deadline < np.inf else 1.0
    now = perf_counter()
    bound = rounded_up(packed(pairs, now + share * (deadline - now)), cost, unit)
    done = (closed(bound, cost, unit) or bound >= target) and not rows_wanted
    if done or len(pairs) > LARGEST or perf_counter() >= deadline:
        return Found(best, cost, min(bound, cost))
    # Costs in units are closed by branch and bound over the cycles known; for others, whose
    # optima it tells apart only in many rounds, branching on ties is several times as fast.
    whole = unit > 0 and not rows_wanted
    stage: Stage = "branch and bound" if whole else "linear programme"
    found = _covered(pairs, best, deadline, seed, progress, target, stage)
    return replace(found, bound=min(max(bound, found.bound), found.cost))


def rounded_up(bound: float, cost: float, unit: float) -> float:
    """Round a bound up to a cost that a partition can have; it is the cost where proven."""
    if unit:
        bound = cost - float(np.floor((cost - bound) / unit + 1e-6)) * unit
    return cost if closed(bound, cost, unit) else bound


def closed(bound: float, cost: float, unit: float) -> bool:
    """Tell whether nothing lies between bound and cost."""
    return cost - bound <= (0.5 * unit if unit else 1e-9 * cost)


def packed(pairs: Pairs, deadline: float = np.inf) -> float:
    """Pack cycles with one negative tie into the weights, short ones first; give their sum.

    Every partition frustrates a tie of every packed cycle, so none costs less. The work ends at
    the deadline, or where it has cost what a linear programme would.
    """
    from tertius.balance.weak.cycle_kernels import pack

    start, partner, value, pair = pairs.rows
    left = np.abs(pairs.value)
    seen, before, by, queue = (np.zeros(pairs.states, dtype=np.int64) for _ in range(4))
    total, effort = 0.0, min(1e4 * len(pairs), PACKING)
    for depth in (2, 3, 4, 5, 6, 8, pairs.states):
        state = 0
        while state < pairs.states:
            if effort <= 0 or (total > 0 and perf_counter() >= deadline):
                return total
            weight, state = pack(
                state, depth, start, partner, value, pair, left, seen, before, by, queue, SLICE
            )
            total += weight
            effort -= SLICE if state < pairs.states else 0
    return total


def _covered(
    pairs: Pairs,
    best: Places,
    deadline: float,
    seed: int,
    progress: Listener | None,
    target: float,
    last_stage: Stage,
) -> Found:
    """Improve and bound a partition by the covering programme."""
    from tertius.balance.weak.cycle_kernels import bad_triads, missed_cycles

    start, partner, value, pair = pairs.rows
    unit = unit_of(np.abs(pairs.value))
    # HiGHS works to fixed tolerances: costs are counted in units.
    scale = unit or float(np.max(np.abs(pairs.value)))
    rows: list[Rows] = [bad_triads(start, partner, value, pair, TRIADS)]
    rounding = Rounding(pairs, best, seed)

    def separate(x: Floats) -> Rows:
        rows.append(missed_cycles(start, partner, value, pair, x, 1e-6, 4, ROWS))
        return rows[-1]

    def tell(now: Progress) -> None:
        if progress is not None:
            progress(Progress(now.stage, now.value * scale, now.bound * scale, now.seconds))

    covering = cover(
        np.abs(pairs.value) / scale,
        separate,
        first_rows=rows[0],
        chosen=pairs.frustrated(best),
        granularity=1.0 if unit else 0.0,
        rounding=rounding,
        target=target / scale,
        last_stage=last_stage,
        time_limit=None if deadline == np.inf else max(deadline - perf_counter(), 0.0),
        progress=tell,
    )
    kept = (pairs.value > 0) & ~covering.chosen
    found = parts_of(pairs.states, pairs.first[kept], pairs.second[kept])
    best = min((rounding.label, found), key=pairs.cost)
    cost = pairs.cost(best)
    bound = cost if covering.proven else rounded_up(covering.bound * scale, cost, unit)
    return Found(best, cost, bound, tuple(rows), covering.x)
