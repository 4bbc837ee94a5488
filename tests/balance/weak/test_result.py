"""What the result of the weak line index tells beside its value."""

import numpy as np
import pytest
from tests.balance.some_networks import circle, complete, without_ties

from tertius.balance.weak import weak_frustration_index
from tertius.network import TieList


def test_normalised_forms_relate_the_index_to_the_ties():
    found = weak_frustration_index(circle([1, 1, 1, -1]))
    assert found.normalised == {
        "line_index_share": 0.25,
        "balance": 0.5,
        "share_of_negative": 1.0,
    }


def test_normalised_forms_of_a_network_without_ties_are_not_numbers():
    assert all(
        np.isnan(value) for value in weak_frustration_index(without_ties(3)).normalised.values()
    )


def test_normalised_forms_of_a_network_without_enemies():
    friends = weak_frustration_index(complete(4, 1))
    assert friends.normalised["share_of_negative"] == 0
    split = weak_frustration_index(complete(4, 1), coalitions=2)
    assert split.value == 3
    assert np.isnan(split.normalised["share_of_negative"])
    assert split.normalised["balance"] == 0


def test_a_fixed_number_can_frustrate_more_than_half():
    found = weak_frustration_index(complete(4, 1), coalitions=4)
    assert found.normalised["balance"] == -1


def test_members_and_frustrated_ties_are_named():
    ties = TieList(("A", "B", "C", "D"), [0, 0, 1, 2], [1, 2, 2, 3], [1, 1, 1, -1])
    found = weak_frustration_index(ties)
    assert found.members == [("A", "B", "C"), ("D",)]
    assert found.frustrated_ties == []
    quarrel = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [2.0, 3.0, -1.0])
    named = weak_frustration_index(quarrel, values="strengths")
    assert named.frustrated_ties == [("B", "C", -1.0)]


@pytest.mark.parametrize(
    ("ties", "text"),
    [
        (complete(3, -1), "WeakFrustration(0, proven; 3 coalitions)"),
        (complete(3, 1), "WeakFrustration(0, proven; 1 coalition)"),
    ],
)
def test_it_prints_value_proof_and_coalitions(ties, text):
    assert repr(weak_frustration_index(ties)) == text


def test_weights_are_summed_by_sign():
    ties = TieList(("A", "B", "C"), [0, 1], [1, 2], [0.5, -0.25])
    found = weak_frustration_index(ties, values="strengths")
    assert (found.weight, found.negative_weight) == (0.75, 0.25)
    counted = weak_frustration_index(ties)
    assert (counted.weight, counted.negative_weight) == (2, 1)
