"""What the line index for weak balance says."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class WeakFrustration:
    """The lightest set of ties against weak balance that was found, and what is proven of it.

    Attributes
    ----------
    value : float
        Weight of the frustrated ties: their number where every tie counts once.
    bound : float
        What no partition can fall below; equal to :attr:`value` where proven.
    proven : bool
        Whether no partition does better.
    coalition : ndarray of int64, shape (n,)
        Coalition of each state, numbered from 0 by size, then by their first state.
    frustrated : ndarray of bool, shape (m,)
        Rows of the network's ties that are negative within a coalition or positive between two.
    coalitions : int
        Number of coalitions, none of them empty.
    definition : str
        What was counted, over which partitions.
    weight, negative_weight : float
        Weight of all ties, and of the negative ones.
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

    @property
    def gap(self) -> float:
        """Share of the value that is not proven: ``(value − bound) / value``, in [0, 1]."""
        return (self.value - self.bound) / self.value if self.value else 0.0

    @property
    def normalised(self) -> dict[str, float]:
        """The value in relation to the ties, by name; nan where there are none.

        Returns
        -------
        dict
            ``frustrated_share``
                of the weight of all ties.
            ``balance``
                ``1 − 2 value / weight``. With any number of coalitions it is in [0, 1], for one
                coalition of all states and one for each bound the value by the negative and by
                the positive weight; with a fixed number it can fall below 0.
            ``negative_share``
                the value by the weight of the negative ties; at most 1 with any number of
                coalitions.

        References
        ----------
        Aref, S. and Wilson, M. C. (2018). Measuring partial balance in signed networks. *Journal
        of Complex Networks* 6, 566–595: the form ``1 − 2 L / m``, there of the strong index.
        """
        share = self.value / self.weight if self.weight else float("nan")
        negative = self.value / self.negative_weight if self.negative_weight else float("nan")
        return {"frustrated_share": share, "balance": 1 - 2 * share, "negative_share": negative}

    def __repr__(self) -> str:
        """Give value, bound and coalitions."""
        known = "proven" if self.proven else f"at least {self.bound:g}"
        return f"WeakFrustration({self.value:g}, {known}; {self.coalitions} coalitions)"
