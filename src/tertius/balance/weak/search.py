"""Coalitions with few frustrated ties, quickly: moves, joins and shakes; nothing is proven."""

from collections.abc import Iterable
from time import perf_counter

import numpy as np

from tertius.balance.weak.problem import Floats, Pairs, Places, numbered, parts_of

EFFORT = 3e7
"""Ties looked at in one search, about: half a second of CPU at most for the usual sizes."""


def best_partition(
    pairs: Pairs,
    starts: Iterable[Places],
    *,
    limit: int | None = None,
    least: int = 0,
    rounds: int = 200,
    seed: int = 0,
    deadline: float = np.inf,
) -> Places:
    """Give the partition of lowest cost that searches from several starts end in.

    States move one at a time to the coalition that holds them best, coalitions join where that
    pays, and what results is shaken around a random state and improved again.

    Parameters
    ----------
    pairs
        The problem.
    starts
        Partitions to begin from, labels below ``limit``; at least one.
    limit, least
        Coalitions at most (by default any number) and at least; the starts must conform.
    rounds
        Shakes per start, fewer for large problems.
    seed
        Chooses among equally good answers.
    deadline
        Time of ``perf_counter`` after which no further start is tried.

    Returns
    -------
    ndarray of int64, shape (n,)
        A label per state; where no number is fixed the coalitions are connected by positive ties.

    References
    ----------
    Doreian, P. and Mrvar, A. (1996). A partitioning approach to structural balance. Social
    Networks 18, 149-168 (relocation from many starts).
    Levorato, M., Figueiredo, R., Frota, Y. and Drummond, L. (2017). Evaluating balancing on social
    networks through the efficient solution of correlation clustering problems. EURO Journal on
    Computational Optimization 5, 467-498 (iterated local search).
    """
    from tertius.balance.weak.search_kernels import wander

    start, partner, value, _ = pairs.rows
    smallest = 1e-9 * float(np.max(np.abs(pairs.value), initial=0.0))
    turns = int(min(EFFORT / max(len(pairs), 1), rounds))
    allowed = max(pairs.states, 1) if limit is None else limit
    best, lowest = np.zeros(0, dtype=np.int64), np.inf
    for number, given in enumerate(starts):
        label = np.array(given, dtype=np.int64)
        chance = np.array([0x9E3779B97F4A7C15 ^ (seed * 1_000_003 + number + 1)], dtype=np.uint64)
        wander(start, partner, value, label, allowed, least, smallest, turns, chance)
        cost = pairs.cost(label)
        if cost < lowest:
            best, lowest = label, cost
        if perf_counter() >= deadline:
            break
    return connected(pairs, best) if limit is None else best


def connected(pairs: Pairs, label: Places) -> Places:
    """Split coalitions that no positive ties hold together; it never costs."""
    kept = (pairs.value > 0) & (label[pairs.first] == label[pairs.second])
    return parts_of(pairs.states, pairs.first[kept], pairs.second[kept])


def rounded(pairs: Pairs, x: Floats, threshold: float) -> Places:
    """Give the parts that positive ties with ``x`` below the threshold hold together."""
    kept = (pairs.value > 0) & (x < threshold)
    return parts_of(pairs.states, pairs.first[kept], pairs.second[kept])


def joined_down(pairs: Pairs, label: Places, limit: int) -> Places:
    """Join coalitions, the cheapest two each time, until there are at most ``limit``."""
    label = numbered(label)
    count = int(label.max(initial=-1)) + 1
    if count <= limit:
        return label
    between = np.zeros((count, count))
    np.add.at(between, (label[pairs.first], label[pairs.second]), pairs.value)
    between += between.T
    name = np.arange(count)
    np.fill_diagonal(between, -np.inf)
    for left in range(count, limit, -1):
        live = np.flatnonzero(between[:, 0] > -np.inf) if left else name
        live = np.unique(name)
        part = between[np.ix_(live, live)]
        one, other = divmod(int(np.argmax(part)), len(live))
        keep, gone = live[min(one, other)], live[max(one, other)]
        between[keep] += between[gone]
        between[:, keep] += between[:, gone]
        between[keep, keep] = -np.inf
        name[name == gone] = keep
    return numbered(name[label])


def split_up(pairs: Pairs, label: Places, count: int) -> Places:
    """Split coalitions until there are ``count``: at no cost as long as that goes, then cheaply."""
    label = numbered(label)
    parts = connected(pairs, label)
    used = int(label.max(initial=-1)) + 1
    for part in np.unique(parts):
        if used >= count:
            return label
        inside = parts == part
        if np.any((label == label[np.argmax(inside)]) & ~inside):
            label[inside] = used
            used += 1
    start, partner, value, _ = pairs.rows
    owner = np.repeat(np.arange(pairs.states), np.diff(start))
    while used < count:
        same = label[owner] == label[partner]
        held = np.bincount(owner[same], value[same], pairs.states)
        held[np.bincount(label, minlength=used)[label] == 1] = np.inf
        label[np.argmin(held)] = used
        used += 1
    return label


def with_count(pairs: Pairs, free: Places, count: int, least: int, seed: int) -> Places:
    """Search from the free answer, joined down or split up, and from an arbitrary partition."""
    start = joined_down(pairs, free, count)
    if least:
        start = split_up(pairs, start, count)
    even = np.arange(pairs.states, dtype=np.int64) % count
    return best_partition(
        pairs, [start, even, even[::-1]], limit=count, least=least, rounds=400, seed=seed
    )
