"""What the frustrated weight cannot fall below: a packing of negative cycles, with its proof.

Any sides frustrate a tie of every negative cycle. If amounts are given to negative cycles so that
no tie carries more than its weight, the frustrated weight is therefore at least their sum. The
best such packing is the dual of the linear programme over negative cycles, and on networks as they
are found it reaches the frustration index, or nearly: a proof for networks of any size.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import floor, inf
from time import process_time

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.balance.covering import Progress
from tertius.balance.frustration.search import best_sides, frustrated_weight, given_sides

Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
Whole = NDArray[np.int64]
Places = NDArray[np.int32]

ROUNDS = 400
"""Most rounds; by then the packing has long stopped to grow."""


@dataclass(frozen=True, eq=False)
class Packing:
    """A packing of negative cycles and the sides that were found with it.

    Attributes
    ----------
    bound : float
        What no frustrated weight can fall below: :attr:`packed`, rounded up to the next weight
        that is possible, if frustrated weights are known to be multiples of something.
    packed : float
        Sum of all amounts, rounded down.
    value : float
        Frustrated weight of :attr:`sides`.
    sides : ndarray of int8, shape (n,)
        The best sides found: those given, or better ones that prices led to.
    start : ndarray of shape (cycles + 1,)
        Where each cycle begins in :attr:`tie`.
    tie : ndarray of int32
        Ties of all cycles, one cycle after the other, each in the order of the walk.
    amounts : ndarray of shape (cycles,)
        Amount of each cycle, above 0.
    loads : ndarray of shape (m,)
        Amount of all cycles through each tie; never more than its weight.
    prices : ndarray of shape (m,)
        Nearly a solution of the linear programme over negative cycles: in [0, 1], near 1 for ties
        that all good sides frustrate.
    rounds : int
        Rounds done.
    seconds : float
        Seconds of CPU.
    complete : bool
        Whether no cheap cycle was left, so that more time would not raise the bound.
    """

    bound: float
    packed: float
    value: float
    sides: Sides
    start: Whole
    tie: Places
    amounts: Floats
    loads: Floats
    prices: Floats
    rounds: int
    seconds: float
    complete: bool

    @property
    def proven(self) -> bool:
        """Whether :attr:`sides` are proven to have the least frustrated weight."""
        return self.bound >= self.value

    @property
    def cycles(self) -> int:
        """Number of cycles with an amount."""
        return len(self.amounts)

    @property
    def gap(self) -> float:
        """By what share of :attr:`value` the bound falls short; 0 where proven."""
        return max(0.0, 1 - self.bound / self.value) if self.value else 0.0

    def __repr__(self) -> str:
        """Give the bounds."""
        end = "proven" if self.proven else f"gap {self.gap:.2%}"
        return f"Packing({self.cycles:,} cycles: {self.bound:,g} to {self.value:,g}, {end})"


def packing_bound(
    first: ArrayLike,
    second: ArrayLike,
    values: ArrayLike,
    states: int,
    *,
    sides: ArrayLike | None = None,
    seconds: float | None = None,
    rounds: int = ROUNDS,
    unit: float | None = None,
    seed: int = 0,
    progress: Callable[[Progress], None] | None = None,
) -> Packing:
    """Bound the frustration index from below, and often prove sides to be the best.

    Begins with all negative triads. Each round fills the cycles by the method of multipliers,
    looks for negative cycles that are cheap at the prices of the ties, certifies the bound, and
    makes sides out of the prices. It ends when bound and value meet, when no cheap cycle is left,
    or with the time.

    Parameters
    ----------
    first, second : array of int, shape (m,)
        Places of the partners of each tie; parallel ties are allowed.
    values : array of float, shape (m,)
        Sign times weight of each tie, not 0.
    states
        Number of states n.
    sides : array of ±1, shape (n,), optional
        Sides with little frustrated weight: the better, the quicker. By default those of
        :func:`~tertius.balance.frustration.search.best_sides` with one round.
    seconds
        Seconds of CPU after which the best packing is given; by default there is no limit. The
        last round may take a few seconds more on networks of 10⁶ ties.
    rounds
        Most rounds.
    unit
        What the frustrated weights of any two partitions differ by multiples of, where the caller
        knows; 0 for nothing known. By default what all weights are multiples of.
    seed
        Chooses the order in which cycles are sought. The same seed gives the same packing, unless
        ``seconds`` ends it.
    progress
        Called after every round with value and bound.

    Returns
    -------
    Packing
        The bound is certified: every cycle that counts is checked, and amounts are whole numbers
        of a power of two that add up exactly.

    Raises
    ------
    ValueError
        If ``sides`` is not +1 or −1 for every state.

    Notes
    -----
    The gap that is left when no cheap cycle is left is that of the linear programme over negative
    cycles, and of rounding; branching must close it. For a clique without positive ties the bound
    is n (n − 1) / 6, while the index is about n² / 4.

    References
    ----------
    .. [1] Barahona, F. and Mahjoub, A. R. (1986). On the cut polytope. *Mathematical Programming*
       36, 157–173: the programme over odd cycles.
    .. [2] Hestenes, M. R. (1969). Multiplier and gradient methods. *Journal of Optimization Theory
       and Applications* 4, 303–320.
    .. [3] Ford, L. R. and Fulkerson, D. R. (1958). A suggested computation for maximal
       multi-commodity network flows. *Management Science* 5, 97–101: columns from shortest paths.

    Examples
    --------
    >>> packing_bound([0, 0, 1], [1, 2, 2], [1, 1, -1], 3)
    Packing(1 cycles: 1 to 1, proven)
    """
    begun = process_time()
    one, other = np.asarray(first, dtype=np.int32), np.asarray(second, dtype=np.int32)
    value = np.asarray(values, dtype=np.float64)
    known = (
        best_sides(one, other, value, states, rounds=1, seed=seed, seconds=seconds)
        if sides is None
        else given_sides(sides, states)
    )
    frustrated = frustrated_weight(one, other, value, known)
    if not frustrated:
        return _nothing(known, len(value), process_time() - begun)
    from tertius.balance.frustration.packing_work import Work

    work = Work(one, other, value, known, seed, inf if seconds is None else begun + seconds)
    grain = _grain(np.abs(value)) if unit is None else Fraction(unit)
    bound, turn = 0.0, 0
    while turn < rounds:
        turn += 1
        work.fill()
        packed = work.certify()
        bound = _rounded_up(packed, grain, Fraction(work.value))
        if bound < work.value and not work.late():
            work.improve_sides()
        if progress is not None:
            progress(Progress("packing", work.value, bound, process_time() - begun))
        if bound >= work.value or work.complete or work.late():
            break
        work.add_cycles()
    sides_found = work.all_sides()
    return Packing(
        bound=min(bound, work.value),
        packed=_down(work.packed),
        value=work.value,
        sides=sides_found * sides_found[0],
        **work.certificate(),
        prices=work.prices(),
        rounds=turn,
        seconds=process_time() - begun,
        complete=work.complete,
    )


def _nothing(sides: Sides, ties: int, seconds: float) -> Packing:
    """Give the empty packing of a balanced network."""
    none = np.zeros(ties)
    begin, tie, amounts = np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0)
    return Packing(0.0, 0.0, 0.0, sides, begin, tie, amounts, none, none, 0, seconds, True)


def _grain(weights: Floats) -> Fraction:
    """Give what all weights are multiples of, 0 if it is below 2⁻²⁰."""
    scaled = weights * 2.0**20
    if not len(scaled) or scaled.max() > 2.0**62 or np.any(scaled != np.rint(scaled)):
        return Fraction(0)
    return Fraction(int(np.gcd.reduce(scaled.astype(np.int64))), 2**20)


def _rounded_up(packed: Fraction, grain: Fraction, value: Fraction) -> float:
    """Give the least weight that is not below what is packed and differs from value by grains."""
    return _down(packed if not grain else value - floor((value - packed) / grain) * grain)


def _down(exact: Fraction) -> float:
    """Give the largest float that is not above."""
    near = float(exact)
    return near if Fraction(near) <= exact else float(np.nextafter(near, -inf))
