"""``tertius panel``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from tertius.cli.output import console, print_note
from tertius.cli.progress import working
from tertius.errors import TertiusError

if TYPE_CHECKING:
    from rich.console import Console

    from tertius.panel.dyads import Panel


def panel(
    *,
    since: str | None = None,
    until: str | None = None,
    period: Literal["year", "quarter", "month"] = "year",
    recipe: str = "default",
    data: Path | None = None,
    states: str | None = None,
    lags: int = 0,
    out: Path | None = None,
    own_use: Annotated[bool, Parameter(name="--own-use", negative="")] = False,
) -> None:
    """Make a panel of all dyads and periods with ties, pressure, S-scores and controls.

    Controls (trade, capabilities, contiguity, distance) are there where the project folder holds
    their data: tertius data add FILE.

    Parameters
    ----------
    since
        First date: 1990, 1990-03 or 1990-03-18. By default all that the sources cover.
    until
        Last date.
    period
        Unit of time.
    recipe
        How ties are made: a name (see: tertius recipe) or the path of a .toml file.
    data
        Project folder with added data; by default TERTIUS_PROJECT or .tertius, if it exists.
    states
        Only dyads with at least one of these states: names or codes with commas between them.
    lags
        Repeat alignment and pressures from 1 to this many periods earlier.
    out
        File to write; its ending (.csv, .parquet, .dta) says the format.
    own_use
        Keep columns that repeat data which may not be passed on, for your own use only.
    """
    from tertius.cli.dates import first_day, last_day
    from tertius.panel.dyad_file import check_name, write_panel
    from tertius.panel.dyads import dyad_years

    if out is not None:
        check_name(out)
    chosen = _names(states)
    with working("computing the panel") as pulse:
        made = dyad_years(
            recipe,
            since=first_day(since),
            until=last_day(until),
            unit=period,
            states=chosen,
            lags=lags,
            data=data,
            progress=pulse.told,
        )
    if out is not None:
        made = write_panel(made, out, own_use=own_use)
    _print_summary(made, console())
    if out is not None:
        print_note(f"panel written to {out}")


def _names(states: str | None) -> list[str]:
    """Take names apart; none at all is a slip and does not mean all states."""
    if states is None:
        return []
    names = [name.strip() for name in states.split(",") if name.strip()]
    if not names:
        raise TertiusError(
            "--states names no state", remedy="For example: --states Russia,China. Or leave it out."
        )
    return names


def _print_summary(made: "Panel", screen: "Console") -> None:
    from rich.table import Table
    from rich.text import Text

    screen.print(Text(f"{made!r}"))
    table = Table("column", "what it says", "unit", box=None, pad_edge=False)
    table.add_column("null", justify="right")
    rows = max(made.frame.height, 1)
    for column in made.columns:
        share = made.frame[column.name].null_count() / rows
        shown = "" if not share else "<1%" if share < 0.01 else f"{share:.0%}"
        table.add_row(column.name, column.label, column.unit, shown)
    screen.print(table)
    screen.print()
    for source in made.about.sources:
        screen.print(
            Text(
                f"{source.role}: {source.title} {source.version}, {source.start} to {source.end}; "
                f"licence: {source.licence}; redistribution: {source.redistribution}"
            )
        )
    for note in made.about.notes:
        screen.print(Text(f"note: {note}"))
