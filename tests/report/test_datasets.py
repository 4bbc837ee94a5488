"""Datasets on the terminal: licence, coverage and refusals are always told."""

import io
import json
from types import SimpleNamespace

import polars as pl
import pytest
from rich.console import Console

from tertius.report.datasets import (
    CLASSES,
    held,
    print_reading,
    print_refused,
    print_source,
    print_sources,
    reading_facts,
    shortened,
    source_facts,
)
from tertius.sources import SOURCES, Reading

REFUSED = pl.DataFrame(
    {
        "line": [3, 9, 12],
        "rule": ["self-dyad", "self-dyad", "end-before-start"],
        "field": ["ccode1, ccode2", "ccode1, ccode2", "start, end"],
        "raw": ["2, 2", "[red]20[/red]", "1990, 1980\x00"],
    }
)
READING = Reading(
    pl.DataFrame({"ccode1": [2]}),
    REFUSED,
    notes=("BOM stripped",),
    counts={"rows_in": 5, "rows_read": 1, "rows_out_of_scope": 1},
)


def shown(printer, *values, **options) -> str:
    out = io.StringIO()
    printer(*values, Console(file=out, width=100), **options)
    return out.getvalue()


@pytest.mark.parametrize("name", list(SOURCES))
def test_facts_are_plain_data(name):
    facts = source_facts(SOURCES[name], None)
    assert json.loads(json.dumps(facts)) == facts
    assert facts["redistribution"] in CLASSES


def test_what_is_added_stands_out():
    entry = SimpleNamespace(rows=1234, rejected=5)
    text = shown(print_sources, [SOURCES["atop"], SOURCES["tss"]], {"atop": entry})
    assert "● atop" in text
    assert "added: 1,234 rows, 5 refused" in text
    assert "○ tss" in text
    assert held(None) == "not added"


@pytest.mark.parametrize("name", ["atop", "gdelt_dyad_month", "antal"])
def test_everything_is_told_about_one(name):
    text = " ".join(shown(print_source, SOURCES[name], None).split())
    for part in ("licence", "redistribution", "Traps", "Columns", "How to get it", "Cite"):
        assert part in text


def test_addresses_are_left_whole():
    assert SOURCES["atop"].url in shown(print_source, SOURCES["atop"], None)


def test_a_reading_is_accounted_for():
    text = shown(print_reading, "x.csv", SOURCES["atop"], READING)
    assert "5 rows in, 1 read, 3 refused, 1 out of scope; 1 tidy row out" in text
    assert "note: BOM stripped" in text
    assert "self-dyad: 2 rows" in text
    assert "line 3: self-dyad in ccode1, ccode2: 2, 2" in text
    assert "[red]20[/red]" in text
    assert "1990, 1980\\x00" in text


def test_a_reading_as_data():
    facts = reading_facts("x.csv", SOURCES["atop"], READING)
    assert json.loads(json.dumps(facts)) == facts
    assert facts["rules"] == {"self-dyad": 2, "end-before-start": 1}


def test_refused_rows_say_how_many_are_not_shown():
    text = shown(print_refused, "atop", REFUSED, limit=2)
    assert "2 of 3 shown" in text
    assert "end-before-start" not in text
    assert "shown" not in shown(print_refused, "atop", REFUSED, limit=3)
    assert "No row of atop was refused." in shown(print_refused, "atop", REFUSED.clear(), limit=3)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (None, ""),
        ("a\tb", "a\\tb"),
        ("\u202eevil", "\\u202eevil"),
        ("x" * 61, "x" * 59 + "…"),
        ("x" * 60, "x" * 60),
    ],
)
def test_raw_text_is_shown_on_one_line(raw, text):
    assert shortened(raw) == text
