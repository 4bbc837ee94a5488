"""A delimited or Parquet file as a frame of text columns, with the place of every row.

Faults of the whole file (a web page, UTF-16, the wrong delimiter, a missing column) end the read
with one error. Faults of single rows (too few fields, bad bytes, NUL) put the row aside and the
read goes on; nothing is dropped without a line in ``rejected``.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO, StringIO
from operator import itemgetter
from pathlib import Path

import polars as pl

from tertius.errors import InputProblems, Problem, SourceError
from tertius.sources.opening import MAX_LINE, read_bytes, read_start

REJECTED = pl.Schema({"line": pl.Int64, "rule": pl.String, "field": pl.String, "raw": pl.String})
MAX_COLUMNS = 10_000
MAX_LINES = 50
"""Lines that one record may take; more mean that a quotation mark is open."""
_NAMES = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar", "\x01": "\\x01"}
_RAW_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds before any of it is believed.

    Attributes
    ----------
    file
        The file's name, for messages.
    frame
        ``line`` and the columns asked for; text from delimited files, as stored from Parquet.
    rejected
        Rows that are no rows; columns as :data:`REJECTED`.
    notes
        What was repaired or ignored.
    rows_in
        Data rows of the file, blank lines not counted.
    """

    file: str
    frame: pl.DataFrame
    rejected: pl.DataFrame
    notes: tuple[str, ...]
    rows_in: int

    def has(self, column: str) -> bool:
        """Tell whether the file has an optional column."""
        return column in self.frame.columns


def header_of(path: Path, member: Sequence[str] = ()) -> list[str]:
    """Give the column names of a file.

    Parameters
    ----------
    path
        A CSV, TSV or Parquet file, perhaps packed.
    member
        As in :func:`read_table`.

    Returns
    -------
    list of str
        The names in order, stripped.

    Raises
    ------
    SourceError
        If the file cannot be opened or is no table.
    """
    data = read_start(path, member)
    if data[:4] == b"PAR1":
        with _whole_parquet(path.name):
            return list(pl.read_parquet_schema(BytesIO(data)))
    text, _ = _decode(path.name, data[:MAX_LINE])
    line = next((x for x in text.splitlines() if x.strip()), "")
    return [name.strip() for name in next(csv.reader([line], delimiter=_sniff(line)), [])]


def read_table(
    path: Path,
    required: Sequence[str],
    *,
    optional: Sequence[str] = (),
    keep_all: bool = False,
    member: Sequence[str] = (),
    legacy: str | None = None,
) -> Table:
    """Read the named columns of a file as text.

    Parameters
    ----------
    path
        A CSV, TSV or Parquet file, also gzipped, or a zip with one such file.
    required
        Columns without which the file is not the one meant; case does not matter.
    optional
        Columns taken where present.
    keep_all
        Take every column of the file (for sources of open-ended width).
    member
        Patterns of names, lower case, that single out one table of an archive with several.
    legacy
        The encoding to take for the whole file where it is not UTF-8 (sources known for it).

    Returns
    -------
    Table
        The rows with their line numbers (the header is line 1), and those put aside.

    Raises
    ------
    SourceError
        If the file is missing, empty, damaged, or not a table.
    InputProblems
        If columns are missing or named twice; all of them at once.
    """
    path = Path(path)
    data, notes = read_bytes(path, member)
    if data[:4] == b"PAR1":
        return _from_parquet(path.name, data, required, optional, keep_all, notes)
    text, more = _decode(path.name, data)
    if legacy and not _is_utf8(text):
        text, more = data.decode(legacy, "replace"), (*more, f"read as {legacy}, not UTF-8")
    if not text.strip():
        blank = text.count("\n")
        raise SourceError(f"only blank lines ({blank}); 0 rows", where=path.name)
    return _from_text(path.name, text, required, optional, keep_all, (*notes, *more))


def _decode(file: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode UTF-8; bad bytes become surrogates, which are found again row by row."""
    notes: tuple[str, ...] = ()
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or data[1:400:2].count(0) > 100:
        raise SourceError(
            "looks like UTF-16, not UTF-8", where=file, remedy="save it again as CSV UTF-8"
        )
    if data[:3] == b"\xef\xbb\xbf":
        data, notes = data[3:], ("a byte-order mark at the start was dropped",)
    text = data.decode("utf-8", "surrogateescape")
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
        notes += ("lines end in a bare carriage return",)
    start = text.lstrip()[:200].lower()
    if start.startswith(("<!doctype", "<html", "<?xml")):
        raise SourceError(
            f"is a web page or XML, not a table (starts with {text.lstrip()[:15]!r})",
            where=file,
            remedy="the download gave an error page; get the file again",
        )
    return text, notes


def _is_utf8(text: str) -> bool:
    return text.isascii() or not any("\udc80" <= c <= "\udcff" for c in text)


def _sniff(header: str) -> str:
    """Take the delimiter that divides the header most often; a comma where nothing does."""
    return max(_NAMES, key=lambda d: (header.count(d), d == ","))


def _from_text(
    file: str,
    text: str,
    required: Sequence[str],
    optional: Sequence[str],
    keep_all: bool,
    notes: tuple[str, ...],
) -> Table:
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = _sniff(first)
    rows = _Rows(file, text, delimiter)
    header = [name.strip() for name in rows.header]
    if len(header) > MAX_COLUMNS:
        raise SourceError(f"line 1 has {len(header)} columns: this is no known file", where=file)
    places = _places(file, header, required, optional, keep_all, delimiter)
    good, lines = rows.collect(list(places.values()))
    columns = dict(zip(places, zip(*good, strict=True), strict=True)) if good else {}
    frame = pl.DataFrame(
        {"line": lines, **{name: columns.get(name, ()) for name in places}},
        schema={"line": pl.Int64, **dict.fromkeys(places, pl.String)},
    )
    rejected = pl.DataFrame(rows.bad, schema=REJECTED, orient="row")
    if delimiter not in ",\t":
        notes += (f"the file is {_NAMES[delimiter]}-separated",)
    if rows.blank:
        notes += (f"{rows.blank} blank lines were skipped",)
    if rejected.height and not text.endswith("\n") and rows.bad[-1][0] >= rows.last:
        notes += ("the last line is cut short: the file may be incomplete",)
    return Table(file, frame, rejected, notes, frame.height + rejected.height)


class _Rows:
    """One pass over the records of a text, sound ones apart from the others."""

    def __init__(self, file: str, text: str, delimiter: str):
        self.file = file
        self.bad: list[tuple[int, str, str, str]] = []
        self.blank = 0
        self.last = 0
        csv.field_size_limit(MAX_LINE)
        self._reader = csv.reader(StringIO(text, newline="\n"), delimiter=delimiter)
        self._lines = text.count("\n") + (not text.endswith("\n"))
        self._open = not text.rstrip("\r\n").endswith('"')
        self._doubtful = "\0" in text or not text.isascii()
        self.header = next((row for row in self._reader if any(x.strip() for x in row)), [])

    def collect(self, places: list[int]) -> tuple[list[tuple[str, ...]], list[int]]:
        """Give the fields at some places of each sound record, and the records' lines."""
        take = itemgetter(*places) if len(places) > 1 else lambda row: (row[places[0]],)
        width, quick = len(self.header), len(self.header) > 1 and not self._doubtful
        good: list[tuple[str, ...]] = []
        lines: list[int] = []
        reader, last = self._reader, self._reader.line_num
        while True:
            try:
                for row in reader:
                    first, last = last + 1, reader.line_num
                    # Nearly every row is one line of the right width and goes no further.
                    if quick and first == last and len(row) == width:
                        good.append(take(row))
                        lines.append(first)
                    elif taken := self._looked_at(first, row, take):
                        good.append(taken)
                        lines.append(first)
            except csv.Error as error:
                rule = "stray-line-end" if "new-line" in str(error) else "unreadable-row"
                self._set_aside(last + 1, rule, "", str(error))
                last = reader.line_num
            else:
                self.last = last
                return good, lines

    def _looked_at(
        self, line: int, row: list[str], take: Callable[[list[str]], tuple[str, ...]]
    ) -> tuple[str, ...] | None:
        """Give the fields of a record that is sound; count or put aside one that is not."""
        self._check_quotes(line)
        if not row or (len(self.header) > 1 and len(row) == 1 and not row[0].strip()):
            self.blank += 1
            return None
        if len(row) != len(self.header):
            self._wrong_width(line, row)
            return None
        taken = take(row)
        if self._doubtful and (rule := _bad_text(row, taken)):
            self._set_aside(line, rule, "", ",".join(row))
            return None
        return taken

    def _check_quotes(self, line: int) -> None:
        """Stop where a record took in so many lines that a quotation mark must be open."""
        span = self._reader.line_num - line + 1
        if span > MAX_LINES or (span > 1 and self._reader.line_num >= self._lines and self._open):
            self._unclosed(line)

    def _unclosed(self, line: int) -> None:
        raise SourceError(
            f"a quotation mark opened in line {line} is not closed before line "
            f"{self._reader.line_num}",
            where=f"{self.file}:{line}",
            remedy="close or remove the quotation mark; the rows after it cannot be told apart",
        )

    def _wrong_width(self, line: int, row: list[str]) -> None:
        if self._reader.line_num > line:
            self._unclosed(line)
        rule = "too-few-fields" if len(row) < len(self.header) else "too-many-fields"
        found = f"{len(row)} of {len(self.header)}"
        self._set_aside(line, rule, found, ",".join(row))

    def _set_aside(self, line: int, rule: str, field: str, raw: str) -> None:
        shown = raw[:_RAW_SHOWN].encode("utf-8", "surrogateescape").decode("latin-1")
        self.bad.append((line, rule, field, shown))


def _bad_text(row: list[str], taken: Sequence[str]) -> str | None:
    """Name what is wrong with the characters of a record; fields not taken may be Latin-1."""
    if any("\0" in field for field in row):
        return "nul-byte"
    joined = "".join(taken)
    return None if _is_utf8(joined) else "not-utf8"


def _places(
    file: str,
    header: list[str],
    required: Sequence[str],
    optional: Sequence[str],
    keep_all: bool,
    delimiter: str,
) -> dict[str, int]:
    """Find each wanted column, whatever its case; report all that are missing or doubled."""
    spelt: dict[str, list[int]] = {}
    for place, name in enumerate(header):
        spelt.setdefault(name.lower(), []).append(place)
    problems = [_missing(file, name, header) for name in required if name.lower() not in spelt]
    wanted = [*required, *(n for n in optional if n.lower() in spelt)]
    if keep_all:
        wanted += [n for n in header if n.lower() not in {w.lower() for w in wanted}]
    problems += [
        Problem(f"{file}:1", f"column {name!r} is there {len(spelt[name.lower()])} times")
        for name in wanted
        if len(spelt.get(name.lower(), ())) > 1
    ]
    if problems:
        note = f"{file}: this is not the expected table ({len(header)} columns in line 1"
        headline = f"{note}, read as {_NAMES[delimiter]}-separated)"
        raise InputProblems(
            problems, message=headline, remedy="`tertius data list` names the files"
        )
    return {name: spelt[name.lower()][0] for name in wanted}


def _missing(file: str, name: str, header: list[str]) -> Problem:
    near = get_close_matches(name.lower(), [h.lower() for h in header], n=1, cutoff=0.6)
    remedy = f"nearest is {near[0]!r}" if near else None
    return Problem(f"{file}:1", f"column {name!r} is missing", remedy)


def _from_parquet(
    file: str,
    data: bytes,
    required: Sequence[str],
    optional: Sequence[str],
    keep_all: bool,
    notes: tuple[str, ...],
) -> Table:
    with _whole_parquet(file):
        header = list(pl.read_parquet_schema(BytesIO(data)))
        places = _places(file, header, required, optional, keep_all, ",")
        frame = pl.read_parquet(BytesIO(data), columns=[header[p] for p in places.values()])
    frame = frame.rename({header[p]: name for name, p in places.items()})
    frame = frame.with_row_index("line", offset=1).with_columns(pl.col("line").cast(pl.Int64))
    return Table(file, frame, pl.DataFrame(schema=REJECTED), notes, frame.height)


@contextmanager
def _whole_parquet(file: str) -> Iterator[None]:
    """Turn what Polars makes of damaged bytes, a panic too, into one error.

    A panic is no ``Exception``: without its own name here it would pass every handler and end
    the program.
    """
    try:
        yield
    except (
        pl.exceptions.PolarsError,
        pl.exceptions.PanicException,
        OSError,
        ValueError,
        OverflowError,
        MemoryError,
    ) as error:
        raise SourceError(
            "damaged Parquet file", where=file, remedy="download the file again"
        ) from error
