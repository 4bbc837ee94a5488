"""How many states are hostile to both, friends of both, or between the two, for many dyads."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tertius.balance.triad_sums import (
    LARGEST,
    SMALL,
    enemies_of_ties,
    product_blocks,
    sums_of_ties,
)
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, simple_ties
from tertius.network.tie_list import Values

Floats = NDArray[np.float64]
Places = NDArray[np.int32]
Dyads = Literal["all", "tied"]
MOST_STEPS = 20_000_000_000
"""Third parties of dyads looked at before a network is refused: some minutes."""


@dataclass(frozen=True, eq=False)
class CommonEnemies:
    """Common enemies of dyads, one row each.

    Attributes
    ----------
    first, second : ndarray of int32, shape (d,)
        Places of the two states, ``first < second``; rows ascend by both.
    counts : ndarray of shape (d,)
        Number of states hostile to both (int64), or the sum over them of the product of the
        weights of the two hostile ties (float64).
    """

    first: Places
    second: Places
    counts: NDArray[np.int64] | Floats

    def __len__(self) -> int:
        """Give the number of dyads listed."""
        return len(self.counts)


@dataclass(frozen=True, eq=False)
class ThirdParties:
    """Third parties of dyads by what they are to the two, one row per dyad.

    Attributes
    ----------
    first, second : ndarray of int32, shape (d,)
        Places of the two states, ``first < second``; rows ascend by both.
    friends, wedges, enemies : ndarray of shape (d,)
        States friendly with both; friendly with one and hostile to the other; hostile to both.
        Numbers (int64), or sums of the product of the weights of the two ties (float64).
    """

    first: Places
    second: Places
    friends: NDArray[np.int64] | Floats
    wedges: NDArray[np.int64] | Floats
    enemies: NDArray[np.int64] | Floats

    def __len__(self) -> int:
        """Give the number of dyads listed."""
        return len(self.enemies)


def common_enemy_counts(
    network: SignedNetwork | TieList,
    *,
    dyads: Dyads = "all",
    values: Values = "signs",
    gibibytes: float = 4.0,
) -> CommonEnemies:
    """Count the common enemies of dyads.

    Parameters
    ----------
    network
        n states with m signed ties.
    dyads
        ``all``: every dyad with at least one common enemy, tied or not. ``tied``: every tie, in
        the rows of :func:`tertius.network.tie_list`, also those with none: the way for networks of
        millions of ties, whose dyads with a common enemy would fill any memory.
    values
        ``signs`` counts; ``strengths`` sums the product of the weights of the two hostile ties.
    gibibytes
        The most memory the rows may take; a network that needs more is refused.

    Returns
    -------
    CommonEnemies

    Raises
    ------
    NetworkError
        If some dyads have parallel ties, an option is unknown, or the rows would not fit.

    References
    ----------
    .. [1] Maoz, Z., Terris, L. G., Kuperman, R. D. and Talmud, I. (2007). What is the enemy of my
       enemy? *Journal of Politics* 69(1), 100–115.

    Examples
    --------
    >>> from tertius.network import TieList
    >>> ties = TieList(tuple("ABCD"), [0, 0, 1, 1], [2, 3, 2, 3], [-1, -1, -1, 1])
    >>> found = common_enemy_counts(ties)
    >>> list(zip(found.first.tolist(), found.second.tolist(), found.counts.tolist()))
    [(0, 1, 1), (2, 3, 1)]
    """
    ties = simple_ties(network, values=values)
    if dyads == "tied" and values == "signs":
        return CommonEnemies(ties.first, ties.second, enemies_of_ties(ties))
    if dyads == "all":
        hostile = ties.values < 0
        ends = ties.first[hostile], ties.second[hostile]
        ties = TieList(ties.names, *ends, ties.values[hostile])
    found = third_party_counts(ties, dyads=dyads, values=values, gibibytes=gibibytes)
    return CommonEnemies(found.first, found.second, found.enemies)


def third_party_counts(
    network: SignedNetwork | TieList,
    *,
    dyads: Dyads = "all",
    values: Values = "signs",
    gibibytes: float = 4.0,
) -> ThirdParties:
    """Count common friends, common enemies and wedges of dyads.

    Parameters
    ----------
    network
        n states with m signed ties.
    dyads
        ``all``: every dyad with at least one third party tied to both, tied or not. ``tied``:
        every tie, in the rows of :func:`tertius.network.tie_list`.
    values
        ``signs`` counts; ``strengths`` sums the product of the weights of the two ties.
    gibibytes
        The most memory the rows may take; a network that needs more is refused.

    Returns
    -------
    ThirdParties

    Raises
    ------
    NetworkError
        If some dyads have parallel ties, an option is unknown, or the rows would not fit.

    References
    ----------
    .. [1] Maoz, Z., Terris, L. G., Kuperman, R. D. and Talmud, I. (2007). What is the enemy of my
       enemy? *Journal of Politics* 69(1), 100–115.

    Examples
    --------
    >>> from tertius.network import TieList
    >>> found = third_party_counts(TieList(tuple("ABC"), [0, 1], [2, 2], [1, -1]))
    >>> found.friends.tolist(), found.wedges.tolist(), found.enemies.tolist()
    ([0], [1], [0])
    """
    ties = simple_ties(network, values=values)
    if dyads == "tied":
        _check_memory(len(ties), gibibytes)
        first, second, sums = ties.first, ties.second, sums_of_ties(ties)
    elif dyads == "all":
        way = _all_by_matrices if _is_small(ties) else _all_by_loops
        first, second, sums = way(ties, gibibytes)
    else:
        raise NetworkError(f"dyads are 'all' or 'tied', not '{dyads}'")
    columns = [sums[:, place] for place in range(3)]
    if values == "signs":
        return ThirdParties(first, second, *(column.astype(np.int64) for column in columns))
    return ThirdParties(first, second, *(np.ascontiguousarray(column) for column in columns))


def _is_small(ties: TieList) -> bool:
    """Tell whether matrices are the quicker way: paths of two ties against multiplications."""
    steps = int(np.sum(ties.degrees**2))
    return ties.states <= SMALL or (ties.states <= LARGEST and 4 * steps > ties.states**3)


def _all_by_matrices(ties: TieList, gibibytes: float) -> tuple[Places, Places, Floats]:
    parts: list[tuple[Places, Places, Floats]] = []
    listed = 0
    for rows, third in product_blocks(ties, "fwe"):
        total = np.triu(third["f"] + third["w"] + third["e"], 1)
        row, column = np.nonzero(total)
        listed += len(row)
        _check_memory(listed, gibibytes)
        sums: Floats = np.stack([third[kind][row, column] for kind in "fwe"], axis=1, dtype=float)
        first, second = row + rows.start, column + rows.start
        parts.append((first.astype(np.int32), second.astype(np.int32), sums))
    if not parts:
        return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros((0, 3))
    firsts, seconds, every = zip(*parts, strict=True)
    return np.concatenate(firsts), np.concatenate(seconds), np.concatenate(every)


def _all_by_loops(ties: TieList, gibibytes: float) -> tuple[Places, Places, Floats]:
    steps = int(np.sum(ties.degrees * (ties.degrees - 1))) // 2
    if steps > MOST_STEPS:
        raise NetworkError(
            f"the third parties of all dyads are {steps:,} paths of two ties: too many to follow",
            remedy="Ask for dyads='tied', or for a part of the network.",
        )
    from tertius.balance import triad_kernels as kernels

    start, partner, value = kernels.compress(ties.first, ties.second, ties.values, ties.states)
    found = kernels.count_dyads(start, partner)
    _check_memory(int(found.sum()), gibibytes)
    rows: tuple[Places, Places, Floats] = kernels.sum_over_dyads(start, partner, value, found)
    return rows


def _check_memory(dyads: int, gibibytes: float) -> None:
    """Refuse rows of two places, three sums and three results that would not fit."""
    needed = dyads * (2 * 4 + 3 * 8 + 3 * 8) / 2**30
    if needed > gibibytes:
        raise NetworkError(
            f"{dyads:,} dyads would take {needed:,.1f} GiB, more than the {gibibytes:g} allowed",
            remedy="Ask for dyads='tied' or a part of the network, or allow more gibibytes.",
        )
