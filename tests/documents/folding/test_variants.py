"""Which characters are folded to which: one table, alike for every way a text comes in."""

import unicodedata

import numpy as np
import pytest

from tertius.documents.folding.variants import (
    ACTIVE,
    DROPPED,
    OTHER,
    PLAIN,
    SEVERAL,
    fates,
    is_active,
    others,
    variant_of,
)


@pytest.mark.parametrize("sign", "‘’‚‛′´ʼʻ‹›＇")
def test_single_quotation_marks_are_apostrophes(sign):
    assert variant_of(sign) == "'"


@pytest.mark.parametrize("sign", "“”„‟″«»〝〞＂")
def test_double_quotation_marks_are_straight(sign):
    assert variant_of(sign) == '"'


@pytest.mark.parametrize(
    "sign",
    [
        "\u00a0",
        "\u1680",
        "\u2000",
        "\u2003",
        "\u2007",
        "\u2009",
        "\u200a",
        "\u202f",
        "\u205f",
        "\u3000",
    ],
)
def test_every_space_is_a_blank(sign):
    assert variant_of(sign) == " "


@pytest.mark.parametrize("sign", ["\r", "\v", "\f", "\u2028", "\u2029"])
def test_every_line_end_is_one(sign):
    assert variant_of(sign) == "\n"


@pytest.mark.parametrize(
    "sign",
    [
        "\u00ad",
        "\u200b",
        "\u200c",
        "\u200e",
        "\u200f",
        "\u202a",
        "\u202e",
        "\u2060",
        "\u2066",
        "\u2069",
        "\u061c",
        "\ufeff",
        "\ufe0f",
        "\U000e0041",
        "\x00",
        "\x1b",
        "\x7f",
    ],
)
def test_what_has_no_width_is_dropped(sign):
    assert variant_of(sign) == ""


@pytest.mark.parametrize(
    ("sign", "letters"),
    [
        ("ﬁ", "fi"),
        ("ﬂ", "fl"),
        ("ﬃ", "ffi"),
        ("ﬆ", "st"),
        ("ĳ", "ij"),
        ("ǆ", "dž"),
        ("ſ", "s"),
        ("Ａ", "A"),
        ("７", "7"),
        ("𝐀", "A"),
        ("𝒻", "f"),
        ("ﻻ", "لا"),
        ("ｶ", "カ"),
    ],
)
def test_forms_are_the_letters_they_show(sign, letters):
    assert variant_of(sign) == letters


@pytest.mark.parametrize("sign", "éßøłжяλ中あ한ع🙂№½²°€™·•。，")
def test_letters_and_signs_of_their_own_stay(sign):
    assert variant_of(sign) == sign


def test_the_tab_and_the_line_end_stay_for_the_next_steps():
    assert variant_of("\t") == "\t"
    assert variant_of("\n") == "\n"


@pytest.mark.parametrize(
    ("sign", "meant"), [("\x91", "'"), ("\x94", '"'), ("\x85", "..."), ("\x96", "–"), ("\x81", "")]
)
def test_control_characters_are_what_windows_means_by_them(sign, meant):
    assert variant_of(sign) == meant


def test_folding_twice_is_folding_once():
    for code in range(0x3000):
        character = chr(code)
        once = variant_of(character)
        assert "".join(variant_of(one) for one in once) == once, hex(code)


def test_all_that_may_compose_is_active():
    quick = [
        chr(code)
        for code in [*range(0x300, 0x1100), *range(0x1160, 0x3000), *range(0x11000, 0x12000)]
        if unicodedata.normalize("NFC", "e" + chr(code)) != "e" + chr(code)
    ]
    assert quick
    assert all(is_active(character) for character in quick)


def test_vowel_signs_that_compose_with_their_letter_are_active():
    # The letter and the sign are both starters: only a table can tell.
    pairs = ["\u09c7\u09be", "\u0b47\u0b3e", "\u0bc6\u0bbe", "\u0cc6\u0cd5", "\u1100\u1161"]
    for pair in pairs:
        assert len(unicodedata.normalize("NFC", pair)) == 1
        assert is_active(pair[1])


def test_fates_of_a_text():
    codes = np.array([ord(sign) for sign in "aé“ﬁ\u00ad\u0301"], dtype=np.uint32)
    assert fates(codes).tolist() == [PLAIN, PLAIN, OTHER, SEVERAL, DROPPED, ACTIVE]
    assert fates(codes).tolist() == fates(codes).tolist()


def test_others_of_a_text():
    codes = np.array([ord(sign) for sign in "“\u00a0Ａ"], dtype=np.uint32)
    assert others(codes).tolist() == [ord('"'), ord(" "), ord("A")]


def test_no_characters_have_no_fates():
    assert fates(np.zeros(0, dtype=np.uint32)).tolist() == []
