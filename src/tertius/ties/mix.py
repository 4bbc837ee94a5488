r"""How the layers of a recipe become one tie.

``fill``: acts and measures move the tie within the room that the standing tie leaves,

.. math:: s = F + (1 - |F|)\,A ,

where F is the standing tie and A the weighted mean of the soft layers that are not null. A
standing tie of at least one half keeps its sign whatever is done, which is the rule that an
alliance outweighs isolated disputes, and a rivalry gestures of friendship. Where F is 0 the soft
layers speak alone; where they are all null, F does.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def weighted_mean(layers: Sequence[tuple[Floats, float]]) -> Floats:
    """Average layers cell by cell over those that are not null.

    Parameters
    ----------
    layers
        Arrays of one shape with their weights; NaN where null.

    Returns
    -------
    ndarray
        NaN where all layers are null.
    """
    total = np.zeros_like(layers[0][0])
    weight = np.zeros_like(total)
    for values, share in layers:
        seen = ~np.isnan(values)
        total += np.where(seen, values * share, 0.0)
        weight += np.where(seen, share, 0.0)
    with np.errstate(invalid="ignore"):
        mean: Floats = total / weight
    return mean


def fill(standing: Floats | None, soft: Floats | None) -> Floats:
    """Combine the standing tie with the soft one.

    Parameters
    ----------
    standing, soft
        Arrays of one shape in [−1, 1], NaN where null; None where the recipe has no such layer.

    Returns
    -------
    ndarray
        In [−1, 1]; NaN where both are null.

    Raises
    ------
    ValueError
        If both are None.
    """
    if standing is None:
        if soft is None:
            raise ValueError("a recipe needs at least one layer")
        return soft
    if soft is None:
        return standing
    moved = standing + (1.0 - np.abs(standing)) * soft
    return np.where(np.isnan(soft), standing, np.where(np.isnan(standing), soft, moved))


def to_signs(ties: Floats, threshold: float) -> Floats:
    """Reduce ties to −1, 0 and +1.

    Parameters
    ----------
    ties
        In [−1, 1], NaN where null.
    threshold
        Ties whose absolute value lies below it become 0.

    Returns
    -------
    ndarray
    """
    return np.where(np.isnan(ties), np.nan, np.sign(ties) * (np.abs(ties) >= threshold))
