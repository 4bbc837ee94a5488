"""How many partitions are as good as the best, or nearly, and what they have in common."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tertius.balance.frustration.enumeration import Enumeration, with_value
from tertius.balance.frustration.proof import Proof
from tertius.balance.frustration.ties import components, net_ties
from tertius.balance.frustration.units import check_time_limit, counted
from tertius.errors import NetworkError
from tertius.network.signed import SignedNetwork
from tertius.network.tie_list import TieList, Values, tie_list

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class AlternativeOptima:
    """The partitions of a network whose frustration is within a slack of the least.

    Two partitions that differ only by an exchange of the two sides are one; so are two that
    differ by such an exchange within one component of the network, because no tie says how the
    sides of one component stand to those of another.

    Attributes
    ----------
    value : float
        The frustration index.
    proven : bool
        Whether it is proven; otherwise the slack counts from the best value found.
    slack : float
        How far above it partitions were sought.
    count : int
        How many there are, listed or not.
    complete : bool
        Whether the count is exact; otherwise there are at least so many.
    sides : ndarray of int8, shape (k, n)
        Those listed, one a row, best first; the first state of each component has +1.
    frustrations : ndarray of shape (k,)
        Frustration of each.
    component : ndarray of int64, shape (n,)
        Component of each state in the network of ties.
    names : tuple of str
        Names of the states.
    first, second : ndarray of int32, shape (m,)
        Partners of each tie.
    values : ndarray of shape (m,)
        Sign times weight of each tie, as it was counted.
    """

    value: float
    proven: bool
    slack: float
    count: int
    complete: bool
    sides: Sides
    frustrations: Floats
    component: NDArray[np.int64] = field(repr=False)
    names: tuple[str, ...] = field(repr=False)
    first: NDArray[np.int32] = field(repr=False)
    second: NDArray[np.int32] = field(repr=False)
    values: Floats = field(repr=False)

    @cached_property
    def together(self) -> Floats:
        """Share of the listed partitions in which two states stand together, shape (n, n).

        1 where they always do, 0 where never, NaN for states of different components.
        """
        sides = self.sides.astype(np.float64)
        share = (1 + sides.T @ sides / len(sides)) / 2
        share[self.component[:, None] != self.component[None, :]] = np.nan
        return share

    @property
    def dyads(self) -> dict[str, int]:
        """Numbers of dyads that stand together in ``all``, ``some`` and ``none`` of the listed."""
        share = self.together[np.triu_indices(len(self.names), 1)]
        share = share[~np.isnan(share)]
        never, always = int(np.sum(share == 0)), int(np.sum(share == 1))
        return {"all": always, "some": len(share) - never - always, "none": never}

    @cached_property
    def frustrated_share(self) -> Floats:
        """Share of the listed partitions that frustrate each tie, shape (m,)."""
        total = np.zeros(len(self.values))
        for row in self.sides:
            total += self.values * row[self.first] * row[self.second] < 0
        return total / len(self.sides)

    @property
    def always_frustrated(self) -> NDArray[np.bool_]:
        """Which ties all listed partitions frustrate, shape (m,)."""
        always: NDArray[np.bool_] = self.frustrated_share == 1
        return always

    @cached_property
    def span(self) -> int:
        """Most states that must change sides to get from one listed partition to another.

        References
        ----------
        .. [1] Arinik, N., Figueiredo, R. and Labatut, V. (2021). Multiple partitioning of
           multiplex signed networks. *Social Networks* 60, 83–102: that optimal partitions of a
           signed network may be many and far apart.
        """
        most = 0
        parts = [np.flatnonzero(self.component == one) for one in np.unique(self.component)]
        columns = [self.sides[:, part].astype(np.float32) for part in parts if len(part) > 1]
        for begin in range(0, len(self.sides), 512):
            moved = np.zeros((min(512, len(self.sides) - begin), len(self.sides)))
            for column in columns:
                alike = column[begin : begin + 512] @ column.T
                moved += (column.shape[1] - np.abs(alike)) / 2
            most = max(most, int(np.rint(moved.max(initial=0))))
        return most


def alternative_optima(
    network: SignedNetwork | TieList,
    *,
    values: Values = "signs",
    slack: float = 0.0,
    most: int = 10_000,
    time_limit: float | None = None,
    seed: int = 0,
) -> AlternativeOptima:
    """List the partitions into two sides whose frustration is least, or within a slack of it.

    One optimal partition may be one of thousands: what they have in common is what the network
    says, the rest is chance. With a slack the landscape around the optimum can be looked at.

    Parameters
    ----------
    network
        A network or a list of ties.
    values
        ``signs`` counts every tie once, ``strengths`` by its weight.
    slack
        How much more than the least a partition may frustrate, in the unit of the ties.
    most
        Partitions to list at most; the count goes on beyond them for ``slack=0``.
    time_limit
        Seconds after which the listing ends; by default none.
    seed
        Of the searches; it does not change what is found, unless the time ends it.

    Returns
    -------
    AlternativeOptima

    Raises
    ------
    NetworkError
        If the slack is negative or ``most`` below 1.

    Examples
    --------
    >>> hostile = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [-1, -1, -1])
    >>> found = alternative_optima(hostile)
    >>> found.count, found.span, found.dyads
    (3, 1, {'all': 0, 'some': 3, 'none': 0})
    """
    if not slack >= 0 or most < 1:
        raise NetworkError(
            f"slack must not be negative and most at least 1, got {slack:g} and {most}"
        )
    check_time_limit(time_limit)
    listed = tie_list(network, values=values)
    scaled, scale, unit = counted(listed)
    ties = net_ties(scaled, keep_zero=True)
    proof = Proof(unit, seed, time_limit, None)
    best = proof.whole(with_value(ties))
    close = (1e-12 if unit else 1e-9) * float(scaled.weights.sum())
    found = Enumeration(proof, most, close).within(ties, best, slack / scale)
    total = float(listed.weights.sum())
    held = [float(listed.values @ (row[listed.first] * row[listed.second])) for row in found.sides]
    return AlternativeOptima(
        value=(total - held[0]) / 2,
        proven=best.gap == 0,
        slack=slack,
        count=found.count,
        complete=found.complete and best.gap == 0,
        sides=found.sides,
        frustrations=(total - np.array(held)) / 2,
        component=components(ties),
        names=listed.names,
        first=listed.first,
        second=listed.second,
        values=listed.values,
    )
