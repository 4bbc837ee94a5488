r"""The rule ``acts``: what two states have lately done to one another, with fading memory.

Each act e has a signed strength :math:`w_e` and fades with half-life h. At the end of a period

.. math:: A = \frac{\sum_e w_e\,2^{-\Delta t_e/h}}{\kappa + \sum_e |w_e|\,2^{-\Delta t_e/h}}

so that A is the balance of remembered acts, drawn towards 0 by a prior of :math:`\kappa` where
there are few. The numerator is a sum over acts, so A splits exactly by who acted.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tertius.ties.grid import Grid
from tertius.ties.inputs import Act

Floats = NDArray[np.float64]
DAYS_PER_YEAR = 365.25


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
    total = np.full(grid.shape, prior)
    parts = {name: np.zeros(grid.shape) for name in ("outgoing", "incoming", "mutual")}
    known = _watched_cells(watched, grid)
    for act in acts:
        cells = tuple(grid.cells(act.source, act.target))
        if not cells:
            continue
        fade = _fade(act.day, grid, half_life_years)
        start = len(grid.periods) - len(fade)
        for row, column, forward in cells:
            name = ("outgoing" if forward else "incoming") if act.directed else "mutual"
            parts[name][start:, row, column] += act.score * fade
            total[start:, row, column] += abs(act.score) * fade
            known[start:, row, column] = True
    shares = {name: np.where(known, part / total, np.nan) for name, part in parts.items()}
    value = shares["outgoing"] + shares["incoming"] + shares["mutual"]
    return Remembered(value, **shares)


def _fade(day: int, grid: Grid, half_life_years: float) -> Floats:
    """Give what is left of an act at the end of each period from its own on."""
    start = int(np.searchsorted(grid.last_days, day, side="left"))
    age = (grid.last_days[start:] - day) / DAYS_PER_YEAR
    left: Floats = np.exp2(-age / half_life_years)
    return left


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
