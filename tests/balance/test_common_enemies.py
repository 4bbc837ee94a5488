"""Common enemies, common friends and wedges of dyads, counted third party by third party."""

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
    parallel,
    planted,
    switched,
    without_ties,
)

from tertius.balance import common_enemies, triad_sums
from tertius.balance.common_enemies import common_enemy_counts, third_party_counts
from tertius.balance.triads import triad_census
from tertius.errors import NetworkError
from tertius.network import TieList

KINDS = ("friends", "wedges", "enemies")
WEIGHTED = networks(most=8, weighted=True)


def sums_by_hand(ties: TieList, values: str) -> dict[str, np.ndarray]:
    """For every dyad the sum over third parties, one after the other."""
    matrix = ties.matrix() if values == "strengths" else np.sign(ties.matrix())
    found = {kind: np.zeros(matrix.shape) for kind in KINDS}
    for third in range(ties.states):
        row = matrix[third]
        for kind, one, other in (("friends", 1, 1), ("enemies", -1, -1), ("wedges", 1, -1)):
            first, second = (
                np.where(np.sign(row) == sign, np.abs(row), 0) for sign in (one, other)
            )
            path = np.outer(first, second)
            found[kind] += path if one == other else path + path.T
    return found


def loops(ties: TieList, **options: object) -> common_enemies.ThirdParties:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(common_enemies, "_is_small", lambda _: False)
        patch.setattr(triad_sums, "suits_matrices", lambda _: False)
        return third_party_counts(ties, **options)


def same(one: common_enemies.ThirdParties, other: common_enemies.ThirdParties) -> bool:
    return all(
        np.allclose(getattr(one, name), getattr(other, name), atol=1e-12)
        for name in ("first", "second", *KINDS)
    )


@FEW
@given(WEIGHTED, st.sampled_from(["signs", "strengths"]))
def test_all_dyads_by_hand(ties, values):
    found, expected = third_party_counts(ties, values=values), sums_by_hand(ties, values)
    listed = np.zeros((ties.states, ties.states), dtype=bool)
    listed[found.first, found.second] = True
    total = np.triu(sum(expected.values()), 1)
    assert np.array_equal(listed, total > 0)
    for kind in KINDS:
        expected_rows = expected[kind][found.first, found.second]
        assert np.allclose(getattr(found, kind), expected_rows, atol=1e-12)


@FEW
@given(WEIGHTED, st.sampled_from(["signs", "strengths"]))
def test_tied_dyads_by_hand(ties, values):
    found = third_party_counts(ties, dyads="tied", values=values)
    expected = sums_by_hand(ties, values)
    assert np.array_equal(found.first, ties.first)
    assert np.array_equal(found.second, ties.second)
    for kind in KINDS:
        assert np.allclose(getattr(found, kind), expected[kind][ties.first, ties.second])


@FEW
@given(
    ties=WEIGHTED,
    dyads=st.sampled_from(["all", "tied"]),
    values=st.sampled_from(["signs", "strengths"]),
)
def test_loops_and_matrices_agree(ties, dyads, values):
    matrices = third_party_counts(ties, dyads=dyads, values=values)
    assert same(matrices, loops(ties, dyads=dyads, values=values))


@FEW
@given(networks())
def test_enemies_alone_are_the_same_enemies(ties):
    every, enemies = third_party_counts(ties), common_enemy_counts(ties)
    some = every.enemies > 0
    assert np.array_equal(enemies.first, every.first[some])
    assert np.array_equal(enemies.second, every.second[some])
    assert np.array_equal(enemies.counts, every.enemies[some])
    assert enemies.counts.dtype == np.int64


@FEW
@given(networks())
def test_enemies_of_ties_by_loops(ties):
    expected = common_enemy_counts(ties, dyads="tied").counts
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(triad_sums, "suits_matrices", lambda _: False)
        found = common_enemy_counts(ties, dyads="tied").counts
    assert np.array_equal(found, expected)
    assert found.dtype == expected.dtype == np.int64


@FEW
@given(networks())
def test_rows_ascend_and_name_each_dyad_once(ties):
    found = loops(ties)
    key = found.first.astype(int) * max(ties.states, 1) + found.second
    assert np.all(np.diff(key) > 0)
    assert np.all(found.first < found.second)
    assert len(found) == len(key)


@FEW
@given(networks())
def test_tied_counts_are_the_census(ties):
    """Hostile triads have a common enemy at each tie, +-- triads at their friendly one."""
    counts, census = common_enemy_counts(ties, dyads="tied").counts, triad_census(ties)
    assert counts[ties.values < 0].sum() == 3 * census["---"]
    assert counts[ties.values > 0].sum() == census["+--"]


@FEW
@given(networks(least=2), st.data())
def test_switching_one_side_turns_friends_into_enemies(ties, data):
    """A third party that changes sides is still pulling together, or still apart."""
    state = data.draw(st.integers(0, ties.states - 1))
    sides = np.ones(ties.states, dtype=int)
    sides[state] = -1
    before, after = third_party_counts(ties), third_party_counts(switched(ties, sides))
    away = (before.first != state) & (before.second != state)
    assert np.array_equal(before.wedges[away], after.wedges[away])
    assert np.array_equal(
        (before.friends + before.enemies)[away], (after.friends + after.enemies)[away]
    )


@FEW
@given(networks(least=2, most=6))
def test_a_matrix_and_a_list_give_the_same(ties):
    one, other = common_enemy_counts(as_signed_network(ties)), common_enemy_counts(ties)
    assert np.array_equal(one.counts, other.counts)


def test_the_enemies_of_two_camps():
    """Members of one camp share all of the other as enemies, and nobody across."""
    ties, bloc = planted((4, 6), density=1, wrong=0)
    found = common_enemy_counts(ties)
    assert np.array_equal(bloc[found.first], bloc[found.second])
    other_side = np.where(bloc[found.first] == 0, 6, 4)
    assert np.array_equal(found.counts, other_side)


def test_a_larger_network_both_ways(monkeypatch):
    ties, _ = planted((60, 80, 70), density=0.2, wrong=0.3, seed=5)
    for dyads in ("all", "tied"):
        one, other = third_party_counts(ties, dyads=dyads), loops(ties, dyads=dyads)
        assert same(one, other)
        with monkeypatch.context() as patch:
            patch.setattr(triad_sums, "BLOCK", 37)
            assert same(third_party_counts(ties, dyads=dyads), one)
    enemies = third_party_counts(ties, dyads="tied").enemies
    with monkeypatch.context() as patch:
        patch.setattr(triad_sums, "suits_matrices", lambda _: False)
        assert np.array_equal(common_enemy_counts(ties, dyads="tied").counts, enemies)


def test_a_large_sparse_network():
    """A ring of 5,000 enemies: each has common enemies with the next but one, on both sides."""
    states = 5000
    at = np.arange(states)
    names = tuple(map(str, range(states)))
    ring = TieList(names, at, (at + 1) % states, np.full(states, -1.0))
    found = common_enemy_counts(ring)
    assert len(found) == states
    assert set(found.counts.tolist()) == {1}
    assert not common_enemy_counts(ring, dyads="tied").counts.any()


class TestTooMuch:
    """What would fill the memory, or never end, is refused and says what to do instead."""

    def test_rows_beyond_the_memory(self):
        ties, _ = planted((20, 20), density=1, wrong=0.2)
        for way in (third_party_counts, loops):
            with pytest.raises(NetworkError, match="GiB") as caught:
                way(ties, dyads="all", gibibytes=1e-6)
            assert "dyads='tied'" in str(caught.value)

    def test_a_hub_of_millions(self):
        """300,000 states hostile to one: 4.5·10¹⁰ dyads with a common enemy."""
        leaves = 300_000
        names = tuple(map(str, range(leaves + 1)))
        star = TieList(
            names, np.zeros(leaves, int), np.arange(1, leaves + 1), np.full(leaves, -1.0)
        )
        with pytest.raises(NetworkError, match="paths of two ties"):
            common_enemy_counts(star)
        assert not common_enemy_counts(star, dyads="tied").counts.any()

    def test_parallel_ties(self):
        for dyads in ("all", "tied"):
            with pytest.raises(NetworkError, match="parallel ties"):
                common_enemy_counts(parallel(), dyads=dyads)

    def test_unknown_dyads(self):
        with pytest.raises(NetworkError, match="'all' or 'tied'"):
            common_enemy_counts(complete(3, -1), dyads="some")


@pytest.mark.parametrize("states", [0, 1, 2])
@pytest.mark.parametrize("dyads", ["all", "tied"])
def test_tiny_networks_have_no_third_parties(states, dyads):
    for way in (third_party_counts, loops):
        found = way(without_ties(states), dyads=dyads)
        assert len(found) == 0
        assert found.enemies.dtype == np.int64
    assert len(common_enemy_counts(without_ties(states), dyads=dyads)) == 0


def test_all_hostile():
    found = common_enemy_counts(complete(7, -1))
    assert len(found) == 21
    assert set(found.counts.tolist()) == {5}


def test_weights_multiply():
    ties = from_matrix(np.array([[0, 0, -0.5], [0, 0, -0.4], [0, 0, 0]]))
    found = common_enemy_counts(ties, values="strengths")
    assert found.counts.tolist() == pytest.approx([0.2])
    assert common_enemy_counts(ties).counts.tolist() == [1]
