"""What is one word, and what is no difference between texts; the fast path equals the slow one."""

import unicodedata

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tertius.documents import words as module
from tertius.documents.words import HashedWords, hash_word, hashed_words, words
from tertius.errors import DocumentError

SOME = "The People’s Assembly – 412 strong – met in Saint-Denis; U.S. envoys left at 5 p.m."
EVERY_CHARACTER = range(0x110000)


def slow(texts: list[str]) -> list[list[int]]:
    return [[hash_word(word) for word in words(text)] for text in texts]


def fast(texts: list[str]) -> list[list[int]]:
    hashed = hashed_words(texts)
    return [hashed.of(i).tolist() for i in range(len(hashed))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t ", []),
        ("…!?—“”", []),
        ("People's", ["peoples"]),
        ("People’s PEOPLES", ["peoples", "peoples"]),
        ("peace-keeping peace–keeping", ["peace", "keeping", "peace", "keeping"]),
        ("naïve Erdoğan Wałęsa Øresund", ["naive", "erdogan", "walesa", "oresund"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("ﬁnal office", ["final", "office"]),
        ("1,750 5.93 v2", ["1", "750", "5", "93", "v2"]),
        ("٤١٢ ４１２", ["412", "412"]),
        ("U.S. US U.S.-led u.s.", ["us", "us", "us", "led", "us"]),
        ("p.m. plan B. Then", ["pm", "plan", "b", "then"]),
        ("end.Start a.1 3.b", ["end", "start", "a", "1", "3", "b"]),
        ("A.B.Cde", ["abcde"]),
        ("soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zerowidth"]),
        ("right\u202eto left", ["rightto", "left"]),
        ("no\u00a0break\u2003em", ["no", "break", "em"]),
        ("$5 & Acme™ 20°", ["5", "acme", "20"]),
        ("東京で会談 talks", ["東", "京", "で", "会", "談", "talks"]),
        ("ไทย", ["ไ", "ท", "ย"]),
        ("㌔ ﷺ", ["صلى", "الله", "عليه", "وسلم"]),
        ("서울에서 만나다", ["서울에서", "만나다"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("كِتَاب كتاب", ["كتاب", "كتاب"]),
        ("Москва ёлка", ["москва", "елка"]),
    ],
)
def test_a_text_has_these_words(text, expected):
    assert words(text) == expected
    assert fast([text]) == slow([text])


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.title,
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: t.replace(" ", "\n   "),
        lambda t: t.replace("’", "'"),
        lambda t: t.replace("’", ""),
        lambda t: t.replace("–", "—").replace(";", ","),
        lambda t: f"“{t}”",
        lambda t: t.replace("U.S.", "US").replace("p.m.", "pm"),
        lambda t: unicodedata.normalize("NFD", t),
        lambda t: "\ufeff" + t.replace("strong", "st\u00adrong"),
    ],
)
def test_what_outlets_change_without_reading_is_no_difference(change):
    assert words(change(SOME)) == words(SOME)


def test_what_they_write_is_one():
    for other in ("413 strong", "412 strung", "strong 412"):
        assert words(SOME.replace("412 strong", other)) != words(SOME)


@given(st.text())
def test_case_is_no_difference_in_any_script(text):
    assert words(text.upper()) == words(text.upper().lower())


@given(st.text())
def test_composed_and_decomposed_letters_are_the_same(text):
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_blank_line_always_separates(one, other):
    assert words(f"{one}\n\n{other}") == words(one) + words(other)


@given(st.text())
def test_words_are_folded_once_and_for_all(text):
    assert words(" ".join(words(text))) == words(text)


@given(st.lists(st.text()))
@example(["", "", ""])
@example(["a.b.", ".", "a"])
@example(["U.S", "A"])
@example(["\ud800 lone"])
def test_the_fast_path_equals_the_slow_one(texts):
    assert fast(texts) == slow(texts)


@given(st.lists(st.text(alphabet="aB.1'é -\u0301東\u200d㌔ﷺ"), max_size=5))
def test_they_are_equal_where_rules_meet(texts):
    assert fast(texts) == slow(texts)


def test_they_are_equal_for_every_character_there_is():
    texts = [f"A{chr(place)}b.{chr(place)}.9" for place in EVERY_CHARACTER if place % 7 == 3]
    assert fast(texts) == slow(texts)


def test_the_small_table_is_the_head_of_the_large_one():
    small, _ = module.letter_tables(module.USUAL)
    large, _ = module.letter_tables(module.TABLED)
    assert (small == large[: len(small)]).all()


def test_chunks_leave_no_seam(monkeypatch):
    texts = [f"{SOME} {n}" for n in range(40)]
    whole = hashed_words(texts)
    monkeypatch.setattr(module, "CHUNK", 300)
    parts = hashed_words(texts)
    assert parts.hashes.tolist() == whole.hashes.tolist()
    assert parts.offsets.tolist() == whole.offsets.tolist()


def test_no_texts_have_no_words():
    hashed = hashed_words([])
    assert (len(hashed), hashed.hashes.tolist(), hashed.offsets.tolist()) == (0, [], [0])
    assert fast(["", "…", ""]) == [[], [], []]


def test_hashes_have_the_types_that_kernels_expect():
    hashed = hashed_words([SOME])
    assert isinstance(hashed, HashedWords)
    assert (hashed.hashes.dtype, hashed.offsets.dtype) == (np.uint64, np.int64)
    assert len(hashed.of(0)) == hashed.offsets[1] == len(words(SOME))


def test_different_words_have_different_hashes():
    made = [f"{a}{n}" for a in ("a", "b", "aa", "ab", "ba") for n in range(4000)]
    assert len(set(map(hash_word, made))) == len(made)


def test_a_single_string_is_refused():
    with pytest.raises(DocumentError, match="several texts"):
        hashed_words("one text")


def test_ten_thousand_accents_on_one_letter_are_one_letter():
    assert words("e" + "\u0301" * 10_000 + "t") == ["et"]
    assert fast(["e" + "\u0301" * 10_000 + "t"]) == slow(["et"])


def test_a_word_of_a_million_letters_is_a_word():
    assert len(hashed_words(["x" * 1_000_000]).hashes) == 1
    assert len(hashed_words(["ﷺ" * 20_000]).hashes) == len(words("ﷺ" * 20_000))
