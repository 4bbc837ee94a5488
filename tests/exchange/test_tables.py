"""Tables read back with their types and values: CSV, Parquet, Stata."""

import tempfile
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from tertius.errors import InputProblems, SourceError, TertiusError
from tertius.exchange import (
    read_csv,
    read_parquet,
    read_stata,
    write_csv,
    write_parquet,
    write_stata,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
TRICKY = st.sampled_from(
    ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'x", "'=x", "=cmd|' /C calc'!A0", "a,b", 'q"q']
)


@st.composite
def tables(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> pl.DataFrame:
    rows = draw(st.integers(1, 6))

    def column(values: st.SearchStrategy[object]) -> list[object]:
        return draw(st.lists(values, min_size=rows, max_size=rows))

    maybe = st.none()
    return pl.DataFrame(
        {
            "ccode1": column(st.integers(2, 990)),
            "year": column(st.integers(1816, 2100)),
            "date": column(maybe | st.dates(date(1816, 1, 1), date(2100, 1, 1))),
            "name1": column(maybe | texts),
            "iso3c1": column(maybe | texts),
            "tie": column(maybe | st.floats(-1, 1)),
            "imports1": column(maybe | st.floats(-1e300, 1e300)),
            "contiguity": column(maybe | st.integers(0, 5)),
            "major1": column(maybe | st.booleans()),
        },
        schema={
            "ccode1": pl.Int16,
            "year": pl.Int16,
            "date": pl.Date,
            "name1": pl.String,
            "iso3c1": pl.String,
            "tie": pl.Float64,
            "imports1": pl.Float64,
            "contiguity": pl.Int8,
            "major1": pl.Boolean,
        },
        strict=False,
    )


@given(table=tables(TEXT | TRICKY))
def test_csv(table: pl.DataFrame) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_csv(table, Path(folder) / "t.csv")
        assert_frame_equal(read_csv(path), table, check_exact=True)


@given(table=tables(TEXT | TRICKY))
def test_parquet(table: pl.DataFrame) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_parquet(table, Path(folder) / "t.parquet")
        assert_frame_equal(read_parquet(path), table, check_exact=True)


@given(table=tables((TEXT | TRICKY).filter(bool)))
def test_stata(table: pl.DataFrame) -> None:
    large = pl.col("imports1").abs() > 8e307  # Stata keeps the largest doubles for its own use
    table = table.filter(~large.fill_null(False))
    if not table.height:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = write_stata(table, Path(folder) / "t.dta")
        assert_frame_equal(read_stata(path), table, check_exact=True)


@pytest.mark.parametrize("kind", ["polars", "pandas", "pyarrow"])
def test_frames_of_every_library_can_be_written(kind: str, tmp_path: Path) -> None:
    table = pl.DataFrame({"name1": ["Chad", None], "tie": [0.5, None]})
    frame = {"polars": table, "pandas": table.to_pandas(), "pyarrow": table.to_arrow()}[kind]
    assert_frame_equal(read_csv(write_csv(frame, tmp_path / "t.csv")), table)


def test_other_columns_are_numbers_where_every_cell_is_one(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("mine,other,word\n1,1.5,x\n2,,y\n")
    frame = read_csv(tmp_path / "t.csv")
    assert frame.schema == {"mine": pl.Int64, "other": pl.Float64, "word": pl.String}


def test_48_cells_that_a_spreadsheet_would_run_are_neutralised(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"=bad()": ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM", "\tx", "\rx", "ok"], "n": [-1.5] * 7}
    )
    path = write_csv(frame, tmp_path / "t.csv")
    text = path.read_bytes().decode()
    lines = text.replace('"', "").split("\n")
    assert lines[0] == "'=bad(),n"
    assert lines[1] == "'=cmd|' /C calc'!A0,-1.5"
    assert all(cell.startswith("'") for cell in lines[2:5])
    assert_frame_equal(read_csv(path), frame)


def test_40_whole_numbers_may_be_written_as_2_or_002_or_2_0(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("ccode1,year\n2,1990\n002,1990\n2.0,1990.0\n")
    assert read_csv(tmp_path / "t.csv")["ccode1"].to_list() == [2, 2, 2]


def test_all_cells_that_do_not_fit_are_listed(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("ccode1,tie,major1\n2.5,x,maybe\n2,0.1,true\n")
    with pytest.raises(InputProblems) as caught:
        read_csv(tmp_path / "t.csv")
    assert [p.where for p in caught.value.problems] == [f"{tmp_path / 't.csv'}: row 1"] * 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"ccode1,tie\n2,\xff\n", "not UTF-8"),
        (b"a,b\n1,2,3\n", "is no table"),
    ],
)
def test_damaged_csv(content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(SourceError, match=message):
        read_csv(tmp_path / "t.csv")


def test_a_column_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("tie,tie\n1,1\n")
    with pytest.raises(InputProblems, match="column tie twice"):
        read_csv(tmp_path / "t.csv")


@pytest.mark.parametrize("read", [read_parquet, read_stata, read_csv])
def test_missing_files_are_named(read: object, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere.*cannot be read"):
        read(tmp_path / "nowhere.bin")  # type: ignore[operator]


@pytest.mark.parametrize("read", [read_parquet, read_stata])
def test_files_that_are_cut_off_are_refused(read: object, tmp_path: Path) -> None:
    table = pl.DataFrame({"ccode1": [2] * 50, "tie": [0.5] * 50})
    write = write_parquet if read is read_parquet else write_stata
    path = write(table, tmp_path / "t.bin")
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(SourceError, match="is no"):
        read(path)  # type: ignore[operator]


def test_infinite_and_nested_values_are_refused_together(tmp_path: Path) -> None:
    frame = pl.DataFrame({"tie": [np.inf], "list": [[1]]})
    with pytest.raises(InputProblems) as caught:
        write_csv(frame, tmp_path / "t.csv")
    assert {p.where for p in caught.value.problems} == {"column tie", "column list"}
    assert not list(tmp_path.iterdir())


def test_what_is_no_frame_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TertiusError, match="a list is no frame"):
        write_csv([1, 2], tmp_path / "t.csv")
    with pytest.raises(TertiusError, match="is no frame"):
        write_csv(pl.DataFrame({"a": [1]}).lazy(), tmp_path / "t.csv")


def test_stata_gets_labels_codes_and_dates(tmp_path: Path) -> None:
    table = pl.DataFrame(
        {
            "contiguity": [1, None],
            "date": [date(2022, 4, 1), date(2022, 7, 1)],
            "pressure": [0.5, 1],
        },
        schema_overrides={"contiguity": pl.Int8},
    )
    from tertius.exchange import About

    about = About("Panel of dyad-quarters", unit="quarter")
    path = write_stata(table, tmp_path / "t.dta", about=about)
    with pd.io.stata.StataReader(path) as reader:
        assert reader.data_label == "Panel of dyad-quarters"
        labels = reader.variable_labels()
        assert labels["pressure"] == "sum of the pulls of all third parties (pulls)"
        assert max(map(len, labels.values())) <= 80
        assert reader.value_labels()["contiguity"][1] == "land or river border"
        raw = reader.read(convert_dates=False, convert_categoricals=False)
    quarters_since_1960 = (2022 - 1960) * 4 + 1
    assert raw["date"].tolist() == [quarters_since_1960, quarters_since_1960 + 1]
    assert_frame_equal(read_stata(path), table)


@pytest.mark.parametrize("name", ["x" * 33, "a b", "1st", "if", "str12", "größe"])
def test_names_that_stata_does_not_take(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputProblems, match="Rename it"):
        write_stata(pl.DataFrame({name: [1]}), tmp_path / "t.dta")


def test_text_that_stata_does_not_take(tmp_path: Path) -> None:
    frame = pl.DataFrame({"wide": ["é" * 1500], "zero": ["a\x00b"]})
    with pytest.raises(InputProblems) as caught:
        write_stata(frame, tmp_path / "t.dta")
    assert len(caught.value.problems) == 2
