"""Bare texts: pasted, mailed or sent over a wire, with little or nothing of a site around them.

The model has learned from pages, on which short lines are menus. In a bare text they are
subheadings, items and spoken lines, and whatever no rule knows is the text.
"""

from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.page import Page

LEAST = 0.6
"""Share of words that must stand in running text or in lines that rules know."""
SCRAPS = 0.3
"""Share of rows that may be neither."""
_COMMENTS = ("reader_comment",)


def is_plain(page: Page) -> bool:
    """Tell whether a page is a bare text.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    bool
        True where nearly all of it is running text; never with mark-up, which knows better, or
        where readers comment.
    """
    if page.rows[0].hint is not None:
        return False
    known = [hit is not None and hit.sure >= 0.9 for hit in page.hits]
    if any(hit is not None and hit.kind in _COMMENTS for hit in page.hits):
        return False
    scraps = sum(
        not (is_known or runs or size >= 12)
        for is_known, runs, size in zip(known, page.running, page.sizes, strict=True)
    )
    text = page.text_between(0, len(page.rows))
    words = sum(size for size, is_known in zip(page.sizes, known, strict=True) if not is_known)
    return text >= LEAST * words and text > 0 and scraps <= max(2, SCRAPS * len(page.rows))


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
    begins = next((at for at, runs in enumerate(page.running) if runs and at not in ruled), 0)
    decided: list[Decision] = []
    for at, hit in enumerate(page.hits):
        if at in ruled:
            decided.append(ruled[at])
        elif hit is not None and (hit.sure >= 0.9 or (hit.role == "dateline" and at < begins)):
            decided.append(Decision(hit.role, hit.kind, hit.name, hit.sure))
        elif known[at]:
            decided.append(Decision("furniture", "recurrent", "recurrent", 0.9))
        else:
            decided.append(Decision("body", None, "running text", 0.9))
    return decided
