"""Titles of the items of a digest, an anthology or a page of several posts.

A subheading looks like the title of an item; what tells them apart is what stands around: a
byline or a date under each title, the place and date with which a report begins, or a head that
says that this is a digest.
"""

import re

from tertius.documents.folding.markdown_hints import FRONT
from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.page import Page
from tertius.documents.lines.rows import Row
from tertius.documents.lines.rules_pieces import has_date

ITEM = "title of an item"
"""The name of the rule; :func:`~tertius.documents.lines.segment` begins a piece at such titles."""
TITLE_WORDS = 22
ITEM_WORDS = 20
"""Words of running text that an item has at least."""

_NUMBER = re.compile(r"(?:no\.?\s*)?[(\[]?(\d{1,2})[.):\]]\s*\S", re.IGNORECASE)
_DIGEST = re.compile(
    r"\b(?:digest|briefs?|briefing|round-?up|bulletin|newsletter|letter|in\s+this\s+issue|in\s+brief|issue\s+\d+|headlines"
    r"|week\s+in|press\s+review|presseschau|kurzmeldungen|überblick|morgenlage|revue\s+de\s+presse|en\s+bref|resumen|boletín|anthology)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,30}|[A-Z]\w+(?:\s[A-Z]\w+)?)(?:,\s[^—–:-]{2,30}?)?\s*"
    r"(?:\([^)]{2,30}\)\s*)?(?:—|–|--|\s-\s|:\s|\.\s?–)"
)


def item_titles(page: Page) -> Decisions:
    """Find the titles of the items of a text that holds several.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        Two or more titles, or nothing.
    """
    marked = marked_items(page)
    if marked:
        return marked
    heads = [at for at in range(len(page.rows)) if _is_heading(page, at)]
    signed = [at for at in heads if _is_signed(page, at)]
    if len(_with_text(page, signed)) >= 2:
        return _titles(_with_text(page, signed))
    says = any(_DIGEST.search(row.text) for row in page.rows[:6] if len(row.words) <= 40)
    numbered = _with_text(page, _in_sequence(page, heads))
    if says and len(numbered) >= 2:
        return _titles(numbered)
    ruled = _with_text(page, [at for at in heads if _below_a_rule(page, at)])
    if says and len(ruled) >= 2:
        return _titles(ruled)
    return {}


_CALLED = re.compile(
    r"(?:.*\b(?:digest|briefs|briefing|round-?up|bulletin|newsletter|headlines|in\s+brief"
    r"|(?:press|news|media|week(?:ly)?)\s+review|review\s+of\s+the\s+(?:press|week)|week\s+in\s+\w+"
    r"|in\s+this\s+issue|presseschau|kurzmeldungen|nachrichtenüberblick|morgenlage|en\s+bref|boletín"
    r"|revue\s+de\s+(?:la\s+)?presse|revista\s+de\s+prensa)\b.*|[^:]*\bletter)$",
    re.IGNORECASE,
)
_COMPILED = re.compile(
    r".*\b(?:compiled|zusammengestellt|recopilado)\s+(?:by|von|por)\b", re.IGNORECASE
)
NAME_WORDS = 5
"""Words of the longest name of a digest, without a date; a longer line speaks *of* one."""
"""What a page calls itself that holds several pieces; an essay may be a letter *from* somewhere."""
MARKED = frozenset(("h2", "h3", "h4"))


def marked_items(page: Page) -> Decisions:
    """Find the titles of the items of a page that calls itself a digest and marks its headings.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        Two or more headings of one level, each with running text below, or nothing: without such
        a name above them, headings are the subheadings of one piece.
    """
    levels = [row.tag for row in page.rows if row.tag in MARKED]
    for level in sorted(set(levels)):
        heads = [at for at, row in enumerate(page.rows) if row.tag == level]
        full = _with_text(page, heads)
        if len(full) >= 2 and _is_called_digest(page, heads[0]):
            return _titles(full)
    return {}


def _is_called_digest(page: Page, first: int) -> bool:
    """Tell whether the lines above the first heading name a digest; an essay names its author."""
    above = [at for at in range(first) if page.rows[at].tag != FRONT]
    rows = [page.rows[at] for at in above if "nav" not in _outside(page.rows[at])]
    if any(_COMPILED.match(row.text) for row in rows if len(row.words) <= 16):
        return True
    if any(hit is not None and hit.role == "byline" for hit in page.hits[:first]):
        return False
    names = (
        row.text for row in rows if len(row.words) <= NAME_WORDS + (3 if has_date(row.text) else 0)
    )
    return any(_CALLED.match(name) for name in names)


def _outside(row: Row) -> tuple[str, ...]:
    return () if row.mark is None else row.mark.inside


def _titles(rows: list[int]) -> Decisions:
    return {at: Decision("title", None, ITEM, 0.9) for at in rows}


def _is_heading(page: Page, at: int) -> bool:
    text = page.rows[at].text
    return (
        page.hits[at] is None
        and not page.running[at]
        and 1 <= page.sizes[at] <= TITLE_WORDS
        and text[-1] not in ".,;:…"
        and not text[0].islower()
    )


def _is_signed(page: Page, at: int) -> bool:
    """Tell whether a byline or a dateline stands right below, or the text begins with a place."""
    for below in range(at + 1, min(at + 4, len(page.rows))):
        hit = page.hits[below]
        if hit is not None and hit.role in ("byline", "dateline"):
            return any(page.running[below + 1 : below + 3])
        if page.running[below]:
            return _PLACE.match(page.rows[below].text) is not None and below == at + 1
        if hit is not None and hit.role == "furniture" and hit.kind != "tags":
            return False
    return False


def _in_sequence(page: Page, heads: list[int]) -> list[int]:
    found: list[int] = []
    for at in heads:
        match = _NUMBER.match(page.rows[at].text)
        if match is not None and int(match[1]) == len(found) + 1:
            found.append(at)
    return found


def _below_a_rule(page: Page, at: int) -> bool:
    above = page.hits[at - 1] if at else None
    return at == 0 or (above is not None and above.kind == "separator")


def _with_text(page: Page, starts: list[int]) -> list[int]:
    ends = [*starts, len(page.rows)][1:]
    return [
        start
        for start, end in zip(starts, ends, strict=True)
        if page.text_between(start + 1, end) >= ITEM_WORDS
    ]
