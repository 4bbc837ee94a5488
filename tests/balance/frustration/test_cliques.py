"""Cliques, the hardest shapes: known values, and honest bounds where nothing is known."""

import numpy as np
import pytest

from tertius.balance.frustration import frustration_index
from tertius.network.tie_list import TieList


def clique(states, value=-1.0):
    first, second = np.triu_indices(states, 1)
    ties = len(first)
    return TieList(tuple(map(str, range(states))), first, second, np.full(ties, value))


@pytest.mark.parametrize("states", [2, 3, 4, 5, 14, 15, 40, 301])
def test_in_a_hostile_clique_two_halves_are_best(states):
    """Petersdorf (1966): ⌊(n − 1)² / 4⌋."""
    found = frustration_index(clique(states))
    assert found.proven
    assert found.value == (states - 1) ** 2 // 4


def test_so_they_are_where_some_have_changed_sides():
    net = clique(51)
    turn = np.where(np.arange(51) % 3, 1, -1)
    switched = net.with_values(net.values * turn[net.first] * turn[net.second])
    assert frustration_index(switched).value == 625


def test_a_hostile_clique_of_weights():
    assert frustration_index(clique(20, -0.5), values="strengths").value == 90 * 0.5


def test_a_hostile_clique_of_5000_states_is_answered_with_proof():
    net = clique(5000)
    found = frustration_index(net)
    assert found.proven
    assert found.value == 4999**2 // 4


def test_a_friendly_clique_is_balanced():
    found = frustration_index(clique(1500, 1.0))
    assert (found.value, found.proven) == (0, True)


def test_a_friendly_clique_with_few_hostile_ties_is_reduced_to_nothing():
    net = clique(400, 1.0)
    values = net.values.copy()
    values[:50] = -1
    found = frustration_index(net.with_values(values))
    assert (found.value, found.proven) == (50, True)


def test_a_clique_of_random_signs_gets_an_honest_gap():
    chance = np.random.default_rng(0)
    net = clique(200)
    net = net.with_values(chance.choice([-1.0, 1.0], len(net)))
    found = frustration_index(net, time_limit=1)
    assert not found.proven
    assert 0 < found.bound < found.value < len(net) / 2
