"""'They', 'its', 'he': pronouns that mean actors.

The rule of this module: a pronoun agrees in number and in being a person; it does not mean who is
named in its own clause, unless it is a possessive or reflexive; and where a thing or a person that
is no actor is as likely meant, nobody is.
"""

from dataclasses import replace

from tertius.coding.actors.coreference.clauses import clause_of, subject_of
from tertius.coding.actors.coreference.context import Context, parties_of
from tertius.coding.actors.coreference.scene import Seen, keys_of
from tertius.coding.model import Mention
from tertius.coding.tree import Tree

_PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
_THING = frozenset(["it", "its", "itself"])
_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_SUBJECT = 20
_OBJECTS = frozenset(["them", "him"])
_OWN = frozenset(
    ["their", "theirs", "themselves", "its", "itself", "his", "himself", "her", "hers", "herself"]
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
    kinds: tuple[str, ...]
    if word in _PLURAL:
        kinds, name = ("plural",), "they"
    elif word in _THING:
        if word == "it" and _says_nothing(context, place):
            return None
        kinds, name = ("thing",), "it"
    elif word in _MALE:
        kinds, name = ("man",), "he"
    elif word in _FEMALE:
        # Older writers call a state 'she'.
        kinds, name = ("woman", "state"), "she"
    else:
        return None
    if word == "they" and (there := _people_of(context, place)) is not None:
        return context.mention(place, place, place, there.parties, name)
    own = word in _OWN and (word != "her" or tree.deps[place] == "poss")
    for kind in kinds:
        found = _meant(context, place, kind, own)
        if found is not None:
            return context.mention(place, place, place, found.parties, name)
    return None


def _meant(context: Context, place: int, kind: str, own: bool) -> Seen | None:
    tree, scene = context.tree, context.scene
    clause = clause_of(tree, place)
    if own:
        owner = _owner(context, place, clause, kind)
        if owner is not None:
            return owner
    barred = set() if own else _clause_mates(context, place, clause)

    # Who acts is hardly a thing that was only an object: 'policies', 'shells'.
    acts = tree.deps[place] == "nsubj" and any(
        one.parties and one.plural and one.sentence == scene.sentence and not barred & keys_of(one)
        for one in scene.seen
    )

    def fits(seen: Seen) -> bool:
        thing = acts and kind == "plural" and not seen.parties and seen.weight < _SUBJECT
        return _agrees(seen, kind) and not thing and not barred & keys_of(seen)

    ranked = scene.ranked(fits, before=place)
    if kind in {"man", "woman"}:
        ranked.sort(key=lambda pair: (-pair[1].sentence, -pair[0]))
    if kind == "plural" and not ranked:
        return _two_apart(context)
    return scene.best(ranked)


def _people_of(context: Context, place: int) -> Mention | None:
    """Give the state of those who, in its capital, say so: 'in Paris they smile'."""
    tree = context.tree
    clause = clause_of(tree, place)
    for mention in context.mentions:
        at_home = mention.parties[0].role == "place" and clause_of(tree, mention.head) == clause
        if at_home and tree.lower[tree.heads[mention.head]] == "in":
            return mention
    return None


def _two_apart(context: Context) -> Seen | None:
    """Give the two actors of the sentence before, if nothing else can be 'they'."""
    scene = context.scene
    if any(one.sentence == scene.sentence and one.parties for one in scene.seen):
        return None
    last = [one for one in scene.seen if one.sentence == scene.sentence - 1 and not one.modifier]
    two = parties_of(one for one in last if one.parties)
    return replace(last[0], parties=tuple(two), plural=True) if len(two) == 2 else None


def _agrees(seen: Seen, kind: str) -> bool:
    if kind in {"man", "woman"}:
        return seen.person and seen.woman is not (kind == "man")
    if kind == "plural":
        return seen.plural
    if kind == "state":
        return len(seen.parties) == 1 and seen.parties[0].ccode is not None and not seen.plural
    return not seen.plural and not seen.person


def _owner(context: Context, place: int, clause: int, kind: str) -> Seen | None:
    """Give whom a possessive means by its place alone.

    In 'X and its allies' that is X, in 'X's seizure of Y and its war on Z' too; else the subject
    of the clause, before it or, behind a fronted phrase, after it.
    """
    tree, scene = context.tree, context.scene
    here = {one.place: one for one in scene.seen if one.sentence == scene.sentence and one.parties}
    noun = tree.heads[place]
    if tree.deps[noun] == "conj":
        first = tree.heads[noun]
        upper = tree.heads[tree.heads[first]] if tree.deps[first] == "pobj" else first
        if tree.child(upper, "poss") in here:
            # The parser hangs 'its invasion' on Crimea in 'Russia's seizure of Crimea and its …'.
            first = upper
        owner = first if first in here else tree.child(first, "poss")
        if owner in here and _agrees(here[owner], kind):
            return here[owner]
    subject = subject_of(tree, clause)
    if subject is None:
        return None
    if subject > place:
        return _subject_ahead(context, subject, kind)
    found = here.get(subject)
    if found is None or not _agrees(found, kind):
        joined = [one for one in here.values() if subject in one.members and _agrees(one, kind)]
        found = joined[-1] if joined else None
    return found


def _clause_mates(context: Context, place: int, clause: int) -> set[str]:
    """Give the keys that a plain pronoun cannot mean: those of its own clause.

    'Them' in 'X gave reasons for them to unite' is the subject of a clause of its own, and yet not
    X: what an infinitive belongs to is looked at for its subject.
    """
    tree, scene = context.tree, context.scene
    mates = [
        one
        for one in scene.seen
        if one.sentence == scene.sentence
        and one.clause == clause
        and not one.modifier
        and not _of_joined_verb(tree, place, one.place)
    ]
    if tree.lower[place] in _OBJECTS and tree.deps[place] == "nsubj" and clause != tree.root:
        upper = subject_of(tree, clause_of(tree, tree.heads[clause]))
        mates += [one for one in scene.seen if upper is not None and upper in one.members]
    return {party.key for one in mates if one.sentence == scene.sentence for party in one.parties}


def _of_joined_verb(tree: Tree, pronoun: int, noun: int) -> bool:
    """Tell whether a noun is the object of the verb before: 'backed Y and sold it shells'."""
    verbs = [next((k for k in tree.above(w) if tree.tags[k][0] == "V"), w) for w in (pronoun, noun)]
    later, first = verbs
    joined = tree.deps[later] == "conj" and tree.heads[later] == first
    return joined and noun not in tree.having(first, "nsubj", "nsubjpass")


def _subject_ahead(context: Context, subject: int, kind: str) -> Seen | None:
    """Give the subject that follows a fronted phrase: 'For its part, Iran …'."""
    for mention in context.mentions:
        if mention.head == subject and not mention.modifier:
            several = len(mention.parties) > 1
            if several == (kind == "plural"):
                return Seen(mention.parties, context.scene.sentence, subject, 0, 0, 0)
    return None


def _says_nothing(context: Context, place: int) -> bool:
    """Tell whether 'it' stands for a clause, or for nothing: 'it is likely that'."""
    tree = context.tree
    if tree.deps[place] == "expl":
        return True
    verb = tree.heads[place]
    if tree.deps[place] not in {"nsubj", "nsubjpass"}:
        return tree.deps[place] == "dobj" and tree.lemmas[verb] in {"make", "find", "take", "do"}
    if (
        tree.lemmas[verb] in context.index.words["seeming"]
        and tree.child(verb, "acomp", "oprd", "xcomp") is None
    ):
        return True
    if tree.deps[place] == "nsubjpass" and tree.lemmas[verb] in context.index.words["held"]:
        return True
    if tree.lemmas[verb] not in context.index.words["empty"]:
        return False
    below = tree.children[verb]
    clause = any(
        tree.deps[k] in {"ccomp", "xcomp", "advcl", "csubj", "acl", "relcl"} for k in below
    )
    adjective = any(tree.deps[k] in {"acomp", "attr"} for k in below)
    return clause or (adjective and tree.lemmas[verb] != "become")
