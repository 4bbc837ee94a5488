"""Data reduction: the least frustration stays, and best sides come back."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.balance.frustration.block import all_sides_tried
from tertius.balance.frustration.reduction import aligned, divide, reduce_network
from tertius.balance.frustration.ties import (
    Ties,
    components,
    merged_ties,
    net_ties,
    summed_ties,
    ties_of,
)
from tertius.network.tie_list import TieList


def random_ties(states, share, seed, weights=(1.0,)):
    chance = np.random.default_rng(seed)
    one, other = np.triu_indices(states, 1)
    kept = chance.random(len(one)) < share
    value = chance.choice([-1.0, 1.0], int(kept.sum())) * chance.choice(weights, int(kept.sum()))
    return ties_of(one[kept], other[kept], value, states)


def circle(states, negative=1):
    value = np.ones(states)
    value[:negative] = -1
    place = np.arange(states)
    one, other = place, (place + 1) % states
    return ties_of(np.minimum(one, other), np.maximum(one, other), value, states)


def least_after_reduction(ties):
    """Reduce, solve what is left by trying all sides, and count in the network as it was."""
    reduced = reduce_network(ties)
    sides = reduced.sides([all_sides_tried(block).sides for block in reduced.blocks])
    assert len(sides) == ties.states
    return ties.frustration(sides)


@given(st.integers(2, 12), st.floats(0.1, 1), st.integers(0, 10**6))
@settings(max_examples=60)
def test_the_least_frustration_stays(states, share, seed):
    ties = random_ties(states, share, seed)
    assert least_after_reduction(ties) == all_sides_tried(ties).value


@given(st.integers(2, 11), st.floats(0.1, 1), st.integers(0, 10**6))
@settings(max_examples=40)
def test_it_stays_with_weights(states, share, seed):
    ties = random_ties(states, share, seed, weights=(0.5, 1.0, 2.0, 3.7))
    assert least_after_reduction(ties) == pytest.approx(all_sides_tried(ties).value)


@pytest.mark.parametrize("negative", [0, 1, 2, 3])
def test_circles_and_trees_reduce_to_nothing(negative):
    ties = circle(50, negative)
    assert reduce_network(ties).blocks == ()
    assert least_after_reduction(ties) == negative % 2


def test_states_with_three_ties_go_by_star_and_triangle():
    """A cube of hostile ties: every state has three, and all cycles are even."""
    one = [0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3]
    other = [1, 2, 3, 0, 5, 6, 7, 4, 4, 5, 6, 7]
    first, second = np.minimum(one, other), np.maximum(one, other)
    ties = ties_of(first, second, -np.ones(12), 8)
    assert reduce_network(ties).blocks == ()
    assert least_after_reduction(ties) == 0


def test_a_tie_that_outweighs_the_others_of_a_state_decides_its_side():
    ties = random_ties(9, 1.0, 3)
    heavy = ties.value.copy()
    heavy[:8] = [-9, 1, 1, 1, 1, 1, 1, 1]
    reduced = reduce_network(ties_of(ties.first, ties.second, heavy, 9))
    sides = reduced.sides([all_sides_tried(block).sides for block in reduced.blocks])
    assert sides[0] == -sides[1]


def twins(sign, tied):
    """States 0 and 1 have the same ties to 2…9, but for a sign; 2…9 are a knot of their own."""
    knot = random_ties(10, 1.0, 8, weights=(1.0, 2.0))
    kept = knot.first >= 2
    chance = np.random.default_rng(2)
    pull = chance.choice([-1.0, 1.0], 8)
    rows = [(knot.first[kept], knot.second[kept], knot.value[kept])]
    rows.append((np.zeros(8, int), np.arange(2, 10), pull))
    rows.append((np.ones(8, int), np.arange(2, 10), sign * pull))
    if tied:
        rows.append((np.array([0]), np.array([1]), np.array([sign])))
    first, second, value = (np.concatenate(part) for part in zip(*rows, strict=True))
    return ties_of(first, second, value, 10)


@pytest.mark.parametrize("sign", [-1.0, 1.0])
@pytest.mark.parametrize("tied", [False, True])
def test_twins_become_one(sign, tied):
    ties = twins(sign, tied)
    reduced = reduce_network(ties)
    assert sum(block.states for block in reduced.blocks) <= 9
    sides = reduced.sides([all_sides_tried(block).sides for block in reduced.blocks])
    assert sides[1] == sign * sides[0]
    assert ties.frustration(sides) == all_sides_tried(ties).value


def two_knots():
    """Two knots of seven states with one state in common."""
    knot = random_ties(7, 1.0, 5)
    first = np.concatenate([knot.first, knot.first + 6])
    second = np.concatenate([knot.second, knot.second + 6])
    return ties_of(first, second, np.concatenate([knot.value, -knot.value]), 13)


def test_blocks_are_solved_apart():
    ties = two_knots()
    parts = divide(ties)
    assert sorted(block.states for block in parts.blocks) == [7, 7]
    assert (
        sum(all_sides_tried(block).value for block in parts.blocks) == all_sides_tried(ties).value
    )


@given(st.lists(st.sampled_from([-1, 1]), min_size=14, max_size=14))
@settings(max_examples=20)
def test_a_division_keeps_all_sides_not_only_best_ones(signs):
    ties = two_knots()
    parts = divide(ties)
    of_blocks = [
        np.array(signs[:7], dtype=np.int8),
        np.array(signs[7:], dtype=np.int8),
    ]
    sides = parts.sides(of_blocks)
    expected = sum(b.frustration(s) for b, s in zip(parts.blocks, of_blocks, strict=True))
    assert ties.frustration(sides) == expected


def test_a_bridge_is_a_block_of_two():
    ties = ties_of([0, 1, 0, 3, 4, 3, 2], [1, 2, 2, 4, 5, 5, 3], np.ones(7), 6)
    assert sorted(len(block.value) for block in divide(ties).blocks) == [1, 3, 3]


def test_long_circles_do_not_exhaust_the_stack():
    ties = circle(200_000)
    assert len(divide(ties).blocks) == 1
    assert reduce_network(ties).blocks == ()


@pytest.mark.parametrize("states", [0, 1, 6])
def test_networks_without_ties_pass(states):
    ties = ties_of([], [], [], states)
    assert reduce_network(ties).sides([]).tolist() == [1] * states
    assert divide(ties).blocks == ()


def test_sides_follow_along_ties():
    ties = circle(5, 0)
    together = np.array([1.0, -1, 1, -1, 1])
    sides = aligned(ties, together)
    assert np.array_equal(sides[ties.first] * sides[ties.second], together)
    assert sides[0] == 1


def test_parallel_ties_are_taken_together():
    net = TieList(("A", "B", "C"), [0, 0, 0, 1, 1], [1, 1, 1, 2, 2], [1, 1, -1, 1, -1])
    assert not net.is_simple
    ties = net_ties(net)
    assert (ties.first.tolist(), ties.second.tolist(), ties.value.tolist()) == ([0], [1], [1.0])
    kept = net_ties(net, keep_zero=True)
    assert kept.value.tolist() == [1.0, 0.0]
    assert components(kept).tolist() == [0, 0, 0]


@given(st.integers(3, 9), st.integers(0, 1000), st.sampled_from([-1.0, 1.0]))
@settings(max_examples=30)
def test_two_states_made_one_cost_what_they_cost_apart(states, seed, sign):
    ties = random_ties(states, 0.8, seed)
    merged, number, turn = merged_ties(ties, 0, states - 1, sign)
    assert merged.states == states - 1
    fixed = ties.frustration(turn) - merged.frustration(np.ones(states - 1, np.int8))
    chance = np.random.default_rng(seed)
    below = chance.choice(np.array([-1, 1], np.int8), states - 1)
    above = turn * below[number]
    assert above[0] == sign * above[-1]
    assert ties.frustration(above) == pytest.approx(merged.frustration(below) + fixed)


def test_sums_that_cancel_by_rounding_are_nothing():
    summed = summed_ties(
        np.zeros(3, int), np.ones(3, int), np.array([0.1, 0.2, -0.30000000000000004]), 2
    )
    assert isinstance(summed, Ties)
    assert len(summed.value) == 0
