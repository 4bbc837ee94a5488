"""The causal lexicon, ready to be asked word by word.

The rule of this module: look-ups only. Phrases are found by their head word.
"""

from collections.abc import Iterator
from functools import cache

from tertius.coding.claims.entries import Causal
from tertius.coding.control import word_set
from tertius.coding.lexicon import Lexicon, entries
from tertius.coding.tree import Tree

STRONG = word_set("this that these those such both")
"""Words that point a noun back, whatever the noun."""
POINTERS = word_set("this that these those such both the their its his her our any")
"""Words that point a noun back to what was spoken of."""
REFLEXIVE = word_set("itself himself herself themselves ourselves yourselves myself oneself")
"""Words for the subject as object."""


@cache
def part(name: str, lexicon: Lexicon) -> dict[str, tuple[Causal, ...]]:
    """Give the entries that play a part, by their head word.

    Parameters
    ----------
    name
        A part of :data:`~tertius.coding.claims.entries.Part`.
    lexicon
        Whose entries.

    Returns
    -------
    dict of str to tuple of Causal
        Phrases of ``because`` go by their first word, others by their last; longest first.
    """
    found: dict[str, list[Causal]] = {}
    for entry in entries("causal", lexicon):
        if entry.part == name:
            words = entry.lemma.split()
            found.setdefault(words[0] if name == "because" else words[-1], []).append(entry)
    return {
        word: tuple(sorted(several, key=lambda e: -len(e.lemma))) for word, several in found.items()
    }


@cache
def signed_nouns(lexicon: Lexicon) -> dict[str, tuple[int, frozenset[str], str]]:
    """Give the nouns that bind a dyad: those of the attitudes that hold on both sides, and bonds.

    Parameters
    ----------
    lexicon
        Whose entries.

    Returns
    -------
    dict of str to (sign, prepositions, kind)
        By lemma; kind is ``tie``, ``neutral``, or ``deed`` for what makes or breaks a tie.
    """
    found: dict[str, tuple[int, frozenset[str], str]] = {}
    for entry in entries("attitudes", lexicon):
        if entry.part == "noun" and entry.mutual:
            kind = "tie" if entry.sign else "neutral"
            found[entry.lemma] = (entry.sign, frozenset(entry.toward), kind)
    for entry in entries("causal", lexicon):
        if entry.part == "bond":
            found.setdefault(entry.lemma, (entry.sign, frozenset(entry.toward), "deed"))
    return found


def signed_noun(tree: Tree, place: int, lexicon: Lexicon) -> tuple[int, frozenset[str], str] | None:
    """Give what a noun that binds a dyad says, phrases of up to three words first.

    Parameters
    ----------
    tree
        The sentence.
    place
        The noun.
    lexicon
        Whose entries.

    Returns
    -------
    tuple of (sign, prepositions, kind) or None
    """
    known = signed_nouns(lexicon)
    for first in (place - 2, place - 1, place):
        if first >= 0:
            found = known.get(" ".join(tree.lemmas[first : place + 1]))
            if found is not None:
                return found
    return None


@cache
def judgements(lexicon: Lexicon) -> dict[str, int]:
    """Give the words that tell the sign of a neutral noun or are told by it."""
    return {
        entry.lemma: entry.sign
        for entry in entries("attitudes", lexicon)
        if entry.part in {"judgement", "change"}
    }


@cache
def roles(lexicon: Lexicon) -> dict[str, int]:
    """Give what one actor may be to another, with its sign: enemy, partner."""
    return {
        entry.lemma: entry.sign
        for entry in entries("attitudes", lexicon)
        if entry.part == "role" and " " not in entry.lemma
    }


def at(tree: Tree, place: int, found: dict[str, tuple[Causal, ...]]) -> Iterator[Causal]:
    """Give the entries whose phrase ends at a word.

    Parameters
    ----------
    tree
        The sentence.
    place
        The word.
    found
        Entries by head word.

    Yields
    ------
    Causal
        Longest first.
    """
    for entry in found.get(tree.lemmas[place], ()):
        words = entry.lemma.split()
        first = place - len(words) + 1
        if len(words) == 1 or (first >= 0 and tree.lemmas[first : place + 1] == tuple(words)):
            yield entry


def plus(tree: Tree, verb: int, entry: Causal, reach: int = 9) -> tuple[int, ...] | None:
    """Give the words that an entry wants after its verb, or None where one is missing."""
    found = []
    for wanted in entry.plus:
        choices = set(wanted.split("|"))
        last = min(len(tree), verb + reach)
        place = next(
            (k for k in range(verb + 1, last) if tree.lower[k] in choices and _of(tree, k, verb)),
            None,
        )
        if place is None:
            return None
        found.append(place)
    return tuple(found)


def _of(tree: Tree, place: int, verb: int) -> bool:
    """Tell whether a word belongs to a verb and not to another one below it."""
    for above in tree.above(place):
        if above == verb:
            return True
        if tree.tags[above].startswith("V"):
            return False
    return False
