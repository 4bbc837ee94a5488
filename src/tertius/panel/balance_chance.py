r"""How sure is a share, and how far from chance: thinned ties and null models.

*Interval.* Ties are taken as the units that could have come out otherwise. In each of many draws
a fifth of them is left out at random and the measure computed on the rest. A measure on
:math:`b` of :math:`m` ties varies more than on all, and draws overlap, so deviations from the
mean of the draws are multiplied by :math:`\sqrt{b/(m-b)} = 2` and taken around the value: the
subsampling of Politis and Romano [1]_ with the finite-population correction, or the delete-d
jackknife of Shao and Wu [2]_ with quantiles in place of a variance. It treats ties as independent
of one another, which treaties of many states are not: it is too narrow rather than too wide.

*Null model.* ``signs`` deals the same signs out at random to the same ties, so that what remains
is what density and the share of hostile ties alone would give; ``rewired`` also moves the ties,
keeping how many friends and how many enemies each state has.

References
----------
.. [1] Politis, D. N. and Romano, J. P. (1994). Large sample confidence regions based on
   subsamples under minimal assumptions. *Annals of Statistics* 22(4), 2031-2050.
.. [2] Shao, J. and Wu, C. F. J. (1989). A general theory for jackknife variance estimation.
   *Annals of Statistics* 17(3), 1176-1197.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from tertius.network import TieList
from tertius.panel.balance_draws import list_triads, triad_shares, walk_shares

Floats = NDArray[np.float64]
NullModel = Literal["signs", "rewired"]

LEVEL = 0.95
"""Level of intervals and null bands."""

KEPT = 0.8
"""Share of the ties that a thinned network keeps."""

NULL_WORDS: Mapping[str, str] = {
    "signs": "the same signs dealt out at random to the same ties",
    "rewired": "ties moved at random, each state keeping its numbers of friends and of enemies",
}


@dataclass(frozen=True, slots=True)
class Chance:
    """Where chance would put a measure.

    Attributes
    ----------
    mean, low, high
        Mean and band of the null model.
    z
        Distance of the value from the mean in standard deviations; NaN where all draws agree.
    """

    mean: float
    low: float
    high: float
    z: float


def drawn_measures(
    ties: TieList, *, model: NullModel, draws: int, rng: Generator, walks: bool, triads: bool
) -> dict[str, Floats]:
    """Compute the estimated measures on networks of a null model.

    Parameters
    ----------
    ties
        The network, simple.
    model
        ``signs`` or ``rewired``.
    draws
        How many networks.
    rng
        Source of chance.
    walks, triads
        Which measures.

    Returns
    -------
    dict of str to ndarray of shape (draws,)
    """
    if model == "rewired":
        return _rewired_measures(ties, draws, rng, walks=walks, triads=triads)
    dealt = rng.permuted(np.tile(ties.signs, (draws, 1)), axis=1)
    found: dict[str, Floats] = {}
    if triads:
        strong, weak = triad_shares(dealt < 0, list_triads(ties))
        found |= {"balance_strong": strong, "balance_weak": weak}
    if walks:
        raw, scaled = walk_shares(ties, dealt.astype(np.float64))
        found |= {"walk_balance": raw, "walk_balance_scaled": scaled}
    return found


def thinned_measures(
    ties: TieList, *, draws: int, rng: Generator, walks: bool, triads: bool
) -> dict[str, Floats]:
    """Compute the estimated measures on networks that lack a fifth of the ties.

    Parameters
    ----------
    ties
        The network, simple.
    draws
        How many networks.
    rng
        Source of chance.
    walks, triads
        Which measures.

    Returns
    -------
    dict of str to ndarray of shape (draws,)
    """
    count = round(KEPT * len(ties))
    kept = rng.permuted(np.tile(np.arange(len(ties)) < count, (draws, 1)), axis=1)
    signs = ties.signs[None, :]
    found: dict[str, Floats] = {}
    if triads:
        strong, weak = triad_shares(signs < 0, list_triads(ties), kept)
        found |= {"balance_strong": strong, "balance_weak": weak}
    if walks:
        raw, scaled = walk_shares(ties, signs.astype(np.float64), kept)
        found |= {"walk_balance": raw, "walk_balance_scaled": scaled}
    return found


def chance_of(value: float, drawn: Floats, *, logarithm: bool = False) -> Chance | None:
    """Hold a value against draws of a null model.

    Parameters
    ----------
    value
        Of the network.
    drawn : ndarray of shape (draws,)
        Of networks of the null model.
    logarithm
        Take z of the logarithms: for a measure whose draws differ by orders of magnitude.

    Returns
    -------
    Chance or None
        None where no draw has the measure.
    """
    seen = drawn[~np.isnan(drawn)]
    if not len(seen):
        return None
    scale: Floats = np.log(np.maximum(seen, 1e-300)) if logarithm else seen
    at = float(np.log(max(value, 1e-300))) if logarithm else value
    spread = float(scale.std(ddof=1)) if len(seen) > 1 else 0.0
    low, high = np.quantile(seen, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    mean = float(seen.mean())
    # Draws that agree to the last few bits agree: their spread is that of rounding.
    z = (at - float(scale.mean())) / spread if spread > 1e-12 else float("nan")
    return Chance(mean, float(low), float(high), z)


def interval_around(value: float, drawn: Floats, ties: int) -> tuple[float, float] | None:
    """Give the interval of a share from thinned networks.

    Parameters
    ----------
    value
        On all ties, in [0, 1].
    drawn : ndarray of shape (draws,)
        On thinned networks.
    ties
        Number of all ties.

    Returns
    -------
    low, high : float
        In [0, 1]; None where fewer than half of the thinned networks have the measure.
    """
    seen = drawn[~np.isnan(drawn)]
    left = ties - round(KEPT * ties)
    if 2 * len(seen) < max(len(drawn), 1) or not left or len(seen) < 2:
        return None
    scaled = (seen - seen.mean()) * np.sqrt((ties - left) / left)
    low, high = np.quantile(scaled, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(np.clip(value - high, 0, value)), float(np.clip(value - low, value, 1))


def _rewired_measures(
    ties: TieList, draws: int, rng: Generator, *, walks: bool, triads: bool
) -> dict[str, Floats]:
    from tertius.balance.null_models import rewired

    rows: dict[str, list[float]] = {}
    for _ in range(draws):
        one = rewired(ties, rng=rng)
        if triads:
            strong, weak = triad_shares(one.signs[None, :] < 0, list_triads(one))
            rows.setdefault("balance_strong", []).append(float(strong[0]))
            rows.setdefault("balance_weak", []).append(float(weak[0]))
        if walks:
            raw, scaled = walk_shares(one, one.signs[None, :].astype(np.float64))
            rows.setdefault("walk_balance", []).append(float(raw[0]))
            rows.setdefault("walk_balance_scaled", []).append(float(scaled[0]))
    return {name: np.array(values) for name, values in rows.items()}
