"""The columns of a file of ties that say when, read into moments.

A moment is a whole number (a year, or a point of time as Pajek has them) or, where any cell of the
two columns is a date, a day.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tertius.errors import PeriodError
from tertius.exchange.row_sieve import Sieve
from tertius.periods import parse_date

if TYPE_CHECKING:
    import polars as pl

Ints = NDArray[np.int64]

OPEN = 10**9
"""Stands for an end (its negative for a start) that a file leaves open."""

_NO_TIME = -OPEN - 1
_OPEN_WORDS = {"", "NA", ".", "*", "inf", "Infinity"}


@dataclass(frozen=True, slots=True)
class TimeColumns:
    """Columns as they stand in a file.

    Attributes
    ----------
    period
        Name of the period of each row.
    start, end
        First and last moment of each row; null is open.
    end_included
        Whether ``end`` still belongs to the spell; None where the file does not say.
    unit
        Unit of the periods, where the file says.
    """

    period: "pl.Series | None" = None
    start: "pl.Series | None" = None
    end: "pl.Series | None" = None
    end_included: bool | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Spells:
    """First and last moment of each row.

    Attributes
    ----------
    first, last : ndarray of int, shape (rows,)
        ``last`` is the last moment that the cell of the end can mean.
    ends : ndarray of int, shape (rows,)
        The first moment that it can mean: 1914-01-01 for 1914.
    in_days
        Whether moments are days, counted as by :meth:`datetime.date.toordinal`.
    """

    first: Ints
    last: Ints
    ends: Ints
    in_days: bool


@dataclass(frozen=True, slots=True)
class RowTimes:
    """When each row holds, where the file says.

    Attributes
    ----------
    period
        Names of periods as text, one for each row.
    spells
        Spells, one for each row.
    end_included, unit
        As in :class:`TimeColumns`.
    """

    period: "pl.Series | None" = None
    spells: Spells | None = None
    end_included: bool | None = None
    unit: str | None = None

    def filter(self, kept: NDArray[np.bool_]) -> "RowTimes":
        """Give the times of some rows."""
        period = self.period
        if period is not None:
            import polars as pl

            period = period.filter(pl.Series(kept))
        old = self.spells
        spells = old and Spells(old.first[kept], old.last[kept], old.ends[kept], old.in_days)
        return RowTimes(period, spells, self.end_included, self.unit)


def read_times(columns: TimeColumns, sieve: Sieve, name: str = "the period") -> RowTimes:
    """Read the columns of time, and take rows aside whose cells say no time.

    Parameters
    ----------
    columns
        As in the file.
    sieve
        Takes the rows.
    name
        Of the column of periods, for messages.

    Returns
    -------
    RowTimes
        Periods have one spelling each: 1962.0 is ``1962``.
    """
    if columns.period is not None:
        period = _spelling(columns.period)
        sieve.reject(period.is_null().to_numpy(), lambda _: f"{name} is empty")
        return RowTimes(period, None, None, columns.unit)
    if columns.start is None or columns.end is None:
        return RowTimes()
    spells = read_spells(columns.start, columns.end, sieve)
    return RowTimes(None, spells, columns.end_included, columns.unit)


def read_spells(start: "pl.Series", end: "pl.Series", sieve: Sieve) -> Spells:
    """Read two columns of moments.

    Parameters
    ----------
    start, end
        Numbers, dates or text with either; null is open.
    sieve
        Takes rows aside whose cells are no time, or that end before they start.

    Returns
    -------
    Spells
    """
    import polars as pl

    texts = [series.cast(pl.String).str.strip_chars() for series in (start, end)]
    in_days = not all(map(_all_numbers, texts))
    first = _moments(texts[0], 0, in_days=in_days)
    last, ends = (_moments(texts[1], side, in_days=in_days) for side in (1, 0))
    for found, text, word in ((first, texts[0], "start"), (last, texts[1], "end")):
        sieve.reject(
            found == _NO_TIME,
            lambda row, text=text, word=word: f"its {word} is {ascii(text[row])[:40]}, no time",  # type: ignore[misc]
            "Write years (1914) or dates (1914-07-28).",
        )
    sieve.reject(last < first, lambda _: "ends before it starts")
    return Spells(first, last, np.where(last == OPEN, OPEN, ends), in_days)


def _spelling(period: "pl.Series") -> "pl.Series":
    import polars as pl

    text = period.cast(pl.String).str.strip_chars().str.replace(r"^(-?\d+)\.0+$", "$1")
    return text.set(text.is_in(["", "NA", "."]).fill_null(value=False), None)


def _all_numbers(text: "pl.Series") -> bool:
    cells = [cell for cell in text.unique().to_list() if cell is not None]
    return all(cell in _OPEN_WORDS or _whole(cell) is not None for cell in cells)


def _whole(cell: str) -> int | None:
    try:
        number = float(cell)
        return int(number) if number == int(number) and abs(number) < OPEN else None
    except (ValueError, OverflowError):
        return None


def _moments(text: "pl.Series", side: int, *, in_days: bool) -> Ints:
    """Read each cell once, and give the first or the last moment that it can mean."""
    import polars as pl

    each = text.unique().to_list()
    read = [_moment(cell, side, in_days=in_days) for cell in each]
    found: Ints = text.replace_strict(each, read, return_dtype=pl.Int64).to_numpy()
    return found


def _moment(cell: str | None, side: int, *, in_days: bool) -> int:
    if cell is None or cell in _OPEN_WORDS:
        return OPEN if side else -OPEN
    if not in_days:
        number = _whole(cell)
        return _NO_TIME if number is None else number
    try:
        # A year may stand as 1914.0, a moment as 1914-07-28T12:00.
        short = cell.removesuffix(".0").partition("T")[0].partition(" ")[0]
        return parse_date(short)[side].toordinal()  # type: ignore[union-attr]
    except PeriodError:
        return _NO_TIME
