"""Networks that are meant to break it: too large, too lopsided, too strange."""

import numpy as np
import pytest
from tests.balance.weak.partitions import random_ties

from tertius.balance.weak import relaxed_blockmodel, weak_frustration_index
from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, collapse
from tertius.periods import parse_period


def clique(states: int, values: np.ndarray | float) -> TieList:
    first, second = np.triu_indices(states, 1)
    whole = np.broadcast_to(np.asarray(values, dtype=np.float64), first.shape)
    return TieList(
        tuple(map(str, range(states))), first.astype(np.int32), second.astype(np.int32), whole
    )


@pytest.mark.parametrize(("sign", "coalitions"), [(1.0, 1), (-1.0, 2000)])
def test_two_million_ties_of_one_sign(sign, coalitions):
    found = weak_frustration_index(clique(2000, sign))
    assert (found.value, found.proven, found.coalitions) == (0, True, coalitions)


def test_a_large_clique_of_noise_is_bounded_in_the_time_given():
    ties = random_ties(400, 1, density=1.0)
    found = weak_frustration_index(ties, time_limit=1)
    assert not found.proven
    assert 0 < found.bound < found.value < len(ties) / 2


def test_a_large_clique_of_two_blocs_is_proven():
    bloc = np.arange(300) < 120
    first, second = np.triu_indices(300, 1)
    found = weak_frustration_index(clique(300, np.where(bloc[first] == bloc[second], 1.0, -1.0)))
    assert (found.value, found.coalitions) == (0, 2)
    assert np.bincount(found.coalition).tolist() == [180, 120]


def test_a_star_and_a_path_of_many_states():
    star = TieList(tuple(map(str, range(3001))), [0] * 3000, range(1, 3001), [1, -1] * 1500)
    found = weak_frustration_index(star)
    assert (found.value, found.coalitions) == (0, 1501)
    path = TieList(tuple(map(str, range(3000))), range(2999), range(1, 3000), [1] * 2999)
    assert weak_frustration_index(path).coalitions == 1
    closed = TieList(path.names, [*path.first, 0], [*path.second, 2999], [*path.values, -1])
    assert weak_frustration_index(closed).value == 1


def test_many_small_networks_at_once():
    """Five hundred triads with two friendships and one enmity each."""
    base = np.repeat(3 * np.arange(500), 3)
    first, second = base + np.tile([0, 0, 1], 500), base + np.tile([1, 2, 2], 500)
    ties = TieList(tuple(map(str, range(1500))), first, second, np.tile([1, 1, -1], 500))
    found = weak_frustration_index(ties)
    assert (found.value, found.proven) == (500, True)


@pytest.mark.parametrize("scale", [1e-12, 1e-6, 1e9, 1e15])
def test_weights_of_any_size_are_proven(scale):
    ties = random_ties(14, 5, density=0.6)
    found = weak_frustration_index(ties.with_values(ties.values * scale), values="strengths")
    assert found.proven
    assert found.value == pytest.approx(scale * weak_frustration_index(ties).value, rel=1e-9)


def test_weights_that_are_no_multiples_of_anything():
    ties = random_ties(18, 5, density=0.4)
    weighted = ties.with_values(ties.values * np.sqrt(np.arange(2, len(ties) + 2)))
    found = weak_frustration_index(weighted, values="strengths")
    assert found.proven
    assert found.bound == found.value


def test_a_weight_that_drowns_all_others():
    ties = random_ties(10, 8, density=0.8)
    values = ties.values.copy()
    values[ties.values < 0] *= 1e7
    found = weak_frustration_index(ties.with_values(values), values="strengths")
    assert found.proven
    assert not np.any(found.frustrated & (ties.values < 0))


def test_a_thousand_parallel_ties_in_one_dyad():
    rng = np.random.Generator(np.random.PCG64(1))
    signs = rng.choice([-1, 1], 1000)
    ties = collapse(("A", "B"), [0] * 1000, [1] * 1000, signs, rule="multigraph").ties
    rarer = min(np.count_nonzero(signs > 0), np.count_nonzero(signs < 0))
    found = weak_frustration_index(ties)
    assert (found.value, found.proven) == (rarer, True)
    assert found.frustrated.sum() == rarer


def test_a_network_observed_nowhere():
    unknown = SignedNetwork((1, 2, 3), np.full((3, 3), np.nan), parse_period("1914"))
    found = weak_frustration_index(unknown)
    assert (found.value, found.coalitions, len(found.frustrated)) == (0, 3, 0)


@pytest.mark.parametrize("values", ["sign", "weights", ""])
def test_values_that_do_not_exist_are_refused(values):
    with pytest.raises(NetworkError, match="values cannot be"):
        weak_frustration_index(clique(3, 1.0), values=values)


@pytest.mark.parametrize("count", [1, 3, 60])
def test_relaxed_models_of_a_large_clique_of_friends(count):
    found = relaxed_blockmodel(clique(60, 1.0), k=count)
    assert (found.value, found.proven, found.coalitions) == (0, True, count)


def test_errors_say_what_to_do():
    with pytest.raises(NetworkError) as caught:
        weak_frustration_index(clique(3, 1.0), coalitions=9)
    assert "at_most" in caught.value.remedy
