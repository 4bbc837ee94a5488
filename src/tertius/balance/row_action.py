"""The dual of a covering programme by row actions: near its optimum in a few sweeps.

Simplex pivots one row at a time through a matrix; here each row of
``min Σ w_e x_e, x ≥ 0, Σ_{e ∈ C} x_e ≥ 1`` is satisfied in turn by raising or lowering its dual
alone. That converges to the point nearest to a centre among the optima of the programme with a
quadratic term (Hildreth); moving the centre to that point makes it the programme itself (the
proximal point method). With the incumbent as first centre, little is left to do where the
incumbent is optimal: the duals then only have to share out, for each chosen tie, its weight among
cycles that hold no other chosen tie.

Any duals give a valid bound, so nothing here needs to converge for an answer to be right.

References
----------
.. [1] Hildreth, C. (1957). A quadratic programming procedure. *Naval Research Logistics
   Quarterly* 4(1), 79–85.
.. [2] Rockafellar, R. T. (1976). Monotone operators and the proximal point algorithm. *SIAM
   Journal on Control and Optimization* 14(5), 877–898.
"""

from time import perf_counter

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = tuple[NDArray[np.int64], NDArray[np.int32]]

ROUNDS, INNER, RELAX = 5, 8, 1.5
"""Sweeps over all rows per call, sweeps over the rows that matter after each, over-relaxation."""
STEP = 1.0
"""Step of the duals in units of a tie's weight; from 0.1 to 3 it made little difference."""
PATIENCE = 8
"""Calls a row may stay without a dual before it is taken out."""


class RowAction:
    """Rows, their duals, and the primal point that follows from them.

    Parameters
    ----------
    weights : ndarray of shape (m,)
        Weight of each tie, above 0.
    centre : ndarray of shape (m,)
        The first centre: the incumbent as zeros and ones.
    """

    def __init__(self, weights: Floats, centre: Floats) -> None:
        self.weights, self.step = weights, STEP / weights
        self.centre = np.asarray(centre, dtype=np.float64)
        self.start, self.index = np.zeros(1, np.int64), np.zeros(0, np.int32)
        self.y, self.load = np.zeros(0), np.zeros(len(weights))
        self.idle = np.zeros(0, np.int32)
        self.x = self._point()

    @property
    def rows(self) -> int:
        """Rows that are held now."""
        return len(self.y)

    def _point(self) -> Floats:
        point: Floats = np.clip(self._raw(), 0.0, 1.0)
        return point

    def _raw(self) -> Floats:
        raw: Floats = self.centre + self.step * (self.load - self.weights)
        return raw

    def add(self, rows: Rows) -> None:
        """Append rows, with duals 0."""
        start, index = rows
        count = len(start) - 1
        self.start = np.concatenate([self.start, self.start[-1] + start[1:].astype(np.int64)])
        self.index = np.concatenate([self.index, index.astype(np.int32)])
        self.y = np.concatenate([self.y, np.zeros(count)])
        self.idle = np.concatenate([self.idle, np.zeros(count, np.int32)])

    def sweep(self, deadline: float) -> None:
        """Improve the duals, in pieces so that a deadline is kept."""
        from tertius.balance.row_action_kernels import loads_of, sweep_rows

        z = self._raw()
        for _ in range(ROUNDS):
            sweep_rows(self.start, self.index, self.y, z, self.step, 1, INNER, RELAX)
            if perf_counter() > deadline:
                break
        # The kernel has added up thousands of changes; the loads are summed afresh.
        self.load = loads_of(self.start, self.index, self.y, len(self.weights))
        self.x = self._point()
        self.idle = np.where(self.y > 0, 0, self.idle + 1).astype(np.int32)

    def bound(self) -> tuple[float, Floats]:
        """Give the better of two lower bounds that follow from the duals, and its loads.

        ``Σ y − Σ_e max(load_e − w_e, 0)`` (weak duality with x ≤ 1), and the value of the packing
        that is left when duals are lowered until no tie is overloaded and then raised again.
        """
        from tertius.balance.row_action_kernels import loads_of, pack

        slack = 1e-12 * float(self.weights.sum())
        over = np.maximum(self.load - self.weights, 0.0).sum()
        plain = float(self.y.sum() - over)
        y = self.y.copy()
        pack(self.start, self.index, y, self.load.copy(), self.weights)
        load = loads_of(self.start, self.index, y, len(self.weights))
        packed = float(y.sum() - np.maximum(load - self.weights, 0.0).sum())
        if plain >= packed:
            return plain - slack, self.load
        return packed - slack, load

    def recentre(self) -> None:
        """Make the present point the centre."""
        self.centre = self.x.copy()

    def forget(self) -> None:
        """Take out rows that have had no dual for some time, once they are many."""
        old = self.idle > PATIENCE
        if old.sum() <= max(len(old) // 4, 1000):
            return
        lengths = np.diff(self.start)
        self.index = self.index[np.repeat(~old, lengths)]
        self.start = np.concatenate([[0], np.cumsum(lengths[~old])])
        self.y, self.idle = self.y[~old], self.idle[~old]

    def tight(self, slack: float = 0.05) -> Rows:
        """Give the rows that a simplex method should begin with: those with duals or near 1."""
        lengths = np.diff(self.start)
        if not len(lengths):
            return self.start, self.index
        sums = np.add.reduceat(self.x[self.index], self.start[:-1])
        kept = (self.y > 0) | (sums < 1 + slack)
        start = np.concatenate([[0], np.cumsum(lengths[kept])])
        return start, self.index[np.repeat(kept, lengths)]
