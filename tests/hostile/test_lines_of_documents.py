"""Families 1, 2, 25, 27, 50, 54, 61 and 68: texts that lines are labelled in.

Labelling has no refusals: whatever has been read has lines, and each has a role. What is tried
here is that no text makes it slow, drop a line or answer differently.
"""

import locale
from itertools import repeat

import numpy as np
import pytest

from tertius.documents.folding.folded import Folded
from tertius.documents.lines import label_lines, line_key, recurrent_keys, segment
from tertius.documents.model import Line, Original


def labelled(text: str) -> tuple[Line, ...]:
    zero = np.zeros(1, np.int64)
    folded = Folded(text, zero, zero, len(text))
    lines = label_lines(folded, Original(text))
    segment(folded, lines, Original(text))
    assert len(lines) == sum(bool(line.strip()) for line in text.split("\n"))
    return lines


@pytest.mark.parametrize("text", ["", "\n" * 5000, " \t\u00a0\n" * 100])
def test_01_02_nothing_or_blanks_have_no_lines(text):
    assert labelled(text) == ()


@pytest.mark.parametrize("text", ["a\rb\rc", "a\r\nb\r\n", "a\x0bb\x0cc", "a\u2028b\x85c"])
def test_25_only_line_feeds_end_lines(text):
    assert len(labelled(text)) == text.count("\n") + (not text.endswith("\n"))


def test_27_one_line_of_a_million_characters():
    assert [line.role for line in labelled("The ferry left in fog. " * 60_000)] == ["body"]


def test_27_six_thousand_lines():
    page = ["Home", "Share", "The ferry left before dawn, and nobody on the pier saw it go."]
    assert len(labelled("\n".join(page[n % 3] for n in range(6_000)))) == 6_000


@pytest.mark.parametrize(
    "line",
    [
        "Tora Lindqvist is a fellow at the Institute.", "From: a@b.example", "1. One",
        "By Tora Lindqvist", "(Photo by Olav)", "###", "From Olav Brekke at The Courier:",
        "Editor's note: none.", "3 May 2024", "Reply", "NAME: word",
    ],
)  # fmt: skip
def test_27_three_thousand_lines_that_one_rule_matches(line):
    labelled("\n".join([*repeat(line, 3_000), "The ferry left before dawn and came back."]))


@pytest.mark.parametrize(
    "text",
    ["\u202eevas\u202c gnihton", "\u200b" * 300, "e" + "\u0301" * 10_000, "\x00\x1b[2J", "\ud800"],
)
def test_50_marks_that_hide_or_turn_are_lines_like_others(text):
    assert len(labelled(f"{text}\nThe ferry left before dawn, and nobody saw it go.")) == 2


@pytest.mark.parametrize(
    "unit",
    ["a ", "A. ", "(", "- ", "1.", "by ", "By A ", "share ", "$1 ", ".,", "From A at ", "x:", "| ",
     "Copyright ", "says ", "2024-", "aaaaaaaaaa", "A" * 50 + " ", "is a "],
)  # fmt: skip
def test_54_no_repetition_makes_a_pattern_slow(unit):
    for end in ("", "!", ":", " says:"):
        labelled((unit * 30_000)[:30_000] + end)
        labelled((unit * 300)[:550] + end)


def test_61_keys_that_somebody_else_made_are_only_numbers():
    zero = np.zeros(1, np.int64)
    text = "The ferry left before dawn, and nobody on the pier saw it go."
    known = frozenset({-1, 0, 2**64, 2**70})
    folded = Folded(text, zero, zero, len(text))
    assert label_lines(folded, Original(text), recurrent=known)[0].role == "body"


def test_68_the_locale_changes_no_key_and_no_role():
    text = "TITLE IN ISTANBUL\n\nThe ferry left İzmir before dawn, and nobody saw it go."
    before = line_key("TITLE IN ISTANBUL"), labelled(text)
    kept = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "C")
        assert (line_key("TITLE IN ISTANBUL"), labelled(text)) == before
    finally:
        locale.setlocale(locale.LC_ALL, kept)


def test_70_twenty_thousand_pages_of_a_line_each():
    pages = [("a.example", str(n), ["Home", f"page {n}"]) for n in range(20_000)]
    assert recurrent_keys(pages) == {line_key("Home")}
