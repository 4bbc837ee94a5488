"""Dates in words: what a text says of time, and what that is on the calendar.

The rule of this module: no date is made up. What names no date on the calendar ('February 30'),
what needs the day of writing and has none, and what is too vague ('two decades ago') gives nothing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SMALL = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve")  # fmt: skip
# fmt: off
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Dated:
    """Words that name a time.

    Attributes
    ----------
    start, end
        Characters of the text.
    text
        ISO 8601: a date of the precision that the words give, or ``start/end``, with ``..`` for an
        open end.
    relative
        Whether the day of writing was needed to tell.
    """

    start: int
    end: int
    text: str
    relative: bool = False


_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2}|2100)"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_NUMBER = r"(?P<number>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
_WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_END = r"(?![\w%]|[.,]\d)"
_BEGIN = r"(?<![\w$€£.,/#-])"

Found = dict[str, str]
Meaning = Callable[[Found, "Now"], str]


@dataclass(frozen=True, slots=True)
class Now:
    """When a text was written, and whether a clause looks ahead.

    Attributes
    ----------
    written
        The day; None if unknown.
    ahead
        Whether the clause speaks of the future ('will meet on Monday').
    """

    written: date | None
    ahead: bool = False


def dates_in(text: str, now: Now) -> Iterator[Dated]:
    """Find all words that name a time.

    Parameters
    ----------
    text
        A sentence.
    now
        When it was written.

    Yields
    ------
    Dated
        In the order of the patterns, most exact first; none overlaps another.

    Examples
    --------
    >>> [d.text for d in dates_in("Troops entered on 5 March 1936 and left in 1940.", Now(None))]
    ['1936-03-05', '1940']
    >>> [d.text for d in dates_in("On Monday they met.", Now(date(2024, 7, 5)))]
    ['2024-07-01']
    >>> list(dates_in("They met on February 30, 2014.", Now(None)))
    []
    """
    taken: list[tuple[int, int]] = []
    for pattern, meaning, relative in _fitting(text):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other < end for other, other_end in taken):
                continue
            # Words that name no day of the calendar are taken too: their year alone is no date.
            taken.append((start, end))
            found = {k: v.lower() for k, v in match.groupdict().items() if v}
            try:
                value = meaning(found, now)
            except OverflowError:  # the day after the last one of the calendar
                value = ""
            if value:
                yield Dated(start, end, value, relative)


def _month(name: str) -> int:
    return next(k for k, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _number(word: str) -> int:
    if word in ("a", "an", "one"):
        return 1
    return _SMALL.index(word) + 1 if word in _SMALL else int(word)


def _valid(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _day_of(found: Found) -> int:
    word = found["day"]
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word.rstrip("stndrh"))


def _full(found: Found, _: Now) -> str:
    return _valid(int(found["year"]), _month(found["month"]), _day_of(found))


def _iso(found: Found, _: Now) -> str:
    return _valid(int(found["year"]), int(found["mm"]), int(found["day"]))


def _month_year(found: Found, _: Now) -> str:
    return f"{found['year']}-{_month(found['month']):02d}"


def _range(found: Found, _: Now) -> str:
    first, last = found["year"], found["until"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else ""


def _decade(found: Found, _: Now) -> str:
    return f"{found['year']}/{int(found['year']) + 9}" if found["year"].endswith("0") else ""


def _century(found: Found, _: Now) -> str:
    word = found["century"]
    number = _ORDINALS.index(word) + 1 if word in _ORDINALS else int(re.sub(r"\D", "", word))
    return f"{number * 100 - 99}/{number * 100}" if 11 <= number <= 21 else ""


def _year(found: Found, _: Now) -> str:
    return found["year"]


def _day_month(found: Found, now: Now) -> str:
    if now.written is None:
        return ""
    month, day = _month(found["month"]), _day_of(found)
    here = _valid(now.written.year, month, day)
    if here and _on_side(date.fromisoformat(here), now.written, ahead=now.ahead):
        return here
    return _valid(now.written.year + (1 if now.ahead else -1), month, day)


def _on_side(day: date, written: date, *, ahead: bool) -> bool:
    return day >= written if ahead else day <= written


def _bare_month(found: Found, now: Now) -> str:
    if now.written is None:
        return ""
    month, which = _month(found["month"]), found.get("which", "")
    year, here = now.written.year, now.written.month
    if which == "next" or (now.ahead and not which):
        year += month < here or (which == "next" and month == here)
    elif which != "this":
        year -= month > here or (which == "last" and month == here)
    return f"{year}-{month:02d}"


def _weekday(found: Found, now: Now) -> str:
    if now.written is None:
        return ""
    which, want = found.get("which", ""), DAYS.index(found["weekday"])
    if which == "next" or (now.ahead and which not in ("last", "past")):
        forward = (want - now.written.weekday()) % 7 or (7 if which == "next" else 0)
        return (now.written + timedelta(forward)).isoformat()
    back = (now.written.weekday() - want) % 7 or (7 if which in ("last", "past") else 0)
    return (now.written - timedelta(back)).isoformat()


def _near(found: Found, now: Now) -> str:
    if now.written is None:
        return ""
    shift = {"yesterday": -1, "tomorrow": 1}.get(found["near"], 0)
    return (now.written + timedelta(shift)).isoformat()


def _unit(found: Found, now: Now) -> str:
    """Read 'last month', 'this week', 'next year'."""
    which = found["which"]
    return _moved(
        now, found["unit"], {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    )


def _ago(found: Found, now: Now) -> str:
    return _moved(now, found["unit"], -_number(found["number"]))


def _moved(now: Now, unit: str, steps: int) -> str:
    """Give the day, week, month or year some steps away."""
    if now.written is None or not 1000 <= now.written.year + steps <= 2200:
        return ""
    if unit == "year":
        return str(now.written.year + steps)
    if unit == "month":
        months = now.written.year * 12 + now.written.month - 1 + steps
        return f"{months // 12}-{months % 12 + 1:02d}"
    if unit == "week":
        monday = now.written + timedelta(7 * steps - now.written.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    return (now.written + timedelta(steps)).isoformat()


def _over(found: Found, now: Now) -> str:
    """Read 'over the past two years'."""
    if now.written is None:
        return ""
    number, unit = _number(found.get("number", "a")), found["unit"]
    if unit == "decade":
        number, unit = 10 * number, "year"
    first = _moved(now, unit, -number).split("/")[0]
    last = _moved(now, unit, 0).split("/")[-1]
    return f"{first}/{last}" if first else ""


def _of_this_month(found: Found, now: Now) -> str:
    """Read 'the fifth of this month', 'the 5th inst.', 'the 28th ult.'."""
    if now.written is None:
        return ""
    back = found["which"] in ("last", "ult")
    year, month = map(int, _moved(now, "month", -1 if back else 0).split("-"))
    return _valid(year, month, _day_of(found))


def _patterns(
    *kinds: tuple[str, Meaning], relative: bool
) -> tuple[tuple[re.Pattern[str], Meaning, bool], ...]:
    return tuple(
        (re.compile(_BEGIN + pattern + _END, re.IGNORECASE), meaning, relative)
        for pattern, meaning in kinds
    )


_NTH = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_WORD_DAY = f"(?P<day>{_NTH}|[0-3]?[0-9](?:st|nd|rd|th)?)"
_UNTIL_YEAR = "(?P<until>[12][0-9]{3})"
_YEARS = _patterns(
    (rf"{_YEAR}-(?P<mm>[01][0-9])-(?P<day>[0-3][0-9])", _iso),
    (rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}", _full),
    (rf"(?:the )?{_WORD_DAY}(?: of)? {_MONTH},? {_YEAR}", _full),
    (rf"{_MONTH} {_DAY},? {_YEAR}", _full),
    (rf"{_MONTH},?(?: of)? {_YEAR}", _month_year),
    (rf"(?:between|from) {_YEAR} (?:and|to|until|till|through) {_UNTIL_YEAR}", _range),
    (rf"{_YEAR} ?[-–/] ?(?P<until>[12][0-9]{{3}}|[0-9]{{2}})", _range),
    (rf"{_YEAR}['’]?s", _decade),
    (_YEAR, _year),
    relative=False,
)
"""Patterns with a year of four digits, the most exact first."""
_CENTURIES = _patterns(
    (rf"(?P<century>{_NTH}|[12][0-9](?:th|st)) century", _century), relative=False
)
_PAST_UNITS = rf"the (?:past|last) (?:{_NUMBER} )?(?P<unit>day|week|month|year|decade)s?"
_THIS_MONTH = r"(?: of)? (?P<which>this|last|inst|ult)(?: month|\.|imo)?"
_RELATIVES = _patterns(
    (rf"(?:the )?{_WORD_DAY}{_THIS_MONTH}", _of_this_month),
    (rf"(?:over|in|during|for|within|throughout) {_PAST_UNITS}", _over),
    (rf"{_NUMBER} (?P<unit>day|week|month|year)s? ago", _ago),
    (rf"(?:the )?{_WORD_DAY} of {_MONTH}", _day_month),
    (rf"{_DAY} {_MONTH}", _day_month),
    (rf"{_MONTH} {_DAY}", _day_month),
    (r"(?P<which>last|next|this|past|coming) (?P<unit>week|month|year)", _unit),
    (rf"(?:(?P<which>last|next|this|past) )?{_WEEKDAY}", _weekday),
    (r"(?P<near>yesterday|today|tomorrow|tonight)", _near),
    (rf"(?P<which>last|next|this) {_MONTH}", _bare_month),
    (rf"(?<=in ){_MONTH}", _bare_month),
    (rf"(?<=since ){_MONTH}", _bare_month),
    relative=True,
)
_HAS_YEAR = re.compile(r"[12]\d{3}")
_MONTHS = "|".join(month[:3] for month in MONTHS if month != "may")
_HAS_DAY = re.compile(
    rf"\b(?:{_MONTHS}|mon|tues|wednes|thurs|fri|satur|sun|yester|to(?=day|morrow|night))"
    r"|\b(?:ago|inst|ult|may|weeks?|months?|years?|days?|decades?)\b",
    re.IGNORECASE,
)


def _fitting(text: str) -> Iterator[tuple[re.Pattern[str], Meaning, bool]]:
    """Give the patterns that can match, so that most sentences are passed over at once."""
    if _HAS_YEAR.search(text):
        yield from _YEARS
    if "century" in text:
        yield from _CENTURIES
    if _HAS_DAY.search(text):
        yield from _RELATIVES
