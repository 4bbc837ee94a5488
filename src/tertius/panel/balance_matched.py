"""Sides and coalitions that keep their numbers through time."""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from tertius.network import SignedNetwork
from tertius.panel.balance_findings import connected_parts
from tertius.panel.balance_solved import Solved
from tertius.states import PREDECESSOR

Labels = NDArray[np.int64]

MEMORY = 5
"""How many periods back a coalition may have been seen last and still be the same."""


def matched_sides(solved: Sequence[Solved]) -> tuple[Labels, ...]:
    """Give the two sides of each period numbers, 0 and 1, so that states stay on theirs.

    Parameters
    ----------
    solved
        Periods with their best splits, in order.

    Returns
    -------
    tuple of ndarray of shape (n,)
        −1 for states without ties.
    """
    from tertius.balance.coalitions.matching import match_sides

    given, parts = [], []
    for one in solved:
        assert one.frustration is not None  # noqa: S101 - chosen by the caller
        given.append(np.where(one.ties.degrees > 0, np.asarray(one.frustration.sides), 0))
        parts.append(connected_parts(one.ties))
    turned = match_sides(given, parts, [_members(one) for one in solved])
    return tuple(np.where(side == 0, -1, side < 0).astype(np.int64) for side in turned)


def matched_coalitions(solved: Sequence[Solved]) -> tuple[Labels | None, ...]:
    """Give coalitions numbers that they keep through time.

    Parameters
    ----------
    solved
        Periods with their best coalitions, in order.

    Returns
    -------
    tuple of ndarray of shape (n,), or None
        −1 for states on their own; None for a period without coalitions.
    """
    from tertius.balance.coalitions.matching import match_coalitions

    seen = [one for one in solved if one.weak is not None]
    labels = []
    for one in seen:
        assert one.weak is not None  # noqa: S101 - chosen above
        coalition = np.asarray(one.weak.coalition)
        lone = np.bincount(coalition, minlength=1)[coalition] < 2
        labels.append(np.where(lone | (one.ties.degrees == 0), -1, coalition))
    matched = iter(match_coalitions(labels, [_members(one) for one in seen], memory=MEMORY))
    return tuple(next(matched) if one.weak is not None else None for one in solved)


def _members(one: Solved) -> Sequence[Hashable]:
    """Give who the states are: COW numbers, with one number for Germany through its division."""
    if isinstance(one.network, SignedNetwork):
        later = {former: number for number, former in PREDECESSOR.items()}
        return [later.get(code, code) for code in one.network.ccodes]
    names = one.names
    return names if len(set(names)) == len(names) else range(len(names))
