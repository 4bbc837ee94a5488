"""'reversed both trends', 'driving adversaries together': claims that name no dyad themselves.

The rule of this module: the dyad is taken from the sentences before, or there is none and the
claim is a general rule.
"""

from collections.abc import Iterator
from dataclasses import replace

from tertius.coding.claims.bonds import Bond, among, crossed
from tertius.coding.claims.causing import pointed
from tertius.coding.claims.drivers import caused, drivers_of
from tertius.coding.claims.fates import fate
from tertius.coding.claims.found import Found, View, apart
from tertius.coding.claims.words import at, part, plus, roles
from tertius.coding.clauses import each_actor
from tertius.coding.control import (
    agents,
    complements,
    objects_of,
    subjects,
    undergoers,
    word_set,
)
from tertius.coding.tree import Tree

_TURNING = word_set("reverse halt stop undo end thwart prevent overturn")
_STATES = word_set("state country nation power neighbor neighbour side government people")


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
            bond = pointed(view, noun)
            if bond is None and tree.lower[noun] == "it" and agents(tree, verb):
                bond = next((b for b in reversed(view.last) if b.dyads and not b.weak), None)
            if bond is None or any(b.place == noun and b.dyads for b in view.bonds):
                continue
            both = any(tree.lower[k] in {"both", "two"} for k in tree.children[noun])
            chosen = _last_two(view) if both else [bond]
            for each in chosen:
                sign = each.sign * entry.sign
                yield Found(drivers_of(view, verb), each.dyads, sign, (verb, noun), "trend", 0.55)
            return


def _last_two(view: View) -> list[Bond]:
    """Give the last two ties of different dyads: 'both trends'."""
    found: dict[frozenset[str], Bond] = {}
    for bond in reversed(view.before):
        if bond.dyads and not bond.weak:
            found.setdefault(frozenset(a.party.key for a in bond.dyads[0]), bond)
    return list(found.values())[:2]


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


def gaps(view: View, claimed: tuple[Found, ...]) -> Iterator[Found]:
    """Find 'X did not unite us; Z did', and 'Z did that' after a claim.

    Parameters
    ----------
    view
        The sentence.
    claimed
        What its other words claim, also where no third party is named.

    Yields
    ------
    Found
    """
    tree = view.scene.tree
    yield from _instead(view, claimed)
    for verb, lemma in enumerate(tree.lemmas):
        if lemma != "do" or tree.deps[verb] in {"aux", "auxpass"}:
            continue
        objects = tree.having(verb, "dobj")
        if any(tree.lower[k] not in {"that", "so", "it", "this"} for k in objects):
            continue
        drivers = tuple(g for k in subjects(tree, verb) for g in caused(view, k))
        here = [f for f in claimed if f.trigger[0] < verb and f.dyads]
        ties = [b for b in view.bonds if b.place < verb and b.dyads and b.verb]
        if not objects:
            # Without 'that' it must answer a denial: 'X did not; Z did'.
            here = [f for f in here if tree.child(f.trigger[0], "neg") is not None]
            ties = [b for b in ties if tree.child(b.place, "neg") is not None]
        for found in reversed(here):
            yield replace(found, drivers=drivers, trigger=(verb,), rule="gap", sure=0.5)
            return
        if ties:
            yield Found(drivers, ties[-1].dyads, ties[-1].sign, (verb,), "gap", 0.4)
            return
        back = [b for b in view.last if b.dyads and not b.weak]
        if objects and back:
            yield Found(drivers, back[-1].dyads, back[-1].sign, (verb,), "gap", 0.4)
            return


def _instead(view: View, claimed: tuple[Found, ...]) -> Iterator[Found]:
    """Find 'nor was it X that made the quarrel; it was Z'."""
    tree = view.scene.tree
    for verb, lemma in enumerate(tree.lemmas):
        it = tree.child(verb, "nsubj")
        if lemma != "be" or it is None or tree.lower[it] != "it":
            continue
        here = [f for f in claimed if f.trigger[0] < verb and f.dyads]
        actors = each_actor(view.scene, tree.having(verb, "attr"))
        if here and actors:
            yield replace(here[-1], drivers=(actors,), trigger=(verb,), rule="instead", sure=0.5)
            return


def wedged(view: View, place: int) -> Iterator[Found]:
    """Find 'Z stands between X and Y', 'Z came between them'.

    Parameters
    ----------
    view
        The sentence.
    place
        The word 'between'.

    Yields
    ------
    Found
    """
    tree = view.scene.tree
    verb = tree.heads[place]
    if tree.lemmas[verb] not in _INTERPOSED:
        return
    both = each_actor(view.scene, objects_of(tree, place))
    doers = [k for k in subjects(tree, verb) if tree.lemmas[k] not in _KEEPERS]
    drivers = tuple(g for k in doers for g in caused(view, k))
    if len(both) > 1:
        yield Found(drivers, among(both), -1, (verb, place), "between", 0.6)


_KEEPERS = word_set(
    "soldier troop force peacekeeper army observer monitor police mediator buffer mission"
)
"""Who stands between two to keep the peace, and not to part them."""
_INTERPOSED = word_set("stand lie come get step sit loom interpose intervene")


def ifs(view: View, verb: int) -> Iterator[Found]:
    """Find 'if Z lifts its embargo, X and Y will fall out', 'were Z to …', 'let Z …, and …'.

    Parameters
    ----------
    view
        The sentence.
    verb
        Verb of the condition.

    Yields
    ------
    Found
    """
    scene, tree = view.scene, view.scene.tree
    turned = _condition(tree, verb)
    if not turned:
        return
    inside = set(tree.below(verb))
    if tree.deps[verb] == "ROOT":
        inside -= {k for other in tree.having(verb, "conj") for k in tree.below(other)}
    drivers = tuple(g for k in subjects(tree, verb) for g in caused(view, k))
    if not drivers and len(named := scene.within(inside)) == 1:
        drivers = (named,)
    for bond in (*view.bonds, *_back(view, inside)):
        if bond.place not in inside and apart(drivers, bond.dyads):
            sign = bond.sign * fate(view, bond) * turned
            yield Found(drivers, bond.dyads, sign, (bond.place, verb), "if", 0.5)
            return


def _condition(tree: Tree, verb: int) -> int:
    """Tell whether a verb is that of a condition: 1, −1 for 'unless', 0 for none."""
    mark = tree.child(verb, "mark")
    if mark is not None:
        return {"if": 1, "unless": 1}.get(tree.lower[mark], 0)
    if tree.deps[verb] == "advcl":
        aux = tree.child(verb, "aux")
        first = verb if aux is None else aux
        fronted = tree.lower[first] in {"had", "were", "should"}
        subject = tree.child(verb, "nsubj")
        return int(fronted and subject is not None and first < subject)
    # 'Let him settle it, and they …', 'Remove the bases, and they will …'
    bare = tree.deps[verb] == "ROOT" and tree.tags[verb] == "VB"
    return int(
        bare and tree.child(verb, "nsubj", "aux") is None and bool(tree.having(verb, "conj"))
    )


def _back(view: View, inside: set[int]) -> Iterator[Bond]:
    """Give the ties that the main clause points back to, where they stand in this sentence."""
    for bond in view.bonds:
        if bond.place not in inside and not bond.dyads:
            back = pointed(view, bond.place)
            if back is not None:
                yield replace(bond, dyads=back.dyads)


def likings(view: View, verb: int) -> Iterator[Found]:
    """Find 'has made X popular in Y', 'made X indispensable to Y', 'render X odious to Y'.

    Parameters
    ----------
    view
        The sentence.
    verb
        A verb of making.

    Yields
    ------
    Found
    """
    scene, tree = view.scene, view.scene.tree
    if tree.lemmas[verb] not in {"make", "render", "find", "leave", "keep"}:
        return
    for place in tree.below(verb):
        entry = next(iter(part("liking", view.lexicon).get(tree.lower[place], ())), None)
        if entry is None:
            continue
        liked = each_actor(scene, (*tree.having(place, "nsubj"), *tree.having(verb, "dobj")))
        by = [k for _, k in complements(tree, place, "in", "to", "for", "with", "among")]
        by += [k for _, k in complements(tree, verb, "in", "to", "for", "among") if k > place]
        dyads = crossed(liked, each_actor(scene, by))
        yield Found(drivers_of(view, verb), dyads, entry.sign, (verb, place), "liking", 0.6)
        return
