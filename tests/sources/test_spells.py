"""Dated spells of years, or of parts of dates."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.sources import spells
from tertius.sources.sieve import Sieve

START, END = ("sy", "sm", "sd"), ("ey", "em", "ed")
HEAD = "sy,sm,sd,ey,em,ed\n"


@pytest.fixture
def parts(tmp_path):
    def parts(rows: str, **more) -> Sieve:
        path = tmp_path / "t.csv"
        path.write_text(HEAD + rows)
        return spells.from_parts(Sieve.open(path, (*START, *END)), START, END, **more)

    return parts


def test_a_full_date_is_taken_to_the_day(parts):
    found = parts("1902,7,3,1903,1,24\n").frame
    assert found.select("start", "end").row(0) == (date(1902, 7, 3), date(1903, 1, 24))
    assert found.select("start_precision", "end_precision").row(0) == ("day", "day")


def test_an_unknown_day_gives_the_widest_spell_and_says_month(parts):
    found = parts("1902,7,-9,1904,2,-9\n").frame
    assert found.select("start", "end").row(0) == (date(1902, 7, 1), date(1904, 2, 29))
    assert found.select("start_precision", "end_precision").row(0) == ("month", "month")


def test_an_unknown_month_gives_the_whole_year(parts):
    found = parts("1902,-9,-9,1904,-9,-9\n").frame
    assert found.select("start", "end").row(0) == (date(1902, 1, 1), date(1904, 12, 31))
    assert found["start_precision"].item() == "year"


def test_a_day_without_its_month_says_nothing(parts):
    assert parts("1902,-9,17,1904,1,1\n").frame["start_precision"].item() == "year"


@pytest.mark.parametrize("rows", ["1902,13,1,1904,1,1\n", "1902,2,30,1904,1,1\n"])
def test_30_dates_that_no_calendar_has(parts, rows):
    found = parts(rows)
    assert found.rejected["rule"].to_list() == ["no-such-date"]
    assert found.frame.is_empty()


def test_an_end_before_its_start(parts):
    assert parts("1904,1,1,1903,1,1\n").rejected["rule"].item() == "end-before-start"


def test_years_are_spells_from_new_year_to_new_years_eve(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("from,to\n1949,2018\n1961,1960\n")
    found = spells.censor(spells.from_years(Sieve.open(path, ("from", "to")), "from", "to"))
    assert found.frame.select("start", "end", "censored").rows() == [
        (date(1949, 1, 1), date(2018, 12, 31), True)
    ]
    assert found.rejected["rule"].item() == "end-before-start"


def test_a_spell_that_reaches_the_end_of_the_data_is_censored(parts):
    found = spells.censor(parts("1900,1,1,1999,12,31\n1900,1,1,1950,1,1\n"))
    assert found.frame["censored"].to_list() == [True, False]


@settings(deadline=None)
@given(
    st.integers(1800, 2100),
    st.one_of(st.just(-9), st.integers(1, 12)),
    st.one_of(st.just(-9), st.integers(1, 28)),
)
def test_a_spell_holds_every_day_that_its_parts_can_mean(tmp_path_factory, year, month, day):
    path = tmp_path_factory.mktemp("p") / "t.csv"
    path.write_text(HEAD + f"{year},{month},{day},{year},{month},{day}\n")
    found = spells.from_parts(Sieve.open(path, (*START, *END)), START, END).frame
    start, end = found.select("start", "end").row(0)
    assert start <= end
    assert start.year == end.year == year
    if month > 0:
        assert start.month == end.month == month
    if month > 0 and day > 0:
        assert start.day == end.day == day
    assert found.select(pl.col("start").is_not_null()).item()
