"""One block: the cycles it is made of, packings of them, and the programme over them."""

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.balance.some_networks import circle, complete
from tests.balance.weak.partitions import few_states, least, pairs, random_ties

from tertius.balance.weak import block, rounding, weak_frustration_index
from tertius.balance.weak.block import bound_block, closed, packed, rounded_up
from tertius.balance.weak.cycle_kernels import bad_triads, missed_cycles
from tertius.balance.weak.problem import Pairs, pairs_of
from tertius.network import TieList

EXAMPLES = settings(max_examples=30)


def as_sets(found) -> list[frozenset[int]]:
    start, index = found
    return [frozenset(index[a:b].tolist()) for a, b in pairwise(start)]


def is_bad_cycle(problem: Pairs, places: frozenset[int]) -> bool:
    """Whether these pairs are one cycle, exactly one of them negative."""
    ends = np.concatenate([problem.first[list(places)], problem.second[list(places)]])
    _, counts = np.unique(ends, return_counts=True)
    closed_up = np.all(counts == 2) and len(counts) == len(places)
    return bool(closed_up) and np.count_nonzero(problem.value[list(places)] < 0) == 1


@EXAMPLES
@given(few_states(weighted=False))
def test_bad_triads_are_all_triads_with_one_negative_tie(ties):
    problem, _ = pairs_of(ties)
    found = as_sets(bad_triads(*problem.rows, 1000))
    place = {
        frozenset(pair): number
        for number, pair in enumerate(zip(problem.first, problem.second, strict=True))
    }
    expected = set()
    for three in permutations(range(problem.states), 3):
        sides = [frozenset(side) for side in (three[:2], three[1:], three[::2])]
        if all(side in place for side in sides):
            places = [place[side] for side in sides]
            if np.count_nonzero(problem.value[places] < 0) == 1:
                expected.add(frozenset(places))
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_bad_triads_stop_where_they_are_told():
    problem = pairs(random_ties(15, 1, density=1.0))
    everything = as_sets(bad_triads(*problem.rows, 10_000))
    assert len(as_sets(bad_triads(*problem.rows, 10))) == 10 < len(everything)
    assert all(is_bad_cycle(problem, places) for places in everything)


@EXAMPLES
@given(few_states(8, weighted=False))
def test_missed_cycles_are_bad_cycles_shorter_than_one(ties):
    problem, _ = pairs_of(ties)
    length = np.linspace(0, 0.6, len(problem))
    for places in as_sets(missed_cycles(*problem.rows, length, 1e-6, 4, 100)):
        assert is_bad_cycle(problem, places)
        assert length[list(places)].sum() < 1


@EXAMPLES
@given(few_states(8, weighted=False))
def test_no_cycle_is_missed_by_the_frustrated_ties_of_a_partition(ties):
    problem, _ = pairs_of(ties)
    hit = problem.frustrated(np.arange(problem.states) % 3).astype(float)
    assert len(missed_cycles(*problem.rows, hit, 1e-6, 4, 100)[0]) == 1


@EXAMPLES
@given(few_states(8, weighted=False))
def test_some_cycle_is_missed_by_nothing_unless_balanced(ties):
    problem, always = pairs_of(ties)
    found = missed_cycles(*problem.rows, np.zeros(len(problem)), 1e-6, 4, 100)
    assert (len(found[0]) == 1) == (least(ties) == pytest.approx(always))


def test_longer_cycles_are_found_too():
    problem = pairs(circle([1, 1, 1, 1, 1, -1]))
    found = as_sets(missed_cycles(*problem.rows, np.full(6, 0.1), 1e-6, 4, 100))
    assert found == [frozenset(range(6))]
    assert as_sets(missed_cycles(*problem.rows, np.full(6, 0.2), 1e-6, 4, 100)) == []


def test_at_most_so_many_cycles_are_given():
    problem = pairs(random_ties(20, 1, density=1.0))
    zeros = np.zeros(len(problem))
    assert len(as_sets(missed_cycles(*problem.rows, zeros, 1e-6, 4, 7))) == 7
    one_each = as_sets(missed_cycles(*problem.rows, zeros, 1e-6, 1, 10_000))
    more = as_sets(missed_cycles(*problem.rows, zeros, 1e-6, 5, 10_000))
    assert len(one_each) < len(more)


@EXAMPLES
@given(few_states(8))
def test_a_packing_never_weighs_more_than_the_index(ties):
    problem, always = pairs_of(ties)
    assert packed(problem) + always <= least(ties) + 1e-9


@pytest.mark.parametrize(
    ("ties", "weight"),
    [
        (circle([1, 1, -1]), 1),
        (circle([1, 1, 1, 1, 1, 1, -1]), 1),
        (circle([1, -1, -1]), 0),
        (complete(5, 1), 0),
        (complete(5, -1), 0),
    ],
)
def test_packings_by_hand(ties, weight):
    assert packed(pairs(ties)) == weight


def test_a_packing_takes_what_the_scarcest_tie_has():
    ties = TieList(tuple("ABC"), [0, 0, 1], [1, 2, 2], [3.0, 2.0, -7.0])
    assert packed(pairs(ties)) == 2


def test_a_packing_of_disjoint_cycles_adds_up():
    first, second = [0, 0, 1, 3, 3, 4], [1, 2, 2, 4, 5, 5]
    ties = TieList(tuple("ABCDEF"), first, second, [1, 1, -1, -1, 1, 1])
    assert packed(pairs(ties)) == 2


@pytest.fixture
def unaided(monkeypatch):
    """No search and no packing: the programme has to find and prove by itself."""
    monkeypatch.setattr(block, "best_partition", lambda _pairs, starts, **_: next(iter(starts)))
    monkeypatch.setattr(rounding, "best_partition", lambda _pairs, starts, **_: next(iter(starts)))
    monkeypatch.setattr(block, "packed", lambda *_: 0.0)


@pytest.mark.usefixtures("unaided")
@pytest.mark.parametrize("seed", range(12))
def test_the_programme_needs_neither_search_nor_packing(seed):
    ties = random_ties(8, seed, density=0.7, negative=0.4)
    found = bound_block(pairs(ties))
    assert found.cost == found.bound == least(ties)


@pytest.mark.usefixtures("unaided")
@pytest.mark.parametrize("seed", range(6))
def test_without_a_unit_the_programme_bounds_and_branching_proves(seed):
    ties = random_ties(8, seed, density=0.7, negative=0.4)
    weights = 0.1 + np.random.Generator(np.random.PCG64(seed)).random(len(ties))
    weighted = ties.with_values(ties.values * weights)
    found = bound_block(pairs(weighted))
    assert found.bound <= least(weighted) + 1e-9 <= found.cost + 2e-9
    assert weak_frustration_index(weighted, values="strengths").value == pytest.approx(
        least(weighted)
    )


def test_a_bound_that_is_enough_ends_the_work():
    problem = pairs(random_ties(16, 5, density=0.5))
    enough = bound_block(problem, target=5.0)
    assert enough.bound >= 5
    assert len(enough.x) == 0
    assert bound_block(problem).bound > enough.bound


def test_rows_are_kept_where_they_are_wanted():
    problem = pairs(random_ties(12, 1, density=0.6))
    assert bound_block(problem, rows_wanted=True).rows
    for found in bound_block(problem, rows_wanted=True).rows:
        assert all(is_bad_cycle(problem, places) for places in as_sets(found))


def test_bounds_are_rounded_to_what_a_partition_can_cost():
    assert rounded_up(6.2, 9.0, 1.0) == 7.0
    assert rounded_up(6.0, 9.0, 1.0) == 6.0
    assert rounded_up(8.01, 9.0, 1.0) == 9.0
    assert rounded_up(6.9, 9.0, 0.5) == 7.0
    assert rounded_up(6.9, 9.0, 0.0) == 6.9
    assert rounded_up(9.0 - 1e-12, 9.0, 0.0) == 9.0


def test_a_gap_below_the_unit_is_none():
    assert closed(8.6, 9.0, 1.0)
    assert not closed(8.0, 9.0, 1.0)
    assert closed(0.0, 0.0, 0.0)
