"""The question that an explanation answers, and the ties it needs, recipe by recipe."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from tertius.chronicle import AS_OF, SINCE
from tertius.errors import CoverageError, NotInSystem, PeriodError, TertiusError
from tertius.explanation.attribution import View
from tertius.periods import Unit, periods_between
from tertius.states import (
    PREDECESSOR,
    Entity,
    in_system,
    major_powers,
    name_of,
    numbers_of,
    resolve,
)
from tertius.ties import Grid, Recipe, Ties, build_ties, grid_of
from tertius.ties.build import Library

ThirdParties = Literal["all", "relevant"]


@dataclass(frozen=True, slots=True)
class Question:
    """A dyad, a span of time and what counts as a third party.

    Attributes
    ----------
    i, j
        Keys of the two states.
    since, until
        First and last day.
    unit
        Unit of the periods.
    third_parties
        ``all`` states, or the politically ``relevant`` ones: major powers, and neighbours of
        either of the two where contiguity data are loaded.
    neighbours
        Keys of the neighbours of the two; used with ``relevant``.
    """

    i: int
    j: int
    since: date
    until: date
    unit: Unit
    third_parties: ThirdParties = "all"
    neighbours: frozenset[int] = frozenset()

    @property
    def names(self) -> tuple[str, str]:
        """Short names of the two at the end of the span."""
        return name_of(self.i, self.until), name_of(self.j, self.until)


def ask(
    state1: str,
    state2: str,
    *,
    since: date | None = None,
    until: date | None = None,
    unit: Unit = "year",
    third_parties: ThirdParties = "all",
    neighbours: frozenset[int] = frozenset(),
    covered: tuple[date, date] = (SINCE, AS_OF),
) -> Question:
    """Turn names and dates into a question that the data can answer.

    Parameters
    ----------
    state1, state2
        Names, abbreviations or codes of two states.
    since, until
        The span; by default all that the sources cover.
    unit
        Unit of the periods.
    third_parties, neighbours
        See :class:`Question`.
    covered
        First and last day that the sources cover.

    Returns
    -------
    Question

    Raises
    ------
    UnknownState, AmbiguousState, NotInSystem
        If a name is no state, is several, or none in the span.
    PeriodError
        If the span ends before it starts.
    CoverageError
        If the span lies outside what the sources cover.
    """
    if third_parties not in get_args(ThirdParties):
        raise TertiusError(
            f"'{third_parties}' are no third parties",
            remedy=f"Choose: {', '.join(get_args(ThirdParties))}.",
        )
    first, last = since or covered[0], until or covered[1]
    if since is not None and until is not None and until < since:
        raise PeriodError(
            f"the span ends ({until}) before it starts ({since})",
            remedy="Give the earlier date to --since and the later one to --until.",
        )
    if last < covered[0] or first > covered[1]:
        raise CoverageError(
            f"the sources cover {covered[0]} to {covered[1]}, not "
            f"{since or 'the start'} to {until or 'the end'}",
            remedy="Choose another span, or add data that cover it: tertius data list.",
        )
    first, last = max(first, covered[0]), min(last, covered[1])
    i, j = (_number(name, first, last) for name in (state1, state2))
    if set(numbers_of(i)) & set(numbers_of(j)):
        raise TertiusError(
            f"'{state1}' and '{state2}' are the same state ({name_of(i, last)})",
            remedy="Name two different states.",
        )
    return Question(i, j, first, last, unit, third_parties, neighbours)


def question_grid(question: Question) -> Grid:
    """Make the grid that a question needs: the rows of its two states, and of predecessors.

    Parameters
    ----------
    question
        The dyad and span.

    Returns
    -------
    Grid
    """
    codes = [question.i, question.j]
    rows = [number for code in codes for number in numbers_of(code)]
    return grid_of(periods_between(question.since, question.until, question.unit), rows)


def view_under(
    recipe: Recipe,
    question: Question,
    grid: Grid,
    library: Library,
    weights: NDArray[np.float64] | None = None,
) -> View:
    """Make the ties of the question's dyad under a recipe.

    Parameters
    ----------
    recipe
        How ties are made.
    question
        The dyad and span.
    grid
        Of the question.
    library
        Where the sources come from.
    weights : ndarray of shape (T, n), optional
        Weight of each third party in each period.

    Returns
    -------
    View
    """
    ties = _follow(build_ties(recipe, grid, library), [question.i, question.j])
    return View(ties, question.i, question.j, _allowed(question, grid), weights)


def _number(name: str, first: date, last: date) -> int:
    """Give the number of a state: the latest that it has within the span."""
    entity = _entity(name, last)
    if entity.ccode is None:
        raise NotInSystem(
            f"{entity.name} is no member of the state system (it is known as {entity.kind})",
            remedy="tertius explain compares two states; name one of them by its state.",
        )
    for number in numbers_of(entity.ccode):
        if any(in_system(number, day) for day in _days(first, last)):
            return number
    raise NotInSystem(
        f"{entity.name} is no member of the state system between {first} and {last}",
        remedy="Choose a span in which it is, or name the state that existed then.",
    )


def _entity(name: str, last: date) -> Entity:
    try:
        return resolve(name)
    except TertiusError:
        return resolve(name, last)


def _days(first: date, last: date) -> list[date]:
    """Give both ends of a span and the mid-year days between them."""
    inner = [date(year, 7, 1) for year in range(first.year, last.year + 1)]
    return [first, *(day for day in inner if first < day < last), last]


def _follow(ties: Ties, codes: list[int]) -> Ties:
    """Continue the row and column of a state into the past through its predecessor."""
    from dataclasses import replace

    grid = ties.grid
    chain = [(code, PREDECESSOR[code]) for code in codes if code in PREDECESSOR]
    chain = [(code, old) for code, old in chain if {code, old} <= set(grid.ccodes)]
    if not chain:
        return ties

    def joined(layer: NDArray[np.float64]) -> NDArray[np.float64]:
        layer = layer.copy()
        for code, old in chain:
            past = ~grid.member[:, grid.column[code]]
            row, old_row = grid.row[code], grid.row[old]
            layer[past, row, :] = layer[past, old_row, :]
            layer[past, :, grid.column[code]] = layer[past, :, grid.column[old]]
            layer[:, row, grid.column[old]] = np.nan
            layer[past, :, grid.column[old]] = np.nan
        return layer

    acts = ties.acts
    if acts is not None:
        acts = replace(
            acts,
            value=joined(acts.value),
            outgoing=joined(acts.outgoing),
            incoming=joined(acts.incoming),
            mutual=joined(acts.mutual),
        )
    return replace(
        ties,
        values=joined(ties.values),
        standing=None if ties.standing is None else joined(ties.standing),
        acts=acts,
        measures={name: joined(layer) for name, layer in ties.measures.items()},
    )


def _allowed(question: Question, grid: Grid) -> NDArray[np.bool_]:
    if question.third_parties == "all":
        return np.ones((len(grid.periods), len(grid.ccodes)), dtype=bool)
    codes = np.array(grid.ccodes)
    rows = [
        np.isin(codes, list(major_powers(period.end) | question.neighbours))
        for period in grid.periods
    ]
    return np.array(rows)
