"""The driver of a claim in the ties of its dyad: its pull and its ties by period, as one actor.

The rule of this module: an organisation is the sum of its members' pulls and the mean of their
ties, at the dates at which they are members; the two of the dyad never count as driver.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tertius.errors import NotInSystem
from tertius.explanation.attribution import View
from tertius.states import members, state

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Driver:
    """Which columns of a view are the driver.

    Attributes
    ----------
    columns : ndarray of bool, shape (T, n)
        Which states it is in which period: one for a state, the members of an organisation.
    count
        Members at the last period; 0 for a state.
    """

    columns: NDArray[np.bool_]
    count: int = 0


def driver_of(view: View, key: str, ccodes: tuple[int, ...]) -> Driver:
    """Find the driver's columns.

    Parameters
    ----------
    view
        Ties of the dyad.
    key
        Of the actor.
    ccodes
        Its number, with those of its predecessors; empty for an organisation.

    Returns
    -------
    Driver
        Without columns where the registry knows no members.
    """
    grid = view.ties.grid
    chosen = np.zeros((len(grid.periods), len(grid.ccodes)), dtype=bool)
    for place, period in enumerate(grid.periods):
        wanted = ccodes or _members(key, period.end.isoformat())
        for code in wanted:
            if code in grid.column and code not in (view.i, view.j):
                chosen[place, grid.column[code]] = True
    count = 0 if ccodes else int(chosen[-1].sum())
    return Driver(chosen, count)


def _members(organisation: str, day: str) -> tuple[int, ...]:
    try:
        keys = members(organisation, day)
    except NotInSystem:  # it did not exist then
        return ()
    codes = (state(key).ccode for key in sorted(keys))
    return tuple(code for code in codes if code is not None)


def pull_of(view: View, driver: Driver) -> Floats:
    """Give the driver's pull by period.

    Parameters
    ----------
    view
        Ties of the dyad.
    driver
        Its columns.

    Returns
    -------
    ndarray of shape (T,)
        In pulls; NaN where it is not observed with both.
    """
    pull = np.where(driver.columns, view.pulls(), np.nan)
    return np.where(np.isnan(pull).all(axis=1), np.nan, np.nansum(pull, axis=1))


def ties_of(view: View, driver: Driver) -> tuple[Floats, Floats]:
    """Give the driver's ties with the two states by period.

    Parameters
    ----------
    view
        Ties of the dyad.
    driver
        Its columns.

    Returns
    -------
    pair of ndarray of shape (T,)
        −1 to +1, NaN where not observed; the mean over an organisation's members.
    """
    first, second = (_mean(np.where(driver.columns, row, np.nan)) for row in view.rows())
    return first, second


def _mean(rows: Floats) -> Floats:
    seen = ~np.isnan(rows)
    count = seen.sum(axis=1)
    total = np.where(seen, rows, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def part_of(view: View, driver: Driver, before: int, after: int) -> tuple[float, float] | None:
    """Give the driver's part in the change of pressure between two periods.

    Parameters
    ----------
    view
        Ties of the dyad.
    driver
        Its columns.
    before, after
        Numbers of the periods.

    Returns
    -------
    part, gross : float or None
        Its part in pulls, and the sum of all third parties' absolute parts; None where it is not
        observed with both at both periods.
    """
    change = view.change(before, after)
    mine = driver.columns[after] & change.common
    if not mine.any():
        return None
    return float(change.by_party[mine].sum()), float(np.abs(change.by_party).sum())
