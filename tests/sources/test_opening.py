"""From a path to bytes. Numbers are the families of hostile input."""

import gzip
import io
import os
import stat
import zipfile
import zlib
from pathlib import Path

import pytest

from tertius.errors import SourceError
from tertius.sources import opening
from tertius.sources.opening import read_bytes


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def says(path: Path, words: str, member: tuple[str, ...] = ()) -> SourceError:
    with pytest.raises(SourceError, match=words) as caught:
        read_bytes(path, member)
    assert caught.value.where
    return caught.value


def test_01_an_empty_file_is_an_error(tmp_path):
    path = tmp_path / "empty.csv"
    path.touch()
    says(path, "empty file")


def test_03_a_web_page_saved_as_zip_is_told_apart(tmp_path):
    path = tmp_path / "data.zip"
    path.write_text("<!DOCTYPE html><html><body>404</body></html>")
    says(path, r"not a zip \(starts with '<!DOCTYPE")


def test_03_a_web_page_saved_as_gz_is_told_apart(tmp_path):
    path = tmp_path / "data.csv.gz"
    path.write_text("<!DOCTYPE html><html><body>404</body></html>")
    says(path, "not a gzip file")


def test_05_a_zip_without_a_table(tmp_path):
    says(zipped(tmp_path / "a.zip", {"codebook.pdf": b"%PDF"}), "archive has no data file")


def test_05_an_empty_zip(tmp_path):
    says(zipped(tmp_path / "a.zip", {}), "archive has no data file")


def test_06_a_zip_with_one_table_is_read_and_names_what_it_ignored(tmp_path):
    path = zipped(tmp_path / "a.zip", {"data.csv": b"a,b\n1,2\n", "codebook.pdf": b"%PDF"})
    data, notes = read_bytes(path)
    assert data == b"a,b\n1,2\n"
    assert any("codebook.pdf" in note for note in notes)


def test_06_a_zip_with_two_tables_needs_a_word_on_which(tmp_path):
    path = zipped(tmp_path / "a.zip", {"x/MIDA 5.0.csv": b"a\n1\n", "x/MIDB 5.0.csv": b"b\n1\n"})
    says(path, "archive has 2 tables")
    assert read_bytes(path, ("midb*",))[0] == b"b\n1\n"


def test_07_a_zip_cut_in_half(tmp_path):
    path = zipped(tmp_path / "a.zip", {"data.csv": os.urandom(5000)})
    path.write_bytes(path.read_bytes()[:2500])
    says(path, "damaged archive")


def test_07_a_gzip_cut_in_half(tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(os.urandom(5000))[:2500])
    says(path, "damaged archive .gzip data end early")


def test_08_a_zip_with_a_wrong_checksum(tmp_path):
    path = zipped(tmp_path / "a.zip", {"data.csv": b"ccode,year\n" + b"2,1816\n" * 50})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"data.csv") + 8 + 5] ^= 0xFF
    path.write_bytes(bytes(raw))
    says(path, "damaged archive")


def test_09_a_zip_bomb_is_refused_by_its_ratio(tmp_path):
    path = zipped(tmp_path / "a.zip", {"data.csv": b"0," * 4_000_000})
    says(path, "expands past limit")


def test_09_a_gzip_bomb_is_refused_before_it_is_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MAX_BYTES", 1_000_000)
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"0,1\n" * 1_000_000))
    says(path, "expands past limit")


def test_10_a_zip_inside_a_zip_is_not_opened(tmp_path):
    inner = zipped(tmp_path / "inner.zip", {"data.csv": b"a\n1\n"}).read_bytes()
    error = says(zipped(tmp_path / "NMCv7.zip", {"NMC.zip": inner}), "no data file")
    assert "nested archives are not opened" in str(error)


def test_12_a_header_that_lies_about_the_size(tmp_path):
    path = zipped(tmp_path / "a.zip", {"data.csv": b"ccode,year\n" * 100})
    raw = path.read_bytes()
    true, lie = (1100).to_bytes(4, "little"), (110).to_bytes(4, "little")
    assert true in raw
    path.write_bytes(raw.replace(true, lie))
    says(path, "damaged archive")


@pytest.mark.parametrize("name", ["../../x.csv", "/etc/x.csv", "C:\\x.csv", "a/../../x.csv"])
def test_13_names_that_point_out_of_the_archive(tmp_path, name):
    says(zipped(tmp_path / "a.zip", {name: b"a\n1\n"}), "unsafe member name")


def test_14_a_link_in_a_zip_is_not_followed(tmp_path):
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("data.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    says(path, "unsafe member name")


def test_15_a_name_of_70000_characters(tmp_path):
    says(zipped(tmp_path / "a.zip", {"x" * 60_000 + ".csv": b"a\n"}), "unsafe member name")


def test_15_one_name_twice(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data.csv", "a\n1\n")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("data.csv", "a\n2\n")
    says(path, "names one member twice")


def test_16_a_zip_with_a_password(tmp_path):
    path = zipped(tmp_path / "a.zip", {"data.csv": b"a\n1\n"})
    raw = bytearray(path.read_bytes())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(sign) + offset] |= 1
    path.write_bytes(bytes(raw))
    says(path, "cannot be unpacked .*password|cannot be unpacked .*encrypted")


def test_17_concatenated_gzip_is_read_whole(tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,2\n") + gzip.compress(b"3,4\n"))
    assert read_bytes(path)[0] == b"a,b\n1,2\n3,4\n"


def test_17_bytes_after_the_gzip_data_are_named(tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,2\n") + b"trailing garbage")
    data, notes = read_bytes(path)
    assert data == b"a,b\n1,2\n"
    assert notes == ("16 bytes after the gzip data were ignored",)


def test_corrupt_gzip_is_damaged(tmp_path):
    packed = bytearray(gzip.compress(os.urandom(5000)))
    packed[-6] ^= 0xFF
    path = tmp_path / "a.csv.gz"
    path.write_bytes(bytes(packed))
    says(path, "damaged archive")


def test_27_a_line_of_five_megabytes_is_refused(tmp_path):
    path = tmp_path / "long.csv"
    path.write_bytes(b"a,b\n" + b"x" * (5 * 1024**2))
    says(path, "line longer than 4 MiB")


def test_27_a_long_line_inside_gzip_is_refused(tmp_path):
    path = tmp_path / "long.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n" + os.urandom(3 * 1024**2).hex().encode(), 1))
    says(path, "line longer than 4 MiB")


def test_43_a_folder(tmp_path):
    says(tmp_path, "is a folder")


def test_43_a_pipe_is_refused_without_waiting(tmp_path):
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    says(path, "pipe, socket or device")


def test_43_a_device_without_end():
    says(Path("/dev/zero"), "pipe, socket or device")


def test_43_no_such_file(tmp_path):
    says(tmp_path / "none.csv", "there is no such file")


def test_43_a_name_with_nul(tmp_path):
    says(tmp_path / "a\0b.csv", "cannot be opened")


def test_43_a_file_without_permission(tmp_path, monkeypatch):
    path = tmp_path / "secret.csv"
    path.write_text("a\n1\n")

    def refuse(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    says(path, r"cannot be read \(Permission denied\)")


def test_plain_bytes_come_back_as_they_are(tmp_path):
    path = tmp_path / "a.csv"
    content = b"a,b\r\n1,2\r\n"
    path.write_bytes(content)
    assert read_bytes(path) == (content, ())


def test_an_unsupported_method_is_an_error_in_words(tmp_path):
    path = zipped(tmp_path / "a.zip", {"data.csv": b"a\n1\n"})
    raw = bytearray(path.read_bytes())
    for sign, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        raw[raw.index(sign) + offset] = 98  # PPMd
    path.write_bytes(bytes(raw))
    says(path, "cannot be unpacked|damaged archive")


def test_raw_zlib_is_no_gzip(tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(zlib.compress(b"a,b\n"))
    says(path, "not a gzip file")


def test_a_zip_with_bytes_before_it_is_not_mistaken(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("data.csv", "a\n1\n")
    path = tmp_path / "a.zip"
    path.write_bytes(b"#!/bin/sh\n" + buffer.getvalue())
    says(path, "not a zip")


def test_14_hidden_characters_of_member_names_are_shown_as_escapes(tmp_path):
    odd = "a\x1b[31m\u202e"
    _, notes = read_bytes(
        zipped(tmp_path / "a.zip", {f"{odd}.csv": b"a,b\n1,2\n", f"{odd}.pdf": b"%PDF"})
    )
    assert "a\\u001b[31m\\u202e.csv" in notes[0]
    assert not any(c in "".join(notes) for c in "\x1b\u202e")
    two = zipped(tmp_path / "b.zip", {f"{odd}.csv": b"a\n1\n", f"{odd}.tsv": b"a\n1\n"})
    error = says(two, "archive has 2 tables")
    assert not any(c in error.message for c in "\x1b\u202e")
    missing = says(tmp_path / f"{odd}\n.csv", "no such file")
    assert not any(c in str(missing) for c in "\x1b\u202e\n")
