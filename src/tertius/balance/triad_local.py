"""Balance where it happens: the triads of each state, tie and dyad."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tertius.balance.triad_sums import (
    LARGEST,
    product_blocks,
    scaled_ties,
    types_of_ties,
)
from tertius.balance.triads import Kind, balanced_types
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, simple_ties
from tertius.network.tie_list import Values

Floats = NDArray[np.float64]
Sign = Literal["own", "positive", "negative"]


def tie_triads(network: SignedNetwork | TieList) -> NDArray[np.int64]:
    """Count the triads of every tie by type.

    Parameters
    ----------
    network
        n states with m signed ties; weights do not matter.

    Returns
    -------
    ndarray of int64, shape (m, 4)
        Complete triads ``+++ ++- +-- ---``, in the rows of :func:`tertius.network.tie_list`. The
        column sums are three times the census.

    Examples
    --------
    >>> from tertius.network import TieList
    >>> tie_triads(TieList(tuple("ABCD"), [0, 0, 1, 2], [1, 2, 2, 3], [1, -1, -1, 1])).tolist()
    [[0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 0, 0]]
    """
    return types_of_ties(simple_ties(network)).astype(np.int64)


def state_triads(network: SignedNetwork | TieList) -> NDArray[np.int64]:
    """Count the triads of every state by type.

    Parameters
    ----------
    network
        n states with m signed ties; weights do not matter.

    Returns
    -------
    ndarray of int64, shape (n, 4)
        Complete triads ``+++ ++- +-- ---``; the column sums are three times the census.

    Examples
    --------
    >>> from tertius.network import TieList
    >>> state_triads(TieList(tuple("ABCD"), [0, 0, 1, 2], [1, 2, 2, 3], [1, -1, -1, 1])).tolist()
    [[0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 0, 0]]
    """
    ties = simple_ties(network)
    return _by_state(ties, types_of_ties(ties)).astype(np.int64)


def tie_balance(
    network: SignedNetwork | TieList, *, kind: Kind = "strong", values: Values = "signs"
) -> Floats:
    """Give, for every tie, the share of its triads that are balanced.

    Parameters
    ----------
    network
        n states with m signed ties.
    kind
        ``strong`` or ``weak``, as in :func:`tertius.balance.degree_of_balance`.
    values
        ``strengths`` weighs each triad by the product of the weights of its ties; the tie's own
        weight cancels.

    Returns
    -------
    ndarray of shape (m,)
        In [0, 1], in the rows of :func:`tertius.network.tie_list`; NaN for ties in no triad.

    References
    ----------
    .. [1] Cartwright, D. and Harary, F. (1956). Structural balance: a generalization of Heider's
       theory. *Psychological Review* 63(5), 277–293. (Local balance, there at a point.)

    Examples
    --------
    >>> from tertius.network import TieList
    >>> tie_balance(TieList(tuple("ABCD"), [0, 0, 1, 2], [1, 2, 2, 3], [1, -1, -1, 1]))
    array([ 1.,  1.,  1., nan])
    """
    flags = balanced_types(kind)
    return _share(types_of_ties(scaled_ties(simple_ties(network, values=values))), flags)


def state_balance(
    network: SignedNetwork | TieList, *, kind: Kind = "strong", values: Values = "signs"
) -> Floats:
    """Give, for every state, the share of its triads that are balanced.

    Parameters
    ----------
    network
        n states with m signed ties.
    kind
        ``strong`` or ``weak``, as in :func:`tertius.balance.degree_of_balance`.
    values
        ``strengths`` weighs each triad by the product of the weights of its ties.

    Returns
    -------
    ndarray of shape (n,)
        In [0, 1]; NaN for states in no triad.

    References
    ----------
    .. [1] Cartwright, D. and Harary, F. (1956). Structural balance: a generalization of Heider's
       theory. *Psychological Review* 63(5), 277–293. (Local balance at a point, by triads.)

    Examples
    --------
    >>> from tertius.network import TieList
    >>> state_balance(TieList(tuple("ABCD"), [0, 0, 1, 2], [1, 2, 2, 3], [1, -1, -1, 1]))
    array([ 1.,  1.,  1., nan])
    """
    flags = balanced_types(kind)
    ties = scaled_ties(simple_ties(network, values=values))
    return _share(_by_state(ties, types_of_ties(ties)), flags)


def dyad_balance(
    network: SignedNetwork | TieList,
    *,
    kind: Kind = "strong",
    values: Values = "signs",
    sign: Sign = "own",
) -> Floats:
    """Give, for every dyad, the share of its triads that are balanced, or would be.

    Parameters
    ----------
    network
        n states with m signed ties, at most 16,384 states.
    kind
        ``strong`` or ``weak``, as in :func:`tertius.balance.degree_of_balance`.
    values
        ``strengths`` weighs each third party by the product of the weights of its two ties.
    sign
        The sign the dyad is taken to have. ``own``: that of its tie. ``positive`` or ``negative``:
        as if it were so, for all dyads, also those without a tie: the share of third parties
        content with it, friends of both or enemies of both where the dyad is positive and balance
        strong.

    Returns
    -------
    ndarray of shape (n, n)
        In [0, 1], symmetric. NaN on the diagonal, where no third party is tied with both, and, with
        ``own``, where the two are not tied.

    Raises
    ------
    NetworkError
        If there are more than 16,384 states (a matrix would take more than 2 GiB; see
        :func:`tie_balance`), some dyads have parallel ties, or an option is unknown.

    Examples
    --------
    >>> from tertius.network import TieList
    >>> ties = TieList(tuple("ABC"), [0, 1], [2, 2], [-1, -1])
    >>> float(dyad_balance(ties, sign="positive")[0, 1])
    1.0
    >>> float(dyad_balance(ties, sign="negative", kind="weak")[0, 1])
    1.0
    >>> float(dyad_balance(ties)[0, 1])
    nan
    """
    flags = balanced_types(kind)
    if sign not in ("own", "positive", "negative"):
        raise NetworkError(f"the sign is 'own', 'positive' or 'negative', not '{sign}'")
    ties = scaled_ties(simple_ties(network, values=values))
    if ties.states > LARGEST:
        raise NetworkError(
            f"a matrix of {ties.states:,} states would take more than 2 GiB",
            remedy="Ask for tie_balance, which needs no matrix.",
        )
    shares = np.full((ties.states, ties.states), np.nan)
    if sign == "own":
        shares[ties.first, ties.second] = _share(types_of_ties(ties), flags)
        shares[ties.second, ties.first] = shares[ties.first, ties.second]
        return shares
    for rows, third in product_blocks(ties, "fwe"):
        sums = np.stack([third[name] for name in "fwe"], axis=-1).astype(np.float64)
        found = _share(sums, flags[:3] if sign == "positive" else flags[1:])
        shares[rows, rows.start :], shares[rows.start :, rows] = found, found.T
    np.fill_diagonal(shares, np.nan)
    return shares


def _by_state(ties: TieList, types: Floats) -> Floats:
    """Sum the types of ties over the ties of each state; a triad has two ties at a state."""
    ends = np.concatenate([ties.first, ties.second])
    columns = [
        np.bincount(ends, np.concatenate([column, column]), minlength=ties.states) / 2
        for column in types.T
    ]
    return np.stack(columns, axis=1) if ties.states else np.zeros((0, 4))


def _share(sums: Floats, flags: tuple[int, ...]) -> Floats:
    """Give the flagged share of the last axis, NaN where there is nothing to share."""
    total = sums.sum(axis=-1)
    balanced = sums @ np.array(flags, dtype=np.float64)
    shares: Floats = np.full(total.shape, np.nan)
    np.divide(balanced, total, out=shares, where=total > 0)
    # A sum of parts may exceed the sum of all of them by its last digit.
    return np.minimum(shares, 1.0, out=shares)
