"""'Since 2014', 'from 1972 to 1979', 'in the 1960s': the span that a typed claim speaks of.

The rule of this module: a year means its first day where a span begins and its last where it ends;
what is no date is left in the text.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from tertius.errors import CodingError

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}-\d{{2}}(?!\d)|(?:\d{{1,2}} )?(?:{_MONTH})\.? "
    r"(?:\d{1,2}, )?"
    r"\d{4}|(?:the )?(?:(?:early|mid|late)[ -])?\d{4}s?)"
)
_TO = r"(?:\s*[-–—]\s*|\s+(?:to|till|until|through|up to|and)\s+)"
_PATTERNS = tuple(
    (re.compile(rf"\(?\b(?:{words})\b\)?", re.IGNORECASE), kind)
    for words, kind in (
        (rf"(?:from|between|during|in|over)\s+(?P<a>{_DAY}){_TO}(?P<b>{_DAY})", "span"),
        (r"(?P<a>\d{4})\s*[-–—]\s*(?P<b>\d{4})", "span"),
        (
            rf"(?:ever )?(?:since|starting in|beginning in|from|after)\s+(?:about |around )?"
            rf"(?P<a>{_DAY})(?:\s+(?:on|onward|onwards))?",
            "since",
        ),
        (rf"(?:until|till|up to|through|by)\s+(?P<b>{_DAY})", "until"),
        (rf"before\s+(?P<b>{_DAY})", "before"),
        (rf"(?:in|during|over|throughout|of)\s+(?P<a>{_DAY})", "in"),
    )
)


@dataclass(frozen=True, slots=True)
class Span:
    """What a text says of time, and the text without it.

    Attributes
    ----------
    since, until
        First and last day; None where the text sets no bound.
    rest
        The text without the words of time.
    """

    since: date | None
    until: date | None
    rest: str


def span_of(text: str) -> Span:
    """Read the span that a claim speaks of.

    Parameters
    ----------
    text
        A claim in words.

    Returns
    -------
    Span

    Raises
    ------
    CodingError
        If a date does not exist, or the span ends before it begins.

    Examples
    --------
    >>> found = span_of("USA drove Russia and Iran together from 2014 to 2020")
    >>> str(found.since), str(found.until), found.rest
    ('2014-01-01', '2020-12-31', 'USA drove Russia and Iran together')
    """
    since = until = None
    for pattern, kind in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        given = match.groupdict()
        if given.get("a") and since is None:
            since = _bounds(given["a"])[0]
            if kind == "in" and until is None:
                until = _bounds(given["a"])[1]
        if given.get("b") and until is None:
            first, last = _bounds(given["b"])
            until = date.fromordinal(first.toordinal() - 1) if kind == "before" else last
        text = f"{text[: match.start()]} {text[match.end() :]}"
        if since and until:
            break
    if since and until and until < since:
        raise CodingError(
            f"the claim ends ({until}) before it begins ({since})",
            remedy="Give the earlier date first: 'from 2014 to 2020'.",
        )
    return Span(since, until, " ".join(text.split()).replace(" .", ".").replace(" ,", ","))


def _bounds(words: str) -> tuple[date, date]:
    """Give the first and last day of a day, month, year or decade."""
    text = words.lower().removeprefix("the ")
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            day = date.fromisoformat(text)
            return day, day
        if re.fullmatch(r"\d{4}-\d{2}", text):
            return _month(int(text[:4]), int(text[5:]))
        year = int(re.findall(r"\d{4}", text)[-1])
        month = next((_MONTHS[w] for w in re.findall(r"[a-z]+", text) if w in _MONTHS), 0)
        day_number = re.search(r"\b(\d{1,2})\b(?!\d)", text.replace(str(year), ""))
        if month and day_number:
            day = date(year, month, int(day_number[1]))
            return day, day
        if month:
            return _month(year, month)
        last = year + 9 if text.endswith("s") else year
        return date(year, 1, 1), date(last, 12, 31)
    except ValueError:
        raise CodingError(
            f"'{words}' is no date", remedy="Write a year, 2014-03 or 2014-03-18."
        ) from None


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
