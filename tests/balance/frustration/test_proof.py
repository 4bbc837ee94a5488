"""The parts of a proof: closed forms, all sides of a few states, rounding, branching."""

from itertools import product
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.balance.frustration.block import all_sides_tried, matrix_of, search_block
from tertius.balance.frustration.closed_forms import balanced_sides, hostile_clique_sides
from tertius.balance.frustration.gray_kernels import near_by_gray_code
from tertius.balance.frustration.proof import Proof, branch_tie
from tertius.balance.frustration.rounding import Rounding, rounded_sides
from tertius.balance.frustration.ties import ties_of


def random_ties(states, share, seed, weights=(1.0,)):
    chance = np.random.default_rng(seed)
    one, other = np.triu_indices(states, 1)
    kept = chance.random(len(one)) < share
    value = chance.choice([-1.0, 1.0], int(kept.sum())) * chance.choice(weights, int(kept.sum()))
    return ties_of(one[kept], other[kept], value, states)


def clique(states, value):
    one, other = np.triu_indices(states, 1)
    return ties_of(one, other, np.full(len(one), value), states)


def every_frustration(ties):
    sides = [np.array((*rest, 1), np.int8) for rest in product((1, -1), repeat=ties.states - 1)]
    return [ties.frustration(one) for one in sides]


@given(st.integers(1, 9), st.integers(0, 10**6))
@settings(max_examples=30)
def test_trying_all_sides_finds_the_least(states, seed):
    ties = random_ties(states, 0.8, seed, weights=(1.0, 2.5))
    found = all_sides_tried(ties)
    assert found.value == pytest.approx(min(every_frustration(ties)))
    assert found.gap == 0


@given(st.integers(2, 8), st.integers(0, 10**6), st.floats(0, 3))
@settings(max_examples=30)
def test_sides_near_the_best_are_counted_and_told_by_bits(states, seed, slack):
    ties = random_ties(states, 0.9, seed)
    every = every_frustration(ties)
    together = ties.frustration(np.ones(states, np.int8))
    limit = min(every) - together + slack
    codes, excess, count = near_by_gray_code(matrix_of(ties), limit, 10_000)
    assert count == len(codes) == sum(cost <= min(every) + slack for cost in every)
    for code, over in zip(codes.tolist(), excess.tolist(), strict=True):
        sides = np.array([-1 if code >> place & 1 else 1 for place in range(states)], np.int8)
        assert ties.frustration(sides) - together == pytest.approx(over)


def test_of_too_many_near_sides_the_first_are_listed():
    codes, _, count = near_by_gray_code(matrix_of(clique(8, -1.0)), 100.0, 5)
    assert (len(codes), count) == (5, 2**7)


def test_balanced_networks_are_seen_to_be_so():
    ties = random_ties(40, 0.3, 1)
    sides = np.random.default_rng(1).choice(np.array([-1, 1], np.int8), 40)
    held = ties_of(ties.first, ties.second, sides[ties.first] * sides[ties.second] * 2.0, 40)
    found = balanced_sides(held)
    assert found is not None
    assert held.frustration(found) == 0
    held.value[0] *= -1
    assert balanced_sides(held) is None


@pytest.mark.parametrize("states", [3, 4, 9, 10])
def test_hostile_cliques_are_halved(states):
    ties = clique(states, -2.0)
    sides = hostile_clique_sides(ties)
    assert sides is not None
    assert ties.frustration(sides) == all_sides_tried(ties).value == 2 * ((states - 1) ** 2 // 4)


def test_other_networks_are_no_hostile_cliques():
    uneven = clique(6, -1.0)
    uneven.value[3] = -2.0
    assert hostile_clique_sides(uneven) is None
    assert hostile_clique_sides(clique(6, 1.0)) is None
    assert hostile_clique_sides(random_ties(6, 0.7, 1)) is None
    turned = clique(6, -1.0)
    turned.value[0] = 1.0
    assert hostile_clique_sides(turned) is None


@given(st.integers(3, 30), st.integers(0, 10**6))
@settings(max_examples=25)
def test_rounding_gives_sides_that_no_single_change_betters(states, seed):
    ties = random_ties(states, 0.5, seed)
    if not len(ties.value):
        return
    x = np.random.default_rng(seed).random(len(ties.value))
    sides = rounded_sides(ties, x)
    value = ties.frustration(sides)
    for state in range(states):
        moved = sides.copy()
        moved[state] *= -1
        assert ties.frustration(moved) >= value - 1e-9


def test_rounding_a_whole_choice_gives_its_sides_back():
    ties = random_ties(20, 0.5, 4)
    best = search_block(ties, seed=0, rounds=2, seconds=None)
    assert ties.frustration(rounded_sides(ties, ties.frustrated(best.sides) * 1.0)) <= best.value


def test_a_rounding_never_forgets_the_best_it_knew():
    ties = random_ties(25, 0.5, 5)
    best = search_block(ties, seed=0, rounds=3, seconds=None)
    rounding = Rounding(ties, best.sides, 0)
    chance = np.random.default_rng(0)
    for _ in range(9):
        chosen = rounding(chance.random(len(ties.value)))
        assert np.abs(ties.value[chosen]).sum() <= best.value


def proof(unit=1.0, time_limit=None):
    return Proof(unit, 0, time_limit, None)


@pytest.mark.parametrize("seed", [1, 2])
def test_branching_agrees_with_trying_all_sides(seed, monkeypatch):
    """With no small networks tried whole, branching must close every gap itself."""
    ties = random_ties(17, 0.9, seed)
    expected = all_sides_tried(ties).value
    monkeypatch.setattr("tertius.balance.frustration.proof.SOME", 0)
    monkeypatch.setattr("tertius.balance.frustration.block.FEW", 3)
    found = proof().whole(ties)
    assert (found.value, found.gap) == (expected, 0)


def test_a_linear_programme_finishes_what_a_packing_leaves(monkeypatch):
    """A packing of one round leaves the rest to HiGHS."""
    ties = random_ties(45, 0.2, 1, weights=(np.pi, 1.0, np.e))
    expected = proof(0.0).whole(ties)
    monkeypatch.setattr("tertius.balance.frustration.proof.ROUNDS", 1)
    monkeypatch.setattr("tertius.balance.frustration.proof.PART", 1)
    found = proof(0.0).whole(ties)
    assert found.gap == expected.gap == 0
    assert found.value == pytest.approx(expected.value)


def test_a_target_ends_the_work_early():
    ties = random_ties(60, 0.3, 2)
    least = proof(time_limit=5).network(ties, 1.0)
    assert least.bound >= 1.0


def test_a_proof_without_time_keeps_what_a_search_found():
    ties = random_ties(50, 0.4, 3)
    found = proof(time_limit=0).whole(ties)
    assert found.value == ties.frustration(found.sides)
    assert 0 <= found.bound <= found.value


def test_time_ends_branching_with_a_bound():
    ties = random_ties(70, 1.0, 4)
    begun = perf_counter()
    found = proof(time_limit=0.5).whole(ties)
    assert perf_counter() - begun < 15
    assert 0 < found.bound < found.value


def test_the_tie_to_branch_on_is_open_and_heavy():
    ties = ties_of([0, 0, 0, 1, 3], [1, 2, 3, 2, 4], np.ones(5), 5)
    assert branch_tie(ties, np.array([0.0, 1.0, 0.5, 0.5, 0.5])) == 2
    assert branch_tie(ties, np.array([0.0, 1.0, 0.1, 0.5, 0.0])) == 3
