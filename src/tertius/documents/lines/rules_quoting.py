"""Posts that let a block of quotation speak: what stands around the block is the host's remark.

A host sets the text of another apart, in ``<blockquote>`` or behind ``>``, and announces it with a
colon. An essay quotes too, but its own words are the most of it.
"""

from tertius.documents.folding.markdown_hints import FRONT
from tertius.documents.lines.decisions import Decision, Decisions
from tertius.documents.lines.page import Page

QUOTING = "remark around a quoted block"
"""The name of the rule; :func:`~tertius.documents.lines.segment` begins pieces at its borders."""
QUOTED = "quoted block"
"""By which the block is told as the piece."""
SHARE = 0.5
"""Share of the running text that stands in the blocks at least."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SHORT = 3
"""Words of the shortest remark."""
LEAST = 12
"""Words of a block that counts."""


def quoted_blocks(page: Page) -> Decisions:
    """Tell a host's remarks from the blocks that it quotes.

    Parameters
    ----------
    page
        The page.

    Returns
    -------
    dict
        Running text in the blocks is body, around them a remark; nothing where no block is
        announced by a line that ends in a colon, or where the blocks are not most of the text.
    """
    blocks = [block for block in _blocks(page) if page.text_between(*block) >= LEAST]
    if not any(_announced(page, first) for first, _ in blocks):
        return {}
    inside = {at for first, last in blocks for at in range(first, last)}
    running = [at for at, runs in enumerate(page.running) if runs]
    first, last = blocks[0][0], blocks[-1][1]
    # A remark may be short; on a page of HTML short lines outside may be of the site.
    short = [
        at
        for at, row in enumerate(page.rows)
        if _is_short_remark(page, at) and (row.hint is None or first <= at <= last)
    ]
    around = [at for at in running + short if at not in inside]
    quoted = sum(page.text_between(*block) for block in blocks)
    if quoted < SHARE * page.text_between(0, len(page.rows)):
        return {}
    announcing = [first - 1 for first, _ in blocks if _announced(page, first)]
    remarks = {at: Decision("host_comment", None, QUOTING, 0.9) for at in around + announcing}
    headings = {
        at: Decision("title", None, "heading of a post", 0.85)
        for at, row in enumerate(page.rows)
        if row.tag in _HEADINGS and page.hits[at] is None and at not in inside | remarks.keys()
    }
    return (
        headings
        | remarks
        | {
            at: Decision("body", None, QUOTED, 0.9)
            for at in running
            if at in inside and page.sure_hit(at) is None
        }
    )


def _blocks(page: Page) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at, row in enumerate(page.rows):
        if not row.quoted:
            continue
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def _is_short_remark(page: Page, at: int) -> bool:
    unmarked = page.rows[at].tag not in _HEADINGS and page.rows[at].tag != FRONT
    return unmarked and page.hits[at] is None and page.sizes[at] >= SHORT and page.sentences[at] > 0


def _announced(page: Page, first: int) -> bool:
    return first > 0 and page.rows[first - 1].text.endswith((":", "："))
