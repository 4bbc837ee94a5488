"""The six powers before the First World War."""

from pathlib import Path

import pytest

from tertius.sources import source
from tertius.sources.antal import read_antal

HEADER = "a,b,sign,begin,end\n"


def _read(tmp_path: Path, *rows: str):  # type: ignore[no-untyped-def]
    path = tmp_path / "antal.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows))
    return read_antal(path)


def test_germany_is_the_empire_and_austria_hungary_itself(tmp_path: Path) -> None:
    assert _read(tmp_path, "DEU,AUH,1,1872,1918").frame.rows() == [(255, 300, 1872, 1918, 1)]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("USA,GBR,1,1872,1904", "not-one-of-the-six-powers"),
        ("FRA,GBR,0,1872,1904", "sign-not-plus-or-minus-1"),
        ("FRA,GBR,1,1904,1872", "end-before-start"),
        ("FRA,GBR,1,1871,1904", "out-of-range"),
        ("FRA,FRA,1,1872,1904", "self-dyad"),
        ("FRA,GBR,x,1872,1904", "not-a-whole-number"),
        ("FRA,GBR,1,,1904", "missing"),
    ],
)
def test_40_a_row_that_cannot_be_is_refused_by_a_named_rule(
    tmp_path: Path, row: str, rule: str
) -> None:
    assert _read(tmp_path, row, "RUS,GBR,-1,1872,1907").rules() == {rule: 1}


def test_the_published_ties_form_two_blocs_at_the_end(shared: Path) -> None:
    """Antal, Krapivsky & Redner 2006: the network of 1907 is balanced."""
    reading = source("antal").read(shared / "data/signed_networks/antal_wwi_1872_1907_irps_wwi.csv")
    assert (reading.frame.height, reading.rejected.height) == (20, 0)
    last = {(a, b): s for a, b, start, end, s in reading.frame.rows() if start <= 1907 < end}
    assert len(last) == 15
    entente = {200, 220, 365}
    assert all((s == 1) == ((a in entente) == (b in entente)) for (a, b), s in last.items())
