"""Walk-based balance: positive less negative closed walks, by all of them."""

from fractions import Fraction
from math import exp, factorial

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.balance.some_networks import (
    FEW,
    as_signed_network,
    circle,
    complete,
    from_matrix,
    is_balanced,
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

from tertius.balance.walks import dyad_walk_balance, local_walk_balance, walk_balance
from tertius.errors import NetworkError
from tertius.network import TieList


def exponential(matrix: np.ndarray) -> np.ndarray:
    """By the definition: the series, summed until nothing changes."""
    total = term = np.eye(len(matrix))
    for power in range(1, 200):
        term = term @ matrix / power
        total = total + term
    return total


class TestOfTheNetwork:
    def test_three_enemies_have_the_value_of_the_formula(self) -> None:
        # The eigenvalues are −2, 1, 1, those of the weights 2, −1, −1.
        expected = (exp(-2) + 2 * exp(1)) / (exp(2) + 2 * exp(-1))
        assert walk_balance(complete(3, -1)) == pytest.approx(expected, rel=1e-14)

    @FEW
    @given(networks(most=7, weighted=True), st.floats(0.1, 2))
    def test_it_is_the_ratio_of_traces(self, ties: TieList, beta: float) -> None:
        matrix = beta * ties.matrix()
        expected = np.trace(exponential(matrix)) / np.trace(exponential(np.abs(matrix)))
        assert walk_balance(ties, values="strengths", beta=beta) == pytest.approx(expected)

    @FEW
    @given(networks(most=9))
    def test_it_lies_between_0_and_1_and_is_1_just_where_the_network_is_balanced(
        self, ties: TieList
    ) -> None:
        value = walk_balance(ties)
        assert 0 < value <= 1
        assert (value > 1 - 1e-12) == is_balanced(ties)

    @FEW
    @given(st.data(), networks(weighted=True))
    def test_switching_and_reordering_change_nothing(
        self, data: st.DataObject, ties: TieList
    ) -> None:
        other = switched(ties, data.draw(sides_of(ties.states)))
        other = relabelled(other, data.draw(orders_of(ties.states)))
        for values in ("signs", "strengths"):
            assert walk_balance(other, values=values) == pytest.approx(
                walk_balance(ties, values=values)
            )

    def test_signs_ignore_weights_and_strengths_do_not(self) -> None:
        weak = complete(3, -1).with_values([-0.1, -1, -1])
        assert walk_balance(weak) == walk_balance(complete(3, -1))
        assert walk_balance(weak, values="strengths") > walk_balance(weak)

    def test_a_matrix_counts_as_the_list_does_and_unobserved_dyads_are_no_ties(self) -> None:
        ties, _ = planted((6, 6), density=0.6, wrong=0.2)
        network = as_signed_network(ties)
        assert walk_balance(network) == walk_balance(ties)

    def test_a_small_beta_counts_triads_that_are_not_balanced(self) -> None:
        ties, beta = complete(4, -1), 1e-3
        assert 1 - walk_balance(ties, beta=beta) == pytest.approx(2 * beta**3 * 4 / 4, rel=0.01)

    def test_more_states_without_ties_pull_towards_1(self) -> None:
        alone = walk_balance(complete(3, -1))
        assert alone < walk_balance(side_by_side(complete(3, -1), without_ties(5))) < 1

    def test_a_spectral_beta_is_one_by_the_largest_eigenvalue(self) -> None:
        ties = complete(5, -1)
        assert walk_balance(ties, beta="spectral") == walk_balance(ties, beta=1 / 4)
        assert walk_balance(without_ties(3), beta="spectral") == 1

    def test_exponents_beyond_the_range_of_numbers_do_no_harm(self) -> None:
        ties, _ = planted((10, 10), density=0.8, wrong=0.0)
        assert walk_balance(ties, beta=1e5) == pytest.approx(1)
        assert walk_balance(complete(3, -1), beta=1e5) == 0


class TestOfAState:
    @FEW
    @given(networks(most=7, weighted=True), st.floats(0.1, 2))
    def test_it_is_the_ratio_of_the_diagonals(self, ties: TieList, beta: float) -> None:
        matrix = beta * ties.matrix()
        expected = np.diag(exponential(matrix)) / np.diag(exponential(np.abs(matrix)))
        found = local_walk_balance(ties, values="strengths", beta=beta)
        assert found == pytest.approx(expected, abs=1e-12)

    @FEW
    @given(networks(most=9, weighted=True))
    def test_the_mean_weighted_by_all_walks_is_that_of_the_network(self, ties: TieList) -> None:
        weight = np.diag(exponential(np.abs(ties.matrix())))
        mean = np.average(local_walk_balance(ties, values="strengths"), weights=weight)
        assert mean == pytest.approx(walk_balance(ties, values="strengths"))

    @FEW
    @given(st.data(), networks())
    def test_switching_changes_nothing_and_reordering_moves_it(
        self, data: st.DataObject, ties: TieList
    ) -> None:
        order = data.draw(orders_of(ties.states))
        other = relabelled(switched(ties, data.draw(sides_of(ties.states))), order)
        assert local_walk_balance(other)[order] == pytest.approx(local_walk_balance(ties))

    def test_it_is_1_where_no_frustrated_cycle_can_be_reached(self) -> None:
        ties = side_by_side(complete(3, -1), circle([1, -1, 1, -1]))
        found = local_walk_balance(ties)
        assert np.all(found[:3] < 0.7)
        assert found[3:] == pytest.approx(1, abs=1e-15)

    def test_states_nearer_to_the_frustrated_cycle_have_less(self) -> None:
        matrix = np.zeros((6, 6))
        matrix[0, 1] = matrix[0, 2] = matrix[1, 2] = -1
        matrix[2, 3] = matrix[3, 4] = matrix[4, 5] = 1
        found = local_walk_balance(from_matrix(matrix))
        assert np.all(np.diff(found[2:]) > 0)
        assert found[5] < 1

    def test_a_huge_clique_does_not_drown_what_hangs_from_it_by_a_chain(self) -> None:
        # 100 friends, a chain of 12, and three enemies at its end. Of the walks at that end next to
        # none pass the clique, and eigenvectors of double precision give 0.567 for S110.
        matrix = np.zeros((115, 115), dtype=int)
        matrix[:100, :100] = 1 - np.eye(100, dtype=int)
        for place in range(99, 112):
            matrix[place, place + 1] = matrix[place + 1, place] = 1
        matrix[112:, 112:] = np.eye(3, dtype=int) - 1
        found = local_walk_balance(from_matrix(matrix))
        for place in (105, 110, 114):
            assert found[place] == pytest.approx(exactly(matrix, 100, place), abs=1e-13)

    def test_exponents_beyond_the_range_of_numbers_do_no_harm(self) -> None:
        found = local_walk_balance(complete(3, -1), beta=700.0)
        assert np.all(found < 1e-20)
        assert local_walk_balance(complete(8, 1), beta=700.0) == pytest.approx(1)

    def test_some_states_may_be_asked_about(self) -> None:
        ties, _ = planted((5, 5), density=0.7, wrong=0.3)
        every = local_walk_balance(ties)
        assert np.array_equal(local_walk_balance(ties, places=[7, 2]), every[[7, 2]])
        assert local_walk_balance(ties, places=[]).shape == (0,)
        with pytest.raises(NetworkError, match="outside the 10 states"):
            local_walk_balance(ties, places=[10])


def exactly(matrix: np.ndarray, clique: int, place: int) -> float:
    """The local balance by the series in whole numbers; the first states are a clique."""
    rest = matrix.copy()
    rest[:clique, :clique] = 0
    ties = [(int(i), int(j), int(matrix[i, j])) for i, j in zip(*np.nonzero(rest), strict=True)]

    def after(walks: list[int], signed: bool) -> list[int]:
        inside = sum(walks[:clique])
        result = [inside - own for own in walks[:clique]] + [0] * (len(walks) - clique)
        for one, other, sign in ties:
            result[one] += walks[other] * (sign if signed else 1)
        return result

    one = other = [int(place == state) for state in range(len(matrix))]
    # Over the common denominator 350!.
    factor = above = below = factorial(350)
    for power in range(1, 351):
        one, other, factor = after(one, True), after(other, False), factor // power
        above, below = above + one[place] * factor, below + other[place] * factor
    return float(Fraction(above, below))


class TestOfADyad:
    def test_a_single_tie_is_its_sign(self) -> None:
        pair = TieList(("A", "B"), [0], [1], [-1])
        assert dyad_walk_balance(pair) == pytest.approx(np.array([[1, -1], [-1, 1]]))

    @FEW
    @given(networks(most=7))
    def test_it_is_the_ratio_of_the_exponentials(self, ties: TieList) -> None:
        matrix = ties.matrix()
        signed, total = exponential(matrix), exponential(np.abs(matrix))
        found = dyad_walk_balance(ties)
        reached = total > 1e-12
        assert found[reached] == pytest.approx((signed[reached] / total[reached]), abs=1e-9)
        assert np.all(np.isnan(found[~reached]))

    @FEW
    @given(networks(most=8))
    def test_it_is_1_or_minus_1_all_over_just_where_the_network_is_balanced(
        self, ties: TieList
    ) -> None:
        found = dyad_walk_balance(ties)
        seen = np.abs(found[~np.isnan(found)])
        assert np.all(seen <= 1)
        assert bool(np.all(seen > 1 - 1e-9)) == is_balanced(ties)

    @FEW
    @given(networks(most=8, weighted=True))
    def test_the_diagonal_is_the_local_balance(self, ties: TieList) -> None:
        found = dyad_walk_balance(ties, values="strengths")
        expected = local_walk_balance(ties, values="strengths")
        assert np.diag(found) == pytest.approx(expected, abs=1e-12)

    def test_the_enemy_of_an_enemy_is_a_friend(self) -> None:
        chain = TieList(("A", "B", "C"), [0, 1], [1, 2], [-1, -1])
        assert dyad_walk_balance(chain)[0, 2] == pytest.approx(1)

    @FEW
    @given(st.data(), networks())
    def test_switching_changes_its_signs(self, data: st.DataObject, ties: TieList) -> None:
        sides = data.draw(sides_of(ties.states))
        expected = dyad_walk_balance(ties) * np.outer(sides, sides)
        found = dyad_walk_balance(switched(ties, sides))
        assert found == pytest.approx(expected, nan_ok=True, abs=1e-12)

    def test_weak_ties_count_over_long_ways_too(self) -> None:
        chain = circle([1] * 39 + [-1])
        open_chain = TieList(chain.names, chain.first[1:], chain.second[1:], chain.values[1:])
        found = dyad_walk_balance(open_chain, beta=0.01)
        assert not np.any(np.isnan(found))

    def test_too_many_states_are_refused(self) -> None:
        with pytest.raises(NetworkError, match="5,001 states"):
            dyad_walk_balance(without_ties(5001))


class TestHostile:
    def test_no_states(self) -> None:
        assert np.isnan(walk_balance(without_ties(0)))
        assert local_walk_balance(without_ties(0)).shape == (0,)
        assert dyad_walk_balance(without_ties(0)).shape == (0, 0)

    def test_one_state_and_states_without_ties_are_balanced(self) -> None:
        for states in (1, 4):
            assert walk_balance(without_ties(states)) == 1
            assert np.all(local_walk_balance(without_ties(states)) == 1)
            assert walk_balance(without_ties(states), beta="spectral") == 1

    def test_only_enemies(self) -> None:
        value = walk_balance(complete(12, -1))
        assert 0 < value < 1e-3
        assert local_walk_balance(complete(12, -1)) == pytest.approx(value)

    def test_parts_are_told_apart(self) -> None:
        ties = side_by_side(complete(3, 1), complete(2, -1))
        assert walk_balance(ties) == pytest.approx(1)
        assert np.sum(local_walk_balance(ties)) == pytest.approx(5)
        assert np.isnan(dyad_walk_balance(ties)[0, 3])

    @pytest.mark.parametrize("measure", [walk_balance, local_walk_balance, dyad_walk_balance])
    def test_parallel_ties_are_refused(self, measure) -> None:
        with pytest.raises(NetworkError, match="parallel ties") as told:
            measure(parallel())
        assert "multigraph" in (told.value.remedy or "")

    @pytest.mark.parametrize("measure", [walk_balance, local_walk_balance, dyad_walk_balance])
    @pytest.mark.parametrize("beta", [0, -1, np.nan, np.inf, "log"])
    def test_a_beta_that_is_none_is_refused(self, measure, beta) -> None:
        with pytest.raises(NetworkError, match="beta"):
            measure(complete(3, 1), beta=beta)

    def test_unknown_values_are_refused(self) -> None:
        with pytest.raises(NetworkError, match="weights"):
            walk_balance(complete(3, 1), values="weights")  # type: ignore[arg-type]

    @FEW
    @given(networks(weighted=True))
    def test_a_unit_may_be_taken_off_by_beta(self, ties: TieList) -> None:
        assume(len(ties))
        other = ties.with_values(ties.values * 1000)
        assert walk_balance(other, values="strengths", beta=0.001) == pytest.approx(
            walk_balance(ties, values="strengths")
        )


@pytest.mark.parametrize("scale", [1e9, 1e300, 1.7e308])
def test_weights_too_large_for_exponentials_are_refused_at_once(scale):
    ties = TieList(tuple("ABCD"), [0, 0, 1, 2], [1, 2, 2, 3], np.array([1, 1, -1, 1]) * scale)
    for measure in (local_walk_balance, dyad_walk_balance):
        with pytest.raises(NetworkError, match="too large"), np.errstate(over="ignore"):
            measure(ties, values="strengths")
