"""Balance by closed walks: of a network, of a state, and of a dyad.

A closed walk is positive if it goes over an even number of negative ties; in a balanced network
all are. A walk of length l weighs beta^l / l!, so short cycles count most.

Raw values saturate. The ratio follows ``exp(beta (λ₁(A) − λ₁(|A|)))``, the distance of two
eigenvalues that both grow with the number of ties: of two networks with the same share of
frustrated ties, the larger or denser one comes out nearer to 0. A small ``beta`` only moves the
trouble: then walks of length 0 and 2 prevail, which are positive in any network, and the value is
near 1; so do states without ties, whose only walk has length 0. The value ranks networks of one
size and density; across others compare its distance from a null model.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tertius.balance.exponential import (
    Beta,
    checked_beta,
    diagonal_ratios,
    half_exponentials,
    half_steps,
)
from tertius.balance.matrices import (
    dense_matrix,
    leading_eigenvalues,
    sparse_matrix,
)
from tertius.balance.walks_large import walk_balance_bounds
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, simple_ties
from tertius.network.tie_list import Values

Floats = NDArray[np.float64]

DENSE = 1_000
"""States up to which matrices are worked on whole."""

MOST_DENSE = 5_000
"""States up to which all eigenvalues are found where a few do not settle the value."""

MOST_WORK = 1e12
"""Products that local balance of a large network may take: some ten minutes. One of dense matrices
counts for a fifteenth."""

ENOUGH = 1e-6
"""Relative width of the bounds at which their middle is given for the value."""


def walk_balance(
    network: SignedNetwork | TieList, *, values: Values = "signs", beta: Beta = 1.0
) -> float:
    r"""Give the walk-based balance of a network.

    It is :math:`K = \operatorname{tr} e^{\beta A} / \operatorname{tr} e^{\beta |A|}`, the weighted
    number of positive less negative closed walks, by that of all closed walks.

    Parameters
    ----------
    network
        A network with at most one tie per dyad.
    values
        ``signs`` counts every tie once; ``strengths`` weighs it (in the unit of the ties: see
        ``beta``).
    beta
        The weight of a tie, above 0: long walks count more as it grows. ``spectral`` is one by
        the largest eigenvalue of \|A\|, at which no network is lost near 0. For small values
        :math:`K \approx 1 - 2 \beta^3 T^- / n`, with :math:`T^-` the number of triads that are
        not balanced.

    Returns
    -------
    float
        In [0, 1]; 1 if and only if the network is balanced (up to rounding: one frustrated cycle
        of 17 ties cannot be seen), and for one without ties. NaN for a network without states.
        Values below 1e-308 come out as 0: see :func:`walk_balance_bounds` for their logarithm.

    Raises
    ------
    NetworkError
        If there are parallel ties, or beta is not above 0; for more than 5,000 states also if a
        few leading eigenvalues leave the value uncertain by more than a millionth.

    References
    ----------
    Estrada, E. & Benzi, M. (2014). Walk-based measure of balance in signed networks: detecting
    lack of balance in social networks. Physical Review E 90, 042802.

    Examples
    --------
    >>> triad = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [1, -1, -1])
    >>> walk_balance(triad)
    1.0
    >>> round(walk_balance(triad.with_values([-1, -1, -1])), 4)
    0.6858
    """
    ties = simple_ties(network, values=values)
    if not ties.states:
        return float("nan")
    if ties.states > DENSE:
        bounds = walk_balance_bounds(ties, values=values, beta=beta)
        if bounds.width <= ENOUGH:
            return min(bounds.value, 1.0)
        if ties.states > MOST_DENSE:
            raise NetworkError(
                f"a few eigenvalues of {ties.states:,} states only tell that the walk balance "
                f"lies in [{bounds.low:.4g}, {bounds.high:.4g}]",
                remedy="Take walk_balance_bounds, or a larger beta.",
            )
    matrix = dense_matrix(ties)
    of_weights = np.asarray(np.linalg.eigvalsh(np.abs(matrix)), dtype=np.float64)
    factor = checked_beta(beta, float(of_weights[-1]))
    of_signs = np.asarray(np.linalg.eigvalsh(matrix), dtype=np.float64)
    return min(float(np.exp(_log_sum(factor * of_signs) - _log_sum(factor * of_weights))), 1.0)


def local_walk_balance(
    network: SignedNetwork | TieList,
    *,
    values: Values = "signs",
    beta: Beta = 1.0,
    places: Sequence[int] | NDArray[np.integer] | None = None,
) -> Floats:
    r"""Give the walk-based balance around each state.

    It is :math:`K_i = (e^{\beta A})_{ii} / (e^{\beta |A|})_{ii}`, the weighted number of positive
    less negative closed walks that begin at the state, by that of all. The balance of the network
    is the mean of these, weighted by the denominators.

    Parameters
    ----------
    network
        A network with at most one tie per dyad.
    values, beta
        As in :func:`walk_balance`.
    places
        The states asked about, by place; all by default. For more than 1,000 states each costs
        some hundred products with the whole matrix.

    Returns
    -------
    ndarray of shape (n,), or one value per place asked about
        In [0, 1], right to 1e-12 however few of all walks pass the state; 1 for a state that no
        cycle with an odd number of negative ties can be reached from.

    Raises
    ------
    NetworkError
        If there are parallel ties, beta is not above 0, a place is unknown, or the work would
        take more than some ten minutes.

    References
    ----------
    Diaz-Diaz, F., Bartesaghi, P. & Estrada, E. (2024). Mathematical modeling of local balance in
    signed networks and its applications to global international analysis. Journal of Applied
    Mathematics and Computing 70, 6195-6218.

    Examples
    --------
    >>> pair = TieList(("A", "B", "C", "D"), [0, 0, 1, 2], [1, 2, 2, 3], [-1, -1, -1, 1])
    >>> local_walk_balance(pair).round(3)
    array([0.679, 0.679, 0.733, 0.976])
    """
    ties = simple_ties(network, values=values)
    asked = np.arange(ties.states) if places is None else np.asarray(places, dtype=np.int64)
    if asked.size and (asked.min() < 0 or asked.max() >= ties.states):
        raise NetworkError(f"a place is outside the {ties.states:,} states of the network")
    if ties.states <= DENSE:
        return _dense_local(ties, beta)[asked]
    sparse = sparse_matrix(ties)
    radius = float(leading_eigenvalues(abs(sparse), 1)[0]) if len(ties) else 0.0
    factor = checked_beta(beta, radius)
    steps, terms = half_steps(factor * radius)
    work = float(len(asked)) * steps * terms * 4 * len(ties)
    if ties.states <= MOST_DENSE and 2.0 * ties.states**3 < work:
        return _dense_local(ties, factor)[asked]
    if work > MOST_WORK:
        raise NetworkError(
            f"the local balance of {len(asked):,} states of {ties.states:,} takes {work:.1g} "
            "products",
            remedy=f"Ask about some of them by `places`: about {MOST_WORK / work:.1%} at a time.",
        )
    return diagonal_ratios(sparse * factor, asked, factor * radius * (1 + 1e-9))


def dyad_walk_balance(
    network: SignedNetwork | TieList, *, values: Values = "signs", beta: Beta = 1.0
) -> Floats:
    r"""Give how far the walks between two states agree in sign.

    It is :math:`K_{ij} = (e^{\beta A})_{ij} / (e^{\beta |A|})_{ij}`, the ratio of signed to
    unsigned communicability: 1 if all walks from one to the other make them friends (the enemy of
    an enemy, the friend of a friend), −1 if all make them foes.

    Parameters
    ----------
    network
        A network of at most 5,000 states, with at most one tie per dyad.
    values, beta
        As in :func:`walk_balance`.

    Returns
    -------
    ndarray of shape (n, n)
        In [−1, 1], symmetric; the diagonal is :func:`local_walk_balance`. NaN where no walk leads
        from one state to the other (or only walks too long to weigh anything, above 150 ties).
        In a connected balanced network every value is 1 or −1.

    Raises
    ------
    NetworkError
        If there are parallel ties, beta is not above 0, or there are more than 5,000 states.

    References
    ----------
    Estrada, E. (2019). Rethinking structural balance in signed social networks. Discrete Applied
    Mathematics 268, 70-90.

    Examples
    --------
    >>> chain = TieList(("A", "B", "C"), [0, 1], [1, 2], [-1, -1])
    >>> dyad_walk_balance(chain)
    array([[ 1., -1.,  1.],
           [-1.,  1., -1.],
           [ 1., -1.,  1.]])
    """
    ties = simple_ties(network, values=values)
    if ties.states > MOST_DENSE:
        raise NetworkError(
            f"the walks between all dyads of {ties.states:,} states take too long to count",
            remedy="Take the network of some of the states by subset().",
        )
    matrix = dense_matrix(ties)
    signed, total = half_exponentials(checked_beta(beta, _radius(matrix, beta)) * matrix)
    with np.errstate(invalid="ignore"):
        ratios = (signed @ signed.T) / (total @ total.T)
    return np.asarray(np.clip(ratios, -1.0, 1.0))


def _dense_local(ties: TieList, beta: Beta) -> Floats:
    matrix = dense_matrix(ties)
    signed, total = half_exponentials(checked_beta(beta, _radius(matrix, beta)) * matrix)
    return np.asarray(np.sum(signed**2, axis=1) / np.sum(total**2, axis=1))


def _radius(matrix: Floats, beta: Beta) -> float:
    if not isinstance(beta, str) or not len(matrix):
        return 0.0
    return float(np.linalg.eigvalsh(np.abs(matrix))[-1])


def _log_sum(exponents: Floats) -> float:
    top = float(np.max(exponents))
    return top + float(np.log(np.sum(np.exp(exponents - top))))
