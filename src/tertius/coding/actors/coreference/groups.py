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
_ASIDE = -20
_STANDS = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj"])
_SPEAK = frozenset(["leader", "government", "military"])
_EACH = frozenset(["each", "neither", "either"])
_NOUNS = frozenset(["NN", "NNP"])


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
    first = (
        place - 1 if context.before(place) in {"the", "these", "those", "both", "all"} else place
    )
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
    if noun < len(tree) and tree.tags[noun] in {"NNS", "NNPS"} and _can_be_states(context, noun):
        head, last = noun, noun
    elif tree.deps[place] in {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative", "poss"} and (
        tree.tags[place + 1 : place + 2] not in {("NN",), ("NNS",), ("JJ",)}
    ):
        head = last = place
    else:
        return None
    if not context.covered.isdisjoint(range(first, last + 1)):
        return None
    if tree.deps[head] == "appos":
        # 'Syria and Iraq, the two rivals': it says who they are.
        upper = tree.heads[head]
        told = [
            one
            for one in context.scene.seen
            if one.sentence == context.scene.sentence and upper in one.members and one.parties
        ]
        found = list(told[-1].parties) if told and len(told[-1].parties) == number else []
        return context.mention(first, last, head, found, "group") if found else None
    rivals = tree.lower[head] in context.index.words["rival"]
    found = latest_group(context, place, number, rivals=rivals)
    return context.mention(first, last, head, found, "group") if found else None


def _can_be_states(context: Context, noun: int) -> bool:
    """Tell whether a noun in the plural may stand for states: 'countries', 'juntas', 'premiers'."""
    tree = context.tree
    if "pair" in context.rules(noun):
        return True
    agents = context.index.agents.get(tree.lower[noun], ())
    return any(words == (tree.lower[noun],) and agent.role in _SPEAK for words, agent in agents)


def each_of_two(context: Context, place: int) -> Mention | None:
    """Resolve 'each side', 'neither government', 'either of them' to both.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        The word 'each', 'neither' or 'either'.

    Returns
    -------
    Mention or None
    """
    tree = context.tree
    if tree.lower[place] not in _EACH or tree.lower[place + 1 : place + 2] == ("other",):
        return None
    following = place + 1
    if (
        following < len(tree)
        and tree.tags[following] in _NOUNS
        and "pair" in context.rules(following)
    ):
        head = following
    elif tree.deps[place] in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        head = place
    else:
        return None
    found = latest_group(context, place, 2) if head != place else _last_together(context, place)
    return context.mention(place, head, head, found, "each") if found else None


def _last_together(context: Context, place: int) -> list[Party]:
    """Give two that stand coordinated in this sentence or the one before."""
    scene = context.scene
    for one in reversed(scene.seen):
        back = scene.sentence - one.sentence
        if back > 1:
            break
        if len(one.parties) == 2 and (back or one.place < place):
            return list(one.parties)
    return []


def other_of_two(context: Context, place: int) -> Mention | None:
    """Resolve 'the other' and 'its neighbour' where a text is about two.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        The noun, or the word 'other'.

    Returns
    -------
    Mention or None
        The one of the two whose neighbour or rival is spoken of is left out.
    """
    tree = context.tree
    word = tree.lower[place]
    if word == "other" and context.before(place) == "the" and tree.deps[place] in _STANDS:
        first, owner = place - 1, context.in_clause(place)
    elif (
        word in context.index.words["partner"] and (owned := tree.child(place, "poss")) is not None
    ):
        first = owned
        owner = {p.key for m in context.mentions if m.head == owned for p in m.parties}
        if len(owner) != 1 or tree.child(place, "appos") is not None:
            return None
    else:
        return None
    both = [m for m in context.mentions if m.parties[0].by == "coreference:each"]
    if word == "other" and both:
        return context.mention(first, place, place, both[-1].parties, "other")
    pair = context.scene.leading(2, (), strong=word != "other") or latest_group(context, place, 2)
    left = [party for party in pair if party.key not in owner]
    if len(pair) != 2 or len(left) != 1:
        return None
    return context.mention(first if word == "other" else place, place, place, left, "other")


def latest_group(context: Context, place: int, number: int, *, rivals: bool = False) -> list[Party]:
    """Give the latest actors on stage if they are so many.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        Word before which they must have been named.
    number
        How many.
    rivals
        Whether they are called rivals or the like: then the two that the text is about come first.

    Returns
    -------
    list of Party
        Empty where that many are not to be told apart.
    """
    scene = context.scene
    barred = context.opposed(place)
    strong = scene.leading(number, barred, strong=True)
    if rivals and (standing_out := strong or scene.leading(number, barred)):
        return standing_out
    gathered: list[Seen] = []
    for back in range(_BACK):
        new = [
            one
            for one in scene.seen
            if one.sentence == scene.sentence - back
            and one.parties
            and (back or one.place < place)
            and one.weight > _ASIDE
        ]
        # Whoever stands together ('X and Y', 'they') is a group of its own.
        for one in reversed(new):
            if len(one.parties) == number and not barred & {p.key for p in one.parties}:
                return list(one.parties)
        gathered = new + gathered
        meant = [party for party in parties_of(gathered) if party.key not in barred]
        if len(meant) >= number and strong and back:
            return strong
        for some in (meant, _states(meant), _main(gathered, barred)):
            if len(some) == number:
                return some
        if len(meant) > number:
            break
    return scene.leading(number, barred)


def _states(parties: list[Party]) -> list[Party]:
    return [party for party in parties if party.ccode is not None]


def _main(seen: list[Seen], barred: set[str]) -> list[Party]:
    """Give those who stand in main clauses: who did it, and to whom."""
    return [
        party for party in parties_of(one for one in seen if one.main) if party.key not in barred
    ]


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
    if not parties and subject is not None and "pair" in context.rules(subject):
        parties = latest_group(context, place - 1, 2, rivals=True)
    if not parties:
        groups = [one for one in seen if len(one.members) > 1 and one.place < place]
        parties = parties_of(groups[-1:])
    if len(parties) < 2:
        return None
    return context.mention(place - 1, place, place, parties, "reciprocal")


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
