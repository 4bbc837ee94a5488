"""Which moved first is told by shifts of level in the claimed direction, and by nothing else."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tertius.verdict.claims.timing import timing_of

NAMES = tuple(str(year) for year in range(2000, 2020))


def step(at: int, before: float = 0.0, after: float = 0.8) -> np.ndarray:
    return np.where(np.arange(20) < at, before, after)


def timed(dyad, pull, ties=None, sign=1):
    flat = np.full(20, -0.5)
    return timing_of(dyad, pull, ties or (flat, flat), sign, NAMES)


def test_a_pull_that_shifts_before_the_dyad_leads() -> None:
    found = timed(step(12), step(8))
    assert (found.pull, found.dyad, found.order, found.lag) == ("2008", "2012", "leads", 4)


def test_a_pull_that_shifts_after_the_dyad_follows() -> None:
    assert timed(step(6), step(14)).order == "follows"
    assert timed(step(6), step(14)).lag == -8


def test_both_in_one_period_move_at_once() -> None:
    assert timed(step(10), step(10)).order == "same"


def test_a_shift_the_other_way_is_none() -> None:
    found = timed(step(10, 0.8, 0.0), step(8))
    assert (found.order, found.dyad, found.pull) == ("none", "", "2008")


def test_a_claim_of_apart_looks_for_falls() -> None:
    found = timed(step(10, 0.8, -0.4), step(8, 0.3, -0.5), sign=-1)
    assert (found.order, found.dyad, found.pull) == ("leads", "2010", "2008")


def test_of_several_shifts_the_largest_counts() -> None:
    twice = np.where(np.arange(20) < 6, 0.0, np.where(np.arange(20) < 15, 0.2, 0.9))
    assert timed(twice, step(8)).dyad == "2015"


def test_growing_hostility_towards_both_is_told_for_each_tie() -> None:
    found = timed(step(12), step(9), (step(9, -0.1, -0.9), np.full(20, -0.7)))
    assert found.ties == ("2009", "")


def test_what_is_never_observed_has_no_shift() -> None:
    found = timed(np.full(20, np.nan), step(8))
    assert (found.order, found.lag) == ("none", None)


@given(st.integers(3, 17), st.integers(3, 17))
def test_lag_is_the_distance_of_the_two_shifts(dyad: int, pull: int) -> None:
    found = timed(step(dyad), step(pull))
    assert found.lag == dyad - pull
    assert found.order == ("same" if dyad == pull else "leads" if dyad > pull else "follows")
