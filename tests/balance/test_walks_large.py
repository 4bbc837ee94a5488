"""Bounds of walk-based balance from a few eigenvalues, against all of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.balance.some_networks import (
    FEW,
    complete,
    parallel,
    planted,
    side_by_side,
    without_ties,
)

from tertius.balance import walks
from tertius.balance.exponential import diagonal_ratios, half_steps
from tertius.balance.matrices import sparse_matrix
from tertius.balance.walks import local_walk_balance, walk_balance
from tertius.balance.walks_large import _two_nodes, walk_balance_bounds
from tertius.errors import NetworkError
from tertius.network import TieList


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let networks of more than 30 states be large."""
    monkeypatch.setattr(walks, "DENSE", 30)
    monkeypatch.setattr(walks, "MOST_DENSE", 60)


def pairs(count: int) -> TieList:
    """Dyads apart from each other, friends and foes in turn."""
    first = np.arange(0, 2 * count, 2)
    names = tuple(str(place) for place in range(2 * count))
    return TieList(names, first, first + 1, np.where(first % 4 == 0, 1, -1))


@FEW
@given(
    st.integers(0, 10_000),
    st.floats(0.05, 0.9),
    st.floats(0, 0.5),
    st.sampled_from([0.02, 0.3, 1.0, 3.0]),
)
def test_the_bounds_hold(seed: int, density: float, wrong: float, beta: float) -> None:
    ties, _ = planted((20, 12, 8), density=density, wrong=wrong, seed=seed)
    exact = walk_balance(ties, beta=beta)
    bounds = walk_balance_bounds(ties, beta=beta)
    assert bounds.low * (1 - 1e-10) <= exact <= bounds.high * (1 + 1e-10)
    assert bounds.low <= bounds.value <= bounds.high
    assert bounds.width == pytest.approx(bounds.high / bounds.low - 1)


@FEW
@given(st.lists(st.floats(-3, 2), min_size=1, max_size=12))
def test_two_nodes_bound_sums_of_exponentials(numbers: list[float]) -> None:
    values = np.array(numbers)
    moments = (float(len(values)), float(np.sum(values)), float(np.sum(values**2)))
    exact = float(np.sum(np.exp(values)))
    assert _two_nodes(-3.0, moments, 0.0) <= exact * (1 + 1e-9)
    assert _two_nodes(2.0, moments, 0.0) >= exact * (1 - 1e-9)


def test_numbers_that_are_all_alike_are_no_division_by_zero() -> None:
    assert _two_nodes(-1.0, (5.0, -5.0, 5.0), 0.0) == pytest.approx(5 * np.exp(-1))


def test_a_dense_network_is_settled_by_few_eigenvalues() -> None:
    ties, _ = planted((120, 100), density=0.5, wrong=0.1)
    bounds = walk_balance_bounds(ties)
    assert len(bounds.eigenvalues) == 6
    assert bounds.width < 1e-9
    assert bounds.value == pytest.approx(walk_balance(ties), rel=1e-9)


def test_the_limit_is_the_distance_of_the_largest_eigenvalues() -> None:
    ties, _ = planted((120, 100), density=0.5, wrong=0.1)
    bounds = walk_balance_bounds(ties)
    matrix = ties.matrix()
    one, other = np.linalg.eigvalsh(matrix)[-1], np.linalg.eigvalsh(np.abs(matrix))[-1]
    assert bounds.log_limit == pytest.approx(one - other)
    assert bounds.log_limit == pytest.approx(bounds.log_low, abs=1e-6)
    assert bounds.eigenvalues[0] == pytest.approx(one)
    assert bounds.weight_eigenvalues[0] == pytest.approx(other)


def test_the_logarithm_is_there_where_the_value_is_too_small_to_store() -> None:
    bounds = walk_balance_bounds(complete(900, -1))
    assert bounds.value == 0
    # The eigenvalues are −899 and 1, 899 times; those of the weights 899 and −1.
    assert bounds.log_low == pytest.approx(np.log(899) + 1 - 899, rel=1e-12)


def test_weights_and_units_are_kept_apart_from_signs() -> None:
    ties, _ = planted((20, 20), density=0.5, wrong=0.1)
    weak = ties.with_values(ties.values / 10)
    one = walk_balance_bounds(weak, values="strengths", beta=10.0)
    assert one.value == pytest.approx(walk_balance_bounds(weak).value)
    assert one.beta == 10
    assert walk_balance_bounds(weak, beta="spectral").beta == pytest.approx(
        1 / np.linalg.eigvalsh(np.abs(ties.matrix()))[-1]
    )


@pytest.mark.usefixtures("small_limits")
class TestFromThePublicMeasures:
    def test_few_eigenvalues_give_the_value(self) -> None:
        ties, _ = planted((60, 40), density=0.5, wrong=0.1)
        assert walk_balance(ties) == pytest.approx(
            np.exp(walk_balance_bounds(ties).log_low), rel=1e-6
        )

    def test_all_are_found_where_few_leave_it_open(self) -> None:
        ties, _ = planted((20, 20), density=0.1, wrong=0.3)
        assert walk_balance_bounds(ties, beta=0.1).width > 1e-6
        matrix = 0.1 * ties.matrix()
        expected = np.sum(np.exp(np.linalg.eigvalsh(matrix))) / np.sum(
            np.exp(np.linalg.eigvalsh(np.abs(matrix)))
        )
        assert walk_balance(ties, beta=0.1) == pytest.approx(expected)

    def test_an_open_value_of_a_larger_network_is_refused_with_its_bounds(self) -> None:
        ties, _ = planted((50, 50), density=0.1, wrong=0.3)
        with pytest.raises(NetworkError, match=r"lies in \[0\.\d+, [01]") as told:
            walk_balance(ties, beta=0.1)
        assert "walk_balance_bounds" in (told.value.remedy or "")

    def test_a_clique_and_a_clique_of_enemies(self) -> None:
        assert walk_balance(complete(100, 1)) == pytest.approx(1)
        assert walk_balance(complete(100, -1)) == pytest.approx(99 * np.exp(1 - 99), rel=1e-6)

    def test_local_balance_is_that_of_the_small_way(self, monkeypatch) -> None:
        ties, _ = planted((30, 30), density=0.1, wrong=0.2, seed=4)
        ties = side_by_side(ties, complete(3, -1))
        large = local_walk_balance(ties)
        monkeypatch.setattr(walks, "DENSE", 1_000)
        assert large == pytest.approx(local_walk_balance(ties), abs=1e-12)
        monkeypatch.setattr(walks, "DENSE", 30)
        assert local_walk_balance(ties, places=[61, 5]) == pytest.approx(large[[61, 5]])

    def test_dense_networks_go_the_dense_way_at_any_size(self) -> None:
        ties, _ = planted((25, 25), density=1, wrong=0.1)
        assert local_walk_balance(ties).shape == (50,)

    def test_too_much_work_is_refused_with_a_way_out(self, monkeypatch) -> None:
        monkeypatch.setattr(walks, "MOST_WORK", 1e4)
        ties, _ = planted((50, 50), density=0.1, wrong=0.3)
        with pytest.raises(NetworkError, match=r"takes .+ products") as told:
            local_walk_balance(ties)
        assert "places" in (told.value.remedy or "")

    def test_no_ties(self) -> None:
        assert walk_balance(without_ties(100)) == 1
        assert np.all(local_walk_balance(without_ties(100)) == 1)
        assert walk_balance(without_ties(100), beta="spectral") == 1


@pytest.mark.parametrize("radius", [0.5, 20.0, 2000.0])
def test_the_series_of_a_large_network_is_long_enough(radius: float) -> None:
    ties = complete(12, -1)
    matrix = sparse_matrix(ties) * (radius / 11)
    found = diagonal_ratios(matrix, np.array([0, 7]), radius)
    low, high = -radius, radius / 11
    signed = np.exp(low - radius) + 11 * np.exp(high - radius)
    total = 1 + 11 * np.exp(-high - radius)
    assert found == pytest.approx([signed / total] * 2, abs=1e-12)
    steps, _ = half_steps(radius)
    assert (steps > 1) == (radius > 600)


def test_many_equal_eigenvalues_do_no_harm() -> None:
    bounds = walk_balance_bounds(pairs(300))
    assert bounds.value == pytest.approx(1)


def test_a_network_without_ties_is_balanced() -> None:
    bounds = walk_balance_bounds(without_ties(40))
    assert (bounds.low, bounds.high, bounds.width) == (1, 1, 0)


def test_small_networks_and_few_eigenvalues_are_refused() -> None:
    with pytest.raises(NetworkError, match="24 states give no bounds"):
        walk_balance_bounds(complete(24, 1))
    with pytest.raises(NetworkError, match="5 eigenvalues"):
        walk_balance_bounds(complete(30, 1), eigenvalues=5)


def test_parallel_ties_are_refused() -> None:
    with pytest.raises(NetworkError, match="parallel"):
        walk_balance_bounds(parallel())
