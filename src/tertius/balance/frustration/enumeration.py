"""All sides of a network whose frustration is within a slack of the least.

Ties that no such sides frustrate join their partners into one state: a packing of negative cycles
tells them, for sides that frustrate tie e cost at least the packing plus what the packing leaves
of the weight of e. Blocks of the network that remains are independent; those of few states are
listed by trying all, larger ones by letting the states of a tie stand together and then apart.
"""

from collections import Counter
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from tertius.balance.frustration.block import Solved, matrix_of
from tertius.balance.frustration.packing import packing_bound
from tertius.balance.frustration.proof import Proof, branch_tie
from tertius.balance.frustration.reduction import Reduced, aligned, divide
from tertius.balance.frustration.ties import Ties, chosen_ties, components, merged_ties, summed_ties

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Whole = NDArray[np.int64]

LISTED = 20
"""States of a block up to which all sides are tried: 2¹⁹ steps, some 10 ms."""


@dataclass(frozen=True, eq=False)
class Listed:
    """Sides within a limit.

    Attributes
    ----------
    sides : ndarray of int8, shape (k, n)
        One partition a row; the first state of each component has +1.
    excess : ndarray of shape (k,)
        Frustration of each above the least; ascending.
    count : int
        How many there are, listed or not; at least, where not complete.
    complete : bool
        Whether all are counted.
    """

    sides: Sides
    excess: Floats
    count: int
    complete: bool


class Enumeration:
    """A listing under way, with what all its parts share.

    Parameters
    ----------
    proof
        Solves parts.
    most
        Sides to list at most.
    grain
        Differences of frustration up to which sides count as equally good: weights are sums of
        floats, which differ by their rounding.
    """

    def __init__(self, proof: Proof, most: int, grain: float) -> None:
        self.proof, self.most, self.grain = proof, most, grain

    def within(self, ties: Ties, best: Solved, slack: float) -> Listed:
        """List the sides of a network with frustration up to ``best.value + slack``.

        Parameters
        ----------
        ties
            One tie per dyad; those of value 0 only say that sides are to be told apart.
        best
            Its best sides, proven.
        slack
            At least 0.

        Returns
        -------
        Listed
        """
        room = slack + self.grain
        joined, state_of, turn = self._joined(ties, best, room)
        parts = divide(joined)
        found = self._combined(parts, [self._of_block(part, room) for part in parts.blocks], room)
        sides = found.sides[:, state_of] * turn
        return Listed(sides, found.excess, found.count, found.complete)

    def _joined(self, ties: Ties, best: Solved, room: float) -> tuple[Ties, Whole, Sides]:
        """Join the partners of ties that are satisfied by all sides within reach.

        Where the states of a component are then no longer held together by ties, some of value 0
        are left to do so: without them it would be lost that both ways to stand are as good.
        """
        state_of, turn = self._sure(with_value(ties), best, room)
        low, high = state_of[ties.first], state_of[ties.second]
        kept = low != high
        low, high = np.minimum(low, high)[kept], np.maximum(low, high)[kept]
        value = (ties.value * turn[ties.first] * turn[ties.second])[kept]
        count = int(state_of.max(initial=-1)) + 1
        return bridged(summed_ties(low, high, value, count, keep_zero=True)), state_of, turn

    def _sure(self, ties: Ties, best: Solved, room: float) -> tuple[Whole, Sides]:
        """Give each state the number of those it surely stands with or against, and its sign."""
        arrays = ties.first, ties.second, ties.value, ties.states
        packing = packing_bound(*arrays, sides=best.sides, seed=self.proof.seed, rounds=60)
        left = np.abs(ties.value) - packing.loads
        joining = chosen_ties(ties, packing.packed + left > best.value + 2 * room)
        return components(joining), aligned(joining, np.sign(joining.value))

    def _of_block(self, ties: Ties, room: float) -> Listed:
        if ties.states <= LISTED:
            return self._all_tried(ties, room)
        # A block of more than two states holds no tie of value 0: those are bridges.
        best = self.proof.network(ties, np.inf)
        return self._branched(ties, best, room)

    def _all_tried(self, ties: Ties, room: float) -> Listed:
        from tertius.balance.frustration.gray_kernels import best_by_gray_code, near_by_gray_code

        matrix = matrix_of(ties)
        together = ties.frustration(np.ones(ties.states, np.int8))
        least = ties.frustration(best_by_gray_code(matrix))
        codes, excess, count = near_by_gray_code(matrix, least - together + room, self.most)
        bits = (codes[:, None] >> np.arange(ties.states)) & 1
        sides = (1 - 2 * bits).astype(np.int8)
        over = self._excess(excess + together - least)
        order = np.argsort(over, kind="stable")
        return Listed((sides * sides[:, :1])[order], over[order], int(count), True)

    def _branched(self, ties: Ties, best: Solved, room: float) -> Listed:
        """List the sides where the states of a tie stand together, and those where apart."""
        if perf_counter() >= self.proof.deadline or best.gap > 0:
            return Listed((best.sides * best.sides[0])[None, :], np.zeros(1), 1, False)
        arrays = ties.first, ties.second, ties.value, ties.states
        prices = packing_bound(*arrays, sides=best.sides, rounds=20).prices
        tie = branch_tie(ties, prices)
        state, into = int(ties.first[tie]), int(ties.second[tie])
        sides: list[Sides] = []
        over: list[Floats] = []
        count, complete = 0, True
        for sign in (1.0, -1.0):
            part, number, turn = merged_ties(ties, state, into, sign, keep_zero=True)
            fixed = ties.frustration(turn) - part.frustration(np.ones(part.states, np.int8))
            limit = best.value + room
            found = self.proof.network(with_value(part), limit - fixed + room)
            if found.bound + fixed > limit:
                continue
            extra = float(self._excess(np.array(found.value + fixed - best.value)))
            inner = self.within(part, found, max(room - extra - self.grain, 0.0))
            rows = inner.sides[:, number] * turn
            sides.append(rows * rows[:, :1])
            over.append(inner.excess + extra)
            count += inner.count
            complete &= inner.complete and found.gap == 0
        excess = np.concatenate(over)
        order = np.argsort(excess, kind="stable")[: self.most]
        return Listed(np.concatenate(sides)[order], excess[order], count, complete)

    def _excess(self, over: Floats) -> Floats:
        """Give differences of frustration, 0 where they are rounding."""
        return np.where(over <= self.grain, 0.0, over)

    def _combined(self, parts: Reduced, lists: list[Listed], room: float) -> Listed:
        """Choose one listed row of every block, so that their excess stays within the room."""
        chosen = np.zeros((1, 0), dtype=np.int64)
        total = np.zeros(1)
        for listed in lists:
            both = total[:, None] + listed.excess[None, :]
            rows, columns = np.nonzero(both <= room)
            order = np.argsort(both[rows, columns], kind="stable")[: self.most]
            rows, columns = rows[order], columns[order]
            chosen = np.concatenate([chosen[rows], columns[:, None]], axis=1)
            total = both[rows, columns]
        sides = [
            parts.sides([one.sides[at] for one, at in zip(lists, row.tolist(), strict=True)])
            for row in chosen
        ]
        # What was not listed of a block can be counted only where all of it is equally good.
        complete = all(
            one.complete and (one.count == len(one.excess) or one.excess[-1] == 0) for one in lists
        )
        return Listed(np.array(sides), total, _count(lists, room), complete)


def with_value(ties: Ties) -> Ties:
    """Leave out ties of value 0."""
    return chosen_ties(ties, ties.value != 0)


def bridged(ties: Ties) -> Ties:
    """Leave out ties of value 0, but for as few as keep the components in one piece."""
    live = ties.value != 0
    part = components(chosen_ties(ties, live))
    order = np.flatnonzero(~live)
    parts = int(part.max(initial=-1)) + 1
    forest = _forest(part[ties.first[order]], part[ties.second[order]], parts)
    kept = live.copy()
    kept[order[forest]] = True
    return chosen_ties(ties, kept)


def _forest(one: Whole, other: Whole, states: int) -> list[int]:
    """Give the places of ties that form a spanning forest, first come first kept."""
    root = list(range(states))

    def find(state: int) -> int:
        while root[state] != state:
            root[state] = root[root[state]]
            state = root[state]
        return state

    kept = []
    for place, (left, right) in enumerate(zip(one.tolist(), other.tolist(), strict=True)):
        here, there = find(left), find(right)
        if here != there:
            root[here] = there
            kept.append(place)
    return kept


def _count(lists: list[Listed], room: float) -> int:
    """Count the choices of one row of every block whose excess together stays within the room."""
    ways: Counter[float] = Counter({0.0: 1})
    for listed in lists:
        if len(listed.excess) == 0 or listed.excess[-1] == 0:
            ways = Counter({over: many * listed.count for over, many in ways.items()})
            continue
        levels = Counter(np.round(listed.excess, 9).tolist())
        more: Counter[float] = Counter()
        for over, many in ways.items():
            for extra, rows in levels.items():
                if over + extra <= room + 1e-9:
                    more[round(over + extra, 9)] += many * rows
        ways = more
    return sum(ways.values())
