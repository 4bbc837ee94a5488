"""Leaders of states with months of entry and exit, 1950–2026 (CoupCats list of February 2026).

One row is a leader's spell in office. COW state numbers. Entry is to the day, exit to the month;
an empty exit means in office when the list was made. −99 is missing. The list is made by hand:
rows with a month of 21 or an exit without its year are refused, and names that were decoded wrongly
(``KristrÃºn``) are put right where that can be done without loss.

References
----------
CoupCats leader list, data branch of 2026 (``coupcats2026``).
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import SPELL, Column, Coverage, Reading, Source

LAST_DAY = date(2026, 2, 28)
"""End of the month in which the list was taken; open spells end here, censored."""


def read_leaderlist(path: Path) -> Reading:
    """Read leaders as state spells.

    Parameters
    ----------
    path
        A CSV with ``ccode, leader, sdate, smonth, syear, emonth, eyear``.

    Returns
    -------
    Reading
        One row per leader and spell in office.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources import spells
    from tertius.sources.sieve import Sieve

    required = ("ccode", "stateabb", "leader", "sdate", "smonth", "syear", "emonth", "eyear")
    sieve = Sieve.open(path, required).code("ccode").text("stateabb").text("leader", needed=True)
    names = [_mended(name) for name in sieve.frame["leader"]]
    mended = sum(a != b for a, b in zip(names, sieve.frame["leader"], strict=True))
    if mended:
        sieve = sieve.map(pl.Series("leader", names, dtype=pl.String))
        sieve = sieve.note(f"{mended} names that had been decoded wrongly were put right")
    sieve = sieve.integer("emonth", "eyear", missing=(-9, -99))
    half = pl.col("emonth").is_null() != pl.col("eyear").is_null()
    sieve = sieve.reject(half, "half-a-date", ("emonth", "eyear"))
    still = pl.col("eyear").is_null()
    sieve = sieve.map(
        still.alias("censored"),
        pl.col("eyear").fill_null(LAST_DAY.year),
        pl.col("emonth").fill_null(LAST_DAY.month),
        pl.lit(None).cast(pl.Int32).alias("eday"),
    )
    unknown = (-9, -99)
    start, end = ("syear", "smonth", "sdate"), ("eyear", "emonth", "eday")
    sieve = spells.from_parts(sieve, start, end, unknown=unknown)
    sieve = sieve.unique(("ccode", "leader", "start"), "duplicate-spell")
    return sieve.rename({"stateabb": "abbreviation"}).done(LEADERLIST)


def _mended(name: str) -> str:
    """Undo UTF-8 that was read as Windows-1252, if every character allows it."""
    if "Ã" not in name and "Å" not in name and "Ä" not in name:
        return name
    try:
        return name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name


LEADERLIST = Source(
    name="leaderlist",
    title="Leaders of states, 1950–2026",
    version="February 2026",
    unit="leader spell",
    system="cow",
    coverage=Coverage(date(1950, 1, 1), LAST_DAY, "leaders in office in 1950 have older starts"),
    licence="no licence stated; facts",
    redistribution="user-supplied",
    citations=("coupcats2026",),
    url="https://github.com/thynec/CoupCats",
    filenames=("leaderlist*",),
    columns=("ccode", "leader", "sdate", "smonth", "syear", "emonth", "eyear"),
    traps=(
        "Exits are to the month: two leaders share the month of a change.",
        "An empty exit is 'in office in February 2026'.",
        "'Leader' is who rules, not the head of state: Deng to 1997, Jiang after him.",
        "Typed by hand: some months and years are wrong and those rows are refused.",
    ),
    read=read_leaderlist,
    tidy=(
        Column("ccode", "Int32", "COW number of the state"),
        Column("leader", "String", "name, as in the list"),
        *SPELL,
        Column("abbreviation", "String", "COW abbreviation"),
    ),
    keys=("ccode", "start", "leader"),
)

SOURCES = (LEADERLIST,)
