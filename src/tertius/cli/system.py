"""``tertius matchmakers`` and ``tertius network``: the whole system of a period."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter, validators

from tertius.cli.output import console, print_json, print_note
from tertius.errors import NotInSystem, TertiusError

if TYPE_CHECKING:
    from tertius.exchange import About
    from tertius.network import SignedNetwork
    from tertius.periods import Period
    from tertius.ties import Ties

Flag = Annotated[bool, Parameter(negative="")]


def matchmakers(
    year: str | None = None,
    /,
    *,
    recipe: str = "default",
    data: Path | None = None,
    limit: Annotated[int, Parameter(validator=validators.Number(gte=1))] = 20,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
    csv: Path | None = None,
) -> None:
    """Rank third parties by how hard they pull on the dyads of the whole system.

    Parameters
    ----------
    year
        Year, or a quarter (2024-Q2) or month (2024-06); by default the last year covered.
    recipe
        How ties are made: a name (see: tertius recipe) or the path of a .toml file.
    data
        Project folder with added data; by default TERTIUS_PROJECT or .tertius, if it exists.
    limit
        How many third parties to print; --json and --csv always give all.
    as_json
        Print the ranking as JSON.
    csv
        Write the ranking to this file as CSV.
    """
    from tertius.explanation import matchmakers as rank
    from tertius.report.exports import check_ending, ranking_facts, write_ranking
    from tertius.report.terminal import print_matchmakers

    if csv is not None:
        check_ending(csv, (".csv",))
    ties, system = _system(year, recipe, data)
    found, about = rank(system), _about(ties, system, "Third parties of the state system")
    if as_json:
        print_json(ranking_facts(found, about))
    else:
        title = f"Third parties in {system.period}, recipe '{ties.recipe.name}'"
        print_matchmakers(found, console(), title=title, limit=limit)
    if csv is not None:
        print_note(f"written to {write_ranking(found, csv, about)}")


def network(
    year: str | None = None,
    /,
    *,
    recipe: str = "default",
    data: Path | None = None,
    out: Path | None = None,
    top: Annotated[int | None, Parameter(validator=validators.Number(gte=2))] = None,
    states: Annotated[list[str] | None, Parameter(consume_multiple=True, negative="")] = None,
) -> None:
    """Sum up the signed network of a year; draw it, or write it to a file.

    Parameters
    ----------
    year
        Year, or a quarter (2024-Q2) or month (2024-06); by default the last year covered.
    recipe
        How ties are made: a name (see: tertius recipe) or the path of a .toml file.
    data
        Project folder with added data; by default TERTIUS_PROJECT or .tertius, if it exists.
    out
        File to write; its ending says what: a drawing (.svg, .png, .pdf), or the network itself
        (.gexf, .graphml, .csv, .json).
    top
        Keep only so many states, those with the most and strongest ties.
    states
        Keep only these states: --states Russia China "North Korea".
    """
    from tertius.report.exports import DATA, DRAWINGS, check_ending, write_network
    from tertius.report.network import print_network, strongest
    from tertius.report.words import plural

    if out is not None:
        check_ending(out, (*DRAWINGS, *DATA))
    ties, found = _system(year, recipe, data)
    if states is not None:
        found = found.subset(_codes(states, found.period))
    if top is not None:
        asked = min(top, len(found))
        found = found.subset(strongest(found, top))
        if len(found) < asked:
            print_note(f"--top {top}: {plural(asked - len(found), 'state')} without ties left out")
    about = _about(ties, found, "Signed network of states")
    mix = {layer: int(counts[0]) for layer, counts in ties.source_mix().items()}
    print_network(found, console(), mix=mix, about=about)
    if out is not None:
        print_note(f"written to {write_network(found, out, about)}")


def _system(year: str | None, recipe: str, data: Path | None) -> "tuple[Ties, SignedNetwork]":
    """Make the ties of the whole system in one period."""
    from tertius.periods import parse_period
    from tertius.ties import build_ties, grid_of, load_recipe, temporal_network
    from tertius.ties.library import covered_by, library_of

    library, chosen = library_of(data), load_recipe(recipe)
    last = date.fromordinal(covered_by(chosen, library)[1])
    period = parse_period(year if year is not None else str(last.year))
    ties = build_ties(chosen, grid_of((period,)), library)
    return ties, temporal_network(ties).at(period)


def _codes(names: list[str], period: "Period") -> list[int]:
    """Find the states to keep; an organisation has no ties of its own."""
    from tertius.states import resolve_states

    if not any(name.strip() for name in names):
        raise TertiusError(
            "--states names no state", remedy='For example: --states Russia China "North Korea".'
        )
    chosen = resolve_states(names, period.end)
    stateless = [entity.name for entity in chosen if entity.ccode is None]
    if stateless:
        raise NotInSystem(
            f"no state: {', '.join(stateless)}",
            remedy="Name states; the members of an organisation: tertius states --members EU",
        )
    codes = {entity.ccode for entity in chosen if entity.ccode is not None}
    if len(codes) < 2:
        raise NotInSystem("a network needs two states", remedy="Name more states with --states.")
    return sorted(codes)


def _about(ties: "Ties", system: "SignedNetwork", title: str) -> "About":
    from tertius.exchange import about_recipe

    period = system.period
    return about_recipe(ties.recipe, title=title, unit=period.unit, since=period, until=period)
