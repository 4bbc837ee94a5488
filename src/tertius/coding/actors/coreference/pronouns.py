"""'They', 'its', 'he': pronouns that mean actors.

The rule of this module: a pronoun agrees in number and in being a person; it does not mean who is
named in its own clause, unless it is a possessive or reflexive; and where a thing or a person that
is no actor is as likely meant, nobody is.
"""

from tertius.coding.actors.coreference.clauses import clause_of, subject_of
from tertius.coding.actors.coreference.context import Context, parties_of
from tertius.coding.actors.coreference.scene import Seen
from tertius.coding.model import Mention

_PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
_THING = frozenset(["it", "its", "itself"])
_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_OWN = frozenset(
    ["their", "theirs", "themselves", "its", "itself", "his", "himself", "her", "hers", "herself"]
)
_EMPTY = frozenset(
    "be seem appear take turn remain follow happen help matter make become rain snow prove".split()
)


def pronoun(context: Context, place: int) -> Mention | None:
    """Resolve a pronoun of the third person.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        A word.

    Returns
    -------
    Mention or None
        None where it means no actor, or several could be meant.
    """
    tree = context.tree
    word = tree.lower[place]
    if word in _PLURAL:
        kind, name = "plural", "they"
    elif word in _THING:
        if word == "it" and _says_nothing(context, place):
            return None
        kind, name = "thing", "it"
    elif word in _MALE or word in _FEMALE:
        kind, name = "person", "he"
    else:
        return None
    own = word in _OWN and not (word == "her" and tree.deps[place] != "poss")
    found = _meant(context, place, kind, own)
    if found is None:
        return None
    return context.mention(place, place, place, found.parties, name)


def _meant(context: Context, place: int, kind: str, own: bool) -> Seen | None:
    tree, scene = context.tree, context.scene
    clause = clause_of(tree, place)
    if own:
        subject = subject_of(tree, clause)
        ahead = _subject_ahead(context, subject, place, kind)
        if ahead is not None:
            return ahead
    barred = set() if own else _clause_mates(context, place, clause)

    def fits(seen: Seen) -> bool:
        if seen.sentence == scene.sentence and seen.place in barred:
            return False
        if kind == "person":
            return seen.person
        if kind == "plural":
            return seen.plural
        return not seen.plural and not seen.person

    ranked = scene.ranked(fits, before=place)
    if kind == "person":
        ranked.sort(key=lambda pair: (-pair[1].sentence, -pair[0]))
    found = scene.best(ranked)
    if found is not None or kind != "plural":
        return found
    return None


def _clause_mates(context: Context, place: int, clause: int) -> set[int]:
    """Give the heads that a plain pronoun cannot mean: those of its own clause."""
    tree = context.tree
    return {
        one.place
        for one in context.scene.seen
        if one.sentence == context.scene.sentence and one.clause == clause and not one.modifier
    }


def _subject_ahead(context: Context, subject: int | None, place: int, kind: str) -> Seen | None:
    """Give the subject that follows a fronted phrase: 'For its part, Iran …'."""
    if subject is None or subject < place:
        return None
    for mention in context.mentions:
        if mention.head == subject and not mention.modifier:
            plural = len(mention.parties) > 1
            if plural == (kind == "plural"):
                return Seen(mention.parties, context.scene.sentence, subject, 0, 0, 0)
    return None


def _says_nothing(context: Context, place: int) -> bool:
    """Tell whether 'it' stands for a clause, or for nothing: 'it is likely that'."""
    tree = context.tree
    if tree.deps[place] == "expl":
        return True
    verb = tree.heads[place]
    if tree.deps[place] not in {"nsubj", "nsubjpass"}:
        return tree.deps[place] == "dobj" and tree.lemmas[verb] in {"make", "find", "take"}
    if tree.lemmas[verb] not in _EMPTY:
        return False
    below = tree.children[verb]
    clause = any(
        tree.deps[k] in {"ccomp", "xcomp", "advcl", "csubj", "acl", "relcl"} for k in below
    )
    adjective = any(tree.deps[k] in {"acomp", "attr"} for k in below)
    return clause or adjective and tree.lemmas[verb] != "become"
