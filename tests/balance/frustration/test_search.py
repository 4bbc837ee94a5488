"""The search for sides with few frustrated ties: how good, how safe, and the same each time."""

from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.balance.frustration.search import best_sides, frustrated_weight


def random_ties(states, ties, negative, seed):
    """Ties on different dyads; each negative with the given chance."""
    rng = np.random.default_rng(seed)
    first, second = np.triu_indices(states, 1)
    picked = np.sort(rng.choice(len(first), min(ties, len(first)), replace=False))
    return first[picked], second[picked], np.where(rng.random(len(picked)) < negative, -1.0, 1.0)


def least_frustration(first, second, values, states):
    """The least frustrated weight of all partitions in two."""
    codes = np.arange(2 ** max(states - 1, 0))[:, None] >> np.arange(max(states, 1)) & 1
    every = 1 - 2 * codes
    held = np.asarray(values) * every[:, first] * every[:, second]
    return float(np.maximum(-held, 0).sum(axis=1).min()) if len(first) else 0.0


def test_finds_the_least_frustration_of_nearly_all_small_networks():
    missed = 0
    for seed in range(60):
        states = 4 + seed % 9
        ties = random_ties(states, 3 * states, 0.5, seed)
        found = frustrated_weight(*ties, best_sides(*ties, states, rounds=1))
        least = least_frustration(*ties, states)
        assert found >= least
        missed += found > least
    assert missed == 0


def test_finds_the_least_frustrated_weight_of_weighted_networks():
    for seed in range(12):
        first, second, signs = random_ties(10, 30, 0.5, seed)
        values = signs * np.random.default_rng(seed).lognormal(0, 1.5, len(signs))
        found = frustrated_weight(first, second, values, best_sides(first, second, values, 10))
        assert found == pytest.approx(least_frustration(first, second, values, 10))


def test_a_network_of_two_hostile_blocs_is_found_out():
    side = np.where(np.random.default_rng(1).random(500) < 0.5, 1, -1)
    first, second, _ = random_ties(500, 3000, 0, 2)
    sides = best_sides(first, second, side[first] * side[second], 500, rounds=1)
    assert frustrated_weight(first, second, side[first] * side[second], sides) == 0


def test_blocs_that_must_turn_as_one_are_turned():
    # Twenty cliques, joined in a ring by single ties of which one is negative too many.
    first, second, values = [], [], []
    rng = np.random.default_rng(3)
    hidden = np.where(rng.random(200) < 0.5, 1, -1)
    for bloc in range(20):
        members = range(10 * bloc, 10 * bloc + 10)
        pairs = [(a, b) for a in members for b in members if a < b]
        first += [a for a, _ in pairs] + [10 * bloc]
        second += [b for _, b in pairs] + [(10 * bloc + 10) % 200]
        values += [hidden[a] * hidden[b] for a, b in pairs]
        values.append(hidden[first[-1]] * hidden[second[-1]] * (-1 if bloc == 7 else 1))
    sides = best_sides(first, second, values, 200)
    assert frustrated_weight(first, second, values, sides) == 1


def test_parallel_ties_each_count():
    ties = ([0, 0, 0], [1, 1, 1], [1, 1, -1])
    assert best_sides(*ties, 2).tolist() == [1, 1]
    assert frustrated_weight(*ties, best_sides(*ties, 2)) == 1


@pytest.mark.parametrize("states", [0, 1, 5])
def test_networks_without_ties_have_one_side(states):
    none = np.zeros(0, dtype=np.int32)
    assert best_sides(none, none, np.zeros(0), states).tolist() == [1] * states
    assert frustrated_weight(none, none, np.zeros(0), np.ones(states)) == 0


def test_a_network_without_hostility_has_one_side():
    first, second, values = random_ties(40, 100, 0, 0)
    assert np.all(best_sides(first, second, values, 40) == 1)


def test_a_hostile_clique_is_divided_in_halves():
    ties = random_ties(21, 500, 1, 0)
    sides = best_sides(*ties, 21)
    assert abs(int(sides.sum())) == 1
    assert frustrated_weight(*ties, sides) == 10 * 9 / 2 + 11 * 10 / 2


def test_the_first_state_is_always_on_the_positive_side():
    for seed in range(5):
        assert best_sides(*random_ties(30, 90, 0.5, seed), 30, seed=seed)[0] == 1


def test_the_same_seed_gives_the_same_sides():
    ties = random_ties(300, 1500, 0.5, 4)
    one, same = (best_sides(*ties, 300, seed=9, rounds=1) for _ in range(2))
    assert np.array_equal(one, same)


def test_known_sides_are_never_made_worse():
    ties = random_ties(200, 1200, 0.5, 5)
    known = best_sides(*ties, 200, seed=1)
    again = best_sides(*ties, 200, seed=2, rounds=1, start=known)
    assert frustrated_weight(*ties, again) <= frustrated_weight(*ties, known)


def test_known_sides_are_not_written_to():
    known = np.ones(3, dtype=np.int8)
    best_sides([0, 0, 1], [1, 2, 2], [1, -1, -1], 3, start=known)
    assert known.tolist() == [1, 1, 1]


@pytest.mark.parametrize("start", [[1, 1], [1, 0, 1], [1, 2, -1]])
def test_known_sides_must_be_sides(start):
    with pytest.raises(ValueError, match="for each of 3 states"):
        best_sides([0, 0, 1], [1, 2, 2], [1, -1, -1], 3, start=start)


def test_the_time_limit_is_kept():
    ties = random_ties(2000, 60_000, 0.5, 6)
    best_sides(*random_ties(20, 60, 0.5, 0), 20, rounds=1)
    begun = process_time()
    sides = best_sides(*ties, 2000, seconds=0.3, rounds=1000)
    assert process_time() - begun < 1.5
    assert frustrated_weight(*ties, sides) < 0.45 * 60_000


@settings(max_examples=40)
@given(
    states=st.integers(2, 12),
    ties=st.integers(1, 40),
    negative=st.floats(0, 1),
    seed=st.integers(0, 2**16),
)
def test_the_answer_lies_between_the_least_and_all_negative_ties(states, ties, negative, seed):
    network = random_ties(states, ties, negative, seed)
    found = frustrated_weight(*network, best_sides(*network, states, seed=seed, rounds=1))
    assert least_frustration(*network, states) <= found <= np.sum(network[2] < 0)


@settings(max_examples=20)
@given(seed=st.integers(0, 2**16))
def test_switching_changes_nothing_but_the_sides(seed):
    first, second, values = random_ties(10, 25, 0.5, seed)
    turned = np.where(np.random.default_rng(seed).random(10) < 0.5, -1, 1)
    switched = values * turned[first] * turned[second]
    one = best_sides(first, second, values, 10, rounds=1)
    other = best_sides(first, second, switched, 10, rounds=1)
    assert frustrated_weight(first, second, values, one) == frustrated_weight(
        first, second, switched, other
    )


def test_weights_of_any_unit_give_the_same_sides():
    first, second, values = random_ties(60, 300, 0.5, 8)
    values = values * np.random.default_rng(8).integers(1, 5, len(values))
    small = best_sides(first, second, values / 2**30, 60)
    large = best_sides(first, second, values * 2.0**30, 60)
    assert np.array_equal(small, large)
