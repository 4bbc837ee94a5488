"""Every partition of a few states: what the index is by definition, with nothing clever."""

from functools import cache
from itertools import combinations, permutations

import numpy as np
from hypothesis import strategies as st
from numpy.random import default_rng
from numpy.typing import NDArray

from tertius.balance.weak.problem import Pairs, pairs_of
from tertius.network import TieList


@cache
def partitions(states: int) -> NDArray[np.int64]:
    """All partitions, a row each; coalitions are numbered by their first state."""
    rows: list[list[int]] = [[]]
    for _ in range(states):
        rows = [[*row, label] for row in rows for label in range(max(row, default=-1) + 2)]
    return np.array(rows, dtype=np.int64).reshape(len(rows), states)


def costs(ties: TieList) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The frustrated weight and the number of coalitions of every partition."""
    rows = partitions(ties.states)
    total = np.zeros(len(rows))
    for one, other, value in zip(ties.first, ties.second, ties.values, strict=True):
        apart = rows[:, one] != rows[:, other]
        total += np.where(apart == (value > 0), abs(value), 0.0)
    counts = rows.max(axis=1) + 1 if ties.states else np.zeros(1, dtype=np.int64)
    return total, counts


def least(ties: TieList, count: int | None = None, *, at_most: bool = False) -> float:
    """The line index by trying every partition."""
    total, counts = costs(ties)
    if count is None:
        return float(total.min())
    return float(total[counts <= count if at_most else counts == count].min())


def least_relaxed(ties: TieList, count: int, pattern: NDArray[np.float64] | None = None) -> float:
    """The criterion of the relaxed blockmodel by trying every partition and naming."""
    lowest = np.inf
    for row in partitions(ties.states):
        if row.max() + 1 != count:
            continue
        namings = [range(count)] if pattern is None else permutations(range(count))
        for naming in namings:
            lowest = min(lowest, against(ties, np.array(list(naming))[row], pattern))
    return float(lowest)


def against(ties: TieList, label: NDArray[np.int64], pattern: NDArray[np.float64] | None) -> float:
    """The weight that speaks against the blocks of one partition."""
    weights: dict[tuple[int, int], list[float]] = {}
    for one, other, value in zip(label[ties.first], label[ties.second], ties.values, strict=True):
        signs = weights.setdefault((min(one, other), max(one, other)), [0.0, 0.0])
        signs[0 if value > 0 else 1] += abs(value)
    total = 0.0
    for block, (positive, negative) in weights.items():
        kind = np.nan if pattern is None else pattern[block]
        if np.isnan(kind):
            total += min(positive, negative)
        else:
            total += (positive if kind <= 0 else 0) + (negative if kind >= 0 else 0)
    return total


def random_ties(
    states: int, seed: int, *, density: float = 0.5, negative: float = 0.5, blocs: int = 0
) -> TieList:
    """Ties drawn at random; with blocs, hostile between and friendly within but for a noise."""
    rng = default_rng(seed)
    first, second = np.triu_indices(states, 1)
    drawn = rng.random(len(first)) < density
    first, second = first[drawn], second[drawn]
    if blocs:
        bloc = rng.integers(0, blocs, states)
        hostile = (bloc[first] != bloc[second]) ^ (rng.random(len(first)) < negative)
    else:
        hostile = rng.random(len(first)) < negative
    return TieList(tuple(map(str, range(states))), first, second, np.where(hostile, -1.0, 1.0))


def pairs(ties: TieList) -> Pairs:
    """The problem of a network without contradictions."""
    return pairs_of(ties)[0]


@st.composite
def few_states(draw: st.DrawFn, most: int = 7, *, weighted: bool = True) -> TieList:
    """Networks of 1 to ``most`` states with any ties, some of them parallel."""
    states = draw(st.integers(1, most))
    dyads = list(combinations(range(states), 2))
    if not dyads:
        return TieList(("0",), [], [], [])
    chosen = draw(st.lists(st.sampled_from(dyads), max_size=len(dyads) + 3))
    size = st.sampled_from([1.0, 1.0, 2.0, 3.0, 0.5, 0.3173]) if weighted else st.just(1.0)
    values = [draw(size) * draw(st.sampled_from([-1, 1])) for _ in chosen]
    first, second = [dyad[0] for dyad in chosen], [dyad[1] for dyad in chosen]
    return TieList(tuple(map(str, range(states))), first, second, values)
