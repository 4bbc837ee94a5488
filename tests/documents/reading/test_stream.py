"""Streams look ahead without losing anything, and cut lines in bounded memory."""

import errno
import io
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.documents.reading.limits import CHUNK
from tertius.documents.reading.refusing import Refused, refused
from tertius.documents.reading.stream import Stream, blocks_of

MIB = 1024**2


def stream(*blocks: bytes) -> Stream:
    return Stream(iter([b for b in blocks if b]), name="x", place="x")


def test_a_look_ahead_takes_nothing() -> None:
    one = stream(b"abc", b"def")
    assert one.head(4) == b"abcd"
    assert one.head(2) == b"ab"
    assert one.read(5) == b"abcde"
    assert one.read(5) == b"f"
    assert one.read(5) == b""


def test_the_whole_comes_with_what_was_looked_at() -> None:
    one = stream(b"abc", b"def")
    one.head(1)
    assert one.whole(6) == b"abcdef"


def test_a_document_past_its_limit_is_refused_before_it_is_held() -> None:
    taken = []

    def endless() -> Iterator[bytes]:
        while True:
            taken.append(1)
            yield b"x" * 10

    with pytest.raises(Refused, match="longer than 25 bytes") as error:
        Stream(endless(), name="x", place="x").whole(25)
    assert error.value.refusal.rule == "too long"
    assert len(taken) == 3


@pytest.mark.parametrize(
    ("blocks", "lines"),
    [
        ([b"a\nb"], [b"a\n", b"b"]),
        ([b"a\r", b"\nb\r\n"], [b"a\r\n", b"b\r\n"]),
        ([b"a\rb\r"], [b"a\r", b"b\r"]),
        ([b"a\r\rb\n\n"], [b"a\r", b"\r", b"b\n", b"\n"]),
        ([b"\xe2\x80", b"\xa8x\x0cy\x85z"], [b"\xe2\x80\xa8x\x0cy\x85z"]),
        ([], []),
    ],
)
def test_all_three_line_ends_count_and_nothing_else(
    blocks: list[bytes], lines: list[bytes]
) -> None:
    assert list(stream(*blocks).lines(100)) == list(enumerate(lines, start=1))


def test_a_line_end_cut_by_a_chunk_is_one() -> None:
    data = b"x" * (CHUNK - 1) + b"\r\n" + b"y"
    assert [len(line or b"") for _, line in stream(data).lines(2 * MIB)] == [CHUNK + 1, 1]


def test_a_long_line_is_skipped_and_the_next_keeps_its_number() -> None:
    found = list(stream(b"a\n", b"x" * (3 * MIB), b"x\nb\n").lines(MIB))
    assert found == [(1, b"a\n"), (2, None), (3, b"b\n")]


def test_a_long_line_at_the_end_is_told_once() -> None:
    assert list(stream(b"a\n", b"x" * (3 * MIB)).lines(MIB)) == [(1, b"a\n"), (2, None)]


def test_a_line_without_end_is_read_in_bounded_memory() -> None:
    import tracemalloc

    def blocks() -> Iterator[bytes]:
        for _ in range(60):
            yield b"x" * MIB

    tracemalloc.start()
    found = list(Stream(blocks(), name="x", place="x").lines(4 * MIB))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [(1, None)]
    assert peak < 24 * MIB


@settings(max_examples=50)
@given(st.lists(st.binary(min_size=1, max_size=12), max_size=8))
def test_lines_are_those_of_bytes_however_they_come(blocks: list[bytes]) -> None:
    data = b"".join(blocks)
    found = [line for _, line in stream(*blocks).lines(1000)]
    assert found == data.splitlines(keepends=True)
    assert b"".join(line or b"" for line in found) == data


@settings(max_examples=50)
@given(st.lists(st.binary(min_size=1, max_size=6), max_size=6), st.lists(st.integers(1, 7)))
def test_reading_in_parts_gives_all(blocks: list[bytes], sizes: list[int]) -> None:
    one = stream(*blocks)
    parts = []
    for size in sizes:
        assert one.head(size) == b"".join(blocks)[len(b"".join(parts)) :][:size]
        parts.append(one.read(size))
    assert b"".join([*parts, *one.blocks()]) == b"".join(blocks)


def test_blocks_end_where_a_file_ends(tmp_path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"abcde")
    with path.open("rb") as handle:
        assert list(blocks_of(handle, "x", 2)) == [b"ab", b"cd", b"e"]


def test_what_comes_before_damage_is_given_first() -> None:
    def blocks() -> Iterator[bytes]:
        yield b"one\ntwo\nthr"
        raise refused("x", "damaged", "cut short")

    one = Stream(blocks(), name="x", place="x")
    assert one.head(100) == b"one\ntwo\nthr"
    lines = one.lines(100)
    assert [next(lines)[1], next(lines)[1]] == [b"one\n", b"two\n"]
    with pytest.raises(Refused, match="cut short"):
        next(lines)


def test_damage_at_the_start_is_told_at_once() -> None:
    def blocks() -> Iterator[bytes]:
        raise refused("x", "damaged", "cut short")
        yield b""

    for take in (Stream.head, Stream.read):
        with pytest.raises(Refused, match="cut short"):
            take(Stream(blocks(), name="x", place="x"), 3)
    with pytest.raises(Refused, match="cut short"):
        Stream(blocks(), name="x", place="x").whole(3)


def test_a_disk_that_fails_is_a_refusal() -> None:
    class Failing(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:  # noqa: ARG002
            raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(Refused, match=r"cannot be read further \(Input/output error\)") as error:
        list(blocks_of(Failing(), "x"))
    assert error.value.refusal.rule == "unreadable"
