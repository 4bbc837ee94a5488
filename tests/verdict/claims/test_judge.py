"""The verdict follows from six tests, and from nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_claims import made_claim, made_measured

from tertius.verdict.claims import Timing, judge
from tertius.verdict.claims.judge import FOREMOST, MOVED, PULLED


def test_all_tests_passed_is_agreement() -> None:
    verdict = judge(made_claim(), made_measured())
    assert verdict.outcome == "agrees"
    assert len(verdict.reasons) == 6


def test_each_reason_has_its_numbers_and_their_scale() -> None:
    reasons = judge(made_claim(), made_measured()).reasons
    assert "from +0.10 in 2010 to +0.60 in 2020 (scale −1 to +1)" in reasons[0]
    assert "+0.40 pulls (+0.20 to +0.50 over 4 recipes), 20% of all movement" in reasons[1]
    assert "place 1 among 150 third parties" in reasons[2]
    assert "under 4 of the 4 recipes" in reasons[4]
    assert "it moved first: its pull shifted in 2013, the two in 2015" in reasons[5]


@pytest.mark.parametrize(
    "lacking",
    [
        {"rank": FOREMOST + 1},
        {"parts": (0.4, -0.3, -0.5, 0.2)},
        {"order": "follows"},
        {"order": "none"},
    ],
    ids=["not among the first", "hangs on the recipe", "came later", "no order"],
)
def test_one_doubt_makes_it_agreement_in_part(lacking) -> None:
    assert judge(made_claim(), made_measured(**lacking)).outcome == "agrees in part"


def test_two_doubts_are_no_support_unless_it_stood_there_all_along() -> None:
    doubts = {"rank": 40, "order": "none"}
    assert judge(made_claim(), made_measured(**doubts)).outcome == "no support"
    stood = made_measured(**doubts, pull=(0.5, 0.9), level_rank=2)
    assert judge(made_claim(), stood).outcome == "standing only"
    weak = made_measured(**doubts, pull=(0.5, 0.9), level_rank=30)
    assert judge(made_claim(), weak).outcome == "no support"


def test_a_steady_common_enemy_of_steady_friends_moved_nothing() -> None:
    steady = made_measured(alignment=(0.8, 0.85), pull=(0.5, 0.52), parts=(0.02, 0.0), rank=30)
    assert judge(made_claim(), steady).outcome == "standing only"


def test_a_place_among_the_first_counts_only_with_a_part_worth_naming() -> None:
    tiny = judge(made_claim(), made_measured(parts=(0.01, 0.2, 0.2, 0.2), rank=2))
    assert tiny.tests[2].passed is False


def test_more_tests_passed_never_make_a_worse_verdict() -> None:
    order = ["no support", "standing only", "agrees in part", "agrees"]
    worse = judge(made_claim(), made_measured(rank=40, order="none", level_rank=40))
    for change in ({"rank": 1}, {"order": "leads"}, {"rank": 1, "order": "leads"}):
        better = {"rank": 40, "order": "none", "level_rank": 40, **change}
        outcome = judge(made_claim(), made_measured(**better)).outcome
        assert order.index(outcome) >= order.index(worse.outcome)


def test_the_dyad_moving_the_other_way_disagrees() -> None:
    assert judge(made_claim(), made_measured(alignment=(0.6, 0.1))).outcome == "disagrees"
    assert judge(made_claim(sign=-1), made_measured(parts=(-0.4, -0.4))).outcome == "disagrees"


def test_the_pull_moving_the_other_way_disagrees() -> None:
    assert judge(made_claim(), made_measured(parts=(-0.4, -0.3), rank=None)).outcome == "disagrees"


def test_a_pull_against_under_one_recipe_alone_does_not_disagree() -> None:
    mixed = made_measured(parts=(-0.4, 0.3, 0.3, 0.2), rank=None)
    assert judge(made_claim(), mixed).outcome == "no support"


def test_nothing_moved_is_no_support() -> None:
    still = made_measured(alignment=(0.1, 0.1), pull=(0.0, 0.0), parts=(0.0, 0.0), rank=None)
    assert judge(made_claim(), still).outcome == "no support"


def test_a_driver_that_is_not_observed_leaves_the_question_open() -> None:
    verdict = judge(made_claim(), made_measured(parts=(None, 0.4), pull=(None, None), rank=None))
    assert verdict.outcome == "cannot tell"
    assert "United States is not observed with both" in verdict.reasons[-1]


def test_a_dyad_that_is_not_observed_gives_no_support() -> None:
    verdict = judge(made_claim(), made_measured(alignment=(None, 0.4)))
    assert verdict.outcome == "no support"
    assert "not observed at both ends" in verdict.reasons[0]


def test_which_of_the_two_has_no_shift_is_told() -> None:
    none = made_measured(timing=Timing("", ("", ""), "2013", "none"))
    assert (
        "no shift of level of the two themselves in the span"
        in judge(made_claim(), none).reasons[-1]
    )


@given(
    st.floats(-1, 1),
    st.floats(-1, 1),
    st.floats(-1, 1),
    st.sampled_from([1, -1]),
    st.sampled_from(["leads", "same", "follows", "none"]),
)
def test_no_agreement_without_movement_of_both_in_the_claimed_direction(
    before, after, part, sign, order
) -> None:
    found = made_measured(alignment=(before, after), parts=(part, part), order=order)
    outcome = judge(made_claim(sign=sign), found).outcome
    moved, pulled = sign * (after - before), sign * part
    if outcome == "agrees":
        assert moved >= MOVED
        assert pulled >= PULLED
        assert order in {"leads", "same"}
    if moved <= -MOVED or pulled <= -PULLED:
        assert outcome == "disagrees"  # all recipes show the same part here
