"""Dates of tables as the whole numbers that rules count with."""

from datetime import date
from typing import TYPE_CHECKING

from tertius.sources import source

if TYPE_CHECKING:
    import polars as pl

ALLIED = frozenset({"alliance", "friendly"})
HOSTILE = frozenset({"belligerence", "hostile"})


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


def year_days(year: int) -> tuple[int, int]:
    """Give the first and last day of a year as ordinals."""
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


def ordinal(column: "pl.Expr") -> "pl.Expr":
    """Turn a date expression into proleptic Gregorian ordinals."""
    import polars as pl

    epoch = date(1970, 1, 1).toordinal()
    return column.cast(pl.Date).cast(pl.Int32).cast(pl.Int64) + epoch
