"""Where to put the states of a signed network on a plane.

Friends near, enemies far: stress majorization over the lengths of the shortest friendly paths,
with enemies pushed beyond them; then labels that would cover one another are moved apart. There
is no randomness: the same network always lies the same way.

References
----------
.. [1] Kamada, T. and Kawai, S. (1989). An algorithm for drawing general undirected graphs.
   *Information Processing Letters* 31(1), 7-15.
.. [2] Gansner, E. R., Koren, Y. and North, S. (2005). Graph drawing by stress majorization. In
   *Graph Drawing 2004*, 239-250. Springer.
"""

import numpy as np
from numpy.typing import NDArray

from tertius.network import SignedNetwork

Floats = NDArray[np.float64]

APART = 1.5
"""How much farther enemies lie than the friendly paths between them would put them."""

ROUNDS = 120
MOVES = 300
OUTLIERS = 0.5
"""States far out are drawn nearer: beyond the median distance from the middle, distances grow with
this power, so that a few do not squeeze all others together."""


def positions(network: SignedNetwork) -> Floats:
    """Place states: friends near one another, enemies far.

    Parameters
    ----------
    network
        Of one period, without states that have no tie.

    Returns
    -------
    ndarray of shape (n, 2)
        Centred on the origin; the unit is the distance of two states with a tie of +1.
    """
    if len(network) < 3:
        return np.column_stack([np.arange(len(network), dtype=float) * 2, np.zeros(len(network))])
    wanted = _distances(network)
    place = _classical(wanted)
    with np.errstate(divide="ignore"):
        weight = np.where(wanted > 0, wanted**-2.0, 0.0)
    inverse = np.linalg.pinv(np.diag(weight.sum(axis=1)) - weight)
    for _ in range(ROUNDS):
        now = np.hypot(*(np.subtract.outer(axis, axis) for axis in place.T))
        ratio = np.divide(weight * wanted, now, out=np.zeros_like(now), where=now > 1e-9)
        place = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ place)
    return _drawn_in(_upright(place))


def kept_apart(place: Floats, least: float) -> Floats:
    """Move points away from one another until they keep a distance, crowds first.

    Parameters
    ----------
    place : ndarray of shape (n, 2)
        The points.
    least
        The distance that is wanted; a crowd too large for it stays somewhat closer.

    Returns
    -------
    ndarray of shape (n, 2)
    """
    place = place.copy()
    rows, columns = np.triu_indices(len(place), 1)
    for _ in range(MOVES // 3):
        gap = place[rows] - place[columns]
        reach = np.maximum(np.hypot(*gap.T), 1e-6)
        close = np.flatnonzero(reach < least)
        if not close.size:
            break
        lack = 0.25 * (least - reach[close]) / reach[close]
        step = gap[close] * lack[:, None]
        np.add.at(place, rows[close], step)
        np.add.at(place, columns[close], -step)
    return place


def without_overlap(place: Floats, size: Floats) -> Floats:
    """Move boxes apart until none covers another, as little as possible.

    Parameters
    ----------
    place : ndarray of shape (n, 2)
        Their centres.
    size : ndarray of shape (n, 2)
        Width and height of each box, in the same unit.

    Returns
    -------
    ndarray of shape (n, 2)
    """
    place = place.copy()
    rows, columns = np.triu_indices(len(place), 1)
    room = (size[rows] + size[columns]) / 2
    for _ in range(MOVES):
        gap = place[rows] - place[columns]
        cover = room - np.abs(gap)
        close = np.flatnonzero((cover > 1e-6).all(axis=1))
        if not close.size:
            break
        # Each pair moves along the axis on which less has to be done.
        axis = cover[close].argmin(axis=1)
        way = np.where(gap[close, axis] < 0, -1.0, 1.0)
        step = 0.3 * way * cover[close, axis]
        np.add.at(place, (rows[close], axis), step)
        np.add.at(place, (columns[close], axis), -step)
    return place


def _distances(network: SignedNetwork) -> Floats:
    """Give how far apart each pair should lie, shape (n, n)."""
    ties = np.nan_to_num(network.ties)
    length = np.where(ties > 0, 1 / (0.3 + 0.7 * np.maximum(ties, 0)), np.inf)
    np.fill_diagonal(length, 0.0)
    for middle in range(len(network)):  # Floyd and Warshall's shortest paths
        length = np.minimum(length, length[:, middle, None] + length[None, middle, :])
    reached = length[np.isfinite(length)]
    farthest = max(float(reached.max()), 2.0)
    length = np.where(np.isfinite(length), length, 0.8 * farthest)
    enemies = np.where(ties < 0, np.maximum(length, 0.5 * farthest) * APART, length)
    np.fill_diagonal(enemies, 0.0)
    return enemies


def _classical(wanted: Floats) -> Floats:
    """Start from classical scaling; axes are given a sign, which they lack by nature."""
    count = len(wanted)
    centre = np.eye(count) - 1 / count
    values, vectors = np.linalg.eigh(-0.5 * centre @ wanted**2 @ centre)
    chosen = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 1e-6))
    heaviest = chosen[np.abs(chosen).argmax(axis=0), [0, 1]]
    start: Floats = chosen * np.where(heaviest < 0, -1.0, 1.0)
    return start


def _drawn_in(place: Floats) -> Floats:
    place = place - np.median(place, axis=0)
    reach = np.hypot(*place.T)
    middle = max(float(np.median(reach)), 1e-9)
    factor: Floats = np.maximum(reach / middle, 1.0) ** (OUTLIERS - 1.0)
    return place * factor[:, None]


def _upright(place: Floats) -> Floats:
    """Turn the longest extent to lie across the page."""
    place = place - place.mean(axis=0)
    _, vectors = np.linalg.eigh(place.T @ place)
    axes = vectors[:, ::-1]
    axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    turned: Floats = place @ axes
    return turned
