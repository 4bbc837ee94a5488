"""Text with columns, whatever it is: a list of ties without a header, a table, a square table."""

from collections import Counter
from typing import TYPE_CHECKING

from tertius.errors import InputProblems, Problem
from tertius.exchange.csv_file import DANGEROUS
from tertius.exchange.file_kind import Format
from tertius.exchange.signed_graph import read_signed_graph
from tertius.exchange.snap import place_of, read_edge_list, said_count
from tertius.exchange.square_table import is_square, read_square
from tertius.exchange.text_table import Sheet, read_cells, sheet_of
from tertius.exchange.tie_rows import NOT_OBSERVED, WORDS, TieRows
from tertius.exchange.tie_table import Columns, Table, columns_of, position, read_table

if TYPE_CHECKING:
    import polars as pl

_GUARDED = "^'" + DANGEROUS[1:]


def read_text(
    raw: bytes, where: str, columns: Columns, named: Format | None
) -> tuple[Format, TieRows, int | None]:
    """Read ties from text with columns.

    Parameters
    ----------
    raw
        The content of the file.
    where
        The file, for messages.
    columns
        What its columns are, where that needs saying.
    named
        ``edge-list`` where there is no header, ``table`` where there is one, ``signed-graph``;
        None leaves it to the first line, which is a header if none of its cells is a number.

    Returns
    -------
    format : str
        What it was.
    rows : TieRows
    said : int or None
        Number of states that its comments state.

    Raises
    ------
    SourceError
        If it is no text in UTF-8 with columns.
    InputProblems
        If the columns that are needed cannot be told.
    """
    sheet = sheet_of(raw, where)
    if named == "signed-graph":
        return named, read_signed_graph(sheet, columns), said_count(sheet)
    if named != "edge-list" and is_square(sheet):
        return "table", read_square(sheet), None
    by_name = any(column is not None and position(column) is None for column in columns.values())
    if named == "table" or (named is None and (by_name or _is_header(sheet.first()[0]))):
        return "table", read_table(_table(sheet, columns), columns), None
    return "edge-list", read_edge_list(sheet, columns), said_count(sheet)


def _is_header(cells: list[str]) -> bool:
    plain = [cell.strip().lower() for cell in cells]
    signs = {*WORDS, *(word.lower() for word in NOT_OBSERVED)}
    return not any(_is_number(cell) for cell in plain) and not signs & set(plain[2:])


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace("\u2212", "-"))
    except ValueError:
        return False
    return True


def _table(sheet: Sheet, columns: Columns) -> Table:
    """Read the table below a header."""
    start = sheet.first(2)
    header = [name.strip() for name in start[0]]
    if len(start) > 1 and len(start[1]) == len(header) + 1:
        header = ["row", *header]  # R leaves the names of rows without a header
    unguarded = [name[1:] if name[:1] == "'" and len(name) > 1 else name for name in header]
    header = [name or f"column {place}" for place, name in enumerate(unguarded, 1)]
    twice = [name for name, count in Counter(header).items() if count > 1]
    if twice:
        where = f"{sheet.where}:{sheet.line}"
        found = [Problem(where, f"column {name!a} twice") for name in twice]
        raise InputProblems(found, message="the table makes no network")
    roles = columns_of(header, columns, sheet.where)
    below = sheet.below()
    cells = read_cells(below, len(header))
    frame = cells.frame.rename(dict(zip(cells.frame.columns, header, strict=True)))
    both = [roles["first"], roles["second"]]
    frame = frame.with_columns(_unguarded(frame[name]) for name in both)
    place = place_of(below, cells)
    return Table(frame, place, sheet.where, (cells.torn, cells.torn_count), sheet.notes)


def _unguarded(names: "pl.Series") -> "pl.Series":
    """Take the ``'`` away that keeps a spreadsheet from running a name as a formula."""
    import polars as pl

    cell = pl.col(names.name)
    plain = pl.when(cell.str.contains(_GUARDED)).then(cell.str.slice(1)).otherwise(cell)
    return names.to_frame().select(plain).to_series()
