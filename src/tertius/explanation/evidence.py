"""The records behind a tie: which lines of the chronicle speak about a dyad in a span of days."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product

from tertius.chronicle import AS_OF, Record, kinds, read_chronicle
from tertius.explanation.findings import Evidence
from tertius.states import in_system, name_of, numbers_of
from tertius.ties.inputs import chronicle_inputs

DAYS_OF_HALF_RELEVANCE = 730
"""A record this far from the date asked about counts half as much when records are ranked."""


@cache
def _records() -> dict[str, Record]:
    return {record.id: record for record in read_chronicle()}


@cache
def _by_dyad() -> dict[tuple[int, int], dict[str, tuple[date, date]]]:
    """Give the records of each dyad with the days on which they hold for it, ascending keys."""
    inputs = chronicle_inputs()
    found: defaultdict[tuple[int, int], dict[str, tuple[date, date]]] = defaultdict(dict)
    for spell in inputs.spells:
        pair = (min(spell.ccode1, spell.ccode2), max(spell.ccode1, spell.ccode2))
        days = date.fromordinal(spell.first_day), date.fromordinal(spell.last_day)
        found[pair].setdefault(spell.reference, days)
    for act in inputs.acts:
        pair = (min(act.source, act.target), max(act.source, act.target))
        day = date.fromordinal(act.day)
        found[pair].setdefault(act.reference, (day, day))
    return dict(found)


def records_of(ccode1: int, ccode2: int) -> tuple[Record, ...]:
    """List the records about a dyad, in order of time.

    Parameters
    ----------
    ccode1, ccode2
        Keys in any order.

    Returns
    -------
    tuple of Record
        Those that make a tie or an act of it, also through an organisation, and also under an
        earlier number of a state.
    """
    spans: dict[str, tuple[date, date]] = {}
    for one, other in product(numbers_of(ccode1), numbers_of(ccode2)):
        for name, days in _by_dyad().get((min(one, other), max(one, other)), {}).items():
            first, last = spans.get(name, days)
            spans[name] = (min(first, days[0]), max(last, days[1]))
    found = [_for_dyad(_records()[name], *days) for name, days in spans.items()]
    return tuple(sorted(found, key=lambda record: (record.start, record.id)))


def _for_dyad(record: Record, first: date, last: date) -> Record:
    """Give a spell the dates that it has for one dyad: a party may join late or leave early."""
    if kinds()[record.kind].form == "event":
        return record
    if first > record.start:
        record = replace(record, start=first, start_precision="day")
    if last < (record.end or AS_OF):
        record = replace(record, end=last, end_precision="day")
    return record


def evidence_of(record: Record, ccode1: int, ccode2: int) -> Evidence:
    """Show a record as evidence about a dyad.

    Parameters
    ----------
    record
        Of the chronicle.
    ccode1, ccode2
        The dyad it is to speak about.

    Returns
    -------
    Evidence
    """
    names = (_name_then(ccode1, record.start), _name_then(ccode2, record.start))
    return Evidence(
        id=record.id,
        source="chronicle",
        dyad=names,
        date=record.date_text,
        kind=kinds()[record.kind].label,
        sign=record.sign,
        text=record.text,
        citation=record.citation,
        status=record.status,
    )


def _name_then(ccode: int, day: date) -> str:
    """Name a state as of a day, by the number that it had then."""
    numbers = numbers_of(ccode)
    return name_of(next((n for n in numbers if in_system(n, day)), ccode), day)


def evidence_between(
    ccode1: int, ccode2: int, first: date, last: date, *, limit: int | None = None
) -> tuple[Evidence, ...]:
    """List what happened between two states in a span of days.

    Acts count if they fall into the span; spells if they begin or end in it, and those that run
    through it only if nothing else is left to show.

    Parameters
    ----------
    ccode1, ccode2
        Keys in any order.
    first, last
        The span, both days included.
    limit
        At most so many: the strongest, where an alliance or a war outweighs a visit.

    Returns
    -------
    tuple of Evidence
        In order of time.
    """
    records = records_of(ccode1, ccode2)
    changes = [record for record in records if _changes_in(record, first, last)]
    running = [record for record in records if _runs_through(record, first, last)]
    chosen = changes or running
    if limit is not None and len(chosen) > limit:
        chosen = sorted(chosen, key=lambda record: -_relevance(record, last))[:limit]
    elif limit is not None:
        chosen = chosen + [r for r in running if r not in chosen][: limit - len(chosen)]
    ordered = sorted(chosen, key=lambda record: (record.start, record.id))
    return tuple(evidence_of(record, ccode1, ccode2) for record in ordered)


def count_by_status(records: Iterable[Record]) -> dict[str, int]:
    """Count records, all and by status.

    Parameters
    ----------
    records
        Of the chronicle.

    Returns
    -------
    dict of str to int
        ``all``, ``checked`` and ``memory``.
    """
    statuses = [record.status for record in records]
    return {
        "all": len(statuses),
        "checked": statuses.count("checked"),
        "memory": statuses.count("memory"),
    }


def _changes_in(record: Record, first: date, last: date) -> bool:
    if first <= record.start <= last:
        return True
    is_spell = kinds()[record.kind].form == "spell"
    return is_spell and record.end is not None and first <= record.end <= last


def _runs_through(record: Record, first: date, last: date) -> bool:
    is_spell = kinds()[record.kind].form == "spell"
    return is_spell and record.start < first and (record.end or AS_OF) > last


def _relevance(record: Record, last: date) -> float:
    age = abs((last - record.start).days)
    return kinds()[record.kind].score * math.pow(2.0, -age / DAYS_OF_HALF_RELEVANCE)
