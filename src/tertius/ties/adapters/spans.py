"""Dates of tables as the whole numbers that rules count with."""

from datetime import date
from typing import TYPE_CHECKING

from tertius.sources import source

if TYPE_CHECKING:
    import polars as pl

ALLIED = frozenset({"alliance", "friendly"})
HOSTILE = frozenset({"belligerence", "hostile"})

EPOCH = date(1970, 1, 1).toordinal()
"""Ordinal of the day that frames count from."""


def coverage_days(name: str) -> tuple[int, int]:
    """Give the first and last day that a dataset covers, as ordinals.

    Parameters
    ----------
    name
        Of the source.

    Returns
    -------
    tuple of int
    """
    covered = source(name).coverage
    return covered.start.toordinal(), covered.end.toordinal()


def spell_coverage(frame: "pl.DataFrame", name: str) -> tuple[int, int]:
    """Give the days that a file of spells covers: to the end of the file that was added.

    Spells that are cut off by the end of the data reach that day, in whatever release it is, so
    that none of them is ever taken as ended while the dataset can still speak.

    Parameters
    ----------
    frame
        With the columns ``end`` and ``censored``.
    name
        Of the source.

    Returns
    -------
    tuple of int
    """
    import polars as pl

    first, last = coverage_days(name)
    reached = frame.filter(pl.col("censored")).select(ordinal(pl.col("end")).max()).item()
    return first, last if reached is None else int(reached)


def year_days(year: int) -> tuple[int, int]:
    """Give the first and last day of a year as ordinals."""
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


def ordinal(column: "pl.Expr") -> "pl.Expr":
    """Turn a date expression into proleptic Gregorian ordinals."""
    import polars as pl

    return column.cast(pl.Date).cast(pl.Int32).cast(pl.Int64) + EPOCH


def middle(start: "pl.Expr", precision: "pl.Expr") -> "pl.Expr":
    """Give the middle of what a date of reduced precision can mean, as an ordinal.

    Parameters
    ----------
    start
        Expression of first days.
    precision
        Expression of ``day``, ``month`` or ``year``.

    Returns
    -------
    polars.Expr
    """
    import polars as pl

    last = (
        pl.when(precision == "month")
        .then(start.dt.month_end())
        .when(precision == "year")
        .then(start.dt.offset_by("1y").dt.offset_by("-1d"))
        .otherwise(start)
    )
    return (ordinal(start) + ordinal(last)) // 2
