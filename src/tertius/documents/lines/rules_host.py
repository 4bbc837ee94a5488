"""A host that lets somebody else speak: what it says before "From X at Y:" is its own comment."""

import re

from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.page import Page
from tertius.documents.lines.rules_pieces import NAME

INTRODUCED = 1.5
"""The text that follows is at least so many times as long as the comment."""
_INTRODUCTION = "host's introduction"
_NOTE = "editor's note"
ANNOUNCED = 25
"""Words of the paragraph at least that an announcement in other words stands above."""
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”»)]?\s+(?=[^\W\d_])")
_NAMES_VENUE = re.compile(
    rf"(?=(?P<name>.*?\b{NAME}))(?P=name).*?\b(?:at|in|on|for|from|over\s+at|of|bei|im|auf|aus|dans|chez|sur"
    r"|en|del?|du)\s+(?:(?:the|The|der|die|das|dem|le|la|el|les|los)\s+|l')?[A-ZÀ-ÞŁŚŽŠČ][^:.!?]{2,80}:\s*$"
)
_TOLD = re.compile(
    r"\b(?:said|says|told|asked|sagten?|sagte|erklärte|a\s+(?:dit|déclaré)|dijo|declaró)\b",
    re.IGNORECASE,
)


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
    first = _announcement(page)
    return decided if first is None else decided | _from_top(page, first)


def _announcement(page: Page) -> int | None:
    """Find a first paragraph whose last sentence names somebody and a venue, up to a colon.

    A reporter writes so of what was said; a quotation or a list would follow then.
    """
    at = next((at for at, runs in enumerate(page.running) if runs), None)
    if at is None or at + 1 >= len(page.rows) or page.sizes[at] > 120:
        return None
    text = page.rows[at].text
    if not text.endswith((":", "：")):
        return None
    last = _SENTENCE.split(text)[-1]
    follows = page.rows[at + 1].text
    spoken = _TOLD.search(last) is not None or follows[0] in "\"“„«'‘-–—•*·" or follows[0].isdigit()
    if spoken or not page.running[at + 1] or page.sizes[at + 1] < ANNOUNCED:
        return None
    longer = page.text_between(at + 1, len(page.rows)) >= INTRODUCED * page.sizes[at]
    return at if longer and _NAMES_VENUE.match(last) else None


def _from_top(page: Page, introduction: int) -> Decisions:
    return {
        at: Decision("host_comment", None, _INTRODUCTION, 0.9)
        for at in range(introduction + 1)
        if page.running[at] or at == introduction
    }
