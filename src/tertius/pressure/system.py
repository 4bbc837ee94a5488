"""Pressure and its parts for all dyads of a period at once, as products of matrices."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def system_pressures(ties: Floats) -> dict[str, Floats]:
    """Give pressure, its channels and its counts for every dyad.

    Parameters
    ----------
    ties : ndarray of shape (n, n)
        Symmetric, in [−1, 1], NaN where not observed and on the diagonal.

    Returns
    -------
    dict of str to ndarray of shape (n, n)
        ``pressure`` and its three parts, which add up to it; ``third_parties`` observed with
        both, ``third_parties_pulling`` among them, and ``one_sided_enemies``: the sum of
        ``|s_ik|`` over third parties hostile to one of the two and neutral to the other, an index
        of its own that is no part of the pressure. All but the counts are NaN where no third party
        is observed with both.
    """
    seen = ~np.isnan(ties)
    known = np.nan_to_num(ties)
    friend, enemy = np.maximum(known, 0), np.maximum(-known, 0)
    neutral = (seen & (known == 0)).astype(np.float64)
    linked = (known != 0).astype(np.float64)
    observed = seen.astype(np.float64)
    count = observed @ observed
    foes, friends = enemy @ enemy, friend @ friend
    split = friend @ enemy
    wedge = -(split + split.T)
    aside = enemy @ neutral
    values = {
        "pressure": foes + friends + wedge,
        "pressure_common_enemy": foes,
        "pressure_common_friend": friends,
        "pressure_wedge": wedge,
        "one_sided_enemies": aside + aside.T,
    }
    blank = count == 0
    found = {name: np.where(blank, np.nan, value) for name, value in values.items()}
    return {**found, "third_parties": count, "third_parties_pulling": linked @ linked}
