"""An exact account of a change of pressure: which third party, and which of its ties, moved it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """The change of the pressure on one dyad between two dates, split over third parties.

    Attributes
    ----------
    before, after : float
        Pressure on the dyad at either date, in units of pulls.
    via_i, via_j : ndarray of shape (n,)
        Part that is due to the change of k's tie with i, and with j. 0 where k is not observed
        with both at both dates.
    via_weight : ndarray of shape (n,)
        Part that is due to the change of k's own weight; 0 without weights.
    coverage : float
        Part of third parties that entered or left the observed set between the dates.
    common : ndarray of bool, shape (n,)
        Which third parties are observed with both at both dates.
    """

    before: float
    after: float
    via_i: Floats
    via_j: Floats
    via_weight: Floats
    coverage: float
    common: NDArray[np.bool_]

    @property
    def by_party(self) -> Floats:
        """Part of each third party, shape (n,): the sum of its three lines."""
        return self.via_i + self.via_j + self.via_weight

    @property
    def total(self) -> float:
        """The change of pressure, ``after − before``."""
        return self.after - self.before


def split_change(
    ties_i: tuple[Floats, Floats],
    ties_j: tuple[Floats, Floats],
    *,
    weights: tuple[Floats, Floats] | None = None,
) -> Change:
    r"""Split the change of the pressure on a dyad exactly over third parties and their ties.

    The pull of k is a product, so its change is shared out by the Shapley value of the factors.
    With two factors it is the change of one times the mean of the other; with the weight of k as
    a third factor, :math:`\Delta x\,[\,\tfrac13(y_0z_0+y_1z_1)+\tfrac16(y_0z_1+y_1z_0)]`.

    Parameters
    ----------
    ties_i, ties_j : pair of ndarray of shape (n,)
        Ties of i and of j with each state before and after; NaN where not observed.
    weights : pair of ndarray of shape (n,), optional
        Weight of each third party before and after.

    Returns
    -------
    Change
        The parts and the line for coverage add up to ``after − before`` to rounding.

    References
    ----------
    .. [1] Shapley, L. S. (1953). A value for n-person games. In *Contributions to the Theory of
       Games II*, 307–317. Princeton University Press.

    Examples
    --------
    >>> import numpy as np
    >>> i = np.array([-0.2, 0.5]), np.array([-0.8, 0.5])
    >>> j = np.array([-0.6, 0.1]), np.array([-0.6, np.nan])
    >>> change = split_change(i, j)
    >>> change.via_i.round(2), change.via_j.round(2), round(change.coverage, 2)
    (array([0.36, 0.  ]), array([0., 0.]), -0.05)
    """
    pull_before, pull_after = ties_i[0] * ties_j[0], ties_i[1] * ties_j[1]
    if weights is not None:
        pull_before, pull_after = pull_before * weights[0], pull_after * weights[1]
    common = ~(np.isnan(pull_before) | np.isnan(pull_after))
    x0, x1, y0, y1 = (np.where(common, tie, 0.0) for tie in (*ties_i, *ties_j))
    if weights is None:
        via_i = (x1 - x0) * (y0 + y1) / 2
        via_j = (y1 - y0) * (x0 + x1) / 2
        via_weight = np.zeros_like(via_i)
    else:
        z0, z1 = (np.where(common, weight, 0.0) for weight in weights)
        via_i = (x1 - x0) * _mean_product(y0, y1, z0, z1)
        via_j = (y1 - y0) * _mean_product(x0, x1, z0, z1)
        via_weight = (z1 - z0) * _mean_product(x0, x1, y0, y1)
    return Change(
        before=float(np.nansum(pull_before)),
        after=float(np.nansum(pull_after)),
        via_i=via_i,
        via_j=via_j,
        via_weight=via_weight,
        coverage=float(np.nansum(pull_after[~common]) - np.nansum(pull_before[~common])),
        common=common,
    )


def split_changes(before: Floats, after: Floats) -> tuple[Floats, Floats]:
    """Split the changes of all dyads of a network at once, without weights.

    Parameters
    ----------
    before, after : ndarray of shape (n, n)
        Ties of the same states at two dates; NaN where not observed.

    Returns
    -------
    parts : ndarray of shape (n, n, n)
        ``parts[i, j, k]`` is the part of the change of pressure on (i, j) that is due to the
        change of k's tie **with i**; the part due to k's tie with j is ``parts[j, i, k]``. 0 for
        k in {i, j} and where k is not observed with both at both dates.
    coverage : ndarray of shape (n, n)
        The line of third parties that entered or left the observed set; symmetric.
    """
    known_before, known_after = np.nan_to_num(before), np.nan_to_num(after)
    seen_before, seen_after = ~np.isnan(before), ~np.isnan(after)
    for known, seen in ((known_before, seen_before), (known_after, seen_after)):
        np.fill_diagonal(known, 0.0)
        np.fill_diagonal(seen, val=False)
    both = seen_before & seen_after
    change = np.where(both, known_after - known_before, 0.0)
    mean = np.where(both, (known_after + known_before) / 2, 0.0)
    parts: Floats = change[:, None, :] * mean[None, :, :]
    return parts, _entries_and_exits(known_before, known_after, both)


def _entries_and_exits(before: Floats, after: Floats, both: NDArray[np.bool_]) -> Floats:
    """Give the part of the change that is due to ties observed at one of the dates only."""
    left, came = np.where(both, 0.0, before), np.where(both, 0.0, after)
    if not left.any() and not came.any():
        return np.zeros_like(before)
    # With S what is observed at both dates and E what is not, (S + E)² − S² = E(S + E) + SE, and
    # most columns of E are empty. BLAS would be no faster on what is left, and its threads would
    # spin on another core for longer than the sum takes.
    factors = np.hstack([came, after - came, -left, left - before])
    others = np.hstack([after, came, before, left])
    kept = np.flatnonzero(factors.any(axis=0) & others.any(axis=0))
    coverage = np.einsum("ik,jk->ij", factors[:, kept], others[:, kept])
    symmetric: Floats = (coverage + coverage.T) / 2
    return symmetric


def _mean_product(a0: Floats, a1: Floats, b0: Floats, b1: Floats) -> Floats:
    mean: Floats = (a0 * b0 + a1 * b1) / 3 + (a0 * b1 + a1 * b0) / 6
    return mean
