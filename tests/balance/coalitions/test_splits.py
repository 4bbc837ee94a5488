"""Two sides, and k coalitions: proven, searched and spectral."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.balance.some_networks import (
    FEW,
    circle,
    complete,
    is_balanced,
    networks,
    parallel,
    planted,
    side_by_side,
    sides_of,
    switched,
    without_ties,
)

from tertius.balance.coalitions import bipartition, k_partition, splits
from tertius.errors import NetworkError
from tertius.network import TieList

METHODS = ("exact", "search", "spectral")


def least_frustration(ties: TieList) -> float:
    """Of all sides, one by one."""
    return min(
        float(np.sum(ties.weights[ties.values * side[ties.first] * side[ties.second] < 0]))
        for side in map(np.array, product([1, -1], repeat=ties.states))
    )


@FEW
@given(networks(most=7, weighted=True), st.sampled_from(METHODS))
def test_bounds_and_values_enclose_the_optimum(ties: TieList, method: str) -> None:
    found = bipartition(ties, values="strengths", method=method)
    optimum = least_frustration(ties)
    assert found.bound <= optimum + 1e-9
    assert found.value >= optimum - 1e-9
    if method == "exact":
        assert found.proven
        assert found.value == pytest.approx(optimum)
    if found.proven:
        assert found.value == pytest.approx(optimum)


@FEW
@given(networks(most=8), st.sampled_from(METHODS))
def test_the_value_is_that_of_the_sides(ties: TieList, method: str) -> None:
    found = bipartition(ties, method=method)
    held = ties.values * found.sides[ties.first] * found.sides[ties.second]
    assert found.value == np.sum(held < 0)
    assert np.array_equal(found.sides == 0, ties.degrees == 0)


@FEW
@given(networks(most=9))
def test_spectral_sides_of_balanced_networks_are_proven(ties: TieList) -> None:
    found = bipartition(ties, method="spectral")
    if is_balanced(ties):
        assert (found.value, found.bound, found.proven) == (0, 0, True)
    else:
        assert found.value > 0


@FEW
@given(st.data(), st.integers(2, 9))
def test_planted_sides_are_found_by_all(data: st.DataObject, states: int) -> None:
    sides = data.draw(sides_of(states))
    expected = sides * np.sign(np.sum(sides) or sides[0])
    for method in METHODS:
        found = bipartition(switched(complete(states, 1), sides), method=method)
        assert np.array_equal(found.sides, expected)


def test_sides_turn_to_the_larger_one_in_each_part() -> None:
    star = switched(complete(4, 1), np.array([-1, 1, 1, 1]))
    for method in METHODS:
        found = bipartition(side_by_side(star, complete(2, -1)), method=method)
        assert found.sides.tolist() == [-1, 1, 1, 1, 1, -1]
        assert found.part.tolist() == [0, 0, 0, 0, 1, 1]


def test_coalitions_of_other_parts_are_others() -> None:
    found = bipartition(
        side_by_side(side_by_side(complete(2, -1), without_ties(1)), complete(3, 1)),
        method="search",
    )
    assert found.coalition.tolist() == [1, 2, -1, 0, 0, 0]


def test_a_search_finds_more_than_the_spectrum_alone() -> None:
    ties, _ = planted((40, 40), density=0.1, wrong=0.25, seed=3)
    search = bipartition(ties, method="search")
    spectral = bipartition(ties, method="spectral")
    assert search.value <= spectral.value
    assert search.bound == spectral.bound > 0


def test_a_bound_of_whole_ties_is_a_whole_number() -> None:
    found = bipartition(complete(3, -1), method="spectral")
    # The leading eigenvalue is 1/2: the bound of 3 · (1 − 1/2) / 2 is rounded up to the optimum.
    assert (found.value, found.bound, found.proven) == (1, 1, True)
    assert bipartition(circle([-1, 1, 1, 1, 1]), method="search").proven


def test_large_parts_are_solved_by_iterations(monkeypatch: pytest.MonkeyPatch) -> None:
    ties, _ = planted((25, 20), density=0.5, wrong=0.05)
    expected = bipartition(ties, method="spectral")
    monkeypatch.setattr(splits, "DENSE", 10)
    found = bipartition(ties, method="spectral")
    assert np.array_equal(found.sides, expected.sides)
    assert found.bound == expected.bound


def test_parallel_ties_count_each() -> None:
    for method in METHODS:
        found = bipartition(parallel(), method=method)
        assert (found.value, found.bound) == (1, 1)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("states", [0, 1, 3])
def test_without_ties_there_are_no_sides(method: str, states: int) -> None:
    found = bipartition(without_ties(states), method=method)
    assert found.sides.tolist() == [0] * states
    assert found.coalition.tolist() == [-1] * states
    assert (found.value, found.bound, found.proven) == (0, 0, True)


def test_only_enemies() -> None:
    for method in METHODS:
        found = bipartition(complete(8, -1), method=method)
        assert abs(int(np.sum(found.sides))) <= 2
        assert found.value >= 12


def test_the_same_seed_gives_the_same_sides() -> None:
    ties, _ = planted((15, 15), density=0.3, wrong=0.3)
    one, other = (bipartition(ties, method="search", seed=5) for _ in range(2))
    assert np.array_equal(one.sides, other.sides)


def test_other_methods_are_refused() -> None:
    with pytest.raises(NetworkError, match="no method 'best'"):
        bipartition(complete(3, 1), method="best")  # type: ignore[arg-type]


class TestKPartition:
    def test_any_number_and_at_most_k(self) -> None:
        ties, bloc = planted((5, 4, 3), density=1, wrong=0)
        coalition, proof = k_partition(ties)
        assert (proof.value, proof.proven) == (0, True)
        assert all(len(set(coalition[bloc == one])) == 1 for one in range(3))
        two, proof = k_partition(ties, coalitions=2)
        assert int(np.max(two)) == 1
        # The smaller two of three blocs are joined: 4 · 3 enemies.
        assert proof.value == 12

    def test_states_without_ties_belong_to_none(self) -> None:
        coalition, _ = k_partition(side_by_side(complete(2, 1), without_ties(2)))
        assert coalition.tolist() == [0, 0, -1, -1]

    def test_two_at_most_are_the_two_sides(self) -> None:
        ties, _ = planted((6, 6), density=0.6, wrong=0.2, seed=2)
        assert k_partition(ties, coalitions=2)[1].value == bipartition(ties).value
