"""Folds Markdown: what a reader of the set page sees, line by line.

Follows CommonMark 0.31 where pages of text need it: headings, quotes, lists, fences, tables, rules
and paragraphs, whose lines are joined. What no page of text needs (nested lists of code, link
definitions over several lines) is left as it stands: nothing is lost by that.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tertius.documents.folding.characters import fold_characters, join_soft_hyphens
from tertius.documents.folding.draft import Draft, Edit
from tertius.documents.folding.emphasis import fold_emphasis
from tertius.documents.folding.folded import Folded
from tertius.documents.folding.links import fold_links, fold_notes, fold_references, labels_of
from tertius.documents.folding.markdown_hints import FRONT, Mark, with_hints
from tertius.documents.folding.punctuation import fold_blanks, fold_signs

_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBERED = re.compile(r"[ \t]*\d{1,3}[.)][ \t]+")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]{1,80}\]:[ \t]*\S+(?:[ \t]+[\"'(].*)?[ \t]*$")
_TABLE_ENDS = re.compile(r"^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$")

_Kind = Literal["text", "item", "heading", "single", "blank"]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the source: where it stands, what it is, and whether it breaks hard."""

    start: int
    end: int
    kind: _Kind
    depth: int = 0
    hard: bool = False
    tag: str = "p"


def fold_markdown(text: str) -> Folded:
    r"""Fold Markdown.

    Parameters
    ----------
    text
        As published. Front matter stays, as lines of its own.

    Returns
    -------
    Folded
        Each line has a hint: ``h1`` to ``h6``, ``li``, ``p`` or ``front`` for front matter, and
        ``blockquote`` outside it where it is quoted.

    Examples
    --------
    >>> fold_markdown("# Calm returns #\n\nThe *talks*\nended.\n\n> So [he](x) said").text
    'Calm returns\n\nThe talks ended.\n\nSo he said'
    """
    draft = join_soft_hyphens(Draft.of(text))
    if "\r" in text:
        returns = [(m.start(), m.end(), "\n") for m in re.finditer("\r\n?", draft.text)]
        draft = draft.edit(returns)
    draft, marks = _fold_lines(draft)
    draft = fold_emphasis(fold_links(draft, labels=labels_of(text), markdown=True))
    draft = fold_notes(fold_references(draft))
    return with_hints(fold_signs(fold_blanks(fold_characters(draft))).folded(len(text)), marks)


def _fold_lines(draft: Draft) -> tuple[Draft, list[Mark]]:
    """Drop the marks at the beginnings of lines, and join the lines of paragraphs.

    The marks are given beside, with their places in the original.
    """
    text = draft.text
    edits: list[Edit] = []
    rows: list[_Row] = []
    at, fence, front = 0, "", text.startswith("---\n")
    for number, line in enumerate(text.split("\n")):
        start, at = at, at + len(line) + 1
        opened = _FENCE.match(line)
        if front:
            front = number == 0 or line.rstrip() != "---"
            rows.append(_Row(start, start + len(line), "single", tag=FRONT))
        elif opened and (not fence or opened[1].startswith(fence)):
            fence = "" if fence else opened[1]
            rows.append(_dropped(start, line, edits))
        elif fence:
            rows.append(_Row(start, start + len(line), "single"))
        else:
            rows.append(_row(start, line, rows, edits))
    edits += _joints(rows)
    starts = draft.originals_of([row.start for row in rows])
    marks = [(start, row.tag, row.depth) for start, row in zip(starts, rows, strict=True)]
    return draft.edit(sorted(edits)), marks


def _dropped(start: int, line: str, edits: list[Edit]) -> _Row:
    if line:
        edits.append((start, start + len(line), ""))
    return _Row(start, start + len(line), "blank")


def _row(start: int, line: str, before: list[_Row], edits: list[Edit]) -> _Row:
    """Fold the marks of one line and say what it is."""
    quote = _QUOTE.match(line)
    depth, shift = (quote[0].count(">"), quote.end()) if quote else (0, 0)
    rest, first = line[shift:], start + shift
    after_text = bool(before) and before[-1].kind == "text" and before[-1].depth == depth
    if quote:
        edits.append((start, first, ""))
    if not rest.strip():
        return _Row(start, start + len(line), "blank", depth)
    if after_text and _UNDERLINE.match(rest):
        tag = "h1" if "=" in rest else "h2"
        before[-1] = _Row(before[-1].start, before[-1].end, "heading", depth, tag=tag)
        return _dropped_rest(first, rest, edits, depth)
    if _RULE.match(rest):
        return _Row(first, first + len(rest), "single", depth)
    if _DEFINITION.match(rest) or ("|" in rest and _TABLE_RULE.match(rest)):
        return _dropped_rest(first, rest, edits, depth)
    kind: _Kind = "text"
    tag = f"h{rest.lstrip().split()[0].count('#')}" if _HEADING.match(rest) else "p"
    for pattern, meaning in ((_HEADING, "heading"), (_BULLET, "item")):
        if mark := pattern.match(rest):
            edits.append((first, first + mark.end(), ""))
            first, rest = first + mark.end(), rest[mark.end() :]
            kind = "heading" if meaning == "heading" else "item"
    if kind == "heading" and (closing := _HEADING_END.search(rest)):
        edits.append((first + closing.start(), first + closing.end(), ""))
    if kind == "text" and rest.count("|") > 1 and rest.lstrip().startswith("|"):
        edits += [(first + m.start(), first + m.end(), "") for m in _TABLE_ENDS.finditer(rest)]
        kind = "single"
    elif kind == "text" and _NUMBERED.match(rest):
        kind = "item"
    tag = "li" if kind == "item" else tag
    hard = rest.endswith(("  ", "\\"))
    if rest.endswith("\\"):
        edits.append((first + len(rest) - 1, first + len(rest), ""))
    return _Row(first, first + len(rest), kind, depth, hard, tag)


def _dropped_rest(first: int, rest: str, edits: list[Edit], depth: int) -> _Row:
    edits.append((first, first + len(rest), ""))
    return _Row(first, first + len(rest), "blank", depth)


def _joints(rows: list[_Row]) -> list[Edit]:
    """Replace the line ends inside paragraphs and items by blanks."""
    edits: list[Edit] = []
    for one, next_one in pairwise(rows):
        goes_on = one.kind in ("text", "item") and next_one.kind == "text" and not one.hard
        if goes_on and one.depth >= next_one.depth:
            edits.append((one.end, one.end + 1, " "))
    return edits
