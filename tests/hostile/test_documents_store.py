"""Families 36, 42, 43, 45, 46, 47, 67, 68, 70 where they meet the documents of a project.

Full disks, kills and damage in depth are in ``tests/store/documents``; here are the ways in which a
hostile folder, text, name or environment meets the database.
"""

import importlib.util
import os
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tertius.documents.model import Declared, Original, Refusal
from tertius.errors import StoreError
from tertius.store import Project, add_file, open_project, verify
from tertius.store.documents import (
    Library,
    add_originals,
    count_documents,
    document,
    documents,
    open_library,
    refused,
    search,
    verify_documents,
)
from tertius.store.documents.rules import Rules

SIMPLE = Path(__file__).resolve().parents[1] / "store" / "documents" / "simple.py"
posix = pytest.mark.skipif(os.name != "posix", reason="links, pipes and users of POSIX")
NAMES = ["documents.sqlite", "documents.sqlite-wal", "documents.sqlite-shm"]
BESIDE = [*NAMES, "documents.sqlite-journal"]


@pytest.fixture(scope="module")
def rules() -> Rules:
    spec = importlib.util.spec_from_file_location("simple_rules", SIMPLE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    found: Rules = module.RULES
    return found


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return open_project(tmp_path / "project", create=True)


@pytest.fixture
def library(project: Project) -> Library:
    return open_library(project, write=True)


TEXTS = [
    "The mayor spoke. It rained.",
    "The mayor spoke. It rained. He left.",
    "Ships met. None sank.",
]


@pytest.fixture
def filled(library: Library, rules: Rules) -> Library:
    add_originals(
        library, [Original(t, place=f"/in/{n}.txt") for n, t in enumerate(TEXTS)], rules=rules
    )
    return library


def _tree(folder: Path) -> dict[str, bytes]:
    found = (Path(root, n) for root, _, names in os.walk(folder) for n in names)
    return {str(p.relative_to(folder)): p.read_bytes() for p in found if p.name != "lock"}


# --- 36: the same text again


def test_36_the_same_text_under_another_name_adds_a_place_and_nothing_else(
    filled: Library, rules: Rules
) -> None:
    before = [d.identity for d in documents(filled)]
    added = add_originals(filled, [Original(TEXTS[0], place="/copy/of.txt")], rules=rules)
    assert (added.added, added.known, added.places, added.relations) == (0, 1, 1, 0)
    assert [d.identity for d in documents(filled)] == before
    assert document(filled, "of.txt").identity == document(filled, "/in/0.txt").identity


def test_36_another_text_under_the_same_name_is_another_document(
    filled: Library, rules: Rules
) -> None:
    add_originals(filled, [Original("All is new. Truly.", place="/in/0.txt")], rules=rules)
    assert count_documents(filled) == 4
    with pytest.raises(StoreError, match=r"means 2 documents"):
        document(filled, "/in/0.txt")


# --- 43: paths that are not what they should be


@posix
@pytest.mark.parametrize("name", BESIDE)
def test_43_a_database_that_is_a_link_is_refused_and_its_target_left_alone(
    filled: Library, rules: Rules, tmp_path: Path, name: str
) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(filled.path.read_bytes())
    path = filled.project.folder / name
    path.unlink(missing_ok=True)
    path.symlink_to(precious)
    before = precious.read_bytes()
    for act in (
        lambda: open_project(filled.project.folder),
        lambda: open_library(filled.project),
        lambda: open_library(filled.project, write=True),
        lambda: add_originals(filled, [Original("New.")], rules=rules),
        lambda: documents(filled),
    ):
        with pytest.raises(StoreError, match="is a link") as caught:
            act()
        assert caught.value.where == str(path)
    assert [p.where for p in verify(filled.project)] == [str(path)]
    assert precious.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("precious")] == ["precious"]


@posix
@pytest.mark.parametrize("name", BESIDE)
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_43_a_pipe_or_folder_in_place_of_the_database_is_refused_quickly(
    project: Project, rules: Rules, name: str, make: Callable[[Path], None]
) -> None:
    make(project.folder / name)
    for write in (False, True):
        with pytest.raises(StoreError, match=r"is a (pipe|folder)"):
            open_library(project, write=write)
    assert len(verify(project)) == 1


AS_NOBODY = textwrap.dedent("""
    import importlib.util, os, sqlite3, sys
    spec = importlib.util.spec_from_file_location("simple", sys.argv[1])
    simple = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(simple)
    from tertius.documents.model import Original
    from tertius.errors import TertiusError
    from tertius.store import Project
    from tertius.store.documents import *
    from tertius.store.documents import fetch, refreshing
    import tertius.documents.words
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    project = Project(__import__("pathlib").Path(sys.argv[2]))
    try:
        library = open_library(project)
        found = (count_documents(library), len(documents(library)), len(search(library, "mayor")))
        print(*found, len(verify_documents(project, rules=simple.RULES)))
        writer = open_library(project, write=True)
        add_originals(writer, [Original("New.", place="n")], rules=simple.RULES)
    except TertiusError as error:
        print(error.message)
""")


def _as_nobody(folder: Path) -> list[str]:
    for parent in folder.parents:
        if any(p.startswith("pytest-of-") for p in parent.parts):
            parent.chmod(0o755)
    command = [sys.executable, "-c", AS_NOBODY, SIMPLE, folder]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


@pytest.fixture
def closed(filled: Library) -> Iterator[Library]:
    """Give a library in which nothing may be written."""
    _allow(filled.project.folder, writing=False)
    yield filled
    _allow(filled.project.folder, writing=True)


def _allow(folder: Path, *, writing: bool) -> None:
    for path in [folder, *folder.rglob("*")]:
        mode = (0o755 if writing else 0o555) if path.is_dir() else (0o644 if writing else 0o444)
        path.chmod(mode)


@posix
def test_43_documents_that_may_only_be_read_are_read_and_not_written(closed: Library) -> None:
    before = _tree(closed.project.folder)
    told = _as_nobody(closed.project.folder)
    assert told == ["3 3 2 0", "no permission; the store is unchanged"]
    assert _tree(closed.project.folder) == before


@posix
def test_43_a_log_that_a_killed_writer_left_is_read_where_nothing_may_be_written(
    filled: Library, tmp_path: Path
) -> None:
    """The newest documents are only in the log: they are shown, or it is said why not."""
    script = textwrap.dedent("""
        import os, sqlite3, sys
        made = sqlite3.connect(sys.argv[1])
        made.execute("UPDATE documents SET title = 'in the log'")
        made.commit()
        os._exit(9)
    """)
    subprocess.run([sys.executable, "-c", script, filled.path], check=False, timeout=30)
    assert (filled.project.folder / NAMES[1]).stat().st_size > 0
    _allow(filled.project.folder, writing=False)
    try:
        assert _as_nobody(filled.project.folder)[0].startswith("3 3 2 ")
        _allow(filled.project.folder, writing=True)
        (filled.project.folder / NAMES[2]).unlink()
        _allow(filled.project.folder, writing=False)
        assert _as_nobody(filled.project.folder) == ["cannot be opened"]
    finally:
        _allow(filled.project.folder, writing=True)
    assert {d.title for d in documents(filled)} == {"in the log"}


@posix
def test_43_a_database_without_permission_is_one_clear_error(filled: Library) -> None:
    filled.path.chmod(0)
    assert _as_nobody(filled.project.folder) == ["cannot be opened"]
    filled.path.chmod(0o644)


@posix
def test_43_a_folder_with_odd_signs_in_its_name_is_that_folder(
    tmp_path: Path, rules: Rules
) -> None:
    for name in ("a?mode=memory", "b#c", "d%20e", "ü 北京", "f&immutable=1", "g:h"):
        library = open_library(open_project(tmp_path / name, create=True), write=True)
        add_originals(library, [Original(TEXTS[0], place="x")], rules=rules)
        assert (tmp_path / name / "documents.sqlite").stat().st_size > 0
        assert count_documents(open_library(open_project(tmp_path / name))) == 1


# --- 45: others at work


def test_45_adding_documents_and_tables_takes_turns(filled: Library, tmp_path: Path) -> None:
    table = tmp_path / "antal.csv"
    table.write_text("a,b,sign,begin,end\nFRA,GBR,-1,1872,1904\nRUS,GBR,-1,1872,1907\n")
    with (
        filled.session() as writer,
        filled.changing(writer, wait=1),
        pytest.raises(StoreError, match="the store is being written by pid"),
    ):
        add_file(filled.project, table, wait=0.1)
    assert add_file(filled.project, table).rows == 2
    assert count_documents(filled) == 3
    assert verify(filled.project) == []


# --- texts, names and queries of others


@pytest.mark.parametrize(
    "text",
    [
        "Half a pair: \ud83d and more.",
        "Nul \0 in the middle. After it.",
        "\ufeffMark first. Then text.",
        "Right\u202eleft. End.",
        "e" + "\u0301" * 10_000 + " word.",
        "\r\rOld lines.\rMore.\r",
        "'; DROP TABLE documents; --",
        "=cmd|' /C calc'!A0",
        "x" * 300_000,
        "word. " * 60_000,
        "\n" * 200_000 + "End.",
    ],
    ids=["surrogate", "nul", "mark", "direction", "marks", "returns", "sql", "cell", "word",
         "sentences", "lines"],
)  # fmt: skip
def test_50_any_characters_come_back_as_they_were(
    library: Library, rules: Rules, text: str
) -> None:
    original = Original(text, place="x", declared=(Declared("title", text[:50], "header \ud800"),))
    assert add_originals(library, [original], rules=rules).added == 1
    found = document(library, "x")
    assert found.original == original
    assert found.sentences == rules.clean(original).sentences
    assert verify_documents(library.project, rules=rules) == []
    assert add_originals(library, [original], rules=rules).known == 1


QUERIES = [
    '"', '""', '"""', "'", "*", "mayor*", "^mayor", "words:mayor", "{words} : mayor", "NEAR(a b)",
    "a AND", "OR", "NOT", "NOT mayor", "mayor NOT rained", "(", ")", "((((", "mayor)", "-mayor",
    "+mayor", "mayor; DROP TABLE documents", "' OR 1=1 --", "\0", "mayor\0", "\ud800", "a\u202eb",
    "rank MATCH 'x'", "(" * 900, '"' * 901, "a " * 64, "%", "_", "\\", "🙂", "\n\n", "“„”",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_52_no_query_breaks_or_escapes_the_search(filled: Library, query: str) -> None:
    before = filled.path.read_bytes()
    if any(character.isalnum() for character in query):
        assert all("mayor" in hit.text.lower() for hit in search(filled, query))
    else:
        with pytest.raises(StoreError, match="no word to search for"):
            search(filled, query)
    assert filled.path.read_bytes() == before


@pytest.mark.parametrize("query", ["a " * 65, "x" * 5000, "战" * 100])
def test_52_a_query_without_end_is_refused(filled: Library, query: str) -> None:
    with pytest.raises(StoreError, match="a query has at most"):
        search(filled, query)


def test_48_places_and_refusals_are_kept_as_they_are_and_shown_without_hidden_signs(
    library: Library, rules: Rules
) -> None:
    place = "/in/\x1b[31mred\u202etxt.exe"
    add_originals(library, [Original(TEXTS[0], place=place)], rules=rules,
                  refused=[Refusal(place, "no text", "x\ny")])  # fmt: skip
    assert documents(library)[0].places == (place,)
    assert refused(library)[0].place == place
    with pytest.raises(StoreError) as caught:
        document(library, "red")
    assert "\x1b" not in str(caught.value)
    assert "\u202e" not in str(caught.value)


# --- 68, 69: places on the map, in time, and in encodings


def test_68_locale_and_time_zone_change_nothing(tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import importlib.util, sys
        spec = importlib.util.spec_from_file_location("simple", sys.argv[1])
        simple = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(simple)
        from tertius.documents.model import Original
        from tertius.store import open_project
        from tertius.store.documents import *
        library = open_library(open_project(sys.argv[2], create=True), write=True)
        texts = [*simple.killed_texts(), "I\\u0307stanbul'da I\\u015f\\u0131k. ISI yok."]
        add_originals(library, [Original(t, place=sys.argv[3] + str(n)) for n, t in
                      enumerate(texts)], rules=simple.RULES)
        found = simple.state(library)
        hits = [(h.identity, h.text) for h in search(library, "ISIK")]
        text = repr((found, hits, document(library, sys.argv[3] + "2").text))
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        zone = documents(library)[0].added_at[-6:]
        sys.stdout.buffer.write(zone.encode())
    """)
    odd = os.fsencode(str(tmp_path)) + b"/caf\xe9/\xc3\xbc-"
    seen = set()
    for n, place in enumerate(
        [
            {"LC_ALL": "tr_TR.UTF-8", "TZ": "Europe/Istanbul"},
            {"TZ": "Pacific/Kiritimati"},
            {
                "LC_ALL": "C",
                "PYTHONUTF8": "0",
                "PYTHONCOERCECLOCALE": "0",
                "TZ": "America/St_Johns",
            },
            {"LC_ALL": "C.UTF-8"},
        ]
    ):
        command = [sys.executable, "-c", script, SIMPLE, tmp_path / str(n), odd]
        run = subprocess.run(
            command, env=os.environ | place, check=True, timeout=60, capture_output=True
        )
        seen.add(run.stdout)
    assert len(seen) == 1
    assert seen.pop().endswith(b"+00:00")


@posix
def test_68_a_project_folder_that_is_not_utf8_holds_documents(tmp_path: Path, rules: Rules) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    library = open_library(open_project(folder, create=True), write=True)
    add_originals(library, [Original(TEXTS[0], place=str(folder / "in.txt"))], rules=rules)
    assert documents(library)[0].places[0].endswith("caf\\xe9/in.txt")
    assert document(library, str(folder / "in.txt")).original.text == TEXTS[0]
    assert verify_documents(library.project, rules=rules) == []


def test_69_a_clock_that_was_set_back_does_not_matter(
    filled: Library, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tertius.store.documents import adding

    monkeypatch.setattr(adding, "now_text", lambda: "1970-01-01T00:00:00+00:00")
    add_originals(filled, [Original("Later. Or not.", place="later")], rules=rules)
    assert document(filled, "later").original.text == "Later. Or not."
    assert verify_documents(filled.project, rules=rules) == []


# --- 70: many and large


@posix
def test_70_many_small_documents_stream_in_bounded_memory(project: Project) -> None:
    """The memory of an addition does not grow with the number of documents."""
    script = textwrap.dedent("""
        import importlib.util, os, resource, sys
        spec = importlib.util.spec_from_file_location("simple", sys.argv[1])
        simple = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(simple)
        from tertius.documents.model import Original
        from tertius.store import open_project
        from tertius.store.documents import add_originals, open_library
        library = open_library(open_project(sys.argv[2]), write=True)
        most = 0
        def texts(first, last):
            global most
            for n in range(first, last):
                most = max(most, len(os.listdir("/proc/self/fd")) if n % 100 == 0 else 0)
                yield Original(f"Report {n}. It {n} rained {n * 7} times.", place=f"{n}.txt")
        add_originals(library, texts(0, 600), rules=simple.RULES)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        add_originals(library, texts(600, 3000), rules=simple.RULES)
        print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024, most)
    """)
    command = [sys.executable, "-c", script, SIMPLE, project.folder]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    grown, descriptors = map(int, run.stdout.split())
    assert grown <= 64  # megabytes; the database's own cache may fill up
    assert descriptors <= 64
    assert count_documents(Library(project)) == 3000


def test_70_a_long_document_is_a_batch_of_its_own(
    library: Library, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tertius.store.documents import adding

    monkeypatch.setattr(adding, "CHARACTERS", 1000)
    told: list[int] = []
    texts = ["a. " * 500, "b. " * 500, "c."]
    add_originals(library, [Original(t, place=t[0]) for t in texts], rules=rules,
                  progress=lambda _, done, __: told.append(done))  # fmt: skip
    assert told == [1, 2, 3]


def test_other_programs_can_read_the_database(filled: Library) -> None:
    """It is a plain SQLite file: what a table holds can be read without tertius."""
    made = sqlite3.connect(f"file:{filled.path}?mode=ro", uri=True)
    names = {name for (name,) in made.execute("SELECT name FROM sqlite_schema WHERE type='table'")}
    assert {"documents", "places", "facts", "passages", "relations", "refused"} <= names
    assert made.execute("SELECT count(*) FROM documents").fetchone() == (3,)
    made.close()
