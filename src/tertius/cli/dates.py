"""Dates as options: reduced precision means the whole year or month."""

from datetime import date

from tertius.periods import parse_date


def first_day(text: str | None) -> date | None:
    """Give the first day that an option can mean, or None where it is not given."""
    return None if text is None else parse_date(text)[0]


def last_day(text: str | None) -> date | None:
    """Give the last day that an option can mean, or None where it is not given."""
    return None if text is None else parse_date(text)[1]
