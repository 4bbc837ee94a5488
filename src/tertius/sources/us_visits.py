"""Visits of presidents of the United States to other countries, 1952–2023.

One row is a stop: a country, a place, the days and the purpose, as the Office of the Historian of
the Department of State lists them. Countries have the names that they had; they are translated to
COW numbers by date, and stay without one where they are no state (Vatican City, West Bank,
Palestinian Authority).

References
----------
Office of the Historian (``usvisits``), https://history.state.gov/departmenthistory/travels/president.
"""

import re
from datetime import date
from pathlib import Path

from tertius.errors import TertiusError
from tertius.sources.model import Column, Coverage, Reading, Source

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SPAN = re.compile(
    r"(?P<month>[A-Z][a-z]+) (?P<day>\d{1,2})(?:, (?P<year1>\d{4}))?"
    r"(?:\s*[-–]\s*(?:(?P<month2>[A-Z][a-z]+) )?(?P<day2>\d{1,2}))?, (?P<year>\d{4})"
)
_PLAIN = {
    "Korea, Republic of": "South Korea",
    "Korea, South": "South Korea",
    "China, People’s Republic of": "China",
    "Republic of China": "Taiwan",
    "Germany, Federal Republic of": "Federal Republic of Germany",
    "Macedonia, Former Yugoslav Republic of": "Macedonia",
    "U.S.S.R.": "USSR",
    "Serbia-Montenegro (Kosovo)": "Yugoslavia",
    "Burma": "Myanmar",
}


def read_us_visits(path: Path) -> Reading:
    """Read presidential visits abroad.

    Parameters
    ----------
    path
        A CSV with ``country, city, purpose, date``.

    Returns
    -------
    Reading
        One row per stop.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, ("country", "city", "purpose", "date"))
    sieve = sieve.text("city", "purpose").text("country", "date", needed=True)
    spans = [_span(text) for text in sieve.frame["date"]]
    starts, ends = ([s and s[i] for s in spans] for i in (0, 1))
    sieve = sieve.map(
        pl.Series("start", starts, dtype=pl.Date), pl.Series("end", ends, dtype=pl.Date)
    )
    sieve = sieve.reject(pl.col("start").is_null(), "no-such-date", "date").in_order()
    stops = sieve.frame.select("country", "start").rows()
    sieve = sieve.map(pl.Series("ccode", [_code_of(*stop) for stop in stops], dtype=pl.Int32))
    nowhere = sieve.frame.filter(pl.col("ccode").is_null())["country"].unique().sort().to_list()
    if nowhere:
        sieve = sieve.note(f"no COW state: {', '.join(nowhere)}")
    sieve = sieve.unique(("country", "city", "start", "purpose"), "duplicate-visit")
    return sieve.done(US_VISITS)


def _span(text: str) -> tuple[date, date] | None:
    """Read 'December 2–5, 1952' and its kin."""
    found = _SPAN.fullmatch(text.strip())
    if not found:
        return None
    month2 = found["month2"] or found["month"]
    if found["month"] not in _MONTHS or month2 not in _MONTHS:
        return None
    first, last = _MONTHS.index(found["month"]) + 1, _MONTHS.index(month2) + 1
    year = int(found["year"])
    year1 = int(found["year1"]) if found["year1"] else year - (last < first)
    try:
        return (
            date(year1, first, int(found["day"])),
            date(year, last, int(found["day2"] or found["day"])),
        )
    except ValueError:
        return None


def _code_of(country: str, day: date) -> int | None:
    """Give the COW number of a country as the list names it."""
    from tertius.states import resolve

    name = _PLAIN.get(country, country)
    # Of two Germanies and two Vietnams, presidents went to one only.
    if name == "Germany" and date(1949, 9, 21) <= day <= date(1990, 10, 2):
        name = "West Germany"
    if name == "Vietnam" and day < date(1975, 4, 30):
        name = "South Vietnam"
    for spelling in (name, name.partition(" (")[0]):
        try:
            return resolve(spelling, day).ccode
        except TertiusError:
            continue
    return None


US_VISITS = Source(
    name="us_visits",
    title="Travels abroad of the President of the United States",
    version="list to October 2023",
    unit="visit",
    system="names",
    coverage=Coverage(date(1952, 12, 2), date(2023, 10, 18), "visits of US presidents only"),
    licence="work of the US government, in the public domain",
    redistribution="allowed",
    citations=("usvisits",),
    url="https://history.state.gov/departmenthistory/travels/president",
    filenames=("us_presidential_visits*",),
    columns=("country", "city", "purpose", "date"),
    traps=(
        "Stops for fuel and summits of many states are rows, too: read the purpose.",
        "Visits as President-elect are in it, and say so in the purpose.",
        "Kosovo before 2008 is under Yugoslavia and Serbia-Montenegro.",
    ),
    read=read_us_visits,
    tidy=(
        Column("ccode", "Int32", "COW number of the country visited; null where it is no state"),
        Column("country", "String", "name of the country, as in the list"),
        Column("city", "String", "place"),
        Column("start", "Date", "first day"),
        Column("end", "Date", "last day"),
        Column("purpose", "String", "what the visit was for, as in the list"),
    ),
    keys=("start", "country", "city", "purpose"),
)

SOURCES = (US_VISITS,)
