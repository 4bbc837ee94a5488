"""Many networks at once: triads and walks of one network under other signs, or with fewer ties.

For networks of states every complete triad is listed once; a draw then only looks signs up, and
walks are eigenvalues by dense BLAS, so nothing has to be compiled.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tertius.network import TieList

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

CELLS = 8_000_000
"""At most so many cells are filled at once."""


def list_triads(ties: TieList) -> NDArray[np.int32]:
    """List the complete triads of a network.

    Parameters
    ----------
    ties
        Simple (no dyad twice).

    Returns
    -------
    ndarray of int32, shape (T, 3)
        The rows of the three ties of each triad.
    """
    states, count = ties.states, len(ties)
    if count < 3:
        return np.zeros((0, 3), dtype=np.int32)
    row = np.full((states, states), -1, dtype=np.int32)
    row[ties.first, ties.second] = row[ties.second, ties.first] = np.arange(count)
    found = []
    step = max(1, CELLS // states)
    places = np.arange(states)
    for start in range(0, count, step):
        one, other = ties.first[start : start + step], ties.second[start : start + step]
        # A third state is counted once: with the tie of the two that come before it.
        closed = (row[one] >= 0) & (row[other] >= 0) & (places > other[:, None])
        tie, third = np.nonzero(closed)
        found.append(np.column_stack([tie + start, row[one[tie], third], row[other[tie], third]]))
    return np.concatenate(found).astype(np.int32)


def triad_shares(
    negative: Bools, triads: NDArray[np.int32], kept: Bools | None = None
) -> tuple[Floats, Floats]:
    """Give the shares of triads that are balanced, draw by draw.

    Parameters
    ----------
    negative : ndarray of bool, shape (B, m) or (1, m)
        Which ties are negative in each draw.
    triads : ndarray of shape (T, 3)
        See :func:`list_triads`.
    kept : ndarray of bool, shape (B, m), optional
        Which ties are there; by default all.

    Returns
    -------
    strong, weak : ndarray of shape (B,)
        In [0, 1]; NaN where no triad is complete. Strongly balanced are ``+++`` and ``+--``,
        weakly also ``---``.
    """
    draws = len(negative) if kept is None else len(kept)
    strong, weak = np.full(draws, np.nan), np.full(draws, np.nan)
    if not len(triads):
        return strong, weak
    step = max(1, CELLS // len(triads))
    for start in range(0, draws, step):
        part = slice(start, start + step)
        signs = (negative if len(negative) == 1 else negative[part]).astype(np.int8)
        one, two, three = triads.T
        count: NDArray[np.int8] = signs[:, one] + signs[:, two] + signs[:, three]
        even, not_one = count % 2 == 0, count != 1
        if kept is None:
            strong[part], weak[part] = even.mean(axis=1), not_one.mean(axis=1)
            continue
        here = kept[part]
        whole = here[:, triads[:, 0]] & here[:, triads[:, 1]] & here[:, triads[:, 2]]
        number = whole.sum(axis=1)
        with np.errstate(invalid="ignore"):
            strong[part] = (whole & even).sum(axis=1) / number
            weak[part] = (whole & not_one).sum(axis=1) / number
    return strong, weak


def walk_shares(ties: TieList, values: Floats, kept: Bools | None = None) -> tuple[Floats, Floats]:
    r"""Give the walk-based balance, draw by draw: :math:`\mathrm{tr}\,e^S / \mathrm{tr}\,e^{|S|}`.

    Parameters
    ----------
    ties
        Which dyads have a tie.
    values : ndarray of shape (B, m) or (1, m)
        Their signed values in each draw.
    kept : ndarray of bool, shape (B, m), optional
        Which ties are there; by default all.

    Returns
    -------
    raw, scaled : ndarray of shape (B,)
        In (0, 1]; 1 without ties. ``scaled`` divides ties by the largest eigenvalue of
        :math:`|S|` first, as :func:`tertius.balance.walks.walk_balance` does with
        ``beta="spectral"``.
    """
    used, both = np.unique(np.concatenate([ties.first, ties.second]), return_inverse=True)
    places = both[: len(ties)], both[len(ties) :]
    alone, size = ties.states - len(used), len(used)
    draws = len(values) if kept is None else len(kept)
    raw, scaled = np.ones(draws), np.ones(draws)
    if not size:
        return raw, scaled
    step = max(1, CELLS // size**2)
    whole = None if kept is not None else _roots(np.abs(values[:1]), places, size)
    for start in range(0, draws, step):
        part = slice(start, start + step)
        drawn = values if len(values) == 1 else values[part]
        if kept is not None:
            drawn = drawn * kept[part]
        signed = _roots(drawn, places, size)
        total = whole if whole is not None else _roots(np.abs(drawn), places, size)
        raw[part] = np.exp(_log_trace(signed, alone) - _log_trace(total, alone))
        radius = np.maximum(total[:, -1:], 1e-300)
        scaled[part] = np.exp(
            _log_trace(signed / radius, alone) - _log_trace(total / radius, alone)
        )
    return raw, scaled


def _roots(values: Floats, places: tuple[NDArray[Any], NDArray[Any]], size: int) -> Floats:
    """Give the eigenvalues of each matrix, ascending, shape (B, size)."""
    one, other = places
    filled = np.zeros((len(values), size, size))
    filled[:, one, other] = filled[:, other, one] = values
    roots: Floats = np.asarray(np.linalg.eigvalsh(filled), dtype=np.float64)
    return roots


def _log_trace(roots: Floats, alone: int) -> Floats:
    """Give the logarithm of the trace of the exponential, plus 1 for each state without ties."""
    top = roots[:, -1]
    total: Floats = np.log(np.exp(roots - top[:, None]).sum(axis=1)) + top
    return np.asarray(np.logaddexp(total, np.log(alone))) if alone else total
