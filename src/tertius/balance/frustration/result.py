"""The answer to how many ties must change for balance, with everything needed to check it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Sides = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Frustration:
    """The frustration index of a network, or the best value and bound known.

    Attributes
    ----------
    value : float
        Weight of the ties frustrated by :attr:`sides`: the index itself where proven.
    bound : float
        No sides frustrate less; equal to :attr:`value` where proven.
    proven : bool
        Whether the value is the least there is.
    sides : ndarray of int8, shape (n,)
        Side of each state, +1 or −1; the first state has +1.
    frustrated : ndarray of bool, shape (m,)
        Which ties (rows of the tie list) are positive between the sides or negative within one.
    definition : str
        What was minimised, over which ties.
    states, ties : int
        Numbers of states n and ties m.
    weight, negative_weight : float
        Weight of all ties and of the negative ones.
    names : tuple of str
        Names of the states.
    first, second : ndarray of int32, shape (m,)
        Partners of each tie.
    values : ndarray of shape (m,)
        Sign times weight of each tie, as it was counted.
    """

    value: float
    bound: float
    proven: bool
    sides: Sides
    frustrated: NDArray[np.bool_]
    definition: str
    states: int
    ties: int
    weight: float
    negative_weight: float
    names: tuple[str, ...] = field(repr=False)
    first: NDArray[np.int32] = field(repr=False)
    second: NDArray[np.int32] = field(repr=False)
    values: NDArray[np.float64] = field(repr=False)

    @property
    def gap(self) -> float:
        """Share of the value that is not proven: (value − bound) / value, 0 where proven."""
        return (self.value - self.bound) / self.value if self.value > self.bound else 0.0

    @property
    def normalised(self) -> dict[str, float]:
        """The value relative to the size of the network; NaN without ties.

        ``line_index_share``
            L / m, the share of the ties' weight that is frustrated, in [0, 1/2]: Harary's line
            index of balance per tie [1]_.
        ``balance``
            1 − 2 L / m, in [0, 1], 1 for a balanced network: F(G) of Aref and Wilson [2]_, who
            divide by the worst case m / 2.
        ``share_of_edwards_bound``
            L / (m/2 − (n − c)/4): against the most that a simple network of n states, m ties and
            c connected parts can have [3]_, in [0, 1]. NaN where weights differ from 1, or a
            dyad has parallel ties.
        ``share_of_negative``
            L / m⁻: the index relative to the weight of the negative ties, which it never
            exceeds; 0 without negative ties.

        References
        ----------
        .. [1] Harary, F. (1959). On the measurement of structural balance. *Behavioral Science*
           4(4), 316–323.
        .. [2] Aref, S. and Wilson, M. C. (2018). Measuring partial balance in signed networks.
           *Journal of Complex Networks* 6(4), 566–595.
        .. [3] Edwards, C. S. (1973). Some extremal properties of bipartite subgraphs. *Canadian
           Journal of Mathematics* 25(3), 475–485; for signed graphs by Akiyama, J., Avis, D.,
           Chvátal, V. and Era, H. (1981). Balancing signed graphs. *Discrete Applied
           Mathematics* 3(4), 227–233.
        """
        if not self.ties:
            return dict.fromkeys(
                ("line_index_share", "balance", "share_of_edwards_bound", "share_of_negative"),
                np.nan,
            )
        most = self.ties / 2 - (self.states - self._parts()) / 4
        dyads = np.unique(np.stack([self.first, self.second]), axis=1).shape[1]
        unit = bool(np.all(np.abs(self.values) == 1)) and dyads == self.ties
        return {
            "line_index_share": self.value / self.weight,
            "balance": 1 - 2 * self.value / self.weight,
            "share_of_edwards_bound": self.value / most if unit and most > 0 else np.nan,
            "share_of_negative": self.value / self.negative_weight if self.value else 0.0,
        }

    def _parts(self) -> int:
        """Count the connected parts; a state without ties is one."""
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        shape = (self.states, self.states)
        tied = coo_array((np.ones(self.ties), (self.first, self.second)), shape=shape)
        return int(connected_components(tied, directed=False)[0])

    def __repr__(self) -> str:
        """Give value and proof, not the arrays."""
        proof = "proven" if self.proven else f"at least {self.bound:g}"
        return (
            f"Frustration({self.value:g} of {self.weight:g} frustrated, {proof}; "
            f"{self.states:,} states, {self.ties:,} ties)"
        )

    @property
    def frustrated_ties(self) -> list[tuple[str, str, float]]:
        """Names of the partners and value of each frustrated tie, in the order of the ties."""
        return [
            (self.names[one], self.names[other], value)
            for one, other, value in zip(
                self.first[self.frustrated].tolist(),
                self.second[self.frustrated].tolist(),
                self.values[self.frustrated].tolist(),
                strict=True,
            )
        ]
