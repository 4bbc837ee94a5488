"""The page of checked claims as HTML: what stands on it, counted and escaped."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_claims import made_claim, made_measured, made_saying

from tertius.coding.model import Stance
from tertius.documents.model import Proof
from tertius.explanation import Evidence
from tertius.report.claims import NO_CAUSE, OUTCOMES, checked_facts
from tertius.report.claims_page import BADGES, marked, render_claims_page, write_claims_page
from tertius.verdict.claims import Checked, Rival, UnderRecipe, Verdict, check_claim, judge
from tertius.verdict.claims.judge import QUESTIONS

RIVALS = (
    Rival("Poland", 290, 0.8, 0.4, "common enemy", mentioned=False),
    Rival("China", 710, 0.2, 0.1, "common friend", mentioned=True),
)
RECORD = Evidence("id-1", "chronicle", ("A", "B"), "2014", "sanction", -1, "A hits B.", "X", "")


def judged(measured=None, **claim) -> Checked:
    made, found = made_claim(**claim), measured or made_measured()
    return Checked(made, found, judge(made, found))


def embedded(html: str):
    return json.loads(re.search(r'id="findings">(.*?)</script>', html, re.S)[1])


def body(html: str) -> str:
    """Give what a reader sees, with blanks made single."""
    text = re.sub(r"<(script|style).*?</\1>", "", html, flags=re.S)
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def marks(checked: Checked) -> list[str]:
    return [answer.mark for answer in checked.verdict.tests]


# The tests, each in a word


def test_a_claim_that_passes_all_tests_agrees() -> None:
    checked = judged()
    assert marks(checked) == ["passed"] * 6
    assert checked.verdict.outcome == "agrees"


@pytest.mark.parametrize(
    ("nth", "change"),
    [
        (0, {"alignment": (0.1, 0.2)}),
        (2, {"rank": 4}),
        (2, {"rank": None}),
        (3, {"level_rank": 9}),
        (3, {"level_rank": None}),
        (4, {"parts": (0.4, 0.0, 0.0, 0.2)}),
        (5, {"order": "follows"}),
    ],
)
def test_one_test_fails_and_the_others_pass(nth, change) -> None:
    told = marks(judged(made_measured(**change)))
    assert told[nth] == "failed"
    assert told.count("passed") == 5


def test_a_part_too_small_to_name_has_no_place_either() -> None:
    told = marks(judged(made_measured(parts=(0.01, 0.3, 0.5, 0.2))))
    assert told[1:3] == ["failed", "failed"]


def test_what_the_records_do_not_order_in_time_cannot_be_said() -> None:
    assert marks(judged(made_measured(order="none")))[5] == "cannot be said"


def test_a_third_party_that_is_not_observed_leaves_two_answers() -> None:
    answers = judged(made_measured(parts=(None, 0.3))).verdict.tests
    assert [answer.mark for answer in answers] == ["passed", "cannot be said"]
    assert "not observed with both" in answers[1].words


@given(
    st.sampled_from([(0.1, 0.6), (0.1, 0.2), (0.6, 0.1)]),
    st.lists(st.sampled_from([0.4, 0.05, 0.0, -0.3]), min_size=4, max_size=4),
    st.sampled_from([None, 1, 3, 4]),
    st.sampled_from(["leads", "same", "follows", "none"]),
)
def test_the_words_agree_with_the_verdict(alignment, parts, rank, order) -> None:
    """All but the fourth: the records agree, and never otherwise."""
    found = made_measured(alignment=alignment, parts=tuple(parts), rank=rank, order=order)
    checked = judged(found)
    told = marks(checked)
    all_but_fourth = set(told[:3] + told[4:]) == {"passed"}
    assert all_but_fourth == (checked.verdict.outcome == "agrees")
    if checked.verdict.outcome == "disagrees":
        assert "failed" in told[:2]


# The words


def test_every_test_stands_with_its_mark_and_its_numbers() -> None:
    checked = judged(made_measured(rank=7))
    text = body(render_claims_page([checked]))
    for question, reason in zip(QUESTIONS, checked.verdict.reasons, strict=True):
        assert question in text
        assert reason in text
    assert text.count("✓ passed") == 5
    assert text.count("✗ failed") == 1


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_has_words_and_a_look_of_its_own(outcome) -> None:
    checked = Checked(made_claim(), None, Verdict(outcome, ("a reason",)))
    html = render_claims_page([checked])
    look, words = BADGES[outcome]
    assert f'<span class="badge {look}">{words}</span>' in html
    assert OUTCOMES[outcome] in body(html)
    assert "a reason" in body(html)
    assert len({words for _, words in BADGES.values()}) == len(OUTCOMES)


def test_the_top_counts_and_says_that_agreement_proves_no_cause() -> None:
    found = [judged(), judged(sign=-1), judged(made_measured(rank=9))]
    text = body(render_claims_page(found))
    assert text.startswith("3 claims, checked")
    assert NO_CAUSE in text
    counted = " ".join(f"{n}" for n in re.findall(r"(\d) × the records", text))
    assert counted == "1 1 1"


def test_quotations_are_grouped_by_work_and_say_how_they_are_meant() -> None:
    proof, trigger = Proof(20, 42, "K drove them together."), Proof(22, 27, "drove")
    sayings = (
        made_saying("v", voice="Ida Vance", title="A Title", proof=proof, trigger=trigger),
        made_saying(
            "w",
            place="b.txt",
            dating="2019-05-04",
            publications=3,
            condition="if it holds",
            stance=Stance("negated", "RUS", "denies", Stance("reported", "officials", "said")),
        ),
    )
    html = render_claims_page([judged(sayings=sayings)])
    text = body(html)
    assert html.count('<div class="work">') == 2
    assert "2 works are as many pieces of testimony" in text
    assert "<mark>drove</mark>" in html
    assert "A Title · Ida Vance" in text
    assert "characters 20–42 of a.txt" in text
    assert "negated by RUS (“denies”), as reported by officials (“said”); if: “if it holds”" in text
    assert "2019-05-04 · characters 0–5 of b.txt · 3 publications" in text


def test_more_than_three_statements_of_a_work_are_folded() -> None:
    html = render_claims_page([judged(sayings=tuple(made_saying() for _ in range(9)))])
    assert "<summary>6 more</summary>" in html
    assert html.count("<blockquote>") == 9
    assert html.count("<details") == html.count("</details>")


def test_rivals_are_told_apart_by_whether_the_texts_name_them() -> None:
    named = render_claims_page([judged(made_measured(rivals=RIVALS), sayings=(made_saying(),))])
    text = body(named)
    assert text.index("the texts do not name") < text.index("Poland")
    assert text.index("Poland") < text.index("that the texts name") < text.index("China")
    typed = body(render_claims_page([judged(made_measured(rivals=RIVALS))]))
    assert "do not name" not in typed
    assert "Others that moved them that way Poland" in typed


def test_bars_are_as_long_as_their_parts() -> None:
    html = render_claims_page([judged(made_measured(rivals=RIVALS))])
    assert re.findall(r'class="bar plus" style="width: ([\d.]+)%"', html) == [
        "50.0",
        "100.0",
        "25.0",
    ]


def test_a_claim_of_apart_has_bars_of_another_look() -> None:
    found = made_measured(
        alignment=(0.6, 0.1), pull=(0.5, 0.1), parts=(-0.4, -0.3), rivals=(), rank=1
    )
    html = render_claims_page([judged(found, sign=-1)])
    assert 'class="bar minus"' in html
    assert "apart is what the claim says" in body(html)


def test_every_recipe_is_a_row_with_its_numbers_or_says_that_it_cannot_see() -> None:
    found = made_measured()
    blind = UnderRecipe("b", "Blind", observed=False, alignment=(None, 0.2))
    text = body(render_claims_page([judged(replace(found, recipes=(*found.recipes, blind)))]))
    assert "r0 First +0.10 → +0.60 +0.10 → +0.50 +0.40 20% 1 of 150" in text
    assert "b Blind – → +0.20 does not observe United States with both" in text


def test_the_plot_has_a_table_twin_with_the_shifts() -> None:
    html = render_claims_page([judged()])
    assert 'class="series" data-claim="0"' in html
    text = body(html)
    assert "2010 +0.10 −0.20 −0.50 +0.10" in text
    assert "2013 – −0.80 −0.50 +0.40 the pull" in text
    assert "2015 +0.50 −0.90 – +0.40 the two" in text


def test_without_a_series_there_is_no_plot() -> None:
    html = render_claims_page([judged(made_measured(periods=()))])
    assert "<figure" not in html


def test_records_stand_with_their_sign_in_a_word_and_their_citation() -> None:
    text = body(render_claims_page([judged(made_measured(records=(RECORD,)))]))
    assert "Records of United States with the two (1)" in text
    assert (
        "− 2014 A–B sanction , hostile: A hits B. X · id-1 · from memory, not yet checked" in text
    )


def test_datasets_are_cited() -> None:
    text = body(render_claims_page([judged()]))
    assert "tertius: a chronicle" in text
    assert "How to cite: tertius cite chronicle" in text


def test_without_any_claim_the_page_says_so() -> None:
    assert "No claim was found" in body(render_claims_page([]))


# The data, and what others wrote


def test_the_data_are_those_of_the_json() -> None:
    checked = check_claim(made_claim(since=date(2014, 1, 1), until=date(2020, 1, 1)))
    (facts,) = embedded(render_claims_page([checked]))["claims"]
    assert facts == json.loads(json.dumps(checked_facts(checked)))
    assert len(facts["measured"]["periods"]) > 2


def test_mark_up_of_others_is_escaped_everywhere() -> None:
    nasty = "</script><script>alert(1)</script>"
    record = replace(RECORD, text=nasty, citation=nasty, id=nasty, kind=nasty, dyad=(nasty, nasty))
    saying = made_saying(
        title=nasty,
        voice=nasty,
        place=nasty,
        condition=nasty,
        dating=nasty,
        proof=Proof(0, len(nasty), nasty),
        stance=Stance("reported", nasty, nasty),
    )
    rivals = (replace(RIVALS[0], name=nasty, channel=nasty),)
    found = made_measured(records=(record,), direct=(record,), rivals=rivals, chosen=nasty)
    html = render_claims_page([judged(found, sayings=(saying,))])
    plain = render_claims_page([judged()])
    assert html.count("<script") == plain.count("<script")
    assert "alert(1)</script>" not in html
    assert "&lt;/script&gt;" in html


def test_hidden_and_line_turning_characters_are_shown() -> None:
    saying = made_saying(title="left\u202etfel", proof=Proof(0, 4, "a\u200bbc"))
    html = render_claims_page([judged(sayings=(saying,))]).partition("d3js.org")[0]
    assert "left\\u202etfel" in html
    assert "\u202e" not in html
    assert "\u200b" not in html


def test_the_policy_names_the_scripts_and_nothing_else() -> None:
    html = render_claims_page([judged()])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]
    assert policy.startswith("default-src 'none'")
    assert policy.count("sha256-") == 4
    assert "http:" not in policy
    assert not re.search(r'(src|href)="(?!#)', html.partition("<script type")[0])


def test_the_page_is_written_as_a_file(tmp_path) -> None:
    path = write_claims_page([judged()], tmp_path / "claims.html")
    assert path.read_text(encoding="utf-8") == render_claims_page([judged()])


# Cutting a quotation


def test_parts_of_a_quotation_are_the_quotation() -> None:
    proof = Proof(100, 111, "abcdefghijk")
    triggers = [Proof(102, 104, "cd"), Proof(103, 106, "def"), Proof(108, 109, "i")]
    assert marked(proof, triggers) == [
        (False, "ab"),
        (True, "cdef"),
        (False, "gh"),
        (True, "i"),
        (False, "jk"),
    ]


def test_a_trigger_from_elsewhere_is_passed_over() -> None:
    assert marked(Proof(100, 103, "abc"), [Proof(0, 3, "xyz")]) == [(False, "abc")]
    assert marked(Proof(0, 0, ""), []) == [(False, "")]


@given(
    st.text(max_size=30),
    st.integers(0, 50),
    st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=6),
)
def test_no_trigger_adds_or_takes_away_a_letter(quote, start, spans) -> None:
    proof = Proof(start, start + len(quote), quote)
    triggers = [Proof(first, last, "") for first, last in spans]
    assert "".join(words for _, words in marked(proof, triggers)) == quote
