"""Centralities of states in signed networks: degrees, PN index, status."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tertius.balance.matrices import dense_matrix, fixed_start, sparse_matrix
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, simple_ties
from tertius.network.tie_list import Values

Floats = NDArray[np.float64]

DENSE = 1_500
"""States up to which matrices are worked on whole."""

ALIKE = 1e-9
"""Eigenvalues nearer than this, relative to the largest, are taken for one."""


@dataclass(frozen=True, eq=False)
class SignedDegrees:
    """Friends and foes of each state.

    Attributes
    ----------
    positive, negative : ndarray of shape (n,)
        Number of positive and of negative ties, or the sums of their weights; not below 0.
    """

    positive: Floats
    negative: Floats

    @property
    def net(self) -> Floats:
        """Positive less negative, shape (n,)."""
        return self.positive - self.negative

    @property
    def total(self) -> Floats:
        """Positive and negative together, shape (n,)."""
        return self.positive + self.negative

    @property
    def positive_share(self) -> Floats:
        """Positive by total, shape (n,), in [0, 1]; NaN for a state without ties."""
        with np.errstate(invalid="ignore"):
            return self.positive / self.total


@dataclass(frozen=True, eq=False)
class Status:
    """The leading eigenvector of a signed network.

    Attributes
    ----------
    scores : ndarray of shape (n,)
        Status of each state; the largest absolute value is 1. NaN where the eigenvalue occurs
        more than once: any mixture of its vectors would do, and none means anything.
    eigenvalue : float
        Its eigenvalue.
    runner_up : float
        The next eigenvalue by the same order; NaN for a single state.
    unique : bool
        Whether the two differ.
    """

    scores: Floats
    eigenvalue: float
    runner_up: float
    unique: bool


def signed_degrees(network: SignedNetwork | TieList, *, values: Values = "signs") -> SignedDegrees:
    """Count the positive and the negative ties of each state.

    Parameters
    ----------
    network
        A network with at most one tie per dyad.
    values
        ``signs`` counts ties; ``strengths`` sums their weights.

    Returns
    -------
    SignedDegrees

    Raises
    ------
    NetworkError
        If there are parallel ties.

    Examples
    --------
    >>> degrees = signed_degrees(TieList(("A", "B", "C"), [0, 0], [1, 2], [1, -1]))
    >>> degrees.positive, degrees.net
    (array([1., 1., 0.]), array([ 0.,  1., -1.]))
    """
    ties = simple_ties(network, values=values)
    ends = np.concatenate([ties.first, ties.second])
    value = np.concatenate([ties.values, ties.values])
    positive = np.bincount(ends, np.maximum(value, 0), ties.states)
    negative = np.bincount(ends, np.maximum(-value, 0), ties.states)
    return SignedDegrees(positive.astype(np.float64), negative.astype(np.float64))


def pn_index(
    network: SignedNetwork | TieList,
    *,
    values: Values = "signs",
    walks: Literal["all", "single"] = "all",
) -> Floats:
    r"""Give the PN centrality of each state.

    It is :math:`\left(I - \frac{1}{2n - 2} A\right)^{-1} \mathbf{1}` with :math:`A = P - 2N`: P
    and N are the matrices of positive and of negative ties. A friend adds in proportion to her
    own index, an enemy takes off twice as much.

    Parameters
    ----------
    network
        A network with at most one tie per dyad. All its n states count, those without ties too.
    values
        ``signs`` as published; ``strengths`` puts weights, of at most 1, in the place of the
        ones.
    walks
        ``all`` as published. ``single`` keeps the first two terms of the series,
        :math:`1 + (d^+ - 2 d^-) / (2n - 2)`: an index by degrees alone, in [0, 1.5].

    Returns
    -------
    ndarray of shape (n,)
        In [−1, 2]: 2 where all are friends, 1/2 where all are enemies, 1 for a state without ties,
        −1 for the common enemy of two or more states that are all friends.

    Raises
    ------
    NetworkError
        If there are parallel ties, a weight is above 1, or ``walks`` is neither.

    References
    ----------
    Everett, M. G. & Borgatti, S. P. (2014). Networks containing negative ties. Social Networks
    38, 111-120.

    Examples
    --------
    >>> ties = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [1, -1, -1])
    >>> pn_index(ties).round(6) + 0.0
    array([ 2.,  2., -1.])
    """
    ties = simple_ties(network, values=values)
    if walks not in ("all", "single"):
        raise NetworkError(f"walks must be 'all' or 'single', got '{walks}'")
    if np.any(ties.weights > 1):
        raise NetworkError(
            f"the PN index needs weights of at most 1; the largest is {ties.weights.max():g}",
            remedy="Take values='signs', or divide the weights by the largest one possible.",
        )
    ones = np.ones(ties.states)
    if ties.states < 2:
        return ones
    scaled = ties.with_values(
        np.where(ties.values > 0, ties.values, 2 * ties.values) / (2 * ties.states - 2)
    )
    if walks == "single":
        return np.asarray(ones + sparse_matrix(scaled) @ ones)
    if ties.states == 2:
        # Two enemies make the matrix singular; a half each is what all larger circles of enemies
        # have, and the shortest of the solutions.
        return ones / (1 - float(np.sum(scaled.values)))
    if ties.states <= DENSE:
        return np.asarray(np.linalg.solve(np.eye(ties.states) - dense_matrix(scaled), ones))
    return _conjugate_gradients(scaled, ones)


def signed_eigenvector(
    network: SignedNetwork | TieList,
    *,
    values: Values = "signs",
    which: Literal["largest", "dominant"] = "largest",
) -> Status:
    """Give the status of each state by the leading eigenvector of the signed matrix.

    A state's score is in proportion to those of its friends less those of its enemies. In a
    balanced network the signs are the two coalitions; in any, the scores are the best split of
    rank one. A sign has no meaning but against another one, and scores of states in other
    connected parts than the one with the largest eigenvalue are 0.

    Parameters
    ----------
    network
        A network with at most one tie per dyad.
    values
        ``signs`` counts every tie once; ``strengths`` weighs it.
    which
        ``largest`` takes the largest eigenvalue, so that friends are alike; ``dominant`` the one
        of largest absolute value: where that is negative, friends are unlike.

    Returns
    -------
    Status
        With the sum of the scores not below 0; if it is 0, the first score that is not is above.
        A network without ties has no status: its scores are NaN.

    Raises
    ------
    NetworkError
        If there are parallel ties, or ``which`` is neither.

    References
    ----------
    Bonacich, P. & Lloyd, P. (2004). Calculating status with negative relations. Social Networks
    26(4), 331-338.

    Examples
    --------
    >>> ties = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [1, -1, -1])
    >>> signed_eigenvector(ties).scores.round(6)
    array([ 1.,  1., -1.])
    """
    ties = simple_ties(network, values=values)
    if which not in ("largest", "dominant"):
        raise NetworkError(f"which must be 'largest' or 'dominant', got '{which}'")
    if not len(ties):
        nothing = np.full(ties.states, np.nan)
        return Status(nothing, 0.0 if ties.states else np.nan, np.nan, unique=False)
    found, vectors = _leading_pair(ties, which)
    size = np.abs(found) if which == "dominant" else found
    first, second = np.argsort(-size)[:2]
    unique = bool(size[first] - size[second] > ALIKE * abs(found[first]))
    scores = _faced(vectors[:, first]) if unique else np.full(ties.states, np.nan)
    return Status(scores, float(found[first]), float(found[second]), unique)


def _leading_pair(ties: TieList, which: str) -> tuple[Floats, Floats]:
    if ties.states <= DENSE:
        found, vectors = np.linalg.eigh(dense_matrix(ties))
    else:
        from scipy.sparse.linalg import eigsh

        order = "LA" if which == "largest" else "LM"
        found, vectors = eigsh(sparse_matrix(ties), k=2, which=order, v0=fixed_start(ties.states))
    return found, vectors


def _faced(vector: Floats) -> Floats:
    """Scale to a largest absolute value of 1, and turn by the sign of the sum."""
    scaled = vector / np.max(np.abs(vector))
    total = float(np.sum(scaled))
    small = 1e-8
    if abs(total) <= small:
        total = float(scaled[np.argmax(np.abs(scaled) > small)])
    return np.asarray(scaled * (1.0 if total > 0 else -1.0))


def _conjugate_gradients(scaled: TieList, ones: Floats) -> Floats:
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import cg

    # All eigenvalues of the scaled matrix lie in [−1, 1), so what is solved is positive definite.
    found, state = cg(eye_array(scaled.states) - sparse_matrix(scaled), ones, rtol=1e-12)
    if state != 0:
        raise NetworkError("the PN index did not converge")
    return np.asarray(found, dtype=np.float64)
