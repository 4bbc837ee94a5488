"""The two branches of a tie: one of them always holds a best partition."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.balance.weak.partitions import costs, few_states, least, pairs, partitions, random_ties

from tertius.balance.weak import free, weak_frustration_index
from tertius.balance.weak.block import Found
from tertius.balance.weak.branching import apart, branched, together
from tertius.balance.weak.problem import Pairs, pairs_of
from tertius.network import TieList

EXAMPLES = settings(max_examples=30)


def listed(problem: Pairs) -> TieList:
    names = tuple(map(str, range(problem.states)))
    return TieList(names, problem.first, problem.second, problem.value)


def lowest(problem: Pairs) -> np.ndarray:
    return partitions(problem.states)[int(np.argmin(costs(listed(problem))[0]))]


@st.composite
def with_a_tie(draw: st.DrawFn) -> tuple[Pairs, int]:
    problem, _ = pairs_of(draw(few_states(7)))
    assume(len(problem))
    return problem, draw(st.integers(0, len(problem) - 1))


@EXAMPLES
@given(with_a_tie())
def test_together_costs_what_partitions_cost_that_join_the_two(drawn):
    problem, tie = drawn
    one, other = problem.first[tie], problem.second[tie]
    total, rows = costs(listed(problem))[0], partitions(problem.states)
    branch = together(problem, tie)
    expected = total[rows[:, one] == rows[:, other]].min()
    assert least(listed(branch.pairs)) + branch.constant == pytest.approx(expected, abs=1e-9)
    whole = branch.extend(lowest(branch.pairs))
    assert whole[one] == whole[other]
    assert problem.cost(whole) == pytest.approx(expected, abs=1e-9)


@EXAMPLES
@given(with_a_tie())
def test_apart_costs_what_partitions_cost_that_part_the_two(drawn):
    problem, tie = drawn
    one, other = problem.first[tie], problem.second[tie]
    total, rows = costs(listed(problem))[0], partitions(problem.states)
    branch = apart(problem, tie)
    expected = total[rows[:, one] != rows[:, other]].min()
    assert least(listed(branch.pairs)) + branch.constant == pytest.approx(expected, abs=1e-9)
    whole = branch.extend(lowest(branch.pairs))
    assert whole[one] != whole[other]
    assert problem.cost(whole) == pytest.approx(expected, abs=1e-9)


@EXAMPLES
@given(with_a_tie(), st.randoms(use_true_random=False))
def test_any_partition_of_a_branch_extends_at_no_more_than_its_cost(drawn, random):
    problem, tie = drawn
    for branch in (together(problem, tie), apart(problem, tie)):
        label = np.array([random.randrange(3) for _ in range(branch.pairs.states)])
        cost = branch.pairs.cost(label) + branch.constant
        assert problem.cost(branch.extend(label)) <= cost + 1e-9


def by_hand(problem: Pairs, _target: float) -> Found:
    label = lowest(problem)
    return Found(label, problem.cost(label), problem.cost(label))


@pytest.mark.parametrize("seed", range(5))
def test_branching_once_over_exact_answers_is_exact(seed):
    ties = random_ties(7, seed, density=0.8)
    problem = pairs(ties.with_values(ties.values * np.sqrt(np.arange(1, len(ties) + 1))))
    start = np.arange(7)
    known = Found(start, problem.cost(start), 0.0, (), np.full(len(problem), 0.5))
    found = branched(problem, known, by_hand, np.inf)
    assert found.cost == found.bound == pytest.approx(least(listed(problem)))


def test_weights_without_a_unit_are_branched_on(monkeypatch):
    """Random weights whose programme leaves a gap: found by trying some seeds."""
    met = []
    once = free.branched
    monkeypatch.setattr(free, "branched", lambda *given: met.append(1) or once(*given))
    ties = random_ties(16, 4, density=0.5)
    weighted = ties.with_values(ties.values * np.sqrt(np.arange(2, len(ties) + 2)))
    found = weak_frustration_index(weighted, values="strengths")
    assert found.proven
    assert met
