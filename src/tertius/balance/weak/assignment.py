"""A fixed number of coalitions as an integer programme: which state is in which coalition.

``x[v, c]`` is 1 where state v is in coalition c, and ``y[e]`` is 1 where pair e is frustrated:
``min Σ |value_e| y_e`` with ``Σ_c x[v, c] = 1``; ``y_e ≥ x[u, c] − x[v, c]`` both ways for each
positive pair and ``y_e ≥ x[u, c] + x[v, c] − 1`` for each negative one. By itself its relaxation
is worthless (all x at 1/k frustrate nothing); the cycles with one negative tie that the free
problem needed, as rows on y, lift it to the free bound.
"""

from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tertius.balance.programme import Rows
from tertius.balance.weak.problem import Floats, Pairs, Places
from tertius.errors import TertiusError

LARGEST = 60_000
"""Variables above which the programme is not tried."""

Whole = NDArray[np.int32]


def assigned(
    pairs: Pairs,
    label: Places,
    count: int,
    *,
    least: int,
    cycles: tuple[Rows, ...],
    unit: float,
    deadline: float,
) -> tuple[Places, float]:
    """Solve the programme for ``count`` coalitions, beginning from a known partition.

    Parameters
    ----------
    pairs
        The problem, connected for a good result.
    label
        A partition with labels below ``count`` and at least ``least`` of them in use.
    count, least
        Coalitions at most; and how many of them must not be empty (0 or ``count``).
    cycles
        Cycles with one negative tie, as rows of pairs.
    unit
        Costs differ by multiples of it; 0 if unknown.
    deadline
        Time of ``perf_counter`` at which to stop.

    Returns
    -------
    label : ndarray of shape (n,)
        The best partition.
    bound : float
        What no partition falls below.

    References
    ----------
    Figueiredo, R. and Moura, G. (2013). Mixed integer programming formulations for clustering
    problems related to structural balance. Social Networks 35, 639-651.
    """
    import highspy

    if pairs.states * count + len(pairs) > LARGEST or perf_counter() >= deadline:
        return label, 0.0
    order = _order(pairs)
    rank = np.empty(pairs.states, dtype=np.int64)
    rank[order] = np.arange(pairs.states)
    scale = unit or float(np.max(np.abs(pairs.value)))
    solver = highspy.Highs()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("mip_rel_gap", 0.0 if unit else 1e-9),
        ("mip_abs_gap", 1 - 1e-6 if unit else 0.0),
        ("time_limit", float(deadline - perf_counter())),
    ):
        solver.setOptionValue(option, value)
    solver.HandleKeyboardInterrupt = True
    solver.passModel(_model(highspy, pairs, rank, count, least, cycles, scale))
    solution = highspy.HighsSolution()
    known = _renamed(label, order)
    frustrated = (label[pairs.first] != label[pairs.second]) == (pairs.value > 0)
    chosen = np.zeros((pairs.states, count))
    chosen[np.arange(pairs.states), known] = 1
    solution.col_value = np.concatenate([frustrated.astype(float), chosen.ravel()]).tolist()
    solver.setSolution(solution)
    solver.solve()
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        raise TertiusError("HiGHS found no partition although one is known")
    found = solver.getSolution()
    if found.value_valid:
        values = np.array(found.col_value)[len(pairs) :].reshape(pairs.states, count)
        better = np.argmax(values, axis=1)
        if pairs.cost(better) < pairs.cost(label) and len(np.unique(better)) >= least:
            label = better
    return label, float(solver.getInfo().mip_dual_bound) * scale


def _order(pairs: Pairs) -> Places:
    """Order the states: first a set of mutual enemies, then by the weight of their ties.

    The state at place i may use the first i + 1 coalitions only: the names of coalitions then
    carry no choice, and most is fixed where the first states must be apart.
    """
    weight = np.zeros(pairs.states)
    hostile = np.abs(pairs.value) * np.where(pairs.value < 0, 4.0, 1.0)
    np.add.at(weight, pairs.first, hostile)
    np.add.at(weight, pairs.second, hostile)
    heaviest = np.argsort(-weight, kind="stable")
    enemies: list[set[int]] = [set() for _ in range(pairs.states)]
    negative = pairs.value < 0
    rows = zip(pairs.first[negative].tolist(), pairs.second[negative].tolist(), strict=True)
    for one, other in rows:
        enemies[one].add(other)
        enemies[other].add(one)
    mutual: list[int] = []
    for state in heaviest.tolist():
        if all(state in enemies[other] for other in mutual):
            mutual.append(state)
    chosen = set(mutual)
    rest = [state for state in heaviest.tolist() if state not in chosen]
    return np.array(mutual + rest, dtype=np.int64)


def _renamed(label: Places, order: Places) -> Places:
    """Name coalitions by their first state in the order."""
    names: dict[int, int] = {}
    for state in order:
        names.setdefault(int(label[state]), len(names))
    return np.array([names[int(old)] for old in label], dtype=np.int64)


def _model(
    high: Any,
    pairs: Pairs,
    rank: Places,
    count: int,
    least: int,
    cycles: tuple[Rows, ...],
    scale: float,
) -> Any:
    """Write the programme down for HiGHS."""
    states, ties = pairs.states, len(pairs)
    lower, start, index, value = _rows(pairs, count, cycles)
    if least:
        lower = np.concatenate([lower, np.ones(count)])
        members = ties + np.arange(states)[None, :] * count + np.arange(count)[:, None]
        start = np.concatenate([start, start[-1] + states * np.arange(1, count + 1)])
        index = np.concatenate([index, members.ravel()])
        value = np.concatenate([value, np.ones(states * count)])
    upper = np.full(len(lower), high.kHighsInf)
    upper[:states] = 1.0
    problem = high.HighsLp()
    columns = ties + states * count
    problem.num_col_, problem.num_row_ = columns, len(lower)
    problem.col_cost_ = np.concatenate([np.abs(pairs.value) / scale, np.zeros(states * count)])
    problem.col_lower_ = np.zeros(columns)
    allowed = np.arange(count)[None, :] <= rank[:, None]
    problem.col_upper_ = np.concatenate([np.ones(ties), allowed.ravel().astype(float)])
    problem.row_lower_, problem.row_upper_ = lower, upper
    problem.a_matrix_.format_ = high.MatrixFormat.kRowwise
    problem.a_matrix_.start_ = start.astype(np.int32)
    problem.a_matrix_.index_ = index.astype(np.int32)
    problem.a_matrix_.value_ = value
    kind = high.HighsVarType
    problem.integrality_ = [kind.kContinuous] * ties + [kind.kInteger] * (states * count)
    return problem


def _rows(
    pairs: Pairs, count: int, cycles: tuple[Rows, ...]
) -> tuple[Floats, Places, Places, Floats]:
    """Give lower bounds and compressed rows: one coalition per state, frustration, cycles."""
    states, ties = pairs.states, len(pairs)
    column = ties + np.arange(states * count, dtype=np.int64).reshape(states, count)
    blocks: list[tuple[Floats, NDArray[np.int64], Floats]] = [
        (np.ones(states), column, np.ones((states, count)))
    ]
    place = np.arange(ties)
    for wanted, signs, low in ((1, (-1, 1), 0.0), (1, (1, -1), 0.0), (-1, (-1, -1), -1.0)):
        chosen = np.flatnonzero(np.sign(pairs.value) == wanted)
        y = np.repeat(place[chosen], count)
        one = column[pairs.first[chosen]].ravel()
        other = column[pairs.second[chosen]].ravel()
        coefficients = np.tile(np.array([1.0, *signs]), (len(y), 1))
        blocks.append((np.full(len(y), low), np.stack([y, one, other], axis=1), coefficients))
    lower = [low for low, _, _ in blocks]
    lengths = [np.full(index.shape[0], index.shape[1]) for _, index, _ in blocks]
    index = [part.ravel() for _, part, _ in blocks]
    value = [part.ravel() for _, _, part in blocks]
    for begin, cycle in cycles:
        lower.append(np.ones(len(begin) - 1))
        lengths.append(np.diff(begin))
        index.append(cycle.astype(np.int64))
        value.append(np.ones(len(cycle)))
    start = np.concatenate([[0], np.cumsum(np.concatenate(lengths))])
    return np.concatenate(lower), start, np.concatenate(index), np.concatenate(value)
