"""Records in files: what is written is read back, and every table says what it left out."""

import json
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from tests.coding.records.some_records import CLAIM, DOCUMENT, REQUEST, a_reading, an_event

from tertius.coding.model import Evidence, Reading, Stance
from tertius.coding.records import records_table
from tertius.coding.records.published import DEFAULT_LEVELS
from tertius.coding.texts import Texts
from tertius.documents.cleaning import clean
from tertius.documents.model import Document, Original, Proof
from tertius.documents.works.telling import tell
from tertius.errors import CodingError, InputProblems, TertiusError
from tertius.exchange import read_csv, read_parquet
from tertius.exchange.parquet import read_about
from tertius.report.coding_exports import (
    FORMS,
    left_out,
    published_table,
    read_records,
    write_coding,
    write_readings,
    write_records,
)

VISIT = an_event("CONSULT", "visit", when="2023-05-17", reciprocal=True)
DENIED = replace(REQUEST, stance=Stance("negated", "RUS", "denied"))
READINGS = [a_reading(REQUEST, CLAIM, VISIT, DENIED, notes=("two sentences were too long",))]


@pytest.fixture
def kept(tmp_path):
    return write_records(READINGS, tmp_path / "kept.jsonl")


def test_records_come_back_from_their_file(kept):
    assert read_records(kept) == tuple(READINGS)
    assert read_records(str(kept)) == tuple(READINGS)


def test_the_ending_of_lines_is_asked_for(tmp_path):
    with pytest.raises(TertiusError, match=r"'\.json' names no format"):
        write_records(READINGS, tmp_path / "kept.json")


def test_nothing_is_written_by_half(kept):
    before = kept.read_bytes()

    def broken():
        yield READINGS[0]
        raise RuntimeError("the coder stopped")

    with pytest.raises(RuntimeError):
        write_records(broken(), kept)
    assert kept.read_bytes() == before
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_problems_of_a_file_name_it_with_line_and_field(kept):
    lines = kept.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b'"causal"', b'"casual"')
    kept.write_bytes(b"\n".join(lines))
    with pytest.raises(InputProblems) as caught:
        read_records(kept)
    assert f"{kept}:3: kind: found 'casual', expected one of" in str(caught.value)


def test_line_ends_of_windows_do_no_harm(kept):
    kept.write_bytes(kept.read_bytes().replace(b"\n", b"\r\n"))
    assert read_records(kept) == tuple(READINGS)


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_what_is_no_file_is_refused(tmp_path, name):
    with pytest.raises(CodingError) as caught:
        read_records(tmp_path / name)
    assert str(tmp_path) in str(caught.value)


def test_a_binary_file_is_refused_line_by_line(tmp_path):
    path = tmp_path / "photo.jsonl"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff\xd8")
    with pytest.raises(InputProblems, match=r"photo\.jsonl:1: found byte 0x89"):
        read_records(path)


def test_a_file_too_large_is_not_read(kept, monkeypatch):
    monkeypatch.setattr("tertius.report.coding_exports.LARGEST", 10)
    with pytest.raises(CodingError, match="too large"):
        read_records(kept)


def test_the_table_is_the_same_from_every_file(tmp_path):
    table = records_table(READINGS)
    assert read_csv(write_coding(READINGS, tmp_path / "r.csv")).height == table.height
    assert read_parquet(write_coding(READINGS, tmp_path / "r.parquet")).equals(table)
    assert read_records(write_coding(READINGS, tmp_path / "r.jsonl")) == tuple(READINGS)


def test_words_of_a_text_are_no_formula_of_a_spreadsheet(tmp_path):
    path = write_coding([a_reading(replace(REQUEST, condition="=1+1"))], tmp_path / "r.csv")
    assert "'=1+1" in path.read_text(encoding="utf-8")
    assert read_csv(path)["condition"].to_list() == ["=1+1"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_every_form_can_be_written(tmp_path, form, ending):
    path = write_coding(READINGS, tmp_path / f"{form}.{ending}", form=form)
    about = read_about(path)
    assert about["title"]
    assert about["sources"][0]["name"] == "texts"
    assert any("no evidence" in note for note in about["notes"])


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_nothing_has_its_columns(tmp_path, form):
    full = write_coding(READINGS, tmp_path / "full.parquet", form=form)
    none = write_coding([], tmp_path / "none.parquet", form=form)
    assert pl.read_parquet(none).schema == pl.read_parquet(full).schema
    assert pl.read_parquet(none).is_empty()


def test_columns_are_described_beside_the_table(tmp_path):
    path = write_coding(READINGS, tmp_path / "r.csv")
    about = json.loads((tmp_path / "r.csv.meta.json").read_text(encoding="utf-8"))
    assert [c["name"] for c in about["columns"]] == pl.read_csv(path).columns
    assert "two sentences were too long" in about["notes"]


def test_a_published_form_says_what_it_left_out(tmp_path):
    about = read_about(write_coding(READINGS, tmp_path / "g.csv", form="gdelt"))
    assert "left out 1 records: of a kind without event type: causal" in about["notes"]
    assert "left out 1 records: stance: negated" in about["notes"]
    assert "1 of 2 events hold in both directions and are two rows" in about["notes"]


def test_other_stances_and_days_are_handed_on(tmp_path):
    undated = [a_reading(replace(DENIED, when=""))]
    days = {DOCUMENT: date(2023, 6, 1)}
    path = write_coding(
        undated, tmp_path / "p.csv", form="plover", levels=["negated"], written=days
    )
    (row,) = pl.read_csv(path).iter_rows(named=True)
    assert (row["date"], row["context"]) == ("2023-06-01", "negation")
    assert published_table(undated, "plover").frame.is_empty()


def test_sentences_without_records_are_a_table_of_their_own(tmp_path):
    path = write_coding(READINGS, tmp_path / "empty.csv", form="empty")
    assert pl.read_csv(path)["reason"].to_list() == ["read", "no actors", "no trigger"]


def test_reasons_are_listed_from_the_most_frequent():
    found = published_table([a_reading(CLAIM, DENIED, DENIED)], "icews", levels=DEFAULT_LEVELS)
    assert left_out(found) == (
        "left out 2 records: stance: negated",
        "left out 1 records: of a kind without event type: causal",
    )


def test_a_form_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(TertiusError, match="Use one of: records, empty, plover, icews, gdelt"):
        write_coding(READINGS, tmp_path / "x.csv", form="weis")
    with pytest.raises(TertiusError, match="Use one of: plover, icews, gdelt"):
        published_table(READINGS, "records")


@pytest.mark.parametrize(("form", "ending"), [("gdelt", "jsonl"), ("records", "dta")])
def test_an_ending_that_a_form_does_not_have_is_refused(tmp_path, form, ending):
    with pytest.raises(TertiusError, match=f"'.{ending}' names no format"):
        write_coding(READINGS, tmp_path / f"x.{ending}", form=form)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path):
    with pytest.raises(TertiusError):
        write_coding(READINGS, tmp_path / "no" / "such" / "folder.csv")


def test_readings_without_records_are_kept(tmp_path):
    empty = Reading(DOCUMENT, "blank.txt", (), 0, {"no sentences": 1}, ("nothing to read",))
    assert read_records(write_records([empty], tmp_path / "e.jsonl")) == (empty,)


# texts that were read together

BODY = (
    "Published {day} May 2023\n\nWarsaw has asked Berlin for air defence systems. The request came "
    "after a week of talks between the two. Officials in Berlin said that they would look at it in "
    "the coming days.\n"
)


@pytest.fixture(scope="module")
def texts() -> Texts:
    """Two publications of one piece, with one undated request read from each."""
    bodies = ("Poland turns to Germany\n\n", 12), ("Berlin is asked for help\n\n", 14)
    documents = tuple(
        clean(Original(title + BODY.format(day=day), place=f"{day}.txt")) for title, day in bodies
    )
    return Texts(documents, tuple(map(reading_of, documents)), tell(documents), ())


def reading_of(document: Document) -> Reading:
    span = document.sentences[0].span
    proof = document.published(span)
    trigger = Proof(proof.start + 11, proof.start + 16, "asked")
    evidence = Evidence(document.identity, document.original.place, 0, 0, span, proof, trigger)
    request = replace(REQUEST, when="", evidence=evidence)
    denied = replace(request, stance=Stance("negated"))
    return Reading(document.identity, evidence.place, (request, denied), 3, {"no trigger": 2})


def test_a_table_of_texts_tells_works_and_who_said_it_first(texts, tmp_path):
    notes = write_readings(texts, tmp_path / "r.csv")
    table = pl.read_csv(tmp_path / "r.csv")
    assert table["work"].n_unique() == 1
    assert table["statement"].to_list() == [0, 0, 0, 0]
    assert table["first"].to_list() == [True, True, False, False]
    assert table["publications"].unique().to_list() == [2]
    assert notes == (f"sentences that gave no record, by reason: {tmp_path / 'r-empty.csv'}",)
    empty = pl.read_csv(tmp_path / "r-empty.csv")
    assert empty.filter(pl.col("reason") == "no trigger")["sentences"].to_list() == [2, 2]


def test_lines_of_texts_are_their_readings(texts, tmp_path):
    assert write_readings(texts, tmp_path / "r.jsonl") == ()
    assert read_records(tmp_path / "r.jsonl") == texts.readings
    assert [path.name for path in tmp_path.iterdir()] == ["r.jsonl"]


def test_what_two_publications_say_is_one_event_on_the_day_it_was_first_said(texts, tmp_path):
    notes = write_readings(texts, tmp_path / "i.csv", layout="icews")
    (row,) = pl.read_csv(tmp_path / "i.csv").iter_rows(named=True)
    assert row["Event Date"] == "2023-05-12"
    assert notes[0] == "left out 2 records: said in an earlier publication"
    assert "left out 1 records: stance: negated" in notes
    assert set(notes) <= set(read_about(tmp_path / "i.csv")["notes"])


def test_all_stances_go_out_if_they_are_wanted(texts, tmp_path):
    write_readings(texts, tmp_path / "p.csv", layout="plover", all_stances=True)
    assert pl.read_csv(tmp_path / "p.csv")["context"].to_list() == [None, "negation"]


def test_sentences_without_records_can_be_asked_for_alone(texts, tmp_path):
    assert write_readings(texts, tmp_path / "e.parquet", layout="empty") == ()
    assert pl.read_parquet(tmp_path / "e.parquet")["reason"].to_list() == ["read", "no trigger"] * 2


@pytest.mark.parametrize(("name", "layout"), [("x.jsonl", "gdelt"), ("x.csv", "weis")])
def test_a_layout_that_cannot_be_written_is_refused_before_anything_is(
    texts, tmp_path, name, layout
):
    with pytest.raises(TertiusError, match="Use one of"):
        write_readings(texts, tmp_path / name, layout=layout)
    assert not list(tmp_path.iterdir())
