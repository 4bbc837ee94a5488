"""Which records a published format can hold, on which day, and under which codes of actors.

The rule of this module: the formats of event data know types, days and actors, and no stance; by
default only what a text asserts or reports goes out, and everything left out is counted by reason.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tertius.coding.model import Level, Party, Reading, Record
from tertius.coding.ontology import Cameo
from tertius.coding.ontology.tables import table
from tertius.coding.records.dates import days_of
from tertius.coding.records.table import code_of
from tertius.errors import TertiusError
from tertius.states import convert, state

if TYPE_CHECKING:
    import polars as pl

DEFAULT_LEVELS: tuple[Level, ...] = ("asserted", "reported")
"""Stances that may count as an event where a format has no room for any."""


@dataclass(frozen=True, slots=True)
class Published:
    """A table in a published format.

    Attributes
    ----------
    format
        Which one.
    frame
        With the columns of the format, under their published names.
    left_out
        How many records were left out, by reason.
    notes
        What the format could not say, with counts.
    """

    format: str
    frame: "pl.DataFrame"
    left_out: dict[str, int]
    notes: tuple[str, ...]


class Entry(NamedTuple):
    """A record that goes out.

    Attributes
    ----------
    name
        Unique: the document's first twelve digits and the number of the record.
    record
        The record.
    target
        Its target, which is known to be there.
    day, last
        First and last day on which it may have happened.
    code
        Its CAMEO code.
    """

    name: str
    record: Record
    target: Party
    day: date
    last: date
    code: Cameo


class Chosen(NamedTuple):
    """The records that go out, and what is to be said of the others.

    Attributes
    ----------
    entries
        In the order given.
    left_out
        By reason.
    notes
        With counts.
    """

    entries: tuple[Entry, ...]
    left_out: dict[str, int]
    notes: tuple[str, ...]


def choose(
    readings: Iterable[Reading],
    *,
    levels: Collection[Level] = DEFAULT_LEVELS,
    written: Mapping[str, date] | None = None,
) -> Chosen:
    """Choose the records that a format of events can hold.

    Parameters
    ----------
    readings
        Of any number of documents.
    levels
        Stances to let through; what the text takes for true, whoever says it, counts as asserted.
    written
        Day on which a document was written, by its identity: stands in for the day of an event
        that the text does not date, as in all published event data.

    Returns
    -------
    Chosen
    """
    entries: list[Entry] = []
    left_out: Counter[str] = Counter()
    standing_in = 0
    for reading in readings:
        for number, record in enumerate(reading.records, start=1):
            day = (written or {}).get(reading.document)
            # What has a date without a beginning did not happen on the day of writing.
            written_then = (day, day) if day and not record.when else None
            days = days_of(record.when) or written_then
            reason = _unfit(record, levels, dated=days is not None)
            if reason or days is None or record.target is None:
                left_out[reason] += 1
                continue
            standing_in += not days_of(record.when)
            name = f"{reading.document[:12]}-{number}"
            entries.append(Entry(name, record, record.target, *days, code_of(record)))
    counts = {
        "are dated by the day on which their document was written": standing_in,
        "span more than a day; the first stands": sum(e.day != e.last for e in entries),
        "have a CAMEO code that says more or less than their type and mode": sum(
            e.code.lossy for e in entries
        ),
    }
    return Chosen(tuple(entries), dict(left_out), notes_of(counts, len(entries)))


def notes_of(counts: Mapping[str, int], whole: int) -> tuple[str, ...]:
    """Write notes with counts.

    Parameters
    ----------
    counts
        How many events, by what is to be said of them.
    whole
        Of how many.

    Returns
    -------
    tuple of str
        Of what occurs.
    """
    return tuple(f"{n} of {whole} events {what}" for what, n in counts.items() if n)


def _unfit(record: Record, levels: Collection[Level], *, dated: bool) -> str:
    """Give the first reason for which a record cannot go out; empty if it can."""
    if not record.event_type or record.target is None:
        return f"of a kind without event type: {record.kind}"
    taken_for_true = record.stance.factive and "asserted" in levels
    if record.stance.level not in levels and not taken_for_true:
        return f"stance: {record.stance.level}"
    if not record.source.key or not record.target.key:
        return "an actor that nobody could name"
    return "" if dated else "no date in the text, and none given for the document"


@cache
def iso_of(key: str, day: date) -> str:
    """Give the ISO 3166 alpha-3 code of a state or territory on a day.

    Parameters
    ----------
    key
        Of :mod:`tertius.states`, or a code of the user's own.
    day
        When.

    Returns
    -------
    str
        Empty where there is none: organisations, past states without a code, codes of the user.
    """
    try:
        entity = state(key)
        if entity.ccode is None:
            return entity.iso3c or ""
        return str(convert(entity.ccode, "cow", "iso3c", day))
    except TertiusError:
        return ""


@cache
def is_organisation(key: str) -> bool:
    """Tell whether a key is that of an organisation of states.

    Parameters
    ----------
    key
        Of :mod:`tertius.states`, or a code of the user's own.

    Returns
    -------
    bool
    """
    try:
        return state(key).kind == "organisation"
    except TertiusError:
        return False


def sector_of(party: Party, scheme: str) -> str:
    """Give the code of a party's sector.

    Parameters
    ----------
    party
        Of a record.
    scheme
        ``plover`` or ``cameo``.

    Returns
    -------
    str
        Empty for a party as such, and for a role that the scheme does not have.
    """
    return str(table("actors")[scheme].get(party.role, ""))


def group_of(key: str) -> str:
    """Give CAMEO's code of a known group.

    Parameters
    ----------
    key
        Of :mod:`tertius.states`.

    Returns
    -------
    str
        Empty where there is none.
    """
    return str(table("actors")["group"].get(key, ""))
