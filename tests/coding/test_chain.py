"""What the rooms say together of one sentence."""

import pytest

from tertius.coding.chain import code_sentences


def ties(text: str) -> list[tuple[frozenset[str], int, bool]]:
    """Give the standing ties of a sentence: between whom, their sign, whether they are over."""
    (sentence,) = code_sentences([text])
    return [
        (frozenset((c.frame.source.key, c.frame.target.key)), c.sign, c.superseded)
        for c in sentence.coded
        if c.frame.kind == "standing" and c.frame.target is not None
    ]


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("Norway and Estonia are at war.", False),
        ("Norway is at war with Estonia.", False),
        ("Norway and Estonia are no longer at war.", True),
        ("Norway and Estonia were once at war.", True),
        ("Norway and Estonia used to be at war.", True),
        ("Norway is no longer at war with Estonia.", True),
    ],
)
def test_a_phrase_of_state_is_told_once_with_its_end(text, over):
    assert ties(text) == [(frozenset({"NOR", "EST"}), -1, over)]


@pytest.mark.parametrize(
    "text",
    ["Norway and Estonia used to be allies.", "Norway and Estonia are no longer friends."],
)
def test_former_friends_are_superseded(text):
    assert ties(text) == [(frozenset({"NOR", "EST"}), 1, True)]


def test_a_denied_report_is_negated_by_who_denies_it():
    (sentence,) = code_sentences(["Norway denied that it had sent rifles to Estonia."])
    (coded,) = sentence.coded
    assert (coded.event_type, coded.frame.target.key) == ("AID", "EST")
    assert (coded.stance.level, coded.stance.holder) == ("negated", "NOR")


def test_between_said_again_binds_those_behind_it_in_all_rooms():
    text = "The alliance between Norway and Estonia, as well as between Norway and Latvia, held."
    assert {frozenset({"EST", "LAT"})}.isdisjoint(ends for ends, _, _ in ties(text))


@pytest.mark.parametrize("words", ["nobody but itself", "only itself"])
def test_who_has_itself_to_blame_accuses_nobody(words):
    text = f"Norway has {words} to blame for the friendship between Estonia and Latvia."
    (sentence,) = code_sentences([text])
    assert not [c for c in sentence.coded if c.event_type]
    assert (frozenset({"EST", "LAT"}), 1, False) in ties(text)
