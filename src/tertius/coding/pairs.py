"""Whom a noun binds: 'hostility between X and Y', 'X's fear of Y', 'the X-Y axis'.

The rule of this module: it tells who stands on which side of a noun, and not what the noun means.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from tertius.coding.clauses import (
    Actor,
    Scene,
    actors_at,
    each_actor,
    owners,
)
from tertius.coding.control import (
    clause_of,
    complements,
    joined,
    repeated,
    subjects,
    word_set,
)
from tertius.coding.tree import Tree

BETWEEN = ("between", "among", "amongst", "betwixt")
_CARRIERS = word_set(
    "have seek pursue build forge boost deepen expand strengthen develop establish maintain "
    "keep harbor harbour feel show express nurse bear want cultivate cement enter form make "
    "conclude strike create open renew restore resume continue intensify increase step ramp "
    "upgrade enjoy foster hold nurture share crave desire need hope look work sign sustain "
    "adopt take wage conduct put live carry follow begin start launch join prefer fear "
    "abandon betray explore"
)


DEEDS = word_set(
    "invasion annexation seizure bombing bombardment occupation containment encirclement "
    "blockade isolation conquest partition attack siege destruction liberation war conflict "
    "crisis coup defeat election revolution uprising famine "
    "march raid assault strike onslaught offensive"
)
"""What is done to those who stand after 'of'."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors on the sides of a noun.

    Attributes
    ----------
    source, target
        In the order of the text where it holds in both directions.
    mutual
        Whether it holds in both directions.
    """

    source: Actor
    target: Actor
    mutual: bool


def behind(scene: Scene, noun: int) -> tuple[Actor, ...]:
    """Give who is behind a noun phrase: 'X', 'X's moves', 'the moves of X', 'pressure from X'.

    Parameters
    ----------
    scene
        The sentence.
    noun
        Head of the phrase.

    Returns
    -------
    tuple of Actor
        The nearest kind of them; empty where nobody is.
    """
    return next(iter(sides(scene, noun)), ())


def sides(scene: Scene, noun: int) -> tuple[tuple[Actor, ...], ...]:
    """Give all who may be behind a noun phrase, nearest kind first.

    Parameters
    ----------
    scene
        The sentence.
    noun
        Head of the phrase.

    Returns
    -------
    tuple of tuple of Actor
        Who the phrase is; whose it is; by whom it is made; from or of whom it is.
    """
    found = [actors_at(scene, noun)]
    places = joined(scene.tree, noun)
    found += [each_actor(scene, places, read) for read in (_owned, _made, _from)]
    return tuple(group for group in found if group)


def _owned(scene: Scene, noun: int) -> tuple[Actor, ...]:
    return owners(scene, noun)


def _made(scene: Scene, noun: int) -> tuple[Actor, ...]:
    """Read 'sanctions (imposed) by X', 'moves taken in X'."""
    tree = scene.tree
    found = [obj for _, obj in complements(tree, noun, "by")]
    for clause in tree.having(noun, "acl"):
        found += [obj for _, obj in complements(tree, clause, "by", "from")]
    for clause in tree.having(noun, "relcl"):
        found += [k for k in tree.having(clause, "nsubj") if tree.lower[k] not in {"that", "which"}]
    return each_actor(scene, found)


def _from(scene: Scene, noun: int) -> tuple[Actor, ...]:
    # The patient of a deed ('the invasion of X') is not behind it.
    preps = ("from",) if scene.tree.lemmas[noun] in DEEDS else ("from", "of", "in")
    found = [obj for _, obj in complements(scene.tree, noun, *preps)]
    for read in (actors_at, _owned, _made, _inner):
        if actors := each_actor(scene, found, read):
            return actors
    return ()


def _inner(scene: Scene, noun: int) -> tuple[Actor, ...]:
    """Look through 'another round of pressure from X'."""
    found = [obj for _, obj in complements(scene.tree, noun, "from", "of")]
    return each_actor(scene, found) or each_actor(scene, found, _owned)


def reach(scene: Scene, noun: int, preps: Collection[str]) -> tuple[Actor, ...]:
    """Give the actors that a noun reaches by its prepositions, also those of its verb.

    Parameters
    ----------
    scene
        The sentence.
    noun
        The noun.
    preps
        Which prepositions.

    Returns
    -------
    tuple of Actor
    """
    tree = scene.tree
    places = [obj for _, obj in complements(tree, noun, *preps)]
    if not places:
        places = [obj for prep, obj in _later(tree, noun) if prep in preps]
    return each_actor(scene, places) or each_actor(scene, places, owners)


def _later(tree: Tree, noun: int) -> Iterable[tuple[str, int]]:
    """Give the prepositions that parsers hang at the verb, or at what the noun is joined to."""
    if tree.deps[noun] == "conj":
        yield from complements(tree, tree.heads[noun])
    for other in tree.having(noun, "conj"):
        # 'the trust and friendship between X and Y', but not 'the trust, and the feud between'.
        if tree.child(other, "det") is None:
            yield from complements(tree, other)
    verb = clause_of(tree, noun)
    if verb != noun and tree.deps[noun] in {"dobj", "attr", "pobj"}:
        yield from ((p, k) for p, k in complements(tree, verb) if k > noun)
    elif verb != noun and tree.deps[noun] in {"nsubjpass", "nsubj"}:
        yield from complements(tree, verb, *BETWEEN)
    for clause in tree.having(noun, "acl", "amod"):
        yield from complements(tree, clause)


def pairs(
    scene: Scene, noun: int, toward: Collection[str], *, mutual: bool, carry: bool = True
) -> tuple[Pair, ...]:
    """Give whom a noun binds to whom.

    Parameters
    ----------
    scene
        The sentence.
    noun
        The noun.
    toward
        Prepositions of whom it is directed at.
    mutual
        Whether it may hold in both directions by itself ('their rivalry').
    carry
        Whether the subject of its verb may be whose it is ('X seeks a partnership with Y').

    Returns
    -------
    tuple of Pair
        Empty where fewer than two actors are bound.
    """
    tree = scene.tree
    if again := repeated(tree, noun, BETWEEN):
        return tuple(pair for places in again for pair in _among(each_actor(scene, places)))
    if sides := reach(scene, noun, BETWEEN):
        return _among(sides) if len(sides) > 1 else _crossed(owners(scene, noun), sides, True)
    own, far = owners(scene, noun), reach(scene, noun, toward)
    if "of" in toward and not own and (others := [p for p in toward if p != "of"]):
        # 'the faith of X in Y': whose it is stands after 'of' where a target stands elsewhere.
        of = each_actor(scene, [k for _, k in complements(tree, noun, "of")])
        beyond = each_actor(scene, [k for _, k in complements(tree, noun, *others)])
        if of and beyond:
            own, far = of, beyond
    own = own or each_actor(scene, [k for _, k in complements(tree, noun, "by")])
    if "of" not in toward and (of := reach(scene, noun, ("of",))):
        if not own and not far:
            return _among(of) if mutual else ()
        own, far = own or of, far or (of if own and mutual else ())
    if not own and not far:
        own, far = _concluded(scene, noun, toward)
    if far and not own and carry:
        own = _carried(scene, noun)
    if far:
        return _crossed(own, far, mutual)
    if mutual and not own and carry:
        # 'X and Y have forged an alliance'
        own = _carried(scene, noun)
    return _among(own) if mutual else ()


def _concluded(
    scene: Scene, noun: int, toward: Collection[str]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Read 'the alliance which X concluded with Y', 'the treaty signed by X and Y'."""
    tree = scene.tree
    for clause in tree.having(noun, "relcl", "acl"):
        doers = [k for k in tree.having(clause, "nsubj") if k in scene.cover]
        doers += [k for _, k in complements(tree, clause, "by", "between")]
        own = each_actor(scene, doers)
        far = each_actor(scene, [k for _, k in complements(tree, clause, *toward)])
        if own:
            return own, far
    return (), ()


def _carried(scene: Scene, noun: int) -> tuple[Actor, ...]:
    """Give the subject of the verb that carries the noun."""
    tree = scene.tree
    word, steps = noun, 0
    while steps < 4 and tree.deps[word] in {"conj", "pobj", "prep", "dobj", "attr", "oprd"}:
        word, steps = tree.heads[word], steps + 1
        if tree.tags[word].startswith("V"):
            fits = tree.lemmas[word] in _CARRIERS or tree.lemmas[word] == "be"
            return each_actor(scene, subjects(tree, word)) if fits else ()
    return ()


def _among(actors: tuple[Actor, ...]) -> tuple[Pair, ...]:
    return tuple(Pair(one, other, True) for one, other in combinations(actors[:4], 2))


def _crossed(own: tuple[Actor, ...], far: tuple[Actor, ...], mutual: bool) -> tuple[Pair, ...]:
    return tuple(
        Pair(one, other, mutual) for one in own for other in far if one.party.key != other.party.key
    )
