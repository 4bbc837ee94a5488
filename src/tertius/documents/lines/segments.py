"""The pieces of a document: mostly one, at times several, or a host's comment before one."""

from itertools import pairwise

from tertius.documents.folding.folded import Folded
from tertius.documents.lines.rules_digest import ITEM
from tertius.documents.lines.rules_mail import COURTESIES, HEADER
from tertius.documents.lines.rules_quoting import QUOTED, QUOTING
from tertius.documents.model import Line, Original, Segment


def segment(
    folded: Folded,  # noqa: ARG001 - all makers of a document take the same three values
    lines: tuple[Line, ...],
    original: Original,  # noqa: ARG001
) -> tuple[Segment, ...]:
    """Cut a document into its pieces.

    Parameters
    ----------
    folded
        The folded text.
    lines
        As :func:`~tertius.documents.lines.label_lines` gives them.
    original
        What was folded.

    Returns
    -------
    tuple of Segment
        In order, without overlap; none for a text without lines. One piece holds all lines,
        unless

        * a comment of the host stands above the text: it is a segment of its own, and the head of
          the page above it (title, byline, date) belongs to no segment, as it speaks for all;
        * blocks of quotation are pieces, and what their host says around them are its comments;
        * titles with a byline, a date or a number of their own begin new pieces;
        * a mail passes on another: its headers begin a new piece.

        Subheadings begin nothing.
    """
    if not lines:
        return ()
    if any(line.by == QUOTING for line in lines):
        return _around_quotations(lines)
    host = _host_above(lines)
    cuts = {at for at in _item_starts(lines) | _mail_starts(lines) if host is None or at > host[1]}
    spans: list[tuple[int, int]] = []
    start = 0 if host is None else host[1] + 1
    for at in sorted(cuts):
        if _has_text(lines[start:at]) and _has_text(lines[at:]):
            spans.append((start, at - 1))
            start = at
    if start < len(lines):
        spans.append((start, len(lines) - 1))
    found = [] if host is None else [Segment(0, "host_comment", *host)]
    found += [Segment(n, "piece", *span) for n, span in enumerate(spans, len(found))]
    return tuple(found)


def _around_quotations(lines: tuple[Line, ...]) -> tuple[Segment, ...]:
    """Cut where a quoted block meets a remark; the head of the page belongs to no segment."""
    spoken = [at for at, line in enumerate(lines) if line.role in _SPOKEN]
    starts = [spoken[0]]
    for one, other in pairwise(spoken):
        if (lines[one].by == QUOTED) != (lines[other].by == QUOTED):
            starts.append(other)
    ends = [*(start - 1 for start in starts[1:]), len(lines) - 1]
    return tuple(
        Segment(number, "piece" if lines[first].by == QUOTED else "host_comment", first, last)
        for number, (first, last) in enumerate(zip(starts, ends, strict=True))
    )


_SPOKEN = ("body", "standfirst", "host_comment")


def _has_text(lines: tuple[Line, ...]) -> bool:
    return any(line.role in _SPOKEN for line in lines)


def _host_above(lines: tuple[Line, ...]) -> tuple[int, int] | None:
    """Give the host's comment above the first line of body, where there is one."""
    first = next((at for at, line in enumerate(lines) if line.role == "host_comment"), None)
    body = next((at for at, line in enumerate(lines) if line.role == "body"), len(lines))
    if first is None or first > body:
        return None
    last = max(at for at in range(first, body) if lines[at].role == "host_comment")
    while last + 1 < body and lines[last + 1].by in COURTESIES:
        last += 1
    # A standfirst above the comment is spoken by the host too; no sentence is left out.
    return next(at for at in range(first + 1) if lines[at].role in _SPOKEN), last


def _item_starts(lines: tuple[Line, ...]) -> set[int]:
    """Give the titles that begin a piece, but for the first: what stands above it is its head."""
    titles = [at for at, line in enumerate(lines) if line.role == "title" and _begins(lines, at)]
    return set(titles[1:] if not _has_text(lines[: titles[0]]) else titles) if titles else set()


def _begins(lines: tuple[Line, ...], at: int) -> bool:
    if lines[at].by == ITEM:
        return True
    if lines[at].by == HEADER:
        return False
    for line in lines[at + 1 :]:
        if line.role in ("byline", "dateline"):
            return True
        if line.role != "standfirst" and line.kind not in ("tags", "share", "counter"):
            return False
    return False


def _mail_starts(lines: tuple[Line, ...]) -> set[int]:
    """Give the first header of each run of headers, or the mark above it."""
    starts = {
        at
        for at, line in enumerate(lines)
        if line.by == HEADER and (at == 0 or lines[at - 1].by != HEADER)
    }
    marks = {at for at, line in enumerate(lines) if line.by == "forwarding mark"}
    return {at - 1 if at - 1 in marks else at for at in starts} | marks
