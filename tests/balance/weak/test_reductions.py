"""States whose coalition follows from others: what is left keeps the least cost."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.balance.some_networks import circle, complete
from tests.balance.weak.partitions import costs, few_states, least, pairs, partitions, random_ties

from tertius.balance.weak.problem import Pairs, pairs_of
from tertius.balance.weak.reductions import reduce
from tertius.network import TieList

EXAMPLES = settings(max_examples=30)


def listed(problem: Pairs) -> TieList:
    names = tuple(map(str, range(problem.states)))
    return TieList(names, problem.first, problem.second, problem.value)


def best_label(problem: Pairs, limit: int | None) -> np.ndarray:
    total, counts = costs(listed(problem))
    allowed = np.where(counts <= (limit or problem.states), total, np.inf)
    return partitions(problem.states)[int(np.argmin(allowed))]


@EXAMPLES
@given(few_states(8))
def test_the_best_of_what_is_left_extends_to_the_best_of_all(ties):
    problem, always = pairs_of(ties)
    reduced = reduce(problem)
    whole = reduced.extend(best_label(reduced.core, None))
    assert whole.min() >= 0
    assert problem.cost(whole) + always == pytest.approx(least(ties), abs=1e-9)
    assert least(listed(reduced.core)) + reduced.constant + always == pytest.approx(
        least(ties), abs=1e-9
    )


@EXAMPLES
@given(few_states(7), st.integers(2, 5))
def test_so_it_does_with_at_most_k_coalitions(ties, limit):
    problem, always = pairs_of(ties)
    reduced = reduce(problem, limit)
    whole = reduced.extend(best_label(reduced.core, limit))
    assert 0 <= whole.min() <= whole.max() < limit
    assert problem.cost(whole) + always == pytest.approx(least(ties, limit, at_most=True), abs=1e-9)


@EXAMPLES
@given(few_states(8), st.randoms(use_true_random=False))
def test_any_partition_of_what_is_left_extends_at_no_more_than_its_cost(ties, random):
    problem, _ = pairs_of(ties)
    reduced = reduce(problem)
    label = np.array([random.randrange(3) for _ in range(reduced.core.states)], dtype=np.int64)
    whole = reduced.extend(label)
    assert problem.cost(whole) <= reduced.core.cost(label) + reduced.constant + 1e-9


def test_a_tree_of_friends_with_hostile_leaves_is_solved_at_once():
    ties = TieList(tuple("ABCDE"), [0, 1, 1, 3], [1, 2, 3, 4], [1, 1, -1, 1])
    reduced = reduce(pairs(ties))
    assert reduced.core.states == 0
    assert reduced.constant == 0


@pytest.mark.parametrize("length", [3, 4, 5, 8])
def test_a_circle_with_one_hostile_tie_costs_one(length):
    reduced = reduce(pairs(circle([1] * (length - 1) + [-1])))
    assert reduced.core.states == 0
    assert reduced.constant == 1


def test_a_state_joins_the_friend_that_outweighs_all_its_other_ties():
    ties = TieList(tuple("ABCD"), [0, 0, 0], [1, 2, 3], [5.0, -2.0, -2.0])
    reduced = reduce(pairs(ties))
    whole = reduced.extend(np.zeros(reduced.core.states, dtype=np.int64))
    assert whole[0] == whole[1]
    assert len(set(whole.tolist())) == 3


def test_a_state_with_enemies_only_stands_clear_of_them():
    ties = TieList(tuple("ABCD"), [0, 0, 0, 1, 1, 2], [1, 2, 3, 2, 3, 3], [-1, -1, -1, 1, 1, 1])
    reduced = reduce(pairs(ties))
    whole = reduced.extend(np.zeros(reduced.core.states, dtype=np.int64))
    assert list(whole[1:] == whole[0]) == [False] * 3


def test_with_few_coalitions_enemies_of_all_cannot_stand_clear():
    assert reduce(pairs(complete(4, -1)), 3).core.states == 4
    assert reduce(pairs(complete(4, -1)), 4).core.states == 0
    assert reduce(pairs(complete(4, -1))).core.states == 0


def test_a_heavy_enmity_counts_no_more_than_all_friendships():
    """A bears with B no enmity of 9 for a friendship of 2: the loss is 2 where C binds them."""
    ties = TieList(tuple("ABC"), [0, 0, 1], [1, 2, 2], [-9.0, 2.0, 5.0])
    problem = pairs(ties)
    reduced = reduce(problem)
    assert reduced.constant == 2
    assert problem.cost(reduced.extend(np.zeros(0, dtype=np.int64))) == 2


def test_twins_stand_together():
    """G has the same friends and the same enemy as A, and no tie to it."""
    first, second = [0, 0, 0, 1, 1, 2, 2, 3, 4], [2, 3, 4, 3, 4, 3, 5, 5, 5]
    values = [1, 1, -1, 1, -1, 1, -1, 1, 1]
    like_a = ([2, 3, 4], [6, 6, 6], [1, 1, -1])
    rows = [[*one, *other] for one, other in zip((first, second, values), like_a, strict=True)]
    reduced = reduce(pairs(TieList(tuple("ABCDEFG"), *rows)))
    whole = reduced.extend(np.arange(reduced.core.states))
    assert whole[0] == whole[6]


def test_dense_noise_is_left_alone():
    ties = random_ties(20, 1, density=0.8)
    reduced = reduce(pairs(ties))
    assert reduced.core.states == 20
    assert len(reduced.core) == len(ties)
    np.testing.assert_array_equal(reduced.kept, np.arange(20))


def test_nothing_is_left_of_nothing():
    empty = Pairs(0, *(np.zeros(0, dtype=np.int64),) * 2, np.zeros(0))
    reduced = reduce(empty)
    assert reduced.core.states == 0
    assert len(reduced.extend(np.zeros(0, dtype=np.int64))) == 0
