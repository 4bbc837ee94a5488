"""From an expression to the pairs of actors that it binds.

The rule of this module: the first slot of a trigger that holds somebody decides; nobody is bound to
himself; and of two in one slot a pair is made only where the act is mutual.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from tertius.coding.control import repeated
from tertius.coding.frames.cast import Actor, Cast
from tertius.coding.frames.entries import Support, Trigger
from tertius.coding.frames.grammar import is_passive, is_verb, surface
from tertius.coding.frames.matching import Match
from tertius.coding.frames.slots import Governor, governor_of, of_noun, of_verb
from tertius.coding.tree import Tree

_VISITS = frozenset(
    ["visit", "trip", "tour", "journey", "stopover", "mission", "message", "letter"]
)
_BESIDE = frozenset(
    [
        "after",
        "during",
        "before",
        "in",
        "at",
        "amid",
        "for",
        "on",
        "following",
        "by",
        "since",
        "over",
    ]
)

_WITH_ONES_OWN = frozenset(["MOBILIZE", "RETREAT", "AID"])
"""Acts in which one sends what is one's own."""
_NEAR = 2
"""How many steps up the tree 'each other' may hang from the expression."""

Slots = Callable[[str], tuple[Actor, ...]]


@dataclass(frozen=True, slots=True)
class Bond:
    """Two actors bound by an expression.

    Attributes
    ----------
    source, target
        Who acts, and towards whom.
    match
        The expression.
    rule
        Which rule bound them.
    mutual
        Whether it holds in both directions.
    """

    source: Actor
    target: Actor
    match: Match
    rule: str
    mutual: bool = False


def bonds(cast: Cast, match: Match, supports: dict[str, tuple[Support, ...]]) -> tuple[Bond, ...]:
    """Find whom an expression binds.

    Parameters
    ----------
    cast
        The sentence.
    match
        The expression.
    supports
        Verbs that lend nouns their actors, by first word.

    Returns
    -------
    tuple of Bond
        Empty where it binds nobody.
    """
    if match.trigger.nothing:
        return ()
    if match.trigger.pos == "noun":
        return tuple(_nominal(cast, match, governor_of(cast.tree, match.head, supports)))
    if prefixed := _prefixed(cast, match):
        return prefixed
    return tuple(_verbal(cast, match))


def _verbal(cast: Cast, match: Match) -> Iterator[Bond]:
    trigger = match.trigger
    read: Slots = lambda slot: of_verb(cast, match, slot)  # noqa: E731
    source_slot, sources = _first(read, trigger.source)
    if not sources and trigger.event_type in _WITH_ONES_OWN and is_passive(cast.tree, match.head):
        # 'X's jets were sent to Y'.
        source_slot, sources = "object", of_verb(cast, match, "object")
    if len(sources) > 1 and each_other(cast.tree, match.words):
        yield from _mutual(match, sources, "verb:each-other")
        return
    target_slot, targets = _first(read, trigger.target, sources)
    pledged = trigger.event_type == "AGREE" and _one_phrase(sources)
    if not targets and (pledged or _their_own(read, trigger.target, sources)):
        yield from _mutual(match, sources, "verb:mutual")
        return
    placed = trigger.event_type in {"COERCE", "ASSAULT"} and "in" not in trigger.words
    passive = is_passive(cast.tree, match.head)
    if targets and not sources and ((placed and passive) or trigger.event_type == "PROTEST"):
        # 'A Y citizen was arrested in X', 'crowds jeered Y's envoy in X': where it happens tells
        # who did it.
        source_slot, sources = "in", _where(cast, match, passive=passive)
    family = {"verb": "verb", "adjective": "adjective", "preposition": "phrase"}[trigger.pos]
    yield from _pairs(match, sources, targets, f"{family}:{target_slot or source_slot}")


def _where(cast: Cast, match: Match, *, passive: bool) -> tuple[Actor, ...]:
    """Give the state where something happens; in a passage without a doer, or with one unnamed."""
    found = of_verb(cast, match, "in") if match.trigger.pos == "verb" else ()
    if found or passive:
        return found
    tree = cast.tree
    inside = (
        noun
        for k in tree.below(match.head)
        if tree.lower[k] == "in" and tree.deps[k] == "prep"
        for noun in tree.having(k, "pobj")
    )
    return cast.each(k for k in inside if k in cast.cover)


def _first(
    read: Slots, slots: tuple[str, ...], but: tuple[Actor, ...] = ()
) -> tuple[str, tuple[Actor, ...]]:
    """Give the first slot that holds somebody else, and who that is."""
    taken = {actor.party.key for actor in but}
    for slot in slots:
        found = read(slot)
        others = tuple(actor for actor in found if actor.party.key not in taken)
        if others:
            return slot, others
    return "", ()


def _pairs(
    match: Match, sources: tuple[Actor, ...], targets: tuple[Actor, ...], rule: str
) -> Iterator[Bond]:
    mutual = match.trigger.reciprocal
    if not targets and mutual and len(sources) > 1:
        yield from _mutual(match, sources, rule.partition(":")[0] + ":mutual")
        return
    for source in sources:
        for target in targets:
            if source.party.key != target.party.key:
                yield Bond(source, target, match, rule, mutual)


def _their_own(read: Slots, slots: tuple[str, ...], sources: tuple[Actor, ...]) -> bool:
    """Tell whether several do it to what is theirs together: 'left their common border'."""
    if len(sources) < 2:
        return False
    keys = {actor.party.key for actor in sources}
    return any({actor.party.key for actor in read(slot)} == keys for slot in slots)


def _one_phrase(actors: tuple[Actor, ...]) -> bool:
    """Tell whether several are meant by one phrase: 'they pledged to disarm'."""
    return len(actors) > 1 and len({actor.place for actor in actors}) == 1


def _mutual(match: Match, actors: tuple[Actor, ...], rule: str) -> Iterator[Bond]:
    for one, other in combinations(actors, 2):
        yield Bond(one, other, match, rule, True)


def each_other(tree: Tree, words: tuple[int, ...]) -> bool:
    """Tell whether an act is towards 'each other' or 'one another'.

    Parameters
    ----------
    tree
        The sentence.
    words
        The words of the expression.

    Returns
    -------
    bool
    """
    near = set(words)
    for place, word in enumerate(tree.lower[1:], start=1):
        before = tree.lower[place - 1]
        if word in {"other", "another"} and before in {"each", "one", "the"}:
            if before == "the" and not {"each", "one", "either"} & set(tree.lower[: place - 1]):
                continue
            above = (*islice(tree.above(place), _NEAR), *islice(tree.above(place - 1), _NEAR))
            if near & {place, *above}:
                return True
    return False


def _prefixed(cast: Cast, match: Match) -> tuple[Bond, ...]:
    """Bind 'X-backed Y' and 'X-occupied Y'."""
    tree, head = cast.tree, match.head
    if tree.tags[head] not in {"VBN", "VBD", "JJ"} or head < 2 or tree.words[head - 1] not in "-–":
        return ()
    mention = cast.cover.get(head - 2)
    noun = tree.heads[head]
    if mention is None or noun <= head:
        return ()
    sources = tuple(Actor(p, mention.head) for p in mention.parties if p.key)
    taken = {source.party.key for source in sources}
    targets = tuple(a for a in cast.who(noun) if a.party.key not in taken)
    return tuple(_pairs(match, sources, targets, "participle:prefixed"))


def _nominal(cast: Cast, match: Match, governor: Governor | None) -> Iterator[Bond]:
    trigger = match.trigger
    read: Slots = lambda slot: of_noun(cast, match, slot, governor)  # noqa: E731
    held = read("between") if "between" in trigger.target else ()
    again = repeated(cast.tree, match.head, ("between",)) if len(held) > 2 else ()
    if trigger.reciprocal and again:
        for places in again:
            yield from _mutual(match, cast.each(places), "nominal:between")
        return
    if trigger.reciprocal and len(held) > 1:
        yield from _mutual(match, held, "nominal:between")
        return
    both = [slot for slot in trigger.source if slot in trigger.target and slot != "modifier"]
    source_slot, sources = _first(read, tuple(s for s in trigger.source if s not in both))
    if governor is not None and governor.role == "joins":
        sources = (*sources, *(a for a in read("subject") if a not in sources))
    target_slot, targets = _first(read, tuple(s for s in trigger.target if s not in both), sources)
    if governor is not None and governor.role == "target" and not targets:
        target_slot = "subject"
        taken = {a.party.key for a in sources}
        found = _governing(cast, governor)
        targets = tuple(a for a in found if a.party.key not in taken)
    for slot in both:
        source_slot, sources, target_slot, targets = _shared(
            read(slot), slot, (source_slot, sources), (target_slot, targets)
        )
    yield from _completed(cast, match, (source_slot, sources), (target_slot, targets), governor)


def _governing(cast: Cast, governor: Governor) -> tuple[Actor, ...]:
    if is_verb(cast.tree, governor.verb):
        return cast.each(surface(cast.tree, governor.verb))
    return cast.who(governor.verb)


def _shared(
    held: tuple[Actor, ...],
    slot: str,
    source: tuple[str, tuple[Actor, ...]],
    target: tuple[str, tuple[Actor, ...]],
) -> tuple[str, tuple[Actor, ...], str, tuple[Actor, ...]]:
    """Give a slot that could name either to the one that is still open ('of', 'between')."""
    if not held:
        return (*source, *target)
    if source[1] and not target[1]:
        taken = {a.party.key for a in source[1]}
        return (*source, slot, tuple(a for a in held if a.party.key not in taken))
    if not source[1]:
        taken = {a.party.key for a in target[1]}
        return (slot, tuple(a for a in held if a.party.key not in taken), *target)
    return (*source, *target)


def _completed(
    cast: Cast,
    match: Match,
    source: tuple[str, tuple[Actor, ...]],
    target: tuple[str, tuple[Actor, ...]],
    governor: Governor | None,
) -> Iterator[Bond]:
    """Fill what a noun leaves open, and pair."""
    trigger = match.trigger
    (source_slot, sources), (_, targets) = source, target
    if source_slot == "owner" and not targets and "modifier" not in trigger.target:
        taken = {a.party.key for a in sources}
        found = of_noun(cast, match, "modifier", governor)
        targets = tuple(a for a in found if a.party.key not in taken)
    if source_slot == "modifier" and not targets and _side_by_side(cast, sources):
        sources, targets = sources[:1], sources[1:]
    if not sources and targets and _from_clause(trigger):
        source_slot, sources = "clause", _clause_subject(cast, match.head)
    if not sources and targets and trigger.event_type == "PROTEST":
        # 'Protests outside Y's embassy in X'.
        source_slot, sources = "in", _where(cast, match, passive=False)
    if not targets and not trigger.reciprocal and len(sources) > 1 and _plural(cast, match):
        yield from _mutual(match, sources, "nominal:mutual")
        return
    rule = f"nominal:{source_slot}"
    yield from _pairs(match, sources, targets, rule)


def _side_by_side(cast: Cast, actors: tuple[Actor, ...]) -> bool:
    """Tell whether two stand before a noun as who acts and towards whom: 'U.S. Iran sanctions'."""
    if len(actors) != 2 or actors[0].place == actors[1].place:
        return False
    low, high = sorted(actor.place for actor in actors)
    between = cast.tree.lower[low + 1 : high]
    return not {"and", "or", ",", "&"} & set(between)


def _plural(cast: Cast, match: Match) -> bool:
    """Tell whether several are called the same of each other: 'X and Y are allies'."""
    named = "apposition" in match.trigger.source
    return named and cast.tree.tags[match.head] in {"NNS", "NNPS"}


def _from_clause(trigger: Trigger) -> bool:
    return trigger.reciprocal or trigger.words[-1] in _VISITS


def _clause_subject(cast: Cast, noun: int) -> tuple[Actor, ...]:
    """Give the subject of the clause in which a noun stands: 'X left after talks with Y'."""
    tree = cast.tree
    above = tree.heads[noun]
    if tree.deps[noun] != "pobj" or tree.lower[above] not in _BESIDE:
        return ()
    for higher in tree.above(above):
        if is_verb(tree, higher):
            return cast.each(surface(tree, higher))
        if tree.tags[higher][0] == "N" and (found := cast.who(higher)):
            return found
    return ()
