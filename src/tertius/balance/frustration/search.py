"""Few frustrated ties, quickly: simulated annealing, and the merging of what its runs agree on."""

from time import process_time

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Whole = NDArray[np.int64]
Rows = tuple[Whole, NDArray[np.int32], Floats]

HOT, WARM, COLD = 2.0, 0.8, 0.1
"""Heat at the start of a run from a random tree, from known sides, and at the end of any; in
units of the mean weight. Chosen on the networks of Bitcoin-alpha, wiki-elections, Epinions and
Slashdot, where runs differ by their chance more than by these."""

RUNS, SWEEPS = 8, 150
"""Runs that are merged in each round, and how often each goes over all states."""


def best_sides(
    first: ArrayLike,
    second: ArrayLike,
    values: ArrayLike,
    states: int,
    *,
    seed: int = 0,
    rounds: int = 3,
    seconds: float | None = None,
    start: ArrayLike | None = None,
) -> Sides:
    """Give sides with little frustrated weight; nothing is proven.

    A tie is frustrated if it is positive between the sides or negative within one. Each round
    anneals several times, from random spanning trees and from the best sides known; then states
    that stand alike in all these answers become one, which leaves a much smaller network, in
    which whole blocs change sides at once; it is searched the same way. The answer of a round is
    never worse than the best of its runs.

    Parameters
    ----------
    first, second : array of int, shape (m,)
        Places of the partners of each tie; parallel ties are allowed.
    values : array of float, shape (m,)
        Sign times weight of each tie.
    states
        Number of states n.
    seed
        Chooses among equally good runs; the same seed gives the same answer, unless ``seconds``
        ends the search.
    rounds
        Rounds of runs. Three are some 20 ms of CPU for 200 states with 2,000 ties.
    seconds
        Seconds of CPU after which no further run is begun. By default all rounds are run.
    start : array of ±1, shape (n,), optional
        Known sides; the answer is never worse.

    Returns
    -------
    ndarray of int8, shape (n,)
        Side of each state, +1 or −1; the first state of the network has +1.

    Raises
    ------
    ValueError
        If ``start`` is not +1 or −1 for every state.

    References
    ----------
    Kirkpatrick, S., Gelatt, C. D. & Vecchi, M. P. (1983). Optimization by simulated annealing.
    Science 220, 671-680.
    Cook, W. & Seymour, P. (2003). Tour merging via branch-decomposition. INFORMS Journal on
    Computing 15(3), 233-248 (the idea to search only where good answers differ).

    Examples
    --------
    >>> best_sides([0, 0, 1], [1, 2, 2], [1, -1, -1], 3)
    array([ 1,  1, -1], dtype=int8)
    """
    one, other = np.asarray(first, dtype=np.int64), np.asarray(second, dtype=np.int64)
    value = np.asarray(values, dtype=np.float64)
    best = np.ones(states, dtype=np.int8) if start is None else given_sides(start, states)
    if not states or not np.any(value < 0):
        return np.ones(states, dtype=np.int8)
    deadline = np.inf if seconds is None else process_time() + seconds
    rows = compressed_rows(one, other, value, states)
    chance = np.array([first_word(seed)], dtype=np.uint64)
    if start is None:
        best = anneal_once(rows, None, HOT, 1, chance)
    for turn in range(rounds):
        found = [best]
        for run in range(RUNS):
            if process_time() > deadline:
                break
            again = turn > 0 and run % 2 == 1
            found.append(
                anneal_once(rows, best if again else None, WARM if again else HOT, SWEEPS, chance)
            )
        best = merge_answers(one, other, value, found, chance, deadline)
        if process_time() > deadline:
            break
    facing: Sides = best * best[0]
    return facing


def frustrated_weight(
    first: ArrayLike, second: ArrayLike, values: ArrayLike, sides: ArrayLike
) -> float:
    """Give the weight of the ties that are positive between the sides or negative within one.

    Parameters
    ----------
    first, second, values
        The ties, as in :func:`best_sides`.
    sides : array of ±1, shape (n,)
        Side of each state.

    Returns
    -------
    float
        In the unit of ``values``; 0 for a network without ties.

    Examples
    --------
    >>> frustrated_weight([0, 0, 1], [1, 2, 2], [1, -1, 0.5], [1, 1, -1])
    0.5
    """
    of = np.asarray(sides, dtype=np.float64)
    held = np.asarray(values, dtype=np.float64) * of[np.asarray(first, dtype=np.int64)]
    held = held * of[np.asarray(second, dtype=np.int64)]
    return float(-np.sum(held[held < 0])) + 0.0


def compressed_rows(first: Whole, second: Whole, values: Floats, states: int) -> Rows:
    """Give where each state's ties begin, the partner in each, and its value."""
    ends, partners = np.concatenate([second, first]), np.concatenate([first, second])
    begin = np.zeros(states + 1, dtype=np.int64)
    np.cumsum(np.bincount(ends, minlength=states), out=begin[1:])
    order = np.argsort(ends, kind="stable")
    return begin, partners[order].astype(np.int32), np.concatenate([values, values])[order]


def given_sides(start: ArrayLike, states: int) -> Sides:
    """Check known sides and copy them."""
    sides = np.asarray(start, dtype=np.int8)
    if sides.shape != (states,) or not np.all(np.abs(sides) == 1):
        raise ValueError(f"known sides must be +1 or -1 for each of {states} states")
    return sides.copy()


def first_word(seed: int) -> int:
    """Spread a seed over 64 bits, never 0 (SplitMix64's finalizer)."""
    word = (seed + 1) * 0x9E3779B97F4A7C15 % 2**64
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
    word = (word ^ (word >> 27)) * 0x94D049BB133111EB % 2**64
    return (word ^ (word >> 31)) or 1


def anneal_once(
    rows: Rows, known: Sides | None, heat: float, sweeps: int, chance: NDArray[np.uint64]
) -> Sides:
    """Anneal once, from known sides or from a random spanning tree, and end in a local minimum."""
    from tertius.balance.frustration.search_kernels import anneal, descend, grow_tree, pulls_of

    mean = float(np.mean(np.abs(rows[2])))
    pull = np.zeros(len(rows[0]) - 1)
    if known is None:
        sides = np.ones(len(pull), dtype=np.int8)
        grow_tree(*rows, sides, chance)
    else:
        sides = known.copy()
    pulls_of(*rows, sides, pull)
    anneal(*rows, sides, pull, heat * mean, COLD * mean, sweeps, chance)
    # Pulls have gathered rounding errors where weights are not whole numbers.
    pulls_of(*rows, sides, pull)
    descend(*rows, sides, pull, 1e-9 * mean)
    return sides


def merge_answers(
    first: Whole,
    second: Whole,
    values: Floats,
    found: list[Sides],
    chance: NDArray[np.uint64],
    deadline: float,
) -> Sides:
    """Search the network in which states that stand alike in all found sides are one."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    costs = [frustrated_weight(first, second, values, sides) for sides in found]
    best = found[int(np.argmin(costs))]
    if len(found) < 2 or process_time() > deadline:
        return best
    every = np.array(found) * best
    same = np.all(every[:, first] == every[:, second], axis=0)
    links = coo_array((same[same], (first[same], second[same])), shape=(len(best), len(best)))
    blocs, bloc = connected_components(links, directed=False)
    if blocs == len(best) or np.all(same):
        return best
    # Seen from the best sides, ties within a bloc never change; the rest add up per pair of blocs.
    value = values * best[first] * best[second]
    low, high = np.minimum(bloc[first], bloc[second]), np.maximum(bloc[first], bloc[second])
    key, place = np.unique(low[~same] * np.int64(blocs) + high[~same], return_inverse=True)
    total = np.bincount(place, value[~same], len(key))
    kept = total != 0
    low, high = np.divmod(key[kept], np.int64(blocs))
    if not len(low):
        return best
    rows = compressed_rows(low, high, total[kept], blocs)
    known = np.ones(blocs, dtype=np.int8)
    again = [known]
    for run in range(RUNS):
        if process_time() > deadline:
            break
        again.append(
            anneal_once(rows, known if run % 2 else None, WARM if run % 2 else HOT, SWEEPS, chance)
        )
    better: Sides = best * merge_answers(low, high, total[kept], again, chance, deadline)[bloc]
    return better
