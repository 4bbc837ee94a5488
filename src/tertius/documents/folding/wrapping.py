"""Hard-wrapped text: lines that a program broke at a width are joined to paragraphs again.

A program that fills lines up to a width ``w`` breaks before the first word that does not fit: the
line is at most ``w`` long, and with the next word it would be longer. Each pair of lines is so
consistent with a short interval of widths. In text that was wrapped, most pairs agree on one
width, and most next lines go on in the middle of a sentence; in lists, verse and pages with one
line per paragraph they do not. Lines are joined only on that evidence, and only if most of the
text then stands in long lines: a text that has been joined shows no evidence any more.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tertius.documents.folding.draft import Draft, Edit

WIDEST = 90
"""The longest line of a text that counts as wrapped; mail has 72 to 80, newswire 60 to 70."""
NARROWEST = 40
SHARE_OF_LONG_LINES = 0.10
"""Share of the text in lines beyond :data:`WIDEST` above which nothing is joined."""
_SLACK = 8
_TABLE = re.compile(r"\S(?:\t| {3,})\S")
_MARK = re.compile(r"(?:[-*+•·–]|\(?\d{1,3}[.)]|\(?[a-z]\))[ \t]+")
_HEADER = re.compile(
    r"(?:from|date|sent|to|cc|subject|von|gesendet|datum|an|betreff|de|envoyé|à|objet|enviado|para"
    r"|asunto|fecha):\s",
    re.IGNORECASE,
)
"""A field of a mail that is passed on: it begins a line, however short the one above is."""
_PREFIX = re.compile(r"(?:>[ \t]?)*[ \t]*")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as far as wrapping goes.

    ``length`` counts from the margin, ``first`` is the length of the first word, ``depth`` how
    often it is quoted, ``table`` whether gaps in it make columns.
    """

    start: int
    end: int
    indent: int
    depth: int
    words: str
    length: int
    first: int
    table: bool


def unwrap(draft: Draft) -> Draft:
    """Join the lines of paragraphs, if the text shows that it was wrapped at a width.

    Parameters
    ----------
    draft
        A text whose characters have been folded, blanks as published.

    Returns
    -------
    Draft
        With a blank, or nothing after a hyphen that only broke a word, in place of each line end
        that was no paragraph's end.
    """
    if not _may_be_wrapped(draft):
        return draft
    rows = _rows(draft.text)
    width = _width(rows)
    if width is None:
        return draft
    joined = [i for i in range(len(rows) - 1) if _joins(rows[i], rows[i + 1], width)]
    if not _makes_long_lines(rows, joined):
        return draft
    return draft.edit(_edits(draft.text, rows, joined))


def _may_be_wrapped(draft: Draft) -> bool:
    """Look at the lengths of lines only."""
    if draft.text.count("\n") < 2:
        return False
    ends = np.flatnonzero(draft.codes == 10)
    lengths = np.diff(ends, prepend=-1, append=len(draft.codes)) - 1
    long = int(lengths[lengths > WIDEST].sum())
    filled, full = int((lengths > 0).sum()), int((lengths >= NARROWEST // 2).sum())
    return long <= SHARE_OF_LONG_LINES * len(draft.codes) and filled > 2 and full > 0.3 * filled


def _rows(text: str) -> list[_Row]:
    rows: list[_Row] = []
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        depth = 0
        if words.startswith(">") and (match := _PREFIX.match(line)):
            indent = match.end()
            words = line[indent:].rstrip()
            depth = match[0].count(">")
        start = at + indent
        first = words.find(" ")
        wide = "   " in words or "\t" in words
        rows.append(
            _Row(
                start,
                start + len(words),
                indent,
                depth,
                words,
                indent + len(words),
                len(words) if first < 0 else first,
                wide and _TABLE.search(words) is not None,
            )
        )
        at += len(line) + 1
    return rows


def _reach(one: _Row, next_one: _Row) -> int:
    """How long a line would be with the first word of the next."""
    return one.length + 1 + next_one.first


def _comparable(one: _Row, next_one: _Row) -> bool:
    if not one.words or not next_one.words or one.depth != next_one.depth:
        return False
    if one.words[-1] >= "\u2e80" and next_one.words[0] >= "\u2e80":
        return False  # scripts without blanks between words
    return not (one.table or next_one.table)


def _width(rows: list[_Row]) -> int | None:
    """Find the width that most pairs of lines agree on, if there is evidence for one."""
    votes = np.zeros(WIDEST + 2, dtype=np.int64)
    pairs: list[tuple[int, int, bool]] = []
    for one, next_one in pairwise(rows):
        if not _comparable(one, next_one) or one.length > WIDEST:
            continue
        reach = min(_reach(one, next_one) + 1, WIDEST + 1)
        votes[one.length] += 1
        votes[max(reach, one.length + 1)] -= 1
        pairs.append((one.length, reach, _runs_on(one, next_one)))
    support = np.cumsum(votes)
    support[:NARROWEST] = 0
    width = int(support[: WIDEST + 1].argmax())
    agreeing = [on for low, high, on in pairs if low <= width < high]
    if len(agreeing) < 2 or len(agreeing) < 0.5 * len(pairs):
        return None
    return width if sum(agreeing) >= 0.4 * len(agreeing) else None


def _runs_on(one: _Row, next_one: _Row) -> bool:
    """Tell whether a sentence runs on over a line end."""
    first = next_one.words[0]
    if first.isalpha() and first.lower() == first.upper():
        return one.words[-1] not in ".!?:؟۔।"
    return first.islower()


def _joins(one: _Row, next_one: _Row, width: int) -> bool:
    if not _comparable(one, next_one) or one.length > width + 3:
        return False
    if _HEADER.match(next_one.words):
        return False
    marked = _MARK.match(next_one.words)
    if marked and not next_one.words[0].isalpha() and next_one.words[0] != "–":
        return False
    if next_one.indent > one.indent + 1:
        hanging = _MARK.match(one.words)
        if not (hanging and next_one.indent <= one.indent + len(hanging[0]) + 1):
            return False  # an indented first line opens a paragraph
    reach = _reach(one, next_one)
    if one.words[-1] in ".!?:\"')]" and not next_one.words[0].islower():
        return reach > width - 1
    runs_on = next_one.words[0].islower() and one.length >= width // 2
    return reach > width - _SLACK or runs_on


def _makes_long_lines(rows: list[_Row], joined: list[int]) -> bool:
    """Tell whether the joined text would show no evidence of wrapping any more."""
    after = set(joined)
    total = long = length = 0
    for i, row in enumerate(rows):
        length += len(row.words) + 1
        if i not in after:
            total += length
            long += length if length > WIDEST + 1 else 0
            length = 0
    return long > (SHARE_OF_LONG_LINES + 0.05) * total


def _edits(text: str, rows: list[_Row], joined: list[int]) -> list[Edit]:
    broken = [i for i in joined if rows[i].words[-1] == "-" and _BROKEN.search(rows[i].words)]
    hyphenates = len(broken) > 0.03 * len(joined) and len(broken) > 1
    known = Counter(_WORD.findall(text.casefold())) if broken else Counter()
    drops = {i for i in broken if _only_breaks(rows[i], rows[i + 1], known, hyphenates=hyphenates)}
    edits: list[Edit] = []
    for i in joined:
        one, next_one = rows[i], rows[i + 1]
        if i in drops:
            edits.append((one.end - 1, next_one.start, ""))
        else:
            whole = one.words.endswith("-") and not one.words.endswith((" -", "--"))
            edits.append((one.end, next_one.start, "" if whole else " "))
    return edits


def _only_breaks(one: _Row, next_one: _Row, known: Counter[str], *, hyphenates: bool) -> bool:
    """Tell whether a hyphen at a line's end only breaks a word, by the other words of the text."""
    left, right = _BROKEN.search(one.words), _FIRST_WORD.match(next_one.words)
    if left is None or right is None or not right[0].islower():
        return False
    first, second = left[1].casefold(), right[0].casefold()
    if known[first + second]:
        return True
    if known[f"{first}-{second}"]:
        return False
    # Each half stands here once, at the break itself; more says that both are words.
    both = known[first] > 1 and known[second] > 1 and min(len(first), len(second)) > 2
    return hyphenates and not both
