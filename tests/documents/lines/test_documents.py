"""Whole documents of many kinds: each line gets its role, and bare texts stay whole."""

import pytest
from tests.documents.lines.texts import BARE, DOCUMENTS, FORUM, parted

from tertius.documents.folding import fold
from tertius.documents.lines import label_lines, line_key, segment
from tertius.documents.model import Line, Original, Segment


def labelled(text: str) -> tuple[str, tuple[Line, ...], tuple[Segment, ...]]:
    original = Original(text)
    folded = fold(original)
    lines = label_lines(folded, original)
    return folded.text, lines, segment(folded, lines, original)


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["blank lines", "single breaks"])
def test_each_line_of_a_document_gets_its_role(name, between):
    roles, lines = parted(DOCUMENTS[name])
    text, found, _ = labelled(between.join(lines))
    told = [(line.role, text[line.span.start : line.span.end]) for line in found]
    assert told == list(zip(roles, [shown for _, shown in told], strict=True))


@pytest.mark.parametrize("name", BARE)
def test_every_line_of_a_bare_text_is_body(name):
    text, found, segments = labelled(BARE[name])
    assert [text[x.span.start : x.span.end] for x in found if x.role != "body"] == []
    assert [(s.kind, s.first, s.last) for s in segments] == [("piece", 0, len(found) - 1)]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_bodies_alone_stay_bodies(name):
    roles, lines = parted(DOCUMENTS[name])
    body = [line for role, line in zip(roles, lines, strict=True) if role == "body"]
    _, found, _ = labelled("\n\n".join(body))
    assert {line.role for line in found} == {"body"}


PIECES = {
    "forwarded mail": [("host_comment", 0, 0), ("piece", 1, 9)],
    "digest of three briefs": [("piece", 0, 3), ("piece", 4, 5), ("piece", 6, 7)],
    "anthology with bylines": [("piece", 0, 3), ("piece", 4, 7)],
    "blog with an excerpt": [("host_comment", 1, 1), ("piece", 2, 7)],
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_hold_the_pieces_that_they_hold(name):
    _, found, segments = labelled("\n\n".join(parted(DOCUMENTS[name])[1]))
    whole = [("piece", 0, len(found) - 1)]
    assert [(s.kind, s.first, s.last) for s in segments] == PIECES.get(name, whole)
    assert [s.number for s in segments] == list(range(len(segments)))


def test_subheadings_and_a_rule_begin_no_piece():
    text = """The long way to Merrow

By Tora Lindqvist

The road follows the coast for a day before it turns inland. Nobody takes it in winter.

The first day

We left before dawn and met nobody. The lamps were still burning in the harbour.

* * *

The second day

It rained until noon, and then it rained harder. The mules did not complain.
"""
    _, found, segments = labelled(text)
    assert [line.role for line in found] == [
        "title", "byline", "body", "body", "body", "furniture", "body", "body",
    ]  # fmt: skip
    assert len(segments) == 1


MENU = """Home
News
Sport
Weather
Shop
Log in
Register
Search
Privacy policy
Terms of use
Contact us
About us
Share on Facebook
Subscribe to our newsletter
© 2025 Merrow Media. All rights reserved.
"""


def test_a_page_of_furniture_only_has_no_body():
    _, found, segments = labelled(MENU)
    assert {line.role for line in found} == {"furniture"}
    assert [(s.first, s.last) for s in segments] == [(0, 14)]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_posts_of_a_forum_are_its_body(between):
    roles, lines = parted(FORUM)
    _, found, _ = labelled(between.join(lines))
    posts = [at for at, line in enumerate(found) if line.role == "body"]
    assert posts == [at for at, role in enumerate(roles) if role == "body"]


def test_the_frame_of_a_site_changes_no_body():
    story = parted(DOCUMENTS["op-ed with German furniture"])[1]
    top = ["Startseite", "Politik", "Wirtschaft", "Sport", "Anmelden", "Suche"]
    end = ["Impressum", "Datenschutz", "AGB", "Kontakt", "Über uns", "Meistgelesen"]
    text, found, _ = labelled("\n".join([*top, *story, *end]))
    body = [text[x.span.start : x.span.end] for x in found if x.role == "body"]
    assert body == [line for line in story if len(line) > 100]


def test_a_text_says_what_told_of_each_line():
    _, found, _ = labelled("\n\n".join(parted(DOCUMENTS["press release"])[1]))
    assert found[0].by == "release mark"
    assert found[-1].by == "below the end mark"
    assert {line.by for line in found if line.role == "body"} == {"running text"}


@pytest.mark.parametrize("text", ["", "\n\n", " \t \n\n  "])
def test_a_text_of_blanks_has_neither_lines_nor_segments(text):
    assert labelled(text)[1:] == ((), ())


def test_case_and_quotes_change_no_role():
    roles, lines = parted(DOCUMENTS["op-ed with German furniture"])
    curly = [line.replace("'", "’") for line in lines]
    assert [line.role for line in labelled("\n\n".join(curly))[1]] == roles


@pytest.mark.parametrize("break_", ["\n", "\n\n"])
def test_a_short_text_of_nothing_but_sentences_is_all_body(break_):
    said = ["One line here is said.", "Another line is here too.", "“A third one follows it.”"]
    _, lines, _ = labelled(break_.join(said))
    assert [line.role for line in lines] == ["body"] * 3


def test_a_returning_line_is_no_short_text_of_its_own():
    notice = "Our readers in the valley make this paper possible with a gift each year."
    original = Original(f"The viaduct near the mill will be rebuilt after a year.\n\n{notice}")
    lines = label_lines(fold(original), original, recurrent=frozenset({line_key(notice)}))
    assert [line.role for line in lines] == ["body", "furniture"]
