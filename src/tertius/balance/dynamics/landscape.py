"""The landscape of alignments: every bipartition that no single state would leave."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

from tertius.balance.dynamics.energies import (
    MOST_STATES,
    bipartition_sides,
    propensities,
    weighted_ties,
)
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList
from tertius.network.tie_list import Values

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Sides = NDArray[np.int8]

EQUAL = 1e-12
"""Energies that differ by less, relative to the weight of all ties, count as equal."""


@dataclass(frozen=True, eq=False)
class Landscape:
    """The local minima of the energy of bipartitions.

    Attributes
    ----------
    names : tuple of str
        The n states.
    method : {"all", "sample"}
        ``all``: every bipartition was looked at, and these are all local minima. ``sample``: they
        are where descents from random bipartitions ended; there may be others, and lower ones.
    energies : ndarray of shape (k,)
        Of the minima, ascending; minima of one energy by falling basin.
    sides : ndarray of int8, shape (k, n)
        A bipartition of each minimum; +1 for state 0 and those on its side.
    widths : ndarray of int64, shape (k,)
        Bipartitions that make up the minimum: more than 1 where states can change sides at no
        cost, as one without ties always can. Always 1 in a sample, where such floors are not told
        apart from their parts.
    basins : ndarray of int64, shape (k,)
        Bipartitions (or, in a sample, descents) that end in the minimum when the state whose change
        lowers the energy most moves first.
    searched : int
        Bipartitions looked at, or descents made: the sum of ``basins``.
    negative : float
        Weight s_i s_j ``|p_ij|`` of all negative ties: energy plus this is frustration.
    """

    names: tuple[str, ...]
    method: Literal["all", "sample"]
    energies: Floats
    sides: Sides
    widths: Ints
    basins: Ints
    searched: int
    negative: float

    def __post_init__(self) -> None:
        """Lock the arrays."""
        for array in (self.energies, self.sides, self.widths, self.basins):
            array.setflags(write=False)

    @property
    def frustrations(self) -> Floats:
        """Frustration of each minimum, shape (k,), at least 0."""
        return self.energies + self.negative

    @property
    def shares(self) -> Floats:
        """Share of each minimum in all basins, shape (k,), in (0, 1]."""
        return self.basins / self.searched

    def coalitions(self, minimum: int = 0) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the names on the two sides of a minimum, state 0 on the first."""
        side = self.sides[minimum]
        one, other = (
            tuple(name for name, at in zip(self.names, side, strict=True) if at == sign)
            for sign in (1, -1)
        )
        return one, other

    def __len__(self) -> int:
        """Give the number of minima."""
        return len(self.energies)

    def __repr__(self) -> str:
        """Give the number of minima, the least energy and what was searched."""
        count, least = len(self), float(self.energies[0])
        noun = "local minimum" if count == 1 else "local minima"
        done = "bipartitions" if self.method == "all" else "descents, a sample"
        return (
            f"Landscape({len(self.names):,} states: {count:,} {noun}, least energy {least:.6g}; "
            f"{self.searched:,} {done})"
        )


def landscape(
    network: SignedNetwork | TieList,
    *,
    sizes: ArrayLike | None = None,
    values: Values = "signs",
    rng: Generator | None = None,
    descents: int = 1_000,
) -> Landscape:
    """Find the bipartitions that no single state would leave.

    The energy is that of :func:`tertius.balance.dynamics.landscape_energy`. Two bipartitions are
    neighbours if one state has changed its side. A local minimum is a bipartition, or a connected
    set of equal ones, without a lower neighbour.

    Parameters
    ----------
    network
        A dyad that is neutral or not observed has propensity 0; parallel ties add up.
    sizes
        Above 0, shape (n,); by default all 1.
    values
        Whether signs or strengths are the propensities.
    rng
        The source of chance; needed above 22 states, and used only there.
    descents
        Random bipartitions to descend from, above 22 states.

    Returns
    -------
    Landscape
        All local minima for up to 22 states; above, those that a sample of descents found.

    Raises
    ------
    NetworkError
        If the sizes do not fit, or there are more than 22 states and no generator or no descents.

    Notes
    -----
    Symmetric propensities make every move of a state that lowers its own frustration lower the
    energy, so that such moves end in a local minimum ([1]_, note 2).

    References
    ----------
    .. [1] Axelrod & Bennett 1993, 'A landscape theory of aggregation', British Journal of Political
       Science 23, 211–233.

    Examples
    --------
    >>> enemies_of_c = TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [1, -1, -1])
    >>> landscape(enemies_of_c)
    Landscape(3 states: 1 local minimum, least energy -2; 4 bipartitions)
    >>> landscape(enemies_of_c).coalitions()
    (('A', 'B'), ('C',))
    """
    ties, weights = weighted_ties(network, sizes=sizes, values=values)
    equal = EQUAL * float(np.sum(np.abs(weights)))
    if ties.states <= MOST_STATES:
        energies, sides, widths, basins = _all(ties, weights, equal)
        method: Literal["all", "sample"] = "all"
    else:
        energies, sides, widths, basins = _sample(ties, weights, equal, rng, descents)
        method = "sample"
    # Equal energies differ in their last digits: rounded, they are ordered by their basins.
    unit = equal if equal > 0 else 1.0
    order = np.lexsort((-basins, np.round(energies / unit)))
    return Landscape(
        names=ties.names,
        method=method,
        energies=energies[order],
        sides=sides[order],
        widths=widths[order],
        basins=basins[order],
        searched=int(np.sum(basins)),
        negative=float(-np.sum(weights[weights < 0])),
    )


def _all(ties: TieList, weights: Floats, equal: float) -> tuple[Floats, Sides, Ints, Ints]:
    from tertius.balance.dynamics import landscape_kernels as kernels

    energies = kernels.all_energies(propensities(ties, weights))
    lowest, widths, basins, _ = kernels.valleys(energies, ties.states, equal)
    sides = bipartition_sides(lowest, ties.states)
    return energies[lowest], sides, widths.astype(np.int64), basins.astype(np.int64)


def _sample(
    ties: TieList, weights: Floats, equal: float, rng: Generator | None, descents: int
) -> tuple[Floats, Sides, Ints, Ints]:
    from tertius.balance.dynamics.landscape_kernels import descend

    if not isinstance(rng, Generator) or descents < 1:
        raise NetworkError(
            f"{ties.states:,} states have too many bipartitions to look at all: a sample needs a "
            "generator (rng) and at least one descent",
            remedy=f"Give rng=default_rng(1) of numpy, or at most {MOST_STATES} states.",
        )
    found: dict[bytes, int] = {}
    for _ in range(descents):
        side = (2 * rng.integers(0, 2, ties.states) - 1).astype(np.int8)
        descend(*ties.neighbours, weights, side, equal)
        side *= side[0]
        found[side.tobytes()] = found.get(side.tobytes(), 0) + 1
    sides = np.frombuffer(b"".join(found), dtype=np.int8).reshape(len(found), -1)
    # Row by row: all at once would take minima × ties bytes.
    apart = (side[ties.first] != side[ties.second] for side in sides)
    energies = np.array([np.sum(weights[cut]) for cut in apart])
    basins = np.array(list(found.values()), dtype=np.int64)
    return energies, sides, np.ones(len(found), dtype=np.int64), basins
