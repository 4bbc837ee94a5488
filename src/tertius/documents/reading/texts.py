"""Files that hold one text: HTML, Markdown and plain text."""

from collections.abc import Iterator

from tertius.documents.model import Declared, Format, Original
from tertius.documents.reading.encoding import Decoded, decode
from tertius.documents.reading.limits import Limits
from tertius.documents.reading.meta import meta_declared
from tertius.documents.reading.refusing import Found, checked, refused
from tertius.documents.reading.stream import Stream, too_long


def read_text(stream: Stream, format: Format, limits: Limits) -> Iterator[Found]:  # noqa: A002
    """Read an input as one text.

    Parameters
    ----------
    stream
        The input.
    format
        How it is written.
    limits
        Bounds.

    Yields
    ------
    Original or Refusal
        One.

    Raises
    ------
    Refused
        If it is too long or cannot be decoded.
    """
    data = stream.whole(limits.whole)
    decoded = decode(data, place=stream.place, declared=stream.charset)
    yield whole_text(
        decoded,
        format,
        place=stream.place,
        declared=stream.declared,
        notes=tuple(stream.notes),
        limits=limits,
    )


def whole_text(
    decoded: Decoded,
    format: Format,  # noqa: A002 - the field's name in Original
    *,
    place: str,
    declared: tuple[Declared, ...] = (),
    notes: tuple[str, ...] = (),
    limits: Limits,
) -> Found:
    """Make an original of a decoded text, with what a page says of itself.

    Parameters
    ----------
    decoded
        The characters.
    format, place, declared, notes
        As in :class:`tertius.documents.model.Original`.
    limits
        Bounds.

    Returns
    -------
    Original or Refusal
        A refusal for an empty one.

    Raises
    ------
    Refused
        By the rules ``too long`` and ``long line``; pages may have long lines, as programs write
        them.
    """
    text = decoded.text
    if len(text) > limits.characters:
        raise too_long(place, f"{limits.characters} characters")
    if format != "html" and len(text) > limits.line:
        refuse_long_line(text, place, limits)
    if format == "html":
        declared += meta_declared(text, limit=limits.field)
    return checked(Original(text, format, place, decoded.encoding, declared, decoded.notes + notes))


def refuse_long_line(text: str, place: str, limits: Limits) -> None:
    """Refuse a text with a line that no text has.

    Parameters
    ----------
    text, place
        The text and where it is.
    limits
        Bounds; those of lines are in bytes, and lines of fewer characters may pass them.

    Raises
    ------
    Refused
        By the rule ``long line``.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > limits.line:
            what = f"line longer than {size_of(limits.line)}: this is no text"
            raise refused(f"{place}:{number}", "long line", what)


def size_of(size: int) -> str:
    """Write a number of bytes as people say it.

    Parameters
    ----------
    size
        Bytes.

    Returns
    -------
    str

    Examples
    --------
    >>> size_of(4 * 1024**2), size_of(1000)
    ('4 MiB', '1000 bytes')
    """
    for unit, name in ((1024**3, "GiB"), (1024**2, "MiB"), (1024, "KiB")):
        if size >= unit and size % unit == 0:
            return f"{size // unit} {name}"
    return f"{size} bytes"
