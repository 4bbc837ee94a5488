"""The relaxed blockmodel (Doreian & Mrvar 2009)."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.balance.some_networks import as_signed_network, circle, complete, without_ties
from tests.balance.weak.partitions import few_states, least_relaxed, random_ties

from tertius.balance.weak import relaxed_blockmodel, weak_frustration_index
from tertius.errors import NetworkError
from tertius.network import TieList

EXAMPLES = settings(max_examples=20)
KINDS = st.sampled_from([1.0, -1.0, 0.0, np.nan])


@st.composite
def patterns(draw: st.DrawFn, count: int) -> np.ndarray:
    table = np.array([[draw(KINDS) for _ in range(count)] for _ in range(count)])
    return np.where(np.tri(count, dtype=bool), table, table.T)


@EXAMPLES
@given(few_states(6), st.data())
def test_it_is_the_least_over_all_partitions(ties, data):
    count = data.draw(st.integers(1, ties.states))
    found = relaxed_blockmodel(ties, k=count, values="strengths")
    assert found.proven
    assert found.value == pytest.approx(least_relaxed(ties, count), abs=1e-9)


@EXAMPLES
@given(few_states(5), st.data())
def test_so_it_is_with_a_pattern(ties, data):
    count = data.draw(st.integers(1, min(ties.states, 4)))
    pattern = data.draw(patterns(count))
    found = relaxed_blockmodel(ties, k=count, pattern=pattern, values="strengths")
    assert found.proven
    assert found.value == pytest.approx(least_relaxed(ties, count, pattern), abs=1e-9)
    fixed = ~np.isnan(pattern)
    np.testing.assert_array_equal(found.blocks[fixed], pattern[fixed])


@EXAMPLES
@given(few_states(7), st.integers(1, 4))
def test_blocks_inconsistencies_and_frustrated_ties_agree(ties, count):
    count = min(count, ties.states)
    found = relaxed_blockmodel(ties, k=count, values="strengths", time_limit=0)
    assert found.coalitions == count == len(np.unique(found.coalition))
    assert np.triu(found.inconsistencies).sum() == pytest.approx(found.value)
    np.testing.assert_array_equal(found.blocks, found.blocks.T)
    sign = found.blocks[found.coalition[ties.first], found.coalition[ties.second]]
    np.testing.assert_array_equal(found.frustrated, sign != ties.signs)
    for one in range(count):
        for other in range(count):
            here = {one, other}
            ends = zip(found.coalition[ties.first], found.coalition[ties.second], strict=True)
            empty = not any({int(a), int(b)} == here for a, b in ends)
            assert (found.blocks[one, other] == 0) == empty


@pytest.mark.parametrize("seed", range(3))
def test_it_never_costs_more_than_weak_balance(seed):
    ties = random_ties(14, seed, density=0.5)
    for count in (1, 2, 3):
        relaxed = relaxed_blockmodel(ties, k=count)
        assert relaxed.value <= weak_frustration_index(ties, coalitions=count).value


def test_more_coalitions_never_cost_more():
    ties = random_ties(11, 5, density=0.6)
    found = [relaxed_blockmodel(ties, k=count) for count in range(1, 12)]
    assert all(each.proven for each in found)
    values = [each.value for each in found]
    assert values == sorted(values, reverse=True)
    assert values[-1] == 0


def test_one_block_takes_the_commoner_sign():
    ties = TieList(tuple("ABC"), [0, 0, 1], [1, 2, 2], [1, -1, -1])
    found = relaxed_blockmodel(ties, k=1)
    assert found.value == 1
    assert found.blocks.tolist() == [[-1]]
    assert repr(found) == "RelaxedBlockmodel(1, proven; -)"


def test_a_hostile_camp_and_a_mediator_show_up():
    """Two hostile pairs of friends, and two rivals whom everybody likes."""
    rows = [(0, 1, 1), (2, 3, 1), (0, 2, -1), (0, 3, -1), (1, 2, -1), (1, 3, -1), (4, 5, -1)]
    rows += [(one, other, 1) for one in range(4) for other in (4, 5)]
    first, second, values = (list(part) for part in zip(*rows, strict=True))
    ties = TieList(tuple("ABCDEF"), first, second, values)
    found = relaxed_blockmodel(ties, k=3)
    assert found.value == 0
    assert found.proven
    assert weak_frustration_index(ties, coalitions=3).value > 0
    mediators = found.coalition[4]
    assert found.coalition[5] == mediators
    assert found.blocks[mediators, mediators] == -1
    others = [number for number in range(3) if number != mediators]
    assert all(found.blocks[mediators, other] == 1 for other in others)
    assert found.blocks[others[0], others[1]] == -1


def test_null_blocks_count_every_tie_against_them():
    ties = TieList(tuple("ABCD"), [0, 1, 2], [1, 2, 3], [1, -1, 1])
    found = relaxed_blockmodel(ties, k=2, pattern=[[0, np.nan], [np.nan, 0]])
    assert found.proven
    assert found.blocks[0, 0] == found.blocks[1, 1] == 0
    assert found.value == 1


def test_the_pattern_of_weak_balance_gives_the_weak_index():
    ties = random_ties(12, 2, density=0.5)
    for count in (2, 3):
        found = relaxed_blockmodel(ties, k=count, pattern=2 * np.eye(count) - 1)
        assert found.value == weak_frustration_index(ties, coalitions=count).value
        assert "the pattern given" in found.definition


def test_positions_of_a_pattern_keep_their_places():
    ties = TieList(tuple("ABCDE"), [0, 2, 2, 3], [1, 3, 4, 4], [-1, 1, 1, 1])
    found = relaxed_blockmodel(ties, k=2, pattern=[[-1, 1], [1, 1]])
    assert found.value == 0
    assert found.coalition[0] == found.coalition[1] == 0
    assert found.blocks.tolist() == [[-1, 1], [1, 1]]
    swapped = relaxed_blockmodel(ties, k=2, pattern=[[1, 1], [1, -1]])
    assert swapped.coalition[0] == swapped.coalition[1] == 1


def test_values_choose_signs_or_strengths():
    ties = TieList(tuple("ABC"), [0, 0, 1], [1, 2, 2], [0.2, -0.9, 0.3])
    assert relaxed_blockmodel(ties, k=1).blocks.tolist() == [[1]]
    strong = relaxed_blockmodel(ties, k=1, values="strengths")
    assert strong.blocks.tolist() == [[-1]]
    assert strong.value == pytest.approx(0.5)


def test_parallel_ties_of_both_signs_each_count():
    ties = TieList(("A", "B"), [0, 0, 0], [1, 1, 1], [1, 1, -1])
    assert relaxed_blockmodel(ties, k=1).value == 1
    assert relaxed_blockmodel(ties, k=2).value == 1


def test_signed_networks_are_taken_too():
    ties = random_ties(9, 1)
    one, two = (relaxed_blockmodel(each, k=3) for each in (ties, as_signed_network(ties)))
    assert one.value == two.value


@pytest.mark.parametrize(
    "ties", [complete(5, 1), complete(5, -1), without_ties(5), circle([1] * 5)]
)
@pytest.mark.parametrize("count", [1, 2, 5])
def test_networks_of_one_sign_fit_any_number(ties, count):
    found = relaxed_blockmodel(ties, k=count)
    assert (found.value, found.proven, found.gap) == (0, True, 0)
    assert found.coalitions == count


def test_a_time_limit_leaves_a_bound():
    ties = random_ties(40, 3, density=0.5)
    begun = time.perf_counter()
    found = relaxed_blockmodel(ties, k=4, time_limit=0.5)
    assert time.perf_counter() - begun < 15
    assert not found.proven
    assert 0 < found.bound < found.value
    assert 0 < found.gap < 1
    assert "at least" in repr(found)


def test_the_same_seed_gives_the_same_coalitions():
    ties = random_ties(25, 4)
    found = [relaxed_blockmodel(ties, k=3, seed=2, time_limit=0) for _ in range(2)]
    np.testing.assert_array_equal(found[0].coalition, found[1].coalition)


@pytest.mark.parametrize("count", [0, 4, -2])
def test_impossible_numbers_are_refused(count):
    with pytest.raises(NetworkError, match="cannot form"):
        relaxed_blockmodel(complete(3, 1), k=count)


@pytest.mark.parametrize("count", [1.0, True, None])
def test_numbers_must_be_whole(count):
    with pytest.raises(NetworkError, match="whole number"):
        relaxed_blockmodel(complete(3, 1), k=count)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ([[1, -1]], "symmetric table"),
        ([[1, -1], [1, 1]], "symmetric table"),
        ([[2, -1], [-1, 1]], "1, -1, 0 or nan"),
    ],
)
def test_strange_patterns_are_refused(pattern, words):
    with pytest.raises(NetworkError, match=words):
        relaxed_blockmodel(complete(3, 1), k=2, pattern=pattern)


def test_a_strange_time_limit_is_refused():
    with pytest.raises(NetworkError, match="time limit"):
        relaxed_blockmodel(complete(3, 1), k=2, time_limit=-1)


def test_an_empty_network_has_no_blocks():
    with pytest.raises(NetworkError, match="cannot form"):
        relaxed_blockmodel(without_ties(0), k=1)
