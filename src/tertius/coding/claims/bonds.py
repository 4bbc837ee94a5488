"""What may be moved: the dyads that a sentence joins or parts, by noun or by verb.

The rule of this module: it finds ties and their sign, never who is behind them.
"""

from dataclasses import dataclass
from functools import cache
from itertools import combinations

from tertius.coding.claims.entries import Causal
from tertius.coding.claims.words import at, judgements, part, plus, roles, signed_noun
from tertius.coding.clauses import Actor, Scene, each_actor, owners
from tertius.coding.control import (
    clause_of,
    complements,
    passive,
    subjects,
    undergoers,
    word_set,
)
from tertius.coding.lexicon import Lexicon
from tertius.coding.pairs import pairs
from tertius.states import entities

Dyad = tuple[Actor, Actor]


@dataclass(frozen=True, slots=True)
class Bond:
    """Words that join or part two actors.

    Attributes
    ----------
    place
        Head word.
    sign
        +1 for a friendly tie, −1 for a hostile one.
    dyads
        Whom it binds; empty where the sentence does not name both.
    lemma
        Base form of the head word.
    verb
        Whether it is a verb.
    lone
        The one whom the sentence names, where it names one only.
    weak
        Whether they are merely named together.
    joint
        Whether it is done with one another ('ally', an alliance) and not to the other ('help').
    """

    place: int
    sign: int
    dyads: tuple[Dyad, ...]
    lemma: str
    verb: bool = False
    lone: Actor | None = None
    weak: bool = False
    joint: bool = True


def bonds(scene: Scene, lexicon: Lexicon) -> tuple[Bond, ...]:
    """Find the ties that a sentence speaks of.

    Parameters
    ----------
    scene
        The sentence and its actors.
    lexicon
        Whose entries.

    Returns
    -------
    tuple of Bond
        In the order of the text.
    """
    tree = scene.tree
    ties, people = part("tie", lexicon), roles(lexicon)
    found: list[Bond] = []
    for place in range(len(tree)):
        lemma, tag = tree.lemmas[place], tree.tags[place]
        if tag.startswith("N") and place in scene.heads:
            found += _meant(scene, place, lexicon)
        elif tag.startswith("N"):
            found += _same_place(scene, place)
            if lemma in _ROADS:
                found += _road(scene, place)
            said = signed_noun(tree, place, lexicon)
            if said is not None:
                found += _noun(scene, place, said, lexicon)
            elif lemma in people:
                found += _role(scene, place, people[lemma])
        elif tag.startswith("V") and lemma in ties:
            found += _verb(scene, place, tuple(at(tree, place, ties)))
    return tuple(found)


def crossed(one: tuple[Actor, ...], other: tuple[Actor, ...]) -> tuple[Dyad, ...]:
    """Give the dyads between two sides."""
    return tuple((a, b) for a in one for b in other if a.party.key != b.party.key)


def among(actors: tuple[Actor, ...]) -> tuple[Dyad, ...]:
    """Give the dyads among several, of the first four."""
    return tuple(combinations(actors[:4], 2))


def _noun(
    scene: Scene, place: int, said: tuple[int, frozenset[str], str], lexicon: Lexicon
) -> tuple[Bond, ...]:
    tree = scene.tree
    lemma = tree.lemmas[place]
    sign, preps, kind = said
    if kind == "neutral":
        sign = _judged(scene, place, judgements(lexicon)) or 1
    dyads = tuple((p.source, p.target) for p in pairs(scene, place, preps, mutual=True))
    if lemma in _TAKING:
        # A territory and the state that took it are no dyad that a third party moves.
        dyads = tuple(d for d in dyads if not any(_territory(a.party.key) for a in d))
    lone = None
    if not dyads:
        near = each_actor(scene, [obj for _, obj in complements(tree, place, *preps, "of")])
        lone = near[0] if len(near) == 1 else None
    return (Bond(place, sign, dyads, lemma, lone=lone),)


def _meant(scene: Scene, place: int, lexicon: Lexicon) -> tuple[Bond, ...]:
    """Read 'this friendship', 'the two rivals', where it is known who is meant."""
    lemma = scene.tree.lemmas[place]
    said = signed_noun(scene.tree, place, lexicon)
    sign = roles(lexicon).get(lemma, 0) if said is None else said[0] or 1
    parties = scene.actors(scene.heads[place])
    if not sign or len(parties) < 2:
        return ()
    return (Bond(place, sign, among(parties), lemma),)


_TAKING = word_set("annexation seizure occupation conquest incorporation capture loss invasion")


@cache
def _territory(key: str) -> bool:
    return any(each.key == key and each.kind == "territory" for each in entities())


_ROADS = word_set("road way path door bridge highway corridor gate route")


def _road(scene: Scene, place: int) -> tuple[Bond, ...]:
    """Read 'the road from X to Y', which is opened or closed."""
    tree = scene.tree
    words = (place, clause_of(tree, place))
    ends = [
        each_actor(scene, [k for w in words for _, k in complements(tree, w, prep) if k > place])
        for prep in ("from", "to")
    ]
    dyads = crossed(ends[0], ends[1])
    return (Bond(place, 1, dyads, tree.lemmas[place]),) if dyads else ()


def _same_place(scene: Scene, place: int) -> tuple[Bond, ...]:
    """Read 'X and Y at one table', 'found X and Y in the same trench'."""
    tree = scene.tree
    prep = tree.heads[place]
    if tree.deps[place] != "pobj" or tree.lower[prep] not in {"at", "in", "on", "under"}:
        return ()
    if tree.lemmas[place] not in SHARED_PLACES or not any(
        tree.lower[k] in {"one", "same", "single"} for k in tree.having(place, "amod", "nummod")
    ):
        return ()
    above = tree.heads[prep]
    if tree.tags[above].startswith("V"):
        own = undergoers(tree, above) or subjects(tree, above)
    else:
        own = tree.having(above, "nsubj") or (above,)
    both = each_actor(scene, own)
    return (Bond(place, 1, among(both), tree.lemmas[place]),) if len(both) > 1 else ()


SHARED_PLACES = word_set(
    "table side trench coat roof boat carriage tent camp page bed room bench foxhole team "
    "house harness yoke front umbrella"
)


def _judged(scene: Scene, place: int, known: dict[str, int]) -> int:
    tree = scene.tree
    return next(
        (known[tree.lemmas[k]] for k in tree.having(place, "amod") if tree.lemmas[k] in known), 0
    )


def _role(scene: Scene, place: int, sign: int) -> tuple[Bond, ...]:
    """Read 'X and Y are partners', 'became an ally of Y', 'made partners of X and Y'."""
    tree = scene.tree
    far = each_actor(scene, [k for _, k in complements(tree, place, "of", "to", "with", "from")])
    if len(far) > 1:
        return (Bond(place, sign, among(far), tree.lemmas[place]),)
    verb = clause_of(tree, place)
    near = each_actor(scene, _predicated(scene, place, verb))
    several = among(near) if tree.tags[place] == "NNS" else ()
    dyads = crossed(near, far) if far else several
    return (Bond(place, sign, dyads, tree.lemmas[place]),) if dyads else ()


def _predicated(scene: Scene, place: int, verb: int) -> tuple[int, ...]:
    """Give of whom a noun is said: subject of a copula, object of 'make' and 'turn into'."""
    tree = scene.tree
    if tree.deps[place] == "attr":
        return subjects(tree, verb)
    if tree.lemmas[verb] in {"make", "turn", "render", "convert", "transform"}:
        given = undergoers(tree, verb)
        return tuple(k for k in given if k != place) or tree.having(place, "nsubj", "compound")
    return ()


def _verb(scene: Scene, verb: int, chosen: tuple[Causal, ...]) -> tuple[Bond, ...]:
    tree = scene.tree
    for entry in sorted(chosen, key=lambda e: -len(e.plus)):
        if plus(tree, verb, entry) is None:
            continue
        bond = _tied(scene, verb, entry)
        if bond is not None:
            return (bond,)
    return ()


def _tied(scene: Scene, verb: int, entry: Causal) -> Bond | None:
    tree = scene.tree
    lemma = tree.lemmas[verb]
    if entry.toward == ("*",):
        objects = tree.having(verb, "dobj")
        far = each_actor(scene, objects)
        near = () if passive(tree, verb) else each_actor(scene, subjects(tree, verb))
        dyads = crossed(near, far)
        lone = far[0] if len(far) == 1 else None
        if not far:
            return None
        return Bond(verb, entry.sign, dyads, lemma, True, lone, joint=False)
    far_at = [obj for _, obj in complements(tree, verb, *entry.toward)]
    for adverb in tree.having(verb, "advmod", "prt", "dobj", "acomp", "prep"):
        far_at += [obj for _, obj in complements(tree, adverb, *entry.toward)]
    far = each_actor(scene, far_at) or each_actor(scene, far_at, owners)
    near_at = undergoers(tree, verb) if passive(tree, verb) else subjects(tree, verb)
    near = each_actor(scene, near_at)
    dyads = crossed(near, far)
    both = "with" in entry.toward
    if not dyads and both and len(near) > 1:
        dyads = among(near)
    if not dyads and not far and not both:
        return None
    lone = far[0] if len(far) == 1 else None
    return Bond(verb, entry.sign, dyads, lemma, True, lone, joint=both)
