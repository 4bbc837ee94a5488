"""'Both countries', 'the two', 'each other', 'the former': several of those named.

The rule of this module: two are meant only where exactly two are on stage. Who is named in the same
clause is not among 'the two countries' that the clause speaks of.
"""

from tertius.coding.actors.coreference.clauses import clause_of, subject_of
from tertius.coding.actors.coreference.context import Context, parties_of
from tertius.coding.actors.coreference.scene import Seen
from tertius.coding.model import Mention, Party

_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
_BACK = 3


def group(context: Context, place: int) -> Mention | None:
    """Resolve 'both', 'the two', 'the three', with or without a noun.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        Word at which the phrase would begin its number.

    Returns
    -------
    Mention or None
    """
    tree = context.tree
    number = _COUNTS.get(tree.lower[place])
    if number is None:
        return None
    first = place - 1 if context.before(place) in {"the", "these", "those", "both"} else place
    if tree.lower[place] != "both" and first == place:
        return None
    if tree.lower[place] == "both" and tree.deps[place] in {"preconj", "cc"}:
        return None
    last = place
    while (
        last + 1 < len(tree)
        and last + 1 - place <= 3
        and (
            tree.tags[last + 1] in {"JJ", "NNP", "HYPH"}
            or tree.lower[last + 1] in {"of", "the", "-"}
        )
    ):
        last += 1
    noun = last + 1
    if noun < len(tree) and "pair" in context.rules(noun) and tree.tags[noun] in {"NNS", "NNPS"}:
        head, last = noun, noun
    elif tree.deps[place] in {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative", "poss"} and (
        tree.tags[place + 1 : place + 2] not in {("NN",), ("NNS",), ("JJ",)}
    ):
        head = last = place
    else:
        return None
    found = latest_group(context, place, number)
    return context.mention(first, last, head, found, "group") if found else None


def latest_group(context: Context, place: int, number: int) -> list[Party]:
    """Give the latest actors on stage if they are so many.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        Word before which they must have been named.
    number
        How many.

    Returns
    -------
    list of Party
        Empty where that many are not to be told apart.
    """
    scene = context.scene
    barred = context.in_clause(place)
    gathered: list[Seen] = []
    for back in range(_BACK):
        new = [
            one
            for one in scene.seen
            if one.sentence == scene.sentence - back
            and one.parties
            and (back or one.place < place)
            and one.weight > -20
        ]
        # Whoever stands together ('X and Y', 'they') is a group of its own.
        for one in reversed(new):
            if len(one.parties) == number and not barred & {p.key for p in one.parties}:
                return parties_of([one])
        together = _coordinated(context, new) if back == 0 else []
        if len(together) == number and not barred & {party.key for party in together}:
            return together
        gathered = new + gathered
        meant = [party for party in parties_of(gathered) if party.key not in barred]
        if len(meant) == number:
            return meant
        if len(meant) > number:
            states = [party for party in meant if party.ccode is not None]
            return states if len(states) == number else []
    return []


def _coordinated(context: Context, seen: list[Seen]) -> list[Party]:
    """Give those that stand coordinated in the present sentence, the latest group."""
    tree = context.tree
    for one in reversed(seen):
        joined = [one]
        for other in reversed(seen):
            if (
                other is not one
                and tree.deps[joined[0].place] == "conj"
                and (tree.heads[joined[0].place] == other.place)
            ):
                joined.insert(0, other)
        if len(joined) > 1:
            return parties_of(joined)
    return []


def reciprocal(context: Context, place: int) -> Mention | None:
    """Resolve 'each other' and 'one another' to the subjects of the clause.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        The word 'other' or 'another'.

    Returns
    -------
    Mention or None
    """
    tree = context.tree
    if (context.before(place), tree.lower[place]) not in {("each", "other"), ("one", "another")}:
        return None
    subject = subject_of(tree, clause_of(tree, place))
    seen = [one for one in context.scene.seen if one.sentence == context.scene.sentence]
    meant: list[Seen] = []
    if subject is not None:
        below = set(tree.below(subject))
        meant = [one for one in seen if one.place in below and one.place < place]
    parties = parties_of(one for one in meant if one.parties)
    if len(parties) < 2:
        parties = latest_group(context, place - 1, 2)
    return context.mention(place - 1, place, place, parties, "reciprocal") if parties else None


def former_latter(context: Context, place: int) -> Mention | None:
    """Resolve 'the former' and 'the latter' to the first and second of the latest two.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        The word.

    Returns
    -------
    Mention or None
    """
    tree = context.tree
    word = tree.lower[place]
    if word not in {"former", "latter"} or context.before(place) != "the":
        return None
    if tree.deps[place] not in {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "conj"}:
        return None
    for back in range(2):
        there = [
            one
            for one in context.scene.seen
            if one.sentence == context.scene.sentence - back
            and one.parties
            and not one.modifier
            and (back or one.place < place)
            and one.parties[0].by != "coreference:former"
        ]
        two = parties_of(there)
        if len(two) == 2:
            meant = two[0] if word == "former" else two[1]
            return context.mention(place - 1, place, place, [meant], "former")
    return None
