"""ICEWS: counts by year, rows of the archive, and benchmark sets with windows of their own."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from tertius.errors import InputProblems, SourceError
from tertius.sources import source
from tertius.sources.icews_dyad_year import read_icews_dyad_year
from tertius.sources.icews_events import WINDOWS, read_icews_events, read_icews_sets

COLUMNS = [
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
]  # fmt: skip
GOOD = dict(
    zip(
        COLUMNS,
        ["1", "2018-06-01", "Vladimir Putin", "Government", "Russian Federation", "Consult", "040",
         "1", "Kim Jong-Un", "Executive", "North Korea", "47", "2", "TASS", "Moscow", "NA", "NA",
         "Russian Federation", "55.75", "37.6"],
        strict=True,
    )
)  # fmt: skip


def _events(tmp_path: Path, *rows: dict[str, str]):  # type: ignore[no-untyped-def]
    path = tmp_path / "events.2018.tab"
    lines = ["\t".join(COLUMNS), *("\t".join((GOOD | row)[c] for c in COLUMNS) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_icews_events(path)


def test_an_event_between_two_states_keeps_its_direction_and_its_text(tmp_path: Path) -> None:
    row = _events(tmp_path, {}).frame.row(0, named=True)
    assert (row["source"], row["target"], row["date"]) == (365, 731, date(2018, 6, 1))
    assert (row["event_code"], row["event_text"], row["goldstein"]) == ("040", "Consult", 1.0)
    assert (row["source_name"], row["publisher"]) == ("Vladimir Putin", "TASS")


@pytest.mark.parametrize(
    ("code", "quad"),
    [("010", 1), ("057", 1), ("061", 2), ("0871", 2), ("090", 3), ("138", 3), ("141", 4),
     ("195", 4), ("2042", 4), ("20", 4)],
)  # fmt: skip
def test_the_root_of_the_code_gives_the_quad_class(tmp_path: Path, code: str, quad: int) -> None:
    frame = _events(tmp_path, {"CAMEO Code": code}).frame
    assert frame["quad_class"].to_list() == [quad]


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"CAMEO Code": "---"}, "not-a-cameo-code"),
        ({"CAMEO Code": "211"}, "not-a-cameo-code"),
        ({"CAMEO Code": "00"}, "not-a-cameo-code"),
        ({"CAMEO Code": "40"}, "not-a-cameo-code"),
        ({"Intensity": "11"}, "out-of-range"),
        ({"Intensity": "1,5"}, "no-number"),
        ({"Intensity": ""}, "missing"),
        ({"Event Date": "2018-02-30"}, "no-such-date"),
        ({"Event Date": "0001-01-01"}, "out-of-range"),
        ({"Event ID": "x"}, "not-a-whole-number"),
    ],
)
def test_33_a_row_that_cannot_be_is_refused_by_a_named_rule(
    tmp_path: Path, changed: dict[str, str], rule: str
) -> None:
    reading = _events(tmp_path, changed, {"Event ID": "2"})
    assert reading.rules() == {rule: 1}
    assert reading.frame.height == 1


def test_37_the_first_of_two_events_with_one_number_wins(tmp_path: Path) -> None:
    reading = _events(tmp_path, {}, {}, {"CAMEO Code": "042"})
    assert reading.frame["event_code"].to_list() == ["040"]
    assert reading.rules() == {"duplicate-event": 1, "event-id-with-other-content": 1}


def test_34_na_is_missing_here_and_namibia_is_written_out(tmp_path: Path) -> None:
    reading = _events(
        tmp_path, {"Source Country": "NA"}, {"Event ID": "2", "Source Country": "Namibia"}
    )
    assert reading.frame["source"].to_list() == [565]
    assert "1 rows left out: an actor has no country" in reading.notes


def test_events_within_a_state_and_of_territories_are_left_out_and_counted(
    tmp_path: Path,
) -> None:
    reading = _events(
        tmp_path,
        {},
        {"Event ID": "2", "Source Country": "North Korea"},
        {"Event ID": "3", "Target Country": "Western Sahara"},
    )
    assert reading.counts["rows_out_of_scope"] == 2
    assert any("Western Sahara (1)" in note for note in reading.notes)


def test_a_name_with_its_title_behind_is_read(tmp_path: Path) -> None:
    frame = _events(tmp_path, {"Target Country": "Moldova, Republic of"}).frame
    assert frame["target"].to_list() == [359]


@pytest.mark.parametrize(("lat", "lon"), [("91", "0"), ("0", "181"), ("0", "0")])
def test_31_places_that_are_nowhere_are_blanked_and_counted(
    tmp_path: Path, lat: str, lon: str
) -> None:
    reading = _events(tmp_path, {"Latitude": lat, "Longitude": lon})
    assert reading.frame.select("latitude", "longitude").row(0) == (None, None)
    assert "1 impossible places were blanked" in reading.notes


def test_38_a_missing_code_column_refuses_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.tab"
    path.write_text("\t".join(c for c in COLUMNS if c != "CAMEO Code") + "\n1\t2\n")
    with pytest.raises(InputProblems, match="'CAMEO Code' is missing"):
        read_icews_events(path)


def test_4_a_web_page_in_place_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "x.tab"
    path.write_text("<!DOCTYPE html>\n<html><body>404</body></html>\n")
    with pytest.raises(SourceError, match="web page"):
        read_icews_events(path)


def test_the_sample_of_the_archive(shared: Path) -> None:
    reading = source("icews_events").read(
        shared / "data/fixtures/icews/icews_events_2018_sample.tab"
    )
    counts = reading.counts
    assert counts["rows_in"] == 3_705
    assert reading.rejected.height == 0
    assert counts["rows_out"] + counts["rows_out_of_scope"] == 3_705
    dyads = reading.frame.filter(pl.col("source") == 2)["target"].value_counts(sort=True)
    assert 731 in dyads["target"].head(3).to_list()  # days before the Singapore summit
    (note,) = (n for n in reading.notes if "no member" in n)
    assert "Occupied Palestinian Territory (65)" in note
    for state in ("Egypt", "Colombia", "Ireland", "Sweden"):
        assert state not in note


# --- counts by year


def _years(tmp_path: Path, *rows: str):  # type: ignore[no-untyped-def]
    path = tmp_path / "icews.csv"
    head = "year,a,b,verbCoop,matlCoop,verbConf,matlConf\n"
    path.write_text(head + "".join(f"{row}\n" for row in rows))
    return read_icews_dyad_year(path)


def test_both_directions_of_a_dyad_are_rows_of_their_own(tmp_path: Path) -> None:
    frame = _years(tmp_path, "2002,USA,RUS,1,2,3,4", "2002,RUS,USA,5,6,7,8").frame
    assert frame.rows() == [(2, 365, 2002, 1, 2, 3, 4), (365, 2, 2002, 5, 6, 7, 8)]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("2015,USA,RUS,1,2,3,4", "out-of-range"),
        ("2002,USA,USA,1,2,3,4", "self-dyad"),
        ("2002,USA,RUS,-1,2,3,4", "out-of-range"),
        ("2002,USA,RUS,1.5,2,3,4", "not-a-whole-number"),
        ("2002,USA,RUS,,2,3,4", "missing"),
        ("2002,USA,Russia,1,2,3,4", "not-an-iso3-code"),
    ],
)
def test_40_a_count_that_cannot_be_is_refused_by_a_named_rule(
    tmp_path: Path, row: str, rule: str
) -> None:
    assert _years(tmp_path, row, "2003,USA,RUS,1,2,3,4").rules() == {rule: 1}


def test_the_published_counts(shared: Path) -> None:
    reading = source("icews_dyad_year").read(
        shared / "data/icews/icews_dyad_year_2002_2014.parquet"
    )
    assert reading.frame.height == reading.rows_in == 130_401
    states = set(reading.frame["source"]) | set(reading.frame["target"])
    assert len(states) == 152
    assert not states & {640, 713, 101, 345, 316, 531}  # Turkey, Taiwan, Venezuela, Serbia …


# --- benchmark sets


def _sets(tmp_path: Path, *rows: str):  # type: ignore[no-untyped-def]
    path = tmp_path / "interstate_events.csv"
    path.write_text("set,date,a,b,rel,cameo,goldstein\n" + "".join(f"{r}\n" for r in rows))
    return read_icews_sets(path)


def test_equal_rows_of_a_day_are_one_row_with_a_count(tmp_path: Path) -> None:
    row = "ICEWS14,2014-03-01,RUS,UKR,Make statement,010,0.0"
    frame = _sets(tmp_path, row, row, row.replace("RUS,UKR", "UKR,RUS")).frame
    assert frame.select("source", "target", "events").rows() == [(365, 369, 2), (369, 365, 1)]


def test_the_sampled_set_is_refused_whole_by_a_named_rule(tmp_path: Path) -> None:
    reading = _sets(
        tmp_path,
        "ICEWS05-15,2014-03-01,IRN,QAT,Accuse,112,-2.0",
        "ICEWS14,2014-03-01,IRN,QAT,Accuse,112,-2.0",
    )
    assert reading.rules() == {"entity-sampled-set": 1}
    assert reading.frame["set"].to_list() == ["ICEWS14"]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("ICEWS99,2014-03-01,IRN,QAT,Accuse,112,-2.0", "unknown-set"),
        ("ICEWS14,2015-01-01,IRN,QAT,Accuse,112,-2.0", "outside-the-window-of-its-set"),
        ("ICEWS22,2022-09-01,IRN,QAT,Accuse,112,-2.0", "outside-the-window-of-its-set"),
        ("ICEWS14,2014-03-32,IRN,QAT,Accuse,112,-2.0", "no-such-date"),
        ("ICEWS14,2014-03-01,IRN,IRN,Accuse,112,-2.0", "self-dyad"),
        ("ICEWS14,2014-03-01,IRN,QAT,Accuse,112,inf", "no-number"),
    ],
)
def test_33_a_row_of_a_set_that_cannot_be_is_refused_by_a_named_rule(
    tmp_path: Path, row: str, rule: str
) -> None:
    good = "ICEWS14,2014-03-01,IRN,QAT,Accuse,112,-2.0"
    assert _sets(tmp_path, row, good).rules() == {rule: 1}


def test_the_windows_do_not_overlap_and_lie_in_the_coverage() -> None:
    spans = sorted((w.start, w.end) for w in WINDOWS.values())
    assert all(end < start for (_, end), (start, _) in pairwise(spans))
    record = source("icews_sets")
    assert (spans[0][0], spans[-1][1]) == (record.coverage.start, record.coverage.end)
    assert date(2016, 1, 1) in record.coverage  # the gap: only WINDOWS can say 'no'
    assert not any(date(2016, 1, 1) in window for window in WINDOWS.values())


def test_the_published_sets(shared: Path) -> None:
    reading = source("icews_sets").read(shared / "data/icews/interstate_events.parquet")
    counts = reading.counts
    assert counts["rows_in"] == 311_300
    assert reading.rules() == {"entity-sampled-set": 35_793}
    assert reading.frame["events"].sum() == counts["rows_read"]
    for name, window in WINDOWS.items():
        days = reading.frame.filter(pl.col("set") == name)["date"]
        assert window.start <= days.min() <= days.max() <= window.end
    visit = reading.frame.filter(
        (pl.col("source") == 2) & (pl.col("target") == 369) & (pl.col("event_code") == "042")
    )
    days = visit.group_by("date").agg(pl.col("events").sum()).sort("events", descending=True)
    assert date(2023, 2, 20) in days["date"].head(2).to_list()  # Biden in Kyiv, and a day after
