"""Sides, coalitions, frustrated ties and pivots: what optima say of states."""

from types import SimpleNamespace

import numpy as np
import pytest

from tertius.network import SignedNetwork, TieList
from tertius.panel.balance_findings import findings_of
from tertius.panel.balance_matched import matched_coalitions, matched_sides
from tertius.panel.balance_solved import GROUPS_SOLVED, Solved, solve
from tertius.periods import parse_period

BLOC = ("Ally", "Buddy", "Chum", "Dastard", "Enemy")


def blocs(extra: tuple[tuple[int, int, float], ...] = ()) -> SignedNetwork:
    """Three friends against two, with Fence in the middle and Gone and Hermit apart."""
    names = (*BLOC, "Fence", "Gone", "Hermit", "Island")
    ties = np.zeros((9, 9))
    listed = [(0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.7), (3, 4, 0.9), (0, 3, -1), (1, 4, -0.9)]
    listed += [(2, 3, -0.6), (5, 0, 0.5), (5, 3, 0.4), (6, 8, -0.3), *extra]
    for one, other, value in listed:
        ties[one, other] = ties[other, one] = value
    np.fill_diagonal(ties, np.nan)
    return SignedNetwork(tuple(range(10, 19)), ties, parse_period("1960"), names)


def solved(network) -> Solved:
    from tertius.network import tie_list

    return solve("1960", network, tie_list(network), GROUPS_SOLVED)


@pytest.fixture(scope="module")
def found():
    return findings_of(solved(blocs()), majors=frozenset({11}))


def test_the_two_sides_hold_the_largest_connected_part(found):
    assert {frozenset(group.members) for group in found.sides} in (
        {frozenset({"Ally", "Buddy", "Chum", "Fence"}), frozenset({"Dastard", "Enemy"})},
        {frozenset({"Ally", "Buddy", "Chum"}), frozenset({"Dastard", "Enemy", "Fence"})},
    )
    assert set(found.apart) == {"Gone", "Island"}
    assert found.untied == ("Hermit",)


def test_a_side_is_led_by_its_major_power_else_by_who_has_most_friends_in_it(found):
    names = {group.name for group in found.sides}
    assert "Buddy" in names, "a major power comes before states with more ties"
    assert "Dastard" in names
    signs = dict(zip(blocs().names, np.nan_to_num(blocs().signs), strict=True))
    for group in found.sides:
        assert group.name == group.members[0]
        assert len(group.ccodes) == len(group.members)
        places = [blocs().names.index(name) for name in group.members]
        bound = [
            (name != "Buddy", -signs[name][places].sum(), -np.abs(signs[name]).sum())
            for name in group.members
        ]
        assert bound == sorted(bound)


def test_of_two_major_powers_the_one_with_more_friends_inside_leads():
    """Rival has more ties than Leader, but hostile ones, and half of them to the other side."""
    names = ("Rival", "Leader", "P", "Q", "R", "X", "Y")
    ties = np.zeros((7, 7))
    listed = [(1, 2, 1), (1, 3, 1), (1, 4, 1), (2, 3, 1), (3, 4, 1), (0, 2, 1), (0, 3, 1)]
    listed += [(0, 4, -1), (0, 5, -1), (0, 6, -1), (5, 6, 1), (2, 5, -1), (3, 6, -1)]
    for one, other, value in listed:
        ties[one, other] = ties[other, one] = value
    np.fill_diagonal(ties, np.nan)
    codes = (2, 3, 4, 5, 6, 7, 8)
    network = SignedNetwork(codes, ties, parse_period("1962"), names)
    east = findings_of(solved(network), majors=frozenset({2, 3})).sides[0]
    assert set(east.members) == {"Rival", "Leader", "P", "Q", "R"}
    assert east.members[:2] == ("Leader", "Rival"), "major powers first"
    assert east.members[2] == "Q", "then the states with most friends inside"
    assert (east.name, east.ccodes[:2]) == ("Leader", (3, 2))


def test_the_eastern_side_of_1962_is_led_by_the_soviet_union():
    from tertius.panel.balance_answer import Chosen, balance_of_periods
    from tertius.panel.balance_system import parse_span

    span = parse_span("1962")
    assert span is not None
    told = balance_of_periods(span, Chosen(null_model="none", intervals="none")).told
    for groups in (told.sides, told.coalitions[:2]):
        assert [group.name for group in groups] == ["United States", "Soviet Union"]
        assert groups[1].ccodes[:2] == (365, 710)


def test_frustrated_ties_say_why(found):
    (tie,) = found.frustrated
    assert "Fence" in {tie.name1, tie.name2}
    assert tie.reason == "friendly across"
    assert tie.sign == 1
    assert tie.ccode1 < tie.ccode2
    one, other = np.triu_indices(4, 1)
    quarrel = TieList(tuple("ABCD"), one, other, [1, 1, -1, 1, 1, 1])
    (tie,) = findings_of(solve("1", quarrel, quarrel, GROUPS_SOLVED)).frustrated
    assert (tie.name1, tie.name2, tie.reason) == ("A", "D", "hostile inside")


def test_frustrated_ties_stand_in_the_order_of_their_strength():
    rng = np.random.default_rng(1)
    one, other = np.triu_indices(10, 1)
    ties = TieList(tuple("ABCDEFGHIJ"), one, other, rng.normal(size=len(one)))
    found = findings_of(solve("1", ties, ties.with_values(ties.signs), GROUPS_SOLVED))
    strengths = [abs(tie.tie) for tie in found.frustrated]
    assert len(strengths) > 3
    assert strengths == sorted(strengths, reverse=True)


def test_who_could_change_sides_for_nothing_stands_between_them(found):
    first = found.pivots[0]
    assert first.name == "Fence"
    assert (first.cost, first.frustrated, first.ties) == (0, 1, 2)


def test_polarisation_is_the_product_of_its_factors(found):
    value, unity, division = found.polarisation.values()
    assert value == pytest.approx(unity * division)
    assert unity == pytest.approx(1 - 2 / 10), "one of ten ties is frustrated"
    assert 0 < division < 1


def test_findings_are_plain_data(found):
    import json

    assert json.loads(json.dumps(found.to_dict()))["period"] == "1960"


def test_a_list_of_ties_has_no_numbers_of_states():
    ties = TieList(("x", "y", "z"), [0, 0, 1], [1, 2, 2], [2.0, -3.0, 1.0])
    found = findings_of(solve("all", ties, ties.with_values(ties.signs), GROUPS_SOLVED))
    (tie,) = found.frustrated
    assert tie.ccode1 is None
    assert all(group.ccodes == () for group in found.sides)


def test_without_ties_there_is_nothing_to_say():
    nobody = TieList(("x", "y"), [], [], [])
    found = findings_of(solve("all", nobody, nobody, GROUPS_SOLVED))
    assert found.sides == found.coalitions == found.frustrated == found.pivots == ()
    assert found.untied == ("x", "y")
    assert found.polarisation == {}


# Through time


def period(sides, coalition, names) -> SimpleNamespace:
    """A period as far as matching looks at it: a chain of states, all tied."""
    count = len(names)
    ties = TieList(tuple(names), list(range(count - 1)), list(range(1, count)), [1] * (count - 1))
    return SimpleNamespace(
        network=ties,
        ties=ties,
        names=ties.names,
        frustration=SimpleNamespace(sides=np.array(sides)),
        weak=SimpleNamespace(coalition=np.array(coalition)),
    )


STAGES = (
    period([1, 1, 1, -1, -1, -1], [0, 0, 0, 1, 1, 1], "ABCDEF"),
    period([-1, -1, -1, 1, 1, 1], [1, 1, 1, 0, 0, 0], "ABCDEF"),
    period([-1, 1, 1, 1, 1], [0, 1, 1, 2, 2], "CDEXY"),
)


def test_sides_do_not_jump():
    first, second, third = matched_sides(STAGES)
    assert list(first) == list(second) == [0, 0, 0, 1, 1, 1]
    assert list(third) == [0, 1, 1, 1, 1]


def test_coalitions_keep_their_numbers_and_new_ones_get_new_numbers():
    first, second, third = matched_coalitions(STAGES)
    assert list(first) == list(second) == [0, 0, 0, 1, 1, 1]
    assert list(third) == [-1, 1, 1, 2, 2], "C is on its own, D and E are the old coalition"


def test_a_divided_state_is_followed_through_its_number():
    from tertius.panel import balance_matched

    west = SignedNetwork((2, 260), np.array([[np.nan, 1], [1, np.nan]]), parse_period("1989"))
    one = SimpleNamespace(network=west, names=west.names)
    assert list(balance_matched._members(one)) == [2, 255]
