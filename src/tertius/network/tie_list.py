"""A signed network as a list of its ties, for measures and for networks too large for a matrix."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.errors import NetworkError
from tertius.network.signed import SignedNetwork
from tertius.periods import Period

Floats = NDArray[np.float64]
Places = NDArray[np.int32]
Values = Literal["signs", "strengths"]


@dataclass(frozen=True, eq=False)
class TieList:
    """The non-zero ties of an undirected signed network, one row each.

    Attributes
    ----------
    names : tuple of str
        Names of the n states (or other actors), by place.
    first, second : ndarray of int32, shape (m,)
        Places of the two partners of each tie, ``first < second``; rows ascend by both.
    values : ndarray of shape (m,)
        Sign times weight of each tie: finite, not zero, of any unit.
    period : Period or None
        The period it describes, where there is one.

    Notes
    -----
    A dyad has at most one row, unless the network was made by the rule ``multigraph`` of
    :func:`tertius.network.collapse`: then :attr:`is_simple` is False, and measures that are not
    defined for parallel ties say so. What is not listed is no tie; whether such a dyad was
    observed is not kept here (see :class:`SignedNetwork`).

    Raises
    ------
    NetworkError
        If the arrays do not fit together, a place is unknown, a partner is tied to itself, or a
        value is zero or not finite.

    Examples
    --------
    >>> TieList(("A", "B", "C"), [0, 1], [1, 2], [1, -1])
    TieList(3 states, 2 ties: 1 positive, 1 negative)
    """

    names: tuple[str, ...]
    first: Places
    second: Places
    values: Floats
    period: Period | None = field(default=None)

    def __post_init__(self) -> None:
        """Check the arrays, put the rows in order and lock them."""
        first, second = _places(self.first, "first"), _places(self.second, "second")
        values = _values(self.values)
        if not len(first) == len(second) == len(values):
            raise NetworkError(
                f"first, second and values differ in length: {len(first)}, {len(second)}, "
                f"{len(values)}"
            )
        _check(first, second, values, len(self.names))
        low, high = np.minimum(first, second), np.maximum(first, second)
        key = low.astype(np.int64) * max(len(self.names), 1) + high
        if np.any(key[1:] < key[:-1]):
            order = np.argsort(key, kind="stable")
            low, high, values = low[order], high[order], values[order]
        for name, array in (("first", low), ("second", high), ("values", values)):
            array.setflags(write=False)
            object.__setattr__(self, name, array)
        object.__setattr__(self, "names", tuple(self.names))

    @property
    def states(self) -> int:
        """Number of states n."""
        return len(self.names)

    @cached_property
    def signs(self) -> NDArray[np.int8]:
        """Sign of each tie, shape (m,): −1 or +1."""
        return np.sign(self.values).astype(np.int8)

    @cached_property
    def weights(self) -> Floats:
        """Weight of each tie, shape (m,), above 0."""
        return np.abs(self.values)

    @cached_property
    def is_simple(self) -> bool:
        """Whether no dyad has more than one tie."""
        same = (self.first[1:] == self.first[:-1]) & (self.second[1:] == self.second[:-1])
        return not bool(np.any(same))

    @cached_property
    def degrees(self) -> NDArray[np.int64]:
        """Number of ties of each state, shape (n,)."""
        both = np.concatenate([self.first, self.second])
        return np.bincount(both, minlength=self.states)

    @cached_property
    def neighbours(self) -> tuple[NDArray[np.int64], Places, NDArray[np.int64]]:
        """The ties by state, as compressed rows.

        Returns
        -------
        start : ndarray of shape (n + 1,)
            The ties of state i stand at ``start[i]`` up to ``start[i + 1]``.
        partner : ndarray of int32, shape (2 m,)
            The partner in each tie; ascending within a state.
        tie : ndarray of shape (2 m,)
            The row of the tie.
        """
        start = np.zeros(self.states + 1, dtype=np.int64)
        np.cumsum(self.degrees, out=start[1:])
        # Rows ascend by (first, second): the smaller partners of a state, taken in the order of
        # the rows and stably sorted by the larger one, come before its larger partners.
        ends = np.concatenate([self.second, self.first])
        partners = np.concatenate([self.first, self.second])
        rows = np.arange(len(self), dtype=np.int64)
        order = np.argsort(ends, kind="stable")
        return start, partners[order], np.concatenate([rows, rows])[order]

    def matrix(self) -> Floats:
        """Give the ties as a symmetric matrix, shape (n, n), 0 where there is none.

        Raises
        ------
        NetworkError
            If it is not simple, or the matrix would take more than 2 GiB.
        """
        if not self.is_simple:
            raise NetworkError(
                "parallel ties have no matrix",
                remedy="Collapse them by another rule than 'multigraph'.",
            )
        if self.states > 16_384:
            raise NetworkError(f"a matrix of {self.states:,} states would take more than 2 GiB")
        filled = np.zeros((self.states, self.states))
        filled[self.first, self.second] = self.values
        filled[self.second, self.first] = self.values
        return filled

    def with_values(self, values: ArrayLike) -> "TieList":
        """Give the same ties with other values, shape (m,)."""
        return TieList(self.names, self.first, self.second, np.asarray(values), self.period)

    def subset(self, places: Sequence[int] | NDArray[np.integer]) -> "TieList":
        """Give the network of some of its states, in their present order."""
        kept = np.unique(np.asarray(places, dtype=np.int64))
        new = np.full(self.states, -1, dtype=np.int32)
        new[kept] = np.arange(len(kept), dtype=np.int32)
        inside = (new[self.first] >= 0) & (new[self.second] >= 0)
        names = tuple(self.names[place] for place in kept)
        first, second = new[self.first[inside]], new[self.second[inside]]
        return TieList(names, first, second, self.values[inside], self.period)

    def __len__(self) -> int:
        """Give the number of ties m."""
        return len(self.values)

    def __repr__(self) -> str:
        """Give size and signs."""
        positive = int(np.count_nonzero(self.values > 0))
        head = "TieList" if self.period is None else f"TieList({self.period}"
        opening = f"{head}(" if self.period is None else f"{head}: "
        parallel = "" if self.is_simple else ", some parallel"
        return (
            f"{opening}{self.states:,} state{'' if self.states == 1 else 's'}, {len(self):,} "
            f"tie{'' if len(self) == 1 else 's'}: {positive:,} positive, "
            f"{len(self) - positive:,} negative{parallel})"
        )


def tie_list(network: SignedNetwork | TieList, *, values: Values = "signs") -> TieList:
    """Give the non-zero ties of a network as a list.

    Parameters
    ----------
    network
        A list is given back as it is, or reduced to signs.
    values
        ``signs`` counts every tie once; ``strengths`` keeps its weight.

    Returns
    -------
    TieList

    Raises
    ------
    NetworkError
        If ``values`` is neither.
    """
    if values not in get_args(Values):
        raise NetworkError(
            f"values cannot be '{values}'", remedy="Choose one of: signs, strengths."
        )
    if isinstance(network, TieList):
        unit = bool(np.all(np.abs(network.values) == 1))
        return network if values == "strengths" or unit else network.with_values(network.signs)
    upper = np.triu(np.nan_to_num(network.ties), 1)
    first, second = np.nonzero(upper)
    found = upper[first, second]
    chosen = np.sign(found) if values == "signs" else found
    return TieList(
        network.names, first.astype(np.int32), second.astype(np.int32), chosen, network.period
    )


def simple_ties(network: SignedNetwork | TieList, *, values: Values = "signs") -> TieList:
    """Give the ties of a network that has at most one per dyad.

    Parameters
    ----------
    network
        Of either kind.
    values
        ``signs`` counts every tie once; ``strengths`` keeps its weight.

    Returns
    -------
    TieList

    Raises
    ------
    NetworkError
        If ``values`` is neither, or a dyad has parallel ties.
    """
    ties = tie_list(network, values=values)
    if not ties.is_simple:
        raise NetworkError(
            "some dyads have parallel ties, and this measure is not defined for them",
            remedy="Collapse them by another rule than 'multigraph'.",
        )
    return ties


def _places(given: ArrayLike, name: str) -> Places:
    array = np.asarray(given)
    if array.ndim != 1 or (array.size and array.dtype.kind not in "iu"):
        raise NetworkError(f"{name} must be a list of places (whole numbers)")
    if array.size and (array.min() < 0 or array.max() > np.iinfo(np.int32).max):
        raise NetworkError(f"{name} holds a place below 0 or above 2,147,483,647")
    return array.astype(np.int32)


def _values(given: ArrayLike) -> Floats:
    if np.iscomplexobj(given):
        raise NetworkError("values must be real numbers, got complex ones")
    try:
        return np.array(given, dtype=np.float64).reshape(-1)
    except (TypeError, ValueError) as error:
        raise NetworkError(f"values must be numbers: {error}") from None


def _check(first: Places, second: Places, values: Floats, states: int) -> None:
    if not len(values):
        return
    if max(int(first.max()), int(second.max())) >= states:
        raise NetworkError(f"a tie names place {max(first.max(), second.max())} of {states} states")
    if np.any(first == second):
        raise NetworkError(f"state {int(first[first == second][0])} is tied to itself")
    if not np.all(np.isfinite(values)):
        raise NetworkError("a tie is NaN or infinite; leave out what is not observed")
    if np.any(values == 0):
        raise NetworkError("a tie is zero; leave out neutral dyads")
