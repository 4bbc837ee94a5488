"""Families 46, 47: a database of another program, of a newer tertius, or damaged in any way."""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import simple

from tertius.documents.model import Original
from tertius.errors import Problem, StoreError
from tertius.store import open_project, verify
from tertius.store.documents import (
    Library,
    add_originals,
    count_documents,
    document,
    documents,
    open_library,
    refresh,
    search,
    verify_documents,
)
from tertius.store.documents.packing import pack_text
from tertius.store.documents.rules import Rules
from tertius.store.documents.schema import FORMAT

State = Callable[[Library], dict[str, list[tuple[object, ...]]]]


@pytest.fixture
def filled(library: Library, rules: Rules) -> Library:
    """Give a library with families, a site and a recurrent line."""
    texts = simple.killed_texts()
    add_originals(
        library, [Original(t, place=f"{n}.txt") for n, t in enumerate(texts)], rules=rules
    )
    return library


def _do(library: Library, *statements: str) -> None:
    """Change the database behind tertius's back."""
    made = sqlite3.connect(library.path)
    with made:
        for statement in statements:
            made.execute(statement)
    made.close()


def _found(library: Library, rules: Rules) -> list[str]:
    problems = verify_documents(library.project, rules=rules)
    assert all(isinstance(p, Problem) and p.where == str(library.path) for p in problems)
    assert all(p.remedy for p in problems)
    return [p.what for p in problems]


def test_a_sound_library_has_no_problem(filled: Library, rules: Rules) -> None:
    assert _found(filled, rules) == []
    assert verify(open_project(filled.project.folder)) == []


def test_46_a_newer_layout_is_refused_and_left_alone(filled: Library, rules: Rules) -> None:
    _do(filled, f"PRAGMA user_version = {FORMAT + 1}")
    before = filled.path.read_bytes()
    words = f"made by newer tertius .documents format {FORMAT + 1}; this version knows {FORMAT}."
    for act in (
        lambda: open_library(filled.project),
        lambda: open_library(filled.project, write=True),
        lambda: add_originals(filled, [Original("x")], rules=rules),
        lambda: documents(filled),
    ):
        with pytest.raises(StoreError, match=words) as caught:
            act()
        assert "update tertius" in (caught.value.remedy or "")
    assert [p.what for p in verify(filled.project)] == [caught.value.message]
    assert filled.path.read_bytes() == before


@pytest.mark.parametrize(
    ("pragma", "words"),
    [
        ("application_id = 252006675", "is no database of tertius"),
        ("application_id = 0", "is no database of tertius"),
        ("user_version = 0", "damaged: format is 0"),
        ("user_version = -3", "damaged: format is -3"),
    ],
)
def test_46_a_database_of_another_program_is_refused(
    filled: Library, rules: Rules, pragma: str, words: str
) -> None:
    _do(filled, f"PRAGMA {pragma}")
    with pytest.raises(StoreError, match=words):
        open_library(filled.project)
    with pytest.raises(StoreError, match=words):
        open_library(filled.project, write=True)
    assert len(verify(filled.project)) == 1


def test_46_another_programs_tables_are_not_written_into(project, rules: Rules) -> None:
    path = project.folder / "documents.sqlite"
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE bookmarks(url)")
    made.close()
    with pytest.raises(StoreError, match="is no database of tertius"):
        open_library(project, write=True)
    made = sqlite3.connect(path)
    assert made.execute("SELECT name FROM sqlite_schema").fetchall() == [("bookmarks",)]
    made.close()


@pytest.mark.parametrize(
    "content",
    [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000, b"x", b"\0" * 4096],
)
def test_47_a_file_that_is_no_database_is_one_clear_error(
    project, rules: Rules, content: bytes
) -> None:
    path = project.folder / "documents.sqlite"
    path.write_bytes(content)
    for write in (False, True):
        with pytest.raises(StoreError, match=r"damaged|is no database|cannot be") as caught:
            open_library(project, write=write)
        assert caught.value.where == str(path)
    assert [p.where for p in verify(project)] == [str(path)]
    assert path.read_bytes() == content


def test_47_flipped_bits_anywhere_are_found_or_harmless(
    filled: Library, rules: Rules, state: State
) -> None:
    """Wherever a byte changes: verify names it, or every answer is the same as before."""
    before = state(filled)
    sound = filled.path.read_bytes()
    used = np.flatnonzero(np.frombuffer(sound, np.uint8))[100:]
    named = 0
    for at in np.random.default_rng(7).choice(used, 60, replace=False).tolist():
        spoilt = bytearray(sound)
        spoilt[at] ^= 0xFF
        filled.path.write_bytes(bytes(spoilt))
        if _found(filled, rules):
            named += 1
        else:
            assert state(filled) == before
            assert search(filled, "mayor")[0].text == "The mayor spoke."
    assert named >= 50


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_47_a_database_cut_short_is_found(filled: Library, rules: Rules, share: float) -> None:
    size = filled.path.stat().st_size
    os.truncate(filled.path, int(size * share) // 4096 * 4096)
    assert _found(filled, rules)
    with pytest.raises(StoreError):
        [document(filled, listed.identity) for listed in documents(filled)]


DAMAGE = {
    "is not the text that was added": ["UPDATE texts SET original = :other WHERE document = 1"],
    "cannot be read": ["UPDATE texts SET original = x'00' WHERE document = 1"],
    "cannot be read (": ["UPDATE texts SET offsets = x'0011' WHERE document = 1"],
    "its folded text is not that of its original": [
        "UPDATE texts SET folded = :other WHERE document = 2"
    ],
    "a line or sentence lies outside its text": [
        'UPDATE lines SET "end" = 99999 WHERE document = 1 AND number = 1'
    ],
    "a segment has lines that are missing": ["UPDATE segments SET last = 77"],
    "a sentence belongs to a segment that is missing": [
        "UPDATE passages SET segment = 9 WHERE segment IS NOT NULL"
    ],
    "its rows are not as they were written": ["UPDATE documents SET title = 'Forged'"],
    "place 'elsewhere' is not as it was written": [
        "UPDATE places SET place = 'elsewhere' WHERE document = 1"
    ],
    "relation 'because' is not": ["UPDATE relations SET because = 'because'"],
    "the proof of its host is not in its text": ["UPDATE facts SET quote = 'host: b.org'"],
    "the words at": ["UPDATE passages SET words = '' WHERE id = 2"],
    "it was found nowhere": ["DELETE FROM places WHERE document = 3"],
    "is in the wrong family": ["UPDATE pieces SET family = id"],
    "a piece is related to itself": [
        "UPDATE relations SET derived = source WHERE source = (SELECT min(source) FROM relations)"
    ],
    "a relation is of pieces that are not compared together": [
        "UPDATE pieces SET known = 0 WHERE id = (SELECT source FROM relations WHERE known)"
    ],
    "has a sample that is not listed": ["DELETE FROM samples WHERE piece = 1"],
    "samples are listed where pieces have": ["INSERT INTO samples VALUES(1, 1, 1)"],
    "pieces were never compared": ["UPDATE pieces SET compared = 0"],
    "names a row of": ["PRAGMA foreign_keys = OFF", "DELETE FROM makers"],
    "the index of words is not that of the texts": [
        "INSERT INTO searched(searched) VALUES('delete-all')"
    ],
    "table or index lines_by_key is not as it was made": ["DROP INDEX lines_by_key"],
    "holds spy, which tertius did not make": [
        "CREATE TRIGGER spy AFTER INSERT ON documents BEGIN SELECT 1; END"
    ],
}


@pytest.mark.parametrize("words", DAMAGE)
def test_47_each_kind_of_damage_is_named(filled: Library, rules: Rules, words: str) -> None:
    for statement in DAMAGE[words]:
        made = sqlite3.connect(filled.path)
        values = {"other": pack_text("Another text.")}
        with made:
            made.execute(statement, values if ":other" in statement else {})
        made.close()
    told = _found(filled, rules)
    assert any(words in what for what in told), told
    assert any(words in p.what for p in verify_documents(filled.project, rules=rules))


def test_47_a_damaged_document_is_refused_and_the_others_are_read(filled: Library) -> None:
    _do(filled, "UPDATE texts SET original = x'00' WHERE document = 1")
    with pytest.raises(StoreError, match=r"damaged: document .* cannot be read") as caught:
        document(filled, "0.txt")
    assert "verify" in (caught.value.remedy or "")
    assert document(filled, "4.txt").original.text.startswith("Something else")


def test_47_a_refresh_makes_nothing_of_a_damaged_original(filled: Library, rules: Rules) -> None:
    made = sqlite3.connect(filled.path)
    with made:
        made.execute("UPDATE texts SET original = ? WHERE document = 2", (pack_text("Forged."),))
    made.close()
    with pytest.raises(StoreError, match="is not the text that was added"):
        refresh(filled, everything=True, rules=rules)


def test_47_a_missing_database_is_a_project_without_documents_unless_its_log_is_left(
    filled: Library, rules: Rules
) -> None:
    filled.path.unlink()
    assert verify(filled.project) == []
    (filled.project.folder / "documents.sqlite-wal").write_bytes(b"log")
    (problem,) = verify(filled.project)
    assert problem.what == "is left of a database that is missing"


@pytest.mark.parametrize(
    "words",
    [
        "a line or sentence lies outside its text",
        "its folded text is not that of its original",
        "is in the wrong family",
        "a segment has lines that are missing",
        "has a sample that is not listed",
        "samples are listed where pieces have",
        "the index of words is not that of the texts",
        "pieces were never compared",
    ],
)
def test_a_refresh_makes_derived_rows_good_again(
    filled: Library, rules: Rules, state: State, words: str
) -> None:
    before = state(filled)
    test_47_each_kind_of_damage_is_named(filled, rules, words)
    assert refresh(filled, everything=True, rules=rules).documents == 5
    assert state(filled) == before
    assert _found(filled, rules) == []


def test_a_refresh_makes_only_rows_of_other_rules_again(
    filled: Library, rules: Rules, state: State
) -> None:
    before = state(filled)
    assert refresh(filled, rules=rules).documents == 0
    newer = replace(rules, version="simple 2")
    told: list[int] = []
    done = refresh(filled, rules=newer, progress=lambda _, n, __: told.append(n))
    assert (done.documents, told) == (5, [5])
    assert {d.rules for d in documents(filled)} == {"simple 2"}
    assert state(filled) == before
    assert verify_documents(filled.project, rules=newer) == []


def test_a_refresh_brings_what_the_new_rules_say(filled: Library, rules: Rules) -> None:
    def clean(original: Original, *, recurrent: frozenset[int] = frozenset()):
        shouted = replace(original, text=original.text.upper())
        found = rules.clean(shouted, recurrent=recurrent)
        return replace(found, original=original)

    newer = replace(
        rules, clean=clean, fold=lambda o: rules.fold(replace(o, text=o.text.upper())), version="2"
    )
    refresh(filled, rules=newer)
    assert document(filled, "0.txt").text.startswith("HOST: A.ORG")
    assert document(filled, "0.txt").original.text.startswith("host: a.org")
    assert {d.host for d in documents(filled)} == {""}  # 'HOST:' names no site any more
    assert count_documents(filled) == 5
    assert verify_documents(filled.project, rules=newer) == []


def test_a_document_that_new_rules_cannot_clean_stays_as_it_was(
    filled: Library, rules: Rules
) -> None:
    def clean(original: Original, *, recurrent: frozenset[int] = frozenset()):
        if "mill" in original.text:
            raise ValueError("too old")
        return rules.clean(original, recurrent=recurrent)

    newer = replace(rules, clean=clean, version="simple 2")
    done = refresh(filled, rules=newer)
    assert (done.documents, [f.what for f in done.failed]) == (4, ["too old"])
    assert sorted(d.rules for d in documents(filled)) == ["simple 1", *["simple 2"] * 4]
    assert verify_documents(filled.project, rules=newer) == []


def test_rules_that_fail_only_on_recurrent_lines_leave_the_document_as_it_is_alone(
    library: Library, rules: Rules
) -> None:
    def clean(original: Original, *, recurrent: frozenset[int] = frozenset()):
        if recurrent and "mill" in original.text:
            raise ValueError("confused")
        return rules.clean(original, recurrent=recurrent)

    texts = simple.killed_texts()
    newer = replace(rules, clean=clean)
    for _ in range(2):
        add_originals(
            library, [Original(t, place=f"{n}.txt") for n, t in enumerate(texts)], rules=newer
        )
        assert document(library, "2.txt").lines[2].role == "body"
        assert document(library, "1.txt").lines[2].role == "furniture"
    assert verify_documents(library.project, rules=newer) == []


def test_rows_of_older_rules_are_no_problem(filled: Library, rules: Rules) -> None:
    other = replace(
        rules,
        version="simple 9",
        fold=lambda _: pytest.fail("not folded again"),
        families=lambda *_: pytest.fail("not joined again"),
    )
    assert verify_documents(filled.project, rules=other) == []


def test_the_default_rules_name_themselves_by_what_they_say(tmp_path: Path) -> None:
    from tertius.store.documents.rules import fingerprint

    assert len(fingerprint()) == 16
    assert set(fingerprint()) <= set("0123456789abcdef")
