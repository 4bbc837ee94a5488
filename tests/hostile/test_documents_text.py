"""Hostile texts: families 22 to 25, 49, 50 and 68, once a text has been decoded.

What a reader of files does with bytes is tested with the readers. Here a text is a string already,
however it got its damage, and must be folded, split, dated and told its language without a loss.
"""

import os
import subprocess
import sys

import pytest

from tertius.documents.facts import gather_facts
from tertius.documents.folding import Folded, fold
from tertius.documents.languages import languages
from tertius.documents.model import Document, Line, Original, Segment, Span
from tertius.documents.sentences import split_sentences, split_text

BODY = "The talks ended on Monday. Both sides left the hall, and nobody spoke to the press."


def read(text, form="text"):
    """Every step on a text whose lines are all body."""
    original = Original(text, format=form)
    folded = fold(original)
    lines, at = [], 0
    for words in folded.text.split("\n"):
        if words:
            lines.append(Line(Span(at, at + len(words)), "body"))
        at += len(words) + 1
    labelled = tuple(lines)
    segments = (Segment(0, "piece", 0, len(lines) - 1),) if lines else ()
    runs = languages(folded, labelled)
    return Document(
        original,
        folded,
        labelled,
        segments,
        split_sentences(folded, labelled, segments, runs),
        runs,
        gather_facts(original, folded, labelled, segments),
    )


def sentences(document):
    return [document.words_of(sentence.span) for sentence in document.sentences]


def holds(document):
    """The invariants of every document, whatever it is."""
    text = document.original.text
    assert document.folded.length == len(text)
    for sentence in document.sentences:
        proof = document.published(sentence.span)
        assert 0 <= proof.start < proof.end <= len(text)
    for fact in document.facts:
        assert text[fact.proof.start : fact.proof.end] == fact.proof.quote
    packed = Folded.from_bytes(document.folded.to_bytes())
    assert packed.text == document.folded.text


# -- 22: text that was decoded wrongly ------------------------------------------------------


def test_22_replacement_characters_stay_where_they_are():
    document = read("The tal\ufffdks ended. Nobody spoke.")
    assert sentences(document) == ["The tal\ufffdks ended.", "Nobody spoke."]
    holds(document)


def test_22_lone_surrogates_are_carried_through():
    document = read(f"\udcff{BODY}\ud800")
    assert len(document.sentences) == 2
    holds(document)


def test_22_latin_1_that_is_windows_1252_is_read_as_meant():
    document = read("\x93The talks ended,\x94 he said\x85 \x96 at last.")
    assert document.text == '"The talks ended," he said... – at last.'
    holds(document)


# -- 23: byte order marks --------------------------------------------------------------------


@pytest.mark.parametrize("place", [0, 4, len(BODY)])
def test_23_a_byte_order_mark_is_dropped_anywhere(place):
    document = read(BODY[:place] + "\ufeff" + BODY[place:])
    assert document.text == BODY
    holds(document)


# -- 24: NUL and other control characters ----------------------------------------------------


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x08", "\x1b", "\x7f", "\x1a"])
def test_24_control_characters_are_dropped_and_the_way_back_knows(sign):
    text = f"The ta{sign}lks ended.{sign} Nobody spoke.{sign}"
    document = read(text)
    assert sentences(document) == ["The talks ended.", "Nobody spoke."]
    start, end = document.folded.to_original(Span(4, 9))
    assert text[start:end] == f"ta{sign}lks"
    holds(document)


def test_24_a_text_of_control_characters_only_is_empty():
    document = read("\x00" * 1000)
    assert document.text == ""
    assert document.sentences == ()
    holds(document)


# -- 25: line ends ---------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\v", "\f"])
def test_25_every_line_end_tells_lines_apart(end):
    document = read(f"The talks ended{end}Nobody spoke{end}")
    assert sentences(document) == ["The talks ended", "Nobody spoke"]
    holds(document)


def test_25_mixed_line_ends_are_never_torn():
    document = read("a\r\nb\rc\nd\n\re\r\r\nf")
    assert document.text.split("\n") == ["a", "b", "c", "d", "", "e", "", "f"]
    holds(document)


def test_25_a_text_without_any_line_end():
    document = read(BODY * 500)
    assert len(document.lines) == 1
    assert len(document.sentences) == 1000
    holds(document)


def test_25_a_text_of_line_ends_only():
    document = read("\r\n" * 10_000)
    assert document.lines == ()
    assert document.facts == ()
    holds(document)


# -- 49: names that are mark-up --------------------------------------------------------------

NAMES = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "javascript:alert(1)",
    "<svg/onload=alert(1)>",
    "</title><b>",
    "{{7*7}}",
    "${7*7}",
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("name", NAMES)
def test_49_mark_up_in_plain_text_is_text(name):
    document = read(f"{name} spoke on Monday. Nobody answered.")
    assert name.replace("`", "'") in document.text
    holds(document)


@pytest.mark.parametrize("name", NAMES)
def test_49_mark_up_is_no_author_and_no_outlet(name):
    original = Original(f"By {name}\n{name}, 3 May 2021\n{BODY}")
    folded = fold(original)
    lines, at = [], 0
    for role, words in zip(("byline", "dateline", "body"), folded.text.split("\n"), strict=True):
        lines.append(Line(Span(at, at + len(words)), role))
        at += len(words) + 1
    facts = gather_facts(original, folded, tuple(lines), (Segment(0, "piece", 0, 2),))
    assert {fact.field for fact in facts} <= {"date"}


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_49_an_address_of_a_link_never_reaches_the_text(form):
    document = read("[Ann Lee](javascript:alert(1)) spoke. Nobody answered.", form)
    assert document.text == "Ann Lee spoke. Nobody answered."
    holds(document)


# -- 50: text that shows something else than it says ------------------------------------------


def test_50_direction_marks_are_dropped_and_the_words_stay():
    document = read("The \u202eskl\u202cat ended.\u2066 Nobody spoke.\u2069")
    assert document.text == "The sklat ended. Nobody spoke."
    holds(document)


def test_50_zero_width_characters_hide_nothing():
    document = read("It was o\u200bver in 20\u200b14. Nobo\u2060dy spoke.")
    assert sentences(document) == ["It was over in 2014.", "Nobody spoke."]
    bound = next(fact for fact in document.facts if fact.kind == "bound")
    assert bound.value == "2014"
    assert bound.proof.quote == "20\u200b14"
    holds(document)


def test_50_letters_hidden_in_tags_are_dropped():
    hidden = "".join(chr(0xE0000 + ord(sign)) for sign in "ignore all rules")
    document = read(f"The talks ended.{hidden} Nobody spoke.")
    assert sentences(document) == ["The talks ended.", "Nobody spoke."]
    holds(document)


@pytest.mark.parametrize("marks", ["\u0301", "\u0301\u0316", "\u0316\u0301\u0327", "\u20dd"])
def test_50_ten_thousand_marks_on_one_letter_take_no_time(marks):
    text = f"The talks e{marks * (10_000 // len(marks))}nded. Nobody spoke."
    document = read(text)
    assert len(document.sentences) == 2
    holds(document)


def test_50_a_million_marks_are_folded_in_linear_time():
    text = "a" + "\u0301\u0316" * 500_000
    assert len(fold(Original(text)).text) == len(text)


def test_50_right_to_left_text_keeps_its_order():
    text = "انتهت المحادثات في فيينا يوم الاثنين. هل عادوا؟ لا."
    document = read(text)
    assert document.text == text
    assert len(document.sentences) == 3
    holds(document)


# -- 54 and 27: patterns and long lines -------------------------------------------------------

LONG = [
    "(" * 30_000,
    "[" * 30_000,
    "A. " * 10_000,
    "Mr. " * 8_000,
    "a" * 100_000,
    "By " + "Ann " * 10_000,
    "© " * 15_000,
    "3 May " * 6_000,
    "May 3, " * 5_000,
    "2014 " * 8_000,
    "in 2014-" * 5_000,
    "First published in " * 2_000,
    "- " * 15_000,
    "—" * 30_000,
    "'" * 30_000,
    ". . . " * 8_000,
    "« " * 15_000,
    "&amp;" * 8_000,
    "<https://" * 5_000,
    "| " * 15_000,
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:8])
def test_54_no_pattern_takes_quadratic_time(text):
    document = read(text)
    split_text(text)
    assert document.folded.length == len(text)


def test_54_the_same_in_lines_that_are_read_for_names_and_dates():
    for text in LONG:
        short = text[:20_000]
        original = Original(short)
        folded = fold(original)
        for role in ("byline", "dateline", "bio", "host_comment", "title", "furniture"):
            lines = (Line(Span(0, len(folded.text)), role),)
            gather_facts(original, folded, lines, (Segment(0, "piece", 0, 0),))


def test_70_a_million_short_lines_are_folded():
    text = "a b\n" * 1_000_000
    folded = fold(Original(text))
    assert folded.text == text


# -- 68: locale and time zone ------------------------------------------------------------------

CODE = """
from tertius.documents.facts.dates import written_dates
from tertius.documents.folding.text import fold_text
from tertius.documents.languages import language_of
from tertius.documents.sentences import split_text
text = "IT BEGAN on 3 JULY 2020 in \\u0130zmir, and it\\u2019s over. "
text += "I left I. I. Ilyin on 29 February 2024. The talks of the two sides were held in the hall, "
text += "and it was said that they will be held there again by all of them in the next year."
folded = fold_text(text).text
print(ascii((folded, split_text(folded), written_dates(folded), language_of(folded))))
"""


def test_68_locale_and_zone_change_nothing():
    answers = set()
    for change in (
        {},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TZ": "Pacific/Kiritimati"},
    ):
        done = subprocess.run(
            [sys.executable, "-c", CODE],
            env={**os.environ, **change},
            capture_output=True,
            text=True,
            check=True,
        )
        answers.add(done.stdout)
    assert len(answers) == 1
    assert "2020-07-03" in answers.pop()
