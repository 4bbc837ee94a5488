"""The title of each piece: the line labelled so, or what the container declares."""

import re

from tertius.documents.facts.authors import title_end
from tertius.documents.facts.forwarding import forwarded_headers, without_prefix
from tertius.documents.facts.frontmatter import front_facts, front_lines
from tertius.documents.facts.page import Page
from tertius.documents.model import Fact, Proof

_SITE = re.compile(r"\s+(?:\||–|-|::|»)\s+(?P<site>[^|]{2,40})$")


def title_facts(page: Page, hosts: frozenset[str] = frozenset()) -> list[Fact]:
    """State the titles.

    Parameters
    ----------
    page
        A labelled text.
    hosts
        Names of hosts and venues, case folded: they are cut from the end of a title.

    Returns
    -------
    list of Fact
        One for each piece that has a title. The ``, by A`` at its end belongs to the author.
    """
    facts: dict[int | None, Fact] = {}
    subjects = {h.line: h for h in forwarded_headers(page) if h.kind == "subject"}
    fields = front_lines(page)
    titled = [number for number in page.with_roles("title") if number not in fields]
    for fact in front_facts(page):
        if fact.field == "title":
            return [fact]
    for number in titled:
        segment = page.piece_of(number)
        if segment in facts:
            continue
        text = page.texts[number]
        # The outlet's own name above a title is none.
        if text.casefold() in hosts and any(
            page.piece_of(n) == segment for n in titled if n > number
        ):
            continue
        subject = subjects.get(number)
        start, stop = (subject.start, subject.end) if subject else (0, len(text))
        start += without_prefix(text[start:stop]) if subject else 0
        end = _without_site(text[:stop], title_end(text[:stop]), hosts)
        words = text[start:end].rstrip()
        if any(sign.isalnum() for sign in words):
            where = (number, start, start + len(words))
            facts[segment] = page.fact("title", words, where, "title line", segment=segment)
    if not facts:
        for declared in page.original.declared:
            if declared.field == "title" and declared.value.strip():
                value = " ".join(declared.value.split())
                if declared.place.casefold() == "header subject":
                    value = value[without_prefix(value) :]
                proof = Proof(0, 0, declared.value, declared.place)
                end = _without_site(value, len(value), hosts)
                return [Fact("title", value[:end].rstrip(), proof, "declared")]
    return list(facts.values())


def _without_site(text: str, end: int, hosts: frozenset[str]) -> int:
    """Give where a title ends before the name of the site."""
    match = _SITE.search(text[:end])
    if match is None or len(text[: match.start()].split()) < 2:
        return end
    named = match["site"].strip().casefold() in hosts
    return match.start() if named or "|" in match[0] else end
