"""Measures of balance and frustrated ties as files: the ending of the name says in which format."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from tertius.columns import Column
from tertius.errors import TertiusError
from tertius.panel.balance_answer import BalanceAnswer
from tertius.report.exports import DRAWINGS, check_ending

TABLES = (".csv", ".parquet", ".dta")

FRUSTRATED = (
    Column("period", "String", "period in ISO 8601 form: 2022, 2022-Q1, 2022-03"),
    Column("ccode1", "Int16", "COW number of the first state, the smaller number"),
    Column("ccode2", "Int16", "COW number of the second state"),
    Column("name1", "String", "short name of the first state at the end of the period"),
    Column("name2", "String", "short name of the second state at the end of the period"),
    Column("tie", "Float64", "signed tie of the dyad"),
    Column("sign", "Int8", "sign of the tie", codes=((-1, "negative"), (1, "positive"))),
    Column("reason", "String", "what puts it against the best two sides"),
    Column("weakly_frustrated", "Boolean", "whether it is against the best coalitions, too"),
    Column("records", "String", "kind, first day and identifier of the records behind it"),
)
"""The columns of a table of frustrated ties."""


def check_names(out: Path | None, frustrated: Path | None, plot: Path | None) -> None:
    """Refuse files that cannot be written, before anything is computed for them.

    Parameters
    ----------
    out, frustrated, plot
        The files that were asked for.

    Raises
    ------
    TertiusError
        If an ending names no format, or nothing can be written there.
    """
    for path, endings in ((out, TABLES), (frustrated, TABLES), (plot, DRAWINGS)):
        if path is not None:
            check_ending(path, endings)


def check_apart(asked: Mapping[str, Path | None], read: Sequence[Path]) -> None:
    """Refuse to write over what is read, or two things into one file.

    Parameters
    ----------
    asked
        The files that were asked for, by the name of their option.
    read
        The files that are read; what does not exist is passed over.

    Raises
    ------
    TertiusError
        If two of them are the same file, also by way of links.
    """
    named = [(option, path) for option, path in asked.items() if path is not None]
    for option, path in named:
        for source in read:
            if source.exists() and _same(path, source):
                raise TertiusError(
                    f"{option} would overwrite {source}, which is read",
                    where=str(path),
                    remedy="Give the output another name.",
                )
    for (option, path), (other, twin) in combinations(named, 2):
        if _same(path, twin):
            raise TertiusError(
                f"{option} {path} and {other} {twin} are the same file",
                remedy="Give each output a name of its own.",
            )


def _same(one: Path, other: Path) -> bool:
    """Compare by resolved name, and where both exist by what they are."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    return one.exists() and other.exists() and one.samefile(other)


def write_measures(answer: BalanceAnswer, path: Path) -> Path:
    """Write the measures: one row per period and measure.

    Parameters
    ----------
    answer
        With its panel.
    path
        Ends in .csv, .parquet or .dta; a .dta gets one row per period, as Stata users expect.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    TertiusError
        If it cannot be written.
    MissingExtra
        If a .dta is asked for and pandas is not installed.
    """
    panel = answer.panel.wide() if path.suffix.lower() == ".dta" else answer.panel
    return _write(panel.frame, path, panel.about)


def write_frustrated(answer: BalanceAnswer, path: Path) -> Path:
    """Write all frustrated ties with the records behind them.

    Parameters
    ----------
    answer
        With its findings.
    path
        Ends in .csv, .parquet or .dta.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    TertiusError
        If it cannot be written.
    MissingExtra
        If a .dta is asked for and pandas is not installed.
    """
    import polars as pl

    schema = {column.name: getattr(pl, column.dtype) for column in FRUSTRATED}
    frame = pl.DataFrame(answer.frustrated_rows(), schema=schema)
    about = replace(answer.about, title=f"Frustrated ties: {answer.title}", columns=FRUSTRATED)
    return _write(frame, path, about)


def _write(frame: object, path: Path, about: object) -> Path:
    from tertius import exchange

    match path.suffix.lower():
        case ".csv":
            return exchange.write_csv(frame, path, about=about)  # type: ignore[arg-type]
        case ".parquet":
            return exchange.write_parquet(frame, path, about=about)  # type: ignore[arg-type]
    return exchange.write_stata(frame, path, about=about)  # type: ignore[arg-type]
