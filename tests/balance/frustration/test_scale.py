"""The unit in which ties are measured changes nothing but the unit of the answer."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.balance.frustration import alternative_optima, frustration_index
from tertius.balance.frustration.units import counted
from tertius.errors import NetworkError
from tertius.network import TieList

VALUES = [2.5, -4.1, -8.3, -8.7, 5.6, 7.4, 1.9, 4.1, 0.8, 7.8, 5.7, -9, 6.4, -8.4, 4.1]


def complete(values, states=6) -> TieList:
    first, second = np.triu_indices(states, 1)
    return TieList(tuple(map(str, range(states))), first, second, values)


def least(ties: TieList) -> float:
    """Try all sides."""
    found = np.inf
    for rest in itertools.product((1, -1), repeat=ties.states - 1):
        side = np.array((1, *rest))
        against = ties.values * side[ties.first] * side[ties.second] < 0
        found = min(found, ties.weights[against].sum())
    return float(found)


@pytest.mark.parametrize("scale", [1e-300, 1e-100, 1e-15, 1e-11, 1e-3, 1.0, 1e6, 1e11, 1e250])
def test_a_network_in_other_units_has_the_same_index(scale: float) -> None:
    ties = complete(np.array(VALUES) * scale)
    found = frustration_index(ties, values="strengths")
    assert found.proven
    assert found.value / scale == pytest.approx(7.4)
    assert found.bound <= found.value
    listed = alternative_optima(ties, values="strengths")
    assert listed.value / scale == pytest.approx(7.4)
    assert listed.count == alternative_optima(complete(VALUES), values="strengths").count


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 49), st.booleans()), min_size=21, max_size=21),
    st.sampled_from([10**3, 10**7]),
)
def test_large_whole_numbers_are_exact(drawn, base: int) -> None:
    ties = complete([(base + more) * (1 if friendly else -1) for more, friendly in drawn], 7)
    found = frustration_index(ties, values="strengths")
    assert found.proven
    assert found.value == found.bound == least(ties)


def test_ties_are_counted_in_their_unit() -> None:
    ties, scale, unit = counted(complete(VALUES))
    assert (scale, unit) == (pytest.approx(0.1), 1.0)
    assert np.array_equal(ties.values, np.round(ties.values))
    ties, scale, unit = counted(complete([np.pi, 1e-320, *VALUES[2:]]))
    assert unit == 0.0
    assert scale == 9.0
    assert ties.weights.max() == 1.0
    assert len(ties) == 15


@pytest.mark.parametrize("limit", [-1.0, float("nan")])
def test_a_time_limit_is_a_number_of_seconds(limit: float) -> None:
    with pytest.raises(NetworkError, match="0 seconds or more"):
        frustration_index(complete(VALUES), time_limit=limit)
    with pytest.raises(NetworkError, match="0 seconds or more"):
        alternative_optima(complete(VALUES), time_limit=limit)


def test_progress_is_told_in_the_weights_that_were_given() -> None:
    rng = np.random.default_rng(5)
    values = rng.choice([-1.0, 1.0], 190) * 1000 * rng.integers(1, 9, 190)
    told = []
    found = frustration_index(complete(values, 20), values="strengths", progress=told.append)
    assert told
    assert all(one.bound <= found.value <= one.value for one in told)
