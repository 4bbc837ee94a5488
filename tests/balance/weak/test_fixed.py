"""The line index for weak balance with a fixed number of coalitions (Doreian & Mrvar 1996)."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.balance.some_networks import circle, complete, without_ties
from tests.balance.weak.partitions import few_states, least, random_ties

from tertius.balance.frustration import frustration_index
from tertius.balance.weak import (
    line_index_by_coalitions,
    relaxed_blockmodel,
    weak_frustration_index,
)
from tertius.errors import NetworkError

EXAMPLES = settings(max_examples=30)


@EXAMPLES
@given(few_states(7), st.data())
def test_exactly_k_is_the_least_over_partitions_into_k(ties, data):
    count = data.draw(st.integers(1, ties.states))
    found = weak_frustration_index(ties, coalitions=count, values="strengths")
    assert found.proven
    assert found.coalitions == count
    assert found.value == pytest.approx(least(ties, count), abs=1e-9)


@EXAMPLES
@given(few_states(7), st.data())
def test_at_most_k_is_the_least_over_partitions_into_no_more(ties, data):
    count = data.draw(st.integers(1, ties.states + 2))
    found = weak_frustration_index(ties, coalitions=count, at_most=True, values="strengths")
    assert found.proven
    assert found.coalitions <= max(count, 1)
    assert found.value == pytest.approx(least(ties, count, at_most=True), abs=1e-9)


@EXAMPLES
@given(few_states(8))
def test_at_most_two_is_strong_balance(ties):
    two = weak_frustration_index(ties, coalitions=2, at_most=True, values="strengths")
    assert two.value == pytest.approx(frustration_index(ties, values="strengths").value, abs=1e-9)


def test_exactly_two_can_cost_more_than_strong_balance():
    friends = complete(5, 1)
    assert frustration_index(friends).value == 0
    assert weak_frustration_index(friends, coalitions=2, at_most=True).value == 0
    assert weak_frustration_index(friends, coalitions=2).value == 4


def test_one_coalition_frustrates_every_negative_tie():
    ties = random_ties(20, 1)
    found = weak_frustration_index(ties, coalitions=1)
    assert found.proven
    np.testing.assert_array_equal(found.frustrated, ties.values < 0)


def test_as_many_coalitions_as_states_frustrate_every_positive_tie():
    ties = random_ties(20, 1)
    found = weak_frustration_index(ties, coalitions=20)
    assert found.proven
    np.testing.assert_array_equal(found.frustrated, ties.values > 0)


def test_one_coalition_less_than_states_keeps_the_heaviest_friendship():
    ties = random_ties(12, 4)
    weighted = ties.with_values(ties.values * np.arange(1, len(ties) + 1))
    found = weak_frustration_index(weighted, coalitions=11, values="strengths")
    positive = weighted.values[weighted.values > 0]
    assert found.proven
    assert found.value == positive.sum() - positive.max()


@pytest.mark.parametrize("states", [4, 7, 9])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_mutual_enemies_are_shared_out_evenly(states, count):
    """Turán: the fewest ties inside k coalitions of n states, all hostile."""
    sizes = np.bincount(np.arange(states) % count)
    found = weak_frustration_index(complete(states, -1), coalitions=count)
    assert found.value == np.sum(sizes * (sizes - 1) // 2)


def test_an_odd_circle_of_enemies_needs_three():
    enemies = circle([-1] * 7)
    np.testing.assert_array_equal(line_index_by_coalitions(enemies, [2, 3])[:, 0], [1, 0])


@pytest.mark.parametrize("seed", range(3))
def test_more_coalitions_allowed_never_cost_more(seed):
    ties = random_ties(13, seed, density=0.4)
    found = line_index_by_coalitions(ties, range(1, 7), at_most=True)
    np.testing.assert_array_equal(found[:, 0], found[:, 1])
    assert np.all(np.diff(found[:, 0]) <= 0)
    assert found[-1, 0] == weak_frustration_index(ties).value


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("seed", range(2))
def test_two_solvers_of_different_kinds_agree(seed, count):
    """The integer programme over assignments against branch and bound over block sums."""
    ties = random_ties(14, seed, density=0.5)
    signs = 2 * np.eye(count) - 1
    found = weak_frustration_index(ties, coalitions=count)
    other = relaxed_blockmodel(ties, k=count, pattern=signs, time_limit=60)
    assert found.proven
    assert other.proven
    assert found.value == other.value


def test_states_without_ties_fill_empty_coalitions_at_no_cost():
    assert weak_frustration_index(without_ties(5), coalitions=3).value == 0
    ties = random_ties(10, 6, density=0.3)
    free = weak_frustration_index(ties)
    exact = weak_frustration_index(ties, coalitions=free.coalitions)
    assert exact.value == free.value


def test_an_unproven_number_says_so():
    ties = random_ties(40, 2, density=0.3)
    found = weak_frustration_index(ties, coalitions=3, time_limit=0)
    assert found.coalitions == 3
    assert not found.proven
    assert found.bound < found.value


def test_the_definition_names_the_number():
    ties = complete(4, -1)
    assert " 3 coalitions" in weak_frustration_index(ties, coalitions=3).definition
    loose = weak_frustration_index(ties, coalitions=3, at_most=True)
    assert "at most 3 coalitions" in loose.definition


@pytest.mark.parametrize("count", [0, -1, 5])
def test_impossible_numbers_are_refused(count):
    with pytest.raises(NetworkError, match="cannot form"):
        weak_frustration_index(complete(4, -1), coalitions=count)


@pytest.mark.parametrize("count", [2.0, True, "3"])
def test_numbers_must_be_whole(count):
    with pytest.raises(NetworkError, match="whole number"):
        weak_frustration_index(complete(4, -1), coalitions=count)


def test_at_most_needs_a_number():
    with pytest.raises(NetworkError, match="at most"):
        weak_frustration_index(complete(4, -1), at_most=True)


def test_an_empty_network_has_no_coalition():
    with pytest.raises(NetworkError, match="cannot form"):
        weak_frustration_index(without_ties(0), coalitions=1)
    assert weak_frustration_index(without_ties(0), coalitions=1, at_most=True).coalitions == 0
