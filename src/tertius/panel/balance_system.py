"""The networks whose balance is asked for: which periods, which recipe, and who covers them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from tertius.errors import CoverageError, PeriodError
from tertius.exchange.about import About, about_recipe
from tertius.network import TemporalNetwork
from tertius.periods import Period, parse_period, periods_between
from tertius.sources import SOURCES
from tertius.ties import Recipe, Ties, build_ties, grid_of, load_recipe, temporal_network
from tertius.ties.build import Library
from tertius.ties.library import library_of

CHRONICLE, FIELD = "default", "field"
"""The recipes that are tried, in this order, where none is named."""

RIVALS = ("default", "standing", "acts", "long-memory", "signs", "field")
"""Recipes whose values are compared where a range over recipes is asked for."""

HALF = 0.5
"""A period is known if the standing ties of more than so many of its dyads are."""

_SPAN = re.compile(r"\s*(\S+?)\s*\.\.\s*(\S+)\s*")
_PERIOD = re.compile(r"\s*\d{4}(-?[Qq][1-4]|-?[Ww]\d{2}|-\d{2})?\s*")


@dataclass(frozen=True, eq=False)
class BalanceSystem:
    """The signed networks of some periods, with what they rest on.

    Attributes
    ----------
    ties
        As the recipe makes them.
    networks
        One per period.
    known : tuple of bool
        Whether the sources can speak of friends and of enemies in each period, and none of them
        has ended before it.
    library
        Where the sources came from.
    chosen
        Why this recipe, in words.
    """

    ties: Ties
    networks: TemporalNetwork
    known: tuple[bool, ...]
    library: Library
    chosen: str

    @property
    def recipe(self) -> Recipe:
        """The recipe that made the ties."""
        return self.ties.recipe

    def source_mix(self) -> dict[str, list[int]]:
        """Count by period the dyads that each source and layer speaks about."""
        return {name: [int(n) for n in counts] for name, counts in self.ties.source_mix().items()}

    def unknown(self) -> tuple[str, ...]:
        """Name the periods whose measures are null."""
        pairs = zip(self.networks.periods, self.known, strict=True)
        return tuple(str(period) for period, known in pairs if not known)

    def ends(self) -> tuple[tuple[str, date], ...]:
        """Give the last day of each source of the recipe, the earliest first."""
        last = {name: self.library[name]().last_day for name in self.recipe.sources}
        ordered = sorted(last.items(), key=lambda item: item[1])
        return tuple((name, date.fromordinal(day)) for name, day in ordered)

    def about(self, title: str) -> About:
        """Say where the networks come from, and which periods are null."""
        first, last = self.networks.periods[0], self.networks.periods[-1]
        notes = [self.chosen]
        if self.unknown():
            ends = ", ".join(f"{name} in {day.year}" for name, day in self.ends())
            notes.append(
                f"Null in {shown_span(self.unknown())}: not all sources of the recipe reach there, "
                f"and with fewer of them a period cannot be compared with the others. They end: "
                f"{ends}."
            )
        return about_recipe(
            self.recipe, title=title, unit=first.unit, since=first, until=last, notes=notes
        )


def parse_span(text: str) -> tuple[Period, ...] | None:
    """Read a period, or two with two dots between them.

    Parameters
    ----------
    text
        ``1962``, ``1962-Q4``, ``1946..2020``, ``1990-01..1991-12``; or the name of a file.

    Returns
    -------
    tuple of Period or None
        All periods of the span in order; None where the text names no period.

    Raises
    ------
    PeriodError
        If it names periods of different units, or ends before it starts.

    Examples
    --------
    >>> len(parse_span("1946..2020"))
    75
    """
    span = _SPAN.fullmatch(text)
    if span is None or not all(_PERIOD.fullmatch(part) for part in span.groups()):
        return (parse_period(text),) if _PERIOD.fullmatch(text) else None
    first, last = (parse_period(part) for part in span.groups())
    if first.unit != last.unit:
        raise PeriodError(
            f"'{text[:40]}' mixes a {first.unit} and a {last.unit}",
            remedy="Give both ends in one unit: 1946..2020, or 1990-01..1991-12.",
        )
    if last < first:
        raise PeriodError(
            f"the span ends ({last}) before it starts ({first})",
            remedy=f"Give the earlier period first: {last}..{first}.",
        )
    return periods_between(first.start, last.end, first.unit)


def balance_system(
    periods: Sequence[Period], *, recipe: str | None = None, data: Path | None = None
) -> BalanceSystem:
    """Make the signed networks of some periods.

    Parameters
    ----------
    periods
        Of one unit, in order.
    recipe
        Name or path; by default ``default`` where the chronicle covers all periods, else
        ``field`` where the project folder holds its sources.
    data
        Project folder; by default the usual one, if it exists.

    Returns
    -------
    BalanceSystem

    Raises
    ------
    CoverageError
        If no source covers any of the periods; the message names what to fetch.
    RecipeError
        If the recipe asks for sources that are not there.
    """
    library = library_of(data)
    chosen, why = _choose(recipe, periods, library)
    try:
        ties = build_ties(chosen, grid_of(periods), library)
    except CoverageError as error:
        raise _not_covered(periods, chosen, library, error.message) from None
    known = _known(ties, library)
    if not any(known):
        raise _not_covered(periods, chosen, library)
    return BalanceSystem(ties, temporal_network(ties), known, library, why)


def rivals_of(system: BalanceSystem) -> Mapping[str, TemporalNetwork]:
    """Make the same networks under the other recipes whose sources are there.

    Parameters
    ----------
    system
        Under the named recipe.

    Returns
    -------
    dict of str to TemporalNetwork
    """
    found = {}
    for name in RIVALS:
        other = load_recipe(name)
        if name == system.recipe.name or any(s not in system.library for s in other.sources):
            continue
        try:
            ties = build_ties(other, system.ties.grid, system.library)
        except CoverageError:  # another recipe may end earlier: it has no part in the range
            continue
        if all(known or not own for known, own in zip(
            _known(ties, system.library), system.known, strict=True
        )):  # fmt: skip
            found[name] = temporal_network(ties)
    return found


def shown_span(names: Sequence[str]) -> str:
    """Write names of periods that may be many: first to last, and how many.

    Parameters
    ----------
    names
        In order, at least one.

    Returns
    -------
    str

    Examples
    --------
    >>> shown_span(["2019", "2020"])
    '2019 and 2020'
    >>> shown_span(["2019", "2020", "2021"])
    '2019 to 2021 (3 periods)'
    """
    if len(names) < 3:
        return " and ".join(names)
    return f"{names[0]} to {names[-1]} ({len(names):,} periods)"


def _choose(recipe: str | None, periods: Sequence[Period], library: Library) -> tuple[Recipe, str]:
    if recipe is not None:
        named = load_recipe(recipe)
        return named, f"Recipe '{named.name}', as asked for: {named.title}."
    first, last = _chronicle_span()
    if first <= periods[0].start and periods[-1].end <= last:
        whole = load_recipe(CHRONICLE)
        return whole, f"Recipe '{whole.name}': the chronicle covers the whole span; {whole.title}."
    field = _without(load_recipe(FIELD), _unneeded(periods, library))
    if all(name in library for name in field.sources):
        listed = ", ".join(field.sources)
        return field, (
            f"Recipe '{field.name}', for the chronicle begins in {first.year}: {listed} from the "
            "project folder."
        )
    if first <= periods[-1].end and periods[0].start <= last:
        partly = load_recipe(CHRONICLE)
        return partly, f"Recipe '{partly.name}': {partly.title}; it covers a part of the span."
    raise _not_covered(periods, field, library)


def _chronicle_span() -> tuple[date, date]:
    from tertius.chronicle import AS_OF, SINCE

    return SINCE, AS_OF


def _unneeded(periods: Sequence[Period], library: Library) -> frozenset[str]:
    """Name the sources of the field that are not there and would say nothing of the periods."""
    since, until = periods[0].start, periods[-1].end
    return frozenset(
        name
        for name in load_recipe(FIELD).sources
        if name not in library
        and (SOURCES[name].coverage.end < since or SOURCES[name].coverage.start > until)
    )


def _without(recipe: Recipe, names: frozenset[str]) -> Recipe:
    changed = {}
    for part in ("standing", "acts", "measures"):
        section = getattr(recipe, part)
        if section is not None:
            left = tuple(name for name in section.sources if name not in names)
            changed[part] = section.model_copy(update={"sources": left}) if left else None
    return recipe.model_copy(update=changed)


def _known(ties: Ties, library: Library) -> tuple[bool, ...]:
    """Tell in which periods the recipe can say 'no tie' of most dyads.

    Sources that speak only of the dyads they list never can; with them, every period that they
    cover is known. Once a source has ended, enemies (or friends) would seem to vanish: what comes
    after its end is not known, whatever the others say.
    """
    covered = np.any(list(ties.covered.values()), axis=0)
    ends = min(library[name]().last_day for name in ties.recipe.sources)
    covered &= [period.start.toordinal() <= ends for period in ties.grid.periods]
    section = ties.recipe.standing
    if ties.standing is None or section is None:
        return tuple(map(bool, covered))
    if not any(library[name]().tiers for name in section.sources):
        return tuple(map(bool, covered))
    mix = ties.source_mix()
    known = mix["standing"] > HALF * np.maximum(mix["possible"], 1)
    return tuple(map(bool, known & covered))


def _not_covered(
    periods: Sequence[Period], recipe: Recipe, library: Library, message: str | None = None
) -> CoverageError:
    """Say what covers the periods, and how to get it."""
    first, last = str(periods[0]), str(periods[-1])
    asked = first if first == last else f"{first} to {last}"
    since, until = _chronicle_span()
    within = since <= periods[0].start and periods[-1].end <= until
    head = f"the chronicle covers {since.year} to {until.year}, not {asked}"
    if recipe.name != CHRONICLE and (message is None or within):
        reach = "; ".join(
            f"{name} {SOURCES[name].coverage.start.year}–{SOURCES[name].coverage.end.year}"
            for name in recipe.sources
            if name in SOURCES
        )
        rests = f"the recipe '{recipe.name}' rests on {reach}" if reach else ""
        head = (
            f"nobody can say who was friend and who enemy in {asked}: {rests}"
            if within
            else (f"{head}; {rests}" if rests else head)
        )
    lacking = [
        name
        for name in load_recipe(FIELD).sources
        if name not in library
        and SOURCES[name].coverage.start <= periods[-1].end
        and SOURCES[name].coverage.end >= periods[0].start
    ]
    if within:
        return CoverageError(
            head, remedy=f"The chronicle covers it: leave out --recipe {recipe.name}."
        )
    if not lacking or not {"atop", "cow_mid"} & set(lacking):
        return CoverageError(
            head,
            remedy="No dataset that the recipes know reaches there. Choose other periods: "
            "tertius data list shows which years each covers.",
        )
    fetch = " && ".join(f"tertius data fetch {name}" for name in lacking)
    what = "; ".join(f"{name}: {SOURCES[name].title}" for name in lacking)
    again = first if first == last else f"{first}..{last}"
    return CoverageError(
        head,
        remedy=f"For {asked} add {what}. Type: {fetch} (or, with files at hand: tertius data add "
        f"FILE --project FOLDER), then: tertius balance {again} --data FOLDER",
    )
