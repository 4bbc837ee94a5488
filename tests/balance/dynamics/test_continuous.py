"""dX/dt = X²: the closed form solves the equation, and the leading eigenvector is the split."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.random import default_rng
from scipy.integrate import solve_ivp
from tests.balance.dynamics.networks import (
    STRENGTHS,
    complete,
    drawn_networks,
    groups,
    names,
    network_of,
)

from tertius.balance.dynamics import continuous_balance
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList
from tertius.periods import parse_period


def normal(count: int, seed: int, mean: float = 0.0) -> np.ndarray:
    """Give a symmetric matrix of normal strengths."""
    upper = np.triu(default_rng(seed).normal(mean, 1.0, (count, count)))
    return upper + np.triu(upper, 1).T


@given(st.integers(1, 7), st.integers(0, 999))
@settings(max_examples=25)
def test_the_closed_form_solves_the_equation(count, seed):
    found = continuous_balance(normal(count, seed))
    end = 0.9 * min(found.blow_up, 2.0)
    solved = solve_ivp(
        lambda _, x: (x.reshape(count, count) @ x.reshape(count, count)).ravel(),
        (0, end),
        found.start.ravel(),
        t_eval=np.linspace(0, end, 4),
        rtol=1e-9,
        atol=1e-11,
    )
    paths = np.moveaxis(solved.y.reshape(count, count, -1), -1, 0)
    np.testing.assert_allclose(found.at(solved.t), paths, rtol=1e-5, atol=1e-7)


@given(st.integers(1, 9), st.integers(0, 999), st.floats(0, 0.99))
@settings(max_examples=40)
def test_it_is_the_start_times_an_inverse(count, seed, share):
    """Marvel et al. 2011: X(t) = X(0) (I − X(0) t)⁻¹."""
    found = continuous_balance(normal(count, seed))
    time = share * min(found.blow_up, 5.0)
    expected = found.start @ np.linalg.inv(np.eye(count) - found.start * time)
    scale = np.max(np.abs(expected))
    np.testing.assert_allclose(found.at(time), expected, atol=1e-7 * scale)


@given(st.integers(2, 9), st.integers(0, 999))
@settings(max_examples=40)
def test_shortly_before_the_end_all_signs_are_those_of_the_split(count, seed):
    found = continuous_balance(normal(count, seed))
    assume(np.isfinite(found.blow_up) and found.decided)
    assume(np.min(np.abs(found.eigenvectors[:, 0])) > 1e-3)
    late = found.at(found.blow_up * (1 - 1e-12))
    assert np.array_equal(np.sign(late), np.outer(found.sides, found.sides))


@given(st.integers(2, 9), st.integers(0, 999))
@settings(max_examples=40)
def test_sides_are_the_signs_of_the_leading_eigenvector(count, seed):
    start = normal(count, seed)
    found = continuous_balance(start)
    assume(found.decided)
    leading = np.linalg.eigh(start)[1][:, -1]
    assert np.array_equal(found.sides, np.sign(leading) * np.sign(leading[0]))
    assert found.sides[0] == 1
    np.testing.assert_allclose(found.blow_up, 1 / np.linalg.eigvalsh(start)[-1])


@given(drawn_networks(smallest=1, values=STRENGTHS), st.permutations(range(8)))
@settings(max_examples=40)
def test_names_do_not_matter(network, order):
    order = [place for place in order if place < network.states]
    one = continuous_balance(network, values="strengths")
    matrix = network.matrix()[np.ix_(order, order)]
    other = continuous_balance(matrix)
    np.testing.assert_allclose(one.eigenvalues, other.eigenvalues, atol=1e-9)
    assert one.multiplicity == other.multiplicity
    moved = one.sides[order]
    assert np.array_equal(np.outer(moved, moved), np.outer(other.sides, other.sides))


@given(drawn_networks(smallest=2), st.lists(st.sampled_from((-1, 1)), min_size=8, max_size=8))
@settings(max_examples=40)
def test_switching_a_state_switches_its_side(network, switch):
    switched = np.array(switch[: network.states])
    turned = network.with_values(
        network.values * switched[network.first] * switched[network.second]
    )
    one, other = continuous_balance(network), continuous_balance(turned)
    np.testing.assert_allclose(one.eigenvalues, other.eigenvalues, atol=1e-9)
    sides = one.sides * switched
    assert np.array_equal(np.outer(sides, sides), np.outer(other.sides, other.sides))


@given(st.integers(2, 6), st.integers(0, 99), st.floats(0.1, 10))
@settings(max_examples=40)
def test_twice_the_strength_is_half_the_time(count, seed, scale):
    start = normal(count, seed)
    one, other = continuous_balance(start), continuous_balance(scale * start)
    np.testing.assert_allclose(one.blow_up, scale * other.blow_up)
    assert np.array_equal(one.sides, other.sides)


@pytest.mark.parametrize("sizes", [(3, 2), (5, 1), (4,), (6, 4)])
def test_a_balanced_network_splits_into_its_groups(sizes):
    found = continuous_balance(groups(*sizes))
    expected = np.repeat([1, -1], [sizes[0], sum(sizes) - sizes[0]])
    assert np.array_equal(found.sides, expected)
    assert found.harmony == (len(sizes) == 1)
    np.testing.assert_allclose(found.blow_up, 1 / (sum(sizes) - 1))


def test_values_may_be_signs_or_strengths():
    ties = network_of(3, {(0, 1): 1.0, (0, 2): -0.5, (1, 2): -0.2})
    assert continuous_balance(ties).blow_up == pytest.approx(1 / 2)
    assert continuous_balance(ties, values="strengths").blow_up > 0.5


def test_the_diagonal_moves_the_time_and_not_the_split():
    network = complete(9, 0.5, default_rng(1))
    one, other = continuous_balance(network), continuous_balance(network, diagonal=1.5)
    assert np.all(other.start.diagonal() == 1.5)
    assert 1 / other.blow_up == pytest.approx(1 / one.blow_up + 1.5)
    assert np.array_equal(one.sides, other.sides)


def test_what_is_not_observed_starts_at_zero():
    ties = np.array([[np.nan, 0.5, np.nan], [0.5, np.nan, -0.5], [np.nan, -0.5, np.nan]])
    network = SignedNetwork((2, 20, 200), ties, parse_period("1950"))
    found = continuous_balance(network, values="strengths")
    assert found.start.tolist() == [[0, 0.5, 0], [0.5, 0, -0.5], [0, -0.5, 0]]
    assert found.sides.tolist() == [1, 1, -1]


# -- where no split is singled out


def test_all_enemies_have_no_split_of_their_own():
    found = continuous_balance(complete(6, 0.0, default_rng(1)))
    assert (found.multiplicity, found.decided, found.blow_up) == (5, False, pytest.approx(1.0))
    assert np.all(found.sides == 0)


def test_states_without_part_in_the_fastest_growth_are_undecided():
    found = continuous_balance(
        network_of(6, {(0, 1): 1.0, (0, 2): -1.0, (1, 2): -1.0, (3, 4): -1.0})
    )
    assert found.sides.tolist() == [1, 1, -1, 0, 0, 0]
    assert not found.decided


def test_the_first_state_with_a_side_is_on_the_first():
    found = continuous_balance(network_of(4, {(1, 2): -1.0, (2, 3): 1.0, (1, 3): -1.0}))
    assert found.sides.tolist() == [0, 1, -1, -1]


def test_two_equal_components_leave_all_undecided():
    found = continuous_balance(network_of(4, {(0, 1): 1.0, (2, 3): -1.0}))
    assert (found.multiplicity, found.sides.tolist()) == (2, [0, 0, 0, 0])


@pytest.mark.parametrize("count", [0, 1, 5])
def test_without_ties_nothing_grows(count):
    found = continuous_balance(network_of(count, {}))
    assert np.isinf(found.blow_up)
    assert found.multiplicity == count
    assert found.at([0, 1e9]).shape == (2, count, count)
    assert not np.any(found.at(1e9))


def test_without_a_positive_eigenvalue_strengths_shrink():
    found = continuous_balance([[-2.0, 1.0], [1.0, -3.0]])
    assert np.isinf(found.blow_up)
    assert np.all(found.sides == 0)
    assert np.max(np.abs(found.at(1e6))) < 1e-5
    assert repr(found) == "ContinuousBalance(2 states: no split, λ1 ≤ 0)"


# -- what is refused


@pytest.mark.parametrize("time", [-0.1, 0.5, 1.0, np.inf, np.nan])
def test_times_outside_the_solution_are_refused(time):
    with pytest.raises(NetworkError, match=r"times must lie in \[0, 0.5\)"):
        continuous_balance(groups(2, 1)).at([0.1, time])


def test_times_are_one_number_or_a_list():
    found = continuous_balance(groups(2, 1))
    assert found.at(0.2).shape == (3, 3)
    assert found.at([0.2]).shape == (1, 3, 3)
    with pytest.raises(NetworkError, match="one number or a list"):
        found.at([[0.1]])


@pytest.mark.parametrize(
    ("matrix", "says"),
    [
        ([[0, 1], [2, 0]], "symmetric"),
        ([[0, 1, 1], [1, 0, 1]], "square"),
        ([1, 2], "square"),
        ([[0, np.nan], [np.nan, 0]], "NaN or infinite"),
        ([[0, np.inf], [np.inf, 0]], "NaN or infinite"),
        ([[0, 1j], [1j, 0]], "real numbers"),
        ([["a", "b"], ["c", "d"]], "must be numbers"),
    ],
)
def test_matrices_that_are_none_are_refused(matrix, says):
    with pytest.raises(NetworkError, match=says):
        continuous_balance(matrix)


def test_a_diagonal_that_is_not_finite_is_refused():
    with pytest.raises(NetworkError, match="diagonal must be finite"):
        continuous_balance(groups(2, 1), diagonal=np.nan)


def test_parallel_ties_are_refused():
    with pytest.raises(NetworkError, match="parallel ties"):
        continuous_balance(TieList(names(2), [0, 0], [1, 1], [1, -1]))


def test_the_value_cannot_be_changed_and_prints_the_split():
    found = continuous_balance(groups(3, 2))
    assert repr(found) == "ContinuousBalance(5 states: 3 against 2, at t* = 0.25)"
    with pytest.raises(ValueError, match="read-only"):
        found.sides[0] = -1
