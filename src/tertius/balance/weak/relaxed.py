"""The relaxed blockmodel of a signed network (Doreian & Mrvar 2009)."""

from dataclasses import dataclass
from math import isnan
from time import perf_counter

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.balance.weak.problem import Pairs, Places, numbered
from tertius.balance.weak.search import best_partition, with_count
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, tie_list
from tertius.network.tie_list import Values

FREE = 2
"""In a pattern: the better of the two signs."""
SLICE = 2_000_000
"""Assignments looked at before the clock is."""
STARTS = 40
"""Partitions from which the search begins."""
EASE = 8e6
"""Ties shaken in all searches together, about."""
EFFORT = 30_000_000
"""Assignments looked at by branch and bound where no time limit is set: a few seconds of CPU."""


@dataclass(frozen=True, eq=False)
class RelaxedBlockmodel:
    """Coalitions whose blocks are each of one sign as far as possible.

    Attributes
    ----------
    value : float
        Inconsistent weight: of the ties whose sign is not that of their block.
    bound : float
        What no partition can fall below; equal to :attr:`value` where proven.
    proven : bool
        Whether no partition does better.
    coalition : ndarray of int64, shape (n,)
        Coalition of each state, numbered by size, then by first state; with a pattern, the
        position of the pattern.
    frustrated : ndarray of bool, shape (m,)
        Rows of the network's ties that speak against the sign of their block.
    blocks : ndarray of int8, shape (k, k)
        Sign of the block of each two coalitions: +1, −1, or 0 (null) where it holds no ties or
        the pattern says so.
    inconsistencies : ndarray of shape (k, k)
        Weight that speaks against each block; the sum over ``a ≤ b`` is the value.
    definition : str
        What was counted.
    """

    value: float
    bound: float
    proven: bool
    coalition: NDArray[np.int64]
    frustrated: NDArray[np.bool_]
    blocks: NDArray[np.int8]
    inconsistencies: NDArray[np.float64]
    definition: str

    @property
    def coalitions(self) -> int:
        """Number of coalitions k."""
        return len(self.blocks)

    @property
    def gap(self) -> float:
        """Share of the value that is not proven, in [0, 1]."""
        return (self.value - self.bound) / self.value if self.value else 0.0

    def __repr__(self) -> str:
        """Give value, bound and signs."""
        known = "proven" if self.proven else f"at least {self.bound:g}"
        rows = " ".join("".join("-o+"[sign + 1] for sign in row) for row in self.blocks)
        return f"RelaxedBlockmodel({self.value:g}, {known}; {rows})"


def relaxed_blockmodel(
    network: SignedNetwork | TieList,
    *,
    k: int,
    pattern: ArrayLike | None = None,
    values: Values = "signs",
    time_limit: float | None = None,
    seed: int = 0,
) -> RelaxedBlockmodel:
    """Sort the states into k coalitions so that each block is of one sign as far as possible.

    A block is all ties between two coalitions, or within one. Structural balance wants positive
    blocks on the diagonal and negative ones off it; relaxed balance [1]_ lets each block be
    either, so that hostile camps, mediators and one-sided dislike show up. A block of P positive
    and N negative ties has min(P, N) inconsistencies; the criterion is their sum.

    Parameters
    ----------
    network
        A signed network; parallel ties each count.
    k
        Number of coalitions, none of them empty.
    pattern : array_like of shape (k, k), optional
        Symmetric: what each block must be, 1, −1, 0 (null: all its ties are inconsistent) or nan
        (the better sign). Ones on the diagonal and −1 elsewhere ask for weak balance with k
        coalitions. Positions of a pattern keep their places in the answer.
    values
        ``signs`` counts every tie once, ``strengths`` by its weight.
    time_limit
        Seconds of wall time for the proof after the search, which takes about one; by default it
        ends after a fixed effort of some seconds of CPU. About 20 states are within reach for
        k = 3.
    seed
        Chooses among equally good partitions.

    Returns
    -------
    RelaxedBlockmodel

    Raises
    ------
    NetworkError
        If k is not in 1 … n, the pattern is not a symmetric one of k rows, or the time limit is
        below 0.

    Notes
    -----
    Range: 0 to the weight of the rarer sign. More coalitions never cost more, and n of them cost
    nothing, so values for different k are not comparable as fits [1]_. Without a pattern a null
    block never does better than a signed one, and only empty blocks are null.

    The search moves states one at a time from many starts; the proof solves the last state, the
    last two and so on, each answer bounding the next [2]_, so that what is reached by the end is
    a bound in any case. Undirected ties count once: values published for both arcs are double.

    References
    ----------
    .. [1] Doreian, P. and Mrvar, A. (2009). Partitioning signed social networks. *Social Networks*
       31, 1–11.
    .. [2] Verfaillie, G., Lemaître, M. and Schiex, T. (1996). Russian doll search for solving
       constraint optimization problems. *Proceedings of AAAI* 13, 181–187.
    .. [3] Brusco, M., Doreian, P., Mrvar, A. and Steinley, D. (2011). Two algorithms for relaxed
       structural balance partitioning. *Sociological Methods & Research* 40, 57–87.

    Examples
    --------
    Two hostile pairs of friends, and two rivals whom all of them like:

    >>> from tertius.network import TieList
    >>> pairs = [(0, 1), (2, 3), (0, 2), (0, 3), (1, 2), (1, 3), (4, 5)]
    >>> signs = [1, 1, -1, -1, -1, -1, -1] + 8 * [1]
    >>> pairs += [(friend, rival) for friend in range(4) for rival in (4, 5)]
    >>> relaxed_blockmodel(TieList(tuple("ABCDEF"), *zip(*pairs), signs), k=3)
    RelaxedBlockmodel(0, proven; +-+ -++ ++-)
    """
    ties = tie_list(network, values=values)
    wanted = _pattern(k, pattern, ties.states)
    if time_limit is not None and (isnan(time_limit) or time_limit < 0):
        raise NetworkError(f"the time limit must be 0 seconds or more, got {time_limit}")
    pairs = _all_ties(ties)
    label = _searched(pairs, wanted, seed)
    if time_limit is None:
        label, bound = _proven(pairs, wanted, label, np.inf, EFFORT)
    else:
        label, bound = _proven(pairs, wanted, label, perf_counter() + time_limit, np.inf)
    coalition = numbered(label) if pattern is None else label
    return _result(ties, coalition, wanted, bound, values)


def _all_ties(ties: TieList) -> Pairs:
    """Give every tie as a pair: ties of both signs in one dyad may suit different blocks."""
    first, second = ties.first.astype(np.int64), ties.second.astype(np.int64)
    return Pairs(ties.states, first, second, ties.values)


def _pattern(k: int, pattern: ArrayLike | None, states: int) -> NDArray[np.int64]:
    """Check k and the pattern; give the pattern in whole numbers."""
    if isinstance(k, bool) or not isinstance(k, int | np.integer):
        raise NetworkError(f"k must be a whole number, got {k!r}")
    if not 1 <= k <= states:
        raise NetworkError(
            f"{states} states cannot form {k} coalitions",
            remedy="Give a number from 1 to the number of states.",
        )
    if pattern is None:
        return np.full((k, k), FREE, dtype=np.int64)
    given = np.asarray(pattern, dtype=np.float64)
    if given.shape != (k, k) or not np.array_equal(given, given.T, equal_nan=True):
        raise NetworkError(f"the pattern must be a symmetric table of {k} rows and columns")
    if not np.all(np.isnan(given) | np.isin(given, (-1, 0, 1))):
        raise NetworkError("a block of the pattern must be 1, -1, 0 or nan")
    return np.where(np.isnan(given), FREE, given).astype(np.int64)


def _searched(pairs: Pairs, pattern: NDArray[np.int64], seed: int) -> Places:
    """Search from many partitions; give the best found.

    Most searches with all signs free end with every block mixed, since a block that may change
    its sign holds its states where they are: so the signs are fixed at first, at random.
    """
    from tertius.balance.frustration.search_kernels import draw
    from tertius.balance.weak.relaxed_kernels import settle

    start, partner, value, _ = pairs.rows
    count = len(pattern)
    smallest = 1e-9 * float(np.max(np.abs(pairs.value), initial=0.0))
    chance = np.array([0x9E3779B97F4A7C15 ^ (seed + 1)], dtype=np.uint64)
    rounds = int(np.clip(EASE / max(len(pairs) * STARTS, 1), 3, 200))
    best, lowest = np.zeros(0, dtype=np.int64), np.inf
    for turn in range(STARTS):
        if turn == 0:
            label, kinds = _weak_partition(pairs, count, seed), pattern
        else:
            drawn = np.triu(np.array([draw(chance) for _ in range(count**2)]).reshape(count, -1))
            signs = np.where(drawn + np.triu(drawn, 1).T < 0.5, 1, -1)
            kinds = np.where(pattern == FREE, signs, pattern)
            label = np.argsort([draw(chance) for _ in range(pairs.states)]) % count
        for given in (kinds, pattern):
            cost = settle(start, partner, value, given, label, rounds, smallest, chance)
        if cost < lowest - smallest:
            best, lowest = label, cost
        if lowest <= smallest:
            break
    return best


def _weak_partition(pairs: Pairs, count: int, seed: int) -> Places:
    """Give a good partition for weak balance: its cost is never below that of the relaxed model."""
    singles, together = np.arange(pairs.states), np.zeros(pairs.states, dtype=np.int64)
    free = best_partition(pairs, [singles, together], seed=seed)
    return with_count(pairs, free, count, count, seed)


def _proven(
    pairs: Pairs,
    pattern: NDArray[np.int64],
    label: Places,
    deadline: float,
    effort: float,
) -> tuple[Places, float]:
    """Solve for the last state, the last two and so on; give a better partition and the bound."""
    from tertius.balance.weak.relaxed_kernels import doll

    count, states = len(pattern), pairs.states
    # States with many ties come last: their costs are known early and bound all that follows.
    ends = np.concatenate([pairs.first, pairs.second])
    order = np.argsort(np.bincount(ends, minlength=states), kind="stable")
    pairs = pairs.subset(order)
    start, partner, value, _ = pairs.rows
    smallest = 1e-9 * float(np.max(np.abs(pairs.value), initial=0.0))
    beside = pattern[~np.eye(count, dtype=bool)]
    alike = len(np.unique(np.diag(pattern))) == 1 and len(np.unique(beside)) <= 1
    behind, best = np.zeros(states + 1), label[order]
    for first in range(states - 1, -1, -1):
        # Only the whole must use all coalitions: there the search begins from what does.
        found = np.where(np.arange(states) < first, -1, best if first else label[order])
        known = float(_weights(pattern, _sums(pairs, found, count)).sum())
        inner = np.full(states, -1, dtype=np.int64)
        held, sums = np.zeros((states, 2, count)), np.zeros((2, count, count))
        cost, used = np.zeros(states + 1), np.zeros(states + 1, dtype=np.int64)
        state = first
        while state >= first:
            if effort <= 0 or perf_counter() >= deadline:
                return label, float(behind[first + 1])
            known, state, spent = doll(
                first, state, start, partner, value, pattern, alike, behind, known, smallest,
                SLICE, first == 0, inner, held, sums, cost, used, found,
            )  # fmt: skip
            effort -= spent
        behind[first] = known
        best = np.where(np.arange(states) < first, best, found)
    whole = np.empty(states, dtype=np.int64)
    whole[order] = best
    return whole, float(behind[0])


def _sums(pairs: Pairs, label: Places, count: int) -> NDArray[np.float64]:
    """Give the weights between coalitions by sign, shape (2, k, k), within one counted once."""
    one, other = label[pairs.first], label[pairs.second]
    inside = (one >= 0) & (other >= 0)
    sums = np.zeros((2, count, count))
    sign = (pairs.value[inside] < 0).astype(np.int64)
    low, high = np.minimum(one, other)[inside], np.maximum(one, other)[inside]
    np.add.at(sums, (sign, low, high), np.abs(pairs.value[inside]))
    return sums


def _weights(pattern: NDArray[np.int64], sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give what speaks against each block, shape (k, k), 0 below the diagonal."""
    positive, negative = sums
    kinds = [pattern == FREE, pattern == 1, pattern == -1]
    against = [np.minimum(positive, negative), negative, positive]
    weights: NDArray[np.float64] = np.select(kinds, against, positive + negative)
    return weights


def _result(
    ties: TieList,
    coalition: Places,
    pattern: NDArray[np.int64],
    bound: float,
    values: str,
) -> RelaxedBlockmodel:
    """Count on the ties what the partition frustrates."""
    k = len(pattern)
    pairs = _all_ties(ties)
    sums = _sums(pairs, coalition, k)
    weights = _weights(pattern, sums)
    # Where as much speaks for either sign, a block takes the one that balance wants there.
    positive, negative = sums[0] - sums[1], sums[1] - sums[0]
    lean = np.where(np.eye(k, dtype=bool), positive >= 0, negative < 0)
    better = np.where(lean, 1, -1) * (sums.sum(axis=0) > 0)
    signs = np.where(pattern == FREE, better, pattern)
    blocks = np.triu(signs) + np.triu(signs, 1).T
    frustrated = blocks[coalition[ties.first], coalition[ties.second]] != ties.signs
    value = float(ties.weights[frustrated].sum())
    proven = value - bound <= 1e-9 * value
    inconsistencies = np.triu(weights) + np.triu(weights, 1).T
    for array in (coalition, frustrated, inconsistencies):
        array.setflags(write=False)
    kind = "any sign per block" if np.all(pattern == FREE) else "the pattern given"
    return RelaxedBlockmodel(
        value=value,
        bound=value if proven else bound,
        proven=proven,
        coalition=coalition,
        frustrated=frustrated,
        blocks=blocks.astype(np.int8),
        inconsistencies=inconsistencies,
        definition=f"weight of the ties against the sign of their block, {k} coalitions, {kind} "
        f"(Doreian & Mrvar 2009), by {values}",
    )
