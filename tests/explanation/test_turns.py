"""Turning points are shifts of level, not ripples."""

import numpy as np
import ruptures
from hypothesis import given
from hypothesis import strategies as st

from tertius.explanation.turns import find_shifts, segment_ends


def test_one_step_is_one_shift() -> None:
    shifts = find_shifts(np.array([0.1] * 10 + [0.8] * 10), shortest=2)
    assert [(s.index, round(s.level_before, 6), round(s.level_after, 6)) for s in shifts] == [
        (10, 0.1, 0.8)
    ]


def test_a_constant_series_has_none() -> None:
    assert find_shifts(np.full(30, 0.4), shortest=2) == ()


def test_ripples_below_the_smallest_shift_are_not_reported() -> None:
    assert find_shifts(np.array([0.0] * 15 + [0.1] * 15), shortest=2) == ()


def test_a_shift_over_a_gap_is_dated_where_the_series_goes_on() -> None:
    series = np.array([np.nan] * 5 + [0.0] * 8 + [np.nan] * 2 + [-0.9] * 8)
    (shift,) = find_shifts(series, shortest=2)
    assert (shift.index, shift.start, shift.stop) == (15, 5, 23)


def test_levels_on_either_side_of_a_gap_are_never_mixed() -> None:
    # One year of war, an occupation without a state, then an alliance.
    series = np.array([-1.0] + [np.nan] * 9 + [0.8] * 10)
    (shift,) = find_shifts(series, shortest=2)
    assert (shift.index, shift.level_before, round(shift.level_after, 6)) == (10, -1.0, 0.8)


def test_a_drift_in_small_steps_is_still_a_turn() -> None:
    series = np.repeat([0.0, 0.15, 0.3, 0.45], 10)
    assert find_shifts(series, shortest=2)


def test_too_short_a_series_has_none() -> None:
    assert find_shifts(np.array([0.0, 1.0, 0.0]), shortest=2) == ()
    assert find_shifts(np.array([]), shortest=2) == ()


@given(st.lists(st.floats(-1, 1), min_size=6, max_size=60), st.integers(2, 3), st.floats(0.01, 2))
def test_the_segmentation_is_as_good_as_that_of_ruptures(
    values: list[float], shortest: int, penalty: float
) -> None:
    def cost(ends: list[int]) -> float:
        starts = [0, *ends[:-1]]
        parts = [np.array(values[a:b]) for a, b in zip(starts, ends, strict=True)]
        return sum(float(((p - p.mean()) ** 2).sum()) for p in parts) + penalty * len(parts)

    search = ruptures.KernelCPD(kernel="linear", min_size=shortest, jump=1)
    theirs = search.fit(np.array(values).reshape(-1, 1)).predict(pen=penalty)
    ours = segment_ends(np.array(values), shortest, penalty)
    assert all(b - a >= shortest for a, b in zip([0, *ours], ours, strict=False))
    assert cost(ours) <= cost(theirs) + 1e-9


@given(st.lists(st.floats(-1, 1), min_size=0, max_size=60), st.integers(2, 5))
def test_segments_are_in_order_and_long_enough(values: list[float], shortest: int) -> None:
    shifts = find_shifts(np.array(values), shortest=shortest)
    for shift in shifts:
        assert shift.start < shift.index < shift.stop
        assert shift.index - shift.start >= shortest
        assert shift.stop - shift.index >= shortest
        assert abs(shift.level_after - shift.level_before) >= 0.15
    assert [s.index for s in shifts] == sorted({s.index for s in shifts})
