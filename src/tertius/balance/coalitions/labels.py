"""How coalitions are numbered: 0, 1 … by size, and −1 for a state without ties."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.errors import NetworkError
from tertius.network import TieList

Labels = NDArray[np.int64]

OUTSIDE = -1
"""The number of a state that belongs to no coalition."""


def numbered(labels: ArrayLike, outside: NDArray[np.bool_] | None = None) -> Labels:
    """Renumber coalitions from 0 by size, the largest first, then by their first state.

    Parameters
    ----------
    labels : array of int, shape (n,)
        Any numbers; those below 0 stand for no coalition.
    outside : ndarray of bool, shape (n,), optional
        States that belong to none.

    Returns
    -------
    ndarray of int64, shape (n,)

    Examples
    --------
    >>> numbered([7, 4, 4, -1, 9])
    array([ 1,  0,  0, -1,  2])
    """
    given = np.asarray(labels, dtype=np.int64)
    inside = given >= 0 if outside is None else (given >= 0) & ~outside
    result = np.full(len(given), OUTSIDE, dtype=np.int64)
    if np.any(inside):
        _, first, place, size = np.unique(
            given[inside], return_index=True, return_inverse=True, return_counts=True
        )
        rank = np.empty(len(size), dtype=np.int64)
        rank[np.lexsort((first, -size))] = np.arange(len(size))
        result[inside] = rank[place]
    return result


def without_ties(ties: TieList) -> NDArray[np.bool_]:
    """Tell which states have no ties, shape (n,)."""
    return np.asarray(ties.degrees == 0)


def checked_labels(ties: TieList, labels: ArrayLike) -> Labels:
    """Give one whole number per state; numbers below 0 become coalitions of one.

    Parameters
    ----------
    ties
        The network.
    labels : array of int, shape (n,)
        Coalition of each state; or its side, if every state with ties has −1 or +1 and both occur.

    Returns
    -------
    ndarray of int64, shape (n,)
        Numbers from 0 without gaps, in ascending order of those given.

    Raises
    ------
    NetworkError
        If there is not one whole number per state.
    """
    given = np.asarray(labels)
    if given.shape != (ties.states,) or (given.size and given.dtype.kind not in "iub"):
        raise NetworkError(
            f"a network of {ties.states:,} states needs one whole number for each, "
            f"got {given.dtype} of shape {given.shape}"
        )
    given = given.astype(np.int64)
    tied = given[~without_ties(ties)]
    if np.any(tied == -1) and np.all(np.abs(tied) == 1):
        given = np.where(given == -1, -1, 1)
    else:
        alone = given < 0
        given[alone] = np.max(given, initial=0) + 1 + np.arange(np.count_nonzero(alone))
    return np.unique(given, return_inverse=True)[1].astype(np.int64)
