"""Presidents abroad: dates in words, countries under the names they had."""

from datetime import date

import pytest

from tertius.sources.us_visits import _span, read_us_visits

HEAD = "country,city,purpose,date\n"


@pytest.fixture
def read(tmp_path):
    def read(rows: str):
        path = tmp_path / "us_presidential_visits.csv"
        path.write_text(HEAD + rows, encoding="utf-8")
        return read_us_visits(path)

    return read


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("October 19, 1953", (1953, 10, 19), (1953, 10, 19)),
        ("December 2–5, 1952", (1952, 12, 2), (1952, 12, 5)),
        ("September 1-2, 1959", (1959, 9, 1), (1959, 9, 2)),
        ("May 31–June 2, 1972", (1972, 5, 31), (1972, 6, 2)),
        ("December 31, 1992–January 2, 1993", (1992, 12, 31), (1993, 1, 2)),
        ("December 31–January 1, 1978", (1977, 12, 31), (1978, 1, 1)),
    ],
)
def test_dates_in_words(words, start, end):
    assert _span(words) == (date(*start), date(*end))


@pytest.mark.parametrize("words", ["Juni 1, 1990", "June 31, 1990", "June 1990", "", "1990-06-01"])
def test_30_dates_that_cannot_be_read_are_refused(read, words):
    assert _span(words) is None
    reading = read(f'Mexico,Tijuana,Dinner.,"{words}"\n')
    assert reading.rows_rejected == 1


@pytest.mark.parametrize(
    ("country", "day", "ccode"),
    [
        ("Korea, Republic of", "December 2, 1952", 732),
        ("China, People’s Republic of", "February 21, 1972", 710),
        ("Republic of China", "June 18, 1960", 713),
        ("Germany, Federal Republic of", "June 23, 1963", 260),
        ("Germany", "July 12, 1994", 255),
        ("U.S.S.R.", "May 29, 1988", 365),
        ("Vietnam", "October 26, 1966", 817),
        ("Vietnam", "November 16, 2000", 816),
        ("United Kingdom (Wales)", "September 4, 2014", 200),
        ("Vatican City", "June 6, 1987", None),
        ("West Bank", "December 15, 1998", None),
    ],
)
def test_countries_are_the_states_of_their_time(read, country, day, ccode):
    reading = read(f'"{country}",Place,Visit.,"{day}"\n')
    assert reading.frame["ccode"].item() == ccode
    assert reading.rejected.is_empty()


def test_places_that_are_no_state_are_noted(read):
    assert "no COW state: Vatican City" in read('Vatican City,,Audience.,"June 6, 1987"\n').notes
