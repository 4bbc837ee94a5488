"""The landscape of alignments, held against every bipartition counted one by one."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng
from tests.balance.dynamics.networks import (
    STRENGTHS,
    complete,
    drawn_networks,
    groups,
    names,
    network_of,
)

from tertius.balance.dynamics import (
    bipartition_energies,
    bipartition_sides,
    landscape,
    landscape_energy,
)
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList
from tertius.periods import parse_period

SIZES = st.lists(st.floats(0.1, 10), min_size=8, max_size=8)


def every_side(count: int) -> list[tuple[int, ...]]:
    """Give all bipartitions with state 0 on side +1."""
    return [(1, *rest)[:count] for rest in itertools.product((1, -1), repeat=max(count - 1, 0))]


def plain_energy(network: TieList, side: tuple[int, ...], sizes: list[float] | None) -> float:
    """Add up the dyads that are apart."""
    size = sizes or [1.0] * network.states
    return sum(
        size[i] * size[j] * value
        for i, j, value in zip(network.first, network.second, network.values, strict=True)
        if side[i] != side[j]
    )


def neighbours(side: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Give the bipartitions one state away, named by state 0."""
    near = []
    for state in range(len(side)):
        moved = [-at if place == state else at for place, at in enumerate(side)]
        near.append(tuple(at * moved[0] for at in moved))
    return near


def plain_minima(network: TieList, sizes: list[float] | None) -> list[set[tuple[int, ...]]]:
    """Give the floors of the landscape: connected, of one energy, without a lower neighbour."""
    energy = {side: plain_energy(network, side, sizes) for side in every_side(network.states)}
    floors, seen = [], set()
    for side in every_side(network.states):
        if side in seen:
            continue
        floor, waiting = {side}, [side]
        while waiting:
            for near in neighbours(waiting.pop()):
                if near not in floor and abs(energy[near] - energy[side]) < 1e-9:
                    floor.add(near)
                    waiting.append(near)
        seen |= floor
        if all(energy[near] > energy[side] - 1e-9 for at in floor for near in neighbours(at)):
            floors.append(floor)
    return floors


# -- energies


@given(drawn_networks(largest=6, values=STRENGTHS), SIZES)
@settings(max_examples=40)
def test_every_energy_is_the_sum_over_dyads_that_are_apart(network, sizes):
    sizes = sizes[: network.states]
    found = bipartition_energies(network, sizes=sizes, values="strengths")
    assert found.shape == (2 ** max(network.states - 1, 0),)
    sides = bipartition_sides(np.arange(len(found)), network.states)
    assert {tuple(side) for side in sides.tolist()} == set(every_side(network.states))
    for side, energy in zip(sides.tolist(), found, strict=True):
        assert energy == pytest.approx(plain_energy(network, side, sizes), abs=1e-9)
        one = landscape_energy(network, side, sizes=sizes, values="strengths")
        assert one == pytest.approx(energy, abs=1e-9)


@given(drawn_networks(smallest=1, values=STRENGTHS))
def test_signs_are_the_propensities_unless_strengths_are_asked_for(network):
    signs = network.with_values(np.sign(network.values))
    assert np.array_equal(bipartition_energies(network), bipartition_energies(signs))


@given(drawn_networks(smallest=1, values=STRENGTHS))
@settings(max_examples=30)
def test_all_together_cost_nothing_and_names_of_sides_do_not_matter(network):
    assert landscape_energy(network, [1] * network.states) == 0
    for side in every_side(network.states)[:16]:
        turned = [-at for at in side]
        assert landscape_energy(network, side) == landscape_energy(network, turned)


def test_energy_plus_the_hostile_weight_is_frustration():
    """The definition of Axelrod & Bennett 1993 and that of Harary 1959 differ by a constant."""
    network = complete(9, 0.4, default_rng(1))
    found = landscape(network)
    for side, energy, frustration in zip(
        found.sides, found.energies, found.frustrations, strict=True
    ):
        apart = side[network.first] != side[network.second]
        assert frustration == np.sum(apart == (network.values > 0))
        assert frustration == energy + np.sum(network.values < 0)


@given(drawn_networks(smallest=1, values=STRENGTHS))
@settings(max_examples=30)
def test_the_least_energy_is_the_frustration_index(network):
    """Counted one by one: the fewest ties that stand against some bipartition."""
    fewest = min(
        sum(
            (side[i] == side[j]) != (value > 0)
            for i, j, value in zip(network.first, network.second, network.values, strict=True)
        )
        for side in every_side(network.states)
    )
    assert landscape(network).frustrations[0] == fewest


@given(drawn_networks(smallest=1, values=STRENGTHS), st.integers(0, 99))
@settings(max_examples=40)
def test_switching_states_moves_the_landscape_and_keeps_its_shape(network, seed):
    switch = default_rng(seed).choice([-1.0, 1.0], network.states)
    turned = network.with_values(network.values * switch[network.first] * switch[network.second])
    one, other = landscape(network), landscape(turned)
    np.testing.assert_allclose(one.frustrations, other.frustrations, atol=1e-9)
    assert sorted(one.widths) == sorted(other.widths)


# -- minima


@given(drawn_networks(largest=6), st.booleans(), SIZES)
@settings(max_examples=60)
def test_minima_are_those_found_one_by_one(network, weighed, sizes):
    sizes = [round(size, 2) for size in sizes[: network.states]] if weighed else None
    found, expected = landscape(network, sizes=sizes), plain_minima(network, sizes)
    assert (found.method, len(found)) == ("all", len(expected))
    assert sorted(found.widths) == sorted(len(floor) for floor in expected)
    for side, width, energy in zip(found.sides.tolist(), found.widths, found.energies, strict=True):
        (floor,) = [floor for floor in expected if tuple(side) in floor]
        assert len(floor) == width
        assert energy == pytest.approx(plain_energy(network, tuple(side), sizes), abs=1e-9)


@given(drawn_networks(values=STRENGTHS))
def test_basins_share_out_all_bipartitions(network):
    found = landscape(network, values="strengths")
    assert found.searched == 2 ** max(network.states - 1, 0) == np.sum(found.basins)
    assert np.all(found.basins >= found.widths)
    assert np.sum(found.shares) == pytest.approx(1)
    assert np.all(np.diff(found.energies) >= -1e-12)


@given(st.integers(2, 7), st.integers(0, 99))
@settings(max_examples=30)
def test_a_basin_is_what_flows_down_the_steepest_way(count, seed):
    """On strengths without ties in energy, where the way is unique."""
    network = complete(count, 0.5, default_rng(seed))
    network = network.with_values(default_rng(seed).normal(size=len(network)))
    found = landscape(network, values="strengths")
    ends = {tuple(side): 0 for side in found.sides.tolist()}
    for side in every_side(count):
        here = side
        while True:
            best = min(neighbours(here), key=lambda near: plain_energy(network, near, None))
            if plain_energy(network, best, None) >= plain_energy(network, here, None):
                break
            here = best
        ends[here] += 1
    assert list(ends.values()) == found.basins.tolist()


def test_a_balanced_network_has_one_minimum_at_its_groups():
    found = landscape(groups(4, 3))
    assert (len(found), found.frustrations[0], found.searched) == (1, 0, 64)
    assert found.coalitions() == (names(7)[:4], names(7)[4:])


def test_a_second_minimum_can_lie_higher():
    """Two groups of close friends, a little hostile to each other: together is stable too."""
    close = groups(3, 3)
    network = close.with_values(np.where(close.values > 0, 1.0, -0.03))
    found = landscape(network, values="strengths")
    np.testing.assert_allclose(found.energies, [-0.27, 0.0], atol=1e-12)
    assert found.coalitions(1) == (names(6), ())


def test_size_decides_whose_wishes_count():
    """C and D are hostile to each other and both like A: the large one keeps A."""
    network = network_of(3, {(0, 1): 1.0, (0, 2): 1.0, (1, 2): -1.0})
    network = network.with_values([1.0, 1.0, -3.0])
    for sizes, alone in (([1, 5, 1], "state 2"), ([1, 1, 5], "state 1")):
        found = landscape(network, sizes=sizes, values="strengths")
        assert (alone,) in found.coalitions()


def test_a_state_without_ties_stands_on_both_sides():
    found = landscape(network_of(4, {(0, 1): 1.0, (0, 2): -1.0}))
    assert found.widths.tolist() == [2]


@pytest.mark.parametrize(
    ("count", "width"), [(0, 1), (1, 1), (2, 2), (6, 32)], ids=["none", "one", "two", "six"]
)
def test_without_ties_everything_is_one_floor(count, width):
    found = landscape(network_of(count, {}))
    assert (len(found), found.widths.tolist(), found.energies.tolist()) == (1, [width], [0.0])
    assert found.sides.shape == (1, count)


def test_all_enemies_divide_into_halves():
    found = landscape(complete(6, 0.0, default_rng(1)))
    assert found.frustrations[0] == 6
    assert {abs(int(np.sum(side))) for side in found.sides} == {0}
    assert len(found) == 10


def test_parallel_ties_add_up():
    parallel = TieList(names(3), [0, 0, 1], [1, 1, 2], [1, 1, -1])
    assert bipartition_energies(parallel).tolist() == [0, 1, -1, 2]


def test_what_is_not_observed_counts_for_neither():
    ties = np.array([[np.nan, 0.5, np.nan], [0.5, np.nan, -0.25], [np.nan, -0.25, np.nan]])
    network = SignedNetwork((2, 20, 200), ties, parse_period("1950"))
    assert bipartition_energies(network, values="strengths").tolist() == [0, 0.25, -0.25, 0.5]


# -- samples


def test_a_sample_says_that_it_is_one():
    found = landscape(complete(30, 0.5, default_rng(1)), rng=default_rng(1), descents=50)
    assert (found.method, found.searched, int(np.sum(found.basins))) == ("sample", 50, 50)
    assert "50 descents, a sample" in repr(found)
    assert np.all(np.diff(found.energies) >= 0)


@pytest.mark.parametrize("values", ["signs", "strengths"])
def test_no_single_state_would_leave_a_sampled_minimum(values):
    network = complete(30, 0.4, default_rng(2))
    network = network.with_values(default_rng(2).normal(size=len(network)))
    sizes = default_rng(3).uniform(0.5, 2, 30)
    found = landscape(network, sizes=sizes, values=values, rng=default_rng(1), descents=8)
    for side, energy in zip(found.sides, found.energies, strict=True):
        here = landscape_energy(network, side, sizes=sizes, values=values)
        assert here == pytest.approx(energy, abs=1e-9)
        for state in range(30):
            moved = side.copy()
            moved[state] *= -1
            there = landscape_energy(network, moved, sizes=sizes, values=values)
            assert there > here - 1e-9


def test_a_sample_finds_the_groups_of_a_balanced_network():
    found = landscape(groups(20, 15), rng=default_rng(1), descents=20)
    assert (found.frustrations[0], found.basins.tolist()) == (0, [20])


def test_a_sample_repeats_with_its_generator():
    network = complete(25, 0.5, default_rng(4))
    one, other = (landscape(network, rng=default_rng(7), descents=30) for _ in range(2))
    assert np.array_equal(one.sides, other.sides)
    assert np.array_equal(one.basins, other.basins)


# -- what is refused


@pytest.mark.parametrize("more", [{}, {"rng": default_rng(1), "descents": 0}, {"rng": 1}])
def test_more_states_need_a_generator(more):
    with pytest.raises(NetworkError, match="a sample needs a generator"):
        landscape(network_of(23, {(0, 22): 1.0}), **more)


def test_energies_of_every_bipartition_end_at_22_states():
    with pytest.raises(NetworkError, match=r"40 states have 2\^39 bipartitions"):
        bipartition_energies(network_of(40, {}))


@pytest.mark.parametrize(
    "sizes",
    [[1, 1], [1, 1, 0], [1, 1, -1], [1, 1, np.nan], [1, 1, np.inf], ["a", "b", "c"], 1.0],
)
def test_sizes_that_do_not_fit_are_refused(sizes):
    with pytest.raises(NetworkError, match="sizes must be"):
        landscape(groups(2, 1), sizes=sizes)


@pytest.mark.parametrize("size", [1e200, 1e-200])
def test_sizes_too_large_or_small_to_multiply_are_refused(size):
    with pytest.raises(NetworkError, match="too large or too small"):
        landscape(groups(2, 1), sizes=[size, size, 1.0])


@pytest.mark.parametrize("sides", [[1, 1], [1, 1, 0], [1, 2, 1], 1])
def test_sides_that_do_not_fit_are_refused(sides):
    with pytest.raises(NetworkError, match="sides must be"):
        landscape_energy(groups(2, 1), sides)


def test_the_value_cannot_be_changed_and_prints_what_it_found():
    found = landscape(groups(2, 1))
    assert repr(found) == ("Landscape(3 states: 1 local minimum, least energy -2; 4 bipartitions)")
    with pytest.raises(ValueError, match="read-only"):
        found.energies[0] = 1
