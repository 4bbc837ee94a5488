"""A text while it is folded: its characters, and the stretches of the original they are from.

A draft is a value. Each step of folding gives a new one, by editing stretches of the one before;
the map to the original goes along, so that no step has to know about the others. A step costs
what it edits, not what the text is long, apart from copying the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tertius.documents.folding.folded import Folded, LineHint

Edit = tuple[int, int, str]
"""From, to (exclusive, more than from), and what stands there instead."""

Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Draft:
    """A text on its way from the original to the folded one.

    Attributes
    ----------
    text
        Its characters.
    at, first, last
        Shape (k,): runs, as :class:`tertius.documents.folding.Folded` has them in ``text_at``,
        ``original_at`` and ``original_end``.
    """

    text: str
    at: Places
    first: Places
    last: Places

    @classmethod
    def of(cls, text: str) -> "Draft":
        """Begin with a text whose characters all stand for themselves."""
        at = np.zeros(1 if text else 0, dtype=np.int64)
        return cls(text, at, at, at + len(text))

    @cached_property
    def codes(self) -> NDArray[np.uint32]:
        """The code points of the text."""
        return to_codes(self.text)

    @cached_property
    def _stops(self) -> Places:
        """Shape (k,): where each run ends in the text."""
        stops = np.empty(len(self.at), dtype=np.int64)
        stops[:-1], stops[-1:] = self.at[1:], len(self.text)
        return stops

    def with_text(self, text: str) -> "Draft":
        """Put other characters in the same places.

        Parameters
        ----------
        text
            As many characters as there are.

        Returns
        -------
        Draft
        """
        return Draft(text, self.at, self.first, self.last)

    def cut(self, starts: Places, ends: Places) -> "Draft":
        """Drop stretches of the text.

        Parameters
        ----------
        starts, ends
            Shape (e,): ascending, without overlap, none empty.

        Returns
        -------
        Draft
        """
        if not len(starts):
            return self
        return self._edited(starts, ends, [""] * len(starts))

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
        return self._edited(starts, ends, [edit[2] for edit in edits])

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
        return Folded(self.text, self.at, self.first, length, hints, self.last)

    def originals_of(self, offsets: Sequence[int]) -> list[int]:
        """Give where the original of each of some characters begins.

        Parameters
        ----------
        offsets
            In the text; its end counts too.

        Returns
        -------
        list of int
            0 for a text without characters.
        """
        if not len(self.at):
            return [0] * len(offsets)
        return list(map(int, self._firsts(np.array(offsets, dtype=np.int64))))

    def _edited(self, starts: Places, ends: Places, puts: list[str]) -> "Draft":
        begins = np.concatenate([[0], ends])
        stops = np.append(starts, len(self.text))
        slices = zip(begins.tolist(), stops.tolist(), [*puts, ""], strict=True)
        parts = [part for begin, stop, put in slices for part in (self.text[begin:stop], put)]
        counts = np.array([len(put) for put in puts], dtype=np.int64)
        shifts = np.concatenate([[0], np.cumsum(counts - (ends - starts))])
        kept = self._kept(begins, stops, shifts)
        put_at = np.repeat(starts + shifts[:-1], counts)
        into = np.arange(len(put_at)) - np.repeat(np.cumsum(counts) - counts, counts)
        firsts = np.repeat(self._firsts(starts), counts)
        lasts = np.repeat(self._lasts(ends - 1), counts)
        at = np.concatenate([kept[0], put_at + into])
        order = np.argsort(at, kind="stable")
        return Draft(
            "".join(parts),
            at[order],
            np.concatenate([kept[1], firsts])[order],
            np.concatenate([kept[2], lasts])[order],
        )

    def _kept(self, begins: Places, stops: Places, shifts: Places) -> tuple[Places, Places, Places]:
        """Give the runs of the slices that are kept: where they go, and their original."""
        slice_of = np.searchsorted(begins, self.at, side="right") - 1
        inside = self.at < stops[slice_of]
        points = np.union1d(begins[begins < stops], self.at[inside])
        run = np.searchsorted(self.at, points, side="right") - 1
        piece = np.searchsorted(begins, points, side="right") - 1
        ends = np.minimum(self._stops[run], stops[piece])
        return points + shifts[piece], self._firsts(points), self._lasts(ends - 1)

    def _firsts(self, offsets: Places) -> Places:
        """Give where the original of each of some characters begins."""
        run = np.searchsorted(self.at, offsets, side="right") - 1
        begins: Places = self.first[run] + offsets - self.at[run]
        return begins

    def _lasts(self, offsets: Places) -> Places:
        """Give where the original of each of some characters ends."""
        run = np.searchsorted(self.at, offsets, side="right") - 1
        ends: Places = self.last[run] - (self._stops[run] - 1 - offsets)
        return ends


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
