"""A writer replaces a file in one step or leaves it alone, and says where the numbers come from."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from tertius.errors import TertiusError
from tertius.exchange import (
    About,
    about_recipe,
    atomic,
    write_csv,
    write_gexf,
    write_graphml,
    write_matrix,
    write_parquet,
    write_stata,
)
from tertius.exchange.parquet import read_about
from tertius.network import SignedNetwork
from tertius.periods import parse_period
from tertius.ties import load_recipe

NETWORK = SignedNetwork((2, 20), np.array([[np.nan, 0.8], [0.8, np.nan]]), parse_period("1983"))
TABLE = pl.DataFrame({"ccode1": [2], "tie": [0.5]})
Write = Callable[..., Any]
WRITERS = [
    (write_csv, TABLE),
    (write_parquet, TABLE),
    (write_stata, TABLE),
    (write_matrix, NETWORK),
    (write_gexf, NETWORK),
    (write_graphml, NETWORK),
]
ABOUT = about_recipe(load_recipe("field"), unit="year", since=1983, until=1983, notes=["mind this"])


@pytest.mark.parametrize(("write", "value"), WRITERS)
def test_a_write_that_fails_leaves_the_old_file(
    write: Write, value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.out"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(TertiusError, match=r"x\.out: cannot be written: the disk is full"):
        write(value, path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.out"]


@pytest.mark.parametrize(("write", "value"), WRITERS)
def test_there_is_no_half_written_file_under_the_name(
    write: Write, value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.out"
    seen = []
    real = atomic._finish

    def finish(unfinished: Path, target: Path) -> None:
        seen.append(target.exists())
        real(unfinished, target)

    monkeypatch.setattr(atomic, "_finish", finish)
    write(value, path)
    assert seen == [False]
    assert path.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize(("write", "value"), WRITERS)
def test_a_missing_folder_and_a_folder_as_file_are_refused(
    write: Write, value: object, tmp_path: Path
) -> None:
    with pytest.raises(TertiusError, match="there is no folder"):
        write(value, tmp_path / "nowhere" / "x.out")
    with pytest.raises(TertiusError, match="is a folder"):
        write(value, tmp_path)


@pytest.mark.parametrize(("write", "value"), WRITERS)
def test_what_is_no_ordinary_file_is_left_alone(
    write: Write, value: object, tmp_path: Path
) -> None:
    pipe = tmp_path / "x.out"
    os.mkfifo(pipe)
    with pytest.raises(TertiusError, match="no ordinary file"):
        write(value, pipe)
    link = tmp_path / "link.out"
    link.symlink_to(pipe)
    with pytest.raises(TertiusError, match="no ordinary file"):
        write(value, link)
    assert pipe.is_fifo()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.out", "x.out"]


@pytest.mark.parametrize(("write", "value"), WRITERS)
def test_a_link_stays_and_the_file_it_leads_to_is_written(
    write: Write, value: object, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    old, new = tmp_path / "old.out", tmp_path / "new.out"
    (there / "old").write_text("old")
    old.symlink_to(there / "old")
    new.symlink_to(Path("there") / "new")
    for link in (old, new):
        write(value, link)
        assert link.is_symlink()
    assert (there / "old").read_bytes() == (there / "new").read_bytes() != b"old"
    assert sorted(p.name for p in there.iterdir()) == ["new", "old"]


@pytest.mark.parametrize(("write", "value"), WRITERS)
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "the path is empty"),
        ("a\0b.out", "zero byte"),
        ("x" * 300, "its name is too long"),
        ("~nobody-of-this-name/x.out", "no such home folder"),
        ("file/x.out", "is a file, not a folder"),
        ("loop", "leads back to itself"),
    ],
)
def test_paths_that_name_no_file(
    write: Write,
    value: object,
    name: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("old")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(TertiusError, match=told):
        write(value, name)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "loop"]


@pytest.mark.parametrize(("write", "value"), WRITERS)
def test_the_tilde_is_the_home_folder(
    write: Write, value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    write(value, "~/x.out", about=ABOUT)
    assert (tmp_path / "x.out").stat().st_size


@pytest.mark.parametrize(("write", "value"), WRITERS)
def test_a_limit_of_the_system_is_an_error_and_the_old_file_stays(
    write: Write, value: object, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "x.out"
    path.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, hard))
    try:
        with pytest.raises(TertiusError, match="cannot be written"):
            write(value, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.out"]


@pytest.mark.parametrize(("write", "value"), WRITERS)
def test_a_file_that_may_not_be_changed_is_not_replaced(
    write: Write, value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.out"
    path.write_text("old")
    monkeypatch.setattr(atomic.os, "access", lambda *_: False)
    with pytest.raises(TertiusError, match="no permission"):
        write(value, path)
    assert path.read_text() == "old"


@pytest.mark.parametrize(("write", "value"), WRITERS)
def test_every_export_carries_recipe_sources_coverage_and_licence(
    write: Write, value: object, tmp_path: Path
) -> None:
    path = tmp_path / ("x.parquet" if write is write_parquet else "x.out")
    write(value, path, about=ABOUT)
    said = path.read_bytes().decode("utf-8", "ignore")
    beside = tmp_path / f"{path.name}.meta.json"
    if beside.exists():
        said = beside.read_text()
    for part in ("field", "atop", "2018-12-31", "user-supplied", "mind this"):
        assert part in said


def test_metadata_are_plain_data_and_can_be_read_back(tmp_path: Path) -> None:
    assert json.loads(json.dumps(ABOUT.to_dict()))["notes"] == ["mind this"]
    write_parquet(TABLE, tmp_path / "x.parquet", about=ABOUT)
    write_csv(TABLE, tmp_path / "x.csv", about=ABOUT)
    for name in ("x.parquet", "x.csv"):
        found = read_about(tmp_path / name)
        assert found["recipe"] == "field"
        assert {s["name"] for s in found["sources"]} == set(load_recipe("field").sources)
        assert "Cite these sources" in found["licence_note"]


def test_without_metadata_there_is_no_file_beside(tmp_path: Path) -> None:
    write_csv(TABLE, tmp_path / "x.csv")
    assert [p.name for p in tmp_path.iterdir()] == ["x.csv"]
    assert read_about(tmp_path / "x.csv") == {}


def test_an_export_without_sources_says_so() -> None:
    assert "not stated" in About("mine").licence_note


def test_the_chronicle_is_cited_with_its_licence() -> None:
    (source,) = about_recipe(load_recipe()).sources
    assert (source.name, source.licence, source.redistribution) == (
        "chronicle",
        "CC BY 4.0",
        "allowed",
    )
