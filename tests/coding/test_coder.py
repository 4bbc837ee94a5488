"""A document's records name the characters of the original that prove them, whatever it is like."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tertius.coding.chain import code_sentences
from tertius.coding.coder import code_document, code_documents
from tertius.coding.model import KINDS, LEVELS, Reading
from tertius.coding.ontology import event_types
from tertius.coding.settings import Settings
from tertius.documents import Document, Original, clean
from tertius.errors import CodingError

COLUMN = """\
How Ankara Lost a Neighbour
By Ida Vance
The Strait Review, 12 March 2016

Turkey shot down a Russian bomber in November. Russia imposed sanctions on Turkey within a week. \
Both countries recalled their ambassadors.

The weather was mild in Antalya. Greece may offer Russia a port if Turkey closes the straits.
"""
WAR = "Egypt attacked Israel on 6 October 1973."

SENTENCES = [
    "Egypt attacked Israel.",
    "Moscow has  warned\u00a0Kyiv.",
    "Washington’s “hostility” drove Moscow and Beijing together.",
    "Iran—so officials say—never sent arms to Armenia.",
    "The two countries signed a treaty.",
    "It rained.",
    "[Turkey](https://example.org/a) may invade *Syria*.",
    "U.S.-led troops left Iraq; Tehran cheered.",
    "Peru &amp; Chile fear Bolivia.",
    "ﬁnland has dis\u00adtrusted Russia.",
]
WRAPS = ["{}", "<p>{}</p>", "\ufeff{}\n", "> {}", "{}\n\nShare this on Facebook", "\t{}  "]


def proven(document: Document, reading: Reading) -> None:
    """Hold every record of a reading against the original."""
    text = document.original.text
    for record in reading.records:
        evidence = record.evidence
        proof, trigger = evidence.proof, evidence.trigger
        assert text[proof.start : proof.end] == proof.quote
        assert text[trigger.start : trigger.end] == trigger.quote
        assert proof.start <= trigger.start < trigger.end <= proof.end
        assert document.published(evidence.span) == proof
        if evidence.sentence >= 0:
            assert document.sentences[evidence.sentence].span == evidence.span
        assert evidence.document == document.identity


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
    st.sampled_from(WRAPS),
    st.sampled_from(["text", "markdown", "html"]),
    st.sampled_from([" ", "\n", "\n\n", "\r\n"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_record_of_any_text_is_proven_by_its_characters(parts, wrap, form, glue) -> None:
    document = clean(Original(wrap.format(glue.join(parts)), format=form))
    reading = code_document(document)
    proven(document, reading)
    types = {kind.name for kind in event_types()}
    for record in reading.records:
        assert record.kind in KINDS
        assert record.stance.level in LEVELS
        assert 0 <= record.sure <= 1
        assert record.sign in {-1, 0, 1}
        assert (record.event_type in types) == (record.kind == "event")
        assert (record.effect is not None) == (record.kind == "causal")
        assert record.target is None or record.source.key != record.target.key


@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_characters_at_all_do_no_harm(text: str) -> None:
    document = clean(Original(text))
    try:
        proven(document, code_document(document))
    except CodingError as error:
        told = error.message
    else:
        told = "only English is read"
    assert "only English is read" in told


@pytest.fixture(scope="module")
def column() -> tuple[Document, Reading]:
    document = clean(Original(COLUMN, place="column.txt"))
    return document, code_document(document)


def test_records_of_a_column_are_proven(column) -> None:
    proven(*column)


def test_who_did_what_to_whom_is_found(column) -> None:
    found = {
        (r.source.key, r.target.key, r.sign) for r in column[1].records if r.target is not None
    }
    assert ("TUR", "RUS", -1) in found
    assert ("RUS", "TUR", -1) in found


def test_a_supposed_act_is_told_with_its_condition(column) -> None:
    (offer,) = (r for r in column[1].records if r.source.key == "GRC")
    assert offer.stance.level == "hypothetical"
    assert "Turkey closes the straits" in offer.condition


def test_sentences_that_say_nothing_of_two_actors_say_why(column) -> None:
    reading = column[1]
    assert reading.sentences == 6
    assert reading.empty.get("no actors", 0) + reading.empty.get("one actor", 0) >= 1
    silent = sum(reading.empty.values())
    speaking = {r.evidence.sentence for r in reading.records}
    assert silent + len(speaking) == reading.sentences


def test_whom_the_text_names_is_kept(column) -> None:
    assert {"TUR", "RUS", "GRC"} <= column[1].named


def test_titles_can_be_left_out() -> None:
    document = clean(Original(COLUMN))
    reading = code_document(document, settings=Settings(titles=False))
    assert all(record.evidence.sentence >= 0 for record in reading.records)


def test_a_text_of_sports_and_weather_says_nothing_and_why() -> None:
    reading = code_document(clean(Original("The home side won. It rained all day in the hills.")))
    assert reading.records == ()
    assert reading.empty == {"no actors": 2}


def test_a_sentence_by_itself_is_read_although_it_looks_like_a_title() -> None:
    document = clean(Original("Egypt attacked Israel."))
    reading = code_document(document)
    proven(document, reading)
    assert [(r.source.key, r.target.key) for r in reading.records] == [("EGY", "ISR")]


def test_an_empty_text_has_no_sentences() -> None:
    reading = code_document(clean(Original("")))
    assert (reading.sentences, reading.records, reading.empty) == (0, (), {})


def test_a_sentence_of_100_000_words_is_passed_over_and_counted() -> None:
    endless = "Egypt attacked Israel and " * 25_000
    reading = code_document(clean(Original(f"{endless}.\n\n{WAR}")))
    assert reading.empty.get("too long", 0) >= 1


def test_documents_come_back_in_order_and_as_if_read_alone() -> None:
    texts = [COLUMN, WAR, "It rained.", COLUMN.replace("Turkey", "Iran")]
    held = [clean(Original(text)) for text in texts]
    together = list(code_documents(held))
    assert together == [code_document(document) for document in held]


def test_a_foreign_text_stops_with_its_place_after_those_before_it() -> None:
    german = "Die Regierung in Bonn hat gestern mit der sowjetischen Seite verhandelt. " * 4
    held = [clean(Original(WAR)), clean(Original(german, place="bonn.txt"))]
    readings = code_documents(held)
    assert next(readings).records
    with pytest.raises(CodingError, match="is in German") as caught:
        next(readings)
    assert caught.value.where == "bonn.txt"


def test_sentences_without_a_document_are_coded_alike() -> None:
    (sentence,) = code_sentences([WAR], written=date(1974, 1, 1))
    (coded,) = sentence.coded
    assert (coded.frame.source.key, coded.frame.target.key) == ("EGY", "ISR")
    assert (coded.event_type, coded.quad_class, coded.when) == ("ASSAULT", 4, "1973-10-06")
