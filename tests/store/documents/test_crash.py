"""Families 42, 45, 67: a full disk, several writers, writers that are killed, readers meanwhile.

What was acknowledged is there, what was not is there whole or not at all, and adding again goes on
from there to the same state as if nothing had happened.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
import simple

from tertius.documents.model import Original
from tertius.errors import StoreError
from tertius.store import Project, open_project, verify
from tertius.store.documents import (
    Library,
    add_originals,
    adding,
    connection,
    count_documents,
    documents,
    open_library,
    refresh,
    verify_documents,
)
from tertius.store.documents.rules import Rules

HERE = Path(__file__).parent
State = Callable[[Library], dict[str, list[tuple[object, ...]]]]
posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


def _originals() -> list[Original]:
    return [Original(text, place=f"{n}.txt") for n, text in enumerate(simple.killed_texts())]


def _settled(found: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """Leave out how often a site was looked at."""
    return {name: rows for name, rows in found.items() if name != "refused"}


@pytest.fixture
def whole(tmp_path: Path, rules: Rules) -> Library:
    """Give a library to which the documents were added in peace."""
    library = open_library(open_project(tmp_path / "whole", create=True), write=True)
    add_originals(library, _originals(), rules=rules)
    return library


@posix
def test_67_kill_9_at_any_statement_loses_nothing_acknowledged(
    library: Library, whole: Library, rules: Rules, state: State, tmp_path: Path
) -> None:
    out = tmp_path / "runs"
    out.mkdir()
    command = [sys.executable, HERE / "killed.py", library.project.folder, out, "37"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    killed, last = map(int, run.stdout.split())
    assert killed >= 10
    assert last == 0
    seen = set()
    for at in range(1, 37 * killed, 37):
        acknowledged = [int(n) for n in (out / f"{at}.done").read_text().split()]
        torn = Library(Project(out / str(at)), write=True)
        found = count_documents(torn)
        seen.add(found)
        assert found >= (acknowledged[-1] if acknowledged else 0)
        assert found in (0, 2, 4, 5)  # whole batches
        assert verify_documents(torn.project, rules=rules) == []
        add_originals(torn, _originals(), rules=rules)
        assert _settled(state(torn)) == _settled(state(whole))
    assert seen == {0, 2, 4, 5}


@posix
def test_67_kill_9_at_any_moment_of_a_long_addition(
    library: Library, rules: Rules, tmp_path: Path
) -> None:
    """Killed from outside, in the middle of writes: the log that is left behind is whole."""
    script = textwrap.dedent("""
        import sys
        sys.path.insert(0, sys.argv[1])
        from simple import RULES
        from tertius.documents.model import Original
        from tertius.store import open_project
        from tertius.store.documents import add_originals, adding, open_library
        adding.BATCH = 5
        library = open_library(open_project(sys.argv[2]), write=True)
        texts = (f"Report {n} of the {n % 7} th committee. It met {n} times." for n in range(10**6))
        told = lambda _, done, __: print(done, flush=True)
        add_originals(library, (Original(t, place="p") for t in texts), rules=RULES, progress=told)
    """)
    done = 0
    for _ in range(4):
        command = [sys.executable, "-c", script, HERE, library.project.folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
            assert run.stdout
            for line in run.stdout:
                done = int(line)
                if done >= count_documents(library) and done % 3 == 0:
                    break
            run.send_signal(signal.SIGKILL)
            run.wait()
        assert count_documents(library) >= done
        assert count_documents(library) % 5 == 0
        assert verify(open_project(library.project.folder)) == []
    assert verify_documents(library.project, rules=rules) == []


def test_67_an_interrupt_from_the_keyboard_keeps_the_finished_batches(
    library: Library, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "BATCH", 2)

    def interrupted() -> object:
        yield from _originals()[:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_originals(library, interrupted(), rules=rules)  # type: ignore[arg-type]
    assert count_documents(library) == 2
    assert verify_documents(library.project, rules=rules) == []
    assert add_originals(library, _originals(), rules=rules).added == 3


@pytest.mark.parametrize("at", range(0, 60, 4))
def test_42_a_disk_that_fills_up_leaves_the_state_before(
    library: Library,
    whole: Library,
    rules: Rules,
    state: State,
    monkeypatch: pytest.MonkeyPatch,
    at: int,
) -> None:
    """SQLite may use so many pages and no more: it refuses as it does on a full disk."""
    add_originals(library, _originals()[:1], rules=rules)
    before = state(library)
    with library.reading() as reader:
        (pages,) = reader.execute("PRAGMA page_count").fetchone()
    real = connection._open_to_write

    def limited(path: Path) -> sqlite3.Connection:
        made = real(path)
        made.execute(f"PRAGMA max_page_count = {pages + at // 4}")
        return made

    monkeypatch.setattr(connection, "_open_to_write", limited)
    long = [Original(f"{text} {'More of the same. ' * 50} {n}", place=f"{n}") for n, text
            in enumerate(simple.killed_texts())]  # fmt: skip
    told = []
    try:
        add_originals(library, long, rules=rules)
    except StoreError as error:
        told = [error.message, (error.remedy or "")[:15]]
    assert told in ([], ["disk full; the store is unchanged", "free some space"])
    assert told == [] or state(library) == before
    assert told != [] or at > 8
    monkeypatch.undo()
    assert verify_documents(library.project, rules=rules) == []
    add_originals(library, _originals(), rules=rules)
    assert count_documents(library) >= 5


@posix
def test_42_a_real_limit_on_written_bytes_is_told(
    library: Library, rules: Rules, state: State
) -> None:
    before = state(library)
    script = textwrap.dedent("""
        import resource, sys
        sys.path.insert(0, sys.argv[1])
        from simple import RULES
        from tertius.documents.model import Original
        from tertius.errors import StoreError
        from tertius.store import open_project
        from tertius.store.documents import add_originals, open_library
        library = open_library(open_project(sys.argv[2]), write=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
        texts = [f"Report {n}. It rained {n} times." for n in range(200)]
        try:
            add_originals(library, [Original(t, place="p") for t in texts], rules=RULES)
        except StoreError as error:
            print(error.message)
    """)
    for limit in (1000, 40_000, 100_000):
        command = [sys.executable, "-c", script, HERE, library.project.folder, str(limit)]
        run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert run.stdout.startswith(("disk full", "cannot be")), run
        assert run.stderr == ""
        assert state(library) == before
    assert verify_documents(library.project, rules=rules) == []


ADDER = """
import sys
sys.path.insert(0, sys.argv[1])
from simple import RULES, killed_texts
from tertius.documents.model import Original
from tertius.store import open_project
from tertius.store.documents import add_originals, adding, open_library
adding.BATCH = 3
library = open_library(open_project(sys.argv[2], create=True), write=True, wait=60)
texts = killed_texts() + [f"Report {n}. It rained {n} times." for n in range(40)]
originals = [Original(t, place=f"{sys.argv[3]}/{n}") for n, t in enumerate(texts)]
added = add_originals(library, originals, rules=RULES, wait=60)
print(added.added, added.known)
"""


def test_45_several_processes_that_add_the_same_documents_at_once(
    tmp_path: Path, rules: Rules, state: State
) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", ADDER, HERE, tmp_path / "p", f"adder{n}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(3)
    ]
    told = [run.communicate(timeout=240) for run in runs]
    assert [error for _, error in told] == [""] * 3
    counts = [list(map(int, out.split())) for out, _ in told]
    assert sum(added for added, _ in counts) == 45
    assert all(added + known == 45 for added, known in counts)
    library = Library(open_project(tmp_path / "p"), write=True)
    assert count_documents(library) == 45
    assert all(len(listed.places) == 3 for listed in documents(library))
    assert verify_documents(library.project, rules=rules) == []
    alone = open_library(open_project(tmp_path / "alone", create=True), write=True)
    texts = simple.killed_texts() + [f"Report {n}. It rained {n} times." for n in range(40)]
    add_originals(alone, [Original(t) for t in texts], rules=rules)
    for name in ("relations", "pieces", "lines", "passages", "samples", "families alone"):
        assert state(library)[name] == state(alone)[name]


HOLDER = """
import sys, time
from pathlib import Path
from tertius.store.lock import hold
with hold(Path(sys.argv[1]) / "lock", wait=0):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def test_45_a_second_writer_is_told_who_writes_and_readers_are_not_held_up(
    whole: Library, rules: Rules
) -> None:
    command = [sys.executable, "-c", HOLDER, str(whole.project.folder), "60"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match=f"store is being written by pid {holder.pid}"):
            add_originals(whole, [Original("New.", place="n")], rules=rules, wait=0.1)
        assert count_documents(open_library(whole.project)) == 5
        holder.kill()
    assert add_originals(whole, [Original("New.", place="n")], rules=rules, wait=0).added == 1


def test_45_a_reader_sees_one_state_while_another_process_writes(
    whole: Library, rules: Rules
) -> None:
    with whole.reading() as reader:
        before = reader.execute("SELECT count(*), max(id) FROM documents").fetchone()
        add_originals(whole, [Original("New.", place="n")], rules=rules)
        again = reader.execute("SELECT count(*), max(id) FROM documents").fetchone()
        assert again == before
        assert count_documents(whole) == 6


def test_45_readers_read_during_one_long_transaction(whole: Library) -> None:
    with whole.session() as writer, whole.changing(writer, wait=1):
        writer.execute("DELETE FROM places")
        assert [listed.places for listed in documents(whole)] != []
        assert all(listed.places for listed in documents(whole))
        writer.execute("ROLLBACK")
        writer.execute("BEGIN")


def test_45_a_foreign_program_that_keeps_the_database_locked_is_told(
    whole: Library, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = connection._connect

    def impatient(path: Path, mode: str) -> sqlite3.Connection:
        made = real(path, mode)
        made.execute("PRAGMA busy_timeout = 50")
        return made

    monkeypatch.setattr(connection, "_connect", impatient)
    other = sqlite3.connect(whole.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreError, match="being written by another program"):
            add_originals(whole, [Original("New.", place="n")], rules=rules)
        assert count_documents(whole) == 5
    finally:
        other.close()


def test_67_a_database_killed_while_it_was_made_is_made_again(
    project: Project, rules: Rules
) -> None:
    for content in (b"", None):
        if content is None:
            made = sqlite3.connect(project.folder / "documents.sqlite")
            made.execute("PRAGMA journal_mode = WAL")
            made.close()
        else:
            (project.folder / "documents.sqlite").write_bytes(content)
        assert verify(open_project(project.folder)) == []
        with pytest.raises(StoreError, match="there are no documents"):
            open_library(project)
    library = open_library(project, write=True)
    assert add_originals(library, _originals(), rules=rules).added == 5


def test_67_a_refresh_that_was_interrupted_goes_on(
    whole: Library, rules: Rules, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from tertius.store.documents import refreshing

    monkeypatch.setattr(refreshing, "_BATCH", 2)
    before = state(whole)
    count = 0

    def clean(original: Original, *, recurrent: frozenset[int] = frozenset()) -> object:
        nonlocal count
        count += 1
        if count == 4:
            raise KeyboardInterrupt
        return rules.clean(original, recurrent=recurrent)

    newer = replace(rules, clean=clean, version="simple 2")
    with pytest.raises(KeyboardInterrupt):
        refresh(whole, rules=newer)
    assert sorted({d.rules for d in documents(whole)}) == ["simple 1", "simple 2"]
    assert verify_documents(whole.project, rules=newer) == []
    assert refresh(whole, rules=newer).documents == 3
    assert {d.rules for d in documents(whole)} == {"simple 2"}
    assert state(whole) == before
