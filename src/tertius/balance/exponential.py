r"""Exponentials of a signed matrix and of its weights, exact enough to be divided by each other.

Walk-based balance divides :math:`e^A_{ij}` by :math:`e^{|A|}_{ij}`. From eigenvectors both carry
errors in proportion to the largest entry anywhere, which drowns the entries of states far from
the core (a state that only touches a clique of 100 by a chain). Here both are sums and products
of powers of the matrices, whose rounding errors are bounded entry by entry by those of
:math:`e^{|A|}`: the ratio is right to about :math:`10^{-13}`, whatever the size of the entries.
"""

from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from tertius.errors import NetworkError

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Beta = float | Literal["spectral"]

LARGEST_EXPONENT = 300.0
"""Half-exponentials are taken in steps of at most this norm: e^300 squared can be stored."""


MOST_STEPS = 10_000
"""Steps beyond which weights are refused: they would take minutes, and say nothing any more."""


def _steps(norm: float) -> int:
    """Give the number of steps to a half-exponential of a matrix of this norm."""
    steps = norm / LARGEST_EXPONENT
    if not steps <= MOST_STEPS:
        raise NetworkError(
            f"the weights are too large for exponentials: their norm is {2 * norm:.3g}",
            remedy="Divide them by their largest, or lower beta.",
        )
    return max(int(np.ceil(steps)), 1)


def checked_beta(beta: Beta, radius: float) -> float:
    """Give the weight of a tie as a number.

    Parameters
    ----------
    beta
        A number above 0, or ``spectral``.
    radius
        The largest eigenvalue of the weights.

    Returns
    -------
    float

    Raises
    ------
    NetworkError
        If it is neither.
    """
    if isinstance(beta, str):
        if beta != "spectral":
            raise NetworkError(f"beta must be a number or 'spectral', got '{beta}'")
        return 1 / radius if radius > 0 else 1.0
    if not (np.isfinite(beta) and beta > 0):
        raise NetworkError(f"beta must be a finite number above 0, got {beta}")
    return float(beta)


def half_exponentials(matrix: Floats) -> tuple[Floats, Floats]:
    r"""Give :math:`e^{A/2}` and :math:`e^{|A|/2}`, rows scaled alike.

    Parameters
    ----------
    matrix : ndarray of shape (n, n)
        Symmetric A, signed.

    Returns
    -------
    signed, total : ndarray of shape (n, n)
        Y and Z with :math:`(Y Y^T)_{ij} / (Z Z^T)_{ij} = e^A_{ij} / e^{|A|}_{ij}`. Both are
        divided row by row by the same numbers where they would otherwise be too large to store.

    Raises
    ------
    NetworkError
        If the weights are so large that it would take more than 10,000 steps.

    References
    ----------
    Moler, C. & Van Loan, C. (2003). Nineteen dubious ways to compute the exponential of a
    matrix, twenty-five years later. SIAM Review 45(1), 3-49 (scaling and squaring).
    """
    weights = np.abs(matrix)
    norm = float(np.max(np.sum(weights, axis=1), initial=0.0)) / 2
    steps = _steps(norm)
    # Four squarings at least: walks of up to 256 ties count, however weak the ties are.
    squarings = max(int(np.ceil(np.log2(max(norm / steps, 1e-300)))), 4)
    signed_step = _exponential(matrix / (2 * steps), squarings)
    total_step = _exponential(weights / (2 * steps), squarings)
    signed, total = signed_step, total_step
    for _ in range(steps - 1):
        scale = np.max(total, axis=1, keepdims=True)
        signed, total = (signed / scale) @ signed_step, (total / scale) @ total_step
    return signed, total


def diagonal_ratios(matrix: "csr_array", places: NDArray[np.int64], radius: float) -> Floats:
    r"""Give :math:`e^A_{ii} / e^{|A|}_{ii}` of some states of a large sparse network.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        Symmetric A, signed.
    places : ndarray of shape (p,)
        The states.
    radius
        The largest eigenvalue of \|A\|, or more.

    Returns
    -------
    ndarray of shape (p,)
        In [0, 1].
    """
    weights = abs(matrix)
    steps, terms = half_steps(radius)
    found = np.empty(len(places))
    for begin in range(0, len(places), 64):
        some = places[begin : begin + 64]
        signed = np.zeros((matrix.shape[0], len(some)))
        signed[some, np.arange(len(some))] = 1.0
        total = signed.copy()
        for _ in range(steps):
            scale = np.max(total, axis=0)
            signed = _series(matrix, signed / scale, steps, terms)
            total = _series(weights, total / scale, steps, terms)
        scale = np.max(total, axis=0)
        signed, total = signed / scale, total / scale
        found[begin : begin + 64] = np.sum(signed**2, axis=0) / np.sum(total**2, axis=0)
    return found


def half_steps(radius: float) -> tuple[int, int]:
    r"""Give the steps to :math:`e^{A/2}`, and the terms of each for an error below 1e-15.

    Examples
    --------
    >>> half_steps(100.0)
    (1, 165)
    """
    steps = _steps(radius / 2)
    size = radius / 2 / steps
    terms, logarithm = 1, np.log(max(size, 1e-300))
    # The terms decline from `size` on; the rest is at most twice the first term left out.
    while terms < 2 * size or logarithm > -35.0:
        terms += 1
        logarithm += np.log(max(size, 1e-300) / terms)
    return steps, terms


def _series(matrix: "csr_array", vectors: Floats, steps: int, terms: int) -> Floats:
    total, term = vectors.copy(), vectors
    for power in range(1, terms + 1):
        term = (matrix @ term) / (2 * steps * power)
        total += term
    return total


def _exponential(matrix: Floats, squarings: int) -> Floats:
    """Give the exponential by a Taylor polynomial of degree 16, in four products, and squaring."""
    small = matrix / 2.0**squarings
    second = small @ small
    third = second @ small
    fourth = second @ second
    identity = np.eye(len(matrix))
    factorial = np.cumprod(np.concatenate([[1.0], np.arange(1.0, 17.0)]))
    result = fourth / factorial[16]
    for low in (12, 8, 4, 0):
        result += identity / factorial[low] + small / factorial[low + 1]
        result += second / factorial[low + 2] + third / factorial[low + 3]
        if low:
            result = result @ fourth
    for _ in range(squarings):
        result = result @ result
    return np.asarray(result)
