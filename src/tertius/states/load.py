"""The packaged tables, read once and kept.

The rule of this module: rows become values here and nowhere else. Reading is lazy and uses the
standard library only, because every command of the program waits for it.
"""

import csv
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tertius.states.model import Kind, Name, Spell

DATA = Path(__file__).parent / "data"

SYSTEM_AS_OF = date(2025, 12, 31)
"""The last day for which the registry was brought up to date."""


@dataclass(slots=True)
class Record:
    """One entity with all its spells and names, as the tables give them."""

    key: str
    kind: Kind
    ccode: int | None
    iso2: str
    iso3: str
    name: str
    adjective: str
    demonym: str
    capital: str
    cow: list[Spell] = field(default_factory=list)
    gw: list[Spell] = field(default_factory=list)
    gw_micro: list[Spell] = field(default_factory=list)
    life: list[Spell] = field(default_factory=list)
    dated: dict[str, list[Name]] = field(default_factory=dict)

    def spells(self, system: str) -> list[Spell]:
        """Give membership in a system; for what is no state, its life."""
        if self.kind != "state":
            return self.life
        return self.cow if system == "cow" else self.gw


class Registry(NamedTuple):
    """All records, by key and by COW number."""

    by_key: dict[str, Record]
    by_ccode: dict[int, Record]
    by_gwcode: dict[int, list[Record]]


def rows(table: str) -> list[dict[str, str]]:
    """Read one packaged table.

    Parameters
    ----------
    table
        File name inside the package's ``data`` folder.

    Returns
    -------
    list of dict
        One per line, keyed by the header.
    """
    header, *lines = cells(table)
    return [dict(zip(header, line, strict=True)) for line in lines]


def cells(table: str) -> list[list[str]]:
    """Read one packaged table as lines of cells, the header first.

    Parameters
    ----------
    table
        File name inside the package's ``data`` folder.

    Returns
    -------
    list of list of str
    """
    # Not importlib.resources: its import alone costs half of what the tables do.
    with (DATA / table).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def first_day(text: str) -> date:
    """Read the first day that a date of full or reduced precision can mean."""
    return date.fromisoformat(text + "-01-01"[: 10 - len(text)] if len(text) < 10 else text)


def last_day(text: str) -> date | None:
    """Read the last day that a date can mean; None for an empty cell."""
    if not text:
        return None
    if len(text) == 4:
        return date(int(text), 12, 31)
    if len(text) == 7:
        from tertius.periods import parse_date

        return parse_date(text)[1]
    return date.fromisoformat(text)


@cache
def registry() -> Registry:
    """Read the registry on first use.

    Returns
    -------
    Registry
    """
    by_key: dict[str, Record] = {}
    for row in rows("states.csv"):
        by_key[row["key"]] = _record(row, "state")
    for row in rows("others.csv"):
        record = _record(row, row["kind"])  # type: ignore[arg-type]
        record.life.append(Spell(0, first_day(row["start"]), last_day(row["end"])))
        by_key[row["key"]] = record
    by_gwcode: dict[int, list[Record]] = {}
    for row in rows("spells.csv"):
        record = by_key[row["key"]]
        spell = Spell(int(row["code"]), first_day(row["start"]), last_day(row["end"]))
        getattr(record, row["system"]).append(spell)
        if row["system"] != "cow" and record not in by_gwcode.setdefault(spell.code, []):
            by_gwcode[spell.code].append(record)
    _add_names(by_key)
    by_ccode = {record.ccode: record for record in by_key.values() if record.ccode is not None}
    return Registry(by_key, by_ccode, by_gwcode)


def _record(row: dict[str, str], kind: Kind) -> Record:
    return Record(
        row["key"],
        kind,
        int(row["ccode"]) if row.get("ccode") else None,
        row["iso2"],
        row["iso3"],
        row["name"],
        row["adjective"],
        row["demonym"],
        row["capital"],
    )


def _add_names(by_key: dict[str, Record]) -> None:
    for row in rows("names.csv"):
        start = first_day(row["start"]) if row["start"] else None
        end = last_day(row["end"])
        into = by_key[row["key"]].dated.setdefault(row["kind"], [])
        into.extend(Name(text, row["kind"], start, end) for text in row["texts"].split(";"))
