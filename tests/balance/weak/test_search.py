"""The search for good partitions, and the ways from one number of coalitions to another."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.balance.some_networks import complete, without_ties
from tests.balance.weak.partitions import few_states, least, pairs, random_ties

from tertius.balance.weak.problem import Pairs, numbered, pairs_of
from tertius.balance.weak.search import (
    best_partition,
    connected,
    joined_down,
    rounded,
    split_up,
    with_count,
)
from tertius.network import TieList

EXAMPLES = settings(max_examples=30)


def singles(problem: Pairs) -> list[np.ndarray]:
    return [np.arange(problem.states, dtype=np.int64)]


@EXAMPLES
@given(few_states(8))
def test_a_few_states_are_searched_to_the_end(ties):
    problem, always = pairs_of(ties)
    found = best_partition(problem, singles(problem))
    assert problem.cost(found) + always == pytest.approx(least(ties), abs=1e-9)


@EXAMPLES
@given(few_states(8), st.integers(1, 4))
def test_limits_on_the_number_are_kept(ties, count):
    problem, _ = pairs_of(ties)
    count = min(count, problem.states)
    start = np.arange(problem.states, dtype=np.int64) % count
    found = best_partition(problem, [start], limit=count, least=count)
    assert sorted(set(found.tolist())) == list(range(count))


def test_starts_that_are_given_are_not_changed():
    problem = pairs(random_ties(20, 1))
    start = np.arange(20, dtype=np.int64)
    best_partition(problem, [start])
    np.testing.assert_array_equal(start, np.arange(20))


def test_the_best_of_all_starts_is_given():
    problem = pairs(random_ties(40, 3, blocs=4, negative=0.02, density=0.5))
    bad, good = np.zeros(40, dtype=np.int64), best_partition(problem, singles(problem))
    both = best_partition(problem, [bad, good], rounds=0)
    assert problem.cost(both) <= problem.cost(good)


def test_the_same_seed_gives_the_same_partition():
    problem = pairs(random_ties(60, 3, density=0.3))
    found = [best_partition(problem, singles(problem), seed=4) for _ in range(2)]
    np.testing.assert_array_equal(*found)


def test_after_the_deadline_one_start_is_enough():
    problem = pairs(random_ties(20, 1))
    never = (start for start in [np.zeros(20, dtype=np.int64)])
    assert len(best_partition(problem, never, deadline=0.0)) == 20


def test_nothing_to_search():
    for states in (0, 1, 4):
        problem = pairs(without_ties(states))
        assert len(best_partition(problem, singles(problem))) == states


@EXAMPLES
@given(few_states(8), st.randoms(use_true_random=False))
def test_splitting_what_no_friendship_holds_together_never_costs(ties, random):
    problem, _ = pairs_of(ties)
    label = np.array([random.randrange(3) for _ in range(problem.states)], dtype=np.int64)
    assert problem.cost(connected(problem, label)) <= problem.cost(label) + 1e-12


@EXAMPLES
@given(few_states(8), st.integers(1, 8), st.randoms(use_true_random=False))
def test_joining_and_splitting_reach_the_number(ties, count, random):
    problem, _ = pairs_of(ties)
    count = min(count, problem.states)
    label = np.array([random.randrange(4) for _ in range(problem.states)], dtype=np.int64)
    down = joined_down(problem, label, count)
    assert down.max() < count
    up = split_up(problem, down, count)
    assert len(set(up.tolist())) == count == up.max() + 1


def test_joining_begins_with_the_friendliest():
    ties = TieList(tuple("ABC"), [0, 0, 1], [1, 2, 2], [-3.0, 1.0, -1.0])
    joined = joined_down(pairs(ties), np.arange(3), 2)
    assert joined[0] == joined[2] != joined[1]


def test_splitting_begins_where_it_costs_nothing():
    ties = TieList(tuple("ABCD"), [0, 2], [1, 3], [1.0, 1.0])
    label = split_up(pairs(ties), np.zeros(4, dtype=np.int64), 2)
    assert label[0] == label[1] != label[2] == label[3]


def test_a_clique_of_friends_is_split_off_one_by_one():
    problem = pairs(complete(5, 1))
    label = split_up(problem, np.zeros(5, dtype=np.int64), 3)
    assert sorted(np.bincount(label)) == [1, 1, 3]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_any_number_can_be_searched_from_any_answer(count):
    problem = pairs(random_ties(12, 8))
    found = with_count(problem, np.arange(12), count, count, seed=0)
    assert len(set(found.tolist())) == count


def test_a_fractional_point_is_rounded_by_what_it_hardly_cuts():
    ties = TieList(tuple("ABCD"), [0, 1, 2], [1, 2, 3], [1, 1, 1])
    label = rounded(pairs(ties), np.array([0.1, 0.9, 0.2]), 0.5)
    assert label[0] == label[1] != label[2] == label[3]


def test_coalitions_are_numbered_by_size_then_by_their_first_state():
    np.testing.assert_array_equal(numbered(np.array([7, 3, 3, 9, 9])), [2, 0, 0, 1, 1])
    assert len(numbered(np.zeros(0, dtype=np.int64))) == 0


@EXAMPLES
@given(few_states(6))
def test_contradictions_cost_the_lesser_weight_in_any_partition(ties):
    problem, always = pairs_of(ties)
    for label in (np.zeros(ties.states, dtype=np.int64), np.arange(ties.states)):
        apart = label[ties.first] != label[ties.second]
        direct = ties.weights[apart == (ties.values > 0)].sum()
        assert problem.cost(label) + always == pytest.approx(direct, abs=1e-9)


def test_values_that_cancel_leave_no_pair():
    ties = TieList(("A", "B"), [0] * 4, [1] * 4, [0.1, 0.2, 0.3, -0.6])
    problem, always = pairs_of(ties)
    assert len(problem) == 0
    assert always == pytest.approx(0.6)


def test_a_part_of_the_states_keeps_its_pairs():
    problem = pairs(random_ties(9, 2, density=0.8))
    part = problem.subset(np.array([7, 2, 5]))
    assert part.states == 3
    wanted = {
        frozenset((a, b)): value
        for a, b, value in zip(
            problem.first.tolist(), problem.second.tolist(), problem.value, strict=True
        )
        if {a, b} <= {7, 2, 5}
    }
    found = {
        frozenset(([7, 2, 5][a], [7, 2, 5][b])): value
        for a, b, value in zip(part.first, part.second, part.value, strict=True)
    }
    assert found == wanted
    assert np.all(part.first < part.second)
