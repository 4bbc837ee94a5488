"""The line index for weak balance with any number of coalitions (Davis 1967)."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng
from tests.balance.some_networks import as_signed_network, circle, complete, parallel, without_ties
from tests.balance.weak.partitions import few_states, least, random_ties

from tertius.balance.frustration import frustration_index
from tertius.balance.weak import line_index_by_coalitions, weak_frustration_index
from tertius.errors import NetworkError
from tertius.network import TieList

EXAMPLES = settings(max_examples=30)


@EXAMPLES
@given(few_states(8))
def test_it_is_the_least_over_all_partitions(ties):
    found = weak_frustration_index(ties, values="strengths")
    assert found.proven
    assert found.value == pytest.approx(least(ties), abs=1e-9)
    assert found.bound == found.value


@EXAMPLES
@given(few_states(weighted=False))
def test_the_answer_counts_what_its_partition_frustrates(ties):
    found = weak_frustration_index(ties)
    apart = found.coalition[ties.first] != found.coalition[ties.second]
    np.testing.assert_array_equal(found.frustrated, apart == (ties.values > 0))
    assert found.value == np.count_nonzero(found.frustrated)
    assert found.coalitions == len(np.unique(found.coalition))


@EXAMPLES
@given(few_states(weighted=False))
def test_it_is_never_above_the_strong_index_nor_the_rarer_sign(ties):
    found = weak_frustration_index(ties)
    positive = int(np.count_nonzero(ties.values > 0))
    assert found.value <= frustration_index(ties).value
    assert found.value <= min(positive, len(ties) - positive)
    if len(ties):
        assert 0 <= found.normalised["balance"] <= 1


@EXAMPLES
@given(few_states(), st.randoms(use_true_random=False))
def test_names_and_order_of_states_do_not_matter(ties, random):
    order = list(range(ties.states))
    random.shuffle(order)
    new = np.array(order)
    other = TieList(ties.names, new[ties.first], new[ties.second], ties.values)
    one, two = (weak_frustration_index(each, values="strengths") for each in (ties, other))
    assert one.value == pytest.approx(two.value, abs=1e-9)


@EXAMPLES
@given(few_states(), st.sampled_from([0.001, 0.25, 3.0, 1e6]))
def test_weights_scale_the_index(ties, factor):
    scaled = ties.with_values(ties.values * factor)
    one, two = (weak_frustration_index(each, values="strengths") for each in (ties, scaled))
    assert two.proven
    assert two.value == pytest.approx(factor * one.value, rel=1e-9)


@EXAMPLES
@given(few_states(weighted=False))
def test_it_is_zero_where_no_hostile_dyad_is_joined_by_friends(ties):
    """Davis's theorem: no cycle has exactly one negative tie."""
    reach = np.eye(ties.states, dtype=bool)
    for one, other in zip(ties.first[ties.values > 0], ties.second[ties.values > 0], strict=True):
        reach[one, other] = reach[other, one] = True
    for _ in range(ties.states):
        reach = (reach.astype(int) @ reach.astype(int)) > 0
    hostile = ties.values < 0
    balanced = not np.any(reach[ties.first[hostile], ties.second[hostile]])
    assert (weak_frustration_index(ties).value == 0) == balanced


@EXAMPLES
@given(few_states(weighted=False))
def test_coalitions_hold_together_by_friendly_ties_and_are_numbered_by_size(ties):
    found = weak_frustration_index(ties)
    sizes = np.bincount(found.coalition, minlength=1)
    assert list(sizes) == sorted(sizes, reverse=True)
    firsts = [int(np.argmax(found.coalition == c)) for c in range(found.coalitions)]
    for number in range(found.coalitions - 1):
        if sizes[number] == sizes[number + 1]:
            assert firsts[number] < firsts[number + 1]
    kept = ~found.frustrated & (ties.values > 0)
    for number in range(found.coalitions):
        known, members = {firsts[number]}, set(np.flatnonzero(found.coalition == number).tolist())
        for _ in members:
            for one, other in zip(ties.first[kept], ties.second[kept], strict=True):
                if {int(one), int(other)} & known and int(one) in members:
                    known |= {int(one), int(other)}
        assert known == members


@pytest.mark.parametrize(
    ("ties", "value", "coalitions"),
    [
        (complete(6, -1), 0, 6),
        (complete(6, 1), 0, 1),
        (circle([1, 1, -1]), 1, None),
        (circle([1, -1, -1]), 0, 2),
        (circle([-1, -1, -1]), 0, 3),
        (circle([1, 1, 1, -1]), 1, None),
        (circle([1, 1, -1, -1]), 0, 2),
        (without_ties(4), 0, 4),
        (without_ties(1), 0, 1),
        (without_ties(0), 0, 0),
        (parallel(), 1, None),
    ],
)
def test_small_networks_by_hand(ties, value, coalitions):
    found = weak_frustration_index(ties)
    assert (found.value, found.proven, found.gap) == (value, True, 0.0)
    if coalitions is not None:
        assert found.coalitions == coalitions


def test_three_mutual_enemies_are_weakly_but_not_strongly_balanced():
    enemies = complete(3, -1)
    assert weak_frustration_index(enemies).value == 0
    assert frustration_index(enemies).value == 1


def test_a_clique_of_friends_with_one_quarrel_frustrates_it_alone():
    matrix = np.ones((400, 400))
    matrix[3, 8] = -1
    first, second = np.triu_indices(400, 1)
    ties = TieList(tuple(map(str, range(400))), first, second, matrix[first, second])
    found = weak_frustration_index(ties)
    assert (found.value, found.coalitions) == (1, 1)
    assert found.frustrated_ties == [("3", "8", -1.0)]


def test_signed_networks_and_tie_lists_give_the_same():
    ties = random_ties(12, 3)
    one, two = weak_frustration_index(ties), weak_frustration_index(as_signed_network(ties))
    assert one.value == two.value
    np.testing.assert_array_equal(one.coalition, two.coalition)


def test_what_is_not_observed_counts_for_nothing():
    ties = random_ties(9, 5, density=0.4)
    found = weak_frustration_index(as_signed_network(ties))
    assert len(found.frustrated) == len(ties)


def test_signs_and_strengths_differ():
    ties = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [0.9, 0.2, -0.5])
    assert weak_frustration_index(ties).value == 1
    found = weak_frustration_index(ties, values="strengths")
    assert found.value == pytest.approx(0.2)
    assert found.frustrated_ties == [("A", "C", 0.2)]


def test_parallel_ties_each_count():
    """Two dyads contradict themselves: one row of each is frustrated in any partition."""
    ties = TieList(("A", "B", "C"), [0, 0, 0, 1, 1], [1, 1, 1, 2, 2], [1, 1, -1, 1, -1])
    found = weak_frustration_index(ties)
    assert found.value == 2
    assert found.frustrated.sum() == 2


@pytest.mark.parametrize("seed", range(4))
def test_the_seed_chooses_partitions_not_values(seed):
    ties = random_ties(30, 7, blocs=3, negative=0.1)
    found = weak_frustration_index(ties, seed=seed)
    again = weak_frustration_index(ties, seed=seed)
    assert found.value == weak_frustration_index(ties).value
    np.testing.assert_array_equal(found.coalition, again.coalition)


def planted(states: int, seed: int, blocs: int) -> np.ndarray:
    """The blocs of the helper's ties, by repeating its draws."""
    rng = default_rng(seed)
    rng.random(states * (states - 1) // 2)
    return rng.integers(0, blocs, states)


@pytest.mark.parametrize("blocs", [1, 2, 4])
def test_planted_coalitions_are_found(blocs):
    ties = random_ties(60, 11, density=0.4, negative=0.0, blocs=blocs)
    bloc, found = planted(60, 11, blocs), weak_frustration_index(ties)
    assert found.value == 0
    np.testing.assert_array_equal(
        bloc[:, None] == bloc[None, :], found.coalition[:, None] == found.coalition[None, :]
    )


@pytest.mark.parametrize("noise", [0.05, 0.1])
@pytest.mark.parametrize("blocs", [2, 4])
def test_noise_is_what_is_found_or_a_little_less(blocs, noise):
    ties = random_ties(60, 11, density=0.4, negative=noise, blocs=blocs)
    bloc, found = planted(60, 11, blocs), weak_frustration_index(ties)
    against = np.count_nonzero((bloc[ties.first] == bloc[ties.second]) == (ties.values < 0))
    assert found.proven
    assert 0.9 * against <= found.value <= against


def test_a_time_limit_of_nothing_still_gives_a_partition_and_a_bound():
    ties = random_ties(80, 2, density=0.3)
    begun = time.perf_counter()
    found = weak_frustration_index(ties, time_limit=0)
    assert time.perf_counter() - begun < 10
    assert 0 <= found.bound <= found.value
    assert len(found.coalition) == 80
    assert not found.proven
    assert 0 < found.gap <= 1
    assert "at least" in repr(found)


def test_a_longer_limit_is_no_worse():
    ties = random_ties(50, 2, density=0.3)
    short, long = (weak_frustration_index(ties, time_limit=limit) for limit in (0, 1.5))
    assert long.value <= short.value
    assert long.bound >= short.bound


def test_progress_is_told_in_the_units_of_the_weights():
    heard = []
    ties = random_ties(30, 2, density=0.5)
    weighted = ties.with_values(ties.values * 0.25)
    found = weak_frustration_index(weighted, values="strengths", progress=heard.append)
    assert found.proven
    for now in heard:
        assert now.bound <= now.value + 1e-9
        assert now.value <= np.abs(weighted.values).sum()


@pytest.mark.parametrize("limit", [-1, float("nan")])
def test_a_strange_time_limit_is_refused(limit):
    with pytest.raises(NetworkError, match="time limit"):
        weak_frustration_index(complete(3, 1), time_limit=limit)


def test_an_interruption_passes_through(monkeypatch):
    def interrupted(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("tertius.balance.weak.block.cover", interrupted)
    ties = random_ties(40, 2, density=0.3)
    with pytest.raises(KeyboardInterrupt):
        weak_frustration_index(ties)
    monkeypatch.undo()
    assert weak_frustration_index(ties, time_limit=0).value > 0


def test_the_result_says_what_was_counted_and_cannot_be_changed():
    found = weak_frustration_index(circle([1, 1, -1]))
    assert "Davis 1967" in found.definition
    assert "any number" in found.definition
    with pytest.raises(ValueError, match="read-only"):
        found.coalition[0] = 3
    with pytest.raises(AttributeError):
        found.value = 0.0


def test_by_coalitions_gives_value_and_bound_for_each():
    found = line_index_by_coalitions(complete(4, -1), [1, 2, 3, 4])
    np.testing.assert_array_equal(found, [[6, 6], [2, 2], [1, 1], [0, 0]])
    assert line_index_by_coalitions(complete(4, -1), []).shape == (0, 2)
