"""The frustration index: exact, invariant where it must be, bounded as the theory says."""

from itertools import product
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.balance.frustration import Frustration, Progress, frustration_index
from tertius.network.collapse import collapse
from tertius.network.signed import SignedNetwork
from tertius.network.tie_list import TieList
from tertius.periods import parse_period


def listed(states, ties):
    """Make a tie list from ``(one, other, value)``."""
    first, second, values = zip(*ties, strict=True) if ties else ((), (), ())
    names = tuple(f"S{place}" for place in range(states))
    places = np.array(first, dtype=np.int32), np.array(second, dtype=np.int32)
    return TieList(names, *places, np.array(values, dtype=float))


def by_brute_force(net):
    """The least frustration over all sides of a small network."""
    least = np.inf
    for rest in product((-1, 1), repeat=max(net.states - 1, 0)):
        sides = np.array((1, *rest)[: net.states])
        held = net.values * sides[net.first] * sides[net.second]
        least = min(least, float(-held[held < 0].sum()))
    return least if net.states else 0.0


@st.composite
def networks(draw, most=10, parallel=False, weights=(1,)):
    states = draw(st.integers(2, most))
    dyads = [(i, j) for i in range(states) for j in range(i + 1, states)]
    values = [sign * weight for sign in (-1, 1) for weight in weights]
    pick = st.tuples(st.sampled_from(dyads), st.sampled_from(values))
    unique = None if parallel else (lambda tie: tie[0])
    ties = draw(st.lists(pick, max_size=4 * states, unique_by=unique))
    return listed(states, [(one, other, value) for (one, other), value in ties])


def check(found, net):
    """What every answer owes: its value is what its sides frustrate."""
    held = net.values * found.sides[net.first] * found.sides[net.second]
    assert np.array_equal(found.frustrated, held < 0)
    assert found.value == pytest.approx(np.abs(net.values[found.frustrated]).sum())
    assert found.bound <= found.value
    assert set(found.sides.tolist()) <= {-1, 1}
    assert found.proven == (found.bound == found.value)


@given(networks())
@settings(max_examples=50)
def test_it_is_what_trying_all_sides_gives(net):
    found = frustration_index(net)
    check(found, net)
    assert found.proven
    assert found.value == by_brute_force(net)


@given(networks(most=14))
@settings(max_examples=6)
def test_it_is_so_up_to_fourteen_states(net):
    assert frustration_index(net).value == by_brute_force(net)


@given(networks(parallel=True))
@settings(max_examples=40)
def test_parallel_ties_count_each(net):
    found = frustration_index(net)
    check(found, net)
    assert found.proven
    assert found.value == by_brute_force(net)


@given(networks(weights=(0.25, 1.5, 2, np.pi)))
@settings(max_examples=40)
def test_weights_are_summed(net):
    found = frustration_index(net, values="strengths")
    check(found, net)
    assert found.proven
    assert found.value == pytest.approx(by_brute_force(net))


@given(networks(weights=(1, 2, 5)), st.floats(0.01, 1000))
@settings(max_examples=30)
def test_it_scales_with_the_weights(net, factor):
    once = frustration_index(net, values="strengths").value
    scaled = frustration_index(net.with_values(net.values * factor), values="strengths")
    assert scaled.value == pytest.approx(factor * once)
    assert scaled.proven


@given(networks(), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_it_does_not_change_when_states_change_sides(net, chance):
    turn = np.array([chance.choice((-1, 1)) for _ in range(net.states)])
    switched = net.with_values(net.values * turn[net.first] * turn[net.second])
    assert frustration_index(switched).value == frustration_index(net).value


@given(networks(), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_it_does_not_depend_on_the_order_of_states(net, chance):
    order = list(range(net.states))
    chance.shuffle(order)
    new = np.array(order)
    moved = TieList(net.names, new[net.first], new[net.second], net.values)
    assert frustration_index(moved).value == frustration_index(net).value


@given(networks())
@settings(max_examples=40)
def test_it_is_zero_just_where_all_cycles_are_positive(net):
    links = {place: [] for place in range(net.states)}
    for one, other, value in zip(net.first, net.second, net.values, strict=True):
        links[one].append((other, value))
        links[other].append((one, value))
    side, balanced = {}, True
    for root in links:
        stack = [root] if root not in side else []
        side.setdefault(root, 1)
        while stack:
            state = stack.pop()
            for other, value in links[state]:
                if other not in side:
                    side[other] = side[state] * value
                    stack.append(other)
                balanced &= side[other] == side[state] * value
    assert (frustration_index(net).value == 0) == balanced


@given(networks())
@settings(max_examples=40)
def test_it_never_exceeds_the_negative_ties_or_the_bound_of_edwards(net):
    found = frustration_index(net)
    assert found.value <= found.negative_weight
    if len(set(components(net))) == 1:
        assert found.value <= len(net) / 2 - (net.states - 1) / 4 + 1e-9


def components(net):
    part = list(range(net.states))
    for one, other in zip(net.first.tolist(), net.second.tolist(), strict=True):
        old, new = part[other], part[one]
        part = [new if label == old else label for label in part]
    return part


def ring(states, negative):
    ties = [(i, i + 1, 1) for i in range(states - 1)] + [(0, states - 1, 1)]
    return listed(states, [(a, b, -1 if k < negative else 1) for k, (a, b, _) in enumerate(ties)])


@pytest.mark.parametrize(("negative", "expected"), [(0, 0), (1, 1), (2, 0), (3, 1)])
def test_a_ring_is_frustrated_by_an_odd_number_of_hostile_ties(negative, expected):
    assert frustration_index(ring(30, negative)).value == expected


def petersen():
    """The Petersen graph, all ties hostile: its line index is 3 (15 ties, largest cut 12)."""
    outer = [(i, (i + 1) % 5) for i in range(5)]
    inner = [(5 + i, 5 + (i + 2) % 5) for i in range(5)]
    spokes = [(i, i + 5) for i in range(5)]
    return listed(10, [(min(t), max(t), -1) for t in outer + inner + spokes])


def test_the_hostile_petersen_graph():
    assert frustration_index(petersen()).value == 3


def test_disconnected_parts_add_up():
    one, other = ring(7, 1), petersen()
    ties = [(int(a), int(b), v) for a, b, v in zip(one.first, one.second, one.values, strict=True)]
    ties += [
        (int(a) + 7, int(b) + 7, v)
        for a, b, v in zip(other.first, other.second, other.values, strict=True)
    ]
    assert frustration_index(listed(19, ties)).value == 4


@pytest.mark.parametrize("states", [0, 1, 5])
def test_without_ties_nothing_is_frustrated(states):
    found = frustration_index(listed(states, []))
    assert (found.value, found.bound, found.proven) == (0, 0, True)
    assert found.sides.tolist() == [1] * states
    assert found.gap == 0
    assert all(np.isnan(value) for value in found.normalised.values())


def test_a_dense_network_is_taken_too():
    ties = np.array([[np.nan, 0.5, -0.2], [0.5, np.nan, 0.4], [-0.2, 0.4, np.nan]])
    net = SignedNetwork((2, 20, 70), ties, parse_period("1990"), ("USA", "CAN", "MEX"))
    by_signs, by_strengths = frustration_index(net), frustration_index(net, values="strengths")
    assert by_signs.value == 1
    assert by_strengths.value == pytest.approx(0.2)
    assert by_strengths.frustrated_ties == [("USA", "MEX", -0.2)]


def test_contradictory_rows_always_frustrate_the_lesser():
    net = collapse(("A", "B"), [0, 1, 0], [1, 0, 1], [1, -1, 1], rule="multigraph").ties
    found = frustration_index(net)
    assert found.value == 1
    assert found.sides.tolist() == [1, 1]
    assert "parallel" in found.definition


def random_network(states, share, seed, weights=None):
    chance = np.random.default_rng(seed)
    one, other = np.triu_indices(states, 1)
    kept = chance.random(len(one)) < share
    values = chance.choice([-1.0, 1.0], int(kept.sum()))
    if weights is not None:
        values = values * chance.choice(weights, len(values))
    return TieList(tuple(map(str, range(states))), one[kept], other[kept], values)


@pytest.mark.parametrize("seed", range(4))
def test_a_gap_of_the_linear_programme_is_closed_by_branching(seed):
    """Sparse random signs leave a gap; two ways to solve them must agree."""
    from tertius.balance.frustration.block import all_sides_tried
    from tertius.balance.frustration.ties import net_ties

    net = random_network(19, 0.6, seed)
    found = frustration_index(net)
    assert found.proven
    assert found.value == all_sides_tried(net_ties(net)).value


def test_progress_tells_value_and_bound_of_the_whole():
    heard = []
    found = frustration_index(random_network(45, 0.2, 1), progress=heard.append)
    assert all(isinstance(now, Progress) for now in heard)
    assert all(now.bound <= now.value + 1e-9 for now in heard)
    assert heard[0].stage == "search"
    assert found.value <= heard[0].value
    assert [now.seconds for now in heard] == sorted(now.seconds for now in heard)


def test_a_time_limit_gives_the_best_known_and_a_valid_bound():
    net = random_network(120, 0.5, 2)
    begun = perf_counter()
    found = frustration_index(net, time_limit=0.5)
    assert perf_counter() - begun < 20
    check(found, net)
    assert not found.proven
    assert 0 < found.bound < found.value
    assert 0 < found.gap < 1


def test_no_time_at_all_still_gives_sides_and_a_bound_that_holds():
    net = random_network(40, 0.3, 3)
    quick, slow = frustration_index(net, time_limit=0), frustration_index(net)
    check(quick, net)
    assert quick.bound <= slow.value <= quick.value


def test_the_same_seed_gives_the_same_answer():
    net = random_network(40, 0.2, 4)
    one, other = frustration_index(net, seed=3), frustration_index(net, seed=3)
    assert np.array_equal(one.sides, other.sides)
    assert frustration_index(net, seed=4).value == one.value


def test_an_interruption_is_let_through_and_leaves_nothing_behind():
    net = random_network(45, 0.3, 5)
    before = frustration_index(net)

    def interrupted(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        frustration_index(net, progress=interrupted)
    after = frustration_index(net)
    assert after.value == before.value
    assert np.array_equal(after.sides, before.sides)


def test_the_first_state_stands_on_the_side_of_plus_one():
    for seed in range(5):
        assert frustration_index(random_network(12, 0.7, seed)).sides[0] == 1


def test_the_result_is_printed_without_its_arrays_of_ties():
    text = repr(frustration_index(petersen()))
    assert "names" not in text
    assert isinstance(frustration_index(petersen()), Frustration)
