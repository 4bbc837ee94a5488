"""Tables as CSV that no spreadsheet takes for formulas.

A text cell that begins with ``= + - @``, a tab or a line break (also the full-width forms) would be
run as a formula by spreadsheets. Such cells, and those that begin with ``'``, get a ``'`` in front;
reading takes it away again. Numbers are left as they are.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tertius.errors import InputProblems, Problem, SourceError
from tertius.exchange.about import About
from tertius.exchange.atomic import replacing, write_beside
from tertius.exchange.tables import SHOWN, opened, to_polars, typed

if TYPE_CHECKING:
    import polars as pl

DANGEROUS = r"^['=+\-@\t\r\n＝＋－＠]"
_GUARDED = r"^'['=+\-@\t\r\n＝＋－＠]"


def write_csv(frame: Any, path: Path | str, *, about: About | None = None) -> Path:
    """Write a table as CSV (RFC 4180, UTF-8, line feeds).

    Parameters
    ----------
    frame
        Of Polars, pandas or PyArrow.
    path
        The file.
    about
        Metadata, written to ``<file>.meta.json``.

    Returns
    -------
    Path
        Null is an empty cell; empty text is ``""``.

    Raises
    ------
    InputProblems
        If columns are nested, or hold infinite numbers.
    """
    table = neutralised(to_polars(frame))
    with replacing(path) as unfinished:
        table.write_csv(unfinished)
    write_beside(about, path)
    return Path(path)


def neutralised(table: "pl.DataFrame") -> "pl.DataFrame":
    """Put ``'`` in front of text that a spreadsheet would run."""
    import polars as pl

    text = pl.col(pl.String)
    guarded = pl.when(text.str.contains(DANGEROUS)).then(pl.lit("'") + text).otherwise(text)
    headers = pl.Series(table.columns, dtype=pl.String)
    names = headers.str.replace(DANGEROUS, "'${0}").to_list()
    return table.with_columns(guarded.name.keep()).rename(
        dict(zip(table.columns, names, strict=True))
    )


def read_csv(path: Path | str) -> "pl.DataFrame":
    """Read a table that :func:`write_csv` or another program wrote.

    Parameters
    ----------
    path
        A CSV file in UTF-8 with a header.

    Returns
    -------
    polars.DataFrame
        Known columns (:mod:`tertius.columns`) with their types; others as numbers where all
        cells are, else as text.

    Raises
    ------
    SourceError
        If the file is missing, empty, not UTF-8, no table, or its cells are separated by
        something other than commas.
    InputProblems
        With repeated column names, lines that are too short, and every cell of a known column
        that does not fit.
    """
    import polars as pl
    from polars.exceptions import PolarsError

    raw = opened(path)
    try:
        raw.decode("utf-8-sig")
        text = pl.read_csv(raw, infer_schema=False)
        _check_header(raw, str(path))
        _check_lengths(raw, text, str(path))
    except UnicodeDecodeError as error:
        raise SourceError(f"byte {error.start} is not UTF-8", where=str(path)) from None
    except csv.Error as error:
        raise SourceError(f"is no table: {error}", where=str(path)) from None
    except PolarsError as error:
        first = str(error).strip().split("\n", 1)[0][:200]
        raise SourceError(f"is no table: {first}", where=str(path)) from None
    cells = pl.col(pl.String)
    plain = pl.when(cells.str.contains(_GUARDED)).then(cells.str.slice(1)).otherwise(cells)
    text = text.with_columns(plain.name.keep())
    names = [name[1:] if name[:1] == "'" and len(name) > 1 else name for name in text.columns]
    text.columns = names
    return typed(_inferred(text), str(path))


def _check_header(raw: bytes, where: str) -> None:
    header = next(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")), [])
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise InputProblems([Problem(f"{where}:1", f"column {name} twice") for name in twice])


def _check_lengths(raw: bytes, table: "pl.DataFrame", where: str) -> None:
    """Refuse lines that are short of cells, which Polars would fill up with nulls."""
    if table.width == 1:
        other = next((sign for sign in ";\t|" if sign in table.columns[0]), None)
        if other is not None:
            raise SourceError(
                f"its cells are separated by {other!r}, not by commas",
                where=f"{where}:1",
                remedy="Write it again with commas and decimal points.",
            )
        return
    if not table[:, -1].null_count():
        return  # a short line would have left the last cell of its row null
    problems: list[Problem] = []
    more = 0
    for line, count in _lengths(raw):
        if count not in {0, table.width}:
            if len(problems) < SHOWN:
                what = f"has {count} cells where {table.width} are expected"
                problems.append(Problem(f"{where}:{line}", what))
            else:
                more += 1
    if more:
        problems.append(Problem(where, f"{more:,} more lines of another length"))
    if problems:
        raise InputProblems(problems, message="the table cannot be read")


def _lengths(raw: bytes) -> Iterator[tuple[int, int]]:
    """Give the number of cells of each row with the line it ends on; 0 for an empty line."""
    if b'"' in raw:
        reader = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
        for cells in reader:
            yield reader.line_num, len(cells)
        return
    for number, line in enumerate(raw.split(b"\n"), 1):
        yield number, line.count(b",") + 1 if line.strip() else 0


def _inferred(text: "pl.DataFrame") -> "pl.DataFrame":
    """Turn columns that are the user's own into numbers where every cell is one."""
    import polars as pl

    from tertius.exchange.tables import known

    done = []
    for series in text.iter_columns():
        if known(series.name) is None:
            for dtype in (pl.Int64, pl.Float64):
                cast = series.cast(dtype, strict=False)
                if cast.null_count() == series.null_count() < len(series):
                    series = cast
                    break
        done.append(series)
    return pl.DataFrame(done)
