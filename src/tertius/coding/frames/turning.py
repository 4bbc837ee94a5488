"""What the verb over a noun makes of it: 'relations have soured', 'eased tensions between X and Y'.

The rule of this module: a noun tells what holds between two, and a word of change what becomes of
it; where both speak, the change is what the text says. Whether it is denied is not asked here.
"""

from collections.abc import Iterator
from dataclasses import replace

from tertius.coding.control import word_set
from tertius.coding.frames.binding import Bond
from tertius.coding.frames.grammar import is_verb
from tertius.coding.frames.matching import Match, quantity_of
from tertius.coding.tree import Tree

_SPOILING = word_set(
    "poison sour deteriorate worsen strain damage fray chill harm hurt embitter undermine spoil "
    "roil degrade cool suffer plummet nosedive weaken erode loosen corrode dent"
)
_SOOTHING = word_set(
    "ease defuse calm soothe abate subside relax dissipate lessen reduce resolve settle diminish "
    "soften overcome weaken erode de-escalate deescalate"
)
_SPOILT = word_set(
    "strained frayed poisoned soured sour deteriorating worsening tense bitter hostile frosty icy "
    "damaged poor bad chilly acrimonious fraught troubled dire toxic unfriendly antagonistic"
)
_COPULAS = word_set("be become remain stay grow turn seem")
_BEGINNING = word_set("begin start continue seem appear come tend")


def turned(tree: Tree, bond: Bond) -> Bond:
    """Give a bond with the sign that a word of change leaves to its noun.

    Parameters
    ----------
    tree
        The sentence.
    bond
        Two actors and the words that bind them.

    Returns
    -------
    Bond
        The same where nothing turns it.
    """
    trigger = bond.match.trigger
    lasting = trigger.kind == "standing" and trigger.pos == "noun" and trigger.reciprocal
    if not lasting or not trigger.sign:
        return bond
    word = _change(tree, bond.match.head, trigger.sign)
    if word is None:
        return bond
    sign = -1 if trigger.sign == 1 else 1
    match = Match(
        trigger.model_copy(update={"sign": sign}), bond.match.head, (*bond.match.words, word)
    )
    return replace(bond, match=match)


def _change(tree: Tree, noun: int, sign: int) -> int | None:
    """Give the word that turns a noun of a sign."""
    verbs = _SPOILING if sign == 1 else _SOOTHING
    for verb in _verbs(tree, noun):
        if tree.lemmas[verb] in verbs:
            return verb
    if sign == -1:
        return None
    for word in _said(tree, noun):
        if tree.lower[word] in _SPOILT:
            return word
    return None


def _verbs(tree: Tree, noun: int) -> Iterator[int]:
    """Give the verbs that tell what becomes of a noun: of it as object, or without any object."""
    noun = quantity_of(tree, noun)
    above = tree.heads[noun]
    if not is_verb(tree, above):
        return
    if tree.deps[noun] in {"dobj", "nsubjpass"}:
        yield above
    elif tree.deps[noun] == "nsubj" and tree.child(above, "dobj") is None:
        yield above
        if tree.lemmas[above] in _BEGINNING:
            below = tree.having(above, "xcomp")
            yield from (k for k in below if tree.child(k, "dobj") is None)


def _said(tree: Tree, noun: int) -> Iterator[int]:
    """Give the words that tell how a noun is: 'strained ties', 'relations are tense'."""
    yield from tree.having(noun, "amod")
    above = tree.heads[noun]
    if tree.deps[noun] == "nsubj" and tree.lemmas[above] in _COPULAS:
        yield from tree.having(above, "acomp")
