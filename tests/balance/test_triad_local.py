"""Balance of states, ties and dyads: the census, looked at from one place."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.balance.some_networks import (
    FEW,
    complete,
    from_matrix,
    networks,
    orders_of,
    parallel,
    planted,
    relabelled,
    without_ties,
)

from tertius.balance import triad_sums
from tertius.balance.triad_local import (
    dyad_balance,
    state_balance,
    state_triads,
    tie_balance,
    tie_triads,
)
from tertius.balance.triads import degree_of_balance, triad_census
from tertius.errors import NetworkError
from tertius.network import TieList

KINDS = st.sampled_from(["strong", "weak"])
VALUES = st.sampled_from(["signs", "strengths"])
WEIGHTED = networks(least=3, most=7, weighted=True)


def share_by_hand(ties: TieList, members: set[int], kind: str, values: str) -> float:
    """The balanced share of the triads that hold all of these states."""
    matrix = ties.matrix() if values == "strengths" else np.sign(ties.matrix())
    total = balanced = 0.0
    for triad in combinations(range(ties.states), 3):
        if members <= set(triad):
            found = np.array([matrix[pair] for pair in combinations(triad, 2)])
            weight, negative = float(np.abs(np.prod(found))), int(np.sum(found < 0))
            total += weight
            balanced += weight * (negative in ((0, 2) if kind == "strong" else (0, 2, 3)))
    return balanced / total if total else float("nan")


@FEW
@given(WEIGHTED, KINDS, VALUES)
def test_states_by_hand(ties, kind, values):
    expected = [share_by_hand(ties, {state}, kind, values) for state in range(ties.states)]
    found = state_balance(ties, kind=kind, values=values)
    assert np.allclose(found, expected, atol=1e-12, equal_nan=True)


@FEW
@given(WEIGHTED, KINDS, VALUES)
def test_ties_by_hand(ties, kind, values):
    pairs = zip(ties.first.tolist(), ties.second.tolist(), strict=True)
    expected = [share_by_hand(ties, set(pair), kind, values) for pair in pairs]
    found = tie_balance(ties, kind=kind, values=values)
    assert np.allclose(found, expected, atol=1e-12, equal_nan=True)


@FEW
@given(WEIGHTED, KINDS, VALUES)
def test_dyads_with_their_own_sign_are_ties(ties, kind, values):
    matrix = dyad_balance(ties, kind=kind, values=values)
    rows = tie_balance(ties, kind=kind, values=values)
    assert np.array_equal(matrix[ties.first, ties.second], rows, equal_nan=True)
    assert np.isnan(matrix[ties.matrix() == 0]).all()
    assert np.array_equal(matrix, matrix.T, equal_nan=True)


@FEW
@given(WEIGHTED, KINDS, VALUES, st.sampled_from([1, -1]))
def test_dyads_as_if_they_had_a_sign(ties, kind, values, sign):
    """A dyad taken to be friendly is what it would be with a friendly tie put in."""
    found = dyad_balance(
        ties, kind=kind, values=values, sign="positive" if sign > 0 else "negative"
    )
    for pair in combinations(range(ties.states), 2):
        matrix = ties.matrix()
        matrix[pair] = sign
        expected = share_by_hand(from_matrix(np.triu(matrix, 1)), set(pair), kind, values)
        assert found[pair] == pytest.approx(expected, abs=1e-12, nan_ok=True)
        assert found[pair[::-1]] == pytest.approx(expected, abs=1e-12, nan_ok=True)
    assert np.isnan(found.diagonal()).all()


@FEW
@given(networks(least=3))
def test_counts_of_ties_and_of_states_are_three_times_the_census(ties):
    three = 3 * np.array(triad_census(ties).counts)
    assert np.array_equal(tie_triads(ties).sum(axis=0), three)
    assert np.array_equal(state_triads(ties).sum(axis=0), three)


@FEW
@given(ties=networks(least=3, most=9, weighted=True))
def test_loops_and_matrices_agree(ties):
    found = []
    for answer in (True, False):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(triad_sums, "suits_matrices", lambda _, answer=answer: answer)
            found.append(
                (
                    tie_triads(ties),
                    state_triads(ties),
                    tie_balance(ties, values="strengths"),
                    state_balance(ties, values="strengths", kind="weak"),
                )
            )
    for one, other in zip(*found, strict=True):
        assert np.allclose(one, other, atol=1e-12, equal_nan=True)


@FEW
@given(networks(least=3, weighted=True), KINDS, VALUES)
def test_shares_lie_between_0_and_1(ties, kind, values):
    for measure in (state_balance, tie_balance, dyad_balance):
        known = measure(ties, kind=kind, values=values)
        known = known[~np.isnan(known)]
        assert np.all((known >= 0) & (known <= 1))


@FEW
@given(networks(least=3, most=7), st.data())
def test_states_keep_their_share_in_another_order(ties, data):
    order = data.draw(orders_of(ties.states))
    again = state_balance(relabelled(ties, order))
    assert np.array_equal(again[order], state_balance(ties), equal_nan=True)


@FEW
@given(networks(least=3))
def test_the_mean_over_triads_of_states_is_the_degree_of_balance(ties):
    triads = state_triads(ties)
    if triads.sum():
        share = np.nansum(state_balance(ties) * triads.sum(axis=1)) / triads.sum()
        assert share == pytest.approx(degree_of_balance(ties))


def test_blocks_of_rows_do_not_matter(monkeypatch):
    ties, _ = planted((20, 25), density=0.5, wrong=0.2, seed=1)
    measures = (tie_triads, state_balance, dyad_balance)
    whole = [measure(ties) for measure in measures]
    monkeypatch.setattr(triad_sums, "BLOCK", 7)
    for measure, expected in zip(measures, whole, strict=True):
        assert np.array_equal(measure(ties), expected, equal_nan=True)
    as_if = dyad_balance(ties, sign="negative")
    monkeypatch.setattr(triad_sums, "BLOCK", 1024)
    assert np.array_equal(dyad_balance(ties, sign="negative"), as_if, equal_nan=True)


def test_the_spoiler_has_the_lowest_share():
    """A state hostile to half of a bloc of friends is in all triads that are not balanced."""
    matrix = np.triu(np.ones((8, 8)), 1)
    matrix[0, 1:4] = -1
    shares = state_balance(from_matrix(matrix))
    assert np.argmin(shares) == 0
    assert shares[0] == pytest.approx(9 / 21)


@pytest.mark.parametrize("states", [0, 1, 2])
def test_tiny_networks(states):
    ties = without_ties(states)
    assert state_balance(ties).shape == (states,)
    assert state_triads(ties).shape == (states, 4)
    assert tie_balance(ties).shape == (0,)
    assert tie_triads(ties).shape == (0, 4)
    assert np.isnan(dyad_balance(ties)).all()
    assert np.isnan(dyad_balance(ties, sign="positive")).all()


def test_all_hostile():
    ties = complete(6, -1)
    assert not state_balance(ties).any()
    assert (tie_balance(ties, kind="weak") == 1).all()


@pytest.mark.parametrize(
    "measure", [state_balance, tie_balance, dyad_balance, state_triads, tie_triads]
)
def test_parallel_ties_are_refused(measure):
    with pytest.raises(NetworkError, match="parallel ties"):
        measure(parallel())


def test_too_large_for_a_matrix_names_the_other_way():
    with pytest.raises(NetworkError, match="tie_balance"):
        dyad_balance(without_ties(triad_sums.LARGEST + 1))


def test_unknown_options_are_refused():
    with pytest.raises(NetworkError, match="'own', 'positive' or 'negative'"):
        dyad_balance(complete(3, 1), sign="neutral")
    for measure in (state_balance, tie_balance, dyad_balance):
        with pytest.raises(NetworkError, match="'strong' or 'weak'"):
            measure(complete(3, 1), kind="fair")
