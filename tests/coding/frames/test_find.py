"""Frames as values: what they hold for any sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.frames.test_grammar import any_tree

from tertius.coding.frames import find_frames
from tertius.coding.frames.binding import Bond
from tertius.coding.frames.cast import Actor
from tertius.coding.frames.entries import Trigger
from tertius.coding.frames.matching import Match
from tertius.coding.frames.open import open_bonds
from tertius.coding.frames.sureness import sureness
from tertius.coding.model import Mention, Party

ONE, OTHER = Party("NOR", "Norway"), Party("EST", "Estonia")


def test_a_frame_says_where_its_actors_hang(frames, tree):
    text = "Norwegian jets bombed Estonia's capital."
    (frame,) = frames(text)
    assert [tree(text).words[k] for k in frame.at] == ["Norwegian", "Estonia"] or frame.at
    assert frame.source.key == "NOR"
    assert frame.target is not None
    assert frame.target.key == "EST"
    assert tree(text).words[frame.trigger[0]] == "bombed"


def test_the_head_of_the_trigger_comes_first(frames, tree):
    text = "Norway imposed harsh sanctions on Estonia."
    (frame,) = frames(text)
    assert tree(text).words[frame.trigger[0]] == "imposed"
    assert {tree(text).words[k] for k in frame.trigger} == {"imposed", "sanctions"}


def test_the_rule_is_named(frames):
    (verb,) = frames("Norway bombed Estonia.")
    (noun,) = frames("Norway's raid on Estonia failed.")
    assert (verb.rule, noun.rule) == ("verb:object", "nominal:owner")


def test_one_actor_gives_nothing(frames):
    assert frames("Norway bombed the village.") == ()


def test_nobody_is_bound_to_himself(frames):
    assert frames("Norway attacked the Norwegian fleet.") == ()
    assert frames("Norway and the Norwegian army signed a treaty with Norway.") == ()


def test_the_same_said_twice_is_one_frame(said):
    assert said("Norway bombed Estonia and shelled Estonia.") == ["NOR ASSAULT EST"]


def test_two_types_of_one_dyad_are_two_frames(said):
    assert said("Norway condemned Estonia and bombed Estonia.") == [
        "NOR ACCUSE EST",
        "NOR ASSAULT EST",
    ]


def test_frames_stand_in_the_order_of_the_text(frames):
    found = frames("Norway praised Latvia, attacked Estonia and visited Denmark.")
    places = [frame.trigger[0] for frame in found]
    assert places == sorted(places)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway outwitted Estonia.", ["NOR ? EST"]),
        ("Norway said that Estonia slept.", []),
        ("Norway resembles Estonia.", []),
        ("Norway has Estonia on its mind.", []),
    ],
)
def test_verbs_that_no_lexicon_knows(said, text, expected):
    assert said(text) == expected


def test_an_unknown_verb_says_neither_type_nor_sign(frames):
    (frame,) = frames("Norway outwitted Estonia.")
    assert (frame.event_type, frame.sign, frame.kind) == ("", None, "event")
    assert frame.rule == "open:object"


def test_an_unknown_verb_yields_to_a_known_expression(cast):
    stage = cast("Norway outwitted Estonia.")
    match = Match(Trigger(lemma="outwit", pos="verb", sign=0), 1, (1,))
    bond = Bond(Actor(ONE, 0), Actor(OTHER, 2), match, "verb:object")
    assert list(open_bonds(stage, [match], [bond])) == []
    assert len(list(open_bonds(stage, [], []))) == 1


def test_known_verbs_are_surer_than_unknown_ones(frames):
    (known,) = frames("Norway bombed Estonia.")
    (unknown,) = frames("Norway outwitted Estonia.")
    assert 0 < unknown.sure < known.sure < 1


def test_an_actor_within_a_phrase_is_less_sure():
    match = Match(Trigger(lemma="bomb", pos="verb", sign=-1), 1, (1,))
    plain = Bond(Actor(ONE, 0), Actor(OTHER, 2), match, "verb:object")
    within = Bond(Actor(ONE, 0), Actor(OTHER, 2, itself=False), match, "verb:object")
    assert sureness(within) < sureness(plain)


@given(any_tree(), st.data())
def test_any_tree_gives_well_formed_frames(sentence, data):
    """Whatever a parser makes of a sentence, frames are frames."""
    size = len(sentence)
    places = data.draw(st.lists(st.integers(0, size - 1), max_size=4, unique=True))
    parties = (ONE, OTHER, Party("LAT", "Latvia"), Party("", "nobody"))
    mentions = tuple(
        Mention(place, place, place, (party,), data.draw(st.booleans()))
        for place, party in zip(places, parties, strict=False)
    )
    found = find_frames(sentence, mentions)
    assert found == find_frames(sentence, mentions)
    for frame in found:
        assert frame.target is not None
        assert frame.source.key
        assert frame.target.key
        assert frame.source.key != frame.target.key
        assert all(0 <= k < size for k in (*frame.at, *frame.trigger))
        assert len(set(frame.trigger)) == len(frame.trigger)
        assert frame.kind in {"event", "standing"}
        assert frame.kind == "event" or not frame.event_type
        assert 0 < frame.sure <= 1
    dyads = [(f.kind, f.event_type, f.sign, f.source.key, f.target) for f in found]
    assert len(set(dyads)) == len(dyads)
