"""'Thanks to k, i and j …', 'the fruit of k's policy', 'k is the matchmaker': causes as words.

The rule of this module: a cause is named by a phrase, a noun or an adjective, and a tie of the
sentence, or of the sentences before, is what it causes.
"""

from collections.abc import Iterator
from dataclasses import replace

from tertius.coding.claims.bonds import Bond, Dyad, among
from tertius.coding.claims.drivers import caused
from tertius.coding.claims.entries import Causal
from tertius.coding.claims.fates import fate
from tertius.coding.claims.found import Found, Groups, View, apart
from tertius.coding.claims.words import POINTERS, STRONG, at, part, plus, signed_noun
from tertius.coding.clauses import Actor, actors_at, each_actor, owners
from tertius.coding.control import (
    clause_of,
    complements,
    joined,
    objects_of,
    subjects,
    word_set,
)
from tertius.coding.pairs import pairs, reach

_AFTER = word_set("until after when once because since as now whenever")
_BEING = word_set(
    "be become remain prove make play serve act seem appear call name consider stay function work "
    "stand have do feel find"
)
_POSSESSED = ("of", "for", "to", "between", "in", "behind")


def becauses(view: View, place: int) -> Iterator[Found]:
    """Find 'because of Z, X and Y …', 'X and Y closed ranks against Z'.

    Parameters
    ----------
    view
        The sentence.
    place
        First word of a phrase before a cause.

    Yields
    ------
    Found
    """
    tree = view.scene.tree
    for entry in part("because", view.lexicon).get(tree.lower[place], ()):
        words = entry.lemma.split()
        last = place + len(words) - 1
        if tree.lower[place : last + 1] != tuple(words):
            continue
        drivers = _caused_by(view, last)
        if not drivers:
            return
        bond = _nearest(view, place, drivers, near=entry.lemma in {"against", "given"})
        if bond is not None:
            trigger = (bond.place, *range(place, last + 1))
            found = Found(drivers, bond.dyads, bond.sign, trigger, "because", 0.6)
            yield _but_for(view, bond, found) if entry.lemma in _WITHOUT else found
        return


_WITHOUT = word_set("without")


def _but_for(view: View, bond: Bond, found: Found) -> Found:
    """Read 'without Z there would be no entente': what would be without Z is what Z prevents."""
    tree = view.scene.tree
    denied = [tree.child(bond.place, "neg") is not None]
    denied += [tree.lower[k] in {"no", "never"} for k in tree.having(bond.place, "det", "advmod")]
    denied += [tree.child(clause_of(tree, bond.place), "neg") is not None and not bond.verb]
    consequent = -1 if any(denied) else fate(view, bond)
    return replace(found, sign=-bond.sign * consequent, negated=False)


def _caused_by(view: View, last: int) -> Groups:
    """Give who stands behind the object of the last word of a phrase."""
    tree = view.scene.tree
    objects = (*objects_of(tree, last), *tree.having(last, "dobj"))
    if not objects and last + 1 < len(tree):
        nearby = range(last + 1, min(len(tree), last + 6))
        objects = tuple(k for k in nearby if k in view.scene.heads)[:1]
    return tuple(group for k in objects for group in caused(view, k))


def _nearest(view: View, place: int, drivers: Groups, *, near: bool) -> Bond | None:
    """Give the friendly tie nearest to a cause; for weak words it must govern the cause."""
    tree = view.scene.tree
    above = {place, *tree.above(place)}
    fits = [
        bond
        for bond in view.bonds
        if apart(drivers, bond.dyads)
        and (bond.place in above if near else True)
        and (bond.sign > 0 or not near)
        and (bond.joint or not near)
    ]
    return min(fits, key=lambda b: abs(b.place - place), default=None)


def afters(view: View, verb: int) -> Iterator[Found]:
    """Find 'X turned to Y after Z sanctioned it', 'because Z …, X and Y …'.

    Parameters
    ----------
    view
        The sentence.
    verb
        Verb of a clause of time or cause.

    Yields
    ------
    Found
    """
    tree = view.scene.tree
    mark = tree.child(verb, "mark")
    mark = tree.child(verb, "advmod") if mark is None else mark
    if tree.deps[verb] not in {"advcl", "pcomp"}:
        return
    if tree.deps[verb] == "pcomp":
        mark = tree.heads[verb]
    if mark is None or tree.lower[mark] not in _AFTER:
        return
    drivers = tuple(g for k in subjects(tree, verb) for g in caused(view, k))
    inside = set(tree.below(verb))
    governing = set(tree.above(verb))
    first = min(inside)
    until = min((b.place for b in view.bonds if b.place not in inside and b.dyads), default=first)
    hurt = {a.party.key for a in view.scene.within([*inside, *range(first, until - 1)])}
    only = (first > 0 and tree.lower[first - 1] == "only") or tree.lower[first] == "only"
    for bond in view.bonds:
        if bond.place in inside or not bond.dyads:
            continue
        named = {a.party.key for dyad in bond.dyads for a in dyad}
        certain = only or tree.lower[mark] in {"because", "until"} or hurt & named
        if certain and (bond.place in governing or bond.sign > 0) and apart(drivers, bond.dyads):
            trigger = (bond.place, mark, verb)
            sign = -bond.sign if tree.lower[mark] == "until" else bond.sign
            yield Found(drivers, bond.dyads, sign, trigger, "after", 0.55)
            return


def origins(view: View, place: int) -> Iterator[Found]:
    """Find 'the alliance is the bitter fruit of Z's policy', 'the rift stems from Z's moves'.

    Parameters
    ----------
    view
        The sentence.
    place
        A noun, verb or adjective between a tie and its cause.

    Yields
    ------
    Found
    """
    tree = view.scene.tree
    for entry in at(tree, place, part("origin", view.lexicon)):
        causes = [k for _, k in complements(tree, place, *entry.toward)]
        drivers = tuple(g for k in causes for g in caused(view, k))
        if causes and not drivers:
            # 'born of one anxiety, namely the march of Z'
            drivers = (view.scene.within(range(causes[0], len(tree)))[:1],)
        verb = clause_of(tree, place)
        about = subjects(tree, verb) if tree.deps[place] in {"attr", "acomp", "ROOT"} else ()
        if tree.tags[place].startswith("V"):
            about = tree.having(place, "nsubj", "nsubjpass", "dobj")
        for bond, dyads in (*meant(view, about), *_owed(view, place)):
            if apart(drivers, dyads):
                yield Found(drivers, dyads, bond.sign, (place, bond.place), "origin", 0.65)
                break


def _owed(view: View, verb: int) -> Iterator[tuple[Bond, tuple[Dyad, ...]]]:
    """Read 'X and Y owe their friendship to Z', 'X owes its alliance with Y to Z'."""
    scene, tree = view.scene, view.scene.tree
    if tree.lemmas[verb] != "owe":
        return
    for noun in tree.having(verb, "dobj"):
        said = signed_noun(tree, noun, view.lexicon)
        near = each_actor(scene, tree.having(verb, "nsubj"))
        with_whom = each_actor(scene, [k for _, k in complements(tree, noun, "with")])
        both = {a.party.key: a for a in (*near, *owners(scene, noun), *with_whom)}
        if said is not None and len(both) == 2:
            dyads = among(tuple(both.values()))
            yield Bond(noun, said[0] or 1, dyads, tree.lemmas[noun]), dyads


def authors(view: View, place: int) -> Iterator[Found]:
    """Find 'Z is the matchmaker for the X-Y romance', 'Z is to blame for this development'.

    Parameters
    ----------
    view
        The sentence.
    place
        A noun or adjective for what a driver is.

    Yields
    ------
    Found
    """
    scene, tree = view.scene, view.scene.tree
    for entry in at(tree, place, part("author", view.lexicon)):
        if plus(tree, place, entry) is None:
            continue
        verb = clause_of(tree, place)
        if tree.lemmas[verb] not in _BEING:
            continue
        about = [k for _, k in complements(tree, place, *_POSSESSED)]
        about += [k for p, k in complements(tree, verb, *_POSSESSED) if k > place]
        about += tree.having(place, "poss", "compound")
        groups = tuple(g for k in subjects(tree, verb) for g in caused(view, k))
        groups = tuple(g for g in groups if g)
        if not groups and tree.child(place, "poss") is not None:
            continue
        for clause in tree.having(place, "relcl"):
            # 'the best salesman that X ever had in Y'
            about += tree.having(clause, "nsubj")
            about += [k for _, k in complements(tree, clause, "in", "among", "at", "with")]
        both = each_actor(scene, about)
        if len(both) > 1 and apart(groups, among(both)) and entry.sign > 0:
            yield Found(groups, among(both), 1, (place,), "author:pair", 0.55)
            return
        for bond, dyads in meant(view, tuple(about)):
            if apart(groups, dyads):
                sign = bond.sign * entry.sign
                yield Found(groups, dyads, sign, (place, bond.place), "author", 0.7)
                return


def meant(view: View, places: tuple[int, ...]) -> Iterator[tuple[Bond, tuple[Dyad, ...]]]:
    """Give the ties that noun phrases name or point back to.

    Parameters
    ----------
    view
        The sentence.
    places
        Heads of the phrases.

    Yields
    ------
    tuple of (Bond, tuple of Dyad)
        Nearest first.
    """
    tree = view.scene.tree
    for place in places:
        for word in joined(tree, place):
            below = set(tree.below(word))
            here = [b for b in view.bonds if b.place in below]
            here.sort(key=lambda b: b.place != word)
            for bond in here:
                back = None if bond.dyads else pointed(view, bond.place)
                if bond.dyads or back is not None:
                    yield bond, bond.dyads or (back.dyads if back else ())
            back = pointed(view, word)
            if back is None and tree.lower[word] in {"it", "this", "that"}:
                back = next((b for b in reversed(view.last) if b.dyads and not b.weak), None)
            if back is not None:
                yield Bond(word, back.sign, back.dyads, tree.lemmas[word]), back.dyads


def pointed(view: View, place: int) -> Bond | None:
    """Give the tie of a sentence before to which a noun points back: 'this development'.

    Parameters
    ----------
    view
        The sentence.
    place
        A noun.

    Returns
    -------
    Bond or None
    """
    tree = view.scene.tree
    lemma = tree.lemmas[place]
    pointing = any(
        tree.lower[k] in POINTERS for k in tree.having(place, "det", "poss", "predet", "amod")
    )
    if not pointing or complements(tree, place, "between", "among", "with"):
        return None
    back = [b for b in reversed(view.before) if b.dyads and not b.weak]
    same = next((b for b in back if b.lemma == lemma), None)
    if same is not None:
        return same
    alike = [b for b in view.ever if b.lemma == lemma and b.dyads and not b.weak]
    if alike and len({_keys(b) for b in alike}) == 1:
        # The only invasion of the text, however long ago it was spoken of.
        return alike[-1]
    strong = any(tree.lower[k] in STRONG for k in tree.children[place])
    if strong and any(True for _ in at(tree, place, part("trend", view.lexicon))):
        return next(iter(back), None)
    known = signed_noun(tree, place, view.lexicon)
    if known is None or known[2] == "neutral" or (known[2] == "deed" and not strong):
        return None
    if not strong:
        # 'the match': only of the sentence before, and of the same sign.
        plain = tree.child(place, "amod", "compound", "nmod") is None
        near = [b for b in back if b in view.last and b.sign == known[0]]
        return replace(near[0], lemma=lemma) if plain and near else None
    # 'this friendship': the dyad last spoken of, with the sign of the noun.
    last = next(iter(back), None)
    return None if last is None else replace(last, sign=known[0], lemma=lemma)


def _keys(bond: Bond) -> frozenset[str]:
    return frozenset(actor.party.key for dyad in bond.dyads for actor in dyad)


def enemies(view: View, place: int) -> Iterator[Found]:
    """Find 'the common enemy of X and Y is Z', 'united by hostility to Z', 'shared hatred of Z'.

    Parameters
    ----------
    view
        The sentence.
    place
        A noun.

    Yields
    ------
    Found
    """
    tree = view.scene.tree
    for entry in at(tree, place, part("enemy", view.lexicon)):
        if entry.toward:
            yield from _shared_feeling(view, place, entry)
        else:
            yield from _common(view, place)
        return


def _common(view: View, place: int) -> Iterator[Found]:
    scene, tree = view.scene, view.scene.tree
    verb = clause_of(tree, place)
    near = each_actor(scene, [k for _, k in complements(tree, place, "of", "for", "to", "between")])
    near = near or each_actor(scene, tree.having(place, "poss"))
    of = near if len(near) == 1 else ()
    subject = each_actor(scene, subjects(tree, verb))
    if len(near) > 1:
        other = [*subjects(tree, verb), *tree.having(verb, "attr"), *tree.having(place, "appos")]
        drivers: Groups = tuple(g for k in other if k != place for g in (_third(view, k),) if g)
        dyads = among(near)
    else:
        # 'X and Y share a common enemy in Z', 'face a common threat: Z', 'have in Z a common foe'.
        inside = [k for _, k in complements(tree, place, "in", "from")]
        inside += [k for _, k in complements(tree, verb, "in", "from", "against")]
        inside += tree.having(place, "appos")
        drivers = tuple(g for g in (of, *(_third(view, k) for k in inside)) if g)
        dyads = among(subject)
    if not dyads and not near and tree.deps[place] == "nsubj":
        # 'The common enemy is Z', after 'X and Y …'.
        drivers = tuple(g for k in tree.having(verb, "attr") for g in (_third(view, k),) if g)
        dyads = next((b.dyads for b in reversed(view.last) if len(b.dyads) == 1), ())
    if dyads and apart(drivers, dyads):
        yield Found(drivers, dyads, 1, (place,), "enemy", 0.75)


def _third(view: View, place: int) -> tuple[Actor, ...]:
    found = actors_at(view.scene, place)
    return found or next(iter(caused(view, place)), ())


def _shared_feeling(view: View, place: int, entry: Causal) -> Iterator[Found]:
    """Read 'united by hostility to Z', 'their shared hatred of Z', 'fear of Z binds X and Y'."""
    scene, tree = view.scene, view.scene.tree
    about = reach(scene, place, entry.toward)
    if not about:
        return
    shared = any(
        tree.lower[k] in {"shared", "common", "mutual", "joint", "same"}
        for k in tree.having(place, "amod")
    )
    verb = clause_of(tree, place)
    bound = next((k for k in (place, *tree.above(place)) if tree.lemmas[k] in _BINDING), None)
    if not shared and bound is None:
        return
    places = [*tree.having(verb, "nsubj", "nsubjpass", "dobj")]
    held = each_actor(scene, tree.having(place, "poss"))
    held = held or tuple(p.source for p in pairs(scene, place, entry.toward, mutual=False))
    both = held if len(held) > 1 else each_actor(scene, [k for k in places if k != place])
    both = both if len(both) > 1 else _between(view, place)
    dyads = among(both)
    if apart((about,), dyads):
        trigger = (place,) if bound is None else (bound, place)
        yield Found((about,), dyads, 1, trigger, "enemy:feeling", 0.7)


def _between(view: View, place: int) -> tuple[Actor, ...]:
    return reach(view.scene, place, ("between", "of", "by"))


_BINDING = word_set("unite bind join tie link share glue weld cement bring ally bond rally")
