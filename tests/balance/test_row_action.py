"""Row actions: bounds that hold at any time, and meet the programme's value in the end."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from tertius.balance.row_action import PATIENCE, RowAction


def as_rows(cycles):
    start = np.cumsum([0, *map(len, cycles)])
    return start, np.array([tie for cycle in cycles for tie in cycle], dtype=np.int32)


def by_linear_programme(weights, cycles):
    matrix = np.zeros((len(cycles), len(weights)))
    for row, cycle in enumerate(cycles):
        matrix[row, cycle] = 1
    return linprog(weights, A_ub=-matrix, b_ub=-np.ones(len(cycles)), bounds=(0, 1)).fun


@st.composite
def problems(draw):
    ties = draw(st.integers(2, 12))
    weights = draw(st.lists(st.floats(0.1, 5), min_size=ties, max_size=ties))
    cycle = st.sets(st.integers(0, ties - 1), min_size=1, max_size=5).map(sorted)
    return np.array(weights), draw(st.lists(cycle, min_size=1, max_size=15))


@given(problems())
@settings(max_examples=40)
def test_they_reach_the_value_of_the_programme_from_below(problem):
    weights, cycles = problem
    action = RowAction(weights, np.ones(len(weights)))
    action.add(as_rows(cycles))
    least, bounds = by_linear_programme(weights, cycles), []
    for _ in range(60):
        action.sweep(np.inf)
        bounds.append(action.bound()[0])
        action.recentre()
    assert max(bounds) <= least + 1e-6
    assert max(bounds) >= 0.95 * least


@given(problems())
@settings(max_examples=30)
def test_loads_show_what_a_chosen_tie_would_cost(problem):
    """A set with tie e weighs at least the bound and what is left of the tie's weight."""
    weights, cycles = problem
    action = RowAction(weights, np.ones(len(weights)))
    action.add(as_rows(cycles))
    action.sweep(np.inf)
    raw, load = action.bound()
    left = np.maximum(weights - load, 0)
    for code in range(1, 2 ** len(weights)):
        chosen = np.array([code >> tie & 1 for tie in range(len(weights))], bool)
        if all(chosen[cycle].any() for cycle in cycles):
            assert weights[chosen].sum() >= raw + left[chosen].max() - 1e-9


def test_without_rows_nothing_is_bounded():
    action = RowAction(np.ones(3), np.zeros(3))
    action.sweep(np.inf)
    assert action.bound()[0] == pytest.approx(0, abs=1e-9)
    assert action.x.tolist() == [0, 0, 0]


def test_rows_added_later_begin_with_nothing():
    action = RowAction(np.ones(4), np.zeros(4))
    action.add(as_rows([(0, 1), (1, 2)]))
    action.sweep(np.inf)
    before = action.y.copy()
    action.add(as_rows([(2, 3)]))
    assert action.rows == 3
    assert np.array_equal(action.y, [*before, 0])


def test_a_right_centre_is_proven_at_once():
    """Disjoint cycles: with one chosen tie of each as the centre, duals are the weights."""
    action = RowAction(np.ones(9), np.array([1.0, 0, 0] * 3))
    action.add(as_rows([(0, 1, 2), (3, 4, 5), (6, 7, 8)]))
    action.sweep(np.inf)
    assert action.bound()[0] == pytest.approx(3, abs=1e-6)


def test_idle_rows_are_taken_out_once_they_are_many():
    action = RowAction(np.ones(3), np.array([1.0, 0, 0]))
    action.add(as_rows([(0,)] + [(0, 1, 2)] * 3000))
    for _ in range(PATIENCE + 2):
        action.sweep(np.inf)
    action.forget()
    assert action.rows < 100
    assert action.bound()[0] == pytest.approx(1)


def test_tight_rows_are_those_that_matter():
    action = RowAction(np.ones(6), np.array([1.0, 1, 1, 0, 0, 0]))
    action.add(as_rows([(0,), (1, 2), (0, 1, 2)]))
    action.sweep(np.inf)
    start, index = action.tight()
    kept = [index[a:b].tolist() for a, b in pairwise(start)]
    assert [0] in kept
    assert [0, 1, 2] not in kept


def test_a_deadline_stops_the_sweeps():
    chance = np.random.default_rng(0)
    cycles = [sorted(chance.choice(300, 4, replace=False).tolist()) for _ in range(4000)]
    action = RowAction(np.ones(300), np.ones(300))
    action.add(as_rows(cycles))
    action.sweep(0.0)
    assert 0 < action.bound()[0] <= by_linear_programme(np.ones(300), cycles) + 1e-6
