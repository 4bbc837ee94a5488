"""The integer programme for a fixed number of coalitions."""

import time

import numpy as np
import pytest
from tests.balance.some_networks import complete
from tests.balance.weak.partitions import least, pairs, random_ties

from tertius.balance.weak import assignment
from tertius.balance.weak.assignment import assigned
from tertius.balance.weak.block import bound_block
from tertius.balance.weak.problem import Pairs


def solve(problem: Pairs, count: int, *, least: int = 0, cycles=None, seconds: float = 60.0):
    return assigned(
        problem,
        np.arange(problem.states, dtype=np.int64) % count,
        count,
        least=least,
        cycles=bound_block(problem, rows_wanted=True).rows if cycles is None else cycles,
        unit=1.0,
        deadline=time.perf_counter() + seconds,
    )


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("seed", range(3))
def test_it_proves_the_least_cost_with_at_most_so_many(seed, count):
    ties = random_ties(8, seed, density=0.7, negative=0.6)
    problem = pairs(ties)
    label, bound = solve(problem, count)
    assert problem.cost(label) == least(ties, count, at_most=True)
    assert bound > problem.cost(label) - 1
    assert bound <= problem.cost(label) + 1e-6


@pytest.mark.parametrize("count", [2, 3, 5])
@pytest.mark.parametrize("seed", range(2))
def test_it_keeps_coalitions_from_being_empty(seed, count):
    ties = random_ties(8, seed, density=0.8, negative=0.1)
    problem = pairs(ties)
    label, _ = solve(problem, count, least=count)
    assert len(set(label.tolist())) == count
    assert problem.cost(label) == least(ties, count)


def test_cycles_only_help():
    ties = random_ties(8, 1, density=0.7)
    problem = pairs(ties)
    with_rows, without = solve(problem, 3), solve(problem, 3, cycles=())
    assert problem.cost(with_rows[0]) == problem.cost(without[0])


def test_weights_without_a_unit_are_solved_too():
    ties = random_ties(8, 3, density=0.8)
    weighted = ties.with_values(ties.values * np.linspace(0.3, 1.7, len(ties)) ** 2)
    problem = pairs(weighted)
    label, bound = assigned(
        problem, np.arange(8) % 3, 3, least=0, cycles=(), unit=0.0, deadline=np.inf
    )
    assert problem.cost(label) == pytest.approx(least(weighted, 3, at_most=True))
    assert bound == pytest.approx(problem.cost(label), rel=1e-6)


def test_a_known_partition_is_given_back_when_the_time_is_up():
    problem = pairs(complete(6, -1))
    label, bound = solve(problem, 3, seconds=-1.0)
    np.testing.assert_array_equal(label, np.arange(6) % 3)
    assert bound == 0


def test_programmes_that_are_too_large_are_not_tried(monkeypatch):
    monkeypatch.setattr(assignment, "LARGEST", 10)
    label, bound = solve(pairs(complete(6, -1)), 3)
    np.testing.assert_array_equal(label, np.arange(6) % 3)
    assert bound == 0
