"""A file as rows of text, each with its line. Numbers are the families of hostile input."""

import time
from contextlib import suppress

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.errors import InputProblems, SourceError
from tertius.sources.tabular import Table, header_of, read_table

HEAD = "ccode,year,name\n"


@pytest.fixture
def read(tmp_path):
    def read(content: str | bytes, *required: str, **more) -> Table:
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_table(path, required or ("ccode", "year", "name"), **more)

    return read


def rules(table: Table) -> list[tuple[int, str]]:
    return table.rejected.select("line", "rule").rows()


def balanced(table: Table) -> bool:
    return table.rows_in == table.frame.height + table.rejected.height


def test_rows_keep_their_lines_and_stay_text(read):
    table = read(HEAD + "2,1816,USA\n020,1920,NA\n")
    assert table.frame.rows() == [(2, "2", "1816", "USA"), (3, "020", "1920", "NA")]
    assert table.rejected.is_empty()


def test_columns_are_found_in_any_order_and_case(read):
    table = read("Year,extra,CCODE\n1816,x,2\n", "ccode", "year")
    assert table.frame.columns == ["line", "ccode", "year"]
    assert table.frame.row(0) == (2, "2", "1816")


def test_02_only_blank_lines(read):
    with pytest.raises(SourceError, match=r"only blank lines \(3\); 0 rows"):
        read("\n\n\n")


def test_02_blank_lines_between_rows_are_counted(read):
    table = read(HEAD + "\n2,1816,USA\n\n\n20,1920,CAN\n")
    assert table.frame["line"].to_list() == [3, 6]
    assert "3 blank lines were skipped" in table.notes


def test_04_a_404_page_saved_as_csv(read):
    page = "<!DOCTYPE html>\n<html><head><title>404</title></head></html>\n"
    with pytest.raises(SourceError, match="web page or XML") as caught:
        read(page)
    assert caught.value.remedy


def test_18_to_20_rows_of_the_wrong_width_are_put_aside_one_by_one(read):
    table = read(HEAD + "2,1816\n2,1817,USA\n2,1818,USA,extra\n2,1819,USA\n")
    assert table.frame["year"].to_list() == ["1817", "1819"]
    assert rules(table) == [(2, "too-few-fields"), (4, "too-many-fields")]
    assert table.rejected["field"].to_list() == ["2 of 3", "4 of 3"]
    assert balanced(table)


def test_21_a_quotation_mark_that_never_closes_stops_the_read(read):
    rows = "".join(f"{n},1900,x\n" for n in range(1, 200))
    with pytest.raises(SourceError, match="opened in line 3 is not closed") as caught:
        read(HEAD + '2,1816,USA\n20,1920,"CAN\n' + rows)
    assert caught.value.where == "table.csv:3"


def test_21_a_quotation_mark_before_short_rows_stops_the_read(read):
    with pytest.raises(SourceError, match="opened in line 2 is not closed"):
        read(HEAD + '"2,1816,USA\n20,1920,CAN\n31,1973,BHM\n')


def test_21_quoted_commas_and_line_ends_are_one_field(read):
    table = read(HEAD + '2,1816,"United States, of\nAmerica"\n20,1920,CAN\n')
    assert table.frame["name"].to_list() == ["United States, of\nAmerica", "CAN"]
    assert table.frame["line"].to_list() == [2, 4]


def test_22_utf16_is_named(read):
    with pytest.raises(SourceError, match="looks like UTF-16"):
        read((HEAD + "2,1816,USA\n" * 100).encode("utf-16"))


def test_22_utf16_without_a_mark_is_named(read):
    with pytest.raises(SourceError, match="looks like UTF-16"):
        read((HEAD + "2,1816,USA\n" * 100).encode("utf-16-le"))


def test_22_a_row_that_is_not_utf8_is_put_aside(read):
    table = read(HEAD.encode() + b"2,1816,USA\n403,1975,S\xe3o Tom\xe9\n20,1920,CAN\n")
    assert rules(table) == [(3, "not-utf8")]
    assert table.rejected["raw"].item() == "403,1975,São Tomé"
    assert table.frame.height == 2


def test_22_latin1_in_a_column_that_is_not_read_does_no_harm(read):
    table = read(HEAD.encode() + b"403,1975,S\xe3o Tom\xe9\n", "ccode", "year")
    assert table.frame.height == 1


def test_22_a_source_known_for_latin1_is_read_so_and_says_so(read):
    table = read(HEAD.encode() + b"403,1975,S\xe3o Tom\xe9\n", legacy="cp1252")
    assert table.frame["name"].item() == "São Tomé"
    assert any("cp1252" in note for note in table.notes)


def test_23_a_byte_order_mark_is_dropped_and_noted(read):
    table = read(b"\xef\xbb\xbf" + HEAD.encode() + b"2,1816,USA\n")
    assert table.frame.height == 1
    assert any("byte-order mark" in note for note in table.notes)


def test_24_a_nul_byte_puts_its_row_aside(read):
    table = read(HEAD + "2,1816,U\0SA\n20,1920,CAN\n")
    assert rules(table) == [(2, "nul-byte")]
    assert table.frame.height == 1


def test_25_carriage_returns_alone_end_lines(read):
    table = read((HEAD + "2,1816,USA\n20,1920,CAN\n").replace("\n", "\r"))
    assert table.frame["ccode"].to_list() == ["2", "20"]
    assert any("carriage return" in note for note in table.notes)


def test_25_crlf_and_mixed_line_ends_never_tear_rows(read):
    table = read("ccode,year,name\r\n2,1816,USA\n20,1920,CAN\r\n31,1973,BHM")
    assert table.frame["name"].to_list() == ["USA", "CAN", "BHM"]


def test_25_a_carriage_return_inside_a_row_is_put_aside(read):
    table = read(HEAD + "2,18\r16,USA\n20,1920,CAN\n")
    assert rules(table) == [(2, "stray-line-end")]
    assert table.frame.height == 1
    assert balanced(table)


def test_26_a_last_row_cut_short_is_put_aside_and_said(read):
    table = read(HEAD + "2,1816,USA\n20,19")
    assert rules(table) == [(3, "too-few-fields")]
    assert any("may be incomplete" in note for note in table.notes)


def test_26_no_final_newline_is_fine(read):
    assert read(HEAD + "2,1816,USA").frame.height == 1


def test_28_ten_thousand_and_one_columns_are_refused_quickly(read):
    started = time.process_time()
    with pytest.raises(SourceError, match="20001 columns"):
        read(",".join(f"c{n}" for n in range(20_001)) + "\n", "c1")
    assert time.process_time() - started < 1


def test_38_all_missing_columns_are_named_at_once_with_the_nearest(read):
    with pytest.raises(InputProblems) as caught:
        read("ccodes,yr\n2,1816\n", "ccode", "year", "cinc")
    missing = [p.what for p in caught.value.problems]
    assert missing == [f"column {c!r} is missing" for c in ("ccode", "year", "cinc")]
    assert caught.value.problems[0].remedy == "nearest is 'ccodes'"
    assert caught.value.problems[0].where == "table.csv:1"


def test_38_a_column_that_is_there_twice(read):
    with pytest.raises(InputProblems, match="'year' is there 2 times"):
        read("ccode,year,Year\n2,1816,1817\n", "ccode", "year")


@pytest.mark.parametrize(("sign", "word"), [("\t", "tab"), (";", "semicolon"), ("|", "bar")])
def test_39_other_delimiters_are_seen(read, sign, word):
    table = read((HEAD + "2,1816,USA\n").replace(",", sign))
    assert table.frame.height == 1
    assert sign == "\t" or any(word in note for note in table.notes)


def test_39_a_file_without_known_delimiter_says_how_it_was_read(read):
    with pytest.raises(InputProblems, match="read as comma-separated"):
        read("ccode~year~name\n2~1816~USA\n")


def test_optional_columns_are_taken_where_present(read):
    table = read(HEAD + "2,1816,USA\n", "ccode", optional=("name", "session"))
    assert table.has("name")
    assert not table.has("session")


def test_keep_all_takes_every_column(read):
    assert read(HEAD + "2,1816,USA\n", "ccode", keep_all=True).frame.columns[1:] == [
        "ccode",
        "year",
        "name",
    ]


def test_parquet_keeps_its_types(tmp_path):
    path = tmp_path / "t.parquet"
    pl.DataFrame({"CCODE": [2, 20], "x": [1.5, None]}).write_parquet(path)
    table = read_table(path, ("ccode", "x"))
    assert table.frame.rows() == [(1, 2, 1.5), (2, 20, None)]
    assert header_of(path) == ["CCODE", "x"]


def test_parquet_cut_in_half_is_damaged(tmp_path):
    path = tmp_path / "t.parquet"
    pl.DataFrame({"ccode": list(range(10_000))}).write_parquet(path)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(SourceError, match="damaged Parquet"):
        read_table(path, ("ccode",))


def test_parquet_missing_columns_are_named(tmp_path):
    path = tmp_path / "t.parquet"
    pl.DataFrame({"ccode": [1]}).write_parquet(path)
    with pytest.raises(InputProblems, match="'year' is missing"):
        read_table(path, ("ccode", "year"))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_rows_that_add_up_or_one_error(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_bytes(b"a,b\n" + content)
    with suppress(SourceError):
        assert balanced(read_table(path, ("a", "b")))


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), min_size=1, max_size=20))
def test_what_a_csv_writer_writes_is_read_back(tmp_path_factory, rows):
    clean = [tuple(x.replace("\0", "").replace("\r", "") for x in row) for row in rows]
    clean = [row for row in clean if all(_encodable(x) for x in row)]
    frame = pl.DataFrame(clean, schema={"a": pl.String, "b": pl.String}, orient="row")
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    frame.write_csv(path, quote_style="always")
    table = read_table(path, ("a", "b"))
    assert table.frame.select("a", "b").rows() == frame.rows()


def _encodable(text: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in text)


@pytest.mark.parametrize("step", ["read_parquet", "read_parquet_schema"])
def test_parquet_that_makes_the_reader_panic_is_damaged(tmp_path, monkeypatch, step):
    """Bytes flipped in the middle can make it panic, which is no ``Exception``."""
    path = tmp_path / "t.parquet"
    pl.DataFrame({"ccode": [1]}).write_parquet(path)

    def panic(*_: object, **__: object) -> None:
        raise pl.exceptions.PanicException("assertion failed: offset + length <= self.length")

    monkeypatch.setattr(pl, step, panic)
    with pytest.raises(SourceError, match="damaged Parquet file"):
        read_table(path, ["ccode"])
    if step == "read_parquet_schema":
        with pytest.raises(SourceError, match="damaged Parquet file"):
            header_of(path)
