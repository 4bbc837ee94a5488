"""A claim on its way: who drives which dyads, by which words.

The rule of this module: values, and what every rule must respect: three different parties.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tertius.coding.claims.bonds import Bond, Dyad
from tertius.coding.clauses import Actor, Scene, each_actor
from tertius.coding.control import (
    agents,
    complements,
    joined,
    objects_of,
    passive,
    subjects,
    word_set,
)
from tertius.coding.lexicon import Lexicon
from tertius.coding.pairs import behind, sides

Groups = tuple[tuple[Actor, ...], ...]

_FEELINGS = word_set(
    "fear hostility hatred opposition resentment distrust mistrust suspicion anger antipathy "
    "enmity animosity dread loathing dislike contempt grievance rivalry worry concern anxiety "
    "wariness dependence resistance aversion disdain defiance apprehension alarm quarrel war "
    "disappointment disillusionment frustration need desire feud"
)
_NOTHING = frozenset({"nothing", "nobody", "none", "little", "few", "who"})
_UNNAMED = word_set("who what i we you they he she one somebody someone everybody people")
_FELT = ("of", "to", "toward", "towards", "against", "with", "about", "at", "for", "over", "from")


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that a rule has found.

    Attributes
    ----------
    drivers
        Who moves.
    dyads
        Whom.
    sign
        +1 together, −1 apart.
    trigger
        Words that say so, the head word first.
    rule
        Which rule.
    sure
        Probability that it is right.
    general
        Whether it is a rule without a dyad.
    recall
        Keys of those of the dyad that are known, where the others must be recalled from the
        sentences before ('brought us to one table'); None where nothing is to be recalled.
    """

    drivers: Groups
    dyads: tuple[Dyad, ...]
    sign: int
    trigger: tuple[int, ...]
    rule: str
    sure: float
    general: bool = False
    recall: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What a rule looks at.

    Attributes
    ----------
    scene
        The sentence and its actors.
    bonds
        The ties that it speaks of.
    before
        Bonds of the sentences before, nearest last.
    leading
        Who was spoken of in the sentences before, nearest first.
    told
        What the sentences before claimed, nearest last.
    lexicon
        Whose entries.
    """

    scene: Scene
    bonds: tuple[Bond, ...]
    before: tuple[Bond, ...]
    leading: tuple[Actor, ...]
    lexicon: Lexicon
    told: tuple[Found, ...] = ()


def drivers_of(view: View, verb: int) -> Groups:
    """Give who drives what a verb says: its subject or, of a passive, its agent.

    Parameters
    ----------
    view
        The sentence.
    verb
        The verb.

    Returns
    -------
    tuple of tuple of Actor
        As of :func:`driving`.
    """
    scene, tree = view.scene, view.scene.tree
    found: Groups = ()
    for place in subjects(tree, verb):
        if tree.lower[place] in _NOTHING:
            found += exceptions(view, verb, place)
        else:
            found += driving(scene, place)
    unnamed = any(tree.lower[k] in _UNNAMED for k in tree.having(verb, "nsubj"))
    if found or unnamed or (passive(tree, verb) and not agents(tree, verb)):
        return found
    return nearby(view, verb)


def exceptions(view: View, verb: int, subject: int) -> Groups:
    """Read 'nothing draws them closer than X's habit', 'nothing but X', 'as swiftly as X's war'.

    Parameters
    ----------
    view
        The sentence.
    verb
        The verb.
    subject
        Its subject: 'nothing', 'nobody'.

    Returns
    -------
    tuple of tuple of Actor
        Empty where no exception is named.
    """
    scene, tree = view.scene, view.scene.tree
    below = [*tree.below(subject), *(k for k in tree.below(verb) if k > verb)]
    marks = [k for k in below if tree.lower[k] in {"than", "but", "except", "as"}]
    objects = [k for mark in marks for k in (*objects_of(tree, mark), *tree.having(mark, "nsubj"))]
    if not objects:
        objects = list(tree.having(subject, "conj"))
    return tuple(group for k in objects for group in driving(scene, k))


def nearby(view: View, verb: int) -> Groups:
    """Give who may be behind a verb whose subject names nobody.

    Parameters
    ----------
    view
        The sentence.
    verb
        The verb.

    Returns
    -------
    tuple of tuple of Actor
        Actors of the sentence before the verb, nearest first; then who was spoken of before.
    """
    scene = view.scene
    before = scene.within(k for k in range(verb) if not _speaks(scene, k))
    groups = tuple((actor,) for actor in reversed(before))
    return (*groups, *((actor,) for actor in view.leading[:1]))


def _speaks(scene: Scene, place: int) -> bool:
    """Tell whether an actor merely says or thinks what the sentence tells."""
    tree = scene.tree
    return tree.deps[place] == "nsubj" and tree.lemmas[tree.heads[place]] in _SAYING


_SAYING = word_set(
    "say tell think believe argue write claim note warn add suggest insist maintain joke explain "
    "hold predict fear hope observe remark assert contend reckon report ask admit concede know"
)


def driving(scene: Scene, place: int) -> Groups:
    """Give who is behind a cause; of a feeling first the one it is about.

    Parameters
    ----------
    scene
        The sentence.
    place
        Head of the cause: a noun phrase or a clause.

    Returns
    -------
    tuple of tuple of Actor
        Groups of actors, the likeliest group first; the first that is no part of the dyad drives.
    """
    tree = scene.tree
    if tree.tags[place].startswith("V"):
        # A clause as cause: who does it, else what is done to whom ('expanding NATO drove…').
        own = each_actor(scene, tree.having(place, "nsubj", "poss"), behind)
        return tuple(g for g in (own, scene.within(tree.below(place))[:1]) if g)
    groups: Groups = ()
    for word in joined(tree, place):
        if tree.lemmas[word] in _FEELINGS and word not in scene.heads:
            about = [k for _, k in complements(tree, word, *_FELT)]
            groups += (each_actor(scene, about, behind),)
    return (*(g for g in groups if g), *sides(scene, place))


def apart(drivers: Groups, dyads: Iterable[Dyad]) -> tuple[tuple[Actor, Dyad], ...]:
    """Give drivers with the dyads that they are no part of.

    Parameters
    ----------
    drivers
        Who is said to drive, in groups.
    dyads
        Whom.

    Returns
    -------
    tuple of (Actor, Dyad)
        Of the first group that is a third party.
    """
    dyads = tuple(dyads)
    for group in drivers:
        found = tuple(
            (driver, (one, other))
            for driver in group
            for one, other in dyads
            if len({driver.party.key, one.party.key, other.party.key}) == 3
        )
        if found:
            return found
    return ()


def recalled(view: View, drivers: Groups, known: frozenset[str]) -> tuple[tuple[Actor, Dyad], ...]:
    """Give drivers with the dyad that was last spoken of.

    Parameters
    ----------
    view
        The sentence, and what came before it.
    drivers
        Who is said to drive, in groups.
    known
        Keys that must be of the dyad.

    Returns
    -------
    tuple of (Actor, Dyad)
        Of the first group that is no part of that dyad; empty where nothing fits.
    """
    strong = [bond for bond in reversed(view.before) if not bond.weak]
    weak = [bond for bond in reversed(view.before) if bond.weak]
    for group in drivers:
        keys = {actor.party.key for actor in group}
        for bond in (*strong, *weak):
            fits = tuple(
                (one, other)
                for one, other in bond.dyads
                if known <= (pair := {one.party.key, other.party.key}) and not keys & pair
            )
            if found := apart((group,), fits):
                return found
    return ()
