"""From directed, repeated and contradictory ties to one tie per dyad, by a named rule."""

from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.errors import NetworkError
from tertius.network.tie_list import Floats, TieList
from tertius.periods import Period

Rule = Literal[
    "sum_of_signs", "sum_of_values", "drop_contradictions", "negative_wins", "multigraph"
]

RULES: dict[str, str] = {
    "sum_of_signs": "the sign of the sum of the signs of a dyad's rows; zero sums are dropped",
    "sum_of_values": "the sum of the values of a dyad's rows; zero sums are dropped",
    "drop_contradictions": "the common sign of a dyad's rows; dyads with both signs are dropped",
    "negative_wins": "negative where any row of a dyad is negative, else positive",
    "multigraph": "every row stays a tie of its own, with its sign",
}
"""What each rule does; a network with repeated dyads must name one."""


@dataclass(frozen=True, eq=False)
class Collapsed:
    """A network with at most one tie per dyad, and what was lost on the way.

    Attributes
    ----------
    ties : TieList
        The result.
    rule : str
        The rule that made it.
    rows : int
        Rows given.
    self_ties : int
        Rows that tie a state to itself; dropped.
    neutral : int
        Rows of value zero; dropped (by ``sum_of_values`` they change nothing).
    repeated : int
        Dyads with more than one row.
    contradictory : int
        Dyads with rows of both signs.
    cancelled : int
        Dyads that the rule dropped.
    """

    ties: TieList
    rule: str
    rows: int
    self_ties: int
    neutral: int
    repeated: int
    contradictory: int
    cancelled: int


def collapse(
    names: tuple[str, ...],
    first: ArrayLike,
    second: ArrayLike,
    values: ArrayLike,
    *,
    rule: Rule,
    period: Period | None = None,
) -> Collapsed:
    """Reduce rows of ties to one undirected tie per dyad.

    The rule has no default: published values differ by it (the frustration index of the EGFR
    network is 193 or 210), so whoever collapses must say how.

    Parameters
    ----------
    names
        Names of the n states, by place.
    first, second
        Places of the two partners of each row, shape (rows,); direction is ignored.
    values
        Signed values, shape (rows,); finite.
    rule
        One of :data:`RULES`.
    period
        The period described, if there is one.

    Returns
    -------
    Collapsed

    Raises
    ------
    NetworkError
        If the rule is unknown, the arrays do not fit together or a value is not finite.

    Examples
    --------
    >>> rows = ([0, 1, 1], [1, 0, 2], [1, -1, -1])
    >>> collapse(("A", "B", "C"), *rows, rule="negative_wins").ties
    TieList(3 states, 2 ties: 0 positive, 2 negative)
    """
    if rule not in get_args(Rule):
        raise NetworkError(
            f"there is no collapse rule '{rule}'", remedy=f"Choose one of: {', '.join(RULES)}."
        )
    one, other = np.asarray(first, dtype=np.int64), np.asarray(second, dtype=np.int64)
    value = np.asarray(values, dtype=np.float64)
    if not one.shape == other.shape == value.shape or one.ndim != 1:
        raise NetworkError("first, second and values must be lists of one length")
    if not np.all(np.isfinite(value)):
        raise NetworkError("a row is NaN or infinite; leave out what is not observed")
    loops, zeros = one == other, value == 0
    kept = ~loops & ~zeros
    low, high = np.minimum(one, other)[kept], np.maximum(one, other)[kept]
    value = value[kept]
    rows = low * max(len(names), 1) + high
    order = np.argsort(rows)
    rows, value = rows[order], value[order]
    starts = np.flatnonzero(np.diff(rows, prepend=-1))
    key, signs = rows[starts], np.sign(value)
    positive, negative = _sums(signs > 0, starts), _sums(signs < 0, starts)
    low, high = np.divmod(key, max(len(names), 1))
    if rule == "multigraph":
        at, result = np.repeat(np.arange(len(key)), np.diff(starts, append=len(rows))), signs
        cancelled = 0
    else:
        every = _one_value(rule, positive, negative, _sums(value, starts))
        at = np.flatnonzero(every)
        result, cancelled = every[at], len(key) - len(at)
    ties = TieList(names, low[at].astype(np.int32), high[at].astype(np.int32), result, period)
    return Collapsed(
        ties=ties,
        rule=rule,
        rows=len(loops),
        self_ties=int(np.sum(loops)),
        neutral=int(np.sum(zeros & ~loops)),
        repeated=int(np.sum(positive + negative > 1)),
        contradictory=int(np.sum((positive > 0) & (negative > 0))),
        cancelled=cancelled,
    )


def _sums(column: NDArray[Any], starts: NDArray[np.int64]) -> Floats:
    """Sum the rows of each dyad; counts stay exact up to 2⁵³."""
    if not len(starts):
        return np.zeros(0)
    # An infinite sum is refused, with its place, when the list of ties is made.
    with np.errstate(over="ignore"):
        sums: Floats = np.add.reduceat(column.astype(np.float64), starts)
    return sums


def _one_value(rule: str, positive: Floats, negative: Floats, total: Floats) -> Floats:
    """Give the value of every dyad, 0 where the rule drops it."""
    if rule == "sum_of_values":
        return total
    if rule == "negative_wins":
        return np.where(negative > 0, -1.0, 1.0)
    if rule == "drop_contradictions":
        return np.where((positive > 0) & (negative > 0), 0.0, np.where(negative > 0, -1.0, 1.0))
    majority: Floats = np.sign(positive - negative).astype(np.float64)
    return majority
