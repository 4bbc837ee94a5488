"""Tables: one text per row, quotation by RFC 4180, and no mark swallows the rows after it."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.documents.reading import read_bytes


def test_a_row_is_a_text_with_what_its_columns_declare(read) -> None:
    data = b"id,Title,byline,date,outlet,url,lang,text\n7,Talks,A. Bell,2023-09-18,Wire,w.ex,en,x\n"
    found = read(data, "w.csv")
    assert found.words == ["x"]
    assert found.texts[0].place == "w.csv:2"
    assert found.declared[0] == {
        "title": "Talks",
        "author": "A. Bell",
        "published": "2023-09-18",
        "host": "Wire",
        "url": "w.ex",
        "language": "en",
    }
    assert found.places[0]["author"] == "column byline"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_that_parts_columns_is_seen_in_the_header(read, sign: str) -> None:
    data = f"title{sign}text\nTalks{sign}Envoys met.\n".encode()
    assert read(data, "w.csv").words == ["Envoys met."]


def test_a_comma_in_the_name_of_another_column_does_not_mislead(read) -> None:
    assert read(b'"a,b,c,d";text\n1;Envoys met.\n', "w.csv").words == ["Envoys met."]


def test_line_ends_and_quotation_marks_inside_cells_stay(read) -> None:
    data = b'title,text\r\nT,"One\r\n\r\n""two"" \rthree"\r\nU,four\r\n'
    found = read(data, "w.csv")
    assert found.words == ['One\r\n\r\n"two" \rthree', "four"]
    assert [one.place for one in found.texts] == ["w.csv:2", "w.csv:6"]


def test_a_column_that_is_named(read) -> None:
    assert read(b"text,speech\na,b\n", "w.csv", column="speech").words == ["b"]


@pytest.mark.parametrize("column", [None, "speech"])
def test_a_missing_column_lists_those_there_are(read, column: str | None) -> None:
    found = read(b"foo,bar\na,b\n", "w.csv", column=column)
    assert found.rules == ["no text column"]
    assert "'foo', 'bar'" in found.refusals[0].what
    assert "--column" in found.refusals[0].remedy


def test_two_columns_that_may_hold_the_text(read) -> None:
    found = read(b"text,content\na,b\n", "w.csv")
    assert found.rules == ["ambiguous column"]
    assert "'text' and 'content'" in found.refusals[0].what


def test_a_column_named_twice(read) -> None:
    assert read(b"text,text\na,b\n", "w.csv").rules == ["ambiguous column"]


def test_short_and_long_rows_are_told_by_line(read) -> None:
    found = read(b"id,text\n1,a\n2\n3,b,c\n4,d\n", "w.csv")
    assert found.words == ["a", "d"]
    assert [(r.place, r.what) for r in found.refusals] == [
        ("w.csv:3", "expected 2 columns, found 1"),
        ("w.csv:4", "expected 2 columns, found 3"),
    ]


def test_a_mark_that_never_closes_costs_no_other_row(read) -> None:
    found = read(b'id,text\n1,"never closed\n2,b\n3,c\n', "w.csv")
    assert found.words == ['"never closed', "b", "c"]


def test_a_mark_that_never_closes_in_a_row_that_fits_nothing(read) -> None:
    found = read(b'id,text\n1,x,"never closed\n2,b\n', "w.csv")
    assert found.words == ["b"]
    assert found.rules == ["open quotation"]


def test_marks_that_only_begin_a_cell_are_characters(read) -> None:
    data = b'id\ttext\n1\t"Talks" fail\n2\t"lead\n3\ta 5" gun\n4\tend\n'
    assert read(data, "w.tsv").words == ['"Talks" fail', '"lead', 'a 5" gun', "end"]


def test_blank_lines_are_passed_over(read) -> None:
    assert read(b"\n\nid,text\n\n1,a\n \n2,b\n\n", "w.csv").words == ["a", "b"]


def test_a_header_alone_holds_nothing(read) -> None:
    assert read(b"id,text\n", "w.csv").rules == ["empty"]


def test_cells_may_be_longer_than_the_csv_module_allows(read) -> None:
    before = csv.field_size_limit()
    long = "word " * 60_000
    assert read(f"id,text\n1,{long}\n".encode(), "w.csv").words == [long]
    assert csv.field_size_limit() == before


def test_a_damaged_line_inside_a_cell_costs_its_row(read) -> None:
    found = read(b'id,text\n1,"one\n\x00\nend"\n2,b\n', "w.csv")
    assert found.words[-1] == "b"
    assert "binary" in found.rules


def test_names_are_shown_safely(read) -> None:
    found = read("a\u202eb,c\n1,2\n".encode(), "w.csv")
    assert "\u202e" not in found.refusals[0].what
    assert "u202e" in found.refusals[0].what


def test_headers_of_a_million_columns_are_refused(read) -> None:
    assert read(b"text," + b"a," * 100_000 + b"\n1\n", "w.csv").rules == ["too many columns"]


CELL = st.text(st.sampled_from(list("ab \"',;\t\r\nä")), min_size=1, max_size=12).filter(
    lambda cell: not cell.isspace()
)


@settings(max_examples=50)
@given(st.lists(st.tuples(CELL, CELL), max_size=6), st.sampled_from([",", ";", "\t"]))
def test_what_the_csv_module_writes_is_read_back(rows: list[tuple[str, str]], sign: str) -> None:
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=sign, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([("id", "text"), *rows])
    data = made.getvalue().encode()
    found = (
        list(read_bytes(data, name="w.csv", refused=lambda r: pytest.fail(str(r)))) if rows else []
    )
    assert [one.text for one in found] == [row[1] for row in rows]


@settings(max_examples=50)
@given(st.text(st.sampled_from(list('ab",\n\r\t;')), max_size=60))
def test_any_table_gives_texts_and_refusals(body: str) -> None:
    refusals: list[object] = []
    data = ("id,text\n" + body).encode()
    texts = list(read_bytes(data, name="w.csv", refused=refusals.append))
    assert texts or refusals
