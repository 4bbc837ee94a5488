"""'reversed both trends', 'driving adversaries together': claims that name no dyad themselves.

The rule of this module: the dyad is taken from the sentences before, or there is none and the
claim is a general rule.
"""

from collections.abc import Iterator

from tertius.coding.claims.causing import pointed
from tertius.coding.claims.found import Found, View, drivers_of
from tertius.coding.claims.words import at, part, plus, roles
from tertius.coding.clauses import complements, undergoers

_TURNING = frozenset({"reverse", "halt", "stop", "undo", "end", "thwart", "prevent", "overturn"})
_STATES = frozenset("state country nation power neighbor neighbour side government people".split())


def trends(view: View, verb: int) -> Iterator[Found]:
    """Find 'has reversed both trends', 'produced this development', 'led to that result'.

    Parameters
    ----------
    view
        The sentence.
    verb
        A verb that brings something about or undoes it.

    Yields
    ------
    Found
    """
    tree = view.scene.tree
    for entry in at(tree, verb, part("make", view.lexicon)):
        if plus(tree, verb, entry) is None:
            continue
        objects = list(undergoers(tree, verb))
        objects += [k for _, k in complements(tree, verb, *entry.toward)] if entry.toward else []
        for noun in objects:
            if tree.tags[noun] in {"DT", "PRP"} or (bond := pointed(view, noun)) is None:
                continue
            both = any(tree.lower[k] in {"both", "two"} for k in tree.children[noun])
            chosen = [b for b in view.before if b.dyads][-2:] if both else [bond]
            for each in chosen:
                sign = each.sign * entry.sign
                yield Found(drivers_of(view, verb), each.dyads, sign, (verb, noun), "trend", 0.55)
            return


def generals(view: View, verb: int) -> Iterator[Found]:
    """Find 'a rule is to avoid driving adversaries together': a claim about states as such.

    Parameters
    ----------
    view
        The sentence.
    verb
        A verb of motion.

    Yields
    ------
    Found
    """
    tree = view.scene.tree
    kinds = roles(view.lexicon)
    for noun in undergoers(tree, verb):
        lemma = tree.lemmas[noun]
        many = tree.tags[noun] == "NNS" and noun not in view.scene.cover
        if not many or (lemma not in kinds and lemma not in _STATES):
            continue
        ends = range(verb + 1, min(len(tree), verb + 10))
        for place in ends:
            for entry in part("together", view.lexicon).get(tree.lower[place], ()):
                if entry.lemma not in {"close", "closely"}:
                    drivers = drivers_of(view, verb)
                    yield Found(drivers, (), entry.sign, (verb, place), "general", 0.5, True)
                    return
