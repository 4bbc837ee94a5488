"""Numbers of coalitions: by size, −1 for none, and sides told from coalitions."""

import numpy as np
import pytest
from tests.balance.some_networks import complete, side_by_side, without_ties

from tertius.balance.coalitions.labels import checked_labels, numbered
from tertius.errors import NetworkError


def test_the_largest_comes_first_then_that_of_the_first_state() -> None:
    assert numbered([9, 3, 3, 5, 5, 5]).tolist() == [2, 1, 1, 0, 0, 0]
    assert numbered([4, 2, 4, 2]).tolist() == [0, 1, 0, 1]
    assert numbered([]).tolist() == []


def test_states_outside_are_in_none() -> None:
    assert numbered([-1, 4, 4], np.array([False, False, True])).tolist() == [-1, 0, -1]
    assert numbered([0, 0], np.array([True, True])).tolist() == [-1, -1]


def test_a_negative_number_is_a_coalition_of_its_own() -> None:
    ties = side_by_side(complete(4, 1), without_ties(2))
    found = checked_labels(ties, [0, 0, 1, -1, -1, -1])
    assert found.tolist() == [0, 0, 1, 2, 3, 4]


def test_sides_are_told_by_the_states_with_ties() -> None:
    ties = side_by_side(complete(4, 1), without_ties(2))
    assert checked_labels(ties, [1, -1, 1, -1, 0, 0]).tolist() == [1, 0, 1, 0, 1, 1]
    assert checked_labels(ties, [0, 1, 1, 1, -1, -1])[:4].tolist() == [0, 1, 1, 1]
    assert checked_labels(complete(2, 1), [1, 1]).tolist() == [0, 0]


def test_booleans_are_two_groups() -> None:
    assert checked_labels(complete(3, 1), [True, False, True]).tolist() == [1, 0, 1]


@pytest.mark.parametrize("labels", [[0, 1], [[0, 1, 2]], [0.5, 1, 1], ["A", "B", "C"]])
def test_others_are_refused(labels) -> None:
    with pytest.raises(NetworkError, match="one whole number"):
        checked_labels(complete(3, 1), labels)


def test_no_states_have_no_numbers() -> None:
    assert checked_labels(without_ties(0), []).shape == (0,)
