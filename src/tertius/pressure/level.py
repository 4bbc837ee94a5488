"""How strongly each third party pulls a dyad together or apart, and through which channel."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tertius.errors import NetworkError

Floats = NDArray[np.float64]
Channel = Literal["common enemy", "common friend", "wedge", "none"]


def pulls(ties_i: Floats, ties_j: Floats, *, weights: Floats | None = None) -> Floats:
    """Give the pull of every third party k on the dyad (i, j): ``w_k · s_ik · s_jk``.

    Positive where k is an enemy of both or a friend of both, negative where k is the friend of
    one and the enemy of the other. Summed over k without weights it is the entry (i, j) of S².

    Parameters
    ----------
    ties_i, ties_j : ndarray of shape (..., n)
        Ties of i and of j with each state, in [−1, 1]; NaN where not observed. The entries of i
        and j themselves must be NaN in at least one of the two, as they are in a network.
    weights : ndarray of shape (..., n), optional
        Weight of each third party, for example its share of capabilities.

    Returns
    -------
    ndarray of shape (..., n)
        In [−1, 1] without weights; NaN where k is not observed with both.

    References
    ----------
    .. [1] Cartwright, D. and Harary, F. (1956). Structural balance: a generalization of Heider's
       theory. *Psychological Review* 63(5), 277–293.
    .. [2] Maoz, Z., Terris, L. G., Kuperman, R. D. and Talmud, I. (2007). What is the enemy of my
       enemy? *Journal of Politics* 69(1), 100–115.

    Examples
    --------
    >>> import numpy as np
    >>> i = np.array([np.nan, 0.2, -0.8, 0.5])
    >>> j = np.array([0.2, np.nan, -0.5, -0.4])
    >>> pulls(i, j)
    array([ nan,  nan,  0.4, -0.2])
    """
    product: Floats = np.asarray(ties_i) * np.asarray(ties_j)
    return product if weights is None else product * weights


def pressure_matrix(ties: Floats, *, weights: Floats | None = None) -> Floats:
    """Give the pressure on every dyad: the sum of the pulls of all third parties.

    Parameters
    ----------
    ties : ndarray of shape (n, n)
        Symmetric, NaN where not observed.
    weights : ndarray of shape (n,), optional
        Weight of each third party; NaN where unknown, which leaves the third party out.

    Returns
    -------
    ndarray of shape (n, n)
        Symmetric, in units of pulls; NaN on the diagonal, and for dyads that no third party is
        observed with.

    Raises
    ------
    NetworkError
        If ``ties`` is not square.
    """
    if ties.ndim != 2 or ties.shape[0] != ties.shape[1]:
        raise NetworkError(f"ties must be square, got shape {ties.shape}")
    known, seen = np.nan_to_num(ties), (~np.isnan(ties)).astype(np.float64)
    np.fill_diagonal(known, 0.0)
    np.fill_diagonal(seen, 0.0)
    share = np.ones(len(ties)) if weights is None else np.nan_to_num(weights)
    counts = np.ones(len(ties)) if weights is None else (~np.isnan(weights)).astype(np.float64)
    total: Floats = (known * share) @ known
    total = np.where((seen * counts) @ seen > 0, (total + total.T) / 2, np.nan)
    np.fill_diagonal(total, np.nan)
    return total


def channel_of(ties_i: Floats, ties_j: Floats) -> NDArray[np.str_]:
    """Name the channel through which each third party pulls.

    Parameters
    ----------
    ties_i, ties_j : ndarray of shape (n,)
        Ties of i and of j with each state.

    Returns
    -------
    ndarray of str, shape (n,)
        ``common enemy``, ``common friend``, ``wedge``, or ``none`` where the pull is zero or
        unknown.
    """
    product = np.nan_to_num(np.asarray(ties_i) * np.asarray(ties_j))
    hostile = np.nan_to_num(ties_i) < 0
    names = np.where(product < 0, "wedge", np.where(hostile, "common enemy", "common friend"))
    return np.where(product == 0, "none", names)


def one_sided_enemies(ties_i: Floats, ties_j: Floats, *, neutral: float = 0.0) -> Floats:
    """Give how hostile each third party is to one of the two while the other is neutral.

    An index of its own that never enters the pressure: a quarter of the treaties that name a
    threat name one that threatens only one of the partners.

    Parameters
    ----------
    ties_i, ties_j : ndarray of shape (n,)
        Ties of i and of j with each state.
    neutral
        Ties whose absolute value is at most this count as neutral.

    Returns
    -------
    ndarray of shape (n,)
        ``|s_ik|`` where s_ik is hostile and s_jk neutral (or the reverse), else 0; NaN where not
        observed with both.
    """
    first, second = np.asarray(ties_i), np.asarray(ties_j)
    index = np.where((first < -neutral) & (np.abs(second) <= neutral), -first, 0.0)
    index = np.where((second < -neutral) & (np.abs(first) <= neutral), -second, index)
    return np.where(np.isnan(first * second), np.nan, index)
