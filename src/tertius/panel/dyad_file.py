"""Writing a panel in the format that the name of the file asks for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tertius.errors import TertiusError
from tertius.exchange.atomic import check_target
from tertius.exchange.csv_file import write_csv
from tertius.exchange.parquet import write_parquet
from tertius.exchange.stata import write_stata
from tertius.panel.dyads import Panel

WRITERS: Mapping[str, Callable[..., Any]] = {
    ".csv": write_csv,
    ".parquet": write_parquet,
    ".dta": write_stata,
}


def check_name(path: Path | str) -> Path:
    """Refuse a file name that no writer takes, before hours of work are done.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    Path

    Raises
    ------
    TertiusError
        If it does not end in .csv, .parquet or .dta, or nothing can be written there.
    """
    target = Path(path)
    if target.suffix.lower() not in WRITERS:
        raise TertiusError(
            f"cannot tell the format from the ending '{target.suffix}'",
            where=str(path),
            remedy=f"End the name in {', '.join(WRITERS)}.",
        )
    check_target(path)
    return target


def write_panel(panel: Panel, path: Path | str, *, own_use: bool = False) -> Panel:
    """Write a panel.

    Parameters
    ----------
    panel
        What to write.
    path
        Ends in .csv, .parquet or .dta.
    own_use
        Keep columns that repeat a dataset which may not be passed on. The metadata then say that
        the file is not to be passed on.

    Returns
    -------
    Panel
        What was written: without those columns, unless ``own_use``.

    Raises
    ------
    TertiusError
        If the file cannot be written.
    MissingExtra
        If a .dta is asked for and pandas is not installed.
    """
    target = check_name(path)
    written = panel.shareable()
    if own_use and panel.restricted():
        sources = ", ".join(panel.restricted())
        note = f"For your own use: this file repeats {sources} and may not be passed on."
        written = Panel(panel.frame, replace(panel.about, notes=(*panel.about.notes, note)))
    WRITERS[target.suffix.lower()](written.frame, target, about=written.about)
    return written
