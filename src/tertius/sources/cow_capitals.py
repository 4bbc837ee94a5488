"""Capitals of the states of the COW system with dates and coordinates, 1816–2024.

One row is a state and a spell with one capital. COW state numbers, ISO dates. The list is the R
package peacesciencer's; COW itself publishes none. Many moves are known to the year only and then
stand on 31 December; the file does not tell those from exact days.

References
----------
Miller 2022 (``miller2022``).
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import SPELL, Column, Coverage, Reading, Source


def read_cow_capitals(path: Path) -> Reading:
    """Read capitals as state spells.

    Parameters
    ----------
    path
        A CSV with ``ccode, statenme, capital, stdate, enddate, lat, lng``.

    Returns
    -------
    Reading
        One row per state and capital.

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

    sieve = Sieve.open(path, ("ccode", "statenme", "capital", "stdate", "enddate", "lat", "lng"))
    sieve = sieve.code("ccode").text("statenme").text("capital", needed=True)
    sieve = sieve.rename({"statenme": "state", "stdate": "start", "enddate": "end"})
    sieve = sieve.day("start", "end", needed=True).in_order()
    # −9 is a fair latitude, so nothing but an empty cell is missing here.
    sieve = sieve.number("lat", low=-90, high=90, missing=())
    sieve = sieve.number("lng", low=-180, high=180, missing=())
    nowhere = (pl.col("lat") == 0) & (pl.col("lng") == 0)
    blanked = sieve.frame.select(nowhere.sum()).item()
    if blanked:
        sieve = sieve.note(f"{blanked} coordinates of 0, 0 were blanked")
    places = [pl.when(~nowhere.fill_null(False)).then(pl.col(c)).alias(c) for c in ("lat", "lng")]
    day = pl.lit("day")
    sieve = sieve.map(*places, day.alias("start_precision"), day.alias("end_precision"))
    sieve = sieve.unique(("ccode", "start"), "duplicate-spell")
    return spells.censor(sieve).rename({"lat": "latitude", "lng": "longitude"}).done(COW_CAPITALS)


COW_CAPITALS = Source(
    name="cow_capitals",
    title="Capitals of the states of the COW system",
    version="peacesciencer 1.2",
    unit="state spell",
    system="cow",
    coverage=Coverage(date(1816, 1, 1), date(2024, 12, 31)),
    licence="GPL-2 package data; the facts are free",
    redistribution="user-supplied",
    citations=("miller2022",),
    url="https://svmiller.com/peacesciencer/",
    filenames=("cow_capitals*",),
    columns=("ccode", "capital", "stdate", "enddate", "lat", "lng"),
    traps=(
        "Spells ignore the state system: a capital is listed while its state is not a member.",
        "A move on 31 December usually means 'in that year'; the file does not say which.",
        "Coordinates were looked up by machine: Brasília's are those of the middle of Brazil.",
        "A spell that ends in 2024 is cut off by the end of the list.",
    ),
    read=read_cow_capitals,
    tidy=(
        Column("ccode", "Int32", "COW number of the state"),
        *SPELL,
        Column("state", "String", "name of the state, as in the list"),
        Column("capital", "String", "name of the capital in English"),
        Column("latitude", "Float64", "of the capital", "degrees north"),
        Column("longitude", "Float64", "of the capital", "degrees east"),
    ),
    keys=("ccode", "start"),
)

SOURCES = (COW_CAPITALS,)
