"""'Gave X reasons to work with Y', 'no one to blame but itself for this': motives and blame.

The rule of this module: who gives a motive drives what the motive is for; who is blamed, thanked or
credited for a tie drives it.
"""

from collections.abc import Iterator

from tertius.coding.claims.bonds import Bond, Dyad, among, crossed
from tertius.coding.claims.causing import meant
from tertius.coding.claims.drivers import caused, drivers_of
from tertius.coding.claims.found import Found, Groups, View, apart
from tertius.coding.claims.words import REFLEXIVE, at, part
from tertius.coding.clauses import each_actor
from tertius.coding.control import (
    clause_of,
    complements,
    objects_of,
    passive,
    subjects,
    word_set,
)
from tertius.coding.tree import Tree

_AIMS = ("acl", "relcl", "advcl", "xcomp", "ccomp")


def motives(view: View, noun: int) -> Iterator[Found]:
    """Find 'gave X reasons to work with Y', 'an incentive for them to boost their cooperation'.

    Parameters
    ----------
    view
        The sentence.
    noun
        A noun such as 'incentive'.

    Yields
    ------
    Found
    """
    tree = view.scene.tree
    for entry in at(tree, noun, part("reason", view.lexicon)):
        giver = _giver(tree, noun)
        if giver is None:
            return
        aims = (*tree.having(noun, *_AIMS), *tree.having(giver, "xcomp", "advcl"))
        inside = {k for aim in aims if aim > noun for k in tree.below(aim)}
        inside |= {k for _, obj in complements(tree, noun, "for") for k in tree.below(obj)}
        less = any(tree.lower[k] in {"less", "no", "little", "few"} for k in tree.children[noun])
        for bond in view.bonds:
            if bond.place not in inside:
                continue
            dyads = bond.dyads or _given(view, giver, noun, bond)
            sign = -bond.sign if less else bond.sign * entry.sign
            trigger = (giver, noun, bond.place)
            yield Found(drivers_of(view, giver), dyads, sign, trigger, "motive", 0.75)
            return
        return


def _giver(tree: Tree, noun: int) -> int | None:
    """Give the verb by which a motive is given, through 'plenty of'."""
    verb = clause_of(tree, noun)
    way = list(tree.above(noun))
    way = way[: way.index(verb)] if verb in way else []
    plain = all(tree.tags[k].startswith(("N", "I", "J", "D")) for k in way)
    gives = tree.lemmas[verb] in _GIVING
    return verb if plain and gives and tree.deps[noun] not in {"nsubj", "nsubjpass"} else None


_GIVING = word_set(
    "give offer provide create hand leave supply furnish produce generate strengthen increase "
    "add reinforce lend present afford deny reduce remove"
)


def _given(view: View, giver: int, noun: int, bond: Bond) -> tuple[Dyad, ...]:
    """Give the dyad where the one who gets the motive is one of it."""
    scene, tree = view.scene, view.scene.tree
    places = [k for k in tree.having(giver, "dative", "iobj", "dobj") if k != noun]
    places = [o for k in places for o in (objects_of(tree, k) or (k,))]
    places += [k for _, k in complements(tree, giver, "to", "for")]
    places += [k for _, k in complements(tree, noun, "for")]
    for word in (noun, *tree.above(noun)):
        if word == giver:
            break
        places += tree.having(word, "nmod", "poss")
    got = each_actor(scene, places)
    between = scene.within(range(giver + 1, noun))
    got = between if len(between) > len(got) else got
    if bond.lone is not None:
        return crossed(got, (bond.lone,))
    return among(got) if len(got) > 1 else ()


def blames(view: View, place: int) -> Iterator[Found]:
    """Find 'Z has no one to blame but itself for this', 'blame Z', 'Z deserves the credit'.

    Parameters
    ----------
    view
        The sentence.
    place
        A form of blame, thank or credit.

    Yields
    ------
    Found
    """
    tree = view.scene.tree
    if tree.lemmas[place] not in {"blame", "thank", "credit", "responsibility", "fault", "thanks"}:
        return
    drivers = _blamed(view, place)
    governing = {place, *tree.above(place)}
    marks = [k for k in range(place, len(tree)) if tree.lower[k] == "for"]
    objects = [o for k in marks if _near(tree, k, governing) for o in objects_of(tree, k)]
    for bond, dyads in meant(view, tuple(objects)):
        if apart(drivers, dyads):
            yield Found(drivers, dyads, bond.sign, (place, bond.place), "blame", 0.65)
            return
    back = next((b for b in reversed(view.last) if b.dyads and not b.weak), None)
    answers = tree.tags[place].startswith("N") and tree.lemmas[place] in {"blame", "credit"}
    verb = tree.lemmas[clause_of(tree, place)]
    answers = answers and (tree.deps[place] in {"nsubj", "nsubjpass"} or verb in _BEARING)
    if not objects and back is not None and answers:
        yield Found(drivers, back.dyads, back.sign, (place,), "blame", 0.4)


_BEARING = word_set("deserve take claim escape share bear carry shoulder accept merit")


def _near(tree: Tree, prep: int, governing: set[int]) -> bool:
    """Tell whether 'for' belongs to the blame: at it, at its verb, or at 'itself'."""
    head = tree.heads[prep]
    return head in governing or tree.heads[head] in governing


def _blamed(view: View, place: int) -> Groups:
    """Give who is blamed, thanked or credited."""
    tree = view.scene.tree
    above = tree.heads[place]
    itself = any(tree.lower[k] in REFLEXIVE for k in range(place, min(len(tree), place + 6)))
    itself = itself or any(tree.lower[k] in REFLEXIVE for k in range(max(0, place - 3), place))
    verb = next((k for k in tree.above(place) if tree.lemmas[k] in {"have", "be"}), None)
    places: tuple[int, ...]
    if itself and verb is not None:
        places = subjects(tree, verb)
    elif tree.tags[place].startswith("V"):
        places = tree.having(place, "dobj") or tree.having(place, "nsubjpass")
        if not places and tree.deps[place] == "xcomp":
            places = subjects(tree, above)
        if not places and verb is not None:
            # 'X has Z to thank', which is parsed in two ways.
            places = tree.having(verb, "dobj") or tree.having(place, "nsubj")
    else:
        verb = clause_of(tree, place)
        to = tuple(k for _, k in complements(tree, verb, "to", "with", "on", "upon"))
        places = to if tree.deps[place] in {"nsubj", "nsubjpass"} else subjects(tree, verb)
        if passive(tree, verb):
            places = to
    return tuple(g for k in places for g in caused(view, k))
