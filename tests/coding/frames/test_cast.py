"""Who is meant at a word."""

import pytest

from tertius.coding.frames.cast import Actor, Cast, distinct, joined
from tertius.coding.model import Mention, Party


def keys(actors: tuple[Actor, ...]) -> list[str]:
    return [actor.party.key for actor in actors]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Norway sleeps.", "Norway", ["NOR"]),
        ("Norway and Estonia sleep.", "Norway", ["NOR", "EST"]),
        ("Norway, Estonia and Latvia sleep.", "Norway", ["NOR", "EST", "LAT"]),
        ("Norway's shores are rocky.", "shores", ["NOR"]),
        ("The shores of Norway sleep.", "shores", ["NOR"]),
        ("The shores near the border of Norway sleep.", "shores", ["NOR"]),
        ("Norwegian gas burns.", "gas", ["NOR"]),
        ("The Norway-Estonia border sleeps.", "border", ["NOR", "EST"]),
        ("A bomb made by Norway slept.", "bomb", ["NOR"]),
        ("The sea sleeps, and Norway wakes.", "sea", []),
    ],
)
def test_who_a_phrase_is(cast, text, at, expected):
    stage = cast(text)
    assert keys(stage.who(stage.tree.words.index(at))) == expected


def test_an_actor_within_a_phrase_is_told_from_the_phrase_itself(cast):
    stage = cast("Norway likes Estonia's shores.")
    (one,) = stage.who(stage.tree.words.index("Norway"))
    (other,) = stage.who(stage.tree.words.index("shores"))
    assert (one.itself, other.itself) == (True, False)


def test_what_is_feared_does_not_act(cast):
    stage = cast("The fear of Norway grows.")
    place = stage.tree.words.index("fear")
    assert keys(stage.who(place)) == ["NOR"]
    assert keys(stage.who(place, acting=True)) == []


def test_soldiers_act_for_whose_they_are(cast):
    stage = cast("A crowd of Estonians sang.")
    place = stage.tree.words.index("crowd")
    assert keys(stage.who(place, acting=True)) == ["EST"]


def test_owners_are_told_from_modifiers(cast):
    stage = cast("Norway's Estonian policy changed.")
    place = stage.tree.words.index("policy")
    assert keys(stage.owners(place)) == ["NOR"]
    assert keys(stage.modifiers(place)) == ["NOR", "EST"]


def test_a_mention_of_several_gives_them_all(tree):
    sentence = tree("Both sides slept.")
    parties = (Party("NOR", "Norway"), Party("EST", "Estonia"))
    stage = Cast(sentence, (Mention(0, 1, 1, parties),))
    assert keys(stage.who(1)) == ["NOR", "EST"]
    assert stage.keys == {"NOR", "EST"}


def test_nobody_known_is_nobody(tree):
    stage = Cast(tree("Both sides slept."), (Mention(0, 1, 1, (Party("", "somebody"),)),))
    assert stage.who(1) == ()
    assert stage.keys == frozenset()


def test_each_key_is_given_once(cast):
    stage = cast("Norway and the Norwegian army sleep.")
    assert keys(stage.who(stage.tree.words.index("Norway"))) == ["NOR"]
    assert distinct([]) == ()


def test_lists_that_look_like_appositions_are_lists(tree):
    sentence = tree("The US, Russia, and Norway met yesterday.")
    places = joined(sentence, sentence.words.index("US"))
    assert [sentence.words[k] for k in places] == ["US", "Russia", "Norway"]


def test_appositions_are_no_lists(tree):
    sentence = tree("Paris, the capital of France, sleeps.")
    assert joined(sentence, 0) == (0,)
