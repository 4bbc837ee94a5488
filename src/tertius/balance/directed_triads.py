"""The census of directed signed triads: 138 kinds."""

from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.balance.directed_types import MAN, directed_types, kind_of_codes
from tertius.balance.triad_sums import pointed
from tertius.errors import NetworkError

Ints = NDArray[np.int64]
Table = NDArray[np.object_]

SMALL = 256
"""Up to so many states every triad is looked at, which needs no compiled loop."""
MIRROR = np.array([3 * (code % 3) + code // 3 for code in range(9)])
"""The code of a dyad seen from the other side."""


@dataclass(frozen=True)
class DirectedTriadCensus:
    """How many triads of a directed signed network are of each of the 138 kinds.

    Attributes
    ----------
    states : int
        Number of states n; the counts sum to n(n − 1)(n − 2)/6.
    counts : tuple of int
        Triads of each kind, in the order of :func:`directed_types`; Python integers.
    """

    states: int
    counts: tuple[int, ...]

    def __getitem__(self, name: str) -> int:
        """Give the count of one kind by its name, such as ``census["030T:AB+,AC-,BC-"]``."""
        for kind, count in zip(directed_types(), self.counts, strict=True):
            if kind.name == name:
                return count
        raise KeyError(f"there is no kind of directed triad named {name!r}")

    @property
    def by_name(self) -> dict[str, int]:
        """The count of each of the 138 kinds."""
        names = (kind.name for kind in directed_types())
        return dict(zip(names, self.counts, strict=True))

    @property
    def by_man(self) -> dict[str, int]:
        """The count of each of the 16 kinds without signs (Holland & Leinhardt 1970)."""
        found = dict.fromkeys(MAN, 0)
        for kind, count in zip(directed_types(), self.counts, strict=True):
            found[kind.man] += count
        return found

    @property
    def degree_of_balance(self) -> float:
        """Share of balanced triads among those with a semicycle; NaN where there is none."""
        flags = [(kind.balanced, n) for kind, n in zip(directed_types(), self.counts, strict=True)]
        total = sum(count for flag, count in flags if flag is not None)
        return sum(count for flag, count in flags if flag) / total if total else float("nan")


def directed_triad_census(
    source: ArrayLike, target: ArrayLike, values: ArrayLike, *, states: int
) -> DirectedTriadCensus:
    """Count the triads of a directed signed network by kind.

    Parameters
    ----------
    source, target
        Places of the two states of each arc, shape (arcs,), in any order.
    values
        Signed values of the arcs, shape (arcs,): the sign counts, the weight does not.
    states
        Number of states n, at most 2²⁹.

    Returns
    -------
    DirectedTriadCensus

    Raises
    ------
    NetworkError
        If the arrays do not fit together, a place is unknown, a state points to itself, an arc is
        repeated, or a value is zero or not finite.

    Notes
    -----
    Of large networks only connected triads are looked at: complete ones are enumerated once each
    in O(m^1.5) steps, those with two dyads follow from the dyads of each state, the rest from the
    totals; the idea of counting what is rare and deriving the rest is that of [2]_.

    References
    ----------
    .. [1] Holland, P. W. and Leinhardt, S. (1970). A method for detecting structure in sociometric
       data. *American Journal of Sociology* 76(3), 492–513.
    .. [2] Batagelj, V. and Mrvar, A. (2001). A subquadratic triad census algorithm for large sparse
       networks with small maximum degree. *Social Networks* 23(3), 237–243.

    Examples
    --------
    >>> census = directed_triad_census([0, 0, 1], [1, 2, 2], [1, -1, -1], states=4)
    >>> {name: count for name, count in census.by_name.items() if count}
    {'012:AB+': 1, '012:AB-': 2, '030T:AB+,AC-,BC-': 1}
    """
    first, second, codes = _dyads(source, target, values, states)
    small = states <= SMALL
    counts = _every(first, second, codes, states) if small else _rare(first, second, codes, states)
    return DirectedTriadCensus(states, tuple(counts))


def _dyads(
    source: ArrayLike, target: ArrayLike, values: ArrayLike, states: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], Ints]:
    """Check the arcs, and give the connected dyads, first < second, with their codes."""
    start, end, value = (np.asarray(array) for array in (source, target, values))
    if not start.shape == end.shape == value.shape or start.ndim != 1:
        raise NetworkError("source, target and values must be lists of one length")
    if not 0 <= states <= 2**29:
        raise NetworkError(f"there can be 0 to 536,870,912 states, not {states:,}")
    none = np.zeros(0, np.int32)
    if not len(start):
        return none, none, none.astype(np.int64)
    if start.dtype.kind not in "iu" or end.dtype.kind not in "iu":
        raise NetworkError("source and target must be lists of places (whole numbers)")
    if min(start.min(), end.min()) < 0 or max(start.max(), end.max()) >= states:
        raise NetworkError(f"an arc names a place outside 0 to {states - 1}")
    if value.dtype.kind not in "iuf" or not np.all(np.isfinite(value)) or np.any(value == 0):
        raise NetworkError(
            "the value of an arc is zero, not finite or no number",
            remedy="Leave out what is neutral or not observed.",
        )
    if np.any(start == end):
        raise NetworkError(f"state {int(start[start == end][0])} points to itself")
    start, end = start.astype(np.int64), end.astype(np.int64)
    low, high = np.minimum(start, end), np.maximum(start, end)
    arc = np.where(value > 0, 1, 2) * np.where(start < end, 3, 1)
    key, row, met = np.unique(low * states + high, return_inverse=True, return_counts=True)
    forth = np.bincount(row, start < end, len(key))
    if np.any(forth > 1) or np.any(met - forth > 1):
        raise NetworkError(
            "an arc is repeated", remedy="Give each source and target once, with one sign."
        )
    codes = np.bincount(row, arc, len(key)).astype(np.int64)
    first, second = np.divmod(key, states)
    return first.astype(np.int32), second.astype(np.int32), codes


def _every(
    first: NDArray[np.int32], second: NDArray[np.int32], codes: Ints, states: int
) -> list[int]:
    """Look at every triad of a small network."""
    matrix = np.zeros((states, states), np.int64)
    matrix[first, second] = codes
    found = np.zeros(729, np.int64)
    for one in range(states - 2):
        row = matrix[one, one + 1 :]
        others, thirds = np.triu_indices(len(row), 1)
        dyads = matrix[one + 1 :, one + 1 :][others, thirds]
        found += np.bincount(81 * row[others] + 9 * row[thirds] + dyads, minlength=729)
    return _by_kind(found.reshape(9, 9, 9))


def _rare(
    first: NDArray[np.int32], second: NDArray[np.int32], codes: Ints, states: int
) -> list[int]:
    """Count complete triads, then pairs of dyads at a state, then dyads, and derive the rest."""
    from tertius.balance.triad_kernels import count_complete

    mirror = (MIRROR[1:] - 1).astype(np.int8)
    rows = pointed(first, second, (codes - 1).astype(np.int8), mirror, states)
    table = np.zeros((9, 9, 9), dtype=object)
    table[1:, 1:, 1:] = (
        count_complete(rows.start, rows.packed, 3, rows.ascending).reshape(8, 8, 8).astype(object)
    )
    two = _pairs_at_states(first, second, codes, states)
    one = np.zeros(9, dtype=object)
    for code, times in enumerate(np.bincount(codes, minlength=9).tolist()):
        one[code] = times * (states - 2)
    for a, b, c in np.argwhere(table).tolist():
        times = table[a, b, c]
        for left, right in ((a, b), (MIRROR[a], c), (MIRROR[b], MIRROR[c])):
            two[min(left, right), max(left, right)] -= times
        for code in (a, b, c):
            one[code] -= times
    for left, right in np.argwhere(two).tolist():
        one[left] -= two[left, right]
        one[right] -= two[left, right]
    return _derived(table, two, one, comb(states, 3))


def _derived(table: Table, two: Table, one: Table, every: int) -> list[int]:
    """Fill in the triads with two dyads, one dyad and none."""
    table[:, :, 0] += two
    # A dyad may have been met from either side: its two codes are of one kind.
    table[:, 0, 0] += one
    table[0, 0, 0] = every - (table.sum() - table[0, 0, 0])
    return _by_kind(table)


def _pairs_at_states(
    first: NDArray[np.int32], second: NDArray[np.int32], codes: Ints, states: int
) -> Table:
    """Count the pairs of dyads that meet at a state, by their codes seen from there."""
    cells = np.concatenate([first * np.int64(9) + codes, second * np.int64(9) + MIRROR[codes]])
    tallies = np.bincount(cells, minlength=9 * states).reshape(states, 9)
    pairs = np.zeros((9, 9), dtype=object)
    for left in range(1, 9):
        column = tallies[:, left]
        pairs[left, left] = int(np.dot(column, column - 1)) // 2
        for right in range(left + 1, 9):
            pairs[left, right] = int(np.dot(column, tallies[:, right]))
    return pairs


def _by_kind(table: Table | Ints) -> list[int]:
    counts = [0] * len(directed_types())
    for kind, count in zip(kind_of_codes().ravel().tolist(), table.ravel().tolist(), strict=True):
        counts[kind] += int(count)
    return counts
