"""Marvel, Kleinberg, Kleinberg & Strogatz 2011, PNAS 108, 1771–1776: large random networks.

Strengths drawn independently end in harmony if their mean is above 0 and in two hostile coalitions
of about equal size if it is not (their section on random initial conditions; n = 90 in figure 1).
"""

import numpy as np
import pytest
from numpy.random import default_rng

from tertius.balance.dynamics import continuous_balance


def drawn(mean: float, seed: int, count: int = 90) -> np.ndarray:
    upper = np.triu(default_rng(seed).normal(mean, 1.0, (count, count)))
    return upper + np.triu(upper, 1).T


@pytest.mark.parametrize("seed", range(5))
def test_a_friendly_mean_ends_in_harmony(seed):
    found = continuous_balance(drawn(0.6, seed))
    assert found.harmony


@pytest.mark.parametrize("mean", [0.0, -0.3, -1.0])
@pytest.mark.parametrize("seed", range(5))
def test_any_other_mean_ends_in_two_coalitions_of_about_equal_size(mean, seed):
    found = continuous_balance(drawn(mean, seed))
    assert found.decided
    assert abs(int(np.sum(found.sides))) <= 30


def test_large_networks_split_sooner():
    """λ1 of a random matrix grows like 2 √n (Wigner), so t* falls like 1 / (2 √n)."""
    times = [continuous_balance(drawn(0.0, 1, count)).blow_up for count in (50, 200, 800)]
    np.testing.assert_allclose(times, [1 / (2 * np.sqrt(n)) for n in (50, 200, 800)], rtol=0.15)
