"""A chronicle file is read whole or not at all, and all that is wrong with it is said at once."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.chronicle import read_chronicle
from tertius.chronicle.parse import parse_row
from tertius.chronicle.record import COLUMNS
from tertius.errors import InputProblems, Problem, SourceError, TertiusError

HEADER = ",".join(COLUMNS)
GOOD = {
    "id": "usa-ukg-test",
    "kind": "defence_pact",
    "side_a": "USA;UKG",
    "side_b": "",
    "start": "1949-04-04",
    "end": "",
    "sign": "1",
    "text": "A pact.",
    "citation": "A treaty",
    "status": "memory",
    "checked_with": "",
    "note": "",
}


def line(**changes: str) -> str:
    cells = {**GOOD, **changes}
    return ",".join(f'"{cells[name]}"' if "," in cells[name] else cells[name] for name in COLUMNS)


def written(tmp_path: Path, *lines: str, header: str = HEADER) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def test_a_good_line_becomes_a_record(tmp_path: Path) -> None:
    (record,) = read_chronicle([written(tmp_path, line())])
    assert record.start == date(1949, 4, 4)
    assert record.end is None
    assert record.date_text == "1949-04-04/"
    assert [party.key for party in record.side_a] == ["USA", "UKG"]


def test_the_form_of_a_date_states_its_precision(tmp_path: Path) -> None:
    path = written(tmp_path, line(id="one", start="1949", end="1950-02"))
    (record,) = read_chronicle([path])
    assert (record.start_precision, record.end_precision) == ("year", "month")
    assert record.end == date(1950, 2, 28)
    assert record.date_text == "1949/1950-02"


def test_an_event_without_an_end_is_one_moment(tmp_path: Path) -> None:
    path = written(tmp_path, line(id="met", kind="summit", start="2024-06"))
    (record,) = read_chronicle([path])
    assert record.date_text == "2024-06"


def test_parties_join_and_leave(tmp_path: Path) -> None:
    path = written(tmp_path, line(side_a="USA;FRN[1949/1966-03];GRC[1952-02-18/]"))
    (record,) = read_chronicle([path])
    france, greece = record.side_a[1:]
    assert (france.since, france.until) == (date(1949, 1, 1), date(1966, 3, 31))
    assert (greece.since, greece.until) == (date(1952, 2, 18), None)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"kind": "defense_pact"}, "kind", "unknown kind 'defense_pact'"),
        ({"id": "Bad Id"}, "id", "lower-case words"),
        ({"sign": "-1"}, "sign", "has sign 1"),
        ({"sign": "good"}, "sign", "has sign 1"),
        ({"end": "1948"}, "end", "lies before the start"),
        ({"start": "1949-02-30"}, "start", "is no date"),
        ({"start": ""}, "start", "is no date"),
        ({"citation": ""}, "citation", "is empty"),
        ({"text": ""}, "text", "is empty"),
        ({"text": "x" * 401}, "text", "longer than 400"),
        ({"status": "sure"}, "status", "expected 'checked' or 'memory'"),
        ({"status": "checked"}, "checked_with", "must be filled"),
        ({"checked_with": "atop"}, "checked_with", "only for one"),
        ({"side_a": "USA"}, "side_a", "two parties are needed"),
        ({"side_a": "USA;ATL"}, "side_a", "unknown party 'ATL'"),
        ({"side_a": "USA;frn"}, "side_a", "is no party"),
        ({"side_a": "USA;FRN[1966/1949]"}, "side_a", "leaves (1949) before it joins (1966)"),
        ({"kind": "aid"}, "side_b", "is directed: name its target"),
        ({"side_a": "USA;USA"}, "side_a", "named twice"),
        ({"start": "9999"}, "start", "lies outside 1800 to 2025-12-31"),
        ({"end": "2050-01-01"}, "end", "lies outside"),
        ({"note": "a\x00b"}, "note", "control character U+0000"),
        ({"text": "a\u202eb"}, "text", "control character U+202E"),
        ({"id": "x" * 101}, "id", "longer than 100"),
    ],
)
def test_each_fault_is_named_with_line_and_field(
    changes: dict[str, str], field: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(InputProblems) as caught:
        read_chronicle([written(tmp_path, line(id="fine"), line(**changes))])
    assert any(
        p.where == f"mine.csv:3: {field}" and message in p.what for p in caught.value.problems
    ), caught.value


def test_all_faults_of_all_files_come_together(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        line(),
        line(),
        line(id="b", citation="", end="1900"),
        "a,b",
        line(id="c", kind="x"),
    )
    with pytest.raises(InputProblems) as caught:
        read_chronicle([path])
    text = str(caught.value)
    for part in (
        "mine.csv:3: id 'usa-ukg-test' is already used at mine.csv:2",
        "mine.csv:4: citation",
        "mine.csv:4: end",
        "mine.csv:5: expected 12 fields, found 2",
        "mine.csv:6: kind",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (
            HEADER.replace("citation", "source"),
            "missing column(s) citation; unknown column(s) source",
        ),
        (",".join(sorted(COLUMNS)), "columns must stand in this order"),
        ("<!doctype html>", "missing column(s)"),
    ],
)
def test_38_a_wrong_header_is_refused(header: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputProblems, match="1 problem") as caught:
        read_chronicle([written(tmp_path, line(), header=header)])
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty file"),
        (b"\n \n", "empty file"),
        (HEADER.encode() + b"\n" + line(text="caf\xe9").encode("latin-1"), "0xe9 is not UTF-8"),
        (HEADER.encode("utf-16"), "is not UTF-8"),
    ],
)
def test_1_22_files_that_are_no_text(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=message) as caught:
        read_chronicle([path])
    assert str(path) in str(caught.value)


def test_23_a_byte_order_mark_is_stripped(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEADER}\n{line()}\n".encode())
    assert len(read_chronicle([path])) == 1


def test_26_a_file_cut_in_a_quoted_field_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f'{HEADER}\n{line()}\nx,defence_pact,"USA;UKG')
    with pytest.raises(InputProblems, match="problem"):
        read_chronicle([path])


def test_43_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.csv", tmp_path):
        with pytest.raises(SourceError, match="cannot be read"):
            read_chronicle([path])


def test_a_header_alone_is_no_chronicle(tmp_path: Path) -> None:
    with pytest.raises(InputProblems) as caught:
        read_chronicle([written(tmp_path)])
    assert "no record follows the header" in str(caught.value)


def test_a_line_separator_inside_a_text_does_not_tear_the_record(tmp_path: Path) -> None:
    with pytest.raises(InputProblems) as caught:
        read_chronicle([written(tmp_path, line(text="one\u2028two"), line(id="b", citation=""))])
    assert [problem.where for problem in caught.value.problems] == [
        "mine.csv:2: text",
        "mine.csv:3: citation",
    ]


def test_one_bad_file_does_not_hide_the_faults_of_others(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    with pytest.raises(InputProblems) as caught:
        read_chronicle([empty, written(tmp_path, line(citation=""))])
    assert "empty file" in str(caught.value)
    assert "mine.csv:2: citation" in str(caught.value)


def test_43_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with pytest.raises(SourceError, match="is no file"):
        read_chronicle([pipe])


@given(st.lists(st.text(max_size=60), min_size=len(COLUMNS), max_size=len(COLUMNS)))
def test_no_line_breaks_the_reader(cells: list[str]) -> None:
    problems: list[Problem] = []
    try:
        record = parse_row(cells, "f:2", problems)
    except TertiusError:  # pragma: no cover - would be a bug
        pytest.fail("a fault of a line must be reported, not raised")
    assert (record is None) == bool(problems)
