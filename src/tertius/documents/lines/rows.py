"""The rows of a page: its non-blank lines with their words.

Lines that a mail or a wire broke at a width have been joined when the text was folded.
"""

from dataclasses import dataclass

from tertius.documents.folding.folded import Folded, LineHint
from tertius.documents.lines.keys import words_of
from tertius.documents.model import Span


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One line that is not blank.

    Attributes
    ----------
    span
        Its characters in the folded text, without white space at the ends.
    text
        These characters.
    words
        Its words in lower case.
    gap
        Blank lines above it.
    hint
        What the mark-up says of it; None for plain text.
    """

    span: Span
    text: str
    words: tuple[str, ...]
    gap: int
    hint: LineHint | None = None


def rows_of(folded: Folded) -> list[Row]:
    """Give the rows of a folded text.

    Parameters
    ----------
    folded
        The text.

    Returns
    -------
    list of Row
        In order, one for each non-blank line.
    """
    rows: list[Row] = []
    start = gap = 0
    for number, line in enumerate(folded.text.split("\n")):
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            hint = folded.hints[number] if number < len(folded.hints) else None
            span = Span(first, first + len(stripped))
            rows.append(Row(span, stripped, tuple(words_of(stripped)), gap, hint))
            gap = 0
        else:
            gap += 1
        start += len(line) + 1
    return rows
