"""Coalitions by the spectrum of a pair of Laplacians: SPONGE."""

import warnings
from typing import TYPE_CHECKING

import numpy as np
from numpy.random import default_rng
from numpy.typing import NDArray

from tertius.balance.coalitions.labels import Labels, numbered, without_ties
from tertius.balance.coalitions.points import k_means
from tertius.balance.matrices import sparse_matrix
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, tie_list
from tertius.network.tie_list import Values

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]

DENSE = 1_500
"""States up to which matrices are worked on whole."""


def sponge(
    network: SignedNetwork | TieList,
    *,
    k: int,
    tau_positive: float = 1.0,
    tau_negative: float = 1.0,
    symmetric: bool = False,
    values: Values = "signs",
    seed: int = 0,
) -> Labels:
    r"""Split a network into k coalitions by signed spectral methods.

    A coalition is good if little positive weight leaves it and much negative weight does, in
    relation to its volume. Without the demand for whole coalitions the best split is spanned by
    the smallest generalised eigenvectors of

    .. math::

        (L^+ + \tau^- D^-) \, v = \lambda \, (L^- + \tau^+ D^+) \, v

    where :math:`L^\pm = D^\pm - A^\pm` are the Laplacians of positive and negative ties. The rows
    of the first k − 1 are sorted into k groups by k-means: as many as there are contrasts
    between k coalitions.

    Parameters
    ----------
    network
        A signed network; parallel ties each count.
    k
        Number of coalitions, from 1 to the number of states with ties.
    tau_positive, tau_negative
        :math:`\tau^+` and :math:`\tau^-`, above 0: how much the volume of a coalition counts.
    symmetric
        SPONGE_sym: Laplacians scaled by degrees, and the identity for both D; better where
        degrees differ much.
    values
        ``signs`` counts every tie once; ``strengths`` weighs it.
    seed
        Of k-means, and for more than 1,500 states of the first guess of the eigenvectors.

    Returns
    -------
    ndarray of int64, shape (n,)
        By size from 0; −1 for a state without ties, about which nothing is known.

    Raises
    ------
    NetworkError
        If k is out of range or a τ is not above 0.

    References
    ----------
    Cucuringu, M., Davies, P., Glielmo, A. & Tyagi, H. (2019). SPONGE: a generalized eigenproblem
    for clustering signed networks. Proceedings of Machine Learning Research 89 (AISTATS),
    1088-1098.

    Examples
    --------
    >>> ties = TieList(("A", "B", "C", "D", "E"), [0, 2, 0, 1], [1, 3, 2, 3], [1, 1, -1, -1])
    >>> sponge(ties, k=2)
    array([ 0,  0,  1,  1, -1])
    """
    ties = tie_list(network, values=values)
    outside = without_ties(ties)
    inside = np.flatnonzero(~outside)
    if not 1 <= k <= max(len(inside), 1):
        raise NetworkError(
            f"{len(inside):,} states with ties cannot form {k} coalitions",
            remedy="Choose k from 1 to the number of states with ties.",
        )
    if not (tau_positive > 0 and tau_negative > 0):
        raise NetworkError("tau_positive and tau_negative must be above 0")
    label = np.zeros(ties.states, dtype=np.int64)
    if k > 1:
        pair = _pair(ties.subset(inside), tau_positive, tau_negative, symmetric)
        label[inside] = k_means(_smallest(*pair, k - 1, seed), k, seed=seed)
    return numbered(label, outside)


def _pair(
    ties: TieList, tau_positive: float, tau_negative: float, symmetric: bool
) -> tuple["csr_array", "csr_array"]:
    """Give both sides of the eigenproblem."""
    from scipy.sparse import diags_array

    sides = []
    for sign in (1, -1):
        matrix = sparse_matrix(ties, np.maximum(sign * ties.values, 0.0))
        degrees = matrix.sum(axis=1)
        laplacian = diags_array(degrees) - matrix
        if symmetric:
            roots = np.sqrt(degrees)
            # States without ties of the sign have no row to scale: the pseudo-inverse is 0.
            scale = diags_array(np.divide(1, roots, out=np.zeros_like(roots), where=roots > 0))
            laplacian, degrees = scale @ laplacian @ scale, np.ones_like(degrees)
        sides.append((laplacian, degrees))
    (positive, friends), (negative, foes) = sides
    return (
        (positive + diags_array(tau_negative * foes)).tocsr(),
        (negative + diags_array(tau_positive * friends)).tocsr(),
    )


def _smallest(one: "csr_array", other: "csr_array", count: int, seed: int) -> Floats:
    """Give the eigenvectors, shape (n, count), of the smallest eigenvalues.

    Either matrix may be singular (friends only; two enemies without friends), but their sum is
    positive definite. ``one v = μ (one + other) v`` has the same vectors, in the same order.
    """
    both = (one + other).tocsr()
    if one.shape[0] <= max(DENSE, 5 * count):
        from scipy.linalg import eigh

        vectors = eigh(one.toarray(), both.toarray(), subset_by_index=[0, count - 1])[1]
        return np.asarray(vectors, dtype=np.float64)
    from scipy.sparse import diags_array
    from scipy.sparse.linalg import lobpcg

    guess = default_rng(seed).standard_normal((one.shape[0], count + 2))
    near = diags_array(1 / both.diagonal())
    with warnings.catch_warnings():
        # It warns of residuals above the tolerance, which groups of points do not depend on.
        warnings.simplefilter("ignore", UserWarning)
        found, vectors = lobpcg(one, guess, B=both, M=near, tol=1e-5, maxiter=400, largest=False)
    return np.asarray(vectors[:, np.argsort(found)[:count]], dtype=np.float64)
