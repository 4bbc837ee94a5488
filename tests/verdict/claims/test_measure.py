"""What is measured through time agrees with what is measured at the ends."""

from datetime import date

import pytest
from tests.made_claims import made_claim

from tertius.verdict.claims import Measured, check_claim


@pytest.fixture(scope="module")
def measured() -> Measured:
    found = check_claim(made_claim(since=date(2014, 1, 1), until=date(2020, 1, 1))).measured
    assert found is not None
    return found


def test_every_series_has_a_value_for_every_period(measured) -> None:
    length = len(measured.periods)
    assert length > 2
    assert {len(s) for s in (measured.alignment, measured.pull, *measured.ties)} == {length}


def test_the_series_begin_and_end_with_what_is_compared(measured) -> None:
    assert (measured.periods[0], measured.periods[-1]) == (measured.before, measured.after)
    main = measured.recipes[0]
    assert (measured.alignment[0], measured.alignment[-1]) == main.alignment
    assert (measured.pull[0], measured.pull[-1]) == main.pull
    assert tuple(tie[0] for tie in measured.ties) == measured.ties_before
    assert tuple(tie[-1] for tie in measured.ties) == measured.ties_after


def test_shifts_lie_in_the_periods(measured) -> None:
    timing = measured.timing
    for period in (timing.dyad, timing.pull, *timing.ties):
        assert period == "" or period in measured.periods


def test_the_datasets_that_were_asked_are_named(measured) -> None:
    assert "chronicle" in measured.sources
    assert len(set(measured.sources)) == len(measured.sources)
