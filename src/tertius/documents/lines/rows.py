"""The rows of a page: its non-blank lines with their words.

Lines that a mail or a wire broke at a width have been joined when the text was folded.
"""

from dataclasses import dataclass

from tertius.documents.folding.folded import Folded, LineHint
from tertius.documents.folding.markdown_hints import MARKDOWN
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
        What the mark-up of HTML says of it; None for other texts.
    mark
        What any mark-up says of it, that of Markdown too.
    """

    span: Span
    text: str
    words: tuple[str, ...]
    gap: int
    hint: LineHint | None = None
    mark: LineHint | None = None

    @property
    def tag(self) -> str:
        """The innermost block element; empty for plain text."""
        return "" if self.mark is None else self.mark.tag

    @property
    def quoted(self) -> bool:
        """Whether it stands in a block of quotation: in mark-up, or behind ``>``."""
        if self.mark is not None:
            return self.mark.tag == "blockquote" or "blockquote" in self.mark.inside
        return self.text.startswith(">")


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
            mark = folded.hints[number] if number < len(folded.hints) else None
            # The model has learned from HTML; few marks as in Markdown would mislead it.
            hint = None if mark is None or mark.names == MARKDOWN else mark
            span = Span(first, first + len(stripped))
            rows.append(Row(span, stripped, tuple(words_of(stripped)), gap, hint, mark))
            gap = 0
        else:
            gap += 1
        start += len(line) + 1
    return rows
