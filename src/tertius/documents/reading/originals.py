"""The door of the room: from what the user names to texts, one after the other.

Whatever cannot be read is told and the rest goes on; only an interrupt ends the reading. One file
is open at a time, and no more of it is held than one document needs.
"""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from tertius.documents.model import Declared, Original, Refusal
from tertius.documents.reading.feeds import read_feed
from tertius.documents.reading.gzipped import unpacked
from tertius.documents.reading.jsonlines import read_json_lines
from tertius.documents.reading.jsonvalues import read_json
from tertius.documents.reading.limits import HEAD, Limits
from tertius.documents.reading.mail import read_mailbox, read_message
from tertius.documents.reading.opening import opened
from tertius.documents.reading.recognition import Kind, ending, recognise
from tertius.documents.reading.refusing import Found, Refused
from tertius.documents.reading.refusing import refused as refused_as
from tertius.documents.reading.stream import Stream, blocks_of
from tertius.documents.reading.tables import read_table
from tertius.documents.reading.texts import read_text
from tertius.documents.reading.unreadable import refuse_mismatch, refuse_unreadable
from tertius.documents.reading.walking import files_in
from tertius.documents.reading.warc import read_web_archive
from tertius.documents.reading.zipped import members
from tertius.errors import shown

STANDARD_INPUT = "-"


def read_originals(
    paths: Iterable[Path | str],
    *,
    column: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    refused: Callable[[Refusal], None],
    stdin: BinaryIO | None = None,
) -> Iterator[Original]:
    """Read all texts in files and folders.

    Parameters
    ----------
    paths
        Files, folders, and ``-`` for standard input.
    column
        The column or field that holds the text, in tables and JSON; None to recognise it.
    limits
        Bounds.
    refused
        Told of each file, member or record that holds no text, in the order of the input.
    stdin
        Where ``-`` reads from.

    Yields
    ------
    Original
        As they are read: files in the order named, folders sorted by name, records in their order.

    Notes
    -----
    A record is given once the next one has been read, so that a file that changes meanwhile never
    gives its last, torn record; of one that holds a single text, nothing.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _sifted(_read_standard_input(stdin, column, limits), refused)
            continue
        for file in files_in(Path(path), refused):
            yield from _sifted(_read_file(file, column, limits), refused)


def read_bytes(
    data: bytes,
    *,
    name: str,
    column: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    refused: Callable[[Refusal], None],
    charset: str = "",
    declared: tuple[Declared, ...] = (),
) -> Iterator[Original]:
    """Read all texts in bytes that are in memory already, such as a page that was fetched.

    Parameters
    ----------
    data
        The bytes of a file.
    name
        What it is called: a file's name or an address, and so the place of its texts.
    column, limits, refused
        As in :func:`read_originals`.
    charset
        The encoding that its container names, such as HTTP.
    declared
        What its container says of it, such as the address.

    Yields
    ------
    Original
        In their order.

    Examples
    --------
    >>> [one.text for one in read_bytes(b"Talks resume.", name="wire.txt", refused=print)]
    ['Talks resume.']
    """
    file = BytesIO(data)
    place = shown(name)
    stream = Stream(
        blocks_of(file, place),
        name=name,
        place=place,
        charset=charset,
        declared=declared,
        file=file,
    )
    yield from _sifted(_settled(read_stream(stream, column, limits)), refused)


def _sifted(found: Iterator[Found], refuse: Callable[[Refusal], None]) -> Iterator[Original]:
    for item in found:
        if isinstance(item, Refusal):
            refuse(item)
        else:
            yield item


def _read_standard_input(
    stdin: BinaryIO | None, column: str | None, limits: Limits
) -> Iterator[Found]:
    if stdin is None:
        yield Refusal(STANDARD_INPUT, "missing", "there is no standard input here")
        return
    stream = Stream(blocks_of(stdin, STANDARD_INPUT), name="", place=STANDARD_INPUT)
    yield from _settled(read_stream(stream, column, limits))


def _read_file(path: Path, column: str | None, limits: Limits) -> Iterator[Found]:
    place = shown(str(path))
    try:
        with opened(path) as file:
            blocks = blocks_of(file.handle, place)
            stream = Stream(blocks, name=path.name, place=place, file=file.handle)
            yield from _settled(read_stream(stream, column, limits), file.refuse_changed)
    except Refused as error:
        yield error.refusal


def _settled(found: Iterator[Found], verify: Callable[[], None] | None = None) -> Iterator[Found]:
    """Hold back one record until the next is read or the file is known to be at rest."""
    last: Found | None = None
    try:
        for item in found:
            if last is not None:
                yield last
            last = item
    except Refused as error:
        if last is not None:
            yield last
        last = error.refusal
    if verify is not None:
        verify()
    if last is not None:
        yield last


def read_stream(
    stream: Stream, column: str | None, limits: Limits, *, inside: str = ""
) -> Iterator[Found]:
    """Read all texts of one input, whatever its format.

    Parameters
    ----------
    stream
        The input.
    column, limits
        As in :func:`read_originals`.
    inside
        The archive that it is a member of; archives in archives are not opened.

    Yields
    ------
    Original or Refusal
        In their order.

    Raises
    ------
    Refused
        Where the rest of the input cannot be read.
    """
    head = stream.head(HEAD)
    if not head:
        raise refused_as(stream.place, "empty", "empty file")
    kind = recognise(stream.name, head)
    refuse_unreadable(kind, stream.place)
    refuse_mismatch(kind, ending(stream.name), head, stream.place)
    if kind == "gzip" or kind == "zip":
        if inside:
            what = f"is an archive inside {inside}: nested archives are not opened"
            raise refused_as(stream.place, "nested archive", what, "unpack the outer one first")
        if kind == "gzip":
            yield from read_stream(unpacked(stream, limits), column, limits, inside="a gzip file")
        else:
            yield from _read_members(stream, column, limits)
        return
    anything = False
    for item in _read_kind(kind, stream, column, limits):
        anything = True
        yield item
    if not anything:
        raise refused_as(stream.place, "empty", "empty: it has no record")


def _read_members(stream: Stream, column: str | None, limits: Limits) -> Iterator[Found]:
    for member in members(stream, limits):
        if isinstance(member, Refusal):
            yield member
            continue
        try:
            yield from read_stream(member, column, limits, inside="a zip archive")
        except Refused as error:
            yield error.refusal


def _read_kind(kind: Kind, stream: Stream, column: str | None, limits: Limits) -> Iterator[Found]:
    match kind:
        case "html" | "text" | "markdown":
            return read_text(stream, kind, limits)
        case "mail":
            return read_message(stream, limits)
        case "mbox":
            return read_mailbox(stream, limits)
        case "jsonl":
            return read_json_lines(stream, column, limits)
        case "json":
            return read_json(stream, column, limits)
        case "csv" | "tsv":
            return read_table(stream, column, limits, tabs=kind == "tsv")
        case "feed":
            return read_feed(stream, limits)
        case _:
            return read_web_archive(stream, limits)
