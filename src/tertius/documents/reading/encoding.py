"""From bytes to characters: what they say of themselves first, then what they look like."""

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tertius.documents.reading.alphabets import LATIN, latin_table
from tertius.documents.reading.limits import HEAD
from tertius.documents.reading.refusing import refused

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

_MARKS = (
    # The mark of UTF-32-LE begins with that of UTF-16-LE.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# WHATWG Encoding Standard, section 4.2: these labels mean Windows code pages in all browsers.
_MEANT = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# One table per script, most used first; whatever else could decode the bytes would be a guess.
_LEGACY = (
    *("cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "iso8859_5", "cp866", "cp1253"),
    *("iso8859_7", "cp1254", "cp1255", "cp1256", "cp1257", "cp874", "cp932", "euc_jp"),
    *("gb18030", "big5", "cp949"),
)
_IN_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_IN_HTML = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.I)
_BEYOND_ASCII = re.compile(rb"[\x80-\xff\x1b]")
_MARKED = re.compile(r"[^\x00-\x7f]")
_MOSTLY = 20  # valid sequences for each damaged one, from which a text is worth reading
_WORD = 6  # bytes beyond ASCII in one word of another script: fewer tell no script
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and how the bytes were read.

    Attributes
    ----------
    text
        Without a byte order mark.
    encoding
        Python's name of it.
    notes
        What is worth knowing: a mark that was taken off, an encoding that was guessed.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, place: str, declared: str = "") -> Decoded:
    """Decode a text: by its mark, as strict UTF-8, as it declares itself, as it looks.

    Parameters
    ----------
    data
        The bytes of one text.
    place
        For the message.
    declared
        The encoding that a container names (HTTP, MIME); what a page or XML names in its first
        bytes is found here. UTF-8 is tried before it: bytes that are valid UTF-8 and not ASCII
        are practically never meant as anything else.

    Returns
    -------
    Decoded
        The characters; no newline is changed.

    Raises
    ------
    Refused
        By the rule ``encoding`` when no encoding fits or UTF-8 is damaged at many places, and
        ``binary`` when the characters are none of a text.
    """
    found = _marked(data, place) or _escaped(data) or _as_utf8(data)
    found = found or _as_damaged_utf8(data, place) or _as_declared(data, declared)
    found = found or _as_it_looks(data, place)
    if "\0" in found.text or _mostly_control(found.text):
        raise refused(place, "binary", "holds NUL or control characters: this is no text")
    return found


def encoding_of_head(head: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 by the first bytes, with or without a mark.

    Parameters
    ----------
    head
        The first bytes of a text.

    Returns
    -------
    str or None
        Python's name of the encoding; None for encodings that ASCII is a part of, and for UTF-8.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return None if name == "utf-8" else name
    even, odd = head[0:4096:2], head[1:4096:2]
    if len(odd) < 4:
        return None
    # Latin letters in UTF-16 have a zero byte in every second place, and only there.
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros.count(0) > 0.6 * len(zeros) and others.count(0) <= 0.02 * len(others):
            return name
    return None


def _marked(data: bytes, place: str) -> Decoded | None:
    name = encoding_of_head(data)
    notes: tuple[str, ...] = ()
    for mark, marked in _MARKS:
        if data.startswith(mark):
            data, name, notes = data[len(mark) :], marked, ("a byte order mark was taken off",)
            break
    if name is None:
        return None
    try:
        return Decoded(data.decode(name), name, notes)
    except UnicodeDecodeError as error:
        if name == "utf-8":
            return None
        what = f"looks like {name.upper()}, and is damaged at byte {error.start}"
        raise refused(place, "encoding", what, "save it as UTF-8") from error


def _escaped(data: bytes) -> Decoded | None:
    """Decode Japanese mail, whose bytes are ASCII (RFC 1468) and so valid UTF-8 too."""
    if b"\x1b$" not in data:
        return None
    try:
        return Decoded(data.decode("iso2022_jp"), "iso2022_jp", ("decoded by its escape signs",))
    except UnicodeDecodeError:
        return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _as_damaged_utf8(data: bytes, place: str) -> Decoded | None:
    """Tell UTF-8 with damage from another encoding: the latter has next to no valid sequences."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    good = len(_MARKED.findall(text)) - text.count("\ufffd")
    cut = bad == 1 and _cut_at_end(data)
    if good <= bad and not cut:
        return None
    if good < _MOSTLY * bad and not cut:
        what = f"is UTF-8 damaged at {bad} places"
        raise refused(place, "encoding", what, "get the file again")
    note = f"damaged UTF-8: {bad} place{'s' if bad > 1 else ''} replaced by U+FFFD"
    return Decoded(text, "utf-8", (note,))


def _cut_at_end(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    named = declared or declared_in(data)
    codec = _codec(named)
    if codec in (None, "utf-8"):
        return None
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
    return Decoded(text, codec, (f"decoded as {codec}, which it declares",))


def declared_in(data: bytes) -> str:
    """Find the encoding that XML or a page names in its first bytes.

    Parameters
    ----------
    data
        The bytes of a text.

    Returns
    -------
    str
        As named; empty where none is.
    """
    found = _IN_XML.match(data.lstrip()[:300]) or _IN_HTML.search(data[:HEAD])
    return found[1].decode("ascii") if found else ""


def _codec(label: str) -> str | None:
    """Find Python's codec for a label; only those that decode bytes to text."""
    try:
        info = codecs.lookup(label.strip().lower())
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True):
        return None
    return _MEANT.get(info.name, info.name)


def legacy_of(data: bytes) -> str | None:
    """Detect the encoding of bytes that are no UTF-8.

    Parameters
    ----------
    data
        The bytes of one text, or many of its lines.

    Returns
    -------
    str or None
        Python's name of an encoding in which they read as a language; None where none is sure.
    """
    from charset_normalizer import from_bytes

    sample = _telling(data)
    found = list(
        from_bytes(sample, cp_isolation=list(_LEGACY), threshold=0.15, enable_fallback=False)
    )
    if not found or any(_as_good(other, found[0]) for other in found[1:]):
        return None
    best = found[0].encoding
    few = len(_BEYOND_ASCII.findall(sample)) < _WORD
    return latin_table(sample) if best in LATIN or few else _MEANT.get(best, best)


def _as_good(other: "CharsetMatch", best: "CharsetMatch") -> bool:
    """Tell whether another reading is as likely: then there are too few letters to choose by."""
    if other.encoding in LATIN and best.encoding in LATIN:
        return False
    alike = other.chaos <= best.chaos + 0.005 and best.coherence == other.coherence == 0
    return alike and str(other) != str(best)


def _telling(data: bytes) -> bytes:
    """Pick the lines that tell encodings apart: those with bytes beyond ASCII, up to 16 KiB."""
    if len(data) <= 16 * 1024:
        return data
    picked, size, end = [], 0, 0
    for found in _BEYOND_ASCII.finditer(data):
        if found.start() < end:
            continue
        begin = max(end, data.rfind(b"\n", max(0, found.start() - 1000), found.start()) + 1)
        begin = max(begin, found.start() - 1000)
        end = data.find(b"\n", found.start(), found.start() + 1000) + 1 or found.start() + 1000
        picked.append(data[begin:end])
        size += end - begin
        if size > 16 * 1024:
            break
    return b"".join(picked)


def _as_it_looks(data: bytes, place: str) -> Decoded:
    name = legacy_of(data)
    remedy = "save it as UTF-8, or say in its header which encoding it has"
    if name is None:
        raise refused(place, "encoding", _damage(data), remedy)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise refused(place, "encoding", _damage(data), remedy) from error
    return Decoded(text, name, (f"no valid UTF-8; decoded as {name}, which it looks like",))


def _damage(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"byte {error.start} is no UTF-8, and no other encoding is sure"
    return "no encoding is sure"


def _mostly_control(text: str) -> bool:
    """Tell bytes that happen to decode from text; a few stray control characters are forgiven."""
    sample = text[:HEAD]
    return len(_NO_TEXT.findall(sample)) > 0.02 * len(sample)
