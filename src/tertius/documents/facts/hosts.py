"""One host for one document: which of the names and dates that rules found are its own.

What the container declares is surest, then a dateline, a masthead, a notice of copyright. A news
agency beside a date is where a text came from, not who publishes it here.
"""

import re
from dataclasses import replace

from tertius.documents.facts.names import agency_of
from tertius.documents.facts.page import Page
from tertius.documents.facts.venues import returns_in_furniture, same_outlet
from tertius.documents.model import Fact

_AGENCY = re.compile(
    r"\b(?:(?:wire|news|press) (?:service|agency)|newswire|agence|agencia|agência|agenzia"
    r"|nachrichtenagentur|presseagentur|агентство)\b",
    re.I,
)


def is_agency(name: str) -> bool:
    """Tell whether a name is a news agency's.

    Parameters
    ----------
    name
        Of an outlet.

    Returns
    -------
    bool

    Examples
    --------
    >>> [is_agency(name) for name in ("AFP", "Lagoon Wire Service", "Lagoon Review")]
    [True, True, False]
    """
    return agency_of(name) is not None or _AGENCY.search(name) is not None


def one_host(page: Page, facts: list[Fact]) -> list[Fact]:
    """Keep one host and one date of it for the whole document.

    Parameters
    ----------
    page
        A labelled text.
    facts
        As the rules found them, the surest first.

    Returns
    -------
    list of Fact
        Hosts that are agencies have become venues; what says otherwise than the first is left
        out. The pieces of a collection keep hosts and dates of their own.
    """
    own = [_as_venue(page, fact) for fact in facts]
    known: dict[tuple[str, int | None], str] = {}
    kept: list[Fact] = []
    for fact in own:
        if fact.field == "host" or fact.kind == "host":
            value = known.setdefault((fact.field, fact.segment), fact.value)
            whole = known.get((fact.field, None), value) if len(page.pieces) < 2 else value
            if fact.value != value or fact.value != whole:
                continue
        kept.append(fact)
    hosts = [fact.value for fact in kept if fact.field == "host"]
    return [
        fact
        for fact in kept
        if fact.by not in ("agency", "dateline", "byline outlet")
        or fact.field != "venue"
        or not any(same_outlet(fact.value, host) for host in hosts)
    ]


def _as_venue(page: Page, fact: Fact) -> Fact:
    """Make a venue of an agency that a line names beside a date; on its own site it is the host."""
    if fact.field != "host" or fact.by != "dateline" or not is_agency(fact.value):
        return fact
    if returns_in_furniture(fact.value, page):
        return fact
    return replace(fact, field="venue", by="agency")
