"""A dataset of two whole numbers a row, in the shape that the registry's sources have."""

from datetime import date
from pathlib import Path

import polars as pl

from tertius.sources.model import Column, Coverage, Reading, Source


def read_tiny(path: Path) -> Reading:
    """Read rows of two whole numbers; refuse the others."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    good, bad = [], []
    for number, line in enumerate(lines, start=2):
        fields = line.split(",")
        if len(fields) == 2 and all(f.isdigit() for f in fields):
            good.append([int(f) for f in fields])
        else:
            bad.append((number, "not-a-number", "b", line))
    schema = {"line": pl.Int64, "rule": pl.String, "field": pl.String, "raw": pl.String}
    return Reading(
        pl.DataFrame(good, schema={"a": pl.Int64, "b": pl.Int64}, orient="row"),
        pl.DataFrame(bad, schema=schema, orient="row"),
        ("read as a test",),
        {"rows_in": len(lines), "rows_rejected": len(bad)},
    )


def make(name: str) -> Source:
    """Give the dataset under a name."""
    return Source(
        name=name,
        title="Tiny",
        version="1",
        unit="row",
        system="none",
        coverage=Coverage(date(2000, 1, 1), date(2001, 12, 31), "two years"),
        licence="none",
        redistribution="allowed",
        citations=("tiny2000",),
        url="https://example.org/tiny.csv",
        columns=("a", "b"),
        read=read_tiny,
        tidy=(Column("a", "Int64", "a number"), Column("b", "Int64", "another")),
        keys=("a",),
    )


TINY = make("tiny")
OTHER = make("other")
