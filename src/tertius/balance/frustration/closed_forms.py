"""Networks whose least frustration is known without a search."""

import numpy as np
from numpy.typing import NDArray

from tertius.balance.frustration.reduction import aligned
from tertius.balance.frustration.ties import Ties

Sides = NDArray[np.int8]


def balanced_sides(ties: Ties) -> Sides | None:
    """Give sides that frustrate nothing, if there are any.

    References
    ----------
    .. [1] Harary, F. (1953). On the notion of balance of a signed graph. *Michigan Mathematical
       Journal* 2(2), 143–146.
    """
    sides = aligned(ties, np.sign(ties.value))
    return None if ties.frustrated(sides).any() else sides


def hostile_clique_sides(ties: Ties) -> Sides | None:
    """Give best sides of a network in which all are enemies of all, equally.

    It may also be one that becomes so when some states change sides. Two halves as equal as can
    be are best: any other division leaves more pairs of enemies on one side.

    References
    ----------
    .. [1] Petersdorf, M. (1966). Einige Bemerkungen über vollständige Bigraphen.
       *Wissenschaftliche Zeitschrift der Technischen Hochschule Ilmenau* 12, 257–260.
    """
    states, weight = ties.states, np.abs(ties.value)
    if len(weight) != states * (states - 1) // 2 or np.any(weight != weight[0]):
        return None
    hostile = aligned(ties, -np.sign(ties.value))
    if not ties.frustrated(hostile).all():
        return None
    half = hostile.copy()
    half[: states // 2] *= -1
    return half
