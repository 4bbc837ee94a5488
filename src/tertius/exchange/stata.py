"""Tables as Stata files with variable labels, value labels and Stata's own dates."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tertius.columns import LABEL_LIMIT, NAME_LIMIT
from tertius.errors import InputProblems, MissingExtra, Problem, SourceError
from tertius.exchange.about import About
from tertius.exchange.atomic import replacing, write_beside
from tertius.exchange.tables import known, label_of, opened, to_polars, typed

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RESERVED_WORDS = """
_all _b _coef _cons _n _N _pi _pred _rc _se _skip aggregate array boolean break byte case catch
class colvector complex const continue default delegate delete do double else eltypedef end enum
explicit export external float for friend function global goto if in int long matrix mata
namespace new null numeric NULL orgtypedef pointer polymorphic pragma private protected quad
real return rowvector scalar short signed static strL string struct super switch template this
throw transmorphic try typedef typename union unsigned using vector version virtual void
volatile while with
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())
LONGEST_TEXT = 2045
_DATES = {"quarter": "tq", "month": "tm"}


def write_stata(frame: Any, path: Path | str, *, about: About | None = None) -> Path:
    """Write a table as ``.dta`` of version 118 (Stata 14 and later).

    Parameters
    ----------
    frame
        Of Polars, pandas or PyArrow.
    path
        The file.
    about
        Metadata, written to ``<file>.meta.json``; its title becomes the label of the dataset.

    Returns
    -------
    Path
        True and false are 1 and 0; null numbers are ``.``, null text is empty. The column ``date``
        of a quarterly or monthly panel is a ``%tq`` or ``%tm`` date, other dates are ``%td``.

    Raises
    ------
    MissingExtra
        If pandas is not installed.
    InputProblems
        With every name that Stata does not take, text that is too long or has zero bytes, and
        columns that are nested or hold infinite numbers.
    """
    pandas = _pandas()
    table = to_polars(frame)
    _check(table)
    unit = about.unit if about else ""
    dates: dict[Any, Any] = {
        name: _DATES.get(unit, "td") if name == "date" else "td"
        for name, kind in table.schema.items()
        if str(kind) == "Date"
    }
    labels = {name: label_of(name)[:LABEL_LIMIT] for name in table.columns}
    values: dict[Any, Any] = {
        name: dict(meaning.codes)
        for name in table.columns
        if (meaning := known(name)) and meaning.codes
    }
    title = about.title[:LABEL_LIMIT] if about else None
    plain = _plain(table, pandas)
    with replacing(path) as unfinished:
        plain.to_stata(
            unfinished,
            write_index=False,
            version=118,
            convert_dates=dates,
            variable_labels=labels,
            value_labels=values,
            data_label=title,
        )
    write_beside(about, path)
    return Path(path)


def _plain(table: "pl.DataFrame", pandas: Any) -> "pd.DataFrame":
    """Make a pandas frame of types that Stata has, column by column."""
    import polars as pl

    done = {}
    for series in table.iter_columns():
        kind = series.dtype
        if kind == pl.String:
            # One object per word, not one per cell: names repeat for every dyad and year.
            text = series.fill_null("")
            words = text.unique().to_list()
            place = text.replace_strict(words, list(range(len(words))), return_dtype=pl.Int32)
            each = np.array(words, dtype=object)[place.to_numpy()]
            done[series.name] = pandas.Series(each, dtype=object)
        elif kind in (pl.Date, pl.Datetime):
            done[series.name] = pandas.Series(series.cast(pl.Datetime("us")).to_numpy())
        else:
            number = series.cast(pl.Int8) if kind == pl.Boolean else series
            if number.null_count() or number.dtype in (pl.Int64, pl.UInt64, pl.UInt32, pl.Decimal):
                number = number.cast(pl.Float64)
            done[series.name] = pandas.Series(number.to_numpy())
    return pandas.DataFrame(done, copy=False)  # type: ignore[no-any-return]


def _check(table: "pl.DataFrame") -> None:
    import polars as pl

    problems = []
    for name in table.columns:
        where = f"column {name[:60]}"
        if len(name) > NAME_LIMIT:
            problems.append(Problem(where, f"has more than {NAME_LIMIT} characters", "Rename it."))
        elif not _NAME.fullmatch(name) or name in _RESERVED or re.fullmatch(r"str\d+", name):
            problems.append(Problem(where, "is no name that Stata takes", "Rename it."))
        if table.schema[name] == pl.String:
            longest = table[name].str.len_bytes().max()
            if isinstance(longest, int) and longest > LONGEST_TEXT:
                problems.append(Problem(where, f"has text of more than {LONGEST_TEXT} bytes"))
            if table[name].str.contains("\x00", literal=True).any():
                problems.append(Problem(where, "has text with zero bytes"))
    if not table.width:
        problems.append(Problem("the frame", "has no columns"))
    if problems:
        raise InputProblems(problems, message="the frame cannot be written for Stata")


def read_stata(path: Path | str) -> "pl.DataFrame":
    """Read a Stata file.

    Parameters
    ----------
    path
        A ``.dta`` file.

    Returns
    -------
    polars.DataFrame
        Known columns (:mod:`tertius.columns`) with their types; value labels are not applied;
        empty text is null.

    Raises
    ------
    MissingExtra
        If pandas is not installed.
    SourceError
        If the file is missing, empty, damaged or cut off. (A file of Stata 12 or earlier that
        lacks only its value labels cannot be told from a whole one.)
    InputProblems
        With the cells of known columns that do not fit.
    """
    return typed(stata_frame(opened(path), str(path)), str(path))


def stata_frame(raw: bytes, where: str) -> "pl.DataFrame":
    """Read the content of a Stata file as it is; see :func:`read_stata`.

    Parameters
    ----------
    raw
        The content.
    where
        The file, for messages.

    Returns
    -------
    polars.DataFrame
        Value labels are not applied; empty text is null.
    """
    import io

    import polars as pl

    pandas = _pandas()
    # pandas reads a file without its end; formats before 117 have no mark there.
    if raw.startswith(b"<stata_dta>") and not raw.rstrip().endswith(b"</stata_dta>"):
        raise SourceError("is no whole Stata file: its end is cut off", where=where)
    try:
        frame = pandas.read_stata(io.BytesIO(raw), convert_categoricals=False)
    except Exception as error:  # noqa: BLE001 - damaged files raise errors of every kind in pandas
        raise SourceError(f"is no Stata file: {str(error)[:200]}", where=where) from None
    columns = []
    for name in frame.columns:
        values = frame[name]
        if str(values.dtype).startswith("datetime"):
            stamps = values.to_numpy().astype("datetime64[us]")
            columns.append(pl.Series(str(name), stamps).cast(pl.Date))
        elif values.dtype.kind in "iufb":
            columns.append(pl.Series(str(name), values.to_numpy()))
        else:
            text = pl.Series(str(name), values.tolist(), dtype=pl.String)
            columns.append(text.set(text == "", None))
    done = [c.fill_nan(None) if c.dtype.is_float() else c for c in columns]
    return pl.DataFrame(done)


def _pandas() -> Any:
    try:
        import pandas
    except ImportError:
        raise MissingExtra(
            "Stata files need pandas, which is not installed",
            remedy="Install it: pip install 'tertius[stata]'",
        ) from None
    return pandas
