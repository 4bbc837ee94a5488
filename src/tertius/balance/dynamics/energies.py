"""The energy of alignments: what a bipartition costs by the propensities it goes against."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, tie_list
from tertius.network.tie_list import Values

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]

MOST_STATES = 22
"""States up to which every bipartition is looked at: 2,097,152 of them."""


def landscape_energy(
    network: SignedNetwork | TieList,
    sides: ArrayLike,
    *,
    sizes: ArrayLike | None = None,
    values: Values = "signs",
) -> float:
    """Give the energy of one bipartition.

    E(X) = Σ_{i<j} s_i s_j p_ij d_ij(X), where the propensity p_ij of two states to stand together
    is their tie, s are their sizes, and d_ij is 1 if X puts them on different sides, else 0.

    Parameters
    ----------
    network
        A dyad that is neutral or not observed has propensity 0; parallel ties add up.
    sides
        +1 or −1 for each state, shape (n,).
    sizes
        Above 0, shape (n,), of any unit; by default all 1.
    values
        Whether signs or strengths are the propensities.

    Returns
    -------
    float
        From −(weight of all negative ties) to +(weight of all positive ones); 0 if all stand
        together. Adding the weight of the negative ties gives the frustration of the bipartition:
        with sizes 1 the least energy plus that weight is the frustration index.

    Raises
    ------
    NetworkError
        If sides or sizes do not fit.

    References
    ----------
    .. [1] Axelrod & Bennett 1993, 'A landscape theory of aggregation', British Journal of Political
       Science 23, 211–233. There each dyad is counted twice, which doubles E.

    Examples
    --------
    >>> enemies_of_c = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [1, -1, -1])
    >>> landscape_energy(enemies_of_c, [1, 1, -1])
    -2.0
    """
    ties, weights = weighted_ties(network, sizes=sizes, values=values)
    side = np.asarray(sides)
    if side.shape != (ties.states,) or not np.all(np.isin(side, (-1, 1))):
        raise NetworkError(f"sides must be +1 or -1 for each of {ties.states} states")
    return float(np.sum(weights[side[ties.first] != side[ties.second]]))


def bipartition_energies(
    network: SignedNetwork | TieList, *, sizes: ArrayLike | None = None, values: Values = "signs"
) -> Floats:
    """Give the energy of every bipartition.

    Parameters
    ----------
    network, sizes, values
        As in :func:`landscape_energy`; at most 22 states.

    Returns
    -------
    ndarray of shape (2 ** (n − 1),), or (1,) for no states
        By the number of the bipartition, which :func:`bipartition_sides` spells out.

    Raises
    ------
    NetworkError
        If there are more than 22 states or the sizes do not fit.

    References
    ----------
    .. [1] Axelrod & Bennett 1993, British Journal of Political Science 23, 211–233.
    """
    from tertius.balance.dynamics.landscape_kernels import all_energies

    ties, weights = weighted_ties(network, sizes=sizes, values=values)
    if ties.states > MOST_STATES:
        raise NetworkError(
            f"{ties.states:,} states have 2^{ties.states - 1} bipartitions; all of them are looked "
            f"at up to {MOST_STATES} states",
            remedy="Use `landscape` with a generator: it takes a sample.",
        )
    energies: Floats = all_energies(propensities(ties, weights))
    return energies


def bipartition_sides(numbers: ArrayLike, states: int) -> Sides:
    """Spell out bipartitions by their numbers.

    Parameters
    ----------
    numbers
        From 0 up to 2 ** (states − 1) − 1, shape (k,). Bit i of the number is set if state i + 1
        stands on the other side than state 0.
    states
        Number n of states.

    Returns
    -------
    ndarray of int8, shape (k, n)
        +1 for state 0 and those on its side, −1 for the others.

    Examples
    --------
    >>> bipartition_sides([0, 3], 3)
    array([[ 1,  1,  1],
           [ 1, -1, -1]], dtype=int8)
    """
    number = np.atleast_1d(np.asarray(numbers, dtype=np.int64))
    bits = (number[:, None] >> np.arange(max(states - 1, 0))) & 1
    sides = np.ones((len(number), states), dtype=np.int8)
    sides[:, 1:] -= (2 * bits).astype(np.int8)
    return sides


def weighted_ties(
    network: SignedNetwork | TieList, *, sizes: ArrayLike | None, values: Values
) -> tuple[TieList, Floats]:
    """Give the ties of a network and s_i s_j p_ij for each, shape (m,).

    Raises
    ------
    NetworkError
        If the sizes do not fit.
    """
    ties = tie_list(network, values=values)
    if sizes is None:
        return ties, ties.values
    try:
        size = np.array(sizes, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise NetworkError(f"sizes must be numbers: {error}") from None
    if size.shape != (ties.states,) or not np.all(np.isfinite(size) & (size > 0)):
        raise NetworkError(f"sizes must be a number above 0 for each of {ties.states} states")
    with np.errstate(over="ignore", under="ignore"):
        weights = size[ties.first] * size[ties.second] * ties.values
    if not np.all(np.isfinite(weights) & (weights != 0)):
        raise NetworkError(
            "the products of two sizes are too large or too small to be computed with",
            remedy="Give the sizes in another unit, such as shares of their sum.",
        )
    return ties, weights


def propensities(ties: TieList, weights: Floats) -> Floats:
    """Give the weights of the ties as a symmetric matrix, parallel ones added up."""
    matrix = np.zeros((ties.states, ties.states))
    np.add.at(matrix, (ties.first, ties.second), weights)
    np.add.at(matrix, (ties.second, ties.first), weights)
    return matrix
