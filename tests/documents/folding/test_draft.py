"""Edits of a text on its way, and what becomes of its places."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.folding.draft import Draft, to_codes, to_text
from tertius.documents.model import Span


def places(draft):
    """The original stretch of each character."""
    folded = draft.folded(1000)
    return [folded.to_original(Span(i, i + 1)) for i in range(len(draft.text))]


def test_a_draft_begins_as_the_text_itself():
    draft = Draft.of("abc")
    assert draft.text == "abc"
    assert places(draft) == [(0, 1), (1, 2), (2, 3)]


def test_an_empty_draft_can_be_finished():
    assert Draft.of("").folded(0).text == ""


def test_a_stretch_is_cut():
    draft = Draft.of("abcde").edit([(1, 3, "")])
    assert draft.text == "ade"
    assert places(draft) == [(0, 1), (3, 4), (4, 5)]


def test_a_stretch_is_replaced_by_fewer():
    draft = Draft.of("a--b").edit([(1, 3, "–")])
    assert draft.text == "a–b"
    assert places(draft) == [(0, 1), (1, 3), (3, 4)]


def test_a_stretch_is_replaced_by_more():
    draft = Draft.of("a…b").edit([(1, 2, "...")])
    assert draft.text == "a...b"
    assert places(draft) == [(0, 1), (1, 2), (1, 2), (1, 2), (2, 3)]


def test_edits_may_stand_side_by_side():
    draft = Draft.of("abcd").edit([(0, 1, "x"), (1, 2, ""), (2, 3, "yz")])
    assert draft.text == "xyzd"
    assert places(draft) == [(0, 1), (2, 3), (2, 3), (3, 4)]


def test_everything_may_be_cut():
    assert Draft.of("abc").edit([(0, 3, "")]).text == ""


def test_edits_of_edits_lead_to_the_original():
    draft = Draft.of("[Ann](u) — Lee").edit([(0, 1, ""), (4, 8, "")])
    assert draft.text == "Ann — Lee"
    draft = draft.edit([(3, 6, "-")])
    assert draft.text == "Ann-Lee"
    assert places(draft)[3] == (8, 11)
    assert places(draft)[4] == (11, 12)


def test_no_edits_change_nothing():
    draft = Draft.of("abc")
    assert draft.edit([]) is draft
    none = np.zeros(0, dtype=np.int64)
    assert draft.cut(none, none) is draft


def test_cutting_is_editing_with_nothing():
    starts, ends = np.array([1, 4]), np.array([2, 6])
    one = Draft.of("abcdefg").cut(starts, ends)
    other = Draft.of("abcdefg").edit([(1, 2, ""), (4, 6, "")])
    assert one.text == other.text == "acdg"
    assert places(one) == places(other)


def test_other_characters_take_the_same_places():
    draft = Draft.of("“a”").with_text('"a"')
    assert places(draft) == [(0, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize("text", ["", "abc", "ж中🙂", "\ud800", "\x00\uffff"])
def test_codes_and_text_are_one(text):
    assert to_text(to_codes(text)) == text
    assert len(to_codes(text)) == len(text)


@st.composite
def texts_with_edits(draw):
    """A text, and edits of stretches that do not overlap."""
    text = draw(st.text("abcdefg", min_size=1, max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edits = [
        (start, end, draw(st.text("xyz", max_size=3)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return text, edits


@given(texts_with_edits())
def test_edits_say_what_slicing_says(case):
    text, edits = case
    expected, done = "", 0
    for start, end, put in edits:
        expected += text[done:start] + put
        done = end
    draft = Draft.of(text).edit(edits)
    assert draft.text == expected + text[done:]


@given(texts_with_edits(), st.data())
def test_places_never_fall_and_copies_stay_copies(case, data):
    text, edits = case
    draft = Draft.of(text).edit(edits)
    if draft.text:
        start = data.draw(st.integers(0, len(draft.text) - 1))
        draft = draft.edit([(start, start + 1, data.draw(st.text("uvw", max_size=2)))])
    found = places(draft)
    assert found == sorted(found)
    for sign, (start, end) in zip(draft.text, found, strict=True):
        if sign in "abcdefg":
            assert text[start:end] == sign
