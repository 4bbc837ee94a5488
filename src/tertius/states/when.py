"""The ``on`` argument: a day, a year, an ISO date, or any time.

The rule of this module: a date of reduced precision is the span of all days it can mean.
"""

from datetime import date, datetime
from typing import NamedTuple

from tertius.errors import PeriodError
from tertius.periods import parse_date
from tertius.states.fold import whole

On = date | int | str | None


class Window(NamedTuple):
    """The days that a question is about, both ends included."""

    start: date
    end: date
    text: str

    @property
    def exact(self) -> bool:
        """Whether the window is one day."""
        return self.start == self.end

    def __str__(self) -> str:
        """Give the window with its preposition: 'on 1970-05-01', 'in 1970'."""
        return f"on {self.text}" if self.exact else f"in {self.text}"


def window(on: On) -> Window | None:
    """Read an ``on`` argument.

    Parameters
    ----------
    on
        A date, a year, an ISO 8601 text of full or reduced precision, or None for any time.

    Returns
    -------
    Window or None

    Raises
    ------
    PeriodError
        If it is none of these.
    """
    if on is None:
        return None
    if isinstance(on, datetime):
        on = on.date()
    if isinstance(on, date):
        return Window(on, on, on.isoformat())
    year = whole(on)
    if year is not None:
        on = f"{year:04d}"
    if not isinstance(on, str):
        raise PeriodError(
            f"a date was expected, got {type(on).__name__}",
            remedy="Give a datetime.date, a year (1985) or an ISO date ('1985-06-01').",
        )
    start, end, _ = parse_date(on)
    return Window(start, end, on.strip())


def window_or(on: On, default: date) -> Window:
    """Read an ``on`` argument where None means a certain day.

    Parameters
    ----------
    on
        See :func:`window`.
    default
        The day for None.

    Returns
    -------
    Window

    Raises
    ------
    PeriodError
        If ``on`` is no date.
    """
    return window(on) or Window(default, default, default.isoformat())


def day_of(on: On, default: date) -> date:
    """Give one day for a question that needs one: the last day of the window.

    Parameters
    ----------
    on
        See :func:`window`.
    default
        The day for None.

    Returns
    -------
    datetime.date

    Raises
    ------
    PeriodError
        If ``on`` is no date.
    """
    return window_or(on, default).end
