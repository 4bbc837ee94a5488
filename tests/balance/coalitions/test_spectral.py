"""SPONGE: planted coalitions come back, whatever their number and the network's flaws."""

import numpy as np
import pytest
from scipy.linalg import eigh
from tests.balance.some_networks import (
    complete,
    parallel,
    planted,
    side_by_side,
    switched,
    without_ties,
)

from tertius.balance.coalitions import spectral, sponge
from tertius.balance.coalitions.points import k_means
from tertius.errors import NetworkError


def agreement(found: np.ndarray, bloc: np.ndarray) -> float:
    """Share of states in the coalition that most of their bloc are in."""
    return sum(np.max(np.bincount(found[bloc == one])) for one in np.unique(bloc)) / len(bloc)


@pytest.mark.parametrize("symmetric", [False, True])
@pytest.mark.parametrize("sizes", [(40, 40), (40, 30, 20), (25, 20, 20, 15, 10)])
def test_planted_coalitions_come_back(sizes: tuple[int, ...], symmetric: bool) -> None:
    ties, bloc = planted(sizes, density=0.4, wrong=0.1)
    found = sponge(ties, k=len(sizes), symmetric=symmetric)
    assert agreement(found, bloc) > 0.95
    assert len(set(found)) == len(sizes)


@pytest.mark.parametrize("symmetric", [False, True])
def test_large_networks_are_solved_by_iterations(monkeypatch, symmetric: bool) -> None:
    ties, bloc = planted((60, 50, 40), density=0.3, wrong=0.05)
    monkeypatch.setattr(spectral, "DENSE", 50)
    assert agreement(sponge(ties, k=3, symmetric=symmetric), bloc) > 0.98


def test_the_vectors_solve_the_published_problem() -> None:
    ties, _ = planted((12, 10, 8), density=0.6, wrong=0.2)
    matrix = ties.matrix()
    positive, negative = np.maximum(matrix, 0), np.maximum(-matrix, 0)
    friends, foes = np.diag(positive.sum(axis=1)), np.diag(negative.sum(axis=1))
    one = friends - positive + 0.5 * foes
    other = foes - negative + 2.0 * friends
    expected = eigh(one, other)[1][:, :2]
    pair = spectral._pair(ties, 2.0, 0.5, False)
    found = spectral._smallest(*pair, 2, 0)
    ratio = found / expected
    assert ratio == pytest.approx(np.broadcast_to(ratio[:1], ratio.shape), rel=1e-6)


def test_weights_count_only_as_strengths() -> None:
    ties, bloc = planted((12, 12), density=1, wrong=0)
    weak = ties.with_values(ties.values * np.where(ties.values > 0, 0.2, 1))
    assert np.array_equal(sponge(weak, k=2), sponge(ties, k=2))
    assert agreement(sponge(weak, k=2, values="strengths"), bloc) == 1


def test_only_friends_and_only_enemies_leave_nothing_singular() -> None:
    for sign in (1, -1):
        for symmetric in (False, True):
            found = sponge(complete(6, sign), k=2, symmetric=symmetric)
            assert set(found) == {0, 1}


def test_two_enemies_apart_from_the_rest() -> None:
    camps = switched(complete(8, 1), np.repeat([1, -1], 4))
    found = sponge(side_by_side(camps, complete(2, -1)), k=2)
    assert set(found) == {0, 1}


def test_parallel_ties_are_summed() -> None:
    assert sponge(parallel(), k=1).tolist() == [0, 0]
    assert sponge(parallel(), k=2).tolist() == [0, 1]


def test_states_without_ties_belong_to_none() -> None:
    assert sponge(side_by_side(complete(3, 1), without_ties(1)), k=1).tolist() == [0, 0, 0, -1]
    for states in (0, 1, 3):
        assert sponge(without_ties(states), k=1).tolist() == [-1] * states


def test_the_same_seed_gives_the_same_coalitions() -> None:
    ties, _ = planted((15, 15, 15), density=0.2, wrong=0.3)
    assert np.array_equal(sponge(ties, k=3, seed=7), sponge(ties, k=3, seed=7))


@pytest.mark.parametrize("k", [0, 4])
def test_k_out_of_range_is_refused(k: int) -> None:
    with pytest.raises(NetworkError, match="3 states with ties cannot form"):
        sponge(side_by_side(complete(3, 1), without_ties(5)), k=k)


def test_a_tau_of_0_is_refused() -> None:
    for taus in ({"tau_positive": 0.0}, {"tau_negative": -1.0}, {"tau_positive": np.nan}):
        with pytest.raises(NetworkError, match="tau"):
            sponge(complete(3, 1), k=2, **taus)


class TestKMeans:
    def test_clear_groups_are_found(self) -> None:
        chance = np.random.default_rng(0)
        centre = np.repeat([[0, 0], [9, 0], [0, 9]], 10, axis=0)
        found = k_means(centre + chance.normal(size=(30, 2)), 3)
        assert agreement(found, np.repeat([0, 1, 2], 10)) == 1
        assert set(found) == {0, 1, 2}

    def test_as_many_groups_as_points(self) -> None:
        assert sorted(k_means(np.array([[0.0], [1.0], [2.0]]), 3).tolist()) == [0, 1, 2]

    def test_equal_points_are_no_division_by_zero(self) -> None:
        assert k_means(np.zeros((4, 2)), 2).shape == (4,)

    def test_the_best_of_several_starts_is_given(self) -> None:
        points = np.random.default_rng(1).normal(size=(60, 2))

        def spread(label: np.ndarray) -> float:
            return sum(
                float(np.sum((points[label == one] - points[label == one].mean(axis=0)) ** 2))
                for one in np.unique(label)
            )

        assert spread(k_means(points, 5, starts=20)) <= spread(k_means(points, 5, starts=1))
