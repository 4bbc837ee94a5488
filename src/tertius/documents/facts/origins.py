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
    r"|впервые опубликован[оа]?|originally from)\b"
    r"|^\W*(?:(?:this|the (?:above|following|preceding))(?: \w+)? (?:is|was) (?:an? |the )?"
    r"(?:\w+ )?)?"
    r"(?:excerpt(?:ed)?|extract(?:ed)?|abridged|adapted|taken) from an? (?:[\w-]+ ){0,2}(?:brief"
    r"|briefing|report|paper|essay|article|study|column|story|interview|speech) (?:of|by|from|in)\b"
    r"|^(?:source|quelle|fuente|fonte|источник) ?: ",
    re.I,
)
_OTHER_TEXT = re.compile(
    r"\b(?:earlier|previous|shorter|longer|fuller|different|another|other|slightly \w+|expanded"
    r"|extended|abridged|condensed|edited|updated|revised|modified|french|german|spanish|english"
    r"|russian|italian) (?:version|draft|form|edition|iteration)s?\b|\ba version of\b"
    r"|\b(?:frühere|kürzere|längere|andere|erste|gekürzte) (?:version|fassung)"
    r"|\bversion (?:antérieure|précédente|abrégée|plus (?:courte|longue))"
    r"|\b(?:première|précédente) version\b"
    r"|\bversión (?:anterior|previa|más (?:corta|larga)|abreviada)|\bversione precedente\b",
    re.I,
)
"""What was published there was another text than this one, and so was its date."""
_THIS_TEXT = re.compile(r"^\W*this (?:is|text is|article is|essay is|piece is)\b", re.I)
_IN = re.compile(
    r"^\s*(?:,\s*)?(?P<word>in|on|by|at|with|from|as|bei|auf|dans|sur|par|en|su|nel|nella|в|на"
    r"|:)?\s*(?:(?:the|la|le|les|der|die|das|dem|den|el|los|las|il|lo|o|a)\s|l'"
    r")?(?P<name>[^,;:!?()\[\]\n]{2,70}?)\s*(?=$|[,;:!?()]|\.(?:\s|$)|\s(?:on|am|le|el"
    r"|il|em)\s|\s\d"
    r"|\s(?:and|under|with|as|where|in)\s|\s[–|·]\s)"
)
_WITHIN = frozenset({"in", "at", "dans", "en", "nel", "nella"})
"""Words that no author stands after."""


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
    if match is None or is_of_another_text(text[: match.start()]):
        return None
    if page.lines[number].role in ("body", "title") and match.start() > 40:
        return None
    if page.lines[number].role == "body" and not _opens_a_note(page, number, match.start()):
        return None
    inside = _IN.match(text[match.end() :])
    name = None
    if inside:
        words = inside["name"].strip(" \"'.")
        start = text.find(words, match.end())
        looks = is_outlet(words, page) or (
            words[:1].isupper() and (inside["word"] in _WITHIN or not is_person(words))
        )
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


def _opens_a_note(page: Page, number: int, start: int) -> bool:
    """Tell whether a line labelled body may be a note on the text: by its first words or place."""
    before = page.texts[number][:start]
    if re.match(r"(?:\W*\b(?:this|the|source|an?)\b|\W*$)", before or " ", re.I):
        return True
    # A short last line in which a new sentence begins with these words.
    last = max(page.with_roles("body"), default=-1)
    closes = len(page.texts[number]) < 120 and before.rstrip().endswith(".")
    return number == last and closes and page.texts[number][start].isupper()


def is_of_another_text(before: str) -> bool:
    """Tell whether what was published is said to be another version than the text itself.

    Parameters
    ----------
    before
        The words before ``was first published``.

    Returns
    -------
    bool

    Examples
    --------
    >>> [is_of_another_text(words) for words in ("A shorter version of it was ", "This essay was ")]
    [True, False]
    """
    return _OTHER_TEXT.search(before) is not None and _THIS_TEXT.match(before) is None
