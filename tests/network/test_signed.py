"""A signed network is a value: it is checked when made, and nothing changes it afterwards."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tertius.errors import NetworkError, NotInSystem
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.periods import parse_period

NAN = np.nan
YEAR = parse_period("1983")


def small() -> SignedNetwork:
    ties = np.array([[NAN, -0.9, 0.5], [-0.9, NAN, NAN], [0.5, NAN, NAN]])
    return SignedNetwork((2, 365, 740), ties, YEAR, ("United States", "Soviet Union", "Japan"))


@st.composite
def symmetric(draw: st.DrawFn, most: int = 8) -> np.ndarray:
    size = draw(st.integers(0, most))
    value = st.one_of(st.floats(-1, 1), st.just(NAN))
    upper = np.triu(draw(arrays.arrays(float, (size, size), elements=value)), 1)
    full = upper + upper.T
    np.fill_diagonal(full, NAN)
    return full


def test_zero_is_observed_and_nan_is_not() -> None:
    network = SignedNetwork((1, 2), np.array([[NAN, 0.0], [0.0, NAN]]), YEAR)
    assert network.observed[0, 1]
    assert network.signs[0, 1] == 0
    assert not small().observed[1, 2]


def test_repr_counts_ties_and_observed_dyads() -> None:
    assert repr(small()) == (
        "SignedNetwork(1983: 3 states, 2 ties (1 positive, 1 negative), 2 of 3 dyads observed)"
    )


def test_ties_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        small().ties[0, 1] = 1.0


def test_the_callers_array_stays_the_callers() -> None:
    ties = np.array([[NAN, 1.0], [1.0, NAN]])
    network = SignedNetwork((1, 2), ties, YEAR)
    ties[0, 1] = -1.0
    assert network.tie(1, 2) == 1.0


@pytest.mark.parametrize(
    ("codes", "ties", "message"),
    [
        ((1, 2), [[NAN]], "shape"),
        ((2, 1), [[NAN, 0], [0, NAN]], "ascending"),
        ((1, 1), [[NAN, 0], [0, NAN]], "ascending"),
        ((1, 2), [[NAN, 1.5], [1.5, NAN]], "largest found is 1.5"),
        ((1, 2), [[NAN, np.inf], [np.inf, NAN]], "largest found is inf"),
        ((1, 2), [[NAN, 1], [0.5, NAN]], "symmetric"),
        ((1, 2), [[0.0, 1], [1, NAN]], "diagonal"),
        ((1, 2), [[NAN, 1j], [1j, NAN]], "complex"),
        ((1, 2), [[NAN, "x"], ["x", NAN]], "must be numbers"),
        ((-1, 2), [[NAN, 0], [0, NAN]], "negative"),
    ],
)
def test_64_arrays_that_make_no_network_are_refused(
    codes: tuple[int, ...], ties: list[list[float]], message: str
) -> None:
    with pytest.raises(NetworkError, match=message):
        SignedNetwork(codes, np.array(ties), YEAR)


def test_64_empty_network_is_a_network() -> None:
    empty = SignedNetwork((), np.empty((0, 0)), YEAR)
    assert len(empty) == 0
    assert list(empty.edges()) == []


def test_an_absent_state_is_named_with_the_period() -> None:
    with pytest.raises(NotInSystem, match="731 in 1983"):
        small().tie(2, 731)


@given(symmetric())
def test_edges_rebuild_the_non_zero_ties(ties: np.ndarray) -> None:
    network = SignedNetwork(tuple(range(len(ties))), ties, YEAR)
    rebuilt = np.zeros_like(ties)
    for one, other, value in network.edges():
        rebuilt[one, other] = rebuilt[other, one] = value
    assert np.array_equal(rebuilt, np.nan_to_num(ties))


@given(symmetric(), st.data())
def test_a_subset_keeps_its_ties(ties: np.ndarray, data: st.DataObject) -> None:
    network = SignedNetwork(tuple(range(len(ties))), ties, YEAR)
    kept = data.draw(st.sets(st.sampled_from(network.ccodes))) if network.ccodes else set()
    part = network.subset(sorted(kept))
    for one in kept:
        for other in kept:
            assert part.tie(one, other) == network.tie(one, other) or np.isnan(
                network.tie(one, other)
            )


def test_temporal_networks_have_no_holes() -> None:
    later = SignedNetwork((2, 365), np.array([[NAN, 1.0], [1.0, NAN]]), parse_period("1985"))
    with pytest.raises(NetworkError, match="1985 does not follow 1983"):
        TemporalNetwork((small(), later))


def test_a_series_is_null_where_a_state_is_no_member() -> None:
    later = SignedNetwork((2, 740), np.array([[NAN, 1.0], [1.0, NAN]]), parse_period("1984"))
    both = TemporalNetwork.of([later, small()])
    assert both.series(2, 740).tolist() == [0.5, 1.0]
    assert np.isnan(both.series(2, 365)[1])
    assert repr(both) == "TemporalNetwork(1983 to 1984: 2 years, 3 states)"
