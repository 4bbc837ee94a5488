"""Continuous balance: dX/dt = X², its closed form and the split it ends in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, tie_list
from tertius.network.tie_list import Values

Floats = NDArray[np.float64]

EQUAL = 1e-9
"""Eigenvalues this near to the largest, relative to the largest absolute one, count as equal to it,
and components of the unit eigenvector this small count as zero."""


@dataclass(frozen=True, eq=False)
class ContinuousBalance:
    """The path of all strengths under dX/dt = X².

    Attributes
    ----------
    start : ndarray of shape (n, n)
        X(0), symmetric, with the stated diagonal.
    eigenvalues : ndarray of shape (n,)
        Of X(0), descending.
    eigenvectors : ndarray of shape (n, n)
        Unit eigenvectors in the columns, in the order of the eigenvalues.
    blow_up : float
        t* = 1/λ1, when the strengths become infinite; ``inf`` where λ1 ≤ 0: then they shrink
        to 0 and no split comes about.
    multiplicity : int
        How many eigenvalues equal the largest; 0 for a network without states.
    sides : ndarray of int8, shape (n,)
        The coalition of each state in the limit t → t*: signs of the leading eigenvector, the first
        that is not zero on side +1. 0 means undecided: the state takes no part in what grows
        fastest (as in another component of the network), or, for all states at once, λ1 ≤ 0 or its
        multiplicity is not 1, when the limit depends on more than one vector and need not be
        balanced.
    """

    start: Floats
    eigenvalues: Floats
    eigenvectors: Floats
    blow_up: float
    multiplicity: int
    sides: NDArray[np.int8]

    def __post_init__(self) -> None:
        """Lock the arrays."""
        for array in (self.start, self.eigenvalues, self.eigenvectors, self.sides):
            array.setflags(write=False)

    @property
    def decided(self) -> bool:
        """Whether every state has a side: true for almost all X(0)."""
        return bool(np.all(self.sides != 0))

    @property
    def harmony(self) -> bool:
        """Whether all states have a side, and the same."""
        return self.decided and bool(np.all(self.sides == 1))

    def at(self, times: float | Sequence[float] | Floats) -> Floats:
        """Give the strengths at some times.

        Parameters
        ----------
        times
            In [0, t*), in units of 1 / strength; one number, or several.

        Returns
        -------
        ndarray of shape (n, n) or (times, n, n)

        Raises
        ------
        NetworkError
            If a time is negative, NaN or not before t*.
        """
        when = np.asarray(times, dtype=np.float64)
        if when.ndim > 1:
            raise NetworkError("times must be one number or a list of numbers")
        if not np.all((when >= 0) & (when < self.blow_up)):
            raise NetworkError(
                f"times must lie in [0, {self.blow_up:g})",
                remedy="At the upper end the strengths become infinite; see `sides`.",
            )
        grown = self.eigenvalues / (1 - when[..., None] * self.eigenvalues)
        return np.asarray((self.eigenvectors * grown[..., None, :]) @ self.eigenvectors.T)

    def __repr__(self) -> str:
        """Give the size, the time of the split and the coalitions."""
        count = len(self.sides)
        head = f"ContinuousBalance({count:,} state{'' if count == 1 else 's'}"
        if not np.isfinite(self.blow_up):
            return f"{head}: no split, λ1 ≤ 0)"
        sides = [int(np.sum(self.sides == side)) for side in (1, -1, 0)]
        undecided = f", {sides[2]:,} undecided" if sides[2] else ""
        return f"{head}: {sides[0]:,} against {sides[1]:,}{undecided}, at t* = {self.blow_up:.4g})"


def continuous_balance(
    network: SignedNetwork | TieList | ArrayLike,
    *,
    values: Values = "signs",
    diagonal: float = 0.0,
) -> ContinuousBalance:
    """Let every strength grow by the third parties two states agree or disagree on.

    dx_ij/dt = Σ_k x_ik x_kj: a third state that both like, or both dislike, draws i and j together;
    one that only one of them likes drives them apart. The sum runs over all k, i and j included, so
    that x_ii and x_jj play a part: they start at ``diagonal`` and grow with the squares of the
    state's own strengths.

    With X(0) = Σ λ_k v_k v_kᵀ the solution is X(t) = X(0) (I − X(0) t)⁻¹ =
    Σ λ_k / (1 − λ_k t) v_k v_kᵀ. It exists up to t* = 1/λ1, where X(t)/‖X(t)‖ approaches v_1 v_1ᵀ:
    balanced, with the coalitions given by the signs of v_1.

    Parameters
    ----------
    network
        A network, or the symmetric matrix X(0) itself (with its own diagonal). Dyads that are
        neutral or not observed start at 0.
    values
        Whether a network starts from its signs or its strengths.
    diagonal
        What x_ii starts at in a network; 0, that states think neither well nor ill of themselves.
        Another value shifts all eigenvalues and so changes t*, but not the coalitions.

    Returns
    -------
    ContinuousBalance

    Raises
    ------
    NetworkError
        If the matrix is not square, symmetric, real and finite, the diagonal is not finite, or
        dyads have parallel ties.

    Notes
    -----
    With diagonal 0 the eigenvalues sum to 0, so λ1 > 0 as soon as there is a tie. Symmetric
    examples are not generic: when all states are hostile to each other, λ1 has multiplicity n − 1
    and no split is singled out.

    References
    ----------
    .. [1] Marvel, Kleinberg, Kleinberg & Strogatz 2011, 'Continuous-time model of structural
       balance', PNAS 108, 1771–1776.
    .. [2] Kułakowski, Gawroński & Gronek 2005, 'The Heider balance: a continuous approach',
       International Journal of Modern Physics C 16, 707–716.

    Examples
    --------
    >>> enemies_of_c = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [1, -1, -1])
    >>> continuous_balance(enemies_of_c)
    ContinuousBalance(3 states: 2 against 1, at t* = 0.5)
    """
    if isinstance(network, SignedNetwork | TieList):
        if not np.isfinite(diagonal):
            raise NetworkError(f"the diagonal must be finite, got {diagonal}")
        start = tie_list(network, values=values).matrix()
        np.fill_diagonal(start, diagonal)
    else:
        start = _checked(network)
    found, vectors = np.linalg.eigh(start)
    eigenvalues, eigenvectors = found[::-1].copy(), vectors[:, ::-1].copy()
    scale = float(np.max(np.abs(eigenvalues), initial=0.0))
    largest = float(eigenvalues[0]) if len(eigenvalues) else 0.0
    positive = largest > EQUAL * scale
    multiplicity = int(np.sum(eigenvalues >= largest - EQUAL * scale))
    sides = np.zeros(len(start), dtype=np.int8)
    if positive and multiplicity == 1:
        sides = _sides(eigenvectors[:, 0])
    blow_up = 1 / largest if positive else np.inf
    return ContinuousBalance(start, eigenvalues, eigenvectors, blow_up, multiplicity, sides)


def _sides(vector: Floats) -> NDArray[np.int8]:
    sides: NDArray[np.int8] = np.where(np.abs(vector) > EQUAL, np.sign(vector), 0).astype(np.int8)
    sides *= sides[np.flatnonzero(sides)[0]]
    return sides


def _checked(matrix: ArrayLike) -> Floats:
    if np.iscomplexobj(matrix):
        raise NetworkError("strengths must be real numbers, got complex ones")
    try:
        start = np.array(matrix, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise NetworkError(f"strengths must be numbers: {error}") from None
    if start.ndim != 2 or start.shape[0] != start.shape[1]:
        raise NetworkError(f"strengths must be a square matrix, got shape {start.shape}")
    if not np.all(np.isfinite(start)):
        raise NetworkError(
            "a strength is NaN or infinite", remedy="Put 0 where a dyad is not observed."
        )
    if not np.array_equal(start, start.T):
        raise NetworkError("strengths must be symmetric")
    return start
