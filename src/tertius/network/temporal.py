"""Signed networks of consecutive periods."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tertius.errors import NetworkError
from tertius.network.signed import SignedNetwork
from tertius.periods import Period


@dataclass(frozen=True, eq=False)
class TemporalNetwork:
    """An ordered sequence of signed networks of one period unit.

    Attributes
    ----------
    networks : tuple of SignedNetwork
        In order of time; the membership may change from one to the next.

    Raises
    ------
    NetworkError
        If it is empty, mixes units, repeats a period or leaves one out.
    """

    networks: tuple[SignedNetwork, ...]

    def __post_init__(self) -> None:
        """Check the order of the periods."""
        object.__setattr__(self, "networks", tuple(self.networks))
        if not self.networks:
            raise NetworkError("a temporal network needs at least one period")
        for earlier, later in pairwise(self.networks):
            if earlier.period.next() != later.period:
                raise NetworkError(f"{later.period} does not follow {earlier.period}")

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods, in order."""
        return tuple(network.period for network in self.networks)

    @property
    def ccodes(self) -> tuple[int, ...]:
        """Keys of all states that are part of it in any period, ascending."""
        return tuple(sorted({code for network in self.networks for code in network.ccodes}))

    def at(self, period: Period | str) -> SignedNetwork:
        """Give the network of one period.

        Raises
        ------
        NetworkError
            If the period is not part of it.
        """
        for network in self.networks:
            if str(network.period) == str(period):
                return network
        first, last = self.networks[0].period, self.networks[-1].period
        raise NetworkError(f"{period} is not part of this network ({first} to {last})")

    def series(self, ccode1: int, ccode2: int) -> NDArray[np.float64]:
        """Give the tie of a dyad in every period.

        Returns
        -------
        ndarray of shape (periods,)
            In [−1, 1]; NaN where it is not observed or one of the two is no member.
        """
        return np.array(
            [
                network.tie(ccode1, ccode2)
                if ccode1 in network.ccodes and ccode2 in network.ccodes
                else np.nan
                for network in self.networks
            ]
        )

    @classmethod
    def of(cls, networks: Sequence[SignedNetwork]) -> "TemporalNetwork":
        """Put networks in order of time."""
        return cls(tuple(sorted(networks, key=lambda network: network.period)))

    def __iter__(self) -> Iterator[SignedNetwork]:
        """Go through the networks in order."""
        return iter(self.networks)

    def __len__(self) -> int:
        """Give the number of periods."""
        return len(self.networks)

    def __repr__(self) -> str:
        """Give the span and the number of states."""
        first, last = self.networks[0].period, self.networks[-1].period
        span = f"{len(self):,} {first.unit}{'' if len(self) == 1 else 's'}"
        return f"TemporalNetwork({first} to {last}: {span}, {len(self.ccodes):,} states)"
