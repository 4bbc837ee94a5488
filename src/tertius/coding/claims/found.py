"""A claim on its way: who drives which dyads, by which words.

The rule of this module: values, and what every rule must respect: three different parties.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tertius.coding.claims.bonds import Bond, Dyad
from tertius.coding.clauses import Actor, Scene, each_actor
from tertius.coding.control import (
    complements,
    joined,
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
_PAIR = 2
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
    negated
        Whether it is denied for another, or holds for another; None where neither is said.
    """

    drivers: Groups
    dyads: tuple[Dyad, ...]
    sign: int
    trigger: tuple[int, ...]
    rule: str
    sure: float
    general: bool = False
    recall: frozenset[str] | None = None
    negated: bool | None = None


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
        Bonds of the last two sentences, nearest last.
    leading
        Who the sentence before was about.
    lexicon
        Whose entries.
    past
        The sentences before and their actors, nearest last.
    last
        Bonds of the sentence before.
    ever
        Bonds of all sentences before.
    told
        What the sentence before claimed.
    """

    scene: Scene
    bonds: tuple[Bond, ...]
    before: tuple[Bond, ...]
    leading: tuple[Actor, ...]
    lexicon: Lexicon
    past: tuple[Scene, ...] = ()
    last: tuple[Bond, ...] = ()
    ever: tuple[Bond, ...] = ()
    told: tuple[Found, ...] = ()


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
    # The nearest kind alone: where whose act it is is of the dyad, no third party drives.
    return (*(g for g in groups if g), *sides(scene, place)[:1])


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
            if one.party.key != other.party.key
            and not {one.party.key, other.party.key} & {each.party.key for each in group}
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
    dyads = spoken_of(view)
    fits = tuple((a, b) for a, b in dyads if known <= {a.party.key, b.party.key})
    return apart(drivers[:1], fits)


def spoken_of(view: View) -> tuple[Dyad, ...]:
    """Give the dyad that 'the two' or 'them' may mean: the last one of the last two sentences.

    Parameters
    ----------
    view
        The sentence, and what came before it.

    Returns
    -------
    tuple of Dyad
        Of the last tie; without one, of the only two that were named together.
    """
    ties = (b.dyads for b in reversed(view.before) if not b.weak)
    strong = next((d for d in ties if len({a.party.key for pair in d for a in pair}) == _PAIR), ())
    if strong:
        return strong
    weak = {frozenset(a.party.key for a in b.dyads[0]): b.dyads for b in view.before if b.weak}
    return next(iter(weak.values())) if len(weak) == 1 else ()
