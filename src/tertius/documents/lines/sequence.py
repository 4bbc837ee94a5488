"""From scores of single rows to the roles of a page: a chain in which roles follow roles.

A linear-chain conditional random field whose row scores are linear in the features, with one
hidden layer beside them. The roles given are those with the highest marginal probability, so that
the probability is known of each.

References
----------
Lafferty, J., McCallum, A. and Pereira, F. (2001). Conditional random fields: probabilistic models
for segmenting and labeling sequence data. Proceedings of the 18th International Conference on
Machine Learning, 282–289.

Peng, J., Bo, L. and Xu, J. (2009). Conditional neural fields. Advances in Neural Information
Processing Systems 22, 1419–1427.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The learned numbers.

    Attributes
    ----------
    mean, scale
        Shape (features,): taken off the features, and divided by.
    linear
        Shape (features, classes).
    hidden, hidden_bias
        Shapes (features, units) and (units,).
    output
        Shape (units, classes).
    first, last
        Shape (classes,): of the first and the last row.
    follow
        Shape (classes, classes): of a class (row) before another (column).
    """

    mean: Floats
    scale: Floats
    linear: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    first: Floats
    last: Floats
    follow: Floats


def scores(features: Floats, weights: Weights) -> Floats:
    """Give what each row alone speaks for each class.

    Parameters
    ----------
    features
        Shape (rows, features).
    weights
        Of the model.

    Returns
    -------
    ndarray
        Shape (rows, classes), float64: logarithms, up to a number for each row.
    """
    scaled = (features - weights.mean) / weights.scale
    units = np.tanh(scaled @ weights.hidden + weights.hidden_bias)
    given = scaled @ weights.linear + units @ weights.output
    given[0] += weights.first
    given[-1] += weights.last
    return given


def marginals(given: Floats, follow: Floats) -> Floats:
    """Give the probability of each class of each row, with all rows of the page seen.

    Parameters
    ----------
    given
        Shape (rows, classes): scores of the rows; at least one row.
    follow
        Shape (classes, classes): scores of a class before another.

    Returns
    -------
    ndarray
        Shape (rows, classes), float64; each row sums to 1.

    Notes
    -----
    Forward and backward recursions with each row scaled to sum to 1 (Rabiner 1989), so that no
    length of page underflows.

    Examples
    --------
    >>> marginals(np.zeros((2, 2)), np.log([[3.0, 1.0], [1.0, 3.0]])).tolist()
    [[0.5, 0.5], [0.5, 0.5]]
    """
    own = np.exp(given - given.max(axis=1, keepdims=True)) + 1e-300
    step = np.exp(follow - follow.max())
    forward = np.empty_like(own)
    backward = np.empty_like(own)
    ones = np.ones(own.shape[1])
    message = own[0]
    for at, row in enumerate(own):
        if at:
            message = (message @ step) * row
        message = message / (message @ ones)
        forward[at] = message
    back = ones
    across = step.T.copy()
    for at in range(len(own) - 1, -1, -1):
        backward[at] = back
        back = (own[at] * back) @ across
        back = back / (back @ ones)
    both = forward * backward
    return np.asarray(both / both.sum(axis=1, keepdims=True))
