"""The answer to how many ties must change for weak balance, with all that is needed to check it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class WeakFrustration:
    """The line index for weak balance, or the best value and bound known.

    Attributes
    ----------
    value : float
        Weight of the ties frustrated by :attr:`coalition`: the index itself where proven.
    bound : float
        No partition frustrates less; equal to :attr:`value` where proven.
    proven : bool
        Whether the value is the least there is.
    coalition : ndarray of int64, shape (n,)
        Coalition of each state, numbered from 0 by size, then by their first state.
    frustrated : ndarray of bool, shape (m,)
        Which ties (rows of the tie list) are negative within a coalition or positive between two.
    coalitions : int
        Number of coalitions, none of them empty.
    definition : str
        What was minimised, over which partitions.
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
    coalition: NDArray[np.int64]
    frustrated: NDArray[np.bool_]
    coalitions: int
    definition: str
    weight: float
    negative_weight: float
    names: tuple[str, ...]
    first: NDArray[np.int32] = field(repr=False)
    second: NDArray[np.int32] = field(repr=False)
    values: NDArray[np.float64] = field(repr=False)

    @property
    def gap(self) -> float:
        """Share of the value that is not proven: (value − bound) / value, 0 where proven."""
        return (self.value - self.bound) / self.value if self.value > self.bound else 0.0

    @property
    def normalised(self) -> dict[str, float]:
        """The value relative to the ties; NaN without ties.

        ``line_index_share``
            L / m, the share of the ties' weight that is frustrated [1]_.
        ``balance``
            1 − 2 L / m, the form of Aref and Wilson [2]_ for the strong index. With any number of
            coalitions it is in [0, 1]: one coalition of all states, and one for each, show that L
            is neither above m⁻ nor above m⁺. With a fixed number it can fall below 0.
        ``share_of_negative``
            L / m⁻; with any number of coalitions at most 1. 0 where nothing is frustrated, NaN
            where there is no negative tie to relate it to.

        References
        ----------
        .. [1] Harary, F. (1959). On the measurement of structural balance. *Behavioral Science*
           4(4), 316–323.
        .. [2] Aref, S. and Wilson, M. C. (2018). Measuring partial balance in signed networks.
           *Journal of Complex Networks* 6(4), 566–595.
        """
        if not self.weight:
            return dict.fromkeys(("line_index_share", "balance", "share_of_negative"), np.nan)
        of_negative = self.value / self.negative_weight if self.negative_weight else np.nan
        return {
            "line_index_share": self.value / self.weight,
            "balance": 1 - 2 * self.value / self.weight,
            "share_of_negative": of_negative if self.value else 0.0,
        }

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

    @property
    def members(self) -> list[tuple[str, ...]]:
        """Names of the states of each coalition."""
        return [
            tuple(self.names[place] for place in np.flatnonzero(self.coalition == number))
            for number in range(self.coalitions)
        ]

    def __repr__(self) -> str:
        """Give value, bound and number of coalitions."""
        known = "proven" if self.proven else f"at least {self.bound:g}"
        plural = "" if self.coalitions == 1 else "s"
        return f"WeakFrustration({self.value:g}, {known}; {self.coalitions} coalition{plural})"
