"""Adding files: what the project then holds, and what a second file of a source may do."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from tertius.errors import SourceError, StoreError
from tertius.sources.model import Source
from tertius.store import Project, add_file, entry_of, open_project, quarantine, sources_in, table
from tertius.store import add as adding
from tertius.store.verify import verify

Tree = Callable[[Path], dict[str, bytes]]


def test_the_accepted_rows_come_back_in_the_order_of_the_file(filled: Project) -> None:
    assert table(filled, "tiny").collect().rows() == [(1, 2), (5, 6)]


def test_the_refused_rows_are_kept_with_line_rule_and_text(filled: Project) -> None:
    assert quarantine(filled, "tiny").rows() == [(3, "not-a-number", "b", "3,x")]


def test_a_source_without_refused_rows_has_an_empty_quarantine(
    project: Project, tmp_path: Path, tiny: Source
) -> None:
    (tmp_path / "clean.csv").write_text("a,b\n1,2\n")
    add_file(project, tmp_path / "clean.csv", tiny)
    assert quarantine(project, "tiny").columns == ["line", "rule", "field", "raw"]
    assert quarantine(project, "tiny").height == 0


def test_the_entry_says_where_the_rows_came_from_and_what_may_be_done_with_them(
    project: Project, csv: Path, tiny: Source
) -> None:
    moment = datetime(2024, 2, 29, 23, 59, tzinfo=UTC)
    added = add_file(project, csv, tiny, now=moment)
    (entry,) = sources_in(project)
    assert entry == added.entry == entry_of(project, "tiny")
    assert (entry.file, entry.rows, entry.rejected) == ("tiny.csv", 2, 1)
    assert entry.added_at == "2024-02-29T23:59:00+00:00"
    assert (entry.start, entry.end, entry.coverage_note) == (
        "2000-01-01",
        "2001-12-31",
        "two years",
    )
    assert (entry.licence, entry.redistribution, entry.citations) == (
        "none",
        "allowed",
        ("tiny2000",),
    )
    assert entry.columns == {"a": "Int64", "b": "Int64"}
    assert entry.notes == ("read as a test",)
    assert entry.counts == {"rows_in": 3, "rows_rejected": 1}
    assert "2 rows of tiny added, 1 refused" in added.note


def test_a_large_table_is_cut_into_parts_that_read_as_one(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny: Source
) -> None:
    monkeypatch.setattr(adding, "ROWS_PER_PART", 4)
    path = tmp_path / "ten.csv"
    path.write_text("a,b\n" + "".join(f"{n},{n}\n" for n in range(10)))
    entry = add_file(project, path, tiny).entry
    assert [p.rows for p in entry.parts] == [4, 4, 2]
    assert [p.path.rsplit("/", 1)[1] for p in entry.parts] == [
        "part-0000.parquet",
        "part-0001.parquet",
        "part-0002.parquet",
    ]
    assert table(project, "tiny").collect()["a"].to_list() == list(range(10))


def test_the_users_file_is_left_alone_and_nothing_stays_in_incoming(
    project: Project, csv: Path, tiny: Source
) -> None:
    before = csv.read_bytes()
    add_file(project, csv, tiny)
    assert csv.read_bytes() == before
    assert list(project.incoming.iterdir()) == []


def test_two_sources_live_side_by_side_even_with_equal_bytes(
    project: Project, csv: Path, tiny: Source, other: Source
) -> None:
    add_file(project, csv, tiny)
    assert add_file(project, csv, other).rows == 2
    assert [e.source for e in sources_in(project)] == ["other", "tiny"]
    assert verify(project) == []


def test_36_same_file_twice_adds_nothing(
    filled: Project, csv: Path, tree: Tree, tiny: Source
) -> None:
    before = tree(filled.folder)
    added = add_file(filled, csv, tiny)
    assert (added.rows, added.rejected) == (0, 0)
    assert "0 added" in added.note
    assert tree(filled.folder) == before


def test_36_same_bytes_under_another_name_add_nothing_and_it_says_so(
    filled: Project, csv: Path, tree: Tree
) -> None:
    other = csv.rename(csv.with_name("copy.csv"))
    before = tree(filled.folder)
    added = add_file(filled, other)  # recognised by its bytes: no source need be named
    assert added.rows == 0
    assert added.note == (
        "copy.csv: 0 added; the same bytes are in the project as tiny (then called tiny.csv)"
    )
    assert tree(filled.folder) == before


def test_36_same_name_other_bytes_is_a_conflict_and_changes_nothing(
    filled: Project, csv: Path, tree: Tree, tiny: Source
) -> None:
    before = tree(filled.folder)
    csv.write_text("a,b\n7,8\n")
    with pytest.raises(StoreError, match=r"has another file of tiny: tiny\.csv, 2 rows"):
        add_file(filled, csv, tiny)
    assert tree(filled.folder) == before


def test_replace_puts_the_new_file_in_the_place_of_the_old(
    filled: Project, csv: Path, tiny: Source
) -> None:
    old = entry_of(filled, "tiny")
    csv.write_text("a,b\n7,8\n")
    added = add_file(filled, csv, tiny, replace=True)
    assert "in place of tiny.csv" in added.note
    assert table(filled, "tiny").collect().rows() == [(7, 8)]
    assert quarantine(filled, "tiny").height == 0
    assert not (filled.folder / old.folder).exists()
    assert verify(filled) == []


def test_replace_with_other_bytes_but_equal_rows_keeps_the_parts(
    filled: Project, csv: Path, tiny: Source
) -> None:
    old = entry_of(filled, "tiny")
    csv.write_bytes(csv.read_bytes().replace(b"\n", b"\r\n"))
    new = add_file(filled, csv, tiny, replace=True).entry
    assert new.sha256 != old.sha256
    if new.content == old.content:  # the Parquet writer is free to differ, the rows are not
        assert new.parts == old.parts
    assert table(filled, "tiny").collect().rows() == [(1, 2), (5, 6)]
    assert verify(filled) == []


def test_a_table_that_was_damaged_is_repaired_by_adding_the_file_again(
    filled: Project, csv: Path, tiny: Source
) -> None:
    part = filled.folder / entry_of(filled, "tiny").parts[0].path
    part.write_bytes(part.read_bytes()[:-1] + b"X")
    assert verify(filled) != []
    assert add_file(filled, csv, tiny).rows == 2
    assert verify(filled) == []
    assert table(filled, "tiny").collect().height == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty file"),
        (b"a,b\n", "no usable row"),
        (b"a,b\nx,y\nx,z\n", r"no usable row; refused: not-a-number \(2\)"),
    ],
)
def test_1_a_file_without_a_usable_row_is_an_error_and_changes_nothing(
    project: Project, tmp_path: Path, content: bytes, words: str, tree: Tree, tiny: Source
) -> None:
    before = tree(project.folder)
    (tmp_path / "bad.csv").write_bytes(content)
    with pytest.raises(SourceError, match=words):
        add_file(project, tmp_path / "bad.csv", tiny)
    assert tree(project.folder) == before


def test_a_reader_that_fails_leaves_the_project_as_it_was(
    filled: Project, tmp_path: Path, tree: Tree, other: Source
) -> None:
    before = tree(filled.folder)
    (tmp_path / "bad.csv").write_bytes(b"a,b\n\xff\n")
    with pytest.raises(UnicodeDecodeError):
        add_file(filled, tmp_path / "bad.csv", other)
    assert tree(filled.folder) == before


def test_the_source_may_be_named_and_an_unknown_name_is_refused(
    project: Project, csv: Path
) -> None:
    with pytest.raises(SourceError, match="no source called 'nonsense'"):
        add_file(project, csv, "nonsense")


def test_asking_for_a_source_that_was_not_added_says_what_there_is(filled: Project) -> None:
    with pytest.raises(StoreError, match="atop is not in the project, which holds tiny"):
        table(filled, "atop")


def test_progress_is_told_in_bytes(project: Project, csv: Path, tiny: Source) -> None:
    told: list[tuple[str, int, int]] = []
    add_file(project, csv, tiny, progress=lambda *step: told.append(step))
    size = csv.stat().st_size
    assert told == [("reading tiny.csv", size, size)]


def test_the_default_project_is_the_hidden_folder_of_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TERTIUS_PROJECT", raising=False)
    assert open_project(create=True).folder == tmp_path / ".tertius"
    monkeypatch.setenv("TERTIUS_PROJECT", str(tmp_path / "elsewhere"))
    assert open_project(create=True).folder == tmp_path / "elsewhere"


def test_opening_makes_nothing_unless_told_to(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no project here"):
        open_project(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_opening_a_project_twice_with_create_keeps_what_is_in_it(filled: Project) -> None:
    again = open_project(filled.folder, create=True)
    assert again == filled
    assert [e.source for e in sources_in(again)] == ["tiny"]


def test_a_folder_of_other_things_is_not_made_a_project(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("x")
    with pytest.raises(StoreError, match="holds other things"):
        open_project(tmp_path, create=True)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_is_no_project_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for create in (True, False):
        with pytest.raises(StoreError):
            open_project(tmp_path / "file", create=create)


def test_the_table_has_the_types_of_the_source(filled: Project) -> None:
    assert table(filled, "tiny").collect_schema() == {"a": pl.Int64, "b": pl.Int64}


def test_a_project_whose_path_has_pattern_characters_is_read(
    tmp_path: Path, csv: Path, tiny: Source
) -> None:
    project = open_project(tmp_path / "a[1]*?{x} ü", create=True)
    add_file(project, csv, tiny)
    assert table(project, "tiny").collect().height == 2


def test_equal_tables_have_equal_names_whatever_the_packing(
    tmp_path: Path, csv: Path, tiny: Source
) -> None:
    """The name of a table is the hash of its rows' files, not of the user's file."""
    one = open_project(tmp_path / "one", create=True)
    two = open_project(tmp_path / "two", create=True)
    first = add_file(one, csv, tiny).entry
    packed = tmp_path / "tiny.csv.gz"
    packed.write_bytes(gzip.compress(csv.read_bytes()))
    csv.write_bytes(csv.read_bytes().replace(b"\n", b"\r\n"))
    second = add_file(two, csv, tiny).entry
    assert first.sha256 != second.sha256
    assert first.parts[0].sha256 == second.parts[0].sha256
