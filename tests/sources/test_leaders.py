"""Leaders: Archigos in two shapes, and a list that was typed by hand."""

from datetime import date

import pytest

from tertius.sources import recognise
from tertius.sources.archigos import read_archigos
from tertius.sources.leaderlist import LAST_DAY, read_leaderlist

LIST = "stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear\n"


@pytest.fixture
def read(tmp_path):
    def read(rows: str):
        path = tmp_path / "leaderlist.csv"
        path.write_text(LIST + rows, encoding="utf-8")
        return read_leaderlist(path)

    return read


def test_an_entry_is_a_day_and_an_exit_a_month(read):
    row = read("USA,2,x,Truman,12,4,1945,1.0,1953.0,1884\n").frame.row(0, named=True)
    assert (row["start"], row["end"]) == (date(1945, 4, 12), date(1953, 1, 31))
    assert (row["start_precision"], row["end_precision"]) == ("day", "month")
    assert row["censored"] is False


def test_no_exit_is_in_office_when_the_list_was_made(read):
    row = read("PRK,731,x,Kim Jong Un,17,12,2011,,,1983\n").frame.row(0, named=True)
    assert (row["end"], row["censored"]) == (LAST_DAY, True)


def test_30_hand_made_dates_are_refused(read):
    reading = read(
        "ICE,395,,Someone,12,21,2024,,,1988\n"
        "JPN,740,x,Suga,14,9,2020,20.0,2021.0,1948\n"
        "MNG,341,x,Spajic,31,10,2023,6.0,,1987\n"
        "AAA,2,x,Other,1,1,1999,1.0,1990.0,1900\n"
    )
    assert reading.rejected.select("line", "rule").rows() == [
        (2, "no-such-date"),
        (3, "no-such-date"),
        (4, "half-a-date"),
        (5, "end-before-start"),
    ]


def test_wrongly_decoded_names_are_put_right_and_right_ones_left(read):
    reading = read(
        "ICE,395,,KristrÃºn FrostadÃ³ttir,21,12,2024,,,1988\n"
        "CHL,155,,Ibáñez,1,1,1952,1.0,1958.0,1877\n"
        "AUT,305,,Ägidius Ã,1,1,1960,1.0,1961.0,1900\n"
    )
    names = set(reading.frame["leader"])
    assert names == {"Kristrún Frostadóttir", "Ibáñez", "Ägidius Ã"}
    assert "1 names that had been decoded wrongly were put right" in reading.notes


def test_archigos_of_its_own_page_is_tabbed_and_latin_1(tmp_path):
    path = tmp_path / "1March_Archigos_4.1.txt"
    head = "obsid\tleadid\tccode\tidacr\tleader\tstartdate\tenddate\tentry\texit\texitcode\n"
    rows = (
        "CHL-1952\tx\t155\tCHL\tIb\u00e1\u00f1ez\t1952-11-03\t1958-11-03\tRegular\tRegular\t-888\n"
    )
    path.write_bytes((head + rows).encode("cp1252"))
    assert recognise(path).name == "archigos"
    reading = read_archigos(path)
    row = reading.frame.row(0, named=True)
    assert (row["gwcode"], row["leader"], row["end"]) == (155, "Ibáñez", date(1958, 11, 3))
    assert any("cp1252" in note for note in reading.notes)
