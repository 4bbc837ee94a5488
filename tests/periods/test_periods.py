"""Periods are spans of whole days with ISO 8601 names."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.errors import PeriodError
from tertius.periods import (
    UNITS,
    parse_date,
    parse_period,
    period_of,
    periods_between,
)

DAYS = st.dates(date(1816, 1, 1), date(2100, 12, 31))


@given(DAYS, st.sampled_from(UNITS))
def test_a_day_lies_in_its_period_and_the_name_leads_back(day: date, unit: str) -> None:
    period = period_of(day, unit)
    assert period.start <= day <= period.end
    assert parse_period(str(period)) == period


@given(DAYS, st.integers(0, 900), st.sampled_from(UNITS))
def test_periods_tile_a_span_without_holes(start: date, days: int, unit: str) -> None:
    periods = periods_between(start, start + timedelta(days), unit)
    assert periods[0].start <= start
    assert periods[-1].end >= start + timedelta(days)
    for earlier, later in pairwise(periods):
        assert later.start - earlier.end == timedelta(days=1)
        assert earlier < later


@given(DAYS, st.sampled_from(UNITS), st.integers(-20, 20))
def test_a_shift_can_be_undone(day: date, unit: str, count: int) -> None:
    period = period_of(day, unit)
    assert period.shift(count).shift(-count) == period


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024-06-19", date(2024, 6, 19), date(2024, 6, 19), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("1900", date(1900, 1, 1), date(1900, 12, 31), "year"),
    ],
)
def test_reduced_precision_is_a_span(text: str, first: date, last: date, precision: str) -> None:
    assert parse_date(text) == (first, last, precision)


@pytest.mark.parametrize(
    "text", ["", "2024-13", "2024-02-30", "19 June 2024", "0000", "24", "2024-6-1", "9" * 5000]
)
def test_30_what_is_no_date_is_refused_with_the_form_expected(text: str) -> None:
    with pytest.raises(PeriodError, match="is no date") as caught:
        parse_date(text)
    assert "ISO 8601" in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("text", ["2024-06-19", "2024-W60", "Q1", "2024-Q5", ""])
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError, match="names no period"):
        parse_period(text)


def test_reversed_dates_are_refused() -> None:
    with pytest.raises(PeriodError, match="before it starts"):
        periods_between(date(2020, 1, 1), date(2010, 1, 1), "year")


def test_time_ends_with_a_message() -> None:
    with pytest.raises(PeriodError, match="beyond 9999"):
        parse_period("9999").next()
    with pytest.raises(PeriodError, match="beyond 0001"):
        parse_period("0001").shift(-1)


def test_a_unit_must_be_one() -> None:
    with pytest.raises(PeriodError, match="no unit of time"):
        periods_between(date(2000, 1, 1), date(2001, 1, 1), "decade")  # type: ignore[arg-type]
