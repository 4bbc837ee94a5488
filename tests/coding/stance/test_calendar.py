"""Dates in words, with and without the day of writing."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.coding.stance.calendar import DAYS, MONTHS, Now, dates_in

WRITTEN = date(2024, 7, 3)  # A Wednesday.
UNKNOWN = Now(None)
ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?")


def found(text: str, now: Now = UNKNOWN) -> list[str]:
    return [dated.text for dated in dates_in(text, now)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops crossed the Rhine on 7 March 1936.", "1936-03-07"),
        ("Troops crossed the Rhine on 7th March, 1936.", "1936-03-07"),
        ("Troops crossed the Rhine on March 7, 1936.", "1936-03-07"),
        ("Troops crossed the Rhine on March 7th, 1936.", "1936-03-07"),
        ("Troops crossed the Rhine on the seventh of March, 1936.", "1936-03-07"),
        ("Troops crossed the Rhine on 1936-03-07.", "1936-03-07"),
        ("Troops crossed the Rhine in March 1936.", "1936-03"),
        ("Troops crossed the Rhine in March, 1936.", "1936-03"),
        ("Troops crossed the Rhine in Sept. 1936.", "1936-09"),
        ("Troops crossed the Rhine in 1936.", "1936"),
        ("The 1936 crossing was no surprise.", "1936"),
        ("Between 1979 and 1989 they fought.", "1979/1989"),
        ("From 1914 to 1918 they fought.", "1914/1918"),
        ("They fought (1914-1918).", "1914/1918"),
        ("They fought in 1914–18.", "1914/1918"),
        ("They traded in the 1990s.", "1990/1999"),
        ("They traded in the nineteenth century.", "1801/1900"),
        ("They traded in the 18th century.", "1701/1800"),
    ],
)
def test_absolute_dates_need_no_day_of_writing(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met yesterday.", "2024-07-02"),
        ("They met today.", "2024-07-03"),
        ("They met on Monday.", "2024-07-01"),
        ("They met on Wednesday.", "2024-07-03"),
        ("They met last Wednesday.", "2024-06-26"),
        ("They met last month.", "2024-06"),
        ("They met last year.", "2023"),
        ("They met this year.", "2024"),
        ("They met last week.", "2024-06-24/2024-06-30"),
        ("They met two years ago.", "2022"),
        ("They met a year ago.", "2023"),
        ("They met six months ago.", "2024-01"),
        ("They met eight months ago.", "2023-11"),
        ("They met ten days ago.", "2024-06-23"),
        ("They met in March.", "2024-03"),
        ("They met in September.", "2023-09"),
        ("They met last December.", "2023-12"),
        ("They met on May 5.", "2024-05-05"),
        ("They met on 5 November.", "2023-11-05"),
        ("They met on the fifth of May.", "2024-05-05"),
        ("They met on the 1st inst.", "2024-07-01"),
        ("They met on the 28th ult.", "2024-06-28"),
        ("They met on the second of this month.", "2024-07-02"),
        ("Over the past two years they met.", "2022/2024"),
        ("During the last decade they met.", "2014/2024"),
    ],
)
def test_relative_dates_are_told_from_the_day_of_writing(text: str, expected: str) -> None:
    assert found(text, Now(WRITTEN)) == [expected]
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will meet on Monday.", "2024-07-08"),
        ("They will meet next Wednesday.", "2024-07-10"),
        ("They will meet tomorrow.", "2024-07-04"),
        ("They will meet next month.", "2024-08"),
        ("They will meet in March.", "2025-03"),
        ("They will meet on May 5.", "2025-05-05"),
        ("They will meet in August.", "2024-08"),
    ],
)
def test_a_clause_that_looks_ahead_means_the_next_one(text: str, expected: str) -> None:
    assert found(text, Now(WRITTEN, ahead=True)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "They met on February 30, 2014.",
        "They met on 31 April 1999.",
        "They met on 1999-13-01.",
        "They met on 0 May 1999.",
        "They met two decades ago.",
        "They met long ago.",
        "They met in the years before the war.",
        "They met at noon.",
        "They sold 1,936 rifles.",
        "They sold rifles for $1936.",
        "They sold 1936% more.",
        "They may meet.",
        "The march was long.",
        "The august assembly met.",
        "",
    ],
)
def test_no_date_is_made_up(text: str) -> None:
    assert found(text) == []
    assert found(text, Now(WRITTEN)) == []


def test_the_29th_of_february_needs_a_leap_year() -> None:
    assert found("On 29 February 2024 they met.") == ["2024-02-29"]
    assert found("On 29 February 2023 they met.") == []
    assert found("On 29 February they met.", Now(date(2023, 6, 1))) == []


def test_words_of_one_date_are_no_second_one() -> None:
    assert found("On Monday, 1 July 2024, they met.", Now(WRITTEN)) == ["2024-07-01", "2024-07-01"]
    assert found("They met on March 7, 1936.") == ["1936-03-07"]


def test_places_are_those_of_the_words() -> None:
    text = "They met in March 1936 at last."
    (dated,) = dates_in(text, UNKNOWN)

    assert text[dated.start : dated.end] == "March 1936"


@given(day=st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_of_the_calendar_is_read(day: date) -> None:
    assert found(f"They met on {day.day} {MONTHS[day.month - 1].title()} {day.year}.") == [
        day.isoformat()
    ]


@given(written=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_weekday_is_at_most_six_days_away_on_its_side(written: date) -> None:
    for number, name in enumerate(DAYS):
        (past,) = found(f"They met on {name.title()}.", Now(written))
        (ahead,) = found(f"They will meet on {name.title()}.", Now(written, ahead=True))
        for given_day in (past, ahead):
            assert date.fromisoformat(given_day).weekday() == number
        assert timedelta(0) <= written - date.fromisoformat(past) <= timedelta(6)
        assert timedelta(0) <= date.fromisoformat(ahead) - written <= timedelta(6)


@given(
    written=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    words=st.lists(
        st.sampled_from(
            ["in", "March", "last", "7", "1936", "on", "Monday", "two", "years", "ago", "31st",
             "of", "June", "week", "30", "February", "since", "1914-18", "ult.", "99th", "century"]
        ),
        max_size=9,
    ),
)  # fmt: skip
def test_whatever_is_written_gives_iso_dates_or_nothing(written: date, words: list[str]) -> None:
    for dated in dates_in(" ".join(words), Now(written)):
        assert ISO.fullmatch(dated.text)
        for part in dated.text.split("/"):
            if len(part) == 10:
                date.fromisoformat(part)
