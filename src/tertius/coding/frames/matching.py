"""Which expressions of the lexicon stand in a sentence.

The rule of this module: the longest expression at a head word is the one that counts, and the
words of an expression hang on its head; who its actors are is not asked here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tertius.coding.frames.entries import PREPOSITIONS, SAME, Pos, Trigger
from tertius.coding.frames.index import TriggerIndex
from tertius.coding.tree import Tree

_POS: dict[str, Pos] = {"V": "verb", "N": "noun", "J": "adjective", "I": "preposition"}
# fmt: off
_HANGS = frozenset([
    "dobj", "prt", "prep", "advmod", "acomp", "oprd", "attr", "nsubjpass", "dative", "agent",
    "pobj", "pcomp", "xcomp", "npadvmod", "ccomp", "amod", "det", "compound", "nummod", "nmod",
    "advcl",
])
# fmt: on
_CLAUSES = frozenset(["xcomp", "ccomp", "advcl"])
# fmt: off
_APART = frozenset(["advcl", "conj", "ccomp", "relcl", "nsubj", "parataxis"])
_TIMES = frozenset([
    "second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "time",
    "while", "moment", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
])
# fmt: on
_NOMINAL = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "ROOT", "appos"])
# fmt: off
_QUANTITY = frozenset([
    "series", "round", "wave", "set", "package", "number", "kind", "sort", "type", "form",
    "range", "campaign", "string", "spate", "flurry", "raft", "couple", "pair", "dozen",
    "hundred", "thousand", "ton", "tonne", "barrage", "lot", "bunch", "host", "variety",
    "piece", "bit", "act", "million", "billion", "program", "programme", "part", "rest", "end",
    "start", "beginning",
])
# fmt: on
"""Nouns that say how much of another noun, which is what is meant: 'a series of attacks'."""


@dataclass(frozen=True, slots=True)
class Match:
    """An expression where it stands.

    Attributes
    ----------
    trigger
        The lexicon's entry.
    head
        Its head word.
    words
        All its words, the head first.
    """

    trigger: Trigger
    head: int
    words: tuple[int, ...]


def matches(tree: Tree, index: TriggerIndex) -> Iterator[Match]:
    """Find the expressions of a sentence.

    Parameters
    ----------
    tree
        The sentence.
    index
        Triggers by head.

    Yields
    ------
    Match
        In order of the head words, the longest for each; and a shorter one after it where the
        longer adds a preposition only, which may govern a time or a place ('received in May').
        Those that bind nobody (``trigger.nothing``) are given too: their words are taken.
    """
    for place, lemma in enumerate(tree.lemmas):
        pos = pos_of(tree, place)
        if pos is None:
            continue
        candidates = index.lookup(lemma, pos)
        if not candidates and pos == "verb":
            # Lemmatizers take 'waging' for a form of 'wag'.
            candidates = index.lookup(f"{lemma}e", pos)
        gerund = tree.tags[place] == "VBG" and tree.deps[place] in _NOMINAL
        if gerund and tree.child(place, "aux") is None:
            # A gerund that stands as a noun: 'fighting between X and Y'.
            candidates = (*index.lookup(tree.lower[place], "noun"), *candidates)
        if tree.tags[place] == "VBN":
            # 'is allied with' is said of a state as 'is friendly to' is.
            candidates = (*index.lookup(tree.lower[place], "adjective"), *candidates)
        if not candidates:
            continue
        around = _around(tree, place)
        for trigger in candidates:
            if len(trigger.words) > 1 and not around.issuperset(trigger.others):
                continue
            words = _words(tree, place, trigger)
            if words is None or _excepted(tree, words, trigger):
                continue
            if _names_it(tree, words):
                trigger = trigger.model_copy(update={"nothing": True})
            yield Match(trigger, place, words)
            rest = (tree.lower[k] for k in words[1:])
            if len(words) == 1 or any(word not in PREPOSITIONS for word in rest):
                break


def _names_it(tree: Tree, words: tuple[int, ...]) -> bool:
    """Tell whether a verb gives its object a name: 'called Y a puppet' calls nobody up."""
    second = tree.child(words[0], "oprd")
    return len(words) == 1 and second is not None and tree.lemmas[words[0]] == "call"


def _around(tree: Tree, head: int) -> set[str]:
    """Give the base forms near a head: no expression with another word can stand there."""
    near = {head, *range(max(0, head - 4), min(len(tree), head + 2))}
    waiting = [head]
    if tree.deps[head] in {"acl", "relcl"}:
        waiting.append(tree.heads[head])
    for _ in range(4):
        waiting = [child for place in waiting for child in tree.children[place]]
        near.update(waiting)
    if tree.deps[head] in {"acl", "relcl"}:
        near.add(tree.heads[head])
    lower = {tree.lower[k] for k in near}
    return {tree.lemmas[k] for k in near} | lower | {SAME[w] for w in lower if w in SAME}


def pos_of(tree: Tree, place: int) -> Pos | None:
    """Give the part of speech of a word in the lexicon's terms, or None."""
    tag = tree.tags[place]
    if tag == "TO":
        return "preposition"
    return _POS.get(tag[0])


def _words(tree: Tree, head: int, trigger: Trigger) -> tuple[int, ...] | None:
    """Find the words of a trigger at its head; None where one is missing."""
    wanted = list(trigger.others)
    if not wanted:
        return (head,)
    if trigger.pos != "noun":
        return _hanging(tree, head, wanted)
    cut = trigger.words.index(trigger.head)
    before = _before(tree, head, trigger.words[:cut])
    if before is None:
        return None
    after = _hanging(tree, head, list(trigger.words[cut + 1 :]))
    return None if after is None else (*after, *before)


def _before(tree: Tree, head: int, wanted: tuple[str, ...]) -> tuple[int, ...] | None:
    """Find the words before a noun, in their order; adjectives and hyphens may stand between."""
    found: list[int] = []
    place = head - 1
    for word in reversed(wanted):
        while place >= 0 and tree.lemmas[place] != word and tree.lower[place] != word:
            if tree.tags[place] not in {"HYPH", "JJ", "NN", "VBN", "NNS"} or head - place > 4:
                return None
            place -= 1
        if place < 0:
            return None
        found.append(place)
        place -= 1
    return tuple(found)


def _hanging(tree: Tree, head: int, wanted: list[str]) -> tuple[int, ...] | None:
    """Find words that hang on a head, or on another word of the expression."""
    found = [head]
    missing = list(wanted)
    while missing:
        word = missing[0]
        place = next((k for k in _candidates(tree, found, wanted) if _names(tree, k, word)), None)
        if place is None:
            return None
        found.append(place)
        missing.pop(0)
    return tuple(found)


def _names(tree: Tree, place: int, word: str) -> bool:
    lower = tree.lower[place]
    if tree.lemmas[place] != word and lower != word and SAME.get(lower) != word:
        return False
    # 'fought for eight years' is no fighting for anybody.
    return not any(tree.lemmas[k] in _TIMES for k in tree.having(place, "pobj"))


def _candidates(tree: Tree, found: list[int], wanted: list[str]) -> Iterator[int]:
    """Give the words that may belong to an expression of which some words are found."""
    for place in found:
        for child in tree.children[place]:
            if child in found or tree.deps[child] not in _HANGS:
                continue
            if tree.deps[child] in _CLAUSES and "to" not in wanted:
                yield from _also(tree, child)
                continue
            yield child
            yield from _also(tree, child)
        if tree.deps[place] in {"acl", "relcl"} and tree.heads[place] not in found:
            yield tree.heads[place]
            yield from _also(tree, tree.heads[place])
        if tree.lemmas[place] in PREPOSITIONS and place + 1 < len(tree):
            yield place + 1


def _also(tree: Tree, place: int) -> Iterator[int]:
    """Give what is coordinated with a word, what it is a quantity of, and a clause's 'to'."""
    yield from tree.having(place, "conj")
    if tree.deps[place] == "dobj":
        # 'drove the garrison from Y': which of the two the preposition hangs on is chance.
        yield from (k for k in tree.having(place, "prep") if tree.lower[k] in {"from", "into"})
    if tree.deps[place] in _CLAUSES:
        yield from (k for k in tree.having(place, "aux") if tree.tags[k] == "TO")
    if tree.lemmas[place] in _QUANTITY:
        yield from quantified(tree, place)


def quantified(tree: Tree, place: int) -> tuple[int, ...]:
    """Give what a noun of quantity says how much of: 'attacks' in 'a series of attacks'.

    Parameters
    ----------
    tree
        The sentence.
    place
        A noun.

    Returns
    -------
    tuple of int
        Empty for a noun of no quantity.
    """
    if tree.lemmas[place] not in _QUANTITY:
        return ()
    return tuple(
        noun
        for prep in tree.having(place, "prep")
        if tree.lower[prep] == "of"
        for noun in tree.having(prep, "pobj")
    )


def quantity_of(tree: Tree, place: int) -> int:
    """Give the noun of quantity above a noun, or the noun itself."""
    prep = tree.heads[place]
    if tree.deps[place] == "pobj" and tree.lower[prep] == "of":
        above = tree.heads[prep]
        if tree.lemmas[above] in _QUANTITY:
            return above
    return place


def _excepted(tree: Tree, words: tuple[int, ...], trigger: Trigger) -> bool:
    """Tell whether a word hangs on the expression that makes it mean something else."""
    if not trigger.unless:
        return False
    for place in words:
        for child in tree.children[place]:
            if tree.deps[child] in _APART:
                continue
            if tree.lemmas[child] in trigger.unless and child not in words:
                return True
            if tree.deps[child] in {"prep", "prt"} and any(
                tree.lemmas[k] in trigger.unless for k in tree.children[child] if k not in words
            ):
                return True
        if (
            tree.deps[place] in {"acl", "relcl"}
            and tree.lemmas[tree.heads[place]] in trigger.unless
        ):
            return True
    return False
