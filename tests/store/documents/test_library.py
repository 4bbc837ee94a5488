"""Adding, listing, naming, reading and searching documents."""

import re
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from tertius.documents.folding.folded import Folded, LineHint
from tertius.documents.model import Declared, Document, Original, Refusal
from tertius.errors import StoreError
from tertius.store import Project, open_project, sources_in
from tertius.store.documents import (
    Library,
    add_originals,
    connection,
    count_documents,
    count_families,
    document,
    documents,
    families_of,
    open_library,
    pieces_of,
    refused,
    relations_of,
    search,
    verify_documents,
)
from tertius.store.documents.rules import Rules

CALM = "The harbour was calm. Boats lay at anchor all day."
STORM = "A storm took the roof of the mill. Nobody was hurt in the village."
REPRINT = f"{CALM}\nThe paper wrote that it would last."


def _original(text: str, place: str) -> Original:
    return Original(text, place=place)


@pytest.fixture
def filled(library: Library, rules: Rules) -> Library:
    """Give a library of three documents, two of them one work."""
    originals = [
        _original(CALM, "/in/calm.txt"),
        _original(STORM, "/in/storm.txt"),
        _original(REPRINT, "/in/more/reprint.txt"),
    ]
    add_originals(library, originals, rules=rules)
    return library


def test_an_addition_says_what_was_new(library: Library, rules: Rules) -> None:
    refusals = [Refusal("/in/x.png", "no text", "a picture", "see it yourself")]
    first = add_originals(
        library,
        [_original(CALM, "a.txt"), _original(REPRINT, "b.txt"), _original(STORM, "c.txt")],
        refused=refusals,
        rules=rules,
    )
    assert (first.added, first.known, first.places, first.refused) == (3, 0, 0, 1)
    assert (first.families, first.relations) == (2, 1)
    again = add_originals(
        library, [_original(CALM, "a.txt"), _original(CALM, "other/a.txt")], rules=rules
    )
    assert (again.added, again.known, again.places, again.refused) == (0, 2, 1, 0)
    assert (again.families, again.relations) == (0, 0)


def test_the_same_text_twice_in_one_addition_is_one_document_in_two_places(
    library: Library, rules: Rules
) -> None:
    added = add_originals(
        library, [_original(CALM, "a.txt"), _original(CALM, "b.txt")], rules=rules
    )
    assert (added.added, added.known, added.places) == (1, 1, 1)
    assert [listed.places for listed in documents(library)] == [("a.txt", "b.txt")]


def test_the_same_text_in_another_encoding_is_the_same_and_from_another_outlet_is_not(
    library: Library, rules: Rules
) -> None:
    originals = [
        Original(CALM, place="a"),
        Original(CALM, place="b", encoding="utf-16", notes=("was UTF-16",)),
        Original(CALM, place="c", declared=(Declared("host", "b.org", "column host"),)),
        Original(CALM, place="d", format="markdown"),
    ]
    assert add_originals(library, originals, rules=rules).added == 3


def test_what_is_read_back_is_what_the_rules_said(library: Library, rules: Rules) -> None:
    original = Original(
        "host: a.org\nIt’s calm. “Nobody” left\u00ad.\n***\nA second piece, in 中文.\n",
        place="/in/x.txt",
        encoding="cp1252",
        declared=(Declared("published", "2023-09-19", "header Date"),),
        notes=("was cp1252",),
    )
    add_originals(library, [original], rules=rules)
    found, wanted = document(library, "x.txt"), rules.clean(original)
    assert found.original == original
    for name in ("lines", "segments", "sentences", "languages", "facts"):
        assert getattr(found, name) == getattr(wanted, name)
    assert found.text == wanted.text
    assert rules.pieces(found) == rules.pieces(wanted)
    span = found.sentences[0].span
    assert found.published(span).quote == "It’s calm."


def test_offsets_and_hints_of_a_folded_text_are_kept(library: Library, rules: Rules) -> None:
    from dataclasses import replace

    folded = Folded(
        text="ab\nc",
        text_at=np.array([0, 1, 3]),
        original_at=np.array([4, 9, 30]),
        length=40,
        hints=(LineHint("p", ("main", "article"), "lead big", 0.25, True), LineHint("li")),
        original_end=np.array([5, 11, 31]),
    )

    def clean(original: Original, *, recurrent: frozenset[int] = frozenset()) -> Document:
        return Document(original, folded)

    add_originals(library, [_original("x" * 40, "x")], rules=replace(rules, clean=clean))
    found = document(library, "x").folded
    for name in ("text_at", "original_at", "original_end"):
        assert np.array_equal(getattr(found, name), getattr(folded, name))
        assert getattr(found, name).dtype == np.int64
    assert (found.text, found.length, found.hints) == (folded.text, 40, folded.hints)


def test_a_text_without_words_or_sentences_is_a_document(library: Library, rules: Rules) -> None:
    assert (
        add_originals(library, [_original("", "e"), _original("\n \n", "b")], rules=rules).added
        == 2
    )
    assert document(library, "e").text == ""
    assert document(library, "b").sentences == ()
    assert verify_documents(library.project, rules=rules) == []


def test_documents_are_listed_by_identity_a_page_at_a_time(filled: Library) -> None:
    everyone = documents(filled)
    assert [d.identity for d in everyone] == sorted(d.identity for d in everyone)
    first = documents(filled, limit=2)
    assert first + documents(filled, after=first[-1].identity, limit=2) == everyone
    assert count_documents(filled) == 3
    calm = next(d for d in everyone if d.places == ("/in/calm.txt",))
    assert (calm.sentences, calm.characters, calm.language) == (2, len(CALM), "en")
    assert calm.added_at.endswith("+00:00")
    assert calm.rules == "simple 1"


@pytest.mark.parametrize("reference", ["/in/calm.txt", "calm.txt", "calm", "IDENTITY", "IDENT"])
def test_a_document_goes_by_its_identity_place_name_or_stem(
    filled: Library, reference: str
) -> None:
    identity = Original(CALM).identity
    reference = {"IDENTITY": identity, "IDENT": identity[:6].upper()}.get(reference, reference)
    assert document(filled, reference).original.text == CALM


@pytest.mark.parametrize(
    ("place", "reference"),
    [
        ("box.zip!inner/calm.txt", "calm.txt"),
        ("C:\\texts\\calm.txt", "calm"),
        ("feed.xml:12", "feed.xml:12"),
        ("https://example.org/2023/calm.html", "calm.html"),
        ("calm.tar.gz", "calm.tar"),
    ],
)
def test_places_of_all_kinds_have_names(
    library: Library, rules: Rules, place: str, reference: str
) -> None:
    add_originals(library, [_original(CALM, place), _original(STORM, "storm.txt")], rules=rules)
    assert document(library, reference).original.text == CALM
    assert document(library, place).original.text == CALM


def test_a_reference_to_several_documents_names_them(filled: Library, rules: Rules) -> None:
    add_originals(filled, [_original(f"Another calm {n}.", f"/in/{n}/calm.txt") for n in range(6)],
                  rules=rules)  # fmt: skip
    with pytest.raises(StoreError, match=r"calm\.txt means 7 documents: .*and 2 more") as caught:
        document(filled, "calm.txt")
    assert "/in/0/calm.txt" in caught.value.message
    assert "first digits of its identity" in (caught.value.remedy or "")


def test_a_reference_to_no_document_says_what_was_meant_perhaps(filled: Library) -> None:
    with pytest.raises(StoreError, match="no document is called CALM, of 3") as caught:
        document(filled, "CALM")
    assert "/in/calm.txt" in (caught.value.remedy or "")
    for nonsense in ("", "abcde", "zzzzzzz", "'; DROP TABLE documents; --", "%", "a\0b", "\udce9"):
        with pytest.raises(StoreError, match="no document is called"):
            document(filled, nonsense)
    assert count_documents(filled) == 3


def test_families_and_relations_are_listed(filled: Library, rules: Rules) -> None:
    (family,) = families_of(filled, rules=rules)
    keys = {f"{Original(text).identity}#0" for text in (CALM, REPRINT)}
    assert set(family.members) == keys
    assert family.key == min(keys)
    (relation,) = family.relations
    assert relations_of(filled) == (relation,) == relations_of(filled, "calm")
    assert relations_of(filled, "storm") == ()
    assert len(families_of(filled, least=1, rules=rules)) == 2
    listed = {d.places[0]: d.families for d in documents(filled)}
    assert listed["/in/calm.txt"] == listed["/in/more/reprint.txt"] == (family.key,)


def test_families_are_listed_by_size_a_few_at_a_time_or_for_one_document(
    filled: Library, rules: Rules
) -> None:
    add_originals(filled, [_original(f"{STORM} Version {n}.", f"s{n}") for n in range(2)],
                  rules=rules)  # fmt: skip
    everyone = families_of(filled, least=1, rules=rules)
    assert [len(f.members) for f in everyone] == [3, 2]
    assert families_of(filled, limit=1, rules=rules) == everyone[:1]
    assert families_of(filled, "calm", rules=rules) == everyone[1:]
    assert families_of(filled, "s1", least=4, rules=rules) == ()
    assert [count_families(filled, least=n) for n in (1, 2, 3, 4)] == [2, 2, 1, 0]


PLANS = {
    "identity prefix": lambda library: document(library, Original(CALM).identity[:8]),
    "name": lambda library: document(library, "calm.txt"),
    "relations of a document": lambda library: relations_of(library, "calm"),
    "families of a document": lambda library: families_of(library, "calm"),
    "search": lambda library: search(library, "harbour"),
    "a page of the list": lambda library: documents(library, after="3", limit=2),
}


@pytest.mark.parametrize("name", PLANS)
def test_no_question_about_one_document_reads_a_whole_table(
    filled: Library, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of each statement, SQLite's own plan: indices all the way, so that size does not matter."""
    asked: list[str] = []
    real = connection._connect

    def watched(path: Path, mode: str) -> sqlite3.Connection:
        made = real(path, mode)
        made.set_trace_callback(asked.append)
        return made

    monkeypatch.setattr(connection, "_connect", watched)
    PLANS[name](filled)
    monkeypatch.undo()
    plans = sqlite3.connect(filled.path)
    scans = [
        (step[3], sql)
        for sql in asked
        if sql.startswith("SELECT") and "sqlite_schema" not in sql
        for step in plans.execute(f"EXPLAIN QUERY PLAN {sql}")
        if re.match(
            r"SCAN (documents|d|p|pieces|places|passages|relations|r|lines|facts)\b", step[3]
        )
        and "INDEX" not in step[3]
    ]
    plans.close()
    assert len(asked) > 3
    assert scans == []


def test_the_pieces_of_a_family_can_be_read(filled: Library, rules: Rules) -> None:
    (family,) = families_of(filled, rules=rules)
    found = pieces_of(filled, [*family.members, "nonsense", "0" * 64 + "#0", f"{family.key}9"])
    assert tuple(found) == family.members
    (calm,) = rules.pieces(rules.clean(Original(CALM)))
    assert found[calm.key] == calm


def test_two_pieces_of_one_document_may_belong_to_two_families(
    library: Library, rules: Rules
) -> None:
    digest = f"{CALM}\n***\n{STORM}"
    add_originals(library, [_original(t, str(n)) for n, t in enumerate((CALM, STORM, digest))],
                  rules=rules)  # fmt: skip
    found = families_of(library, rules=rules)
    assert sorted(len(family.members) for family in found) == [2, 2]
    identity = Original(digest).identity
    assert {m for f in found for m in f.members if m.startswith(identity)} == {
        f"{identity}#0",
        f"{identity}#1",
    }


def test_what_was_refused_is_kept_once_for_inspection(library: Library, rules: Rules) -> None:
    bad = Refusal("/in/\udce9.bin", "no text", "binary", "")
    listed: list[Refusal] = []

    def reading() -> list[Original]:
        listed.append(Refusal("/in/late.csv", "empty", "no row"))
        return [_original(CALM, "a")]

    for _ in range(2):
        add_originals(library, [bad, *reading()], refused=listed, rules=rules)
    assert refused(library) == (
        Refusal("/in/\\xe9.bin", "no text", "binary", ""),
        Refusal("/in/late.csv", "empty", "no row", ""),
    )


def test_a_text_that_cannot_be_cleaned_is_refused_and_the_others_are_added(
    library: Library, rules: Rules
) -> None:
    from dataclasses import replace

    def clean(original: Original, *, recurrent: frozenset[int] = frozenset()) -> Document:
        if "storm" in original.text:
            raise ValueError("too wild")
        return rules.clean(original, recurrent=recurrent)

    added = add_originals(
        library,
        [_original(STORM, "s.txt"), _original(CALM, "c.txt")],
        rules=replace(rules, clean=clean),
    )
    assert (added.added, added.known, added.refused) == (1, 0, 1)
    assert [(r.place, r.rule, r.what) for r in refused(library)] == [
        ("s.txt", "not cleaned", "too wild")
    ]
    assert verify_documents(library.project, rules=rules) == []


def test_progress_is_told(library: Library, rules: Rules) -> None:
    told: list[tuple[str, int, int]] = []
    originals = [_original(f"Text {n} of many.", str(n)) for n in range(600)]
    add_originals(library, originals, rules=rules, progress=lambda *step: told.append(step))
    assert [done for _, done, _ in told] == [256, 512, 600]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("harbour", {"/in/calm.txt", "/in/more/reprint.txt"}),
        ("HARBOUR calm", {"/in/calm.txt", "/in/more/reprint.txt"}),
        ("calm harbour", {"/in/calm.txt", "/in/more/reprint.txt"}),
        ('"calm harbour"', set()),
        ('"harbour was calm"', {"/in/calm.txt", "/in/more/reprint.txt"}),
        ('"harbour was calm" nobody', set()),
        ("“took the roof”", {"/in/storm.txt"}),
        ("roof harbour", set()),
        ("harbou", set()),
    ],
)
def test_a_search_finds_sentences_with_all_words(
    filled: Library, query: str, places: set[str]
) -> None:
    assert {hit.place for hit in search(filled, query)} == places


def test_a_hit_shows_where_its_words_were_published(filled: Library) -> None:
    (hit,) = search(filled, "roof mill")
    assert hit.text == "A storm took the roof of the mill."
    assert STORM[hit.proof.start : hit.proof.end] == hit.proof.quote == hit.text
    assert (hit.role, hit.segment) == ("body", 0)
    assert hit.identity == Original(STORM).identity


def test_one_statement_in_two_publications_has_one_key(filled: Library) -> None:
    hits = search(filled, "boats anchor")
    assert len(hits) == 2
    assert len({hit.statement for hit in hits}) == 1


def test_the_best_hits_come_first_and_the_limit_holds(library: Library, rules: Rules) -> None:
    texts = ["Salt, sugar, flour and salt.", "Salt.", "Some salt was in the very long list of it."]
    add_originals(library, [_original(t, str(n)) for n, t in enumerate(texts)], rules=rules)
    assert [hit.place for hit in search(library, "salt")] == ["1", "0", "2"]
    assert len(search(library, "salt", limit=2)) == 2
    assert search(library, "salt", limit=0) == ()
    assert search(library, "salt", limit=-5) == ()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("The Erdoğan government fell.", "erdogan"),
        ("Der Wałęsa sprach.", "Wałęsa"),
        ("代理战争已经开始。", "战争"),
        ("代理战争已经开始。", '"代理战争"'),
        ("Реформа была отменена.", "РЕФОРМА"),
        ("युद्ध शुरू हुआ।", "युद्ध"),
        ("The UK–backed force left.", "uk BACKED"),
        ("İstanbul’da bir gün.", "istanbul'da"),
    ],
)
def test_a_search_works_in_every_script(
    library: Library, rules: Rules, text: str, query: str
) -> None:
    add_originals(library, [_original(text, "x"), _original(STORM, "y")], rules=rules)
    assert [hit.place for hit in search(library, query)] == ["x"]


def test_titles_and_furniture_can_be_searched_too(library: Library, rules: Rules) -> None:
    add_originals(library, [_original(f"host: gazette.example\n{CALM}", "x")], rules=rules)
    (hit,) = search(library, "gazette")
    assert (hit.role, hit.segment, hit.statement) == ("furniture", None, None)


def test_without_documents_the_reader_is_told_how_to_add_some(project: Project) -> None:
    with pytest.raises(StoreError, match="there are no documents in this project") as caught:
        open_library(project)
    assert "tertius documents add" in (caught.value.remedy or "")
    assert not (project.folder / "documents.sqlite").exists()


def test_a_library_opened_for_reading_does_not_write(filled: Library, rules: Rules) -> None:
    reader = open_library(filled.project)
    with pytest.raises(StoreError, match="opened for reading only"):
        add_originals(reader, [_original("New.", "n")], rules=rules)
    with pytest.raises(StoreError, match="no permission"), reader.reading() as connection:
        connection.execute("DELETE FROM documents")
    assert count_documents(reader) == 3


def test_a_library_is_a_value_and_a_context(filled: Library) -> None:
    with open_library(filled.project) as library:
        assert library == Library(filled.project)
        assert hash(library)
        assert count_documents(library) == 3


def test_documents_live_beside_tables_and_do_not_disturb_them(
    filled: Library, tmp_path: Path
) -> None:
    project = open_project(filled.project.folder)
    assert sources_in(project) == ()
    assert {p.name for p in project.folder.iterdir()} - {"lock"} == {
        *("tertius.json", "manifest.json", "tables", "quarantine", "incoming"),
        "documents.sqlite",
    }
