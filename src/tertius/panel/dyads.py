"""The panel of all dyads and periods, for R, Stata and whoever models what moves ties."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tertius.columns import COLUMNS, LAGGED, Column, column
from tertius.errors import (
    CoverageError,
    InputProblems,
    NotInSystem,
    PeriodError,
    Problem,
    TertiusError,
)
from tertius.exchange.about import About, about_recipe
from tertius.panel.controls import CONTROLS, controls_in
from tertius.panel.dyad_layers import Maker, Slice
from tertius.periods import Period, Unit, periods_between
from tertius.ties import Recipe, load_recipe

if TYPE_CHECKING:
    import polars as pl

    from tertius.exchange.frames import Kind

LARGEST = 2_500_000
"""At most so many rows are made at once: about 2 GB with all columns."""

MOST_LAGS = 20
Progress = Callable[[int, int], None]
"""Called with the number of periods done and of all."""

_UNITS = {"year": "dyad-years", "quarter": "dyad-quarters", "month": "dyad-months"}
_NUMBER_CHANGES = (
    "Dyads are COW numbers, and lags are not followed through changes of number: Germany is 255 to "
    "1945 and from 1990 and 260 between, Yemen 678 before 1990 and 679 from then."
)


@dataclass(frozen=True, eq=False)
class Panel:
    """A frame of dyads and periods with its metadata.

    Attributes
    ----------
    frame : polars.DataFrame
        One row per dyad of member states and period, sorted by period and dyad. Null means that
        no source can speak, 0 that one says 'none'.
    about : About
        Recipe, sources, columns and notes.
    """

    frame: "pl.DataFrame"
    about: About

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns with labels and units."""
        return self.about.columns

    def to(self, kind: "Kind") -> Any:
        """Give the frame in the library ``polars``, ``pandas`` or ``pyarrow``."""
        from tertius.exchange.frames import native

        return native(self.frame, kind)

    def restricted(self) -> dict[str, tuple[str, ...]]:
        """Give the columns that repeat a dataset which may not be passed on, by its name."""
        closed = {s.name for s in self.about.sources if s.redistribution != "allowed"}
        return {
            name: tuple(one.name for one in self.columns if one.source == name)
            for name in sorted(closed)
            if any(one.source == name for one in self.columns)
        }

    def shareable(self) -> "Panel":
        """Give the panel without columns that may not be passed on, and a note that says so."""
        closed = self.restricted()
        if not closed:
            return self
        dropped = [name for names in closed.values() for name in names]
        note = "Left out, because the licence of the source does not allow passing them on: " + (
            "; ".join(f"{', '.join(names)} ({source})" for source, names in closed.items())
        )
        kept = tuple(one for one in self.columns if one.name not in dropped)
        about = replace(self.about, columns=kept, notes=(*self.about.notes, note))
        return Panel(self.frame.drop(dropped), about)

    def __repr__(self) -> str:
        """Give span, size and recipe."""
        about = self.about
        return (
            f"Panel({about.since} to {about.until}: {self.frame.height:,} {_UNITS[about.unit]}, "
            f"{self.frame.width} columns, recipe '{about.recipe}')"
        )


def dyad_years(
    recipe: Recipe | str | Path = "default",
    *,
    since: date | None = None,
    until: date | None = None,
    unit: Unit = "year",
    states: Sequence[str | int] = (),
    lags: int = 0,
    data: Path | None = None,
    progress: Progress | None = None,
) -> Panel:
    """Make the panel of the whole system.

    Parameters
    ----------
    recipe
        How ties are made.
    since, until
        First and last day; by default all that the recipe's sources cover.
    unit
        ``year``, ``quarter`` or ``month``.
    states
        Names or codes; only dyads with at least one of them are kept. The pulls of all third
        parties are counted all the same.
    lags
        Repeat alignment and pressures from 1 to this many periods earlier.
    data
        Project folder with further sources and controls; by default the usual one, if it exists.
    progress
        Called after each period.

    Returns
    -------
    Panel
        Columns are described in :mod:`tertius.columns`. Those of controls are there where the
        project folder holds their source: ``cow_trade``, ``cow_nmc``, ``cow_contiguity``,
        ``cow_capitals``.

    Raises
    ------
    PeriodError
        If the span ends before it starts, or the unit is no year, quarter or month.
    CoverageError
        If no source of the recipe covers the span.
    InputProblems
        With every state that is not known, or no member of the state system in the span.
    RecipeError
        If the recipe asks for sources that are not there.
    TertiusError
        If the panel would be too large, or the number of lags is out of range.

    References
    ----------
    .. [1] Poast, P. (2010). (Mis)Using dyadic data to analyze multilateral events. *Political
       Analysis* 18(4), 403–425.
    .. [2] Lemke, D. and Reed, W. (2001). The relevance of politically relevant dyads. *Journal of
       Conflict Resolution* 45(1), 126–144.
    """
    from tertius.ties.library import library_of

    if unit not in _UNITS:
        raise PeriodError(f"'{unit}' is no unit of a panel", remedy="Use year, quarter or month.")
    if not 0 <= lags <= MOST_LAGS:
        raise TertiusError(f"{lags} lags were asked for", remedy=f"Ask for 0 to {MOST_LAGS}.")
    chosen = recipe if isinstance(recipe, Recipe) else load_recipe(recipe)
    maker = Maker(chosen, library_of(data), controls_in(data))
    periods, lead = _periods(maker, since, until, unit, lags)
    only = _chosen_states(states, periods[lead].start, periods[-1].end)
    _check_size(periods[lead:], only)
    pieces = _Pieces(only, lags)
    for number, each in enumerate(maker.slices(periods)):
        pieces.add(each, keep=number >= lead)
        if progress is not None:
            progress(number + 1, len(periods))
    frame = pieces.frame(unit)
    about = _about(maker, frame, (periods[lead], periods[-1]), lags=lags)
    return Panel(frame, about)


def _periods(
    maker: Maker, since: date | None, until: date | None, unit: Unit, lags: int
) -> tuple[tuple[Period, ...], int]:
    """Give the periods of the panel, preceded by those that only lags need."""
    from tertius.ties.library import covered_by

    first, last = (date.fromordinal(day) for day in covered_by(maker.recipe, maker.library))
    start, end = since or first, until or last
    if end < start:
        raise PeriodError(
            f"the span ends ({end}) before it starts ({start})",
            remedy="Give the earlier date to --since and the later one to --until.",
        )
    if end < first or start > last:
        raise CoverageError(
            f"the sources of the recipe '{maker.recipe.name}' cover {first} to {last}, not "
            f"{start} to {end}",
            remedy="Choose another span, or add data that cover it: tertius data list.",
        )
    periods = periods_between(max(start, first), min(end, last), unit)
    earlier = periods_between(first, periods[0].start, unit)[:-1]
    lead = earlier[max(0, len(earlier) - lags) :]
    return (*lead, *periods), len(lead)


def _chosen_states(states: Sequence[str | int], since: date, until: date) -> frozenset[int] | None:
    from tertius.states import resolve, states_in

    members = {entity.ccode for entity in states_in(since, until)}
    problems, found = [], set()
    for name in states:
        try:
            try:
                entity = resolve(name)
            except TertiusError:
                entity = resolve(name, until)
            if entity.ccode is None:
                raise NotInSystem(f"{entity.name} is no member of the state system")
            if entity.ccode not in members:
                raise NotInSystem(
                    f"{entity.name} is no member of the state system from {since} to {until}",
                    remedy="Choose another span, or the state of that time.",
                )
            found.add(entity.ccode)
        except TertiusError as error:
            problems.append(Problem(f"state {str(name)[:40]!r}", error.message, error.remedy))
    if problems:
        raise InputProblems(problems, message="the states of the panel cannot be found")
    return frozenset(found) if states else None


def _check_size(periods: Sequence[Period], only: frozenset[int] | None) -> None:
    from tertius.states import states_in

    count = len(states_in(periods[len(periods) // 2].start, periods[len(periods) // 2].end))
    dyads = count * (count - 1) // 2 if only is None else len(only) * count
    rows = dyads * len(periods)
    if rows > LARGEST:
        raise TertiusError(
            f"the panel would have about {rows:,} rows; {LARGEST:,} are the most",
            remedy="Choose a shorter span (--since, --until), fewer states (--states), or years.",
        )


class _Pieces:
    """Collects the columns of all periods, then joins them."""

    def __init__(self, only: frozenset[int] | None, lags: int) -> None:
        self.only, self.lags = only, lags
        self.columns: dict[str, list[NDArray[Any]]] = {}
        self.past: list[tuple[NDArray[np.int64], dict[str, NDArray[Any]]]] = []
        self.words: dict[str | None, int] = {}
        self.periods: list[tuple[Period, int]] = []

    def add(self, each: Slice, *, keep: bool) -> None:
        """Take the dyads of one period."""
        codes = np.array(each.ccodes, dtype=np.int64)
        i, j = np.triu_indices(len(codes), 1)
        if self.only is not None:
            wanted = np.isin(codes, list(self.only))
            kept = wanted[i] | wanted[j]
            i, j = i[kept], j[kept]
        values: dict[str, NDArray[Any]] = {n: m[i, j] for n, m in each.matrices.items()}
        key = codes[i] * 1000 + codes[j]
        if keep:
            values |= self._lagged(key)
            labels = self._labels(each)
            for number, side in ((1, i), (2, j)):
                values[f"ccode{number}"] = codes[side]
                values[f"name{number}"] = labels[0][side]
                values[f"iso3c{number}"] = labels[1][side]
            for name, part in values.items():
                self.columns.setdefault(name, []).append(part)
            self.periods.append((each.period, len(key)))
        if self.lags:
            self.past = [*self.past, (key, values)][-self.lags :]

    def _lagged(self, key: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
        found = {}
        for lag in range(1, self.lags + 1):
            here = np.full(len(key), -1)
            values: dict[str, NDArray[Any]] = {}
            if lag <= len(self.past):
                old, values = self.past[-lag]
                place = np.clip(np.searchsorted(old, key), 0, max(len(old) - 1, 0))
                if len(old):
                    here = np.where(old[place] == key, place, -1)
            for name in LAGGED:
                column_of = values.get(name)
                found[f"{name}_lag{lag}"] = (
                    np.full(len(key), np.nan)
                    if column_of is None
                    else np.where(here >= 0, column_of[here], np.nan)
                )
        return found

    def _labels(self, each: Slice) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Give names and ISO codes of the states as numbers in the list of words."""
        from tertius.states import states_in

        seen = {e.ccode: e for e in states_in(each.period.start, each.period.end)}
        words = [(seen[code].name, seen[code].iso3c) for code in each.ccodes]
        names = [self.words.setdefault(name, len(self.words)) for name, _ in words]
        codes = [self.words.setdefault(code, len(self.words)) for _, code in words]
        return np.array(names, dtype=np.int32), np.array(codes, dtype=np.int32)

    def frame(self, unit: Unit) -> "pl.DataFrame":
        """Join all periods."""
        import polars as pl

        counts = [count for _, count in self.periods]
        years = np.repeat([p.start.year for p, _ in self.periods], counts)
        done = {"year": pl.Series("year", years, dtype=pl.Int16)}
        if unit != "year":
            places = np.repeat(np.arange(len(counts)), counts)
            spelled = pl.Series("period", [str(p) for p, _ in self.periods])
            first = pl.Series("date", [p.start for p, _ in self.periods], dtype=pl.Date)
            done |= {"period": spelled.gather(places), "date": first.gather(places)}
        words = pl.Series("words", list(self.words), dtype=pl.String)
        for name in list(self.columns):
            # Parts are let go one column at a time, so that never two copies of all exist.
            whole = np.concatenate(self.columns.pop(name))
            kind = getattr(pl, column(name).dtype)
            if kind == pl.String:
                done[name] = words.gather(whole).alias(name)
            else:
                done[name] = pl.Series(name, whole, nan_to_null=True).cast(kind)
        order = [n for n in COLUMNS if n in done]
        layers = [n for n in done if n.startswith("tie_")]
        lagged = [f"{n}_lag{lag}" for lag in range(1, self.lags + 1) for n in LAGGED]
        place = order.index("pressure")
        return pl.DataFrame([done[n] for n in (*order[:place], *layers, *order[place:], *lagged)])


def _about(maker: Maker, frame: "pl.DataFrame", span: tuple[Period, Period], *, lags: int) -> About:
    held = [control.source for control in maker.controls]
    lacking = [name for name in CONTROLS if name not in held]
    notes = [_NUMBER_CHANGES]
    if lacking:
        notes.append(f"No columns of {', '.join(lacking)}: not in the project folder.")
    if "cow_contiguity" not in held:
        notes.append("politically_relevant is null for minor powers: contiguity is not known.")
    if "s_unweighted" not in frame.columns:
        notes.append("No S-scores: the recipe has no source of alliance obligations.")
    if lags:
        notes.append("Lags are null where the dyad did not exist in the earlier period.")
    return about_recipe(
        maker.recipe,
        title=f"Panel of {_UNITS[span[0].unit]}",
        unit=span[0].unit,
        since=span[0],
        until=span[1],
        controls=held,
        columns=[column(name) for name in frame.columns],
        notes=notes,
    )
