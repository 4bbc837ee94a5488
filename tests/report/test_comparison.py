"""Two versions as they are shown: what was kept, edited, dropped and new, each with its place."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console
from tests.river_pact import ALL, PRINTED, REWORK

from tertius.documents.cleaning import clean
from tertius.documents.model import Document, Original
from tertius.documents.versions import Versions, compare_documents
from tertius.documents.works.changes import Change
from tertius.report.comparison import (
    change_words,
    comparison_facts,
    count_words,
    counts,
    diff_words,
    lead,
    names_of,
    print_comparison,
    told_facts,
)


def cleaned(text: str, place: str) -> Document:
    return clean(Original(text, place=place))


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {name.removesuffix(".txt"): cleaned(text, f"in/{name}") for name, text in ALL.items()}


@pytest.fixture(scope="module")
def versions(documents) -> Versions:
    return compare_documents(documents["printed"], documents["rework"])


@pytest.fixture
def shown():
    """What is printed of a comparison."""

    def _shown(versions, places=None, *, everything=False) -> str:
        console = Console(width=100, file=StringIO(), record=True, highlight=False)
        print_comparison(versions, places or {}, console, everything=everything)
        return console.export_text()

    return _shown


# counts and names


def test_sentences_are_counted_by_what_became_of_them(versions):
    assert counts(versions) == {"kept": 3, "edited": 2, "dropped": 2, "new": 1, "changed": 2}
    assert count_words(versions) == (
        "3 kept, 2 edited (2 change the claim), 2 dropped, 1 new (7 → 6 sentences)"
    )


def test_the_lead_says_what_the_later_version_is(versions):
    assert lead(versions, ("a", "b")) == "b is a rework of a."


def test_the_lead_says_where_the_order_is_not_proven(documents):
    found = compare_documents(documents["rework"], documents["blog"])
    assert lead(found, ("a", "b")).endswith("a; nothing proves which came first.")


def test_strangers_have_no_order_to_be_proven(documents):
    found = compare_documents(documents["printed"], documents["other"])
    assert lead(found, ("a", "b")) == "b is independent of a."


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("a/old.txt", "b/new.txt", ("old.txt", "new.txt")),
        ("C:\\old.txt", "https://example.org/new/", ("old.txt", "new")),
        ("a.jsonl:1", "a.jsonl:2", ("a.jsonl:1", "a.jsonl:2")),
    ],
)
def test_versions_are_called_by_the_ends_of_their_places(versions, one, other, names):
    identities = [side.document.identity for side in (versions.source, versions.derived)]
    places = dict(zip(identities, ([one], [other, "elsewhere"]), strict=True))
    assert names_of(versions, places) == names


def test_without_places_of_a_project_the_files_are_named(versions):
    assert names_of(versions, {}) == ("printed.txt", "rework.txt")


@pytest.mark.parametrize("place", ["x/page.html", ""])
def test_versions_of_one_name_are_called_by_their_identities(place):
    found = compare_documents(cleaned(PRINTED, place), cleaned(REWORK, place))
    identities = (Original(PRINTED).identity[:12], Original(REWORK).identity[:12])
    assert names_of(found, {}) == identities


# facts and changes


def test_dates_that_a_version_speaks_of_are_not_told_as_its_own(versions):
    told = [(fact.field, fact.kind) for fact in told_facts(versions.derived)]
    assert told == [("title", None), ("author", None), ("date", "bound")]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("sign", ("ally",), ("rival", "foe")), "sign: ally → rival, foe"),
        (Change("date", ("1999",), ()), "date: 1999 → –"),
    ],
)
def test_a_change_is_one_line(change, words):
    assert change_words(change) == words


def test_a_diff_marks_words_that_went_and_came(versions):
    first = diff_words(versions.comparison.edited[0])
    assert first == (
        "The [-alliance-] {+United States+} is waging a war of tariffs against both of them."
    )


# plain data


@pytest.fixture(scope="module")
def facts(versions) -> dict:
    return json.loads(json.dumps(comparison_facts(versions, {})))


def test_the_plain_data_name_both_versions(facts):
    for side, name, sentences in (("source", "printed", 7), ("derived", "rework", 6)):
        assert facts[side]["places"] == [f"in/{name}.txt"]
        assert facts[side]["identity"] == Original(ALL[f"{name}.txt"]).identity
        assert facts[side]["sentences"] == sentences
    assert facts["relation"]["type"] == "rework"


def test_the_places_of_a_project_come_before_those_of_the_file(versions):
    identity = versions.source.document.identity
    found = comparison_facts(versions, {identity: ("a", "b")})
    assert found["source"]["places"] == ["a", "b"]
    assert found["derived"]["places"] == ["in/rework.txt"]


def test_the_plain_data_hold_each_sentence_of_both_sides_once(facts):
    matches = facts["kept"] + facts["edited"]
    for side, single in (("source", "dropped"), ("derived", "new")):
        places = [place for match in matches for place in match[side]]
        places += [one["sentence"] for one in facts[single]]
        assert sorted(places) == list(range(facts[side]["sentences"]))


def test_each_proof_in_the_plain_data_is_what_the_original_says(facts):
    seen = 0
    for side, single, text in (("source", "dropped", PRINTED), ("derived", "new", REWORK)):
        proofs = [one["proof"] for one in facts[single]]
        proofs += [fact["proof"] for fact in facts[side]["facts"]]
        for match in facts["kept"] + facts["edited"]:
            proofs += match[f"{side}_proofs"]
        for proof in proofs:
            assert text[proof["start"] : proof["end"]] == proof["quote"]
            seen += 1
    assert seen > 15


def test_an_edit_in_the_plain_data_has_diff_and_changes(facts):
    edit = facts["edited"][0]
    assert ["drop", "alliance"] in edit["diff"]
    assert ["add", "United States"] in edit["diff"]
    assert edit["changes"] == [
        {"kind": "actor", "before": ["The alliance"], "after": ["United States"]}
    ]
    assert 0 < edit["score"] < 1


def test_a_diff_gives_back_the_new_sentence(facts):
    for edit in facts["edited"]:
        words = " ".join(words for op, words in edit["diff"] if op != "drop")
        assert words == edit["derived_proofs"][0]["quote"].replace("\n", " ")


# the terminal


def test_a_comparison_begins_with_what_the_version_is(versions, shown):
    lines = shown(versions).splitlines()
    assert lines[0] == "Why the River Pact Will Hold"
    assert lines[1] == "rework.txt is a rework of printed.txt."
    assert lines[2].strip() == versions.relation.because
    assert lines[3] == count_words(versions)


def test_edits_stand_under_what_they_change(versions, shown):
    out = shown(versions)
    at = out.index("Edits that change the claim (2)")
    for words in ("actor: The alliance → United States", "certainty: – → possibly"):
        assert at < out.index(words) < out.index("Kept: old sentences, repeated in ")
    assert "sentence 3 [175–236] → sentence 3 [139–" in out


def test_edits_of_wording_have_a_heading_of_their_own(shown):
    new = PRINTED.replace("put aside", "laid aside").replace("4, 2019", "9, 2020")
    out = shown(compare_documents(cleaned(PRINTED, "a"), cleaned(new, "b")))
    assert "Edits of wording (1)" in out
    assert "Edits that change the claim" not in out
    assert "[-put-] {+laid+} aside." in out


def test_in_brief_two_sentences_of_each_kind_are_quoted(documents, shown):
    out = shown(compare_documents(documents["printed"], documents["other"]))
    assert "  … and 5 more" in out
    assert "--all" in out.splitlines()[-1]


def test_in_full_each_sentence_is_quoted_with_its_place(documents, shown):
    found = compare_documents(documents["printed"], documents["other"])
    out = shown(found, everything=True)
    for side in (found.source, found.derived):
        for sentence in side.sentences:
            proof = side.document.published(sentence.span)
            assert f"“{proof.quote}” [{proof.start}–{proof.end}]" in " ".join(out.split())
    assert "more" not in out.splitlines()[-1]
    assert "--all" not in out


def test_a_long_sentence_is_cut_in_brief_and_whole_in_full(shown):
    long = "The envoys " + "who had met before " * 12 + "went home."
    found = compare_documents(cleaned(PRINTED, "a"), cleaned(f"Home they go\n\n{long}\n", "b"))
    assert long not in shown(found)
    assert long in shown(found, everything=True)


def test_49_mark_up_of_others_is_shown_as_text(shown):
    nasty = "[bold]Pact[/bold] [link=x]y"
    old = PRINTED.replace("Why the River Pact", nasty).replace("Old quarrels", "[/] Old [red]")
    new = REWORK.replace("Why the River Pact", nasty).replace("doubled", "[x]doubled[/x]")
    found = compare_documents(cleaned(old, "[red]a.txt"), cleaned(new, "[x]b.txt"))
    for everything in (True, False):
        out = shown(found, everything=everything)
        assert nasty in out
        assert "[red]a.txt" in out
        assert "[x]b.txt" in out
        assert "[x]doubled[/x]" in out


def test_a_reason_with_mark_up_is_shown_as_text(versions, shown):
    relation = replace(versions.relation, because="[bold]so[/bold]")
    assert "[bold]so[/bold]" in shown(replace(versions, relation=relation))


def test_other_languages_than_english_are_told_to_have_no_lists(documents, shown):
    french = "Les pourparlers ont pris fin lundi à Genève et les deux parties ont quitté la salle. "
    french += "Personne ne sait encore quand la commission des rivières se réunira de nouveau. "
    french += "Le ministre a dit que son pays ne signera pas le traité sur les eaux du fleuve."
    later = french.replace("lundi", "mardi")
    out = shown(compare_documents(cleaned(french, "a"), cleaned(later, "b")))
    assert "Changes of a claim are told for English only, not for: fr." in out
    english = shown(compare_documents(documents["printed"], documents["rework"]))
    assert "English only" not in english
