"""Structural position: what a single change of coalition does, counted anew each time."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.balance.some_networks import (
    FEW,
    complete,
    networks,
    parallel,
    planted,
    side_by_side,
    sides_of,
    switched,
    without_ties,
)

from tertius.balance.coalitions import bipartition, k_partition
from tertius.balance.position import ALONE, structural_position
from tertius.errors import NetworkError
from tertius.network import TieList


def frustration(ties: TieList, label: np.ndarray) -> float:
    within = label[ties.first] == label[ties.second]
    return float(np.sum(ties.weights[within != (ties.values > 0)]))


def labels_of(data: st.DataObject, ties: TieList, most: int) -> np.ndarray:
    return np.array([data.draw(st.integers(0, most)) for _ in range(ties.states)], dtype=int)


@FEW
@given(st.data(), networks(most=8, weighted=True))
def test_a_change_of_side_is_what_counting_anew_gives(data: st.DataObject, ties: TieList) -> None:
    sides = data.draw(sides_of(ties.states))
    found = structural_position(ties, sides, values="strengths")
    before = frustration(ties, sides)
    for state in range(ties.states):
        turned = sides.copy()
        turned[state] *= -1
        if ties.degrees[state]:
            assert found.change[state] == pytest.approx(frustration(ties, turned) - before)
        else:
            assert np.isnan(found.change[state])


@FEW
@given(st.data(), networks(most=8, weighted=True))
def test_the_best_change_of_coalition_is_what_trying_all_gives(
    data: st.DataObject, ties: TieList
) -> None:
    label = labels_of(data, ties, 3)
    found = structural_position(ties, label, kind="weak", values="strengths")
    before = frustration(ties, label)
    for state in np.flatnonzero(ties.degrees):
        matrix = ties.matrix()[state]
        near = {int(label[other]) for other in np.flatnonzero(matrix)} - {int(label[state])}
        targets = near | ({ALONE} if np.sum(label == label[state]) > 1 else set())
        costs = {}
        for target in targets:
            moved = label.copy()
            moved[state] = target
            costs[target] = frustration(ties, moved) - before
        assert found.change[state] == pytest.approx(min(costs.values()))
        assert costs[int(found.target[state])] == pytest.approx(min(costs.values()))


@FEW
@given(st.data(), networks(most=8, weighted=True))
def test_frustrated_weights_of_states_sum_to_twice_that_of_the_network(
    data: st.DataObject, ties: TieList
) -> None:
    label = labels_of(data, ties, 2)
    found = structural_position(ties, label, kind="weak", values="strengths")
    assert np.sum(found.frustrated) == pytest.approx(2 * frustration(ties, label))
    friendly = (ties.values > 0) & (label[ties.first] != label[ties.second])
    assert np.sum(found.across) == pytest.approx(2 * np.sum(ties.weights[friendly]))


@FEW
@given(networks(most=8))
def test_at_an_optimum_no_change_helps(ties: TieList) -> None:
    assume(len(ties))
    strong = structural_position(ties, bipartition(ties).sides)
    weak = structural_position(ties, k_partition(ties)[0], kind="weak")
    for found in (strong, weak):
        assert np.nanmin(found.change) >= 0
        assert found.change[found.pivot] == np.nanmin(found.change)


@FEW
@given(st.data(), networks(most=8))
def test_bridges_share_out_their_friends(data: st.DataObject, ties: TieList) -> None:
    label = labels_of(data, ties, 2)
    found = structural_position(ties, label, kind="weak")
    matrix = np.maximum(ties.matrix(), 0)
    for state in range(ties.states):
        shares = np.bincount(label, matrix[state], 3)
        if shares.sum():
            expected = 1 - np.sum((shares / shares.sum()) ** 2)
            assert found.bridge[state] == pytest.approx(expected)
        else:
            assert np.isnan(found.bridge[state])


def test_who_stands_on_the_wrong_side_is_the_pivot() -> None:
    ties = switched(complete(7, 1), np.array([1, 1, 1, 1, -1, -1, -1]))
    found = structural_position(ties, [1, 1, -1, 1, -1, -1, -1])
    assert found.pivots.tolist() == [2]
    assert found.pivot == 2
    assert found.change[2] == -6
    assert found.target[2] == 1
    assert found.frustrated[2] == 6


def test_of_equal_pivots_the_first_is_given() -> None:
    # One quarrel among three: either of its two states can go over at no cost.
    ties = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [1, 1, -1])
    found = structural_position(ties, [1, 1, 1])
    assert found.change.tolist() == [2, 0, 0]
    assert found.pivots.tolist() == [1, 2]
    assert found.pivot == 1


def test_a_state_that_is_friends_with_both_camps_is_the_bridge() -> None:
    camps = switched(complete(4, 1), np.array([1, 1, -1, -1]))
    names = (*camps.names, "X")
    first, second = np.append(camps.first, range(4)), np.append(camps.second, [4] * 4)
    ties = TieList(names, first, second, np.append(camps.values, [1] * 4))
    found = structural_position(ties, [1, 1, -1, -1, 1])
    assert found.bridge.tolist() == [0, 0, 0.5, 0.5, 0.5]
    assert found.across.tolist() == [0, 0, 1, 1, 2]
    assert found.change[4] == 0


def test_all_on_one_side_may_go_over_to_an_empty_one() -> None:
    found = structural_position(complete(3, -1), [1, 1, 1])
    assert found.change.tolist() == [-2, -2, -2]
    assert found.target.tolist() == [ALONE] * 3


def test_enemies_together_would_best_stand_alone() -> None:
    found = structural_position(complete(3, -1), [0, 0, 1], kind="weak")
    assert found.target.tolist() == [ALONE, ALONE, 0]
    assert found.change.tolist() == [-1, -1, 2]


def test_targets_are_in_the_numbers_given() -> None:
    ties = switched(complete(4, 1), np.array([1, 1, -1, -1]))
    assert structural_position(ties, [7, 7, 3, 3]).target.tolist() == [3, 3, 7, 7]
    assert structural_position(ties, [1, 1, -1, -1]).target.tolist() == [-1, -1, 1, 1]


def test_states_without_ties_mean_nothing() -> None:
    ties = side_by_side(complete(2, -1), without_ties(2))
    found = structural_position(ties, bipartition(ties).sides)
    assert np.isnan(found.change[2:]).all()
    assert found.target[2:].tolist() == [0, 0]
    assert found.frustrated.tolist() == [0] * 4
    for states in (0, 1, 3):
        found = structural_position(without_ties(states), [0] * states)
        assert found.pivot is None
        assert found.pivots.shape == (0,)


def test_parallel_ties_count_each() -> None:
    found = structural_position(parallel(), [1, -1])
    assert found.frustrated.tolist() == [1, 1]
    assert found.change.tolist() == [0, 0]


def test_large_networks_take_no_matrix() -> None:
    ties, bloc = planted((900, 800, 700), density=0.01, wrong=0.1)
    found = structural_position(ties, bloc, kind="weak")
    assert np.sum(found.frustrated) == 2 * frustration(ties, bloc)


def test_three_sides_and_other_kinds_are_refused() -> None:
    with pytest.raises(NetworkError, match="two sides, not 3") as told:
        structural_position(complete(3, 1), [0, 1, 2])
    assert "weak" in (told.value.remedy or "")
    with pytest.raises(NetworkError, match="got 'either'"):
        structural_position(complete(3, 1), [0, 1, 1], kind="either")  # type: ignore[arg-type]
    with pytest.raises(NetworkError, match="one whole number"):
        structural_position(complete(3, 1), [0, 1])
