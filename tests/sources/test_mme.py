"""Exercises as dyads: whose number is whose at the time, and two shapes of one dataset."""

from datetime import date
from pathlib import Path

import pytest

from tertius.errors import InputProblems
from tertius.sources import source
from tertius.sources.mme import read_mme

PAIRS = "mmeid,year,month,gw1,gw2,n_participants\n"
LONG = "MMEID,gwcode,country,s.year,s.month,s.day,participant_count\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mme_v7.csv"


def test_a_pair_is_dated_to_its_month_and_carries_the_number_of_participants(file: Path) -> None:
    file.write_text(PAIRS + "mme1,1980.0,5.0,260,2,7\n")
    assert read_mme(file).frame.rows() == [("mme1", 2, 260, date(1980, 5, 1), "month", 7)]


def test_germany_has_another_cow_number_before_and_after_1990(file: Path) -> None:
    file.write_text(PAIRS + "mme1,1985,5,2,260,2\nmme2,1995,5,2,260,2\n")
    assert read_mme(file).frame["ccode2"].to_list() == [260, 255]


def test_yemen_and_serbia_are_translated_too(file: Path) -> None:
    file.write_text(PAIRS + "mme1,2005,5,670,678,2\nmme2,2008,5,340,365,2\n")
    rows = read_mme(file).frame.select("ccode1", "ccode2").rows()
    assert rows == [(670, 679), (345, 365)]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("mme1,2006,1,2,817,2", "gw-number-not-in-use"),
        ("mme1,2006,13,2,20,2", "out-of-range"),
        ("mme1,1979,1,2,20,2", "out-of-range"),
        ("mme1,2006,1,2,2,2", "self-dyad"),
        ("mme1,2006,1,2,20,1", "out-of-range"),
        ("mme1,2006,1,2,20,x", "not-a-whole-number"),
        ("mme1,2006,1.5,2,20,2", "not-a-whole-number"),
        (",2006,1,2,20,2", "missing"),
        ("mme1,2006,1,-9,20,2", "missing"),
    ],
)
def test_40_a_row_that_cannot_be_is_refused_by_a_named_rule(
    file: Path, row: str, rule: str
) -> None:
    file.write_text(PAIRS + row + "\nmme9,2000,1,2,20,2\n")
    reading = read_mme(file)
    assert reading.rules() == {rule: 1}
    assert reading.frame.height == 1


def test_40_a_dyad_given_both_ways_counts_once(file: Path) -> None:
    file.write_text(PAIRS + "mme1,2006,1,2,20,2\nmme1,2006,1,20,2,2\n")
    reading = read_mme(file)
    assert (reading.frame.height, reading.rules()) == (1, {"duplicate-dyad-of-exercise": 1})


def test_participants_become_dyads_and_an_unknown_day_is_a_month(file: Path) -> None:
    file.write_text(
        LONG
        + "mme1,2,USA,1992,8,24,3\nmme1,551,Zambia,1992,8,24,3\nmme1,560,SA,1992,8,24,3\n"
        + "mme2,140,Brazil,1992,7,xx,2\nmme2,2,USA,1992,7,xx,2\n"
    )
    assert read_mme(file).frame.rows() == [
        ("mme1", 2, 551, date(1992, 8, 24), "day", 3),
        ("mme1", 2, 560, date(1992, 8, 24), "day", 3),
        ("mme1", 551, 560, date(1992, 8, 24), "day", 3),
        ("mme2", 2, 140, date(1992, 7, 1), "month", 2),
    ]


def test_participants_that_are_no_states_are_left_out_and_counted(file: Path) -> None:
    file.write_text(
        LONG + "mme1,NA,-9,1992,8,xx,3\nmme1,2,USA,1992,8,xx,3\nmme1,20,CAN,1992,8,xx,3\n"
    )
    reading = read_mme(file)
    assert reading.frame.height == 1
    assert reading.counts["rows_out_of_scope"] == 1
    assert "1 rows left out: participants that are no states" in reading.notes


def test_38_a_missing_column_refuses_the_file(file: Path) -> None:
    file.write_text("mmeid,year,month,gw1,n_participants\nmme1,2000,1,2,2\n")
    with pytest.raises(InputProblems, match="'gw2' is missing"):
        read_mme(file)


def test_the_published_pairs(shared: Path) -> None:
    reading = source("mme").read(shared / "data/exercises/mme_v7_dyads.csv.gz")
    assert reading.rows_in == 38_991
    assert reading.rules() == {"gw-number-not-in-use": 71}
    assert reading.frame.height == 38_920
    # Before the end of 1990 the Federal Republic is 260, after it 255, and never both.
    frame = reading.frame
    german = frame.filter((frame["ccode1"] == 260) | (frame["ccode2"] == 260))
    assert german["start"].max() < date(1990, 10, 31)
    assert frame["exercise"].n_unique() > 3_500
