"""One record of the chronicle and how it is written in a file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tertius.errors import PeriodError
from tertius.periods import Precision, parse_date

COLUMNS = (
    "id",
    "kind",
    "side_a",
    "side_b",
    "start",
    "end",
    "sign",
    "text",
    "citation",
    "status",
    "checked_with",
    "note",
)
Status = Literal["checked", "memory"]
_PARTY = re.compile(r"([A-Z][A-Z0-9_]*)(?:\[([0-9-]*)/([0-9-]*)\])?")


@dataclass(frozen=True, slots=True)
class Party:
    """A state, organisation or other entity on one side of a record.

    Attributes
    ----------
    key
        Key of the entity in the registry.
    since, until
        Its own first and last day within the record, or None for the record's own.
    """

    key: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A dated tie or event with its citation.

    Attributes
    ----------
    id
        Stable identifier, never reused.
    kind
        Name of the kind.
    side_a, side_b
        The parties. With an empty ``side_b`` every pair inside ``side_a`` is meant.
    start, end
        The first and the last day that the written dates can mean; ``end`` is None for a spell
        that is in force at the chronicle's as-of date.
    start_precision, end_precision
        ``day``, ``month`` or ``year``.
    sign
        −1, 0 or +1.
    text
        One line in our own words.
    citation, status, checked_with
        Where to look it up; whether it was compared with a source at hand, and which.
    note
        Why a contradicted record stands, or what is disputed.
    where
        File and line, for messages.
    """

    id: str
    kind: str
    side_a: tuple[Party, ...]
    side_b: tuple[Party, ...]
    start: date
    start_precision: Precision
    end: date | None
    end_precision: Precision | None
    sign: int
    text: str
    citation: str
    status: Status
    checked_with: tuple[str, ...]
    note: str
    where: str

    @property
    def date_text(self) -> str:
        """The dates as written: reduced precision stays reduced."""
        start = _shown(self.start, self.start_precision)
        if self.end is None:
            return f"{start}/"
        end = _shown(self.end, self.end_precision or "day")
        return start if start == end else f"{start}/{end}"


def parse_party(text: str, keep: Callable[[str], None]) -> Party | None:
    """Read one party, for example ``GRC[1952-02-18/]``.

    Parameters
    ----------
    text
        The party as written.
    keep
        Called with the reason if the text is no party.

    Returns
    -------
    Party or None
    """
    match = _PARTY.fullmatch(text.strip())
    if match is None:
        keep(f"'{text.strip()[:40]}' is no party; expected a key such as FRN or FRN[1949/1966-03]")
        return None
    key, since, until = match.groups()
    try:
        first = parse_date(since)[0] if since else None
        last = parse_date(until)[1] if until else None
    except PeriodError as error:
        keep(f"{error.message} in the dates of party {key}")
        return None
    if first and last and last < first:
        keep(f"party {key} leaves ({until}) before it joins ({since})")
        return None
    return Party(key, first, last)


def _shown(day: date, precision: Precision) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]
