"""Which moved first: the third party's ties, or the dyad.

The rule of this module: a shift is a shift of level (:func:`tertius.explanation.turns.find_shifts`)
in the direction that the claim needs, and of several the largest counts. One that comes first may
still have nothing to do with the other; one that comes later cannot have moved it.
"""

import numpy as np
from numpy.typing import NDArray

from tertius.explanation.turns import find_shifts
from tertius.verdict.claims.model import Order, Timing

Floats = NDArray[np.float64]
SHORTEST = 2
"""Periods that a level must last."""


def timing_of(
    alignment: Floats,
    pull: Floats,
    ties: tuple[Floats, Floats],
    sign: int,
    names: tuple[str, ...],
) -> Timing:
    """Tell which moved first.

    Parameters
    ----------
    alignment : ndarray of shape (T,)
        Tie of the dyad, NaN where not observed.
    pull : ndarray of shape (T,)
        Pull of the third party.
    ties : pair of ndarray of shape (T,)
        Its ties with the two.
    sign
        +1 for a claim of together, −1 for apart.
    names
        Of the T periods.

    Returns
    -------
    Timing
        With ``none`` as order where the dyad or the pull has no shift in the claimed direction.
    """
    dyad = _largest(sign * alignment)
    moved = _largest(sign * pull)
    # The pull is the product of the two ties: what one of them does counts by the other's sign.
    weights = [np.sign(_mean(other)) for other in reversed(ties)]
    sides = [_largest(sign * weight * tie) for weight, tie in zip(weights, ties, strict=True)]

    def name(place: int | None) -> str:
        return "" if place is None else names[place]

    told = (name(sides[0]), name(sides[1]))
    if dyad is None or moved is None:
        return Timing(name(dyad), told, name(moved), "none")
    lag = dyad - moved
    order: Order = "same" if lag == 0 else "leads" if lag > 0 else "follows"
    return Timing(name(dyad), told, name(moved), order, lag)


def _largest(series: Floats) -> int | None:
    if np.isnan(series).all():
        return None
    shifts = [s for s in find_shifts(series, shortest=SHORTEST) if s.level_after > s.level_before]
    best = max(shifts, key=lambda s: s.level_after - s.level_before, default=None)
    return None if best is None else best.index


def _mean(series: Floats) -> float:
    known = series[~np.isnan(series)]
    return float(known.mean()) if len(known) else 0.0
