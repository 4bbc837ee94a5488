"""Families 1–5, 17, 21–29, 43, 48–50, 63 and 64 at the door for networks of any kind."""

import gzip
import os
import time
import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from tertius.errors import InputProblems, NetworkError, SourceError, TertiusError
from tertius.exchange import periods_in, read_network

NAMES = ["x.csv", "x.txt", "x.net", "x.graphml", "x.gexf", "x.signed-graph", "x.parquet", "x.dta"]
TABLE = b"a,b,sign\nx,y,1\ny,z,-1\n"


def file(folder: Path, raw: bytes, name: str = "x.csv") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize("name", NAMES)
def test_01_an_empty_file(name: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="empty file"):
        read_network(file(tmp_path, b"", name))


@pytest.mark.parametrize("name", NAMES[:6])
@pytest.mark.parametrize("raw", [b"\n\n\n", b"  \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_02_only_blank_lines(name: str, raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="empty file: it has only blank lines"):
        read_network(file(tmp_path, raw, name))


def test_02_only_comments(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="empty file: it has only comments"):
        read_network(file(tmp_path, b"# 16\n# nothing more\n", "x.txt"))


@pytest.mark.parametrize("name", ["x.csv", "x.txt.gz", "x.net", "x.signed-graph", "x.graphml"])
def test_03_04_a_web_page_in_place_of_the_data(name: str, tmp_path: Path) -> None:
    page = b"<!DOCTYPE html>\n<html><body>404 Not Found</body></html>"
    with pytest.raises(SourceError, match=r"web page \(starts with '<!DOCTYPE html>"):
        read_network(file(tmp_path, page, name))


def zipped(name: str, content: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (zipped("ties.csv", TABLE), "is a zip archive"),
        (zipped("[Content_Types].xml", b"<x/>"), "an Excel workbook"),
        (b"PK\x05\x06" + b"\0" * 18, "an empty zip archive"),
        (b"BZh91AY&SY", "packed by bzip2"),
        (b"\xfd7zXZ\0\0", "packed by xz"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b'{"nodes": []}', "is JSON"),
        (gzip.compress(b"RDX3\nX\n\0\0", mtime=0), "an R workspace"),
        (gzip.compress(gzip.compress(TABLE, mtime=0), mtime=0), "packed twice by gzip"),
    ],
)
def test_05_what_holds_no_ties_is_named(raw: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=message):
        read_network(file(tmp_path, raw))


def test_07_17_gzip_that_is_cut_followed_or_repeated(tmp_path: Path) -> None:
    packed = gzip.compress(TABLE)
    with pytest.raises(SourceError, match=r"damaged archive \(gzip data end early"):
        read_network(file(tmp_path, packed[:-9], "x.csv.gz"))
    with pytest.raises(SourceError, match="damaged archive"):
        read_network(file(tmp_path, packed[:12] + b"\xff" + packed[13:], "x.csv.gz"))
    followed = read_network(file(tmp_path, packed + b"junk", "x.csv.gz"))
    assert "4 bytes after the gzip data were ignored" in followed.notes
    twice = gzip.compress(TABLE) + gzip.compress(b"z,w,1\n")
    assert len(read_network(file(tmp_path, twice, "x.csv.gz")).ties) == 3


def test_09_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    path = file(tmp_path, gzip.compress(b"1 2 1\n" * 20_000_000, 9), "x.txt.gz")
    started = time.process_time()
    with pytest.raises(SourceError, match="expands past limit"):
        read_network(path)
    assert time.process_time() - started < 3


def test_21_quotes_that_stay_open_or_close_in_a_cell(tmp_path: Path) -> None:
    opened = b'a,b,sign\nx,y,1\n"x,z,1\n' + b"p,q,1\n" * 1000
    with pytest.raises(SourceError, match=r"csv:3: a quote is opened here and never closed"):
        read_network(file(tmp_path, opened))
    with pytest.raises(SourceError, match="Double the quotes"):
        read_network(file(tmp_path, b'a,b,sign\n"x"y,z,1\n'))
    inside = read_network(file(tmp_path, b'a,b,sign\n5" pipe,6" pipe,1\n'))
    assert inside.ties.names == ('5" pipe', '6" pipe')


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('*Vertices 2\n1 "A\n2 "B"\n*Edges\n1 2 1\n', 2),
        ('*Vertices 2\n1 "A"\n2 "B" ic "red\n*Edges\n1 2 1\n', 3),
        ('*Vertices 2\n1 "A"\n2 "B"\n*Edges\n1 2 1 l "open\n', 5),
        ('*Vertices 2\n1 "A"\n2 "B"\n*Edges :1 "likes\n1 2 1\n', 4),
    ],
)
def test_21_a_label_of_pajek_that_stays_open(text: str, line: int, tmp_path: Path) -> None:
    path = file(tmp_path, text.encode(), "x.net")
    with pytest.raises(InputProblems) as caught:
        read_network(path)
    (problem,) = caught.value.problems
    assert problem.where.endswith(f"x.net:{line}")
    assert problem.what.startswith("a quote is opened and never closed: ")


def test_21_a_quote_inside_a_label_of_pajek_is_a_letter(tmp_path: Path) -> None:
    path = file(tmp_path, b'*Vertices 2\n1 5"\n2 "B" ic "red"\n*Edges\n1 2 1 l "x"\n', "x.net")
    assert read_network(path).ties.names == ('5"', "B")


@pytest.mark.parametrize("name", ["x.csv", "x.txt", "x.signed-graph"])
def test_22_bytes_that_are_no_utf_8(name: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r":3: byte \d+ is not UTF-8"):
        read_network(file(tmp_path, "a,b,sign\nx,y,1\nCôte,y,1\n".encode("latin-1"), name))


@pytest.mark.parametrize("name", ["x.csv", "x.txt", "x.net", "x.signed-graph"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_22_utf_16(name: str, encoding: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="looks like UTF-16"):
        read_network(file(tmp_path, TABLE.decode().encode(encoding), name))


def test_23_a_byte_order_mark_is_left_out_and_told(tmp_path: Path) -> None:
    found = read_network(file(tmp_path, b"\xef\xbb\xbf" + TABLE))
    assert found.columns["first"] == "a"
    assert "a byte order mark was left out" in found.notes


@pytest.mark.parametrize("name", ["x.csv", "x.txt", "x.signed-graph"])
def test_24_a_zero_byte_with_its_line(name: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r":2: holds a zero byte"):
        read_network(file(tmp_path, b"a,b,sign\nx,y\0,1\n" + b"p,q,1\n" * 99, name))


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_25_every_kind_of_line_end(ending: bytes, tmp_path: Path) -> None:
    found = read_network(file(tmp_path, TABLE.replace(b"\n", ending)))
    assert (found.rows, len(found.ties)) == (2, 2)


def test_25_mixed_line_ends_and_a_line_end_in_a_cell(tmp_path: Path) -> None:
    mixed = read_network(file(tmp_path, b"a,b,sign\r\nx,y,1\ny,z,-1\rz,w,1\r\n"))
    assert mixed.rows == 3
    inside = b'a,b,sign\n"x\ny",z,1\n"p\n\nq",z,often\n'
    with pytest.raises(InputProblems, match=r"csv:6: sign is 'often'"):
        read_network(file(tmp_path, inside))
    found = read_network(file(tmp_path, inside.replace(b"often", b"-1")))
    assert found.ties.names == ("p\n\nq", "x\ny", "z")


def test_26_no_final_line_end_and_a_row_cut_in_the_middle(tmp_path: Path) -> None:
    assert len(read_network(file(tmp_path, TABLE.rstrip())).ties) == 2
    with pytest.raises(InputProblems, match=r"csv:4: has 2 cells where 3 are expected"):
        read_network(file(tmp_path, TABLE + b"z,w"))
    with pytest.raises(InputProblems, match=r"txt:2: has 2 cells where 3 are expected"):
        read_network(file(tmp_path, b"1 2 1\n2 3", "x.txt"))


@pytest.mark.parametrize("name", ["x.csv", "x.net", "x.txt.gz"])
def test_27_a_line_without_end(name: str, tmp_path: Path) -> None:
    raw = b"a,b,sign\nx," + b"y" * (5 * 1024**2) + b",1\n"
    with pytest.raises(SourceError, match=r"line longer than 4 MiB|expands past limit"):
        read_network(file(tmp_path, gzip.compress(raw) if name.endswith("gz") else raw, name))


@pytest.mark.parametrize("count", [10_001, 2_000_000, 10_000_000])
def test_28_millions_of_columns(count: int, tmp_path: Path) -> None:
    path = file(tmp_path, b"," * count + b"\n" + TABLE)
    started = time.process_time()
    with pytest.raises(SourceError, match=r"columns: this is no list of ties|line longer than"):
        read_network(path)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("text", "no number"), ("n/a", "no number"), ("58.5#", "no number"), ("1,5", "no number"),
        ("1 000", "no number"), ("0x10", "no number"), ("1_0", "no number"), ("--1", "no number"),
        ("1e309", "infinite"), ("inf", "infinite"), ("-Infinity", "infinite"), ("NaN", "NaN"),
        ("nan", "NaN"),
    ],
)  # fmt: skip
def test_29_what_is_no_number(cell: str, rule: str, tmp_path: Path) -> None:
    text = f'a,b,sign\nx,y,1\nx,z,"{cell}"\n'
    with pytest.raises(InputProblems) as caught:
        read_network(file(tmp_path, text.encode()))
    (problem,) = caught.value.problems
    assert problem.where.endswith("csv:3")
    assert rule in problem.what
    assert read_network(file(tmp_path, text.encode()), tolerant=True).rejected == 1


def test_43_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path, message in (
        (tmp_path, "is a folder"),
        (tmp_path / "nowhere.csv", "no such file"),
        (tmp_path / "pipe.csv", "is a pipe, socket or device"),
        (Path("/dev/zero"), "is a pipe, socket or device"),
        (Path("a\0b"), "cannot be opened"),
        (tmp_path / ("n" * 300), "cannot be opened"),
    ):
        for read in (read_network, periods_in):
            with pytest.raises(SourceError, match=message):
                read(path)


def test_49_50_names_that_would_move_a_terminal_are_shown_as_escapes(tmp_path: Path) -> None:
    raw = "a,b,sign\n\x1b[31mred,\u202ey,1\n\u202ey,\x1b[31mred,-1\n".encode()
    with pytest.raises(NetworkError) as caught:
        read_network(file(tmp_path, raw))
    assert "\x1b" not in str(caught.value)
    assert "\\u001b[31mred and \\u202ey" in str(caught.value)
    with pytest.raises(InputProblems) as torn:
        read_network(file(tmp_path, "\x1b[2Ja,b\u202e,c\nx,y,1\n".encode()))
    assert "\x1b" not in str(torn.value)
    assert "\u202e" not in str(torn.value)


@pytest.mark.parametrize(("root", "ending"), [("graphml", "graphml"), ("gexf", "gexf")])
@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_63_document_types_and_entities(
    root: str, ending: str, prologue: str, tmp_path: Path
) -> None:
    raw = f"<?xml version='1.0'?>\n{prologue}\n<{root}>&f;</{root}>".encode()
    with pytest.raises(SourceError, match="declares a document type"):
        read_network(file(tmp_path, raw, f"x.{ending}"))


@pytest.mark.parametrize("root", ["graphml", "gexf"])
def test_63_a_million_elements_deep_on_one_line(root: str, tmp_path: Path) -> None:
    raw = f"<{root}>".encode() + b"<graph>" * 1_000_000
    started = time.process_time()
    with pytest.raises(SourceError, match="nested more than 64 deep"):
        read_network(file(tmp_path, raw, "x.xml"))
    assert time.process_time() - started < 5


def test_63_other_xml(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is XML, but neither GraphML nor GEXF"):
        read_network(file(tmp_path, b"<?xml version='1.0'?><svg/>"))


def test_64_self_ties_zeros_and_nothing_else(tmp_path: Path) -> None:
    found = read_network(file(tmp_path, b"a,b,sign\nx,x,1\nx,y,0\n"))
    assert (found.ties.states, len(found.ties)) == (0, 0)
    assert found.notes[1:] == (
        "1 tie of a state with itself was left out",
        "1 row of value zero is neutral",
        "2 states without a tie were left out",
    )


def test_64_values_whose_sum_is_infinite(tmp_path: Path) -> None:
    raw = b"a,b,weight\nx,y,1e308\ny,x,1e308\n"
    with pytest.raises(NetworkError, match="infinite"):
        read_network(file(tmp_path, raw), rule="sum_of_values")


def test_64_a_small_file_that_claims_many_states(tmp_path: Path) -> None:
    started = time.process_time()
    with pytest.raises(TertiusError, match="at most 1,0"):
        read_network(file(tmp_path, b"*Vertices 2000000000\n*Edges\n1 2 1\n", "x.net"))
    assert time.process_time() - started < 1


@pytest.mark.parametrize("name", NAMES)
def test_random_bytes_are_refused_or_read_and_never_crash(name: str, tmp_path: Path) -> None:
    noise = np.random.default_rng(64)
    for _ in range(25):
        raw = noise.choice(list(b"12 ,;\t\n\"'ab*<>#-.\xc3\xa9"), 60).astype(np.uint8).tobytes()
        try:
            read_network(file(tmp_path, raw, name), rule="sum_of_signs")
        except TertiusError:
            continue


@pytest.mark.parametrize("name", ["x.parquet", "x.dta", "x.graphml", "x.csv.gz"])
def test_true_files_with_damage_are_refused_or_read_and_never_crash(
    name: str, tmp_path: Path
) -> None:
    import polars as pl

    from tertius.exchange import write_parquet, write_stata

    frame = pl.DataFrame({"a": ["x", "y"], "b": ["y", "z"], "sign": [1, -1]})
    path = tmp_path / name
    if name.endswith("parquet"):
        write_parquet(frame, path)
    elif name.endswith("dta"):
        write_stata(frame, path)
    elif name.endswith("graphml"):
        import networkx as nx

        nx.write_graphml(nx.Graph([("x", "y", {"sign": 1})]), path)
    else:
        path.write_bytes(gzip.compress(TABLE))
    whole, noise = path.read_bytes(), np.random.default_rng(7)
    for _ in range(25):
        at = int(noise.integers(len(whole)))
        raw = whole[:at] + bytes([int(noise.integers(256))]) + whole[at + 1 :]
        try:
            read_network(file(tmp_path, raw, name), rule="sum_of_signs")
        except TertiusError:
            continue
