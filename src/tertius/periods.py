"""Years, quarters, months and weeks as values that can be counted and compared.

The rule of this module: a period is a closed span of whole days with a name in ISO 8601 form
(``2022``, ``2022-Q1``, ``2022-03``, ``2022-W05``). Nothing here knows what happens in a period.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering
from typing import Literal, get_args

from tertius.errors import PeriodError

Unit = Literal["year", "quarter", "month", "week"]
UNITS: tuple[Unit, ...] = get_args(Unit)
PER_YEAR: dict[Unit, float] = {"year": 1, "quarter": 4, "month": 12, "week": 365.25 / 7}

_QUARTER = re.compile(r"(\d{4})-?Q([1-4])")
_WEEK = re.compile(r"(\d{4})-?W(\d{2})")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

Precision = Literal["day", "month", "year"]


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A closed span of days.

    Attributes
    ----------
    unit
        ``year``, ``quarter``, ``month`` or ``week``.
    start, end
        First and last day, both included.
    """

    unit: Unit
    start: date
    end: date

    def __str__(self) -> str:
        """Give the ISO 8601 name."""
        match self.unit:
            case "year":
                return f"{self.start.year:04d}"
            case "quarter":
                return f"{self.start.year:04d}-Q{(self.start.month + 2) // 3}"
            case "month":
                return f"{self.start.year:04d}-{self.start.month:02d}"
            case "week":
                year, week, _ = self.start.isocalendar()
                return f"{year:04d}-W{week:02d}"

    def __lt__(self, other: "Period") -> bool:
        """Order periods by their first day."""
        return (self.start, self.end) < (other.start, other.end)

    def next(self) -> "Period":
        """Give the period of the same unit that follows."""
        return self.shift(1)

    def shift(self, count: int) -> "Period":
        """Give the period ``count`` steps later (earlier where negative)."""
        period = self
        for _ in range(abs(count)):
            edge = self.step_day(period, forward=count > 0)
            period = period_of(edge, self.unit)
        return period

    @staticmethod
    def step_day(period: "Period", *, forward: bool) -> date:
        """Give the day just after (or just before) a period."""
        try:
            return period.end + timedelta(days=1) if forward else period.start - timedelta(days=1)
        except OverflowError:
            raise PeriodError(f"there is no period beyond {period}") from None


def period_of(day: date, unit: Unit) -> Period:
    """Give the period of a unit that a day falls in.

    Parameters
    ----------
    day
        Any day.
    unit
        One of :data:`UNITS`.

    Returns
    -------
    Period

    Examples
    --------
    >>> from datetime import date
    >>> str(period_of(date(2022, 2, 24), "quarter"))
    '2022-Q1'
    """
    match unit:
        case "year":
            return Period(unit, date(day.year, 1, 1), date(day.year, 12, 31))
        case "quarter":
            first = 3 * ((day.month - 1) // 3) + 1
            return Period(unit, date(day.year, first, 1), _month_end(day.year, first + 2))
        case "month":
            return Period(unit, day.replace(day=1), _month_end(day.year, day.month))
        case "week":
            monday = day - timedelta(days=day.weekday())
            return Period(unit, monday, monday + timedelta(days=6))


def periods_between(since: date, until: date, unit: Unit) -> tuple[Period, ...]:
    """List the periods that touch a span of days, in order.

    Parameters
    ----------
    since, until
        First and last day, both included.
    unit
        One of :data:`UNITS`.

    Returns
    -------
    tuple of Period

    Raises
    ------
    PeriodError
        If ``until`` lies before ``since``.
    """
    if unit not in UNITS:
        raise PeriodError(f"'{unit}' is no unit of time", remedy=f"Units: {', '.join(UNITS)}.")
    if until < since:
        raise PeriodError(
            f"the span ends ({until}) before it starts ({since})",
            remedy="Give the earlier date to --since and the later one to --until.",
        )
    found = [period_of(since, unit)]
    while found[-1].end < until:
        found.append(found[-1].next())
    return tuple(found)


def parse_date(text: str) -> tuple[date, date, Precision]:
    """Read an ISO 8601 date of full or reduced precision.

    Parameters
    ----------
    text
        ``2024-06-19``, ``2024-06`` or ``2024``.

    Returns
    -------
    first, last : datetime.date
        The first and the last day that the text can mean.
    precision : {"day", "month", "year"}

    Raises
    ------
    PeriodError
        If the text is no such date.

    Examples
    --------
    >>> parse_date("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29), 'month')
    """
    match = _DATE.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # noqa: S101 - the pattern requires it
        if month is None:
            return date(year, 1, 1), date(year, 12, 31), "year"
        if day is None:
            return date(year, month, 1), _month_end(year, month), "month"
        exact = date(year, month, day)
    except ValueError:
        raise PeriodError(
            f"'{text[:40]}' is no date",
            remedy="Write ISO 8601: 2024-06-19, or 2024-06, or 2024.",
        ) from None
    return exact, exact, "day"


def parse_period(text: str) -> Period:
    """Read the name of a period.

    Parameters
    ----------
    text
        ``2022``, ``2022-Q1``, ``2022-03`` or ``2022-W05``.

    Returns
    -------
    Period

    Raises
    ------
    PeriodError
        If the text names no period.
    """
    stripped = text.strip().upper()
    try:
        if match := _QUARTER.fullmatch(stripped):
            return period_of(date(int(match[1]), 3 * int(match[2]) - 2, 1), "quarter")
        if match := _WEEK.fullmatch(stripped):
            return period_of(date.fromisocalendar(int(match[1]), int(match[2]), 1), "week")
        first, _, precision = parse_date(stripped)
    except (ValueError, OverflowError, PeriodError):
        first, precision = date.min, "day"
    if precision == "day":
        raise PeriodError(
            f"'{text[:40]}' names no period",
            remedy="Write a year (2022), a quarter (2022-Q1), a month (2022-03) or a week "
            "(2022-W05).",
        )
    return period_of(first, precision)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
