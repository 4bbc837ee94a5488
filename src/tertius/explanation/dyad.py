"""``explain``: one dyad, its alignment, the pressure on it, and who moved that pressure when."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tertius.chronicle import AS_OF, Record
from tertius.explanation.attribution import View, channel_changes, party_shares
from tertius.explanation.blind_spots import blind_spots
from tertius.explanation.evidence import count_by_status, evidence_between, records_of
from tertius.explanation.findings import Evidence, Explanation, PartyShare, Triad, Turn
from tertius.explanation.motives import direct_motives
from tertius.explanation.question import PREDECESSOR, Question, question_grid, view_under
from tertius.explanation.rankings import rank_under, share_of_first
from tertius.explanation.relevance import Weigh
from tertius.explanation.turns import Shift, find_shifts
from tertius.periods import PER_YEAR
from tertius.pressure import channel_of, one_sided_enemies
from tertius.states import name_of
from tertius.ties import Recipe, load_recipe
from tertius.ties.build import EMBEDDED, Library

YEARS_BEFORE, YEARS_AFTER = 3, 2
"""Around a turn, the pressure three years before it is compared with that two years after: third
parties often move first."""

HARDLY = 0.1
"""A change of pressure smaller than this, in units of pulls, has no direction worth naming."""

SHOWN_PARTIES = 8
SHOWN_RECORDS = 6
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
        Recipes under which the rankings are repeated; by default those that ship with tertius
        and need nothing but the chronicle.
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
        view if other == recipe else view_under(other, question, grid, library, weights)
        for other in others
    ]
    alignment, pull = view.alignment(), view.pulls()
    seen = ~np.isnan(pull)
    pressure = np.where(seen.any(axis=1), np.nansum(pull, axis=1), np.nan)
    per_year = PER_YEAR[question.unit]
    shifts = find_shifts(alignment, shortest=max(2, round(per_year)))
    observed = np.flatnonzero(~np.isnan(alignment) & seen.any(axis=1))
    first, last = (int(observed[0]), int(observed[-1])) if len(observed) else (0, 0)
    records = _own_records(question)
    return Explanation(
        ccodes=(question.i, question.j),
        names=question.names,
        unit=question.unit,
        periods=tuple(str(period) for period in grid.periods),
        alignment=_plain(alignment),
        pressure=_plain(pressure),
        third_parties=tuple(int(count) for count in seen.sum(axis=1)),
        channels=_channel_levels(view, pull),
        pulls=_main_pulls(view, pull),
        turns=tuple(_turn(shift, view, rivals, per_year) for shift in shifts),
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
        source_mix={
            name: tuple(int(count) for count in counts)
            for name, counts in view.ties.source_mix().items()
        },
        blind_spots=blind_spots(view, question, records),
    )


def _own_records(question: Question) -> tuple[Record, ...]:
    pairs = [(question.i, question.j)]
    for code in (question.i, question.j):
        if code in PREDECESSOR:
            other = question.j if code == question.i else question.i
            pairs.append((PREDECESSOR[code], other))
    found = {record.id: record for pair in pairs for record in records_of(*pair)}
    inside = [
        record
        for record in found.values()
        if record.start <= question.until and (record.end or AS_OF) >= question.since
    ]
    return tuple(sorted(inside, key=lambda record: (record.start, record.id)))


def _turn(shift: Shift, view: View, rivals: Sequence[View], per_year: float) -> Turn:
    before, after = _compared_periods(shift, view, per_year)
    towards = 1 if shift.level_after > shift.level_before else -1
    change = view.change(before, after)
    found = party_shares(view, rivals, before, after)
    shares = sorted(found, key=lambda share: (-share.part * towards, share.ccode))
    periods = view.ties.grid.periods
    rankings = tuple(rank_under(rival, before, after, towards=towards) for rival in rivals)
    leading = [share for share in shares if share.part * towards > 0]
    moved = abs(change.total) >= HARDLY
    return Turn(
        period=str(periods[shift.index]),
        before=str(periods[before]),
        after=str(periods[after]),
        direction="together" if towards > 0 else "apart",
        alignment_before=shift.level_before,
        alignment_after=shift.level_after,
        pressure_before=change.before,
        pressure_after=change.after,
        coverage=change.coverage,
        same_way=(change.total * towards > 0) if moved else None,
        parties=tuple(_with_evidence(share, view, before, after) for share in shares),
        channels=channel_changes(view, before, after),
        direct=evidence_between(
            view.i,
            view.j,
            periods[before].start,
            periods[after].end,
            limit=2 * SHOWN_RECORDS,
        ),
        rankings=rankings,
        first_share=share_of_first(leading[0].name if leading else None, rankings),
    )


def _compared_periods(shift: Shift, view: View, per_year: float) -> tuple[int, int]:
    seen = np.flatnonzero(~np.isnan(view.alignment()))
    earlier = seen[seen <= shift.index - round(YEARS_BEFORE * per_year)]
    later = seen[seen <= shift.index + round(YEARS_AFTER * per_year)]
    return int(earlier[-1] if len(earlier) else seen[0]), int(later[-1])


def _with_evidence(share: PartyShare, view: View, before: int, after: int) -> PartyShare:
    """Add the records behind a third party's part: of those ties that moved."""
    periods = view.ties.grid.periods
    span = (periods[before].start, periods[after].end)
    sides = [(view.i, abs(share.via_i)), (view.j, abs(share.via_j))]
    total = sum(part for _, part in sides) or 1.0
    found: list[Evidence] = []
    for code, part in sides:
        limit = round(SHOWN_RECORDS * part / total)
        if limit:
            found += evidence_between(share.ccode, code, *span, limit=limit)
    return replace(share, evidence=tuple(found))


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
    index = np.nan_to_num(one_sided_enemies(first, second))
    order = [int(column) for column in np.argsort(-index)[:SHOWN_PARTIES] if index[column] > 0]
    day = grid.periods[period].end
    return tuple((name_of(grid.ccodes[column], day), float(index[column])) for column in order)


def _plain(series: Floats) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(value) else float(value) for value in series)
