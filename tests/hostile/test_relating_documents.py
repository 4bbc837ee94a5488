"""Families 21, 22, 27, 50, 54 and 70 where texts are related: strange, long and repeated texts."""

import pytest

from tertius.documents.works.comparing import compare
from tertius.documents.works.model import Piece
from tertius.documents.works.relations import relate, relations

STORY = (
    "The convoy left the harbour before the fog had lifted.",
    "Nobody on the quay could say where it was bound for.",
    "By noon the price of tin had doubled.",
)


def changed(way):
    return Piece("b#0", tuple(way(s) for s in STORY))


@pytest.mark.parametrize(
    "way",
    [
        lambda s: f"\u202e{s}\u202c",
        lambda s: "\u200b".join(s),
        lambda s: s.replace(" ", "\u2003\u00ad"),
        lambda s: s.replace("o", "o" + "\u0301" * 300),
    ],
    ids=["overrides", "zero width", "soft hyphens", "combining marks"],
)
def test_50_signs_that_do_not_show_change_no_word(way):
    assert relate(Piece("a#0", STORY), changed(way)).type == "identical"


def test_22_surrogates_and_nul_are_compared_like_any_text():
    odd = tuple(f"{s} \ud800 \x00" for s in STORY)
    assert relate(Piece("a#0", STORY), Piece("b#0", odd)).type in {"identical", "republication"}


def test_21_unbalanced_quotation_marks_quote_no_whole_text():
    one = Piece("a#0", ('He said "no.', *STORY * 3))
    other = Piece("b#0", (*STORY * 3, 'She said: "never.'))
    assert relate(one, other).type != "shared_quotation"


def test_27_a_line_of_a_hundred_thousand_words_is_cut():
    line = " ".join(f"word{k}" for k in range(100_000))
    found = relate(Piece("a#0", (line,)), Piece("b#0", (line + " end",)))
    assert found.type == "republication"


def test_27_the_same_word_for_ever_is_compared_in_bounded_time():
    one = Piece("a#0", ("tin " * 30_000,))
    other = Piece("b#0", ("tin " * 20_000 + "copper",))
    assert relate(one, other).source_share > 0.6


def test_70_thousands_of_sentences_are_compared_up_to_a_limit():
    sentences = tuple(f"Ship {k} left port {k % 97} with {k * 7} tonnes." for k in range(6000))
    assert relate(Piece("a#0", sentences), Piece("b#0", sentences)).type == "identical"


def test_70_many_tiny_pieces():
    pieces = [Piece(f"{k:05}#0", (f"note {k}",)) for k in range(3000)]
    assert relations(pieces) == []


def test_54_repeated_words_make_no_long_diff():
    found = compare(["a " * 500 + "b."], ["a " * 500 + "c."])
    assert len(found.edited) == 1
    assert len(found.edited[0].diff) == 3


def test_50_marks_of_direction_are_shown_as_they_are():
    found = compare(["The old mayor left at noon."], ["The \u202enew mayor left at noon."])
    assert ("add", "\u202enew") in found.edited[0].diff
