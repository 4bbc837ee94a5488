"""Points in a space of few dimensions, sorted into groups."""

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]

MOST_ROUNDS = 300


def k_means(points: Floats, groups: int, *, seed: int = 0, starts: int = 10) -> Labels:
    """Sort points into groups so that they lie near the mean of their group.

    Parameters
    ----------
    points : ndarray of shape (n, d)
        At least as many as groups.
    groups
        Their number k.
    seed
        Chooses the first means of each start.
    starts
        How often to begin anew; the answer with the least sum of squared distances is given.

    Returns
    -------
    ndarray of int64, shape (n,)
        A number from 0 to k − 1; none is missing if there are k different points.

    References
    ----------
    Arthur, D. & Vassilvitskii, S. (2007). k-means++: the advantages of careful seeding.
    Proceedings of the 18th ACM-SIAM Symposium on Discrete Algorithms, 1027-1035.

    Examples
    --------
    >>> label = k_means(np.array([[0.0], [0.1], [5.0]]), 2)
    >>> bool(label[0] == label[1] != label[2])
    True
    """
    best, least = np.zeros(len(points), dtype=np.int64), np.inf
    for start in range(starts):
        label, spread = _one_start(points, groups, default_rng((seed, start)))
        if spread < least * (1 - 1e-9):
            best, least = label, spread
    return best


def _one_start(points: Floats, groups: int, rng: Generator) -> tuple[Labels, float]:
    means = _first_means(points, groups, rng)
    label = np.full(len(points), -1, dtype=np.int64)
    for _ in range(MOST_ROUNDS):
        distance = _distances(points, means)
        nearest = np.argmin(distance, axis=1)
        if np.array_equal(nearest, label):
            break
        label = nearest
        size = np.bincount(label, minlength=groups)
        for group in np.flatnonzero(size == 0):
            # A mean without points takes the point that is farthest from its own.
            far = int(np.argmax(distance[np.arange(len(points)), label]))
            label[far] = group
            distance[far] = 0.0
        size = np.bincount(label, minlength=groups)
        for axis in range(points.shape[1]):
            means[:, axis] = np.bincount(label, points[:, axis], groups) / np.maximum(size, 1)
    own = _distances(points, means)[np.arange(len(points)), label]
    return label, float(np.sum(own))


def _first_means(points: Floats, groups: int, rng: Generator) -> Floats:
    chosen = [int(rng.integers(len(points)))]
    nearest = _distances(points, points[chosen])[:, 0]
    for _ in range(groups - 1):
        total = float(np.sum(nearest))
        if total > 0:
            chosen.append(int(rng.choice(len(points), p=nearest / total)))
        else:
            chosen.append(int(rng.integers(len(points))))
        nearest = np.minimum(nearest, _distances(points, points[chosen[-1:]])[:, 0])
    return points[chosen].copy()


def _distances(points: Floats, means: Floats) -> Floats:
    """Give squared distances, shape (n, k)."""
    squares = np.sum(points**2, axis=1)[:, None] + np.sum(means**2, axis=1)[None, :]
    return np.asarray(np.maximum(squares - 2 * points @ means.T, 0.0))
