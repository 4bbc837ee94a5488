"""The frustration index as others compute it: the XOR model in general-purpose solvers.

One binary variable says on which side each state stands, one whether each tie is frustrated (Aref,
Mason & Wilson 2020), with their valid inequalities on all unbalanced triads. Each solver gets the
same model and the same time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from tertius.network import TieList


@dataclass(frozen=True, slots=True)
class Model:
    """``minimise cost · z`` over binary z, with rows ``low <= coefficients · z``.

    Attributes
    ----------
    states, ties
        Numbers of the two kinds of variables: sides come first, frustrated ties after.
    rows
        Each a pair of (places and coefficients) and its lower limit.
    fixed
        The state whose side is 1, which removes the mirror image of each solution.
    """

    states: int
    ties: int
    rows: list[tuple[list[tuple[int, float]], float]]
    fixed: int

    @property
    def size(self) -> int:
        """Number of variables."""
        return self.states + self.ties


@dataclass(frozen=True, slots=True)
class Answer:
    """The best value found and the bound proven within the time."""

    value: float
    bound: float


def model_of(ties: TieList) -> Model:
    """Write the XOR model of a simple network with unit ties."""
    rows: list[tuple[list[tuple[int, float]], float]] = []
    for tie, (i, j, sign) in enumerate(zip(ties.first, ties.second, ties.signs, strict=True)):
        f, a, b = ties.states + tie, int(i), int(j)
        if sign > 0:
            rows += [([(f, 1.0), (a, -1.0), (b, 1.0)], 0.0), ([(f, 1.0), (a, 1.0), (b, -1.0)], 0.0)]
        else:
            rows += [
                ([(f, 1.0), (a, -1.0), (b, -1.0)], -1.0),
                ([(f, 1.0), (a, 1.0), (b, 1.0)], 1.0),
            ]
    rows += [([(ties.states + t, 1.0) for t in triad], 1.0) for triad in _unbalanced(ties)]
    return Model(ties.states, len(ties), rows, int(np.argmax(ties.degrees)))


def _unbalanced(ties: TieList) -> Iterator[tuple[int, int, int]]:
    place = {(int(i), int(j)): t for t, (i, j) in enumerate(zip(ties.first, ties.second))}  # noqa: B905
    start, partner, _ = ties.neighbours
    for a in range(ties.states):
        later = [int(p) for p in partner[start[a] : start[a + 1]] if p > a]
        for b, c in combinations(later, 2):
            if (b, c) in place:
                triad = place[a, b], place[a, c], place[b, c]
                if ties.signs[list(triad)].prod() < 0:
                    yield triad


def scip(model: Model, seconds: float) -> Answer:
    """Solve by SCIP."""
    import pyscipopt

    solver = pyscipopt.Model()
    solver.hideOutput()
    solver.setParam("limits/time", seconds)
    solver.setParam("timing/clocktype", 1)
    z = [solver.addVar(vtype="B", obj=float(k >= model.states)) for k in range(model.size)]
    for row, low in model.rows:
        solver.addCons(pyscipopt.quicksum(weight * z[k] for k, weight in row) >= low)
    solver.fixVar(z[model.fixed], 1)
    solver.optimize()
    return Answer(solver.getObjVal(), solver.getDualbound())


def highs(model: Model, seconds: float) -> Answer:
    """Solve by the branch and bound of HiGHS in SciPy."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    start = np.cumsum([0, *(len(row) for row, _ in model.rows)])
    columns = np.array([k for row, _ in model.rows for k, _ in row])
    weights = np.array([weight for row, _ in model.rows for _, weight in row])
    matrix = csr_array((weights, columns, start), shape=(len(model.rows), model.size))
    low = np.zeros(model.size)
    low[model.fixed] = 1
    cost = np.concatenate([np.zeros(model.states), np.ones(model.ties)])
    found = milp(
        cost,
        integrality=np.ones(model.size),
        bounds=Bounds(low, np.ones(model.size)),
        constraints=LinearConstraint(matrix, lb=np.array([limit for _, limit in model.rows])),
        options={"time_limit": seconds},
    )
    value = np.inf if found.fun is None else float(found.fun)
    return Answer(value, float(found.mip_dual_bound or 0.0))


def gurobi(model: Model, seconds: float) -> Answer:
    """Solve by Gurobi under the licence of its package, which admits 2,000 variables and rows."""
    import gurobipy

    environment = gurobipy.Env(params={"OutputFlag": 0})
    solver = gurobipy.Model(env=environment)
    solver.Params.TimeLimit = seconds
    solver.Params.Threads = 1
    z = [solver.addVar(vtype="B", obj=float(k >= model.states)) for k in range(model.size)]
    for row, low in model.rows:
        solver.addConstr(gurobipy.quicksum(weight * z[k] for k, weight in row) >= low)
    solver.addConstr(z[model.fixed] == 1)
    solver.optimize()
    return Answer(float(solver.ObjVal), float(solver.ObjBound))


SOLVERS: dict[str, Callable[[Model, float], Answer]] = {
    "SCIP": scip,
    "HiGHS in SciPy": highs,
    "Gurobi, size-limited": gurobi,
}
