"""What was so and is so no longer.

The rule of this module: that something lies in the past does not end it. The text must say so: by a
word ('former', 'used to', 'ended'), or by a past that is bounded ('for half a century', 'until').
"""

import re
from dataclasses import replace

from tertius.coding.model import Frame
from tertius.coding.stance.climb import climb
from tertius.coding.stance.cues import Cues, phrase_at
from tertius.coding.stance.marks import denied, finite
from tertius.coding.stance.way import VOICES, Way
from tertius.coding.tree import Tree

_LASTING = ("standing", "attitude", "policy")
_BOUNDS = ("before", "until", "till", "prior")
_SPANS = re.compile(r"^(?:year|decade|century|centurie|generation|month|age|lifetime|live|week)s?$")
_BESIDE = ("amod", "advmod", "compound", "nmod", "prep", "npadvmod", "det", "intj")
_PRESENT = frozenset(
    ("has", "have", "'ve", "is", "are", "'s", "will", "'ll", "would", "can", "may")
)


def superseded(
    tree: Tree, frame: Frame, words: tuple[tuple[int, int], ...], cues: Cues
) -> tuple[int, ...]:
    """Tell by which words a text says that something is over.

    Parameters
    ----------
    tree
        The sentence.
    frame
        Two actors and the words that bind them.
    words
        Of :func:`~tertius.coding.stance.reach.clause_of`.
    cues
        The stance lexicon.

    Returns
    -------
    tuple of int
        Words of the tree; empty where the text does not say so.
    """
    way = climb(tree, frame, (), cues, heard=False)
    if way.ended:
        return way.ended if _came(tree, frame, way, cues) else ()
    for word, _ in words:
        over = _modified(tree, word, cues) or _used_to(tree, word)
        if over:
            return over
    verbs = (word for word, _ in words if tree.tags[word].startswith("V"))
    verb = next((word for word in verbs if finite(tree, word)), None)
    if verb is None or not _past(tree, verb):
        return ()
    return _bounded(tree, frame, words, verb)


def _came(tree: Tree, frame: Frame, way: Way, cues: Cues) -> bool:
    """Tell whether an end is said to have come: 'urged Y to stop arming Z' leaves Z armed."""
    noun = not tree.tags[frame.trigger[0]].startswith("V")
    if noun and frame.kind not in _LASTING:
        return False
    above = climb(tree, replace(frame, trigger=(way.end_at,)), (), cues, heard=False)
    return all(layer.level in ("asserted", *VOICES) for layer in above.layers)


def _modified(tree: Tree, word: int, cues: Cues) -> tuple[int, ...]:
    """Read 'former', 'once', 'no longer' at a word."""
    for k in tree.children[word]:
        if tree.lower[k] == "longer" and tree.lower[max(0, k - 1)] == "no":
            return (k - 1, k)
        if tree.deps[k] not in _BESIDE:
            continue
        match = phrase_at(tree, cues.past, k)
        if match is not None and _fits(tree, k, word):
            return match[1]
    return ()


def _used_to(tree: Tree, word: int) -> tuple[int, ...]:
    """Read 'used to be at war': the phrase hangs on the copula, and that on 'used'."""
    below = tree.having(word, "xcomp") if tree.lower[word] == "used" else ()
    return (word,) if any(tree.lemmas[k] == "be" for k in below) else ()


def _fits(tree: Tree, cue: int, word: int) -> bool:
    """Tell whether a cue of the past means it: 'once' at a verb in the past, 'then' at a noun."""
    if tree.lower[cue] == "then":
        return not tree.tags[word].startswith("V") and cue < word
    if tree.tags[cue] == "RB" and tree.tags[word].startswith("V"):
        return _past(tree, word) or tree.tags[word] == "VBN"
    return True


def _past(tree: Tree, verb: int) -> bool:
    """Tell whether a verb stands in the past, and not in the present perfect."""
    aux = tree.having(verb, "aux", "auxpass")
    if any(tree.lower[k] in _PRESENT for k in aux):
        return False
    return any(tree.tags[k] == "VBD" or tree.lower[k] == "could" for k in (*aux, verb))


def _bounded(
    tree: Tree, frame: Frame, words: tuple[tuple[int, int], ...], verb: int
) -> tuple[int, ...]:
    """Read bounds of a past: 'for decades', 'until the war', 'ten years ago', 'had long been'."""
    lasting = frame.kind in _LASTING or tree.tags[verb] == "VBG"
    for word, end in words:
        for k in tree.children[word]:
            below = tree.below(k)
            if k >= end or any(j in frame.trigger for j in below):
                continue
            if _lasted(tree, k, verb) or (lasting and _left_behind(tree, k, below, verb)):
                return below
    if frame.kind not in _LASTING:
        return ()
    return tuple(k for k in tree.having(verb, "aux") if tree.lower[k] == "had")


def _lasted(tree: Tree, place: int, verb: int) -> bool:
    """'For half a century X armed Y', 'loathed Y all their lives'."""
    if tree.deps[place] in ("npadvmod", "dobj") and _SPANS.match(tree.lower[place]):
        return any(tree.lower[k] == "all" for k in tree.children[place])
    if tree.lower[place] != "for" or tree.deps[place] != "prep" or place > verb:
        return False
    thing = tree.child(place, "pobj")
    return thing is not None and any(_SPANS.match(tree.lower[k]) for k in tree.below(thing))


def _left_behind(tree: Tree, place: int, below: tuple[int, ...], verb: int) -> bool:
    """'until the war', 'in the years before the war', 'ten years ago'."""
    beside = tree.deps[place] in ("prep", "advcl") and not denied(tree, verb)
    if beside and any(tree.lower[k] in _BOUNDS for k in below[:6]):
        return True
    if tree.deps[place] == "mark" and tree.heads[verb] == verb:
        # The main clause has no conjunction: the parser took 'until the coup' for one.
        return tree.lower[place] in _BOUNDS
    return tree.lower[place] == "ago" and tree.deps[place] == "advmod"
