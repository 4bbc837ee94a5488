"""Hitting sets: the lightest one is found, its bound holds, and time limits are kept."""

from itertools import product
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.balance.covering import NO_ROWS, Progress, cover
from tertius.balance.programme import Programme


def as_rows(cycles):
    start = np.cumsum([0, *map(len, cycles)])
    return start, np.array([tie for cycle in cycles for tie in cycle], dtype=np.int32)


def separator_of(cycles, batch=2):
    """Names at most ``batch`` of the given cycles at a time."""

    def separate(x):
        missed = [cycle for cycle in cycles if x[list(cycle)].sum() < 1 - 1e-6]
        return as_rows(missed[:batch])

    return separate


def lightest(weights, cycles):
    best = np.inf
    for chosen in product([0, 1], repeat=len(weights)):
        if all(any(chosen[tie] for tie in cycle) for cycle in cycles):
            best = min(best, float(np.dot(chosen, weights)))
    return best


@st.composite
def problems(draw):
    ties = draw(st.integers(1, 8))
    weights = draw(st.lists(st.integers(1, 4), min_size=ties, max_size=ties))
    cycle = st.sets(st.integers(0, ties - 1), min_size=1, max_size=4).map(sorted)
    return np.array(weights, dtype=float), draw(st.lists(cycle, max_size=9))


@given(problems())
@settings(max_examples=40)
def test_the_lightest_set_is_found_and_proven(problem):
    weights, cycles = problem
    found = cover(weights, separator_of(cycles), granularity=1)
    assert found.proven
    assert found.value == found.bound == lightest(weights, cycles)
    assert found.value == weights[found.chosen].sum()
    assert all(found.chosen[cycle].any() for cycle in cycles)


@given(problems())
@settings(max_examples=15)
def test_weights_of_no_known_unit_are_solved_too(problem):
    weights, cycles = problem
    found = cover(weights * np.pi, separator_of(cycles))
    assert found.proven
    assert found.value == pytest.approx(lightest(weights, cycles) * np.pi)


def odd_wheel():
    """All pairs of five: the linear programme stops at 2.5, the answer is 4."""
    return np.ones(5), [(i, j) for i in range(5) for j in range(i)]


def test_a_gap_of_the_linear_programme_is_closed_by_branching():
    weights, cycles = odd_wheel()
    stages = []
    found = cover(
        weights, separator_of(cycles), granularity=1, progress=lambda p: stages.append(p.stage)
    )
    assert (found.value, found.bound, found.proven) == (4, 4, True)
    assert stages[0] == "row actions"
    assert "linear programme" in stages
    assert "branch and bound" in stages


def test_a_known_set_is_kept_where_it_is_the_best():
    weights, cycles = odd_wheel()
    known = np.array([True, True, False, True, True])
    found = cover(weights, separator_of(cycles), chosen=known, granularity=1)
    assert found.proven
    assert found.chosen.sum() == 4


def test_a_rounding_gives_sets_before_the_end():
    weights, cycles = odd_wheel()
    seen = []

    def rounding(x):
        chosen = x > 0.3
        chosen[np.argmin(x)] = False
        return chosen if all(chosen[list(c)].any() for c in cycles) else np.ones(5, bool)

    cover(weights, separator_of(cycles, 20), rounding=rounding, granularity=1, progress=seen.append)
    assert seen[-1].value == 4
    assert all(isinstance(p, Progress) and p.bound <= p.value for p in seen)
    assert [p.bound for p in seen] == sorted(p.bound for p in seen)


def test_without_cycles_nothing_is_chosen():
    found = cover(np.array([1.0, 2.0]), lambda _: NO_ROWS, granularity=1)
    assert (found.value, found.bound, found.proven) == (0, 0, True)


def test_without_ties_there_is_nothing_to_do():
    found = cover(np.zeros(0), lambda _: NO_ROWS)
    assert (found.value, found.proven, len(found.chosen)) == (0, True, 0)


def large_problem(ties=400, cycles=3000):
    chance = np.random.default_rng(5)
    return [chance.choice(ties, 3, replace=False).tolist() for _ in range(cycles)]


def test_a_time_limit_gives_a_valid_gap():
    cycles = large_problem()
    begun = perf_counter()
    found = cover(np.ones(400), separator_of(cycles, 3000), granularity=1, time_limit=0.3)
    assert perf_counter() - begun < 3
    assert 0 <= found.bound <= found.value <= 400
    assert not found.proven


def test_no_time_at_all_gives_what_is_known():
    found = cover(np.ones(5), separator_of(odd_wheel()[1]), granularity=1, time_limit=0)
    assert (found.value, found.bound, found.proven) == (5, 0, False)


def test_an_interruption_is_let_through_and_a_second_run_is_not_touched_by_it():
    weights, cycles = odd_wheel()

    def interrupted(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cover(weights, separator_of(cycles), granularity=1, progress=interrupted)
    assert cover(weights, separator_of(cycles), granularity=1).value == 4


def test_rows_that_are_slack_for_long_are_taken_out():
    programme = Programme(np.ones(6))
    programme.add(as_rows([(0, 1), (1, 2), (3, 4, 5)]))
    programme.add(as_rows([(0, 1, 2)]))
    assert programme.solve(perf_counter() + 10)
    assert programme.bound()[0] == pytest.approx(2)
    gone = programme.drop(np.array([False, False, False, True]))
    assert programme.rows == 4 - gone.sum()
    programme.add(as_rows([(0, 2)]))
    assert programme.solve(perf_counter() + 10)
    assert programme.bound()[0] == pytest.approx(2.5)


def test_a_packing_is_a_start_for_the_dual_method():
    cycles = [(0, 1, 2), (3, 4, 5), (2, 3, 6)]
    programme = Programme(np.ones(7))
    programme.add(as_rows(cycles))
    programme.begin_from(np.array([2, 3]), np.array([0, 1]))
    assert programme.solve(perf_counter() + 10)
    assert programme.bound()[0] == pytest.approx(2)
    assert programme.pivots <= 1


def test_any_duals_give_a_bound_below_the_optimum():
    weights, cycles = odd_wheel()
    programme = Programme(weights)
    programme.add(as_rows(cycles))
    programme.duals = np.random.default_rng(0).random(len(cycles))
    assert programme.bound()[0] <= 2.5
