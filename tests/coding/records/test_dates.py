"""A date of a record is a span of days, as narrow as the words allow."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.coding.records import days_of, is_when

DAYS = st.dates(date(1800, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("1914", date(1914, 1, 1), date(1914, 12, 31)),
        ("1962-Q4", date(1962, 10, 1), date(1962, 12, 31)),
        ("1962-10", date(1962, 10, 1), date(1962, 10, 31)),
        ("1962-10-22", date(1962, 10, 22), date(1962, 10, 22)),
        ("1914/1918-11-11", date(1914, 1, 1), date(1918, 11, 11)),
        ("2022-02/2022-02", date(2022, 2, 1), date(2022, 2, 28)),
    ],
)
def test_a_date_spans_the_days_that_it_may_mean(when, first, last):
    assert days_of(when) == (first, last)


@pytest.mark.parametrize(
    "when", ["", "/", "2022/", "/2022", "soon", "2022-13", "2022-02-30", "2023/2022", "2022/x/y"]
)
def test_what_is_no_date_is_none(when):
    assert days_of(when) is None


@given(DAYS)
def test_a_day_is_itself(day):
    assert days_of(day.isoformat()) == (day, day)


@given(DAYS, st.integers(0, 5000))
def test_two_days_are_all_between_them(day, count):
    last = day + timedelta(days=count)
    assert days_of(f"{day}/{last}") == (day, last)


@given(DAYS)
def test_a_coarser_date_holds_the_finer(day):
    year, month = days_of(f"{day:%Y}"), days_of(f"{day:%Y-%m}")
    assert year[0] <= month[0] <= day <= month[1] <= year[1]


def test_a_span_may_have_no_end():
    assert days_of("2014-03/..") == (date(2014, 3, 1), date.max)


def test_a_span_without_a_beginning_has_no_first_day():
    assert days_of("../1990") is None


@pytest.mark.parametrize("when", ["", "1914", "2014/..", "../1990", "1914/1918-11-11"])
def test_a_record_may_have_a_date_or_a_span_that_is_open_on_one_side(when):
    assert is_when(when)


@pytest.mark.parametrize("when", ["..", "../..", "/..", "../", "2014/", "1990/..x", "2014-02-30"])
def test_a_record_may_have_nothing_else(when):
    assert not is_when(when)
