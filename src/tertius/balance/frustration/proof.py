"""Least frustration with proof: packings, coverings, and branching where these leave a gap.

A packing of negative cycles proves most blocks. Where it ends before it is the best there is,
HiGHS finishes the linear programme whose dual it is. Where that programme itself has a gap, the
two states of a tie are made to stand together, and then apart. Either way they become one state
of a smaller network, which is reduced, divided into blocks and bounded in its turn. A part is left
as soon as its bound shows that it holds nothing better than what is known.
"""

from collections.abc import Callable
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from tertius.balance.covering import Progress, cover
from tertius.balance.frustration.block import Solved, all_sides_tried, known_sides, search_block
from tertius.balance.frustration.cycles import separator_of
from tertius.balance.frustration.packing import ROUNDS, Packing, packing_bound
from tertius.balance.frustration.reduction import reduce_network
from tertius.balance.frustration.rounding import Rounding
from tertius.balance.frustration.ties import Ties, merged_ties

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Listener = Callable[[Progress], None]

SOME = 26
"""States up to which all sides are tried where the covering has a gap: 2²⁵ steps, a second."""
PIVOTS = 20_000
"""Ties up to which what a packing leaves open is given to the simplex method."""
PART, FINE_PART = 20, 100
"""Rounds of packing for a part of a branched network, and where weights have no unit."""
SEARCH_SHARE = 0.2
"""Part of a time limit that the search for good sides may take."""


class Proof:
    """The search for best sides and their proof, with what all its parts share.

    Parameters
    ----------
    unit
        By multiples of what frustrations of two partitions differ; 0 for any.
    seed
        Of the searches for good sides.
    time_limit
        Seconds of wall time from now on.
    progress
        Told where the whole stands.
    """

    def __init__(
        self, unit: float, seed: int, time_limit: float | None, progress: Listener | None
    ) -> None:
        self.unit, self.seed, self.time_limit = unit, seed, time_limit
        self.begun, self.progress = perf_counter(), progress
        self.deadline = np.inf if time_limit is None else self.begun + time_limit
        self.others = self.value = self.bound = 0.0

    def whole(self, ties: Ties) -> Solved:
        """Solve the network that was asked about.

        Parameters
        ----------
        ties
            One tie per dyad.

        Returns
        -------
        Solved
        """
        sides = known_sides(ties)
        if sides is not None:
            return Solved(sides, ties.frustration(sides), 0.0)
        return self.network(ties, np.inf, root=True)

    def network(self, ties: Ties, target: float, *, root: bool = False) -> Solved:
        """Solve a network, or show that its frustration is at least ``target``.

        Parameters
        ----------
        ties
            One tie per dyad.
        target
            A bound of so much is enough.
        root
            Whether it is the network that was asked about.

        Returns
        -------
        Solved
        """
        reduced = reduce_network(ties)
        parts = self._searched(reduced.blocks, root)
        sides = reduced.sides([part.sides for part in parts])
        fixed = ties.frustration(sides) - sum(part.value for part in parts)
        for at in sorted(range(len(parts)), key=lambda place: len(reduced.blocks[place].value)):
            others = [part for place, part in enumerate(parts) if place != at]
            least = fixed + sum(part.bound for part in others)
            if root:
                self.others = fixed + sum(part.value for part in others)
                self.tell("search", parts[at].value, parts[at].bound, least)
            if parts[at].gap > 0 and least + parts[at].bound < target:
                goal = target - least
                parts[at] = self.block(reduced.blocks[at], parts[at], goal, least, root)
        sides = reduced.sides([part.sides for part in parts])
        return Solved(sides, ties.frustration(sides), sum(part.gap for part in parts))

    def _searched(self, blocks: tuple[Ties, ...], root: bool) -> list[Solved]:
        """Give good sides of every block, within a share of the time."""
        size = max(sum(len(block.value) for block in blocks), 1)
        parts = []
        for block in blocks:
            seconds = None
            if self.time_limit is not None:
                left = min(SEARCH_SHARE * self.time_limit, self.deadline - perf_counter())
                seconds = max(left, 0.0) * len(block.value) / size
            rounds = 2 if root else 1
            parts.append(search_block(block, seed=self.seed, rounds=rounds, seconds=seconds))
        return parts

    def block(self, ties: Ties, known: Solved, target: float, least: float, root: bool) -> Solved:
        """Prove or improve the sides of a block.

        Parameters
        ----------
        ties
            The block.
        known
            What a search gave.
        target
            A bound of so much is enough.
        least
            Bound of all that is not in the block; only told.
        root
            Whether the block is part of the network that was asked about.

        Returns
        -------
        Solved
        """
        if perf_counter() >= self.deadline:
            return known
        known, found = self._packed(ties, known, least, root)
        x = found.prices
        if self._enough(known, target):
            return known
        if ties.states <= SOME:
            return all_sides_tried(ties)
        finished = found.complete and self.unit > 0
        if root and not finished and len(ties.value) <= PIVOTS:
            known, x = self._covered(ties, known, found, least)
        return known if self._enough(known, target) else self._branch(ties, known, x, target)

    def _enough(self, known: Solved, target: float) -> bool:
        return known.gap == 0 or known.bound >= target or perf_counter() >= self.deadline

    def _packed(
        self, ties: Ties, known: Solved, least: float, root: bool
    ) -> tuple[Solved, Packing]:
        """Bound a block by a packing of negative cycles."""
        arrays = ties.first, ties.second, ties.value, ties.states
        seconds = self.deadline - perf_counter()
        rounds = ROUNDS if root else (PART if self.unit else FINE_PART)

        def listen(now: Progress) -> None:
            self.tell(now.stage, now.value, now.bound, least)

        found = packing_bound(
            *arrays,
            sides=known.sides,
            seconds=seconds if np.isfinite(seconds) else None,
            rounds=rounds,
            seed=self.seed,
            progress=listen if root else None,
        )
        return self._solved(found.sides, ties.frustration(found.sides), found.bound), found

    def _covered(
        self, ties: Ties, known: Solved, packed: Packing, least: float
    ) -> tuple[Solved, Floats]:
        """Bound a block by its linear programme; give the point it ends at too."""
        odd = ties.frustrated(known.sides)
        rounding = Rounding(ties, known.sides, self.seed)
        found = cover(
            np.abs(ties.value),
            separator_of(ties, odd),
            first_rows=(packed.start, packed.tie),
            chosen=odd,
            granularity=self.unit,
            rounding=rounding,
            last_stage="linear programme",
            time_limit=max(self.deadline - perf_counter(), 0.0),
            progress=lambda now: self.tell(now.stage, now.value, now.bound, least),
        )
        # Hitting sets that no rounding made hold the frustrated ties of some sides, or more.
        rounding(found.chosen.astype(np.float64))
        bound = max(found.bound, known.bound)
        return self._solved(rounding.sides, rounding.value, bound), found.x

    def _solved(self, sides: Sides, value: float, bound: float) -> Solved:
        """Give sides with their gap, which is closed where no better value fits into it."""
        gap = value - bound
        return Solved(sides, value, 0.0 if gap < self._step(value) else gap)

    def _branch(self, ties: Ties, best: Solved, x: Floats, target: float) -> Solved:
        """Let the two states of a tie stand together and then apart."""
        self.tell_again("branching")
        tie = branch_tie(ties, x)
        state, into = int(ties.first[tie]), int(ties.second[tie])
        likely, bounds = float(best.sides[state] * best.sides[into]), []
        least = best.bound
        for sign in (likely, -likely):
            part, number, turn = merged_ties(ties, state, into, sign)
            fixed = ties.frustration(turn) - part.frustration(np.ones(part.states, np.int8))
            enough = min(target, best.value - self._step(best.value))
            found = self.network(part, enough - fixed)
            bounds.append(found.bound + fixed)
            sides = turn * found.sides[number]
            value = ties.frustration(sides)
            if value < best.value:
                best = Solved(sides, value, max(value - least, 0.0))
            if bounds[-1] < enough and perf_counter() >= self.deadline:
                return best
        return self._solved(best.sides, best.value, max(least, min(*bounds, best.value)))

    def _step(self, value: float) -> float:
        """Give by how much less a value must be to be better than another."""
        return self.unit * (1 - 1e-6) or 1e-9 * max(value, 1e-300)

    def tell(self, stage: str, value: float, bound: float, least: float) -> None:
        """Report a block's standing as that of the whole."""
        self.value, self.bound = self.others + value, least + bound
        self.tell_again(stage)

    def tell_again(self, stage: str) -> None:
        """Report where the whole was last seen to stand."""
        if self.progress is not None:
            seconds = perf_counter() - self.begun
            self.progress(Progress(stage, self.value, self.bound, seconds))


def branch_tie(ties: Ties, x: Floats) -> int:
    """Choose a tie of heavy states of which x does not tell whether it is frustrated.

    Parameters
    ----------
    ties
        The network.
    x : ndarray of shape (m,)
        How far each tie is chosen as frustrated, in [0, 1].

    Returns
    -------
    int
        Its row.
    """
    weight = np.abs(ties.value)
    load = np.bincount(ties.first, weight, ties.states)
    load += np.bincount(ties.second, weight, ties.states)
    return int(np.argmax(np.minimum(x, 1 - x) * (load[ties.first] + load[ties.second])))
