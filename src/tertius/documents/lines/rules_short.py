"""Entries of feeds and records: a paragraph or two without a page around them."""

from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.page import Page

SHORT = "short text"
ROWS = 4
"""Rows of the longest text that counts as short."""
LEAST = 15
"""Words of a paragraph that is the text."""
SENTENCES = 4
"""Words of the shortest line that counts as a sentence, where all lines are sentences."""
ALL_ROWS = 40
"""Rows up to which a text of nothing but sentences needs no page around it to be one."""
_ENDS = tuple(".!?\"')”’»…。！？")


def short_texts(page: Page) -> Decisions:
    """Take the paragraphs of a text of a few rows for its body.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        Rows of running text that no rule knows, and all rows of a text of nothing but sentences:
        a model that has learned from pages looks for the text around them, and there is none.
    """
    if len(page.rows) <= ALL_ROWS and all(
        hit is None and row.hint is None and size >= SENTENCES and row.text.endswith(_ENDS)
        for hit, size, row in zip(page.hits, page.sizes, page.rows, strict=True)
    ):
        return {at: Decision("body", None, SHORT, 0.9) for at in range(len(page.rows))}
    if len(page.rows) > ROWS:
        return {}
    return {
        at: Decision("body", None, SHORT, 0.9)
        for at, runs in enumerate(page.running)
        if runs and page.hits[at] is None and page.sizes[at] >= LEAST and page.sentences[at] >= 1
    }
