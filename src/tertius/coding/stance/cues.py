"""The stance lexicon, arranged for looking up.

The rule of this module: what is looked up is a base form and a place in the tree, and one entry
answers: the one of the most words.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from tertius.coding.lexicon import DEFAULT, Lexicon, entries
from tertius.coding.stance.entries import Cue
from tertius.coding.tree import Tree

Phrase = tuple[tuple[str, ...], Cue]
"""The words of an entry, and the entry."""
Phrases = dict[str, tuple[Phrase, ...]]

"""Phrases with their entries, by one of their words."""
Table = dict[tuple[str, str], tuple[Phrase, ...]]
"""Phrases with their entries, by the base form of the head and by what it takes."""


@dataclass(frozen=True)
class Cues:
    """Cues by what they do.

    Attributes
    ----------
    governs
        By base form of the head and by what it takes; the longest phrases first.
    ends
        The same, for cues that tell the end of something.
    modifies, past
        By their first word; ``past`` are those that leave the level as it is and tell that
        something is over.
    opens, attributes
        By their last word, behind which the content or the holder stands.
    judges
        Words that make a claim untrue.
    names, utters, pursues
        Nouns that say who somebody is, nouns of what is said, and words of efforts.
    """

    governs: Table
    ends: Table
    modifies: Phrases
    past: Phrases
    opens: Phrases
    attributes: Phrases
    judges: frozenset[str]
    names: frozenset[str]
    utters: frozenset[str]
    pursues: frozenset[str]

    def governing(self, tree: Tree, place: int, takes: str) -> tuple[Cue, tuple[int, ...]] | None:
        """Give the cue that a word is, with content of some shape below it.

        Parameters
        ----------
        tree
            The sentence.
        place
            The word above the content.
        takes
            How the content stands below it.

        Returns
        -------
        tuple of (Cue, tuple of int) or None
            The cue and its words.
        """
        return _found(self.governs, tree, place, takes)

    def ending(self, tree: Tree, place: int, takes: str) -> tuple[Cue, tuple[int, ...]] | None:
        """Give the cue of an end that a word is; as :meth:`governing`."""
        return _found(self.ends, tree, place, takes)


_PARTS = {"V": "verb", "N": "noun", "J": "adjective", "M": "verb"}


@cache
def cues(lexicon: Lexicon = DEFAULT) -> Cues:
    """Arrange the stance lexicon.

    Parameters
    ----------
    lexicon
        Which entries count.

    Returns
    -------
    Cues
        Arranged once for each lexicon.
    """
    all_of: tuple[Cue, ...] = entries("stance", lexicon)
    return Cues(
        governs=_by_content(all_of, "governs"),
        ends=_by_content(all_of, "ends"),
        modifies=_by_word(tuple(c for c in all_of if c.level != "asserted"), "modifies", 0),
        past=_by_word(tuple(c for c in all_of if c.level == "asserted"), "modifies", 0),
        opens=_by_word(all_of, "opens", -1),
        attributes=_by_word(all_of, "attributes", -1),
        judges=_words(all_of, "judges"),
        names=_words(all_of, "names"),
        utters=_words(all_of, "utters"),
        pursues=_words(all_of, "pursues"),
    )


def phrase_at(tree: Tree, phrases: Phrases, place: int) -> tuple[Cue, tuple[int, ...]] | None:
    """Give the phrase whose first word stands at a place.

    Parameters
    ----------
    tree
        The sentence.
    phrases
        By first word.
    place
        A word.

    Returns
    -------
    tuple of (Cue, tuple of int) or None
        The longest one and its words.
    """
    for words, cue in phrases.get(tree.lower[place], ()):
        if tree.lower[place : place + len(words)] == words:
            return cue, tuple(range(place, place + len(words)))
    return None


def phrase_to(tree: Tree, phrases: Phrases, place: int) -> tuple[Cue, tuple[int, ...]] | None:
    """Give the phrase whose last word stands at a place; as :func:`phrase_at`."""
    for words, cue in phrases.get(tree.lower[place], ()):
        first = place + 1 - len(words)
        if first >= 0 and tree.lower[first : place + 1] == words:
            return cue, tuple(range(first, place + 1))
    return None


def _words(all_of: tuple[Cue, ...], does: str) -> frozenset[str]:
    return frozenset(cue.words for cue in all_of if cue.does == does)


def _by_content(all_of: tuple[Cue, ...], does: str) -> Table:
    found: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
    for cue in all_of:
        if cue.does == does:
            words = tuple(cue.words.split())
            for takes in cue.takes:
                found[words[0], takes].append((words, cue))
    return {key: _longest_first(some) for key, some in found.items()}


def _by_word(all_of: tuple[Cue, ...], does: str, which: int) -> Phrases:
    found: dict[str, list[Phrase]] = defaultdict(list)
    for cue in all_of:
        if cue.does == does:
            words = tuple(cue.words.replace("-", " - ").split())
            found[words[which]].append((words, cue))
    return {key: _longest_first(some) for key, some in found.items()}


def _longest_first(some: list[Phrase]) -> tuple[Phrase, ...]:
    """Sort by length; the later entry of the same words decides, as in the lexicon itself."""
    return tuple(sorted(some, key=lambda phrase: len(phrase[0])))[::-1]


def _found(table: Table, tree: Tree, place: int, takes: str) -> tuple[Cue, tuple[int, ...]] | None:
    lower = tree.lower[place]
    given = table.get((tree.lemmas[place], takes)) or table.get((lower, takes))
    if given is None and lower.endswith("s"):
        # A lemmatizer errs: 'hopes' is no form of 'hop' where it takes a clause.
        given = table.get((lower[:-1], takes))
    part, second = _PARTS.get(tree.tags[place][:1], ""), None
    for words, cue in given or ():
        others = _others(tree, place, words[1:])
        if others is not None:
            if cue.part in ("", part):
                return cue, (place, *others)
            # A tagger errs: a cue of another part of speech is better than none.
            second = second or (cue, (place, *others))
    return second


def _others(tree: Tree, place: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Find the further words of a phrase near below its head."""
    if not words:
        return ()
    near = [k for k in tree.children[place] if k > place]
    near += [k for below in near for k in tree.children[below]]
    found = []
    for word in words:
        at = next((k for k in near if word in (tree.lemmas[k], tree.lower[k])), None)
        if at is None:
            return None
        found.append(at)
    return tuple(found)
