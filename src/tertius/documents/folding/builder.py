r"""Collects what a reader of mark-up finds, and folds it with its places in the original.

Whoever flattens mark-up adds stretches of text in the order of the original and ends lines; the
builder folds the characters, signs and blanks of it all. It never adds or removes a line, so the
hints given with the line ends stay with their lines.

>>> builder = Builder()
>>> builder.add("Calm  “returns” to", 3)
>>> builder.put("\u00a0", 21, 27)  # a character reference
>>> builder.add("Vienna", 27)
>>> builder.end_line(33)
>>> folded = builder.fold(40)
>>> folded.text
'Calm "returns" to Vienna\n'
"""

import numpy as np

from tertius.documents.folding.characters import fold_characters
from tertius.documents.folding.draft import Draft, to_codes
from tertius.documents.folding.folded import Folded, LineHint
from tertius.documents.folding.punctuation import fold_blanks, fold_signs


class Builder:
    """A text that grows, each part with its place in the original."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._hints: list[LineHint] = []

    def add(self, text: str, start: int) -> None:
        """Add characters that stand in the original just so.

        Parameters
        ----------
        text
            The characters; line ends among them are blanks, as in HTML.
        start
            Where they begin in the original.
        """
        if text:
            self._put(_one_line(text), start, -1)

    def put(self, text: str, start: int, end: int) -> None:
        """Add characters that stand for others: a character reference, a picture's words.

        Parameters
        ----------
        text
            The characters.
        start, end
            What they stand for; ``end`` exclusive.
        """
        if text:
            self._put(_one_line(text), start, max(end, start + 1))

    def end_line(self, at: int, hint: LineHint | None = None) -> None:
        """End the line.

        Parameters
        ----------
        at
            The place in the original: the last character of what ends the line, or any other
            that belongs to no word.
        hint
            What the mark-up says about the line that ends here. Either every line has one or
            none.
        """
        self._put("\n", at, at + 1)
        if hint is not None:
            self._hints.append(hint)

    def fold(self, length: int, last: LineHint | None = None) -> Folded:
        """Fold what was collected.

        Parameters
        ----------
        length
            Code points of the original.
        last
            Hint of the line after the last line end, an empty one if nothing was added there;
            where hints are given and this is not, ``LineHint("")``.

        Returns
        -------
        Folded
            With as many lines as were ended, and one.
        """
        draft = fold_blanks(fold_signs(fold_characters(self._draft(length))))
        hints = tuple(self._hints)
        if hints:
            hints += (last or LineHint(""),)
        return draft.folded(length, hints)

    def _put(self, text: str, start: int, end: int) -> None:
        self._parts.append(text)
        self._starts.append(start)
        self._ends.append(end)

    def _draft(self, length: int) -> Draft:
        counts = np.array([len(part) for part in self._parts], dtype=np.int64)
        starts = np.array(self._starts, dtype=np.int64)
        ends = np.array(self._ends, dtype=np.int64)
        codes = to_codes("".join(self._parts))
        into = np.arange(len(codes)) - np.repeat(np.cumsum(counts) - counts, counts)
        copied = np.repeat(ends < 0, counts)
        first = np.repeat(starts, counts) + np.where(copied, into, 0)
        last = np.where(copied, first + 1, np.repeat(ends, counts))
        # Places never fall, even if a reader hands parts over out of order.
        first = np.minimum(np.maximum.accumulate(first), max(0, length - 1))
        last = np.minimum(np.maximum.accumulate(np.maximum(last, first + 1)), length)
        return Draft(codes, first, last)


def _one_line(text: str) -> str:
    """Make blanks of line ends."""
    for sign in _BREAKS:
        if sign in text:
            text = text.replace(sign, " ")
    return text


_BREAKS = "\n\r\v\f\u2028\u2029"
