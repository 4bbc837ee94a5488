"""Logical subjects and objects, without actors and triggers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.coding.frames.grammar import (
    antecedent,
    behind,
    is_passive,
    is_verb,
    objects,
    subjects,
    surface,
)
from tertius.coding.tree import Tree


def word(sentence: Tree, text: str) -> int:
    return sentence.words.index(text)


def names(sentence: Tree, places: tuple[int, ...]) -> list[str]:
    return [sentence.words[k] for k in places]


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The clerk wrote a letter.", "wrote", False),
        ("A letter was written by the clerk.", "written", True),
        ("The letter written by the clerk was lost.", "written", True),
        ("The clerk has written a letter.", "written", False),
        ("The clerk was writing a letter.", "writing", False),
        ("The clerks seized in the raid were freed.", "seized", True),
        ("Beaten by its rivals, the team went home.", "Beaten", True),
    ],
)
def test_passives_are_known(tree, text, verb, passive):
    sentence = tree(text)
    assert is_passive(sentence, word(sentence, verb)) is passive


@pytest.mark.parametrize(
    ("text", "verb", "who", "whom"),
    [
        ("The baker feeds the miller.", "feeds", ["baker"], ["miller"]),
        ("The miller is fed by the baker.", "fed", ["baker"], ["miller"]),
        ("The baker wants to feed the miller.", "feed", ["baker"], ["miller"]),
        ("The baker is said to feed the miller.", "feed", ["baker"], ["miller"]),
        ("The baker is ready to feed the miller.", "feed", ["baker"], ["miller"]),
        ("The baker asked the smith to feed the miller.", "feed", ["smith"], ["miller"]),
        ("The baker promised the smith to feed the miller.", "feed", ["baker"], ["miller"]),
        ("The baker came home and fed the miller.", "fed", ["baker"], ["miller"]),
        ("The baker, who fed the miller, slept.", "fed", ["baker"], ["miller"]),
        ("The miller that the baker fed slept.", "fed", ["baker"], ["miller"]),
        ("The miller fed by the baker slept.", "fed", ["baker"], ["miller"]),
        ("The baker feeding the miller slept.", "feeding", ["baker"], ["miller"]),
        ("After feeding the miller, the baker slept.", "feeding", ["baker"], ["miller"]),
        ("The baker thanked the smith for feeding the miller.", "feeding", ["smith"], ["miller"]),
    ],
)
def test_who_and_whom(tree, text, verb, who, whom):
    sentence = tree(text)
    place = word(sentence, verb)
    assert names(sentence, subjects(sentence, place)) == who
    assert names(sentence, objects(sentence, place)) == whom


def test_whose_plan_it_is(tree):
    sentence = tree("The baker's plan to feed the miller failed.")
    assert names(sentence, subjects(sentence, word(sentence, "feed"))) == ["baker"]


def test_who_makes_a_decision_does_what_is_decided(tree):
    sentence = tree("The baker made a decision to feed the miller.")
    assert names(sentence, subjects(sentence, word(sentence, "feed"))) == ["baker"]


def test_a_passive_without_agent_has_no_subject_but_a_surface(tree):
    sentence = tree("The miller was fed.")
    place = word(sentence, "fed")
    assert subjects(sentence, place) == ()
    assert names(sentence, surface(sentence, place)) == ["miller"]


def test_an_object_that_two_verbs_share(tree):
    sentence = tree("The baker washed and fed the miller.")
    assert names(sentence, objects(sentence, word(sentence, "washed"))) == ["miller"]


def test_relative_pronouns_stand_for_their_nouns(tree):
    sentence = tree("The baker, who fed the miller, slept.")
    assert sentence.words[antecedent(sentence, word(sentence, "who"))] == "baker"
    assert sentence.words[antecedent(sentence, word(sentence, "miller"))] == "miller"


@pytest.mark.parametrize(
    ("text", "at", "preposition", "expected"),
    [
        ("The baker quarrelled with the miller.", "quarrelled", "with", ["miller"]),
        ("The baker got out of the mill.", "got", "of", ["mill"]),
        ("Taxes imposed by Rome on Gaul rose.", "imposed", "on", ["Gaul"]),
        ("The baker quarrelled with the miller.", "quarrelled", "at", []),
    ],
)
def test_what_prepositions_govern(tree, text, at, preposition, expected):
    sentence = tree(text)
    found = behind(sentence, (word(sentence, at),), preposition)
    assert names(sentence, found) == expected


TAGS = ["NN", "NNP", "VBD", "VBN", "VBG", "VB", "IN", "TO", "JJ", "DT", "WDT", "CC", ","]
DEPS = [
    "nsubj", "nsubjpass", "dobj", "dative", "prep", "pobj", "agent", "poss", "compound", "amod",
    "conj", "cc", "relcl", "acl", "advcl", "xcomp", "ccomp", "attr", "aux", "auxpass", "appos",
    "pcomp", "punct", "mark", "prt", "npadvmod",
]  # fmt: skip
WORDS = ["attack", "talk", "who", "that", "by", "with", "and", "each", "other", "sanction", "of"]


@st.composite
def any_tree(draw: st.DrawFn) -> Tree:
    """Any tree at all, parsers being free to err."""
    size = draw(st.integers(1, 12))
    root = draw(st.integers(0, size - 1))
    order = draw(st.permutations(range(size)))
    rank = {place: k for k, place in enumerate([root, *(k for k in order if k != root)])}
    heads = []
    for place in range(size):
        above = [k for k in range(size) if rank[k] < rank[place]]
        heads.append(place if place == root else draw(st.sampled_from(above)))
    words = tuple(draw(st.lists(st.sampled_from(WORDS), min_size=size, max_size=size)))
    starts = tuple(sum(len(w) + 1 for w in words[:k]) for k in range(size))
    return Tree(
        text=" ".join(words),
        words=words,
        lemmas=words,
        tags=tuple(draw(st.lists(st.sampled_from(TAGS), min_size=size, max_size=size))),
        deps=tuple("ROOT" if k == root else draw(st.sampled_from(DEPS)) for k in range(size)),
        heads=tuple(heads),
        starts=starts,
        ends=tuple(start + len(w) for start, w in zip(starts, words, strict=True)),
    )


@given(any_tree())
def test_any_tree_can_be_asked(sentence):
    for place in range(len(sentence)):
        for ask in (subjects, objects, surface):
            assert all(0 <= k < len(sentence) for k in ask(sentence, place))
        assert isinstance(is_passive(sentence, place), bool)
        assert isinstance(is_verb(sentence, place), bool)
        assert 0 <= antecedent(sentence, place) < len(sentence)
