"""Who a phrase is, whose it is, and whom a noun binds."""

import pytest

from tertius.coding.clauses import Scene, actors_at, owners
from tertius.coding.model import Mention, Party
from tertius.coding.pairs import behind, pairs, reach, sides

NAMES = ("Egypt", "Egyptian", "Sudan", "Sudanese", "Kenya", "Kenyan")
KEYS = {"Egypt": "EGY", "Egyptian": "EGY", "Sudan": "SUD", "Sudanese": "SUD"}


def scene_of(seen, **meant: str) -> Scene:
    mentions = []
    for place, word in enumerate(seen.words):
        keys = meant.get(word, KEYS.get(word, "KEN") if word in NAMES else "").split()
        if keys:
            parties = tuple(Party(key, key, word) for key in keys)
            modifier = seen.deps[place] in {"amod", "compound", "poss"}
            mentions.append(Mention(place, place, place, parties, modifier))
    return Scene(seen, tuple(mentions))


def keys(actors) -> list[str]:
    return [actor.party.key for actor in actors]


@pytest.mark.parametrize(
    ("sentence", "noun", "found"),
    [
        ("Egypt and Sudan signed.", "Egypt", ["EGY", "SUD"]),
        ("The regimes in Egypt and Sudan signed.", "regimes", ["EGY", "SUD"]),
        ("Our Egyptian friends signed.", "friends", ["EGY"]),
        ("The harvest in Egypt failed.", "harvest", []),
        ("Both signed.", "Both", ["EGY", "KEN"]),
    ],
)
def test_who_a_phrase_is(tree, sentence, noun, found) -> None:
    seen = tree(sentence)
    scene = scene_of(seen, Both="EGY KEN")
    assert keys(actors_at(scene, seen.words.index(noun))) == found


@pytest.mark.parametrize(
    ("sentence", "noun", "found"),
    [
        ("Egypt's policy failed.", "policy", ["EGY"]),
        ("The Egypt-Sudan axis failed.", "axis", ["EGY", "SUD"]),
        ("Egyptian and Sudanese fears grew.", "fears", ["EGY", "SUD"]),
        ("The policy failed.", "policy", []),
    ],
)
def test_whose_a_noun_is(tree, sentence, noun, found) -> None:
    seen = tree(sentence)
    assert keys(owners(scene_of(seen), seen.words.index(noun))) == found


@pytest.mark.parametrize(
    ("sentence", "noun", "found"),
    [
        ("Egypt drove them away.", "Egypt", ["EGY"]),
        ("Egypt's moves drove them away.", "moves", ["EGY"]),
        ("Sanctions imposed by Egypt drove them away.", "Sanctions", ["EGY"]),
        ("Pressure from Egypt drove them away.", "Pressure", ["EGY"]),
        ("Another round of pressure from Egypt drove them away.", "round", ["EGY"]),
        ("The invasion of Egypt drove them away.", "invasion", []),
        ("Time drove them away.", "Time", []),
    ],
)
def test_who_is_behind_a_cause(tree, sentence, noun, found) -> None:
    seen = tree(sentence)
    assert keys(behind(scene_of(seen), seen.words.index(noun))) == found


def test_the_sides_of_a_cause_are_ordered(tree) -> None:
    seen = tree("Egypt's pressure from Sudan drove them away.")
    groups = sides(scene_of(seen), seen.words.index("pressure"))
    assert [keys(group) for group in groups] == [["EGY"], ["SUD"]]


@pytest.mark.parametrize(
    ("sentence", "noun", "mutual", "found"),
    [
        ("The feud between Egypt and Sudan goes on.", "feud", True, [("EGY", "SUD", True)]),
        ("Egypt's alliance with Sudan is old.", "alliance", True, [("EGY", "SUD", True)]),
        ("The Egypt-Sudan alliance is old.", "alliance", True, [("EGY", "SUD", True)]),
        ("Egypt's hostility to Sudan is old.", "hostility", False, [("EGY", "SUD", False)]),
        ("The faith of Egypt in Sudan is gone.", "faith", False, [("EGY", "SUD", False)]),
        ("Egypt seeks an alliance with Sudan.", "alliance", True, [("EGY", "SUD", True)]),
        ("Egypt and Sudan forged an alliance.", "alliance", True, [("EGY", "SUD", True)]),
        (
            "The alliance which Egypt concluded with Sudan is old.",
            "alliance",
            True,
            [("EGY", "SUD", True)],
        ),
        ("The alliance of Egypt is old.", "alliance", True, []),
        ("Sudan condemned the hostility to Egypt.", "hostility", False, []),
    ],
)
def test_whom_a_noun_binds(tree, sentence, noun, mutual, found) -> None:
    seen = tree(sentence)
    toward = ("with", "to", "of", "in") if noun == "faith" else ("with", "to")
    bound = pairs(scene_of(seen), seen.words.index(noun), toward, mutual=mutual)
    assert [(p.source.party.key, p.target.party.key, p.mutual) for p in bound] == found


def test_what_a_noun_reaches_may_hang_at_its_verb(tree) -> None:
    seen = tree("Egypt formed an alliance last year with Sudan.")
    assert keys(reach(scene_of(seen), seen.words.index("alliance"), ("with",))) == ["SUD"]


def test_parties_without_a_key_are_nobody(tree) -> None:
    seen = tree("Egypt slept.")
    unknown = Mention(0, 0, 0, (Party("", "somebody"),))
    assert actors_at(Scene(seen, (unknown,)), 0) == ()
