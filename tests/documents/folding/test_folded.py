"""The map between a folded text and its original, in both directions and through the store."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.folding import Folded, LineHint
from tertius.documents.folding.text import fold_text
from tertius.documents.model import Span
from tertius.errors import DocumentError


def runs(text, places, length):
    """A folded text from (start in text, start, end in original) of its runs."""
    at = np.array(places, dtype=np.int64).reshape(-1, 3)
    return Folded(text, at[:, 0], at[:, 1], length, (), at[:, 2])


def test_a_plain_text_stands_for_itself():
    folded = Folded.plain("Calm returns")
    for start in range(12):
        for end in range(start, 13):
            assert folded.to_original(Span(start, end)) == (start, end)
            assert folded.from_original(start, end) == Span(start, end)


def test_an_empty_text_maps_to_nothing():
    folded = Folded.plain("")
    assert folded.to_original(Span(0, 0)) == (0, 0)
    assert folded.from_original(0, 0) == Span(0, 0)


def test_what_was_dropped_at_the_ends_of_a_span_stays_outside():
    # "a-b" with a soft hyphen on both sides of the b, and one at the end.
    folded = runs("ab", [(0, 1, 2), (1, 3, 4)], 5)
    assert folded.to_original(Span(0, 1)) == (1, 2)
    assert folded.to_original(Span(1, 2)) == (3, 4)
    assert folded.to_original(Span(0, 2)) == (1, 4)
    assert folded.to_original(Span(2, 2)) == (4, 4)


def test_a_character_may_stand_for_several():
    folded = runs("x–y", [(0, 0, 1), (1, 1, 3), (2, 3, 4)], 4)
    assert folded.to_original(Span(1, 2)) == (1, 3)
    assert folded.from_original(2, 3) == Span(1, 2)


def test_several_characters_may_stand_for_one():
    folded = runs("...", [(0, 0, 1), (1, 0, 1), (2, 0, 1)], 1)
    assert folded.to_original(Span(1, 2)) == (0, 1)
    assert folded.from_original(0, 1) == Span(0, 3)


def test_a_stretch_that_was_dropped_is_an_empty_span_where_it_would_stand():
    folded = runs("ab", [(0, 0, 1), (1, 5, 6)], 6)
    assert folded.from_original(2, 4) == Span(1, 1)
    assert folded.from_original(0, 6) == Span(0, 2)
    assert folded.from_original(6, 6) == Span(2, 2)


@pytest.mark.parametrize("span", [Span(-1, 2), Span(3, 2), Span(0, 5), Span(5, 5)])
def test_a_span_outside_the_text_is_an_error(span):
    with pytest.raises(IndexError):
        Folded.plain("Calm").to_original(span)


@pytest.mark.parametrize("stretch", [(-1, 2), (3, 2), (0, 5)])
def test_a_stretch_outside_the_original_is_an_error(stretch):
    with pytest.raises(IndexError):
        Folded.plain("Calm").from_original(*stretch)


def test_runs_without_ends_are_copies():
    folded = Folded("abcd", np.array([0, 2]), np.array([0, 7]), 9)
    assert folded.to_original(Span(1, 3)) == (1, 8)
    assert folded.original_end.tolist() == [2, 9]


def test_a_copy_never_reaches_beyond_the_original():
    folded = Folded("abcd", np.array([0]), np.array([0]), 3)
    assert folded.original_end.tolist() == [3]


TEXTS = [
    "",
    "Calm",
    "“Calm”  returns\r\n\r\n— at last…",
    "[Ann\nLee](#) of Köln\u00ad, e\u0301lue; ﬁne 🙂",
    "Line\n" * 50,
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("with_text", [True, False])
def test_a_folded_text_goes_through_the_store(text, with_text):
    folded = fold_text(text)
    data = folded.to_bytes(with_text=with_text)
    back = Folded.from_bytes(data, None if with_text else folded.text)
    assert back.text == folded.text
    assert back.length == folded.length
    assert back.text_at.tolist() == folded.text_at.tolist()
    assert back.original_at.tolist() == folded.original_at.tolist()
    assert back.original_end.tolist() == folded.original_end.tolist()
    assert back.hints == ()


def test_hints_go_through_the_store():
    hints = (
        LineHint("h1", ("main", "article"), "headline big", 0.5, True),
        LineHint("p", kept=False),
        LineHint(""),
    )
    folded = Folded("a\nb\n", np.array([0]), np.array([0]), 4, hints)
    assert Folded.from_bytes(folded.to_bytes()).hints == hints


def test_equal_values_give_equal_bytes():
    assert fold_text("“a”").to_bytes() == fold_text("“a”").to_bytes()
    assert fold_text("“a”").to_bytes() != fold_text('"a"x').to_bytes()


def test_a_text_of_surrogates_goes_through_the_store():
    folded = Folded.plain("a\ud800b")
    assert Folded.from_bytes(folded.to_bytes()).text == "a\ud800b"


def test_the_map_of_a_long_text_is_small():
    text = "The talks of the two sides ended on Monday.\n" * 1000
    assert len(fold_text(text).to_bytes(with_text=False)) < 500


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"TFOLD1",
        b"nonsense",
        b"TFOLD1" + b"\x00" * 20,
        fold_text("“Calm” returns").to_bytes()[:-4],
        b"XFOLD1" + fold_text("a").to_bytes()[6:],
    ],
)
def test_damaged_bytes_are_an_error_that_says_what_to_do(data):
    with pytest.raises(DocumentError, match="damaged") as caught:
        Folded.from_bytes(data)
    assert "again" in str(caught.value)


def test_a_missing_text_is_an_error():
    data = fold_text("Calm").to_bytes(with_text=False)
    with pytest.raises(DocumentError, match="without its text"):
        Folded.from_bytes(data)


@given(st.data())
def test_both_directions_agree_on_any_map(data):
    """Runs with gaps: what a character stands for leads back to that character."""
    widths = data.draw(
        st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.booleans()), max_size=12)
    )
    text, places, at, place = "", [], 0, 0
    for gap, width, copied in widths:
        place += gap
        size = width if copied else 1
        places.append((at, place, place + width))
        text += "x" * size
        at += size
        place += width
    folded = runs(text, places, place + 2)
    for offset in range(len(text)):
        start, end = folded.to_original(Span(offset, offset + 1))
        assert 0 <= start < end <= folded.length
        assert folded.from_original(start, end) == Span(offset, offset + 1)
    for start in range(len(text)):
        whole = folded.to_original(Span(start, len(text)))
        assert folded.from_original(*whole) == Span(start, len(text))
