"""Where a text ran before: ``This article first appeared in X on DATE``, ``Reprinted from X``."""

import re
from dataclasses import dataclass

from tertius.documents.facts.dates import WrittenDate, written_dates
from tertius.documents.facts.names import is_person
from tertius.documents.facts.page import Page
from tertius.documents.facts.venues import is_outlet

_FIRST = re.compile(
    r"\b(?:(?:first|originally|previously|initially) (?:published|appeared|posted|printed|ran|aired"
    r"|released|broadcast)|(?:re)?printed (?:with permission )?(?:from|courtesy of)"
    r"|republished (?:with"
    r" permission )?from|re-?posted from|cross-?posted (?:from|at)|appeared (?:first|originally)"
    r"|(?:article|essay|piece|column|story|text|interview) (?:first )?appeared"
    r"|original(?:ly)? (?:source|publication|article)|zuerst (?:erschienen|veröffentlicht)"
    r"|erstveröffentlich\w+|erstmals erschienen|(?:initialement|d'abord|originellement) (?:publié"
    r"|paru)e?"
    r"|(?:publié|paru)e? (?:initialement|d'abord)|(?:publicado|apareció) (?:originalmente"
    r"|por primera vez)"
    r"|originalmente publicado|pubblicato (?:originariamente|originalmente|per la prima volta)"
    r"|впервые опубликован[оа]?|originally from)\b|^(?:source|quelle|fuente|fonte|источник) ?: ",
    re.I,
)
_IN = re.compile(
    r"^\s*(?:,\s*)?(?:in|on|by|at|with|from|as|bei|auf|dans|sur|par|en|su|nel|nella|в|на"
    r"|:)?\s*(?:the\s"
    r"(?=[a-z]))?(?P<name>[^,;:!?()\[\]\n]{2,70}?)\s*(?=$|[,;:!?()]|\.(?:\s|$)|\s(?:on|am|le|el"
    r"|il|em)\s|\s\d"
    r"|\s(?:and|under|with|as|where|in)\s|\s[–|·]\s)"
)


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line that says when or where a text was published.

    Attributes
    ----------
    line
        Its number.
    date
        The date in it.
    name
        The outlet in it: first and last character (exclusive), and the words.
    first
        Whether it speaks of an earlier publication elsewhere.
    published
        Whether it says that the date is one of publication.
    """

    line: int
    date: WrittenDate | None
    name: tuple[int, int, str] | None
    first: bool
    published: bool


def earlier_publication(page: Page, number: int) -> DatedLine | None:
    """Read where a line says that a text ran before.

    Parameters
    ----------
    page
        A labelled text.
    number
        Of the line.

    Returns
    -------
    DatedLine or None
        None where the line says nothing of the kind.
    """
    text = page.texts[number]
    match = _FIRST.search(text)
    if match is None:
        return None
    if page.lines[number].role in ("body", "title") and match.start() > 40:
        return None
    if page.lines[number].role == "body" and not re.match(
        r"(?:\W*\b(?:this|the|source|an?)\b|\W*$)", text[: match.start()] or " ", re.I
    ):
        return None
    inside = _IN.match(text[match.end() :])
    name = None
    if inside:
        words = inside["name"].strip(" \"'.")
        start = text.find(words, match.end())
        looks = is_outlet(words, page) or (words[:1].isupper() and not is_person(words))
        if words and start >= 0 and looks and not written_dates(words):
            name = (start, start + len(words), words)
    dates = written_dates(text[match.end() :])
    date = None
    if len(dates) == 1:
        shift = match.end()
        date = WrittenDate(dates[0].start + shift, dates[0].end + shift, dates[0].value)
    if name is None and date is None:
        return None
    return DatedLine(number, date, name, True, True)
