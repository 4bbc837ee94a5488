"""'X fears Y', 'X distances itself from Y', 'X wants aid from Y', 'X is hostile to Y'.

The rule of this module: who holds is found by control and voice, of whom by object or preposition;
an adjective is a verb whose subject is that of its copula.
"""

from collections.abc import Iterator
from itertools import combinations

from tertius.coding.attitudes.entries import Attitude
from tertius.coding.attitudes.frames import bound
from tertius.coding.attitudes.words import ending, following, part
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
    objects_of,
    passive,
    subjects,
    undergoers,
)
from tertius.coding.lexicon import Lexicon
from tertius.coding.model import Frame
from tertius.coding.pairs import behind
from tertius.coding.tree import Tree


def verbs(scene: Scene, verb: int, lexicon: Lexicon) -> Iterator[Frame]:
    """Find what a verb of attitude tells.

    Parameters
    ----------
    scene
        The sentence and its actors.
    verb
        A verb.
    lexicon
        Whose entries.

    Yields
    ------
    Frame
    """
    tree = scene.tree
    for entry in part("verb", lexicon).get(tree.lemmas[verb], ()):
        words = following(tree, verb, entry)
        if entry.shape == "as" or words is None:
            continue
        holders = _holders(scene, verb, entry)
        targets = _targets(scene, verb, entry)
        sign, words = entry.sign, (*words, *(denial := _unfelt(tree, verb, entry)))
        sign = -sign if denial else sign
        if len(holders) > 1 and not targets and _each_other(tree, verb, entry):
            for one, other in combinations(holders[:4], 2):
                yield from bound(
                    entry.kind,
                    one,
                    other,
                    sign,
                    (verb, *words),
                    "verb:mutual",
                    reciprocal=True,
                    sure=0.55,
                )
            return
        if holders and targets:
            for one in holders:
                for other in targets:
                    yield from bound(
                        entry.kind,
                        one,
                        other,
                        sign,
                        (verb, *words),
                        f"verb:{entry.shape}",
                        sure=0.6,
                    )
            return


def _unfelt(tree: Tree, verb: int, entry: Attitude) -> tuple[int, ...]:
    """Give the denial of 'do not love', 'have never trusted', which says that one is hostile."""
    if tree.lemmas[verb] not in _FELT or tree.tags[verb] == "VBG" or entry.sign < 1:
        return ()
    if any(tree.tags[k] == "MD" for k in tree.having(verb, "aux")):
        return ()
    return tuple(
        k
        for k in tree.having(verb, "neg", "advmod")
        if tree.lower[k] in _NEVER and tree.lower[k + 1] not in {"only", "just", "merely", "even"}
    )[:1]


_FELT = frozenset({"love", "like", "trust", "respect", "admire", "adore", "esteem"})
_NEVER = frozenset({"not", "n't", "n’t", "never", "hardly", "scarcely", "barely"})


def _holders(scene: Scene, verb: int, entry: Attitude) -> tuple[Actor, ...]:
    tree = scene.tree
    if entry.shape == "prep" and not entry.plus and not passive(tree, verb):
        # 'reconciled X with Y', 'tied X to Y': the object holds, whoever did it.
        moved = each_actor(scene, tree.having(verb, "dobj"))
        if moved:
            return moved
    if entry.shape == "prep" and passive(tree, verb):
        return each_actor(scene, undergoers(tree, verb), behind)
    return each_actor(scene, subjects(tree, verb), behind)


def _each_other(tree: Tree, verb: int, entry: Attitude) -> bool:
    """Tell whether several hold it of each other: 'X and Y bicker', 'despise one another'."""
    objects = tree.having(verb, "dobj")
    if entry.toward:
        objects += tuple(k for _, k in complements(tree, verb, *entry.toward))
    if any(tree.lower[k] in {"other", "another", "themselves"} for k in objects):
        return True
    return entry.shape == "prep" and not objects and bool({"with", "against"} & {*entry.toward})


def _targets(scene: Scene, verb: int, entry: Attitude) -> tuple[Actor, ...]:
    tree = scene.tree
    if entry.shape == "object":
        places = undergoers(tree, verb)
        if not places and tree.lemmas[verb] in _OF_CLAUSES:
            places = tuple(k for c in tree.having(verb, "ccomp") for k in tree.having(c, "nsubj"))
        # 'fears Y's power', 'resists Y's hegemony': whose it is.
        return each_actor(scene, places) or each_actor(scene, places, owners)
    if entry.shape == "from":
        return _from(scene, verb, entry)
    places = tuple(k for _, k in _by_preposition(tree, verb, entry.toward))
    return each_actor(scene, places) or each_actor(scene, places, owners)


_OF_CLAUSES = frozenset({"fear", "suspect", "dread", "resent", "worry"})


def _from(scene: Scene, verb: int, entry: Attitude) -> tuple[Actor, ...]:
    """Read 'wants N from Y', 'seeks a normal relationship with Y', 'hopes for aid from Y'."""
    tree = scene.tree
    if tree.child(verb, "dobj") is None and tree.child(verb, "prep") is None:
        return ()
    found = [k for _, k in complements(tree, verb, *entry.toward)]
    objects = [*tree.having(verb, "dobj"), *(k for _, k in complements(tree, verb, "for"))]
    for noun in objects:
        found += [k for _, k in complements(tree, noun, *entry.toward)]
    return each_actor(scene, found)


def _by_preposition(tree: Tree, verb: int, preps: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    yield from complements(tree, verb, *preps)
    for word in tree.having(verb, "dobj", "prt", "advmod", "acomp", "oprd", "prep"):
        yield from complements(tree, word, *preps)


def adjectives(scene: Scene, place: int, lexicon: Lexicon) -> Iterator[Frame]:
    """Find 'hostile to (the idea of even talking to) Y', 'soft on Y', 'wary of Y', 'allied with'.

    Parameters
    ----------
    scene
        The sentence and its actors.
    place
        An adjective or participle.
    lexicon
        Whose entries.

    Yields
    ------
    Frame
    """
    tree = scene.tree
    entry = ending(tree, place, part("adjective", lexicon))
    # Of a verb only the participle that is listed: 'closed the border' is no 'close'.
    if entry is None or (tree.tags[place].startswith("V") and tree.tags[place] != "VBN"):
        return
    holders = _bearers(scene, place)
    reached = [k for _, k in complements(tree, place, *entry.toward)]
    if not reached:
        reached = [k for p, k in _next(tree, place) if p in entry.toward]
    if not reached:
        # 'indignant that X should …'
        clauses = tree.having(place, "ccomp", "advcl")
        reached = [k for c in clauses for k in tree.having(c, "nsubj", "nsubjpass")]
    targets = each_actor(scene, reached) or _deep(scene, reached)
    if not targets and entry.mutual and len(holders) > 1:
        yield from bound(
            entry.kind,
            holders[0],
            holders[1],
            entry.sign,
            (place,),
            "adjective:both",
            reciprocal=True,
        )
    for one in holders:
        for other in targets:
            yield from bound(
                entry.kind,
                one,
                other,
                entry.sign,
                (place,),
                "adjective",
                reciprocal=entry.mutual,
                sure=0.65,
            )


def _bearers(scene: Scene, place: int) -> tuple[Actor, ...]:
    """Give of whom an adjective is said: subject of the copula, or the noun that it modifies."""
    tree = scene.tree
    if tree.deps[place] in {"amod", "acl", "appos"}:
        return actors_at(scene, tree.heads[place])
    if tree.tags[place].startswith("V") and passive(tree, place):
        return each_actor(scene, undergoers(tree, place))
    verb = clause_of(tree, place)
    return each_actor(scene, subjects(tree, verb), behind)


def _deep(scene: Scene, places: list[int]) -> tuple[Actor, ...]:
    """Look into 'to the idea of even talking to Y', 'of Y's intentions'."""
    if found := each_actor(scene, places, owners):
        return found
    tree = scene.tree
    for place in places:
        inside = [k for k in tree.below(place) if k > place and k in scene.heads]
        bars = {k for k in tree.below(place) if tree.deps[k] in {"relcl", "ccomp"}}
        open_ways = [k for k in inside if not bars & set(tree.above(k))]
        if open_ways:
            return actors_at(scene, open_ways[0])
    return ()


def _next(tree: Tree, place: int) -> Iterator[tuple[str, int]]:
    """Give a preposition right after an adjective, wherever the parser hung it."""
    word = place + 1
    if word < len(tree) and tree.tags[word] in {"IN", "TO"}:
        yield from ((tree.lower[word], k) for k in objects_of(tree, word))
