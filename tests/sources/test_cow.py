"""COW files in the shapes of others and in COW's own, on rows made for the test."""

from datetime import date

import pytest

from tertius.errors import InputProblems
from tertius.sources import recognise, source

MIDB = (
    "dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,"
    "revtype2,fatality,fatalpre,hiact,hostlev,orig,version\r\n"
)
OFFICIAL_MID = (
    "disno,dyindex,statea,stateb,strtmnth,year,fatlev,hihost,recip,sideaa,sideab,"
    "fatleva,fatlevb,highmcaa,highmcab,hihosta,hihostb,orignata,orignatb,new\n"
)
OFFICIAL_WAR = "warnum,disno,dyindex,statea,stateb,year,outcomea,batdtha,batdthb\n"
NMC = "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\n"
CONTDIR = "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version\n"
STATES = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"


@pytest.fixture
def read(tmp_path):
    def read(name: str, text: str):
        path = tmp_path / f"{name}.csv"
        path.write_bytes(text.encode())
        assert recognise(path).name == name
        return source(name).read(path)

    return read


def test_mid_participants_keep_unknown_days_as_precision(read):
    reading = read(
        "cow_mid_participants", MIDB + '2,"UKG",200,-9,7,1902,24,1,1903,0,1,1,-9,0,0,0,1,1,5\r\n'
    )
    row = reading.frame.row(0, named=True)
    assert (row["start"], row["start_precision"]) == (date(1902, 7, 1), "month")
    assert (row["end"], row["end_precision"]) == (date(1903, 1, 24), "day")
    assert (row["side_a"], row["revisionist"], row["fatality_level"]) == (0, 1, 0)


def test_mid_official_dyads_are_read_once_each(read):
    reading = read(
        "cow_mid",
        OFFICIAL_MID
        + "3551,1,345,2,2,1998,5,4,1,0,1,5,0,16,17,4,4,1,1,1\n"
        + "3551,2,2,345,2,1998,5,4,1,1,0,0,5,17,16,4,4,1,1,1\n"
        + "3551,1,345,2,2,1999,-9,4,1,0,1,-9,0,16,17,4,4,1,1,0\n",
    )
    assert reading.counts["rows_out_of_scope"] == 1
    first, second = reading.frame.rows(named=True)
    assert (first["ccode1"], first["ccode2"], first["year"], first["onset"]) == (2, 345, 1998, 1)
    assert (first["side_a1"], first["side_a2"]) == (1, 0)
    assert (first["highest_action1"], first["highest_action2"]) == (17, 16)
    assert second["fatality_level"] is None
    assert (second["highest_action1"], second["highest_action2"]) == (17, 16)
    assert first["min_duration_days"] is None


def test_war_official_dyads_are_read_once_each(read):
    reading = read(
        "cow_war",
        OFFICIAL_WAR
        + "219,1,1,530,531,1998,6,70000,50000\n219,1,2,531,530,1998,6,50000,70000\n"
        + "219,1,1,530,531,1999,6,70000,50000\n219,1,2,531,530,1999,6,50000,70000\n",
    )
    assert reading.frame.select("year", "onset", "battle_deaths1", "side_a1").rows() == [
        (1998, 1, 70000, None),
        (1999, 0, 70000, None),
    ]
    assert any("not in this shape" in note for note in reading.notes)


def test_nmc_minus_nine_is_missing(read):
    reading = read(
        "cow_nmc",
        NMC + "USA,2,1816,3823,17,80,254,8659,101,.0397,7\nXXX,41,1900,-9,-9,0,0,100,-9,.0001,7\n",
    )
    assert reading.frame["milex"].to_list() == [3823.0, None]
    assert reading.frame["upop"].to_list() == [101.0, None]
    assert reading.frame["irst"].to_list() == [80.0, 0.0]  # zero is not missing


def test_40_nmc_twice_the_same_state_and_year(read):
    row = "USA,2,1816,3823,17,80,254,8659,101,.0397,7\n"
    reading = read("cow_nmc", NMC + row + row.replace(".0397", ".9"))
    assert reading.rules() == {"duplicate-state-year": 1}
    assert reading.frame["cinc"].item() == 0.0397


def test_contiguity_of_cow_itself_has_months_as_numbers(read):
    reading = read("cow_contiguity", CONTDIR + '2020,2,"USA",20,"CAN",1,192001,201612,"x",3.2\n')
    assert reading.frame.select("ccode1", "ccode2", "start", "end", "type").rows() == [
        (2, 20, date(1920, 1, 1), date(2016, 12, 31), 1)
    ]


def test_contiguity_months_that_do_not_exist(read):
    reading = read("cow_contiguity", CONTDIR + '2020,2,"USA",20,"CAN",1,192013,201612,"x",3.2\n')
    assert reading.rules() == {"no-such-date": 1}


def test_contiguity_without_a_mirrored_row_is_still_turned(read):
    head = "ccode1,ccode2,conttype,stdate,enddate\n"
    reading = read("cow_contiguity", head + "20.0,2.0,1.0,1920-01-01,2016-12-01\n")
    assert reading.frame.select("ccode1", "ccode2").row(0) == (2, 20)


def test_a_newer_list_of_states_is_censored_at_its_own_end(read):
    reading = read(
        "cow_states",
        STATES
        + "USA,2,United States of America,1816,1,1,2024,12,31,2024\n"
        + "AUH,300,Austria-Hungary,1816,1,1,1918,11,3,2024\n",
    )
    assert reading.frame.select("ccode", "censored").rows() == [(2, True), (300, False)]


def test_30_a_state_born_on_30_february(read):
    reading = read("cow_states", STATES + "USA,2,United States,1816,2,30,2024,12,31,2024\n")
    assert reading.rejected.select("line", "rule", "raw").rows() == [
        (2, "no-such-date", "1816, 2, 30")
    ]


def test_31_capitals_off_the_globe_and_at_nowhere(read):
    head = "ccode,statenme,capital,stdate,enddate,lat,lng\n"
    reading = read(
        "cow_capitals",
        head
        + "2,USA,Washington,1816-01-01,2024-12-31,38.9,-77\n"
        + "20,Canada,Ottawa,1867-01-01,2024-12-31,91,-75\n"
        + "31,Bahamas,Nassau,1973-01-01,2024-12-31,0,0\n",
    )
    assert reading.rules() == {"out-of-range": 1}
    assert reading.frame["latitude"].to_list() == [38.9, None]
    assert "1 coordinates of 0, 0 were blanked" in reading.notes


def test_trade_of_cow_itself_turns_imports_along_with_the_states(read):
    head = "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2\n"
    reading = read("cow_trade", head + "20,2,1920,Canada,USA,735.44,-9,735.44,611.86\n")
    assert reading.frame.row(0) == (2, 20, 1920, None, 735.44, 611.86, 735.44)


def test_40_year_gaps_are_no_fault(read):
    head = "ccode1,ccode2,year,flow1,flow2,smoothflow1,smoothflow2\n"
    reading = read("cow_trade", head + "2,20,1920,1,1,1,1\n2,20,1931,1,1,1,1\n")
    assert reading.frame["year"].to_list() == [1920, 1931]
    assert reading.rejected.is_empty()


def test_38_a_file_of_another_kind_lists_all_that_is_missing(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("ccode,year\n2,1990\n")
    with pytest.raises(InputProblems) as caught:
        source("cow_trade").read(path)
    assert len(caught.value.problems) == 6
