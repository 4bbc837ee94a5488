"""Entries of feeds and records: a paragraph or two without a page around them."""

from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.page import Page

ROWS = 4
"""Rows of the longest text that counts as short."""
LEAST = 15
"""Words of a paragraph that is the text."""


def short_texts(page: Page) -> Decisions:
    """Take the paragraphs of a text of a few rows for its body.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        Rows of running text that no rule knows: a model that has learned from pages looks for
        the text around them, and there is none.
    """
    if len(page.rows) > ROWS:
        return {}
    return {
        at: Decision("body", None, "short text", 0.9)
        for at, runs in enumerate(page.running)
        if runs and page.hits[at] is None and page.sizes[at] >= LEAST and page.sentences[at] >= 1
    }
