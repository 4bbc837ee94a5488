"""Records are kept as lines of JSON, and come back as they were or not at all."""

import json
from dataclasses import fields, replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coding.records.some_records import (
    CLAIM,
    DOCUMENT,
    REQUEST,
    a_reading,
    an_event,
    readings,
    records,
)

from tertius.coding.model import Party, Reading, Stance
from tertius.coding.records import (
    SCHEMA,
    from_json,
    from_lines,
    record_schema,
    to_json,
    to_lines,
)
from tertius.documents.model import Proof
from tertius.errors import InputProblems


def lines_of(*given: Reading) -> list[bytes]:
    return [line.encode() for line in to_lines(given)]


def problems(lines: list[bytes]) -> list[str]:
    with pytest.raises(InputProblems) as caught:
        from_lines(lines, where="kept.jsonl")
    return [str(problem) for problem in caught.value.problems]


def changed(**changes: object) -> list[str]:
    """Give the problems of the request with some fields changed, dots for fields within."""
    value = to_json(REQUEST)
    for name, new in changes.items():
        *above, last = name.split("__")
        inner = value
        for key in above:
            inner = inner[key]
        inner[last] = new
    with pytest.raises(InputProblems) as caught:
        from_json(value)
    return [str(problem) for problem in caught.value.problems]


@given(records())
@settings(max_examples=100, deadline=None)
def test_any_record_comes_back_from_json_as_it_was(record):
    text = json.dumps(to_json(record))
    assert from_json(json.loads(text)) == record


@given(st.lists(readings(), max_size=3))
@settings(max_examples=30, deadline=None)
def test_any_readings_come_back_from_their_lines_as_they_were(given):
    assert from_lines(lines_of(*given)) == tuple(given)


def test_nested_stances_and_effects_are_kept():
    value = to_json(CLAIM)
    assert value["schema"] == SCHEMA
    assert value["stance"]["within"]["within"]["level"] == "asserted"
    assert value["effect"]["dyad"][1]["key"] == "GMY"
    assert from_json(value) == CLAIM


def test_a_line_is_one_line_whatever_the_text_holds():
    odd = replace(REQUEST, condition="a\nb\r\u2028c\u0085", rule="\x00\x1b[31m")
    lines = lines_of(a_reading(odd))
    assert len(lines) == 2
    assert all(line.count(b"\n") == 1 and line.endswith(b"\n") for line in lines)
    assert from_lines(b"".join(lines).split(b"\n"))[0].records == (odd,)


def test_half_a_character_is_kept_too():
    broken = replace(REQUEST, condition="half \ud83d of it")
    assert from_lines(lines_of(a_reading(broken)))[0].records == (broken,)


def test_words_of_other_scripts_stay_readable():
    record = replace(REQUEST, source=Party("CHN", "China", "北京"))
    assert "北京".encode() in lines_of(a_reading(record))[1]


def test_a_mark_at_the_start_and_blank_lines_are_passed_over():
    lines = lines_of(a_reading(REQUEST))
    assert from_lines([b"\xef\xbb\xbf" + lines[0], b"\r\n", lines[1], b""]) == (a_reading(REQUEST),)


def test_an_empty_file_has_no_readings():
    assert from_lines([]) == ()


def test_records_that_were_picked_out_are_read_without_their_reading():
    other = replace(REQUEST, evidence=replace(REQUEST.evidence, document="cd" * 32))
    picked = [line.encode() for line in map(json.dumps, map(to_json, (REQUEST, CLAIM, other)))]
    found = from_lines(picked)
    assert [one.records for one in found] == [(REQUEST, CLAIM), (other,)]
    assert all("was missing" in one.notes[0] for one in found)


def test_a_file_that_was_cut_is_refused():
    lines = lines_of(a_reading(REQUEST, CLAIM))
    (found,) = problems(lines[:-1])
    assert found.startswith("kept.jsonl:1: 2 records announced, 1 lines found")


def test_a_record_among_those_of_another_document_is_refused():
    other = replace(REQUEST, evidence=replace(REQUEST.evidence, document="cd" * 32))
    (found,) = problems(lines_of(a_reading(other)))
    assert "kept.jsonl:2: evidence.document: found the document cdcdcdcdcdcd" in found


def test_all_problems_of_a_file_are_found_with_line_and_field():
    heading, request, claim = lines_of(a_reading(REQUEST, CLAIM))
    bad = request.replace(b'"sure":0.8', b'"sure":"very"').replace(b'"POL"', b"7")
    found = problems([heading, bad, claim.replace(b'"causal"', b'"casual"')])
    assert found[0] == "kept.jsonl:2: source.key: found 7, expected text"
    assert found[1] == "kept.jsonl:2: sure: found 'very', expected a number"
    assert found[2].startswith("kept.jsonl:3: kind: found 'casual', expected one of 'event'")
    assert len(found) == 3


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"{", "found no JSON"),
        (b'{"schema": NaN}', "NaN is no number of JSON"),
        (b"[1, 2]", "found a list of 2, expected an object"),
        (b'"text"', "found 'text', expected an object"),
        (b"\xff\xfe{}", "found byte 0xff at 0, expected UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b"{}", f"schema: found nothing, expected '{SCHEMA}'"),
        (b'{"schema": "tertius-record-9"}', "schema: found 'tertius-record-9'"),
        (b'{"schema": 1}', "schema: found 1, expected"),
        (b"<html><script>alert(1)</script>", "found no JSON"),
    ],
)
def test_a_line_that_is_no_record_is_refused(line, what):
    (found,) = problems([line])
    assert found.startswith("kept.jsonl:1: ")
    assert what in found


def test_stances_without_end_are_refused():
    value = {"level": "negated", "holder": "x", "words": "", "within": None}
    for _ in range(5000):
        value = {**value, "within": value}
    assert "nested too deeply" in changed(stance=value)[0]


def test_a_heading_is_held_to_its_form():
    heading, record = lines_of(a_reading(REQUEST))
    bad = heading.replace(b'"sentences":9', b'"sentences":-9').replace(b'"no actors"', b'"no idea"')
    found = problems([bad, record])
    assert any("empty: name of a field: found 'no idea'" in one for one in found)
    (found,) = problems([heading.replace(b'"sentences":9', b'"sentences":-9'), record])
    assert "sentences: found -9, expected 0 or more" in found


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"event_type": "HELP"}, "event_type: found 'HELP', expected one of AGREE"),
        ({"mode": "visit"}, "mode: found 'visit', expected assist, change, yield, meet"),
        ({"quad_class": None}, "quad_class: found null"),
        ({"quad_class": 5}, "quad_class: found 5, expected 1, 2, 3, 4 or null"),
        ({"goldstein": 11.5}, "goldstein: found 11.5, expected a number from -10 to 10"),
        ({"sure": 1.2}, "sure: found 1.2, expected a probability"),
        ({"sign": 2}, "sign: found 2, expected one of -1, 0, 1"),
        ({"sign": True}, "sign: found true"),
        ({"when": "yesterday"}, "when: found 'yesterday', expected an ISO 8601 date"),
        ({"when": "2023-02-30"}, "when: found '2023-02-30'"),
        ({"when": "2023/2021"}, "when: found '2023/2021'"),
        ({"target": None}, "target: found null"),
        ({"effect": {"dyad": None, "sign": 1, "general": True}}, "effect: found one"),
        ({"kind": "causal"}, "effect: found null"),
        ({"evidence__document": "letters"}, "evidence.document: found 'letters'"),
        ({"evidence__segment": -1}, "evidence.segment: found -1"),
        ({"evidence__span": {"start": 9, "end": 3}}, "evidence.span: found 9–3"),
        ({"evidence__proof__end": 120}, "evidence.proof.quote: found 48 characters for 100–120"),
        ({"evidence__trigger__start": 1, "evidence__trigger__end": 6}, "inside of the proof"),
        ({"extra": 1}, "extra: found 1, expected no such field"),
    ],
)
def test_what_contradicts_itself_is_refused(changes, what):
    assert any(f"record: {what}" in one or what in one for one in changed(**changes))


def test_an_event_needs_a_type_and_a_standing_tie_does_not():
    untyped = {"event_type": "", "mode": "", "quad_class": None, "goldstein": None}
    assert "an event always has one" in changed(**untyped)[0]
    standing = replace(REQUEST, kind="standing", **untyped)
    assert from_json(to_json(standing)) == standing


def test_a_proof_outside_of_the_text_has_no_places():
    proof = Proof(0, 0, "Talks resume", place="header Subject")
    record = replace(REQUEST, evidence=replace(REQUEST.evidence, proof=proof, trigger=proof))
    assert from_json(to_json(record)) == record


def test_a_claim_names_its_dyad_or_is_general():
    value = to_json(CLAIM)
    value["effect"]["dyad"] = None
    with pytest.raises(InputProblems, match="not general"):
        from_json(value)
    value["effect"]["general"] = True
    assert from_json(value).effect.dyad is None


def test_the_name_of_what_is_read_stands_in_the_message():
    with pytest.raises(InputProblems) as caught:
        from_json({"schema": SCHEMA}, where="answer 3")
    assert caught.value.message.endswith("problems in records; nothing was read")
    assert str(caught.value.problems[0]).startswith("answer 3: ")
    with pytest.raises(InputProblems, match="found a list of 0"):
        from_json([])


def test_the_shipped_schema_is_that_of_the_classes():
    path = files("tertius.coding") / "data" / "ontology" / "record.schema.json"
    shipped = json.loads(path.read_text(encoding="utf-8"))
    assert shipped == json.loads(json.dumps(record_schema())), "write it anew from record_schema()"


def test_the_schema_has_every_field_of_a_record():
    schema = record_schema()
    assert set(schema["properties"]) == set(to_json(REQUEST))
    assert schema["required"][0] == "schema"
    assert schema["$defs"]["Stance"]["properties"]["within"]["anyOf"][0] == {
        "$ref": "#/$defs/Stance"
    }
    assert set(schema["$defs"]) == {"Party", "Stance", "Effect", "Evidence", "Span", "Proof"}


def test_the_document_of_a_reading_is_in_its_heading():
    heading = json.loads(lines_of(a_reading(an_event("AID"), notes=("short",)))[0])
    assert heading["document"] == DOCUMENT
    assert heading["records"] == 1
    assert heading["empty"] == {"no actors": 3, "no trigger": 2}
    assert heading["notes"] == ["short"]


def test_every_field_of_a_reading_is_in_its_heading():
    heading = json.loads(lines_of(a_reading())[0])
    assert {field.name for field in fields(Reading)} | {"schema"} == set(heading)


def test_a_title_is_no_sentence_and_has_the_place_before_them():
    title = replace(REQUEST, evidence=replace(REQUEST.evidence, sentence=-1))
    assert from_json(to_json(title)) == title
    assert "or -1 for a title" in changed(evidence__sentence=-2)[0]


def test_a_stance_within_itself_is_told_from_one_alone():
    alone = replace(REQUEST, stance=Stance("negated"))
    within = replace(REQUEST, stance=Stance("negated", within=Stance("negated")))
    assert to_json(alone) != to_json(within)
