"""The lightest set of ties that hits every cycle of a kind, with a proof.

Frustration, strong and weak, is such a problem: a partition frustrates at least one tie of each
negative cycle (of each cycle with one negative tie). The linear programme over the cycles found so
far gives a bound; a separator finds cycles that its solution misses; where the bound reaches the
best set known, that set is proven the lightest.

Its dual is first brought near its optimum by row actions (:mod:`tertius.balance.row_action`),
which prove most sets lightest long before the simplex method would. What they leave open HiGHS
solves, first over fractions and then, where the programme itself has a gap, over whole numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tertius.balance.programme import Programme, Rows
from tertius.balance.row_action import RowAction

Floats = NDArray[np.float64]
Chosen = NDArray[np.bool_]
Separator = Callable[[Floats], Rows]
"""Given x, cycles (as rows of ties) with ``Σ x < 1``; none only where x hits every cycle."""
Stage = Literal["row actions", "linear programme", "branch and bound"]
Rounding = Callable[[Floats], Chosen]
"""Given x, a set of ties that hits every cycle, as light as can be had quickly."""

NO_ROWS: Rows = (np.zeros(1, np.int64), np.zeros(0, np.int32))
AGE = 6
"""Rounds a row may stay slack in the simplex method before it is taken out."""
CENTRE = 5
"""Rounds of row actions between two moves of the centre."""
STALL, LEAST = 6, 0.1
"""Row actions end when so many rounds have closed less than this part of the gap."""


@dataclass(frozen=True)
class Progress:
    """Where a computation stands.

    Attributes
    ----------
    stage : str
        What is being done.
    value : float
        The best value found so far.
    bound : float
        What no value can fall below.
    seconds : float
        Since the start.
    """

    stage: str
    value: float
    bound: float
    seconds: float


@dataclass(frozen=True, eq=False)
class Covering:
    """The lightest hitting set found and what is known about it.

    Attributes
    ----------
    value : float
        Its weight.
    bound : float
        What no hitting set can fall below; equal to :attr:`value` where proven.
    proven : bool
        Whether it is the lightest.
    chosen : ndarray of bool, shape (m,)
        The set.
    raw : float
        The bound as it follows from the duals of cycles, before any rounding up.
    load : ndarray of shape (m,)
        Sum of those duals over the cycles of each tie. A hitting set with tie e weighs at least
        ``raw + max(w_e − load_e, 0)``.
    x : ndarray of shape (m,)
        The last solution of the linear programme.
    rounds, rows, pivots : int
        Solves, rows at the end, and simplex iterations; none where row actions were enough.
    """

    value: float
    bound: float
    proven: bool
    chosen: Chosen
    raw: float
    load: Floats
    x: Floats
    rounds: int
    rows: int
    pivots: int


def cover(
    weights: Floats,
    separator: Separator,
    *,
    first_rows: Rows = NO_ROWS,
    chosen: Chosen | None = None,
    granularity: float = 0.0,
    rounding: Rounding | None = None,
    target: float = np.inf,
    last_stage: Stage = "branch and bound",
    time_limit: float | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Covering:
    """Find the lightest set of ties that hits every cycle the separator can name.

    Parameters
    ----------
    weights : ndarray of shape (m,)
        Weight of each tie, above 0.
    separator
        Finds cycles that a fractional or whole x misses.
    first_rows
        Cycles to begin with.
    chosen : ndarray of bool, shape (m,), optional
        A hitting set to improve on; by default all ties.
    granularity
        The weights of all hitting sets worth considering differ by multiples of it: 1 where the
        weights are whole; 0 where nothing is known, and then a gap of a part in 10⁹ is closed.
    rounding
        Makes a hitting set out of x; without it only whole solutions improve on ``chosen``.
    target
        A bound of so much is enough: the search ends where it is reached.
    last_stage
        How far to go: ``row actions`` and ``linear programme`` may leave a gap.
    time_limit
        Seconds of wall time; by default none.
    progress
        Called after every round.

    Returns
    -------
    Covering

    Raises
    ------
    TertiusError
        If HiGHS gives up.

    References
    ----------
    .. [1] Barahona, F. and Mahjoub, A. R. (1986). On the cut polytope. *Mathematical Programming*
       36, 157–173: the programme over odd cycles.
    .. [2] Hildreth, C. (1957). A quadratic programming procedure. *Naval Research Logistics
       Quarterly* 4(1), 79–85: row actions.
    .. [3] Dantzig, G., Fulkerson, R. and Johnson, S. (1954). Solution of a large-scale
       traveling-salesman problem. *Journal of the Operations Research Society of America* 2,
       393–410: rows as they are violated.

    Examples
    --------
    >>> import numpy as np
    >>> def one_cycle(x):
    ...     missed = x.sum() < 1 - 1e-6
    ...     return np.array([0, 3] if missed else [0]), np.arange(3 if missed else 0)
    >>> found = cover(np.array([2.0, 1.0, 3.0]), one_cycle, granularity=1)
    >>> found.value, found.bound, found.proven, found.chosen
    (1.0, 1.0, True, array([False,  True, False]))
    """
    weights = np.asarray(weights, dtype=np.float64)
    everything = np.ones(len(weights), dtype=bool)
    search = _Search(
        weights,
        separator,
        everything if chosen is None else np.asarray(chosen, dtype=bool).copy(),
        granularity,
        rounding,
        target,
        np.inf if time_limit is None else time_limit,
        progress,
    )
    further = not search.done and search.act_on_rows(first_rows)
    if further and last_stage != "row actions":
        further = search.solve_fractional()
        if further and last_stage != "linear programme":
            search.solve_whole()
    return search.result()


class _Search:
    """The state of one run of :func:`cover`; gone when it returns."""

    def __init__(
        self,
        weights: Floats,
        separator: Separator,
        chosen: Chosen,
        granularity: float,
        rounding: Rounding | None,
        target: float,
        time_limit: float,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self.weights, self.separator, self.rounding = weights, separator, rounding
        self.granularity, self.progress = granularity, progress
        self.begun, self.target = perf_counter(), target
        self.deadline = self.begun + time_limit
        self.chosen, self.value, self.bound = chosen, float(weights[chosen].sum()), 0.0
        self.raw, self.load = 0.0, np.zeros(len(weights))
        self.rounds = 0
        self.action = RowAction(weights, self.chosen.astype(np.float64))
        self.programme: Programme | None = None
        self.slack = np.zeros(0, dtype=np.int64)

    @property
    def closed(self) -> bool:
        """Whether no hitting set can be lighter than the best."""
        step = self.granularity * (1 - 1e-6) or 1e-9 * max(self.value, 1e-300)
        return bool(self.value - self.bound < step)

    @property
    def done(self) -> bool:
        """Whether the set is proven or the bound as high as was asked for."""
        return self.closed or self.bound >= self.target

    def learn(self, bound: float) -> None:
        """Take over a bound, rounded up to a weight that a set can have."""
        bound = min(bound, self.value)
        if self.granularity:
            steps = np.floor((self.value - bound) / self.granularity + 1e-6)
            bound = max(bound, self.value - steps * self.granularity)
        self.bound = max(self.bound, float(bound))

    def learn_from(self, raw: float, load: Floats) -> None:
        """Take over a bound that follows from duals, with their loads."""
        if raw > self.raw:
            self.raw, self.load = raw, load
        self.learn(raw)

    def offer(self, chosen: Chosen) -> None:
        """Take over a hitting set if it is lighter."""
        value = float(self.weights[chosen].sum())
        if value < self.value:
            self.value, self.chosen = value, chosen.copy()

    def tell(self, stage: str) -> None:
        """Report where the search stands."""
        if self.progress is not None:
            now = perf_counter() - self.begun
            self.progress(Progress(stage, self.value, self.bound, now))

    def act_on_rows(self, first_rows: Rows) -> bool:
        """Improve duals, separate, repeat; True where that has stalled."""
        action = self.action
        action.add(first_rows)
        gaps = []
        while perf_counter() < self.deadline:
            action.sweep(self.deadline)
            self.rounds += 1
            self.learn_from(*action.bound())
            if self.rounding is not None and not self.done:
                self.offer(self.rounding(action.x))
                self.learn(self.bound)
            self.tell("row actions")
            gaps.append(self.value - self.bound)
            stalled = len(gaps) > STALL and gaps[-1] > (1 - LEAST) * gaps[-1 - STALL]
            if self.done or stalled:
                return not self.done
            action.forget()
            action.add(self.separator(action.x))
            if self.rounds % CENTRE == 0:
                action.recentre()
        return False

    def solve_fractional(self) -> bool:
        """Solve, separate, repeat; True where x misses no cycle and a gap remains."""
        programme = self.programme = Programme(self.weights)
        programme.add(self.action.tight())
        while True:
            optimal = programme.solve(self.deadline)
            self.rounds += 1
            self.learn_from(*programme.bound())
            if optimal and self.rounding is not None and not self.done:
                self.offer(self.rounding(programme.x))
            self.learn(self.bound)
            self.tell("linear programme")
            if self.done or not optimal:
                return False
            rows = self.separator(programme.x)
            if len(rows[0]) <= 1:
                return self._finish_if_whole(programme.x)
            self._forget(programme)
            programme.add(rows)

    def _finish_if_whole(self, x: Floats) -> bool:
        """Take over x where it is whole; True where a gap remains."""
        if np.all((x < 1e-6) | (x > 1 - 1e-6)):
            self.offer(x > 0.5)
            self.learn(self.bound)
        return not self.done

    def _forget(self, programme: Programme) -> None:
        """Take out rows that were slack for some rounds in a row."""
        ages = np.zeros(programme.rows, dtype=np.int64)
        ages[: len(self.slack)] = self.slack
        sums = np.add.reduceat(programme.x[programme.index], programme.start[:-1])
        ages = np.where(sums > 1 + 1e-6, ages + 1, 0)
        old = ages >= AGE
        if old.sum() > max(programme.rows // 10, 100):
            ages = ages[~programme.drop(old)]
        self.slack = ages

    def solve_whole(self) -> None:
        """Branch and bound over the present rows; add the cycles its optimum misses; repeat."""
        programme = self.programme
        while programme is not None and perf_counter() < self.deadline and not self.done:
            x, bound, optimal = programme.solve_whole(self.deadline, self.chosen)
            self.rounds += 1
            self.learn(bound)
            rows = self.separator(x)
            if len(rows[0]) <= 1:
                self.offer(x > 0.5)
            elif self.rounding is not None:
                self.offer(self.rounding(x))
            self.learn(self.bound)
            self.tell("branch and bound")
            if not optimal or len(rows[0]) <= 1:
                break
            programme.add(rows)

    def result(self) -> Covering:
        """Give what was found."""
        closed, programme = self.closed, self.programme
        return Covering(
            value=self.value,
            bound=self.value if closed else self.bound,
            proven=closed,
            chosen=self.chosen,
            raw=self.raw,
            load=self.load,
            x=self.action.x if programme is None else programme.x,
            rounds=self.rounds,
            rows=self.action.rows if programme is None else programme.rows,
            pivots=0 if programme is None else programme.pivots,
        )
