"""JSON lines, arrays and single records: one text per record, and damage costs one record."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.documents.model import Original
from tertius.documents.reading import Limits, read_bytes

RECORD = {"title": "Talks resume", "text": "Envoys met.", "date": "2023-09-18", "Author": "A. Bell"}


def lines(*records: object) -> bytes:
    return "\n".join(json.dumps(r, ensure_ascii=False) for r in records).encode()


def test_each_line_is_a_text_with_what_its_fields_declare(read) -> None:
    found = read(lines(RECORD, {"text": "Envoys left."}), "wire.jsonl")
    assert found.words == ["Envoys met.", "Envoys left."]
    assert [one.place for one in found.texts] == ["wire.jsonl:1", "wire.jsonl:2"]
    assert found.declared[0] == {
        "title": "Talks resume",
        "published": "2023-09-18",
        "author": "A. Bell",
    }
    assert found.places[0]["author"] == "field Author"


@pytest.mark.parametrize("name", ["body", "content", "Full_Text", "article text", "story"])
def test_the_text_is_found_under_its_usual_names(read, name: str) -> None:
    assert read(lines({"id": 7, name: "Envoys met."})).words == ["Envoys met."]


def test_a_field_that_is_named_is_taken_whatever_it_is_called(read) -> None:
    found = read(lines({"text": "no", "speech": "yes"}), column="speech")
    assert found.words == ["yes"]


def test_two_fields_that_may_hold_the_text_end_the_reading_with_their_names(read) -> None:
    found = read(lines({"text": "a", "body": "b"}, {"text": "c"}), "w.jsonl")
    assert found.words == []
    assert found.rules == ["ambiguous column"]
    assert "'text' and 'body'" in found.refusals[0].what
    assert "--column" in found.refusals[0].remedy


def test_damaged_lines_are_told_by_number_and_the_rest_is_read(read) -> None:
    data = b'{"text": "one"}\n{"text": \n\n[1, 2]\n{"id": 3}\n{"text": 4}\n{"text": "two"}'
    found = read(data, "w.jsonl")
    assert found.words == ["one", "two"]
    assert [(r.place, r.rule) for r in found.refusals] == [
        ("w.jsonl:2", "not JSON"),
        ("w.jsonl:4", "no record"),
        ("w.jsonl:5", "no text column"),
        ("w.jsonl:6", "not a text"),
    ]
    assert "Expecting value" in found.refusals[0].what


@pytest.mark.parametrize("value", [None, "", " \n "])
def test_a_record_that_says_nothing_is_empty(read, value: object) -> None:
    assert read(lines({"text": value}, {"text": "x"})).rules == ["empty"]


def test_html_in_a_field_is_html_and_declares_for_itself(read) -> None:
    page = '<html lang="en"><meta property="og:site_name" content="The Wire"><p>Envoys met.</p>'
    found = read(lines({"html": page}))
    assert found.texts[0].format == "html"
    assert found.declared == [{"language": "en", "host": "The Wire"}]


def test_names_in_lists_and_objects_are_written_out(read) -> None:
    record = {
        "text": "x",
        "authors": ["A. Bell", {"name": "C. Dorn"}],
        "source": {"id": None, "name": "The Wire"},
        "published_at": 1695031200,
        "language": None,
        "url": True,
    }
    assert read(lines(record)).declared == [
        {"author": "A. Bell, C. Dorn", "host": "The Wire", "published": "1695031200"}
    ]


def test_a_value_past_its_limit_is_left_out_with_a_note(read) -> None:
    found = read(lines({"text": "x", "title": "t" * 99}), limits=Limits(field=50))
    assert found.declared == [{}]
    assert found.texts[0].notes == ("field title is longer than 50 characters and was left out",)


def test_halves_of_characters_are_replaced_with_a_note(read) -> None:
    found = read(b'{"text": "a \\ud83d b"}')
    assert found.words == ["a \ufffd b"]
    assert "1 halves of characters" in found.texts[0].notes[0]


def test_an_array_is_read_record_by_record(read) -> None:
    found = read(json.dumps([RECORD, {"text": "Envoys left."}], indent=1).encode(), "a.json")
    assert found.words == ["Envoys met.", "Envoys left."]
    assert found.texts[1].place == "a.json!2"


def test_one_record_over_many_lines(read) -> None:
    assert read(json.dumps(RECORD, indent=2).encode(), "a.json").words == ["Envoys met."]


def test_records_one_after_another(read) -> None:
    data = json.dumps(RECORD, indent=2) + "\n" + json.dumps(RECORD, indent=2)
    assert read(data.encode(), "a").words == ["Envoys met."] * 2


def test_the_answer_of_a_service_is_unwrapped(read) -> None:
    answer = {"status": "ok", "total": 2, "articles": [RECORD, {"content": "Envoys left."}]}
    assert read(json.dumps(answer).encode(), "a.json").words == ["Envoys met.", "Envoys left."]


def test_an_array_larger_than_what_is_looked_at(read) -> None:
    records = [{"text": f"{n} " + "word " * 9000} for n in range(60)]
    found = read(json.dumps(records).encode(), "a.json")
    assert [one.split()[0] for one in found.words] == [str(n) for n in range(60)]
    assert found.rules == []


def test_an_array_cut_short_gives_what_was_whole(read) -> None:
    found = read(b'[{"text": "one"}, {"text": "tw', "a.json")
    assert found.words == ["one"]
    assert found.refusals[0].place == "a.json!2"
    assert "Unterminated string" in found.refusals[0].what


@pytest.mark.parametrize("data", [b"[]", b"[ ]\n", b"{}"])
def test_json_without_a_record(read, data: bytes) -> None:
    assert read(data, "a.json").rules[0] in ("empty", "no text column")


def test_utf_16_and_marks(read) -> None:
    for encoding in ("utf-16", "utf-8-sig", "utf-16-be"):
        data = lines({"text": "Zoë met"}, {"text": "b"}).decode()
        assert read(data.encode(encoding), "a.jsonl").words == ["Zoë met", "b"]
        array = json.dumps([{"text": "Zoë met"}], ensure_ascii=False)
        assert read(array.encode(encoding), "a.json").words == ["Zoë met"]


def test_a_legacy_file_is_decoded_as_a_whole(read) -> None:
    text = "La délégation a quitté la salle après l'échec des négociations."
    found = read(lines({"text": text}, {"text": "fin"}).decode().encode("cp1252"), "a.jsonl")
    assert found.words == [text, "fin"]
    assert "decoded as cp1252" in found.texts[0].notes[0]


def test_json_in_another_encoding_is_refused(read) -> None:
    found = read(b'[{"text": "caf\xe9"}]', "a.json")
    assert found.rules == ["encoding"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=50)
@given(st.lists(VALUES, max_size=6))
def test_every_line_of_json_is_a_text_or_a_refusal(values: list[object]) -> None:
    refusals: list[object] = []
    data = b"\n".join(json.dumps(v).encode() for v in values)
    texts = list(read_bytes(data, name="a.jsonl", refused=refusals.append))
    stopped = any(getattr(r, "rule", "") == "ambiguous column" for r in refusals)
    assert stopped or not values or len(texts) + len(refusals) == len(values)


@settings(max_examples=50)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)))
def test_texts_come_back_as_they_were_written(texts: list[str]) -> None:
    kept = [t for t in texts if "\0" not in t and not t.isspace()]
    for data, name in (
        (lines(*[{"text": t} for t in kept]), "a.jsonl"),
        (json.dumps([{"text": t} for t in kept]).encode(), "a.json"),
    ):
        found: list[Original] = list(read_bytes(data, name=name, refused=lambda _: None))
        assert [one.text for one in found] == kept
