"""Voices that a sentence names beside its clauses."""

from collections.abc import Callable

import pytest
from tests.coding.stance.cases import framed

from tertius.coding.stance import stance_of
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


@pytest.mark.parametrize(
    ("text", "level", "holder"),
    [
        ("According to Vienna, Rome [left] Trent.", "reported", "Vienna"),
        ("Rome [left] Trent, according to Vienna.", "reported", "Vienna"),
        ("Rome, according to Vienna, [left] Trent.", "reported", "Vienna"),
        ("Rome [left] Trent according to Vienna.", "reported", "Vienna"),
        ("In the words of the pope, Rome [robbed] him.", "reported", "the pope"),
        ("In the eyes of Vienna, Rome [betrayed] the pact.", "opinion", "Vienna"),
        ("In the view of many, Rome [betrayed] the pact.", "opinion", "many"),
        ("Rome, in Vienna's view, [betrayed] the pact.", "opinion", "Vienna"),
        ("By its own account, Rome [robbed] the pope.", "reported", "its"),
    ],
)
def test_a_phrase_names_whose_words_or_view_these_are(
    text: str, level: str, holder: str, tree: Trees
) -> None:
    stance = stance_of(*framed(text, tree))

    assert (stance.level, stance.holder) == (level, holder)


@pytest.mark.parametrize(
    "text",
    [
        "Rome [left] Trent; according to Vienna, it wept.",
    ],
)
def test_a_voice_ends_with_its_sentence_part(text: str, tree: Trees) -> None:
    assert stance_of(*framed(text, tree)).level == "asserted"


def test_what_stands_in_the_phrase_itself_is_not_of_that_voice(tree: Trees) -> None:
    parsed, frame = framed("According to the [treaty] with Vienna, Rome left Trent.", tree)

    assert stance_of(parsed, frame).level == "asserted"
