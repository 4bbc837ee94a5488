"""'The alliance', 'the regime', 'that policy': nouns by which a text comes back to an actor.

The rule of this module: the noun tells what sort of actor is meant, and the latest of that sort is
taken if no other comes near.
"""

from datetime import date
from functools import cache

from tertius.coding.actors.coreference.clauses import clause_of
from tertius.coding.actors.coreference.context import Context
from tertius.coding.actors.coreference.scene import Seen, keys_of
from tertius.coding.model import Mention, Party
from tertius.states import entities, name_of, spells_of, state

_DEFINITE = frozenset(["the", "this", "that"])
_POINTING = frozenset(["this", "that", "these", "those", "such"])
_MILITARY = frozenset(
    ["NATO", "WTO_PACT", "CSTO", "SEATO", "CENTO", "ANZUS", "AUKUS", "RIO_TREATY"]
)
_COLD_WAR = (date(1945, 9, 2), date(1991, 12, 25))
_OWNERS = frozenset(["government", "army", "state", "federal"])
_OWNED = frozenset(["amod", "compound", "poss", "nmod"])
_HALVES = {
    "North": (("PRK", "ROK"), ("DRV", "RVN"), ("YAR", "YPR")),
    "South": (("ROK", "PRK"), ("RVN", "DRV"), ("YPR", "YAR")),
}
_FAR = 8
"""Sentences back to which 'the alliance' reaches."""


def noun(context: Context, place: int) -> Mention | None:
    """Resolve a definite noun phrase.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        A noun.

    Returns
    -------
    Mention or None
    """
    rules = context.rules(place)
    if not rules or not context.tree.tags[place].startswith("NN"):
        return None
    first = _determiner(context, place)
    if "forces" in rules:
        return _forces(context, place)
    if "west" in rules and context.tree.words[place] == "West":
        return _west(context, place)
    if first is None or context.tree.child(place, "poss", "relcl") is not None:
        return None
    word = context.tree.lower[first]
    if context.tree.child(place, "prep") is not None and _is_of(context, place):
        return None
    if "act" in rules and word in _POINTING:
        return _act(context, first, place)
    if word not in _DEFINITE:
        return None
    found = _by_rule(context, place, rules)
    return context.mention(first, place, place, found[0], found[1]) if found else None


def _forces(context: Context, place: int) -> Mention | None:
    """Resolve 'government troops' where one state is on stage."""
    tree = context.tree
    first = place - 1
    if context.before(place) not in _OWNERS or {first, place} & context.covered:
        return None
    if first and context.before(first) not in {"the", ""} and tree.deps[first - 1] in _OWNED:
        return None
    seen = _latest(context, place, "regime")
    return context.mention(first, place, place, seen.parties, "forces") if seen else None


def half(context: Context, place: int) -> Mention | None:
    """Resolve 'the North' and 'the South' where a text speaks of a divided nation.

    Parameters
    ----------
    context
        The sentence and the scene.
    place
        A word.

    Returns
    -------
    Mention or None
    """
    tree = context.tree
    word = tree.words[place]
    halves = _HALVES.get(word)
    following = tree.tags[place + 1 : place + 2]
    if halves is None or following in {("NNP",), ("NN",), ("IN",)}:
        return None
    first = place - 1 if context.before(place) == "the" else place
    if first == place and tree.deps[place] not in {"nsubj", "dobj", "poss"}:
        return None
    named = context.scene.named
    meant = [
        key for key, other in halves if named[key] + named[other] > 0 and _lives(key, context.on)
    ]
    if len(meant) != 1:
        return None
    entity = state(meant[0])
    party = Party(entity.key, entity.name, ccode=entity.ccode)
    return context.mention(first, place, place, [party], "half")


def _lives(key: str, on: date | None) -> bool:
    spells = spells_of(key)
    day = on or date.max
    return any(spell.start <= day <= spell.last for spell in spells)


def _by_rule(context: Context, place: int, rules: frozenset[str]) -> tuple[list[Party], str] | None:
    if "superpowers" in rules:
        return _superpowers(context)
    for rule in ("alliance", "bloc", "state", "regime"):
        if rule not in rules:
            continue
        seen = _there(context, place) if rule == "regime" else None
        seen = seen or _latest(context, place, rule)
        if seen is not None:
            return list(seen.parties), rule
    return None


def _there(context: Context, place: int) -> Seen | None:
    """Give the state in which a clause says that it happens: 'in Tokyo the prime minister …'."""
    clause = clause_of(context.tree, place)
    upper = context.tree.heads[clause] if context.tree.deps[clause] == "relcl" else -1
    for one in reversed(context.scene.seen):
        if one.sentence != context.scene.sentence:
            return None
        if len(one.parties) == 1 and (
            one.place == upper or (one.clause == clause and one.parties[0].role == "place")
        ):
            return one
    return None


def _determiner(context: Context, place: int) -> int | None:
    """Give the determiner of a noun; None where another noun or name stands between."""
    tree = context.tree
    at = place - 1
    while (
        at >= 0
        and tree.lower[at] != "such"
        and tree.tags[at] in {"JJ", "NN", "VBN", "CD", "JJS", "HYPH"}
        and at > place - 4
    ):
        if at in context.covered:
            return None
        at -= 1
    if at < 0 or at in context.covered:
        return None
    return at if tree.lower[at] in _DEFINITE | _POINTING else None


def _is_of(context: Context, place: int) -> bool:
    tree = context.tree
    return any(tree.lower[k] in {"of", "between", "against"} for k in tree.having(place, "prep"))


def _latest(context: Context, place: int, rule: str) -> Seen | None:
    barred = context.in_clause(place)

    def fits(seen: Seen) -> bool:
        if len(seen.parties) != 1:
            return False
        party = seen.parties[0]
        if not party.key or party.key in barred:
            return False
        organisation = _kind(party.key) == "organisation"
        if rule == "alliance":
            return party.key in _MILITARY
        if rule == "bloc":
            return organisation
        if rule == "regime":
            return not organisation
        return party.ccode is not None and _suits(context, place, party.key)

    reach = _FAR if rule in {"alliance", "bloc"} else 2
    ranked = context.scene.ranked(fits, before=place, reach=reach)
    if rule in {"alliance", "bloc"} and ranked:
        latest = max(ranked, key=lambda pair: (pair[1].sentence, pair[1].place))
        return latest[1]
    if rule == "regime" and len({keys_of(seen) for _, seen in ranked}) > 1:
        # Two states on stage: only who was the subject before is surely meant.
        ranked = [pair for pair in ranked if pair[1].weight >= 20] or ranked
    return context.scene.best(ranked)


def _suits(context: Context, place: int, key: str) -> bool:
    """Tell whether a state can be called so: a kingdom is one by name."""
    word = context.tree.lower[place]
    if word in {"kingdom", "republic", "emirate", "sultanate", "empire"}:
        from tertius.states import names_of

        return any(word in name.text.lower().split() for name in names_of(key))
    return True


def _kind(key: str) -> str:
    return _kinds().get(key, "")


@cache
def _kinds() -> dict[str, str]:
    return {entity.key: entity.kind for entity in entities()}


def _superpowers(context: Context) -> tuple[list[Party], str] | None:
    on = context.on
    if on is not None and not _COLD_WAR[0] <= on <= _COLD_WAR[1]:
        return None
    found = [state("USA"), state("RUS")]
    parties = [Party(e.key, name_of(e.key, on), ccode=e.ccode) for e in found]
    return parties, "superpowers"


def _west(context: Context, place: int) -> Mention | None:
    tree = context.tree
    if context.before(place) != "the" or tree.words[place + 1 : place + 2] in {
        ("Bank",),
        ("Coast",),
    }:
        return None
    if tree.deps[place] == "compound":
        return None
    return context.mention(place - 1, place, place, [Party("", "the West")], "west")


def _act(context: Context, first: int, place: int) -> Mention | None:
    """Resolve 'that policy' to whoever the sentence before told to pursue it."""
    scene = context.scene

    def fits(seen: Seen) -> bool:
        return bool(seen.parties) and seen.sentence < scene.sentence

    ranked = scene.ranked(fits, before=place, reach=1)
    subjects = [pair for pair in ranked if pair[1].weight >= 20]
    found = scene.best(subjects) if subjects else None
    if found is None and len({keys_of(seen) for _, seen in ranked}) == 1:
        found = ranked[0][1]
    if found is None:
        return None
    made = context.mention(first, place, place, found.parties, "act")
    return Mention(made.first, made.last, made.head, made.parties, modifier=True)
