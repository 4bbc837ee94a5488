"""A statement speaks once, however often it is published; who denies it stands beside it."""

from datetime import date
from typing import Any

from tests.made_claims import party

from tertius.coding.model import Effect, Evidence, Party, Reading, Record, Stance
from tertius.documents.model import Proof, Span
from tertius.documents.works.telling import Told
from tertius.verdict.claims import claims_in


def record(document: str, sentence: int, driver: str = "USA", **more: Any) -> Record:
    quote = more.pop("quote", f"sentence {sentence}")
    dyad = more.pop("dyad", (party("RUS"), party("PRK")))
    proof = Proof(10 * sentence if sentence >= 0 else 0, 10 * sentence + 9, quote)
    fields = {
        "kind": "causal",
        "source": party(driver) if driver else Party("", "somebody"),
        "target": None,
        "event_type": "",
        "mode": "",
        "sign": 1,
        "quad_class": None,
        "goldstein": None,
        "stance": Stance(),
        "evidence": Evidence(document, f"{document}.txt", 0, sentence, Span(0, 9), proof, proof),
        "rule": "test",
        "sure": 0.7,
        "effect": Effect(dyad, more.pop("sign", 1)),
    }
    return Record(**{**fields, **more})


def told(work: str, statement: int, *, first: bool = True, **more: Any) -> Told:
    fields = {"edits": None, "publications": 1, "dating": "", "voice": "", "title": "T"}
    return Told(work, statement, first=first, **{**fields, **more})


def read(document: str, *records: Record, named: str = "") -> Reading:
    return Reading(document, f"{document}.txt", records, 5, named=frozenset(named.split()))


def test_the_same_words_in_three_publications_are_one_saying() -> None:
    readings = [read(name, record(name, 0)) for name in "abc"]
    where = {(name, 0): told("w", 4, first=name == "b", publications=3) for name in "abc"}
    (claim,) = claims_in(readings, where)
    (saying,) = claim.sayings
    assert (saying.place, saying.publications, claim.works) == ("b.txt", 3, 1)


def test_two_statements_of_a_work_are_two_sayings_and_one_piece_of_evidence() -> None:
    (claim,) = claims_in(
        [read("a", record("a", 0), record("a", 1))],
        {("a", 0): told("w", 0), ("a", 1): told("w", 1)},
    )
    assert (len(claim.sayings), claim.works) == (2, 1)


def test_claims_of_several_works_come_first() -> None:
    readings = [
        read("a", record("a", 0, "CHN"), record("a", 1), record("a", 2, "CHN")),
        read("b", record("b", 0)),
    ]
    where = {("a", k): told("w", k) for k in range(3)} | {("b", 0): told("v", 0)}
    claims = claims_in(readings, where)
    assert [claim.driver.key for claim in claims] == ["USA", "CHN"]
    assert [claim.works for claim in claims] == [2, 1]


def test_the_order_in_which_a_dyad_is_named_makes_no_second_claim() -> None:
    turned = (party("PRK"), party("RUS"))
    (claim,) = claims_in(
        [read("a", record("a", 0), record("a", 1, dyad=turned))],
        {("a", 0): told("w", 0), ("a", 1): told("w", 1)},
    )
    assert len(claim.sayings) == 2


def test_together_and_apart_are_two_claims() -> None:
    claims = claims_in(
        [read("a", record("a", 0), record("a", 1, sign=-1))],
        {("a", 0): told("w", 0), ("a", 1): told("w", 1)},
    )
    assert {claim.sign for claim in claims} == {1, -1}


def test_who_denies_a_claim_is_listed_with_those_who_make_it() -> None:
    denial = Stance("negated", "RUS", "denied")
    (claim,) = claims_in(
        [read("a", record("a", 0), record("a", 1, stance=denial))],
        {("a", 0): told("w", 0), ("a", 1): told("w", 1)},
    )
    assert [saying.stance.level for saying in claim.sayings] == ["asserted", "negated"]


def test_rules_without_a_dyad_and_parties_without_a_name_make_no_claim_to_check() -> None:
    records = (
        record("a", 0, effect=Effect(None, 1, general=True)),
        record("a", 1, driver=""),
        record("a", 2, dyad=(party("RUS"), party("RUS"))),
        record("a", 3, driver="RUS"),
        record("a", 4, sign=0),
        record("a", 5, kind="event", effect=None),
    )
    where = {("a", k): told("w", k) for k in range(6)}
    assert claims_in([read("a", *records)], where) == ()


def test_a_claim_is_dated_by_its_first_saying_and_not_by_a_bound() -> None:
    records = [record("a", k) for k in range(3)]
    where = {
        ("a", 0): told("w", 0, dating="2024-06-03"),
        ("a", 1): told("w", 1, dating="2023-09-18"),
        ("a", 2): told("w", 2, dating="from 2020-01"),
    }
    (claim,) = claims_in([read("a", *records)], where)
    assert claim.said == date(2023, 9, 18)


def test_the_span_is_the_widest_that_the_sayings_name() -> None:
    records = [record("a", 0, when="2014/.."), record("a", 1, when="1979-03/1989")]
    where = {("a", 0): told("w", 0), ("a", 1): told("w", 1)}
    (claim,) = claims_in([read("a", *records)], where)
    assert (claim.since, claim.until) == (date(1979, 3, 1), None)
    (ended,) = claims_in([read("a", records[1])], where)
    assert ended.until == date(1989, 12, 31)


def test_a_title_printed_twice_is_one_saying_of_its_work() -> None:
    readings = [
        read(name, record(name, -1, quote=quote))
        for name, quote in (
            ("a", "K Unites I and J"),
            ("b", "K unites I and J!"),
            ("c", "K Unites I and J, by A. N. Author"),
        )
    ]
    where = {(name, 0): told("w", 0, first=name == "a") for name in "abc"}
    (claim,) = claims_in(readings, where)
    assert (len(claim.sayings), claim.works) == (1, 1)
    assert claim.sayings[0].place == "a.txt"


def test_a_title_without_a_body_stands_for_itself() -> None:
    (claim,) = claims_in([read("a", record("a", -1))], {})
    assert claim.sayings[0].work == "a"


def test_whom_the_texts_name_is_kept_for_telling_whom_they_leave_out() -> None:
    readings = [
        read("a", record("a", 0), named="USA RUS PRK"),
        read("b", named="CHN"),
        read("c", named="JPN"),
    ]
    where = {("a", 0): told("w", 0), ("b", 0): told("w", 1), ("c", 0): told("v", 0)}
    (claim,) = claims_in(readings, where)
    assert claim.named == {"USA", "RUS", "PRK", "CHN"}


def test_a_date_is_no_span() -> None:
    (claim,) = claims_in([read("a", record("a", 0, when="2022-02"))], {("a", 0): told("w", 0)})
    assert (claim.since, claim.until, claim.around) == (None, None, date(2022, 2, 1))


def test_a_bound_is_kept_apart_from_a_date() -> None:
    where = {("a", 0): told("w", 0, dating="from 2024-06")}
    (claim,) = claims_in([read("a", record("a", 0))], where)
    assert (claim.said, claim.not_before) == (None, date(2024, 6, 1))


def test_a_claim_that_is_only_denied_is_nobodys() -> None:
    denial = Stance("negated", "RUS", "denied")
    (denied,) = claims_in([read("a", record("a", 0, stance=denial))], {("a", 0): told("w", 0)})
    assert denied.denied
    both = [record("a", 0, stance=denial), record("a", 1)]
    (claim,) = claims_in([read("a", *both)], {("a", k): told("w", k) for k in range(2)})
    assert not claim.denied


def test_a_work_has_one_title() -> None:
    where = {("a", 0): told("w", 0, title=""), ("a", 1): told("w", 1, title="Printed")}
    (claim,) = claims_in([read("a", record("a", 0), record("a", 1))], where)
    assert {saying.title for saying in claim.sayings} == {"Printed"}
