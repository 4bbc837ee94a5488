"""What rules read: spells and acts of dyads, whatever dataset they come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import chain, combinations, product
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tertius.chronicle import AS_OF, SINCE, Party, Record, kinds, read_chronicle
from tertius.states import PREDECESSOR, memberships, state

Tier = Literal["alliance", "friendly", "belligerence", "hostile"]

ORGANISATION_SHARE = 0.5
"""Weight of an organisation's act for each of its members, against 1 for a state's own act."""

NOT_EXPANDED = frozenset({"UN"})
"""Organisations whose members are not taken to stand behind every act: the votes of the members
of the Security Council are recorded as acts of their own."""


class Spell(NamedTuple):
    """A standing tie of a dyad."""

    ccode1: int
    ccode2: int
    first_day: int
    last_day: int
    tier: Tier
    score: float
    kind: str
    reference: str


class Act(NamedTuple):
    """A dated act of one state towards another; ``directed`` is False for a mutual one."""

    source: int
    target: int
    day: int
    score: float
    directed: bool
    kind: str
    reference: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A value per dyad and period that a source measures.

    Attributes
    ----------
    ccode1, ccode2 : ndarray of int
        Keys, in any order.
    first_day, last_day : ndarray of int
        Span that the value is about, as ordinals.
    value : ndarray of float
        In [−1, 1].
    """

    ccode1: NDArray[np.int64]
    ccode2: NDArray[np.int64]
    first_day: NDArray[np.int64]
    last_day: NDArray[np.int64]
    value: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one source contributes.

    Attributes
    ----------
    source
        Name of the source.
    first_day, last_day
        Coverage as ordinals: within it the absence of a spell is an observation.
    spells, acts
        Standing ties and dated acts.
    watched
        Pairs of sets of states with a first and last day: the dyads between the sets in which the
        absence of an act is an observation.
    watches
        Whether the absence of an act is an observation for every dyad within the coverage.
    tiers
        Which tiers of standing ties the source can deny: ATOP knows of no war, a list of wars of
        no alliance. Empty for a source that speaks only about the dyads that it lists.
    measure
        Values per dyad and period, or None.
    """

    source: str
    first_day: int
    last_day: int
    spells: tuple[Spell, ...] = ()
    acts: tuple[Act, ...] = ()
    watched: tuple[tuple[frozenset[int], frozenset[int], int, int], ...] = ()
    watches: bool = False
    tiers: frozenset[str] = frozenset()
    measure: Measure | None = None


@cache
def chronicle_inputs(records: tuple[Record, ...] | None = None) -> Inputs:
    """Expand the records of the chronicle to dyads.

    Parameters
    ----------
    records
        By default those that ship with tertius.

    Returns
    -------
    Inputs
        Organisations are replaced by their members by date, except those in
        :data:`NOT_EXPANDED`; entities that are no states drop out.
    """
    from tertius.chronicle.coverage import dense_dyads

    spells: list[Spell] = []
    acts: list[Act] = []
    for record in read_chronicle() if records is None else records:
        if kinds()[record.kind].form == "spell":
            spells.extend(_spells(record))
        else:
            acts.extend(_acts(record))
    return Inputs(
        source="chronicle",
        first_day=SINCE.toordinal(),
        last_day=AS_OF.toordinal(),
        spells=tuple(spells),
        acts=tuple(acts),
        watched=dense_dyads(),
        tiers=frozenset({"alliance", "friendly", "belligerence", "hostile"}),
    )


class _Member(NamedTuple):
    """A state on one side of a record, with the days it is party to it."""

    ccode: int
    first_day: int
    last_day: int
    share: float


def _spells(record: Record) -> list[Spell]:
    kind = kinds()[record.kind]
    if kind.tier == "none" or kind.tier == "":
        return []
    return [
        Spell(a.ccode, b.ccode, first, last, kind.tier, kind.score, kind.kind, record.id)
        for a, b, first, last in _pairs(record)
    ]


def _acts(record: Record) -> list[Act]:
    kind = kinds()[record.kind]
    if kind.sign == 0:
        return []
    score, day = kind.sign * kind.score, _middle(record)
    found: dict[tuple[int, int], Act] = {}
    for a, b, _, _ in _pairs(record):
        strength = score * a.share * b.share
        for one, other in product(_remembering(a.ccode), _remembering(b.ccode)):
            if one == other:
                continue
            act = Act(one, other, day, strength, kind.directed, kind.kind, record.id)
            # A state and an organisation it belongs to, on one side, act once: by the state.
            if abs(strength) >= abs(found.get((one, other), act).score):
                found[one, other] = act
    return list(found.values())


@cache
def _remembering(ccode: int) -> tuple[int, ...]:
    """Give a state and the later one that took over its memory of acts."""
    return (ccode, *(later for later, earlier in PREDECESSOR.items() if earlier == ccode))


def _middle(record: Record) -> int:
    """Give the day an act counts from: the middle of what its written date can mean."""
    first = record.start.toordinal()
    if record.start_precision == "day" or record.end is None:
        return first
    return (first + min(record.end, _last_meant(record)).toordinal()) // 2


def _last_meant(record: Record) -> date:
    from tertius.periods import parse_date

    return parse_date(record.start.isoformat()[: 7 if record.start_precision == "month" else 4])[1]


def _pairs(record: Record) -> list[tuple[_Member, _Member, int, int]]:
    expand = partial(_members, first=record.start, last=record.end or AS_OF)
    side_a = [expand(party) for party in record.side_a]
    side_b = [expand(party) for party in record.side_b]
    # A second side of which no party is a state (Houthis) does not make allies foes of each other;
    # and what an organisation does with a state is nothing that its members do with one another.
    sides = product(side_a, side_b) if record.side_b else combinations(side_a, 2)
    pairs = chain.from_iterable(product(one, other) for one, other in sides)
    found = []
    for a, b in pairs:
        first, last = max(a.first_day, b.first_day), min(a.last_day, b.last_day)
        if a.ccode != b.ccode and first <= last:
            found.append((a, b, first, last))
    return found


def _members(party: Party, *, first: date, last: date) -> list[_Member]:
    first, last = max(first, party.since or first), min(last, party.until or last)
    if last < first:
        return []
    return [
        _Member(code, max(since, first.toordinal()), min(until, last.toordinal()), share)
        for code, since, until, share in _states_of(party.key)
        if since <= last.toordinal() and until >= first.toordinal()
    ]


@cache
def _states_of(key: str) -> Sequence[tuple[int, int, int, float]]:
    """Give the states behind a key with their days: itself, or its members if it has any."""
    entity = state(key)
    if entity.ccode is not None:
        return [(entity.ccode, date.min.toordinal(), date.max.toordinal(), 1.0)]
    if entity.kind != "organisation" or key in NOT_EXPANDED:
        return []
    found = []
    for spell in memberships(key):
        code = state(spell.member).ccode
        if spell.organisation == key and spell.status == "member" and code is not None:
            last = (spell.end or date.max).toordinal()
            found.append((code, spell.start.toordinal(), last, ORGANISATION_SHARE))
    return found
