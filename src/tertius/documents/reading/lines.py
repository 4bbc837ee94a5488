"""Tables and JSON lines as text, line by line: one damaged line costs only itself."""

import codecs
from collections.abc import Iterator

from tertius.documents.model import Refusal
from tertius.documents.reading.encoding import encoding_of_head, legacy_of
from tertius.documents.reading.limits import CHUNK, Limits
from tertius.documents.reading.refusing import refused
from tertius.documents.reading.stream import Stream
from tertius.documents.reading.texts import size_of

_FEW, _ENOUGH = 0.05, 20
"""Share of lines that may be damaged in a file of UTF-8, and lines from which shares are told."""

TextLine = tuple[int, str | Refusal]
"""Number of the line from 1, and the line with its ending, or why it cannot be read."""


def text_lines(stream: Stream, limits: Limits) -> tuple[str, tuple[str, ...], Iterator[TextLine]]:
    """Decode an input line by line.

    Parameters
    ----------
    stream
        The input.
    limits
        Bounds.

    Returns
    -------
    encoding
        Of the input as a whole.
    notes
        On how it was told.
    lines
        In order.

    Notes
    -----
    A file of UTF-8 with a few other bytes is damaged, and its damaged lines are refused; a file
    in which such lines are many has another encoding.
    """
    head = stream.head(CHUNK)
    if wide := encoding_of_head(head):
        return wide, (), _decoded(_as_utf8(stream, wide), None, limits)
    legacy = _legacy_of_lines(head)
    if legacy is None:
        marked = head.startswith(codecs.BOM_UTF8)
        notes = ("a byte order mark was taken off",) if marked else ()
        return "utf-8", notes, _decoded(stream, None, limits)
    notes = (f"no valid UTF-8; decoded as {legacy}, which it looks like",)
    return legacy, notes, _decoded(stream, legacy, limits)


def _decoded(stream: Stream, legacy: str | None, limits: Limits) -> Iterator[TextLine]:
    for number, line in stream.lines(limits.line):
        place = f"{stream.place}:{number}"
        if line is None:
            what = f"line longer than {size_of(limits.line)}"
            yield number, Refusal(place, "long line", what)
            continue
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        yield number, _line(line, legacy, place)


def _line(line: bytes, legacy: str | None, place: str) -> str | Refusal:
    if b"\0" in line:
        return Refusal(place, "binary", "holds a NUL character")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} of the line is no UTF-8"
    if legacy:
        try:
            return line.decode(legacy)
        except UnicodeDecodeError as error:
            reason = f"byte {error.start} of the line is no {legacy}"
    return Refusal(place, "encoding", reason, "save the file as UTF-8")


def _legacy_of_lines(head: bytes) -> str | None:
    """Find the encoding of a file by its first lines, None for UTF-8 that is whole or damaged."""
    lines = head.split(b"\n")
    if len(head) == CHUNK:
        lines.pop()  # it may be cut inside a character
    other = [line for line in lines if not line.isascii()]
    bad = [line for line in other if not _is_utf8(line)]
    if not bad or len(bad) <= len(other) - len(bad):
        return None
    if len(lines) >= _ENOUGH and len(bad) < _FEW * len(lines):
        return None
    return legacy_of(b"\n".join(bad))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_utf8(stream: Stream, wide: str) -> Stream:
    """Recode UTF-16 and UTF-32, whose line ends are no single bytes."""

    def blocks() -> Iterator[bytes]:
        decoder = codecs.getincrementaldecoder(wide)()
        try:
            for block in stream.blocks():
                if text := decoder.decode(block):
                    yield text.encode("utf-8")
            decoder.decode(b"", final=True)
        except UnicodeError as error:
            what = f"looks like {wide.upper()}, and is damaged"
            raise refused(stream.place, "encoding", what, "save it as UTF-8") from error

    return Stream(blocks(), name=stream.name, place=stream.place)
