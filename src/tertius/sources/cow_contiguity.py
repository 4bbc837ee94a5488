"""COW direct contiguity 3.2: which states border on each other by land or across water.

One row is a dyad and a spell of months with one type: 1 land or river border, 2 up to 12 miles of
water, 3 up to 24, 4 up to 150, 5 up to 400 miles. COW state numbers, months as the unit of time.

Two shapes are read: ``ccode1, ccode2, conttype, stdate, enddate`` with ISO dates that name the
first day of a month, and COW's own ``contdir.csv`` with ``statelno, statehno, begin, end`` as
YYYYMM. Spells end on the last day of their last month. A type of 0 in the first shape says that
the two were not contiguous then, and is left out.

References
----------
Stinnett et al. 2002 (``stinnett2002``), https://correlatesofwar.org/data-sets/direct-contiguity/.
"""

from datetime import date
from pathlib import Path

from tertius.sources.model import DYAD, SPELL, Column, Coverage, Reading, Source

_MEMBER = ("contdir.csv",)
_OFFICIAL = {"statelno": "ccode1", "statehno": "ccode2", "begin": "stdate", "end": "enddate"}


def read_cow_contiguity(path: Path) -> Reading:
    """Read contiguity as dyad spells.

    Parameters
    ----------
    path
        Either shape named in the module's docstring.

    Returns
    -------
    Reading
        One row per dyad and spell of one type; the mirrored half of a directed file is left out.

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
    from tertius.sources.tabular import header_of

    official = "statelno" in {name.lower() for name in header_of(Path(path), _MEMBER)}
    if official:
        sieve = Sieve.open(path, (*_OFFICIAL, "conttype"), member=_MEMBER).rename(_OFFICIAL)
        sieve = sieve.day("stdate", "enddate", needed=True, form="%Y%m")
    else:
        sieve = Sieve.open(path, ("ccode1", "ccode2", "conttype", "stdate", "enddate"))
        sieve = sieve.day("stdate", "enddate", needed=True)
    sieve = sieve.code("ccode1", "ccode2").integer("conttype", low=0, high=5, needed=True)
    sieve = sieve.map(
        pl.col("stdate").dt.month_start().alias("start"),
        pl.col("enddate").dt.month_end().alias("end"),
        pl.lit("month").alias("start_precision"),
        pl.lit("month").alias("end_precision"),
    ).in_order()
    sieve = sieve.leave_out(pl.col("conttype") == 0, "type 0, not contiguous in that spell")
    sieve = sieve.leave_out(sieve.mirrored("start"), "the same pair in the other direction")
    sieve = sieve.dyad().unique(("ccode1", "ccode2", "start"), "duplicate-spell")
    return spells.censor(sieve).rename({"conttype": "type"}).done(COW_CONTIGUITY)


COW_CONTIGUITY = Source(
    name="cow_contiguity",
    title="Direct Contiguity",
    version="3.2",
    unit="dyad spell",
    system="cow",
    coverage=Coverage(date(1816, 1, 1), date(2016, 12, 31), "to the month"),
    licence="COW's own terms; no open licence stated",
    redistribution="user-supplied",
    citations=("stinnett2002",),
    url="https://correlatesofwar.org/wp-content/uploads/DirectContiguity320.zip",
    filenames=("cow_contdir*", "contdir*"),
    columns=("ccode1", "ccode2", "conttype", "stdate", "enddate"),
    other_columns=(("statelno", "statehno", "conttype", "begin", "end"),),
    traps=(
        "Contiguity through colonies is another dataset: France and Brazil do not touch here.",
        "Type 5 reaches across 400 miles of sea: choose the types that the question needs.",
        "A spell that ends in December 2016 is cut off by the end of the data, not over.",
    ),
    read=read_cow_contiguity,
    tidy=(
        *DYAD,
        *SPELL,
        Column("type", "Int32", "1 land; water of up to 2 12, 3 24, 4 150, 5 400 miles"),
    ),
    keys=("ccode1", "ccode2", "start"),
)

SOURCES = (COW_CONTIGUITY,)
