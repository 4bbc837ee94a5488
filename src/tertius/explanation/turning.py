"""The turning points of a dyad, each with what happened to the pressure around it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tertius.explanation.attribution import View, channel_changes, party_shares
from tertius.explanation.evidence import evidence_between
from tertius.explanation.findings import Evidence, PartyShare, Turn
from tertius.explanation.rankings import rank_under, share_of_first
from tertius.explanation.turns import Shift, find_shifts

YEARS_BEFORE, YEARS_AFTER = 3, 2
"""Around a turn, the pressure three years before it is compared with that two years after, third
parties often moving first; but never beyond the levels that the turn lies between, nor in periods
in which no pressure is observed."""

HARDLY = 0.1
"""A change of pressure smaller than this, in units of pulls, has no direction worth naming."""

SHOWN_RECORDS = 6

Mask = NDArray[np.bool_]


def turns_of(view: View, rivals: Sequence[View], *, per_year: float) -> tuple[Turn, ...]:
    """Find the turning points of the alignment and tell what pressure did around each.

    Parameters
    ----------
    view
        The ties under the recipe of the question.
    rivals
        The ties under the compared recipes, on the same grid.
    per_year
        Number of periods in a year.

    Returns
    -------
    tuple of Turn
        In order of time.
    """
    shifts = find_shifts(view.alignment(), shortest=max(2, round(per_year)))
    return tuple(_turn(shift, view, rivals, per_year) for shift in shifts)


def _turn(shift: Shift, view: View, rivals: Sequence[View], per_year: float) -> Turn:
    before, after = _compared_periods(shift, view, per_year)
    towards = 1 if shift.level_after > shift.level_before else -1
    change, pressure = view.change(before, after), view.pressure()
    found = party_shares(view, rivals, before, after)
    shares = sorted(found, key=lambda share: (-share.part * towards, share.ccode))
    periods = view.ties.grid.periods
    rankings = tuple(rank_under(rival, before, after, towards=towards) for rival in rivals)
    leading = [share for share in shares if share.part * towards > 0]
    moved = float(change.by_party.sum())
    span = (periods[before].start, periods[after].end)
    return Turn(
        period=str(periods[shift.index]),
        before=str(periods[before]),
        after=str(periods[after]),
        direction="together" if towards > 0 else "apart",
        alignment_before=shift.level_before,
        alignment_after=shift.level_after,
        pressure_before=None if np.isnan(pressure[before]) else change.before,
        pressure_after=None if np.isnan(pressure[after]) else change.after,
        coverage=change.coverage,
        same_way=(moved * towards > 0) if abs(moved) >= HARDLY else None,
        parties=tuple(_with_evidence(share, view, before, after) for share in shares),
        channels=channel_changes(view, before, after),
        direct=evidence_between(view.i, view.j, *span, limit=2 * SHOWN_RECORDS),
        rankings=rankings,
        first_share=share_of_first(leading[0].name if leading else None, rankings),
    )


def _compared_periods(shift: Shift, view: View, per_year: float) -> tuple[int, int]:
    """Choose the two periods to compare, within the levels before and after the turn."""
    observed = ~np.isnan(view.alignment())
    with_pressure = observed & ~np.isnan(view.pressure())
    earlier = _places(with_pressure, observed, shift.start, shift.index)
    later = _places(with_pressure, observed, shift.index, shift.stop)
    wanted_before = shift.index - round(YEARS_BEFORE * per_year)
    wanted_after = shift.index + round(YEARS_AFTER * per_year)
    before = [place for place in earlier if place <= wanted_before]
    after = [place for place in later if place <= wanted_after]
    return (before[-1] if before else earlier[0]), (after[-1] if after else later[0])


def _places(
    preferred: Mask,
    allowed: Mask,
    start: int,
    stop: int,
) -> list[int]:
    """List the places of a stretch: the preferred ones, or where there are none the allowed."""
    for mask in (preferred, allowed):
        places = [int(place) + start for place in np.flatnonzero(mask[start:stop])]
        if places:
            return places
    return [start]


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
