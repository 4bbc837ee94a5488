"""Packings of negative cycles: certified bounds, and proofs where they meet the value."""

from fractions import Fraction
from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.balance.frustration.packing import packing_bound
from tertius.balance.frustration.search import best_sides, frustrated_weight

from .test_search import least_frustration, random_ties


def certified(first, second, values, packing):
    """The bound that the cycles of a packing prove, counted afresh and exactly."""
    left = [Fraction(abs(float(value))) for value in values]
    total = Fraction(0)
    for cycle in range(packing.cycles):
        ties = packing.tie[packing.start[cycle] : packing.start[cycle + 1]]
        amount = Fraction(float(packing.amounts[cycle]))
        ends = np.concatenate([np.asarray(first)[ties], np.asarray(second)[ties]])
        assert np.all(np.unique(ends, return_counts=True)[1] == 2), "a state is passed once"
        assert np.sum(np.asarray(values)[ties] < 0) % 2 == 1, "the cycle is negative"
        assert amount > 0
        total += amount
        for tie in ties:
            left[tie] -= amount
    assert min(left, default=0) >= 0, "no tie carries more than its weight"
    return total


def signed_grid(rows, columns, seed):
    """A grid with random signs: planar, so that the linear programme has no gap."""
    place = np.arange(rows * columns).reshape(rows, columns)
    first = np.concatenate([place[:, :-1].ravel(), place[:-1].ravel()])
    second = np.concatenate([place[:, 1:].ravel(), place[1:].ravel()])
    rng = np.random.default_rng(seed)
    return first, second, np.where(rng.random(len(first)) < 0.5, -1.0, 1.0)


# What it proves


def test_one_negative_triad_among_friends_is_one_frustrated_tie():
    packing = packing_bound([0, 0, 1, 2, 3], [1, 2, 2, 3, 4], [1, 1, -1, 1, 1], 5)
    assert packing.proven
    assert (packing.bound, packing.value, packing.cycles) == (1, 1, 1)
    assert packing.loads.tolist() == [1, 1, 1, 0, 0]


def test_a_long_negative_cycle_is_found():
    states = 300
    first = np.arange(states)
    packing = packing_bound(first, (first + 1) % states, np.r_[-1.0, np.ones(states - 1)], states)
    assert packing.bound == 1
    assert packing.loads.tolist() == [1] * states


def test_two_parallel_ties_of_different_signs_are_a_negative_cycle():
    packing = packing_bound([0, 0], [1, 1], [3, -2], 2)
    assert packing.bound == packing.value == 2


def test_negative_triads_that_share_no_tie_add_up():
    first, second = [], []
    for center in range(0, 20, 2):
        first += [center, center, center + 1]
        second += [center + 1, center + 2, center + 2]
    packing = packing_bound(first, second, [-1.0] * 30, 21)
    assert packing.proven
    assert packing.bound == 10
    assert packing.cycles == 10


@pytest.mark.parametrize("seed", range(6))
def test_planar_networks_are_proven(seed):
    ties = signed_grid(3, 4, seed)
    packing = packing_bound(*ties, 12)
    assert packing.proven
    assert packing.bound == least_frustration(*ties, 12)


def test_a_large_planar_network_is_proven():
    ties = signed_grid(30, 30, 1)
    packing = packing_bound(*ties, 900)
    assert packing.proven
    assert certified(*ties, packing) > packing.value - 1


def test_a_hostile_clique_has_the_bound_of_its_triads():
    ties = random_ties(9, 100, 1, 0)
    packing = packing_bound(*ties, 9)
    assert packing.bound == 9 * 8 / 6
    assert packing.value == 4 * 3 / 2 + 5 * 4 / 2
    assert packing.complete
    assert not packing.proven
    assert packing.gap == 1 - 12 / 16
    assert repr(packing).endswith("12 to 16, gap 25.00%)")


def test_a_bound_between_whole_numbers_is_rounded_up():
    ties = random_ties(5, 100, 1, 0)
    packing = packing_bound(*ties, 5)
    assert 3 < packing.packed <= 10 / 3
    assert packing.bound == packing.value == 4


def test_half_weights_are_rounded_up_to_halves():
    first, second, values = random_ties(5, 100, 1, 0)
    packing = packing_bound(first, second, values / 2, 5)
    assert packing.bound == 2


def test_weights_without_a_common_measure_are_not_rounded():
    first, second, values = random_ties(5, 100, 1, 0)
    packing = packing_bound(first, second, values / 3, 5)
    assert packing.bound == packing.packed <= 10 / 9


def test_a_known_unit_rounds_up_more_than_the_weights_do():
    # Half ties in pairs: whatever the sides, whole numbers are frustrated.
    first, second, values = random_ties(5, 100, 1, 0)
    twice = (np.r_[first, first], np.r_[second, second], np.r_[values, values] / 2)
    packing = packing_bound(*twice, 5, unit=1)
    assert packing.bound == packing.value == 4
    unknown = packing_bound(*twice, 5, unit=0)
    assert unknown.bound == unknown.packed <= 10 / 3


# What it leaves alone


@pytest.mark.parametrize("states", [0, 1, 4])
def test_networks_without_ties_are_balanced(states):
    none = np.zeros(0, dtype=np.int32)
    packing = packing_bound(none, none, np.zeros(0), states)
    assert packing.proven
    assert (packing.bound, packing.value, packing.cycles, packing.gap) == (0, 0, 0, 0)
    assert packing.sides.tolist() == [1] * states


def test_a_tree_is_balanced_whatever_its_signs():
    packing = packing_bound([0, 1, 2, 2], [1, 2, 3, 4], [-1, 1, -1, -1], 5)
    assert packing.proven
    assert packing.value == 0


def test_trees_that_hang_on_cycles_are_satisfied_in_the_end():
    first, second, values = [0, 0, 1, 2, 3, 3], [1, 2, 2, 3, 4, 5], [1, 1, -1, -1, -1, 1]
    packing = packing_bound(first, second, values, 6, sides=[1, -1, 1, 1, 1, 1])
    assert packing.proven
    assert frustrated_weight(first, second, values, packing.sides) == 1
    assert packing.loads[3:].tolist() == [0, 0, 0]


def test_bad_sides_are_made_better():
    ties = signed_grid(12, 12, 3)
    alike = np.ones(144, dtype=np.int8)
    packing = packing_bound(*ties, 144, sides=alike)
    assert packing.proven
    assert packing.value < frustrated_weight(*ties, alike)
    assert frustrated_weight(*ties, packing.sides) == packing.value
    assert np.all(alike == 1)


def test_known_sides_must_be_sides():
    with pytest.raises(ValueError, match="for each of 3 states"):
        packing_bound([0, 0, 1], [1, 2, 2], [1, 1, -1], 3, sides=[1, 1])


# How sure it is


@settings(max_examples=40)
@given(
    states=st.integers(2, 10),
    ties=st.integers(1, 40),
    negative=st.floats(0, 1),
    seed=st.integers(0, 2**16),
)
def test_no_bound_exceeds_the_least_frustration(states, ties, negative, seed):
    network = random_ties(states, ties, negative, seed)
    packing = packing_bound(*network, states, seed=seed, rounds=30)
    least = least_frustration(*network, states)
    assert packing.packed <= packing.bound <= least <= packing.value
    assert Fraction(packing.packed) == certified(*network, packing)
    assert np.all((packing.prices >= 0) & (packing.prices <= 1))


@settings(max_examples=25)
@given(seed=st.integers(0, 2**16), spread=st.floats(0, 12))
def test_no_bound_exceeds_the_least_frustrated_weight(seed, spread):
    first, second, values = random_ties(9, 22, 0.5, seed)
    values = values * np.exp(np.random.default_rng(seed).normal(0, spread, len(values)))
    packing = packing_bound(first, second, values, 9, rounds=30)
    assert packing.bound <= least_frustration(first, second, values, 9) * (1 + 1e-12)
    assert Fraction(packing.packed) == certified(first, second, values, packing)
    assert np.all(packing.loads <= np.abs(values))


@settings(max_examples=15)
@given(seed=st.integers(0, 2**16))
def test_switching_does_not_change_what_is_proven(seed):
    first, second, values = signed_grid(3, 3, seed)
    turned = np.where(np.random.default_rng(seed).random(9) < 0.5, -1, 1)
    one = packing_bound(first, second, values, 9)
    other = packing_bound(first, second, values * turned[first] * turned[second], 9)
    assert one.proven
    assert other.proven
    assert one.bound == other.bound


def test_a_cycle_that_proves_nothing_does_not_count():
    from tertius.balance.frustration.packing_kernels import certified_units

    first, second = np.array([0, 0, 1, 1], np.int32), np.array([1, 2, 2, 3], np.int32)
    negative = np.array([False, False, True, True])
    # A positive walk, one that does not close, one that goes back on itself, and a proper one.
    cycles = [[0, 1], [0, 1, 3], [2, 2, 2], [0, 1, 2]]
    start = np.cumsum([0] + [len(cycle) for cycle in cycles])
    tie = np.concatenate(cycles).astype(np.int32)
    units = certified_units(
        start, tie, np.full(4, 0.25), first, second, negative, np.full(4, 1024), 1024.0
    )
    assert units.tolist() == [0, 0, 0, 1024]


def test_amounts_that_overload_a_tie_are_scaled_down():
    from tertius.balance.frustration.packing_kernels import pack_whole

    start, tie = np.array([0, 2, 4]), np.array([0, 1, 0, 2], np.int32)
    room = np.array([1000, 1000, 1000])
    units = pack_whole(start, tie, np.array([3.0, 1.0]), 2, room, 1000.0)
    assert units.tolist() == [750, 250]
    assert room.tolist() == [0, 250, 750]


# How it runs


def test_the_same_seed_gives_the_same_packing():
    ties = random_ties(120, 700, 0.4, 2)
    one, same = (packing_bound(*ties, 120, seed=5, rounds=6) for _ in range(2))
    assert one.packed == same.packed
    assert np.array_equal(one.tie, same.tie)
    assert np.array_equal(one.amounts, same.amounts)
    assert np.array_equal(one.sides, same.sides)


def test_the_bound_never_falls_from_round_to_round():
    told = []
    ties = random_ties(150, 600, 0.4, 3)
    packing = packing_bound(*ties, 150, progress=told.append)
    bounds, values = [each.bound for each in told], [each.value for each in told]
    assert bounds == sorted(bounds)
    assert values == sorted(values, reverse=True)
    assert (min(bounds[-1], values[-1]), values[-1]) == (packing.bound, packing.value)
    assert len(told) == packing.rounds


def test_the_time_limit_is_kept():
    ties = random_ties(1500, 15_000, 0.45, 4)
    sides = best_sides(*ties, 1500, rounds=1)
    begun = process_time()
    packing = packing_bound(*ties, 1500, sides=sides, seconds=0.5)
    assert process_time() - begun < 4
    assert 0 < packing.bound < packing.value


def test_no_time_at_all_still_gives_a_bound():
    ties = random_ties(100, 800, 0.45, 5)
    packing = packing_bound(*ties, 100, seconds=0.0)
    assert 0 < packing.bound <= packing.value
    assert packing.rounds == 1


def test_an_interruption_passes_through():
    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        packing_bound(*random_ties(50, 200, 0.5, 6), 50, progress=stop)


# On real networks


@pytest.mark.shared
@pytest.mark.parametrize(("name", "least"), [("EGFR", 193), ("yeast", 41)])
def test_published_optima_of_gene_networks_are_proven(shared, name, least):
    folder = shared / "data/signed_networks"
    rows = np.loadtxt(folder / f"{name}.signed-graph", dtype=int)
    first, second = rows[:, 0] - rows[:, :2].min(), rows[:, 1] - rows[:, :2].min()
    apart = first != second
    values = np.where(rows[:, 2] == 1, -1.0, 1.0)[apart]
    states = int(max(first.max(), second.max())) + 1
    packing = packing_bound(first[apart], second[apart], values, states, rounds=60)
    assert packing.bound <= least + 20
    assert packing.bound >= 0.98 * packing.value


@pytest.mark.shared
def test_bitcoin_alpha_is_proven_in_a_second(shared):
    # 720: as by Aref, Mason and Wilson (2020) on this collapse.
    from tertius.network.collapse import collapse

    rows = np.loadtxt(shared / "data/signed_networks/bitcoin_alpha.csv.gz", delimiter=",")
    known, place = np.unique(rows[:, :2].astype(int), return_inverse=True)
    place = place.reshape(-1, 2)
    names = tuple(map(str, known))
    ties = collapse(names, place[:, 0], place[:, 1], rows[:, 2], rule="sum_of_signs").ties
    packing = packing_bound(ties.first, ties.second, ties.values, ties.states)
    assert (packing.bound, packing.value) == (720, 720)
    assert certified(ties.first, ties.second, ties.values, packing) > 719
