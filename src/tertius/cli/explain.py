"""``tertius explain``."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from tertius.cli.output import console, print_json, print_note

if TYPE_CHECKING:
    from tertius.explanation import Explanation
    from tertius.explanation.question import ThirdParties
    from tertius.periods import Unit


def explain(
    state1: str,
    state2: str,
    /,
    *,
    since: str | None = None,
    until: str | None = None,
    period: Literal["year", "quarter", "month"] = "year",
    recipe: str = "default",
    third_parties: Literal["all", "relevant"] = "all",
    weights: Literal["none", "cinc"] = "none",
    data: Path | None = None,
    all_turns: Annotated[bool, Parameter(negative="")] = False,
    source_mix: Annotated[bool, Parameter(negative="")] = False,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
    html: Path | None = None,
    open_page: Annotated[bool, Parameter(name="--open", negative="")] = False,
) -> None:
    """Say which third parties pull two states together or apart, and what that rests on.

    The answer describes: it splits a sum of products of ties exactly over third parties. It does
    not claim that any of them caused anything.

    Parameters
    ----------
    state1
        A state: name, abbreviation or code, for example Russia, PRK or 731.
    state2
        The other state.
    since
        First date: 2014, 2014-03 or 2014-03-18. By default all that the sources cover.
    until
        Last date.
    period
        Unit of time.
    recipe
        How ties are made: a name (see: tertius recipe) or the path of a .toml file.
    third_parties
        All states, or only the politically relevant ones: major powers, and neighbours of either
        state (needs contiguity data).
    weights
        Weigh third parties by their share of capabilities (cinc; needs data: tertius data fetch
        cow_nmc), or not.
    data
        Project folder with added data; by default TERTIUS_PROJECT or .tertius, if it exists.
    all_turns
        Give details for every turning point, not only the latest.
    source_mix
        Print by period how many dyads each source speaks about.
    as_json
        Print the findings as JSON.
    html
        Write a self-contained page to this file.
    open_page
        Open the page in a browser.
    """
    findings = _findings(
        (state1, state2), (since, until), period, recipe, third_parties, weights, data
    )
    if html or open_page:
        _write_page(findings, html, open_page=open_page)
    if as_json:
        print_json(findings.to_dict())
        return
    from tertius.report.terminal import print_explanation, print_source_mix

    print_explanation(findings, console(), all_turns=all_turns)
    if source_mix:
        print_source_mix(findings, console())


def _findings(
    names: tuple[str, str],
    span: tuple[str | None, str | None],
    unit: "Unit",
    recipe: str,
    third_parties: "ThirdParties",
    weights: Literal["none", "cinc"],
    data: Path | None,
) -> "Explanation":
    from tertius.cli.dates import first_day, last_day
    from tertius.explanation import explain as explain_dyad
    from tertius.explanation.question import ask
    from tertius.explanation.relevance import capabilities, neighbours
    from tertius.explanation.trade import dealings_of
    from tertius.ties import load_recipe
    from tertius.ties.library import covered_by, library_of

    library, chosen = library_of(data), load_recipe(recipe)
    first, last = (date.fromordinal(day) for day in covered_by(chosen, library))
    question = ask(
        *names,
        since=first_day(span[0]),
        until=last_day(span[1]),
        unit=unit,
        third_parties=third_parties,
        covered=(first, last),
    )
    if third_parties == "relevant":
        question = replace(question, neighbours=neighbours(data, question.i, question.j))
    return explain_dyad(
        question,
        recipe=chosen,
        library=library,
        weigh=capabilities(data) if weights == "cinc" else None,
        dealings=dealings_of(data, question),
    )


def _write_page(findings: "Explanation", html: Path | None, *, open_page: bool) -> None:
    from tertius.report.page import write_page

    page = write_page(findings, html)
    print_note(f"page written to {page}")
    if open_page:
        import webbrowser

        webbrowser.open(page.absolute().as_uri())
