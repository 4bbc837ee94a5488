"""What a mail says of a text that it forwards: the inner headers, and which of two voices is whose.

The headers of the mail itself speak of the note above the forwarded text: its sender wrote the note
and its date is the host's. The headers that stand in the text below the mark (``Forwarded
message``) speak of the forwarded piece: their date is when that was sent before, their sender is
its author where it names nobody else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tertius.documents.facts.dates import written_dates
from tertius.documents.facts.names import names_in, plain_name
from tertius.documents.facts.page import Page
from tertius.documents.model import Fact

_MARK = re.compile(
    r"^[-_*=>\s]*(?:begin |start )?(?:forwarded (?:message|mail)|original(?: message|nachricht)"
    r"|weitergeleitete (?:nachricht|mail)|ursprüngliche nachricht|message transféré"
    r"|message d'origine|mensaje (?:reenviado|original)|messaggio (?:inoltrato|originale)"
    r"|пересылаемое сообщение)[-_*=:\s]*$",
    re.I,
)
_NAMES = {
    "from": "from von de da от",
    "date": "date sent datum gesendet envoyé enviado fecha data inviato дата",
    "subject": "subject betreff objet asunto oggetto тема",
    "other": "to cc bcc reply-to an à para a кому",
}
_KIND = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_ANY = "|".join(sorted(_KIND, key=len, reverse=True))
_HEADER = re.compile(rf"(?:^|(?<=\s))\*?(?P<name>{_ANY})\*?\s?:\*?\s+(?=\S)", re.I)
_PREFIX = re.compile(r"(?:(?:fwd?|re|wg|aw|tr|rv|i|rif|ref|sv|vs|fs)\s?:\s*)+", re.I)
_MOST = 10


@dataclass(frozen=True, slots=True)
class Header:
    """A header of a mail that stands in a text.

    Attributes
    ----------
    kind
        ``from``, ``date``, ``subject`` or ``other``.
    line, start, end
        Where its value stands: number of the line, first and last character (exclusive).
    """

    kind: str
    line: int
    start: int
    end: int


def without_prefix(subject: str) -> int:
    """Give where a subject begins after what mail programs put before it.

    Parameters
    ----------
    subject
        Of a mail.

    Returns
    -------
    int

    Examples
    --------
    >>> without_prefix("Fwd: RE: Barges"), without_prefix("Barges: a return")
    (9, 0)
    """
    match = _PREFIX.match(subject)
    return match.end() if match and match.end() < len(subject) else 0


def forwarded_headers(page: Page) -> tuple[Header, ...]:
    """Find the headers of the first text that is forwarded on a page.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    tuple of Header
        Empty where there is no mark with a sender and a date or subject below it.
    """
    for number, text in enumerate(page.texts):
        if len(text) < 80 and _MARK.match(text):
            found = tuple(_below(page, number + 1))
            kinds = {header.kind for header in found}
            if "from" in kinds and kinds & {"date", "subject"}:
                return found
    return ()


def _below(page: Page, first: int) -> Iterator[Header]:
    for number in range(first, min(first + _MOST, len(page.texts))):
        text = page.texts[number]
        # Lines that a mail breaks are one line of the folded text.
        matches = list(_HEADER.finditer(text))
        if not matches or matches[0].start() > 0:
            return
        ends = [match.start() for match in matches[1:]] + [len(text)]
        for match, end in zip(matches, ends, strict=True):
            value = text[match.end() : end].rstrip()
            kind = _KIND[match["name"].casefold()]
            yield Header(kind, number, match.end(), match.end() + len(value))


def forwarded_dates(page: Page, headers: tuple[Header, ...]) -> list[Fact]:
    """State when the forwarded text was sent before.

    Parameters
    ----------
    page
        A labelled text.
    headers
        As :func:`forwarded_headers` gives them.

    Returns
    -------
    list of Fact
        At most one, of kind ``original``.
    """
    for header in headers:
        if header.kind == "date":
            text = page.texts[header.line]
            dates = written_dates(text[header.start : header.end])
            if len(dates) == 1:
                start, end = header.start + dates[0].start, header.start + dates[0].end
                where = (header.line, start, end)
                piece = page.piece_of(header.line)
                by = "header of the forwarded mail"
                value = dates[0].value
                return [page.fact("date", value, where, by, kind="original", segment=piece)]
    return []


def forwarded_authors(page: Page) -> Iterator[Fact]:
    """State the persons who sent the forwarded text before.

    Parameters
    ----------
    page
        A labelled text.

    Yields
    ------
    Fact
        Of field ``author``.
    """
    for header in forwarded_headers(page):
        if header.kind == "from":
            text = page.texts[header.line][: header.end]
            for first, last in names_in(text, header.start)[:1]:
                # A name that goes on is an organisation's.
                if last == len(text) or text[last:].lstrip()[:1] in ("<", "[", "("):
                    where = (header.line, first, last)
                    name, piece = plain_name(text[first:last]), page.piece_of(header.line)
                    yield page.fact("author", name, where, "forwarded mail", segment=piece)
