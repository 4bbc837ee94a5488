"""Bytes that are read once, in bounded memory, with a look ahead."""

from collections.abc import Iterator
from typing import BinaryIO

from tertius.documents.model import Declared
from tertius.documents.reading.limits import CHUNK
from tertius.documents.reading.refusing import Refused, refused


def blocks_of(handle: BinaryIO, place: str, size: int = CHUNK) -> Iterator[bytes]:
    """Read a file object block by block.

    Parameters
    ----------
    handle
        Open for reading bytes.
    place
        Where it is, for the message.
    size
        Bytes of one block.

    Yields
    ------
    bytes
        Never empty.

    Raises
    ------
    Refused
        By the rule ``unreadable``, where the disk fails.
    """
    try:
        while block := handle.read(size):
            yield block
    except OSError as error:
        what = f"cannot be read further ({error.strerror or type(error).__name__})"
        raise refused(place, "unreadable", what) from error


class Stream:
    """Blocks of bytes as one input, with its name and place.

    Parameters
    ----------
    blocks
        The bytes, in order.
    name
        What it is called; its ending says what it claims to be.
    place
        Where it is, fit to be shown.
    charset
        The encoding that its container names.
    declared
        What its container says of it.
    file
        The file behind it, for archives, in which one must seek; None where there is none.

    Attributes
    ----------
    notes
        What whoever unpacked it has to say.
    """

    def __init__(
        self,
        blocks: Iterator[bytes],
        *,
        name: str,
        place: str,
        charset: str = "",
        declared: tuple[Declared, ...] = (),
        file: BinaryIO | None = None,
    ):
        self.name = name
        self.place = place
        self.charset = charset
        self.declared = declared
        self.file = file
        self.notes: list[str] = []
        self._blocks = blocks
        self._ahead = b""
        self._broken: Refused | None = None

    def over(self, blocks: Iterator[bytes]) -> "Stream":
        """Put other bytes under the same name, for those who write notes while they unpack.

        Parameters
        ----------
        blocks
            The bytes, in order.

        Returns
        -------
        Stream
            This one.
        """
        self._blocks = blocks
        return self

    def head(self, size: int) -> bytes:
        """Look at the first bytes that have not been read, and leave them there.

        Parameters
        ----------
        size
            How many; fewer come where the input ends.

        Returns
        -------
        bytes
            At most ``size``.
        """
        self._fill(size)
        self._raise_at_end()
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """Take bytes.

        Parameters
        ----------
        size
            How many; fewer come only at the end of the input.

        Returns
        -------
        bytes
            At most ``size``; empty at the end.

        Raises
        ------
        Refused
            Where the input is damaged, once all that comes before has been taken.
        """
        self._fill(size)
        self._raise_at_end()
        taken, self._ahead = self._ahead[:size], self._ahead[size:]
        return taken

    def _fill(self, size: int) -> None:
        if len(self._ahead) >= size:
            return
        parts, have = [self._ahead], len(self._ahead)
        try:
            while have < size and self._broken is None and (block := next(self._blocks, b"")):
                parts.append(block)
                have += len(block)
        except Refused as error:
            # What came before the damage is read first.
            self._broken = error
        self._ahead = b"".join(parts)

    def _raise_at_end(self) -> None:
        if self._broken is not None and not self._ahead:
            raise self._broken

    def blocks(self) -> Iterator[bytes]:
        """Take all that is left.

        Yields
        ------
        bytes
            Never empty.
        """
        ahead, self._ahead = self._ahead, b""
        if ahead:
            yield ahead
        self._raise_at_end()
        yield from self._blocks

    def whole(self, limit: int) -> bytes:
        """Take all that is left of a document.

        Parameters
        ----------
        limit
            Bytes at which it is too long.

        Returns
        -------
        bytes
            All of it.

        Raises
        ------
        Refused
            By the rule ``too long``, before more than the limit is held.
        """
        parts, have = [], 0
        for block in self.blocks():
            parts.append(block)
            have += len(block)
            if have > limit:
                raise too_long(self.place, f"{limit} bytes")
        return b"".join(parts)

    def lines(self, limit: int) -> Iterator[tuple[int, bytes | None]]:
        r"""Take all that is left line by line; LF, CR and CRLF end a line, mixed or not.

        Parameters
        ----------
        limit
            Bytes at which a line is too long.

        Yields
        ------
        number
            Of the line, from 1.
        line
            With its ending; None for one that is too long, which is skipped in bounded memory.
        """
        number, pending, skipping = 1, b"", False
        while chunk := self.read(CHUNK):
            parts = (pending + chunk).splitlines(keepends=True)
            # A CR at the end may be the first half of a CRLF: it waits for the next chunk.
            pending = b"" if parts[-1].endswith(b"\n") else parts.pop()
            for line in parts:
                if not skipping:
                    yield number, (line if len(line) <= limit else None)
                number, skipping = number + 1, False
            if len(pending) > limit and not pending.endswith(b"\r"):
                if not skipping:
                    yield number, None
                skipping = True
            if skipping:
                pending = pending[-1:]
        if pending and not skipping:
            yield number, (pending if len(pending) <= limit else None)


def too_long(place: str, limit: str) -> Exception:
    """Build the error for a document past its limit.

    Parameters
    ----------
    place
        Where it is.
    limit
        In words, with its unit.

    Returns
    -------
    Exception
        A refusal by the rule ``too long``.
    """
    what = f"longer than {limit}: this is no single document"
    return refused(place, "too long", what, "split it into one text per file, or use JSON lines")
