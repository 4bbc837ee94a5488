"""Documents as they are shown: every fact stands beside the words that prove it."""

import json
from io import StringIO

import pytest
from rich.console import Console

from tertius.documents.folding import fold
from tertius.documents.model import (
    Document,
    Fact,
    LanguageRun,
    Line,
    Original,
    Proof,
    Segment,
    Sentence,
    Span,
)
from tertius.report.documents import (
    QUOTED,
    document_facts,
    fact_words,
    heading,
    print_document,
    proof_words,
    short,
    summary,
)

TEXT = "Calm returns\nBy Ann Lee\nThe talks ended in May 2021. Both sides left.\nShare this"


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def proof_of(words: str) -> Proof:
    span = span_of(words)
    return Proof(span.start, span.end, words)


@pytest.fixture
def document() -> Document:
    original = Original(TEXT, place="news/calm.txt", notes=("decoded as windows-1252",))
    return Document(
        original=original,
        folded=fold(original),
        lines=(
            Line(span_of("Calm returns"), "title", by="first line", sure=0.9),
            Line(span_of("By Ann Lee"), "byline", by="byline", sure=1.0),
            Line(span_of("The talks ended in May 2021. Both sides left."), "body"),
            Line(span_of("Share this"), "furniture", "share", by="share", sure=1.0),
        ),
        segments=(Segment(0, "piece", 0, 3),),
        sentences=(
            Sentence(span_of("The talks ended in May 2021."), 0, "body"),
            Sentence(span_of("Both sides left."), 0, "body"),
        ),
        languages=(LanguageRun("en", 0, 3, 0.99),),
        facts=(
            Fact("title", "Calm returns", proof_of("Calm returns"), by="title line"),
            Fact("author", "Ann Lee", proof_of("By Ann Lee"), by="byline", segment=0),
            Fact("date", "2021-05", proof_of("May 2021"), by="month and year", kind="mentioned"),
            Fact("date", "2021-05", proof_of("May 2021"), by="past mention", kind="bound"),
        ),
    )


def printed(document: Document, **options: object) -> str:
    console = Console(width=100, record=True, file=StringIO())
    print_document(document, console, **options)
    return console.export_text()


def test_every_fact_is_followed_by_its_proof_and_rule(document):
    shown = printed(document)
    assert "author: Ann Lee  “By Ann Lee” [13–23], byline" in shown
    assert "written not before: 2021-05  “May 2021” [43–51], past mention" in shown


def test_mentioned_dates_are_told_apart_from_dates_of_publication(document):
    shown = printed(document)
    assert "dates that its text speaks of: 2021-05 “May 2021” [43–51]" in shown
    assert "published" not in shown


def test_every_line_is_shown_with_its_role_also_furniture(document):
    shown = printed(document)
    for words in ("title", "byline", "body", "furniture (share)", "Share this"):
        assert words in shown


def test_notes_of_the_reader_are_shown(document):
    assert "note: decoded as windows-1252" in printed(document)


def test_places_are_shown_where_a_document_has_several(document):
    assert "a.txt, b.txt" in printed(document, places=("a.txt", "b.txt"))


def test_lines_can_be_left_out(document):
    assert "Share this" not in printed(document, lines=False)


def test_plain_data_hold_offsets_that_give_the_quotation(document):
    facts = document_facts(document)
    json.dumps(facts)
    for fact in facts["facts"]:
        proof = fact["proof"]
        assert TEXT[proof["start"] : proof["end"]] == proof["quote"]
    for sentence in facts["sentences"]:
        proof = sentence["proof"]
        assert TEXT[proof["start"] : proof["end"]] == proof["quote"]


def test_plain_data_name_the_place_where_no_other_is_known(document):
    assert document_facts(document)["places"] == ["news/calm.txt"]
    assert document_facts(document, ["x"])["places"] == ["x"]


def test_a_document_is_called_by_its_title(document):
    assert heading(document) == "Calm returns"


def test_without_a_title_it_is_called_by_its_first_sentence(document):
    untitled = Document(document.original, document.folded, document.lines, document.segments,
                        document.sentences)  # fmt: skip
    assert heading(untitled) == "The talks ended in May 2021."


def test_without_any_line_it_has_no_text():
    original = Original("")
    assert heading(Document(original, fold(original))) == "(no text)"


def test_the_summary_counts_body_and_furniture(document):
    told = summary(document)
    assert told == "text, en, 2 sentences of body, 1 of 4 lines furniture"


def test_a_proof_outside_the_text_names_its_place():
    assert proof_words(Proof(0, 0, "x", place="header Date")) == "“x” [header Date]"


def test_a_long_proof_is_shortened_but_keeps_its_places():
    shown = proof_words(Proof(5, 5 + 400, "word " * 80))
    assert len(shown) < QUOTED + 20
    assert shown.endswith("…” [5–405]")


def test_a_proof_over_several_lines_is_shown_on_one():
    assert proof_words(Proof(0, 12, "Ted Galen\n X")) == "“Ted Galen X” [0–12]"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("host", "published by the host"),
        ("original", "first published"),
        ("bound", "written not before"),
        ("mentioned", "speaks of"),
    ],
)
def test_kinds_of_dates_have_words(kind, words):
    assert fact_words(Fact("date", "2020", Proof(0, 1, "x"), by="r", kind=kind)) == words


def test_identities_are_shortened_and_segments_named():
    assert short("0123456789abcdef" * 4 + "#1") == "0123456789ab#1"


def test_mark_up_of_others_is_no_mark_up_of_the_console():
    original = Original("[bold]x[/bold] [red]y", place="[link=x]")
    line = Line(Span(0, 5), "body")
    shown = printed(Document(original, fold(original), (line,)))
    assert "[link=x]" in shown
