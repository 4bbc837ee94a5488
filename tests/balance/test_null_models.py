"""Null models keep what they promise, reach all they may, and give scores that mean something."""

from collections import Counter, defaultdict
from itertools import combinations, product
from math import inf, isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng
from scipy.stats import chi2
from tests.balance.some_networks import (
    FEW,
    complete,
    from_matrix,
    networks,
    parallel,
    planted,
    without_ties,
)

from tertius.balance.null_models import NullScores, null_scores, rewired, shuffled_signs
from tertius.balance.triads import degree_of_balance, triad_census
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList
from tertius.periods import parse_period

SEEDS = st.integers(0, 2**32)
WEIGHTED = networks(most=9, weighted=True)


def observed_in_part(ties: TieList, seed: int, share: float = 0.7) -> SignedNetwork:
    """A matrix in which all ties are observed, and a share of the other dyads."""
    matrix = ties.matrix()
    chance = np.triu(default_rng(seed).random(matrix.shape), 1)
    hidden = (matrix == 0) & (chance + chance.T > share)
    matrix[hidden] = nan
    np.fill_diagonal(matrix, nan)
    return SignedNetwork(tuple(range(1, ties.states + 1)), matrix, parse_period("1914"))


def signed_degrees(ties: TieList) -> np.ndarray:
    """Positive and negative ties of every state, shape (2, n)."""
    matrix = np.sign(ties.matrix())
    return np.stack([(matrix > 0).sum(axis=0), (matrix < 0).sum(axis=0)])


def key_of(ties: TieList) -> tuple[float, ...]:
    return tuple(np.sign(ties.matrix())[np.triu_indices(ties.states, 1)].tolist())


def negative_share(ties: TieList) -> float:
    return float(np.mean(ties.values < 0))


class TestShuffledSigns:
    """Who is tied stays; which ties are hostile is drawn."""

    @FEW
    @given(WEIGHTED, SEEDS)
    def test_ties_stay_and_values_are_dealt_anew(self, ties, seed):
        drawn = shuffled_signs(ties, rng=default_rng(seed))
        assert np.array_equal(drawn.first, ties.first)
        assert np.array_equal(drawn.second, ties.second)
        assert sorted(drawn.values) == sorted(ties.values)

    @FEW
    @given(WEIGHTED, SEEDS)
    def test_a_matrix_keeps_neutral_and_unobserved_dyads(self, ties, seed):
        network = observed_in_part(ties, seed)
        drawn = shuffled_signs(network, rng=default_rng(seed))
        assert isinstance(drawn, SignedNetwork)
        assert np.array_equal(drawn.observed, network.observed)
        assert np.array_equal(drawn.signs != 0, network.signs != 0)
        assert (drawn.ccodes, drawn.period) == (network.ccodes, network.period)

    def test_parallel_ties_keep_their_places(self):
        drawn = shuffled_signs(parallel(), rng=default_rng(1))
        assert sorted(drawn.values) == [-1, 1]

    def test_all_orders_are_equally_likely(self):
        path = from_matrix(np.diag([1, 1, -1, -1], 1))
        rng = default_rng(5)
        found = Counter(tuple(shuffled_signs(path, rng=rng).values) for _ in range(3000))
        assert len(found) == 6
        assert sum((count - 500) ** 2 / 500 for count in found.values()) < 20.5  # p = 0.001


class TestRewired:
    """Friends and enemies of every state stay in number; who they are is drawn."""

    @FEW
    @given(WEIGHTED, SEEDS)
    def test_numbers_of_friends_and_enemies_stay(self, ties, seed):
        drawn = rewired(ties, rng=default_rng(seed))
        assert drawn.is_simple
        assert np.array_equal(signed_degrees(drawn), signed_degrees(ties))

    @FEW
    @given(WEIGHTED, SEEDS)
    def test_weights_stay_with_their_sign(self, ties, seed):
        drawn = rewired(ties, rng=default_rng(seed))
        assert sorted(drawn.values) == sorted(ties.values)

    @FEW
    @given(WEIGHTED, SEEDS)
    def test_unobserved_dyads_get_no_tie(self, ties, seed):
        network = observed_in_part(ties, seed)
        drawn = rewired(network, rng=default_rng(seed))
        assert np.array_equal(drawn.observed, network.observed)
        for sign in (1, -1):
            assert np.array_equal((drawn.signs == sign).sum(0), (network.signs == sign).sum(0))
        assert np.count_nonzero(drawn.signs) == np.count_nonzero(network.signs)

    @pytest.mark.parametrize("states", [40, 1500])
    def test_larger_networks(self, states):
        """As a matrix, and with hashed dyads, where the matrix would be large."""
        chance = default_rng(states)
        first, second = chance.integers(0, states, (2, 6 * states))
        key = np.unique(np.minimum(first, second) * states + np.maximum(first, second))
        first, second = np.divmod(key, states)
        first, second = first[first != second], second[first != second]
        names = tuple(map(str, range(states)))
        ties = TieList(names, first, second, chance.choice([-1, 1, 1], len(first)))
        drawn = rewired(ties, rng=chance)
        assert drawn.is_simple
        assert np.array_equal(signed_degrees(drawn), signed_degrees(ties))
        kept = np.mean(np.sign(drawn.matrix())[ties.first, ties.second] == ties.signs)
        assert kept < (0.4 if states < 100 else 0.05)

    def test_long_runs_refill_the_hashed_table(self):
        """Dyads once looked at stay in the table until it is full: then it is written anew."""
        states = 1200
        at = np.arange(states)
        ring = TieList(tuple(map(str, at)), at, (at + 1) % states, np.where(at % 3, 1, -1))
        drawn = rewired(ring, rng=default_rng(3), swaps_per_tie=200)
        assert drawn.is_simple
        assert np.array_equal(signed_degrees(drawn), signed_degrees(ring))

    def test_a_network_with_all_dyads_tied_changes(self):
        """No dyad is free, but ties of both signs can trade places."""
        chance = np.triu(default_rng(1).choice([-1, 1], (12, 12)), 1)
        ties = from_matrix(chance)
        drawn = rewired(ties, rng=default_rng(2))
        assert len(drawn) == len(ties) == 66
        assert np.array_equal(signed_degrees(drawn), signed_degrees(ties))
        assert key_of(drawn) != key_of(ties)

    @pytest.mark.parametrize("sign", [1, -1])
    def test_a_clique_of_one_sign_has_nowhere_to_go(self, sign):
        ties = complete(8, sign)
        assert key_of(rewired(ties, rng=default_rng(1))) == key_of(ties)

    def test_three_ties_go_around_what_is_not_observed(self):
        """On a ring of six observed dyads only all three friendships can move at once."""
        matrix = np.full((6, 6), nan)
        for place in range(6):
            one, other = place, (place + 1) % 6
            matrix[one, other] = matrix[other, one] = 1.0 if place % 2 == 0 else 0.0
        network = SignedNetwork(tuple(range(1, 7)), matrix, parse_period("1914"))
        rng = default_rng(1)
        found = {rewired(network, rng=rng).signs[0, 1] for _ in range(50)}
        assert found == {0, 1}

    @pytest.mark.parametrize("hidden", [(), ((0, 1),)])
    def test_small_networks_reach_all_alike(self, hidden):
        """The two largest families of five states, and one that only a trade connects."""
        for network, family in families(hidden):
            rng, found = default_rng(7), Counter()
            current = network
            for _ in range(100 * len(family)):
                current = rewired(current, rng=rng, swaps_per_tie=300)
                found[tuple(current.signs[np.triu_indices(len(current), 1)].tolist())] += 1
            assert set(found) == family
            far = sum((count - 100) ** 2 / 100 for count in found.values())
            assert far < chi2.ppf(0.999, len(family) - 1)

    @pytest.mark.parametrize("states", [0, 1, 2, 3])
    def test_tiny_networks(self, states):
        assert len(rewired(without_ties(states), rng=default_rng(1))) == 0

    def test_one_tie_can_go_nowhere(self):
        one = from_matrix(np.diag([1.0], 1))
        assert key_of(rewired(one, rng=default_rng(1))) == key_of(one)

    def test_parallel_ties_are_refused(self):
        with pytest.raises(NetworkError, match="parallel ties"):
            rewired(parallel(), rng=default_rng(1))

    @pytest.mark.parametrize("swaps", [0, -1, nan])
    def test_no_swaps_are_refused(self, swaps):
        with pytest.raises(NetworkError, match="swaps_per_tie"):
            rewired(complete(3, 1), rng=default_rng(1), swaps_per_tie=swaps)


def families(hidden: tuple[tuple[int, int], ...]) -> list[tuple[SignedNetwork, set]]:
    """Some sets of all signed networks of five states with the same signed degrees."""
    dyads = list(combinations(range(5), 2))
    values = np.array(list(product((0, 1, -1), repeat=len(dyads))), dtype=np.int8)
    for pair in hidden:
        values = values[values[:, dyads.index(pair)] == 0]
    ends = np.array([[state in dyad for dyad in dyads] for state in range(5)], dtype=int)
    degrees = np.concatenate([(values > 0) @ ends.T, (values < 0) @ ends.T], axis=1)
    groups = defaultdict(list)
    for degree, value in zip(map(tuple, degrees.tolist()), values.tolist(), strict=True):
        groups[degree].append(tuple(value))
    # No exchange of two or three ties changes this one, but a trade does.
    alone = {(0, 4): 1, (1, 3): 1, (1, 4): -1, (2, 3): -1, (3, 4): 1}
    member = tuple(alone.get(dyad, 0) for dyad in dyads)
    chosen = sorted(groups.values(), key=len)[-2:]
    chosen += [group for group in groups.values() if member in group]
    return [
        (as_network(dict(zip(dyads, group[0], strict=True)), hidden), set(group))
        for group in chosen
    ]


def as_network(values: dict, hidden: tuple[tuple[int, int], ...]) -> SignedNetwork:
    matrix = np.full((5, 5), nan)
    for dyad, value in values.items():
        matrix[dyad] = matrix[dyad[::-1]] = nan if dyad in hidden else value
    return SignedNetwork(tuple(range(1, 6)), matrix, parse_period("1914"))


class TestNullScores:
    """A measure among its values by chance."""

    @pytest.mark.parametrize("model", ["signs", "rewired"])
    def test_camps_are_more_balanced_than_chance(self, model):
        ties, _ = planted((15, 15), density=0.5, wrong=0.05, seed=1)
        found = null_scores(ties, degree_of_balance, model=model, rng=default_rng(1))
        assert found.z > 5
        assert found.p == pytest.approx(2 / 201)
        assert found.interval[1] < found.observed

    @pytest.mark.parametrize("model", ["signs", "rewired"])
    def test_chance_is_like_chance(self, model):
        """Networks drawn from the model have p values spread over (0, 1]."""
        rng = default_rng(4)
        start, _ = planted((10, 10), density=0.5, wrong=0.3, seed=2)
        draw = shuffled_signs if model == "signs" else rewired
        p = [
            null_scores(draw(start, rng=rng), degree_of_balance, model=model, draws=39, rng=rng).p
            for _ in range(60)
        ]
        assert 0.3 < np.mean(p) < 0.7
        assert np.mean(np.array(p) <= 0.1) < 0.3

    def test_figures_are_those_of_the_draws(self):
        ties, _ = planted((8, 8), density=0.6, wrong=0.2, seed=3)
        found = null_scores(ties, degree_of_balance, draws=50, rng=default_rng(1))
        assert found.draws.shape == (50,)
        assert found.mean == pytest.approx(found.draws.mean())
        assert found.sd == pytest.approx(found.draws.std(ddof=1))
        assert found.z == pytest.approx((found.observed - found.mean) / found.sd)
        assert found.interval == tuple(np.quantile(found.draws, (0.025, 0.975)))
        above = 1 + np.sum(found.draws >= found.observed - 1e-9)
        below = 1 + np.sum(found.draws <= found.observed + 1e-9)
        assert found.p == pytest.approx(min(1, 2 * min(above, below) / 51))

    @pytest.mark.parametrize("model", ["signs", "rewired"])
    def test_the_generator_decides_the_draws(self, model):
        ties, _ = planted((8, 8), density=0.6, wrong=0.2, seed=3)
        one, same, other = (
            null_scores(ties, degree_of_balance, model=model, draws=20, rng=default_rng(seed))
            for seed in (1, 1, 2)
        )
        assert np.array_equal(one.draws, same.draws)
        assert not np.array_equal(one.draws, other.draws)

    def test_several_measures_see_the_same_draws(self):
        ties, _ = planted((8, 8), density=0.6, wrong=0.2, seed=3)
        found = null_scores(
            ties,
            {"balance": degree_of_balance, "again": degree_of_balance, "ties": len},
            draws=20,
            rng=default_rng(1),
        )
        assert list(found) == ["balance", "again", "ties"]
        assert np.array_equal(found["balance"].draws, found["again"].draws)
        alone = null_scores(ties, degree_of_balance, draws=20, rng=default_rng(1))
        assert np.array_equal(found["balance"].draws, alone.draws)
        assert set(found["ties"].draws) == {len(ties)}

    def test_measures_see_weights(self):
        ties = from_matrix(np.triu(np.full((5, 5), 0.25), 1))
        found = null_scores(ties, lambda drawn: drawn.weights.sum(), draws=5, rng=default_rng(1))
        assert found.observed == found.mean == 2.5

    def test_a_measure_that_cannot_vary_has_no_z(self):
        ties, _ = planted((6, 6), density=0.6, wrong=0.2)
        found = null_scores(ties, negative_share, draws=20, rng=default_rng(1))
        assert isnan(found.z)
        assert (found.sd, found.p) == (0, 1)

    def test_a_constant_other_than_the_observed_is_infinitely_far(self):
        """A measure that is 1 for the network itself, and 0 for any other draw."""
        ties = from_matrix(np.diag([1.0] * 30 + [-1.0] * 30, 1))
        found = null_scores(
            ties, lambda drawn: float(key_of(drawn) == key_of(ties)), rng=default_rng(1)
        )
        assert (found.observed, found.z, found.sd) == (1, inf, 0)
        assert found.p == pytest.approx(2 / 201)

    @pytest.mark.parametrize("model", ["signs", "rewired"])
    def test_an_undefined_measure(self, model):
        """A path has no triad: nothing to score, and no warning either."""
        path = from_matrix(np.diag([1.0, -1.0, 1.0], 1))
        found = null_scores(path, degree_of_balance, model=model, draws=10, rng=default_rng(1))
        assert all(isnan(value) for value in (found.observed, found.mean, found.z, found.p))
        assert np.isnan(found.draws).all()

    def test_draws_without_a_value_are_left_out(self):
        """Rewiring may open all triads: those draws have no share of balanced ones."""
        matrix = np.zeros((9, 9))
        matrix[0, 1] = matrix[0, 2] = matrix[1, 2] = 1
        matrix[3, 4] = matrix[5, 6] = matrix[7, 8] = 1
        found = null_scores(
            from_matrix(matrix), degree_of_balance, model="rewired", rng=default_rng(1)
        )
        assert 0 < np.isnan(found.draws).sum() < 200
        assert (found.observed, found.mean, found.p) == (1, 1, 1)

    def test_matrices_keep_unobserved_dyads_open(self):
        ties, _ = planted((8, 8), density=0.5, wrong=0.2, seed=3)
        network = observed_in_part(ties, 1, share=0.5)
        seen: list[TieList] = []

        def noted(drawn: TieList) -> float:
            seen.append(drawn)
            return 0.0

        null_scores(network, noted, model="rewired", draws=10, rng=default_rng(1))
        assert len(seen) == 11
        for drawn in seen:
            assert network.observed[drawn.first, drawn.second].all()
            assert np.array_equal(signed_degrees(drawn), signed_degrees(ties))

    def test_rounding_counts_as_equal(self):
        """The same sum in another order differs in its last digit, and is no evidence."""
        values = default_rng(1).random(40) - 0.5
        ties = from_matrix(np.diag(values, 1))
        found = null_scores(ties, lambda drawn: drawn.values.sum(), rng=default_rng(1))
        assert found.p == 1
        assert isnan(found.z)

    @pytest.mark.parametrize("model", ["signs", "rewired"])
    @pytest.mark.parametrize("states", [0, 1, 3])
    def test_networks_without_ties(self, model, states):
        found = null_scores(
            without_ties(states),
            {"census": lambda drawn: triad_census(drawn).complete, "balance": degree_of_balance},
            model=model,
            draws=3,
            rng=default_rng(1),
        )
        assert found["census"].observed == found["census"].mean == 0
        assert isnan(found["balance"].p)

    def test_refused(self):
        ties = complete(3, 1)
        with pytest.raises(NetworkError, match="'signs' and 'rewired'"):
            null_scores(ties, degree_of_balance, model="shuffled", rng=default_rng(1))
        with pytest.raises(NetworkError, match="at least 2 draws"):
            null_scores(ties, degree_of_balance, draws=1, rng=default_rng(1))
        with pytest.raises(NetworkError, match="parallel ties"):
            null_scores(parallel(), len, model="rewired", rng=default_rng(1))

    def test_an_interruption_goes_through(self):
        def interrupted(_: TieList) -> float:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            null_scores(complete(3, 1), interrupted, rng=default_rng(1))

    def test_a_result_is_a_value(self):
        found = null_scores(complete(4, 1), degree_of_balance, draws=2, rng=default_rng(1))
        assert isinstance(found, NullScores)
        with pytest.raises(AttributeError):
            found.p = 0.5
