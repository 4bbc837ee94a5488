"""Sources by name and files by their columns."""

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from tertius.citations import citation_keys
from tertius.errors import SourceError
from tertius.sources import SOURCES, Column, Coverage, Source, recognise, source
from tertius.sources.registry import _MODULES

EVERY = sorted(SOURCES)


def test_names_are_found_whatever_their_spelling():
    assert source("COW-MID").name == "cow_mid"
    assert source(" ucdp acd ").name == "ucdp_acd"


def test_an_unknown_name_brings_the_nearest():
    with pytest.raises(SourceError, match="there is no source called 'atopp'") as caught:
        source("atopp")
    assert "atop" in str(caught.value.remedy)
    with pytest.raises(SourceError) as caught:
        source("nmc")
    assert "cow_nmc" in str(caught.value.remedy)


def test_the_registry_is_a_mapping_in_a_fixed_order():
    assert list(SOURCES) == list(_MODULES)
    assert len(SOURCES) == len(EVERY)
    assert "atop" in SOURCES
    assert "nothing" not in SOURCES
    assert repr(SOURCES).startswith(f"<{len(EVERY)} sources: atop")


def test_looking_a_source_up_loads_no_table_library():
    code = (
        "import sys; from tertius.sources import SOURCES; "
        "[repr(SOURCES[n]) for n in SOURCES]; "
        "sys.exit(any(m in sys.modules for m in ('polars', 'pandas', 'pyarrow', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", EVERY)
def test_every_record_is_complete(name):
    record = SOURCES[name]
    assert isinstance(record, Source)
    assert record.name == name
    assert record.title
    assert record.version
    assert record.unit
    assert record.licence
    assert record.url.startswith("http")
    assert record.coverage.start < record.coverage.end
    assert record.redistribution in {"allowed", "fetch-only", "user-supplied"}
    assert record.system in {"cow", "gw", "names", "none"}
    assert record.traps
    assert all(trap.rstrip().endswith(".") for trap in record.traps)
    assert record.filenames
    assert all(pattern == pattern.lower() for pattern in record.filenames)


@pytest.mark.parametrize("name", EVERY)
def test_every_citation_exists(name):
    assert SOURCES[name].citations
    assert set(SOURCES[name].citations) <= set(citation_keys())


@pytest.mark.parametrize("name", EVERY)
def test_tidy_columns_are_described_and_hold_the_keys(name):
    record = SOURCES[name]
    names = [column.name for column in record.tidy]
    assert len(names) == len(set(names))
    assert set(record.keys) <= set(names)
    for column in record.tidy:
        assert isinstance(column, Column)
        assert hasattr(pl, column.dtype)
        assert column.meaning
        assert not column.meaning.endswith(".")


@pytest.mark.parametrize("name", EVERY)
def test_every_module_says_what_it_is(name):
    module = sys.modules[f"tertius.sources.{_MODULES[name]}"] if SOURCES[name] else None
    assert module is not None
    assert module.__doc__
    assert "References" in module.__doc__


def test_coverage_tells_whether_a_day_lies_inside():
    from datetime import date

    span = Coverage(date(1946, 1, 1), date(2024, 12, 31))
    assert date(2024, 12, 31) in span
    assert date(2025, 1, 1) not in span
    assert "1950" not in span


def test_a_file_is_recognised_by_columns_whatever_its_name(tmp_path):
    path = tmp_path / "download (3).csv"
    path.write_text("version,TPOP,ccode,year,milex,milper,irst,pec,cinc\n")
    assert recognise(path).name == "cow_nmc"


def test_the_source_that_asks_for_more_wins(tmp_path):
    """The list of states has all columns of the list of major powers."""
    path = tmp_path / "a.csv"
    head = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
    path.write_text(head)
    assert recognise(path).name == "cow_states"


def test_an_unknown_file_is_told_what_was_expected(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("ccode1,ccode2,start,end,peacelvl\n")
    with pytest.raises(SourceError, match="no known dataset has these columns") as caught:
        recognise(path)
    assert "peace_data" in str(caught.value)
    assert "peacelevel" in str(caught.value)
    assert caught.value.where == "table.csv"


def test_a_file_like_nothing_gets_the_list(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("x,y\n1,2\n")
    with pytest.raises(SourceError) as caught:
        recognise(path)
    assert "known sources: atop" in str(caught.value)


def test_a_web_page_is_no_dataset(tmp_path):
    path = tmp_path / "atop5_1dy.csv"
    path.write_text("<!DOCTYPE html><html></html>")
    with pytest.raises(SourceError, match="web page"):
        recognise(path)


def test_missing_files_are_named(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        recognise(Path(tmp_path / "none.csv"))
