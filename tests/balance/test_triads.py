"""The signed triad census: every triad counted once, whatever the way of counting."""

from collections import Counter
from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.balance.some_networks import (
    FEW,
    as_signed_network,
    complete,
    from_matrix,
    networks,
    orders_of,
    parallel,
    planted,
    relabelled,
    side_by_side,
    sides_of,
    switched,
    without_ties,
)

from tertius.balance import triad_sums
from tertius.balance.triads import TYPES, TriadCensus, degree_of_balance, triad_census
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList
from tertius.periods import parse_period

NAN = float("nan")


@pytest.fixture(params=["matrices", "loops"])
def way(request, monkeypatch) -> None:
    """Count by matrix products and by compiled loops, whatever suits the network."""
    monkeypatch.setattr(triad_sums, "suits_matrices", lambda _: request.param == "matrices")


def by_hand(ties: TieList) -> tuple[Counter[str], Counter[int]]:
    """Complete triads by type, and all triads by number of ties."""
    matrix, types, tied = ties.matrix(), Counter(), Counter()
    for one, two, three in combinations(range(ties.states), 3):
        values = [matrix[one, two], matrix[one, three], matrix[two, three]]
        tied[int(np.count_nonzero(values))] += 1
        if all(values):
            types[TYPES[sum(value < 0 for value in values)]] += 1
    return types, tied


def weights_by_hand(ties: TieList) -> Counter[str]:
    matrix, sums = ties.matrix(), Counter()
    for one, two, three in combinations(range(ties.states), 3):
        values = np.array([matrix[one, two], matrix[one, three], matrix[two, three]])
        sums[TYPES[int(np.sum(values < 0))]] += float(np.abs(np.prod(values)))
    return sums


def loops_and_matrices(ties: TieList, monkeypatch: pytest.MonkeyPatch) -> list[TriadCensus]:
    found = []
    for answer in (True, False):
        monkeypatch.setattr(triad_sums, "suits_matrices", lambda _, answer=answer: answer)
        found.append(triad_census(ties))
    return found


@given(networks(most=9))
def test_the_census_is_the_count_by_hand(ties):
    census, (types, tied) = triad_census(ties), by_hand(ties)
    assert census.counts == tuple(types[name] for name in TYPES)
    assert (census.complete, census.two_ties, census.one_tie, census.no_tie) == tuple(
        tied[count] for count in (3, 2, 1, 0)
    )


@FEW
@given(ties=networks(most=9))
def test_loops_count_the_same(ties):
    with pytest.MonkeyPatch.context() as patch:
        one, other = loops_and_matrices(ties, patch)
    assert one == other


@FEW
@given(networks(most=9))
def test_every_triad_is_complete_or_incomplete(ties):
    census = triad_census(ties)
    assert census.complete + census.incomplete == comb(ties.states, 3)
    assert census.complete == sum(census[name] for name in TYPES)


@given(networks(most=8), st.data())
def test_names_do_not_matter(ties, data):
    order = data.draw(orders_of(ties.states))
    assert triad_census(relabelled(ties, order)) == triad_census(ties)


@given(networks(most=8), st.data())
def test_switching_keeps_the_number_of_balanced_triads(ties, data):
    sides = data.draw(sides_of(ties.states))
    after = triad_census(switched(ties, sides))
    assert after.balanced() == triad_census(ties).balanced()
    assert after.complete == triad_census(ties).complete


@FEW
@given(networks(most=6), networks(most=6))
def test_separate_parts_add_up(one, other):
    together = triad_census(side_by_side(one, other))
    parts = zip(triad_census(one).counts, triad_census(other).counts, strict=True)
    assert together.counts == tuple(sum(part) for part in parts)


@FEW
@given(networks(most=7))
def test_turning_all_signs_mirrors_the_census(ties):
    turned = triad_census(ties.with_values(-ties.values))
    assert turned.counts == triad_census(ties).counts[::-1]


@FEW
@given(networks(least=3, weighted=True))
def test_weights_do_not_change_the_census(ties):
    assert triad_census(ties) == triad_census(ties.with_values(ties.signs))


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("sign", [1, -1])
def test_a_clique_of_one_sign(sign):
    census = triad_census(complete(40, sign))
    assert census["+++" if sign > 0 else "---"] == census.complete == comb(40, 3)
    assert census.incomplete == 0


def test_the_middle_between_the_ways(monkeypatch):
    """Blocks of rows, several of them, on a network of three blocs with wrong signs."""
    ties, _ = planted((30, 40, 50), density=0.4, wrong=0.2, seed=3)
    whole = triad_census(ties)
    monkeypatch.setattr(triad_sums, "BLOCK", 17)
    assert triad_census(ties) == whole
    one, other = loops_and_matrices(ties, monkeypatch)
    assert one == other == whole


def test_the_way_is_chosen_by_size_and_density():
    small, large = without_ties(triad_sums.SMALL), without_ties(triad_sums.LARGEST + 1)
    assert triad_sums.suits_matrices(small)
    assert not triad_sums.suits_matrices(large)
    dense = complete(triad_sums.SMALL + 1, 1)
    assert triad_sums.suits_matrices(dense)
    path = TieList(dense.names, np.arange(1024), np.arange(1, 1025), np.ones(1024))
    assert not triad_sums.suits_matrices(path)


def test_a_large_sparse_network_is_counted_by_loops():
    """3,000 states in a ring of friends, each hostile to the next but one."""
    states = 3000
    at = np.arange(states)
    first, second = np.concatenate([at, at]), np.concatenate([at + 1, at + 2]) % states
    names = tuple(map(str, range(states)))
    ties = TieList(names, first, second, np.repeat([1, -1], states))
    census = triad_census(ties)
    assert census.counts == (0, states, 0, 0)
    assert degree_of_balance(ties) == 0


class TestHubs:
    """Loops follow ties as they are listed, but for networks with hubs: those they put in order."""

    @staticmethod
    def hubs(states: int = 3000) -> TieList:
        """A ring of friends, each friendly to the first hub and hostile to the second."""
        one, other = states // 2, states // 2 + 1
        at = np.array([place for place in range(states) if place not in (one, other)])
        pairs = np.concatenate(
            [
                np.stack([at, np.roll(at, 1), np.ones_like(at)]),
                np.stack([at, np.full_like(at, one), np.ones_like(at)]),
                np.stack([at, np.full_like(at, other), -np.ones_like(at)]),
            ],
            axis=1,
        )
        return TieList(tuple(map(str, range(states))), *pairs)

    def test_the_census_around_hubs(self):
        """Each tie of the ring closes a triad with either hub."""
        ties = self.hubs()
        assert not triad_sums.suits_matrices(ties)
        assert triad_census(ties).counts == (2998, 0, 2998, 0)

    def test_no_state_has_more_than_its_share_of_ties_to_look_up(self):
        """Listed, the hubs have 1,500 ties before and after them; in order, none after."""
        ties = self.hubs()
        same = np.array([0, 1], np.int8)
        codes = (ties.values < 0).astype(np.int8)
        rows = triad_sums.pointed(ties.first, ties.second, codes, same, ties.states, listed=True)
        assert np.diff(rows.start.astype(int)).max() <= np.sqrt(2 * len(ties))
        assert sorted(rows.ties.tolist()) == list(range(len(ties)))
        assert np.array_equal(rows.packed[: len(ties)] & 1, codes[rows.ties])
        assert np.array_equal(rows.degrees, ties.degrees)

    def test_networks_without_hubs_are_left_as_listed(self):
        ties, _ = planted((100, 100), density=0.1, wrong=0.1)
        same = np.array([0, 1], np.int8)
        codes = (ties.values < 0).astype(np.int8)
        rows = triad_sums.pointed(ties.first, ties.second, codes, same, ties.states, listed=True)
        assert np.array_equal(rows.ties, np.arange(len(ties)))
        assert np.array_equal(rows.packed[: len(ties)] >> 1, ties.second)
        sizes = np.diff(rows.start.astype(int))
        assert np.array_equal(np.repeat(np.arange(200), sizes), ties.first)
        assert np.array_equal(rows.degrees, ties.degrees)
        assert rows.ascending

    @pytest.mark.parametrize("seed", [1, 2])
    def test_degrees_of_every_kind(self, seed, monkeypatch):
        """A network of a few large and many small states, by both ways."""
        chance = np.random.default_rng(seed)
        reach = chance.pareto(1.2, 400) + 0.2
        likely = np.minimum(np.outer(reach, reach) / 40, 1)
        signs = np.where(chance.random((400, 400)) < 0.3, -1, 1)
        ties = from_matrix(np.where(chance.random((400, 400)) < likely, signs, 0))
        one, other = loops_and_matrices(ties, monkeypatch)
        assert one == other
        assert min(one.counts) > 0


def test_a_clique_of_5000_states_does_not_overflow():
    """20,820,835,000 triads: more than a 32-bit integer or float counts."""
    first, second = np.triu_indices(5000, 1)
    names = tuple(map(str, range(5000)))
    census = triad_census(TieList(names, first, second, np.ones(len(first))))
    assert census.counts == (20_820_835_000, 0, 0, 0)
    assert census.complete == comb(5000, 3)


def test_a_star_of_hubs_has_two_paths_and_no_triad():
    """Two-paths at hubs are counted from degrees, not walked."""
    leaves = 200_000
    names = tuple(map(str, range(leaves + 1)))
    star = TieList(names, np.zeros(leaves, int), np.arange(1, leaves + 1), np.ones(leaves))
    census = triad_census(star)
    assert (census.complete, census.two_ties) == (0, comb(leaves, 2))
    assert census.no_tie == comb(leaves + 1, 3) - comb(leaves, 2)


class TestMissingTies:
    """A triad with a missing tie is told apart by what is known of its dyads."""

    ties = np.array(
        [
            [NAN, 1.0, -0.5, 0.0],
            [1.0, NAN, -1.0, NAN],
            [-0.5, -1.0, NAN, 1.0],
            [0.0, NAN, 1.0, NAN],
        ]
    )
    network = SignedNetwork((2, 20, 200, 365), ties, parse_period("1960"))

    def test_neutral_and_unobserved_dyads(self):
        census = triad_census(self.network)
        assert census["+--"] == census.complete == 1
        # 2–200–365 lacks a tie between 2 and 365, who are neutral; both others hold 20–365.
        assert (census.neutral, census.unobserved) == (1, 2)
        assert census.neutral + census.unobserved == census.incomplete

    def test_a_list_of_ties_does_not_know(self):
        census = triad_census(from_matrix(np.nan_to_num(self.ties)))
        assert (census.neutral, census.unobserved) == (None, None)
        assert census.incomplete == 3

    @FEW
    @given(networks(most=7))
    def test_all_observed(self, ties):
        census = triad_census(as_signed_network(ties))
        assert census.counts == triad_census(ties).counts
        assert (census.neutral, census.unobserved) == (census.incomplete, 0)

    def test_nothing_observed(self):
        blank = SignedNetwork((1, 2, 3, 4), np.full((4, 4), NAN), parse_period("1960"))
        assert triad_census(blank).unobserved == comb(4, 3)


class TestDegreeOfBalance:
    """The share of complete triads that are balanced."""

    @given(networks(least=3))
    def test_strong_balance_counts_triads_of_positive_product(self, ties):
        types, _ = by_hand(ties)
        found = degree_of_balance(ties)
        if not types.total():
            assert np.isnan(found)
        else:
            assert found == (types["+++"] + types["+--"]) / types.total()

    @given(networks(least=3))
    def test_weak_balance_is_never_below_strong(self, ties):
        strong, weak = (degree_of_balance(ties, kind=kind) for kind in ("strong", "weak"))
        assert np.isnan(weak) or 0 <= strong <= weak <= 1

    @given(networks(least=3, most=7, weighted=True), st.sampled_from(["strong", "weak"]))
    def test_strengths_weigh_triads_by_the_product(self, ties, kind):
        sums = weights_by_hand(ties)
        names = ["+++", "+--"] + ["---"] * (kind == "weak")
        found = degree_of_balance(ties, kind=kind, values="strengths")
        if sums.total():
            expected = sum(sums[name] for name in names) / sums.total()
            assert found == pytest.approx(expected, abs=1e-12)
        else:
            assert np.isnan(found)

    @FEW
    @given(networks(least=3, most=6, weighted=True), st.floats(1e-3, 1e3))
    def test_the_unit_of_strengths_does_not_matter(self, ties, unit):
        one = degree_of_balance(ties, values="strengths")
        other = degree_of_balance(ties.with_values(ties.values * unit), values="strengths")
        assert one == pytest.approx(other, nan_ok=True)

    @pytest.mark.parametrize("scale", [1e-200, 1e200])
    @pytest.mark.usefixtures("way")
    def test_extreme_strengths_neither_vanish_nor_overflow(self, scale):
        ties = from_matrix(np.array([[0, 1, -1], [0, 0, -1], [0, 0, 0]]) * scale)
        assert degree_of_balance(ties, values="strengths") == 1

    @pytest.mark.usefixtures("way")
    def test_two_camps_are_balanced(self):
        ties, _ = planted((20, 30), density=0.5, wrong=0)
        assert degree_of_balance(ties) == degree_of_balance(ties, values="strengths") == 1

    @pytest.mark.usefixtures("way")
    def test_three_camps_are_balanced_weakly(self):
        ties, _ = planted((15, 15, 15), density=0.7, wrong=0)
        assert degree_of_balance(ties, kind="weak") == 1 > degree_of_balance(ties)

    @pytest.mark.usefixtures("way")
    def test_a_weighted_example(self):
        """One balanced triad of weight 0.5 and one unbalanced of weight 0.25, sharing a tie."""
        matrix = np.zeros((4, 4))
        matrix[0, 1], matrix[0, 2], matrix[1, 2] = 1, 0.5, 1
        matrix[0, 3], matrix[1, 3] = 0.5, -0.5
        ties = from_matrix(matrix)
        assert degree_of_balance(ties) == 0.5
        assert degree_of_balance(ties, values="strengths") == pytest.approx(2 / 3)


@pytest.mark.parametrize("states", [0, 1, 2, 3])
def test_tiny_networks_have_no_triads(states):
    census = triad_census(without_ties(states))
    assert census.complete == 0
    assert census.no_tie == comb(states, 3)
    assert np.isnan(degree_of_balance(without_ties(states)))
    assert np.isnan(degree_of_balance(without_ties(states), values="strengths"))


@pytest.mark.parametrize("measure", [triad_census, degree_of_balance])
def test_parallel_ties_are_refused(measure):
    with pytest.raises(NetworkError, match="parallel ties") as caught:
        measure(parallel())
    assert "multigraph" in str(caught.value)


def test_unknown_options_are_refused():
    with pytest.raises(NetworkError, match="'strong' or 'weak'"):
        degree_of_balance(complete(3, 1), kind="middling")
    with pytest.raises(NetworkError, match="signs, strengths"):
        degree_of_balance(complete(3, 1), values="weights")
    with pytest.raises(KeyError, match=r"\+\+\+"):
        triad_census(complete(3, 1))["+-+"]
