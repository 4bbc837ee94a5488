"""The loops of the search keep their books: sizes, gains and the numbers of coalitions."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.balance.weak.partitions import few_states, random_ties

from tertius.balance.weak import search_kernels as kernels
from tertius.balance.weak.problem import Pairs, pairs_of

EXAMPLES = settings(max_examples=20)
SMALLEST = 1e-9


def chance(seed: int) -> np.ndarray:
    return np.array([seed + 1], dtype=np.uint64)


def inside(problem: Pairs, label: np.ndarray) -> float:
    start, partner, value, _ = problem.rows
    return kernels.inside(start, partner, value, label)


@st.composite
def started(draw: st.DrawFn) -> tuple[Pairs, np.ndarray, int]:
    """A problem, a partition with labels below a limit, and the limit."""
    problem, _ = pairs_of(draw(few_states(8)))
    limit = draw(st.integers(1, problem.states))
    label = [draw(st.integers(0, limit - 1)) for _ in range(problem.states)]
    return problem, np.array(label, dtype=np.int64), limit


@EXAMPLES
@given(started())
def test_cost_and_the_sum_inside_coalitions_add_up(given):
    """What is frustrated is the sum of the positive values less that inside coalitions."""
    problem, label, _ = given
    positive = problem.value[problem.value > 0].sum()
    assert problem.cost(label) == pytest.approx(positive - inside(problem, label), abs=1e-9)


@EXAMPLES
@given(started())
def test_climbing_gains_what_it_says_and_keeps_the_limit(given):
    problem, label, limit = given
    start, partner, value, _ = problem.rows
    before = inside(problem, label)
    gain = kernels.climb(start, partner, value, label, limit, 0, SMALLEST, chance(1))
    assert inside(problem, label) == pytest.approx(before + gain, abs=1e-9)
    assert gain >= 0
    assert 0 <= label.min() <= label.max() < limit


@EXAMPLES
@given(started())
def test_at_the_top_no_single_move_gains(given):
    problem, label, limit = given
    start, partner, value, _ = problem.rows
    kernels.climb(start, partner, value, label, limit, 0, SMALLEST, chance(2))
    lowest = problem.cost(label)
    for state in range(problem.states):
        for to in range(limit):
            other = label.copy()
            other[state] = to
            assert problem.cost(other) >= lowest - 1e-6


@EXAMPLES
@given(started())
def test_joining_gains_what_it_says_and_leaves_no_friendly_pair(given):
    problem, label, limit = given
    start, partner, value, _ = problem.rows
    size = np.bincount(label, minlength=max(problem.states, limit))
    before, pull = inside(problem, label), np.zeros(len(size))
    while (gain := kernels.join(start, partner, value, label, size, pull, 0, SMALLEST)) > 0:
        assert inside(problem, label) == pytest.approx(before + gain, abs=1e-9)
        before += gain
    np.testing.assert_array_equal(size, np.bincount(label, minlength=len(size)))
    assert not pull.any()
    for one in np.unique(label):
        for other in np.unique(label):
            joined = np.where(label == one, other, label)
            assert problem.cost(joined) >= problem.cost(label) - 1e-6


@EXAMPLES
@given(started(), st.integers(0, 1000))
def test_wandering_ends_no_worse_and_keeps_every_coalition_it_must(given, seed):
    problem, label, _ = given
    start, partner, value, _ = problem.rows
    least = len(np.unique(label))
    label = np.unique(label, return_inverse=True)[1].astype(np.int64)
    before = problem.cost(label)
    gain = kernels.wander(start, partner, value, label, least, least, SMALLEST, 20, chance(seed))
    assert problem.cost(label) == pytest.approx(before - gain, abs=1e-9)
    assert sorted(set(label.tolist())) == list(range(least))


@pytest.mark.parametrize("limit", [3, 30])
def test_shaking_changes_few_states_and_counts_them(limit):
    ties = random_ties(30, 1, density=0.4)
    start, partner, _, _ = pairs_of(ties)[0].rows
    label = np.arange(30, dtype=np.int64) % limit
    for seed in range(20):
        shaken, size = label.copy(), np.bincount(label, minlength=30)
        waiting, queue = np.zeros(30, dtype=np.bool_), np.empty(30, dtype=np.int64)
        count = kernels.shake(start, partner, shaken, size, limit, 0, waiting, queue, chance(seed))
        assert 1 <= count <= 30
        assert set(np.flatnonzero(shaken != label)) <= set(queue[:count].tolist())
        assert set(np.flatnonzero(waiting)) == set(queue[:count].tolist())
        np.testing.assert_array_equal(size, np.bincount(shaken, minlength=30))


def test_a_shuffle_is_an_order_of_all():
    orders = {tuple(kernels.shuffled(6, chance(seed)).tolist()) for seed in range(40)}
    assert all(sorted(order) == list(range(6)) for order in orders)
    assert len(orders) > 10
