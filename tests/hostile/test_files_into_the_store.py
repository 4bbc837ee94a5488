"""Families 1–28, 38–39: files that are not what they claim, on their way into a project.

Each is tried with readers of every shape (comma, tab, Parquet). The answer is one of tertius's
own errors, quickly, and the project is as it was; or rows that add up.
"""

import gzip
import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tertius.errors import TertiusError
from tertius.sources import SOURCES
from tertius.store import Project, add_file, open_project, quarantine, sources_in, table, verify

GOOD = {
    "antal": "a,b,sign,begin,end\nFRA,GBR,-1,1872,1904\nRUS,GBR,-1,1872,1907\n",
    "mme": "mmeid,year,month,gw1,gw2,n_participants\nm1,1980,5,20,260,7\nm1,1980,5,2,260,7\n",
    "doreian_mrvar": "start_year,a,b,sign,end_year\n1946,AFG,IRN,1,1949\n1946,AFG,IRQ,1,1949\n",
    "gdelt_dyad_month": (
        "month,a,b,active_days,net,pos_days_sum,neg_days_sum,obs_days\n"
        "2018-01,FRA,HTI,1,1.5,1.5,0,31\n2018-01,FRA,ITA,2,19.25,20.25,-1,31\n"
    ),
    "icews_dyad_year": (
        "year,a,b,verbCoop,matlCoop,verbConf,matlConf\n2002,AFG,ALB,6,1,0,0\n2003,AFG,ALB,1,1,0,0\n"
    ),
    "icews_sets": (
        "set,date,a,b,rel,cameo,goldstein\nICEWS14,2014-01-01,IRN,KWT,Praise,051,3.4\n"
        "ICEWS14,2014-01-02,IRN,QAT,Accuse,112,-2.0\n"
    ),
}
NAMES = sorted(GOOD)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return open_project(tmp_path / "project", create=True)


def _zip(members: dict[str, bytes], **options: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, **options) as archive:  # type: ignore[arg-type]
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def _bad_crc(text: bytes) -> bytes:
    packed = bytearray(_zip({"x.csv": text}))
    at = packed.find(b"x.csv") + len("x.csv") + 3
    packed[at] ^= 0xFF
    return bytes(packed)


def _picture(folder: Path) -> dict[str, bytes]:
    files = (Path(root, n) for root, _, names in os.walk(folder) for n in names)
    return {str(p): p.read_bytes() for p in files if p.name != "lock"}


# family: (name of the file, good text → content)
REFUSED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "1 empty": ("x.csv", lambda _: b""),
    "2 blank lines": ("x.csv", lambda _: b"\n\r\n  \n\n"),
    "3 web page as zip": ("x.zip", lambda _: b"<!DOCTYPE html><html></html>"),
    "4 web page as table": ("x.csv", lambda _: b"<!DOCTYPE html>\n<html>404</html>\n"),
    "5 zip without member": ("x.zip", lambda _: _zip({})),
    "6 zip of other things": ("x.zip", lambda t: _zip({"readme.md": t})),
    "7 zip cut in half": ("x.zip", lambda t: _zip({"x.csv": t * 50})[:60]),
    "8 zip with a bad sum": ("x.zip", _bad_crc),
    "9 zip bomb": ("x.zip", lambda t: _zip({"x.csv": t + b"0" * 50_000_000})),
    "10 zip in zip": ("x.zip", lambda t: _zip({"x.zip": _zip({"x.csv": t})})),
    "13 member that climbs": ("x.zip", lambda t: _zip({"../../x.csv": t})),
    "13 member at the root": ("x.zip", lambda t: _zip({"/etc/x.csv": t})),
    "15 long member name": ("x.zip", lambda t: _zip({"n" * 60_000 + ".csv": t})),
    "17 gzip cut short": ("x.csv.gz", lambda t: gzip.compress(t * 100)[:-20]),
    "17 gzip of nothing": ("x.csv.gz", lambda _: gzip.compress(b"")),
    "22 UTF-16": ("x.csv", lambda t: t.decode().encode("utf-16")),
    "26 header only": ("x.csv", lambda t: t.split(b"\n")[0] + b"\n"),
    "27 one endless line": ("x.csv", lambda t: t + b"9" * 6_000_000),
    "28 ten million columns": ("x.csv", lambda _: b"," * 10_000_000 + b"\n"),
    "38 a column missing": ("x.csv", lambda t: t.replace(b",", b"_", 1)),
    "random bytes": ("x.csv", lambda _: bytes(range(256)) * 40),
    "damaged parquet": ("x.parquet", lambda t: b"PAR1" + t * 9 + b"PAR1"),
    "pickle": ("x.csv", lambda _: b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00\x8c\x05posix"),
}


@pytest.mark.parametrize("family", sorted(REFUSED))
@pytest.mark.parametrize("name", ["antal", "icews_sets"])
@pytest.mark.parametrize("named", [True, False], ids=["source named", "source recognised"])
def test_a_file_that_is_no_table_is_refused_and_the_project_is_as_it_was(
    project: Project, tmp_path: Path, family: str, name: str, named: bool
) -> None:
    file, make = REFUSED[family]
    path = tmp_path / file
    path.write_bytes(make(GOOD[name].encode()))
    before = _picture(project.folder)
    start = time.process_time()
    with pytest.raises(TertiusError) as caught:
        add_file(project, path, name if named else None)
    assert time.process_time() - start < 3
    assert str(caught.value)
    assert "Traceback" not in str(caught.value)
    assert _picture(project.folder) == before
    assert sources_in(project) == ()


ACCEPTED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "as it is": ("x.csv", lambda t: t),
    "6 zip with a table and a text": ("x.zip", lambda t: _zip({"x.csv": t, "readme.md": b"x"})),
    "17 gzip": ("x.csv.gz", gzip.compress),
    "17 gzip in two members": (
        "x.csv.gz",
        lambda t: gzip.compress(t[:30]) + gzip.compress(t[30:]),
    ),
    "23 byte-order mark": ("x.csv", lambda t: b"\xef\xbb\xbf" + t),
    "25 CRLF": ("x.csv", lambda t: t.replace(b"\n", b"\r\n")),
    "25 bare CR": ("x.csv", lambda t: t.replace(b"\n", b"\r")),
    "26 no final newline": ("x.csv", lambda t: t.rstrip(b"\n")),
    "38 columns in another case": (
        "x.csv",
        lambda t: t.split(b"\n", 1)[0].upper() + b"\n" + t.split(b"\n", 1)[1],
    ),
    "39 semicolons": ("x.csv", lambda t: t.replace(b",", b";")),
    "39 tabs": ("x.csv", lambda t: t.replace(b",", b"\t")),
    "39 \\x01": ("x.csv", lambda t: t.replace(b",", b"\x01")),
}


@pytest.mark.parametrize("family", sorted(ACCEPTED))
@pytest.mark.parametrize("name", NAMES)
def test_a_table_in_another_dress_gives_the_same_rows(
    tmp_path: Path, family: str, name: str
) -> None:
    plain, dressed = tmp_path / "plain.csv", tmp_path / ACCEPTED[family][0]
    plain.write_text(GOOD[name])
    dressed.write_bytes(ACCEPTED[family][1](GOOD[name].encode()))
    expected = SOURCES[name].read(plain).frame
    project = open_project(tmp_path / "project", create=True)
    added = add_file(project, dressed)
    assert added.entry.source == name
    assert table(project, name).collect().equals(expected)
    assert expected.height == 2


SPOILT: dict[str, bytes] = {
    "19 a field too few": b"1,2\n",
    "20 many fields too many": b"1," * 30 + b"\n",
    "22 bad bytes": b"\xff\xfe,\xff,\xff,\xff,\xff,\xff,\xff,\xff\n",
    "24 NUL": b"\0,\0,\0,\0,\0,\0,\0,\0\n",
    "26 cut mid-row": b"1,2,3",
}


@pytest.mark.parametrize("family", sorted(SPOILT))
@pytest.mark.parametrize("name", NAMES)
def test_a_spoilt_row_goes_to_quarantine_and_the_others_are_kept(
    project: Project, tmp_path: Path, family: str, name: str
) -> None:
    path = tmp_path / "x.csv"
    columns = GOOD[name].split("\n", 1)[0].count(",") + 1
    row = SPOILT[family]
    if row.count(b",") == 7:  # give it the right number of fields, so that only they are bad
        row = b",".join(row.strip().split(b",")[:1] * columns) + b"\n"
    path.write_bytes(GOOD[name].encode() + row)
    added = add_file(project, path, name)
    assert (added.rows, added.rejected) == (2, 1)
    refused = quarantine(project, name)
    assert refused["line"].to_list() == [4]
    assert refused["rule"][0]
    counts = added.entry.counts
    assert counts["rows_in"] == 3
    assert counts["rows_read"] + counts["rows_rejected"] + counts["rows_out_of_scope"] == 3


def test_21_an_open_quotation_mark_does_not_swallow_rows_in_silence(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(GOOD["antal"] + '"FRA,DEU,-1,1872,1918\nITA,DEU,1,1882,1918\n')
    try:
        entry = add_file(project, path, "antal").entry
    except TertiusError:
        assert sources_in(project) == ()
        return
    assert entry.counts["rows_in"] >= 3
    assert entry.rejected >= 1


def test_every_dataset_at_hand_goes_in_and_comes_out_whole(project: Project, shared: Path) -> None:
    """The whole way: recognised, read, kept, verified, and 0 rows the second time."""
    files = {
        "antal": "signed_networks/antal_wwi_1872_1907_irps_wwi.csv",
        "dcad": "dcad/DCAD-v1.0-main.csv",
        "doreian_mrvar": "signed_networks/doreian_mrvar_cow_signed_1946_1999.csv",
        "gdelt_dyad_month": "gdelt/gdelt_dyad_month.parquet",
        "icews_dyad_year": "icews/icews_dyad_year_2002_2014.parquet",
        "icews_events": "fixtures/icews/icews_events_2018_sample.tab",
        "icews_sets": "icews/interstate_events.parquet",
        "mme": "exercises/mme_v7_dyads.csv.gz",
    }
    for name, file in files.items():
        added = add_file(project, shared / "data" / file)
        assert added.entry.source == name
        record = SOURCES[name]
        rows = table(project, name).collect()
        assert rows.columns == [column.name for column in record.tidy]
        assert [str(d) for d in rows.dtypes] == [column.dtype for column in record.tidy]
        assert not rows.select(record.keys).is_duplicated().any()
        assert not any(rows[key].has_nulls() for key in record.keys)
        counts = added.entry.counts
        assert counts["rows_in"] == (
            counts["rows_read"] + counts["rows_rejected"] + counts["rows_out_of_scope"]
        )
        assert added.rejected == quarantine(project, name).height == counts["rows_rejected"]
    assert [e.source for e in sources_in(project)] == sorted(files)
    assert verify(project) == []
    for file in files.values():
        assert add_file(project, shared / "data" / file).rows == 0


def test_every_source_of_this_half_says_all_that_a_user_must_know() -> None:
    from tertius.citations import citation

    for name in ("antal", "dcad", "doreian_mrvar", "gdelt_dyad_month", "icews_dyad_year",
                 "icews_events", "icews_sets", "mme"):  # fmt: skip
        record = SOURCES[name]
        assert record.licence
        assert record.version
        assert len(record.traps) >= 3
        assert record.coverage.start < record.coverage.end
        assert all(citation(key).title for key in record.citations)
        assert set(record.keys) <= {column.name for column in record.tidy}
        assert all(column.meaning for column in record.tidy)
