"""A growing linear programme of covering rows, solved by HiGHS from where it last stood.

``min Σ w_e x_e`` over ``0 ≤ x ≤ 1`` with rows ``Σ_{e ∈ C} x_e ≥ 1``. Rows are added in batches and
slack ones taken out; the dual simplex method goes on from the last basis each time.
"""

from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tertius.errors import TertiusError

Floats = NDArray[np.float64]
Rows = tuple[NDArray[np.int64], NDArray[np.int32]]
"""Rows as ``(start, index)``: row r holds ``index[start[r]:start[r + 1]]``, each tie once."""

SLICE = 1.0
"""Seconds HiGHS may run before it comes back, so that an interruption is heard."""


class Programme:
    """The linear programme of one covering problem.

    Parameters
    ----------
    weights : ndarray of shape (m,)
        Weight of each tie, above 0.
    """

    def __init__(self, weights: Floats) -> None:
        # HiGHS takes a fifth of a second to import: only who solves pays for it.
        import highspy

        self._high = highspy
        self.weights = np.asarray(weights, dtype=np.float64)
        count = len(self.weights)
        self.lower, self.upper = np.zeros(count), np.ones(count)
        self.start, self.index = np.zeros(1, np.int64), np.zeros(0, np.int32)
        self.x, self.duals = np.zeros(count), np.zeros(0)
        self.pivots = 0
        self._solver = highspy.Highs()
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("solver", "simplex"),
            ("presolve", "off"),
        ):
            self._solver.setOptionValue(option, value)
        problem = highspy.HighsLp()
        problem.num_col_, problem.num_row_ = count, 0
        problem.col_cost_ = self.weights
        problem.col_lower_, problem.col_upper_ = self.lower, self.upper
        problem.row_lower_ = problem.row_upper_ = np.zeros(0)
        _worked(self._solver.passModel(problem), highspy)

    @property
    def rows(self) -> int:
        """Rows that are in the programme now."""
        return len(self.start) - 1

    def add(self, rows: Rows) -> None:
        """Append rows; the basis stays, so the next solve repairs only them."""
        start, index = (np.asarray(part) for part in rows)
        count = len(start) - 1
        if not count:
            return
        _worked(
            self._solver.addRows(
                count,
                np.ones(count),
                np.full(count, self._high.kHighsInf),
                len(index),
                start[:-1].astype(np.int32),
                index.astype(np.int32),
                np.ones(len(index)),
            ),
            self._high,
        )
        self.start = np.concatenate([self.start, self.start[-1] + start[1:].astype(np.int64)])
        self.index = np.concatenate([self.index, index.astype(np.int32)])

    def begin_from(self, columns: NDArray[np.integer], rows: NDArray[np.integer]) -> None:
        """Start from a basis that a packing gives: one tie per packed row, all else slack.

        Row ``rows[i]`` is tight by column ``columns[i]``. Where each column was the one used up
        when its row was packed, the basis is triangular and dual feasible: the dual simplex
        method starts from the value of the packing instead of from 0.
        """
        status = self._high.HighsBasisStatus
        basis = self._high.HighsBasis()
        at_columns = [status.kLower] * len(self.weights)
        at_rows = [status.kBasic] * self.rows
        for column, row in zip(columns.tolist(), rows.tolist(), strict=True):
            at_columns[column], at_rows[row] = status.kBasic, status.kLower
        basis.col_status, basis.row_status, basis.valid = at_columns, at_rows, True
        _worked(self._solver.setBasis(basis), self._high)

    def solve(self, deadline: float) -> bool:
        """Solve what is there; False where the time was up first.

        Afterwards :attr:`x` and :attr:`duals` hold the last point, optimal or not.
        """
        optimal = False
        while not optimal:
            left = min(SLICE, deadline - perf_counter())
            if left <= 0:
                break
            self._solver.setOptionValue("time_limit", self._solver.getRunTime() + left)
            self._solver.run()
            self.pivots += int(self._solver.getInfo().simplex_iteration_count)
            found = self._solver.getModelStatus()
            optimal = found == self._high.HighsModelStatus.kOptimal
            if not optimal and found != self._high.HighsModelStatus.kTimeLimit:
                raise TertiusError(
                    f"HiGHS gave up on the linear programme: {found}",
                    remedy="Give the network with other units of weight, or a time limit.",
                )
        solution = self._solver.getSolution()
        if solution.value_valid:
            self.x = np.clip(np.array(solution.col_value), self.lower, self.upper)
        duals = np.array(solution.row_dual) if solution.dual_valid else np.zeros(0)
        self.duals = np.maximum(duals, 0.0) if len(duals) == self.rows else np.zeros(self.rows)
        return optimal

    def bound(self) -> tuple[float, Floats]:
        """Give a lower bound that holds whatever the solver's tolerances did, and its loads.

        Every ``y ≥ 0`` on the rows gives ``Σ y + Σ_e min over [l_e, u_e] of (w_e − Σ_{C∋e} y_C)
        x_e`` (weak duality); the duals of HiGHS are only a good choice of y. What remains is the
        rounding of the sums, for which a part in 10¹² is taken off.
        """
        lengths = np.diff(self.start)
        shared = np.repeat(self.duals, lengths)
        load = np.bincount(self.index, shared, len(self.weights)).astype(np.float64)
        reduced = self.weights - load
        sides = np.minimum(reduced * self.lower, reduced * self.upper)
        total = float(self.duals.sum() + sides.sum())
        return total - 1e-12 * (float(self.duals.sum()) + float(self.weights.sum())), load

    def drop(self, rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Take out those rows that are slack in the last basis, which stays a basis.

        Returns
        -------
        ndarray of bool
            Which rows went.
        """
        basis = self._solver.getBasis()
        basic = self._high.HighsBasisStatus.kBasic
        slack = np.fromiter((s == basic for s in basis.row_status), bool, self.rows)
        gone: NDArray[np.bool_] = rows & slack
        if not gone.any():
            return gone
        kept_status = [s for s, out in zip(basis.row_status, gone.tolist(), strict=True) if not out]
        places = np.flatnonzero(gone).astype(np.int32)
        _worked(self._solver.deleteRows(len(places), places), self._high)
        basis.row_status = kept_status
        _worked(self._solver.setBasis(basis), self._high)
        lengths = np.diff(self.start)
        self.index = self.index[np.repeat(~gone, lengths)]
        self.start = np.concatenate([[0], np.cumsum(lengths[~gone])])
        self.duals = self.duals[~gone]
        return gone

    def solve_whole(self, deadline: float, known: NDArray[np.bool_]) -> tuple[Floats, float, bool]:
        """Solve the present rows over whole numbers, by branch and bound.

        Parameters
        ----------
        deadline
            Time of ``perf_counter`` at which to stop.
        known : ndarray of bool, shape (m,)
            A set that hits all rows, to start from.

        Returns
        -------
        x : ndarray of shape (m,)
            The best point, of zeros and ones.
        bound : float
            What no point can fall below.
        optimal : bool
        """
        solver, count = self._high.Highs(), len(self.weights)
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("time_limit", max(deadline - perf_counter(), 0.0))
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 1e-6)
        solver.HandleKeyboardInterrupt = True
        problem: Any = self._solver.getLp()
        problem.integrality_ = [self._high.HighsVarType.kInteger] * count
        _worked(solver.passModel(problem), self._high)
        start = self._high.HighsSolution()
        start.col_value = known.astype(float).tolist()
        solver.setSolution(start)
        solver.solve()
        info, solution = solver.getInfo(), solver.getSolution()
        optimal = solver.getModelStatus() == self._high.HighsModelStatus.kOptimal
        x = np.array(solution.col_value) if solution.value_valid else known.astype(float)
        return np.round(x), float(info.mip_dual_bound), optimal


def _worked(status: Any, module: Any) -> None:
    """Refuse to go on where HiGHS refused a part of the programme."""
    if status == module.HighsStatus.kError:
        raise TertiusError("HiGHS refused a part of the linear programme")
