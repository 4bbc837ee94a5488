"""Which periods a claim is held against: its own, or those that its author can have meant."""

from datetime import date

import pytest
from tests.made_claims import made_claim, made_saying

from tertius.coding.model import Stance
from tertius.errors import CoverageError
from tertius.verdict.claims.window import YEARS, window_of

COVERED = (date(1945, 1, 1), date(2025, 12, 31))


def test_since_a_year_is_compared_with_the_year_before_it() -> None:
    window = window_of(made_claim(since=date(2014, 1, 1)), COVERED)
    assert (window.since.year, window.until) == (2013, COVERED[1])
    assert window.chosen == "the span that is named"


def test_an_undated_claim_is_held_against_the_ten_years_before_it_was_said() -> None:
    window = window_of(made_claim(said=date(2003, 5, 9)), COVERED)
    assert (window.since.year, window.until) == (2003 - YEARS, date(2003, 5, 9))
    assert "up to 2003, when it was said first" in window.chosen


def test_what_came_after_the_text_does_not_count_for_a_claim_about_the_past() -> None:
    window = window_of(made_claim(said=date(1990, 1, 1), since=date(1980, 1, 1)), COVERED)
    assert window.until == date(1990, 1, 1)


def test_a_claim_of_no_date_is_held_against_the_last_years_of_the_records() -> None:
    window = window_of(made_claim(), COVERED)
    assert (window.since.year, window.until) == (2015, COVERED[1])
    assert "no date is known" in window.chosen


def test_a_prediction_is_held_against_what_came_after_it() -> None:
    supposed = made_saying(stance=Stance("hypothetical", words="will"))
    window = window_of(made_claim(said=date(1990, 6, 1), sayings=(supposed,)), COVERED)
    assert (window.since, window.until) == (date(1990, 6, 1), COVERED[1])
    assert "a prediction of 1990" in window.chosen


def test_a_prediction_that_somebody_also_asserts_is_no_mere_prediction() -> None:
    sayings = (made_saying(stance=Stance("hypothetical")), made_saying())
    window = window_of(made_claim(said=date(1990, 6, 1), sayings=sayings), COVERED)
    assert window.until == date(1990, 6, 1)


def test_a_prediction_newer_than_the_records_cannot_be_checked_yet() -> None:
    supposed = made_saying(stance=Stance("hypothetical"))
    with pytest.raises(CoverageError, match="the records end on 2025-12-31"):
        window_of(made_claim(said=date(2025, 6, 1), sayings=(supposed,)), COVERED)


@pytest.mark.parametrize(
    ("since", "until"),
    [(date(1890, 1, 1), date(1907, 1, 1)), (date(2031, 1, 1), None)],
)
def test_a_span_outside_of_the_records_is_refused_with_their_span(since, until) -> None:
    with pytest.raises(CoverageError, match="1945-01-01 to 2025-12-31"):
        window_of(made_claim(since=since, until=until), COVERED)


def test_a_span_that_begins_before_the_records_is_cut_to_them() -> None:
    window = window_of(made_claim(since=date(1940, 1, 1), until=date(1950, 1, 1)), COVERED)
    assert window.since == COVERED[0]


def test_a_span_that_ends_before_it_begins_is_told_in_the_dates_of_the_claim() -> None:
    claim = made_claim(since=date(2000, 1, 1), until=date(1999, 12, 31))
    with pytest.raises(CoverageError, match=r"ends .1999-12-31. before it begins .2000-01-01."):
        window_of(claim, COVERED)


def test_a_span_after_the_records_is_told_with_its_own_first_day() -> None:
    with pytest.raises(CoverageError, match="the claim begins on 2050-01-01"):
        window_of(made_claim(since=date(2050, 1, 1)), COVERED)


def test_a_day_that_is_named_is_no_span_and_the_years_around_it_count() -> None:
    window = window_of(made_claim(around=date(1979, 11, 4)), COVERED)
    assert (window.since.year, window.until) == (1976, date(1981, 12, 31))
    assert window.chosen == "the years around 1979, which the claim names"


def test_the_years_around_a_day_end_with_the_text() -> None:
    window = window_of(made_claim(around=date(2022, 2, 1), said=date(2023, 9, 18)), COVERED)
    assert (window.since.year, window.until) == (2019, date(2023, 9, 18))


def test_a_prediction_of_which_only_a_bound_is_known_begins_there() -> None:
    supposed = made_saying(stance=Stance("hypothetical"))
    window = window_of(made_claim(not_before=date(2020, 6, 1), sayings=(supposed,)), COVERED)
    assert (window.since, window.until) == (date(2020, 6, 1), COVERED[1])
