"""From a recipe to ties: every layer of it, and their mixture, on one grid."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tertius.errors import CoverageError, RecipeError
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.states import name_of
from tertius.ties.acts import Remembered, remembered_acts
from tertius.ties.grid import Grid
from tertius.ties.inputs import Inputs, chronicle_inputs
from tertius.ties.measures import measured_ties
from tertius.ties.mix import fill, to_signs, weighted_mean
from tertius.ties.observed import observed_standing
from tertius.ties.recipe import Recipe
from tertius.ties.standing import standing_ties

Floats = NDArray[np.float64]
Library = Mapping[str, Callable[[], Inputs]]
"""Sources by name; each is read only when a recipe asks for it."""

EMBEDDED: Library = {"chronicle": chronicle_inputs}
"""What is there without any data of the user's own."""


@dataclass(frozen=True, eq=False)
class Ties:
    """The ties of a grid and the layers that made them.

    Attributes
    ----------
    grid, recipe
        What was filled, and how.
    values : ndarray of shape (T, m, n)
        The tie of each dyad in [−1, 1]; NaN where no source of the recipe can speak.
    standing : ndarray of shape (T, m, n) or None
        The layer of the rule ``standing``.
    acts : Remembered or None
        The layer of the rule ``acts``.
    measures : mapping of str to ndarray
        One layer per measured source.
    covered : mapping of str to ndarray of bool, shape (T,)
        Which periods each source of the recipe covers.
    """

    grid: Grid
    recipe: Recipe
    values: Floats
    standing: Floats | None
    acts: Remembered | None
    measures: Mapping[str, Floats]
    covered: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)

    def source_mix(self) -> dict[str, NDArray[np.int64]]:
        """Count the dyads that each source speaks about, by period.

        Returns
        -------
        dict of str to ndarray of shape (T,)
            First each source by name: the dyads of member states in the periods that it covers.
            Then what its rules make of them: ``standing``, ``acts`` and the measured sources;
            ``observed`` for dyads with any, ``possible`` for all. Each dyad counts once.
        """
        layers = {"standing": self.standing, "acts": self.acts.value if self.acts else None}
        layers |= dict(self.measures)
        layers["observed"] = self.values
        once = self._once()
        possible = np.sum(self.grid.possible & once, axis=(1, 2))
        counts = {name: possible * covered for name, covered in self.covered.items()}
        counts |= {
            name: np.sum(~np.isnan(values) & once, axis=(1, 2))
            for name, values in layers.items()
            if values is not None
        }
        counts["possible"] = possible
        return counts

    def _once(self) -> NDArray[np.bool_]:
        """Pick one of the two cells of each dyad."""
        rows = np.array(self.grid.rows)[:, None]
        columns = np.array(self.grid.ccodes)[None, :]
        in_rows = np.isin(columns, rows)
        picked: NDArray[np.bool_] = (rows < columns) | ~in_rows
        return picked

    def row_of(self, ccode: int) -> Floats:
        """Give the ties of one state with all, shape (T, n)."""
        row: Floats = self.values[:, self.grid.row[ccode], :]
        return row


def build_ties(recipe: Recipe, grid: Grid, library: Library = EMBEDDED) -> Ties:
    """Apply a recipe.

    Parameters
    ----------
    recipe
        What to do.
    grid
        What to fill.
    library
        Where the sources come from.

    Returns
    -------
    Ties

    Raises
    ------
    RecipeError
        If the recipe asks for a source that is not there.
    CoverageError
        If no source of the recipe covers any period of the grid.
    """
    missing = [name for name in recipe.sources if name not in library]
    if missing:
        raise RecipeError(
            f"the recipe '{recipe.name}' needs data that are not here: {', '.join(missing)}",
            remedy=f"Add them: tertius data fetch {missing[0]}, or tertius data add FILE.",
        )
    if not any(_reaches(library[name](), grid) for name in recipe.sources):
        first, last = grid.periods[0], grid.periods[-1]
        raise CoverageError(
            f"no source of the recipe '{recipe.name}' covers {first} to {last}",
            remedy="Choose other periods or another recipe; tertius data list shows what covers "
            "which years.",
        )
    standing = _standing(recipe, grid, library)
    acts = _acts(recipe, grid, library)
    measures = _measures(recipe, grid, library)
    soft = _soft(recipe, acts, measures)
    values = np.where(grid.possible, fill(standing, soft), np.nan)
    if recipe.output == "sign":
        values = to_signs(values, recipe.threshold)
    covered = {name: _years_covered(library[name](), grid) for name in recipe.sources}
    return Ties(grid, recipe, values, standing, acts, measures, covered)


def temporal_network(ties: Ties) -> TemporalNetwork:
    """Turn ties into one signed network per period.

    Parameters
    ----------
    ties
        Of a grid whose rows are all its states.

    Returns
    -------
    TemporalNetwork
        Each network holds the states that are members in its period.
    """
    grid = ties.grid
    networks = []
    for number, period in enumerate(grid.periods):
        present = np.flatnonzero(grid.member[number])
        ccodes = tuple(grid.ccodes[place] for place in present)
        names = tuple(name_of(code, period.end) for code in ccodes)
        values = ties.values[number][np.ix_(present, present)]
        networks.append(SignedNetwork(ccodes, values, period, names))
    return TemporalNetwork(tuple(networks))


def _reaches(inputs: Inputs, grid: Grid) -> bool:
    """Tell whether a source covers any period; that it knows nothing of a dyad is no error."""
    when = grid.span(inputs.first_day, inputs.last_day)
    return bool(when.start < when.stop)


def _covered(inputs: Inputs, grid: Grid) -> NDArray[np.bool_]:
    """Give which cells of a grid a source covers: all dyads of members in its years."""
    covered = np.zeros(len(grid.periods), dtype=bool)
    covered[grid.span(inputs.first_day, inputs.last_day)] = True
    cells: NDArray[np.bool_] = covered[:, None, None] & grid.possible
    return cells


def _years_covered(inputs: Inputs, grid: Grid) -> NDArray[np.bool_]:
    covered = np.zeros(len(grid.periods), dtype=bool)
    covered[grid.span(inputs.first_day, inputs.last_day)] = True
    return covered


def _standing(recipe: Recipe, grid: Grid, library: Library) -> Floats | None:
    if recipe.standing is None:
        return None
    inputs = [library[name]() for name in recipe.standing.sources]
    spells = [spell for source in inputs for spell in source.spells]
    filled = standing_ties(spells, grid, scores=recipe.standing.scores)
    return np.where(observed_standing(inputs, grid), filled, np.nan)


def _acts(recipe: Recipe, grid: Grid, library: Library) -> Remembered | None:
    if recipe.acts is None:
        return None
    inputs = [library[name]() for name in recipe.acts.sources]
    covered = np.any([_covered(source, grid) for source in inputs], axis=0)
    everyone = frozenset(grid.ccodes)
    watched = [span for source in inputs for span in source.watched]
    watched += [(everyone, everyone, s.first_day, s.last_day) for s in inputs if s.watches]
    return remembered_acts(
        [act for source in inputs for act in source.acts],
        grid,
        half_life_years=recipe.acts.half_life_years,
        prior=recipe.acts.prior,
        watched=watched,
    ).within(covered)


def _measures(recipe: Recipe, grid: Grid, library: Library) -> dict[str, Floats]:
    if recipe.measures is None:
        return {}
    found = {}
    for name in recipe.measures.sources:
        measure = library[name]().measure
        if measure is None:
            raise RecipeError(
                f"the source '{name}' has no measure of dyads",
                remedy="Name it under [standing] or [acts].",
            )
        found[name] = measured_ties(measure, grid)
    return found


def _soft(recipe: Recipe, acts: Remembered | None, measures: Mapping[str, Floats]) -> Floats | None:
    layers = [(acts.value, recipe.acts.weight)] if acts and recipe.acts else []
    if recipe.measures is not None:
        layers += [(values, recipe.measures.weight) for values in measures.values()]
    return weighted_mean(layers) if layers else None
