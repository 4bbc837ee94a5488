"""Defence agreements: dates to the precision that is known, and codes of missing values."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tertius.sources import source
from tertius.sources.dcad import read_dcad

HEADER = (
    "ccode1,cowName1,ccode2,cowName2,signDay,signMonth,signYear,EIFDay,EIFMonth,EIFYear,type,"
    "category1,category2,category3,span,terminated,endYearEstimate,asymmetry,categoryConf,"
    "sourceType,DCAid"
)
GOOD = {
    "ccode1": "2", "cowName1": "USA", "ccode2": "20", "cowName2": "CAN", "signDay": "8",
    "signMonth": "6", "signYear": "1996", "EIFDay": "", "EIFMonth": "", "EIFYear": "",
    "type": "general", "category1": "DCA", "category2": "", "category3": "", "span": "-77",
    "terminated": "-88", "endYearEstimate": "2010", "asymmetry": "1", "categoryConf": "high",
    "sourceType": "treaty", "DCAid": "D1",
}  # fmt: skip


def _read(tmp_path: Path, **changed: str):  # type: ignore[no-untyped-def]
    path = tmp_path / "dcad.csv"
    row = ",".join((GOOD | changed)[name] for name in HEADER.split(","))
    other = ",".join((GOOD | {"DCAid": "D9"})[name] for name in HEADER.split(","))
    path.write_text(f"{HEADER}\n{row}\n{other}\n")
    return read_dcad(path)


@pytest.mark.parametrize(
    ("changed", "signed", "precision"),
    [
        ({}, date(1996, 6, 8), "day"),
        ({"signDay": ""}, date(1996, 6, 1), "month"),
        ({"signDay": "", "signMonth": ""}, date(1996, 1, 1), "year"),
        ({"signMonth": ""}, date(1996, 1, 1), "year"),
        ({"signDay": "-77"}, date(1996, 6, 1), "month"),
    ],
)
def test_the_signature_is_as_precise_as_the_file(
    tmp_path: Path, changed: dict[str, str], signed: date, precision: str
) -> None:
    row = _read(tmp_path, **changed).frame.row(0, named=True)
    assert (row["signed"], row["signed_precision"]) == (signed, precision)


@pytest.mark.parametrize(
    ("changed", "when", "precision"),
    [
        ({}, None, None),
        ({"EIFYear": "1998"}, date(1998, 1, 1), "year"),
        ({"EIFYear": "1998", "EIFMonth": "3"}, date(1998, 3, 1), "month"),
        ({"EIFYear": "1998", "EIFMonth": "3", "EIFDay": "4"}, date(1998, 3, 4), "day"),
    ],
)
def test_entry_into_force_may_be_unknown(
    tmp_path: Path, changed: dict[str, str], when: date | None, precision: str | None
) -> None:
    row = _read(tmp_path, **changed).frame.row(0, named=True)
    assert (row["in_force"], row["in_force_precision"]) == (when, precision)


def test_40_codes_of_missing_values_are_null_and_never_numbers(tmp_path: Path) -> None:
    row = _read(tmp_path, span="-77", terminated="-99", asymmetry="-88").frame.row(0, named=True)
    assert (row["span_years"], row["terminated"], row["asymmetry"]) == (None, None, None)
    row = _read(tmp_path, span="5", terminated="0", asymmetry="2").frame.row(0, named=True)
    assert (row["span_years"], row["terminated"], row["asymmetry"]) == (5, 0, 2)


def test_categories_are_joined(tmp_path: Path) -> None:
    row = _read(tmp_path, category2="DIC", category3="TREX").frame.row(0, named=True)
    assert row["categories"] == "DCA;DIC;TREX"


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"signDay": "31"}, "no-such-date"),
        ({"signMonth": "13"}, "no-such-date"),
        ({"signYear": "1979"}, "out-of-range"),
        ({"signYear": ""}, "missing"),
        ({"EIFYear": "1998", "EIFMonth": "2", "EIFDay": "30"}, "no-such-date"),
        ({"ccode2": "2"}, "self-dyad"),
        ({"type": "secret"}, "unknown-type"),
        ({"endYearEstimate": "1990"}, "end-before-start"),
        ({"DCAid": ""}, "missing"),
        ({"span": "-5"}, "out-of-range"),
    ],
)
def test_30_a_row_that_cannot_be_is_refused_by_a_named_rule(
    tmp_path: Path, changed: dict[str, str], rule: str
) -> None:
    reading = _read(tmp_path, **changed)
    assert reading.rules() == {rule: 1}
    assert reading.frame["agreement"].to_list() == ["D9"]


def test_37_an_identifier_given_twice_counts_once(tmp_path: Path) -> None:
    assert _read(tmp_path, DCAid="D9").rules() == {"duplicate-agreement": 1}


def test_an_agreement_in_force_before_it_is_signed_is_noted(tmp_path: Path) -> None:
    reading = _read(tmp_path, EIFYear="1995", EIFMonth="1", EIFDay="1")
    assert "1 agreements enter into force before they are signed" in reading.notes


def test_the_published_file(shared: Path) -> None:
    reading = source("dcad").read(shared / "data/dcad/DCAD-v1.0-main.csv")
    assert (reading.rows_in, reading.frame.height) == (1_871, 1_868)
    assert reading.rules() == {"self-dyad": 3}  # three rows of the file pair a state with itself
    korean = reading.frame.filter((pl.col("ccode1") == 365) & (pl.col("ccode2") == 731))
    assert 2001 in korean["signed"].dt.year().to_list()
    precise = reading.frame["signed_precision"].value_counts().rows()
    assert dict(precise)["day"] > 1_650
