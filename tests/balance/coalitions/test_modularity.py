"""Signed modularity: by definition, against NetworkX without enemies, and its maximum."""

from collections.abc import Iterator

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.balance.some_networks import (
    FEW,
    complete,
    from_matrix,
    networks,
    parallel,
    planted,
    relabelled,
    side_by_side,
    without_ties,
)

from tertius.balance.coalitions import (
    bipartition,
    k_partition,
    modular_coalitions,
    signed_modularity,
)
from tertius.errors import NetworkError
from tertius.network import TieList


def by_definition(ties: TieList, label: np.ndarray, resolution: float) -> float:
    matrix = ties.matrix()
    total = matrix.copy()
    for sign in (1, -1):
        part = np.maximum(sign * matrix, 0)
        if part.sum():
            chance = np.outer(part.sum(axis=1), part.sum(axis=1)) / part.sum()
            total -= sign * resolution * chance
    same = label[:, None] == label[None, :]
    return float(total[same].sum() / np.abs(matrix).sum())


def partitions(states: int) -> Iterator[np.ndarray]:
    """Every partition once, as labels that grow by at most one."""

    def grow(label: list[int]) -> Iterator[np.ndarray]:
        if len(label) == states:
            yield np.array(label)
            return
        for number in range(max(label, default=-1) + 2):
            yield from grow([*label, number])

    yield from grow([])


def as_graph(ties: TieList) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(ties.states))
    rows = zip(ties.first.tolist(), ties.second.tolist(), ties.values.tolist(), strict=True)
    graph.add_weighted_edges_from(rows)
    return graph


class TestOfGivenCoalitions:
    @FEW
    @given(st.data(), networks(least=2, weighted=True), st.floats(0, 2))
    def test_it_is_the_sum_of_its_definition(
        self, data: st.DataObject, ties: TieList, resolution: float
    ) -> None:
        assume(len(ties))
        label = np.array([data.draw(st.integers(0, 3)) for _ in range(ties.states)])
        found = signed_modularity(ties, label, values="strengths", resolution=resolution)
        assert found == pytest.approx(by_definition(ties, label, resolution), abs=1e-12)

    @FEW
    @given(st.data(), networks(least=2, weighted=True))
    def test_among_friends_it_is_newmans(self, data: st.DataObject, ties: TieList) -> None:
        assume(len(ties))
        friends = ties.with_values(ties.weights)
        label = np.array([data.draw(st.integers(0, 2)) for _ in range(ties.states)])
        groups = [set(np.flatnonzero(label == one).tolist()) for one in np.unique(label)]
        expected = nx.community.modularity(as_graph(friends), groups, resolution=0.7)
        found = signed_modularity(friends, label, values="strengths", resolution=0.7)
        assert found == pytest.approx(expected, abs=1e-12)

    @FEW
    @given(st.data(), networks(least=2))
    def test_it_lies_between_minus_1_and_1(self, data: st.DataObject, ties: TieList) -> None:
        assume(len(ties))
        label = np.array([data.draw(st.integers(0, 2)) for _ in range(ties.states)])
        assert -1 <= signed_modularity(ties, label) <= 1

    def test_one_coalition_of_all_has_none(self) -> None:
        ties, _ = planted((5, 5), density=0.5, wrong=0.2)
        assert signed_modularity(ties, np.zeros(10, dtype=int)) == pytest.approx(0)

    def test_sides_do_as_coalitions(self) -> None:
        ties, bloc = planted((5, 5), density=0.7, wrong=0.1)
        assert signed_modularity(ties, 1 - 2 * bloc) == signed_modularity(ties, bloc)

    def test_signs_ignore_weights(self) -> None:
        ties = complete(4, 1).with_values([1, 2, 3, -1, -2, -3])
        label = [0, 0, 1, 1]
        expected = by_definition(ties.with_values(ties.signs), np.array(label), 1)
        assert signed_modularity(ties, label) == pytest.approx(expected)

    def test_without_ties_there_is_none(self) -> None:
        assert np.isnan(signed_modularity(without_ties(3), [0, 0, 1]))
        assert np.isnan(signed_modularity(without_ties(0), []))

    @pytest.mark.parametrize("resolution", [-1, np.nan, np.inf])
    def test_resolutions_below_0_are_refused(self, resolution: float) -> None:
        with pytest.raises(NetworkError, match="resolution"):
            signed_modularity(complete(3, 1), [0, 0, 0], resolution=resolution)
        with pytest.raises(NetworkError, match="resolution"):
            modular_coalitions(complete(3, 1), resolution=resolution)

    def test_a_number_for_each_state_is_asked_for(self) -> None:
        with pytest.raises(NetworkError, match="3 states"):
            signed_modularity(complete(3, 1), [0, 0])


class TestOfTheBestCoalitions:
    # Always the same networks: that the search finds the best is likely, and not proven.
    @settings(max_examples=25, derandomize=True)
    @given(networks(least=2, most=6))
    def test_none_of_all_partitions_of_few_states_is_better(self, ties: TieList) -> None:
        assume(len(ties))
        best = max(by_definition(ties, label, 1) for label in partitions(ties.states))
        found = signed_modularity(ties, modular_coalitions(ties))
        assert found == pytest.approx(best, abs=1e-12)

    @pytest.mark.parametrize("seed", range(3))
    def test_among_friends_it_is_no_worse_than_networkx(self, seed: int) -> None:
        ties, _ = planted((12, 12, 12), density=0.5, wrong=0.1, seed=seed)
        kept = ties.matrix() > 0
        friends = from_matrix(kept.astype(float))
        graph = as_graph(friends)
        peer = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=0))
        assert signed_modularity(friends, modular_coalitions(friends)) >= peer - 1e-12

    def test_planted_coalitions_are_found(self) -> None:
        ties, bloc = planted((20, 15, 10), density=0.4, wrong=0.05)
        found = modular_coalitions(ties)
        assert found.max() == 2
        assert all(len(set(found[bloc == one])) == 1 for one in range(3))

    def test_a_resolution_of_0_is_weak_balance(self) -> None:
        ties, _ = planted((6, 5, 4), density=0.6, wrong=0.15, seed=1)
        label = modular_coalitions(ties, resolution=0)
        frustrated = (label[ties.first] == label[ties.second]) != (ties.values > 0)
        assert np.sum(frustrated) == k_partition(ties)[1].value

    def test_two_camps_are_the_two_sides(self) -> None:
        ties, _ = planted((8, 7), density=0.8, wrong=0.02)
        assert np.array_equal(modular_coalitions(ties), bipartition(ties).coalition)

    def test_only_enemies_stand_alone(self) -> None:
        label = modular_coalitions(complete(6, -1), resolution=0)
        assert len(set(label)) == 6

    def test_few_friends_are_no_trap(self) -> None:
        # States that stand alone gain nothing by single moves here, in most orders.
        first, second = [0, 0, 1, 1, 2, 2, 3, 4], [2, 6, 3, 4, 3, 5, 6, 6]
        ties = TieList(tuple("ABCDEFG"), first, second, [-1, -1, -1, -1, 1, -1, -1, -1])
        for seed in range(10):
            order = np.random.default_rng(seed).permutation(7)
            other = relabelled(ties, order)
            found = signed_modularity(other, modular_coalitions(other, seed=seed))
            assert found == pytest.approx(0.375)

    def test_the_same_seed_gives_the_same_coalitions(self) -> None:
        ties, _ = planted((15, 15, 10), density=0.2, wrong=0.3)
        one, other = (modular_coalitions(ties, seed=3, starts=1) for _ in range(2))
        assert np.array_equal(one, other)

    def test_states_without_ties_belong_to_none(self) -> None:
        found = modular_coalitions(side_by_side(complete(3, 1), without_ties(2)))
        assert found.tolist() == [0, 0, 0, -1, -1]
        for states in (0, 1, 3):
            assert modular_coalitions(without_ties(states)).tolist() == [-1] * states

    def test_parallel_ties_count_each(self) -> None:
        assert modular_coalitions(parallel()).shape == (2,)
        assert signed_modularity(parallel(), [0, 1]) == pytest.approx(0)

    def test_large_networks_look_at_neighbours_only(self) -> None:
        ties, bloc = planted((900, 700, 500), density=0.02, wrong=0.05)
        found = modular_coalitions(ties, starts=1)
        sizes = np.bincount(found)[:3]
        assert sizes.tolist() == pytest.approx([900, 700, 500], rel=0.02)
        assert signed_modularity(ties, found) >= signed_modularity(ties, bloc) - 1e-3

    def test_at_least_one_start_is_needed(self) -> None:
        with pytest.raises(NetworkError, match="one start"):
            modular_coalitions(complete(3, 1), starts=0)
