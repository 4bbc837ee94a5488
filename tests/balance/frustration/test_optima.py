"""All optimal partitions: none missed, none twice, and what they share is said rightly."""

from itertools import product
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.balance.frustration import frustration_index
from tertius.balance.frustration.optima import AlternativeOptima, alternative_optima
from tertius.errors import NetworkError
from tertius.network.tie_list import TieList


def random_network(states, share, seed, weights=(1.0,)):
    chance = np.random.default_rng(seed)
    one, other = np.triu_indices(states, 1)
    kept = chance.random(len(one)) < share
    values = chance.choice([-1.0, 1.0], int(kept.sum())) * chance.choice(weights, int(kept.sum()))
    return TieList(tuple(map(str, range(states))), one[kept], other[kept], values)


def clique(states, value):
    one, other = np.triu_indices(states, 1)
    return TieList(tuple(map(str, range(states))), one, other, np.full(len(one), value))


def by_brute_force(net, slack):
    """Number of partitions within the slack, one for each exchange of a component's sides."""
    every = np.array(list(product((1, -1), repeat=net.states)))
    held = net.values * every[:, net.first] * every[:, net.second]
    costs = -np.minimum(held, 0).sum(axis=1)
    within = int(np.sum(costs <= costs.min() + slack + 1e-9))
    return within // 2 ** len(set(parts_of(net)))


def parts_of(net):
    part = list(range(net.states))
    for one, other in zip(net.first.tolist(), net.second.tolist(), strict=True):
        old, new = part[other], part[one]
        part = [new if label == old else label for label in part]
    return part


@given(st.integers(1, 9), st.floats(0, 1), st.integers(0, 10**6), st.sampled_from([0, 0.3, 1, 2.5]))
@settings(max_examples=60)
def test_just_those_are_listed_that_trying_all_sides_finds(states, share, seed, slack):
    net = random_network(states, share, seed)
    found = alternative_optima(net, slack=slack)
    assert found.complete
    assert found.proven
    assert found.count == len(found.sides) == by_brute_force(net, slack)
    assert len({row.tobytes() for row in found.sides}) == found.count
    assert found.value == frustration_index(net).value
    assert np.all(found.frustrations <= found.value + slack)
    assert np.all(np.diff(found.frustrations) >= 0)


@given(st.integers(2, 8), st.floats(0.2, 1), st.integers(0, 10**6))
@settings(max_examples=25)
def test_weighted_ties_too(states, share, seed):
    net = random_network(states, share, seed, weights=(0.1, 0.2, 0.3, np.pi))
    found = alternative_optima(net, values="strengths", slack=0.2)
    assert found.count == by_brute_force(net, 0.2)


def test_networks_too_large_to_try_are_branched_on():
    """Blocks of more than 20 states: the listing agrees with that of a slack that holds it."""
    net = random_network(30, 0.25, 3)
    best, wider = alternative_optima(net), alternative_optima(net, slack=1)
    assert best.complete
    assert wider.complete
    assert best.count == np.sum(wider.frustrations == best.value)
    assert {row.tobytes() for row in best.sides} <= {row.tobytes() for row in wider.sides}


def test_a_hostile_clique_may_be_halved_in_all_ways():
    found = alternative_optima(clique(8, -1.0))
    assert found.count == comb(8, 4) // 2
    assert found.span == 4
    assert found.dyads == {"all": 0, "some": 28, "none": 0}
    assert not found.always_frustrated.any()
    assert np.allclose(found.frustrated_share, 12 / 28)


def test_a_balanced_network_has_one():
    found = alternative_optima(clique(6, 1.0))
    assert (found.count, found.value, found.span) == (1, 0, 0)
    assert found.dyads == {"all": 15, "some": 0, "none": 0}


def test_a_tie_may_be_frustrated_by_all():
    """A and B are allies in three ways, and enemies in two triads that nothing else holds."""
    net = TieList(
        ("A", "B", "C", "D"), [0, 0, 0, 0, 0, 1, 1], [1, 1, 1, 2, 3, 2, 3], [1, 1, -1, 1, 1, 1, 1]
    )
    found = alternative_optima(net)
    assert found.count == 1
    assert found.always_frustrated.tolist() == [False, False, True, False, False, False, False]


def test_states_that_nothing_holds_stand_both_ways():
    """C's two ties pull apart: it may stand with either."""
    net = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [1, 1, -1])
    found = alternative_optima(net.with_values([2, 1, -1]), values="strengths")
    assert found.count == 2
    assert found.span == 1
    assert found.together[0, 1] == 1
    assert found.together[0, 2] == 0.5


def test_components_do_not_multiply_by_exchange():
    net = TieList(("A", "B", "C", "D", "E"), [0, 2], [1, 3], [1, -1])
    found = alternative_optima(net)
    assert found.count == 1
    assert np.isnan(found.together[0, 2])
    assert found.dyads == {"all": 1, "some": 0, "none": 1}


def many_triads(triads):
    """A row of hostile triads, each sharing one state with the next: 3 optima for each."""
    first, second = [], []
    for place in range(triads):
        low = 2 * place
        first += [low, low, low + 1]
        second += [low + 1, low + 2, low + 2]
    names = tuple(map(str, range(2 * triads + 1)))
    return TieList(names, first, second, -np.ones(3 * triads))


def test_more_are_counted_than_listed():
    found = alternative_optima(many_triads(40), most=500)
    assert found.count == 3**40
    assert found.complete
    assert len(found.sides) == 500
    assert found.value == 40


def test_where_they_differ_in_frustration_the_count_stops_with_the_list():
    found = alternative_optima(many_triads(6), slack=2, most=100)
    assert found.count >= 3**6
    assert len(found.sides) == 100
    assert np.all(found.frustrations == 6)


def test_time_ends_a_listing_honestly():
    found = alternative_optima(random_network(60, 0.5, 1), time_limit=0)
    assert not found.complete
    assert len(found.sides) == 1
    assert isinstance(found, AlternativeOptima)


@pytest.mark.parametrize("states", [0, 1, 4])
def test_without_ties_there_is_one(states):
    found = alternative_optima(
        TieList(tuple(map(str, range(states))), np.zeros(0, int), np.zeros(0, int), np.zeros(0))
    )
    assert (found.count, found.value, found.complete) == (1, 0, True)
    assert found.sides.tolist() == [[1] * states]
    assert found.span == 0


@pytest.mark.parametrize(("slack", "most"), [(-1, 10), (float("nan"), 10), (0, 0)])
def test_impossible_wishes_are_refused(slack, most):
    with pytest.raises(NetworkError, match="slack"):
        alternative_optima(clique(3, 1.0), slack=slack, most=most)
