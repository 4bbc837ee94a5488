r"""The rule ``acts``: what two states have lately done to one another, with fading memory.

Each act e has a signed strength :math:`w_e` and fades with half-life h. At the end of a period

.. math:: A = \frac{\sum_e w_e\,2^{-\Delta t_e/h}}{\kappa + \sum_e |w_e|\,2^{-\Delta t_e/h}}

so that A is the balance of remembered acts, drawn towards 0 by a prior of :math:`\kappa` where
there are few. The numerator is a sum over acts, so A splits exactly by who acted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tertius.ties.grid import Grid
from tertius.ties.inputs import Act

Floats = NDArray[np.float64]
DAYS_PER_YEAR = 365.25
FORGOTTEN = 5
"""Half-lives after which an act is forgotten: 3 % of it are left, and a dyad that nobody watches
is unobserved again."""

PARTS = ("outgoing", "incoming", "mutual")


@dataclass(frozen=True, slots=True, eq=False)
class Remembered:
    """The balance of remembered acts on a grid.

    Attributes
    ----------
    value : ndarray of shape (T, m, n)
        In (−1, 1); NaN where nobody watches the dyad and no act is known.
    outgoing, incoming, mutual : ndarray of shape (T, m, n)
        The parts of ``value`` from acts of the row state, of the column state and of both
        together; they add up to ``value``.
    """

    value: Floats
    outgoing: Floats
    incoming: Floats
    mutual: Floats

    def within(self, covered: NDArray[np.bool_]) -> "Remembered":
        """Make everything null outside the cells that a source covers."""
        layers = (self.value, self.outgoing, self.incoming, self.mutual)
        return Remembered(*(np.where(covered, layer, np.nan) for layer in layers))


def remembered_acts(
    acts: Iterable[Act],
    grid: Grid,
    *,
    half_life_years: float,
    prior: float,
    watched: Iterable[tuple[frozenset[int], frozenset[int], int, int]] = (),
) -> Remembered:
    """Fill a grid with the balance of remembered acts of each dyad.

    Parameters
    ----------
    acts
        From one or several sources.
    grid
        What to fill.
    half_life_years
        Time in which the memory of an act fades to a half.
    prior
        The κ of the formula, in units of strength.
    watched
        Pairs of sets of states with first and last day: the dyads between the sets in which the
        absence of acts is an observation.

    Returns
    -------
    Remembered
    """
    known = _watched_cells(watched, grid)
    cells = _cells(acts, grid)
    parts = {name: np.zeros(grid.shape) for name in PARTS}
    total = np.full(grid.shape, prior)
    if len(cells.score):
        left = _left(cells.day, grid, half_life_years)
        for number, name in enumerate(PARTS):
            mine = cells.part == number
            _add(parts[name], left[mine] * cells.score[mine, None], cells, mine)
        everything = np.ones(len(cells.score), dtype=bool)
        _add(total, left * np.abs(cells.score)[:, None], cells, everything)
        known[:, cells.row, cells.column] |= left.T > 0
    shares = {name: np.where(known, part / total, np.nan) for name, part in parts.items()}
    value = shares["outgoing"] + shares["incoming"] + shares["mutual"]
    return Remembered(value, **shares)


class _Cells(NamedTuple):
    """Acts by the cells of a grid that they fall into, one entry per cell, as arrays."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    part: NDArray[np.int64]
    day: NDArray[np.int64]
    score: Floats


def _cells(acts: Iterable[Act], grid: Grid) -> _Cells:
    wanted = grid.row
    found = [
        (row, column, (0 if forward else 1) if act.directed else 2, act.day, act.score)
        for act in acts
        if act.source in wanted or act.target in wanted
        for row, column, forward in grid.cells(act.source, act.target)
    ]
    table = np.array(found, dtype=np.float64).reshape(-1, 5)
    row, column, part, day = table[:, :4].astype(np.int64).T
    return _Cells(row, column, part, day, table[:, 4])


def _left(day: NDArray[np.int64], grid: Grid, half_life_years: float) -> Floats:
    """Give what is left of each act at the end of each period, 0 before it happens: (acts, T)."""
    age = (grid.last_days[None, :] - day[:, None]) / DAYS_PER_YEAR
    remembered = (age >= 0) & (age <= FORGOTTEN * half_life_years)
    left: Floats = np.where(remembered, np.exp2(-np.maximum(age, 0) / half_life_years), 0.0)
    return left


def _add(layer: Floats, series: Floats, cells: _Cells, mine: NDArray[np.bool_]) -> None:
    """Add one series per act to the cell of the act; several acts may share a cell."""
    if not mine.any():
        return
    place = cells.row[mine] * layer.shape[2] + cells.column[mine]
    order = np.argsort(place, kind="stable")
    distinct, first = np.unique(place[order], return_index=True)
    sums = np.add.reduceat(series[order], first, axis=0)
    layer[:, distinct // layer.shape[2], distinct % layer.shape[2]] += sums.T


def _watched_cells(
    watched: Iterable[tuple[frozenset[int], frozenset[int], int, int]], grid: Grid
) -> NDArray[np.bool_]:
    known = np.zeros(grid.shape, dtype=bool)
    for group_a, group_b, first_day, last_day in watched:
        when = grid.span(first_day, last_day)
        for one, other in ((group_a, group_b), (group_b, group_a)):
            rows = [grid.row[code] for code in one if code in grid.row]
            columns = [grid.column[code] for code in other if code in grid.column]
            if rows and columns:
                known[when, np.array(rows)[:, None], np.array(columns)] = True
    return known
