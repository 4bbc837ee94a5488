"""What stands at a word itself."""

from collections.abc import Callable

import pytest

from tertius.coding.stance.cues import cues
from tertius.coding.stance.marks import (
    asked,
    denied,
    denies,
    finite,
    infinitive,
    inverted,
    is_verb,
    marks_of,
)
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


def at(text: str, word: str, tree: Trees) -> tuple[Tree, int]:
    parsed = tree(text)
    return parsed, parsed.words.index(word)


@pytest.mark.parametrize(
    ("text", "word", "levels"),
    [
        ("Rome left.", "left", []),
        ("Rome did not leave.", "leave", ["negated"]),
        ("Rome never left.", "left", ["negated"]),
        ("Rome may leave.", "leave", ["hypothetical"]),
        ("Rome will not leave.", "leave", ["negated", "hypothetical"]),
        ("Rome allegedly left.", "left", ["reported"]),
        ("Rome would later leave.", "leave", []),
        ("Nobody left.", "left", ["negated"]),
        ("No Roman left.", "left", ["negated"]),
        ("Not one Roman left.", "left", ["negated"]),
        ("Not only Romans left.", "left", []),
        ("Hardly any Roman left.", "left", ["negated"]),
        ("Neither Rome nor Vienna left.", "left", ["negated"]),
        ("Rome signed no treaty.", "signed", ["negated"]),
        ("Under no circumstances will Rome leave.", "leave", ["negated", "hypothetical"]),
        ("If Rome leaves, Vienna will weep.", "leaves", ["hypothetical"]),
        ("Vienna will weep until Rome leaves.", "leaves", ["hypothetical"]),
        ("Vienna wept until Rome left.", "left", []),
        ("Recall the consul!", "Recall", ["hypothetical"]),
        ("Rome to leave Tripoli", "leave", ["hypothetical"]),
        ("A possible attack alarmed Rome.", "attack", ["hypothetical"]),
        ("The so-called alliance alarmed Rome.", "alliance", []),
        ("Nothing but the sea parts them.", "parts", []),
    ],
)
def test_marks_are_read_from_what_hangs_on_a_word(
    text: str, word: str, levels: list[str], tree: Trees
) -> None:
    parsed, place = at(text, word, tree)

    assert sorted(layer.level for layer in marks_of(parsed, place, cues())) == sorted(levels)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rome did not leave.", True),
        ("Rome not only left but wept.", False),
        ("Not just Rome left.", False),
        ("Whether or not Rome leaves, Vienna stays.", False),
    ],
)
def test_not_denies_but_for_not_only_and_or_not(text: str, expected: bool, tree: Trees) -> None:
    parsed = tree(text)

    assert denies(parsed, parsed.lower.index("not")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No Roman left.", True),
        ("There is no doubt.", False),
        ("No state apart from Rome left.", False),
        ("No sooner had Rome left than Vienna wept.", False),
    ],
)
def test_no_denies_but_for_some_phrases(text: str, expected: bool, tree: Trees) -> None:
    parsed = tree(text)

    assert denies(parsed, parsed.lower.index("no")) is expected


def test_two_denials_at_one_word_cancel(tree: Trees) -> None:
    parsed, once = at("Rome did not leave.", "leave", tree)
    parsed_twice, twice = at("Rome never did not leave.", "leave", tree)

    assert denied(parsed, once)
    assert not denied(parsed_twice, twice)


def test_an_inversion_supposes_unless_it_denies_or_asks(tree: Trees) -> None:
    supposed, march = at("Had Rome marched, Vienna would have wept.", "marched", tree)
    asked_for, marched = at("Had Rome marched?", "marched", tree)
    stressed, never = at("Never had Rome marched so far, and Vienna wept.", "marched", tree)

    assert inverted(supposed, march)
    assert not inverted(asked_for, marched)
    assert not inverted(stressed, never)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Did Rome leave?", True),
        ("Will Rome leave?", True),
        ("Rome left?", True),
        ("Why did Rome leave?", False),
        ("Who left?", False),
        ("Rome left, did it not?", False),
        ("Rome left.", False),
    ],
)
def test_an_open_question_supposes_and_a_why_does_not(
    text: str, expected: bool, tree: Trees
) -> None:
    parsed = tree(text)

    assert bool(asked(parsed, parsed.root)) is expected


def test_kinds_of_verbs_are_told_apart(tree: Trees) -> None:
    parsed, leave = at("Rome wants to leave.", "leave", tree)
    wants = parsed.words.index("wants")

    assert (infinitive(parsed, leave), infinitive(parsed, wants)) == (True, False)
    assert (finite(parsed, leave), finite(parsed, wants)) == (False, True)
    assert is_verb(parsed, leave)
    assert not is_verb(parsed, 0)
