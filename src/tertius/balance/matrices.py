"""The ties of a network as a matrix, for measures that are made of linear algebra."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tertius.errors import NetworkError
from tertius.network import TieList

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]


def dense_matrix(ties: TieList) -> Floats:
    """Give the ties as a symmetric matrix of shape (n, n), summing parallel ones."""
    filled = np.zeros((ties.states, ties.states))
    if ties.is_simple:
        filled[ties.first, ties.second] = ties.values
    else:
        np.add.at(filled, (ties.first, ties.second), ties.values)
    filled += filled.T
    return filled


def sparse_matrix(ties: TieList, values: Floats | None = None) -> "csr_array":
    """Give the ties as a symmetric sparse matrix of shape (n, n), summing parallel ones.

    Parameters
    ----------
    ties
        The ties.
    values : ndarray of shape (m,), optional
        Other values for them.
    """
    from scipy.sparse import coo_array

    value = ties.values if values is None else values
    rows = np.concatenate([ties.first, ties.second])
    columns = np.concatenate([ties.second, ties.first])
    both = np.concatenate([value, value])
    return coo_array((both, (rows, columns)), shape=(ties.states, ties.states)).tocsr()


def components(ties: TieList) -> tuple[int, NDArray[np.int64]]:
    """Count the connected parts of a network, and number them.

    Returns
    -------
    count : int
        Their number; a state without ties is a part of its own.
    part : ndarray of shape (n,)
        The part of each state, numbered by its first state.

    Examples
    --------
    >>> components(TieList(("A", "B", "C"), [0], [2], [-1]))
    (2, array([0, 1, 0]))
    """
    from scipy.sparse.csgraph import connected_components

    if not ties.states:
        return 0, np.zeros(0, dtype=np.int64)
    count, found = connected_components(sparse_matrix(ties, ties.weights), directed=False)
    _, at, part = np.unique(found, return_index=True, return_inverse=True)
    rank = np.empty(count, dtype=np.int64)
    rank[np.argsort(at)] = np.arange(count)
    return int(count), rank[part]


def leading_eigenvalues(matrix: "csr_array", count: int) -> Floats:
    """Give the largest eigenvalues of a large sparse symmetric matrix, descending.

    They come from Lanczos iterations run to machine precision from a fixed start.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        Symmetric.
    count
        How many, below n.

    Returns
    -------
    ndarray of shape (count,)

    Raises
    ------
    NetworkError
        If the iterations do not converge.

    References
    ----------
    Lehoucq, R. B., Sorensen, D. C. & Yang, C. (1998). ARPACK users' guide. SIAM.
    """
    from scipy.sparse.linalg import ArpackNoConvergence, eigsh

    try:
        found = eigsh(
            matrix,
            k=count,
            which="LA",
            return_eigenvectors=False,
            v0=fixed_start(matrix.shape[0]),
        )
    except ArpackNoConvergence as error:
        raise NetworkError(
            f"the largest {count} eigenvalues of the network did not converge"
        ) from error
    return np.sort(np.asarray(found, dtype=np.float64))[::-1]


def fixed_start(size: int) -> Floats:
    """Give a vector of a length from which to start iterations, always the same.

    No vector that a symmetry of the network suggests is likely to be orthogonal to it.
    """
    # Fractional parts of multiples of the golden ratio: spread evenly, and without chance.
    return np.asarray(np.modf(np.arange(1, size + 1) * 0.6180339887498949)[0] - 0.5)
