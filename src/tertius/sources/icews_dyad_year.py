"""ICEWS events counted by directed dyad, year and quad class, 2002–2014.

One row of tidy data is a source state, a target state and a year with at least one event. The
four counts are verbal and material cooperation, verbal and material conflict. Rows of zeros were
dropped from the file: inside the coverage, a pair of the 152 states without a row is zero. Pairs
with any other state are not observed: Turkey, Taiwan, Venezuela, Serbia, Czechia and Eritrea are
among those that the file leaves out.

References
----------
Boschee et al. 2015 (``boschee2015``), https://doi.org/10.7910/DVN/28075; the counts are those of
the R package netify (``minhas2026``).
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import Column, Coverage, Reading, Source

FIRST, LAST = 2002, 2014
COUNTS = {
    "verbCoop": "verbal_cooperation",
    "matlCoop": "material_cooperation",
    "verbConf": "verbal_conflict",
    "matlConf": "material_conflict",
}


def read_icews_dyad_year(path: Path) -> Reading:
    """Read directed dyad-years.

    Parameters
    ----------
    path
        Parquet or CSV with ``year, a, b, verbCoop, matlCoop, verbConf, matlConf``.

    Returns
    -------
    Reading
        One row per source, target and year.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged or not a table.
    InputProblems
        If columns are missing.
    """
    import polars as pl

    from tertius.sources import state_codes
    from tertius.sources.sieve import Sieve

    sieve = Sieve.open(path, ("year", "a", "b", *COUNTS)).text("a", "b", needed=True)
    sieve = sieve.year("year", first=FIRST, last=LAST)
    sieve = sieve.integer(*COUNTS, low=0, missing=(), needed=True)
    for code, number in (("a", "source"), ("b", "target")):
        shape = pl.col(code).str.contains("^[A-Z]{3}$")
        sieve = sieve.reject(~shape, "not-an-iso3-code", code)
        sieve = state_codes.translate(sieve, code, "year", number, state_codes.iso3_number)
    sieve = state_codes.leave_out_unmapped(sieve, {"a": "source", "b": "target"}, "codes")
    sieve = sieve.dyad("source", "target", swap=False)
    sieve = sieve.unique(ICEWS_DYAD_YEAR.keys, "duplicate-dyad-year").rename(COUNTS)
    return sieve.done(ICEWS_DYAD_YEAR)


ICEWS_DYAD_YEAR = Source(
    name="icews_dyad_year",
    title="ICEWS events by directed dyad and year",
    version="netify 1.5.3",
    unit="directed dyad-year",
    system="names",
    coverage=Coverage(
        date(FIRST, 1, 1),
        date(LAST, 12, 31),
        "pairs of the 152 states that occur; a pair of them without a row had no event",
    ),
    licence=(
        "ICEWS: research and education only (doi:10.7910/DVN/28075); the counts come with the R "
        "package netify, GPL 3"
    ),
    redistribution="user-supplied",
    citations=("boschee2015", "minhas2026"),
    doi="10.7910/DVN/28075",
    url="https://github.com/netify-dev/netify",
    filenames=("icews_dyad_year*",),
    columns=("year", "a", "b", *(name.lower() for name in COUNTS)),
    traps=(
        (
            "States are missing altogether: Turkey, Taiwan, Venezuela, Serbia, Czechia, Eritrea "
            "and small states. A missing state is unobserved, not without events."
        ),
        "Counts grow with the news: shares of a dyad's events compare better than counts.",
        "Events inside a state, and with non-states, are not in it.",
        "Several reports of one act can be several events.",
    ),
    read=read_icews_dyad_year,
    tidy=(
        Column("source", "Int32", "COW number of the state that acts"),
        Column("target", "Int32", "COW number of the state acted upon"),
        Column("year", "Int32", "calendar year", "year"),
        Column("verbal_cooperation", "Int32", "number of events", "events"),
        Column("material_cooperation", "Int32", "number of events", "events"),
        Column("verbal_conflict", "Int32", "number of events", "events"),
        Column("material_conflict", "Int32", "number of events", "events"),
    ),
    keys=("source", "target", "year"),
)

SOURCES = (ICEWS_DYAD_YEAR,)
