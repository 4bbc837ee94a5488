"""A tie list is a checked value, too: every tie once, in order, with a sign."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.errors import NetworkError
from tertius.network import SignedNetwork, TieList, simple_ties, tie_list
from tertius.periods import parse_period

NAN = np.nan
YEAR = parse_period("1983")


def triangle() -> TieList:
    """A and B friends, both hostile to C."""
    return TieList(("A", "B", "C"), [0, 0, 1], [1, 2, 2], [0.5, -1.0, -0.25])


@st.composite
def lists(draw: st.DrawFn, most: int = 9) -> TieList:
    states = draw(st.integers(1, most))
    dyads = [(i, j) for i in range(states) for j in range(i + 1, states)]
    chosen = draw(st.lists(st.sampled_from(dyads), unique=True) if dyads else st.just([]))
    values = draw(
        st.lists(st.sampled_from([-2.5, -1, 1, 3]), min_size=len(chosen), max_size=len(chosen))
    )
    names = tuple(f"s{place}" for place in range(states))
    flipped = draw(st.lists(st.booleans(), min_size=len(chosen), max_size=len(chosen)))
    pairs = [(j, i) if turn else (i, j) for (i, j), turn in zip(chosen, flipped, strict=True)]
    first = np.array([i for i, _ in pairs], dtype=np.int64)
    second = np.array([j for _, j in pairs], dtype=np.int64)
    return TieList(names, first, second, values)


def test_rows_are_put_in_order_whatever_way_round_they_came() -> None:
    ties = TieList(("A", "B", "C"), [2, 1], [1, 0], [1, -1])
    assert ties.first.tolist() == [0, 1]
    assert ties.second.tolist() == [1, 2]
    assert ties.values.tolist() == [-1, 1]


def test_signs_and_weights_are_the_two_halves_of_a_value() -> None:
    ties = triangle()
    assert ties.signs.tolist() == [1, -1, -1]
    assert ties.weights.tolist() == [0.5, 1.0, 0.25]
    assert np.array_equal(ties.signs * ties.weights, ties.values)


def test_nothing_in_it_can_be_changed() -> None:
    ties = triangle()
    with pytest.raises(ValueError, match="read-only"):
        ties.values[0] = 3
    with pytest.raises(AttributeError):
        ties.names = ()  # type: ignore[misc]


@pytest.mark.parametrize(
    ("first", "second", "values", "said"),
    [
        ([0], [0], [1], "tied to itself"),
        ([0], [3], [1], "names place 3 of 3"),
        ([-1], [1], [1], "below 0"),
        ([0.5], [1], [1], "whole numbers"),
        ([0], [1], [0], "neutral"),
        ([0], [1], [NAN], "not observed"),
        ([0], [1], [np.inf], "infinite"),
        ([0], [1], ["x"], "must be numbers"),
        ([0], [1], [1j], "complex"),
        ([0, 1], [1], [1], "differ in length"),
        ([[0]], [[1]], [1], "list of places"),
    ],
)
def test_what_is_no_list_of_ties_is_refused(first, second, values, said) -> None:
    with pytest.raises(NetworkError, match=said):
        TieList(("A", "B", "C"), first, second, values)


def test_parallel_ties_are_kept_and_have_no_matrix() -> None:
    ties = TieList(("A", "B"), [0, 1], [1, 0], [1, -1])
    assert not ties.is_simple
    assert "some parallel" in repr(ties)
    with pytest.raises(NetworkError, match="parallel ties"):
        ties.matrix()


def test_a_matrix_of_too_many_states_is_refused_before_memory_runs_out() -> None:
    ties = TieList(tuple(map(str, range(20_000))), [0], [1], [1])
    with pytest.raises(NetworkError, match="2 GiB"):
        ties.matrix()


@given(lists())
def test_the_matrix_holds_each_tie_twice(ties: TieList) -> None:
    filled = ties.matrix()
    assert np.array_equal(filled, filled.T)
    assert np.array_equal(filled[ties.first, ties.second], ties.values)
    assert np.count_nonzero(filled) == 2 * len(ties)


@given(lists())
def test_neighbours_list_every_tie_from_both_ends_in_order(ties: TieList) -> None:
    start, partner, row = ties.neighbours
    filled = ties.matrix()
    for state in range(ties.states):
        mine = partner[start[state] : start[state + 1]]
        assert mine.tolist() == np.flatnonzero(filled[state]).tolist()
        rows = row[start[state] : start[state + 1]]
        assert np.array_equal(ties.values[rows], filled[state, mine])
    assert np.array_equal(np.diff(start), ties.degrees)


@given(lists(), st.data())
def test_a_subset_keeps_the_ties_inside_it(ties: TieList, data: st.DataObject) -> None:
    kept = sorted(data.draw(st.sets(st.integers(0, ties.states - 1))))
    inside = ties.subset(kept)
    assert inside.names == tuple(ties.names[place] for place in kept)
    assert np.array_equal(inside.matrix(), ties.matrix()[np.ix_(kept, kept)])


def test_a_network_gives_its_ties_as_signs_or_as_strengths() -> None:
    ties = np.array([[NAN, -0.9, 0.0], [-0.9, NAN, NAN], [0.0, NAN, NAN]])
    network = SignedNetwork((2, 365, 740), ties, YEAR, ("United States", "Soviet Union", "Japan"))
    signs, strengths = tie_list(network), tie_list(network, values="strengths")
    assert signs.values.tolist() == [-1]
    assert strengths.values.tolist() == [-0.9]
    assert signs.names == network.names
    assert signs.period == YEAR


def test_a_list_is_given_back_as_it_is_or_as_signs() -> None:
    ties = triangle()
    assert tie_list(ties, values="strengths") is ties
    assert tie_list(ties).values.tolist() == [1, -1, -1]
    unit = tie_list(ties)
    assert tie_list(unit) is unit


def test_it_says_what_it_holds() -> None:
    assert repr(triangle()) == "TieList(3 states, 3 ties: 1 positive, 2 negative)"
    one = TieList(("A", "B"), [0], [1], [1], YEAR)
    assert repr(one) == "TieList(1983: 2 states, 1 tie: 1 positive, 0 negative)"


def test_an_empty_network_is_a_network() -> None:
    none = TieList((), [], [], [])
    assert (none.states, len(none)) == (0, 0)
    assert none.matrix().shape == (0, 0)
    assert none.degrees.tolist() == []
    assert none.is_simple


def test_values_are_signs_or_strengths() -> None:
    with pytest.raises(NetworkError, match="signs, strengths"):
        tie_list(triangle(), values="ranks")  # type: ignore[arg-type]


def test_simple_ties_refuse_parallel_ones() -> None:
    assert len(simple_ties(triangle())) == 3
    with pytest.raises(NetworkError, match="another rule"):
        simple_ties(TieList(("A", "B"), [0, 1], [1, 0], [1, -1]))
