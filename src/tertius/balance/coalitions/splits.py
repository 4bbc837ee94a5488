"""The best split of a network into two sides, and into k coalitions."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from tertius.balance.coalitions.labels import Labels, numbered, without_ties
from tertius.balance.matrices import components, dense_matrix, fixed_start, sparse_matrix
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, tie_list
from tertius.network.tie_list import Values

if TYPE_CHECKING:
    from tertius.balance.weak import WeakFrustration

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Method = Literal["exact", "search", "spectral"]

DENSE = 600
"""States of a connected part up to which its matrix is worked on whole."""


@dataclass(frozen=True, eq=False)
class Bipartition:
    """Two sides of each connected part of a network.

    Attributes
    ----------
    sides : ndarray of int8, shape (n,)
        +1 or −1; 0 for a state without ties. The larger side of each part is +1, of equal ones
        that of the part's first state. Sides of states in different parts say nothing about each
        other: every part can be turned round.
    part : ndarray of int64, shape (n,)
        The connected part of each state, numbered by its first state.
    value : float
        Weight of the frustrated ties: negative within a side or positive between two.
    bound : float
        What no two sides can fall below.
    proven : bool
        Whether none do better.
    method : str
        ``exact``, ``search`` or ``spectral``.
    """

    sides: Sides
    part: Labels
    value: float
    bound: float
    proven: bool
    method: str

    @property
    def coalition(self) -> Labels:
        """Number of the side within its part, shape (n,): by size from 0; −1 without ties."""
        return numbered(2 * self.part + (self.sides < 0), self.sides == 0)


def bipartition(
    network: SignedNetwork | TieList,
    *,
    values: Values = "signs",
    method: Method = "exact",
    time_limit: float | None = None,
    seed: int = 0,
) -> Bipartition:
    r"""Split a network into two sides with as little frustrated weight as possible.

    Parameters
    ----------
    network
        A signed network; parallel ties each count.
    values
        ``signs`` counts every tie once; ``strengths`` weighs it.
    method
        ``exact`` takes the sides of :func:`tertius.balance.frustration.frustration_index`, with
        its proof. ``search`` is for very large networks: spectral sides improved by annealing.
        ``spectral`` gives the signs of the leading eigenvector of :math:`D^{-1/2} A D^{-1/2}` as
        they are, part by part; D holds the weights of the ties of each state.
    time_limit
        Seconds after which ``exact`` gives the best sides known and their bound.
    seed
        Chooses among equally good sides.

    Returns
    -------
    Bipartition
        With the bound of the solver; of the other methods with
        :math:`\sum_c W_c (1 - \nu_c) / 2` over the parts c, of weight W and leading eigenvalue
        :math:`\nu`: two sides are one of the vectors whose Rayleigh quotients it limits.

    Raises
    ------
    NetworkError
        If ``method`` is none of these.

    References
    ----------
    Harary, F. (1959). On the measurement of structural balance. Behavioral Science 4(4), 316-323.

    Kunegis, J., Schmidt, S., Lommatzsch, A., Lerner, J., De Luca, E. W. & Albayrak, S. (2010).
    Spectral analysis of signed graphs for clustering, prediction and visualization. Proceedings
    of the 2010 SIAM International Conference on Data Mining, 559-570.

    Examples
    --------
    >>> ties = TieList(("A", "B", "C", "D"), [0, 0, 1], [1, 2, 2], [1, -1, -1])
    >>> found = bipartition(ties, method="spectral")
    >>> found.sides, found.value, found.proven
    (array([ 1,  1, -1,  0], dtype=int8), 0.0, True)
    """
    if method not in ("exact", "search", "spectral"):
        raise NetworkError(
            f"there is no method '{method}'", remedy="Choose one of: exact, search, spectral."
        )
    ties = tie_list(network, values=values)
    if method == "exact":
        from tertius.balance.frustration import frustration_index

        found = frustration_index(network, values=values, time_limit=time_limit, seed=seed)
        part = components(ties)[1]
        facing = _facing(ties, part, np.asarray(found.sides, dtype=np.int8))
        return Bipartition(facing, part, found.value, found.bound, found.proven, method)
    sides, part, bound = _spectral(ties)
    if method == "search":
        from tertius.balance.frustration.search import best_sides

        sides = best_sides(
            ties.first, ties.second, ties.values, ties.states, seed=seed, start=sides
        )
    value = float(np.sum(ties.weights[_frustrated(ties, sides)]))
    # No two sides differ by less than one tie, so where all weigh 1 the bound can be rounded up.
    if np.all(ties.weights == 1):
        bound = float(np.ceil(bound - 1e-6))
    bound = min(max(bound, 0.0), value)
    return Bipartition(_facing(ties, part, sides), part, value, bound, bound == value, method)


def k_partition(
    network: SignedNetwork | TieList,
    *,
    coalitions: int | None = None,
    values: Values = "signs",
    time_limit: float | None = None,
    seed: int = 0,
) -> tuple[Labels, "WeakFrustration"]:
    """Split a network into coalitions with as little frustrated weight as possible.

    Parameters
    ----------
    network
        A signed network; parallel ties each count.
    coalitions
        Their greatest number; by default any.
    values, time_limit, seed
        As in :func:`bipartition`.

    Returns
    -------
    coalition : ndarray of int64, shape (n,)
        By size from 0; −1 for a state without ties.
    proof : WeakFrustration
        Value, bound and frustrated ties of :func:`tertius.balance.weak.weak_frustration_index`.

    References
    ----------
    Doreian, P. & Mrvar, A. (1996). A partitioning approach to structural balance. Social Networks
    18(2), 149-168.

    Examples
    --------
    >>> enemies = TieList(("A", "B", "C", "D"), [0, 0, 1], [1, 2, 2], [-1, -1, -1])
    >>> k_partition(enemies)[0]
    array([ 0,  1,  2, -1])
    """
    from tertius.balance.weak import weak_frustration_index

    proof = weak_frustration_index(
        network,
        coalitions=coalitions,
        at_most=coalitions is not None,
        values=values,
        time_limit=time_limit,
        seed=seed,
    )
    return numbered(proof.coalition, without_ties(tie_list(network))), proof


def _spectral(ties: TieList) -> tuple[Sides, Labels, float]:
    """Give sides, parts and the bound of the frustrated weight."""
    count, part = components(ties)
    sides, bound = np.ones(ties.states, dtype=np.int8), 0.0
    hostile = np.zeros(count, dtype=np.bool_)
    hostile[part[ties.first[ties.values < 0]]] = True
    order = np.argsort(part, kind="stable")
    starts = np.searchsorted(part[order], np.arange(count + 1))
    for number in np.flatnonzero(hostile):
        places = order[starts[number] : starts[number + 1]]
        inner = ties.subset(places)
        leading, vector = _leading(inner)
        sides[places] = np.where(vector < 0, -1, 1)
        bound += float(np.sum(inner.weights)) * (1 - leading) / 2
    return sides, part, bound


def _leading(ties: TieList) -> tuple[float, Floats]:
    """Give the largest eigenvalue, and its vector, of the matrix scaled by weights of states."""
    ends = np.concatenate([ties.first, ties.second])
    roots = np.sqrt(np.bincount(ends, np.concatenate([ties.weights, ties.weights]), ties.states))
    scaled = ties.with_values(ties.values / (roots[ties.first] * roots[ties.second]))
    if ties.states <= DENSE:
        found, vectors = np.linalg.eigh(dense_matrix(scaled))
    else:
        from scipy.sparse.linalg import eigsh

        found, vectors = eigsh(sparse_matrix(scaled), k=1, which="LA", v0=fixed_start(ties.states))
    return float(found[-1]), np.asarray(vectors[:, -1], dtype=np.float64)


def _frustrated(ties: TieList, sides: Sides) -> NDArray[np.bool_]:
    return np.asarray(ties.values * sides[ties.first] * sides[ties.second] < 0)


def _facing(ties: TieList, part: Labels, sides: Sides) -> Sides:
    """Turn each part so that its larger side, or else its first state, has +1."""
    count = int(np.max(part, initial=-1)) + 1
    total = np.bincount(part, sides.astype(np.float64), count)
    # Parts are numbered by their first states, so these come in order.
    first = np.unique(part, return_index=True)[1]
    turn = np.where(total == 0, sides[first], np.sign(total)).astype(np.int8)
    return np.where(without_ties(ties), 0, sides * turn[part]).astype(np.int8)
