"""``explain``: one dyad, its alignment, the pressure on it, and who moved that pressure when."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tertius.chronicle import AS_OF, Record
from tertius.explanation.attribution import View
from tertius.explanation.blind_spots import blind_spots
from tertius.explanation.evidence import count_by_status, records_of
from tertius.explanation.findings import Evidence, Explanation, Triad
from tertius.explanation.motives import direct_motives
from tertius.explanation.question import Question, question_grid, view_under
from tertius.explanation.relevance import Weigh
from tertius.explanation.turning import turns_of
from tertius.periods import PER_YEAR
from tertius.pressure import channel_of, one_sided_enemies
from tertius.states import name_of
from tertius.ties import Recipe, load_recipe
from tertius.ties.build import EMBEDDED, Library

NEUTRAL = 0.05
"""For the index of one-sided enemies, ties up to this strength count as neutral."""

SHOWN_PARTIES = 8
COMPARED = ("default", "standing", "acts", "long-memory", "signs")
"""Recipes under which every ranking is repeated."""

Floats = NDArray[np.float64]


def explain(
    question: Question,
    *,
    recipe: Recipe | None = None,
    compared: Sequence[Recipe] | None = None,
    library: Library = EMBEDDED,
    weigh: Weigh | None = None,
    dealings: Mapping[str, tuple[Evidence, ...]] | None = None,
) -> Explanation:
    """Say who pulls two states together or apart, and what it rests on.

    Parameters
    ----------
    question
        The dyad and the span; see :func:`tertius.explanation.question.ask`.
    recipe
        How ties are made; by default the recipe ``default``.
    compared
        Recipes under which the rankings are repeated, besides ``recipe`` itself; by default those
        that ship with tertius and need nothing but the chronicle.
    library
        Where the sources come from.
    weigh
        Gives third parties their weights; by default all count the same.
    dealings
        Further direct motives by theme, from data that the user has added.

    Returns
    -------
    Explanation
        Descriptive only: parts of a sum, not effects.

    Raises
    ------
    RecipeError
        If a recipe asks for data that are not there.
    CoverageError
        If no source covers the span.
    """
    recipe = recipe or load_recipe()
    others = [load_recipe(name) for name in COMPARED] if compared is None else list(compared)
    grid = question_grid(question)
    weights = None if weigh is None else weigh(grid)
    view = view_under(recipe, question, grid, library, weights)
    rivals = [
        view,
        *(view_under(r, question, grid, library, weights) for r in others if r != recipe),
    ]
    alignment, pull, pressure = view.alignment(), view.pulls(), view.pressure()
    observed = np.flatnonzero(~np.isnan(alignment) & ~np.isnan(pressure))
    first, last = (int(observed[0]), int(observed[-1])) if len(observed) else (0, 0)
    records = _own_records(question)
    return Explanation(
        ccodes=(question.i, question.j),
        names=question.names,
        unit=question.unit,
        periods=tuple(str(period) for period in grid.periods),
        alignment=_plain(alignment),
        pressure=_plain(pressure),
        third_parties=tuple(int(count) for count in (~np.isnan(pull)).sum(axis=1)),
        channels=_channel_levels(view, pull),
        pulls=_main_pulls(view, pull),
        turns=turns_of(view, rivals, per_year=PER_YEAR[question.unit]),
        triads_then=_triads(view, first),
        triads_now=_triads(view, last),
        one_sided=_one_sided(view, last),
        motives={
            **direct_motives(records, question.i, question.j, question.since, question.until),
            **(dealings or {}),
        },
        records=count_by_status(records),
        recipe=recipe.name,
        recipe_title=recipe.title,
        weights="none" if weigh is None else "share of capabilities",
        parties_considered=question.third_parties,
        sources=recipe.sources,
        source_mix=_source_mix(view),
        blind_spots=blind_spots(view, question, records),
    )


def _source_mix(view: View) -> dict[str, tuple[int, ...]]:
    mix = view.ties.source_mix()
    return {name: tuple(int(count) for count in counts) for name, counts in mix.items()}


def _own_records(question: Question) -> tuple[Record, ...]:
    return tuple(
        record
        for record in records_of(question.i, question.j)
        if record.start <= question.until and (record.end or AS_OF) >= question.since
    )


def _channel_levels(view: View, pull: Floats) -> dict[str, tuple[float | None, ...]]:
    first, second = view.rows()
    names = channel_of(first, second)
    seen = ~np.isnan(pull).all(axis=1)
    levels = {
        name: np.where(seen, np.where(names == name, pull, 0.0).sum(axis=1), np.nan)
        for name in ("common enemy", "common friend", "wedge")
    }
    return {name: _plain(level) for name, level in levels.items()}


def _main_pulls(view: View, pull: Floats) -> dict[str, tuple[float | None, ...]]:
    known = np.nan_to_num(pull)
    size = np.abs(known).sum(axis=0)
    leading = [int(column) for column in np.argsort(-size)[:SHOWN_PARTIES] if size[column] > 0]
    grid = view.ties.grid
    day = grid.periods[-1].end
    parts = {name_of(grid.ccodes[column], day): _plain(pull[:, column]) for column in leading}
    rest = np.delete(known, leading, axis=1).sum(axis=1)
    if len(leading) < int((size > 0).sum()):
        parts["all others"] = _plain(rest)
    return parts


def _triads(view: View, period: int) -> tuple[Triad, ...]:
    grid = view.ties.grid
    first, second = (row[period] for row in view.rows())
    pull = np.nan_to_num(view.pulls()[period])
    names = channel_of(first, second)
    tie = float(view.alignment()[period])
    order = [int(column) for column in np.argsort(-np.abs(pull))[:SHOWN_PARTIES]]
    return tuple(
        Triad(
            ccode=grid.ccodes[column],
            name=name_of(grid.ccodes[column], grid.periods[period].end),
            period=str(grid.periods[period]),
            tie_ij=None if np.isnan(tie) else tie,
            tie_ik=float(first[column]),
            tie_jk=float(second[column]),
            pull=float(pull[column]),
            channel=str(names[column]),
        )
        for column in order
        if pull[column]
    )


def _one_sided(view: View, period: int) -> tuple[tuple[str, float], ...]:
    grid = view.ties.grid
    first, second = (row[period] for row in view.rows())
    index = np.nan_to_num(one_sided_enemies(first, second, neutral=NEUTRAL))
    order = [int(column) for column in np.argsort(-index)[:SHOWN_PARTIES] if index[column] > 0]
    day = grid.periods[period].end
    return tuple((name_of(grid.ccodes[column], day), float(index[column])) for column in order)


def _plain(series: Floats) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(value) else float(value) for value in series)
