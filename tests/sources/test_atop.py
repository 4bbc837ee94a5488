"""ATOP in its three shapes, and what is refused."""

import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.errors import InputProblems
from tertius.sources import recognise
from tertius.sources.atop import read_atop

SPELLS = "ccode1,ccode2,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul,start,end\n"
YEARS = "atopid1,mem1,mem2,year,atopally,defense,offense,neutral,nonagg,consul\n"


@pytest.fixture
def read(tmp_path):
    def read(text: str, name: str = "atop5_dyads.csv"):
        path = tmp_path / name
        path.write_text(text)
        return read_atop(path)

    return read


def test_spells_are_years_with_their_precision(read):
    row = read(SPELLS + "365,731,1,0,0,1,0,1961,1996\n").frame.row(0, named=True)
    assert (row["ccode1"], row["ccode2"]) == (365, 731)
    assert (row["start"], row["end"]) == (date(1961, 1, 1), date(1996, 12, 31))
    assert row["start_precision"] == row["end_precision"] == "year"
    assert (row["defense"], row["nonagg"], row["consul"]) == (1, 1, 0)


def test_dyad_years_of_the_official_file_become_spells(read):
    rows = "".join(f"1,2,20,{year},1,1,0,0,1,1\n" for year in (1949, 1950, 1951))
    rows += "1,2,20,1952,1,0,0,0,1,1\n"  # an obligation falls away
    rows += "1,2,20,1955,1,0,0,0,1,1\n"  # after a gap
    rows += "1,2,31,1955,1,0,0,0,1,1\n"  # another dyad
    rows += "1,2,40,1955,0,0,0,0,0,0\n"  # no obligation at all
    reading = read(YEARS + rows)
    spells = reading.frame.select("ccode1", "ccode2", "start", "end", "defense").rows()
    assert spells == [
        (2, 20, date(1949, 1, 1), date(1951, 12, 31), 1),
        (2, 20, date(1952, 1, 1), date(1952, 12, 31), 0),
        (2, 20, date(1955, 1, 1), date(1955, 12, 31), 0),
        (2, 31, date(1955, 1, 1), date(1955, 12, 31), 0),
    ]
    assert reading.counts["rows_in"] == 7
    assert reading.counts["rows_out_of_scope"] == 1
    assert "equal consecutive years became one spell" in reading.notes


def test_dyad_years_with_the_other_names(read):
    head = SPELLS.replace("start,end", "year")
    reading = read(head + "2,20,1,0,0,0,0,1949\n2,20,1,0,0,0,0,1950\n")
    assert reading.frame.select("start", "end").rows() == [(date(1949, 1, 1), date(1950, 12, 31))]


def test_the_official_archive_is_read_without_unpacking(tmp_path):
    path = tmp_path / "atop_5.1__.csv_.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ATOP 5.1 (.csv)/atop5_1a.csv", "atopid,begyr\n1005,1815\n")
        archive.writestr("ATOP 5.1 (.csv)/atop5_1dy.csv", YEARS + "1,2,20,1949,1,1,0,0,1,1\n")
        archive.writestr("ATOP 5.1 (.csv)/atop5_1ddyr.csv", "stateA,stateB\n2,20\n")
    reading = read_atop(path)
    assert reading.frame.height == 1
    assert any("atop5_1dy.csv" in note for note in reading.notes)


def test_both_shapes_are_recognised(tmp_path):
    for head in (SPELLS, YEARS):
        path = tmp_path / "x.csv"
        path.write_text(head)
        assert recognise(path).name == "atop"


def test_40_bad_rows_are_refused_each_by_its_rule(read):
    reading = read(
        SPELLS
        + "2,2,1,0,0,0,0,1949,1950\n"  # self-dyad
        + "2,20,1,0,0,0,0,1950,1949\n"  # end before start
        + "2,20,1,0,0,0,0,1949,1950\n"
        + "20.0,002,1,0,0,0,0,1949,1955\n"  # the same dyad and start, turned
        + "2,31,7,0,0,0,0,1949,1950\n"  # a flag of 7
        + "2,40,1,0,0,0,0,1949,2999\n"  # a year to come
        + "-9,40,1,0,0,0,0,1949,1999\n"  # no state
        + "2,41,-9,0,0,0,0,1949,1999\n"  # no flag
        + "2,42\n"
    )
    assert reading.rejected.select("line", "rule").rows() == [
        (2, "self-dyad"),
        (3, "end-before-start"),
        (5, "duplicate-spell"),
        (6, "out-of-range"),
        (7, "out-of-range"),
        (8, "missing"),
        (9, "missing"),
        (10, "too-few-fields"),
    ]
    assert reading.frame.height == 1
    assert reading.rows_in == 9
    assert reading.rules()["out-of-range"] == 2


def test_38_a_renamed_column_is_named_with_its_nearest(read):
    with pytest.raises(InputProblems) as caught:
        read(SPELLS.replace("atop_consul", "atop_consult"))
    assert [p.what for p in caught.value.problems] == ["column 'atop_consul' is missing"]
    assert caught.value.problems[0].remedy == "nearest is 'atop_consult'"


FLAGS = ("defense", "offense", "neutral", "nonagg", "consul")


@settings(deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from([(2, 20), (2, 31), (20, 31)]), st.integers(1990, 2005)),
        st.tuples(*[st.integers(0, 1)] * 5),
        max_size=30,
    )
)
def test_spells_hold_exactly_the_years_that_they_were_made_of(tmp_path_factory, years):
    path = tmp_path_factory.mktemp("atop") / "atop5_1dy.csv"
    lines = [
        f"1,{a},{b},{year},1,{','.join(map(str, flags))}\n"
        for ((a, b), year), flags in years.items()
    ]
    path.write_text(YEARS + "".join(lines))
    found = {}
    for row in read_atop(path).frame.iter_rows(named=True):
        for year in range(row["start"].year, row["end"].year + 1):
            key = ((row["ccode1"], row["ccode2"]), year)
            assert key not in found
            found[key] = tuple(row[flag] for flag in FLAGS)
    assert found == {key: flags for key, flags in years.items() if any(flags)}


def test_a_file_with_a_header_only_has_no_rows(read):
    reading = read(SPELLS)
    assert reading.frame.is_empty()
    assert reading.rows_in == 0
