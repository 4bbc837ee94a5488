"""One row per record, every field in a column, null for what is absent."""

from dataclasses import fields, replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coding.records.some_records import (
    CLAIM,
    DOCUMENT,
    GERMANY,
    NATO,
    NOBODY,
    POLAND,
    REQUEST,
    RUSSIA,
    a_reading,
    an_event,
    readings,
)

from tertius.coding.model import Effect, Record, Stance
from tertius.coding.records import COLUMNS, empty_table, records_table
from tertius.coding.records.columns import EMPTY_COLUMNS
from tertius.coding.records.table import stances_of
from tertius.columns import LABEL_LIMIT, NAME_LIMIT
from tertius.documents.model import Proof


def row_of(record: Record) -> dict[str, object]:
    return records_table([a_reading(record)]).row(0, named=True)


@pytest.mark.parametrize("columns", [COLUMNS, EMPTY_COLUMNS])
def test_columns_can_go_into_any_format(columns):
    names = [column.name for column in columns]
    assert len(set(names)) == len(names)
    assert all(len(name) <= NAME_LIMIT and name.islower() for name in names)
    assert all(0 < len(column.label) <= LABEL_LIMIT for column in columns)


def test_every_field_of_a_record_has_a_column():
    names = {column.name for column in COLUMNS}
    spread = {"evidence": "quote", "effect": "effect_sign"}
    assert {"stances", "factive"} <= names, "of a stance"
    assert {spread.get(f.name, f.name) for f in fields(Record)} <= names


def test_a_request_is_told_in_full():
    row = row_of(REQUEST)
    assert row["document"] == DOCUMENT
    assert row["record"] == 1
    assert (row["source"], row["source_ccode"], row["source_words"]) == ("POL", 290, "Warsaw")
    assert (row["target"], row["target_name"], row["target_role"]) == ("GMY", "Germany", None)
    assert (row["ccode1"], row["ccode2"]) == (255, 290)
    assert (row["event_type"], row["mode"], row["event_code"]) == ("REQUEST", "assist", "02")
    assert (row["quad_class"], row["goldstein"], row["sign"]) == (3, -5.0, 1)
    assert (row["stance"], row["holder"], row["stance_words"]) == ("asserted", "author", None)
    assert (row["when"], row["year"]) == ("2023-05", 2023)
    assert row["quote"][11:16] == row["trigger"] == "asked"
    assert (row["quote_start"], row["trigger_start"], row["trigger_end"]) == (100, 111, 116)
    assert (row["segment"], row["sentence"], row["rule"], row["sure"]) == (0, 4, "verb:object", 0.8)
    assert row["effect_sign"] is None


def test_a_claim_has_a_driver_and_an_effect_and_no_target():
    row = row_of(CLAIM)
    assert (row["source"], row["target"], row["ccode1"]) == ("RUS", None, None)
    assert (row["effect1"], row["effect2"]) == ("GMY", "POL")
    assert (row["effect_ccode1"], row["effect_ccode2"], row["effect_sign"]) == (255, 290, 1)
    assert row["effect_general"] is False
    assert row["event_type"] is row["event_code"] is row["quad_class"] is row["goldstein"] is None


def test_a_claim_about_everybody_has_no_dyad():
    row = row_of(replace(CLAIM, effect=Effect(None, 1, general=True)))
    assert row["effect1"] is row["effect_ccode1"] is None
    assert row["effect_general"] is True


def test_stances_within_stances_are_all_there_the_outermost_first():
    row = row_of(CLAIM)
    assert (row["stance"], row["holder"]) == ("opinion", "analysts")
    assert row["stances"] == "opinion by analysts > reported by POL > asserted by author"
    assert [s.level for s in stances_of(Stance("negated"))] == ["negated"]


def test_a_dyad_with_no_state_or_one_state_has_no_numbers():
    assert row_of(replace(REQUEST, target=NATO))["ccode1"] is None
    assert row_of(replace(REQUEST, target=POLAND))["ccode2"] is None
    row = row_of(replace(CLAIM, effect=Effect((NATO, RUSSIA), -1)))
    assert (row["effect1"], row["effect2"], row["effect_ccode1"]) == ("RUS", "NATO", None)


def test_an_actor_that_nobody_could_name_has_words_and_no_key():
    row = row_of(replace(REQUEST, target=NOBODY))
    assert (row["target"], row["target_words"]) == (None, "they")


def test_a_cameo_code_that_says_more_than_the_type_is_marked():
    lossy = {name: row_of(an_event(name))["event_code_lossy"] for name in ("AID", "RETREAT")}
    assert lossy == {"AID": False, "RETREAT": True}
    assert row_of(an_event("AID", "military"))["event_code"] == "072"


def test_records_are_numbered_in_their_reading():
    both = [a_reading(REQUEST, CLAIM), a_reading(REQUEST)]
    assert records_table(both)["record"].to_list() == [1, 2, 1]


def test_a_table_of_nothing_has_all_columns_with_their_types():
    table = records_table([])
    assert table.columns == [column.name for column in COLUMNS]
    assert table.height == 0
    assert table.schema == records_table([a_reading(REQUEST, CLAIM)]).schema
    assert table.schema["source_ccode"] == pl.Int16


def test_half_a_character_does_not_stop_a_table():
    proof = Proof(100, 102, "a\ud83d")
    row = row_of(replace(REQUEST, evidence=replace(REQUEST.evidence, proof=proof, trigger=proof)))
    assert row["quote"] == "a?"


@given(st.lists(readings(), max_size=2))
@settings(max_examples=30, deadline=None)
def test_any_readings_make_a_table_with_a_row_per_record(given):
    table = records_table(given)
    assert table.height == sum(len(reading.records) for reading in given)
    dyads = table.drop_nulls(["ccode1", "ccode2"])
    assert (dyads["ccode1"] < dyads["ccode2"]).all()
    claims = table.drop_nulls(["effect_ccode1", "effect_ccode2"])
    assert (claims["effect_ccode1"] < claims["effect_ccode2"]).all()
    assert table["event_type"].is_null().equals(table["event_code"].is_null())


def test_sentences_without_records_are_counted_by_reason():
    table = empty_table([a_reading(REQUEST)])
    assert table.columns == [column.name for column in EMPTY_COLUMNS]
    counts = dict(table.select("reason", "sentences").iter_rows())
    assert counts == {"read": 9, "no actors": 3, "no trigger": 2}
    assert set(table["document"]) == {DOCUMENT}


def test_a_source_is_not_swapped_to_order_the_dyad():
    row = row_of(replace(REQUEST, source=GERMANY, target=POLAND))
    assert (row["source_ccode"], row["target_ccode"]) == (255, 290)
    assert (row_of(REQUEST)["source_ccode"], row_of(REQUEST)["target_ccode"]) == (290, 255)
