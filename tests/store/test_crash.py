"""Families 42, 45, 67: a full disk, two writers, a writer that is killed at any point.

After each of them the project holds what it held before, or what it was to hold after, and
nothing between the two; and the next addition works.
"""

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tertius.errors import StoreError
from tertius.sources.model import Source
from tertius.store import Project, add_file, disk, open_project, sources_in, table, verify

Tree = Callable[[Path], dict[str, bytes]]
STEPS = ("make_folder", "write_file", "write_parquet", "move", "remove", "sync_folder")
HERE = Path(__file__).parent


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """Give another file, with a refused row."""
    path = tmp_path / "second.csv"
    path.write_text("a,b\n7,8\nx,y\n9,10\n")
    return path


def _state(project: Project) -> list[tuple[str, str, int, int]]:
    return [(e.source, e.file, e.rows, e.rejected) for e in sources_in(project)]


OLD = [("tiny", "tiny.csv", 2, 1)]
NEW = {
    False: [("other", "second.csv", 2, 1), ("tiny", "tiny.csv", 2, 1)],
    True: [("tiny", "second.csv", 2, 1)],
}


def _fail_at(patch: pytest.MonkeyPatch, at: int, *, after: bool, number: int) -> list[str]:
    """Let the n-th change to the disk fail; give the list of the changes made."""
    made: list[str] = []

    def wrap(name: str, real: Callable[..., None]) -> Callable[..., None]:
        def step(*args: object, **keywords: object) -> None:
            made.append(name)
            mine = len(made) == at
            if mine and not after:
                raise OSError(number, os.strerror(number))
            real(*args, **keywords)
            if mine:
                raise OSError(number, os.strerror(number))

        return step

    for name in STEPS:
        patch.setattr(disk, name, wrap(name, getattr(disk, name)))
    return made


@pytest.mark.parametrize("after", [False, True], ids=["step refused", "step done, then refused"])
@pytest.mark.parametrize("replace", [False, True], ids=["new source", "replaced source"])
def test_42_disk_full_at_each_write_leaves_the_old_state_or_the_new_one(
    filled: Project,
    second: Path,
    tree: Tree,
    tiny: Source,
    other: Source,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    after: bool,
    replace: bool,
) -> None:
    before = tree(filled.folder)
    source = tiny if replace else other
    outcomes, told = [], set()
    for at in range(1, 200):
        project = Project(shutil.copytree(filled.folder, tmp_path / str(at)))
        with monkeypatch.context() as patch:
            made = _fail_at(patch, at, after=after, number=errno.ENOSPC)
            try:
                add_file(project, second, source, replace=replace)
                outcomes.append("added")
            except StoreError as error:
                outcomes.append("refused")
                told.add(error.message)
        if len(made) < at:
            break
        project = open_project(project.folder)
        assert verify(project) == []
        assert _state(project) == (OLD if outcomes[-1] == "refused" else NEW[replace])
        if outcomes[-1] == "refused":
            assert tree(project.folder) == before
            assert add_file(project, second, source, replace=replace).rows == 2
        assert table(project, source.name).collect().rows() == [(7, 8), (9, 10)]
    assert outcomes.count("refused") >= 10
    assert told == {"disk full; the store is unchanged"}
    assert outcomes[-1] == "added"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "read-only disk; the store is unchanged"),
        (errno.EACCES, "no permission; the store is unchanged"),
        (errno.EDQUOT, "disk quota used up; the store is unchanged"),
        (errno.EIO, "Input/output error; the store is unchanged"),
    ],
)
def test_42_other_refusals_of_the_disk_are_told_in_words(
    filled: Project,
    second: Path,
    other: Source,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    words: str,
) -> None:
    _fail_at(monkeypatch, 5, after=False, number=number)
    with pytest.raises(StoreError) as caught:
        add_file(filled, second, other)
    assert caught.value.message == words


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_42_a_real_limit_on_written_bytes_is_told_as_a_full_disk(
    filled: Project, tmp_path: Path, tree: Tree
) -> None:
    """The kernel refuses the write, in the middle of the copy and in the middle of a part."""
    before = tree(filled.folder)
    file = tmp_path / "nine.csv"
    file.write_text("a,b\n" + "".join(f"{n * 7919 % 99991},1\n" for n in range(9)))
    script = textwrap.dedent("""
        import resource, sys
        sys.path.insert(0, sys.argv[1])
        from tiny import OTHER
        from tertius.errors import StoreError
        from tertius.store import add_file, open_project
        project = open_project(sys.argv[2])
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), resource.RLIM_INFINITY))
        try:
            add_file(project, sys.argv[3], OTHER)
        except StoreError as error:
            print(error.message)
    """)
    for limit in (40, 300):  # too little for the copy of 72 bytes; too little for the part
        command = [sys.executable, "-c", script, HERE, filled.folder, file, str(limit)]
        out = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert out.stdout.startswith("disk full"), out
        assert tree(filled.folder) == before
        assert verify(open_project(filled.folder)) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("moment", ["before", "half"])
@pytest.mark.parametrize("replace", ["new", "replace"])
def test_67_kill_9_at_any_step_leaves_the_old_state_or_the_new_one(
    filled: Project,
    second: Path,
    tree: Tree,
    tiny: Source,
    other: Source,
    tmp_path: Path,
    moment: str,
    replace: str,
) -> None:
    before = tree(filled.folder)
    source = tiny if replace == "replace" else other
    out = tmp_path / "runs"
    out.mkdir()
    command = [sys.executable, HERE / "killed.py", filled.folder, second, out, moment, replace]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    killed, last = map(int, run.stdout.split())
    assert killed >= 15
    assert last == 0
    seen = set()
    for at in range(1, killed + 1):
        torn = Project(out / str(at))
        assert _state(torn) in (OLD, NEW[replace == "replace"])  # before anybody tidies up
        project = open_project(torn.folder)
        assert verify(project) == []
        state = _state(project)
        seen.add(len(state) if replace == "new" else state[0][1])
        if state == OLD:
            assert tree(project.folder) == before
            added = add_file(project, second, source, replace=replace == "replace")
            assert added.rows == 2
        assert table(project, source.name).collect().rows() == [(7, 8), (9, 10)]
        assert verify(project) == []
    assert len(seen) == 2  # some runs died before the step that counts, some after it


def test_67_an_interrupt_from_the_keyboard_leaves_the_old_state(
    filled: Project,
    second: Path,
    tree: Tree,
    other: Source,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = tree(filled.folder)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(disk, "write_parquet", interrupted)
    with pytest.raises(KeyboardInterrupt):
        add_file(filled, second, other)
    assert tree(filled.folder) == before


def test_67_a_project_killed_while_it_was_made_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(1, 30):
        folder = tmp_path / str(at)
        with monkeypatch.context() as patch:
            made = _fail_at(patch, at, after=False, number=errno.ENOSPC)
            with suppress(StoreError):
                open_project(folder, create=True)
        assert verify(open_project(folder, create=True)) == []
        if len(made) < at:
            return
    raise AssertionError("making a project never ends")


HOLDER = """
import sys, time
from pathlib import Path
from tertius.store.lock import hold
with hold(Path(sys.argv[1]) / "lock", wait=0):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def _hold(project: Project, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLDER, str(project.folder), str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_45_a_second_writer_is_told_who_writes(
    filled: Project, second: Path, other: Source
) -> None:
    with _hold(filled, 60) as holder:
        with pytest.raises(StoreError, match=f"store is being written by pid {holder.pid}"):
            add_file(filled, second, other, wait=0.1)
        # readers are not held up
        assert table(open_project(filled.folder), "tiny").collect().height == 2
        holder.kill()


def test_45_a_second_writer_waits_for_the_first(
    filled: Project, second: Path, other: Source
) -> None:
    with _hold(filled, 0.5):
        start = time.monotonic()
        assert add_file(filled, second, other, wait=30).rows == 2
        assert time.monotonic() - start > 0.2


def test_45_a_killed_writer_holds_nothing(filled: Project, second: Path, other: Source) -> None:
    with _hold(filled, 60) as holder:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert add_file(filled, second, other, wait=0).rows == 2


def test_45_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Six processes make one project and add six sources and the same file, all at once."""
    script = textwrap.dedent("""
        import sys
        sys.path.insert(0, sys.argv[1])
        from tiny import TINY, make
        from tertius.store import add_file, open_project
        project = open_project(sys.argv[2], create=True)
        add_file(project, sys.argv[3], make(sys.argv[4]), wait=60)
        add_file(project, sys.argv[5], TINY, wait=60)
    """)
    same = tmp_path / "same.csv"
    same.write_text("a,b\n0,0\n")
    runs = []
    for n in range(6):
        own = tmp_path / f"own{n}.csv"
        own.write_text(f"a,b\n{n},{n}\n")
        command = [sys.executable, "-c", script, HERE, tmp_path / "p", own, f"s{n}", same]
        runs.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
    errors = [run.communicate(timeout=120)[1] for run in runs]
    assert errors == [""] * 6
    project = open_project(tmp_path / "p")
    assert [e.source for e in sources_in(project)] == [*(f"s{n}" for n in range(6)), "tiny"]
    assert verify(project) == []


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_70_adding_many_files_leaks_no_descriptors(project: Project, tmp_path: Path) -> None:
    from tertius.store.intake import take_in

    path = tmp_path / "f.csv"
    path.write_text("a,b\n1,2\n")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    open_now = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 64
    resource.setrlimit(resource.RLIMIT_NOFILE, (open_now + 16, hard))
    try:
        for _ in range(200):
            take_in(path, project.incoming)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
