"""Which third parties moved the pressure on a dyad between two periods, and what moved them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tertius.explanation.findings import PartyShare
from tertius.pressure import Change, channel_of, pulls, split_change
from tertius.states import major_powers, name_of
from tertius.ties import Ties

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class View:
    """The ties of two states as one recipe sees them, restricted to some third parties.

    Attributes
    ----------
    ties
        Of a grid in which both states have a row.
    i, j
        Keys of the two.
    allowed : ndarray of bool, shape (T, n)
        Which third parties count in which period.
    weights : ndarray of shape (T, n) or None
        Weight of each third party, NaN where unknown.
    """

    ties: Ties
    i: int
    j: int
    allowed: NDArray[np.bool_]
    weights: Floats | None = None

    def rows(self) -> tuple[Floats, Floats]:
        """Give the ties of i and of j with the third parties that count, each (T, n)."""
        grid = self.ties.grid
        third = self.allowed.copy()
        third[:, [grid.column[self.i], grid.column[self.j]]] = False
        rows = (self.ties.row_of(self.i), self.ties.row_of(self.j))
        first, second = (np.where(third, row, np.nan) for row in rows)
        return first, second

    def alignment(self) -> Floats:
        """Give the tie of the dyad itself, shape (T,)."""
        series: Floats = self.ties.row_of(self.i)[:, self.ties.grid.column[self.j]]
        return series

    def pulls(self) -> Floats:
        """Give the pull of each third party in each period, shape (T, n)."""
        first, second = self.rows()
        return pulls(first, second, weights=self.weights)

    def pressure(self) -> Floats:
        """Give the sum of pulls in each period, shape (T,); NaN where nobody is observed."""
        pull = self.pulls()
        return np.where(np.isnan(pull).all(axis=1), np.nan, np.nansum(pull, axis=1))

    def change(self, before: int, after: int) -> Change:
        """Split the change of pressure between two periods, given by their numbers."""
        first, second = self.rows()
        weights = None
        if self.weights is not None:
            weights = (self.weights[before], self.weights[after])
        return split_change(
            (first[before], first[after]), (second[before], second[after]), weights=weights
        )


def party_shares(
    view: View, rivals: Sequence[View], before: int, after: int
) -> tuple[PartyShare, ...]:
    """Split a change of pressure over third parties, with what moved each.

    Parameters
    ----------
    view
        The ties.
    rivals
        The ties under the compared recipes, on the same grid.
    before, after
        Numbers of the two periods.

    Returns
    -------
    tuple of PartyShare
        Those with a part other than 0, largest part first; without evidence.
    """
    change = view.change(before, after)
    grid, (first, second) = view.ties.grid, view.rows()
    pull = np.nan_to_num(view.pulls())
    channels = [channel_of(first[t], second[t]) for t in (before, after)]
    majors = major_powers(grid.periods[after].end)
    gross = float(np.abs(change.by_party).sum())
    others = [rival.change(before, after) for rival in rivals]
    parts = np.array([np.where(c.common, c.by_party, np.nan) for c in (change, *others)])
    parts[0] = change.by_party
    low, high = np.nanmin(parts, axis=0), np.nanmax(parts, axis=0)
    shares = []
    for column in map(int, np.flatnonzero(change.by_party)):
        code = grid.ccodes[column]
        shares.append(
            PartyShare(
                ccode=code,
                name=name_of(code, grid.periods[after].end),
                major=code in majors,
                part=float(change.by_party[column]),
                share=float(change.by_party[column]) / gross,
                via_i=float(change.via_i[column]),
                via_j=float(change.via_j[column]),
                via_weight=float(change.via_weight[column]),
                moved_i=_movers(view, view.i, column, before, after, float(change.via_i[column])),
                moved_j=_movers(view, view.j, column, before, after, float(change.via_j[column])),
                pull_before=float(pull[before, column]),
                pull_after=float(pull[after, column]),
                channel_before=str(channels[0][column]),
                channel_after=str(channels[1][column]),
                low=float(low[column]),
                high=float(high[column]),
            )
        )
    return tuple(sorted(shares, key=lambda share: (-share.part, share.ccode)))


def channel_changes(view: View, before: int, after: int) -> dict[str, float]:
    """Split a change of pressure over channels.

    Parameters
    ----------
    view
        The ties.
    before, after
        Numbers of the two periods.

    Returns
    -------
    dict of str to float
        Difference of the levels of each channel, in units of pulls; adds up to the change.
    """
    first, second = view.rows()
    pull = np.nan_to_num(view.pulls())
    changes = dict.fromkeys(("common enemy", "common friend", "wedge"), 0.0)
    for period, sign in ((before, -1), (after, 1)):
        names = channel_of(first[period], second[period])
        for name in changes:
            changes[name] += sign * float(pull[period][names == name].sum())
    return changes


def _falls_silent(ends: Floats) -> bool:
    """Tell whether acts were known before and are not after: the source ended or forgot."""
    return bool(~np.isnan(ends[0]) & np.isnan(ends[1]))


def _movers(
    view: View, row_code: int, column: int, before: int, after: int, part: float
) -> dict[str, float]:
    """Split a part by what moved the tie of the row state with the third party.

    The tie is ``F + (1 − |F|)·A`` and A is a sum over who acted, so where the standing tie F is
    the same at both dates the split over acts is exact. What a change of F takes with it cannot
    be given to anyone: it is the line ``standing``, and their combination the line ``remainder``.
    Where a layer stops speaking between the dates, all of it is ``coverage``.
    """
    acts, standing = view.ties.acts, view.ties.standing
    row = view.ties.grid.row[row_code]
    values = view.ties.values[:, row, column]
    moved = float(values[after] - values[before])
    if not part or not moved:
        return {}
    if view.ties.measures or view.ties.recipe.output != "tie":
        return {"remainder": part}
    if acts is None:
        return {"standing": part}
    fixed = np.zeros(2) if standing is None else standing[[before, after], row, column]
    if np.isnan(fixed).sum() == 1 or _falls_silent(acts.value[[before, after], row, column]):
        return {"coverage": part}
    fixed = np.nan_to_num(fixed)
    room = float((1 - np.abs(fixed)).mean())
    steps = {"standing": float(fixed[1] - fixed[0])}
    layers = (
        ("acts of the state", acts.outgoing),
        ("acts of the third party", acts.incoming),
        ("mutual acts", acts.mutual),
    )
    for name, layer in layers:
        ends = np.nan_to_num(layer[[before, after], row, column])
        steps[name] = room * float(ends[1] - ends[0])
    steps["remainder"] = moved - sum(steps.values())
    return {name: part * step / moved for name, step in steps.items() if abs(step) > 1e-12}
