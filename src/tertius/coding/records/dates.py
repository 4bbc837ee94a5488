"""The ``when`` of a record as days.

The rule of this module: an unknown date stays unknown; the span of days that the words allow is
kept, and whoever needs one day takes the first and says so.
"""

from datetime import date

from tertius.errors import PeriodError
from tertius.periods import parse_period


def days_of(when: str) -> tuple[date, date] | None:
    """Give the first and the last day that a ``when`` allows.

    Parameters
    ----------
    when
        ISO 8601: a year, quarter, month, week or day, or two of these joined by ``/``.

    Returns
    -------
    tuple of date, or None
        None for what is empty or no such date.

    Examples
    --------
    >>> days_of("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> days_of("2022-02-24/2023")[1]
    datetime.date(2023, 12, 31)
    """
    first, joined, last = when.partition("/")
    since, until = _span(first), _span(last if joined else first)
    if since is None or until is None or since[0] > until[1]:
        return None
    return since[0], until[1]


def _span(text: str) -> tuple[date, date] | None:
    if len(text) == len("2024-05-17") and text.count("-") == 2:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return day, day
    try:
        period = parse_period(text)
    except PeriodError:
        return None
    return period.start, period.end
