"""A host that lets somebody else speak: what it says before "From X at Y:" is its own comment."""

from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.page import Page

INTRODUCED = 1.5
"""The text that follows is at least so many times as long as the comment."""
_INTRODUCTION = "host's introduction"
_NOTE = "editor's note"


def host_comments(page: Page) -> Decisions:
    """Tell which rows are a comment of the host.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        The introduction and the running text above it, where a longer text follows; and notes of
        editors wherever they stand.
    """
    decided: Decisions = {}
    for at, hit in enumerate(page.hits):
        if hit is None:
            continue
        if hit.name == _NOTE:
            decided[at] = Decision("host_comment", None, hit.name, hit.sure)
        if hit.name == _INTRODUCTION:
            above = page.text_between(0, at) + page.sizes[at]
            follows = page.text_between(at + 1, len(page.rows))
            quoted = at + 1 < len(page.rows) and page.sizes[at + 1] >= 12
            if quoted and follows >= INTRODUCED * above and above <= 400:
                return decided | _from_top(page, at)
    return decided


def _from_top(page: Page, introduction: int) -> Decisions:
    return {
        at: Decision("host_comment", None, _INTRODUCTION, 0.9)
        for at in range(introduction + 1)
        if page.running[at] or at == introduction
    }
