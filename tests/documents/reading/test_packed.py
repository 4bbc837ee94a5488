"""Gzip and zip: unpacked as streams, member by member, within limits."""

import gzip
import io
import stat
import zipfile

import pytest

from tertius.documents.reading import Limits


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def test_any_format_may_be_packed(read) -> None:
    assert read(gzip.compress(b"Envoys met."), "a.txt.gz").words == ["Envoys met."]
    found = read(gzip.compress(b'{"text": "x"}\n{"text": "y"}'), "a.jsonl.gz")
    assert found.words == ["x", "y"]
    assert found.texts[1].place == "a.jsonl.gz:2"


def test_members_one_after_another_are_one_text(read) -> None:
    data = gzip.compress(b"Envoys ") + gzip.compress(b"") + gzip.compress(b"met.")
    assert read(data, "a.gz").words == ["Envoys met."]


def test_zeros_after_a_member_are_nothing_other_bytes_are_noted(read) -> None:
    packed = gzip.compress(b"Envoys met.")
    assert read(packed + b"\0" * 512, "a.gz").texts[0].notes == ()
    found = read(packed + b"trailing", "a.gz")
    assert found.texts[0].notes == ("8 bytes after the gzip data were left out",)


def test_records_before_the_damage_are_given(read) -> None:
    packed = gzip.compress(b"\n".join(b'{"text": "%d"}' % n for n in range(25_000)), 1)
    found = read(packed[: len(packed) // 2], "a.jsonl.gz")
    assert found.words[0] == "0"
    assert 1000 < len(found.words) < 25_000
    assert found.rules[-1] == "damaged"


def test_what_grows_past_its_ratio_is_refused_early(read) -> None:
    packed = gzip.compress(b"0" * 20_000_000)
    assert read(packed, "a.gz").rules == ["expands"]
    assert "200×" in read(packed, "a.gz").refusals[0].what


def test_what_grows_past_its_size_is_refused(read) -> None:
    packed = gzip.compress(bytes(range(32, 127)) * 20_000)
    assert read(packed, "a.gz", limits=Limits(member=1024**2)).rules == ["expands"]


def test_members_of_a_zip_are_sorted_and_placed(read) -> None:
    data = zipped(("b/two.txt", b"Two."), ("a.md", b"One."), ("c.jsonl", b'{"text": "Three."}'))
    found = read(data, "z.zip")
    assert found.words == ["One.", "Two.", "Three."]
    assert [one.place for one in found.texts] == [
        "z.zip!a.md",
        "z.zip!b/two.txt",
        "z.zip!c.jsonl:1",
    ]
    assert [one.format for one in found.texts] == ["markdown", "text", "text"]


def test_hidden_members_and_those_of_other_systems_are_counted(read) -> None:
    data = zipped(
        (".DS_Store", b"x"), ("__MACOSX/._a", b"x"), ("a/.b/c.txt", b"x"), ("d.txt", b"D.")
    )
    found = read(data, "z.zip")
    assert (found.words, found.rules) == (["D."], ["hidden"] * 3)


def test_a_folder_alone_is_no_member(read) -> None:
    assert read(zipped(("a/", b"")), "z.zip").rules == ["no member"]


def test_an_empty_member_costs_itself(read) -> None:
    found = read(zipped(("a.txt", b""), ("b.txt", b"B.")), "z.zip")
    assert (found.words, found.rules) == (["B."], ["empty"])


def test_a_link_in_a_zip_is_not_followed(read) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    found = read(made.getvalue(), "z.zip")
    assert (found.words, found.rules) == ([], ["link"])


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods_that_are_supported(read, method: int) -> None:
    assert read(zipped(("a.txt", b"One."), method=method), "z.zip").words == ["One."]


def test_a_method_that_is_not(read) -> None:
    data = bytearray(zipped(("a.txt", b"One.")))
    for at in (data.find(b"PK\x03\x04") + 8, data.find(b"PK\x01\x02") + 10):
        data[at : at + 2] = (98).to_bytes(2, "little")
    assert read(bytes(data), "z.zip").rules == ["unsupported"]


def test_a_password(read) -> None:
    data = bytearray(zipped(("a.txt", b"One."), ("b.txt", b"Two.")))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    found = read(bytes(data), "z.zip")
    assert (found.words, found.rules) == (["Two."], ["encrypted"])


def test_a_bad_checksum_costs_the_member(read) -> None:
    data = bytearray(zipped(("a.txt", b"One two three."), ("b.txt", b"B."), method=0))
    data[data.find(b"two")] ^= 1
    found = read(bytes(data), "z.zip")
    assert (found.words, found.rules) == (["B."], ["damaged"])


def test_an_archive_from_standard_input_is_held_within_its_limit(read) -> None:
    from tertius.documents.reading import read_originals

    data = zipped(("a.txt", b"One."))
    for held, words in ((10_000, ["One."]), (20, [])):
        refusals: list[object] = []
        found = read_originals(
            ["-"], stdin=io.BytesIO(data), limits=Limits(held=held), refused=refusals.append
        )
        assert [one.text for one in found] == words
        assert len(refusals) == (0 if words else 1)


def test_a_table_of_contents_past_its_limit(read) -> None:
    data = zipped(*((f"{n}.txt", b"x") for n in range(30)))
    found = read(data, "z.zip", limits=Limits(members=20))
    assert found.rules == ["too many members"]
