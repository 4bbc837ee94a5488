"""A text whose variants have been made alike, and the way back to the characters it came from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tertius.documents.model import Span


@dataclass(frozen=True, slots=True)
class LineHint:
    """What the mark-up says about one line of the folded text; lines of plain text have none.

    Attributes
    ----------
    tag
        The innermost block element, such as ``h1``, ``p``, ``li``, ``figcaption``, ``blockquote``.
    inside
        Outer elements that matter, outermost first: ``nav``, ``header``, ``footer``, ``aside``,
        ``article``, ``main``, ``figure``, ``form``, ``blockquote``.
    names
        Classes and identifiers of the elements around it, lower case, joined by blanks.
    links
        Share of its characters that are links, 0 to 1.
    kept
        Whether an extractor of main texts keeps the line; None where none was asked.
    """

    tag: str
    inside: tuple[str, ...] = ()
    names: str = ""
    links: float = 0.0
    kept: bool | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A folded text with its offset map.

    Attributes
    ----------
    text
        The folded text, in code points; lines end in ``\\n``.
    text_at, original_at
        Shape (k,), int64, ascending: the character at ``text_at[i] + d`` of the text comes from
        ``original_at[i] + d`` of the original for all d up to the next entry, or stands for what
        lies between two entries of the original.
    length
        Code points of the original.
    hints
        One for each line of ``text.split("\\n")`` when the original has mark-up, else empty.
    """

    text: str
    text_at: NDArray[np.int64]
    original_at: NDArray[np.int64]
    length: int
    hints: tuple[LineHint, ...] = ()

    def to_original(self, span: Span) -> tuple[int, int]:
        """Give the characters of the original that a span of the text came from.

        Parameters
        ----------
        span
            In the folded text; ``0 <= start <= end <= len(text)``.

        Returns
        -------
        start, end
            Code points of the original, end exclusive; a span that is not empty never maps to
            nothing.

        Raises
        ------
        IndexError
            If the span lies outside the text.
        """
        if not 0 <= span.start <= span.end <= len(self.text):
            raise IndexError(f"{span} lies outside a text of {len(self.text)} characters")
        start = self._place(span.start)
        if span.end == span.start:
            return start, start
        return start, min(self.length, self._place(span.end - 1) + self._width(span.end - 1))

    def _place(self, offset: int) -> int:
        run = int(np.searchsorted(self.text_at, offset, side="right")) - 1
        if run < 0:
            return 0
        return min(self.length, int(self.original_at[run] + offset - self.text_at[run]))

    def _width(self, offset: int) -> int:
        """Count the characters of the original that one character of the text stands for."""
        run = int(np.searchsorted(self.text_at, offset, side="right"))
        if run < len(self.text_at) and int(self.text_at[run]) == offset + 1:
            # The last character of a run reaches to where the next run begins, unless what lies
            # between was dropped on purpose; folders begin a run of length 0 there.
            return max(1, int(self.original_at[run]) - self._place(offset))
        return 1
