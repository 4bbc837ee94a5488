"""'k drove i and j together': verbs whose subject moves a dyad.

The rule of this module: the driver is the subject or the agent of the verb, or whoever a verb of
that kind says; the dyad is what the verb moves.
"""

from collections.abc import Iterator

from tertius.coding.claims.bonds import Bond, Dyad, among, crossed
from tertius.coding.claims.drivers import drivers_of
from tertius.coding.claims.entries import Causal
from tertius.coding.claims.fates import fate
from tertius.coding.claims.found import Found, View
from tertius.coding.claims.words import REFLEXIVE, STRONG, at, part, plus, roles
from tertius.coding.clauses import (
    Actor,
    Scene,
    actors_at,
    each_actor,
    owners,
)
from tertius.coding.control import (
    complements,
    objects_of,
    passive,
    subjects,
    undergoers,
    word_set,
)
from tertius.coding.tree import Tree

_REACH = 24
_SAME = frozenset({"same", "one", "single", "common"})
_INTO = word_set("into in to toward towards onto from at on under beside around behind")
_EACH_OTHER = frozenset({"other", "another"})


def pushes(view: View, verb: int) -> Iterator[Found]:
    """Find 'drove X and Y together', 'pushed X closer to Y', 'into the arms of Y'.

    Parameters
    ----------
    view
        The sentence.
    verb
        A verb.

    Yields
    ------
    Found
    """
    tree = view.scene.tree
    if not any(True for _ in at(tree, verb, part("push", view.lexicon))):
        return
    if any(tree.lower[k] in REFLEXIVE for k in undergoers(tree, verb)):
        return
    moved = _affected(view.scene, verb)
    for words, sign, dyads in _directions(view, verb, moved):
        drivers = drivers_of(view, verb)
        known = frozenset(a.party.key for a in moved) if _meant(tree, verb) else None
        if known and any(tree.lower[k] == "them" for k in undergoers(tree, verb)):
            known = frozenset()
        yield Found(drivers, dyads, sign, (verb, *words), "push", 0.8, recall=known)
        return


def _affected(scene: Scene, verb: int) -> tuple[Actor, ...]:
    """Give whom a verb affects: 'X and Y', 'the X-Y pair'."""
    objects = undergoers(scene.tree, verb)
    found = each_actor(scene, objects)
    pair = () if found else each_actor(scene, objects, owners)
    return pair if len(pair) > 1 else found


def _meant(tree: Tree, verb: int) -> bool:
    """Tell whether the object of a verb may be two who were named before: 'us', 'the three'."""
    objects = undergoers(tree, verb)
    return any(tree.lower[k] in _TWO or tree.tags[k] == "CD" or _numbered(tree, k) for k in objects)


_TWO = word_set("them us him her both each pair couple")


def _directions(
    view: View, verb: int, moved: tuple[Actor, ...]
) -> Iterator[tuple[tuple[int, ...], int, tuple[Dyad, ...]]]:
    """Find where a verb moves its objects: words, sign, dyads."""
    scene, tree = view.scene, view.scene.tree
    ends = min(len(tree), verb + _REACH)
    affected = bool(undergoers(tree, verb))
    below = set(tree.below(verb))
    for place in range(verb + 1, ends):
        if place not in below:
            continue
        word = tree.lower[place]
        if tree.tags[place] == "IN" or tree.tags[place] == "TO":
            found = _into(view, verb, place, moved)
            if found is not None:
                yield found
                continue
        entry = next(iter(part("toward", view.lexicon).get(word, ())), None)
        if entry is not None:
            far = _beyond(scene, place, entry)
            if far and affected and (dyads := crossed(moved, far)):
                yield (place,), entry.sign, dyads
                continue
        entry = next(iter(part("together", view.lexicon).get(word, ())), None)
        if entry is not None and word not in {"close", "closely"}:
            if not affected:
                return
            both = moved if len(moved) > 1 else _before(scene, verb, place)
            yield (place,), entry.sign, among(both)


def _before(scene: Scene, first: int, last: int) -> tuple[Actor, ...]:
    """Give the actors between two words, for objects that the parser misplaced."""
    return scene.within(range(first + 1, last))


def _beyond(scene: Scene, place: int, entry: Causal) -> tuple[Actor, ...]:
    """Give the actors after 'closer to', 'away from', 'towards'."""
    tree = scene.tree
    if tree.tags[place] in {"IN", "TO"}:
        return each_actor(scene, objects_of(tree, place))
    found = each_actor(scene, [k for _, k in complements(tree, place, *entry.toward)])
    if found or place + 1 >= len(tree) or tree.lower[place + 1] not in entry.toward:
        return found
    return each_actor(scene, objects_of(tree, place + 1))


def _into(
    view: View, verb: int, prep: int, moved: tuple[Actor, ...]
) -> tuple[tuple[int, ...], int, tuple[Dyad, ...]] | None:
    """Read 'into the arms of Y', 'into Y's orbit', 'into each other's arms', 'to Y's side'."""
    scene, tree = view.scene, view.scene.tree
    if tree.lower[prep] not in _INTO:
        return None
    for noun in objects_of(tree, prep):
        entry = next(at(tree, noun, part("place", view.lexicon)), None)
        # 'to the same table', 'in one coat', 'under a single roof': whatever the place.
        same = any(tree.lower[k] in _SAME for k in tree.having(noun, "amod", "nummod"))
        if same and (moved or _meant(tree, verb)) and (entry is None or entry.sign > 0):
            sign = -1 if tree.lower[prep] == "from" else 1
            return (prep, noun), sign, among(moved)
        if entry is None:
            continue
        sign = -entry.sign if tree.lower[prep] == "from" else entry.sign
        words = (prep, noun)
        if any(tree.lemmas[k] in _EACH_OTHER for k in tree.below(noun)):
            return words, sign, among(moved)
        far = (
            actors_at(scene, noun)
            or owners(scene, noun)
            or each_actor(scene, [k for _, k in complements(tree, noun, "of", "with", "to")])
        )
        if far and (dyads := crossed(moved, far)):
            return words, sign, dyads
        if not far and (len(moved) > 1 or _meant(tree, verb)):
            return words, sign, among(moved)
    return None


def unites(view: View, verb: int) -> Iterator[Found]:
    """Find 'united X and Y', 'split X from Y', 'played X off against Y', 'turned X against Y'.

    Parameters
    ----------
    view
        The sentence.
    verb
        A verb.

    Yields
    ------
    Found
    """
    scene, tree = view.scene, view.scene.tree
    for entry in at(tree, verb, part("unite", view.lexicon)):
        objects = undergoers(tree, verb)
        if any(tree.lower[k] in REFLEXIVE for k in objects):
            return
        moved = each_actor(scene, objects)
        far_at = [k for _, k in complements(tree, verb, *entry.toward)]
        for word in (*objects, *tree.having(verb, "prt", "advmod", "prep")):
            far_at += [k for _, k in complements(tree, word, *entry.toward)]
        far = each_actor(scene, far_at)
        if far and (dyads := crossed(moved, far)):
            yield Found(drivers_of(view, verb), dyads, entry.sign, (verb,), "unite:to", 0.7)
            return
        mutual = any(tree.lemmas[k] in _EACH_OTHER for k in far_at)
        if mutual and not moved:
            # 'plays the one off against the other'
            drivers, known = drivers_of(view, verb), frozenset[str]()
            yield Found(drivers, (), entry.sign, (verb,), "unite:to", 0.6, recall=known)
            return
        if (mutual or tree.lemmas[verb] in _PAIRING) and len(moved) > 1:
            drivers = drivers_of(view, verb)
            yield Found(drivers, among(moved), entry.sign, (verb,), "unite", 0.7)
            return
        if tree.lemmas[verb] in _PAIRING - {"join", "link"} and _meant(tree, verb):
            known = frozenset(a.party.key for a in moved)
            yield Found(drivers_of(view, verb), (), entry.sign, (verb,), "unite", 0.6, recall=known)
            return


_PAIRING = word_set(
    "unite reconcile ally reunite align bind marry divide split separate estrange sunder "
    "unify knit weld fuse bond couple combine rally tie link part"
)


def makes(view: View, verb: int) -> Iterator[Found]:
    """Find 'produced an alliance between X and Y', 'drove a wedge between', 'led X to turn to Y'.

    Parameters
    ----------
    view
        The sentence.
    verb
        A verb.

    Yields
    ------
    Found
    """
    for name in ("make", "move"):
        for entry in at(view.scene.tree, verb, part(name, view.lexicon)):
            if plus(view.scene.tree, verb, entry) is None:
                continue
            bond = _moved_bond(view, verb, name)
            if bond is None or (name == "make" and _already(view, verb, bond)):
                continue
            sign = bond.sign * entry.sign * fate(view, bond)
            dyads = bond.dyads or completed(view, verb, bond)
            trigger = (verb, bond.place)
            drivers = drivers_of(view, verb)
            yield Found(drivers, dyads, sign, trigger, name, 0.7, recall=_known(view, bond))
            return


def _already(view: View, verb: int, bond: Bond) -> bool:
    """Tell whether those whom a verb affects are what they are: 'invited the two rivals'."""
    people = bond.lemma in roles(view.lexicon)
    return people and view.scene.tree.lemmas[verb] not in _CREATING


_CREATING = word_set("make create turn produce breed earn win forge render transform buy procure")


def _known(view: View, bond: Bond) -> frozenset[str] | None:
    """Give whom a tie must bind if it is one spoken of before; None where it is a new one."""
    tree = view.scene.tree
    if bond.lone is not None:
        return None
    if bond.verb:
        # 'gives these three reasons to close ranks'
        doers = subjects(tree, bond.place)
        open_doers = any(tree.tags[k] == "CD" or _numbered(tree, k) for k in doers)
        return frozenset() if open_doers else None
    pointing = any(tree.lower[k] in STRONG for k in tree.having(bond.place, "det", "poss"))
    return frozenset() if pointing else None


def _numbered(tree: Tree, place: int) -> bool:
    return any(tree.tags[k] == "CD" or tree.lower[k] == "both" for k in tree.children[place])


def completed(view: View, verb: int, bond: Bond) -> tuple[Dyad, ...]:
    """Give the dyad of a tie of which only one side stands in its own phrase.

    Parameters
    ----------
    view
        The sentence.
    verb
        The verb that moves it.
    bond
        The tie.

    Returns
    -------
    tuple of Dyad
    """
    scene, tree = view.scene, view.scene.tree
    given = [*undergoers(tree, verb), *tree.having(verb, "dative")]
    given += [k for _, k in complements(tree, verb, "for", "to")]
    near = each_actor(scene, [k for k in given if k != bond.place], actors_at)
    if bond.lone is not None:
        return crossed(near, (bond.lone,))
    return among(near) if len(near) > 1 else ()


def _moved_bond(view: View, verb: int, name: str) -> Bond | None:
    """Give the nearest tie below a verb that only transparent words part from it."""
    tree = view.scene.tree
    best: tuple[int, Bond] | None = None
    for bond in view.bonds:
        steps = _steps(view, verb, bond.place, name)
        if steps and (best is None or steps < best[0]):
            best = (steps, bond)
    if best is None and passive(tree, verb) and name == "make":
        under = undergoers(tree, verb)
        return next((b for b in view.bonds if b.place in under), None)
    return best[1] if best else None


def _steps(view: View, verb: int, place: int, name: str) -> int:
    """Count the steps from a tie up to a verb; 0 where words between them bar the way."""
    tree = view.scene.tree
    through = part("through", view.lexicon)
    word = place
    for steps in range(1, 9):
        dep, above = tree.deps[word], tree.heads[word]
        if above == word or dep in {"advcl", "relcl", "mark", "poss"}:
            return 0
        if dep in {"nsubj", "nsubjpass"} and (word != place or name != "move"):
            return 0
        if dep == "ccomp" and above != verb:
            return 0
        if above == verb:
            fits = dep in {"dobj", "prep", "xcomp", "ccomp", "dative", "oprd", "agent", "attr"}
            return steps if fits and (name == "move") == _acts(tree, word, place) else 0
        lemma, tag = tree.lemmas[above], tree.tags[above]
        open_noun = lemma in through or dep in {"conj", "compound", "nmod"}
        if tag.startswith(("N", "P", "D", "J", "C")) and not open_noun:
            return 0
        word = above
    return 0


def _acts(tree: Tree, word: int, place: int) -> bool:
    """Tell whether the way from a verb to a tie leads over an act ('led X to seek ties')."""
    way = (place, *tree.above(place))
    way = way[: way.index(word) + 1]
    return any(tree.tags[k].startswith("V") for k in way)
