"""Bytes become characters by their mark, as UTF-8, as declared, or as they look; or not at all."""

import codecs
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.reading import read_bytes
from tertius.documents.reading.alphabets import latin_table
from tertius.documents.reading.encoding import (
    declared_in,
    decode,
    encoding_of_head,
    legacy_of,
)
from tertius.documents.reading.refusing import Refused

FRENCH = "La délégation a quitté la salle après l’échec des pourparlers sur les îles."
GERMAN = "Die Unterhändler müssen über das Übrige später entscheiden, hieß es in Köln."
RUSSIAN = "Делегация покинула зал, когда переговоры о границе зашли в тупик."
POLISH = "Delegacja opuściła salę, gdy rozmowy o przejściach granicznych się załamały."
GREEK = "Η αντιπροσωπεία αποχώρησε όταν οι συνομιλίες για τα σύνορα ναυάγησαν."
JAPANESE = "国境をめぐる協議が行き詰まり、代表団は会場を去った。"
CHINESE = "边界谈判陷入僵局后，代表团离开了会场。双方没有发表声明。"


def test_utf_8_is_taken_as_it_is() -> None:
    found = decode(FRENCH.encode(), place="x")
    assert (found.text, found.encoding, found.notes) == (FRENCH, "utf-8", ())


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_taken_off(mark: bytes, name: str) -> None:
    found = decode(mark + FRENCH.encode(name), place="x")
    assert (found.text, found.encoding) == (FRENCH, name)
    assert found.notes == ("a byte order mark was taken off",)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(name: str) -> None:
    data = GERMAN.encode(name)
    assert encoding_of_head(data) == name
    assert decode(data, place="x").text == GERMAN


def test_utf_16_cut_in_a_character_is_named() -> None:
    with pytest.raises(Refused, match="looks like UTF-16-LE, and is damaged at byte"):
        decode("talks".encode("utf-16") + b"\x00", place="x")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (GREEK, "cp1253"),
        (JAPANESE, "cp932"),
        (CHINESE, "gb18030"),
    ],
)
def test_legacy_encodings_are_told_by_the_language_they_give(text: str, name: str) -> None:
    found = decode(text.encode(name), place="x")
    assert found.text == text
    assert "no valid UTF-8; decoded as" in found.notes[0]


def test_in_a_long_text_the_lines_beyond_ascii_tell(read) -> None:
    data = b"A line without accents.\n" * 20_000 + FRENCH.encode("cp1252")
    assert legacy_of(data) == "cp1252"
    assert read(data).words[0].endswith(FRENCH)


def test_what_is_declared_comes_before_guessing() -> None:
    found = decode("Żuków".encode("iso8859_2"), place="x", declared="ISO-8859-2")
    assert (found.text, found.encoding) == ("Żuków", "iso8859-2")
    assert found.notes == ("decoded as iso8859-2, which it declares",)


def test_valid_utf_8_wins_over_what_is_declared() -> None:
    assert decode(FRENCH.encode(), place="x", declared="iso-8859-1").text == FRENCH


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    found = decode(b"\x93Talks\x94", place="x", declared="iso-8859-1")
    assert (found.text, found.encoding) == ("“Talks”", "cp1252")


@pytest.mark.parametrize("label", ["no-such-thing", "base64", "rot13", "\x00", "x" * 999, ""])
def test_labels_that_are_no_encoding_are_passed_over(label: str) -> None:
    assert decode(FRENCH.encode("cp1252"), place="x", declared=label).text == FRENCH


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (b'<?xml version="1.0" encoding="windows-1251"?><rss/>', "windows-1251"),
        (b"<html><head><meta charset=koi8-r>", "koi8-r"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=big5">', "big5"),
        (b"<html><p>charset=big5</p>", ""),
    ],
)
def test_pages_and_xml_name_their_encoding_in_their_first_bytes(data: bytes, label: str) -> None:
    assert declared_in(data) == label


def test_japanese_mail_is_told_by_its_escape_signs() -> None:
    found = decode(JAPANESE.encode("iso2022_jp"), place="x")
    assert (found.text, found.encoding) == (JAPANESE, "iso2022_jp")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A delegação não saiu da reunião após a votação das nações irmãs.", "cp1252"),
        ("Delegace opustila sál poté, co jednání o hranicích ztroskotalo příští týden.", "cp1250"),
        ("A küldöttség elhagyta a termet, és a jövő héten új felszólítás érkezik.", "cp1250"),
        ("Heyet görüşmelerin çökmesi üzerine ayrıldı; dışişleri bakanı geliyor.", "cp1254"),
        ("Delegācija pameta zāli pēc sarunu izgāšanās; nākamnedēļ ieradīsies cits.", "cp1257"),
        ("Delegationen lämnade salen när förhandlingarna bröt samman på måndagen.", "cp1252"),
    ],
)
def test_latin_tables_are_told_by_the_letters_of_one_language(text: str, name: str) -> None:
    assert latin_table(text.encode(name)) == name
    assert decode(text.encode(name), place="x").text == text


def test_signs_that_are_no_letters_choose_the_most_used_table() -> None:
    assert latin_table("It cost £5 – “cheap”, he said.".encode("cp1252")) == "cp1252"
    assert latin_table(b"a \xff\xfe\x80 b") is None


def test_utf_8_with_little_damage_is_read_with_a_note() -> None:
    data = (FRENCH * 9).encode()
    found = decode(data[:300] + b"\xff" + data[300:], place="x")
    assert found.text.count("\ufffd") == 1
    assert found.notes == ("damaged UTF-8: 1 place replaced by U+FFFD",)


def test_utf_8_with_much_damage_is_refused_and_never_taken_for_latin() -> None:
    with pytest.raises(Refused, match="is UTF-8 damaged at 3 places"):
        decode(b"\xff".join([FRENCH.encode()] * 4), place="x")


def test_utf_8_cut_in_its_last_character() -> None:
    found = decode("A café".encode()[:-1], place="x", declared="iso-8859-1")
    assert (found.text, found.encoding) == ("A caf\ufffd", "utf-8")


def test_replacement_characters_that_were_written_are_no_damage() -> None:
    assert decode("a \ufffd b é".encode(), place="x").notes == ()


def test_random_bytes_are_refused() -> None:
    with pytest.raises(Refused) as error:
        decode(bytes(range(128, 256)) * 8, place="x")
    assert error.value.refusal.rule in ("encoding", "binary")


def test_too_few_letters_to_tell_are_refused_with_a_remedy() -> None:
    with pytest.raises(Refused, match="byte 2 is no UTF-8") as error:
        decode(b"a \xff\xfe\x80 b", place="x")
    assert "save it as UTF-8" in error.value.refusal.remedy


@pytest.mark.parametrize("data", [b"a\x00b", b"\x01\x02\x03\x04 text"])
def test_control_characters_are_no_text(data: bytes) -> None:
    with pytest.raises(Refused, match="control characters"):
        decode(data, place="x")


def test_a_stray_control_character_is_forgiven() -> None:
    assert decode(b"page one\x0cpage two" * 40, place="x").text.startswith("page one\x0c")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_whatever_is_written_as_utf_8_is_read_back(text: str) -> None:
    expected = text.removeprefix("\ufeff")
    assert decode(text.encode(), place="x").text == expected


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    refusals: list[object] = []
    texts = list(read_bytes(data, name="x.txt", refused=refusals.append))
    assert texts or refusals
    assert all("\0" not in one.text for one in texts)


def test_noise_is_decoded_or_refused(read) -> None:
    for size in (10, 100, 5000):
        found = read(os.urandom(size), "x.txt")
        assert len(found.texts) + len(found.refusals) == 1
