"""From a line of a chronicle file to a record, with every fault of the line reported."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from rapidfuzz import process

from tertius.chronicle.kinds import Kind, kinds
from tertius.chronicle.record import COLUMNS, Party, Record, parse_party
from tertius.errors import PeriodError, Problem, UnknownState
from tertius.periods import Precision, parse_date

AS_OF = date(2025, 12, 31)
"""The last day that the chronicle covers; a spell without an end is in force on it."""

EARLIEST = date(1800, 1, 1)
"""No tie of a chronicle may begin earlier."""

ID_LIMIT = 100
"""Longest identifier, in characters."""

TEXT_LIMIT = 400
"""Longest text of a record, in characters."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(slots=True)
class _Line:
    """One line under examination."""

    where: str
    cells: dict[str, str]
    problems: list[Problem] = field(default_factory=list)

    def fault(self, name: str, what: str, remedy: str | None = None) -> None:
        self.problems.append(Problem(f"{self.where}: {name}", what, remedy))


def parse_row(row: list[str], where: str, problems: list[Problem]) -> Record | None:
    """Turn the cells of one line into a record.

    Parameters
    ----------
    row
        As many cells as there are columns.
    where
        ``file:line``.
    problems
        Receives every fault of the line.

    Returns
    -------
    Record or None
        None where the line has a fault.
    """
    cells = dict(zip(COLUMNS, (value.strip() for value in row), strict=True))
    line = _Line(where, cells)
    kind = _kind(line)
    _check_words(line)
    sides = _sides(line, kind)
    dates = _dates(line, kind)
    if line.problems or kind is None or dates is None:
        problems.extend(line.problems)
        return None
    start, start_precision, end, end_precision = dates
    return Record(
        id=cells["id"],
        kind=kind.kind,
        side_a=sides[0],
        side_b=sides[1],
        start=start,
        start_precision=start_precision,
        end=end,
        end_precision=end_precision,
        sign=kind.sign,
        text=cells["text"],
        citation=cells["citation"],
        status="checked" if cells["status"] == "checked" else "memory",
        checked_with=tuple(p.strip() for p in cells["checked_with"].split(";") if p.strip()),
        note=cells["note"],
        where=where,
    )


def _kind(line: _Line) -> Kind | None:
    name = line.cells["kind"]
    kind = kinds().get(name)
    if kind is None:
        line.fault("kind", f"unknown kind '{name[:40]}'", f"nearest: {_nearest(name[:40])}")
    elif line.cells["sign"] != str(kind.sign):
        line.fault("sign", f"a {kind.label} has sign {kind.sign}, found '{line.cells['sign']}'")
    return kind


@cache
def _nearest(name: str) -> str:
    return ", ".join(match[0] for match in process.extract(name, list(kinds()), limit=3))


def _check_words(line: _Line) -> None:
    cells = line.cells
    for name, text in cells.items():
        if not text.isprintable():
            sign = next(sign for sign in text if not sign.isprintable())
            line.fault(name, f"holds the control character U+{ord(sign):04X}")
    if len(cells["id"]) > ID_LIMIT:
        line.fault("id", f"is longer than {ID_LIMIT} characters")
    elif not _ID.fullmatch(cells["id"]):
        line.fault("id", f"'{cells['id'][:60]}' is not lower-case words joined by hyphens")
    for name in ("text", "citation"):
        if not cells[name]:
            line.fault(name, "is empty", f"every record needs a {name}")
    if len(cells["text"]) > TEXT_LIMIT:
        line.fault("text", f"is longer than {TEXT_LIMIT} characters")
    if cells["status"] not in {"checked", "memory"}:
        line.fault("status", f"expected 'checked' or 'memory', found '{cells['status'][:40]}'")
    elif (cells["status"] == "checked") != bool(cells["checked_with"]):
        line.fault("checked_with", "must be filled for a checked record, and only for one")


def _sides(line: _Line, kind: Kind | None) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    side_a = _side(line, "side_a")
    side_b = _side(line, "side_b")
    if not side_a or (not side_b and len(side_a) < 2):
        line.fault("side_a", "two parties are needed: fill side_b, or name several in side_a")
    elif kind is not None and kind.directed and not side_b:
        line.fault("side_b", f"the kind '{kind.kind}' is directed: name its target")
    keys = [party.key for party in (*side_a, *side_b) if party.since is party.until is None]
    for key in {key for key in keys if keys.count(key) > 1}:
        line.fault("side_a", f"the party {key} is named twice", "a state has no tie with itself")
    return side_a, side_b


def _side(line: _Line, name: str) -> tuple[Party, ...]:
    parties, faults = _parties(line.cells[name])
    for what in faults:
        line.fault(name, what)
    return parties


@cache
def _parties(cell: str) -> tuple[tuple[Party, ...], tuple[str, ...]]:
    """Read a cell of parties; the same sides recur in many records."""
    faults: list[str] = []
    parties = []
    for part in filter(None, cell.split(";")):
        party = parse_party(part, faults.append)
        if party is not None and not _is_key(party.key):
            faults.append(f"unknown party '{party.key}'; expected a key of the registry of states")
        elif party is not None:
            parties.append(party)
    return tuple(parties), tuple(faults)


_read_date = cache(parse_date)


@cache
def _is_key(key: str) -> bool:
    from tertius.states import state

    try:
        return state(key).key == key
    except UnknownState:
        return False


def _dates(
    line: _Line, kind: Kind | None
) -> tuple[date, Precision, date | None, Precision | None] | None:
    read = {}
    for name in ("start", "end"):
        text = line.cells[name]
        if not text and name == "end":
            continue
        try:
            read[name] = _read_date(text)
        except PeriodError as error:
            line.fault(name, error.message, error.remedy)
            return None
    first, last, precision = read["start"]
    for name, (day, _, _) in read.items():
        if not EARLIEST <= day <= AS_OF:
            what = f"{line.cells[name]} lies outside {EARLIEST.year} to {AS_OF}"
            line.fault(name, what, "leave the end of a tie that is still in force empty")
            return None
    if "end" not in read:
        is_event = kind is not None and kind.form == "event"
        return (first, precision, last, precision) if is_event else (first, precision, None, None)
    if read["end"][1] < first:
        line.fault("end", f"{line.cells['end']} lies before the start {line.cells['start']}")
        return None
    return first, precision, read["end"][1], read["end"][2]
