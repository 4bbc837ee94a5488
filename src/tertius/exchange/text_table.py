"""Text with columns as cells that know their lines.

Polars reads what is regular. Where it finds a torn line or an odd quote, Python's own reader goes
through the text once more and says which line it is.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tertius.errors import Problem, SourceError

if TYPE_CHECKING:
    import polars as pl

MOST_COLUMNS = 10_000
SHOWN = 20
"""At most so many torn lines are listed; the rest is counted."""

_SPACES = re.compile(rb"[ \t]+")
_SPACES_BETWEEN_QUOTES = re.compile(rb'("(?:[^"\n]|"")*")|[ \t]+')
_EDGES = re.compile(rb"(?m)^[ \t]+|[ \t]+$")
_LOOSE_QUOTE = re.compile(rb'[,;|\t][ ]+"')


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text file with columns.

    Attributes
    ----------
    where
        The file.
    body
        Its lines after the comments at its head, ended by line feeds; UTF-8.
    line
        Number of the first line of ``body``.
    separator
        One character; runs of blanks were made tabs.
    comments
        The comments at the head, without their mark.
    mark
        The mark that starts a comment, where the head has any.
    notes
        What was repaired.
    """

    where: str
    body: bytes
    line: int
    separator: str
    comments: tuple[str, ...] = ()
    mark: str | None = None
    notes: tuple[str, ...] = ()

    def first(self, count: int = 1) -> list[list[str]]:
        """Give the cells of the first rows."""
        found = []
        start = self if count > 2 else replace(self, body=_start(self.body))
        for _, cells in rows_of(start):
            found.append(cells)
            if len(found) == count:
                break
        return found

    def below(self) -> "Sheet":
        """Give what stands below the first row: its header was taken."""
        line, _ = next(rows_of(replace(self, body=_start(self.body))))
        at = 0
        for _ in range(line - self.line + 1):
            at = self.body.find(b"\n", at) + 1 or len(self.body)
        return replace(self, body=self.body[at:], line=line + 1)


@dataclass(frozen=True, slots=True)
class Cells:
    """The rows of a sheet.

    Attributes
    ----------
    frame
        Text columns ``c0``, ``c1``, …; empty cells are null, blank rows left out.
    torn
        Lines with too few or too many cells, the first :data:`SHOWN`; not in the frame.
    torn_count
        All of them.
    lines
        Line of each row, where it is known already.
    """

    frame: "pl.DataFrame"
    torn: tuple[Problem, ...] = ()
    torn_count: int = 0
    lines: tuple[int, ...] | None = None


def sheet_of(raw: bytes, where: str) -> Sheet:
    """Take a text apart into comments and lines.

    Parameters
    ----------
    raw
        The content of the file.
    where
        The file, for messages.

    Returns
    -------
    Sheet

    Raises
    ------
    SourceError
        If it is not UTF-8, has nothing but comments, or its first line has more than 10,000
        cells.
    """
    notes: tuple[str, ...] = ()
    if raw.startswith(b"\xef\xbb\xbf"):
        raw, notes = raw[3:], ("a byte order mark was left out",)
    if not raw.isascii():
        _check_utf8(raw, where)
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    at, line, comments, mark = 0, 1, [], None
    while at < len(raw):
        end = raw.find(b"\n", at) + 1 or len(raw)
        text = raw[at:end].strip()
        if text[:1] in (b"#", b"%"):
            mark = mark or text[:1].decode()
            comments.append(text[1:].decode().strip())
        elif text:
            break
        at, line = end, line + 1
    if at >= len(raw):
        raise SourceError("empty file: it has only comments", where=where)
    end = raw.find(b"\n", at) + 1 or len(raw)
    separator = _separator(raw[at:end].decode(), f"{where}:{line}")
    body = raw[at:] if separator else tabbed(raw[at:])
    return Sheet(where, body, line, separator or "\t", tuple(comments), mark, notes)


def _check_utf8(raw: bytes, where: str) -> None:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"byte {error.start:,} is not UTF-8",
            where=f"{where}:{line}",
            remedy="Save the file as UTF-8 (in spreadsheets: 'CSV UTF-8').",
        ) from None


def _separator(line: str, where: str) -> str:
    """Give what separates the cells of a line; empty for blanks."""
    plain = re.sub(r'"[^"]*"', "", line)
    counts = {sign: plain.count(sign) for sign in "\t;,|"}
    best = max(counts, key=lambda sign: counts[sign])
    if counts[best] >= MOST_COLUMNS:
        raise SourceError(f"has {counts[best] + 1:,} columns: this is no list of ties", where=where)
    # "1 2\t-1" and "1 2 0,5" have blanks between their states: one sign makes no three columns.
    blanks = len(plain.split()) > counts[best] + 1 and counts[best] < 2
    return "" if not counts[best] or blanks else best


def tabbed(body: bytes) -> bytes:
    """Make every run of blanks outside quotes one tab, and leave out those at ends of lines."""
    body = _EDGES.sub(b"", body)
    if b'"' not in body:
        return _SPACES.sub(b"\t", body)
    return _SPACES_BETWEEN_QUOTES.sub(lambda found: found[1] or b"\t", body)


def _start(body: bytes) -> bytes:
    """Cut a text so that its first two rows are whole."""
    at = 0
    for _ in range(3):
        at = body.find(b"\n", at) + 1 or len(body)
    return body[: max(at, 2**16)]


def read_cells(sheet: Sheet, width: int) -> Cells:
    """Read the rows of a sheet.

    Parameters
    ----------
    sheet
        Without its header.
    width
        Number of cells that each row must have.

    Returns
    -------
    Cells

    Raises
    ------
    SourceError
        If a quote is never closed, or closed in the middle of a cell.
    """
    frame = _by_polars(sheet, width)
    if frame is None:
        return _line_by_line(sheet, width)
    last = frame.columns[-1]
    # Polars fills short lines up with nulls: only if the last cell is empty somewhere may there
    # be one, and then every line is counted.
    if frame[last].null_count() and not _is_regular(sheet, width, frame.height):
        return _line_by_line(sheet, width)
    return Cells(frame)


def _by_polars(sheet: Sheet, width: int) -> "pl.DataFrame | None":
    import polars as pl
    from polars.exceptions import PolarsError

    schema = {f"c{place}": pl.String for place in range(width)}
    if not sheet.body.strip():
        return pl.DataFrame(schema=schema)
    quoted = b'"' in sheet.body
    if quoted and _LOOSE_QUOTE.search(sheet.body):
        return None
    try:
        frame = pl.read_csv(
            sheet.body,
            has_header=False,
            schema=schema,
            separator=sheet.separator,
            comment_prefix=sheet.mark,
            quote_char='"' if quoted else None,
        )
    except PolarsError:
        return None
    if quoted:
        every = pl.all()
        frame = frame.with_columns(pl.when(every != "").then(every))
    if frame[f"c{width - 1}"].null_count():
        frame = frame.filter(~pl.all_horizontal(pl.all().is_null()))
    return frame


def _is_regular(sheet: Sheet, width: int, height: int) -> bool:
    count = 0
    for _, cells in rows_of(sheet):
        if len(cells) != width:
            return False
        count += 1
    return count == height


def _line_by_line(sheet: Sheet, width: int) -> Cells:
    import polars as pl

    rows: list[list[str | None]] = []
    lines: list[int] = []
    torn: list[Problem] = []
    count = 0
    for line, cells in rows_of(sheet):
        if len(cells) == width:
            rows.append([cell or None for cell in cells])
            lines.append(line)
            continue
        count += 1
        if count <= SHOWN:
            noun = "cell" if len(cells) == 1 else "cells"
            what = f"has {len(cells)} {noun} where {width} are expected"
            torn.append(Problem(f"{sheet.where}:{line}", what))
    schema = {f"c{place}": pl.String for place in range(width)}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return Cells(frame, tuple(torn), count, tuple(lines))


def rows_of(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Go through the rows of a sheet.

    Parameters
    ----------
    sheet
        The text.

    Yields
    ------
    line : int
        The line that the row ends on.
    cells : list of str
        At least one of them is not blank.

    Raises
    ------
    SourceError
        As :func:`read_cells`.
    """
    text = io.StringIO(sheet.body.decode("utf-8", "replace"), newline="")
    mark = sheet.mark
    lines = ("\n" if mark and line.startswith(mark) else line for line in text)
    reader = csv.reader(lines, delimiter=sheet.separator, skipinitialspace=True, strict=True)
    started = sheet.line
    try:
        for cells in reader:
            if any(cell and not cell.isspace() for cell in cells):
                yield reader.line_num + sheet.line - 1, cells
            started = reader.line_num + sheet.line
    except csv.Error as error:
        said = str(error)
        open_quote = "end of data" in said or "field limit" in said
        raise SourceError(
            "a quote is opened here and never closed" if open_quote else f"is no table: {said}",
            where=f"{sheet.where}:{started}",
            remedy='Double the quotes inside quoted cells: "5"" pipe".',
        ) from None


def lines_of(sheet: Sheet, cells: Cells, rows: Sequence[int]) -> dict[int, int]:
    """Look up the lines of some rows.

    Parameters
    ----------
    sheet, cells
        The text, and what was read from it.
    rows
        Places in the frame.

    Returns
    -------
    dict
        The line by row.
    """
    if cells.lines is not None:
        return {row: cells.lines[row] for row in rows}
    wanted = set(rows)
    last = max(wanted, default=-1)
    found = {}
    for row, (line, _) in enumerate(rows_of(sheet)):
        if row in wanted:
            found[row] = line
        if row >= last:
            break
    return found
