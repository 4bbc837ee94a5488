r"""How alike the alliance portfolios of two states are: S, and two versions corrected for chance.

A portfolio is a row of obligations of one state to all states of the system in a period, itself
included: 0 none, 1 consultation (entente), 2 neutrality, 3 defence; to itself 3. With
:math:`x_k, y_k` the portfolios of two states, N states and weights :math:`w_k`:

.. math::

   S = 1 - 2\,\frac{\sum_k w_k\,|x_k - y_k|}{3 \sum_k w_k}

.. math::

   \pi = 1 - \frac{\sum_k (x_k - y_k)^2}{\sum_k (x_k - m)^2 + (y_k - m)^2},
   \qquad m = \frac{\bar x + \bar y}{2}

.. math::

   \kappa = 1 - \frac{\sum_k (x_k - y_k)^2}
   {\sum_k (x_k - \bar x)^2 + \sum_k (y_k - \bar y)^2 + N (\bar x - \bar y)^2}

S counts each common absence of a pledge as agreement, so that it is close to 1 for nearly all
dyads of a large system. Scott's π and Cohen's κ with squared distances set the observed
disagreement against that which two states with the same number of pledges would reach by chance.
Non-aggression pledges are no obligation here (they tie rivals through multilateral texts).

References
----------
.. [1] Signorino, C. S. and Ritter, J. M. (1999). Tau-b or not tau-b: measuring the similarity of
   foreign policy positions. *International Studies Quarterly* 43(1), 115–144.
.. [2] Häge, F. M. (2011). Choice or circumstance? Adjusting measures of foreign policy similarity
   for chance agreement. *Political Analysis* 19(3), 287–305.
.. [3] Scott, W. A. (1955). Reliability of content analysis: the case of nominal scale coding.
   *Public Opinion Quarterly* 19(3), 321–325.
.. [4] Cohen, J. (1960). A coefficient of agreement for nominal scales. *Educational and
   Psychological Measurement* 20(1), 37–46.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from tertius.periods import Period
from tertius.ties.inputs import Spell

Floats = NDArray[np.float64]

STRONGEST = 3
OBLIGATIONS = {
    "consultation_pact": 1,
    "neutrality_pact": 2,
    "defence_pact": STRONGEST,
    "security_guarantee": STRONGEST,
}
"""Strength of an obligation by the kind of tie; a guarantee counts for both sides, because
portfolios are undirected."""


def obligations(spells: Iterable[Spell]) -> NDArray[np.int64]:
    """Pick the obligations out of standing ties.

    Parameters
    ----------
    spells
        Of any kind; kinds outside :data:`OBLIGATIONS` are passed over.

    Returns
    -------
    ndarray of shape (m, 5)
        Keys of the two states, first and last day as ordinals, strength 1 to 3.
    """
    found = [
        (spell.ccode1, spell.ccode2, spell.first_day, spell.last_day, OBLIGATIONS[spell.kind])
        for spell in spells
        if spell.kind in OBLIGATIONS
    ]
    return np.array(found, dtype=np.int64).reshape(-1, 5)


def portfolios(table: NDArray[np.int64], ccodes: Sequence[int], period: Period) -> Floats:
    """Give the obligation of every state to every state in a period.

    Parameters
    ----------
    table
        From :func:`obligations`.
    ccodes
        The n states of the system in the period, ascending.
    period
        An obligation counts that is in force on any day of it.

    Returns
    -------
    ndarray of shape (n, n)
        0 to 3, symmetric, the strongest where there are several; 3 on the diagonal.
    """
    states = np.array(ccodes, dtype=np.int64)
    found = np.zeros((len(states), len(states)))
    now = (table[:, 2] <= period.end.toordinal()) & (table[:, 3] >= period.start.toordinal())
    known = now & np.isin(table[:, 0], states) & np.isin(table[:, 1], states)
    i, j = np.searchsorted(states, table[known, 0]), np.searchsorted(states, table[known, 1])
    np.maximum.at(found, (i, j), table[known, 4])
    found = np.maximum(found, found.T)
    np.fill_diagonal(found, STRONGEST)
    return found


def s_score(portfolio: Floats, weights: Floats | None = None) -> Floats:
    """Give Signorino and Ritter's S for every dyad.

    Parameters
    ----------
    portfolio : ndarray of shape (n, n)
        Whole numbers from 0 to 3, one row per state.
    weights : ndarray of shape (n,), optional
        Weight of each state as an object of obligations, for example its capabilities; they need
        not sum to 1. States without a weight (NaN) are left out of the sums.

    Returns
    -------
    ndarray of shape (n, n)
        In [−1, 1], symmetric, 1 for equal portfolios; NaN where no weight is known or all are 0.

    Examples
    --------
    >>> import numpy as np
    >>> allies = np.array([[3.0, 3.0, 0.0], [3.0, 3.0, 0.0], [0.0, 0.0, 3.0]])
    >>> s_score(allies)[0]
    array([ 1.,  1., -1.])
    """
    weight = np.ones(portfolio.shape[1]) if weights is None else np.nan_to_num(weights)
    total = weight.sum()
    if not total > 0:
        return np.full((len(portfolio), len(portfolio)), np.nan)
    distance = np.zeros((len(portfolio), len(portfolio)))
    for level in range(1, STRONGEST + 1):
        # |x − y| is the number of levels that one of the two reaches and the other does not.
        reached = (portfolio >= level).astype(np.float64)
        sums = reached @ weight
        distance += sums[:, None] + sums[None, :] - 2 * (reached * weight) @ reached.T
    score: Floats = 1 - 2 * distance / (STRONGEST * total)
    return np.clip(score, -1.0, 1.0)


def chance_corrected(portfolio: Floats) -> tuple[Floats, Floats]:
    """Give Scott's π and Cohen's κ with squared distances for every dyad.

    Parameters
    ----------
    portfolio : ndarray of shape (n, n)
        One row per state.

    Returns
    -------
    pi, kappa : ndarray of shape (n, n)
        At most 1, which equal portfolios reach; 0 for the agreement expected by chance; negative
        below it (π not below −1). NaN where two portfolios are one and the same constant, so
        that agreement is certain and chance cannot be told from choice.
    """
    count = portfolio.shape[1]
    squares = (portfolio**2).sum(axis=1)
    observed = squares[:, None] + squares[None, :] - 2 * portfolio @ portfolio.T
    mean = portfolio.mean(axis=1)
    spread = squares - count * mean**2
    both = spread[:, None] + spread[None, :]
    apart = count * (mean[:, None] - mean[None, :]) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        pi = np.where(both + apart > 1e-9, 1 - observed / (both + apart / 2), np.nan)
        kappa = np.where(both + apart > 1e-9, 1 - observed / (both + apart), np.nan)
    return pi, kappa
