"""From a path to bytes and the name of their format, by content first and by the ending second."""

from pathlib import Path
from typing import Literal, cast, get_args

from tertius.errors import SourceError, TertiusError
from tertius.sources.opening import MAX_BYTES, check_file, read_bytes

Format = Literal[
    "edge-list", "signed-graph", "table", "parquet", "stata", "pajek", "graphml", "gexf"
]

FORMATS: dict[str, str] = {
    "edge-list": "lines of two states and a value, without a header (SNAP text, CSV)",
    "signed-graph": "lines of two states and 1 for negative, 0 for positive",
    "table": "CSV or TSV with a header; also a square matrix with labels",
    "parquet": "a Parquet table",
    "stata": "a Stata table (.dta)",
    "pajek": "a Pajek network (.net)",
    "graphml": "GraphML",
    "gexf": "GEXF",
}
"""The formats that a signed network can be read from."""

_ALIASES = {"csv": "table", "tsv": "table", "snap": "edge-list", "net": "pajek", "dta": "stata"}
_ENDINGS: dict[str, Format] = {
    ".signed-graph": "signed-graph",
    ".net": "pajek",
    ".paj": "pajek",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".parquet": "parquet",
    ".dta": "stata",
}
_IN_R = "In R: write.csv(ties, 'ties.csv', row.names = FALSE)."
_OTHER = (
    (b"PK\x03\x04", "a zip archive", "Unpack it and name the file inside."),
    (b"PK\x05\x06", "an empty zip archive", None),
    (b"\x1f\x8b", "packed twice by gzip", "Unpack it once."),
    (b"BZh9", "packed by bzip2", "Unpack it: bunzip2 FILE."),
    (b"\xfd7zXZ", "packed by xz", "Unpack it: unxz FILE."),
    (b"\x28\xb5\x2f\xfd", "packed by zstd", "Unpack it: unzstd FILE."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it and name the file inside."),
    (b"%PDF-", "a PDF document", None),
    (b"\x89PNG", "a picture", None),
    (b"\x89HDF", "an HDF5 file", "Save the ties as CSV."),
    (b"\xd0\xcf\x11\xe0", "an old Office document (.xls)", "Save the sheet as CSV."),
    (b"SQLite format 3", "an SQLite database", "Save the table as CSV."),
    (b"RDX3\n", "an R workspace (.RData)", _IN_R),
    (b"RDX2\n", "an R workspace (.RData)", _IN_R),
    (b"RDA3\n", "an R workspace (.RData)", _IN_R),
    (b"X\n\x00\x00", "an R object (.rds)", _IN_R),
    (b'{"', "JSON", "Save the ties as CSV."),
    (b"{\n", "JSON", "Save the ties as CSV."),
)
_BOM = b"\xef\xbb\xbf"


def read_file(path: Path | str) -> tuple[bytes, tuple[str, ...]]:
    """Read a file whole, unpacking gzip.

    Parameters
    ----------
    path
        An ordinary file.

    Returns
    -------
    bytes
        The content.
    tuple of str
        Notes on what was unpacked or ignored.

    Raises
    ------
    SourceError
        If it is missing, empty, no ordinary file, damaged or too large, or a line of its text is
        longer than 4 MiB.
    """
    named = Path(path).expanduser()
    check_file(named)
    try:
        with named.open("rb") as handle:
            head = handle.read(512)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=str(path)) from None
    _refuse_others(head if head[:2] != b"\x1f\x8b" else b"", str(path))
    # XML and Stata files have no lines to speak of; everything else is held to the limit on them.
    loose = head.removeprefix(_BOM).lstrip()[:1] == b"<" or named.suffix.lower() == ".dta"
    if not loose:
        raw, notes = read_bytes(named)
    elif named.stat().st_size > MAX_BYTES:
        raise SourceError("is larger than 2 GiB", where=str(path))
    else:
        raw, notes = named.read_bytes(), ()
    if not raw.removeprefix(_BOM).strip():
        raise SourceError("empty file: it has only blank lines", where=str(path))
    return raw, notes


def format_of(raw: bytes, path: Path | str, named: str | None = None) -> Format:
    """Tell the format of a file.

    Parameters
    ----------
    raw
        The content.
    path
        The file, for its ending and for messages.
    named
        What the user says it is; one of :data:`FORMATS`.

    Returns
    -------
    str
        One of :data:`FORMATS`. Text that is none of the others is an ``edge-list``, which the
        reader takes for a ``table`` where its first line is a header.

    Raises
    ------
    TertiusError
        If there is no format of the name given.
    SourceError
        If the content is of a kind that holds no ties, or of another kind than its ending says.
    """
    where = str(path)
    if named is not None:
        chosen = _ALIASES.get(named.lower(), named.lower().replace("_", "-"))
        if chosen not in get_args(Format):
            raise TertiusError(
                f"there is no format '{named}'", remedy=f"Choose one of: {', '.join(FORMATS)}."
            )
        if chosen in {"edge-list", "signed-graph", "table", "pajek"}:
            refuse_no_text(raw, where)
        return cast("Format", chosen)
    _refuse_others(raw, where)
    promised = _ENDINGS.get(_suffix(path))
    found = _by_content(raw, where)
    if found is None and promised == "stata":
        return "stata"
    if found is None:
        refuse_no_text(raw, where)
        if promised in {"pajek", "graphml", "gexf", "parquet"}:
            start = raw[:40].decode("utf-8", "replace").split("\n", 1)[0]
            what = FORMATS[promised].removeprefix("a ").partition(" (")[0]
            raise SourceError(
                f"is no {what}, as its ending says: it starts with {start!a}",
                where=where,
                remedy="Rename it, or name its format.",
            )
        return promised or "edge-list"
    return found


def _suffix(path: Path | str) -> str:
    named = Path(path)
    return Path(named.stem if named.suffix.lower() == ".gz" else named.name).suffix.lower()


def _by_content(raw: bytes, where: str) -> Format | None:
    if raw[:4] == b"PAR1":
        return "parquet"
    if raw.startswith(b"<stata_dta>"):
        return "stata"
    head = raw[:65536].removeprefix(_BOM).lstrip().lower()
    if head.startswith(b"<"):
        if b"<graphml" in head:
            return "graphml"
        if b"<gexf" in head:
            return "gexf"
        page = b"<html" in head[:2000] or head.startswith(b"<!doctype html")
        start = raw.removeprefix(_BOM).lstrip()[:20].decode("utf-8", "replace")
        raise SourceError(
            f"looks like a web page (starts with {start!r})"
            if page
            else f"is XML, but neither GraphML nor GEXF (starts with {start!r})",
            where=where,
            remedy="It was saved in place of the data: download the file again." if page else None,
        )
    lines = (line.strip() for line in head.split(b"\n"))
    first = next((line for line in lines if line and line[:1] not in b"%/"), b"")
    if first.startswith((b"*vertices", b"*network", b"*matrix")):
        return "pajek"
    return None


def _refuse_others(raw: bytes, where: str) -> None:
    for magic, kind, remedy in _OTHER:
        if raw.startswith(magic):
            if magic == b"PK\x03\x04" and b"[Content_Types].xml" in raw[:4096]:
                kind, remedy = "an Excel workbook (.xlsx)", "Save the sheet as CSV."
            raise SourceError(f"is {kind}, which holds no ties as it is", where=where,
                              remedy=remedy)  # fmt: skip


def refuse_no_text(raw: bytes, where: str) -> None:
    """Refuse what is no text of one byte per plain character.

    Parameters
    ----------
    raw
        The content.
    where
        The file.

    Raises
    ------
    SourceError
        If it looks like UTF-16 or UTF-32, or holds a zero byte, with the line of the first.
    """
    zero = raw.find(b"\0")
    wide = raw[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if zero < 0 and not wide:
        return
    if wide or raw[:2000].count(b"\0") >= min(len(raw), 2000) // 3:
        raise SourceError("looks like UTF-16", where=where, remedy="Save it as UTF-8.")
    line = raw.count(b"\n", 0, zero) + 1
    raise SourceError(
        "holds a zero byte: it is no text, or damaged",
        where=f"{where}:{line}",
        remedy="Export it again as text.",
    )
