"""What cannot be read, named by what it looks like, with what to do about it."""

from tertius.documents.reading.recognition import PACKED_ENDINGS, Kind
from tertius.documents.reading.refusing import refused

_LOOKS_LIKE: dict[Kind, tuple[str, str, str]] = {
    "pdf": ("PDF", "a PDF", "turn it into text first, for example with pdftotext"),
    "office": ("office file", "a word processor's or office file", "save it as HTML or plain text"),
    "epub": ("e-book", "an e-book (EPUB)", "unpack it and add its pages"),
    "rtf": ("RTF", "Rich Text Format", "save it as HTML or plain text"),
    "image": ("image", "an image", "its text would have to be recognised first"),
    "media": ("media", "sound or video", "write its words down first"),
    "archive": ("archive", "an archive that is neither zip nor gzip", "unpack it first"),
    "table": (
        "table file",
        "a file of a database or a data frame",
        "export it as CSV or JSON lines",
    ),
    "xml": ("XML", "XML, and no feed or page", "turn it into HTML, JSON lines or plain text"),
    "binary": ("binary", "binary data, not a text", "if it is a text, save it as UTF-8"),
}
_RECORDS = frozenset({"csv", "tsv", "tab", "json", "jsonl", "ndjson", "jl"})


def refuse_unreadable(kind: Kind, place: str) -> None:
    """Refuse formats that hold no text that can be read.

    Parameters
    ----------
    kind
        What the input is.
    place
        Where it is.

    Raises
    ------
    Refused
        By a rule named after the format.
    """
    if kind in _LOOKS_LIKE:
        rule, what, remedy = _LOOKS_LIKE[kind]
        raise refused(place, rule, f"looks like {what}", remedy)


def refuse_mismatch(kind: Kind, suffix: str, head: bytes, place: str) -> None:
    """Refuse an input that is not what its name promises, where that is no matter of taste.

    Parameters
    ----------
    kind
        What the input is.
    suffix
        The ending of its name.
    head
        Its first bytes.
    place
        Where it is.

    Raises
    ------
    Refused
        By the rule ``wrong format``: servers answer with a page that says what went wrong, and
        that page is saved under the name of the archive or the table.
    """
    promised = PACKED_ENDINGS.get(suffix)
    packed = promised is not None and kind not in (promised, "gzip", "zip")
    if packed or (suffix in _RECORDS and kind == "html"):
        start = head[:20].decode("utf-8", "replace").splitlines()[0]
        name = {"gzip": "gzip file", "warc": "web archive"}.get(promised or "", promised or suffix)
        what = f"not a {name} (starts with {start!r})"
        remedy = "it may be a page of an error saved under this name; get the file again"
        raise refused(place, "wrong format", what, remedy)
