"""Row rules by name. Numbers are the families of hostile input."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.errors import SourceError
from tertius.sources.sieve import Sieve


@pytest.fixture
def sieve(tmp_path):
    def sieve(text: str) -> Sieve:
        path = tmp_path / "table.csv"
        path.write_text(text)
        return Sieve.open(path, text.splitlines()[0].split(","))

    return sieve


def column(name: str, values: list[str], make) -> Sieve:
    return make(f"{name},keep\n" + "".join(f'"{v}",k\n' for v in values))


def rules(sieve: Sieve) -> list[tuple[int, str, str]]:
    return sieve.rejected.select("line", "rule", "raw").rows()


def test_40_float_codes_and_leading_zeros_are_read_and_noted(sieve):
    found = column("ccode", ["2.0", "002", "20"], sieve).code("ccode")
    assert found.frame["ccode"].to_list() == [2, 2, 20]
    assert found.frame.schema["ccode"] == pl.Int32
    assert len(found.notes) == 2


def test_40_minus_nine_is_missing_not_a_number(sieve):
    found = column("fatality", ["-9", "-9.0", "3", ""], sieve).integer("fatality", low=0)
    assert found.frame["fatality"].to_list() == [None, None, 3, None]
    assert found.rejected.is_empty()


def test_40_a_missing_key_is_refused(sieve):
    found = column("ccode", ["-9", "", "2"], sieve).code("ccode")
    assert rules(found) == [(2, "missing", "-9"), (3, "missing", "")]


@pytest.mark.parametrize("bad", ["text", "n/a", "58.5#", "1e309", "NaN", "inf", "2.5", "1,5", "²"])
def test_29_what_is_no_whole_number_is_refused_as_it_stood(sieve, bad):
    found = column("ccode", [bad, "2"], sieve).code("ccode")
    assert rules(found) == [(2, "not-a-whole-number", bad)]


@pytest.mark.parametrize("bad", ["text", "n/a", "58.5#", "1e309", "NaN", "inf", "-inf", "1,5"])
def test_29_what_is_no_finite_number_is_refused_as_it_stood(sieve, bad):
    found = column("cinc", [bad, "0.5"], sieve).number("cinc")
    assert rules(found) == [(2, "no-number", bad)]


def test_numbers_outside_their_range_are_refused(sieve):
    found = column("cinc", ["1.5", "0.5"], sieve).number("cinc", low=0, high=1)
    assert rules(found) == [(2, "out-of-range", "1.5")]


def test_34_na_stays_text_and_empty_becomes_null(sieve):
    found = column("name", ["NA", " NULL ", "None", ""], sieve).text("name")
    assert found.frame["name"].to_list() == ["NA", "NULL", "None", None]


@pytest.mark.parametrize("bad", ["1990-13-01", "1990-02-30", "1990", "01/02/1990", "yesterday"])
def test_30_impossible_days_are_refused(sieve, bad):
    found = column("start", [bad, "1990-02-28"], sieve).day("start")
    assert rules(found) == [(2, "no-such-date", bad)]


@pytest.mark.parametrize("bad", ["0001-01-01", "9999-01-01"])
def test_30_days_outside_history_are_refused(sieve, bad):
    found = column("start", [bad, "1990-02-28"], sieve).day("start")
    assert rules(found) == [(2, "out-of-range", bad)]


def test_30_years_outside_history_are_refused(sieve):
    found = column("year", ["9999", "1", "1990"], sieve).year("year")
    assert [r[1] for r in rules(found)] == ["out-of-range", "out-of-range"]


def test_40_a_state_paired_with_itself_is_refused(sieve):
    found = sieve("ccode1,ccode2\n2,2\n2,20\n").code("ccode1", "ccode2").dyad()
    assert rules(found) == [(2, "self-dyad", "2, 2")]


def test_40_dyads_are_turned_with_what_belongs_to_each_side(sieve):
    found = sieve("ccode1,ccode2,flow1,flow2\n20,2,5,7\n2,31,1,2\n").code("ccode1", "ccode2")
    found = found.number("flow1", "flow2").dyad(sided=[("flow1", "flow2")])
    assert found.frame.drop("line").rows() == [(2, 20, 7.0, 5.0), (2, 31, 1.0, 2.0)]
    assert found.notes == ("1 rows were turned so that ccode1 < ccode2",)


def test_40_the_second_row_of_a_key_is_refused(sieve):
    found = sieve("ccode1,ccode2,year\n2,20,1990\n20,2,1990\n2,20,1991\n")
    found = found.code("ccode1", "ccode2").year("year").dyad()
    found = found.unique(("ccode1", "ccode2", "year"), "duplicate-dyad-year")
    assert rules(found) == [(3, "duplicate-dyad-year", "2, 20, 1990")]


def test_a_directed_file_has_each_pair_mirrored(sieve):
    found = sieve("ccode1,ccode2,year\n2,20,1990\n20,2,1990\n31,2,1990\n")
    found = found.code("ccode1", "ccode2").year("year")
    found = found.leave_out(found.mirrored("year"), "the same pair again")
    assert found.frame.select("ccode1", "ccode2").rows() == [(2, 20), (31, 2)]
    assert found.out_of_scope == 1


def test_an_end_before_its_start_is_refused(sieve):
    found = sieve("start,end\n1990-01-02,1990-01-01\n1990-01-01,1990-01-01\n")
    found = found.day("start", "end").in_order()
    assert rules(found) == [(2, "end-before-start", "1990-01-02, 1990-01-01")]
    assert found.frame["end"].to_list() == [date(1990, 1, 1)]


def test_a_row_is_refused_once_under_its_first_rule(sieve):
    found = sieve("ccode1,ccode2,year\nx,y,z\n").code("ccode1", "ccode2").year("year")
    assert rules(found) == [(2, "not-a-whole-number", "x")]


def test_text_where_numbers_are_stored_is_an_error_of_the_whole_file(tmp_path):
    path = tmp_path / "t.parquet"
    pl.DataFrame({"ccode": [date(1990, 1, 1)]}).write_parquet(path)
    with pytest.raises(SourceError, match="holds Date, not numbers"):
        Sieve.open(path, ("ccode",)).code("ccode")


def test_notes_on_several_columns_are_one_note(sieve):
    found = sieve("a,b,c,d,e\n1.0,1.0,1.0,1.0,1.0\n").integer("a", "b", "c", "d", "e")
    note = found.reading(found.frame).notes
    assert note == ("a, b, c, d and 1 more is written with a decimal point (2.0) and read as 2",)


@settings(deadline=None)
@given(st.lists(st.one_of(st.integers(-20, 1200).map(str), st.text(max_size=5)), max_size=30))
def test_rows_are_never_lost(tmp_path_factory, values):
    clean = [v for v in values if v.isprintable() and '"' not in v and v.strip()]
    path = tmp_path_factory.mktemp("s") / "t.csv"
    path.write_text("ccode,k\n" + "".join(f'"{v}",k\n' for v in clean), encoding="utf-8")
    found = Sieve.open(path, ("ccode", "k")).code("ccode")
    reading = found.reading(found.frame)
    counts = reading.counts
    assert counts["rows_in"] == len(clean)
    assert counts["rows_in"] == counts["rows_read"] + counts["rows_rejected"]
    assert reading.frame["ccode"].is_between(1, 999).all()
    assert reading.rows_rejected == sum(reading.rules().values())
