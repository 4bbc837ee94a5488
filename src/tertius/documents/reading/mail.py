"""E-mail: single messages and mailboxes; the body that readers see, and what its headers say."""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from tertius.documents.model import Declared, Format, Refusal
from tertius.documents.reading.encoding import decode
from tertius.documents.reading.limits import Limits
from tertius.documents.reading.markup import looks_like_html
from tertius.documents.reading.refusing import Found, Refused
from tertius.documents.reading.stream import Stream
from tertius.documents.reading.texts import whole_text
from tertius.errors import shown

_FIELDS = {
    "subject": "title",
    "from": "author",
    "list-id": "host",
    "date": "published",
    "archived-at": "url",
    "content-language": "language",
}
# As the mailbox module writes it between messages; it stands after an empty line.
_POSTMARK = re.compile(rb"From [^\r\n]*\d\d:\d\d")
# Parsing the header of a message takes quadratic time in its length.
_LONGEST_HEADER = 2_000
_MOST_WORK = 5_000_000
_BLAME = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the email package raises on damaged messages, by experience."""


def read_message(stream: Stream, limits: Limits) -> Iterator[Found]:
    """Read an input as one message.

    Parameters
    ----------
    stream
        The input.
    limits
        Bounds.

    Yields
    ------
    Original or Refusal
        One.

    Raises
    ------
    Refused
        If it is too long.
    """
    data = stream.whole(limits.whole)
    yield message_text(data, stream.place, stream.declared, tuple(stream.notes), limits)


def read_mailbox(stream: Stream, limits: Limits) -> Iterator[Found]:
    """Read a mailbox (mbox) message by message.

    Parameters
    ----------
    stream
        The input.
    limits
        Bounds; attachments count.

    Yields
    ------
    Original or Refusal
        One for each message, at the place ``path:line`` of its first line.
    """
    notes = tuple(stream.notes)
    held: list[bytes] = []
    start, size, blank, whole = 1, 0, True, True
    for number, line in stream.lines(limits.line):
        if blank and line is not None and _POSTMARK.match(line):
            if held:
                del held[-1:]  # the empty line belongs to the mailbox, not to the message
                yield _held(held, whole, f"{stream.place}:{start}", notes, limits)
            held, start, size, whole = [], number, 0, True
        blank = line is not None and not line.strip()
        size += len(line or b"")
        whole = whole and line is not None and size <= limits.whole
        if whole and line is not None:
            held.append(line)
    if held:
        yield _held(held, whole, f"{stream.place}:{start}", notes, limits)


def _held(
    lines: list[bytes], whole: bool, place: str, notes: tuple[str, ...], limits: Limits
) -> Found:
    if not whole:
        return Refusal(place, "too long", f"message longer than {limits.whole} bytes")
    start = 1 if lines[0].startswith(b"From ") else 0
    return message_text(b"".join(lines[start:]), place, (), notes, limits)


def message_text(
    data: bytes,
    place: str,
    declared: tuple[Declared, ...],
    notes: tuple[str, ...],
    limits: Limits,
) -> Found:
    """Make an original of a message.

    Parameters
    ----------
    data
        Header and body.
    place, declared, notes
        As in :class:`tertius.documents.model.Original`.
    limits
        Bounds.

    Returns
    -------
    Original or Refusal
        Its HTML body, else its plain one.
    """
    # The parser holds each line against the boundaries of all parts that are open.
    if data.count(b"\n") * data.lower().count(b"boundary=") > _MOST_WORK:
        return Refusal(place, "too deep", "message with too many parts in one another")
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        body = message.get_body(preferencelist=("html", "plain"))
        content = body.get_payload(decode=True) if body is not None else None
        others = sum(1 for part in message.walk() if not part.is_multipart()) - 1
    except _BLAME as error:
        return Refusal(place, "damaged", f"damaged message ({shown(str(error))})")
    if body is None or not isinstance(content, bytes):
        return Refusal(place, "empty", "message without a text that could be read")
    if others > 0:
        notes += (f"{others} other part{'s' if others > 1 else ''} of the message left out",)
    said, left_out = _said(message, limits)
    try:
        decoded = decode(content, place=place, declared=_charset(body))
        return whole_text(
            decoded,
            _format(body, decoded.text),
            place=place,
            declared=declared + said,
            notes=notes + left_out,
            limits=limits,
        )
    except Refused as error:
        return error.refusal


def _format(body: MIMEPart, text: str) -> Format:
    html = body.get_content_type() == "text/html"
    return "html" if html and looks_like_html(text) else "text"


def _charset(part: MIMEPart) -> str:
    try:
        return str(part.get_content_charset() or "")
    except _BLAME:
        return ""


def _said(message: EmailMessage, limits: Limits) -> tuple[tuple[Declared, ...], tuple[str, ...]]:
    """Gather the headers that say something of the text, the first of each kind."""
    found: dict[str, Declared] = {}
    notes = []
    for name, raw in message.raw_items():
        field = _FIELDS.get(name.lower())
        if field is None or field in found:
            continue
        if len(raw) > min(_LONGEST_HEADER, limits.field):
            notes.append(f"header {name} is too long and was left out")
            continue
        value = _value(name, raw)
        if value:
            found[field] = Declared(field, value, f"header {name}")
    return tuple(found.values()), tuple(notes)


def _value(name: str, raw: str) -> str:
    try:
        value = str(policy.default.header_fetch_parse(name, raw))
    except _BLAME:
        value = raw
    # Bytes that are no ASCII come as lone surrogates, and folded lines with their breaks.
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())
