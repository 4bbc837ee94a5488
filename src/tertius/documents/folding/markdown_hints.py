"""What Markdown says of its lines: which are headings, quoted blocks, items, or front matter."""

from bisect import bisect_right
from collections.abc import Sequence

from tertius.documents.folding.folded import Folded, LineHint
from tertius.documents.model import Span

MARKDOWN = "markdown"
"""Stands in ``LineHint.names``: a hint of few marks, not of elements and classes as in HTML."""
FRONT = "front"
"""``LineHint.tag`` of a line of front matter."""

Mark = tuple[int, str, int]
"""Where a line begins in the original, its tag (empty for blanks), and how deep it is quoted."""


def with_hints(folded: Folded, marks: Sequence[Mark]) -> Folded:
    """Add to a folded text what the marks of its lines have said.

    Parameters
    ----------
    folded
        The folded text, without hints.
    marks
        One for each line of the source, in order.

    Returns
    -------
    Folded
        With a hint for each line; each takes the mark of the line of the source that its first
        character stands in. Quoted lines are ``inside`` one ``blockquote`` for each depth.

    Examples
    --------
    >>> folded = with_hints(Folded.plain("Calm"), [(0, "h1", 0)])
    >>> folded.hints[0].tag
    'h1'
    """
    starts = [start for start, _, _ in marks]
    hints: list[LineHint] = []
    at = 0
    for line in folded.text.split("\n"):
        hints.append(_hint(folded, line, at, starts, marks))
        at += len(line) + 1
    return Folded(
        folded.text,
        folded.text_at,
        folded.original_at,
        folded.length,
        tuple(hints),
        folded.original_end,
    )


def _hint(folded: Folded, line: str, at: int, starts: list[int], marks: Sequence[Mark]) -> LineHint:
    if not line.strip() or not marks:
        return LineHint("", names=MARKDOWN)
    first = at + len(line) - len(line.lstrip())
    place = folded.to_original(Span(first, first + 1))[0]
    _, tag, depth = marks[max(0, bisect_right(starts, place) - 1)]
    return LineHint(tag, ("blockquote",) * depth, MARKDOWN)
