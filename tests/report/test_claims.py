"""Claims and verdicts as they are printed and saved."""

import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console
from tests.made_claims import made_claim, made_measured, made_saying

from tertius.coding.model import Stance
from tertius.documents.model import Proof
from tertius.explanation import Evidence
from tertius.report.claims import NO_CAUSE, OUTCOMES, checked_facts, print_checked
from tertius.verdict.claims import Checked, Rival, Verdict, check_claim, judge


def printed(checked: Checked, **options) -> str:
    out = StringIO()
    print_checked(checked, Console(file=out, width=100), **options)
    return out.getvalue()


def judged(measured=None, **claim) -> Checked:
    made, found = made_claim(**claim), measured or made_measured()
    return Checked(made, found, judge(made, found))


def test_the_claim_the_span_and_the_verdict_are_told_in_words() -> None:
    text = printed(judged())
    assert text.startswith("Claim: United States drives Russia and North Korea together\n")
    assert "Held against 2010 to 2020 (a test):" in text
    assert "The records agree with the claim. (6 of 6 tests passed)" in text


def test_every_test_is_a_line_with_its_numbers_and_how_it_ended() -> None:
    assert printed(judged()).count("\n  ✓ ") == 6
    doubtful = printed(judged(made_measured(rank=9, order="none")))
    assert doubtful.count("\n  ✓ ") == 4
    assert "\n  ✗ place 9 among" in doubtful
    assert "\n  ? no order in time" in doubtful


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_has_its_sentence(outcome) -> None:
    checked = Checked(made_claim(), None, Verdict(outcome, ("a reason",)))
    text = printed(checked)
    assert OUTCOMES[outcome] in text
    assert "– a reason" in text


def test_quotations_stand_with_their_characters_their_stance_and_who_says_so() -> None:
    proof = Proof(20, 60, "Washington drove\n  the two together.")
    saying = made_saying(
        voice="Ida Vance",
        title="A Title",
        place="a.txt",
        proof=proof,
        dating="2019-05-04",
        publications=3,
        stance=Stance("reported", "officials", "said"),
        condition="if it holds",
    )
    text = printed(judged(sayings=(saying,)))
    assert "  Ida Vance, A Title:\n" in text
    assert "2019-05-04: “Washington drove the two together.”" in text
    assert "[20–60 of a.txt, in 3 publications; reported by officials (“said”); if: “if it" in text


def test_two_works_are_two_witnesses_and_two_statements_of_one_are_one() -> None:
    sayings = (made_saying("v", voice="A"), made_saying("w", voice="B"), made_saying("w"))
    checked = judged(sayings=sayings)
    text = printed(checked)
    assert "  A, a.txt:" in text
    assert "  B, a.txt, in 2 statements:" in text
    assert checked_facts(checked)["works"] == 2


def test_a_claim_that_is_only_denied_is_headed_so_and_judged_so() -> None:
    denial = made_saying(stance=Stance("negated", "IRN", "deny"))
    text = printed(judged(sayings=(denial,)))
    assert text.startswith("Denied: United States drives")
    assert "What is denied agrees with the records." in text
    assert "denies it" not in text
    both = printed(judged(sayings=(denial, made_saying())))
    assert both.startswith("Claim: ")
    assert "in 2 statements, 1 of which deny it:" in both


def test_more_statements_than_fit_are_counted() -> None:
    text = printed(judged(sayings=tuple(made_saying() for _ in range(9))))
    assert "… and 6 more statements" in text


def test_whom_the_text_leaves_out_is_told_apart_from_whom_it_names() -> None:
    rivals = (
        Rival("Poland", 290, 0.7, 0.1, "common enemy", mentioned=False),
        Rival("China", 710, 0.2, 0.1, "common friend", mentioned=True),
    )
    text = printed(judged(made_measured(rivals=rivals), sayings=(made_saying(),)))
    assert "the text does not name: Poland +0.70 pulls (common enemy)" in text
    assert "that it names: China +0.20 pulls (common friend)" in text


def test_a_typed_claim_leaves_nobody_out() -> None:
    rivals = (Rival("Poland", 290, 0.7, 0.1, "common enemy", mentioned=False),)
    text = printed(judged(made_measured(rivals=rivals)))
    assert "does not name" not in text
    assert "Third parties that moved them that way: Poland" in text


def test_records_are_listed_with_their_sources_or_left_out() -> None:
    record = Evidence("id-1", "chronicle", ("A", "B"), "2014", "sanction", -1, "A hits B.", "X", "")
    checked = judged(made_measured(records=(record,)))
    assert "− 2014  A hits B. (X; id-1)" in printed(checked)
    assert "A hits B." not in printed(checked, records=False)


def test_ties_that_are_not_observed_are_unknown_and_not_zero() -> None:
    text = printed(judged(made_measured(ties_before=(None, -0.2))))
    assert "Russia unknown → −0.90" in text


def test_an_organisation_says_of_how_many_members_the_ties_are_the_mean() -> None:
    assert "mean over 31 members" in printed(judged(made_measured(members=31)))


def test_what_others_wrote_is_never_markup_of_the_terminal() -> None:
    proof = Proof(0, 30, "[bold red]K[/] drove \x1b[31mthem[/]")
    text = printed(judged(sayings=(made_saying(proof=proof, title="[blink]T"),)))
    assert "[bold red]K[/]" in text
    assert "[blink]T" in text


def test_plain_data_hold_all_and_can_be_saved() -> None:
    checked = check_claim(made_claim(since=date(2014, 1, 1), until=date(2020, 1, 1)))
    checked = replace(checked, claim=replace(checked.claim, sayings=(made_saying(),)))
    facts = json.loads(json.dumps(checked_facts(checked)))
    assert facts["outcome"] == checked.verdict.outcome
    assert facts["since"] == "2014-01-01"
    assert facts["driver"]["key"] == "USA"
    assert facts["sayings"][0]["proof"]["quote"] == "Words"
    assert facts["measured"]["recipes"][0]["part"] == checked.measured.recipes[0].part
    assert facts["note"] == NO_CAUSE
