"""How far a network is divided into two sides against each other, and what changed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.balance.coalitions.labels import without_ties
from tertius.balance.coalitions.splits import bipartition
from tertius.balance.matrices import components, dense_matrix, fixed_start, sparse_matrix
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, tie_list
from tertius.network.tie_list import Values

Sides = NDArray[np.int8]

DENSE = 1_500
"""States up to which matrices are worked on whole."""


@dataclass(frozen=True, eq=False)
class Polarisation:
    """How far two sides stand against each other.

    Attributes
    ----------
    value : float
        ``unity × division``, in [0, 1]: 1 if all states stand on two sides of equal size, with
        friends only within and foes only between them; 0 if all ties are positive. NaN without
        ties.
    unity : float
        How much of the ties the two sides explain: 1 less twice the frustrated share of their
        weight. In [−1, 1], and above 0 for sides that frustrate less than half of it.
    division : float
        How evenly states stand on two sides of one conflict: four times the number of dyads
        across the sides of a connected part, summed over parts, by the square of the number of
        all states. In [0, 1]; states without ties take from it, and so do parts.
    involved : float
        Share of the states that have ties.
    polarity : float
        Signed weight that speaks for the sides, less that against, per state with ties:
        :math:`x^T A x / x^T x`. It grows with the number of ties.
    sides : ndarray of int8, shape (n,)
        +1, −1, or 0 for a state without ties.
    """

    value: float
    unity: float
    division: float
    involved: float
    polarity: float
    sides: Sides


@dataclass(frozen=True, eq=False)
class PolarisationChange:
    """A change of polarisation, and what of it each factor accounts for.

    Attributes
    ----------
    value : float
        Later less earlier.
    by_unity, by_division : float
        Their parts, which sum to it: each change at the mean of the other factor.
    """

    value: float
    by_unity: float
    by_division: float


@dataclass(frozen=True, eq=False)
class PolarisedCore:
    """Two hostile groups, and the rest that belongs to neither.

    Attributes
    ----------
    sides : ndarray of int8, shape (n,)
        +1 and −1 for the groups, 0 for the rest.
    polarity : float
        :math:`x^T A x / x^T x` of the sides; NaN without ties.
    bound : float
        The largest eigenvalue of A, which no polarity exceeds; NaN without ties.
    """

    sides: Sides
    polarity: float
    bound: float


def polarisation(
    network: SignedNetwork | TieList,
    *,
    sides: ArrayLike | None = None,
    values: Values = "signs",
    time_limit: float | None = None,
) -> Polarisation:
    """Measure how far a network is divided into two sides against each other.

    Frustration alone cannot tell: a network of friends has as little of it as two hostile camps.
    So the share of ties that two sides explain [1]_ is multiplied by how evenly states are
    divided, as the variance of a two-valued opinion is.

    Parameters
    ----------
    network
        A signed network; parallel ties each count.
    sides : array of ±1, shape (n,), optional
        Known sides; by default those of :func:`tertius.balance.coalitions.bipartition`, proven.
    values
        ``signs`` counts every tie once; ``strengths`` weighs it.
    time_limit
        Seconds for finding sides.

    Returns
    -------
    Polarisation
        Invariant under turning the sides of a connected part round.

    Raises
    ------
    NetworkError
        If there is not one side for each state with ties.

    References
    ----------
    .. [1] Aref, S. & Wilson, M. C. (2018). Measuring partial balance in signed networks. Journal of
       Complex Networks 6(4), 566-595 (the normalised frustration index).
    .. [2] Bonchi, F., Galimberti, E., Gionis, A., Ordozgoiti, B. & Ruffo, G. (2019). Discovering
       polarized communities in signed networks. Proceedings of the 28th ACM International
       Conference on Information and Knowledge Management, 961-970 (polarity).

    Examples
    --------
    >>> camps = TieList(("A", "B", "C", "D"), [0, 2, 0, 1], [1, 3, 2, 3], [1, 1, -1, -1])
    >>> polarisation(camps, sides=[1, 1, -1, -1]).value
    1.0
    >>> polarisation(camps.with_values([1, 1, 1, 1]), sides=[1, 1, 1, 1]).value
    0.0
    """
    ties = tie_list(network, values=values)
    if sides is None:
        found = bipartition(network, values=values, time_limit=time_limit)
        side, part = found.sides, found.part
    else:
        side, part = _checked(ties, sides), components(ties)[1]
    if not len(ties):
        nan = float("nan")
        return Polarisation(nan, nan, nan, 0.0 if ties.states else nan, nan, side)
    held = float(np.sum(ties.values * side[ties.first] * side[ties.second]))
    unity = held / float(np.sum(ties.weights))
    count = int(np.max(part)) + 1
    one, other = (np.bincount(part[side == way], minlength=count) for way in (1, -1))
    division = 4 * float(np.sum(one * other)) / ties.states**2
    tied = int(np.count_nonzero(side))
    return Polarisation(
        value=max(unity, 0.0) * division,
        unity=unity,
        division=division,
        involved=tied / ties.states,
        polarity=2 * held / tied,
        sides=side,
    )


def polarisation_change(earlier: Polarisation, later: Polarisation) -> PolarisationChange:
    """Tell how polarisation changed, and whether by the unity of sides or by their division.

    Parameters
    ----------
    earlier, later
        Of two periods; states may differ.

    Returns
    -------
    PolarisationChange
        NaN where either is.

    References
    ----------
    Kitagawa, E. M. (1955). Components of a difference between two rates. Journal of the American
    Statistical Association 50(272), 1168-1194.

    Examples
    --------
    >>> ties = TieList(("A", "B", "C"), [0, 0], [1, 2], [1, -1])
    >>> one = polarisation(ties, sides=[1, 1, -1])
    >>> other = polarisation(ties, sides=[1, 1, 1])
    >>> polarisation_change(one, other).value == other.value - one.value
    True
    """
    before, after = max(earlier.unity, 0.0), max(later.unity, 0.0)
    return PolarisationChange(
        value=later.value - earlier.value,
        by_unity=(after - before) * (earlier.division + later.division) / 2,
        by_division=(later.division - earlier.division) * (before + after) / 2,
    )


def polarised_core(network: SignedNetwork | TieList, *, values: Values = "signs") -> PolarisedCore:
    r"""Find two hostile groups of large polarity; the rest of the states may stand apart.

    States are taken in order of their absolute share in the leading eigenvector of A, each on the
    side of its sign, for as long as polarity grows furthest: the best of all n beginnings.

    Parameters
    ----------
    network
        A signed network; parallel ties each count.
    values
        ``signs`` counts every tie once; ``strengths`` weighs it.

    Returns
    -------
    PolarisedCore
        A network of friends has a core, too, with one side only.

    References
    ----------
    Bonchi, F., Galimberti, E., Gionis, A., Ordozgoiti, B. & Ruffo, G. (2019). Discovering polarized
    communities in signed networks. Proceedings of the 28th ACM International Conference on
    Information and Knowledge Management, 961-970 (there with one threshold for both groups, and a
    randomised variant whose polarity is within the root of n of the bound).

    Examples
    --------
    >>> camps = TieList(("A", "B", "C", "D"), [0, 0, 1, 2], [1, 2, 2, 3], [1, -1, -1, 1])
    >>> polarised_core(camps.with_values([1, -1, -1, -0.1]), values="strengths").sides
    array([ 1,  1, -1,  0], dtype=int8)
    """
    ties = tie_list(network, values=values)
    side = np.zeros(ties.states, dtype=np.int8)
    if not len(ties):
        return PolarisedCore(side, float("nan"), float("nan"))
    if ties.states <= DENSE:
        found, vectors = np.linalg.eigh(dense_matrix(ties))
    else:
        from scipy.sparse.linalg import eigsh

        found, vectors = eigsh(sparse_matrix(ties), k=1, which="LA", v0=fixed_start(ties.states))
    vector = vectors[:, -1]
    # Shares that are alike but for rounding go by place.
    order = np.argsort(-np.round(np.abs(vector) / np.max(np.abs(vector)), 9), kind="stable")
    rank = np.empty(ties.states, dtype=np.int64)
    rank[order] = np.arange(ties.states)
    signs = np.where(vector < 0, -1, 1)
    held = ties.values * signs[ties.first] * signs[ties.second]
    # A tie counts from when the later of its two states is in.
    entry = np.maximum(rank[ties.first], rank[ties.second])
    gained = 2 * np.cumsum(np.bincount(entry, held, ties.states))
    polarity = gained / np.arange(1, ties.states + 1)
    last = int(np.argmax(np.round(polarity, 9)))
    inside = order[: last + 1]
    turn = 1 if int(np.sum(signs[inside])) >= 0 else -1
    side[inside] = signs[inside] * turn
    return PolarisedCore(side, float(polarity[last]), float(found[-1]))


def _checked(ties: TieList, sides: ArrayLike) -> Sides:
    given = np.asarray(sides)
    outside = without_ties(ties)
    fits = given.shape == (ties.states,) and bool(np.all(np.isin(given[~outside], (-1, 1))))
    if not fits:
        raise NetworkError("sides must be +1 or -1 for each state with ties")
    return np.where(outside, 0, given).astype(np.int8)
