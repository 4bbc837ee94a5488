"""The triads of a dyad, by third party."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.balance.some_networks import FEW, complete, from_matrix, networks, parallel

from tertius.balance.dyad_triads import dyad_triads
from tertius.balance.triad_local import dyad_balance, tie_triads
from tertius.balance.triads import TYPES
from tertius.errors import NetworkError, NotInSystem
from tertius.network import SignedNetwork, TieList
from tertius.periods import parse_period

NAN = np.nan
TIES = np.array(
    [
        [NAN, 0.5, -1.0, 0.8, NAN],
        [0.5, NAN, -0.6, -0.4, 1.0],
        [-1.0, -0.6, NAN, 0.0, 0.2],
        [0.8, -0.4, 0.0, NAN, 0.1],
        [NAN, 1.0, 0.2, 0.1, NAN],
    ]
)
STATES = (2, 200, 255, 365, 710)
NAMES = ("United States", "United Kingdom", "Germany", "Soviet Union", "China")
NETWORK = SignedNetwork(STATES, TIES, parse_period("1942"), NAMES)


def test_third_parties_with_types_and_both_ties():
    found = dyad_triads(NETWORK, 2, 200)
    rows = [(third.name, third.type, third.to_one, third.to_other) for third in found]
    assert rows == [("Germany", "+--", -1.0, -0.6), ("Soviet Union", "++-", 0.8, -0.4)]
    assert (found.one, found.other, found.tie) == ("United States", "United Kingdom", 0.5)
    assert [third.channel for third in found] == ["common enemy", "wedge"]
    assert [third.balanced() for third in found] == [True, False]


def test_names_and_ccodes_mean_the_same():
    by_name = dyad_triads(NETWORK, "United States", "United Kingdom")
    assert by_name == dyad_triads(NETWORK, 2, 200)


def test_the_strongest_pull_comes_first():
    products = [abs(t.to_one * t.to_other) for t in dyad_triads(NETWORK, 200, 710)]
    assert products == sorted(products, reverse=True)


def test_a_dyad_without_a_tie_has_third_parties_but_no_types():
    found = dyad_triads(NETWORK, 255, 365)
    assert found.tie == 0
    assert {(third.name, third.type, third.balanced()) for third in found} == {
        ("United States", None, None),
        ("United Kingdom", None, None),
        ("China", None, None),
    }
    assert set(found.counts().values()) == {0}


def test_a_dyad_that_is_not_observed():
    found = dyad_triads(NETWORK, 2, 710)
    assert np.isnan(found.tie)
    rows = [(third.name, third.type) for third in found]
    assert rows == [("United Kingdom", None), ("Germany", None), ("Soviet Union", None)]


@FEW
@given(networks(least=2, most=7), st.data())
def test_counts_are_those_of_the_tie(ties, data):
    if not len(ties):
        return
    row = data.draw(st.integers(0, len(ties) - 1))
    found = dyad_triads(ties, int(ties.first[row]), int(ties.second[row]))
    assert list(found.counts().values()) == tie_triads(ties)[row].tolist()
    assert list(found.counts()) == list(TYPES)


@FEW
@given(networks(least=2, most=7, weighted=True), st.data())
def test_turning_the_dyad_swaps_the_two_ties(ties, data):
    one, other = data.draw(st.permutations(range(ties.states)))[:2]
    there, back = dyad_triads(ties, one, other), dyad_triads(ties, other, one)
    assert there.tie == back.tie
    assert {(t.place, t.to_one, t.to_other, t.type) for t in there} == {
        (t.place, t.to_other, t.to_one, t.type) for t in back
    }


@FEW
@given(networks(least=3, most=7), st.data())
def test_channels_tell_the_share_that_pulls_together(ties, data):
    one, other = data.draw(st.permutations(range(ties.states)))[:2]
    channels = [third.channel for third in dyad_triads(ties, one, other)]
    together = sum(channel != "wedge" for channel in channels)
    expected = together / len(channels) if channels else NAN
    found = dyad_balance(ties, sign="positive")[one, other]
    assert found == pytest.approx(expected, nan_ok=True)


def test_weak_balance_of_a_triad_of_enemies():
    (third,) = dyad_triads(complete(3, -1), 0, 1)
    assert (third.type, third.balanced(), third.balanced("weak")) == ("---", False, True)


class TestRefused:
    """Who is meant must be plain."""

    def test_one_state_twice(self):
        with pytest.raises(NetworkError, match="two states"):
            dyad_triads(NETWORK, 2, "United States")

    def test_unknown_name(self):
        with pytest.raises(NetworkError, match="no states of the network are named 'Austria'"):
            dyad_triads(NETWORK, "Austria", 2)

    def test_a_name_of_several(self):
        ties = TieList(("A", "A", "B"), [0, 1], [2, 2], [1, 1])
        with pytest.raises(NetworkError, match="2 states of the network are named 'A'"):
            dyad_triads(ties, "A", "B")

    def test_a_ccode_outside_the_system(self):
        with pytest.raises(NotInSystem):
            dyad_triads(NETWORK, 2, 300)

    @pytest.mark.parametrize("place", [-1, 3])
    def test_a_place_outside_the_list(self, place):
        with pytest.raises(NetworkError, match="no place"):
            dyad_triads(complete(3, 1), 0, place)

    def test_parallel_ties(self):
        with pytest.raises(NetworkError, match="parallel ties"):
            dyad_triads(parallel(), 0, 1)


def test_a_network_of_one_dyad():
    assert len(dyad_triads(from_matrix(np.array([[0, 1], [0, 0]])), 0, 1)) == 0
