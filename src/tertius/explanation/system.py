"""``matchmakers``: which third parties pull hardest over the whole system of a period."""

from dataclasses import dataclass

import numpy as np

from tertius.network import SignedNetwork


@dataclass(frozen=True, slots=True)
class Matchmaker:
    """The pulls of one state as a third party on all dyads of a network.

    Attributes
    ----------
    ccode, name
        The state.
    together, apart
        Sums of its positive and of its negative pulls over all dyads, in units of pulls.
    as_common_enemy, as_common_friend
        The two parts of ``together``.
    dyads
        Number of dyads it pulls on at all.
    strongest
        The dyads it pulls together most as a common enemy, with the pull.
    """

    ccode: int
    name: str
    together: float
    apart: float
    as_common_enemy: float
    as_common_friend: float
    dyads: int
    strongest: tuple[tuple[str, str, float], ...]


def matchmakers(network: SignedNetwork, *, strongest: int = 3) -> tuple[Matchmaker, ...]:
    """Rank the third parties of a network.

    Parameters
    ----------
    network
        Signed network of one period.
    strongest
        How many dyads to name for each.

    Returns
    -------
    tuple of Matchmaker
        By the sum of pulls as common enemy, largest first.
    """
    found = []
    for column, (code, name) in enumerate(zip(network.ccodes, network.names, strict=True)):
        ties = np.nan_to_num(network.ties[:, column])
        upper = np.triu(np.outer(ties, ties), 1)
        enemy = np.triu(np.outer(np.minimum(ties, 0), np.minimum(ties, 0)), 1)
        order = np.argsort(-enemy, axis=None)[:strongest]
        pairs = [np.unravel_index(place, enemy.shape) for place in order]
        found.append(
            Matchmaker(
                ccode=code,
                name=name,
                together=float(upper[upper > 0].sum()),
                apart=float(upper[upper < 0].sum()),
                as_common_enemy=float(enemy.sum()),
                as_common_friend=float(upper[upper > 0].sum() - enemy.sum()),
                dyads=int(np.count_nonzero(upper)),
                strongest=tuple(
                    (network.names[i], network.names[j], float(enemy[i, j]))
                    for i, j in pairs
                    if enemy[i, j] > 0
                ),
            )
        )
    return tuple(sorted(found, key=lambda m: (-m.as_common_enemy, -m.together, m.ccode)))
