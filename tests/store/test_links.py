"""Family 43: a project whose own paths are links, pipes or folders; nothing outside is touched."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tertius.errors import StoreError
from tertius.sources.model import Source
from tertius.store import Project, add_file, lock, open_project, sources_in, table, verify
from tertius.store.project import settle

Tree = Callable[[Path], dict[str, bytes]]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")

FOLDERS = ["incoming", "tables", "quarantine", "tables/tiny", "quarantine/tiny"]


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """Give a folder of somebody's own files, some of them named as the store names its own."""
    folder = tmp_path / "precious"
    for name in ("thesis.txt", "file/thesis.txt", "tiny/thesis.txt", "manifest.json.new"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("years of work")
    (folder / "pending.json").write_text('["tables/tiny/thesis.txt", "quarantine/tiny/x"]')
    return folder


def _link(path: Path, target: Path) -> None:
    if path.is_dir():
        path.rename(target.with_name("was_" + path.name))
    else:
        path.unlink(missing_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize("name", FOLDERS)
def test_43_a_folder_that_is_a_link_is_refused_and_its_target_left_alone(
    filled: Project, csv: Path, other: Source, precious: Path, tree: Tree, name: str
) -> None:
    before = tree(precious)
    (filled.incoming / "left").write_text("by a killed writer")
    _link(filled.folder / name, precious)
    for act in (
        lambda: open_project(filled.folder),
        lambda: open_project(filled.folder, create=True),
        lambda: add_file(filled, csv, other),
        lambda: settle(filled),
    ):
        with pytest.raises(StoreError, match="is a link") as caught:
            act()
        assert caught.value.where == str(filled.folder / name)
    assert [p.where for p in verify(filled)] == [str(filled.folder / name)]
    assert tree(precious) == before


def test_43_the_folder_of_a_content_that_is_a_link_is_refused(
    filled: Project, csv: Path, tiny: Source, precious: Path, tree: Tree
) -> None:
    before = tree(precious)
    home = filled.folder / sources_in(filled)[0].folder
    _link(home, precious)
    with pytest.raises(StoreError, match="is a link"):
        add_file(filled, csv, tiny, replace=True)
    assert [p.where for p in verify(filled)] == [str(home)]
    assert tree(precious) == before


def test_43_a_new_project_is_not_made_over_a_link(
    tmp_path: Path, precious: Path, tree: Tree
) -> None:
    before = tree(precious)
    folder = tmp_path / "half"
    folder.mkdir()
    (folder / "incoming").symlink_to(precious)
    with pytest.raises(StoreError, match="is a link"):
        open_project(folder, create=True)
    assert tree(precious) == before
    assert [p.name for p in folder.iterdir()] == ["incoming"]


def test_43_a_link_among_the_leftovers_is_deleted_and_not_followed(
    filled: Project, precious: Path, tree: Tree
) -> None:
    before = tree(precious)
    (filled.incoming / "file").symlink_to(precious)
    (filled.incoming / "pending.json").symlink_to(precious / "pending.json")
    assert table(open_project(filled.folder), "tiny").collect().height == 2
    assert list(filled.incoming.iterdir()) == []
    assert tree(precious) == before


@pytest.mark.parametrize("name", ["tertius.json", "manifest.json", "lock"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_43_what_is_no_file_of_the_project_is_refused_quickly(
    filled: Project, csv: Path, other: Source, name: str, make: Callable[[Path], None]
) -> None:
    path = filled.folder / name
    path.unlink()
    make(path)
    start = time.monotonic()
    for act in (lambda: open_project(filled.folder), lambda: add_file(filled, csv, other)):
        with pytest.raises(StoreError, match=r"is a (pipe|folder).*, not a file") as caught:
            act()
        assert caught.value.where == str(path)
        assert "move it elsewhere" in (caught.value.remedy or "")
    assert [p.where for p in verify(filled)] == [str(path)]
    assert time.monotonic() - start < 1


def test_43_a_pipe_among_the_leftovers_does_not_hold_anybody_up(filled: Project) -> None:
    os.mkfifo(filled.incoming / "pending.json")
    assert table(open_project(filled.folder), "tiny").collect().height == 2
    assert list(filled.incoming.iterdir()) == []


def test_43_a_lock_that_is_a_link_does_not_empty_what_it_points_to(
    filled: Project, precious: Path
) -> None:
    path = filled.folder / "lock"
    _link(path, precious / "thesis.txt")
    with pytest.raises(StoreError, match="is a link"):
        open_project(filled.folder)
    with pytest.raises(OSError, match=r"."), lock.hold(path, wait=0.0):
        pass
    assert (precious / "thesis.txt").read_text() == "years of work"


def test_43_a_file_where_a_folder_should_be_is_refused(filled: Project, csv: Path) -> None:
    (filled.folder / "incoming").rmdir()
    (filled.folder / "incoming").write_text("x")
    with pytest.raises(StoreError, match="is a file, not a folder"):
        open_project(filled.folder)
    with pytest.raises(StoreError, match="there is no project here"):
        open_project(csv)
    with pytest.raises(StoreError, match="is a file, not a project folder"):
        open_project(csv, create=True)
