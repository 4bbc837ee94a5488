"""Clauses of speech and belief that are put into a sentence."""

from collections.abc import Callable

import pytest

from tertius.coding.model import Mention, Party
from tertius.coding.stance.cues import cues
from tertius.coding.stance.inserted import Inserted, inserted
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


def read(text: str, tree: Trees, mentions: tuple[Mention, ...] = ()) -> tuple[Inserted, ...]:
    return inserted(tree(text), mentions, cues())


@pytest.mark.parametrize(
    ("text", "level", "holder"),
    [
        ("Togo, officials said, closed its border.", "reported", "officials"),
        ("Togo closed its border, officials said on Monday.", "reported", "officials"),
        ("Togo closed its border, the state radio announced.", "reported", "the state radio"),
        ("Togo, a clerk told the agency, closed its border.", "reported", "a clerk"),
        ("The strike, many in Lomé think, hurt Accra.", "opinion", "many in Lomé"),
        ("The strike, a Kenyan envoy suspects, hurt Accra.", "opinion", "a Kenyan envoy"),
        ("The strike has, it is rumoured, hurt Accra.", "reported", ""),
        ("The strike, it seems to people here, has hurt Accra.", "opinion", "people here"),
        ("The strike hurt Accra, as every baker will tell you.", "reported", "every baker"),
        ("The strike hurt Accra, or so people who saw it say.", "reported", "people who saw it"),
        ("The strike, warned a Thai historian, has hurt Accra.", "reported", "a Thai historian"),
        ("The strike hurt Accra, said a baker in Lomé.", "reported", "a baker in Lomé"),
        ("The strike — bakers claim — hurt Accra.", "reported", "bakers"),
        ("The strike (bakers claim) hurt Accra.", "reported", "bakers"),
        ("The strike, I suspect, hurt Accra.", "opinion", ""),
    ],
)
def test_who_speaks_between_marks_is_heard(text: str, level: str, holder: str, tree: Trees) -> None:
    (one,) = read(text, tree)

    assert one.layer is not None
    assert (one.layer.level, one.layer.holder) == (level, holder)


@pytest.mark.parametrize(
    "text",
    [
        "Togo closed its border.",
        "Togo, angry at Accra, closed its border.",
        "Togo, which said nothing, closed its border.",
        "Togo closed its border, and officials said nothing.",
        "Togo closed its border, Accra protested.",
        "If Togo closes its border, Accra would protest.",
        "Togo, after talks with Accra, warned Lagos.",
        "Whether Togo will close it, nobody in Accra would say.",
        "Officials said that Togo, too, closed its border.",
        "",
    ],
)
def test_nothing_else_between_marks_is_taken_for_speech(text: str, tree: Trees) -> None:
    if text:
        assert read(text, tree) == ()


def test_what_the_author_admits_is_no_report(tree: Trees) -> None:
    (one,) = read("The strike, I admit, hurt Accra.", tree)

    assert one.layer is None


def test_an_actor_between_marks_gives_its_key(tree: Trees) -> None:
    text = "The strike, Accra said, was a crime."
    place = tree(text).words.index("Accra")
    ghana = Mention(place, place, place, (Party("GHA", "Ghana", "Accra"),))

    (one,) = read(text, tree, (ghana,))

    assert one.layer is not None
    assert one.layer.holder == "GHA"


@pytest.mark.parametrize("text", ["Accra: strike was a crime", "Strike was a crime: Accra"])
def test_a_headline_names_its_speaker_beside_a_colon(text: str, tree: Trees) -> None:
    place = tree(text).words.index("Accra")
    ghana = Mention(place, place, place, (Party("GHA", "Ghana", "Accra"),))

    (one,) = read(text, tree, (ghana,))

    assert one.layer is not None
    assert (one.layer.level, one.layer.holder) == ("reported", "GHA")


def test_a_colon_in_a_sentence_is_no_headline(tree: Trees) -> None:
    text = "Accra: the strike was a crime."
    ghana = Mention(0, 0, 0, (Party("GHA", "Ghana", "Accra"),))

    assert read(text, tree, (ghana,)) == ()
