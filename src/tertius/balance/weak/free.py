"""The line index for weak balance with any number of coalitions, by a proven hitting set.

By Davis (1967) a signed network splits into coalitions, positive ties within and negative ties
between them, exactly where no cycle has exactly one negative tie. So a partition frustrates at
least one tie of each such cycle; and a set of ties that hits them all leaves positive ties whose
connected parts frustrate no tie outside it: the index is a covering problem.
"""

from dataclasses import dataclass
from time import perf_counter

import numpy as np

from tertius.balance.frustration.units import unit_of
from tertius.balance.weak.block import Found, Listener, bound_block, closed
from tertius.balance.weak.branching import branched
from tertius.balance.weak.problem import Pairs, grouped, parts_of
from tertius.balance.weak.reductions import reduce


def fewest(
    pairs: Pairs,
    *,
    deadline: float = np.inf,
    seed: int = 0,
    progress: Listener | None = None,
) -> Found:
    """Partition the states at the lowest cost, any number of coalitions allowed.

    Only cycles with exactly one negative tie matter, and each lies within one part that positive
    ties hold together and within one biconnected block: these are solved one by one, after the
    reductions.

    Parameters
    ----------
    pairs
        The problem.
    deadline
        Time of ``perf_counter`` after which no new step is begun.
    seed
        Chooses among equally good answers.
    progress
        Called while a linear programme runs, with the numbers of the block it is for.

    Returns
    -------
    Found
        Every coalition is held together by positive ties.
    """
    return _Search(deadline, seed, progress).solve(pairs, np.inf)


@dataclass(frozen=True)
class _Search:
    """What all parts of one search share."""

    deadline: float
    seed: int
    progress: Listener | None

    def solve(self, pairs: Pairs, target: float) -> Found:
        """Solve a problem part by part; a bound of ``target`` is enough."""
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
            found = self.solve_part(pairs.subset(places), target - bound)
            label[places] = found.label + following
            following += int(found.label.max()) + 1
            bound += found.bound
        return Found(label, pairs.cost(label), bound)

    def solve_part(self, pairs: Pairs, target: float) -> Found:
        """Reduce a part; where that changed anything, what is left may fall into parts again."""
        reduced = reduce(pairs)
        core = reduced.core
        target -= reduced.constant
        if not len(core):
            inner = Found(np.zeros(0, np.int64), 0.0, 0.0)
        elif core.states < pairs.states:
            inner = self.solve(core, target)
        else:
            inner = self.solve_blocks(core, target)
        label = reduced.extend(inner.label)
        return Found(label, pairs.cost(label), inner.bound + reduced.constant)

    def solve_blocks(self, pairs: Pairs, target: float) -> Found:
        """Solve the biconnected blocks; positive ties they do not cut make the coalitions."""
        from tertius.balance.frustration.reduction_kernels import blocks_of

        start, partner, _, pair = pairs.rows
        blocks = grouped(blocks_of(start, partner.astype(np.int32), pair, len(pairs)))
        if len(blocks) == 1:
            return self.solve_block(pairs, target)
        kept, bound = pairs.value > 0, 0.0
        for rows in blocks:
            if np.all(kept[rows]):
                continue
            first, second = pairs.first[rows], pairs.second[rows]
            states = np.unique(np.concatenate([first, second]))
            first, second = np.searchsorted(states, first), np.searchsorted(states, second)
            block = Pairs(len(states), first, second, pairs.value[rows])
            found = self.solve(block, target - bound)
            kept[rows] &= found.label[first] == found.label[second]
            bound += found.bound
        label = parts_of(pairs.states, pairs.first[kept], pairs.second[kept])
        return Found(label, pairs.cost(label), bound)

    def solve_block(self, pairs: Pairs, target: float) -> Found:
        """Solve a block, and branch where that leaves a gap."""
        found = bound_block(
            pairs, deadline=self.deadline, seed=self.seed, progress=self.progress, target=target
        )
        done = closed(found.bound, found.cost, 0.0) or found.bound >= target
        whole = unit_of(np.abs(pairs.value)) > 0
        if done or whole or not len(found.x) or perf_counter() >= self.deadline:
            return found
        return branched(pairs, found, self.solve, target)
