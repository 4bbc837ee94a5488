"""Degrees, PN index and status: by definition, by hand, and where they have no value."""

import numpy as np
import pytest
from hypothesis import assume, given
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

from tertius.balance import centrality
from tertius.balance.centrality import pn_index, signed_degrees, signed_eigenvector
from tertius.errors import NetworkError
from tertius.network import TieList


def enemy_of_friends(friends: int) -> TieList:
    """One state that all the others, who are friends, have for an enemy."""
    matrix = np.ones((friends + 1, friends + 1))
    matrix[0] = -1
    return from_matrix(matrix)


class TestDegrees:
    @FEW
    @given(networks(weighted=True))
    def test_they_are_the_sums_of_rows(self, ties: TieList) -> None:
        matrix = ties.matrix()
        found = signed_degrees(ties, values="strengths")
        assert found.positive == pytest.approx(np.sum(np.maximum(matrix, 0), axis=1))
        assert found.negative == pytest.approx(np.sum(np.maximum(-matrix, 0), axis=1))
        assert found.net == pytest.approx(np.sum(matrix, axis=1))
        assert signed_degrees(ties).total.tolist() == ties.degrees.tolist()

    def test_shares_are_unknown_without_ties(self) -> None:
        found = signed_degrees(side_by_side(complete(2, -1), without_ties(1)))
        assert found.positive_share == pytest.approx([0, 0, np.nan], nan_ok=True)

    def test_a_matrix_counts_as_the_list_does(self) -> None:
        ties, _ = planted((4, 4), density=0.5, wrong=0.2)
        one, other = signed_degrees(as_signed_network(ties)), signed_degrees(ties)
        assert np.array_equal(one.positive, other.positive)
        assert np.array_equal(one.negative, other.negative)


class TestPNIndex:
    @FEW
    @given(networks(least=3))
    def test_it_solves_its_equation(self, ties: TieList) -> None:
        matrix = ties.matrix()
        weighed = np.where(matrix < 0, 2 * matrix, matrix) / (2 * ties.states - 2)
        found = pn_index(ties)
        assert found - weighed @ found == pytest.approx(np.ones(ties.states))

    @FEW
    @given(networks(weighted=True))
    def test_it_lies_between_minus_1_and_2(self, ties: TieList) -> None:
        for values in ("signs", "strengths"):
            found = pn_index(ties, values=values)
            assert np.all(found > -1 - 1e-12)
            assert np.all(found < 2 + 1e-12)

    @pytest.mark.parametrize("states", [2, 3, 10])
    def test_extremes_by_hand(self, states: int) -> None:
        # Each of n friends: x = 1 + (n − 1) x / (2n − 2), so x = 2; of n enemies: x = 1 − x.
        assert pn_index(complete(states, 1)) == pytest.approx(2)
        assert pn_index(complete(states, -1)) == pytest.approx(0.5)

    @pytest.mark.parametrize("friends", [2, 5, 30])
    def test_the_common_enemy_of_friends_has_minus_1_and_they_2(self, friends: int) -> None:
        # With y for the friends: x = 1 − y, and y = 1 + ((n − 2) y − 2 x) / (2n − 2): y = 2.
        found = pn_index(enemy_of_friends(friends))
        assert found == pytest.approx([-1] + [2] * friends)

    def test_only_direct_ties_make_an_index_of_degrees(self) -> None:
        ties, _ = planted((5, 5), density=0.6, wrong=0.2)
        degrees = signed_degrees(ties)
        expected = 1 + (degrees.positive - 2 * degrees.negative) / 18
        assert pn_index(ties, walks="single") == pytest.approx(expected)

    @FEW
    @given(st.data(), networks())
    def test_reordering_moves_it(self, data: st.DataObject, ties: TieList) -> None:
        order = data.draw(orders_of(ties.states))
        assert pn_index(relabelled(ties, order))[order] == pytest.approx(pn_index(ties))

    def test_large_networks_are_solved_by_iterations(self, monkeypatch) -> None:
        ties, _ = planted((40, 30), density=0.4, wrong=0.1)
        expected = pn_index(ties)
        monkeypatch.setattr(centrality, "DENSE", 10)
        assert pn_index(ties) == pytest.approx(expected, rel=1e-9)

    def test_without_ties_all_have_1(self) -> None:
        for states in (0, 1, 2, 5):
            assert pn_index(without_ties(states)).tolist() == [1.0] * states
            assert pn_index(without_ties(states), walks="single").tolist() == [1.0] * states

    def test_weights_above_1_are_refused_and_signs_are_not(self) -> None:
        strong = complete(3, 1).with_values([1, 2, 3])
        assert pn_index(strong) == pytest.approx(2)
        with pytest.raises(NetworkError, match="largest is 3"):
            pn_index(strong, values="strengths")

    def test_other_walks_are_refused(self) -> None:
        with pytest.raises(NetworkError, match="got 'some'"):
            pn_index(complete(3, 1), walks="some")  # type: ignore[arg-type]


class TestStatus:
    @FEW
    @given(networks(least=2))
    def test_scores_solve_the_equation_of_the_largest_eigenvalue(self, ties: TieList) -> None:
        assume(len(ties))
        found = signed_eigenvector(ties)
        matrix = ties.matrix()
        assert found.eigenvalue == pytest.approx(np.linalg.eigvalsh(matrix)[-1])
        assert found.unique == (not np.any(np.isnan(found.scores)))
        if found.unique:
            assert matrix @ found.scores == pytest.approx(found.eigenvalue * found.scores, abs=1e-9)
            assert np.max(np.abs(found.scores)) == pytest.approx(1)
            assert np.sum(found.scores) > -1e-7

    @FEW
    @given(st.integers(2, 6), st.integers(1, 6), st.data())
    def test_in_a_balanced_network_the_signs_are_the_coalitions(
        self, one: int, other: int, data: st.DataObject
    ) -> None:
        sides = data.draw(st.permutations([1] * one + [-1] * other).map(np.array))
        found = signed_eigenvector(switched(complete(one + other, 1), sides))
        assert found.scores == pytest.approx(sides * np.sign(np.sum(sides) or sides[0]))

    @FEW
    @given(st.data(), networks(least=3, weighted=True))
    def test_switching_turns_the_signs_and_nothing_else(
        self, data: st.DataObject, ties: TieList
    ) -> None:
        other = switched(ties, data.draw(sides_of(ties.states)))
        one, two = signed_eigenvector(ties), signed_eigenvector(other)
        assert np.abs(one.scores) == pytest.approx(np.abs(two.scores), nan_ok=True, abs=1e-6)

    def test_a_sign_is_found_where_the_scores_sum_to_0(self) -> None:
        sides = np.array([-1, 1, 1, -1])
        assert signed_eigenvector(switched(complete(4, 1), sides)).scores == pytest.approx(-sides)

    def test_an_eigenvalue_that_occurs_twice_has_no_status(self) -> None:
        for ties in (complete(4, -1), side_by_side(complete(3, 1), complete(3, 1))):
            found = signed_eigenvector(ties)
            assert not found.unique
            assert np.all(np.isnan(found.scores))
            assert found.eigenvalue == pytest.approx(found.runner_up)

    def test_other_parts_have_0(self) -> None:
        found = signed_eigenvector(side_by_side(complete(2, -1), complete(3, 1)))
        assert found.scores == pytest.approx([0, 0, 1, 1, 1], abs=1e-12)

    def test_the_dominant_eigenvalue_may_be_negative_and_friends_unlike(self) -> None:
        found = signed_eigenvector(complete(4, -1), which="dominant")
        assert found.eigenvalue == pytest.approx(-3)
        assert found.scores == pytest.approx(1)
        two = signed_eigenvector(complete(2, -1), which="dominant")
        assert not two.unique

    def test_large_networks_are_solved_by_iterations(self, monkeypatch) -> None:
        ties, _ = planted((40, 30), density=0.4, wrong=0.1)
        expected = [signed_eigenvector(ties, which=which) for which in ("largest", "dominant")]
        monkeypatch.setattr(centrality, "DENSE", 10)
        for status, which in zip(expected, ("largest", "dominant"), strict=True):
            found = signed_eigenvector(ties, which=which)
            assert found.scores == pytest.approx(status.scores, abs=1e-6)
            assert found.runner_up == pytest.approx(status.runner_up)

    def test_without_ties_there_is_none(self) -> None:
        for states in (0, 1, 5):
            found = signed_eigenvector(without_ties(states))
            assert found.scores == pytest.approx(np.full(states, np.nan), nan_ok=True)
            assert not found.unique

    def test_other_kinds_are_refused(self) -> None:
        with pytest.raises(NetworkError, match="got 'first'"):
            signed_eigenvector(complete(3, 1), which="first")  # type: ignore[arg-type]


@pytest.mark.parametrize("measure", [signed_degrees, pn_index, signed_eigenvector])
def test_parallel_ties_are_refused(measure) -> None:
    with pytest.raises(NetworkError, match="parallel"):
        measure(parallel())
