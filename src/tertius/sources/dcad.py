"""Defense Cooperation Agreement Dataset (DCAD) 1.0: bilateral framework treaties, 1980–2010.

One row of tidy data is an agreement. DCAD uses COW state numbers. ``type`` is ``general`` for
framework agreements on defence and ``sector`` for those on one field; up to three categories
say which (``DCA`` general, ``DIC`` defence industry, ``TREX`` training and exercises,
``PROCUREMENT``, ``RESEARCH``, ``COMMISSION``). Negative numbers from -44 down stand for kinds of
missing values and become null.

References
----------
Kinne 2020 (``kinne2020``), https://correlatesofwar.org/data-sets/defense-cooperation-agreement-dataset/.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.sources.model import Column, Coverage, Reading, Source

if TYPE_CHECKING:
    from tertius.sources.sieve import Sieve

FIRST, LAST = 1980, 2010
MISSING = (-9, -44, -55, -56, -57, -58, -66, -77, -88, -99)
_SIGNED = ("signYear", "signMonth", "signDay")
_FORCE = ("EIFYear", "EIFMonth", "EIFDay")
_CATEGORIES = ("category1", "category2", "category3")
_REQUIRED = ("ccode1", "ccode2", *_SIGNED, *_FORCE, "type", *_CATEGORIES, "span", "terminated",
             "endYearEstimate", "asymmetry", "categoryConf", "sourceType", "DCAid")  # fmt: skip


def read_dcad(path: Path) -> Reading:
    """Read agreements.

    Parameters
    ----------
    path
        The main file, ``DCAD-v1.0-main.csv``.

    Returns
    -------
    Reading
        One row per agreement.

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

    sieve = Sieve.open(path, _REQUIRED).code("ccode1", "ccode2").dyad()
    sieve = sieve.text("DCAid", "type", needed=True).text("categoryConf", "sourceType")
    sieve = sieve.text(*_CATEGORIES)
    known = ("general", "sector")
    sieve = sieve.reject(~pl.col("type").is_in(known), "unknown-type", "type")
    sieve = sieve.year("signYear", first=FIRST, last=LAST)
    sieve = spells.one_date(sieve, _SIGNED, "signed", unknown=MISSING, first=FIRST)
    sieve = _in_force(sieve)
    sieve = sieve.integer("span", low=0, high=99, missing=MISSING)
    sieve = sieve.integer("terminated", low=0, high=1, missing=MISSING)
    sieve = sieve.integer("asymmetry", low=0, high=2, missing=MISSING)
    sieve = sieve.integer("endYearEstimate", low=FIRST, high=2100, missing=MISSING)
    sieve = sieve.reject(
        pl.col("endYearEstimate") < pl.col("signYear"), "end-before-start",
        ("signYear", "endYearEstimate"),
    )  # fmt: skip
    categories = pl.concat_str(_CATEGORIES, separator=";", ignore_nulls=True)
    sieve = sieve.map(pl.when(categories != "").then(categories).alias("categories"))
    sieve = sieve.rename({"DCAid": "agreement", "span": "span_years", **_NAMES})
    return sieve.unique(("agreement",), "duplicate-agreement").done(DCAD)


_NAMES = {
    "endYearEstimate": "end_year_estimate",
    "categoryConf": "category_confidence",
    "sourceType": "source_type",
}


def _in_force(sieve: "Sieve") -> "Sieve":
    """Make the date of entry into force, which more than half of the rows do not have."""
    import polars as pl

    year, month, day = _FORCE
    sieve = sieve.integer(year, low=FIRST, high=2100, missing=MISSING)
    sieve = sieve.integer(month, low=1, high=12, missing=MISSING)
    sieve = sieve.integer(day, low=1, high=31, missing=MISSING)
    parts = [
        pl.col(year).cast(pl.String),
        pl.col(month).fill_null(1).cast(pl.String).str.zfill(2),
        pl.when(pl.col(month).is_null()).then(1).otherwise(pl.col(day).fill_null(1))
        .cast(pl.String).str.zfill(2),
    ]  # fmt: skip
    when = pl.concat_str(parts, separator="-").str.to_date("%Y-%m-%d", strict=False)
    sieve = sieve.reject(pl.col(year).is_not_null() & when.is_null(), "no-such-date", _FORCE)
    precision = (
        pl.when(pl.col(year).is_null()).then(None)
        .when(pl.col(month).is_null()).then(pl.lit("year"))
        .when(pl.col(day).is_null()).then(pl.lit("month"))
        .otherwise(pl.lit("day"))
    )  # fmt: skip
    sieve = sieve.map(when.alias("in_force"), precision.alias("in_force_precision"))
    early = sieve.frame.select(
        ((pl.col("in_force") < pl.col("signed")) & (precision == "day")).sum()
    ).item()
    if early:
        sieve = sieve.note(f"{early} agreements enter into force before they are signed")
    return sieve


DCAD = Source(
    name="dcad",
    title="Defense Cooperation Agreement Dataset",
    version="1.0",
    unit="agreement",
    system="cow",
    coverage=Coverage(
        date(FIRST, 1, 1), date(LAST, 12, 31), "agreements signed in these years, bilateral only"
    ),
    licence="free for research with citation; no open licence was found",
    redistribution="user-supplied",
    citations=("kinne2020",),
    url="https://correlatesofwar.org/wp-content/uploads/kinne_dca.zip",
    filenames=("dcad*.csv", "dcad*.csv.gz", "dcad*.zip"),
    columns=("ccode1", "ccode2", "signyear", "eifyear", "dcaid"),
    traps=(
        "Days of signature are missing for one agreement in eleven: see `signed_precision`.",
        "Entry into force is missing for more than half; the signature dates the tie.",
        (
            "The year of the end is an estimate, cut off at 2010: an end in 2010 mostly means "
            "'still in force'."
        ),
        "Agreements before 1980 are not in it: an old partnership can look like none.",
        "The archive has two tables: unpack it and add DCAD-v1.0-main.csv.",
        "An agreement is no alliance: the United States has them with rivals of its allies.",
    ),
    read=read_dcad,
    tidy=(
        Column("agreement", "String", "DCAD's identifier"),
        Column("ccode1", "Int32", "COW number of the state with the smaller number"),
        Column("ccode2", "Int32", "COW number of the other state"),
        Column("signed", "Date", "day of signature, or the first day that it can have been"),
        Column("signed_precision", "String", "how exact the signature is: day, month or year"),
        Column("in_force", "Date", "day of entry into force; null unknown"),
        Column("in_force_precision", "String", "how exact that is"),
        Column("type", "String", "general framework, or one sector"),
        Column("categories", "String", "up to three, separated by semicolons"),
        Column("span_years", "Int32", "agreed duration where fixed", "years"),
        Column("end_year_estimate", "Int32", "DCAD's estimate of the last year", "year"),
        Column("terminated", "Int32", "1 if ended by notice; null unknown"),
        Column("asymmetry", "Int32", "DCAD's code of one-sided obligations, 0–2"),
        Column("category_confidence", "String", "of the coding: low, med, high or atypical"),
        Column("source_type", "String", "treaty text or press (factiva)"),
    ),
    keys=("agreement",),
)

SOURCES = (DCAD,)
