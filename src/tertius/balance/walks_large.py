"""Walk-based balance of networks too large for all eigenvalues: proven bounds from a few."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tertius.balance.exponential import Beta, checked_beta
from tertius.balance.matrices import leading_eigenvalues, sparse_matrix
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, simple_ties
from tertius.network.tie_list import Values

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]

NARROW = 1e-9
"""Relative width of the bounds at which no further eigenvalues are asked for."""


@dataclass(frozen=True, eq=False)
class WalkBounds:
    """Between what the walk-based balance of a large network lies.

    Attributes
    ----------
    log_low, log_high : float
        Bounds of the natural logarithm of the balance, which itself may be too small to store.
    log_limit : float
        What the logarithm tends to as ``beta`` grows: ``beta (λ₁(A) − λ₁(|A|))``, plus the
        logarithm of how often each of the two eigenvalues occurs (here taken as once).
    eigenvalues, weight_eigenvalues : ndarray of shape (k,)
        The largest eigenvalues of the signed matrix and of the weights, descending.
    beta : float
        The weight of a tie.
    """

    log_low: float
    log_high: float
    log_limit: float
    eigenvalues: Floats
    weight_eigenvalues: Floats
    beta: float

    @property
    def low(self) -> float:
        """Lower bound, in [0, 1]."""
        return float(np.exp(self.log_low))

    @property
    def high(self) -> float:
        """Upper bound, in [0, 1]."""
        return float(np.exp(self.log_high))

    @property
    def value(self) -> float:
        """The geometric mean of the two, in [0, 1]."""
        return float(np.exp((self.log_low + self.log_high) / 2))

    @property
    def width(self) -> float:
        """How far the bounds are apart, relative to the value."""
        return float(np.expm1(self.log_high - self.log_low))


def walk_balance_bounds(
    network: SignedNetwork | TieList,
    *,
    values: Values = "signs",
    beta: Beta = 1.0,
    eigenvalues: int = 48,
) -> WalkBounds:
    r"""Bound the walk-based balance of a large sparse network.

    The k largest eigenvalues of A are found by Lanczos iterations. Of the n − k others their
    number, sum and sum of squares are known (the trace of A is 0, that of A² twice the sum of the
    squared weights), and that they lie between :math:`-\lambda_1(|A|)` and the smallest found.
    Gauss–Radau quadrature with its fixed node at either end gives the least and the greatest sum
    of exponentials such numbers can have. More eigenvalues are found until the bounds meet to
    nine digits: six are enough for the networks of wiki-elections, Slashdot and Epinions. For a
    small ``beta`` the rest is what counts, and bounds of some 1e-4 are the best to be had.

    Parameters
    ----------
    network
        A network with at most one tie per dyad and more than 24 states.
    values, beta
        As in :func:`tertius.balance.walks.walk_balance`.
    eigenvalues
        The most eigenvalues to find of each matrix, at least 6.

    Returns
    -------
    WalkBounds
        Rigorous for exact eigenvalues; those found are exact to rounding.

    Raises
    ------
    NetworkError
        If there are parallel ties, beta is not above 0, there are too few states for Lanczos
        iterations, or these do not converge.

    References
    ----------
    Estrada, E. & Benzi, M. (2014). Walk-based measure of balance in signed networks: detecting
    lack of balance in social networks. Physical Review E 90, 042802.

    Golub, G. H. & Meurant, G. (2010). Matrices, moments and quadrature with applications.
    Princeton University Press (chapter 6: the sign of the error of Gauss–Radau rules).
    """
    ties = simple_ties(network, values=values)
    if ties.states <= 24 or eigenvalues < 6:
        raise NetworkError(
            f"{eigenvalues} eigenvalues of {ties.states} states give no bounds",
            remedy="Take walk_balance for small networks, and at least 6 eigenvalues.",
        )
    if not len(ties):
        zero = np.zeros(1)
        return WalkBounds(0.0, 0.0, 0.0, zero, zero, checked_beta(beta, 0.0))
    matrix = sparse_matrix(ties)
    count, most = 6, min(eigenvalues, ties.states // 4)
    bounds, before = _bounds(matrix, count, beta), np.inf
    # Where twice the eigenvalues do not halve the width, it is the unknown rest that matters.
    while NARROW < bounds.width < before / 2 and count < most:
        count, before = min(2 * count, most), bounds.width
        bounds = _bounds(matrix, count, beta)
    return bounds


def _bounds(matrix: "csr_array", count: int, beta: Beta) -> WalkBounds:
    of_weights = leading_eigenvalues(abs(matrix), count)
    of_signs = leading_eigenvalues(matrix, count)
    factor = checked_beta(beta, float(of_weights[0]))
    squares = float(np.sum(matrix.data**2)) * factor**2
    least = -factor * float(of_weights[0])
    low, high = _log_trace(factor * of_signs, matrix.shape[0], squares, least)
    low_of_weights, high_of_weights = _log_trace(
        factor * of_weights, matrix.shape[0], squares, least
    )
    return WalkBounds(
        log_low=min(low - high_of_weights, 0.0),
        log_high=min(high - low_of_weights, 0.0),
        log_limit=min(factor * float(of_signs[0] - of_weights[0]), 0.0),
        eigenvalues=of_signs,
        weight_eigenvalues=of_weights,
        beta=factor,
    )


def _log_trace(leading: Floats, states: int, squares: float, least: float) -> tuple[float, float]:
    """Bound the logarithm of a sum of exponentials whose largest exponents are given."""
    top = float(leading[0])
    known = float(np.sum(np.exp(leading - top)))
    moments = (
        float(states - len(leading)),
        -float(np.sum(leading)),
        max(squares - float(np.sum(leading**2)), 0.0),
    )
    low = _two_nodes(least, moments, top)
    high = _two_nodes(float(leading[-1]), moments, top)
    return top + float(np.log(known + low)), top + float(np.log(known + max(high, low)))


def _two_nodes(fixed: float, moments: tuple[float, float, float], top: float) -> float:
    """Sum exp(x − top) over numbers at a fixed place and one other, with given moments."""
    number, total, squares = moments
    distance = total - fixed * number
    spread = squares - fixed * total
    # All of them at the fixed place: then both vanish, up to rounding.
    if abs(distance) <= 1e-12 * number * max(abs(fixed), 1e-300):
        return number * float(np.exp(fixed - top))
    free = spread / distance
    mass = distance / (free - fixed) if free != fixed else number
    mass = min(max(mass, 0.0), number)
    return float(mass * np.exp(free - top) + (number - mass) * np.exp(fixed - top))
