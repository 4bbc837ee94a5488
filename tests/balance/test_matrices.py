"""Ties as matrices: dense, sparse, their parts and their largest eigenvalues."""

import numpy as np
import pytest
from hypothesis import given
from scipy.sparse.linalg import ArpackNoConvergence
from tests.balance.some_networks import (
    FEW,
    as_signed_network,
    complete,
    networks,
    parallel,
    planted,
    side_by_side,
    without_ties,
)

from tertius.balance.matrices import (
    components,
    dense_matrix,
    fixed_start,
    leading_eigenvalues,
    sparse_matrix,
)
from tertius.errors import NetworkError
from tertius.network import TieList, simple_ties


@FEW
@given(networks(weighted=True))
def test_dense_and_sparse_are_the_matrix_of_the_ties(ties: TieList) -> None:
    assert np.array_equal(dense_matrix(ties), ties.matrix())
    assert np.array_equal(sparse_matrix(ties).toarray(), ties.matrix())
    assert np.array_equal(sparse_matrix(ties, ties.weights).toarray(), np.abs(ties.matrix()))


def test_parallel_ties_are_summed_where_that_is_asked_for() -> None:
    twice = TieList(("A", "B"), [0, 0, 0], [1, 1, 1], [1, 1, -1])
    assert dense_matrix(twice).tolist() == [[0, 1], [1, 0]]
    assert sparse_matrix(twice).toarray().tolist() == [[0, 1], [1, 0]]
    with pytest.raises(NetworkError, match="parallel"):
        simple_ties(parallel(), values="signs")


def test_values_are_signs_or_strengths() -> None:
    ties = complete(3, 1).with_values([0.5, -0.5, 1])
    assert simple_ties(ties, values="signs").values.tolist() == [1, -1, 1]
    assert simple_ties(as_signed_network(ties), values="strengths").values.tolist() == [
        0.5,
        -0.5,
        1,
    ]
    with pytest.raises(NetworkError, match="cannot be 'both'"):
        simple_ties(ties, values="both")  # type: ignore[arg-type]


@FEW
@given(networks(most=9))
def test_parts_are_numbered_by_their_first_state(ties: TieList) -> None:
    count, part = components(ties)
    assert part.max() == count - 1
    firsts = [int(np.flatnonzero(part == one)[0]) for one in range(count)]
    assert firsts == sorted(firsts)
    reach = np.linalg.matrix_power(np.abs(ties.matrix()) + np.eye(ties.states), 9) > 0
    assert np.array_equal(reach, part[:, None] == part[None, :])


def test_parts_of_nothing() -> None:
    assert components(without_ties(0))[0] == 0
    assert components(without_ties(3))[1].tolist() == [0, 1, 2]
    assert components(side_by_side(complete(2, -1), complete(2, 1)))[1].tolist() == [0, 0, 1, 1]


def test_the_largest_eigenvalues_come_in_order() -> None:
    ties, _ = planted((30, 20), density=0.4, wrong=0.2)
    expected = np.sort(np.linalg.eigvalsh(ties.matrix()))[::-1][:5]
    assert leading_eigenvalues(sparse_matrix(ties), 5) == pytest.approx(expected)


def test_what_does_not_converge_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise ArpackNoConvergence("no", np.zeros(0), np.zeros((0, 0)))

    monkeypatch.setattr("scipy.sparse.linalg.eigsh", never)
    with pytest.raises(NetworkError, match="did not converge"):
        leading_eigenvalues(sparse_matrix(complete(30, 1)), 3)


def test_the_start_is_always_the_same_and_orthogonal_to_no_side() -> None:
    assert np.array_equal(fixed_start(50), fixed_start(50))
    assert abs(np.sum(fixed_start(50))) > 1e-3
    assert np.all(np.abs(fixed_start(1000)) <= 0.5)
