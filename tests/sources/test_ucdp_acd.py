"""UCDP in its own shape, and who is paired with whom."""

import pytest

from tertius.sources import recognise
from tertius.sources.ucdp_acd import read_ucdp_acd

HEAD = (
    "conflict_id,location,side_a,side_a_2nd,side_b,side_b_2nd,incompatibility,territory_name,year,"
    "intensity_level,cumulative_intensity,type_of_conflict,start_date,start_prec,start_date2,"
    "start_prec2,ep_end,ep_end_date,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,gwno_loc,region,version\n"
)


def row(a: str, a2: str, b: str, b2: str, *, year: int = 2003, kind: str = "2") -> str:
    return (
        f'420,Somewhere,A,,B,,2,,{year},2,1,{kind},2003-03-20,1,2003-03-23,1,0,,"{a}","{a2}",'
        f'"{b}","{b2}",645,2,25.1\n'
    )


@pytest.fixture
def read(tmp_path):
    def read(text: str):
        path = tmp_path / "UcdpPrioConflict_v25_1.csv"
        path.write_text(HEAD + text)
        assert recognise(path).name == "ucdp_acd"
        return read_ucdp_acd(path)

    return read


def pairs(reading) -> dict[tuple[int, int], tuple[str, str, str]]:
    columns = ("ccode1", "ccode2", "relation", "role1", "role2")
    return {(a, b): tuple(rest) for a, b, *rest in reading.frame.select(columns).rows()}


def test_several_numbers_in_a_cell_are_several_states(read):
    found = pairs(read(row("900, 200, 2", "", "645", "")))
    assert found[(2, 645)] == ("opposed", "primary", "primary")
    assert found[(645, 900)] == ("opposed", "primary", "primary")
    assert found[(2, 200)] == ("same side", "primary", "primary")
    assert len(found) == 6


def test_secondary_parties_face_the_primary_party_only(read):
    found = pairs(read(row("731", "365, 710", "732", "2, 20", year=1951)))
    assert found[(710, 732)] == ("opposed", "secondary", "primary")
    assert found[(2, 731)] == ("opposed", "secondary", "primary")
    assert found[(710, 731)] == ("same side", "secondary", "primary")
    assert found[(2, 732)] == ("same side", "secondary", "primary")
    assert (2, 710) not in found  # the data do not say that they met
    assert (365, 710) not in found
    assert (2, 20) not in found


def test_helpers_of_rebels_oppose_the_government(read):
    found = read(row("369", "", "", "365", year=2015, kind="4"))
    assert pairs(found) == {(365, 369): ("opposed", "secondary", "primary")}
    assert found.frame["conflict_type"].item() == "internationalised"


def test_conflicts_without_a_dyad_of_states_are_out_of_scope(read):
    reading = read(row("750", "", "", "", kind="3") + row("220", "", "", "", kind="1", year=1954))
    assert reading.frame.is_empty()
    assert reading.counts["rows_out_of_scope"] == 2
    assert reading.rejected.is_empty()


def test_numbers_are_translated_by_date(read):
    assert (200, 679) in pairs(read(row("200", "", "678", "", year=2024)))
    assert (200, 678) in pairs(read(row("200", "", "678", "", year=1965)))
    assert (200, 255) in pairs(read(row("200", "", "260", "", year=1995)))
    assert (200, 260) in pairs(read(row("200", "", "260", "", year=1975)))


def test_35_a_helper_that_cow_does_not_count_is_left_out_and_noted(read):
    reading = read(row("750", "751", "770", "", year=1948))
    assert pairs(reading) == {(750, 770): ("opposed", "primary", "primary")}
    assert any("751 in 1948" in note for note in reading.notes)


def test_35_a_primary_party_that_cow_does_not_count_refuses_the_row(read):
    reading = read(row("751", "", "750", "", year=1948))
    assert reading.rules() == {"gw-code-not-in-cow": 1}


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ('"900, 200, 2"', '"many"', "not-a-list-of-numbers"),
        (",2003,2,", ",1845,2,", "out-of-range"),
        (",2,1,2,2003", ",2,1,9,2003", "unknown-type"),
        ("B,,2,,", "B,,8,,", "unknown-issue"),
        ("2003-03-20", "2003-02-30", "no-such-date"),
        (",2003,2,1,", ",2003,3,1,", "out-of-range"),
    ],
)
def test_bad_cells_are_refused_by_name(read, good, bad, rule):
    line = row("900, 200, 2", "", "645", "")
    assert good in line
    reading = read(line.replace(good, bad, 1))
    assert reading.rules() == {rule: 1}
    assert reading.frame.is_empty()


def test_two_rows_of_one_combination_each_give_the_same_as_one_cell(tmp_path, read):
    """The other shape spreads the parties of a conflict over rows."""
    one = read(row("900, 200", "", "645", "2"))
    two = read(row("900", "", "645", "2") + row("200", "", "645", "2"))
    assert one.frame.equals(two.frame)
