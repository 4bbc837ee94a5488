"""Is the enemy of my enemy my friend? The tie of a dyad, given what lies between it and others."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList

Floats = NDArray[np.float64]
RELATIONS = ("+", "-", "0")
"""Ties of a dyad: friendly, hostile, neutral."""

PATHS = ("++", "--", "+-")
"""What a third party may be to a dyad: a common friend, a common enemy, or a friend of one and an
enemy of the other."""


@dataclass(frozen=True, eq=False)
class TwoPaths:
    """Dyads of a network by their tie and by the third parties between them.

    Attributes
    ----------
    linked, unlinked : ndarray of int64, shape (3, 3)
        Number of observed dyads with at least one third party of the kind :data:`PATHS` (rows),
        and with none, by their own tie :data:`RELATIONS` (columns).
    correlations : ndarray of shape (3, 3)
        Point-biserial correlation of the tie (0 or 1 for each relation) with the number of third
        parties of the kind, over observed dyads; NaN where either does not vary.
    """

    linked: NDArray[np.int64]
    unlinked: NDArray[np.int64]
    correlations: Floats

    @property
    def dyads(self) -> int:
        """Number of observed dyads."""
        return int(self.linked[0].sum() + self.unlinked[0].sum())

    def share(self, tie: str, path: str, *, linked: bool = True) -> float:
        """Give the share of dyads with a tie among those with, or without, such a third party.

        Parameters
        ----------
        tie
            One of :data:`RELATIONS`.
        path
            One of :data:`PATHS`: ``--`` asks about dyads with a common enemy.
        linked
            Whether among dyads that have such a third party, or among the others.

        Returns
        -------
        float
            In [0, 1]; NaN where there are no such dyads.

        Raises
        ------
        NetworkError
            If the tie or the path has no such name.
        """
        row, column = _place(path, PATHS), _place(tie, RELATIONS)
        counts = (self.linked if linked else self.unlinked)[row]
        return float(counts[column] / counts.sum()) if counts.sum() else float("nan")

    def difference(self, tie: str, path: str) -> float:
        """Give the share among dyads with such a third party minus that among the others.

        Returns
        -------
        float
            In [−1, 1]: above 0 where the tie is commoner with such a third party.
        """
        return self.share(tie, path) - self.share(tie, path, linked=False)

    def correlation(self, tie: str, path: str) -> float:
        """Give the balance correlation of a tie with a kind of third party, in [−1, 1]."""
        return float(self.correlations[_place(path, PATHS), _place(tie, RELATIONS)])


def two_paths(network: SignedNetwork | TieList) -> TwoPaths:
    r"""Count dyads by their tie and by the third parties between them.

    'The enemy of my enemy is my friend' compares two conditional probabilities: that a dyad is
    friendly given a common enemy, and given none. Neither is the share of balanced triads, which
    leaves out all dyads that are neutral.

    Parameters
    ----------
    network
        Of a :class:`SignedNetwork` only observed dyads count, and only third parties that are
        observed with both; a :class:`TieList` counts every dyad that is not listed as neutral.

    Returns
    -------
    TwoPaths

    Raises
    ------
    NetworkError
        If the network has parallel ties, or more than 16,384 states.

    Notes
    -----
    With :math:`P` and :math:`N` the 0/1 matrices of friendly and hostile ties, the numbers of
    third parties are the entries of :math:`P^2`, :math:`N^2` and :math:`PN + NP`. The correlation
    of a tie with such a number over all dyads is the balance correlation of [1]_.

    References
    ----------
    .. [1] Dekker, D., Krackhardt, D., Doreian, P. and Krivitsky, P. N. (2024). Balance
       correlations, agentic zeros, and networks: The structure of 192 years of war and peace.
       *PLoS ONE* 19(12).

    Examples
    --------
    >>> ties = TieList(("A", "B", "C", "D"), [0, 0, 1], [1, 2, 2], [1, -1, -1])
    >>> found = two_paths(ties)
    >>> found.share("+", "--"), found.share("+", "--", linked=False)
    (1.0, 0.0)
    """
    if isinstance(network, TieList):
        signs = np.sign(network.matrix())
        observed = ~np.eye(len(signs), dtype=bool)
    else:
        signs, observed = network.signs.astype(np.float64), network.observed
    friendly, hostile = (signs > 0).astype(np.float64), (signs < 0).astype(np.float64)
    split = friendly @ hostile
    dyads = np.triu(observed, 1)
    counts = [m[dyads] for m in (friendly @ friendly, hostile @ hostile, split + split.T)]
    ties = [(signs[dyads] == sign).astype(np.float64) for sign in (1, -1, 0)]
    linked = np.array([[np.sum(tie * (count > 0)) for tie in ties] for count in counts])
    every = np.array([tie.sum() for tie in ties])
    correlations = np.array([[_correlation(tie, count) for tie in ties] for count in counts])
    return TwoPaths(linked.astype(np.int64), (every - linked).astype(np.int64), correlations)


def _correlation(one: Floats, other: Floats) -> float:
    """Give Pearson's correlation, NaN where one of the two does not vary."""
    if not one.size or np.ptp(one) == 0 or np.ptp(other) == 0:
        return float("nan")
    return float(np.corrcoef(one, other)[0, 1])


def _place(name: str, names: tuple[str, ...]) -> int:
    if name not in names:
        raise NetworkError(f"'{name}' is none of {', '.join(names)}")
    return names.index(name)
