"""Pressure is arithmetic: it adds up, is symmetric, and credits nobody who has no part in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tertius.errors import NetworkError
from tertius.pressure import (
    channel_of,
    one_sided_enemies,
    pressure_matrix,
    pulls,
    split_change,
    split_changes,
)

NAN = np.nan
TIE = st.one_of(st.floats(-1, 1), st.just(NAN), st.just(0.0))
ROUNDING = 1e-12


@st.composite
def networks(draw: st.DrawFn, count: int = 2) -> list[np.ndarray]:
    size = draw(st.integers(2, 7))
    found = []
    for _ in range(count):
        upper = np.triu(draw(arrays.arrays(float, (size, size), elements=TIE)), 1)
        full = upper + upper.T
        np.fill_diagonal(full, NAN)
        found.append(full)
    return found


@st.composite
def weights(draw: st.DrawFn, size: int) -> tuple[np.ndarray, np.ndarray]:
    value = st.one_of(st.floats(0, 1), st.just(NAN))
    one, other = (draw(arrays.arrays(float, size, elements=value)) for _ in range(2))
    return one, other


def gross(*arrays_: np.ndarray) -> float:
    return sum(float(np.abs(np.nan_to_num(a)).sum()) for a in arrays_) + 1.0


@given(networks(1))
def test_pressure_is_the_square_of_the_ties(nets: list[np.ndarray]) -> None:
    ties = np.nan_to_num(nets[0])
    expected = ties @ ties
    found = pressure_matrix(nets[0])
    seen = ~np.isnan(nets[0])
    known = (seen.astype(int) @ seen.astype(int) > 0) & ~np.eye(len(ties), dtype=bool)
    assert np.allclose(found[known], expected[known], atol=ROUNDING)
    assert np.isnan(found[~known]).all()
    assert np.array_equal(found, found.T, equal_nan=True)


@given(networks(1))
def test_pulls_sum_to_the_pressure(nets: list[np.ndarray]) -> None:
    ties = nets[0]
    total = pressure_matrix(ties)[0, 1]
    assert np.nansum(pulls(ties[0], ties[1])) == pytest.approx(np.nan_to_num(total), abs=ROUNDING)
    assert np.isnan(total) == np.isnan(pulls(ties[0], ties[1])).all()


@given(networks(), st.data())
def test_parts_and_coverage_add_up_to_the_change(
    nets: list[np.ndarray], data: st.DataObject
) -> None:
    before, after = nets
    weigh = data.draw(st.one_of(st.none(), weights(len(before))))
    change = split_change((before[0], after[0]), (before[1], after[1]), weights=weigh)
    total = change.by_party.sum() + change.coverage
    scale = gross(change.via_i, change.via_j, change.via_weight)
    assert abs(total - change.total) <= ROUNDING * scale


@given(networks())
def test_swapping_the_two_states_swaps_the_two_lines(nets: list[np.ndarray]) -> None:
    before, after = nets
    one = split_change((before[0], after[0]), (before[1], after[1]))
    other = split_change((before[1], after[1]), (before[0], after[0]))
    assert np.array_equal(one.via_i, other.via_j)
    assert np.array_equal(one.via_j, other.via_i)
    assert one.total == other.total


@given(networks())
def test_no_credit_to_the_two_themselves(nets: list[np.ndarray]) -> None:
    before, after = nets
    change = split_change((before[0], after[0]), (before[1], after[1]))
    assert change.by_party[0] == change.by_party[1] == 0.0


@given(networks())
def test_a_third_party_without_ties_gets_exactly_nothing(nets: list[np.ndarray]) -> None:
    for net in nets:
        net[-1, :-1] = net[:-1, -1] = 0.0
    before, after = nets
    change = split_change((before[0], after[0]), (before[1], after[1]))
    assert change.by_party[-1] == 0.0


@given(networks(), st.randoms(use_true_random=False))
def test_names_do_not_matter(nets: list[np.ndarray], random: object) -> None:
    before, after = nets
    order = np.arange(len(before))
    random.shuffle(order[2:])  # type: ignore[attr-defined]
    plain = split_change((before[0], after[0]), (before[1], after[1]))
    mixed = split_change((before[0][order], after[0][order]), (before[1][order], after[1][order]))
    assert np.array_equal(plain.by_party[order], mixed.by_party)


@given(networks())
def test_an_isolated_state_changes_nothing(nets: list[np.ndarray]) -> None:
    before, after = (np.pad(net, (0, 1), constant_values=0.0) for net in nets)
    plain = split_change((nets[0][0], nets[1][0]), (nets[0][1], nets[1][1]))
    wider = split_change((before[0], after[0]), (before[1], after[1]))
    assert np.array_equal(wider.by_party[:-1], plain.by_party)
    assert wider.total == pytest.approx(plain.total, abs=ROUNDING)


@given(networks())
def test_all_dyads_at_once_agree_with_one_at_a_time(nets: list[np.ndarray]) -> None:
    before, after = nets
    parts, coverage = split_changes(before, after)
    one = split_change((before[0], after[0]), (before[1], after[1]))
    assert np.allclose(parts[0, 1], one.via_i, atol=ROUNDING)
    assert np.allclose(parts[1, 0], one.via_j, atol=ROUNDING)
    assert coverage[0, 1] == pytest.approx(one.coverage, abs=1e-11)


def test_a_new_common_enemy_by_hand() -> None:
    # k is hostile to j throughout and turns hostile to i: all of the change is k's tie with i.
    change = split_change((np.array([0.0]), np.array([-1.0])), (np.array([-0.5]), np.array([-0.5])))
    assert change.via_i.tolist() == [0.5]
    assert change.via_j.tolist() == [0.0]


def test_three_factors_by_hand() -> None:
    # x: 0→1, y: 0→1, w: 0→1. By symmetry each factor has a third of the change of 1.
    zero, one = np.array([0.0]), np.array([1.0])
    change = split_change((zero, one), (zero, one), weights=(zero, one))
    assert change.via_i[0] == change.via_j[0] == change.via_weight[0] == pytest.approx(1 / 3)


def test_a_state_that_enters_is_coverage_and_not_a_mover() -> None:
    change = split_change((np.array([NAN]), np.array([-1.0])), (np.array([-1.0]), np.array([-1.0])))
    assert change.by_party.tolist() == [0.0]
    assert change.coverage == 1.0


def test_channels_have_names() -> None:
    i = np.array([-1.0, 1.0, -1.0, 0.0, NAN])
    j = np.array([-1.0, 1.0, 1.0, 1.0, 1.0])
    assert channel_of(i, j).tolist() == ["common enemy", "common friend", "wedge", "none", "none"]


def test_an_enemy_of_one_is_an_index_of_its_own() -> None:
    i, j = np.array([-0.8, -0.8, 0.0, NAN]), np.array([0.0, -0.1, -0.3, 0.0])
    index = one_sided_enemies(i, j)
    assert index[:3].tolist() == [0.8, 0.0, 0.3]
    assert np.isnan(index[3])
    assert np.nansum(pulls(i, j)) == pytest.approx(0.08)


def test_ties_must_be_square() -> None:
    with pytest.raises(NetworkError, match="square"):
        pressure_matrix(np.zeros((2, 3)))


def test_an_unknown_weight_leaves_its_third_party_out_and_no_more() -> None:
    ties = np.array(
        [[NAN, NAN, 0.5, 0.5], [NAN, NAN, 0.5, 0.5], [0.5] * 2 + [NAN] * 2, [0.5] * 2 + [NAN] * 2]
    )
    found = pressure_matrix(ties, weights=np.array([1.0, 1.0, NAN, 2.0]))
    assert found[0, 1] == pytest.approx(0.5)
    assert np.isnan(found[2, 2])


def test_what_is_nearly_neutral_can_count_as_neutral() -> None:
    i, j = np.array([-0.8]), np.array([-0.03])
    assert one_sided_enemies(i, j).tolist() == [0.0]
    assert one_sided_enemies(i, j, neutral=0.05).tolist() == [0.8]
