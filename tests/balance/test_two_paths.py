"""The enemy of an enemy: two conditional shares and a correlation, each counted by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.balance.two_paths import PATHS, RELATIONS, two_paths
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList
from tertius.periods import parse_period

NAN = np.nan
YEAR = parse_period("1962")


def network(upper: dict[tuple[int, int], float], states: int, rest: float = 0.0) -> SignedNetwork:
    ties = np.full((states, states), rest)
    for (i, j), value in upper.items():
        ties[i, j] = ties[j, i] = value
    np.fill_diagonal(ties, NAN)
    return SignedNetwork(tuple(range(1, states + 1)), ties, YEAR)


@st.composite
def networks(draw: st.DrawFn) -> SignedNetwork:
    states = draw(st.integers(0, 7))
    value = st.sampled_from([-1.0, 0.0, 1.0, NAN])
    dyads = [(i, j) for i in range(states) for j in range(i + 1, states)]
    return network({dyad: draw(value) for dyad in dyads}, states)


def by_hand(given_network: SignedNetwork) -> tuple[np.ndarray, np.ndarray]:
    """Go through every dyad and every third party, one by one."""
    signs, seen = given_network.signs, given_network.observed
    linked, unlinked = np.zeros((3, 3), dtype=int), np.zeros((3, 3), dtype=int)
    for i in range(len(signs)):
        for j in range(i + 1, len(signs)):
            if not seen[i, j]:
                continue
            column = {1: 0, -1: 1, 0: 2}[int(signs[i, j])]
            kinds = {tuple(sorted((signs[i, k], signs[j, k]))) for k in range(len(signs))}
            for row, kind in enumerate([(1, 1), (-1, -1), (-1, 1)]):
                (linked if kind in kinds else unlinked)[row, column] += 1
    return linked, unlinked


def test_two_states_with_a_common_enemy_and_two_without() -> None:
    # 1 and 2 are friends with the common enemy 3; 3 and 4 share none and are neutral.
    found = two_paths(network({(0, 1): 1, (0, 2): -1, (1, 2): -1}, 4))
    assert found.dyads == 6
    assert found.share("+", "--") == 1.0
    assert found.share("+", "--", linked=False) == 0.0
    assert found.difference("+", "--") == 1.0
    assert found.correlation("+", "--") == pytest.approx(1.0)


def test_what_is_not_observed_counts_nowhere() -> None:
    found = two_paths(network({(0, 1): NAN, (0, 2): -1, (1, 2): -1}, 3))
    assert found.dyads == 2
    assert np.isnan(found.share("+", "--"))


def test_a_tie_list_takes_every_other_dyad_for_neutral() -> None:
    ties = TieList(("A", "B", "C"), [0, 1], [2, 2], [-1, -1])
    found = two_paths(ties)
    assert found.dyads == 3
    assert found.share("0", "--") == 1.0


def test_a_relation_that_does_not_vary_has_no_correlation() -> None:
    found = two_paths(network({}, 4))
    assert np.isnan(found.correlations).all()
    assert found.share("0", "--", linked=False) == 1.0


def test_no_states_have_no_dyads() -> None:
    found = two_paths(network({}, 0))
    assert found.dyads == 0
    assert np.isnan(found.difference("+", "--"))


def test_an_unknown_name_is_refused() -> None:
    found = two_paths(network({}, 3))
    with pytest.raises(NetworkError, match=r"none of \+, -, 0"):
        found.share("friend", "--")
    with pytest.raises(NetworkError, match="none of"):
        found.correlation("+", "-+")


def test_parallel_ties_are_refused() -> None:
    with pytest.raises(NetworkError, match="parallel"):
        two_paths(TieList(("A", "B"), [0, 0], [1, 1], [1, -1]))


@given(networks())
def test_the_counts_are_those_of_going_through_all_triples(given_network) -> None:
    found = two_paths(given_network)
    linked, unlinked = by_hand(given_network)
    assert np.array_equal(found.linked, linked)
    assert np.array_equal(found.unlinked, unlinked)


@given(networks())
def test_every_dyad_counts_once_in_each_row(given_network) -> None:
    found = two_paths(given_network)
    rows = found.linked.sum(axis=1) + found.unlinked.sum(axis=1)
    assert set(rows.tolist()) == {int(np.triu(given_network.observed, 1).sum())}


@given(networks(), st.sampled_from(PATHS), st.sampled_from(RELATIONS))
def test_shares_and_correlations_stay_in_their_range(given_network, path, tie) -> None:
    found = two_paths(given_network)
    values = [found.share(tie, path), found.share(tie, path, linked=False)]
    assert all(np.isnan(value) or 0 <= value <= 1 for value in values)
    correlation = found.correlation(tie, path)
    assert np.isnan(correlation) or -1.000001 <= correlation <= 1.000001
