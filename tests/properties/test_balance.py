"""What the measures of balance owe to each other, whatever the network."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius import balance
from tertius.network import TieList

QUICK = settings(max_examples=60)


@st.composite
def networks(draw: st.DrawFn, most: int = 9, *, whole: bool = False) -> TieList:
    """Draw a network of up to so many states; whole ones have a tie in every dyad."""
    states = draw(st.integers(1, most))
    dyads = list(combinations(range(states), 2))
    value = st.sampled_from([-1, 1] if whole else [-1, 0, 1])
    values = np.array(draw(st.lists(value, min_size=len(dyads), max_size=len(dyads))), dtype=float)
    first = np.array([i for i, _ in dyads], dtype=np.int64)
    second = np.array([j for _, j in dyads], dtype=np.int64)
    kept = values != 0
    names = tuple(f"s{place}" for place in range(states))
    return TieList(names, first[kept], second[kept], values[kept])


@st.composite
def balanced(draw: st.DrawFn, most: int = 9) -> TieList:
    """Draw a network whose ties follow two camps."""
    ties = draw(networks(most))
    camp = np.array(draw(st.lists(st.sampled_from([-1, 1]), min_size=most, max_size=most)))
    return ties.with_values(camp[ties.first] * camp[ties.second])


def frustrated_weight(ties: TieList, sides: np.ndarray) -> float:
    against = ties.values * sides[ties.first] * sides[ties.second] < 0
    return float(ties.weights[against].sum())


def least_over_all_sides(ties: TieList) -> float:
    rest = product((-1, 1), repeat=max(ties.states - 1, 0))
    return min(frustrated_weight(ties, np.array((1, *sides))) for sides in rest)


def switched(ties: TieList, camp: np.ndarray) -> TieList:
    return ties.with_values(ties.values * camp[ties.first] * camp[ties.second])


def relabelled(ties: TieList, order: np.ndarray) -> TieList:
    names = tuple(ties.names[place] for place in np.argsort(order))
    return TieList(names, order[ties.first], order[ties.second], ties.values)


def parts_of(ties: TieList) -> int:
    """Count the connected parts, states without ties among them."""
    part = list(range(ties.states))

    def head(place: int) -> int:
        while part[place] != place:
            place = part[place]
        return place

    for i, j in zip(ties.first, ties.second, strict=True):
        part[head(int(i))] = head(int(j))
    return len({head(place) for place in range(ties.states)})


@QUICK
@given(networks())
def test_the_index_is_the_least_over_all_ways_to_take_sides(ties: TieList) -> None:
    found = balance.frustration_index(ties)
    assert found.proven
    assert found.value == found.bound == least_over_all_sides(ties)


@QUICK
@given(networks(), st.floats(0.01, 1000), st.lists(st.floats(0.01, 9), min_size=36, max_size=36))
def test_weights_scale_the_index(ties: TieList, factor: float, weights: list[float]) -> None:
    weighed = ties.with_values(ties.values * np.round(weights[: len(ties)], 3))
    once = balance.frustration_index(weighed, values="strengths")
    scaled = weighed.with_values(weighed.values * factor)
    again = balance.frustration_index(scaled, values="strengths")
    assert again.value == pytest.approx(factor * once.value, rel=1e-6, abs=1e-9)
    assert once.value == pytest.approx(least_over_all_sides(weighed), rel=1e-6, abs=1e-9)


@QUICK
@given(networks())
def test_its_sides_cost_what_it_says_and_its_ties_are_those_against_them(ties: TieList) -> None:
    found = balance.frustration_index(ties)
    assert frustrated_weight(ties, found.sides) == found.value
    against = ties.values * found.sides[ties.first] * found.sides[ties.second] < 0
    assert np.array_equal(found.frustrated, against)


@QUICK
@given(networks())
def test_without_its_frustrated_ties_every_walk_is_balanced(ties: TieList) -> None:
    found = balance.frustration_index(ties)
    kept = ~found.frustrated
    left = TieList(ties.names, ties.first[kept], ties.second[kept], ties.values[kept])
    assert balance.walk_balance(left) == pytest.approx(1.0)


@QUICK
@given(networks(), st.data())
def test_switching_a_camp_changes_neither_index_nor_walks_nor_balanced_triads(
    ties: TieList, data: st.DataObject
) -> None:
    side = st.lists(st.sampled_from([-1, 1]), min_size=ties.states, max_size=ties.states)
    other = switched(ties, np.array(data.draw(side)))
    assert balance.frustration_index(other).value == balance.frustration_index(ties).value
    assert balance.walk_balance(other) == pytest.approx(balance.walk_balance(ties))
    shares = [balance.degree_of_balance(network) for network in (ties, other)]
    assert shares[0] == pytest.approx(shares[1], nan_ok=True)


@QUICK
@given(networks(), st.randoms(use_true_random=False))
def test_names_do_not_matter(ties: TieList, random) -> None:
    order = np.array(random.sample(range(ties.states), ties.states))
    other = relabelled(ties, order)
    for measure in (
        lambda network: balance.frustration_index(network).value,
        lambda network: balance.weak_frustration_index(network).value,
        balance.walk_balance,
        balance.degree_of_balance,
    ):
        assert measure(other) == pytest.approx(measure(ties), nan_ok=True)
    assert list(balance.triad_census(other).counts) == list(balance.triad_census(ties).counts)


@QUICK
@given(balanced())
def test_two_camps_are_balanced_by_every_measure(ties: TieList) -> None:
    assert balance.frustration_index(ties).value == 0
    assert balance.weak_frustration_index(ties).value == 0
    assert balance.walk_balance(ties) == pytest.approx(1.0)
    share = balance.degree_of_balance(ties)
    assert np.isnan(share) or share == 1


@QUICK
@given(networks())
def test_the_index_is_zero_exactly_where_walks_are_balanced(ties: TieList) -> None:
    zero = balance.frustration_index(ties).value == 0
    assert zero == (balance.walk_balance(ties) > 1 - 1e-9)


@QUICK
@given(networks(whole=True))
def test_where_all_are_tied_triads_alone_decide(ties: TieList) -> None:
    census = balance.triad_census(ties)
    unbalanced = census.counts[1] + census.counts[3]
    assert (unbalanced == 0) == (balance.frustration_index(ties).value == 0)


@QUICK
@given(networks())
def test_no_more_ties_are_frustrated_than_are_negative_or_than_edwards_allows(
    ties: TieList,
) -> None:
    value = balance.frustration_index(ties).value
    assert value <= np.count_nonzero(ties.values < 0)
    # m/2 − (n − 1)/4 holds for each connected part, so with as many ones as there are parts.
    assert value <= len(ties) / 2 - (ties.states - parts_of(ties)) / 4 + 1e-9


@QUICK
@given(networks())
def test_weak_balance_asks_for_less_than_strong(ties: TieList) -> None:
    strong, weak = balance.frustration_index(ties), balance.weak_frustration_index(ties)
    assert weak.proven
    assert weak.value <= strong.value
    two = balance.weak_frustration_index(ties, coalitions=2) if ties.states > 1 else None
    assert two is None or two.value >= strong.value


@QUICK
@given(networks())
def test_enemies_alone_are_weakly_balanced(ties: TieList) -> None:
    enemies = ties.with_values(-ties.weights)
    assert balance.weak_frustration_index(enemies).value == 0


@QUICK
@given(networks(most=7))
def test_the_lowest_energy_of_the_landscape_is_the_index(ties: TieList) -> None:
    found = balance.landscape(ties)
    assert min(found.frustrations) == pytest.approx(balance.frustration_index(ties).value)


@QUICK
@given(networks())
def test_the_best_bipartition_is_that_of_the_index(ties: TieList) -> None:
    found = balance.bipartition(ties)
    assert found.proven
    assert found.value == balance.frustration_index(ties).value


@QUICK
@given(networks(), st.data())
def test_what_a_change_of_sides_costs_is_what_it_costs(ties: TieList, data) -> None:
    side = st.lists(st.sampled_from([-1, 1]), min_size=ties.states, max_size=ties.states)
    sides = np.array(data.draw(side), dtype=np.int8)
    found = balance.structural_position(ties, (sides < 0).astype(np.int64))
    for state in np.flatnonzero(ties.degrees > 0):
        moved = sides.copy()
        moved[state] = -moved[state]
        cost = frustrated_weight(ties, moved) - frustrated_weight(ties, sides)
        assert found.change[state] == pytest.approx(cost)


@QUICK
@given(networks())
def test_the_triads_of_dyads_are_those_of_the_census(ties: TieList) -> None:
    census = balance.triad_census(ties)
    seen = 0
    for i, j in zip(ties.first, ties.second, strict=True):
        seen += sum(
            1
            for k in range(ties.states)
            if k not in (i, j) and {(min(i, k), max(i, k)), (min(j, k), max(j, k))} <= _dyads(ties)
        )
    assert seen == 3 * census.complete


def _dyads(ties: TieList) -> set[tuple[int, int]]:
    return set(zip(ties.first.tolist(), ties.second.tolist(), strict=True))


@QUICK
@given(networks(), st.integers(0, 2**32 - 1))
def test_null_models_keep_what_they_say(ties: TieList, seed: int) -> None:
    from numpy.random import default_rng

    dealt = balance.shuffled_signs(ties, rng=default_rng(seed))
    assert np.array_equal(dealt.first, ties.first)
    assert sorted(dealt.values) == sorted(ties.values)
    moved = balance.rewired(ties, rng=default_rng(seed))
    for sign in (1, -1):
        for network in (moved, ties):
            assert network.is_simple
        counts = [
            np.bincount(
                np.concatenate([n.first[n.values == sign], n.second[n.values == sign]]),
                minlength=ties.states,
            ).tolist()
            for n in (moved, ties)
        ]
        assert counts[0] == counts[1]


def test_an_empty_network_has_nothing_to_balance() -> None:
    none = TieList((), [], [], [])
    assert balance.frustration_index(none).value == 0
    assert balance.weak_frustration_index(none).value == 0
    assert balance.triad_census(none).complete == 0
    assert np.isnan(balance.degree_of_balance(none))


def test_equal_seeds_give_equal_answers() -> None:
    rng = np.random.default_rng(7)
    first, second = np.triu_indices(60, 1)
    kept = rng.random(len(first)) < 0.3
    ties = TieList(
        tuple(map(str, range(60))), first[kept], second[kept], rng.choice([-1.0, 1.0], kept.sum())
    )
    one, other = (balance.frustration_index(ties, seed=3, time_limit=20) for _ in range(2))
    assert one.value == other.value
    assert np.array_equal(one.sides, other.sides)
