"""What stands above a text: its title and its standfirst, in texts without the frame of a site.

On pages with menus the model finds them; a bare text gives it nothing to hold on to.
"""

import re

from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.keys import words_of
from tertius.documents.lines.page import Page
from tertius.documents.lines.rules_pieces import NAME
from tertius.documents.model import Original, Role

TITLE_WORDS = 25
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|hallo|liebe[rs]?|sehr\s+geehrte|bonjour|chère?s?|hola|estimad\w+|good\s+"
    r"(?:morning|evening|afternoon)|guten\s+(?:tag|morgen|abend)|to\s+whom|ladies\s+and)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"(?:[QA]|[A-Z][\w.' -]{1,40}|[A-Z]{2,12})\s*:\s")
_PASSED = (
    "counter", "separator", "share", "translation", "navigation", "newsletter", "continue",
    "advert", "other",
)  # fmt: skip
"""Furniture that may stand above a title."""


def title_above(page: Page) -> Decisions:
    """Find the title of a bare text: a short first row that is no sentence, with text below.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        At most one decision.
    """
    first = _first(page)
    if first is None or page.hits[first] is not None or page.running[first]:
        return {}
    text = page.rows[first].text
    short = page.sizes[first] <= TITLE_WORDS and len(text) <= 200
    if not short or text[-1] in ".,:;…" or _GREETING.match(text) or _spoken(page, first):
        return {}
    # The text must follow soon: below a byline, dates and notices, and two lines of what is else.
    below = [at for at, hit in enumerate(page.hits) if hit is None and at > first]
    soon = any(page.running[at] for at in below[:3])
    if soon and not text[0].islower():
        return {first: Decision("title", None, "title above a text", 0.9)}
    return {}


def declared_title(page: Page, original: Original) -> Decisions:
    """Find the title that a container names in a field of its own: a header, a tag, a column.

    Parameters
    ----------
    page
        The page.
    original
        The text as published, with what its container says.

    Returns
    -------
    dict
        The first row with the words of the title, with or without the name of the site behind it.
    """
    for declared in original.declared:
        if declared.field != "title":
            continue
        wanted = tuple(words_of(declared.value))
        for at, row in enumerate(page.rows):
            near = len(row.words) >= 4 and row.words == wanted[: len(row.words)]
            if wanted and (row.words == wanted or near):
                return {at: Decision("title", None, "declared title", 0.97)}
    return {}


def standfirst_above(page: Page, title: int | None) -> Decisions:
    """Find a single sentence that stands between the head of a piece and its long paragraphs.

    Parameters
    ----------
    page
        The page.
    title
        The row of the title, where it is known.

    Returns
    -------
    dict
        At most one decision. A text that nothing stands above has no standfirst: its first
        sentence is its lead.
    """
    if title is None:
        at = _first(page)
        if at is None or at == 0 or page.hits[0] is None:
            return {}
    else:
        at = title + 1
        while at < len(page.rows) and (
            page.hits[at] is not None or page.rows[at].tag == "figcaption"
        ):
            at += 1
    if at >= len(page.rows) or page.hits[at] is not None:
        return {}
    if not 6 <= page.sizes[at] <= 45 or page.sentences[at] > 2:
        return {}
    below = [
        size for size, runs in zip(page.sizes, page.running, strict=True) if runs and size > 12
    ]
    paragraphs = sorted(below[1:] if page.running[at] else below)
    header = any(
        hit is not None and hit.role in ("byline", "dateline") for hit in page.hits[at + 1 : at + 3]
    )
    if title is not None and header and len(paragraphs) >= 2:
        return {at: Decision("standfirst", None, "standfirst above a byline", 0.85)}
    # Most of the paragraphs more than twice as long: the sentence is no paragraph of these.
    if len(paragraphs) >= 4 and page.sentences[at] <= 1:
        # Below a title leads of news are short too; below a counter alone nothing else is a head.
        usual = paragraphs[len(paragraphs) // (2 if title is None else 3)]
        if usual >= 2 * page.sizes[at] and page.running[at + 1 : at + 2] == [True]:
            return {at: Decision("standfirst", None, "standfirst above long paragraphs", 0.75)}
    return {}


_POST = re.compile(
    r"\b(?:correspondent|reporter|editor|columnist|contributor|staff|bureau|korrespondent(?:in)?"
    r"|redakteur(?:in)?|correspondante?|envoyée?|corresponsal|enviad[oa])\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    rf"(?:Interview|Entretien|Entrevista|Reportage|Gespräch|Story|Words|Reporting)\s*:\s+{NAME}$"
)


def lines_between(page: Page) -> Decisions:
    """Tell short lines of a head: the post of the author, the outlet above the date.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        Lines between a byline and a date, and ``Interview: A B`` below a title.
    """
    decided: Decisions = {}
    text = page.running.index(True) if True in page.running else 0
    for at in range(1, text - 1):
        row, above, below = page.rows[at], page.hits[at - 1], page.hits[at + 1]
        if page.hits[at] is not None or page.sizes[at] > 10 or row.text[-1] in ".:;?!":
            continue
        if _SPEAKER.match(row.text) and below is not None and below.role == "dateline":
            decided[at] = Decision("byline", None, "interviewer below a title", 0.85)
        elif (
            above is not None
            and below is not None
            and above.role == "byline"
            and below.role == "dateline"
        ):
            role: Role = "byline" if _POST.search(row.text) else "dateline"
            decided[at] = Decision(role, None, "between byline and date", 0.85)
    return decided


def _spoken(page: Page, at: int) -> bool:
    """Tell whether a row is a line of a dialogue; "Merrow: the last ferry" alone is a title."""
    below = page.rows[at + 1 : at + 3]
    return all(_SPOKEN.match(row.text) for row in [page.rows[at], *below])


def _first(page: Page) -> int | None:
    """Give the first row that is neither furniture above a title nor the address of a page."""
    for at, hit in enumerate(page.hits[:12]):
        if hit is None or hit.kind not in _PASSED:
            return at
    return None
