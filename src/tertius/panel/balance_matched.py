"""Sides and coalitions that keep their numbers through time."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tertius.network import SignedNetwork
from tertius.panel.balance_solved import Solved

Labels = NDArray[np.int64]


def matched_labels(solved: Sequence[Solved], labels: Sequence[Labels]) -> tuple[Labels, ...]:
    """Renumber groups so that a group keeps its number as long as most of its states stay.

    Parameters
    ----------
    solved
        The periods, in order.
    labels : sequence of ndarray of shape (n,)
        The group of each state in each period.

    Returns
    -------
    tuple of ndarray of shape (n,)
        The same groups under numbers that follow them through time.
    """
    numbered: list[Labels] = []
    before: dict[object, int] = {}
    free = 0
    for one, label in zip(solved, labels, strict=True):
        keys: Sequence[object] = one.names
        if isinstance(one.network, SignedNetwork):
            keys = one.network.ccodes
        tied = one.ties.degrees > 0
        new = _followed(label, keys, before, tied)
        for group in np.unique(label):
            if group not in new:
                new[int(group)] = free
                free += 1
        free = max(free, max(new.values(), default=-1) + 1)
        numbered.append(np.array([new[int(group)] for group in label], dtype=np.int64))
        before = {k: int(n) for k, n, t in zip(keys, numbered[-1], tied, strict=True) if t}
    return tuple(numbered)


def _followed(
    label: Labels, keys: Sequence[object], before: dict[object, int], tied: NDArray[np.bool_]
) -> dict[int, int]:
    """Give groups the numbers with which they share most states, each number once."""
    shared: dict[tuple[int, int], int] = {}
    for key, group, counts in zip(keys, label, tied, strict=True):
        if counts and key in before:
            pair = (int(group), before[key])
            shared[pair] = shared.get(pair, 0) + 1
    new: dict[int, int] = {}
    for group, number in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if group not in new and number not in new.values():
            new[group] = number
    return new
