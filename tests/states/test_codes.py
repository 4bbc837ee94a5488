"""Codes are translated by way of the entity that held them on the day."""

import csv
import re

import pytest

from tertius import states
from tertius.errors import AmbiguousState, NotInSystem, TertiusError, UnknownState


@pytest.mark.parametrize(
    ("gwcode", "on", "ccode"),
    [
        (255, 1930, 255),
        (260, 1952, 260),
        (260, 1970, 260),
        (260, "1990-12-31", 255),
        (260, 2020, 255),
        (265, 1970, 265),
        (340, 1900, 345),
        (345, 1980, 345),
        (345, 2004, 345),
        (340, 2010, 345),
        (345, 2020, 345),
        (678, 1970, 678),
        (678, 2000, 679),
        (680, 1980, 680),
        (816, 1970, 816),
        (816, 2000, 816),
        (817, 1970, 817),
        (972, 2000, 955),
        (970, 2000, 946),
        (971, 2000, 970),
        (2, None, 2),
        (260, None, 255),
    ],
)
def test_gleditsch_ward_to_cow(gwcode, on, ccode):
    assert states.gw_to_cow(gwcode, on) == ccode


def test_a_number_that_changed_hands_in_the_year_needs_a_day():
    for code in (260, 678):
        with pytest.raises(AmbiguousState, match="Give a day"):
            states.gw_to_cow(code, 1990)


def test_a_number_out_of_use_says_when_it_was_in_use():
    with pytest.raises(NotInSystem, match="1990-05-21"):
        states.gw_to_cow(680, 2000)
    with pytest.raises(NotInSystem, match="255 was not in use"):
        states.gw_to_cow(255, 2020)
    with pytest.raises(UnknownState):
        states.gw_to_cow(9999, 2000)
    with pytest.raises(UnknownState, match="has no cow code"):
        states.gw_to_cow(711, 1930)
    with pytest.raises(NotInSystem):
        states.cow_to_gw(679, 1980)


@pytest.mark.parametrize(
    ("code", "from_", "to", "on", "expected"),
    [
        (255, "cow", "gw", 2020, 260),
        (255, "cow", "iso3c", 2020, "DEU"),
        (365, "cow", "iso3c", 1985, "SUN"),
        (365, "cow", "iso3c", 2020, "RUS"),
        (345, "cow", "iso3c", 1985, "YUG"),
        (345, "cow", "iso3c", 2004, "SCG"),
        (345, "cow", "name", 2004, "Serbia and Montenegro"),
        (678, "cow", "iso3c", 1980, "YEM"),
        (680, "cow", "iso3c", 1980, "YMD"),
        (817, "cow", "iso3c", 1970, "VNM"),
        ("DEU", "iso3c", "cow", 1970, 260),
        ("DEU", "iso3c", "cow", 2020, 255),
        ("DDR", "iso3c", "cow", 1970, 265),
        ("AUS", "iso3c", "cow", 2020, 900),
        ("AUS", "cow_abb", "cow", 2020, 305),
        ("SLV", "iso3c", "cow_abb", 2020, "SAL"),
        ("NA", "iso2c", "cow", 2020, 565),
        ("Burma", "name", "cow", 1970, 775),
        ("NATO", "name", "name", 2020, "NATO"),
        ("PSE", "iso3c", "name", 2020, "Palestine"),
    ],
)
def test_convert(code, from_, to, on, expected):
    assert states.convert(code, from_, to, on) == expected


def test_what_has_no_code_says_so():
    with pytest.raises(UnknownState, match="has no iso3c code"):
        states.convert(245, "cow", "iso3c", 1850)
    with pytest.raises(UnknownState, match="has no cow_abb code"):
        states.convert("NATO", "name", "cow_abb", 2020)
    with pytest.raises(UnknownState, match="is no iso3c code"):
        states.convert("ZZZ", "iso3c", "cow", 2020)
    with pytest.raises(TertiusError, match="no code system"):
        states.convert(2, "cow", "fips", 2020)
    with pytest.raises(UnknownState, match="is no state number"):
        states.convert("2.0", "cow", "gw", 2020)


def test_every_member_survives_the_way_there_and_back():
    for on in ("1820-06-30", "1900-06-30", "1938-06-30", "1970-06-30", "2000-06-30", "2020-06-30"):
        for entity in states.states_in(on):
            assert states.convert(entity.key, "cow_abb", "cow", on) == entity.ccode
            name = states.convert(entity.ccode, "cow", "name", on)
            assert states.convert(name, "name", "cow", on) == entity.ccode
            if entity.iso3c:
                assert states.convert(entity.iso3c, "iso3c", "cow", on) == entity.ccode
        for entity in states.states_in(on, system="gw"):
            if entity.ccode is not None:
                assert states.gw_to_cow(entity.gwcode, on) == entity.ccode
                assert states.cow_to_gw(entity.ccode, on) == entity.gwcode


def test_print_names_follow_the_calendar():
    said = {1910: "Russia", 1985: "Soviet Union", 2020: "Russia"}
    assert {year: states.name_of(365, year) for year in said} == said
    assert states.name_of("PRK") == "North Korea"
    assert states.name_of(255, 1860) == "Prussia"
    assert states.name_of(345, 1985) == "Yugoslavia"
    assert states.name_of(775, 1970) == "Burma"
    assert states.adjective_of(365, 1985) == "Soviet"
    assert states.adjective_of("NATO") == "NATO"
    assert states.name_of(315, 2020) == "Czechoslovakia"


def test_every_number_in_ucdp_is_translated_but_hyderabad_s(shared):
    path = shared / "data/ucdp/ucdp_prio_acd_v25.1_peacesciencer.csv"
    refused = set()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            cells = " ".join(row[c] for c in row if c.startswith("gwno"))
            for code in re.findall(r"\d+(?=\.0|\b)", re.sub(r"\.0\b", "", cells)):
                try:
                    states.gw_to_cow(int(code), int(float(row["year"])))
                except AmbiguousState:
                    assert int(float(row["year"])) == 1990
                except TertiusError:
                    refused.add(int(code))
    assert refused == {751}
