"""Pressure of all dyads at once is the sum of the pulls of single third parties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tertius.pressure import channel_of, one_sided_enemies, pressure_matrix, pulls, system_pressures

PARTS = ("pressure_common_enemy", "pressure_common_friend", "pressure_wedge")


@st.composite
def ties(draw: st.DrawFn) -> NDArray[np.float64]:
    count = draw(st.integers(2, 7))
    found = np.full((count, count), np.nan)
    values = st.one_of(st.sampled_from([np.nan, 0.0, 1.0, -1.0]), st.floats(-1, 1))
    for i, j in zip(*np.triu_indices(count, 1), strict=True):
        found[i, j] = found[j, i] = draw(values)
    return found


@given(ties())
def test_every_dyad_equals_the_sum_over_third_parties(found: NDArray[np.float64]) -> None:
    made = system_pressures(found)
    for i, j in zip(*np.triu_indices(len(found), 1), strict=True):
        pull = pulls(found[i], found[j])
        seen = ~np.isnan(pull)
        assert made["third_parties"][i, j] == seen.sum()
        assert made["third_parties_pulling"][i, j] == np.sum(
            (np.nan_to_num(found[i]) != 0) & (np.nan_to_num(found[j]) != 0)
        )
        if not seen.any():
            assert all(np.isnan(made[name][i, j]) for name in ("pressure", *PARTS))
            continue
        assert made["pressure"][i, j] == pytest.approx(np.nansum(pull), abs=1e-12)
        channel = channel_of(found[i], found[j])
        for name, part in zip(PARTS, ("common enemy", "common friend", "wedge"), strict=True):
            expected = np.nansum(pull[channel == part])
            assert made[name][i, j] == pytest.approx(expected, abs=1e-12)
        aside = np.nansum(one_sided_enemies(found[i], found[j]))
        assert made["one_sided_enemies"][i, j] == pytest.approx(aside, abs=1e-12)


@given(ties())
def test_parts_add_up_and_agree_with_the_room_of_pressure(found: NDArray[np.float64]) -> None:
    made = system_pressures(found)
    total = sum(made[name] for name in PARTS)
    assert np.allclose(total, made["pressure"], atol=1e-12, equal_nan=True)
    known = ~np.isnan(made["pressure"]) & ~np.eye(len(found), dtype=bool)
    assert np.allclose(made["pressure"][known], pressure_matrix(found)[known], atol=1e-12)
    assert all(np.allclose(m, m.T, atol=1e-12, equal_nan=True) for m in made.values())


@given(ties())
def test_a_state_that_nobody_observes_changes_nothing(found: NDArray[np.float64]) -> None:
    wider = np.full((len(found) + 1, len(found) + 1), np.nan)
    wider[:-1, :-1] = found
    before, after = system_pressures(found), system_pressures(wider)
    for name, matrix in before.items():
        assert np.allclose(matrix, after[name][:-1, :-1], atol=1e-12, equal_nan=True)
