"""Gathers what is known of a document, each fact with the words that prove it."""

import re

from tertius.documents.facts.authors import attribution_venues, author_facts, byline_agencies
from tertius.documents.facts.bounds import bound_facts, last_day
from tertius.documents.facts.datelines import publication_facts
from tertius.documents.facts.dates import first_day
from tertius.documents.facts.declared import declared_dates, declared_places
from tertius.documents.facts.forwarding import forwarded_headers
from tertius.documents.facts.frontmatter import front_facts
from tertius.documents.facts.hosts import one_host
from tertius.documents.facts.mastheads import masthead_host
from tertius.documents.facts.mentions import mention_facts
from tertius.documents.facts.page import READER_FURNITURE, Page
from tertius.documents.facts.titles import title_facts
from tertius.documents.facts.venues import copyright_host
from tertius.documents.facts.wires import wire_facts
from tertius.documents.folding import Folded
from tertius.documents.model import Fact, Line, Original, Segment

_URL = re.compile(
    r"^(?:source|original(?: url| article| link)?|permalink|url|link|quelle|fuente|fonte|источник"
    r"|the original source of this article is)\s?:?\s.{0,60}?(?P<url>https?://[^\s<>\"')\]]+)",
    re.I,
)


def gather_facts(
    original: Original,
    folded: Folded,
    lines: tuple[Line, ...],
    segments: tuple[Segment, ...],
) -> tuple[Fact, ...]:
    """State what a document proves about itself, and nothing else.

    Parameters
    ----------
    original
        As published.
    folded
        Its text, folded.
    lines
        The lines with their roles.
    segments
        The pieces and the host's remarks.

    Returns
    -------
    tuple of Fact
        Titles, authors, hosts, venues, addresses and dates. A fact without a segment holds for
        the whole document. The same fact is stated once, by the surest rule that finds it.
    """
    page = Page(original, folded, lines, segments)
    above = [fact for fact in front_facts(page) if fact.field not in ("title", "author")]
    published = [*declared_dates(page), *publication_facts(page), *wire_facts(page)]
    published = [*(fact for fact in above if fact.field == "date"), *published]
    above = [fact for fact in above if fact.field != "date"]
    places = [
        *above,
        *declared_places(page),
        *published,
        *attribution_venues(page),
        *byline_agencies(page),
    ]
    if not forwarded_headers(page) and not any(fact.field == "host" for fact in places):
        places += masthead_host(page) or copyright_host(page)
    places = one_host(page, places)
    hosts = frozenset(fact.value.casefold() for fact in places if fact.field in ("host", "venue"))
    days = [fact.value for fact in published if fact.kind == "host"]
    bounds = bound_facts(page, max(days, default=""))
    facts = [
        *title_facts(page, hosts),
        *author_facts(page),
        *(fact for fact in places if not _is_doubtful(fact, places, bounds)),
        *_addresses(page),
        *mention_facts(page),
        *bounds,
    ]
    return _once(facts)


def _is_doubtful(fact: Fact, places: list[Fact], bounds: list[Fact]) -> bool:
    """Tell whether a first publication is dated after the host's, or before what the text tells."""
    if fact.kind != "original":
        return False
    hosts = (other.value for other in places if other.kind == "host")
    return any(first_day(fact.value) > last_day(host) for host in hosts) or any(
        first_day(bound.value) > last_day(fact.value)
        for bound in bounds
        if None in (bound.segment, fact.segment) or bound.segment == fact.segment
    )


def _addresses(page: Page) -> list[Fact]:
    """Read the addresses that a line calls the source of the text."""
    facts: list[Fact] = []
    for number, text in enumerate(page.texts):
        line = page.lines[number]
        if line.role in ("body", "title") or line.kind in READER_FURNITURE:
            continue
        match = _URL.match(text)
        if match:
            url = match["url"].rstrip(".,;:!?")
            start = match.start("url")
            where = (number, start, start + len(url))
            facts.append(page.fact("url", url, where, "source line", segment=page.piece_of(number)))
    return facts


def _once(facts: list[Fact]) -> tuple[Fact, ...]:
    """Keep the first of facts that say the same."""
    known: dict[tuple[str, str, str | None, int | None], Fact] = {}
    for fact in facts:
        key = (fact.field, fact.value.casefold(), fact.kind, fact.segment)
        known.setdefault(key, fact)
    return tuple(known.values())
