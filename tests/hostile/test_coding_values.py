"""Values from elsewhere in the room of coding: records that were changed, and odd arguments.

What is no record is refused with the name of its field; what is one can be written in every form.
"""

import json
from dataclasses import replace
from datetime import date

import pytest

from tertius.coding.actors import read_actor_table
from tertius.coding.chain import code_sentences
from tertius.coding.lexicon import lint
from tertius.coding.model import Effect, Evidence, Party, Reading, Record, Stance
from tertius.coding.parsing import parse
from tertius.coding.records import from_json, from_lines, plover_table, to_json, to_lines
from tertius.documents.model import Proof, Span
from tertius.errors import CodingError, InputProblems
from tertius.report.coding_exports import write_coding
from tertius.verdict.claims import claims_in

QUOTE = "Lima has warned Quito since 2014."
PERU = Party("PER", "Peru", "Lima", "capital", 135)
ECUADOR = Party("ECU", "Ecuador", "Quito", "capital", 130)
CHILE = Party("CHL", "Chile", "Chile", "name", 155)
EVENT = Record(
    kind="event",
    source=PERU,
    target=ECUADOR,
    event_type="THREATEN",
    mode="",
    sign=-1,
    quad_class=3,
    goldstein=-4.0,
    stance=Stance("asserted"),
    evidence=Evidence(
        "cd" * 32, "one.txt", 0, 0, Span(0, 33), Proof(0, 33, QUOTE), Proof(9, 15, "warned")
    ),
    rule="a rule",
    sure=0.8,
    when="2014/..",
)
CLAIM = replace(
    EVENT,
    kind="causal",
    target=None,
    event_type="",
    quad_class=None,
    goldstein=None,
    effect=Effect((ECUADOR, CHILE), 1),
)
HUGE = 10**5000


def reading(*records: Record) -> Reading:
    return Reading("cd" * 32, "one.txt", records, 3)


def lines(*records: Record) -> list[bytes]:
    return [line.encode() for line in to_lines([reading(*records)])]


def refusals(value: object) -> str:
    with pytest.raises(InputProblems) as caught:
        from_json(value)
    return "\n".join(map(str, caught.value.problems))


def changed(path: str, value: object, record: Record = EVENT) -> dict[str, object]:
    whole = json.loads(json.dumps(to_json(record)))
    *above, last = path.split(".")
    place = whole
    for name in above:
        place = place[int(name) if name.isdigit() else name]
    place[last] = value
    return whole


@pytest.mark.parametrize("when", ["2014/..", "../1990"])
def test_a_span_that_is_open_on_one_side_is_read_as_it_was_written(when):
    record = replace(EVENT, when=when)
    assert from_lines(lines(record)) == (reading(record),)


def test_an_event_without_an_end_is_published_without_one():
    frame = plover_table([reading(EVENT)]).frame
    assert frame["date"].to_list() == ["2014-01-01"]
    assert frame["enddate"].to_list() == [None]


def test_an_event_of_before_some_day_did_not_happen_when_it_was_written():
    table = plover_table(
        [reading(replace(EVENT, when="../1990"))], written={"cd" * 32: date(2020, 1, 1)}
    )
    assert table.frame.is_empty()
    assert sum(table.left_out.values()) == 1


@pytest.mark.parametrize(
    "path",
    [
        "evidence.segment",
        "evidence.sentence",
        "evidence.span.end",
        "evidence.proof.end",
        "source.ccode",
        "sure",
        "goldstein",
    ],
)
@pytest.mark.parametrize(
    "value",
    [10**30, -(10**30), pytest.param(HUGE, id="huge"), float("nan"), float("inf"), "7", True],
)
def test_no_number_is_too_large_to_be_refused_by_name(path, value):
    assert f"record: {path}: " in refusals(changed(path, value))


@pytest.mark.parametrize("code", [0, -5, 1000, 99_999])
@pytest.mark.parametrize("side", ["source", "target"])
def test_a_state_has_a_number_of_three_digits(side, code):
    assert f"{side}.ccode: found {code}, expected a number from 1 to 999" in refusals(
        changed(f"{side}.ccode", code)
    )


def test_a_state_of_a_claim_has_a_number_of_three_digits():
    assert "effect.dyad[1].ccode: found 4000" in refusals(
        changed("effect.dyad.1.ccode", 4000, CLAIM)
    )


@pytest.mark.parametrize("place", ["//p[1]", "header Subject"])
def test_places_outside_of_a_text_are_held_to_what_tables_can_hold(place):
    value = changed("evidence.proof.place", place)
    value["evidence"]["proof"]["end"] = 10**12  # type: ignore[index]
    assert "evidence.proof.end: found 1000000000000" in refusals(value)


@pytest.mark.parametrize(
    "words",
    ["=cmd|' /C calc'!A0", "\x1b[31mred", "\u202eturned", "\ud800", "[/red]", "a\nb\0c"],
    ids=["formula", "escape", "turned", "half", "markup", "control"],
)
def test_words_of_others_go_into_every_table(words, tmp_path):
    record = replace(EVENT, source=replace(PERU, key=words, name=words, words=words))
    (again,) = from_lines(lines(record))
    for form in ("records", "plover", "icews", "gdelt"):
        path = write_coding([again], tmp_path / f"{form}.csv", form=form)
        held = path.read_text(encoding="utf-8")
        assert ",=cmd" not in held


def test_a_record_more_than_announced_is_not_taken_for_another_reading():
    heading, *records = lines(EVENT, replace(EVENT, sign=0))
    with pytest.raises(InputProblems, match="more than the line of its reading announces"):
        from_lines([heading.replace(b'"records":2', b'"records":1'), *records])
    with pytest.raises(InputProblems, match="more than the line of its reading announces"):
        from_lines([heading.replace(b'"records":2', b'"records":0'), *records])


def test_records_without_their_heading_are_still_read():
    _, first, second = lines(EVENT, replace(EVENT, sign=0))
    (found,) = from_lines([first, second])
    assert len(found.records) == 2
    assert found.notes


def test_a_claim_of_a_document_that_nobody_told_of_is_a_work_of_its_own():
    (claim,) = claims_in([reading(CLAIM)], {})
    assert claim.works == 1
    assert claim.sayings[0].work == "cd" * 32


def test_a_text_is_not_taken_for_a_list_of_sentences():
    with pytest.raises(CodingError, match="one text was given for a list"):
        code_sentences("Peru met Chile.")


@pytest.mark.parametrize("paragraphs", [[], [0], [0, 0, 0]])
def test_each_sentence_has_one_paragraph(paragraphs):
    with pytest.raises(CodingError, match=f"{len(paragraphs)} paragraphs for 2 sentences"):
        code_sentences(["Peru met Chile.", "They quarrelled."], paragraphs=paragraphs)


def test_halves_of_characters_are_parsed_as_unknown_ones():
    text = "Peru \ud83d met \udfff Chile."
    (tree,) = parse([text])
    assert tree is not None
    assert tree.text == "Peru \ufffd met \ufffd Chile."
    assert "".join(tree.words).encode()
    assert tree.given(0, len(tree.text)) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Peru " + "(" * 120 + "met" + ")" * 120 + " Chile.",
        "Peru said " + '"' * 200 + "that it met Chile" + '"' * 40,
        ". , ; : ! ? " * 20,
        "Iran Iraq " * 100,
        "Peru" + "\u0301" * 4000 + " met Chile.",
        "\u202ePeru\u202c met \u2066Chile\u2069.",
        "\U0001f1f5\U0001f1ea met \U0001f1e8\U0001f1f1 \U0001f600.",
        "Peru\0 met\x1b[31m Chile.\x07",
        "Peru met Chile, " * 40 + "and it met both of them.",
        "",
        "   ",
        "Peru " + "x" * 4000 + " met Chile.",
    ],
    ids=range(12),
)
def test_an_odd_sentence_is_coded_or_left_with_a_reason(text):
    (sentence,) = code_sentences([text])
    assert sentence.coded or sentence.empty
    assert all(0.0 <= one.sure <= 1.0 for one in sentence.coded)


def test_a_sentence_of_a_hundred_thousand_words_is_left_with_a_reason():
    (sentence,) = code_sentences(["Peru and " * 50_000 + "Chile met."])
    assert sentence.empty == "too long"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date.max, "Tomorrow Peru will attack Chile."),
        (date.min, "Yesterday Peru attacked Chile."),
        (date.min, "Last week Peru attacked Chile."),
    ],
)
def test_days_beyond_the_calendar_are_no_dates(day, text) -> None:
    (sentence,) = code_sentences([text], written=day)
    assert {coded.when for coded in sentence.coded} <= {""}


def test_a_table_of_endless_columns_is_refused_at_once(tmp_path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("name,code" + ",nonsense" * 20_000 + "\nA,B\n", encoding="utf-8")
    with pytest.raises((CodingError, InputProblems)) as caught:
        read_actor_table(path)
    assert len(str(caught.value)) < 5_000


def test_a_number_of_thousands_of_digits_is_no_lexicon(tmp_path) -> None:
    (tmp_path / "triggers.toml").write_text("[[entry]]\nsign = " + "9" * 5_000, encoding="utf-8")
    (problem,) = lint(tmp_path)
    assert "no valid TOML" in problem.what
