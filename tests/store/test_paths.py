"""Families 43, 68, 70: paths that are no files, folders that may not be written, odd names."""

import errno
import os
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tertius.errors import SourceError, StoreError
from tertius.sources.model import Source
from tertius.sources.opening import MAX_BYTES
from tertius.store import Project, add_file, disk, entry_of, open_project, table, verify

HERE = Path(__file__).parent
Tree = Callable[[Path], dict[str, bytes]]
posix = pytest.mark.skipif(os.name != "posix", reason="special files of POSIX")


def _pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _socket(path: Path) -> Path:
    # the path of a socket may not be long, so it is bound from its own folder
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)
    return path


def _link_to_zero(path: Path) -> Path:
    path.symlink_to("/dev/zero")
    return path


def _dangling(path: Path) -> Path:
    path.symlink_to(path.with_name("nowhere"))
    return path


def _loop(path: Path) -> Path:
    path.symlink_to(path)
    return path


def _huge(path: Path) -> Path:
    path.touch()
    os.truncate(path, 20 * 1024**3)  # 20 GiB of nothing: a sparse file
    return path


@posix
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_pipe, "is a pipe, socket or device"),
        (lambda _: Path("/dev/zero"), "is a pipe, socket or device"),
        (lambda _: Path("/dev/null"), "is a pipe, socket or device"),
        (_link_to_zero, "is a pipe, socket or device"),
        (_folder, "is a folder"),
        (_socket, "cannot be opened"),
        (_dangling, "there is no such file"),
        (_loop, "cannot be opened"),
        (lambda p: p, "there is no such file"),
        (lambda p: p / "a\0b", "cannot be opened"),
        (lambda p: p.with_name("n" * 300), "cannot be opened"),
        (_huge, f"larger than {MAX_BYTES // 1024**3} GiB"),
    ],
    ids=[
        "pipe", "zero", "null", "link to zero", "folder", "socket", "dangling link", "link loop",
        "missing", "nul byte", "long name", "20 GiB",
    ],
)  # fmt: skip
def test_43_what_is_no_file_is_refused_quickly(
    project: Project,
    tiny: Source,
    tree: Tree,
    tmp_path: Path,
    make: Callable[[Path], Path],
    words: str,
) -> None:
    before = tree(project.folder)
    path = make(tmp_path / "thing.csv")
    start = time.monotonic()
    with pytest.raises(SourceError, match=words):
        add_file(project, path, tiny)
    assert time.monotonic() - start < 1
    assert tree(project.folder) == before


@posix
def test_43_a_link_to_a_file_is_that_file(project: Project, csv: Path, tiny: Source) -> None:
    link = csv.with_name("link.csv")
    link.symlink_to(csv)
    assert add_file(project, link, tiny).rows == 2
    assert entry_of(project, "tiny").file == "link.csv"


@posix
def test_43_a_project_behind_a_link_is_that_project(filled: Project, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(filled.folder)
    assert table(open_project(link), "tiny").collect().height == 2


AS_NOBODY = textwrap.dedent("""
    import os, sys
    sys.path.insert(0, sys.argv[1])
    from tiny import OTHER
    from tertius.errors import TertiusError
    from tertius.store import add_file, open_project, table, verify
    import polars
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        project = open_project(sys.argv[2], create=True)
        sys.stdout.write(f"{table(project, 'tiny').collect().height} {len(verify(project))}\\n")
        add_file(project, sys.argv[3], OTHER)
    except TertiusError as error:
        sys.stdout.write(error.message)
""")


@pytest.fixture
def nobody() -> Callable[..., str]:
    """Give a function that acts on a project as a user who may not write there."""

    def act(folder: Path, file: Path) -> str:
        # pytest's own folders are closed to others; under xdist there is one level more
        parents = [p for p in folder.parents if any(q.startswith("pytest-of-") for q in p.parts)]
        for parent in parents:
            if parent.stat().st_mode & 0o055 == 0:
                parent.chmod(0o755)
        command = [sys.executable, "-c", AS_NOBODY, HERE, folder, file]
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert run.returncode == 0, run.stderr
        return run.stdout

    return act


@posix
def test_43_a_project_that_may_only_be_read_is_read_and_not_written(
    filled: Project, csv: Path, tree: Tree, nobody: Callable[..., str]
) -> None:
    (filled.incoming / "left").write_text("by a killed writer")
    before = tree(filled.folder)
    for root, folders, files in os.walk(filled.folder):
        for name in folders + files:
            path = Path(root, name)
            path.chmod(0o555 if path.is_dir() else 0o444)
    filled.folder.chmod(0o555)
    try:
        assert nobody(filled.folder, csv) == "2 0\nno permission; the store is unchanged"
        assert tree(filled.folder) == before
    finally:
        for root, folders, _ in os.walk(filled.folder):
            for name in folders:
                Path(root, name).chmod(0o755)
        filled.folder.chmod(0o755)


@posix
def test_43_a_project_cannot_be_made_where_one_may_not_write(
    tmp_path: Path, csv: Path, nobody: Callable[..., str]
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    assert nobody(closed / "project", csv) == "no permission; the store is unchanged"
    closed.chmod(0o755)
    assert list(closed.iterdir()) == []


@posix
def test_43_a_file_without_permission_is_refused(
    filled: Project, csv: Path, nobody: Callable[..., str]
) -> None:
    csv.chmod(0)
    for path in [filled.folder, *filled.folder.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    assert nobody(filled.folder, csv).endswith("cannot be opened (Permission denied)")


@posix
def test_68_a_file_name_that_is_not_utf8_is_kept_in_a_printable_form(
    project: Project, csv: Path, tiny: Source
) -> None:
    odd = Path(os.fsdecode(os.fsencode(csv.parent) + b"/caf\xe9.csv"))
    odd.write_bytes(csv.read_bytes())
    added = add_file(project, odd, tiny)
    assert added.entry.file == "caf\\xe9.csv"
    added.note.encode("utf-8")
    assert verify(open_project(project.folder)) == []


@pytest.mark.parametrize(
    "name", ["ü 北京 \u202egnp.csv", "-rf.csv", "pending.json", "manifest.json"]
)
def test_68_odd_file_names_are_names(project: Project, csv: Path, tiny: Source, name: str) -> None:
    odd = csv.rename(csv.with_name(name))
    add_file(project, odd, tiny)
    assert entry_of(open_project(project.folder), "tiny").file == name


def test_68_locale_and_time_zone_change_nothing_but_nothing(
    tmp_path: Path, csv: Path, tree: Tree
) -> None:
    """The same file gives the same tables in Turkey, in Kiritimati and in the C locale."""
    script = textwrap.dedent("""
        import sys
        from datetime import datetime, UTC
        sys.path.insert(0, sys.argv[1])
        from tiny import TINY
        from tertius.store import add_file, open_project
        moment = datetime(2024, 3, 31, 1, 30, tzinfo=UTC)
        add_file(open_project(sys.argv[2], create=True), sys.argv[3], TINY, now=moment)
    """)
    seen = []
    for n, place in enumerate(
        [
            {"LC_ALL": "tr_TR.UTF-8"},
            {"TZ": "Pacific/Kiritimati"},
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        ]
    ):
        command = [sys.executable, "-c", script, HERE, tmp_path / str(n), csv]
        subprocess.run(command, env=os.environ | place, check=True, timeout=60)
        seen.append(tree(tmp_path / str(n)))
    assert seen[0] == seen[1] == seen[2]


def test_69_a_clock_that_was_set_back_does_not_matter(
    filled: Project, csv: Path, tiny: Source
) -> None:
    from datetime import UTC, datetime

    csv.write_text("a,b\n7,8\n")
    add_file(filled, csv, tiny, replace=True, now=datetime(1999, 2, 28, tzinfo=UTC))
    assert table(open_project(filled.folder), "tiny").collect().rows() == [(7, 8)]


def test_errors_of_the_folder_name_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_project(tmp_path / "x")
    assert caught.value.where == str(tmp_path / "x")
    assert "tertius data add" in str(caught.value)


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "free some space"),
        (errno.EACCES, "allow writing there"),
        (errno.EROFS, "allow writing there"),
        (errno.EISDIR, "move it elsewhere"),
    ],
)
def test_43_the_advice_fits_what_the_disk_refused(tmp_path: Path, number: int, advice: str) -> None:
    with pytest.raises(StoreError) as caught, disk.writing_to(tmp_path):
        raise OSError(number, os.strerror(number), str(tmp_path / "lock"))
    assert advice in (caught.value.remedy or "")
