"""Made-up records and made-up references."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tertius.chronicle import Record, kinds, read_chronicle
from tertius.chronicle.record import COLUMNS

Make = Callable[..., tuple[Record, ...]]


@pytest.fixture
def chronicle(tmp_path: Path) -> Make:
    """Make records of lines 'id,kind,side_a,side_b,start,end,note'."""

    def make(*lines: str) -> tuple[Record, ...]:
        rows = [",".join(COLUMNS)]
        for line in lines:
            name, kind, a, b, start, end, note = line.split(",")
            sign = kinds()[kind].sign
            rows.append(f"{name},{kind},{a},{b},{start},{end},{sign},Text,Source,memory,,{note}")
        path = tmp_path / "made_up.csv"
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return read_chronicle([path])

    return make


@pytest.fixture
def atop() -> Callable[..., pl.DataFrame]:
    """Make a frame of ATOP spells of (ccode1, ccode2, first year, last year, obligations)."""

    def make(*spells: tuple[int, int, int, int, str]) -> pl.DataFrame:
        flags = ("defense", "offense", "neutral", "nonagg", "consul")
        rows = [
            {
                "ccode1": one,
                "ccode2": other,
                "start": date(first, 1, 1),
                "end": date(last, 12, 31),
                **{flag: int(flag in what.split()) for flag in flags},
            }
            for one, other, first, last, what in spells
        ]
        codes = {"ccode1": pl.Int32, "ccode2": pl.Int32}
        return pl.DataFrame(rows, schema_overrides=codes | dict.fromkeys(flags, pl.Int32))

    return make
