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
from tertius.documents.folding.draft import Draft
from tertius.documents.folding.folded import Folded, LineHint
from tertius.documents.folding.punctuation import fold_blanks, fold_signs


class Builder:
    """A text that grows, each part with its place in the original."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[tuple[int, int, int]] = []
        self._hints: list[LineHint] = []
        self._size = 0
        self._reached = 0

    def add(self, text: str, start: int) -> None:
        """Add characters that stand in the original just so.

        Parameters
        ----------
        text
            The characters; line ends among them are blanks, as in HTML.
        start
            Where they begin in the original. If that lies before what was added last, they stand
            for the last character of it: the places of a text never fall.
        """
        if start < self._reached:
            self.put(text, self._reached - 1, self._reached)
        elif text:
            self._runs.append((self._size, start, start + len(text)))
            self._append(_one_line(text), start + len(text))

    def put(self, text: str, start: int, end: int) -> None:
        """Add characters that stand for others: a character reference, a picture's words.

        Parameters
        ----------
        text
            The characters.
        start, end
            What they stand for; ``end`` exclusive.
        """
        start = max(start, self._reached - 1)
        end = max(end, start + 1, self._reached)
        self._runs += [(self._size + into, start, end) for into in range(len(text))]
        self._append(_one_line(text), end)

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
        at = max(at, self._reached - 1)
        self._runs.append((self._size, at, at + 1))
        self._append("\n", at + 1)
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
        draft = fold_signs(fold_blanks(fold_characters(self._draft())))
        hints = tuple(self._hints)
        if hints:
            hints += (last or LineHint(""),)
        return draft.folded(length, hints)

    def _append(self, text: str, reached: int) -> None:
        self._parts.append(text)
        self._size += len(text)
        self._reached = reached

    def _draft(self) -> Draft:
        runs = np.array(self._runs, dtype=np.int64).reshape(-1, 3)
        return Draft("".join(self._parts), runs[:, 0], runs[:, 1], runs[:, 2])


def _one_line(text: str) -> str:
    """Make blanks of line ends."""
    for sign in _BREAKS:
        if sign in text:
            text = text.replace(sign, " ")
    return text


_BREAKS = "\n\r\v\f\u2028\u2029"
