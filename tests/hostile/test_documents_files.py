"""Families 1–17, 22–27, 43, 44, 49, 50, 60, 63, 68 and 70 at the door for published texts.

Each is a refusal with a place, a rule and words, never an exception; what is whole beside it is
still read. Families 18–21 and 28 at tables of texts are in 19–21 and 28 here.
"""

import gzip
import io
import os
import socket
import stat
import subprocess
import sys
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tertius.documents.folding.html import fold_html
from tertius.documents.model import Original, Refusal
from tertius.documents.reading import Limits, read_bytes, read_originals

NAMES = ["x", "x.txt", "x.md", "x.html", "x.eml", "x.mbox", "x.json", "x.jsonl", "x.csv", "x.tsv"]
PACKED = ["x.gz", "x.zip", "x.warc", "x.warc.gz"]


def read(data: bytes, name: str = "x.txt", **options) -> tuple[list[str], list[Refusal]]:
    refusals: list[Refusal] = []
    texts = read_bytes(data, name=name, refused=refusals.append, **options)
    return [one.text for one in texts], refusals


def rules(data: bytes, name: str = "x.txt", **options) -> list[str]:
    return [one.rule for one in read(data, name, **options)[1]]


def from_disk(*paths: Path | str) -> tuple[list[Original], list[Refusal]]:
    refusals: list[Refusal] = []
    return list(read_originals(paths, refused=refusals.append)), refusals


def zipped(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


@pytest.mark.parametrize("name", NAMES + PACKED)
def test_01_an_empty_file(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    texts, refusals = from_disk(tmp_path / name)
    assert texts == []
    assert [(r.place, r.rule, r.what) for r in refusals] == [
        (str(tmp_path / name), "empty", "empty file")
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("raw", [b"\n\n\n", b"  \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_02_only_blank_lines(name: str, raw: bytes) -> None:
    texts, refusals = read(raw, name)
    assert texts == []
    assert [r.rule for r in refusals] in (["empty"], ["no text column"])


@pytest.mark.parametrize(
    ("name", "kind"),
    [("x.zip", "zip"), ("x.txt.gz", "gzip file"), ("x.warc", "web archive"), ("x.csv", "csv")],
)
def test_03_04_a_page_in_place_of_the_data(name: str, kind: str) -> None:
    refusals = read(b"<!DOCTYPE html><html><body>404 Not Found", name)[1]
    assert [r.what for r in refusals] == [f"not a {kind} (starts with '<!DOCTYPE html><html')"]
    assert "get the file again" in refusals[0].remedy


@pytest.mark.parametrize("name", ["x.jsonl", "x.json", "x.tsv", "x.ndjson"])
def test_04_a_page_under_the_name_of_records(name: str) -> None:
    assert rules(b"\n<html><body>404 Not Found</body></html>", name) == ["wrong format"]


def test_05_a_zip_with_no_member() -> None:
    refusals = read(zipped(), "x.zip")[1]
    assert refusals[0].what == "archive has no data file"


def test_06_a_member_that_is_no_text_costs_itself() -> None:
    texts, refusals = read(zipped(("a.txt", b"One."), ("b.pdf", b"%PDF-1.7")), "x.zip")
    assert texts == ["One."]
    assert [(r.place, r.rule) for r in refusals] == [("x.zip!b.pdf", "PDF")]


def test_07_a_zip_cut_in_half() -> None:
    data = zipped(("a.txt", os.urandom(5000)), ("b.txt", b"Two."))
    texts, refusals = read(data[: len(data) // 2], "x.zip")
    assert (texts, [r.rule for r in refusals]) == ([], ["damaged"])


@pytest.mark.parametrize("cut", [1, 8, 20, 200])
def test_07_a_gzip_cut_short(cut: int) -> None:
    data = gzip.compress(b"Envoys met. " * 40 + os.urandom(400).hex().encode())
    texts, refusals = read(data[:-cut], "x.txt.gz")
    assert (texts, [r.rule for r in refusals]) == ([], ["damaged"])
    assert "damaged archive" in refusals[0].what


def test_08_a_bad_checksum() -> None:
    data = bytearray(zipped(("a.txt", b"One."), ("b.txt", b"Two.")))
    data[data.find(b"PK\x01\x02") + 16] ^= 0xFF
    texts, refusals = read(bytes(data), "x.zip")
    assert (texts, [r.rule for r in refusals]) == (["Two."], ["damaged"])
    packed = bytearray(gzip.compress(b"One."))
    packed[-6] ^= 0xFF
    assert rules(bytes(packed), "x.gz") == ["damaged"]


@pytest.mark.parametrize("name", ["x.txt", "x.jsonl", "x.csv", "x.html"])
def test_09_a_bomb_is_stopped_early_in_little_memory(name: str) -> None:
    bomb = gzip.compress(b"0" * 100_000_000, 9)
    tracemalloc.start()
    refusals = read(bomb, f"{name}.gz")[1]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [r.rule for r in refusals][-1:] == ["expands"]
    assert peak < 60_000_000


def test_09_a_bomb_in_a_zip_is_not_unpacked() -> None:
    texts, refusals = read(zipped(("a.txt", b"0" * 50_000_000), ("b.txt", b"Two.")), "x.zip")
    assert (texts, [r.rule for r in refusals]) == (["Two."], ["expands"])


@pytest.mark.parametrize(
    "inner",
    [zipped(("a.txt", b"One.")), gzip.compress(b"One."), b"BZh91AY&SY"],
    ids=["zip", "gzip", "bzip2"],
)
def test_10_archives_in_archives_are_not_opened(inner: bytes) -> None:
    for outer in (zipped(("inner", inner)), gzip.compress(inner)):
        texts, refusals = read(outer, "x")
        assert texts == []
        assert refusals[0].rule in ("nested archive", "archive")


def test_11_members_over_one_another() -> None:
    data = bytearray(zipped(("a.txt", b"One. " * 50), ("b.txt", b"Two. " * 50)))
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = (3).to_bytes(4, "little")
    assert rules(bytes(data), "x.zip") == ["overlap"]


@pytest.mark.parametrize("claimed", [1, 100_000])
def test_12_a_member_that_lies_about_its_size(claimed: int) -> None:
    data = bytearray(zipped(("a.txt", b"One. " * 500)))
    for start, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(start) + at
        data[place : place + 4] = claimed.to_bytes(4, "little")
    texts, refusals = read(bytes(data), "x.zip")
    assert (texts, [r.rule for r in refusals]) == ([], ["damaged"])


@pytest.mark.parametrize("name", ["../x.txt", "a/../../x", "/etc/x", "\\x", "C:\\x.txt", "a\0b"])
def test_13_unsafe_names_of_members(name: str) -> None:
    data = zipped(("b" * len(name), b"One."), ("z.txt", b"Two."))
    data = data.replace(b"b" * len(name), name.encode())
    texts, refusals = read(data, "x.zip")
    assert texts[-1:] == ["Two."]
    assert [r.rule for r in refusals] == ["unsafe name"]
    assert "\0" not in refusals[0].place


def test_14_links_in_archives_and_folders(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert rules(made.getvalue(), "x.zip") == ["link"]
    (tmp_path / "a.txt").symlink_to("/etc/passwd")
    (tmp_path / "loop").symlink_to(tmp_path)
    texts, refusals = from_disk(tmp_path)
    assert (texts, [r.rule for r in refusals]) == ([], ["link", "link"])


def test_15_long_names_and_names_that_occur_twice() -> None:
    texts, refusals = read(zipped(("a" * 60_000, b"One."), ("b.txt", b"Two.")), "x.zip")
    assert (texts, [r.rule for r in refusals]) == (["Two."], ["unsafe name"])
    assert len(str(refusals[0])) < 1000
    data = zipped(("a.txt", b"One."), ("b.txt", b"Two."), ("c.txt", b"Three."))
    texts, refusals = read(data.replace(b"a.txt", b"b.txt"), "x.zip")
    assert (texts, [r.rule for r in refusals]) == (["Three."], ["same name", "same name"])


def test_16_passwords_and_methods_that_are_not_supported() -> None:
    data = bytearray(zipped(("a.txt", b"One.")))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert rules(bytes(data), "x.zip") == ["encrypted"]
    for method in (9, 98):  # deflate64, PPMd
        data = bytearray(zipped(("a.txt", b"One.")))
        for start, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
            place = data.find(start) + at
            data[place : place + 2] = method.to_bytes(2, "little")
        assert rules(bytes(data), "x.zip") == ["unsupported"]


def test_17_gzip_members_one_after_another_and_what_follows_them() -> None:
    whole = gzip.compress(b'{"text": "a"}\n') + gzip.compress(b'{"text": "b"}\n')
    assert read(whole, "x.jsonl.gz") == (["a", "b"], [])
    assert read(whole + b"\0" * 99, "x.jsonl.gz") == (["a", "b"], [])
    texts = list(read_bytes(gzip.compress(b"One.") + b"rest", name="x.gz", refused=print))
    assert texts[0].notes == ("4 bytes after the gzip data were left out",)


def test_17_gzip_whose_second_member_is_damaged() -> None:
    second = bytearray(gzip.compress(b'{"text": "b"}\n'))
    second[12] ^= 0xFF
    texts, refusals = read(gzip.compress(b'{"text": "a"}\n') + bytes(second), "x.jsonl.gz")
    assert texts == ["a"]
    assert [r.rule for r in refusals] == ["damaged"]


def test_19_20_rows_of_other_lengths_cost_themselves() -> None:
    body = b"".join(b"%d,text %d\n" % (n, n) for n in range(999))
    texts, refusals = read(b"id,text\n" + body + b"one cell\n1,2,3\n", "x.csv")
    assert len(texts) == 999
    assert [r.place for r in refusals] == ["x.csv:1001", "x.csv:1002"]


@pytest.mark.parametrize("between", [1, 200, 20_000])
def test_21_quotation_marks_that_only_begin_cells(between: int) -> None:
    rows = [
        f'{n}\t"lead {n}' if n in (1, between + 2) else f"{n}\tplain" for n in range(between + 4)
    ]
    texts, refusals = read(("id\ttext\n" + "\n".join(rows)).encode(), "x.tsv")
    assert (len(texts), refusals) == (between + 4, [])
    assert texts[1] == '"lead 1'


def test_22_one_line_that_is_no_utf_8() -> None:
    lines = [b'{"text": "caf\xc3\xa9 %d"}' % n for n in range(1000)]
    lines[500] = b'{"text": "\xff\xfe\x80"}'
    texts, refusals = read(b"\n".join(lines), "x.jsonl")
    assert len(texts) == 999
    assert [(r.place, r.rule) for r in refusals] == [("x.jsonl:501", "encoding")]


def test_22_utf_16_and_latin_1_as_a_whole() -> None:
    text = "La délégation a quitté la salle après l'échec, dit-on à Genève."
    for encoding in ("utf-16", "utf-16-le", "utf-32", "cp1252"):
        assert read(text.encode(encoding)) == ([text], [])
        table = f"id,text\n1,{text.replace(',', '')}\n"
        assert len(read(table.encode(encoding), "x.csv")[0]) == 1


def test_22_bytes_of_no_encoding_are_told() -> None:
    refusals = read(b"a few words \xff\xfe\x80 and others")[1]
    assert [r.rule for r in refusals] == ["encoding"]
    assert "byte 12" in refusals[0].what


@pytest.mark.parametrize("name", ["x.txt", "x.jsonl", "x.csv", "x.html", "x.json"])
def test_23_a_byte_order_mark_is_taken_off(name: str) -> None:
    bodies = {
        "x.jsonl": '{"text": "One."}\n{"text": "Two."}',
        "x.json": '[{"text": "One."}]',
        "x.csv": "text,id\nOne.,1\n",
    }
    texts, refusals = read(b"\xef\xbb\xbf" + bodies.get(name, "One.").encode(), name)
    assert texts[0] == "One."
    assert refusals == []


def test_24_nul_in_a_text_and_in_a_field() -> None:
    assert rules(b"One.\0") == ["binary"]
    assert read(b'{"text": "a\\u0000"}\n{"text": "b"}', "x.jsonl")[0] == ["b"]
    texts, refusals = read(b"id,text\n1,one two three\n2,on\0e\n3,three four five\n", "x.csv")
    assert texts == ["one two three", "three four five"]
    assert [(r.place, r.rule) for r in refusals] == [("x.csv:3", "binary")]


def test_25_line_ends_of_all_kinds_add_up() -> None:
    body = b'id,text\r\n1,"a\rb\nc\r\nd"\n2,e\r3,f\r\n4,"g\r"\n'
    assert read(body, "x.csv") == (["a\rb\nc\r\nd", "e", "f", "g\r"], [])
    assert read(b'{"text": "a"}\r{"text": "b"}\r\n{"text": "c"}\n', "x.jsonl")[0] == ["a", "b", "c"]
    assert read(b"one\rtwo\r\nthree\nfour") == (["one\rtwo\r\nthree\nfour"], [])


def test_26_no_final_line_end_and_a_row_cut_short() -> None:
    assert read(b"id,text\n1,a\n2,b", "x.csv") == (["a", "b"], [])
    texts, refusals = read(b"id,title,text\n1,t,a\n2,t", "x.csv")
    assert (texts, refusals[0].place) == (["a"], "x.csv:3")
    texts, refusals = read(b'{"text": "a"}\n{"text": "b', "x.jsonl")
    assert (texts, refusals[0].place) == (["a"], "x.jsonl:2")


@pytest.mark.parametrize("name", ["x.csv", "x.jsonl", "x.tsv", "x.mbox"])
def test_27_a_line_without_end_in_bounded_memory(name: str, tmp_path: Path) -> None:
    starts = {
        "x.csv": b"id,text\n1,a\n2,",
        "x.tsv": b"id\ttext\n1\ta\n2\t",
        "x.jsonl": b'{"text": "a"}\n{"text": "',
        "x.mbox": b"From a@b Mon Sep 18 10:00:00 2023\nFrom: a\n\na\n\n"
        b"From a@b Mon Sep 18 10:00:00 2023\nFrom: a\n\n",
    }
    path = tmp_path / name
    with path.open("wb") as handle:
        handle.write(starts[name])
        for _ in range(48):
            handle.write(b"x" * 1024**2)
    tracemalloc.start()
    texts, refusals = from_disk(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.text.strip() for one in texts] == ["a"]
    assert refusals[0].rule in ("long line", "too long")
    assert peak < 15_000_000


def test_27_a_text_that_is_one_long_line() -> None:
    texts, refusals = read(b"x" * (5 * 1024**2))
    assert (texts, [r.rule for r in refusals]) == ([], ["long line"])
    assert "4 MiB" in refusals[0].what
    assert rules(b"word\n" * 3_000_000) == ["too long"]


def test_28_a_header_of_very_many_columns() -> None:
    assert rules(b"text" + b",a" * 1_000_000 + b"\n", "x.csv") == ["too many columns"]


def fifo(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.parametrize("make", [fifo, listening])
def test_43_pipes_and_sockets_are_not_waited_for(
    make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("odd.txt"))
    (tmp_path / "whole.txt").write_text("Whole.")
    texts, refusals = from_disk(tmp_path)
    assert [one.text for one in texts] == ["Whole."]
    assert [r.rule for r in refusals] == ["no file"]


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_43_devices(path: str) -> None:
    if not Path(path).exists():
        pytest.skip("there is no such device here")
    assert [r.what for r in from_disk(path)[1]] == ["is a device, not a file"]


def test_43_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.txt").write_text("Two.")
    really = os.open

    def guarded(path: object, *given: int, **options: int) -> int:
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return really(path, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", guarded)
    texts, refusals = from_disk(tmp_path)
    assert [one.text for one in texts] == ["Two."]
    assert [r.rule for r in refusals] == ["permission"]


def test_43_a_disk_that_fails_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "a.txt"
    texts, refusals = from_disk(path, "/proc/self/mem", "x" * 5000)
    assert texts == []
    assert refusals[0].rule == "missing"
    assert all(r.rule in ("missing", "unreadable", "empty", "permission") for r in refusals)


def test_44_a_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n{"text": "b"}\n')
    refusals: list[Refusal] = []
    found = read_originals([path], refused=refusals.append)
    next(found)
    with path.open("a") as handle:
        handle.write('{"text": "c"}\n')
    assert list(found) == []
    assert [r.rule for r in refusals] == ["changed"]


MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title><svg onload=alert(1)>",
    "{{7*7}}",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("written", MARKUP)
def test_49_mark_up_in_declared_fields_stays_text(written: str) -> None:
    import json

    data = json.dumps({"text": "Envoys met.", "title": written, "author": written})
    found = list(read_bytes(data.encode(), name="x.jsonl", refused=print))
    assert {d.value for d in found[0].declared} == {written}


@pytest.mark.parametrize("written", MARKUP[:3])
def test_49_mark_up_in_pages_is_never_text(written: str) -> None:
    folded = fold_html(Original(f"<p>One</p>{written}<p>Two</p>", "html"))
    assert "alert" not in folded.text


def test_50_directions_widths_and_marks_without_end() -> None:
    text = "a\u202eb\u200bc" + "e" + "\u0301" * 10_000
    assert read(text.encode()) == ([text], [])
    folded = fold_html(Original(f"<p>{text}</p>", "html"))
    assert "\u202e" not in folded.text
    refusals = read(b"", "a\u202eb\x1b[2J\n.txt")[1]
    assert refusals[0].place == "a\\u202eb\\u001b[2J\\u000a.txt"


@pytest.mark.parametrize("name", ["CON", "a" * 300 + ".txt", "x.txt\x1b[2J", "-", "a b.txt"])
def test_60_odd_names_are_only_shown(name: str) -> None:
    found = list(read_bytes(b"One.", name=name, refused=print))
    assert found[0].text == "One."
    assert "\x1b" not in found[0].place
    inside = name[:200]
    texts = list(read_bytes(zipped((inside, b"One.")), name="x.zip", refused=print))
    assert [one.text for one in texts] == ["One."]


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item>&a;</item></rss>',
        b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "b">]><feed><entry>&a;</entry></feed>',
        b'<?xml version="1.0"?><rss><channel><item>' + b"<a>" * 200_000,
    ],
)
def test_63_declarations_and_depth_in_feeds(data: bytes) -> None:
    texts, refusals = read(data, "x.xml")
    assert texts == []
    assert refusals[0].rule in ("DTD", "too deep")


def test_63_entities_in_pages_mean_nothing() -> None:
    page = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>One &a; two.</p>'
    folded = fold_html(Original(page, "html"))
    assert "root:" not in folded.text


def test_63_bottomless_json_and_pages() -> None:
    assert rules(b'{"text": "a"}\n' + b'{"text":' + b"[" * 500_000, "x.jsonl") == ["not JSON"]
    assert rules(b"[" + b'{"a":' * 200_000, "x.json") == ["not JSON"]
    assert rules(b'{"text": ' + b"9" * 100_000 + b"}", "x.jsonl") == ["not JSON"]
    assert fold_html(Original("<div>" * 30_000 + "One", "html")).text == "One"


def test_68_locale_and_time_zone_change_nothing(tmp_path: Path) -> None:
    for name in ("I.txt", "i.txt", "\u0131.txt", "z.TXT", "Ä.txt"):
        (tmp_path / name).write_text(f"Text {name}", encoding="utf-8")
    (tmp_path / "T.JSONL").write_text('{"TITLE": "x", "TEXT": "İstanbul"}\n', encoding="utf-8")
    program = (
        "import sys; from tertius.documents.reading import read_originals\n"
        "for one in read_originals([sys.argv[1]], refused=print):\n"
        "    print(one.identity, one.place.encode('ascii', 'backslashreplace'))\n"
    )
    outputs = set()
    for locale, zone in (("C", "UTC"), ("tr_TR.UTF-8", "Pacific/Kiritimati"), ("C.UTF-8", "")):
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)],
            env={**os.environ, "LC_ALL": locale, "TZ": zone, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == 6


def test_68_a_path_that_is_no_utf_8(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9"
    try:
        Path(os.fsdecode(folder)).mkdir()
    except OSError:
        pytest.skip("the file system takes UTF-8 only")
    Path(os.fsdecode(folder + b"/a.txt")).write_text("One.")
    texts, refusals = from_disk(tmp_path)
    assert (texts[0].place, refusals) == (f"{tmp_path}/caf\\udce9/a.txt", [])


def test_70_very_many_small_files_one_at_a_time(tmp_path: Path) -> None:
    for folder in range(10):
        (tmp_path / f"{folder}").mkdir()
        for number in range(200):
            (tmp_path / f"{folder}" / f"{number}.txt").write_bytes(b"One.")
    descriptors = Path("/proc/self/fd")
    most = 0
    count = 0
    for _ in read_originals([tmp_path], refused=lambda r: pytest.fail(str(r))):
        count += 1
        if descriptors.is_dir() and count % 100 == 0:
            most = max(most, len(list(descriptors.iterdir())))
    assert count == 2000
    assert most < 64


def test_70_a_large_file_of_records_is_a_stream() -> None:
    """What is read stays a step behind what is given, however long the input is."""
    taken = 0

    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:  # noqa: ARG002
            nonlocal taken
            block = b'{"text": "Envoys met by the lake."}\n' * 1000
            taken += len(block)
            return block

    found = read_originals(["-"], stdin=Endless(), refused=print)  # type: ignore[arg-type]
    for number, one in enumerate(found, start=1):
        if number == 15_000:
            assert one.place == "-:15000"
            break
    assert taken < 15_000 * 36 + 4 * 1024**2


def test_70_a_million_lines() -> None:
    texts, refusals = read(b"Line.\n" * 1_000_000)
    assert (len(texts), refusals) == (1, [])


def test_every_byte_of_a_packed_file_may_be_wrong() -> None:
    whole = zipped(("a.txt", b"One. " * 20), ("b.jsonl", b'{"text": "Two."}'))
    for data, name in ((whole, "x.zip"), (gzip.compress(b"One. " * 20), "x.gz")):
        for at in range(len(data)):
            torn = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
            texts, refusals = read(torn, name, limits=Limits(ratio=50))
            assert texts or refusals
    assert zlib.crc32(whole)
