"""One signed, weighted, undirected network of states in one period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tertius.errors import NetworkError, NotInSystem
from tertius.periods import Period

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class SignedNetwork:
    """States and the signed tie of every dyad in one period.

    Attributes
    ----------
    ccodes : tuple of int
        Keys of the n states, ascending.
    ties : ndarray of shape (n, n)
        The tie of each dyad in [−1, 1], symmetric: its sign is the sign of the tie, its absolute
        value the weight. 0 means observed and neutral, NaN not observed. The diagonal is NaN.
    period : Period
        The period it describes.
    names : tuple of str
        Short names of the states for print; by default the keys.

    Raises
    ------
    NetworkError
        If the arrays do not fit together, a tie lies outside [−1, 1] or is infinite, the ties are
        not symmetric, or a state is tied to itself.

    Examples
    --------
    >>> import numpy as np
    >>> from tertius.periods import parse_period
    >>> ties = np.array([[np.nan, -1.0], [-1.0, np.nan]])
    >>> SignedNetwork((2, 365), ties, parse_period("1983"), ("United States", "Soviet Union"))
    SignedNetwork(1983: 2 states, 1 tie (0 positive, 1 negative), 1 of 1 dyads observed)
    """

    ccodes: tuple[int, ...]
    ties: Floats
    period: Period
    names: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        """Check the arrays, copy them and lock them."""
        if np.iscomplexobj(self.ties):
            raise NetworkError("ties must be real numbers, got complex ones")
        try:
            ties = np.array(self.ties, dtype=np.float64)
        except (TypeError, ValueError) as error:
            raise NetworkError(f"ties must be numbers: {error}") from None
        count = len(self.ccodes)
        if ties.shape != (count, count):
            raise NetworkError(
                f"{count} states need ties of shape ({count}, {count}), got {ties.shape}"
            )
        if any(code < 0 for code in self.ccodes):
            raise NetworkError(f"keys of states cannot be negative, got {min(self.ccodes)}")
        if list(self.ccodes) != sorted(set(self.ccodes)):
            raise NetworkError("the states must be in ascending order, each once")
        if self.names and len(self.names) != count:
            raise NetworkError(f"{count} states, but {len(self.names)} names")
        if count and not np.all(np.isnan(ties.diagonal())):
            raise NetworkError("a state cannot be tied to itself: the diagonal must be NaN")
        if np.any(np.abs(ties) > 1):
            worst = float(np.nanmax(np.abs(ties)))
            raise NetworkError(f"a tie must lie in [-1, 1]; the largest found is {worst:g}")
        if not np.array_equal(ties, ties.T, equal_nan=True):
            raise NetworkError("ties must be symmetric; collapse directed ties by a named rule")
        ties.setflags(write=False)
        object.__setattr__(self, "ties", ties)
        object.__setattr__(self, "names", self.names or tuple(str(code) for code in self.ccodes))

    @property
    def signs(self) -> NDArray[np.int8]:
        """Signs of the ties, shape (n, n): −1, 0, +1; 0 also where nothing is observed."""
        return np.sign(np.nan_to_num(self.ties)).astype(np.int8)

    @property
    def weights(self) -> Floats:
        """Strength of the ties, shape (n, n), in [0, 1]; NaN where nothing is observed."""
        return np.abs(self.ties)

    @property
    def observed(self) -> NDArray[np.bool_]:
        """Which dyads some source can speak about, shape (n, n)."""
        return ~np.isnan(self.ties)

    def index(self, ccode: int) -> int:
        """Give the row of a state.

        Raises
        ------
        NotInSystem
            If the state is not part of the network.
        """
        try:
            return self.ccodes.index(ccode)
        except ValueError:
            raise NotInSystem(
                f"no state with ccode {ccode} in {self.period}",
                remedy="Choose a period in which the state is a member of the state system.",
            ) from None

    def tie(self, ccode1: int, ccode2: int) -> float:
        """Give the tie of a dyad, in [−1, 1], NaN where it is not observed."""
        return float(self.ties[self.index(ccode1), self.index(ccode2)])

    def subset(self, ccodes: Sequence[int]) -> "SignedNetwork":
        """Give the network of some of its states.

        Parameters
        ----------
        ccodes
            Keys of states that are part of the network, in any order.

        Returns
        -------
        SignedNetwork
        """
        kept = tuple(sorted(set(ccodes)))
        rows = [self.index(code) for code in kept]
        names = tuple(self.names[row] for row in rows)
        return SignedNetwork(kept, self.ties[np.ix_(rows, rows)], self.period, names)

    def edges(self) -> Iterator[tuple[int, int, float]]:
        """Go through the non-zero ties as ``(ccode1, ccode2, tie)`` with ccode1 < ccode2."""
        upper = np.triu(np.nan_to_num(self.ties), 1)
        for row, column in np.argwhere(upper):
            yield self.ccodes[row], self.ccodes[column], float(upper[row, column])

    def __eq__(self, other: object) -> bool:
        """Compare states, period and ties."""
        if not isinstance(other, SignedNetwork):
            return NotImplemented
        return (
            self.ccodes == other.ccodes
            and self.period == other.period
            and np.array_equal(self.ties, other.ties, equal_nan=True)
        )

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        """Give the number of states."""
        return len(self.ccodes)

    def __repr__(self) -> str:
        """Give period, size and number of ties."""
        upper = np.triu(self.signs, 1)
        positive, negative = int(np.sum(upper > 0)), int(np.sum(upper < 0))
        dyads = len(self) * (len(self) - 1) // 2
        seen = int(np.sum(np.triu(self.observed, 1)))
        total = positive + negative
        return (
            f"SignedNetwork({self.period}: {len(self):,} states, {total:,} "
            f"tie{'' if total == 1 else 's'} ({positive:,} positive, {negative:,} negative), "
            f"{seen:,} of {dyads:,} dyads observed)"
        )
