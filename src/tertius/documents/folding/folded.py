"""A text whose variants have been made alike, and the way back to the characters it came from."""

import json
import struct
import zlib
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from tertius.documents.model import Span
from tertius.errors import DocumentError

_MAGIC = b"TFOLD1"


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
    r"""A folded text with its offset map.

    The map is a list of runs. A run of several characters was copied: its characters stand for
    as many of the original, one for one. A run of one character stands for all of the original
    from ``original_at`` to ``original_end``. What lies between two runs was dropped.

    Attributes
    ----------
    text
        The folded text, in code points; lines end in ``\n``.
    text_at
        Shape (k,), int64, ascending from 0: where each run begins in the text.
    original_at
        Shape (k,), int64, never falling: where the original of each run begins.
    length
        Code points of the original.
    hints
        One for each line of ``text.split("\n")`` when the original has mark-up, else empty.
    original_end
        Shape (k,), int64: where the original of each run ends; None (all runs are copies) is
        replaced by what it means.
    """

    text: str
    text_at: NDArray[np.int64]
    original_at: NDArray[np.int64]
    length: int
    hints: tuple[LineHint, ...] = ()
    original_end: NDArray[np.int64] | None = None

    def __post_init__(self) -> None:
        if self.original_end is None:
            ends = np.append(self.text_at[1:], len(self.text))
            copied = self.original_at + ends - self.text_at
            object.__setattr__(self, "original_end", np.minimum(copied, self.length))

    @classmethod
    def plain(cls, text: str) -> "Folded":
        """Take a text as it is: every character stands for itself.

        Parameters
        ----------
        text
            Any text.

        Returns
        -------
        Folded

        Examples
        --------
        >>> Folded.plain("Calm").to_original(Span(1, 3))
        (1, 3)
        """
        at = np.zeros(1 if text else 0, dtype=np.int64)
        return cls(text, at, at, len(text))

    def to_original(self, span: Span) -> tuple[int, int]:
        """Give the characters of the original that a span of the text came from.

        Parameters
        ----------
        span
            In the folded text; ``0 <= start <= end <= len(text)``.

        Returns
        -------
        start, end
            Code points of the original, end exclusive, from the original of the first character
            to the end of that of the last one. Dropped characters before the first and after the
            last are left out; a span that is not empty never maps to nothing.

        Raises
        ------
        IndexError
            If the span lies outside the text.
        """
        if not 0 <= span.start <= span.end <= len(self.text):
            raise IndexError(f"{span} lies outside a text of {len(self.text)} characters")
        if span.start == len(self.text):
            end = self._character(span.start - 1)[1] if self.text else 0
            return end, end
        start = self._character(span.start)[0]
        if span.end == span.start:
            return start, start
        return start, self._character(span.end - 1)[1]

    def from_original(self, start: int, end: int) -> Span:
        """Give the characters of the text that stand for a stretch of the original.

        Parameters
        ----------
        start, end
            Code points of the original, end exclusive; ``0 <= start <= end <= length``.

        Returns
        -------
        Span
            From the first to the last character whose original touches the stretch; an empty span
            where they would stand, if all of it was dropped.

        Raises
        ------
        IndexError
            If the stretch lies outside the original.
        """
        if not 0 <= start <= end <= self.length:
            raise IndexError(f"{start}:{end} lies outside an original of {self.length} characters")
        first, last = self._first_ending_after(start), self._first_starting_at(end)
        return Span(first, max(first, last))

    def _character(self, offset: int) -> tuple[int, int]:
        """Give the original of one character of the text."""
        run = int(np.searchsorted(self.text_at, offset, side="right")) - 1
        ends = self._ends()
        after = int(self.text_at[run + 1]) if run + 1 < len(self.text_at) else len(self.text)
        into = offset - int(self.text_at[run])
        return int(self.original_at[run]) + into, int(ends[run]) - (after - 1 - offset)

    def _first_ending_after(self, place: int) -> int:
        """Find the first character whose original ends after a place."""
        ends = self._ends()
        run = int(np.searchsorted(ends, place, side="right"))
        if run == len(ends):
            return len(self.text)
        into = max(0, place - int(self.original_at[run])) if self._copied(run) else 0
        return int(self.text_at[run]) + into

    def _first_starting_at(self, place: int) -> int:
        """Find the first character whose original starts at a place or after it."""
        run = int(np.searchsorted(self.original_at, place, side="left")) - 1
        if run < 0:
            return 0
        after = int(self.text_at[run + 1]) if run + 1 < len(self.text_at) else len(self.text)
        if not self._copied(run):
            return after
        return min(after, int(self.text_at[run]) + place - int(self.original_at[run]))

    def _copied(self, run: int) -> bool:
        after = int(self.text_at[run + 1]) if run + 1 < len(self.text_at) else len(self.text)
        return after - int(self.text_at[run]) > 1

    def _ends(self) -> NDArray[np.int64]:
        ends = self.original_end
        assert ends is not None  # noqa: S101 - set by __post_init__
        return ends

    def to_bytes(self, *, with_text: bool = True) -> bytes:
        """Pack the folded text for storing.

        Parameters
        ----------
        with_text
            Whether the text goes in too; leave it out where it is stored beside.

        Returns
        -------
        bytes
            Compressed; equal values give equal bytes.
        """
        runs = np.stack([self.text_at, self.original_at, self._ends()])
        # Differences are small numbers, most of them equal: they compress well.
        steps = np.diff(runs, axis=1, prepend=0).astype("<i8").tobytes()
        hints = json.dumps([asdict(hint) for hint in self.hints], ensure_ascii=True).encode()
        text = self.text.encode("utf-8", "surrogatepass") if with_text else b""
        head = struct.pack("<QQQQ?", self.length, runs.shape[1], len(hints), len(text), with_text)
        return _MAGIC + zlib.compress(head + steps + hints + text, 6)

    @classmethod
    def from_bytes(cls, data: bytes, text: str | None = None) -> "Folded":
        """Unpack what :meth:`to_bytes` packed.

        Parameters
        ----------
        data
            The packed value.
        text
            The text, where it was left out.

        Returns
        -------
        Folded

        Raises
        ------
        DocumentError
            If the bytes are no packed folded text, or the text is missing.
        """
        try:
            if not data.startswith(_MAGIC):
                raise ValueError("unknown first bytes")
            raw = zlib.decompress(data[len(_MAGIC) :])
            size = struct.calcsize("<QQQQ?")
            length, count, hinted, words, with_text = struct.unpack("<QQQQ?", raw[:size])
            at, stop = size + 24 * count, size + 24 * count + hinted
            runs = np.frombuffer(raw[size:at], dtype="<i8").reshape(3, count).cumsum(axis=1)
            hints = tuple(
                LineHint(**{**hint, "inside": tuple(hint["inside"])})
                for hint in json.loads(raw[at:stop])
            )
            if len(raw) != stop + words:
                raise ValueError(f"{len(raw) - stop} bytes of text, not {words}")
        except (ValueError, TypeError, KeyError, struct.error, zlib.error) as error:
            raise DocumentError(
                f"a stored folded text is damaged ({error})", remedy="add the document again"
            ) from error
        if with_text:
            text = raw[stop:].decode("utf-8", "surrogatepass")
        elif text is None:
            raise DocumentError("a folded text was stored without its text, and none was given")
        places = runs.astype(np.int64)
        return cls(text, places[0], places[1], int(length), hints, places[2])
