"""Parts and blocks: what is solved piece by piece adds up to the whole."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.balance.some_networks import complete
from tests.balance.weak.partitions import few_states, pairs, random_ties

from tertius.balance.weak import free, weak_frustration_index
from tertius.balance.weak.free import fewest
from tertius.balance.weak.problem import Pairs, pairs_of
from tertius.network import TieList

EXAMPLES = settings(max_examples=20)


def side_by_side(one: TieList, other: TieList, *, shared: bool, hostile: bool) -> TieList:
    """Two networks next to each other, in one state if wanted, or with hostile ties between."""
    shift = one.states - (1 if shared else 0)
    states = shift + other.states
    first = [*one.first, *(other.first + shift)]
    second = [*one.second, *(other.second + shift)]
    values = [*one.values, *other.values]
    if hostile:
        first, second = [*first, *range(one.states)], [*second, *[states - 1] * one.states]
        values = [*values, *[-1.0] * one.states]
    return TieList(tuple(map(str, range(states))), first, second, values)


@EXAMPLES
@given(few_states(7), few_states(7), st.booleans())
def test_networks_that_meet_in_one_state_add_up(one, other, shared):
    whole = side_by_side(one, other, shared=shared, hostile=False)
    parts = [weak_frustration_index(each, values="strengths").value for each in (one, other)]
    found = weak_frustration_index(whole, values="strengths")
    assert found.proven
    assert found.value == pytest.approx(sum(parts), abs=1e-9)


@EXAMPLES
@given(few_states(7), few_states(7))
def test_enmity_between_networks_without_a_friendship_between_costs_nothing(one, other):
    whole = side_by_side(one, other, shared=False, hostile=True)
    parts = [weak_frustration_index(each, values="strengths").value for each in (one, other)]
    assert weak_frustration_index(whole, values="strengths").value == pytest.approx(
        sum(parts), abs=1e-9
    )


@EXAMPLES
@given(few_states(8))
def test_cost_and_label_agree(ties):
    problem, _ = pairs_of(ties)
    found = fewest(problem)
    assert found.cost == problem.cost(found.label)
    assert found.bound == pytest.approx(found.cost, abs=1e-9)
    assert len(found.label) == problem.states


def test_a_chain_of_quarrelling_cliques_is_solved_link_by_link(monkeypatch):
    """Twenty cliques, each sharing a state with the next, each with one quarrel."""
    whole = complete(6, 1).with_values(np.r_[-1.0, np.ones(14)])
    link = whole
    for _ in range(19):
        whole = side_by_side(whole, link, shared=True, hostile=False)
    sizes = []
    bound_block = free.bound_block

    def watched(pairs: Pairs, **options: object):
        sizes.append(pairs.states)
        return bound_block(pairs, **options)

    monkeypatch.setattr(free, "bound_block", watched)
    found = weak_frustration_index(whole)
    assert (found.value, found.proven, found.coalitions) == (20, True, 1)
    assert max(sizes, default=0) <= 6


def test_a_deadline_in_the_past_gives_an_answer_all_the_same():
    problem = pairs(random_ties(40, 2, density=0.4))
    found = fewest(problem, deadline=0.0)
    assert found.cost == problem.cost(found.label)
    assert 0 <= found.bound < found.cost


def test_progress_is_only_told_while_a_programme_runs():
    heard = []
    fewest(pairs(complete(30, 1)), progress=heard.append)
    assert heard == []
