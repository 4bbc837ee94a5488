"""Voices that a sentence names beside its main clause: 'according to', ', officials said', quotes.

The rule of this module: a voice that speaks a whole clause speaks everything in it.
"""

from tertius.coding.stance.climb import Climb
from tertius.coding.stance.cues import phrase_to
from tertius.coding.stance.holders import holder_of, named
from tertius.coding.stance.layers import Layer
from tertius.coding.tree import Tree

_ADDED = ("parataxis", "ccomp", "advcl")


def voices(way: Climb) -> list[Layer]:
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
    for place in way.passed:
        for k in way.tree.children[place]:
            if k in way.passed:
                continue
            layer = _attributed(way, k) or _inserted(way, place, k)
            if layer:
                found.append(layer)
    return found


def _attributed(way: Climb, place: int) -> Layer | None:
    """'according to X', 'in the eyes of X', 'in X's view'."""
    tree = way.tree
    if tree.deps[place] not in ("prep", "advmod", "pcomp", "advcl"):
        return None
    for k in tree.below(place)[:4]:
        match = phrase_to(tree, way.cues.attributes, k)
        if match is None:
            continue
        cue, words = match
        if cue.whose == "object":
            thing = tree.child(k, "pobj", "dobj")
            if thing is not None:
                return Layer(cue.level, words, named(tree, thing, way.mentions))
        elif tree.deps[k] == "pobj" and tree.lower[tree.heads[k]] in ("in", "by", "to", "from"):
            owner = tree.child(k, "poss")
            if owner is not None:
                return Layer(cue.level, words, named(tree, owner, way.mentions))
    return None


def _inserted(way: Climb, place: int, said: int) -> Layer | None:
    """'Russia, officials said, attacked': a clause of speech put into the sentence."""
    tree = way.tree
    if tree.deps[said] not in _ADDED or not tree.tags[said].startswith("V"):
        return None
    match = way.cues.governing(tree, said, "that")
    if match is None or match[0].level not in ("reported", "opinion"):
        return None
    if tree.child(said, "mark", "ccomp", "dobj") is not None and tree.deps[said] != "parataxis":
        return None
    if tree.deps[said] == "advcl" and not _as(tree, said):
        return None
    if not _fenced(tree, said):
        return None
    cue, words = match
    return Layer(cue.level, words, holder_of(tree, said, cue, way.mentions), cue.factive)


def _as(tree: Tree, said: int) -> bool:
    return any(tree.lower[k] == "as" for k in tree.having(said, "mark", "advmod"))


def _fenced(tree: Tree, said: int) -> bool:
    """Tell whether commas or dashes set a clause apart."""
    words = tree.below(said)
    first, last = words[0], words[-1]
    around = (*tree.lower[max(0, first - 1) : first + 1], *tree.lower[last : last + 2])
    return any(mark in (",", "-", "–", "—", ":", '"', "”") for mark in around)
