"""Web archives (WARC, ISO 28500): the pages in them, with the address each was fetched from.

The time in a WARC says when a page was fetched, never when it was published.
"""

from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any

from tertius.documents.model import Declared, Format, Refusal
from tertius.documents.reading.encoding import decode
from tertius.documents.reading.limits import HEAD, Limits
from tertius.documents.reading.recognition import recognise
from tertius.documents.reading.refusing import Found, Refused, refused
from tertius.documents.reading.stream import Stream
from tertius.documents.reading.texts import whole_text
from tertius.errors import shown

_KINDS = {"response", "resource", "conversion"}
_FORMATS: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
}
_LONGEST_ADDRESS = 2_000


def read_web_archive(stream: Stream, limits: Limits) -> Iterator[Found]:
    """Read the pages of a web archive that has been unpacked.

    Parameters
    ----------
    stream
        The input.
    limits
        Bounds.

    Yields
    ------
    Original or Refusal
        One for each response, resource or conversion, at the place ``path!address``; what is no
        text, and what the server answered with an error, is refused.

    Raises
    ------
    Refused
        Where the archive is damaged.
    """
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

    source = _Readable(stream)
    archive = ArchiveIterator(source)
    faults = 0
    while True:
        try:
            # warcio writes its complaints to the terminal; they are counted, and told below.
            with redirect_stderr(StringIO()):
                record = next(archive, None)
            if archive.err_count > faults:
                faults = archive.err_count
                what = "a record before this is longer or shorter than it says"
                yield Refusal(stream.place, "damaged", what)
            if record is None:
                break
            found = _page(record, stream, limits) if record.rec_type in _KINDS else None
        except Refused:
            raise
        except Exception as error:
            # warcio lets through whatever its parsers meet in damaged records.
            what = f"damaged archive ({shown(str(error)[:200])})"
            raise refused(stream.place, "damaged", what, "get the file again") from error
        if found is not None:
            yield found
    if not source.tail.endswith((b"\r\n\r\n", b"\n\n")):
        # Every record ends with two line ends; warcio passes over one whose head is cut in silence.
        raise refused(stream.place, "damaged", "cut short: its last record is not whole")


class _Readable:
    """A stream as warcio asks for it."""

    def __init__(self, stream: Stream):
        self._stream = stream
        self._at = 0
        self.tail = b""

    def read(self, size: int = HEAD) -> bytes:
        taken = self._stream.read(size if size >= 0 else HEAD)
        self._at += len(taken)
        self.tail = (self.tail + taken)[-4:]
        return taken

    def tell(self) -> int:
        return self._at


def _page(record: Any, stream: Stream, limits: Limits) -> Found:
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    place = f"{stream.place}!{shown(address[:_LONGEST_ADDRESS])}"
    status = str(record.http_headers.get_statuscode()) if record.http_headers else "200"
    if not status.startswith("2"):
        return Refusal(place, "http status", f"the server answered {shown(status[:20])}")
    data = record.content_stream().read(limits.whole + 1)
    if len(data) > limits.whole:
        return Refusal(place, "too long", f"longer than {limits.whole} bytes")
    if getattr(record.raw_stream, "limit", 0) > 0:
        return Refusal(place, "damaged", "cut short: it has fewer bytes than it says")
    media, charset = _media(record)
    kind = _FORMATS.get(media)
    if not data.strip():
        return Refusal(place, "empty", "empty page")
    seen = recognise("page.html" if kind == "html" else "page", data[:HEAD])
    if kind is None and not media and seen in ("html", "text", "markdown"):
        kind = seen
    if kind is None or seen in ("pdf", "office", "image", "media", "binary", "gzip", "zip"):
        shown_media = shown(media[:80]) or seen
        return Refusal(place, "other format", f"is {shown_media}, not a page or a text")
    try:
        return whole_text(
            decode(data, place=place, declared=charset),
            kind,
            place=place,
            declared=_said(record, address),
            notes=tuple(stream.notes),
            limits=limits,
        )
    except Refused as error:
        return error.refusal


def _media(record: Any) -> tuple[str, str]:
    """Give media type and charset, as the server or the archive names them."""
    headers = record.http_headers or record.rec_headers
    value = str(headers.get_header("Content-Type") or "")
    media, *parameters = value.split(";")
    for parameter in parameters:
        name, _, given = parameter.partition("=")
        if name.strip().lower() == "charset":
            return media.strip().lower(), given.strip(" \"'")
    return media.strip().lower(), ""


def _said(record: Any, address: str) -> tuple[Declared, ...]:
    found = []
    if address and len(address) <= _LONGEST_ADDRESS:
        found.append(Declared("url", address, "header WARC-Target-URI"))
    date = str(record.rec_headers.get_header("WARC-Date") or "")
    if 0 < len(date) <= 64:
        found.append(Declared("retrieved", date, "header WARC-Date"))
    return tuple(found)
