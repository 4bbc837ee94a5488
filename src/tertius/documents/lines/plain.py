"""Bare texts: pasted, mailed or sent over a wire, with little or nothing of a site around them.

The model has learned from pages, on which short lines are menus. In a bare text they are
subheadings, items and spoken lines, and whatever no rule knows is the text.
"""

import re

from tertius.documents.folding.markdown_hints import FRONT
from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.page import Page

LEAST = 0.6
"""Share of words that must stand in running text or in lines that rules know."""
SCRAPS = 0.3
"""Share of rows that may be neither."""
BARE, BARE_SCRAPS = 0.35, 0.45
"""The same where nothing of a site stands on the page."""
OUTSIDE = 3
"""Lines above and below all running text that no rule knows, where something of a site stands:
a title, a place, a standfirst may be there; more of them are a menu."""
SUBHEADING = 6
"""Words of the longest line that may be a subheading which other pages have too."""
_FRAME = frozenset(
    ("share", "newsletter", "translation", "copyright", "continue", "comment_form", "navigation",
     "related", "tags", "advert")
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_POINTS = ".,;:!?"
"""No menu ends its lines so."""
_ITEM = re.compile(r"(?:[-–—•·*>]|\(?[a-z0-9]{1,2}[.)])\s*\S")


def is_plain(page: Page, titles: Decisions) -> bool:
    """Tell whether a page is a bare text.

    Parameters
    ----------
    page
        The page.
    titles
        Titles of the items of a digest, if it is one.

    Returns
    -------
    bool
        True where nearly all of it is running text; never with mark-up, which knows better, or
        where readers comment.
    """
    if page.rows[0].hint is not None:
        return False
    known = [
        row.tag == FRONT or (hit is not None and hit.sure >= 0.9)
        for row, hit in zip(page.rows, page.hits, strict=True)
    ]
    if any(
        hit is not None and hit.kind == "reader_comment" and is_known
        for hit, is_known in zip(page.hits, known, strict=True)
    ):
        return False
    bare = not _framed(page)
    items = [
        item or (bare and at in titles) or page.rows[at].tag in _HEADINGS
        for at, item in enumerate(_items(page))
    ]
    scraps = sum(
        not (is_known or runs or item or size >= 12 or (bare and row.text[-1] in _POINTS))
        for is_known, runs, item, size, row in zip(
            known, page.running, items, page.sizes, page.rows, strict=True
        )
    )
    text = page.text_between(0, len(page.rows))
    words = sum(size for size, is_known in zip(page.sizes, known, strict=True) if not is_known)
    share, most = (BARE, BARE_SCRAPS) if bare else (LEAST, SCRAPS)
    if not bare and _outside(page) > OUTSIDE:
        return False
    return text >= share * words and text > 0 and scraps <= max(2, most * len(page.rows))


def _items(page: Page) -> list[bool]:
    """Tell which rows are items of a list that running text announces with a colon."""
    found: list[bool] = []
    for at, row in enumerate(page.rows):
        announced = at > 0 and (found[at - 1] or page.rows[at - 1].text.endswith((":", "：")))
        found.append(announced and _ITEM.match(row.text) is not None)
    return found


def _outside(page: Page) -> int:
    if True not in page.running:
        return len(page.rows)
    first = page.running.index(True)
    last = len(page.rows) - page.running[::-1].index(True)
    return page.hits[:first].count(None) + page.hits[last:].count(None)


def _framed(page: Page) -> bool:
    """Tell whether anything of a site stands on the page."""
    return any(hit is not None and hit.kind in _FRAME for hit in page.hits)


def _amid(page: Page, at: int) -> bool:
    """Tell whether a row is a short one between running text: subheadings return on a site too."""
    between = page.running[max(at - 1, 0) : at] + page.running[at + 1 : at + 2]
    return page.sizes[at] <= SUBHEADING and not page.running[at] and between == [True, True]


def plain_roles(page: Page, ruled: Decisions, known: list[bool]) -> list[Decision]:
    """Give the roles of a bare text: what rules say, and body.

    Parameters
    ----------
    page
        The page.
    ruled
        What the order of rows has decided.
    known
        Which rows return on other pages of the site.

    Returns
    -------
    list of Decision
        One for each row.
    """
    running = [at for at, runs in enumerate(page.running) if runs]
    begins = next((at for at in running if at not in ruled), running[0] if running else 0)
    decided: list[Decision] = []
    for at, hit in enumerate(page.hits):
        if at in ruled:
            decided.append(ruled[at])
        elif hit is not None and (hit.sure >= 0.9 or (hit.role == "dateline" and at < begins)):
            decided.append(Decision(hit.role, hit.kind, hit.name, hit.sure))
        elif known[at] and not _amid(page, at):
            decided.append(Decision("furniture", "recurrent", "recurrent", 0.9))
        else:
            decided.append(Decision("body", None, "running text", 0.9))
    return decided
