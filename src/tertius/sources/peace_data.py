"""Peace data 3.1: how hostile or peaceful a pair of states is, in dated periods, 1900–2020.

One row is a dyad and a period at one level of the scale of Diehl, Goertz and Gallegos:

* 0 severe rivalry; 0.25 lesser rivalry;
* 0.5 negative peace (no war, no rivalry, no more);
* 0.75 warm peace; 1 security community;
* null (−9 in the file) not classified, often a transition or an occupation.

COW state numbers; dates are YYYYMMDD, where 99 or 00 stands for an unknown month or day. The end
``20209999`` is the end of the data, 31 December 2020.

References
----------
Diehl, Goertz & Gallegos 2021 (``diehl2021``).
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import DYAD, SPELL, Column, Coverage, Reading, Source

LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)
_UNKNOWN = (99, 0)


def read_peace_data(path: Path) -> Reading:
    """Read the peace scale as dyad spells.

    Parameters
    ----------
    path
        A CSV with ``ccode1, ccode2, start, end, peacelevel``.

    Returns
    -------
    Reading
        One row per dyad and period; dates that no calendar has are refused.

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

    sieve = Sieve.open(path, ("ccode1", "ccode2", "start", "end", "peacelevel"))
    sieve = sieve.code("ccode1", "ccode2").number("peacelevel")
    off_scale = pl.col("peacelevel").is_not_null() & ~pl.col("peacelevel").is_in(LEVELS)
    sieve = sieve.reject(off_scale, "not-on-the-scale", "peacelevel")
    names = {"start": ("sy", "sm", "sd"), "end": ("ey", "em", "ed")}
    for name, (year, month, day) in names.items():
        sieve = sieve.integer(name, low=10_000_000, high=99_999_999, needed=True)
        number = pl.col(name)
        sieve = sieve.map(
            (number // 10_000).alias(year),
            (number // 100 % 100).alias(month),
            (number % 100).alias(day),
            number.alias(f"raw_{name}"),
        )
    # A day beside an unknown month (19620086) is a slip of the pen, not a date.
    odd = pl.col("sm").is_in(_UNKNOWN) & ~pl.col("sd").is_in(_UNKNOWN)
    sieve = sieve.reject(odd, "no-such-date", "raw_start")
    odd = pl.col("em").is_in(_UNKNOWN) & ~pl.col("ed").is_in(_UNKNOWN)
    sieve = sieve.reject(odd, "no-such-date", "raw_end")
    sieve = spells.from_parts(sieve, names["start"], names["end"], unknown=_UNKNOWN)
    sieve = sieve.dyad().unique(("ccode1", "ccode2", "start"), "duplicate-spell")
    return spells.censor(sieve).rename({"peacelevel": "peace_level"}).done(PEACE_DATA)


PEACE_DATA = Source(
    name="peace_data",
    title="Peace data",
    version="3.1",
    unit="dyad spell",
    system="cow",
    coverage=Coverage(
        date(1900, 1, 1),
        date(2020, 12, 31),
        "dyads with relations worth classifying; a dyad without a row is not covered, not 0.5",
    ),
    licence="CC BY 4.0, as Our World in Data records it",
    redistribution="allowed",
    citations=("diehl2021",),
    url="https://drive.google.com/drive/folders/1HKZ6FQmK09VJ5mzzEzIwkOawf7tb6Z63",
    filenames=("peacedata*", "peace_data*"),
    columns=("ccode1", "ccode2", "start", "end", "peacelevel"),
    traps=(
        "The end 20209999 is censoring on 31 December 2020, not an unknown day of an end.",
        "A start of 1900 is where the data begin: the relation can be older.",
        "−9 is 'not classified' and becomes null; it is not a level below 0.",
        "0.5 is the absence of rivalry, not friendship: it is most of the rows.",
    ),
    read=read_peace_data,
    tidy=(
        *DYAD,
        *SPELL,
        Column("peace_level", "Float64", "0 severe rivalry … 1 security community", "scale, 0–1"),
    ),
    keys=("ccode1", "ccode2", "start"),
)

SOURCES = (PEACE_DATA,)
