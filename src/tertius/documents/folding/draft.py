"""A text while it is folded: its characters, and for each the stretch of the original it is from.

A draft is a value. Each step of folding gives a new one, by editing stretches of the one before;
the places of the original go along, so that no step has to know about the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tertius.documents.folding.folded import Folded, LineHint

Edit = tuple[int, int, str]
"""From, to (exclusive, more than from), and what stands there instead."""


@dataclass(frozen=True, eq=False)
class Draft:
    """A text on its way from the original to the folded one.

    Attributes
    ----------
    codes
        Shape (n,), uint32: its code points.
    first, last
        Shape (n,), int64: the stretch of the original that each stands for, ``last`` exclusive;
        neither ever falls.
    """

    codes: NDArray[np.uint32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]

    @classmethod
    def of(cls, text: str) -> "Draft":
        """Begin with a text whose characters all stand for themselves."""
        codes = to_codes(text)
        places = np.arange(len(codes) + 1, dtype=np.int64)
        return cls(codes, places[:-1], places[1:])

    @cached_property
    def text(self) -> str:
        """The characters as a string."""
        return to_text(self.codes)

    def keep(self, kept: NDArray[np.bool_]) -> "Draft":
        """Drop all characters but some.

        Parameters
        ----------
        kept
            Shape (n,): which stay.

        Returns
        -------
        Draft
        """
        if kept.all():
            return self
        return Draft(self.codes[kept], self.first[kept], self.last[kept])

    def with_codes(self, codes: NDArray[np.uint32]) -> "Draft":
        """Put other characters in the same places.

        Parameters
        ----------
        codes
            Shape (n,): the characters.

        Returns
        -------
        Draft
        """
        return Draft(codes, self.first, self.last)

    def edit(self, edits: Sequence[Edit]) -> "Draft":
        """Replace stretches of the text.

        Parameters
        ----------
        edits
            Ascending, without overlap, none of an empty stretch: what has no original cannot be
            put in.

        Returns
        -------
        Draft
            Each character put in stands for all of the stretch that it replaces.
        """
        if not edits:
            return self
        starts = np.array([edit[0] for edit in edits], dtype=np.int64)
        ends = np.array([edit[1] for edit in edits], dtype=np.int64)
        counts = np.array([len(edit[2]) for edit in edits], dtype=np.int64)
        change = np.zeros(len(self.codes) + 1, dtype=np.int8)
        # A stretch may begin where another ends, so both are added, not set.
        np.add.at(change, starts, 1)
        np.add.at(change, ends, -1)
        kept = np.cumsum(change[:-1], dtype=np.int8) == 0
        if not counts.any():
            return self.keep(kept)
        before = np.concatenate([[0], np.cumsum(kept)])[starts]
        at = np.repeat(before, counts)
        put = to_codes("".join(edit[2] for edit in edits))
        return Draft(
            np.insert(self.codes[kept], at, put),
            np.insert(self.first[kept], at, np.repeat(self.first[starts], counts)),
            np.insert(self.last[kept], at, np.repeat(self.last[ends - 1], counts)),
        )

    def folded(self, length: int, hints: tuple[LineHint, ...] = ()) -> Folded:
        """Finish.

        Parameters
        ----------
        length
            Code points of the original.
        hints
            What its mark-up says about each line.

        Returns
        -------
        Folded
        """
        if not len(self.codes):
            none = np.zeros(0, dtype=np.int64)
            return Folded("", none, none, length, hints, none)
        single = self.last - self.first == 1
        goes_on = single[1:] & single[:-1] & (np.diff(self.first) == 1)
        begins = np.concatenate([[0], np.flatnonzero(~goes_on) + 1]).astype(np.int64)
        ends = np.append(begins[1:], len(self.codes)) - 1
        return Folded(self.text, begins, self.first[begins], length, hints, self.last[ends])


def to_codes(text: str) -> NDArray[np.uint32]:
    """Give the code points of a text; lone surrogates are passed through.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    ndarray
        Shape (n,), uint32.
    """
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def to_text(codes: NDArray[np.uint32]) -> str:
    """Give the text of code points.

    Parameters
    ----------
    codes
        Shape (n,).

    Returns
    -------
    str
    """
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")
