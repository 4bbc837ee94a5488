"""Spans of time in a claim that somebody typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.coding.claims.spans import span_of
from tertius.errors import CodingError

CLAIM = "USA drove Russia and Iran together"


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("since 2014", "2014-01-01", None),
        ("after 2014", "2014-01-01", None),
        ("from 2014 onwards", "2014-01-01", None),
        ("ever since 1979", "1979-01-01", None),
        ("from 2014 to 2020", "2014-01-01", "2020-12-31"),
        ("between 1955 and 1972", "1955-01-01", "1972-12-31"),
        ("from 1904 until 1914", "1904-01-01", "1914-12-31"),
        ("2014-2020", "2014-01-01", "2020-12-31"),
        ("(2014–2020)", "2014-01-01", "2020-12-31"),
        ("in 1971", "1971-01-01", "1971-12-31"),
        ("during 1971", "1971-01-01", "1971-12-31"),
        ("in the 1960s", "1960-01-01", "1969-12-31"),
        ("until 1990", None, "1990-12-31"),
        ("before 1914", None, "1913-12-31"),
        ("since February 2022", "2022-02-01", None),
        ("since 24 February 2022", "2022-02-24", None),
        ("since 2022-02-24", "2022-02-24", None),
        ("since 2022-02", "2022-02-01", None),
        ("in February 2020", "2020-02-01", "2020-02-29"),
        ("SINCE 2014", "2014-01-01", None),
        ("", None, None),
    ],
)
def test_words_of_time_are_read_and_taken_out(words, since, until) -> None:
    for text in (f"{CLAIM} {words}", f"{words} {CLAIM}"):
        found = span_of(text)
        assert (str(found.since or "") or None, str(found.until or "") or None) == (since, until)
        assert found.rest == CLAIM


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{CLAIM} from 2020 to 2014", "ends"),
        (f"{CLAIM} since 2022-02-31", "is no date"),
        (f"{CLAIM} since 30 February 2022", "is no date"),
        (f"{CLAIM} since 2022-13", "is no date"),
    ],
)
def test_dates_that_cannot_be_are_refused(text, message) -> None:
    with pytest.raises(CodingError, match=message) as caught:
        span_of(text)
    assert caught.value.remedy


def test_a_number_that_is_no_year_stays() -> None:
    assert span_of("the 5 drove Russia and Iran together").rest == (
        "the 5 drove Russia and Iran together"
    )


@given(st.integers(1816, 2100), st.integers(0, 80))
def test_any_two_years_in_order_are_a_span(first, more) -> None:
    found = span_of(f"{CLAIM} from {first} to {first + more}")
    assert found.since == date(first, 1, 1)
    assert found.until == date(first + more, 12, 31)
    assert found.rest == CLAIM


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text) -> None:
    try:
        found = span_of(text)
    except CodingError:
        return
    assert found.since is None or found.until is None or found.since <= found.until
