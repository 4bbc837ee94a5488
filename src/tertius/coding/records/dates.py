"""The ``when`` of a record as days.

The rule of this module: an unknown date stays unknown; the span of days that the words allow is
kept, and whoever needs one day takes the first and says so.
"""

from datetime import date

from tertius.errors import PeriodError
from tertius.periods import parse_period

OPEN = ".."
"""Stands for the side of a span that the words leave open: ``2014/..`` for 'since 2014'."""


def days_of(when: str) -> tuple[date, date] | None:
    """Give the first and the last day that a ``when`` allows.

    Parameters
    ----------
    when
        ISO 8601: a year, quarter, month, week or day, or two of these joined by ``/``, of which
        the last may be :data:`OPEN`.

    Returns
    -------
    tuple of date, or None
        None for what is empty or no such date, and for a span without a beginning; the last day
        of all for a span without an end.

    Examples
    --------
    >>> days_of("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> days_of("2022-02-24/2023")[1]
    datetime.date(2023, 12, 31)
    """
    first, joined, last = when.partition("/")
    since = _span(first)
    if since is not None and last == OPEN:
        return since[0], date.max
    until = _span(last if joined else first)
    if since is None or until is None or since[0] > until[1]:
        return None
    return since[0], until[1]


def is_when(text: str) -> bool:
    """Tell whether a text is a ``when`` that a record may have.

    Parameters
    ----------
    text
        Anything.

    Returns
    -------
    bool
        True for what :func:`days_of` reads, for a span without a beginning, and for no date.

    Examples
    --------
    >>> is_when("../1990"), is_when("2014/.."), is_when("../..")
    (True, True, False)
    """
    first, _, last = text.partition("/")
    without_beginning = first == OPEN and _span(last) is not None
    return not text or without_beginning or days_of(text) is not None


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
