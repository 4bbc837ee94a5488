"""What a panel says of each dyad in one period: one matrix per column.

Everything is computed for the whole system at once, because a pull can come from any state; which
dyads are kept is decided by :mod:`tertius.panel.dyads`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tertius.errors import CoverageError
from tertius.panel.controls import Capabilities, Control
from tertius.panel.similarity import chance_corrected, obligations, portfolios, s_score
from tertius.periods import Period
from tertius.pressure import system_pressures
from tertius.states import major_powers
from tertius.ties import Grid, Recipe, build_ties, grid_of
from tertius.ties.build import Library

Floats = NDArray[np.float64]

CELLS = 1_500_000
"""Cells of one block of periods; a layer of that size takes 12 MB, and a recipe has about ten."""


class Slice(NamedTuple):
    """One period: its states and one (n, n) matrix per column."""

    period: Period
    ccodes: tuple[int, ...]
    matrices: dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the matrices of every period.

    Attributes
    ----------
    recipe, library
        How ties are made, and out of what.
    controls
        From a project folder.
    """

    recipe: Recipe
    library: Library
    controls: Sequence[Control] = field(default=())

    def slices(self, periods: Sequence[Period]) -> Iterator[Slice]:
        """Go through periods in order, computing ties in blocks of bounded size."""
        observed = False
        pledges = None
        for block in _blocks(periods):
            grid = grid_of(block)
            layers = self._layers(grid)
            # Only after the ties: it is their business to say which sources are missing.
            pledges = pledges or self._pledges()
            observed |= layers is not None
            for number, period in enumerate(block):
                present = np.flatnonzero(grid.member[number])
                ccodes = tuple(grid.ccodes[place] for place in present)
                cut = np.ix_(present, present)
                matrices = {
                    name: np.full((len(ccodes), len(ccodes)), np.nan)
                    if layers is None
                    else layers[name][number][cut]
                    for name in self.layer_names
                }
                matrices |= system_pressures(matrices["alignment"])
                matrices |= self._similarities(period, ccodes, pledges)
                matrices |= self._controls(period, ccodes)
                yield Slice(period, ccodes, matrices)
        if not observed:
            raise CoverageError(
                f"no source of the recipe '{self.recipe.name}' covers {periods[0]} to "
                f"{periods[-1]}",
                remedy="Choose other periods or another recipe.",
            )

    @property
    def layer_names(self) -> tuple[str, ...]:
        """Columns of the recipe's own layers."""
        names = ["alignment"]
        if self.recipe.standing is not None:
            names.append("standing")
        if self.recipe.acts is not None:
            names.append("acts")
        if self.recipe.measures is not None:
            names += [f"tie_{source}" for source in self.recipe.measures.sources]
        return tuple(names)

    def _layers(self, grid: Grid) -> dict[str, Floats] | None:
        try:
            ties = build_ties(self.recipe, grid, self.library)
        except CoverageError:
            return None
        found = {"alignment": ties.values}
        if ties.standing is not None:
            found["standing"] = ties.standing
        if ties.acts is not None:
            found["acts"] = ties.acts.value
        return found | {f"tie_{name}": layer for name, layer in ties.measures.items()}

    def _pledges(self) -> tuple[NDArray[np.int64], list[tuple[int, int]]]:
        """Give the obligations of the recipe's sources, and the days that these cover."""
        standing = self.recipe.standing
        tables, covered = [obligations(())], []
        for name in standing.sources if standing else ():
            inputs = self.library[name]()
            table = obligations(inputs.spells)
            if len(table):
                tables.append(table)
                covered.append((inputs.first_day, inputs.last_day))
        return np.concatenate(tables), covered

    def _similarities(
        self,
        period: Period,
        ccodes: tuple[int, ...],
        pledges: tuple[NDArray[np.int64], list[tuple[int, int]]],
    ) -> dict[str, Floats]:
        table, covered = pledges
        first, last = period.start.toordinal(), period.end.toordinal()
        weigh = next((c for c in self.controls if isinstance(c, Capabilities)), None)
        names = ["s_unweighted", *(["s_weighted"] if weigh else []), "s_pi", "s_kappa"]
        if not covered:
            return {}
        if not any(since <= last and until >= first for since, until in covered):
            return {name: np.full((len(ccodes), len(ccodes)), np.nan) for name in names}
        portfolio = portfolios(table, ccodes, period)
        pi, kappa = chance_corrected(portfolio)
        found = {"s_unweighted": s_score(portfolio), "s_pi": pi, "s_kappa": kappa}
        if weigh is not None:
            found["s_weighted"] = s_score(portfolio, weigh.shares(period, ccodes))
        return found

    def _controls(self, period: Period, ccodes: tuple[int, ...]) -> dict[str, Floats]:
        found: dict[str, Floats] = {}
        for control in self.controls:
            found |= control.matrices(period, ccodes)
        powers = _major(period)
        major = np.array([code in powers for code in ccodes], dtype=np.float64)
        one, other = np.meshgrid(major, major, indexing="ij")
        touching = found.get("contiguity", np.full((len(ccodes), len(ccodes)), np.nan))
        near = np.where(np.isnan(touching), np.nan, touching > 0)
        relevant = np.where((one + other) > 0, 1.0, near)
        return {**found, "major1": one, "major2": other, "politically_relevant": relevant}


def _major(period: Period) -> frozenset[int]:
    if period.unit == "year":
        return major_powers(period.start.year)
    return major_powers(period.start) | major_powers(period.end)


def _blocks(periods: Sequence[Period]) -> Iterator[Sequence[Period]]:
    """Cut periods into blocks whose grids have a bounded number of cells."""
    states = len(grid_of([periods[-1]]).ccodes) or 1
    size = max(1, CELLS // (states * states))
    for start in range(0, len(periods), size):
        yield periods[start : start + size]
