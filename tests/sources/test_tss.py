"""Strategic rivalries: spells of years since 1494."""

from datetime import date

import pytest

from tertius.sources.tss import read_tss

HEAD = (
    "tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,interventionary,"
    "principal,aprin\n"
)


@pytest.fixture
def read(tmp_path):
    def read(rows: str):
        path = tmp_path / "tss_rivalries.csv"
        path.write_text(HEAD + rows)
        return read_tss(path)

    return read


def test_types_that_are_not_marked_are_zero(read):
    row = read("246,Russia-United States,2.0,365.0,2007.0,2020.0,1.0,,,,,1.0\n").frame.row(
        0, named=True
    )
    assert (row["positional"], row["spatial"], row["principal"], row["asymmetric"]) == (1, 0, 0, 1)
    assert row["rivalry"] == "Russia-United States"


def test_rivalries_older_than_the_state_system_are_kept(read):
    reading = read("2,Britain-France 1,200,220,1494,1716,1,1,,,1,\n")
    assert reading.frame["start"].item() == date(1494, 1, 1)


def test_a_second_bout_is_a_row_of_its_own_and_a_double_is_refused(read):
    reading = read(
        "1,A-B 1,2,365,1918,1920,1,,,,,\n"
        "2,A-B 2,2,365,1945,1989,1,,,,,\n"
        "3,A-B,365,2,1945,1950,1,,,,,\n"
    )
    assert reading.frame["rivalry_id"].to_list() == [1, 2]
    assert reading.rules() == {"duplicate-spell": 1}


def test_30_a_rivalry_of_the_year_one_is_refused(read):
    assert read("1,A-B,2,365,1,1920,1,,,,,\n").rules() == {"out-of-range": 1}
