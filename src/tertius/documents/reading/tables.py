"""Tables of texts: CSV, TSV and the like, with quotation as RFC 4180 has it.

A quotation mark that is never closed, or that only happens to begin a cell, must not swallow the
rows after it: a row that makes no sense with quotation is read without.
"""

import csv
from collections import deque
from collections.abc import Iterator
from typing import Literal

from tertius.documents.model import Refusal
from tertius.documents.reading.fields import text_columns
from tertius.documents.reading.limits import Limits
from tertius.documents.reading.lines import TextLine, text_lines
from tertius.documents.reading.records import read_record, text_column
from tertius.documents.reading.refusing import Found, refused
from tertius.documents.reading.stream import Stream

_MOST_COLUMNS = 10_000


def read_table(
    stream: Stream, column: str | None, limits: Limits, *, tabs: bool = False
) -> Iterator[Found]:
    """Read one text per row of a table with a header.

    Parameters
    ----------
    stream
        The input.
    column
        The column that holds the text; None to recognise it.
    limits
        Bounds.
    tabs
        Whether tabs part the columns; else comma, semicolon, tab or bar, as the header shows.

    Yields
    ------
    Original or Refusal
        One for each row that is not blank, at the place ``path:line`` of its first line.

    Raises
    ------
    Refused
        If the header is missing, or does not say which column holds the text.
    """
    encoding, notes, lines = text_lines(stream, limits)
    rows = _Rows(lines, stream.place, limits.characters)
    names = rows.header(tabs, column)
    name = text_column(names, column, place=f"{stream.place}:{rows.number}", kind="column")
    notes += tuple(stream.notes)
    for number, cells in rows:
        if isinstance(cells, Refusal):
            yield cells
            continue
        yield read_record(
            dict(zip(names, cells, strict=True)),
            name,
            kind="column",
            place=f"{stream.place}:{number}",
            encoding=encoding,
            notes=notes,
            limits=limits,
        )


class _Rows:
    """Puts lines together to rows, and gives lines back that do not belong to one."""

    def __init__(self, lines: Iterator[TextLine], place: str, limit: int):
        self._lines = lines
        self._back: deque[TextLine] = deque()
        self._place = place
        self._limit = limit
        self._delimiter = ","
        self._columns = 0
        self.number = 1

    def header(self, tabs: bool, column: str | None) -> list[str]:
        """Read the header; what it is parted by parts all rows."""
        while (item := self._next()) and isinstance(item[1], str) and not item[1].strip():
            pass
        if item is None:
            raise refused(self._place, "empty", "empty: it has no row")
        self.number, line = item
        if isinstance(line, Refusal):
            raise refused(line.place, line.rule, line.what, line.remedy)
        if sum(map(line.count, ",;\t|")) >= _MOST_COLUMNS:
            what = (
                f"its first line has more than {_MOST_COLUMNS} columns: this is no table of texts"
            )
            raise refused(self._place, "too many columns", what)
        self._delimiter = "\t" if tabs else _delimiter_of(line, column)
        names = self._cells(line)
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            what = f"its header names column {twice[:60]!r} twice"
            raise refused(f"{self._place}:{self.number}", "ambiguous column", what)
        self._columns = len(names)
        return names

    def __iter__(self) -> Iterator[tuple[int, list[str] | Refusal]]:
        while item := self._next():
            number, line = item
            if isinstance(line, Refusal):
                yield number, line
            elif line.strip():
                yield number, self._row(number, line)

    def _next(self) -> TextLine | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def _row(self, number: int, line: str) -> list[str] | Refusal:
        taken, still_open = self._gather(line)
        cells = [] if still_open else self._cells("".join([line, *map(_text, taken)]))
        if len(cells) == self._columns:
            return cells
        plain = self._cells(line, csv.QUOTE_NONE)
        fits = len(plain) == self._columns
        if fits or still_open:
            self._back.extendleft(reversed(taken))
        if fits:
            return plain
        place = f"{self._place}:{number}"
        if still_open:
            return Refusal(place, "open quotation", "a quotation mark is never closed")
        return Refusal(
            place, "columns", f"expected {self._columns} columns, found {len(cells or plain)}"
        )

    def _gather(self, line: str) -> tuple[list[TextLine], bool]:
        """Take lines until no quotation is open; say whether one still is."""
        taken: list[TextLine] = []
        size = len(line)
        still_open = _open_after(line, self._delimiter, inside=False)
        while still_open and size <= self._limit and (item := self._next()):
            taken.append(item)
            if isinstance(item[1], Refusal):
                break
            size += len(item[1])
            still_open = _open_after(item[1], self._delimiter, inside=True)
        return taken, still_open

    def _cells(self, row: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> list[str]:
        # The limit of the csv module is one for the whole process: it is put back at once.
        before = csv.field_size_limit(len(row) + 1)
        try:
            # A row is one "line" with its own line ends inside, so only the last one goes.
            reader = csv.reader(
                [row.rstrip("\r\n")], delimiter=self._delimiter, quoting=quoting, strict=True
            )
            return next(reader, [])
        except csv.Error:
            return []
        finally:
            csv.field_size_limit(before)


def _text(item: TextLine) -> str:
    return item[1] if isinstance(item[1], str) else ""


def _open_after(line: str, delimiter: str, *, inside: bool) -> bool:
    """Tell whether a quotation is open at the end of a line."""
    at = 0
    if not inside:
        if line.startswith('"'):
            inside, at = True, 1
        elif '"' not in line:
            return False
    while True:
        if inside:
            mark = line.find('"', at)
            if mark < 0:
                return True
            inside = line.startswith('"', mark + 1)
            at = mark + 1 + inside
        else:
            opening = line.find(delimiter + '"', at)
            if opening < 0:
                return False
            inside, at = True, opening + 2


def _delimiter_of(header: str, column: str | None) -> str:
    """Find the sign that parts a header into names of which one is that of the text."""
    signs = sorted(",;\t|", key=header.count, reverse=True)
    for sign in signs:
        names = [name.strip().strip('"') for name in header.split(sign)]
        if (column in names) if column is not None else text_columns(names):
            return sign
    return signs[0]
