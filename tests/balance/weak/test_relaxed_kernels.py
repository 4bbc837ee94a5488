"""The loops of relaxed blockmodels keep their sums; the nested searches bound one another."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.balance.weak.partitions import few_states, least_relaxed, random_ties

from tertius.balance.weak import relaxed, relaxed_blockmodel
from tertius.balance.weak import relaxed_kernels as kernels
from tertius.balance.weak.problem import Pairs, ordered

EXAMPLES = settings(max_examples=20)
FREE = relaxed.FREE


def every_tie(ties) -> Pairs:
    return ordered(
        ties.states, *(a.astype(np.int64) for a in (ties.first, ties.second)), ties.values
    )


@pytest.mark.parametrize(("kind", "weight"), [(FREE, 2.0), (1, 3.0), (-1, 2.0), (0, 5.0)])
def test_what_speaks_against_a_block_of_two_friendly_and_three_hostile_ties(kind, weight):
    assert kernels.against(kind, 2.0, 3.0) == weight


@EXAMPLES
@given(few_states(8), st.integers(1, 4), st.randoms(use_true_random=False))
def test_sums_between_coalitions_are_those_of_the_ties(ties, count, random):
    problem = every_tie(ties)
    label = np.array([random.randrange(count) for _ in range(ties.states)], dtype=np.int64)
    sums = kernels.sums_of(*problem.rows[:3], label, count)
    upper = relaxed._sums(problem, label, count)
    np.testing.assert_allclose(np.triu(sums), upper)
    np.testing.assert_allclose(sums, sums.transpose(0, 2, 1))
    assert np.triu(sums).sum() == pytest.approx(ties.weights.sum())


@EXAMPLES
@given(few_states(8), st.integers(1, 4), st.randoms(use_true_random=False))
def test_the_rise_of_a_move_is_the_difference_of_costs(ties, count, random):
    problem = every_tie(ties)
    start, partner, value, _ = problem.rows
    kinds = np.array(
        [[random.choice([FREE, 1, -1, 0]) for _ in range(count)] for _ in range(count)]
    )
    pattern = np.where(np.tri(count, dtype=bool), kinds, kinds.T)
    label = np.array([random.randrange(count) for _ in range(ties.states)], dtype=np.int64)
    state, to = random.randrange(ties.states), random.randrange(count)
    sums, held = kernels.sums_of(start, partner, value, label, count), np.empty((2, count))
    before = kernels.cost_of(pattern, sums)
    kernels.ties_to(state, start, partner, value, label, held)
    kernels.add(label[state], held, sums, -1.0)
    without = kernels.cost_of(pattern, sums)
    assert before == pytest.approx(
        without + kernels.rise(label[state], held, pattern, sums), abs=1e-9
    )
    rise = kernels.rise(to, held, pattern, sums)
    kernels.add(to, held, sums, 1.0)
    label[state] = to
    np.testing.assert_allclose(
        sums, kernels.sums_of(start, partner, value, label, count), atol=1e-9
    )
    assert kernels.cost_of(pattern, sums) == pytest.approx(without + rise, abs=1e-9)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_settling_ends_at_the_cost_it_gives_and_uses_every_coalition(count):
    problem = every_tie(random_ties(20, 3, density=0.5))
    start, partner, value, _ = problem.rows
    pattern = np.full((count, count), FREE)
    label = np.arange(20, dtype=np.int64) % count
    chance = np.array([5], dtype=np.uint64)
    cost = kernels.settle(start, partner, value, pattern, label, 30, 1e-9, chance)
    sums = kernels.sums_of(start, partner, value, label, count)
    assert cost == kernels.cost_of(pattern, sums)
    assert sorted(set(label.tolist())) == list(range(count))


@pytest.mark.parametrize("slice_", [1, 7, 1000])
def test_the_proof_goes_on_where_it_was_interrupted(monkeypatch, slice_):
    """However small the slices, the answer is that of trying everything."""
    ties = random_ties(7, 2, density=0.8)
    monkeypatch.setattr(relaxed, "SLICE", slice_)
    for count in (2, 3):
        found = relaxed_blockmodel(ties, k=count)
        assert found.proven
        assert found.value == least_relaxed(ties, count)


def test_a_proof_that_ends_early_still_bounds(monkeypatch):
    ties = random_ties(13, 4, density=0.8)
    value = relaxed_blockmodel(ties, k=3).value
    bounds = []
    for effort in (1, 100, 1000, 10_000, 10**8):
        monkeypatch.setattr(relaxed, "EFFORT", effort)
        monkeypatch.setattr(relaxed, "SLICE", max(effort // 10, 1))
        bounds.append(relaxed_blockmodel(ties, k=3).bound)
    assert bounds == sorted(bounds)
    assert bounds[0] == 0
    assert 0 < bounds[-2] <= bounds[-1] == value


def test_the_search_is_helped_by_the_proof(monkeypatch):
    """From the worst of starts, branch and bound finds the best partition by itself."""
    ties = random_ties(9, 6, density=0.8)
    monkeypatch.setattr(
        relaxed, "_searched", lambda pairs, *_: np.arange(pairs.states, dtype=np.int64) % 3
    )
    found = relaxed_blockmodel(ties, k=3)
    assert found.proven
    assert found.value == least_relaxed(ties, 3)
