"""Null models and intervals: where chance would put a share, and how sure a share is."""

import numpy as np
import pytest
from scipy.special import comb

from tertius.network import TieList
from tertius.panel.balance_chance import (
    LEVEL,
    chance_of,
    drawn_measures,
    interval_around,
    thinned_measures,
)

RNG = np.random.default_rng


def random_network(states: int, density: float, negative: float, seed: int) -> TieList:
    rng = RNG(seed)
    one, other = np.triu_indices(states, 1)
    kept = rng.random(len(one)) < density
    signs = np.where(rng.random(kept.sum()) < negative, -1.0, 1.0)
    return TieList(tuple(f"S{n}" for n in range(states)), one[kept], other[kept], signs)


def test_shuffled_signs_have_the_mean_that_counting_gives():
    """With m⁻ of m ties negative, three different ties have an even number of them so often."""
    ties = random_network(20, 0.6, 0.3, 1)
    total, hostile = len(ties), int(np.sum(ties.signs < 0))
    friendly = total - hostile
    even = comb(friendly, 3) + friendly * comb(hostile, 2)
    drawn = drawn_measures(ties, model="signs", draws=2000, rng=RNG(0), walks=False, triads=True)[
        "balance_strong"
    ]
    assert drawn.mean() == pytest.approx(even / comb(total, 3), abs=3 * drawn.std() / 40)


@pytest.mark.parametrize("model", ["signs", "rewired"])
def test_a_null_model_is_the_same_for_the_same_seed_and_keeps_the_signs(model):
    ties = random_network(15, 0.5, 0.4, 2)
    asked = {"model": model, "draws": 20, "walks": True, "triads": True}
    one, other = (drawn_measures(ties, rng=RNG(5), **asked) for _ in range(2))
    assert set(one) == {"balance_strong", "balance_weak", "walk_balance", "walk_balance_scaled"}
    for name, values in one.items():
        assert values.shape == (20,)
        assert np.array_equal(values, other[name])
        assert np.all((values >= 0) & (values <= 1 + 1e-12))


def test_a_network_of_friends_is_balanced_by_any_chance():
    ties = random_network(12, 0.8, 0.0, 3)
    drawn = drawn_measures(ties, model="signs", draws=30, rng=RNG(0), walks=True, triads=True)
    chance = chance_of(1.0, drawn["balance_strong"])
    assert (chance.mean, chance.low, chance.high) == (1.0, 1.0, 1.0)
    assert np.isnan(chance.z), "what cannot differ is no number of standard deviations away"


def test_z_counts_standard_deviations_of_the_draws():
    drawn = np.array([0.4, 0.5, 0.6, np.nan])
    chance = chance_of(0.8, drawn)
    assert chance.mean == pytest.approx(0.5)
    assert chance.z == pytest.approx(3.0)
    logarithmic = chance_of(1e-2, np.array([1e-4, 1e-5, 1e-6]), logarithm=True)
    assert logarithmic.z == pytest.approx(3.0)
    assert chance_of(0.5, np.array([np.nan])) is None


def test_an_interval_holds_the_value_and_lies_in_its_range():
    ties = random_network(25, 0.5, 0.3, 4)
    thinned = thinned_measures(ties, draws=200, rng=RNG(1), walks=True, triads=True)
    for drawn in thinned.values():
        value = float(np.median(drawn))
        low, high = interval_around(value, drawn, len(ties))
        assert 0 <= low <= value <= high <= 1
    assert interval_around(0.5, np.full(10, np.nan), 100) is None
    assert interval_around(0.5, np.array([0.5, 0.6]), 2) is None, "no tie can be left out of two"


def test_intervals_cover_as_often_as_they_say():
    """Signs are drawn anew around a known share; the interval should hold it nearly as often."""
    share, held, trials = 0.7, 0, 120
    one, other = np.triu_indices(24, 1)
    names = tuple(f"S{n}" for n in range(24))
    # Three independent signs with p negative: (1 + (1 − 2p)³) / 2 is the share of balanced triads.
    negative = (1 - (2 * share - 1) ** (1 / 3)) / 2
    for seed in range(trials):
        rng = RNG(seed)
        ties = TieList(names, one, other, np.where(rng.random(len(one)) < negative, -1.0, 1.0))
        thinned = thinned_measures(ties, draws=100, rng=rng, walks=False, triads=True)
        from tertius.panel.balance_draws import list_triads, triad_shares

        value = float(triad_shares(ties.signs[None, :] < 0, list_triads(ties))[0][0])
        low, high = interval_around(value, thinned["balance_strong"], len(ties))
        held += low <= share <= high
    assert held / trials > LEVEL - 0.08
