"""What an input is: by its content first, by the ending of its name second."""

import json
import re
from typing import Literal

from tertius.documents.reading.encoding import encoding_of_head
from tertius.documents.reading.fields import looks_like_header
from tertius.documents.reading.markup import looks_like_html, looks_like_markdown, root_element

Kind = Literal[
    "html",
    "text",
    "markdown",
    "mail",
    "mbox",
    "jsonl",
    "json",
    "csv",
    "tsv",
    "feed",
    "warc",
    "gzip",
    "zip",
    "pdf",
    "office",
    "epub",
    "image",
    "media",
    "archive",
    "table",
    "xml",
    "rtf",
    "binary",
]
"""What can be read, up to ``zip``, and what is told apart only to say what it looks like."""

_SIGNATURES: tuple[tuple[bytes, int, Kind], ...] = (
    (b"\x1f\x8b", 0, "gzip"),
    (b"PK\x03\x04", 0, "zip"),
    (b"PK\x05\x06", 0, "zip"),
    (b"PK\x07\x08", 0, "zip"),
    (b"WARC/", 0, "warc"),
    (b"%PDF-", 0, "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "office"),
    (b"{\\rtf", 0, "rtf"),
    (b"\x89PNG\r\n", 0, "image"),
    (b"\xff\xd8\xff", 0, "image"),
    (b"GIF8", 0, "image"),
    (b"II*\0", 0, "image"),
    (b"MM\0*", 0, "image"),
    (b"WEBP", 8, "image"),
    (b"WAVE", 8, "media"),
    (b"AVI ", 8, "media"),
    (b"ftyp", 4, "media"),
    (b"ID3", 0, "media"),
    (b"OggS", 0, "media"),
    (b"\x1aE\xdf\xa3", 0, "media"),
    (b"BZh", 0, "archive"),
    (b"\xfd7zXZ\0", 0, "archive"),
    (b"\x28\xb5\x2f\xfd", 0, "archive"),
    (b"7z\xbc\xaf\x27\x1c", 0, "archive"),
    (b"Rar!\x1a\x07", 0, "archive"),
    (b"ustar", 257, "archive"),
    (b"PAR1", 0, "table"),
    (b"SQLite format 3\0", 0, "table"),
    (b"ARROW1\0\0", 0, "table"),
    (b"\x7fELF", 0, "binary"),
)
_ENDINGS: dict[str, Kind] = {
    **dict.fromkeys(("html", "htm", "xhtml", "shtml"), "html"),
    **dict.fromkeys(("md", "markdown", "mdown", "mkd"), "markdown"),
    **dict.fromkeys(("jsonl", "ndjson", "jl"), "jsonl"),
    **dict.fromkeys(("tsv", "tab"), "tsv"),
    "eml": "mail",
    "mht": "mail",
    "mhtml": "mail",
    "mbox": "mbox",
    "json": "json",
    "csv": "csv",
}
PACKED_ENDINGS: dict[str, Kind] = {"gz": "gzip", "zip": "zip", "warc": "warc"}
"""Endings that promise what only content can be."""

_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]")
_TRANSPORT = re.compile(
    r"^(?:message-id|received|mime-version|return-path|delivered-to|content-type|x-mailer|dkim-"
    r"signature):",
    re.IGNORECASE | re.MULTILINE,
)
# "From " and a sender, then a time as asctime() writes it: no sentence begins so.
_POSTMARK = re.compile(r"From \S+.{0,80}? \w{3} \w{3} [ \d]\d \d\d:\d\d(?::\d\d)? .{0,60}\r?\n")
_OBJECT = re.compile(r"\{\s*(?:\"(?:[^\"\\]|\\.)*\"\s*:|\})")
_ARRAY = re.compile(r"\[\s*(?:[{\]]|\"(?:[^\"\\]|\\.)*\"\s*[,\]])")


def recognise(name: str, head: bytes) -> Kind:
    r"""Tell what an input is.

    Parameters
    ----------
    name
        What it is called; only its ending counts, and less than the content.
    head
        Its first bytes: 64 KiB are enough for all formats.

    Returns
    -------
    Kind
        ``text`` for whatever else is a text.

    Examples
    --------
    >>> recognise("page.txt", b"<!DOCTYPE html><title>Talks</title>")
    'html'
    >>> recognise("talks.txt", b"%PDF-1.7")
    'pdf'
    >>> recognise("talks", b"The talks go on.")
    'text'
    """
    for signature, at, kind in _SIGNATURES:
        if head.startswith(signature, at):
            return _kind_of_zip(head) if kind == "zip" else kind
    encoding = encoding_of_head(head)
    promised = ending(name)
    # A NUL in a table costs its row; where nothing else says "text", it says "no text".
    if encoding is None and head.count(0) > len(head) * (0.1 if promised in _ENDINGS else 0):
        return "binary"
    text = head.decode(encoding or "utf-8", "replace").lstrip("\ufeff").lstrip()
    return _kind_of_text(promised, text)


def ending(name: str) -> str:
    """Give the ending of a name.

    Parameters
    ----------
    name
        Of a file or a member.

    Returns
    -------
    str
        Lower case without the dot; empty where there is none.
    """
    return name.rpartition(".")[2].lower() if "." in name else ""


def _kind_of_zip(head: bytes) -> Kind:
    start = head[:4096]
    if b"mimetypeapplication/epub+zip" in start:
        return "epub"
    if b"[Content_Types].xml" in start or b"mimetypeapplication/vnd.oasis" in start:
        return "office"
    return "zip"


def _kind_of_text(suffix: str, text: str) -> Kind:
    promised = _ENDINGS.get(suffix)
    if found := _kind_of_json(suffix, text) or _kind_of_markup(suffix, text):
        return found
    if _POSTMARK.match(text) and _HEADER.match(text, text.index("\n") + 1):
        return "mbox"
    if _HEADER.match(text) and _TRANSPORT.search(text.replace("\r\n", "\n").partition("\n\n")[0]):
        return "mail"
    if promised is None and (table := _kind_of_table(text)):
        return table
    if promised is None or promised == "html":
        return "markdown" if looks_like_markdown(text) else "text"
    return promised


def _kind_of_json(suffix: str, text: str) -> Kind | None:
    if not (found := _OBJECT.match(text) or _ARRAY.match(text)):
        return None
    first, newline, _ = text.partition("\n")
    in_lines = _ENDINGS.get(suffix) == "jsonl"
    if found.re is _ARRAY:
        return "jsonl" if in_lines and _is_json(first) else "json"
    if not newline:
        # One object, or the first of many lines that is longer than what is looked at.
        return "json" if suffix == "json" else "jsonl"
    return "jsonl" if in_lines or _is_json(first) else "json"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _kind_of_markup(suffix: str, text: str) -> Kind | None:
    if not text.startswith("<"):
        return "html" if _ENDINGS.get(suffix) == "html" and looks_like_html(text) else None
    root = root_element(text)
    if root in ("rss", "feed", "rdf:rdf", "channel"):
        return "feed"
    if _ENDINGS.get(suffix) == "markdown" and not text.lower().startswith(("<!doctype", "<html")):
        return None  # Markdown may begin with a tag
    if looks_like_html(text):
        return "html"
    return "xml" if text.startswith("<?xml") or suffix in ("xml", "rss", "atom") else None


def _kind_of_table(text: str) -> Kind | None:
    first = text.partition("\n")[0].rstrip("\r")
    if "\t" in first and looks_like_header(first.split("\t")):
        return "tsv"
    return "csv" if any(looks_like_header(first.split(d)) for d in ",;|") else None
