"""Does the answer hang on the recipe? The ranking of third parties under several of them."""

from collections.abc import Sequence

from tertius.explanation.attribution import View
from tertius.explanation.findings import RecipeRanking
from tertius.states import name_of

EQUAL = 1e-9
"""Parts that differ by less rank the same."""

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
        observed=int(change.common.sum()),
        pressure_change=change.total,
        ranking=tuple(name_of(grid.ccodes[column], day) for column in order[:SHOWN]),
        parts=tuple(float(change.by_party[column]) for column in order[:SHOWN]),
    )


def first_in(name: str, ranking: RecipeRanking) -> bool:
    """Tell whether a third party ranks first, alone or with others of the same part.

    Parameters
    ----------
    name
        Of the third party.
    ranking
        Under one recipe.

    Returns
    -------
    bool
    """
    firsts = [
        other
        for other, part in zip(ranking.ranking, ranking.parts, strict=True)
        if abs(part - ranking.parts[0]) <= EQUAL
    ]
    return name in firsts


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
        In [0, 1], of the recipes that observe any third party at both dates; None where nobody
        ranks first or no recipe can speak.
    """
    speaking = [ranking for ranking in rankings if ranking.observed]
    if first is None or not speaking:
        return None
    return sum(first_in(first, ranking) for ranking in speaking) / len(speaking)
