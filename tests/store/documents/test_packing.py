"""Values as bytes and back; lists of a document in one line; seals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.folding.folded import Folded
from tertius.documents.model import (
    DateKind,
    Document,
    Fact,
    FactField,
    LanguageRun,
    Line,
    Original,
    Proof,
    Span,
)
from tertius.documents.works.model import Piece
from tertius.errors import StoreError
from tertius.store.documents.packing import (
    pack_hashes,
    pack_offsets,
    pack_piece,
    pack_text,
    pack_values,
    printable,
    unpack_hashes,
    unpack_offsets,
    unpack_piece,
    unpack_text,
    unpack_values,
)
from tertius.store.documents.rules import signed, unsigned
from tertius.store.documents.sealing import seal
from tertius.store.documents.summary import summary

ANY = st.text(st.characters(codec=None, min_codepoint=0, max_codepoint=0x10FFFF), max_size=50)


@given(ANY)
def test_any_text_comes_back(text: str) -> None:
    assert unpack_text(pack_text(text)) == text
    assert unpack_values(pack_values([text])) == [text]


@given(st.lists(st.tuples(*[st.integers(0, 2**40)] * 3), max_size=20))
def test_offsets_come_back(rows: list[tuple[int, int, int]]) -> None:
    arrays = [np.array([row[n] for row in rows], np.int64) for n in range(3)]
    for found, wanted in zip(unpack_offsets(pack_offsets(*arrays), 3), arrays, strict=True):
        assert np.array_equal(found, wanted)
        assert found.dtype == np.int64


@given(st.lists(st.integers(0, 2**64 - 1), max_size=20))
def test_hashes_come_back_sorted_and_once(values: list[int]) -> None:
    found = unpack_hashes(pack_hashes(np.array(values, np.uint64))).tolist()
    assert found == sorted({signed(value) for value in values})
    assert {unsigned(value) for value in found} == set(values)


@given(st.builds(Piece, ANY, st.lists(ANY).map(tuple), st.lists(ANY).map(tuple), ANY, ANY, ANY,
                 st.lists(ANY).map(tuple)))  # fmt: skip
def test_a_piece_comes_back(piece: Piece) -> None:
    assert unpack_piece(piece.key, pack_piece(piece)) == piece


@given(ANY)
def test_what_is_printable_can_be_stored_and_stays_as_it_is(text: str) -> None:
    told = printable(text)
    told.encode()
    assert printable(told) == told
    try:
        text.encode()
    except UnicodeEncodeError:
        assert told != text
    else:
        assert told == text


def test_the_name_of_a_path_is_the_same_in_every_locale() -> None:
    utf8, ascii_only = "caf\u00e9", "caf\udcc3\udca9"  # one path, as two locales decode it
    assert printable(utf8) == printable(ascii_only) == "café"


@pytest.mark.parametrize("data", [b"", b"x", pack_text("x")[:-1], b"\x78\x9c\x03\x00\x00\x00"])
def test_bytes_that_were_not_packed_are_one_clear_error(data: bytes) -> None:
    for unpack in (
        unpack_text,
        unpack_values,
        lambda d: unpack_offsets(d, 3),
        lambda d: unpack_piece("k#0", d),
    ):
        with pytest.raises(StoreError, match="damaged: cannot be read"):
            unpack(data)


def test_values_of_the_wrong_shape_are_no_piece() -> None:
    for values in ([], [1, 2], None, {"a": 1}, [1, 2, 3, 4, 5, 6]):
        with pytest.raises(StoreError, match="damaged"):
            unpack_piece("k#0", pack_values(values))


def test_a_seal_differs_with_every_value_and_its_place() -> None:
    rows = [("a", "b"), ("ab", ""), ("b", "a"), ("a", b"b"), ("a", None), ("a", 1), ("a", 1.0), ()]
    assert len({seal(*row) for row in rows}) == len(rows)
    assert len(seal("x")) == 8


def _fact(
    field: FactField, value: str, segment: int | None = None, kind: DateKind | None = None
) -> Fact:
    return Fact(field, value, Proof(0, 1, "x"), "rule", kind, segment)


def _document(*facts: Fact, runs: tuple[LanguageRun, ...] = ()) -> Document:
    lines = (Line(Span(0, 4), "body"), Line(Span(5, 30), "body"), Line(Span(31, 40), "body"))
    return Document(Original("x" * 40), Folded.plain("x" * 40), lines, facts=facts, languages=runs)


def test_a_document_in_one_line_says_only_what_is_proven() -> None:
    short = summary(_document())
    assert (short.title, short.authors, short.host, short.published) == ("", "", "", "")
    assert (short.language, short.sentences) == ("", 0)


def test_facts_of_the_whole_document_come_before_those_of_its_parts() -> None:
    short = summary(
        _document(
            _fact("title", "Second part", 1),
            _fact("title", "First part", 0),
            _fact("title", "Whole"),
            _fact("author", "B", 0),
            _fact("author", "A"),
            _fact("author", "B", 1),
        )
    )
    assert (short.title, short.authors) == ("Whole", "A; B")


def test_the_date_is_the_hosts_else_the_original_one_and_never_one_that_is_mentioned() -> None:
    host = _fact("date", "2023-09-19", kind="host")
    original = _fact("date", "2023-09-18", kind="original")
    others = (_fact("date", "2014", kind="mentioned"), _fact("date", "2022-02", kind="bound"))
    assert summary(_document(*others)).published == ""
    assert summary(_document(*others, original)).published == "2023-09-18"
    assert summary(_document(*others, original, host)).published == "2023-09-19"


def test_the_language_is_that_of_most_characters() -> None:
    runs = (
        LanguageRun("en", 0, 0, 1.0),
        LanguageRun("fr", 1, 1, 1.0),
        LanguageRun("en", 2, 2, 1.0),
    )
    assert summary(_document(runs=runs)).language == "fr"
