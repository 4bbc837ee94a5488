"""Where states are put: friends near, enemies far, no label on another, always the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tertius.network import SignedNetwork
from tertius.periods import parse_period
from tertius.report.layout import kept_apart, positions, without_overlap


def network(ties: list[list[float]]) -> SignedNetwork:
    array = np.array(ties, dtype=float)
    np.fill_diagonal(array, np.nan)
    return SignedNetwork(tuple(range(1, len(ties) + 1)), array, parse_period("2000"))


TWO_CAMPS = network(
    [
        [0, 1, 1, -1, -1, -1],
        [1, 0, 1, -1, -1, -1],
        [1, 1, 0, -1, -1, -1],
        [-1, -1, -1, 0, 1, 1],
        [-1, -1, -1, 1, 0, 1],
        [-1, -1, -1, 1, 1, 0],
    ]
)


def distances(place):
    return np.hypot(*np.moveaxis(place[:, None] - place[None, :], 2, 0))


def test_friends_lie_nearer_than_enemies():
    apart = distances(positions(TWO_CAMPS))
    signs = TWO_CAMPS.signs
    assert apart[signs > 0].max() < apart[signs < 0].min()


def test_a_stronger_tie_draws_nearer():
    apart = distances(positions(network([[0, 1, 0.2], [1, 0, 0], [0.2, 0, 0]])))
    assert apart[0, 1] < apart[0, 2]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_states_have_places_of_their_own(count):
    place = positions(network(np.ones((count, count)).tolist()))
    assert place.shape == (count, 2)
    assert np.isfinite(place).all()
    assert len(np.unique(place.round(6), axis=0)) == count


def test_camps_without_a_tie_between_them_are_placed_too():
    place = positions(network([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]))
    assert np.isfinite(place).all()


def test_the_same_network_always_lies_the_same_way():
    assert np.array_equal(positions(TWO_CAMPS), positions(TWO_CAMPS))


@given(arrays(float, (12, 2), elements=st.floats(-3, 3, allow_nan=False)))
def test_labels_do_not_cover_one_another(place):
    size = np.tile([1.0, 0.2], (12, 1))
    moved = without_overlap(place, size)
    gap = np.abs(moved[:, None] - moved[None, :])
    covered = (gap < size[0] * 0.9).all(axis=2)
    np.fill_diagonal(covered, val=False)
    assert not covered.any()


def test_what_does_not_overlap_stays_where_it_is():
    place = np.array([[0.0, 0.0], [5.0, 0.0], [0.0, 5.0]])
    assert np.array_equal(without_overlap(place, np.ones((3, 2))), place)
    assert np.array_equal(kept_apart(place, 1.0), place)


def test_a_crowd_spreads_in_all_directions():
    crowd = np.random.default_rng(1).normal(scale=0.05, size=(30, 2))
    spread = kept_apart(crowd, 1.0)
    assert np.sort(distances(spread) + 9 * np.eye(30))[:, 0].min() > 0.6
    across, up = np.ptp(spread, axis=0)
    assert 0.5 < across / up < 2
