"""GDELT dyad-months: rates per observed day, states by year, and what was never observed."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tertius.sources import source
from tertius.sources.gdelt_dyad_month import read_gdelt_dyad_month

HEADER = "month,a,b,active_days,net,pos_days_sum,neg_days_sum,obs_days\n"


def _read(tmp_path: Path, *rows: str):  # type: ignore[no-untyped-def]
    path = tmp_path / "gdelt_dyad_month.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows))
    return read_gdelt_dyad_month(path)


def test_sums_become_rates_per_observed_day(tmp_path: Path) -> None:
    reading = _read(tmp_path, "2023-05,RUS,USA,12,-30,15,-45,15")
    assert reading.frame.rows() == [(2, 365, date(2023, 5, 1), 15, 0.8, -2.0, 1.0, -3.0)]


def test_no_column_is_a_raw_sum() -> None:
    names = {column.name for column in source("gdelt_dyad_month").tidy}
    assert not {n for n in names if "sum" in n or n == "net"}
    assert "net_per_day" in names


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("2018-01,RUS,USA,32,1,1,0,31", "out-of-range"),
        ("2018-01,RUS,USA,20,1,1,0,15", "more-active-than-observed-days"),
        ("2018-02,RUS,USA,1,1,1,0,29", "more-days-than-the-month-has"),
        ("2018-13,RUS,USA,1,1,1,0,28", "no-such-date"),
        ("2018-01,RUS,USA,1,1,1,0,0", "out-of-range"),
        ("2018-01,RUS,USA,1,9,1,0,31", "parts-do-not-add-up"),
        ("2018-01,RUS,USA,1,1,-1,2,31", "out-of-range"),
        ("2018-01,RUS,USA,1,1e309,1,0,31", "no-number"),
        ("2018-01,RUS,USA,1,NaN,1,0,31", "no-number"),
        ("2018-01,RUS,USA,1,,1,0,31", "missing"),
        ("2018-01,RUS,RUS,1,1,1,0,31", "self-dyad"),
        ("2018-01,rus,USA,1,1,1,0,31", "not-an-iso3-code"),
        ("2018-01,NULL,USA,1,1,1,0,31", "not-an-iso3-code"),
        ("2018-01,NA,USA,1,1,1,0,31", "not-an-iso3-code"),
    ],
)
def test_29_a_row_that_cannot_be_is_refused_by_a_named_rule(
    tmp_path: Path, row: str, rule: str
) -> None:
    reading = _read(tmp_path, row, "2018-01,FRA,USA,1,1,1,0,31")
    assert reading.rules() == {rule: 1}
    assert reading.frame.height == 1


def test_35_territories_and_states_of_the_past_are_left_out_and_listed(tmp_path: Path) -> None:
    rows = [f"2018-01,{code},USA,1,1,1,0,31" for code in ("PSE", "ABW", "SUN", "DDR", "YUG")]
    reading = _read(tmp_path, *rows, "2018-01,FRA,USA,1,1,1,0,31")
    assert reading.counts["rows_out_of_scope"] == 5
    (note,) = (n for n in reading.notes if "left out" in n)
    for code in ("PSE (1)", "ABW (1)", "SUN (1)", "DDR (1)", "YUG (1)"):
        assert code in note


def test_40_the_same_dyad_and_month_twice_counts_once(tmp_path: Path) -> None:
    reading = _read(tmp_path, "2018-01,RUS,USA,1,1,1,0,31", "2018-01,USA,RUS,1,2,2,0,31")
    assert reading.rules() == {"duplicate-dyad-month": 1}


def test_41_months_with_few_days_are_named(tmp_path: Path) -> None:
    reading = _read(tmp_path, "2023-05,RUS,USA,1,1,1,0,15", "2023-07,RUS,USA,1,1,1,0,31")
    assert any("2023-05 (15 days)" in note and "2023-07" not in note for note in reading.notes)


def test_the_published_file(shared: Path) -> None:
    record = source("gdelt_dyad_month")
    reading = record.read(shared / "data/gdelt/gdelt_dyad_month.parquet")
    counts = reading.counts
    assert (counts["rows_in"], counts["rows_out_of_scope"]) == (436_752, 16_900)
    assert reading.rejected.height == 0
    frame = reading.frame
    assert frame.select(pl.struct(record.keys).is_duplicated().any()).item() is False
    assert frame.select((pl.col("ccode1") < pl.col("ccode2")).all()).item()
    assert (frame["date"].min(), frame["date"].max()) == (date(2018, 1, 1), date(2024, 2, 1))
    dyad = frame.filter((pl.col("ccode1") == 365) & (pl.col("ccode2") == 369)).sort("date")
    assert date(2022, 3, 1) <= dyad["date"][dyad["net_per_day"].arg_min()] <= date(2022, 6, 1)
    (note,) = (n for n in reading.notes if "without any row" in n)
    assert all(key in note for key in ("YUG", "MNG", "SLV", "BOS", "KOS", "ETM"))
