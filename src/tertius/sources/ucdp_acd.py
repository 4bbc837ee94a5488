"""UCDP/PRIO Armed Conflict Dataset 25.1: which states fought each other, 1946–2024.

The file has one row a conflict and year, with sides A and B; each side has primary parties, which
have the incompatibility, and secondary parties, states that sent troops to help one of them.
States are Gleditsch–Ward numbers, here translated to COW numbers by date. One tidy row is a
conflict, a pair of states, a year and a relation:

* ``opposed``: primary against primary, or a secondary party against the primary party that it
  sent troops against. Secondary parties of two sides are not paired: the data do not say that
  they met.
* ``same side``: a secondary party and the primary party that it helped, or two primary parties.

``conflict_type`` is ``interstate``, or ``internationalised`` where side B is a rebel group: then
``opposed`` pairs the government with the states whose troops helped the rebels. Conflicts inside
states without foreign troops, and colonial wars, hold no dyad of states and are out of scope.

Two shapes are read: UCDP's own CSV (several numbers in a cell, parted by commas; types 1–4), and
the R package peacesciencer's (one combination of parties a row; types in words). Precision of
start dates: UCDP's codes from 1 (the day is known) to 7 (not even the year is).

References
----------
Gleditsch et al. 2002 (``gleditsch2002``), Davies et al. 2025 (``davies2025``), https://ucdp.uu.se.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.errors import TertiusError
from tertius.sources.model import DYAD, Column, Coverage, Reading, Source

if TYPE_CHECKING:
    import polars as pl

    from tertius.sources.sieve import Sieve

_PARTIES = ("gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd")
_GROUP = ("conflict_id", "year", "conflict_type")
_ABOUT = (
    *("intensity", "incompatibility", "conflict_start", "conflict_start_precision"),
    *("episode_start", "episode_start_precision", "episode_ends", "episode_end"),
)
_TYPES = {
    **dict.fromkeys(("1", "extrasystemic"), "extrasystemic"),
    **dict.fromkeys(("2", "interstate"), "interstate"),
    **dict.fromkeys(("3", "intrastate"), "intrastate"),
    **dict.fromkeys(("4", "II"), "internationalised"),
}
_ISSUES = {"1": "territory", "2": "government", "3": "both"}
_PAIRS = (
    ("gwno_a", "gwno_b", "opposed"),
    ("gwno_a_2nd", "gwno_b", "opposed"),
    ("gwno_a", "gwno_b_2nd", "opposed"),
    ("gwno_a", "gwno_a_2nd", "same side"),
    ("gwno_b", "gwno_b_2nd", "same side"),
)


def read_ucdp_acd(path: Path) -> Reading:
    """Read state against state, and state beside state, by conflict and year.

    Parameters
    ----------
    path
        Either shape named in the module's docstring, plain or zipped.

    Returns
    -------
    Reading
        One row per conflict, dyad, year and relation.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources.sieve import Sieve

    dates = ("start_date", "start_date2", "ep_end_date")
    numbers = ("intensity_level", "start_prec", "start_prec2", "ep_end")
    words = ("type_of_conflict", "incompatibility")
    sieve = Sieve.open(
        path,
        ("conflict_id", "year", *_PARTIES, *words, *numbers, *dates),
        member=("ucdpprioconflict*", "*acd*"),
        legacy="cp1252",
    )
    sieve = sieve.integer("conflict_id", low=1, needed=True).year("year", first=1946)
    kind = pl.col("type_of_conflict").str.strip_chars().str.replace(r"\.0$", "")
    sieve = sieve.reject(~kind.is_in(list(_TYPES)), "unknown-type", "type_of_conflict")
    sieve = sieve.map(kind.replace_strict(_TYPES, default=None).alias("conflict_type"))
    apart = pl.col("conflict_type").is_in(["intrastate", "extrasystemic"])
    sieve = sieve.leave_out(apart, "conflicts inside states, and colonial wars: no dyad of states")
    issue = pl.col("incompatibility").str.strip_chars().str.replace(r"\.0$", "").replace(_ISSUES)
    sieve = sieve.reject(~issue.is_in(list(_ISSUES.values())), "unknown-issue", "incompatibility")
    sieve = sieve.map(issue.alias("incompatibility"))
    sieve = sieve.integer("intensity_level", low=1, high=2).integer("ep_end", low=0, high=1)
    sieve = sieve.integer("start_prec", "start_prec2", low=1, high=7)
    sieve = sieve.day(*dates, first=1900).rename(_NAMES)
    sieve = _in_cow(sieve)
    return sieve.reading(_dyads(sieve.frame))


_NAMES = {
    "intensity_level": "intensity",
    "start_date": "conflict_start",
    "start_prec": "conflict_start_precision",
    "start_date2": "episode_start",
    "start_prec2": "episode_start_precision",
    "ep_end": "episode_ends",
    "ep_end_date": "episode_end",
}


def _in_cow(sieve: "Sieve") -> "Sieve":
    """Turn cells of Gleditsch–Ward numbers into lists of COW numbers of the year."""
    import polars as pl

    lost: set[str] = set()
    for name in _PARTIES:
        text = pl.col(name).cast(pl.String).str.strip_chars().fill_null("")
        wrong = (text != "") & ~text.str.contains(r"^\d+(\.0)?(\s*,\s*\d+(\.0)?)*$")
        sieve = sieve.map(text.alias(name)).reject(wrong, "not-a-list-of-numbers", name)
        cells = sieve.frame.select(name, "year").rows()
        known = {cell: _translate(*cell) for cell in set(cells)}
        lost |= {f"{code} in {cell[1]}" for cell in known for code in known[cell][1]}
        codes = pl.Series(f"{name}_cow", [known[c][0] for c in cells], dtype=pl.List(pl.Int32))
        sieve = sieve.map(codes)
        # A supporter that COW does not count is left out; a conflict needs its primary parties.
        if not name.endswith("2nd"):
            gone = (pl.col(name) != "") & (pl.col(f"{name}_cow").list.len() == 0)
            sieve = sieve.reject(gone, "gw-code-not-in-cow", (name, "year"))
    sieve = sieve.reject(pl.col("gwno_a_cow").list.len() == 0, "missing", "gwno_a")
    if lost:
        sieve = sieve.note(f"no COW state of that number and year: {', '.join(sorted(lost))}")
    return sieve.map(*(pl.col(f"{name}_cow").alias(name) for name in _PARTIES))


def _translate(cell: str, year: int) -> tuple[list[int], list[int]]:
    """Translate one cell; give COW's numbers, and those of the cell that have none."""
    found: list[int] = []
    lost: list[int] = []
    for part in filter(None, (p.strip() for p in cell.split(","))):
        code = _cow(int(float(part)), year)
        if code is None:
            lost.append(int(float(part)))
        else:
            found.append(code)
    return found, lost


def _cow(gwcode: int, year: int) -> int | None:
    """Give the COW number that a number of the file has on a day of the year."""
    from tertius.states import gw_to_cow, in_system

    for day in (date(year, 12, 31), date(year, 1, 1), date(year, 7, 1)):
        try:
            return gw_to_cow(gwcode, day)
        except TertiusError:
            continue
    try:
        # UCDP keeps 345 for Serbia after 2006, where the list has 340 and COW has 345.
        return gwcode if in_system(gwcode, date(year, 12, 31)) else None
    except TertiusError:
        return None


def _dyads(rows: "pl.DataFrame") -> "pl.DataFrame":
    """Pair the parties of each conflict and year."""
    import polars as pl

    keep = [*_GROUP, *_ABOUT]
    parts = [_paired(rows.explode(a).explode(b), a, b, relation) for a, b, relation in _PAIRS]
    for side in ("gwno_a", "gwno_b"):
        # In one shape the parties of a side are in one cell, in the other in several rows.
        members = rows.explode(side).select(*keep, side).unique()
        other = members.select(*_GROUP, pl.col(side).alias("other"))
        parts.append(_paired(members.join(other, on=_GROUP), side, "other", "same side"))
    frame = pl.concat(parts).unique(["ccode1", "ccode2", "relation", *_GROUP], keep="first")
    columns = [pl.col(c.name).cast(getattr(pl, c.dtype)) for c in UCDP_ACD.tidy]
    return frame.select(columns).sort(UCDP_ACD.keys)


def _paired(rows: "pl.DataFrame", a: str, b: str, relation: str) -> "pl.DataFrame":
    """Put a pair of columns into order, with the role of each state."""
    import polars as pl

    first, second = pl.col(a), pl.col(b)
    rows = rows.filter(first.is_not_null() & second.is_not_null() & (first != second))
    role_a, role_b = (pl.lit("secondary" if "2nd" in name else "primary") for name in (a, b))
    in_order = first < second
    return rows.select(
        pl.min_horizontal(a, b).alias("ccode1"),
        pl.max_horizontal(a, b).alias("ccode2"),
        pl.when(in_order).then(role_a).otherwise(role_b).alias("role1"),
        pl.when(in_order).then(role_b).otherwise(role_a).alias("role2"),
        pl.lit(relation).alias("relation"),
        *_GROUP,
        *_ABOUT,
    )


UCDP_ACD = Source(
    name="ucdp_acd",
    title="UCDP/PRIO Armed Conflict Dataset",
    version="25.1",
    unit="conflict dyad-year",
    system="gw",
    coverage=Coverage(
        date(1946, 1, 1),
        date(2024, 12, 31),
        "a pair without a row did not reach 25 battle deaths in one conflict and year",
    ),
    licence="CC BY 4.0, as Our World in Data records it",
    redistribution="allowed",
    citations=("gleditsch2002", "davies2025"),
    url="https://ucdp.uu.se/downloads/ucdpprio/ucdp-prio-acd-251-csv.zip",
    filenames=("ucdp*acd*", "ucdpprioconflict*", "ucdp-prio-acd*"),
    columns=("conflict_id", "year", "gwno_a", "gwno_b", "type_of_conflict", "start_date2"),
    traps=(
        "The file's state numbers are Gleditsch–Ward's: Germany 260, Yemen 678; but Serbia 345.",
        "A secondary party sent troops; arms, money and bases do not count.",
        "Secondary parties of opposite sides are not paired (China and the USA in Korea).",
        "In the 2024 row of Russia–Ukraine, North Korea is a secondary party on Russia's side.",
        "A state can help both sides of a conflict in one year: then it has both relations.",
        "The threshold is 25 deaths a year in one conflict: clashes below it are not there.",
        "A conflict's start date can be years before the episode's; use the episode for timing.",
    ),
    read=read_ucdp_acd,
    tidy=(
        Column("conflict_id", "Int32", "UCDP's number of the conflict"),
        *DYAD,
        Column("year", "Int32", "calendar year with at least 25 battle deaths"),
        Column("relation", "String", "'opposed' or 'same side'"),
        Column("conflict_type", "String", "'interstate' or 'internationalised' (rebels on side B)"),
        Column("role1", "String", "'primary' or 'secondary' party, of the first state"),
        Column("role2", "String", "'primary' or 'secondary' party, of the second state"),
        Column("intensity", "Int32", "1 with 25–999 battle deaths in the year, 2 with more"),
        Column("incompatibility", "String", "'territory', 'government' or 'both'"),
        Column("episode_start", "Date", "first day of the episode in which the year falls"),
        Column("episode_start_precision", "Int32", "UCDP code, 1 day … 5 year … 7 unknown"),
        Column("episode_ends", "Int32", "1 if the episode ends in the year"),
        Column("episode_end", "Date", "its last day, where it ends"),
        Column("conflict_start", "Date", "first battle death of the whole conflict"),
        Column("conflict_start_precision", "Int32", "UCDP code, as above"),
    ),
    keys=("conflict_id", "ccode1", "ccode2", "year", "relation"),
)

SOURCES = (UCDP_ACD,)
