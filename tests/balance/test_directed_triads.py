"""The directed signed census: 138 kinds, each triad in one of them."""

from itertools import combinations, permutations, product
from math import comb, factorial

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.balance.some_networks import FEW

from tertius.balance import directed_triads
from tertius.balance.directed_triads import directed_triad_census
from tertius.balance.directed_types import MAN, directed_types, kind_of_codes
from tertius.errors import NetworkError

PAIRS = tuple(permutations(range(3), 2))
Arcs = tuple[np.ndarray, np.ndarray, np.ndarray]


@st.composite
def directed(draw: st.DrawFn, most: int = 7) -> tuple[Arcs, int]:
    """Any directed signed network."""
    states = draw(st.integers(0, most))
    dyads = [pair for pair in product(range(states), repeat=2) if pair[0] != pair[1]]
    sign = st.sampled_from([0, 0, -1, 1])
    values = np.array(draw(st.lists(sign, min_size=len(dyads), max_size=len(dyads))), dtype=int)
    rows = np.array(dyads, dtype=int).reshape(-1, 2)[values != 0]
    return (rows[:, 0], rows[:, 1], values[values != 0]), states


def sparse(states: int, arcs: int, seed: int) -> Arcs:
    chance = np.random.default_rng(seed)
    source, target = chance.integers(0, states, (2, arcs))
    key = np.unique((source * states + target)[source != target])
    source, target = np.divmod(key, states)
    return source, target, chance.choice([-1, 1], len(key))


def by_loops(arcs: Arcs, states: int) -> directed_triads.DirectedTriadCensus:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(directed_triads, "SMALL", -1)
        return directed_triad_census(*arcs, states=states)


def as_graph(arcs: Arcs, states: int) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(states))
    for source, target, sign in zip(*(array.tolist() for array in arcs), strict=True):
        graph.add_edge(source, target, sign=sign)
    return graph


class TestKinds:
    """The kinds themselves."""

    def test_there_are_138_by_burnside(self):
        """Triads of named states that a renaming leaves as they are, averaged over renamings."""
        every = list(product(range(3), repeat=6))
        fixed = 0
        for names in permutations(range(3)):
            moved = [PAIRS.index((names[one], names[other])) for one, other in PAIRS]
            fixed += sum(all(arcs[i] == arcs[j] for i, j in enumerate(moved)) for arcs in every)
        assert len(every) == 729
        assert fixed / factorial(3) == len(directed_types()) == 138

    def test_each_has_its_own_name(self):
        names = [kind.name for kind in directed_types()]
        assert len(set(names)) == 138
        assert all(kind.name.split(":")[0] == kind.man for kind in directed_types())

    def test_signs_multiply_the_16_kinds(self):
        """Orbits of signs under the symmetries of each unsigned kind, worked out by hand."""
        found = {man: sum(kind.man == man for kind in directed_types()) for man in MAN}
        expected = {"003": 1, "012": 2, "102": 3, "021D": 3, "021U": 3, "021C": 4}
        expected |= {"111D": 8, "111U": 8, "030T": 8, "030C": 4, "201": 10}
        expected |= {"120D": 10, "120U": 10, "120C": 16, "210": 32, "300": 16}
        assert found == expected

    @pytest.mark.parametrize("kind", directed_types(), ids=lambda kind: kind.name)
    def test_a_name_spells_the_triad(self, kind):
        """Built from its own name, each kind is found again, whoever is A, B and C."""
        arcs = [arc for arc in kind.name.split(":")[1].split(",") if arc]
        for order in permutations(range(3)):
            place = dict(zip("ABC", order, strict=True))
            rows = [(place[arc[0]], place[arc[1]], 1 if arc[2] == "+" else -1) for arc in arcs]
            columns = np.array(rows, dtype=int).reshape(-1, 3).T
            census = directed_triad_census(*columns, states=3)
            assert census.by_name == dict.fromkeys(census.by_name, 0) | {kind.name: 1}
            assert by_loops(tuple(columns), 3) == census

    def test_balance_needs_positive_semicycles(self):
        """All semicycles, by trying them: two arcs of a dyad, and one arc of each dyad."""
        for kind in directed_types():
            signs: dict[frozenset[str], list[int]] = {}
            for arc in filter(None, kind.name.split(":")[1].split(",")):
                signs.setdefault(frozenset(arc[:2]), []).append(1 if arc[2] == "+" else -1)
            cycles = [one * other for one, other in (v for v in signs.values() if len(v) == 2)]
            if len(signs) == 3:
                cycles += [int(np.prod(choice)) for choice in product(*signs.values())]
            assert kind.balanced == (all(c > 0 for c in cycles) if cycles else None)

    def test_the_table_of_codes_is_complete(self):
        table = kind_of_codes()
        assert table.shape == (9, 9, 9)
        assert set(table.ravel().tolist()) == set(range(138))


@FEW
@given(directed())
def test_counts_sum_to_all_triads(network):
    arcs, states = network
    census = directed_triad_census(*arcs, states=states)
    assert sum(census.counts) == comb(states, 3)
    assert min(census.counts) >= 0


@FEW
@given(directed(most=6))
def test_unsigned_kinds_are_those_of_networkx(network):
    arcs, states = network
    census = directed_triad_census(*arcs, states=states)
    if states >= 3:
        assert census.by_man == nx.triadic_census(as_graph(arcs, states))


@FEW
@given(directed(most=6))
def test_each_triad_alone(network):
    """The census is the sum of those of the triads."""
    (source, target, values), states = network
    total = np.zeros(138, dtype=int)
    for triad in combinations(range(states), 3):
        inside = np.isin(source, triad) & np.isin(target, triad)
        ends = (np.searchsorted(triad, array[inside]) for array in (source, target))
        total += directed_triad_census(*ends, values[inside], states=3).counts
    assert directed_triad_census(source, target, values, states=states).counts == tuple(total)


@FEW
@given(network=directed(most=8))
def test_loops_count_the_same(network):
    assert by_loops(*network) == directed_triad_census(*network[0], states=network[1])


@FEW
@given(directed(), st.data())
def test_names_of_states_and_order_of_arcs_do_not_matter(network, data):
    (source, target, values), states = network
    names = np.array(data.draw(st.permutations(range(states))), dtype=int)
    order = np.array(data.draw(st.permutations(range(len(source)))), dtype=int)
    moved = names[source][order], names[target][order], values[order]
    one = directed_triad_census(source, target, values, states=states)
    assert directed_triad_census(*moved, states=states) == one


@FEW
@given(directed())
def test_turning_all_arcs_turns_the_kinds(network):
    """Down becomes up; all other kinds keep their number."""
    (source, target, values), states = network
    one = directed_triad_census(source, target, values, states=states).by_man
    other = directed_triad_census(target, source, values, states=states).by_man
    turned = {"021D": "021U", "021U": "021D", "111D": "111U", "111U": "111D"}
    turned |= {"120D": "120U", "120U": "120D"}
    assert {turned.get(man, man): count for man, count in one.items()} == other


@pytest.mark.parametrize("states", [100, 256])
def test_both_ways_on_a_larger_network(states):
    arcs = sparse(states, 12 * states, seed=states)
    census = directed_triad_census(*arcs, states=states)
    assert census == by_loops(arcs, states)
    assert census.by_man == nx.triadic_census(as_graph(arcs, states))


def test_a_large_sparse_network():
    """The way of large networks, chosen by itself, holds the totals of networkx's."""
    arcs = sparse(2000, 6000, seed=1)
    census = directed_triad_census(*arcs, states=2000)
    assert census.by_man == nx.triadic_census(as_graph(arcs, 2000))
    assert sum(census.counts) == comb(2000, 3)


def test_counts_do_not_overflow():
    """4,000,000 states have 1.07·10¹⁹ triads, more than a 64-bit integer holds."""
    states = 4_000_000
    census = directed_triad_census([0, 1], [1, 2], [1, -1], states=states)
    assert sum(census.counts) == comb(states, 3)
    assert census["021C:AB+,BC-"] == 1
    assert census["012:AB+"] == census["012:AB-"] == states - 3


def test_mutual_hostility_between_camps_is_balanced():
    states = np.arange(8)
    source, target = (ends.ravel() for ends in np.meshgrid(states, states))
    source, target = source[source != target], target[source != target]
    camps = np.where((source < 4) == (target < 4), 1, -1)
    census = directed_triad_census(source, target, camps, states=8)
    assert census.degree_of_balance == 1
    assert census["300:AB+,AC+,BA+,BC+,CA+,CB+"] == 8
    one_sided = np.where((source == 0) & (target == 1), -1, camps)
    assert directed_triad_census(source, target, one_sided, states=8).degree_of_balance < 1


def test_no_arcs_no_balance():
    census = directed_triad_census([], [], [], states=5)
    assert census["003:"] == 10
    assert np.isnan(census.degree_of_balance)


class TestRefused:
    """Arcs that are no signed digraph."""

    @pytest.mark.parametrize(
        ("arcs", "message"),
        [
            (([0, 0], [1, 1], [1, -1]), "repeated"),
            (([0], [0], [1]), "points to itself"),
            (([0], [3], [1]), "outside 0 to 2"),
            (([-1], [1], [1]), "outside 0 to 2"),
            (([0], [1], [0]), "zero, not finite"),
            (([0], [1], [np.nan]), "zero, not finite"),
            (([0], [1], [np.inf]), "zero, not finite"),
            (([0], [1], ["+"]), "no number"),
            (([0.5], [1], [1]), "whole numbers"),
            (([0, 1], [1], [1]), "one length"),
            (([[0]], [[1]], [[1]]), "one length"),
        ],
    )
    def test_arcs(self, arcs, message):
        with pytest.raises(NetworkError, match=message):
            directed_triad_census(*arcs, states=3)

    @pytest.mark.parametrize("states", [-1, 2**29 + 1])
    def test_numbers_of_states(self, states):
        with pytest.raises(NetworkError, match="states"):
            directed_triad_census([], [], [], states=states)

    def test_unknown_name(self):
        with pytest.raises(KeyError, match="030X"):
            directed_triad_census([], [], [], states=3)["030X"]

    def test_both_directions_are_no_repetition(self):
        assert directed_triad_census([0, 1], [1, 0], [1, -1], states=3)["102:AB+,BA-"] == 1
