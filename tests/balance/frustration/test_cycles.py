"""Negative cycles: what is given is one, and none is given only where none is short."""

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.balance.frustration.cycles import separator_of, touching
from tertius.balance.frustration.ties import ties_of


def random_ties(states, share, seed):
    chance = np.random.default_rng(seed)
    one, other = np.triu_indices(states, 1)
    kept = chance.random(len(one)) < share
    return ties_of(one[kept], other[kept], chance.choice([-1.0, 1.0], int(kept.sum())), states)


def as_cycles(rows):
    start, index = rows
    return [index[a:b].tolist() for a, b in pairwise(start)]


def is_negative_cycle(ties, cycle):
    """Each state is met twice, the ties hang together, and the product of signs is −1."""
    ends = np.concatenate([ties.first[cycle], ties.second[cycle]])
    states, met = np.unique(ends, return_counts=True)
    if not (len(set(cycle)) == len(cycle) == len(states) and np.all(met == 2)):
        return False
    reached, grown = {int(ties.first[cycle[0]])}, True
    while grown:
        size = len(reached)
        for tie in cycle:
            one, other = int(ties.first[tie]), int(ties.second[tie])
            if one in reached or other in reached:
                reached |= {one, other}
        grown = len(reached) > size
    return len(reached) == len(states) and np.prod(np.sign(ties.value[cycle])) == -1


def shortest_negative_cycle(ties, x):
    """Length of the shortest, by going through all cycles of a few states."""
    tie_of = {}
    for tie, (one, other) in enumerate(zip(ties.first, ties.second, strict=True)):
        tie_of[one, other] = tie_of[other, one] = tie
    least = np.inf
    for size in range(3, ties.states + 1):
        for walk in permutations(range(ties.states), size):
            if walk[0] != min(walk) or walk[1] > walk[-1]:
                continue
            steps = [(walk[i], walk[(i + 1) % size]) for i in range(size)]
            if all(step in tie_of for step in steps):
                cycle = [tie_of[step] for step in steps]
                if np.prod(np.sign(ties.value[cycle])) < 0:
                    least = min(least, float(x[cycle].sum()))
    return least


@given(st.integers(4, 5), st.floats(0.5, 1), st.integers(0, 10**6))
@settings(max_examples=50)
def test_cycles_are_found_just_where_there_are_short_ones(states, share, seed):
    ties = random_ties(states, share, seed)
    x = np.random.default_rng(seed + 1).choice([0, 0.1, 0.3, 0.5, 1], len(ties.value))
    found = as_cycles(separator_of(ties, ties.value < 0)(x))
    for cycle in found:
        assert is_negative_cycle(ties, cycle)
        assert x[cycle].sum() < 1
    assert bool(found) == (shortest_negative_cycle(ties, x) < 1 - 1e-6)


@given(st.integers(5, 40), st.integers(0, 10**6))
@settings(max_examples=30)
def test_they_are_cycles_whatever_sides_the_ties_are_seen_from(states, seed):
    ties = random_ties(states, 0.4, seed)
    chance = np.random.default_rng(seed)
    sides = chance.choice(np.array([-1, 1], np.int8), states)
    x = chance.random(len(ties.value)) * 0.3
    for cycle in as_cycles(separator_of(ties, ties.frustrated(sides))(x)):
        assert is_negative_cycle(ties, cycle)


@pytest.mark.parametrize("length", [3, 4, 50, 1001])
def test_a_long_cycle_is_found_where_x_is_zero(length):
    place = np.arange(length)
    one, other = place, (place + 1) % length
    value = np.ones(length)
    value[0] = -1
    ties = ties_of(np.minimum(one, other), np.maximum(one, other), value, length)
    found = as_cycles(separator_of(ties, value < 0)(np.zeros(length)))
    assert [sorted(cycle) for cycle in found] == [list(range(length))]


def test_no_cycle_is_given_twice():
    ties = random_ties(25, 0.5, 6)
    found = as_cycles(separator_of(ties, ties.value < 0)(np.full(len(ties.value), 0.1)))
    assert len({tuple(sorted(cycle)) for cycle in found}) == len(found) > 20


def test_what_is_left_of_zeros_does_not_hide_a_cycle():
    ties = random_ties(20, 0.6, 1)
    x = np.full(len(ties.value), 1e-12)
    assert as_cycles(separator_of(ties, ties.value < 0)(x))


def test_a_point_that_hits_all_is_told_so():
    ties = random_ties(30, 0.5, 2)
    start, index = separator_of(ties, ties.value < 0)(np.ones(len(ties.value)))
    assert (start.tolist(), len(index)) == ([0], 0)


def test_a_balanced_network_has_none():
    ties = random_ties(25, 0.5, 3)
    friendly = ties_of(ties.first, ties.second, np.abs(ties.value), 25)
    assert as_cycles(separator_of(friendly, friendly.value < 0)(np.zeros(len(ties.value)))) == []


@given(st.integers(2, 30), st.integers(0, 1000))
@settings(max_examples=20)
def test_the_sources_touch_every_odd_tie(states, seed):
    ties = random_ties(states, 0.3, seed)
    odd = ties.value < 0
    chosen = set(touching(ties, odd).tolist())
    pairs = zip(ties.first[odd].tolist(), ties.second[odd].tolist(), strict=True)
    assert all(one in chosen or other in chosen for one, other in pairs)
