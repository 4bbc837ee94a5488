"""Polarisation: two even camps and nothing else have all of it."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.balance.some_networks import (
    FEW,
    circle,
    complete,
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

from tertius.balance.coalitions import (
    bipartition,
    polarisation,
    polarisation_change,
    polarised,
    polarised_core,
)
from tertius.errors import NetworkError
from tertius.network import TieList


def camps(one: int, other: int) -> TieList:
    return switched(complete(one + other, 1), np.array([1] * one + [-1] * other))


class TestOfSides:
    def test_even_camps_have_all_and_friends_none(self) -> None:
        assert polarisation(camps(4, 4)).value == 1
        assert polarisation(complete(6, 1)).value == 0

    @pytest.mark.parametrize("other", range(1, 6))
    def test_uneven_camps_have_the_variance_of_an_opinion(self, other: int) -> None:
        share = other / 10
        found = polarisation(camps(10 - other, other))
        assert found.value == found.division == pytest.approx(4 * share * (1 - share))
        assert found.unity == 1

    @FEW
    @given(networks(most=7, weighted=True))
    def test_it_is_the_product_of_its_factors(self, ties: TieList) -> None:
        assume(len(ties))
        found = polarisation(ties, values="strengths")
        assert found.value == pytest.approx(found.unity * found.division)
        for share in (found.value, found.unity, found.division, found.involved):
            assert 0 <= share <= 1
        frustrated = bipartition(ties, values="strengths").value
        assert found.unity == pytest.approx(1 - 2 * frustrated / np.sum(ties.weights))

    @FEW
    @given(st.data(), networks(least=2, most=7))
    def test_polarity_is_a_rayleigh_quotient(self, data: st.DataObject, ties: TieList) -> None:
        assume(len(ties))
        sides = data.draw(sides_of(ties.states))
        tied = np.where(ties.degrees > 0, sides, 0)
        expected = tied @ ties.matrix() @ tied / (tied @ tied)
        assert polarisation(ties, sides=sides).polarity == pytest.approx(expected)

    @FEW
    @given(st.data(), networks(most=7))
    def test_reordering_and_turning_change_nothing(
        self, data: st.DataObject, ties: TieList
    ) -> None:
        sides = data.draw(sides_of(ties.states))
        order = data.draw(orders_of(ties.states))
        moved = np.empty_like(sides)
        moved[order] = -sides
        one = polarisation(ties, sides=sides).value
        other = polarisation(relabelled(ties, order), sides=moved).value
        assert one == pytest.approx(other, nan_ok=True)

    def test_parts_can_be_turned_each_for_itself(self) -> None:
        ties = side_by_side(camps(2, 2), camps(3, 1))
        one = polarisation(ties, sides=[1, 1, -1, -1, 1, 1, 1, -1])
        other = polarisation(ties, sides=[-1, -1, 1, 1, 1, 1, 1, -1])
        assert one.value == other.value == pytest.approx(4 * (4 + 3) / 64)

    def test_many_conflicts_divide_less_than_one(self) -> None:
        pairs = side_by_side(complete(2, -1), complete(2, -1))
        assert polarisation(pairs).value == 0.5
        assert polarisation(camps(2, 2)).value == 1

    def test_states_without_ties_take_from_it(self) -> None:
        found = polarisation(side_by_side(camps(2, 2), without_ties(4)))
        assert found.involved == 0.5
        assert found.value == found.division == 0.25
        assert found.sides.tolist() == [1, 1, -1, -1, 0, 0, 0, 0]

    def test_sides_against_most_ties_have_none(self) -> None:
        found = polarisation(complete(4, 1), sides=[1, 1, -1, -1])
        assert found.unity < 0
        assert found.value == 0

    def test_parallel_ties_count_each(self) -> None:
        assert polarisation(parallel()).unity == 0

    @pytest.mark.parametrize("states", [0, 1, 3])
    def test_without_ties_there_is_none(self, states: int) -> None:
        for found in (
            polarisation(without_ties(states)),
            polarisation(without_ties(states), sides=[0] * states),
        ):
            assert np.isnan(found.value)
            assert np.isnan(found.polarity)

    @pytest.mark.parametrize("sides", [[1, 1], [1, 0, -1], [1, 2, 1]])
    def test_a_side_for_each_state_is_asked_for(self, sides: list[int]) -> None:
        with pytest.raises(NetworkError, match="sides must be"):
            polarisation(complete(3, 1), sides=sides)


class TestChange:
    @FEW
    @given(networks(least=2, most=6), networks(least=2, most=6))
    def test_its_parts_sum_to_it(self, one: TieList, other: TieList) -> None:
        assume(len(one) and len(other))
        earlier, later = polarisation(one), polarisation(other)
        found = polarisation_change(earlier, later)
        assert found.value == pytest.approx(later.value - earlier.value)
        assert found.by_unity + found.by_division == pytest.approx(found.value)

    def test_a_state_that_changes_sides_changes_the_division_only(self) -> None:
        found = polarisation_change(polarisation(camps(5, 1)), polarisation(camps(4, 2)))
        assert found.by_unity == 0
        assert found.by_division == pytest.approx(found.value)

    def test_a_quarrel_among_friends_changes_unity(self) -> None:
        sides = [1, 1, -1, -1]
        ties = camps(2, 2)
        torn = ties.with_values(np.concatenate([[-1], ties.values[1:]]))
        found = polarisation_change(
            polarisation(ties, sides=sides), polarisation(torn, sides=sides)
        )
        assert found.by_division == 0
        assert found.by_unity == pytest.approx(-2 / 6)

    def test_what_is_unknown_stays_so(self) -> None:
        found = polarisation_change(polarisation(without_ties(2)), polarisation(camps(1, 1)))
        assert np.isnan(found.value)


class TestCore:
    @FEW
    @given(networks(most=8, weighted=True))
    def test_its_polarity_is_right_and_below_the_bound(self, ties: TieList) -> None:
        assume(len(ties))
        found = polarised_core(ties, values="strengths")
        quotient = found.sides @ ties.matrix() @ found.sides / (found.sides @ found.sides)
        assert found.polarity == pytest.approx(quotient)
        assert found.polarity <= found.bound + 1e-9
        assert found.bound == pytest.approx(np.linalg.eigvalsh(ties.matrix())[-1])

    def test_planted_camps_among_bystanders_are_found(self) -> None:
        core, bloc = planted((8, 8), density=1, wrong=0)
        found = polarised_core(side_by_side(core, circle([1, -1] * 10)))
        expected = 1 - 2 * bloc
        assert np.array_equal(found.sides[:16] * found.sides[0], expected * expected[0])
        assert not np.any(found.sides[16:])
        assert found.polarity == pytest.approx(15)
        assert found.bound == pytest.approx(15)

    def test_large_networks_are_solved_by_iterations(self, monkeypatch) -> None:
        ties, _ = planted((30, 20), density=0.5, wrong=0.1)
        expected = polarised_core(ties)
        monkeypatch.setattr(polarised, "DENSE", 10)
        found = polarised_core(ties)
        assert np.array_equal(found.sides, expected.sides)
        assert found.polarity == expected.polarity

    def test_friends_have_one_side(self) -> None:
        found = polarised_core(complete(4, 1))
        assert found.sides.tolist() == [1, 1, 1, 1]
        assert found.polarity == 3

    def test_without_ties_there_is_none(self) -> None:
        for states in (0, 1, 3):
            found = polarised_core(without_ties(states))
            assert found.sides.tolist() == [0] * states
            assert np.isnan(found.polarity)
            assert np.isnan(found.bound)
