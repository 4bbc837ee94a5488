"""Dated spells from what sources give: years, or year, month and day in parts.

A spell's start is the first day it can have begun and its end the last day it can have lasted;
``start_precision`` and ``end_precision`` (``day``, ``month``, ``year``) say how much of that the
source itself gives. ``censored`` marks spells that reach the end of the data.
"""

from datetime import date

import polars as pl

from tertius.sources.sieve import FIRST_YEAR, LAST_YEAR, Sieve


def from_years(sieve: Sieve, start: str, end: str, *, first: int = FIRST_YEAR) -> Sieve:
    """Make a spell of a first and a last year.

    Parameters
    ----------
    sieve
        With two columns of years.
    start, end
        Their names.
    first
        The earliest year accepted.

    Returns
    -------
    Sieve
        With the spell columns, from 1 January to 31 December.
    """
    sieve = sieve.year(start, end, first=first)
    sieve = sieve.reject(pl.col(end) < pl.col(start), "end-before-start", (start, end))
    return sieve.map(
        pl.date(pl.col(start), 1, 1).alias("start"),
        pl.date(pl.col(end), 12, 31).alias("end"),
        pl.lit("year").alias("start_precision"),
        pl.lit("year").alias("end_precision"),
    )


def from_parts(
    sieve: Sieve,
    start: tuple[str, str, str],
    end: tuple[str, str, str],
    *,
    unknown: tuple[int, ...] = (-9,),
    first: int = FIRST_YEAR,
) -> Sieve:
    """Make a spell of columns of years, months and days.

    Parameters
    ----------
    sieve
        With six columns.
    start, end
        Their names: year, month, day.
    unknown
        Numbers that stand for an unknown month or day.
    first
        The earliest year accepted.

    Returns
    -------
    Sieve
        With the spell columns; impossible dates are refused as ``no-such-date``.
    """
    sieve = one_date(sieve, start, "start", unknown=unknown, first=first)
    sieve = one_date(sieve, end, "end", unknown=unknown, first=first, last_day=True)
    return sieve.in_order()


def one_date(
    sieve: Sieve,
    parts: tuple[str, str, str],
    into: str,
    *,
    unknown: tuple[int, ...] = (-9,),
    first: int = FIRST_YEAR,
    last_day: bool = False,
) -> Sieve:
    """Make one date column and its precision of year, month and day.

    Parameters
    ----------
    sieve
        With three columns.
    parts
        Their names: year, month, day.
    into
        Name of the date column; its precision goes to ``{into}_precision``.
    unknown
        Numbers that stand for an unknown month or day.
    first
        The earliest year accepted.
    last_day
        Take the last day that an imprecise date can mean, not the first.

    Returns
    -------
    Sieve
        With both columns.
    """
    year, month, day = parts
    sieve = sieve.year(year, first=first, last=LAST_YEAR)
    sieve = sieve.integer(month, day, missing=unknown)
    # A day without its month says nothing.
    no_month = pl.col(month).is_null()
    no_day = no_month | pl.col(day).is_null()
    when = pl.format(
        "{}-{}-{}",
        pl.col(year),
        pl.col(month).fill_null(12 if last_day else 1).cast(pl.String).str.zfill(2),
        pl.when(no_day).then(1).otherwise(pl.col(day)).cast(pl.String).str.zfill(2),
    ).str.to_date("%Y-%m-%d", strict=False)
    sieve = sieve.reject(when.is_null(), "no-such-date", parts)
    if last_day:
        when = pl.when(no_day).then(when.dt.month_end()).otherwise(when)
    known = pl.when(no_month).then(pl.lit("year"))
    precision = known.when(no_day).then(pl.lit("month")).otherwise(pl.lit("day"))
    return sieve.map(when.alias(into), precision.alias(f"{into}_precision"))


def censor(sieve: Sieve, last: date | None = None) -> Sieve:
    """Mark the spells that reach the end of the data.

    Parameters
    ----------
    sieve
        With a column ``end``.
    last
        The last day of the data; by default the latest end in the file.

    Returns
    -------
    Sieve
        With a column ``censored``.
    """
    limit = pl.col("end").max() if last is None else pl.lit(last)
    return sieve.map((pl.col("end") >= limit).alias("censored"))
