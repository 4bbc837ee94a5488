"""Dates that are written out in a text, as ISO 8601; what is not written out is no date.

The usual parsers are made to find a date at any price. dateparser 1.2 reads "2014" as that year's
day of today, and finds 22 May in "in 2014 and may the ...": it fills in what the text leaves out
from the clock, and costs 0.8 s of CPU time to import. htmldate (0.2 s) searches the mark-up for
the likeliest publication date, and takes it out of the body where there is none. Here a grammar of
the written forms does with no clock and no guess:

* ``2023-09-18``, ``2023/09/18``; ``18 September 2023``, ``18th of September, 2023``,
  ``September 18, 2023``, ``18. September 2023``, ``18 de septiembre de 2023``,
  ``18 сентября 2023 г.``; ``18.09.2023``;
* ``18/09/2023`` and ``09/18/2023``, but not ``03/04/2023``, which two readers read differently;
* ``September 2023``, ``septembre 2023``; days of a range (``3-5 May 2023``) give the month.

Years have four digits, 1000 to 2199. Days that no month has are no dates, nor is any part of them.
Relative dates give nothing. A year alone is a date only in running text, see
:mod:`tertius.documents.facts.mentions`.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from tertius.documents.facts.months import month_numbers, month_pattern, names_before_years

_SOME_YEAR = re.compile(r"[12]\d{3}")
_REACH = 60


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text.

    Attributes
    ----------
    start, end
        Its characters.
    value
        ISO 8601: a day, or a month (``2023-09``), or a year.
    """

    start: int
    end: int
    value: str


def written_dates(text: str) -> list[WrittenDate]:
    """Find the days and months that a text writes out.

    Parameters
    ----------
    text
        Folded text.

    Returns
    -------
    list of WrittenDate
        In the order of the text, without overlap.

    Examples
    --------
    >>> [found.value for found in written_dates("From 3-5 May 2023; 30 February 2023; 18.9.2023.")]
    ['2023-05', '2023-09-18']
    """
    found: list[WrittenDate] = []
    for start, end in around_years(text):
        for match in _pattern().finditer(text, start, end):
            value = _value(match)
            if value is not None:
                found.append(WrittenDate(*match.span(), value))
    return found


def around_years(text: str) -> list[tuple[int, int]]:
    """Find the stretches of a text that have a year, so that only they are searched.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    list of (int, int)
        Ascending, without overlap; each reaches 60 signs beyond its years on both sides.
    """
    found: list[tuple[int, int]] = []
    for match in _SOME_YEAR.finditer(text):
        start, end = max(0, match.start() - _REACH), min(len(text), match.end() + _REACH)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def first_day(value: str) -> str:
    """Give the first day of a date that may be short.

    Parameters
    ----------
    value
        ISO 8601 day, month or year.

    Returns
    -------
    str
        A day.

    Examples
    --------
    >>> first_day("2014"), first_day("2022-02"), first_day("2001-09-11")
    ('2014-01-01', '2022-02-01', '2001-09-11')
    """
    return value + "-01-01"[3 * value.count("-") :] if len(value) < 10 else value


@cache
def _pattern() -> re.Pattern[str]:
    month = month_pattern()
    day = r"(?:0?[1-9]|[12]\d|3\d)"
    year = r"[12]\d{3}"
    joint = r"(?:,? (?:de |del |do |di |of )?|[-/ .])"
    return re.compile(
        # 2023-09-18, with or without a time; the signs between must be the same.
        rf"(?<![\d/.,$€£-])(?P<y1>{year})(?P<s1>[-/.])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})"
        r"(?=$|[^\d/.-]|[.,-](?!\d)|T\d)"
        # 18 September 2023, 3-5 May 2023
        rf"|(?<![\w.,/:-])(?:(?P<r2>{day})\.? ?(?:-|–|to|bis|au|al|y|and|und|et|e|и) ?)?"
        rf"(?P<d2>{day})(?:st|nd|rd|th|er|ère|º|°|-?го|e)?\.?(?: (?:de|of|do|di|del) | |-"
        rf"|/)(?P<m2>{month})\.?"
        rf"{joint}(?P<y2>{year})(?![\d%])(?:,?(?= ?(?:г\b|р\b)))?"
        # September 18, 2023; Sept. 18-19, 2023
        rf"|(?<![\w.])(?P<m3>{month})\.? (?P<d3>{day})(?:st|nd|rd|th)?"
        rf"(?P<r3> ?(?:-|–|to|and|&) ?(?:{month}\.? )?{day})?(?:,? | of )(?P<y3>{year})(?![\d%])"
        # 18.09.2023, 18/09/2023, 18-09-2023
        rf"|(?<![\w/.,$€£-])(?P<a4>\d{{1,2}})(?P<s4>[-/.]) ?(?P<b4>\d{{1,2}})(?P=s4) ?"
        rf"(?P<y4>{year})"
        r"(?=$|[^\d/.-]|[.,-](?!\d))"
        # September 2023
        rf"|(?<![\w.])(?<!\d )(?<!\d\. )"
        rf"(?P<m5>{month})\.?(?:,? (?:de |del |of |do )?|,)(?P<y5>{year})"
        r"(?![\d%]|[.,/-]\d)",
        re.I,
    )


def _value(match: re.Match[str]) -> str | None:
    """Read what was matched, or nothing where it is no date."""
    if match["y1"]:
        return _day(match["y1"], match["m1"], match["d1"])
    if match["y2"]:
        return _named(match["y2"], match["m2"], match["d2"], ranged=bool(match["r2"]))
    if match["y3"]:
        return _named(match["y3"], match["m3"], match["d3"], ranged=bool(match["r3"]))
    if match["y4"]:
        return _numeric(match["y4"], match["s4"], int(match["a4"]), int(match["b4"]))
    name = match["m5"]
    if name not in names_before_years():
        return None
    return _known_year(match["y5"]) and f"{match['y5']}-{month_numbers()[name.lower()]:02d}"


def _named(year: str, name: str, day: str, *, ranged: bool) -> str | None:
    number = month_numbers()[name.lower()]
    whole = _day(year, str(number), day)
    return whole[:7] if whole and ranged else whole


def _numeric(year: str, sign: str, first: int, second: int) -> str | None:
    """Read a date in figures: with dots the day is first, else only where one reading is left."""
    if sign == "." or first > 12 or first == second:
        return _day(year, str(second), str(first))
    if second > 12:
        return _day(year, str(first), str(second))
    return None


def _known_year(year: str) -> str | None:
    return year if year <= "2199" else None


def _day(year: str, month: str, day: str) -> str | None:
    if _known_year(year) is None:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
