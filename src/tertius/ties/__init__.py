"""Named rules that turn spells, acts and measures into the signed tie of a dyad in a period.

The rule of this room: one rule per file, each documented where it stands, each null outside the
coverage of its source; how rules are mixed is written in a recipe that can be printed, saved and
replaced. No rule knows whose question it answers.
"""

from tertius.ties.build import Ties, build_ties, temporal_network
from tertius.ties.grid import Grid, grid_of
from tertius.ties.recipe import Recipe, load_recipe, recipe_names

__all__ = [
    "Grid",
    "Recipe",
    "Ties",
    "build_ties",
    "grid_of",
    "load_recipe",
    "recipe_names",
    "temporal_network",
]
