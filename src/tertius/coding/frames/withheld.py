"""Expressions that the words around them keep from binding: 'has only itself to blame for'.

The rule of this module: each case is a turn of phrase in which the verb keeps none of the meaning
that the lexicon gives it.
"""

from tertius.coding.control import word_set
from tertius.coding.frames.binding import Bond
from tertius.coding.frames.grammar import is_verb, surface
from tertius.coding.tree import Tree

_REFUGES = word_set("arm orbit embrace camp fold lap bosom clutch grip sphere")
_PUSHING = word_set("push drive throw press force nudge shove thrust propel")
_CARRIAGES = word_set(
    "train motorcade delegation limousine envoy car carriage bus entourage diplomat minister "
    "president tourist pilgrim trader merchant investor company refugee"
)
_SELVES = word_set("itself himself herself themselves ourselves myself yourself nobody none")


def withheld(tree: Tree, bond: Bond) -> bool:
    """Tell whether a turn of phrase keeps an expression from binding.

    Parameters
    ----------
    tree
        The sentence.
    bond
        Two actors and the words that bind them.

    Returns
    -------
    bool
    """
    head = bond.match.head
    if not is_verb(tree, head):
        return False
    return _self_blame(tree, head) or _into_arms(tree, head) or _arrival(tree, head, bond)


def _self_blame(tree: Tree, verb: int) -> bool:
    """'X has only itself to blame for', 'has nobody but itself to blame for'."""
    if tree.lemmas[verb] not in {"blame", "thank"} or tree.tags[verb] != "VB":
        return False
    before = range(max(0, verb - 4), verb)
    return any(tree.lower[k] == "to" for k in before[-2:]) and any(
        tree.lower[k] in _SELVES for k in before
    )


def _into_arms(tree: Tree, verb: int) -> bool:
    """'Pushed Y into the arms of Z': where Y ends, and no demand on it."""
    if tree.lemmas[verb] not in _PUSHING:
        return False
    return any(
        tree.lower[prep] in {"into", "toward", "towards", "to"}
        and any(tree.lemmas[k] in _REFUGES for k in tree.having(prep, "pobj"))
        for prep in tree.below(verb)
        if tree.deps[prep] == "prep"
    )


def _arrival(tree: Tree, verb: int, bond: Bond) -> bool:
    """Read 'the leader's train rolled into Y': who comes so assaults nobody."""
    trigger = bond.match.trigger
    if trigger.event_type != "ASSAULT" or trigger.words[-1] != "into":
        return False
    return any(tree.lemmas[k] in _CARRIAGES for k in surface(tree, verb))
