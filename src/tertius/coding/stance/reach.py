"""Which words of a sentence share the time and the condition of a trigger.

The rule of this module: what hangs on the trigger or on the verb of its clause speaks of it; what
hangs on another clause does not.
"""

from collections.abc import Iterator

from tertius.coding.model import Frame
from tertius.coding.stance.cues import Cues
from tertius.coding.stance.marks import is_verb
from tertius.coding.tree import Tree

_APART = ("advcl", "relcl", "acl", "ccomp", "csubj", "parataxis", "csubjpass", "conj")
_SHARED = ("xcomp", "attr", "acomp", "oprd", "conj", "auxpass", "aux", "dep")
_STATES = ("at", "on", "in")
_PLACED = {"dobj": "object", "nsubjpass": "object", "nsubj": "subject", "pobj": "", "pcomp": ""}


def clause_of(tree: Tree, frame: Frame, cues: Cues) -> tuple[tuple[int, int], ...]:
    """Give the words on which time and condition of a trigger may hang.

    Parameters
    ----------
    tree
        The sentence.
    frame
        With the words that carry the relation.
    cues
        The stance lexicon, for verbs through which a noun happens.

    Returns
    -------
    tuple of (int, int)
        Each word with the last place that what hangs on it may stand at: of the first part of an
        enumeration, only what stands before it is shared by the later parts.
    """
    place = frame.trigger[0] if frame.trigger else tree.root
    end = len(tree)
    found = [(place, end), *((k, end) for k in frame.trigger[1:])]
    while tree.heads[place] != place:
        dep, above = tree.deps[place], tree.heads[place]
        if above not in frame.trigger and not _shares(tree, place, above, dep, cues):
            break
        if dep == "conj":
            end = min(end, above)
        found.append((above, end))
        place = above
    return tuple(found)


def _shares(tree: Tree, place: int, above: int, dep: str, cues: Cues) -> bool:
    if dep == "conj":
        return is_verb(tree, place) == is_verb(tree, above)
    if dep in _SHARED:
        return True
    if dep == "prep" and tree.lemmas[above] == "be" and tree.lower[place] in _STATES:
        # 'are no longer at war': the phrase is what the copula says.
        return True
    if dep not in _PLACED:
        return dep == "prep" and tree.deps[tree.heads[place]] != "ROOT" and not is_verb(tree, above)
    if not is_verb(tree, above):
        return tree.tags[above] in ("IN", "TO")
    match = cues.governing(tree, above, _PLACED[dep])
    ends = cues.ending(tree, above, _PLACED[dep])
    return ends is not None or (match is not None and match[0].carries)


def hanging(tree: Tree, words: tuple[tuple[int, int], ...], place: int) -> int | None:
    """Tell how far from the trigger a word hangs.

    Parameters
    ----------
    tree
        The sentence.
    words
        Of :func:`clause_of`.
    place
        A word.

    Returns
    -------
    int or None
        Steps up in the tree and along the clause; None for a word of another clause.
    """
    anchors = {word: (steps, end) for steps, (word, end) in reversed(tuple(enumerate(words)))}
    for steps, now in enumerate(_up(tree, place)):
        if now in anchors:
            further, end = anchors[now]
            return steps + further if place < end or now == words[0][0] else None
    return None


def _up(tree: Tree, place: int) -> Iterator[int]:
    """Give a word and those above it, up to the next clause or part of an enumeration."""
    yield place
    while tree.heads[place] != place and tree.deps[place] not in _APART:
        place = _last_before(tree, tree.heads[place], place)
        yield place


def _last_before(tree: Tree, noun: int, place: int) -> int:
    """Give the last noun of an enumeration that stands before what hangs on its first one.

    Parsers hang 'in 2022' of 'the seizure in 2014 and the invasion in 2022' on the first noun.
    """
    while not is_verb(tree, noun):
        later = [k for k in tree.having(noun, "conj") if k < place]
        if not later:
            break
        noun = later[-1]
    return noun
