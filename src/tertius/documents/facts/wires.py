"""Datelines of news agencies: ``MOSCOW, Feb 3 (Reuters) –``.

They name the venue. Most of them have no year; then they give no date.
"""

import re

from tertius.documents.facts.dates import written_dates
from tertius.documents.facts.hosts import is_agency
from tertius.documents.facts.names import agency_of
from tertius.documents.facts.page import Page
from tertius.documents.facts.venues import looks_like_a_name
from tertius.documents.model import Fact

_WIRE = re.compile(
    r"^(?P<place>[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ .'/-]{2,40}(?:, [A-Z][\w. ]{1,20})?)"
    r"(?:[,/] ?(?P<when>[A-Za-z]{3,9}\.? \d{1,2}(?:, ?[12]\d{3})?"
    r"|\d{1,2} [A-Za-z]{3,9}(?: [12]\d{3})?))?"
    r" ?[/.,]? ?(?:\((?P<agency>[A-Za-zÀ-ÞА-Я][\w .'-]{1,38})\)|(?P<bare>TASS|AFP|AP|REUTERS"
    r"|Xinhua)) ?[-–:/.]"
)


def wire_facts(page: Page) -> list[Fact]:
    """State the agencies that pieces are from, and the dates that they give with a year.

    Parameters
    ----------
    page
        A labelled text; the first lines of each piece are read.

    Returns
    -------
    list of Fact
        Of fields ``venue`` and ``date`` (kind ``original``).
    """
    facts: list[Fact] = []
    for piece in page.pieces:
        for number in range(piece.first, min(piece.first + 12, piece.last + 1)):
            match = _WIRE.match(page.texts[number])
            group = "agency" if match and match["agency"] else "bare"
            agency = _agency(match[group]) if match else None
            if match is None or agency is None:
                continue
            segment = page.piece_of(number)
            where = (number, *match.span(group))
            facts.append(page.fact("venue", agency, where, "wire dateline", segment=segment))
            dates = written_dates(match[0])
            if len(dates) == 1:
                where = (number, dates[0].start, dates[0].end)
                facts.append(
                    page.fact(
                        "date",
                        dates[0].value,
                        where,
                        "wire dateline",
                        kind="original",
                        segment=segment,
                    )
                )
            break
    return facts


def _agency(name: str) -> str | None:
    """Give the agency that a name means, known or called so: ``Agence Lagune``."""
    known = agency_of(name)
    if known is not None or name.count(" ") > 4:
        return known
    return name if is_agency(name) and looks_like_a_name(name) else None
