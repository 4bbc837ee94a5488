"""Who says, believes, wants or denies: the subject behind a cue."""

from collections.abc import Callable

import pytest

from tertius.coding.model import Mention, Party
from tertius.coding.stance.holders import named, subject_of
from tertius.coding.tree import Tree

Trees = Callable[[str], Tree]


def subject(text: str, verb: str, tree: Trees) -> str:
    parsed = tree(text)
    place = subject_of(parsed, parsed.words.index(verb))
    return "" if place is None else parsed.words[place]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Lima warned Quito.", "warned", "Lima"),
        ("Lima wants to warn Quito.", "warn", "Lima"),
        ("Lima urged Quito to release the crew.", "release", "Quito"),
        ("Quito was warned by Lima.", "warned", "Lima"),
        ("Quito was warned.", "warned", ""),
        ("Lima, which warned Quito, fell silent.", "warned", "Lima"),
        ("Lima protested and warned Quito.", "warned", "Lima"),
        ("Lima recalled its envoy, warning Quito.", "warning", "Lima"),
        ("Lima was accused of arming Quito.", "arming", ""),
        ("Lima responded by arming Quito.", "arming", "Lima"),
        ("He praised the men determined to free Quito.", "free", "men"),
        ("They say that Lima fell.", "say", "They"),
    ],
)
def test_the_subject_is_found_where_it_stands(
    text: str, verb: str, expected: str, tree: Trees
) -> None:
    assert subject(text, verb, tree) == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Perceptive analysts had warned.", "analysts", "Perceptive analysts"),
        ("A retired admiral in Toulon said so.", "admiral", "A retired admiral in Toulon"),
        ("One envoy, who asked for tea, said so.", "envoy", "One envoy"),
        ("Hawks and doves said so.", "Hawks", "Hawks and doves"),
        ("It is said.", "It", ""),
        ("One hears so.", "One", ""),
        ("I say so.", "I", ""),
        ("We say so.", "We", ""),
    ],
)
def test_who_is_no_actor_is_named_by_words(
    text: str, head: str, expected: str, tree: Trees
) -> None:
    parsed = tree(text)

    assert named(parsed, parsed.words.index(head), ()) == expected


def test_an_actor_is_named_by_its_key(tree: Trees) -> None:
    parsed = tree("The Peruvian government said so.")
    peru = Mention(0, 2, 2, (Party("PER", "Peru"),))

    assert named(parsed, 2, (peru,)) == "PER"
    assert named(parsed, 1, (peru,)) == "PER"


def test_an_actor_that_only_describes_is_not_who_speaks(tree: Trees) -> None:
    parsed = tree("Some Peruvian bakers said so.")
    peru = Mention(1, 1, 1, (Party("PER", "Peru"),), modifier=True)

    assert named(parsed, 2, (peru,)) == "Some Peruvian bakers"


def test_a_pronoun_that_means_an_actor_gives_its_key(tree: Trees) -> None:
    parsed = tree("We say so.")
    peru = Mention(0, 0, 0, (Party("PER", "Peru"),))

    assert named(parsed, 0, (peru,)) == "PER"


def test_an_actor_without_a_key_is_named_by_words(tree: Trees) -> None:
    parsed = tree("Both say so.")
    both = Mention(0, 0, 0, (Party("", "both"),))

    assert named(parsed, 0, (both,)) == "Both"
