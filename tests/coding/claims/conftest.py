"""Sentences with their actors marked by hand, and claims in a line each."""

from collections.abc import Callable, Sequence

import pytest

from tertius.coding.claims import find_claims
from tertius.coding.model import Frame, Mention, Party
from tertius.coding.stance import stance_of
from tertius.coding.tree import Tree

NAMES = {
    "Washington": "USA",
    "America": "USA",
    "American": "USA",
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
    "Pakistan": "PAK",
    "Tokyo": "JPN",
    "Japan": "JPN",
    "Seoul": "ROK",
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
    "Syria": "SYR",
    "Turkey": "TUR",
    "Ankara": "TUR",
    "Greece": "GRC",
    "Poland": "POL",
    "Vietnam": "DRV",
    "Hanoi": "DRV",
    "NATO": "NATO",
    "Pyongyang": "PRK",
    "Qatar": "QAT",
    "Riyadh": "SAU",
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
    """Write a claim as ``USA: CHN+RUS``, the dyad in order of the alphabet."""
    effect = frame.effect
    assert effect is not None, "a causal frame has an effect"
    assert frame.kind == "causal"
    assert frame.target is None
    if effect.dyad is None:
        return f"{frame.source.key}: anybody{'+' if effect.sign > 0 else '-'}"
    one, other = sorted(party.key for party in effect.dyad)
    return f"{frame.source.key}: {one}{'+' if effect.sign > 0 else '-'}{other}"


@pytest.fixture(scope="session")
def frames_of(tree) -> Callable[..., tuple[tuple[Frame, ...], ...]]:
    """Find the claims of sentences, each sentence's apart."""

    def find(sentences: Sequence[str], **meant: str) -> tuple[tuple[Frame, ...], ...]:
        trees = [tree(sentence) for sentence in sentences]
        return find_claims(trees, [mentions_of(each, meant) for each in trees])

    return find


@pytest.fixture(scope="session")
def claims_of(frames_of) -> Callable[..., list[str]]:
    """Find the claims of the last of some sentences, in order of the alphabet."""

    def find(*sentences: str, **meant: str) -> list[str]:
        return sorted(told(frame) for frame in frames_of(sentences, **meant)[-1])

    return find


@pytest.fixture(scope="session")
def each_claims_of(frames_of) -> Callable[..., list[list[str]]]:
    """Find the claims of each of some sentences."""

    def find(*sentences: str, **meant: str) -> list[list[str]]:
        return [sorted(map(told, frames)) for frames in frames_of(sentences, **meant)]

    return find


@pytest.fixture(scope="session")
def levels_of(tree, frames_of) -> Callable[[str], dict[str, str]]:
    """Give how each claim of a sentence is meant, by ``USA: CHN+RUS``."""

    def find(sentence: str) -> dict[str, str]:
        (frames,) = frames_of([sentence])
        read = tree(sentence)
        named = mentions_of(read, {})
        return {told(frame): stance_of(read, frame, named).level for frame in frames}

    return find
