"""What a frustration index says of itself."""

import numpy as np
import pytest

from tertius.balance.frustration import frustration_index
from tertius.network.tie_list import TieList

NAMES = ("A", "B", "C", "D")


def two_triads():
    """A and B are allies; both other states are the ally of one and the enemy of the other."""
    return TieList(NAMES, [0, 0, 0, 1, 1], [1, 2, 3, 2, 3], [1, 1, 1, -1, -1])


def test_frustrated_ties_are_named_with_their_values():
    found = frustration_index(two_triads())
    assert found.value == 1
    assert found.frustrated_ties == [("A", "B", 1.0)]


def test_normalised_forms_follow_their_definitions():
    found = frustration_index(two_triads())
    assert found.normalised == {
        "line_index_share": pytest.approx(1 / 5),
        "balance": pytest.approx(1 - 2 / 5),
        "share_of_edwards_bound": pytest.approx(1 / (5 / 2 - 3 / 4)),
        "share_of_negative": pytest.approx(1 / 2),
    }


def test_the_share_of_edwards_bound_is_for_ties_of_weight_one():
    net = two_triads()
    weighted = frustration_index(net.with_values(net.values * 2), values="strengths")
    assert np.isnan(weighted.normalised["share_of_edwards_bound"])
    assert weighted.normalised["balance"] == pytest.approx(1 - 2 / 5)


def test_states_without_ties_do_not_count_for_edwards_bound():
    net = two_triads()
    more = TieList((*NAMES, "E", "F"), net.first, net.second, net.values)
    assert frustration_index(more).normalised == frustration_index(net).normalised


def test_the_worst_case_reaches_edwards_bound_and_a_balance_of_zero():
    """A hostile triangle has L = 1 of 3/2 − 2/4 = 1."""
    found = frustration_index(TieList(NAMES[:3], [0, 0, 1], [1, 2, 2], [-1, -1, -1]))
    assert found.normalised["share_of_edwards_bound"] == pytest.approx(1)
    assert found.normalised["balance"] == pytest.approx(1 / 3)


def test_a_balanced_network_has_balance_one():
    found = frustration_index(TieList(NAMES[:3], [0, 0, 1], [1, 2, 2], [1, -1, -1]))
    assert found.normalised["balance"] == 1
    assert found.normalised["share_of_negative"] == 0
    assert found.frustrated_ties == []


def test_two_states_have_no_share_of_edwards_bound_of_zero_divided():
    found = frustration_index(TieList(NAMES[:2], [0], [1], [-1]))
    assert found.normalised["share_of_edwards_bound"] == 0
    assert found.value == 0


def test_the_definition_names_what_was_counted():
    net = two_triads()
    assert "least number of ties" in frustration_index(net).definition
    weighed = frustration_index(net.with_values(net.values / 2), values="strengths")
    assert "least total weight" in weighed.definition


def test_sizes_and_weights_are_kept():
    net = two_triads()
    found = frustration_index(net.with_values(net.values / 2), values="strengths")
    assert (found.states, found.ties) == (4, 5)
    assert (found.weight, found.negative_weight) == (2.5, 1.0)
    assert found.value == 0.5
