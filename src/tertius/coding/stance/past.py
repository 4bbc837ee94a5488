"""What was so and is so no longer.

The rule of this module: that something lies in the past does not end it. The text must say so: by a
word ('former', 'used to', 'ended'), or by a past that is bounded ('for half a century', 'until').
"""

import re
from dataclasses import replace
from datetime import date

from tertius.coding.model import Frame
from tertius.coding.stance.climb import Climb, climb
from tertius.coding.stance.cues import Cues, phrase_at
from tertius.coding.stance.marks import denied
from tertius.coding.tree import Tree

_LASTING = ("standing", "attitude", "policy")
_BOUNDS = ("before", "until", "till", "prior")
_SPANS = re.compile(r"^(?:year|decade|century|generation|month|age|life|lifetime|while|week)s?$")
_BESIDE = ("amod", "advmod", "compound", "nmod", "prep", "npadvmod", "det", "intj")


def superseded(
    tree: Tree,
    frame: Frame,
    words: tuple[tuple[int, int], ...],
    cues: Cues,
    written: date | None,
    dated: str,
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
    written
        The day of writing, if known.
    dated
        The date of the frame, if known.

    Returns
    -------
    tuple of int
        Words of the tree; empty where the text does not say so.
    """
    way = climb(tree, frame, (), cues)
    if way.ended:
        return way.ended if _came(tree, frame, way, cues) else ()
    for word, _ in words:
        over = _modified(tree, word, cues)
        if over:
            return over
    verb = next((word for word, _ in words if tree.tags[word].startswith("V")), None)
    if verb is None or not _past(tree, verb):
        return ()
    return _bounded(tree, frame, words, verb)


def _came(tree: Tree, frame: Frame, way: Climb, cues: Cues) -> bool:
    """Tell whether an end is said to have come: 'urged Y to stop arming Z' leaves Z armed."""
    noun = way.end_at in range(len(tree)) and not tree.tags[frame.trigger[0]].startswith("V")
    if noun and frame.kind not in _LASTING:
        return False
    above = climb(tree, replace(frame, trigger=(way.end_at,)), (), cues)
    return all(layer.level in ("asserted", "reported", "opinion") for layer in above.layers)


def _modified(tree: Tree, word: int, cues: Cues) -> tuple[int, ...]:
    for k in tree.children[word]:
        if tree.deps[k] not in _BESIDE:
            continue
        match = next(
            (
                (cue, tuple(range(k, k + len(phrase))))
                for phrase, cue in cues.modifies.get(tree.lower[k], ())
                if cue.level == "asserted" and tree.lower[k : k + len(phrase)] == phrase
            ),
            None,
        )
        if match is None:
            continue
        adverb = tree.tags[k] == "RB"
        if (
            adverb
            and tree.tags[word].startswith("V")
            and not _past(tree, word)
            and tree.tags[word] != "VBN"
        ):
            continue
        if tree.lower[k] == "then" and (tree.tags[word].startswith("V") or k > word):
            continue
        return match[1]
    return ()


def _past(tree: Tree, verb: int) -> bool:
    """Tell whether a verb stands in the past, and not in the present perfect."""
    aux = [*tree.having(verb, "aux", "auxpass"), verb]
    tags = [tree.tags[k] for k in aux]
    if any(
        tree.lower[k] in ("has", "have", "'ve", "is", "are", "'s", "will") for k in aux if k != verb
    ):
        return False
    return "VBD" in tags or any(tree.lower[k] == "could" for k in aux)


def _bounded(
    tree: Tree, frame: Frame, words: tuple[tuple[int, int], ...], verb: int
) -> tuple[int, ...]:
    """Read bounds of a past: 'for decades', 'until the war', 'ten years ago'."""
    lasting = frame.kind in _LASTING or tree.tags[verb] == "VBG"
    for word, end in words:
        for k in tree.children[word]:
            if k >= end:
                continue
            below = tree.below(k)
            if tree.lower[k] == "for" and tree.deps[k] == "prep":
                thing = tree.child(k, "pobj")
                if thing is not None and _long(tree, thing) and k < verb:
                    return tuple(below)
            bounds = [j for j in below[:6] if tree.lower[j] in _BOUNDS]
            if bounds and lasting and tree.deps[k] in ("prep", "advcl") and not denied(tree, verb):
                return tuple(below)
            if lasting and tree.lower[k] == "ago" and tree.deps[k] == "advmod":
                return tuple(below)
    return _perfect(tree, verb) if frame.kind in _LASTING else ()


def _perfect(tree: Tree, verb: int) -> tuple[int, ...]:
    """'had long treated its neighbour as a province': so until something else came."""
    return tuple(k for k in tree.having(verb, "aux") if tree.lower[k] == "had")


def _long(tree: Tree, noun: int) -> bool:
    return any(_SPANS.match(tree.lower[j]) for j in tree.below(noun))


__all__ = ["phrase_at", "superseded"]
