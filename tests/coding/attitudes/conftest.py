"""Sentences with their actors marked by hand, and attitudes in a line each."""

from collections.abc import Callable

import pytest

from tertius.coding.attitudes import find_attitudes
from tertius.coding.model import Frame, Mention, Party
from tertius.coding.tree import Tree

NAMES = {
    "Washington": "USA",
    "America": "USA",
    "American": "USA",
    "Americans": "USA",
    "Moscow": "RUS",
    "Russia": "RUS",
    "Russian": "RUS",
    "Kremlin": "RUS",
    "Beijing": "CHN",
    "China": "CHN",
    "Chinese": "CHN",
    "Tehran": "IRN",
    "Iran": "IRN",
    "Iranian": "IRN",
    "Delhi": "IND",
    "India": "IND",
    "Indian": "IND",
    "Tokyo": "JPN",
    "Japan": "JPN",
    "Germany": "GMY",
    "Berlin": "GMY",
    "German": "GMY",
    "France": "FRN",
    "Paris": "FRN",
    "French": "FRN",
    "Britain": "UKG",
    "London": "UKG",
    "British": "UKG",
    "Egypt": "EGY",
    "Cairo": "EGY",
    "Israel": "ISR",
    "Turkey": "TUR",
    "Ankara": "TUR",
    "Greece": "GRC",
    "Athens": "GRC",
    "Poland": "POL",
    "Hanoi": "DRV",
    "NATO": "NATO",
    "Pyongyang": "PRK",
    "Ukraine": "UKR",
}
MODIFYING = ("poss", "compound", "amod", "nmod")


def mentions_of(tree: Tree, meant: dict[str, str]) -> tuple[Mention, ...]:
    """Mark names, and words that mean the actors given for them: ``them="RUS CHN"``."""
    found = []
    for place, word in enumerate(tree.words):
        keys = meant[word].split() if word in meant else [NAMES[word]] if word in NAMES else []
        if keys:
            parties = tuple(Party(key, key, word) for key in keys)
            modifier = tree.deps[place] in MODIFYING
            found.append(Mention(place, place, place, parties, modifier))
    return tuple(found)


def told(frame: Frame) -> str:
    """Write a frame as ``RUS > USA -1 attitude``, with ``=`` and sorted where it is mutual."""
    assert frame.target is not None, "an attitude has a target"
    one, other = frame.source.key, frame.target.key
    if frame.reciprocal:
        one, other = sorted((one, other))
    return f"{one} {'=' if frame.reciprocal else '>'} {other} {frame.sign:+d} {frame.kind}"


@pytest.fixture(scope="session")
def attitudes_of(tree) -> Callable[..., list[str]]:
    """Find the attitudes of a sentence, in order of the alphabet."""

    def find(sentence: str, **meant: str) -> list[str]:
        seen = tree(sentence)
        return sorted(told(frame) for frame in find_attitudes(seen, mentions_of(seen, meant)))

    return find
