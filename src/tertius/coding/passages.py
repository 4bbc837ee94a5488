"""Which sentences of a document are coded, and on which day they were written.

The rule of this module: only what the piece itself says is read, and its title: no boilerplate, no
captions, nobody's bio. What is not English is counted and named, never guessed at.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tertius.documents.cleaning import facts_of
from tertius.documents.model import Document, Span
from tertius.errors import CodingError, PeriodError
from tertius.periods import parse_date

READ = "en"
_UNKNOWN = "und"
TITLE = -1
"""Place of a title, which is none of the document's sentences."""
_TITLES = frozenset({"title"})
FEW = 5
"""Lines of a text without a body up to which all of them are read."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence to code.

    Attributes
    ----------
    place
        In ``Document.sentences``, or :data:`TITLE`.
    span
        Its characters in the folded text.
    segment
        Its segment.
    paragraph
        Number of its line: sentences of one line are one paragraph.
    """

    place: int
    span: Span
    segment: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Passages:
    """What of a document is coded.

    Attributes
    ----------
    passages
        In the order of the text, the title first.
    foreign
        Sentences in other languages, by language.
    """

    passages: tuple[Passage, ...]
    foreign: dict[str, int]


def passages_of(document: Document, *, titles: bool = True) -> Passages:
    """Choose the sentences of a document that are coded.

    Parameters
    ----------
    document
        Clean.
    titles
        Whether its titles are among them.

    Returns
    -------
    Passages

    Raises
    ------
    CodingError
        If most of its sentences are in a language other than English; it is named.
    """
    language = _language_of_lines(document)
    found: list[Passage] = []
    foreign: Counter[str] = Counter()
    line = 0
    for place, sentence in enumerate(document.sentences):
        while line + 1 < len(document.lines) and (
            document.lines[line].span.end <= sentence.span.start
        ):
            line += 1
        spoken = language[line] if line < len(language) else _UNKNOWN
        if spoken not in {READ, _UNKNOWN}:
            foreign[spoken] += 1
        else:
            found.append(Passage(place, sentence.span, sentence.segment, line))
    if sum(foreign.values()) > len(found):
        raise CodingError(
            f"this text is in {_named(foreign.most_common(1)[0][0])}, and only English is read",
            where=document.original.place,
            remedy="Give an English translation, or a back end of your own that reads it.",
        )
    if not document.sentences:
        # A row of a table, a headline: without a page around it no line can be told from menus.
        few = len(document.lines) <= FEW
        return Passages(tuple(_lines(document, None if few else _TITLES)), {})
    first = list(_lines(document, _TITLES))[:1] if titles and found else []
    return Passages((*first, *found), dict(foreign))


def written_on(document: Document, segment: int) -> date | None:
    """Give the day on which a piece first appeared, as far as it is proven.

    Parameters
    ----------
    document
        Clean.
    segment
        Number of the segment.

    Returns
    -------
    datetime.date or None
        The last day of the date that is known, as '2023-09' means all of September.
    """
    dates = [
        fact.value
        for fact in facts_of(document, segment)
        if fact.field == "date" and fact.kind in {"original", "host"}
    ]
    try:
        return parse_date(min(dates))[1] if dates else None
    except PeriodError:
        return None


def _lines(document: Document, roles: frozenset[str] | None) -> Iterator[Passage]:
    """Give the lines of some roles as sentences; None for all."""
    for number, line in enumerate(document.lines):
        if roles is None or line.role in roles:
            segment = next((s.number for s in document.segments if s.first <= number <= s.last), 0)
            yield Passage(TITLE, line.span, segment, number)


def _language_of_lines(document: Document) -> list[str]:
    found = [_UNKNOWN] * len(document.lines)
    for run in document.languages:
        found[run.first : run.last + 1] = [run.language] * (run.last + 1 - run.first)
    return found


_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def _named(language: str) -> str:
    return _NAMES.get(language, f"the language '{language}' (ISO 639-1)")
