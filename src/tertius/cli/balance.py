"""``tertius balance``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter, validators

from tertius.cli.output import console, print_json, print_note
from tertius.cli.progress import working

if TYPE_CHECKING:
    from tertius.panel.balance_answer import BalanceAnswer, Chosen

Whole = Annotated[int, Parameter(validator=validators.Number(gte=0, lte=10_000))]


def balance(
    what: str,
    /,
    *,
    recipe: str | None = None,
    data: Path | None = None,
    collapse: str | None = None,
    when: str | None = None,
    column: Annotated[list[str] | None, Parameter(negative="")] = None,
    file_format: Annotated[str | None, Parameter(name="--format")] = None,
    tolerant: Annotated[bool, Parameter(negative="")] = False,
    show: str | None = None,
    null_model: Literal["signs", "rewired", "none"] = "signs",
    intervals: Literal["ties", "recipes", "none"] = "ties",
    draws: Whole = 100,
    coalitions: Annotated[int | None, Parameter(validator=validators.Number(gte=1))] = None,
    time_limit: Annotated[float, Parameter(validator=validators.Number(gt=0))] = 60.0,
    seed: Annotated[int, Parameter(validator=validators.Number(gte=0))] = 0,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
    out: Annotated[Path | None, Parameter(name=("--out", "--csv", "--parquet"))] = None,
    frustrated: Path | None = None,
    html: Path | None = None,
    plot: Path | None = None,
    open_page: Annotated[bool, Parameter(name="--open", negative="")] = False,
) -> None:
    """Say how balanced the signed network of a year, of a span of years or of a file is.

    Shares of balanced triads and walks are held against chance, since a share near 1 means little
    in a network of allies; the two best sides and the best coalitions are exact, with a proof.

    Parameters
    ----------
    what
        A year (1962), quarter (1962-Q4) or month; a span of them (1946..2020); or a file with a
        signed network.
    recipe
        How ties are made: a name (see: tertius recipe) or the path of a .toml file. By default
        'default' where the chronicle covers the periods, else 'field'.
    data
        Project folder with added data; by default TERTIUS_PROJECT or .tertius, if it exists.
    collapse
        For a file: how a dyad with several rows gets one tie, for example sum_of_signs,
        drop_contradictions, negative_wins or multigraph. Needed only where there are such dyads.
    when
        For a file with several periods: only this one.
    column
        For a file: which column is what, as often as needed: --column first=a --column sign=s.
    file_format
        For a file: its format, where content and ending mislead.
    tolerant
        For a file: leave out rows that cannot be read, instead of refusing the file.
    show
        Of several periods, the one whose sides and frustrated ties are told; by default the last.
    null_model
        What shares are held against: the same signs dealt out anew (signs), ties moved as well
        with the numbers of friends and enemies of each state kept (rewired), or nothing.
    intervals
        From thinned ties, or the range over recipes, or none.
    draws
        Networks drawn for the null model and for the interval, in each period.
    coalitions
        At most so many coalitions; by default as many as leave the fewest frustrated ties.
    time_limit
        Seconds for each optimum; afterwards the best known is given, with its bound.
    seed
        Seed of the draws.
    as_json
        Print everything as JSON.
    out
        Write the measures by period to this file (.csv, .parquet, .dta).
    frustrated
        Write all frustrated ties with the records behind them to this file (.csv, .parquet, .dta).
    html
        Write a self-contained page to this file.
    plot
        Draw balance through time, or the sides of a single period, to this file (.svg, .png,
        .pdf).
    open_page
        Open the page in a browser.
    """
    from tertius.panel.balance_answer import Chosen
    from tertius.report.balance import print_balance
    from tertius.report.balance_exports import (
        check_apart,
        check_names,
        write_frustrated,
        write_measures,
    )

    asked = {"--out": out, "--frustrated": frustrated, "--html": html, "--plot": plot}
    check_apart(asked, [Path(what), *([Path(recipe)] if recipe else [])])
    check_names(out, frustrated, plot)
    chosen = Chosen(null_model, intervals, draws, coalitions, seed, time_limit)
    own = {"collapse": collapse, "when": when, "columns": column or (), "kind": file_format}
    system = {"recipe": recipe, "data": data}
    answer = _answer(what, chosen, show, system, {**own, "tolerant": tolerant})
    if html or open_page:
        _write_page(answer, html, open_page=open_page)
    for path, write in ((out, write_measures), (frustrated, write_frustrated)):
        if path is not None:
            print_note(f"written to {write(answer, path)}")
    if plot is not None:
        from tertius.report.balance_figures import draw_balance

        print_note(f"written to {draw_balance(answer, plot)}")
    if as_json:
        print_json(answer.to_dict())
        return
    print_balance(answer, console())


def _answer(
    what: str, chosen: "Chosen", show: str | None, system: dict[str, Any], own: dict[str, Any]
) -> "BalanceAnswer":
    """Ask about periods where the words name some, else about a file."""
    from tertius.panel.balance_answer import balance_of_periods
    from tertius.panel.balance_file import balance_of_file
    from tertius.panel.balance_system import parse_span
    from tertius.report.balance_words import searching_words

    periods = parse_span(what)
    with working("measuring balance") as pulse:

        def told(stage: str, progress: Any) -> None:
            pulse.said(searching_words(stage, progress))

        common: dict[str, Any] = {"show": show, "progress": pulse.told, "solving": told}
        if periods is None:
            return balance_of_file(Path(what), chosen, **own, **common)
        return balance_of_periods(periods, chosen, **system, **common)


def _write_page(answer: "BalanceAnswer", html: Path | None, *, open_page: bool) -> None:
    from tertius.report.balance_page import write_balance_page

    page = write_balance_page(answer, html)
    print_note(f"page written to {page}")
    if open_page:
        import webbrowser

        webbrowser.open(page.absolute().as_uri())
