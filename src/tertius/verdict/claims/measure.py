"""What the records show for the dyad, the third party and the span of a claim.

The rule of this module: numbers only, each under every recipe that can speak; what they mean for
the claim is decided in :mod:`tertius.verdict.claims.judge`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tertius.explanation import Evidence
from tertius.explanation.attribution import View
from tertius.explanation.evidence import evidence_between
from tertius.pressure import channel_of
from tertius.states import name_of
from tertius.states.names import state
from tertius.verdict.claims.model import Claim, Measured, Rival, UnderRecipe
from tertius.verdict.claims.series import Driver, driver_of, part_of, pull_of, ties_of
from tertius.verdict.claims.timing import timing_of
from tertius.verdict.claims.window import Window

SHOWN_RIVALS = 5
SHOWN_RECORDS = 4
FEWEST_WINDOWS = 5
"""With fewer spans to compare, nothing can be said of how usual a part is."""
SHOWN_MEMBERS = 3

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Span:
    """The compared periods as numbers in the grid.

    Attributes
    ----------
    before, after
        First and last period of the claim's span.
    """

    before: int
    after: int


def measure(
    claim: Claim, views: Sequence[View], codes: tuple[int, ...], window: Window
) -> Measured | None:
    """Measure a claim.

    Parameters
    ----------
    claim
        Third party, dyad and direction.
    views
        Ties of the dyad under each recipe, the question's own first, on one grid that begins
        before the span and ends with it.
    codes
        Numbers of the driver where it is a state; empty for an organisation.
    window
        The span, and why it was chosen.

    Returns
    -------
    Measured or None
        None where the dyad is not observed at all.
    """
    view = views[0]
    span = _span(view, window)
    if span is None:
        return None
    grid, driver = view.ties.grid, driver_of(view, claim.driver.key, codes)
    names = tuple(str(period) for period in grid.periods)
    inside = slice(span.before, span.after + 1)
    pull, ties = pull_of(view, driver), ties_of(view, driver)
    first, last = span.before, span.after
    pressure = view.pressure()
    usual, windows = _usual(view, driver, claim.sign, span)
    # What came after the statement is no evidence for it, though its year is counted whole.
    days = (grid.periods[first].start, min(grid.periods[last].end, window.until))
    return Measured(
        before=names[first],
        after=names[last],
        chosen=window.chosen,
        ties_before=(_plain(ties[0][first]), _plain(ties[1][first])),
        ties_after=(_plain(ties[0][last]), _plain(ties[1][last])),
        pressure=(_plain(pressure[first]), _plain(pressure[last])),
        recipes=tuple(_under(each, claim, codes, span) for each in views),
        level_rank=_level_rank(view, driver, claim.sign, last),
        usual=usual,
        windows=windows,
        timing=timing_of(
            view.alignment()[inside],
            pull[inside],
            (ties[0][inside], ties[1][inside]),
            claim.sign,
            names[inside],
        ),
        rivals=_rivals(view, driver, claim, span),
        records=_records(view, driver, span, days),
        direct=evidence_between(view.i, view.j, *days, limit=2 * SHOWN_RECORDS),
        members=driver.count,
        periods=names[inside],
        alignment=_series(view.alignment()[inside]),
        pull=_series(pull[inside]),
        ties=(_series(ties[0][inside]), _series(ties[1][inside])),
        sources=tuple(dict.fromkeys(n for each in views for n in each.ties.recipe.sources)),
    )


def _span(view: View, window: Window) -> Span | None:
    """Find the first and last period of the span in which the dyad is observed."""
    periods = view.ties.grid.periods
    alignment = view.alignment()
    inside = [
        place
        for place, period in enumerate(periods)
        if period.end >= window.since
        and period.start <= window.until
        and not np.isnan(alignment[place])
    ]
    return Span(inside[0], inside[-1]) if len(inside) > 1 else None


def _under(view: View, claim: Claim, codes: tuple[int, ...], span: Span) -> UnderRecipe:
    driver = driver_of(view, claim.driver.key, codes)
    found = part_of(view, driver, span.before, span.after)
    recipe, alignment = view.ties.recipe, view.alignment()
    ends = (_plain(alignment[span.before]), _plain(alignment[span.after]))
    if found is None:
        return UnderRecipe(recipe.name, recipe.title, observed=False, alignment=ends)
    part, gross = found
    pull = pull_of(view, driver)
    change = view.change(span.before, span.after)
    others = np.where(driver.columns[span.after], -np.inf, claim.sign * change.by_party)
    return UnderRecipe(
        recipe=recipe.name,
        title=recipe.title,
        observed=True,
        alignment=ends,
        pull=(_plain(pull[span.before]), _plain(pull[span.after])),
        part=part,
        share=part / gross if gross else 0.0,
        rank=1 + int((others > claim.sign * part).sum()) if claim.sign * part > 0 else None,
        parties=int(change.common.sum()),
    )


def _level_rank(view: View, driver: Driver, sign: int, period: int) -> int | None:
    """Rank the driver's pull among all third parties that pull the same way."""
    pull = sign * np.nan_to_num(view.pulls()[period])
    own = float(pull[driver.columns[period]].sum())
    if own <= 0:
        return None
    return 1 + int((np.where(driver.columns[period], -np.inf, pull) > own).sum())


def _usual(view: View, driver: Driver, sign: int, span: Span) -> tuple[float | None, int]:
    """Compare with all other spans of the same length in the dyad's observed history."""
    mine = part_of(view, driver, span.before, span.after)
    length = span.after - span.before
    starts = [k for k in range(len(view.ties.grid.periods) - length) if k != span.before]
    parts = [part_of(view, driver, k, k + length) for k in starts]
    known = [sign * found[0] for found in parts if found is not None]
    if mine is None or len(known) < FEWEST_WINDOWS:
        return None, len(known)
    at_least = sum(other >= sign * mine[0] - 1e-12 for other in known)
    return at_least / len(known), len(known)


def _rivals(view: View, driver: Driver, claim: Claim, span: Span) -> tuple[Rival, ...]:
    change, grid = view.change(span.before, span.after), view.ties.grid
    first, second = (row[span.after] for row in view.rows())
    channels = channel_of(first, second)
    parts = np.where(driver.columns[span.after], -np.inf, claim.sign * change.by_party)
    gross = float(np.abs(change.by_party).sum()) or 1.0
    order = [int(k) for k in np.argsort(-parts, kind="stable")[:SHOWN_RIVALS] if parts[k] > 0]
    day = grid.periods[span.after].end
    return tuple(
        Rival(
            name=name_of(grid.ccodes[k], day),
            ccode=grid.ccodes[k],
            part=float(change.by_party[k]),
            share=float(change.by_party[k]) / gross,
            channel=str(channels[k]),
            mentioned=state(grid.ccodes[k]).key in claim.named,
        )
        for k in order
    )


def _records(
    view: View, driver: Driver, span: Span, days: tuple[date, date]
) -> tuple[Evidence, ...]:
    """List records of the driver with the two: of an organisation, of its largest parts."""
    change, grid = view.change(span.before, span.after), view.ties.grid
    mine = np.flatnonzero(driver.columns[span.after])
    mine = mine[np.argsort(-np.abs(change.by_party[mine]), kind="stable")][:SHOWN_MEMBERS]
    found: dict[str, Evidence] = {}
    for column in mine:
        for code in (view.i, view.j):
            limit = SHOWN_RECORDS if len(mine) == 1 else 2
            for record in evidence_between(grid.ccodes[int(column)], code, *days, limit=limit):
                found.setdefault(record.id, record)
    return tuple(sorted(found.values(), key=lambda record: (record.date, record.id)))


def _series(values: Floats) -> tuple[float | None, ...]:
    return tuple(_plain(value) for value in values)


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
