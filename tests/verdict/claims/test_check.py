"""Claims held against the records that ship with tertius."""

from datetime import date

import numpy as np
import pytest
from tests.made_claims import made_claim, made_saying

from tertius.coding.model import Party, Stance
from tertius.errors import RecipeError
from tertius.explanation.question import ask, question_grid, view_under
from tertius.ties import load_recipe
from tertius.verdict.claims import check_claim, check_claims

SINCE_2014 = {"since": date(2014, 1, 1), "until": date(2024, 12, 31)}


@pytest.fixture(scope="module")
def matchmaker():
    """The claim of the mission: who is behind the Russian and North Korean embrace."""
    return check_claim(made_claim(**SINCE_2014))


def test_parts_are_those_of_the_split_of_pressure(matchmaker) -> None:
    question = ask("365", "731", since=date(2013, 1, 1), until=date(2024, 12, 31))
    view = view_under(load_recipe(), question, question_grid(question), _library())
    change = view.change(0, len(view.ties.grid.periods) - 1)
    expected = change.by_party[view.ties.grid.column[2]]
    main = matchmaker.measured.recipes[0]
    assert main.part == pytest.approx(expected)
    assert main.share == pytest.approx(expected / np.abs(change.by_party).sum())
    assert main.rank == 1 + (change.by_party > expected).sum()


def _library():
    from tertius.ties.build import EMBEDDED

    return EMBEDDED


def test_every_recipe_speaks_for_itself(matchmaker) -> None:
    recipes = [under.recipe for under in matchmaker.measured.recipes]
    assert recipes[0] == "default"
    assert len(recipes) == len(set(recipes)) >= 4


def test_the_dyads_own_alignment_and_its_periods_are_told(matchmaker) -> None:
    measured = matchmaker.measured
    assert (measured.before, measured.after) == ("2013", "2024")
    before, after = measured.recipes[0].alignment
    assert before < after


def test_rivals_are_others_that_moved_it_the_same_way_and_never_the_driver(matchmaker) -> None:
    rivals = matchmaker.measured.rivals
    parts = [rival.part for rival in rivals]
    assert parts == sorted(parts, reverse=True)
    assert all(part > 0 for part in parts)
    assert 2 not in {rival.ccode for rival in rivals}


def test_records_are_of_the_driver_with_either_of_the_two(matchmaker) -> None:
    for record in matchmaker.measured.records:
        assert "United States" in record.dyad
        assert {"Russia", "North Korea"} & set(record.dyad)


def test_a_claim_of_apart_ranks_by_parts_that_push_apart() -> None:
    apart = made_claim("CHN", "USA RUS", -1, since=date(1971, 1, 1), until=date(1980, 1, 1))
    measured = check_claim(apart).measured
    assert all(rival.part < 0 and rival.ccode != 710 for rival in measured.rivals)


def test_an_organisation_is_the_sum_of_its_members() -> None:
    nato = check_claim(made_claim("NATO", **SINCE_2014)).measured
    alone = check_claim(made_claim("POL", **SINCE_2014)).measured
    assert nato.members > 25
    assert alone.members == 0
    assert nato.recipes[0].part > alone.recipes[0].part


def test_how_usual_a_part_is_compares_with_other_spans_of_the_same_length(matchmaker) -> None:
    measured = matchmaker.measured
    assert measured.windows >= 5
    assert 0 <= measured.usual <= 1


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (made_claim("USA", "NATO RUS"), "NATO is no state of the Correlates of War system"),
        (made_claim("HAMAS", "ISR EGY"), "neither a state nor an organisation of states"),
        (
            made_claim("GMY", "FRN RUS", since=date(1890, 1, 1), until=date(1907, 1, 1)),
            "the records cover 1945",
        ),
        (
            made_claim("USA", "GDR POL", since=date(2001, 1, 1), until=date(2005, 1, 1)),
            "fewer than two periods of the span",
        ),
    ],
    ids=["dyad with an organisation", "armed group", "before the records", "a state of the past"],
)
def test_what_the_records_cannot_see_is_told_and_not_guessed(claim, reason) -> None:
    checked = check_claim(claim)
    assert checked.verdict.outcome == "cannot tell"
    assert checked.measured is None
    assert reason in checked.verdict.reasons[0]


def test_an_actor_of_the_users_own_table_is_no_state() -> None:
    claim = made_claim()
    strange = type(claim)(Party("GONDOR", "Gondor"), claim.dyad, 1)
    assert check_claim(strange).verdict.outcome == "cannot tell"


def test_a_mere_condition_is_nothing_that_records_could_hold() -> None:
    supposed = made_saying(stance=Stance("hypothetical"), condition="unless it changes course")
    checked = check_claim(made_claim(**SINCE_2014, sayings=(supposed,)))
    assert checked.verdict.outcome == "cannot tell"
    assert "“unless it changes course”" in checked.verdict.reasons[0]


def test_records_after_the_statement_are_no_evidence_for_it() -> None:
    checked = check_claim(made_claim(said=date(2023, 9, 18)))
    for record in (*checked.measured.records, *checked.measured.direct):
        assert record.date[:10] <= "2023-09-18"


def test_claims_come_back_in_their_order() -> None:
    claims = [made_claim(sign=sign, **SINCE_2014) for sign in (1, -1)]
    assert [checked.claim for checked in check_claims(claims)] == claims


def test_the_order_of_the_dyad_changes_nothing() -> None:
    one = check_claim(made_claim("USA", "RUS PRK", **SINCE_2014))
    other = check_claim(made_claim("USA", "PRK RUS", **SINCE_2014))
    assert one.verdict.outcome == other.verdict.outcome
    assert one.measured.recipes[0].part == pytest.approx(other.measured.recipes[0].part)


def test_a_claim_and_its_opposite_never_both_agree() -> None:
    for driver, dyad in (("USA", "RUS PRK"), ("IRN", "ISR SAU"), ("CHN", "IND USA")):
        outcomes = {
            sign: check_claim(made_claim(driver, dyad, sign, **SINCE_2014)).verdict.outcome
            for sign in (1, -1)
        }
        assert list(outcomes.values()).count("agrees") <= 1
        if outcomes[1] == "agrees":
            assert outcomes[-1] == "disagrees"


def test_a_recipe_that_lacks_its_data_is_an_error_and_no_verdict() -> None:
    from tertius.ties import recipe_names

    needy = next(n for n in recipe_names() if set(load_recipe(n).sources) - {"chronicle"})
    with pytest.raises(RecipeError):
        check_claim(made_claim(**SINCE_2014), recipe=load_recipe(needy))
