"""Voices that a sentence names beside its main clause: 'according to X', 'in the eyes of X'.

The rule of this module: a voice that speaks a whole clause speaks everything in it.
"""

from tertius.coding.model import Mention
from tertius.coding.stance.cues import phrase_to
from tertius.coding.stance.entries import Cue
from tertius.coding.stance.holders import named
from tertius.coding.stance.layers import Layer
from tertius.coding.stance.way import Way
from tertius.coding.tree import Tree


def voices(way: Way) -> list[Layer]:
    """Read the voices around the clauses through which a climb went.

    Parameters
    ----------
    way
        A finished climb.

    Returns
    -------
    list of Layer
        From the inside out.
    """
    found: list[Layer] = []
    trigger = way.passed[0]
    for k, word in enumerate(way.tree.lower):
        if word not in way.cues.attributes:
            continue
        match = phrase_to(way.tree, way.cues.attributes, k)
        if match is not None and _reaches(way, k, match[1], trigger):
            layer = _attributed(way.tree, k, match, way.mentions)
            if layer is not None:
                found.append(layer)
    found += [
        one.layer
        for one in way.inserted
        if one.layer is not None
        and not one.first <= trigger <= one.last
        and not _cut(way.tree, one.verb, trigger)
    ]
    return found


def _attributed(
    tree: Tree,
    place: int,
    match: tuple[Cue, tuple[int, ...]],
    mentions: tuple[Mention, ...],
) -> Layer | None:
    """'according to X', 'in the eyes of X', 'in X's view'."""
    cue, words = match
    if cue.whose == "object":
        thing = tree.child(place, "pobj", "dobj")
        if thing is None and place + 1 < len(tree):
            thing = place + 1
        return Layer(cue.level, words, named(tree, thing, mentions)) if thing is not None else None
    if tree.deps[place] == "pobj" and tree.lower[tree.heads[place]] in ("in", "by", "to", "from"):
        owner = tree.child(place, "poss")
        if owner is not None:
            return Layer(cue.level, words, named(tree, owner, mentions))
    return None


def _reaches(way: Way, place: int, words: tuple[int, ...], trigger: int) -> bool:
    """Tell whether a phrase stands beside the trigger's clauses, or is set apart by marks."""
    tree = way.tree
    if _cut(tree, place, trigger):
        return False
    top = words[0]
    while tree.heads[top] != top and tree.deps[top] in (
        "prep",
        "pobj",
        "pcomp",
        "det",
        "amod",
        "poss",
    ):
        if tree.heads[top] in way.passed:
            break
        top = tree.heads[top]
    below = (
        tree.below(words[0])
        if len(words) == 1
        else tree.below(min(words, key=lambda k: len(list(tree.above(k)))))
    )
    if trigger in below:
        return False
    if words[0] == 0 or _closes(tree, words[0]):
        return True
    head = tree.heads[top]
    beside = head in way.passed or top in way.passed
    return beside or (tree.heads[head] in way.passed and tree.deps[head] in ("nsubj", "nsubjpass"))


def _closes(tree: Tree, place: int) -> bool:
    """Tell whether a phrase stands behind a comma at the end of the sentence."""
    fences = [k for k, word in enumerate(tree.words) if word in (",", "—", "–")]
    return bool(fences) and fences[-1] == place - 1


def _cut(tree: Tree, one: int, other: int) -> bool:
    """Tell whether a semicolon stands between two words."""
    return ";" in tree.words[min(one, other) : max(one, other)]
