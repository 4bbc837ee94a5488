"""Antal, Krapivsky & Redner 2005, Physical Review E 72, 036121: where local dynamics settles.

On a large complete network the share of friendly ties is 1 / (1 + √(3 (1 − 2p))) for p ≤ 1/2, and
everyone is a friend above (section III).
"""

import numpy as np
import pytest
from numpy.random import default_rng

from tertius.balance.dynamics import local_triad_dynamics
from tertius.network import TieList


def all_tied(count: int, share: float, seed: int) -> TieList:
    first, second = np.triu_indices(count, 1)
    values = np.where(default_rng(seed).random(len(first)) < share, 1.0, -1.0)
    return TieList(tuple(str(place) for place in range(count)), first, second, values)


@pytest.mark.parametrize("p", [0.0, 0.2, 0.35])
def test_the_share_of_friendly_ties_below_one_half(p):
    path = local_triad_dynamics(all_tied(64, 0.5, 1), rng=default_rng(1), p=p, steps=120_000)
    assert path.outcome == "stopped"
    at = range(40_000, 120_001, 10_000)
    share = np.mean([np.mean(path.after(changes).values > 0) for changes in at])
    assert share == pytest.approx(1 / (1 + np.sqrt(3 * (1 - 2 * p))), abs=0.015)


@pytest.mark.parametrize("p", [0.6, 0.75, 1.0])
def test_everyone_is_a_friend_above_one_half(p):
    path = local_triad_dynamics(all_tied(64, 0.2, 2), rng=default_rng(2), p=p)
    assert path.outcome == "balanced"
    assert np.all(path.end.values == 1)
