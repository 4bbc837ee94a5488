"""Coalitions keep their numbers through time, whatever they are called in each period."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.balance.some_networks import FEW

from tertius.balance.coalitions import match_coalitions, match_sides
from tertius.errors import NetworkError


def matched(*periods: tuple[str, list[int]], **settings) -> list[list[int]]:
    """Numbers after matching, period by period; members are the letters of a word."""
    labels, members = [label for _, label in periods], [word for word, _ in periods]
    return [found.tolist() for found in match_coalitions(labels, members, **settings)]


def test_the_first_period_is_numbered_by_size() -> None:
    assert matched(("ABCD", [5, 3, 3, -1])) == [[1, 0, 0, -1]]


@FEW
@given(st.lists(st.integers(-1, 3), min_size=4, max_size=9), st.permutations(range(4)), st.data())
def test_other_names_and_another_order_change_nothing(
    label: list[int], names: list[int], data: st.DataObject
) -> None:
    members = "ABCDEFGHI"[: len(label)]
    order = data.draw(st.permutations(range(len(label))))
    again = [names[label[place]] if label[place] >= 0 else -1 for place in order]
    word = "".join(members[place] for place in order)
    first, second = matched((members, label), (word, again))
    assert dict(zip(members, first, strict=True)) == dict(zip(word, second, strict=True))


def test_membership_may_change() -> None:
    found = matched(("ABCD", [0, 0, 1, 1]), ("XBADC", [1, 1, 1, 0, 0]))
    assert found[1] == [0, 0, 0, 1, 1]


def test_a_state_that_goes_over_takes_the_number_of_its_new_coalition() -> None:
    found = matched(("ABCDEF", [0, 0, 0, 1, 1, 1]), ("ABCDEF", [1, 1, 0, 0, 0, 0]))
    assert found[1] == [0, 0, 1, 1, 1, 1]


def test_of_a_split_the_larger_part_keeps_the_number() -> None:
    found = matched(("ABCDE", [0, 0, 0, 0, 0]), ("ABCDE", [0, 0, 1, 1, 1]))
    assert found[1] == [1, 1, 0, 0, 0]


def test_of_a_merger_the_larger_part_gives_the_number() -> None:
    found = matched(("ABCDE", [0, 0, 1, 1, 1]), ("ABCDE", [0, 0, 0, 0, 0]))
    assert found == [[1, 1, 0, 0, 0], [0, 0, 0, 0, 0]]


def test_as_many_states_as_possible_keep_their_number() -> None:
    # Coalition 0 overlaps most with the second, but then the first would have to be new.
    found = matched(
        ("ABCDEFGHI", [0, 0, 0, 0, 0, 1, 1, 1, 1]), ("ABCDEFGHI", [0, 0, 1, 1, 1, 1, 1, 1, 1])
    )
    assert found[1] == [0, 0, 1, 1, 1, 1, 1, 1, 1]


def test_what_is_new_gets_a_number_never_used() -> None:
    found = matched(("ABCD", [0, 0, 1, 1]), ("AB", [0, 0]), ("ABXY", [0, 0, 1, 1]))
    assert found[2] == [0, 0, 2, 2]


def test_a_coalition_that_comes_back_is_known_with_a_longer_memory() -> None:
    periods = [("ABCD", [0, 0, 1, 1]), ("AB", [0, 0]), ("ABCD", [1, 1, 0, 0])]
    assert matched(*periods)[2] == [0, 0, 2, 2]
    assert matched(*periods, memory=2)[2] == [0, 0, 1, 1]


def test_older_appearances_decide_where_the_last_one_does_not() -> None:
    # Last, D was with A and B, and E with C; before last, D and E were one coalition.
    periods = [("ABCDE", [0, 0, 0, 1, 1]), ("ABCDE", [0, 0, 1, 0, 1]), ("DE", [0, 0])]
    assert matched(*periods[:2])[1] == [0, 0, 1, 0, 1]
    assert matched(*periods, memory=2)[2] == [1, 1]


def test_older_appearances_count_less() -> None:
    # Last, three of A to D were the second coalition; before last, three were the first. Counted
    # alike, that would be 3 against 1 + 3.
    periods = [("ABCPQR", [0] * 6), ("APQRBCD", [0, 0, 0, 0, 1, 1, 1]), ("ABCD", [0] * 4)]
    assert matched(*periods, memory=2)[2] == [1, 1, 1, 1]


def test_too_little_in_common_makes_it_new() -> None:
    periods = [("ABCDEFGH", [0] * 8), ("AVWXYZ", [0] * 6), ("BVWXYZ", [0] * 6)]
    assert [found[0] for found in matched(*periods)] == [0, 0, 0]
    apart = [("ABCDEFGH", [0, 0, 0, 0, 0, 0, 1, 1]), ("ABCDEFGH", [0, 1, 2, 3, 4, 5, 0, 6])]
    assert 0 not in matched(*apart, least=0.5)[1]
    assert 0 in matched(*apart, least=0.0)[1]


def test_states_in_none_stay_in_none_and_carry_nothing_on() -> None:
    found = matched(("ABC", [0, 0, -1]), ("ABC", [-1, 0, 1]), ("ABC", [-1, -1, -1]))
    assert found[1:] == [[-1, 0, 1], [-1, -1, -1]]


def test_periods_without_members_or_coalitions() -> None:
    assert matched(("", []), ("A", [0]), ("", []), memory=2) == [[], [0], []]
    assert match_coalitions([], []) == ()


def test_a_long_series_is_matched_in_time() -> None:
    chance = np.random.default_rng(0)
    label = chance.integers(0, 60, 200)
    periods = [np.where(chance.random(200) < 0.05, chance.integers(0, 60, 200), label)] * 100
    members = [range(200)] * 100
    found = match_coalitions(periods, members, memory=5)
    assert all(np.array_equal(found[0], one) for one in found)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(NetworkError, match="2 periods, but members of 1"):
        match_coalitions([[0], [0]], ["A"])
    with pytest.raises(NetworkError, match="period 1 has 2 members"):
        match_coalitions([[0], [0]], ["A", "AB"])
    with pytest.raises(NetworkError, match="named twice"):
        match_coalitions([[0, 0]], ["AA"])
    for settings in ({"memory": 0}, {"least": 2}, {"least": -0.1}):
        with pytest.raises(NetworkError, match="memory"):
            match_coalitions([[0]], ["A"], **settings)


class TestSides:
    def test_each_part_turns_for_itself(self) -> None:
        found = match_sides(
            [[1, -1, 1, -1], [-1, 1, 1, -1]], [[0, 0, 1, 1], [0, 0, 1, 1]], ["ABCD", "ABCD"]
        )
        assert found[1].tolist() == [1, -1, 1, -1]

    def test_the_majority_decides(self) -> None:
        found = match_sides([[1, 1, -1], [-1, -1, -1]], [[0, 0, 0]] * 2, ["ABC"] * 2)
        assert found[1].tolist() == [1, 1, 1]

    def test_states_are_known_from_when_they_were_last_seen(self) -> None:
        found = match_sides(
            [[1, -1], [], [-1, 1]], [[0, 0], [], [0, 0]], [["A", "B"], [], ["A", "B"]]
        )
        assert found[2].tolist() == [1, -1]

    def test_parts_that_join_are_turned_once(self) -> None:
        found = match_sides([[1, -1, 1, 1], [-1, 1, 1, 1]], [[0, 0, 1, 2], [0] * 4], ["ABCD"] * 2)
        assert found[1].tolist() in ([-1, 1, 1, 1], [1, -1, -1, -1])
        assert np.sum(found[1] == [1, -1, 1, 1]) == 2

    def test_no_side_stays_none(self) -> None:
        assert match_sides([[0, 1], [-1, 0]], [[0, 1]] * 2, ["AB"] * 2)[1].tolist() == [-1, 0]

    def test_strangers_stay_as_they_are(self) -> None:
        assert match_sides([[1], [-1]], [[0], [0]], ["A", "B"])[1].tolist() == [-1]
