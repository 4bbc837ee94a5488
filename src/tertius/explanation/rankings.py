"""Does the answer hang on the recipe? The ranking of third parties under several of them."""

from collections.abc import Sequence

from tertius.explanation.attribution import View
from tertius.explanation.findings import RecipeRanking
from tertius.states import name_of

SHOWN = 8
"""How many third parties of each ranking are kept."""


def rank_under(view: View, before: int, after: int, *, towards: int) -> RecipeRanking:
    """Rank third parties under one recipe for a turn.

    Parameters
    ----------
    view
        The ties under the recipe.
    before, after
        Numbers of the compared periods.
    towards
        +1 for a turn together, −1 for a turn apart.

    Returns
    -------
    RecipeRanking
        Only third parties whose part has the direction of the turn.
    """
    change, grid = view.change(before, after), view.ties.grid
    parts = change.by_party * towards
    order = [int(column) for column in (-parts).argsort(kind="stable") if parts[column] > 0]
    day = grid.periods[after].end
    return RecipeRanking(
        recipe=view.ties.recipe.name,
        title=view.ties.recipe.title,
        pressure_change=change.total,
        ranking=tuple(name_of(grid.ccodes[column], day) for column in order[:SHOWN]),
        parts=tuple(float(change.by_party[column]) for column in order[:SHOWN]),
    )


def share_of_first(first: str | None, rankings: Sequence[RecipeRanking]) -> float | None:
    """Give the share of recipes in which a third party ranks first.

    Parameters
    ----------
    first
        Name of the third party that ranks first under the recipe of the question.
    rankings
        One per recipe, that of the question included.

    Returns
    -------
    float or None
        In [0, 1]; None where nobody ranks first or there is no recipe.
    """
    if first is None or not rankings:
        return None
    return sum(r.ranking[:1] == (first,) for r in rankings) / len(rankings)
