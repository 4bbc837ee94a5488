"""The steps of a packing that is under way: what is kept between rounds, and how rounds adapt."""

from fractions import Fraction
from math import ceil, log2
from time import process_time
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from tertius.balance.frustration import packing_cycle_kernels as cycle_kernels
from tertius.balance.frustration import packing_kernels as kernels
from tertius.balance.frustration.packing_sides import sides_from_prices
from tertius.balance.frustration.search import first_word, frustrated_weight
from tertius.balance.frustration.search_kernels import shuffle
from tertius.balance.frustration.sides_kernels import tree_sides

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Whole = NDArray[np.int64]
Places = NDArray[np.int32]

COARSE, FINE = 60, 4000
"""Grains of a price of 1 in the first rounds, and at most."""
NEAR = 8000
"""Ties a search looks at before it gives up, in the first rounds."""
BUDGET = 30_000_000
"""Ties looked at between two looks at the clock: below a second."""
SWEEPS = 12
"""Sweeps over all cycles in a round; more where the search for cycles took longer."""
BITS = 50
"""The whole weight is at most 2 to this many units, so that amounts are exact as floats too."""
TRIADS = 4_000_000
"""Most negative triads to begin with."""


class Certificate(TypedDict):
    """The cycles of a packing, as they are given out."""

    start: Whole
    tie: Places
    amounts: Floats
    loads: Floats


class Work:
    """A packing under way, on the ties that lie on cycles.

    Parameters
    ----------
    first, second : ndarray of int32, shape (m,)
    values : ndarray of shape (m,)
    sides : ndarray of int8, shape (n,)
        With at least one frustrated tie.
    seed : int
    deadline : float
        Seconds of CPU of this process at which to stop.
    """

    def __init__(
        self,
        first: Places,
        second: Places,
        values: Floats,
        sides: Sides,
        seed: int,
        deadline: float,
    ) -> None:
        self.ties, self.known = (first, second, values), sides
        self.deadline = deadline
        self.chance = np.array([first_word(seed)], dtype=np.uint64)
        self.grains, self.reach, self.turn = COARSE, NEAR, 0
        self.sweeps, self.complete = SWEEPS, False
        self.tries, self.next_try, self.needed = 1, 3, 0.0
        self.packed = Fraction(0)
        self.best: tuple[Whole, Places, Whole] = (
            np.zeros(1, np.int64),
            np.zeros(0, np.int32),
            np.zeros(0, np.int64),
        )
        rows = _by_state(first, second, len(sides))
        self.core = np.flatnonzero(kernels.core_ties(*rows, len(first)))
        self._lay_out()

    def _lay_out(self) -> None:
        """Give the states and ties of the core new places, and make room for cycles."""
        first, second, values = self.ties
        first, second, self.values = first[self.core], second[self.core], values[self.core]
        states, place = np.unique(np.concatenate([first, second]), return_inverse=True)
        one, other = np.split(place.astype(np.int32), 2)
        begin, self.partner, tie = _by_state(one, other, len(states))
        slots = np.argsort(tie, kind="stable").reshape(-1, 2)
        empty = np.zeros(len(tie), dtype=np.int32)
        self.net = cycle_kernels.Net(begin, empty, tie, slots, empty.copy(), one, other)
        weight = np.abs(self.values)
        self.unit_power = BITS - ceil(log2(float(weight.sum())))
        self.room = np.floor(np.ldexp(weight, self.unit_power)).astype(np.int64)
        # Weights a billion times below the heaviest count as that here; their room stays exact.
        weight = np.maximum(weight, weight.max() * 1e-9)
        self.dual = kernels.Dual(weight, np.zeros(len(weight)), np.zeros(len(weight)))
        self.sides = self.known[states]
        self._turn_to_sides()
        self._first_pool()

    def _turn_to_sides(self) -> None:
        """See the ties from the present sides."""
        apart = self.sides[self.net.first] != self.sides[self.net.second]
        self.odd = apart == (self.values > 0)
        self.value = float(np.sum(np.abs(self.values[self.odd])))
        self.net.turn[:] = 2 * self.partner + self.odd[self.net.tie]
        self.asking = np.flatnonzero(self.odd)
        self.rest = np.zeros(len(self.odd), dtype=np.int32)
        self.again = np.zeros(len(self.odd), dtype=np.int64)

    def _first_pool(self) -> None:
        """Begin with the negative triads."""
        self.pool = _pool(max(TRIADS if len(self.odd) > 50_000 else 40 * len(self.odd), 1000))
        most = max(TRIADS // max(len(self.asking), 1), 4)
        cycle_kernels.negative_triads(self.net, self.asking, self.odd, self.pool, most)

    def late(self, needed: float = 0.0) -> bool:
        """Tell whether less time than needed is left."""
        return process_time() + needed > self.deadline

    def fill(self) -> None:
        """Bring the amounts near the best for the cycles at hand, and drop idle cycles."""
        count, done, begun = int(self.pool.used[0]), 0, process_time()
        while done < self.sweeps:
            kernels.fill(self.dual, *self.pool[:3], count, 3)
            done += 3
            if done >= SWEEPS and self.late():
                break
        self.needed = 2 * SWEEPS * (process_time() - begun) / done
        if self.turn:
            left = kernels.drop_idle(self.dual, *self.pool[:4], count, 3)
            self.pool.used[0] = left

    def certify(self) -> Fraction:
        """Give what is packed at best so far, exactly; every cycle that counts is checked."""
        count = int(self.pool.used[0])
        start = self.pool.start[: count + 1]
        units = kernels.certified_units(
            start,
            self.pool.tie,
            self.pool.amount[:count],
            self.net.first,
            self.net.second,
            self.values < 0,
            self.room.copy(),
            2.0**self.unit_power,
        )
        packed = Fraction(int(units.sum())) / Fraction(2) ** self.unit_power
        if packed > self.packed:
            self.packed = packed
            used = units > 0
            lengths = np.diff(start)
            begin = np.concatenate([[0], np.cumsum(lengths[used])])
            ties = self.pool.tie[: start[-1]][np.repeat(used, lengths)]
            self.best = (begin, ties, units[used])
        return self.packed

    def improve_sides(self) -> None:
        """Make sides out of the prices; keep them if they are better, else try less often."""
        near = float(self.packed) > 0.999 * self.value - 1
        if self.turn < self.next_try and not near and not self.complete:
            return
        ties = self.net.first, self.net.second, self.values
        sides = sides_from_prices(*ties, self.dual.base, self.sides, self.chance)
        if frustrated_weight(*ties, sides) < self.value:
            self.sides, self.tries = sides, 1
            self._turn_to_sides()
        else:
            self.tries = min(2 * self.tries, 4)
        self.next_try = self.turn + self.tries

    def all_sides(self) -> Sides:
        """Give the side of every state, with all ties outside the core satisfied, shape (n,)."""
        held = self.ties[2].copy()
        apart = self.sides[self.net.first] != self.sides[self.net.second]
        held[self.core] = np.where(apart, -1.0, 1.0)
        one, other = (array.astype(np.int64) for array in self.ties[:2])
        every: Sides = tree_sides(one, other, held, np.arange(len(held)), len(self.known))
        return every

    def add_cycles(self) -> None:
        """Seek cheap cycles, one for each frustrated tie that is due; adapt the search."""
        self.turn += 1
        queue = self.asking[self.again[self.asking] <= self.turn]
        everyone = len(queue) == len(self.asking)
        kernels_of = cycle_kernels
        shuffle(queue, self.chance)
        kernels_of.set_costs(self.net, self.dual, self.grains)
        desk = self._desk()
        eager = 0.5 if self.turn <= 2 else 0.0
        position = work = found = cut = 0
        while position < len(queue) and not self.late(self.needed):
            self._make_room()
            done = kernels_of.add_cycles(
                self.net,
                desk,
                self.dual,
                self.pool,
                queue[position:],
                self.rest,
                self.grains,
                self.reach,
                eager,
                BUDGET,
            )
            position, work = position + done[0], work + done[1]
            found, cut = found + done[2], cut + done[3]
        self.again[queue] = self.turn + self.rest[queue]
        self._adapt(everyone, work, found, cut)

    def _adapt(self, everyone: bool, work: int, found: int, cut: int) -> None:
        """Search finer and farther where little is found, and fill longer where it took long."""
        held = max(int(self.pool.start[self.pool.used[0]]), 1)
        few = found < 0.02 * len(self.asking)
        self.sweeps = int(min(max(SWEEPS * (3 if few else 1), 0.08 * work / held), 5 * SWEEPS))
        finest = self.grains == FINE and (cut == 0 or self.reach >= 8 * len(self.odd))
        if found == 0 and everyone and finest:
            self.complete = True
            self.sweeps = 20 * SWEEPS
        if found < 0.05 * len(self.asking):
            self.grains = min(FINE, int(1.5 * self.grains))
            self.reach = min(2 * self.reach, 8 * len(self.odd) + NEAR)
            if found == 0:
                self.again[:] = 0

    def _desk(self) -> cycle_kernels.Desk:
        points = 2 * len(self.sides)
        entries = min(self.reach, 4 * len(self.odd)) + len(self.odd) + 16
        return cycle_kernels.Desk(
            label=np.zeros((2, points), dtype=np.int64),
            before=np.zeros((2, points), dtype=np.int32),
            by=np.zeros((2, points), dtype=np.int32),
            head=np.zeros((2, self.grains + 2), dtype=np.int32),
            point=np.zeros(entries, dtype=np.int32),
            after=np.zeros(entries, dtype=np.int32),
            walk=np.zeros(2 * cycle_kernels.LONGEST + 2, dtype=np.int64),
            steps=np.zeros(2 * cycle_kernels.LONGEST + 2, dtype=np.int32),
            searches=np.zeros(1, dtype=np.int64),
        )

    def _make_room(self) -> None:
        """Double the pool where it is nearly full."""
        count = int(self.pool.used[0])
        full = count + 1 >= len(self.pool.start)
        if full or self.pool.start[count] + 2 * cycle_kernels.LONGEST > len(self.pool.tie):
            self.pool = _pool(2 * len(self.pool.start), self.pool)

    def prices(self) -> Floats:
        """Give the price of every tie, shape (m,), 0 outside the core."""
        every = np.zeros(len(self.ties[2]))
        every[self.core] = self.dual.base
        return every

    def certificate(self) -> Certificate:
        """Give the best packing with the ties numbered as they were given."""
        start, tie, units = self.best
        amounts = np.ldexp(units.astype(np.float64), -self.unit_power)
        loads = np.zeros(len(self.ties[2]))
        spread = np.repeat(units, np.diff(start))
        carried = np.zeros(len(self.core), dtype=np.int64)
        np.add.at(carried, tie, spread)
        loads[self.core] = np.ldexp(carried.astype(np.float64), -self.unit_power)
        return Certificate(
            start=start, tie=self.core[tie].astype(np.int32), amounts=amounts, loads=loads
        )


def _by_state(first: Places, second: Places, states: int) -> tuple[Whole, Places, Places]:
    """Give where each state's ties begin, its partners in ascending order, and the ties."""
    ends, partners = np.concatenate([second, first]), np.concatenate([first, second])
    begin = np.zeros(states + 1, dtype=np.int64)
    np.cumsum(np.bincount(ends, minlength=states), out=begin[1:])
    order = np.lexsort((partners, ends))
    tie = np.tile(np.arange(len(first), dtype=np.int32), 2)
    return begin, partners[order], tie[order]


def _pool(cycles: int, old: cycle_kernels.Pool | None = None) -> cycle_kernels.Pool:
    """Make room for cycles, with those of an old pool in it."""
    new = cycle_kernels.Pool(
        start=np.zeros(cycles + 1, dtype=np.int64),
        tie=np.zeros(5 * cycles + 4 * cycle_kernels.LONGEST, dtype=np.int32),
        amount=np.zeros(cycles),
        idle=np.zeros(cycles, dtype=np.int32),
        used=np.zeros(1, dtype=np.int64),
    )
    if old is not None:
        new.start[: len(old.start)], new.tie[: len(old.tie)] = old.start, old.tie
        new.amount[: len(old.amount)], new.idle[: len(old.idle)] = old.amount, old.idle
        new.used[0] = old.used[0]
    return new
