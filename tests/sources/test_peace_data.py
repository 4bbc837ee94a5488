"""The peace scale: levels, and dates with nines and noughts."""

from datetime import date

import pytest

from tertius.sources.peace_data import LEVELS, read_peace_data

HEAD = "ccode1,ccode2,start,end,peacelevel\n"


@pytest.fixture
def read(tmp_path):
    def read(rows: str):
        path = tmp_path / "peacedata.csv"
        path.write_text(HEAD + rows)
        return read_peace_data(path)

    return read


@pytest.mark.parametrize("unknown", ["9999", "0000", "9900"])
def test_unknown_month_and_day_give_the_year(read, unknown):
    row = read(f"2,20,1920{unknown},1987{unknown},0.75\n").frame.row(0, named=True)
    assert (row["start"], row["start_precision"]) == (date(1920, 1, 1), "year")
    assert (row["end"], row["end_precision"]) == (date(1987, 12, 31), "year")


@pytest.mark.parametrize("unknown", ["99", "00"])
def test_an_unknown_day_gives_the_month(read, unknown):
    row = read(f"2,20,192002{unknown},198702{unknown},0.75\n").frame.row(0, named=True)
    assert (row["start"], row["start_precision"]) == (date(1920, 2, 1), "month")
    assert (row["end"], row["end_precision"]) == (date(1987, 2, 28), "month")


def test_the_end_of_the_data_is_censoring(read):
    reading = read(
        "2,20,19871003,20209999,1.0\n2,31,19730710,20201231,0.5\n2,40,19600101,19991231,0\n"
    )
    assert reading.frame["censored"].to_list() == [True, True, False]


@pytest.mark.parametrize("level", LEVELS)
def test_the_five_levels(read, level):
    assert read(f"2,20,19200110,19871002,{level}\n").frame["peace_level"].item() == level


def test_minus_nine_is_null_and_other_levels_are_refused(read):
    reading = read("2,20,19200110,19871002,-9\n2,31,19200110,19871002,0.6\n")
    assert reading.frame["peace_level"].to_list() == [None]
    assert reading.rules() == {"not-on-the-scale": 1}


@pytest.mark.parametrize("bad", ["19201301", "19200230", "19200086", "19209901", "192001", "x"])
def test_30_dates_that_no_calendar_has_are_refused(read, bad):
    reading = read(f"2,20,{bad},19871002,0.75\n2,31,19200110,19871002,0.5\n")
    assert reading.rows_rejected == 1
    assert reading.rejected["line"].item() == 2
    assert reading.frame.height == 1


def test_40_states_in_the_wrong_order_are_turned(read):
    reading = read("435,403,20080101,20209999,0.5\n")
    assert reading.frame.select("ccode1", "ccode2").row(0) == (403, 435)
    assert reading.notes == ("1 rows were turned so that ccode1 < ccode2",)
