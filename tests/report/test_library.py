"""The documents of a project on the terminal: lists, hits, refusals and counts, made harmless."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from tertius.documents.model import Proof, Refusal, Span
from tertius.report.library import (
    added_facts,
    added_words,
    hit_facts,
    listed_facts,
    print_hits,
    print_listed,
    print_refused,
    refusal_facts,
)
from tertius.store.documents import Added, Hit, Listed

ROW = Listed(
    identity="0123456789abcdef" * 4,
    places=("news/river.txt",),
    title="The River Pact",
    authors="Mara Quill",
    host="The Delta Courier",
    published="2019-05-04",
    language="en",
    sentences=1234,
    characters=99_000,
    families=("0123456789abcdef" * 4 + "#0",),
    added_at="2024-01-01T00:00:00+00:00",
    tertius="1",
    rules="r",
)
HIT = Hit(
    identity=ROW.identity,
    place="news/river.txt",
    title="The River Pact",
    span=Span(30, 60),
    role="body",
    segment=0,
    statement="aa",
    text="Freight on the Danube doubled.",
    proof=Proof(31, 61, "Freight on the\nDanube doubled."),
)
REFUSED = Refusal("in/x.png", "image", "looks like an image", "describe it in words")


@pytest.fixture
def shown():
    """What a function prints."""

    def _shown(print_, *values) -> str:
        console = Console(width=100, file=StringIO(), record=True, highlight=False)
        print_(*values, console)
        return console.export_text()

    return _shown


# lists


def test_a_list_shows_what_is_proven_of_each_document(shown):
    line = next(ln for ln in shown(print_listed, [ROW]).splitlines() if "River" in ln)
    assert line.split() == [
        "0123456789ab", "The", "River", "Pact;", "by", "Mara", "Quill", "2019-05-04", "1,234",
        "river.txt",
    ]  # fmt: skip


def test_what_is_not_proven_is_said_to_be_so(shown):
    out = shown(print_listed, [replace(ROW, title="", authors="", published="")])
    assert "(no title)" in out
    assert "–" in out


def test_an_author_without_a_title_is_shown_alone(shown):
    out = shown(print_listed, [replace(ROW, title="")])
    assert "Mara Quill" in out
    assert "; Mara" not in out


def test_of_several_places_the_first_is_shown_and_the_others_counted(shown):
    out = shown(print_listed, [replace(ROW, places=("a/one.txt", "b/two.txt", "c/three.txt"))])
    assert "one.txt and 2 more" in " ".join(out.split())


@pytest.mark.parametrize(
    ("place", "end"),
    [
        ("news/river.txt", "river.txt"),
        ("C:\\news\\river.txt", "river.txt"),
        ("https://example.org/2019/river/", "river"),
        ("feed.xml!3", "feed.xml!3"),
        ("-", "-"),
        ("/", "/"),
    ],
)
def test_of_a_place_its_end_is_shown(shown, place, end):
    out = shown(print_listed, [replace(ROW, places=(place,))])
    assert out.splitlines()[3].endswith(f" {end}") or f" {end} " in out


def test_a_document_without_a_place_is_listed(shown):
    assert "The River Pact" in shown(print_listed, [replace(ROW, places=())])


def test_an_empty_list_says_how_to_add_documents(shown):
    assert shown(print_listed, []).strip() == (
        "No documents yet. Add some: tertius documents add PATH"
    )


def test_a_listed_document_is_plain_data():
    facts = json.loads(json.dumps(listed_facts(ROW)))
    assert facts["identity"] == ROW.identity
    assert facts["places"] == ["news/river.txt"]
    assert facts["published"] == "2019-05-04"


def test_49_mark_up_in_titles_and_names_is_shown_as_text(shown):
    nasty = "[bold]x[/bold] [link=y]z"
    out = shown(print_listed, [replace(ROW, title=nasty, authors="[/]", places=("[red]a.txt",))])
    assert nasty in " ".join(out.split())
    assert "[/]" in out
    assert "[red]a.txt" in out


# counts


@pytest.mark.parametrize(
    ("added", "words"),
    [
        (Added(), "0 documents added"),
        (Added(added=1), "1 document added"),
        (Added(added=2, relations=1), "2 documents added"),
        (Added(known=4), "0 documents added, 4 known before"),
        (Added(known=4, places=2), "0 documents added, 4 known before (2 in a new place)"),
        (Added(added=1200, refused=3), "1,200 documents added, 3 refused"),
    ],
)
def test_an_addition_is_told_in_one_line(added, words):
    assert added_words(added) == words


def test_works_are_pointed_to_only_where_there_are_some():
    added = Added(added=2, relations=1)
    assert added_words(added, works=1) == "2 documents added; see: tertius works"
    assert "works" not in added_words(added)


def test_an_addition_as_plain_data_holds_the_refusals_themselves():
    facts = json.loads(json.dumps(added_facts(Added(added=2, refused=1), [REFUSED])))
    assert facts["added"] == 2
    assert facts["refused"] == 1
    assert facts["refusals"] == [
        {
            "place": "in/x.png",
            "rule": "image",
            "what": "looks like an image",
            "remedy": "describe it in words",
        }
    ]


# refusals


def test_a_refusal_is_shown_with_its_reason_and_what_to_do(shown):
    out = shown(print_refused, [REFUSED])
    assert out.splitlines() == [
        "in/x.png: looks like an image",
        "  describe it in words",
        "1 refused",
    ]


def test_a_refusal_without_remedy_has_no_empty_line(shown):
    out = shown(print_refused, [replace(REFUSED, remedy="")])
    assert out.splitlines() == ["in/x.png: looks like an image", "1 refused"]


def test_no_refusals_are_counted_too(shown):
    assert shown(print_refused, []).strip() == "0 refused"


def test_a_long_refusal_stays_on_one_line(shown):
    what = "word " * 60
    assert what.strip() in shown(print_refused, [replace(REFUSED, what=what)])


def test_49_mark_up_in_refusals_is_shown_as_text(shown):
    nasty = Refusal("[bold]a[/bold]", "r", "[/x] what", "[link=y]do")
    out = shown(print_refused, [nasty])
    for words in (nasty.place, nasty.what, nasty.remedy):
        assert words in out
    assert refusal_facts(nasty)["place"] == nasty.place


# hits


def test_a_hit_shows_the_words_as_published_and_where(shown):
    assert shown(print_hits, [HIT]).splitlines() == [
        "0123456789ab The River Pact (body)",
        "  “Freight on the Danube doubled.” [31–61]",
        "1 sentence",
    ]


def test_a_hit_in_a_document_without_title_names_its_place(shown):
    assert "0123456789ab river.txt (body)" in shown(print_hits, [replace(HIT, title="")])


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["aa", "aa"], "2 sentences, 1 different statement"),
        (["aa", "bb", "aa"], "3 sentences, 2 different statements"),
        (["aa", "bb"], "2 sentences"),
        ([], "No sentence has all of these words."),
    ],
)
def test_the_same_statement_in_several_publications_is_counted_once(shown, statements, told):
    hits = [replace(HIT, statement=statement) for statement in statements]
    assert shown(print_hits, hits).splitlines()[-1] == told


def test_lines_that_are_no_sentences_count_by_their_words(shown):
    hits = [replace(HIT, statement=None, role="title", text=text) for text in ("A", "A", "B")]
    assert shown(print_hits, hits).splitlines()[-1] == "3 sentences, 2 different statements"


def test_a_hit_as_plain_data_has_both_kinds_of_places():
    facts = json.loads(json.dumps(hit_facts(HIT)))
    assert facts["span"] == [30, 60]
    assert facts["proof"]["start"] == 31
    assert facts["proof"]["quote"] == HIT.proof.quote


def test_49_mark_up_in_hits_is_shown_as_text(shown):
    nasty = "[bold]x[/bold]"
    out = shown(print_hits, [replace(HIT, title=nasty, proof=Proof(0, 14, nasty))])
    assert out.count(nasty) == 2
