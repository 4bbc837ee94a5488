"""How much of the best split is a finding: told in words, from networks small enough to see it."""

import pytest

from tertius.exchange import About
from tertius.network import TieList
from tertius.panel.balance_answer import BalanceAnswer, Chosen, balance_of_networks
from tertius.report.balance_optima import lone_states, optima_sentence


def answer(names: str, rows: list[tuple[int, int, int]]) -> BalanceAnswer:
    first, second, values = zip(*rows, strict=True)
    ties = TieList(tuple(names), first, second, values)
    return balance_of_networks([ties], Chosen(draws=0), About(title="a network"))


def test_a_balanced_network_has_one_best_split() -> None:
    found = answer("ABC", [(0, 1, 1), (0, 2, -1), (1, 2, -1)])
    assert optima_sentence(found) == "No other split is as good."


def test_three_enemies_have_three_best_splits_and_no_tie_is_against_all() -> None:
    found = answer("ABC", [(0, 1, -1), (0, 2, -1), (1, 2, -1)])
    assert optima_sentence(found) == (
        "One of 3 equally good splits: 0 of its 1 frustrated tie stand against all of them."
    )
    assert found.to_dict()["optima"] == {
        "count": 3, "complete": True, "always_frustrated": 0, "span_in_states": 1,
    }  # fmt: skip


def test_enemies_of_all_stand_alone() -> None:
    found = answer("ABCD", [(0, 1, 1), (0, 2, -1), (1, 2, -1), (0, 3, -1), (2, 3, -1)])
    assert lone_states(found) == 2
    together = answer("ABC", [(0, 1, 1), (0, 2, 1), (1, 2, 1)])
    assert lone_states(together) == 0


@pytest.mark.parametrize("states", [1_001])
def test_large_networks_are_not_listed(states: int) -> None:
    rows = [(place, place + 1, 1) for place in range(states - 1)]
    ties = TieList(tuple(map(str, range(states))), *zip(*rows, strict=True))
    found = balance_of_networks([ties], Chosen(draws=0), About(title="a chain"))
    assert found.optima is None
    assert "was not looked at" in optima_sentence(found)
