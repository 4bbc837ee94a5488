"""Intervals: known values, and what dependence between units must do to them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.verdict.chronicle.intervals import clustered_share, over_states, wilson, wins_of


def test_wilson_gives_the_published_example() -> None:
    # Newcombe 1998, table I: 81 of 263.
    low, high = wilson(81 / 263, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_units_that_stand_alone_give_nearly_the_plain_wilson_interval() -> None:
    hits = [True] * 80 + [False] * 20
    share = clustered_share(hits, range(100))
    low, high = wilson(0.8, 100)
    assert share is not None
    assert share.low == pytest.approx(low, abs=0.005)
    assert share.high == pytest.approx(high, abs=0.005)


def test_units_that_fall_together_count_as_few() -> None:
    # Ten clusters of ten equal units are worth ten units.
    hits = [True] * 80 + [False] * 20
    share = clustered_share(hits, [i // 10 for i in range(100)])
    low, high = wilson(0.8, 10)
    assert share is not None
    assert share.clusters == 10
    assert share.low < low + 0.01
    assert share.high > high - 0.01


def test_full_agreement_of_one_cluster_proves_little() -> None:
    share = clustered_share([True] * 1000, ["nato"] * 1000)
    assert share is not None
    assert share.value == 1.0
    assert share.low < 0.3


def test_no_units_have_no_share() -> None:
    assert clustered_share([], []) is None


@given(
    hits=st.lists(st.booleans(), min_size=1, max_size=60),
    groups=st.integers(min_value=1, max_value=60),
)
def test_the_interval_holds_the_share(hits: list[bool], groups: int) -> None:
    share = clustered_share(hits, [i % groups for i in range(len(hits))])
    assert share is not None
    assert 0 <= share.low <= share.value + 1e-12
    assert share.value <= share.high + 1e-12 <= 1 + 1e-9


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=20),
       st.lists(st.integers(-5, 5), min_size=1, max_size=20))  # fmt: skip
def test_wins_count_every_pair_once(up: list[int], down: list[int]) -> None:
    a, b = np.asarray(up, dtype=float), np.asarray(down, dtype=float)
    expected = sum((x > y) + 0.5 * (x == y) for x in up for y in down)
    assert wins_of(a, b).sum() == pytest.approx(expected)
    assert wins_of(a, b).sum() + wins_of(b, a).sum() == pytest.approx(len(up) * len(down))


def test_a_statistic_that_hangs_on_one_state_gets_a_wide_interval() -> None:
    first = np.array([1, 1, 1, 1, 2, 3, 4, 5])
    second = np.array([2, 3, 4, 5, 3, 4, 5, 6])
    value = np.array([1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0])

    def mean(kept: np.ndarray) -> float | None:
        return float(value[kept].mean()) if kept.any() else None

    found = over_states(first, second, mean)
    assert found is not None
    assert found[0] == 0.5
    assert found[1] < 0.2
    assert found[2] > 0.8
