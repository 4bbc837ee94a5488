"""Published formats hold dated events between named actors; all else is counted."""

from dataclasses import replace
from datetime import date

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
    a_reading,
    an_event,
    readings,
)

from tertius.coding.model import Level, Party, Stance
from tertius.coding.records import gdelt_table, icews_table, plover_table
from tertius.coding.records.published import (
    DEFAULT_LEVELS,
    group_of,
    is_organisation,
    iso_of,
    sector_of,
)

TABLES = {"plover": plover_table, "icews": icews_table, "gdelt": gdelt_table}
WRITTEN = {DOCUMENT: date(2023, 6, 1)}
VISIT = an_event("CONSULT", "visit", when="2023-05-17", reciprocal=True)


def row_of(form: str, *given: object, **options: object) -> dict[str, object]:
    return TABLES[form]([a_reading(*given)], **options).frame.row(0, named=True)


every_form = pytest.mark.parametrize("form", TABLES)


@every_form
def test_an_event_goes_out(form):
    found = TABLES[form]([a_reading(REQUEST)])
    assert found.frame.height == 1
    assert found.left_out == {}


@every_form
@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (CLAIM, "of a kind without event type: causal"),
        (replace(REQUEST, stance=Stance("negated")), "stance: negated"),
        (replace(REQUEST, stance=Stance("opinion", "they")), "stance: opinion"),
        (replace(REQUEST, target=NOBODY), "an actor that nobody could name"),
        (replace(REQUEST, when=""), "no date in the text, and none given for the document"),
    ],
)
def test_what_does_not_fit_is_left_out_and_counted(form, record, reason):
    found = TABLES[form]([a_reading(REQUEST, record, record)])
    assert found.frame.height == 1
    assert found.left_out == {reason: 2}


@every_form
@pytest.mark.parametrize("level", ["hypothetical", "negated", "opinion"])
def test_other_stances_go_out_when_asked_for(form, level: Level):
    record = replace(REQUEST, stance=Stance(level))
    found = TABLES[form]([a_reading(REQUEST, record)], levels=[level])
    assert found.frame.height == 1
    assert found.left_out == {"stance: asserted": 1}


@every_form
def test_what_the_text_takes_for_true_goes_out_whoever_believes_it(form):
    admitted = replace(REQUEST, stance=Stance("opinion", "GMY", "knows that", factive=True))
    assert TABLES[form]([a_reading(admitted)]).frame.height == 1
    assert TABLES[form]([a_reading(admitted)], levels=["reported"]).frame.is_empty()


@every_form
def test_an_event_without_a_date_takes_that_of_its_document(form):
    found = TABLES[form]([a_reading(replace(REQUEST, when=""))], written=WRITTEN)
    assert found.frame.height == 1
    assert "1 of 1 events are dated by the day on which their document was written" in found.notes


@every_form
def test_a_date_wider_than_a_day_is_said(form):
    assert (
        "1 of 1 events span more than a day; the first stands"
        in TABLES[form]([a_reading(REQUEST)]).notes
    )


@pytest.mark.parametrize("form", ["icews", "gdelt"])
def test_codes_of_cameo_that_lose_something_are_counted(form):
    given = [a_reading(an_event("AID", "military"), an_event("RETREAT"), an_event("ACCUSE"))]
    what = "2 of 3 events have a CAMEO code that says more or less than their type and mode"
    assert what in TABLES[form](given).notes


@every_form
@given(given=st.lists(readings(), max_size=2))
@settings(max_examples=20, deadline=None)
def test_every_record_goes_out_or_is_counted(form, given):
    found = TABLES[form](given, written={r.document: date(2020, 1, 1) for r in given})
    whole = sum(len(reading.records) for reading in given)
    out = whole - sum(found.left_out.values())
    assert out <= found.frame.height <= 2 * out
    assert found.frame.schema == TABLES[form]([]).frame.schema


# PLOVER


def test_plover_has_the_names_of_its_manual():
    row = row_of("plover", an_event("CONSULT", "phone", when="2023-05-17"))
    assert row["id"] == "abababababab-1"
    assert (row["date"], row["enddate"]) == ("2023-05-17", None)
    assert (row["source_code"], row["source_sector"]) == ("POL", "GOV")
    assert (row["recipient_code"], row["recipient_sector"]) == ("DEU", None)
    assert (row["event"], row["mode"], row["quad_code"]) == ("CONSULT", "phone", 1)
    assert row["event_scale"] == 2.1
    assert (row["text_info_sequence"], row["text_info_start"]) == (4, 100)
    assert row["cite_info_citation"] == DOCUMENT
    assert row["cite_info_codebook"].startswith("PLOVER draft 0.8")
    assert row["comment"] is None


def test_plover_has_matters_and_special_contexts_in_one_field():
    wish = an_event(
        "AID", "military", superseded=True, stance=Stance("hypothetical", "POL", "would")
    )
    row = row_of("plover", wish, levels=["hypothetical"])
    assert row["mode"] is None
    assert row["context"] == "military; historical; hypothetical"
    assert row["comment"] == "hypothetical by POL"


def test_plover_has_both_as_sources_of_what_is_mutual():
    row = row_of("plover", VISIT)
    assert row["source_code"] == "POL; DEU"
    assert row["recipient_code"] is None


def test_plover_has_igo_for_organisations_and_counts_codes_of_our_own():
    assert row_of("plover", replace(REQUEST, target=NATO))["recipient_code"] == "IGO"
    own = Party("ORC-1", "Orc band")
    found = plover_table([a_reading(replace(REQUEST, target=own), REQUEST)])
    assert found.frame["recipient_code"].to_list() == ["ORC-1", "DEU"]
    expected = "1 of 2 events have an actor without an ISO code, under this project's key"
    assert expected in found.notes
    assert not any("CAMEO" in note for note in found.notes)


# ICEWS


def test_icews_has_its_twenty_columns():
    frame = icews_table([]).frame
    assert frame.width == 20
    assert frame.columns[:8] == [
        "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
        "CAMEO Code", "Intensity",
    ]  # fmt: skip


def test_icews_tells_actors_code_and_intensity():
    row = row_of("icews", REQUEST)
    assert row["Event Date"] == date(2023, 5, 1)
    assert (row["Source Name"], row["Source Sectors"]) == ("Poland", "Government")
    assert (row["Target Name"], row["Target Country"]) == ("Germany", "Germany")
    assert (row["Event Text"], row["CAMEO Code"], row["Intensity"]) == ("Appeal", "02", 3.0)
    assert (row["Story ID"], row["Sentence Number"]) == (1, 5)
    assert row["Publisher"] is row["Latitude"] is None


def test_icews_has_a_country_for_states_only():
    row = row_of("icews", replace(REQUEST, target=NATO))
    assert (row["Target Name"], row["Target Country"]) == ("NATO", None)


@pytest.mark.parametrize(("form", "side"), [("icews", "Source Name"), ("gdelt", "Actor1Name")])
def test_what_is_mutual_is_two_rows_for_coders_of_cameo(form, side):
    found = TABLES[form]([a_reading(VISIT)])
    assert [name.upper() for name in found.frame[side]] == ["POLAND", "GERMANY"]
    assert found.frame.to_series(0).to_list() == [1, 2]
    assert "1 of 1 events hold in both directions and are two rows" in found.notes


def test_icews_can_be_read_by_this_project(tmp_path):
    from tertius.sources.icews_events import read_icews_events

    visit = replace(VISIT, when="2023-03-17")
    path = tmp_path / "events.tab"
    # Its reader takes the archive's table: tab-separated, R's NA, years to 2023.
    frame = icews_table([a_reading(visit)]).frame
    frame.write_csv(path, separator="\t", null_value="NA")
    read = read_icews_events(path)
    assert read.frame["source"].to_list() == [290, 255]


# GDELT


def test_gdelt_has_its_fifty_eight_columns_in_order():
    frame = gdelt_table([]).frame
    assert frame.width == 58
    assert frame.columns[:7] == [
        "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", "Actor1Code",
        "Actor1Name",
    ]  # fmt: skip
    assert frame.columns[25:35] == [
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
        "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
    ]  # fmt: skip
    assert frame.columns[35] == "Actor1Geo_Type"
    assert frame.columns[-3:] == ["ActionGeo_FeatureID", "DATEADDED", "SOURCEURL"]


def test_gdelt_tells_dates_actors_and_codes():
    row = row_of("gdelt", an_event("RETREAT", "ceasefire", when="2023-05-17"), written=WRITTEN)
    assert (row["SQLDATE"], row["MonthYear"], row["Year"]) == (20230517, 202305, 2023)
    assert row["FractionDate"] == pytest.approx(2023 + 167 / 365, abs=1e-4)
    assert (row["Actor1Code"], row["Actor1Name"]) == ("POLGOV", "POLAND")
    assert (row["Actor1CountryCode"], row["Actor1Type1Code"]) == ("POL", "GOV")
    assert (row["Actor2Code"], row["Actor2Type1Code"]) == ("DEU", None)
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"]) == ("0871", "087", "08")
    assert (row["QuadClass"], row["GoldsteinScale"], row["NumMentions"]) == (2, 5.0, 1)
    assert (row["DATEADDED"], row["SOURCEURL"]) == (20230601, "letters/one.txt")
    assert row["AvgTone"] is None


def test_gdelt_has_groups_for_organisations():
    row = row_of("gdelt", replace(REQUEST, target=NATO))
    assert (row["Actor2Code"], row["Actor2KnownGroupCode"]) == ("IGONAT", "NAT")
    assert (row["Actor2Type1Code"], row["Actor2CountryCode"]) == ("IGO", None)


def test_gdelt_says_where_its_quad_class_is_another():
    notes = gdelt_table([a_reading(REQUEST, an_event("CONCEDE"), an_event("AID"))]).notes
    assert "2 of 3 events have another quad class here than in PLOVER" in notes


# codes of actors


def test_codes_of_states_are_those_of_their_day():
    assert iso_of("POL", date(2020, 1, 1)) == "POL"
    assert iso_of("GMY", date(2020, 1, 1)) == "DEU"
    assert iso_of("NATO", date(2020, 1, 1)) == iso_of("ORC-1", date(2020, 1, 1)) == ""


def test_organisations_are_told_from_others():
    assert is_organisation("NATO")
    assert not any(map(is_organisation, ("POL", "HAMAS", "ORC-1")))


def test_sectors_and_groups_are_codes_of_three_letters():
    media = Party("POL", "Poland", role="media")
    assert (sector_of(media, "plover"), sector_of(media, "cameo")) == ("JRN", "MED")
    assert sector_of(replace(media, role="shepherd"), "plover") == sector_of(GERMANY, "cameo") == ""
    assert (group_of("UN"), group_of("EU"), group_of("POL")) == ("UNO", "EEC", "")
    assert sector_of(POLAND, "plover") == "GOV"


def test_only_what_is_said_or_reported_goes_out_by_default():
    assert DEFAULT_LEVELS == ("asserted", "reported")
    reported = replace(REQUEST, stance=Stance("reported", "RUS", "said"))
    frame = plover_table([a_reading(REQUEST, reported)]).frame
    assert frame["comment"].to_list() == [None, "reported by RUS"]
    assert isinstance(frame, pl.DataFrame)
