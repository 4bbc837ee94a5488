"""Which expressions of the lexicon a sentence holds, and at which words.

The rule of this module: it tells what is there, not what it means for whom. An expression is there
where its head is and its other words hang on it; longer ones hide the shorter ones that they hold.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, Protocol, cast

from tertius.coding.lexicon import Lexicon, entries
from tertius.coding.model import Sign
from tertius.coding.tree import Tree

_REACH = 3
"""Steps in the tree between the head of an expression and another word of it."""
_TAGS = {"verb": ("V",), "noun": ("N",), "adjective": ("J", "VBN", "VBG"), "preposition": ("I",)}


class Expression(Protocol):
    """What is asked of an entry of the kind ``triggers``."""

    lemma: str
    pos: Literal["verb", "noun", "adjective", "preposition"]
    kind: Literal["event", "standing"]
    event_type: Any
    mode: str
    sign: Sign | None
    unless: tuple[str, ...]
    nothing: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, in its own order."""

    @property
    def head(self) -> str:
        """The word by which it hangs in a tree."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An expression of the lexicon in a sentence.

    Attributes
    ----------
    place
        Word at which its head stands.
    words
        All its words.
    trigger
        The entry.
    """

    place: int
    words: frozenset[int]
    trigger: Expression


def hits_of(tree: Tree, lexicon: Lexicon) -> tuple[Hit, ...]:
    """Find the expressions of the lexicon in a sentence.

    Parameters
    ----------
    tree
        The sentence.
    lexicon
        Which one; its kind ``triggers`` is looked at.

    Returns
    -------
    tuple of Hit
        In the order of their heads. Of those with the same head only the longest are given, and
        none that says that it means nothing.
    """
    index = _index(lexicon)
    found: list[Hit] = []
    for place, lemma in enumerate(tree.lemmas):
        triggers = index.get(lemma)
        if triggers is None:
            continue
        # Some heads ('make', 'call') have dozens of triggers: what hangs on the word is told once.
        hanging = _hanging(tree, place)
        near = [tree.lemmas[k] for k in hanging]
        here = [
            Hit(place, words, trigger)
            for trigger, wanted in triggers
            if tree.tags[place].startswith(_TAGS[trigger.pos])
            and (words := _words(place, hanging, near, trigger, wanted)) is not None
        ]
        longest = max((len(hit.words) for hit in here), default=0)
        found += [hit for hit in here if len(hit.words) == longest and not hit.trigger.nothing]
    return tuple(found)


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon) -> dict[str, tuple[tuple[Expression, tuple[str, ...]], ...]]:
    """Give the expressions by their head, each with its other words."""
    found: dict[str, list[tuple[Expression, tuple[str, ...]]]] = defaultdict(list)
    for trigger in cast("tuple[Expression, ...]", entries("triggers", lexicon)):
        others = list(trigger.words)
        others.remove(trigger.head)
        found[trigger.head].append((trigger, tuple(others)))
    return {head: tuple(triggers) for head, triggers in found.items()}


def _words(
    place: int,
    hanging: list[int],
    near: list[str],
    trigger: Expression,
    wanted: tuple[str, ...],
) -> frozenset[int] | None:
    """Give the words of an expression with this head, or None where some are missing."""
    if any(word not in near for word in wanted) or any(word in near for word in trigger.unless):
        return None
    found = {place}
    for word in wanted:
        at = next(
            (k for k, it in zip(hanging, near, strict=True) if it == word and k not in found), None
        )
        if at is None:
            return None
        found.add(at)
    return frozenset(found)


def _hanging(tree: Tree, place: int) -> list[int]:
    """Give the words below a word, the nearest first, and for a passive verb its own subject."""
    found: list[int] = []
    level = [place]
    for _ in range(_REACH):
        level = [below for k in level for below in tree.children[k]]
        found += level
    return found
