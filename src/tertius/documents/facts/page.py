"""What the rules of facts look at: lines with their words, and the pieces they belong to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tertius.documents.folding import Folded
from tertius.documents.model import (
    DateKind,
    Fact,
    FactField,
    Line,
    Original,
    Proof,
    Role,
    Segment,
    Span,
)

READER_FURNITURE = frozenset({"reader_comment", "related", "navigation", "comment_form", "advert"})
"""Furniture that speaks of other pieces or other people: it proves nothing about this one."""


LONG = 100
"""Signs of a line that is surely no byline or dateline."""


@dataclass(frozen=True)
class Page:
    """A labelled text.

    Attributes
    ----------
    original, folded, lines, segments
        As in a :class:`~tertius.documents.model.Document`.
    """

    original: Original
    folded: Folded
    lines: tuple[Line, ...]
    segments: tuple[Segment, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of each line."""
        text = self.folded.text
        return tuple(text[line.span.start : line.span.end] for line in self.lines)

    @cached_property
    def pieces(self) -> tuple[Segment, ...]:
        """The segments that are pieces, not remarks of a host."""
        return tuple(segment for segment in self.segments if segment.kind == "piece")

    def with_roles(self, *roles: Role) -> Iterator[int]:
        """Give the numbers of the lines with one of some roles."""
        return (number for number, line in enumerate(self.lines) if line.role in roles)

    @cached_property
    def heads(self) -> tuple[range, ...]:
        """For each piece: its lines from the end of the piece before to its first long body line.

        A byline or dateline may be labelled body by mistake; it is short and stands there.
        """
        found: list[range] = []
        start = 0
        for piece in self.pieces:
            lines = range(piece.first, piece.last + 1)
            spoken = [i for i in lines if self.lines[i].role == "body"]
            long = (i for i in spoken if len(self.texts[i]) >= LONG)
            body = next(long, spoken[0] if spoken else piece.last + 1)
            found.append(range(min(start, body), body))
            start = piece.last + 1
        return tuple(found)

    @cached_property
    def opening(self) -> frozenset[int]:
        """All lines of :attr:`heads`."""
        return frozenset(number for head in self.heads for number in head)

    def segment_of(self, number: int) -> int | None:
        """Say which segment what a line says holds for.

        Parameters
        ----------
        number
            Of the line.

        Returns
        -------
        int or None
            Of the segment; None where the document has only one, so that it holds for all.
        """
        if len(self.segments) < 2:
            return None
        for segment in self.segments:
            if segment.first <= number <= segment.last:
                return segment.number
        return self.piece_after(number)

    def piece_of(self, number: int) -> int | None:
        """Say which piece a line speaks of: its own, or the one that a host's line introduces."""
        for segment in self.segments:
            if segment.first <= number <= segment.last and segment.kind == "piece":
                return segment.number if len(self.segments) > 1 else None
        return self.piece_after(number)

    def piece_after(self, number: int) -> int | None:
        """Give the piece that begins after a line, or else the last one."""
        if len(self.segments) < 2 or not self.pieces:
            return None
        after = (piece.number for piece in self.pieces if piece.first > number)
        return next(after, self.pieces[-1].number)

    def fact(
        self,
        field: FactField,
        value: str,
        where: tuple[int, int, int],
        by: str,
        *,
        kind: DateKind | None = None,
        segment: int | None = None,
    ) -> Fact:
        """State a fact that characters of a line prove.

        Parameters
        ----------
        field, value, by, kind, segment
            As in :class:`~tertius.documents.model.Fact`.
        where
            Number of the line; first and last character (exclusive) in the line.

        Returns
        -------
        Fact
        """
        number, first, last = where
        at = self.lines[number].span.start
        start, end = self.folded.to_original(Span(at + first, at + last))
        proof = Proof(start, end, self.original.text[start:end])
        return Fact(field, value, proof, by, kind, segment)
