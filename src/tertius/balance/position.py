"""The place of each state between coalitions: who holds them together, who could turn them."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tertius.balance.coalitions.labels import checked_labels
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, tie_list
from tertius.network.tie_list import Values

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]
Kind = Literal["strong", "weak"]

ALONE = -2
"""The target of a state that would best stand alone."""


@dataclass(frozen=True, eq=False)
class StructuralPosition:
    """What each state means for coalitions, given all others as they are.

    Attributes
    ----------
    frustrated : ndarray of shape (n,)
        Weight of its ties that are negative within its coalition or positive to another. The sum
        over states is twice the frustrated weight of the network.
    change : ndarray of shape (n,)
        What the frustrated weight would change by if the state, and no other, went over to the
        coalition where that is least: below 0 where the coalitions can be improved. NaN for a
        state without ties.
    target : ndarray of int64, shape (n,)
        That coalition, in the numbers given; :data:`ALONE` for one of its own. For a state without
        ties its own number.
    across : ndarray of shape (n,)
        Weight of its positive ties to other coalitions.
    bridge : ndarray of shape (n,)
        How evenly its positive ties are spread over coalitions: 1 less the sum of their squared
        shares. In [0, 1 − 1/k]; 0 if all lead to one coalition, NaN without positive ties.
    """

    frustrated: Floats
    change: Floats
    target: Labels
    across: Floats
    bridge: Floats

    @property
    def pivots(self) -> Labels:
        """Places of the states whose change of coalition lowers frustration most.

        Where none lowers it, those that raise it least; ascending. None without ties.
        """
        if np.all(np.isnan(self.change)):
            return np.zeros(0, dtype=np.int64)
        least = float(np.nanmin(self.change))
        return np.flatnonzero(self.change <= least + 1e-9 * max(abs(least), 1.0))

    @property
    def pivot(self) -> int | None:
        """The pivot with the greatest frustrated weight, then the first; None if there is none."""
        places = self.pivots
        return int(places[np.argmax(self.frustrated[places])]) if len(places) else None


def structural_position(
    network: SignedNetwork | TieList,
    coalition: ArrayLike,
    *,
    kind: Kind = "strong",
    values: Values = "signs",
) -> StructuralPosition:
    """Find what each state means for coalitions, given all others as they are.

    Parameters
    ----------
    network
        A signed network; parallel ties each count.
    coalition : array of int, shape (n,)
        Coalition of each state (−1 is a coalition of its own where 0 is there, too), or sides −1
        and +1.
    kind
        ``strong``: there are two sides at most, and a state can only go over to the other one.
        ``weak``: there are any number, and a state may go to one that it has ties with (one that
        it has none with is like standing alone), or stand alone if it does not yet.
    values
        ``signs`` counts every tie once, and the arithmetic is exact; ``strengths`` weighs it.

    Returns
    -------
    StructuralPosition

    Raises
    ------
    NetworkError
        If there is not one whole number per state, ``kind`` is neither, or there are more than two
        sides for strong balance.

    Notes
    -----
    At an optimum no change is below 0, and one of 0 leads to another optimum. Of all states the
    network would be least disturbed by a change of its pivot.

    References
    ----------
    Harary, F. (1959). On the measurement of structural balance. Behavioral Science 4(4), 316-323
    (the frustrated ties).

    Guimerà, R. & Amaral, L. A. N. (2005). Functional cartography of complex metabolic networks.
    Nature 433, 895-900 (the participation coefficient, here of positive ties: bridge).

    Examples
    --------
    >>> ties = TieList(("A", "B", "C", "D"), [0, 0, 1, 2], [1, 2, 2, 3], [1, -1, 1, 1])
    >>> found = structural_position(ties, [1, 1, -1, -1])
    >>> found.change
    array([2., 0., 1., 1.])
    >>> ties.names[found.pivot], found.bridge.round(2)
    ('B', array([0. , 0.5, 0.5, 0. ]))
    """
    if kind not in ("strong", "weak"):
        raise NetworkError(f"kind must be 'strong' or 'weak', got '{kind}'")
    ties = tie_list(network, values=values)
    label = checked_labels(ties, coalition)
    count = int(np.max(label, initial=-1)) + 1
    if kind == "strong" and count > 2:
        raise NetworkError(
            f"strong balance knows two sides, not {count}", remedy="Take kind='weak'."
        )
    pulls = _pulls(ties, label, max(count, 2))
    total = _summed(pulls.state, pulls.positive, ties.states)
    home = pulls.coalition == label[pulls.state]
    within, against = (
        _summed(pulls.state[home], weight[home], ties.states)
        for weight in (pulls.positive, pulls.negative)
    )
    squares = _summed(pulls.state, pulls.positive**2, ties.states)
    with np.errstate(invalid="ignore"):
        bridge = 1 - squares / total**2
    alone = np.bincount(label, minlength=max(count, 1))[label] == 1
    best, goal = _best_elsewhere(pulls, label, alone, kind)
    tied = ties.degrees > 0
    numbers = np.full(max(count, 2) + 1, ALONE, dtype=np.int64)
    numbers[label] = np.asarray(coalition, dtype=np.int64)
    return StructuralPosition(
        frustrated=total - within + against,
        change=np.where(tied, within - against - best, np.nan),
        target=np.where(tied, numbers[goal], np.asarray(coalition, dtype=np.int64)),
        across=total - within,
        bridge=bridge,
    )


@dataclass(frozen=True, eq=False)
class _Pulls:
    """Weight of the ties of a state to a coalition, where there are any; ordered by state."""

    state: Labels
    coalition: Labels
    positive: Floats
    negative: Floats


def _pulls(ties: TieList, label: Labels, count: int) -> _Pulls:
    states = np.concatenate([ties.first, ties.second]).astype(np.int64)
    partners = np.concatenate([ties.second, ties.first])
    value = np.concatenate([ties.values, ties.values])
    key, place = np.unique(states * count + label[partners], return_inverse=True)
    state, coalition = np.divmod(key, count)
    return _Pulls(
        state,
        coalition,
        _summed(place, np.maximum(value, 0.0), len(key)),
        _summed(place, np.maximum(-value, 0.0), len(key)),
    )


def _best_elsewhere(
    pulls: _Pulls, label: Labels, alone: NDArray[np.bool_], kind: Kind
) -> tuple[Floats, Labels]:
    """Give the greatest net pull of another coalition on each state, and that coalition.

    A state that leaves loses the net pull of its own coalition and gains that of the other. The
    number after the last coalition stands for none.
    """
    nowhere = max(int(np.max(label, initial=-1)) + 1, 2)
    away = pulls.coalition != label[pulls.state]
    state, coalition = pulls.state[away], pulls.coalition[away]
    net = (pulls.positive - pulls.negative)[away]
    # By state, and within each by pull, the greatest last; of equal ones the first coalition.
    order = np.lexsort((-coalition, net, state))
    last = order[np.append(np.diff(state[order]) > 0, True)] if len(order) else order
    best, goal = np.full(len(label), -np.inf), np.full(len(label), nowhere, dtype=np.int64)
    best[state[last]], goal[state[last]] = net[last], coalition[last]
    if kind == "strong":
        # The other side pulls by nothing where a state has no ties to it, or nobody is there.
        best, goal = np.where(np.isinf(best), 0.0, best), 1 - label
    else:
        free = ~alone & (best < 0)
        best, goal = np.where(free, 0.0, best), np.where(free, nowhere, goal)
    return best, goal


def _summed(place: Labels, weight: Floats, count: int) -> Floats:
    return np.bincount(place, weight, count).astype(np.float64)
