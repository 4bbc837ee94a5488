"""What the table formats share: frames of any library in, one set of types out."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tertius.columns import Column, column
from tertius.errors import InputProblems, Problem, SourceError, TertiusError

if TYPE_CHECKING:
    import narwhals as nw
    import polars as pl

SHOWN = 20


def as_table(frame: Any) -> "nw.DataFrame[Any]":
    """Take a frame of any library as it is.

    Raises
    ------
    TertiusError
        If it is no frame, or its columns have no names or one name twice.
    """
    import narwhals as nw
    from narwhals.exceptions import NarwhalsError

    try:
        table: nw.DataFrame[Any] = nw.from_native(frame, eager_only=True)
        names: list[Any] = list(table.columns)
    except TypeError:
        raise TertiusError(
            f"a {type(frame).__name__} is no frame",
            remedy="Give a frame of Polars, pandas or PyArrow (collect lazy ones first).",
        ) from None
    except (NarwhalsError, ValueError) as error:
        first = " ".join(str(error).split())[:200]
        raise TertiusError(f"the frame cannot be read: {first}") from None
    problems = [
        Problem(f"column {str(name)[:60]}", "has a name that is no text")
        for name in names
        if not isinstance(name, str)
    ]
    twice = {name for name, count in Counter(names).items() if count > 1}
    problems += [Problem(f"column {str(name)[:60]}", "is there twice") for name in twice]
    if problems:
        raise InputProblems(problems, message="the frame cannot be read")
    return table


def to_polars(frame: Any) -> "pl.DataFrame":
    """Take a frame of any library.

    Parameters
    ----------
    frame
        Of Polars, pandas, PyArrow or another library that narwhals knows.

    Returns
    -------
    polars.DataFrame
        Categories as text, NaN as null.

    Raises
    ------
    TertiusError
        If it is no frame.
    InputProblems
        If columns are nested, or hold infinite numbers.
    """
    import polars as pl
    from polars import selectors as cs

    table: pl.DataFrame = as_table(frame).to_polars()
    table = table.with_columns(
        cs.categorical().cast(pl.String), cs.enum().cast(pl.String), cs.float().fill_nan(None)
    )
    problems = [
        Problem(f"column {name}", f"holds {kind}, which a table file cannot")
        for name, kind in table.schema.items()
        if kind.is_nested() or kind in (pl.Object, pl.Binary)
    ]
    floats = table.select(cs.float().is_infinite().any())
    problems += [
        Problem(f"column {name}", "holds infinite numbers", "Leave what is unknown empty.")
        for name in floats.columns
        if floats[name].item()
    ]
    if problems:
        raise InputProblems(problems, message="the frame cannot be written")
    return table


def known(name: str) -> Column | None:
    """Look a column up that may be the user's own."""
    try:
        return column(name)
    except TertiusError:
        return None


def typed(frame: "pl.DataFrame", where: str) -> "pl.DataFrame":
    """Give known columns their types.

    Parameters
    ----------
    frame
        As read, known columns as text or numbers.
    where
        The file.

    Returns
    -------
    polars.DataFrame

    Raises
    ------
    InputProblems
        With the cells that do not fit, at most 20 for each column.
    """
    import polars as pl

    problems: list[Problem] = []
    done = []
    for series in frame.iter_columns():
        meaning = known(series.name)
        if meaning is None:
            done.append(series)
            continue
        cast = _cast(series, getattr(pl, meaning.dtype))
        bad = (cast.is_null() & series.is_not_null()).arg_true()
        problems += [
            Problem(
                f"{where}: row {row + 1}",
                f"{series.name} is {ascii(series[row])[:40]}, expected {meaning.dtype}",
            )
            for row in bad[:SHOWN].to_list()
        ]
        done.append(cast)
    if problems:
        raise InputProblems(problems, message="the table cannot be read")
    return pl.DataFrame(done)


def _cast(series: "pl.Series", dtype: Any) -> "pl.Series":
    import polars as pl

    if dtype == pl.Boolean and series.dtype == pl.String:
        words = {"true": True, "false": False, "1": True, "0": False}
        return series.str.to_lowercase().replace_strict(
            words, default=None, return_dtype=pl.Boolean
        )
    if dtype == pl.Date and series.dtype == pl.String:
        return series.str.to_date("%Y-%m-%d", strict=False)
    if dtype.is_integer() and series.dtype == pl.String:
        # '2.0' is 2: spreadsheets and Stata write whole numbers so.
        floats = series.cast(pl.Float64, strict=False)
        return floats.set(floats != floats.floor(), None).cast(dtype, strict=False)
    return series.cast(dtype, strict=False)


def opened(path: Path | str) -> bytes:
    """Read a file whole.

    Raises
    ------
    SourceError
        If it is missing, unreadable or empty.
    """
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=str(path)) from None
    if not raw.strip():
        raise SourceError("is empty", where=str(path))
    return raw


def label_of(name: str) -> str:
    """Give label and unit of a column in one line; empty for the user's own columns."""
    meaning = known(name)
    if meaning is None:
        return ""
    return f"{meaning.label} ({meaning.unit})" if meaning.unit else meaning.label
