"""Dates that a text speaks of.

A year alone is a date where a word before it says so (``in 2014``, ``seit 1990``, ``в 2014 году``)
or where it names an event (``the 2015 agreement``); ``2014 soldiers``, ``Resolution 2231``,
``$2014`` and ``(2022)`` are none.
"""

import re
from itertools import product

from tertius.documents.facts.dates import WrittenDate, around_years, written_dates
from tertius.documents.facts.frontmatter import front_lines
from tertius.documents.facts.page import Page
from tertius.documents.facts.tenses import LANGUAGES, clause_is_past, is_open, is_past
from tertius.documents.model import Fact, Role

READ: tuple[Role, ...] = ("body", "standfirst", "host_comment")
"""Roles whose lines are read for dates."""


_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
_NOT_AFTER = r"(?![\d%°]|[.,/:]\d|-\d(?!\d{3}\b|\d\b)|s\b|'s\b| ?(?:BC|B\.C|BCE|AH)\b)"
_BEFORE_YEARS = (
    r"in|since|during|after|before|until|till|by|from|throughout|early|late|mid|year|years|between"
    r"|spring of|summer of|autumn of|fall of|winter of|end of|beginning of|start of|middle of"
    r"|depuis|dès|après|avant|en|fin|début|l'an|année|jusqu'en"
    r"|seit|nach|vor|bis|ab|im Jahr|im Jahre|Jahr|Ende|Anfang|Mitte|Sommer|Winter|Herbst|Frühjahr"
    r"|desde|hasta|año|tras|nel|dal|del|fino al|dopo il|anno|ano|até|após|em|в|с|до|после"
)
_ALONE = re.compile(
    rf"(?<![\w$€£-])(?P<word>{_BEFORE_YEARS})[ -]{_YEAR}{_NOT_AFTER}"
    rf"(?:(?P<range> ?(?:-|–|to|and|und|et|y|e) ?)(?P<second>1[4-9]\d\d|20\d\d){_NOT_AFTER})?",
    re.I,
)
_EVENT = re.compile(
    rf"\b(?i:the|a|its|their|his|her|of|that) {_YEAR} (?:[A-Za-z-]+ ){{0,2}}?(?:elections?|war|deal"
    r"|agreement|accords?|treaty|pact|invasion|crisis|summit|coup|attacks?|referendum|revolution"
    r"|uprising|annexation|ceasefire|truce|conference|campaign|vote|budget|law|constitution"
    r"|earthquake|massacre|Olympics|World Cup|census|genocide|bombings?|protests|convention)\b"
)
_NAMED_YEAR = re.compile(rf"(?<![\d.,-]){_YEAR} ?(?:году|года|годом|год|г\.)")
_COUNTED = re.compile(
    r" (?:soldiers|people|troops|men|women|children|persons|tonnes|tons|dollars|euros|rubles|pounds"
    r"|copies|words|pages|cases|villages|houses|homes|km|kilomet|miles|met(?:er|re)s|points|votes"
    r"|delegates|members|employees|workers|deaths|dead|victims|refugees|prisoners|rockets|missiles"
    r"|tanks|vehicles|aircraft|ships|drones|shells|companies|firms|schools|hours|days|weeks|years"
    r"|hommes|soldats|personnes|Soldaten|Menschen|Personen|soldados|personas|soldati|persone"
    r"|солдат|человек|percent|per cent|pct|[A-Z][a-z]+ (?:Street|Avenue|Road|St\b|Ave\b))"
)
_OPEN_WORDS = "by until till before to for from bis vor avant hasta até prima до к ab dès desde с"
_OPEN_ENDED = frozenset(_OPEN_WORDS.split())
_SINCE = frozenset({"since", "depuis", "seit"})


def mention_facts(page: Page) -> list[Fact]:
    """State the dates that the text speaks of.

    Parameters
    ----------
    page
        A labelled text; only its body, standfirsts and the host's comments are read.

    Returns
    -------
    list of Fact
        Of kind ``mentioned``, each date once for each segment.
    """
    facts: list[Fact] = []
    known: set[tuple[int | None, str]] = set()
    for number in read_lines(page):
        segment = page.segment_of(number)
        for date in dates_of(page.texts[number]):
            if (segment, date.value) not in known:
                known.add((segment, date.value))
                where = (number, date.start, date.end)
                by = "date in the text"
                facts.append(
                    page.fact("date", date.value, where, by, kind="mentioned", segment=segment)
                )
    return facts


def read_lines(page: Page) -> list[int]:
    """Give the lines that are read for dates: what somebody says, no opening with a dateline.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    list of int
        Numbers of lines.
    """
    fields = front_lines(page)
    return [
        number
        for number in page.with_roles(*READ)
        if number not in fields
        and (page.lines[number].role != "body" or number not in page.opening)
    ]


def dates_of(text: str) -> list[WrittenDate]:
    """Find the dates that a text speaks of, years among them.

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
    >>> [date.value for date in dates_of("In 2014, 2014 soldiers left until 3 May 2015.")]
    ['2014', '2015-05-03']
    """
    whole = written_dates(text)
    return sorted([*whole, *_years(text, whole)], key=lambda date: date.start)


def tells_a_past(text: str, date: WrittenDate, language: str) -> bool:
    """Tell whether a sentence speaks of a date in it as past.

    Parameters
    ----------
    text
        One sentence.
    date
        A date in it.
    language
        ISO 639-1 of the sentence.

    Returns
    -------
    bool
        Always False in a language whose tenses are not known.

    Examples
    --------
    >>> text = "Trade fell in 2014 and was to grow until 2030."
    >>> [tells_a_past(text, date, "en") for date in dates_of(text)]
    [True, False]
    """
    before = text[max(0, date.start - 24) : date.start].rstrip(" -").lower()
    word = before.rsplit(" ", 1)[-1].strip("(\"',")
    if word in _OPEN_ENDED or language not in LANGUAGES:
        return False
    if is_past(text, language) or (word in _SINCE and not is_open(text, language)):
        return True
    return language == "en" and "-" in date.value and clause_is_past(text, date.start)


def _years(text: str, whole: list[WrittenDate]) -> list[WrittenDate]:
    """Find years that stand alone, outside the longer dates."""
    found: dict[int, WrittenDate] = {}
    for pattern, (begin, stop) in product((_ALONE, _EVENT, _NAMED_YEAR), around_years(text)):
        for match in pattern.finditer(text, begin, stop):
            if _COUNTED.match(text, match.end("year")):
                continue
            found[match.start("year")] = WrittenDate(*match.span("year"), match["year"])
            if match.groupdict().get("second"):
                found[match.start("second")] = WrittenDate(*match.span("second"), match["second"])
    return [
        date
        for date in found.values()
        if not any(other.start <= date.start < other.end for other in whole)
    ]
