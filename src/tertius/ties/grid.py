"""The grid that every rule fills: periods by states by states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tertius.errors import PeriodError
from tertius.periods import Period
from tertius.states import PREDECESSOR, spells_of, states_in


@dataclass(frozen=True, eq=False)
class Grid:
    """Periods, and the dyads of interest in them.

    Attributes
    ----------
    periods : tuple of Period
        T periods of one unit, in order.
    ccodes : tuple of int
        Keys of the n states that are members of the system in any of the periods, ascending.
    rows : tuple of int
        Keys of the m states whose dyads are wanted; all n, or only a few to save work.
    member : ndarray of bool, shape (T, n)
        Which state is a member of the state system on any day of which period.
    """

    periods: tuple[Period, ...]
    ccodes: tuple[int, ...]
    rows: tuple[int, ...]
    member: NDArray[np.bool_]

    @cached_property
    def column(self) -> dict[int, int]:
        """Column of each state."""
        return {code: number for number, code in enumerate(self.ccodes)}

    @cached_property
    def row(self) -> dict[int, int]:
        """Row of each state that has one."""
        return {code: number for number, code in enumerate(self.rows)}

    @cached_property
    def first_days(self) -> NDArray[np.int64]:
        """First day of each period as proleptic Gregorian ordinal, shape (T,)."""
        return np.array([period.start.toordinal() for period in self.periods])

    @cached_property
    def last_days(self) -> NDArray[np.int64]:
        """Last day of each period as proleptic Gregorian ordinal, shape (T,)."""
        return np.array([period.end.toordinal() for period in self.periods])

    @property
    def shape(self) -> tuple[int, int, int]:
        """Shape of a filled grid, (T, m, n)."""
        return len(self.periods), len(self.rows), len(self.ccodes)

    def span(self, first_day: int, last_day: int) -> slice:
        """Give the periods that a span of days touches."""
        start = int(self.last_days.searchsorted(first_day, side="left"))
        stop = int(self.first_days.searchsorted(last_day, side="right"))
        return slice(start, max(start, stop))

    def cells(self, ccode1: int, ccode2: int) -> Iterator[tuple[int, int, bool]]:
        """Give row, column and whether ``ccode1`` is the row, for each way the dyad is held."""
        if ccode1 in self.row and ccode2 in self.column:
            yield self.row[ccode1], self.column[ccode2], True
        if ccode2 in self.row and ccode1 in self.column:
            yield self.row[ccode2], self.column[ccode1], False

    @cached_property
    def possible(self) -> NDArray[np.bool_]:
        """Where both states are members and not the same, shape (T, m, n)."""
        columns = [self.column[code] for code in self.rows]
        both: NDArray[np.bool_] = self.member[:, columns, None] & self.member[:, None, :]
        both[:, np.arange(len(columns)), columns] = False
        return both


def grid_of(periods: Sequence[Period], rows: Sequence[int] | None = None) -> Grid:
    """Make the grid of some periods over the COW state system.

    Parameters
    ----------
    periods
        Of one unit, in order.
    rows
        Keys of the states whose dyads are wanted; by default all.

    Returns
    -------
    Grid

    Raises
    ------
    PeriodError
        If there is no period, or they are not of one unit and in order, each once.
    """
    ordered = tuple(periods)
    if not ordered:
        raise PeriodError("a grid needs at least one period")
    for earlier, later in pairwise(ordered):
        if earlier.unit != later.unit or not earlier < later:
            raise PeriodError(f"periods must be of one unit and in order; {later} after {earlier}")
    states = states_in(ordered[0].start, ordered[-1].end)
    ccodes = tuple(entity.ccode for entity in states if entity.ccode is not None)
    first = np.array([period.start.toordinal() for period in ordered])
    last = np.array([period.end.toordinal() for period in ordered])
    member = np.zeros((len(ordered), len(ccodes)), dtype=bool)
    for column, code in enumerate(ccodes):
        for spell in spells_of(code):
            until = (spell.end or date.max).toordinal()
            member[:, column] |= (last >= spell.start.toordinal()) & (first <= until)
    place = {code: column for column, code in enumerate(ccodes)}
    for number, former in PREDECESSOR.items():
        if number in place and former in place:
            member[:, place[former]] &= ~member[:, place[number]]
    wanted = ccodes if rows is None else tuple(code for code in rows if code in set(ccodes))
    return Grid(ordered, ccodes, wanted, member)
