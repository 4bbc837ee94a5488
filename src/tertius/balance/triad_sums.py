"""Sums over the triads of a network, by matrix products or by compiled loops: both agree.

Matrices suit systems of up to a thousand states, and denser ones up to the size that fits into
memory: a product of signs is exact, as no sum of it exceeds the 2^24 that a 32-bit float counts
up to. Loops suit large sparse networks; their library takes a second to import, so small networks
never ask for it.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tertius.network import TieList

Floats = NDArray[np.float64]
Places = NDArray[np.int32]
Matrix = NDArray[np.floating]

SMALL = 1024
"""Up to so many states matrices are used, however few the ties."""
LARGEST = 16_384
"""Beyond so many states matrices are never used: one takes more than a gigabyte."""
BLOCK = 1024
"""Rows of a product that are in memory at once."""


def scaled_ties(ties: TieList) -> TieList:
    """Divide the weights by the largest: shares stay, and products of three do not overflow."""
    if not len(ties):
        return ties
    shares = np.maximum(ties.weights / ties.weights.max(), np.finfo(np.float64).tiny)
    return ties.with_values(np.copysign(shares, ties.values))


def suits_matrices(ties: TieList) -> bool:
    """Tell whether matrix products are the quicker way, by the size and density of a network."""
    if ties.states <= SMALL:
        return True
    # Steps of the loops against multiplications: one of those takes 16 times as long. No network of
    # m ties has more than 2m(√m + 1) steps, whatever its shape (Chiba & Nishizeki 1985).
    most = 32 * len(ties) * (math.sqrt(len(ties)) + 1)
    if ties.states > LARGEST or most < ties.states**3:
        return False
    steps = np.minimum(ties.degrees[ties.first], ties.degrees[ties.second]).sum()
    return bool(16 * int(steps) > ties.states**3)


def product_blocks(ties: TieList, kinds: str) -> Iterator[tuple[slice, dict[str, Matrix]]]:
    """Sum the product of the weights to both over the third parties of all dyads.

    Parameters
    ----------
    ties
        A simple list of ties.
    kinds
        Which third parties are asked for: ``f`` common friends, ``w`` friends of one who are
        enemies of the other, ``e`` common enemies.

    Yields
    ------
    rows : slice
        The states of this block.
    third : dict
        The sums for each of ``kinds``, shape (rows, n − first row): the columns before those of the
        block mirror what earlier blocks gave.
    """
    unit = bool(np.all(ties.weights == 1))
    filled = np.zeros((ties.states, ties.states), np.float32 if unit else np.float64)
    filled.reshape(-1)[_cells(ties.first, ties.second, ties.states)] = ties.values
    filled += filled.T
    plus = np.maximum(filled, 0)
    minus = np.subtract(plus, filled, out=filled)
    some = {"f": bool(np.any(ties.values > 0)), "e": bool(np.any(ties.values < 0))}
    some["w"] = all(some.values())
    for begin in range(0, ties.states, BLOCK):
        rows = slice(begin, min(begin + BLOCK, ties.states))
        third = {}
        for kind in kinds:
            if not some[kind]:
                third[kind] = np.zeros((rows.stop - begin, ties.states - begin), plus.dtype)
            elif kind == "w":
                third[kind] = plus[rows] @ minus[:, begin:] + minus[rows] @ plus[:, begin:]
            else:
                factor = plus if kind == "f" else minus
                third[kind] = factor[rows] @ factor[:, begin:]
        yield rows, third


def count_types(ties: TieList) -> tuple[int, int, int, int]:
    """Count the complete triads ``+++ ++- +-- ---`` of a simple list of ties, by signs."""
    return types_and_degrees(ties)[0]


def types_and_degrees(
    ties: TieList,
) -> tuple[tuple[int, int, int, int], NDArray[np.int64]]:
    """Count the complete triads by type, as :func:`count_types`, and the ties of each state."""
    if suits_matrices(ties):
        signs = ties if np.all(ties.weights == 1) else ties.with_values(ties.signs)
        sums = _sums_by_matrices(signs, "fe")
        of_friends = sums @ (ties.values > 0).astype(np.float64)
        of_enemies = sums.sum(axis=1) - of_friends
        # A triad of one sign is met from all its ties, the others from the one that differs.
        (a, c), (b, d) = map(round, of_friends), map(round, of_enemies)
        return (a // 3, b, c, d // 3), ties.degrees
    from tertius.balance.triad_kernels import count_complete

    found = [0] * 4
    rows = _pointed(ties)
    for code, count in enumerate(count_complete(rows.start, rows.packed, 1, rows.ascending)):
        found[code.bit_count()] += int(count)
    return (found[0], found[1], found[2], found[3]), rows.degrees


def sums_of_ties(ties: TieList) -> Floats:
    """Sum the product of the weights to both over the third parties of every tie.

    Returns
    -------
    ndarray of shape (m, 3)
        Over common friends, over friends of one who are enemies of the other, over common
        enemies. Counts, exactly, where every weight is 1.
    """
    if suits_matrices(ties):
        return _sums_by_matrices(ties, "fwe").T
    from tertius.balance import triad_kernels as kernels

    rows = _pointed(ties, listed=True)
    found: Floats = kernels.sum_over_ties(rows.start, rows.packed, rows.ties, ties.values)
    return found


def enemies_of_ties(ties: TieList) -> NDArray[np.int64]:
    """Count the states hostile to both partners of every tie of a list of signs, shape (m,)."""
    found: NDArray[np.int64]
    if suits_matrices(ties):
        found = _sums_by_matrices(ties, "e")[0].astype(np.int64)
    else:
        from tertius.balance import triad_kernels as kernels

        rows = _pointed(ties, listed=True)
        found = kernels.count_enemies(rows.start, rows.packed, rows.ties).astype(np.int64)
    return found


def _sums_by_matrices(ties: TieList, kinds: str) -> Floats:
    """Give the sums over the third parties of every tie, shape (kinds, m)."""
    sums = np.empty((len(kinds), len(ties)))
    for rows, third in product_blocks(ties, kinds):
        begin, end = np.searchsorted(ties.first, np.array([rows.start, rows.stop], np.int32))
        row, column = ties.first[begin:end] - rows.start, ties.second[begin:end] - rows.start
        cells = _cells(row, column, ties.states - rows.start)
        for place, kind in enumerate(kinds):
            sums[place, begin:end] = third[kind].reshape(-1)[cells]
    return sums


def types_of_ties(ties: TieList) -> Floats:
    """Sum the weights of the triads ``+++ ++- +-- ---`` of every tie, shape (m, 4).

    The weight of a triad is the product of the weights of its ties, 1 for a list of signs.
    """
    sums = sums_of_ties(ties) * ties.weights[:, np.newaxis]
    types = np.zeros((len(ties), 4))
    friendly = ties.values > 0
    types[friendly, :3] = sums[friendly]
    types[~friendly, 1:] = sums[~friendly]
    return types


def _cells(row: Places, column: Places, width: int) -> NDArray[np.int64]:
    """Give places in a matrix laid out row by row."""
    return row.astype(np.int64) * width + column


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """All ties pointed one way, as compressed rows, as the loops over triads take them.

    Attributes
    ----------
    start : ndarray of uint32, shape (n + 1,)
        The ties of a state stand at ``start[i]`` up to ``start[i + 1]``.
    packed : ndarray of uint32
        The partner and, in the lowest bits, the code of each tie; a chunk longer than the ties.
    ties : ndarray of int32
        The row of each tie in the list; empty where it was not asked for.
    ascending : bool
        Whether the partners in a row ascend.
    degrees : ndarray of shape (n,)
        Number of ties of each state, by its place in the list.
    """

    start: NDArray[np.uint32]
    packed: NDArray[np.uint32]
    ties: Places
    ascending: bool
    degrees: NDArray[np.int64]


def pointed(
    first: Places,
    second: Places,
    codes: NDArray[np.int8],
    mirror: NDArray[np.int8],
    states: int,
    *,
    listed: bool = False,
) -> Rows:
    """Point every tie one way, without circles, for the loops over triads.

    The loops look up Σ in·out ties over the states. From first to second the ties stand in order
    already: where that makes no more look-ups than it would in a network of equal degrees (a third
    of the mean degree for each tie), give or take those that take as long as another order takes
    to make, they are left so. Otherwise they point to the state of higher degree. The rows of the
    ties are given only where they are wanted (``listed``).
    """
    from tertius.balance import triad_kernels as kernels

    width = len(mirror).bit_length() - 1
    after, before = kernels.count_ends(first, second, states)
    if 3 * states * int(np.dot(after, before)) > len(first) * (2 * len(first) + 24 * states):
        rank = kernels.rank_by_degree(after + before)
        start, packed, rows = kernels.point_upwards(
            first, second, codes, mirror, rank, width, listed
        )
        return Rows(start, packed, rows, ascending=False, degrees=after + before)
    start = np.zeros(states + 1, np.uint32)
    start[1:] = np.cumsum(after)
    packed = np.zeros(len(first) + kernels.CHUNK, np.uint32)
    np.left_shift(second, width, out=packed[: len(first)], casting="unsafe")
    packed[: len(first)] |= codes.view(np.uint8)
    rows = np.arange(len(first) if listed else 0, dtype=np.int32)
    return Rows(start, packed, rows, ascending=True, degrees=after + before)


def _pointed(ties: TieList, *, listed: bool = False) -> Rows:
    same = np.array([0, 1], np.int8)
    codes = (ties.values < 0).astype(np.int8)
    return pointed(ties.first, ties.second, codes, same, ties.states, listed=listed)
