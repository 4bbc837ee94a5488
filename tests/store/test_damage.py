"""Families 44, 46, 47: what happens to a project, and to a file, behind the store's back."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tertius.errors import InputProblems, SourceError, StoreError, TertiusError
from tertius.sources.model import Source
from tertius.store import (
    Project,
    add_file,
    entry_of,
    intake,
    open_project,
    quarantine,
    sources_in,
    table,
    verify,
)

Tree = Callable[[Path], dict[str, bytes]]


def _part(project: Project) -> Path:
    return project.folder / entry_of(project, "tiny").parts[0].path


def _refused(project: Project) -> Path:
    part = entry_of(project, "tiny").refused
    assert part
    return project.folder / part.path


def _flip_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def _all_refuse(project: Project, words: str) -> None:
    for query in (table, quarantine):
        with pytest.raises(InputProblems, match=words):
            query(project, "tiny")


def test_47_a_sound_project_has_no_problems(filled: Project) -> None:
    assert verify(filled) == []


@pytest.mark.parametrize("which", [_part, _refused], ids=["accepted rows", "refused rows"])
def test_47_a_flipped_bit_is_named_and_queries_refuse(
    filled: Project, which: Callable[[Project], Path]
) -> None:
    table(filled, "tiny")  # a look at the sound file must not hide the damage that follows
    path = which(filled)
    _flip_a_bit(path)
    (problem,) = verify(filled)
    assert problem.where == str(path)
    assert problem.what == "content has changed since it was written"
    assert problem.remedy == "add the file again"
    _all_refuse(filled, "content has changed")


def test_47_a_flip_that_keeps_size_and_time_is_found_by_verify(filled: Project) -> None:
    path = _part(filled)
    table(filled, "tiny")
    times = path.stat()
    _flip_a_bit(path)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert [p.what for p in verify(filled)] == ["content has changed since it was written"]


@pytest.mark.parametrize("which", [_part, _refused], ids=["accepted rows", "refused rows"])
def test_47_a_missing_part_is_named_and_queries_refuse(
    filled: Project, which: Callable[[Project], Path]
) -> None:
    which(filled).unlink()
    assert [p.what for p in verify(filled)] == ["missing"]
    _all_refuse(filled, "missing")


def test_47_a_truncated_part_is_named_and_queries_refuse(filled: Project) -> None:
    path = _part(filled)
    size = path.stat().st_size
    os.truncate(path, 10)
    assert [p.what for p in verify(filled)] == [f"has 10 bytes where {size} were written"]
    _all_refuse(filled, "has 10 bytes")


def test_47_an_extra_part_is_named_and_queries_refuse(filled: Project) -> None:
    extra = _part(filled).with_name("part-0001.parquet")
    extra.write_bytes(_part(filled).read_bytes())
    (problem,) = verify(filled)
    assert (problem.where, problem.what) == (str(extra), "extra file, not in the manifest")
    _all_refuse(filled, "extra file")


@pytest.mark.parametrize(
    "path", ["tables/tiny/0000", "tables/stranger/1111", "quarantine/tiny/2222.parquet"]
)
def test_47_what_the_manifest_does_not_name_is_reported_and_never_deleted(
    filled: Project, csv: Path, tiny: Source, path: str
) -> None:
    stray = filled.folder / path
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_text("a person put this here")
    assert [(p.where, p.what) for p in verify(filled)] == [(str(stray), "not in the manifest")]
    assert table(filled, "tiny").collect().height == 2  # the source itself is whole
    add_file(open_project(filled.folder), csv, tiny, replace=True)
    assert stray.read_text() == "a person put this here"


def test_47_a_part_replaced_by_a_link_is_refused(filled: Project, tmp_path: Path) -> None:
    path = _part(filled)
    path.rename(tmp_path / "moved.parquet")
    path.symlink_to(tmp_path / "moved.parquet")
    assert [p.what for p in verify(filled)] == ["is not the regular file that was written"]
    _all_refuse(filled, "not the regular file")


def test_47_damage_of_one_source_does_not_stop_another(
    filled: Project, csv: Path, other: Source
) -> None:
    add_file(filled, csv, other)
    _part(filled).unlink()
    assert table(filled, "other").collect().height == 2


def test_a_reader_that_comes_between_two_versions_gets_the_new_one(
    filled: Project, csv: Path, tiny: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old parts go away between the look at the manifest and the look at the parts."""
    from tertius.store import tables

    real, calls = tables.check_entry, []

    def slow(project: Project, entry: object) -> list[object]:
        if not calls:
            calls.append(1)
            csv.write_text("a,b\n7,8\n")
            add_file(project, csv, tiny, replace=True)
        return real(project, entry)  # type: ignore[arg-type,return-value]

    monkeypatch.setattr(tables, "check_entry", slow)
    assert table(filled, "tiny").collect().rows() == [(7, 8)]


@pytest.mark.parametrize("name", ["tertius.json", "manifest.json"])
def test_46_a_newer_format_is_refused_and_left_as_it_is(
    filled: Project, csv: Path, other: Source, tree: Tree, name: str
) -> None:
    path = filled.folder / name
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))
    before = tree(filled.folder)
    for act in (
        lambda: sources_in(open_project(filled.folder, create=True)),
        lambda: add_file(open_project(filled.folder), csv, other),
    ):
        with pytest.raises(StoreError, match="made by newer tertius"):
            act()
    assert tree(filled.folder) == before


@pytest.mark.parametrize("name", ["tertius.json", "manifest.json"])
@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format": "1"}', b'{"format": true}', b"\xff\xfe{}", b"[" * 100_000],
    ids=["empty", "cut", "list", "text", "truth", "bytes", "deep"],
)
def test_47_a_damaged_json_is_one_clear_error(filled: Project, name: str, content: bytes) -> None:
    (filled.folder / name).write_bytes(content)
    with pytest.raises(StoreError, match=rf"{name}: damaged"):
        sources_in(open_project(filled.folder))


def _with(change: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    def edit(path: Path) -> None:
        document = json.loads(path.read_text())
        change(document["sources"][0])
        path.write_text(json.dumps(document))

    return edit


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda e: e.pop("rows"), "field rows: expected a whole number"),
        (lambda e: e.update(rows=-1), "field rows"),
        (lambda e: e.update(source="../../etc"), "field source: expected a source name"),
        (lambda e: e.update(content="abc"), "field content"),
        (lambda e: e["parts"][0].update(path="/etc/passwd"), "field parts"),
        (lambda e: e["parts"][0].update(path="tables/../../x.parquet"), "field parts"),
        (lambda e: e["parts"][0].update(path="tables/tiny/x/part-0000.parquet"), "outside"),
        (lambda e: e["refused"].update(path="quarantine/tiny/x.parquet"), "outside"),
        (lambda e: e.update(parts=[]), "field parts"),
        (lambda e: e.update(notes="x"), "field notes"),
        (lambda e: e.update(refused=3), "field refused"),
    ],
)
def test_13_a_manifest_with_impossible_fields_is_refused_with_all_of_them_named(
    filled: Project, change: Callable[[dict[str, object]], object], words: str
) -> None:
    _with(change)(filled.folder / "manifest.json")
    with pytest.raises(InputProblems, match=words):
        sources_in(filled)
    assert any(words.split(":", maxsplit=1)[0] in str(problem) for problem in verify(filled))


def test_a_source_listed_twice_is_refused(filled: Project) -> None:
    path = filled.folder / "manifest.json"
    document = json.loads(path.read_text())
    document["sources"] *= 2
    path.write_text(json.dumps(document))
    with pytest.raises(InputProblems, match="source tiny is listed twice"):
        table(filled, "tiny")


def test_47_a_missing_manifest_is_damage_not_an_empty_project(
    filled: Project, csv: Path, other: Source
) -> None:
    (filled.folder / "manifest.json").unlink()
    assert [p.what for p in verify(open_project(filled.folder))] == ["is missing"]
    with pytest.raises(StoreError, match="is missing"):
        add_file(filled, csv, other)


def test_13_an_announcement_that_names_foreign_paths_deletes_nothing(
    filled: Project, tmp_path: Path, tree: Tree
) -> None:
    before = tree(filled.folder)
    victim = tmp_path / "victim"
    victim.write_text("keep")
    paths = [str(victim), "../victim", "tables/../../victim", "manifest.json", "tables", "tables//"]
    (filled.incoming / "pending.json").write_text(json.dumps(paths))
    open_project(filled.folder)
    assert victim.read_text() == "keep"
    assert tree(filled.folder) == before


# --- family 44: the user's file changes while it is read


@pytest.mark.parametrize(
    "act",
    [
        lambda path: path.write_bytes(path.read_bytes() + b"9,9\n"),
        lambda path: os.truncate(path, 5),
        lambda path: path.unlink(),
        lambda path: path.rename(path.with_name("elsewhere")),
        lambda path: path.with_name("new").rename(path),
    ],
    ids=["grows", "shrinks", "vanishes", "moves away", "is replaced"],
)
def test_44_a_file_that_changes_while_it_is_read_is_detected(
    project: Project,
    csv: Path,
    tiny: Source,
    tree: Tree,
    monkeypatch: pytest.MonkeyPatch,
    act: Callable[[Path], object],
) -> None:
    before = tree(project.folder)
    csv.with_name("new").write_bytes(csv.read_bytes())
    monkeypatch.setattr(intake, "CHUNK", 4)  # several reads, and the change between them
    done: list[int] = []

    def meddle(what: str, read: int, total: int) -> None:
        if not done:
            done.append(read)
            act(csv)

    with pytest.raises(SourceError, match="changed while it was being read"):
        add_file(project, csv, tiny, progress=meddle)
    assert tree(project.folder) == before


def test_44_the_reader_gets_the_bytes_that_were_hashed(
    project: Project, csv: Path, tiny: Source
) -> None:
    """What happens to the user's file once the copy is made does not matter any more."""
    from dataclasses import replace

    def late(path: Path):  # type: ignore[no-untyped-def]
        csv.unlink()
        return tiny.read(path)

    assert add_file(project, csv, replace(tiny, read=late)).rows == 2


def test_every_error_of_the_store_is_one_that_the_command_line_knows(filled: Project) -> None:
    with pytest.raises(TertiusError):
        table(filled, "nothing")
