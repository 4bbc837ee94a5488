"""Where the standing tie of a dyad is an observation, and where nobody can say.

A dyad is observed in a period in which each decisive tier (alliance, belligerence) that the
sources of a recipe know of is covered by one of them. Three things are added to that:

* *What outweighs everything decides alone*: a war or rivalry that one source knows makes the tie
  known, whether or not anybody can still speak of alliances.
* *What is cut off is not over*: a spell that reaches the last day of its source may have gone on.
  After that day the dyad is null, unless another source knows of a tie of the same or a higher
  rank.
* *Who lists dyads speaks of those only*: a source that denies no tier makes the dyads known that
  it lists, while it lists them.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tertius.ties.grid import Grid
from tertius.ties.inputs import Inputs, Spell

DECISIVE = ("alliance", "belligerence")
"""Tiers that outweigh others."""

RANK = {"belligerence": 3, "alliance": 2, "friendly": 1, "hostile": 1}
"""Which tier outweighs which, as in :mod:`tertius.ties.standing`."""

Bools = NDArray[np.bool_]


def observed_standing(inputs: Sequence[Inputs], grid: Grid) -> Bools:
    """Tell for which cells of a grid sources of standing ties can speak.

    Parameters
    ----------
    inputs
        The sources.
    grid
        The cells.

    Returns
    -------
    ndarray of bool, shape (T, m, n)
    """
    covered = _covered(inputs, grid)
    lists = [source for source in inputs if not source.tiers]
    if covered.all() and not lists and not any(_ends_early(source, grid) for source in inputs):
        return grid.possible
    decided = np.zeros(grid.shape, dtype=np.int8)
    for when, row, column, spell in _cells((s for i in inputs for s in i.spells), grid):
        np.maximum(decided[when, row, column], RANK[spell.tier], out=decided[when, row, column])
    listed = np.zeros(grid.shape, dtype=bool)
    for when, row, column, _ in _cells((s for i in lists for s in i.spells), grid):
        listed[when, row, column] = True
    unknown = _cut_off(inputs, grid) > decided
    known = covered[:, None, None] | listed | (decided == RANK["belligerence"])
    observed: Bools = known & ~unknown & grid.possible
    return observed


def _covered(inputs: Sequence[Inputs], grid: Grid) -> Bools:
    """Give the periods in which every decisive tier that is known of is covered, shape (T,)."""
    denying = [source for source in inputs if source.tiers]
    if not denying:
        return np.zeros(len(grid.periods), dtype=bool)
    tiers = [tier for tier in DECISIVE if any(tier in source.tiers for source in denying)]
    groups = [[s for s in denying if tier in s.tiers] for tier in tiers] or [denying]
    covered = np.ones(len(grid.periods), dtype=bool)
    for group in groups:
        speaks = np.zeros(len(grid.periods), dtype=bool)
        for source in group:
            speaks[grid.span(source.first_day, source.last_day)] = True
        covered &= speaks
    return covered


def _cut_off(inputs: Sequence[Inputs], grid: Grid) -> NDArray[np.int8]:
    """Give the highest rank of the ties that were cut off by the end of their source."""
    open_rank = np.zeros(grid.shape, dtype=np.int8)
    end = int(grid.last_days[-1])
    for source in inputs:
        if not _ends_early(source, grid):
            continue
        cut = (
            spell._replace(first_day=source.last_day + 1, last_day=end)
            for spell in source.spells
            if spell.last_day >= source.last_day
        )
        for when, row, column, spell in _cells(cut, grid):
            run = open_rank[when, row, column]
            np.maximum(run, RANK[spell.tier], out=run)
    return open_rank


def _ends_early(source: Inputs, grid: Grid) -> bool:
    return source.last_day < int(grid.first_days[-1])


def _cells(spells: Iterable[Spell], grid: Grid) -> Iterator[tuple[slice, int, int, Spell]]:
    """Go through the runs of cells that spells fill."""
    for spell in spells:
        if spell.ccode1 in grid.row or spell.ccode2 in grid.row:
            when = grid.span(spell.first_day, spell.last_day)
            for row, column, _ in grid.cells(spell.ccode1, spell.ccode2):
                yield when, row, column, spell
