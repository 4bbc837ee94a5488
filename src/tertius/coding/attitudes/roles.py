"""'X is an ally of Y', 'the common enemy of X and Y is Z', 'sees Y as a threat'.

The rule of this module: a role tells the sign; who bears it and towards whom is told by a copula,
an apposition, a possessive, or a verb of regarding.
"""

from collections.abc import Iterator

from tertius.coding.attitudes.entries import Attitude
from tertius.coding.attitudes.frames import bound
from tertius.coding.attitudes.words import ending, following, judged, part
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
    passive,
    subjects,
    undergoers,
    word_set,
)
from tertius.coding.lexicon import Lexicon
from tertius.coding.model import Frame
from tertius.coding.pairs import behind
from tertius.coding.tree import Tree

_COPULAS = word_set("be become remain seem prove stay appear")
_OF_WHOM = ("of", "to", "for", "with", "against", "in", "between")


def roles(scene: Scene, place: int, lexicon: Lexicon) -> Iterator[Frame]:
    """Find who is what to whom by a copula or an apposition.

    Parameters
    ----------
    scene
        The sentence and its actors.
    place
        A noun.
    lexicon
        Whose entries.

    Yields
    ------
    Frame
        Of kind standing.
    """
    tree = scene.tree
    entry = ending(tree, place, part("role", lexicon))
    if entry is None:
        return
    bearers = _bearers(scene, place) or _placed(scene, place)
    others = _holders(scene, place)
    if not others and tree.tags[place] == "NNS" and len(bearers) > 1:
        for number, one in enumerate(bearers[:4]):
            for other in bearers[number + 1 : 4]:
                yield from bound(
                    "standing", one, other, entry.sign, (place,), "role:both", reciprocal=True
                )
        return
    for one in bearers:
        for other in others:
            yield from bound(
                "standing", one, other, entry.sign, (place,), "role", reciprocal=True, sure=0.65
            )


def _bearers(scene: Scene, place: int) -> tuple[Actor, ...]:
    """Give who bears a role: the subject of its copula, what it stands next to."""
    tree = scene.tree
    verb = clause_of(tree, place)
    dep = tree.deps[place]
    own = actors_at(scene, place) if place in scene.heads else ()
    if dep == "attr" and tree.lemmas[verb] in _COPULAS:
        return own or each_actor(scene, subjects(tree, verb))
    if dep in {"nsubj", "nsubjpass"} and tree.lemmas[verb] in _COPULAS:
        return each_actor(scene, tree.having(verb, "attr"))
    if dep == "appos":
        read = actors_at if tree.tags[place] == "NNS" else _single
        return each_actor(scene, (tree.heads[place],), read)
    if beside := tree.having(place, "appos"):
        return each_actor(scene, beside)
    if dep in {"oprd", "dobj", "ccomp"} and tree.lemmas[verb] in {"make", "render"}:
        given = (*tree.having(place, "nsubj"), *tree.having(verb, "dobj", "nsubj"))
        given = tuple(k for k in given if k != place and tree.heads[k] in {place, verb})
        return each_actor(scene, [k for k in given if k > verb])
    if dep in {"compound", "nmod"} and tree.heads[place] in scene.heads:
        return actors_at(scene, tree.heads[place])
    return own


def _placed(scene: Scene, place: int) -> tuple[Actor, ...]:
    """Give who 'our friends in X' and 'its X allies' are."""
    tree = scene.tree
    if tree.child(place, "poss") is None:
        return ()
    beside = tree.having(place, "amod", "compound", "nmod")
    found = [k for k in beside if k in scene.cover]
    found += [k for _, k in complements(tree, place, "in", "from", "at")]
    return each_actor(scene, found)


def _single(scene: Scene, place: int) -> tuple[Actor, ...]:
    mention = scene.cover.get(place)
    return scene.actors((mention,) if mention else ())


def _holders(scene: Scene, place: int) -> tuple[Actor, ...]:
    """Give to whom a role is borne: 'of X', 'for X and Y', 'X's'."""
    tree = scene.tree
    far = [k for _, k in complements(tree, place, *_OF_WHOM)]
    verb = clause_of(tree, place)
    if not far and tree.deps[place] == "attr":
        far = [k for p, k in complements(tree, verb, "to", "of", "for", "in") if k > place]
    far = [k for k in far if k != place]
    # 'the worst enemy that X ever had'
    had = [c for c in tree.having(place, "relcl") if tree.lemmas[c] in {"have", "face"}]
    far += [k for clause in had for k in tree.having(clause, "nsubj")]
    whose = each_actor(scene, tree.having(place, "poss"))
    if whose:
        return whose
    return each_actor(scene, far) or owners(scene, place) or each_actor(scene, far, owners)


def regards(scene: Scene, verb: int, entry: Attitude, lexicon: Lexicon) -> Iterator[Frame]:
    """Find 'regards Y as an enemy', 'considers Y hostile', 'effort to make Y a pariah'.

    Parameters
    ----------
    scene
        The sentence and its actors.
    verb
        A verb of regarding or making.
    entry
        Its entry.
    lexicon
        Whose entries.

    Yields
    ------
    Frame
    """
    tree = scene.tree
    taken = _taken_for(tree, verb)
    sign, word = next(((s, k) for k in taken if (s := _sign_of(tree, k, lexicon))), (0, -1))
    if not sign:
        return
    targets = _regarded(scene, verb, word)
    holders = (
        ()
        if passive(tree, verb) and not complements(tree, verb, "by")
        else (each_actor(scene, subjects(tree, verb), behind))
    )
    for one in holders:
        for other in targets:
            yield from bound(entry.kind, one, other, sign, (verb, word), "verb:as", sure=0.65)


def _taken_for(tree: Tree, verb: int) -> list[int]:
    """Give what something is taken for: after 'as', as predicate, or as second object."""
    found = [k for _, k in complements(tree, verb, "as", "into")]
    # 'as an enemy determined to …' is often parsed as a clause.
    found += [k for word in tuple(found) for k in tree.having(word, "nsubj", "attr")]
    for prep in tree.having(verb, "prep"):
        if tree.lower[prep] == "as":
            found += tree.having(prep, "amod", "acomp", "pobj", "pcomp", "advmod")
    for noun in tree.having(verb, "dobj"):
        found += [k for _, k in complements(tree, noun, "as", "into")]
        found.append(noun)
    found += tree.having(verb, "oprd", "acomp", "xcomp", "attr")
    for clause in tree.having(verb, "ccomp"):
        found += () if tree.tags[clause].startswith("V") else (clause,)
        found += tree.having(clause, "attr", "acomp", "oprd")
    return [k for place in found for k in joined(tree, place)]


def _sign_of(tree: Tree, place: int, lexicon: Lexicon) -> int:
    """Tell what a predicate makes of its subject."""
    for name in ("role", "judgement", "adjective"):
        entry = ending(tree, place, part(name, lexicon))
        if entry is not None:
            return entry.sign
    sign, _ = judged(tree, place, lexicon)
    return sign


def _regarded(scene: Scene, verb: int, word: int) -> tuple[Actor, ...]:
    tree = scene.tree
    objects = [k for k in undergoers(tree, verb) if k != word]
    objects += tree.having(word, "nsubj")
    for clause in tree.having(verb, "ccomp", "xcomp"):
        objects += tree.having(clause, "nsubj")
    return each_actor(scene, objects) or each_actor(scene, objects, behind)


def regarding(tree: Tree, verb: int, lexicon: Lexicon) -> Attitude | None:
    """Give the entry of a verb that takes something for something."""
    return next(
        (
            entry
            for entry in part("verb", lexicon).get(tree.lemmas[verb], ())
            if entry.shape == "as" and following(tree, verb, entry) is not None
        ),
        None,
    )
