"""From the slots of a trigger to the actors in them.

The rule of this module: each slot is one way in which grammar gives a word its actors, and what a
trigger does with the slots is not known here.
"""

from dataclasses import dataclass

from tertius.coding.frames.cast import Actor, Cast, distinct
from tertius.coding.frames.entries import PREPOSITIONS, Support
from tertius.coding.frames.grammar import (
    antecedent,
    behind,
    is_passive,
    is_verb,
    objects,
    subjects,
    surface,
)
from tertius.coding.frames.matching import Match, quantity_of
from tertius.coding.tree import Tree

_LOOSE = frozenset(["of", "in", "by"])
"""Prepositions that are not sought at a verb's object: 'bombed the capital of Y'."""
_COPULAS = frozenset(["be", "become", "remain", "stay", "seem"])


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb that lends a noun its actors.

    Attributes
    ----------
    verb
        The verb; or the noun that stands 'under' it.
    role
        As :class:`~tertius.coding.frames.entries.Support` has it; ``is`` for a copula.
    """

    verb: int
    role: str


def of_verb(cast: Cast, match: Match, slot: str) -> tuple[Actor, ...]:
    """Give the actors in a slot of a verb, an adjective or a prepositional expression.

    Parameters
    ----------
    cast
        The sentence.
    match
        The expression.
    slot
        One of its slots.

    Returns
    -------
    tuple of Actor
    """
    tree, head = cast.tree, match.head
    if slot == "subject":
        if match.trigger.pos != "verb":
            return cast.each(predicated(tree, head), acting=True)
        return cast.each(subjects(tree, head), acting=True) or _higher_subject(cast, head)
    if slot == "object":
        return _objects(cast, match)
    if slot == "clause":
        return cast.each(clause_subjects(tree, match.words))
    if slot == "owner":
        return distinct(a for w in match.words[1:] for a in cast.owners(w))
    if slot == "modifier":
        return distinct(a for w in match.words[1:] for a in cast.modifiers(w))
    if slot not in PREPOSITIONS:
        return ()
    places = (*match.words, *(j for k in match.words[1:] for j in tree.having(k, "conj")))
    if slot not in _LOOSE:
        places += tuple(k for k in objects(tree, head) if k not in places)
        places += tuple(j for k in places for j in tree.having(k, "prt", "advmod"))
    return cast.each(k for k in behind(tree, places, slot) if k not in match.words)


def _higher_subject(cast: Cast, verb: int) -> tuple[Actor, ...]:
    """Give the subject of a verb above where the nearer one is no actor: 'sent ships to help Y'."""
    tree = cast.tree
    while (
        not is_passive(tree, verb)
        and tree.child(verb, "nsubj") is None
        and tree.deps[verb] in {"xcomp", "advcl", "conj", "ccomp", "pcomp"}
    ):
        above = tree.heads[verb]
        while not is_verb(tree, above) and tree.heads[above] != above:
            above = tree.heads[above]
        if above == verb or not is_verb(tree, above):
            break
        if found := cast.each(surface(tree, above), acting=True):
            return found
        verb = above
    return ()


def _objects(cast: Cast, match: Match) -> tuple[Actor, ...]:
    tree, head = cast.tree, match.head
    if match.trigger.pos != "verb":
        return ()
    places = objects(tree, head)
    # 'refused to recognise Y': the object is that of the last verb of the expression.
    places += tuple(k for w in match.words[1:] if is_verb(tree, w) for k in objects(tree, w))
    found = cast.each(k for k in places if k not in match.words)
    if found:
        return found
    if not places and tree.tags[head] in {"VBG", "NN"}:
        # A gerund that is a noun: 'the bombing of Y'.
        return cast.each(behind(tree, (head,), "of"))
    return distinct(a for k in places if k in match.words for a in _of_word(cast, k))


def _of_word(cast: Cast, noun: int) -> tuple[Actor, ...]:
    """Give the actors of a noun of the expression: 'Y aircraft' may be one mention, or two."""
    mention = cast.cover.get(noun)
    if mention is None:
        return cast.modifiers(noun)
    return tuple(Actor(party, mention.head, False) for party in mention.parties if party.key)


def clause_subjects(tree: Tree, words: tuple[int, ...]) -> tuple[int, ...]:
    """Give who should act in the clause that follows: 'demanded that Y leave'.

    Parameters
    ----------
    tree
        The sentence.
    words
        The expression that the clause hangs on.

    Returns
    -------
    tuple of int
        Heads of noun phrases.
    """
    return tuple(
        antecedent(tree, subject)
        for word in words
        for clause in tree.having(word, "ccomp", "xcomp", "acl", "advcl", "relcl")
        if tree.deps[clause] != "advcl" or tree.child(clause, "mark") is None
        for subject in tree.having(clause, "nsubj", "nsubjpass")
    )


def predicated(tree: Tree, head: int) -> tuple[int, ...]:
    """Give of whom an adjective or a prepositional expression is said.

    Parameters
    ----------
    tree
        The sentence.
    head
        'allied' of 'X is allied with Y', 'at' of 'X is at war with Y', 'states at war'.

    Returns
    -------
    tuple of int
    """
    above = tree.heads[head]
    if above == head or is_verb(tree, head):
        return surface(tree, head)
    if is_verb(tree, above):
        return tuple(k for k in surface(tree, above) if k != head)
    if tree.tags[above][0] in "NP" and tree.deps[head] in {"amod", "acl", "relcl", "prep", "appos"}:
        return (above,)
    return ()


def of_noun(cast: Cast, match: Match, slot: str, governor: Governor | None) -> tuple[Actor, ...]:
    """Give the actors in a slot of a noun.

    Parameters
    ----------
    cast
        The sentence.
    match
        The expression.
    slot
        One of its slots.
    governor
        The verb that lends it its actors, if any.

    Returns
    -------
    tuple of Actor
    """
    tree, noun = cast.tree, match.head
    if slot == "owner":
        return cast.owners(noun) or cast.owners(quantity_of(tree, noun))
    if slot == "modifier":
        owned = {a.place for a in cast.owners(noun)}
        found = cast.modifiers(noun) or cast.modifiers(min(match.words))
        return tuple(a for a in found if a.place not in owned)
    if slot == "subject":
        if governor is None or governor.role == "target":
            return ()
        return cast.each(subjects(tree, governor.verb), acting=True)
    if slot == "apposition":
        return _apposed(cast, noun)
    if slot == "clause":
        return cast.each(clause_subjects(tree, (noun,)))
    if slot not in PREPOSITIONS:
        return ()
    places = (*match.words, *{quantity_of(tree, noun)} - {noun})
    found = cast.each(k for k in behind(tree, places, slot) if k not in match.words)
    if found or governor is None or governor.role == "is" or slot in _LOOSE:
        return found
    return cast.each(behind(tree, (governor.verb,), slot))


def _apposed(cast: Cast, noun: int) -> tuple[Actor, ...]:
    """Give who is called so: 'X, an ally of Y', 'its ally X', 'called X a puppet of Y'."""
    tree = cast.tree
    dep, above = tree.deps[noun], tree.heads[noun]
    if dep == "oprd" and is_verb(tree, above):
        return cast.each(objects(tree, above))
    if dep in {"appos", "compound", "nmod", "amod"} and (found := cast.who(above)):
        return found
    found = cast.each(tree.having(noun, "appos"))
    if found:
        return found
    after = noun + 1
    mention = cast.cover.get(after)
    if mention is not None and mention.first == after:
        return cast.who(mention.head)
    return ()


def governor_of(tree: Tree, noun: int, supports: dict[str, tuple[Support, ...]]) -> Governor | None:
    """Find the verb that lends a noun its actors.

    Parameters
    ----------
    tree
        The sentence.
    noun
        'attack' of 'launched a series of attacks'.
    supports
        Supporting verbs by their first word.

    Returns
    -------
    Governor or None
    """
    noun = quantity_of(tree, noun)
    steps = 0
    while tree.deps[noun] == "conj" and steps < 5 and tree.tags[tree.heads[noun]][0] == "N":
        noun, steps = quantity_of(tree, tree.heads[noun]), steps + 1
    dep, above = tree.deps[noun], tree.heads[noun]
    if dep == "pobj" and tree.lower[above] == "but" and tree.deps[tree.heads[above]] == "attr":
        # 'is anything but an ally of Y', 'is nothing but'.
        dep, above = "attr", tree.heads[tree.heads[above]]
    if dep in {"dobj", "nsubjpass", "oprd"} and is_verb(tree, above):
        return _supported(tree, above, "", supports)
    if dep == "attr" and tree.lemmas[above] in _COPULAS:
        return Governor(above, "is")
    if dep == "pobj" and tree.lower[above] == "under":
        # 'under pressure from X', of a state or of what it does.
        return Governor(tree.heads[above], "target")
    if dep == "pobj" and is_verb(tree, tree.heads[above]):
        return _supported(tree, tree.heads[above], tree.lower[above], supports)
    for clause in tree.having(noun, "acl", "relcl"):
        if is_verb(tree, clause) and noun in objects(tree, clause):
            return _supported(tree, clause, "", supports)
    return None


def _supported(
    tree: Tree, verb: int, preposition: str, supports: dict[str, tuple[Support, ...]]
) -> Governor | None:
    lemma = tree.lemmas[verb]
    for support in supports.get(lemma) or supports.get(f"{lemma}e", ()):
        _, *rest = support.lemma.split()
        hangs = {tree.lower[k] for k in tree.having(verb, "prt", "prep", "advmod")}
        if all(word in hangs for word in rest) and (not preposition or preposition in rest):
            return Governor(verb, support.role)
    return None
