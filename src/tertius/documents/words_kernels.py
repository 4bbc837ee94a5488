"""The compiled loop that hashes words: imported only when texts are hashed."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tertius.documents.words import (
    ALONE,
    DOT,
    IGNORED,
    LETTER,
    NUMBER,
    SEPARATES,
    SEVERAL,
)

Bytes = NDArray[np.uint8]
Codes = NDArray[np.int32]
Ends = NDArray[np.int64]
Hashes = NDArray[np.uint64]

STEP, LAST = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
HALF, NEAR = np.uint64(32), np.uint64(29)
NOTHING = np.uint64(0)
FIELD = np.int32(0xFFFFFF)
DIGITS_END = 0x3A
# What is known of the word being read: none yet; letters each of which followed a dot (or began
# it); the same with a dot behind it; any other.
NONE, INITIALS, DOTTED, LONG = 0, 1, 2, 3


@njit(cache=True, inline="always")  # type: ignore[untyped-decorator]
def finish(value: np.uint64) -> np.uint64:
    """Mix the bits of a hash."""
    value = (value ^ (value >> HALF)) * LAST
    return value ^ (value >> NEAR)


@njit(cache=True)  # type: ignore[untyped-decorator]
def character(buffer: Bytes, at: np.uint64) -> tuple[np.int64, np.uint64]:
    """Decode the character that begins at a byte: its code point and how many bytes it has."""
    lead = np.int64(buffer[at])
    if lead < 0x80:
        return lead, np.uint64(1)
    second = np.int64(buffer[at + np.uint64(1)]) & 0x3F
    if lead < 0xE0:
        return (lead & 0x1F) << 6 | second, np.uint64(2)
    third = np.int64(buffer[at + np.uint64(2)]) & 0x3F
    if lead < 0xF0:
        return (lead & 0x0F) << 12 | second << 6 | third, np.uint64(3)
    fourth = np.int64(buffer[at + np.uint64(3)]) & 0x3F
    return (lead & 0x07) << 18 | second << 12 | third << 6 | fourth, np.uint64(4)


@njit(cache=True)  # type: ignore[untyped-decorator]
def code_of(place: np.int64, codes: Codes) -> np.int32:
    """Look a code point up; those beyond the table are Han, invisible, or no words."""
    if place < len(codes):
        return np.int32(codes[place])
    if place < 0x40000:
        return np.int32(place | ALONE << 24)
    return np.int32((IGNORED if place >= 0xE0000 else SEPARATES) << 24)


@njit(cache=True)  # type: ignore[untyped-decorator]
def ascii_tables(codes: Codes) -> tuple[Bytes, Bytes]:
    """Give what ASCII bytes fold to where they are letters or digits, and which are separators."""
    letters, plain = np.zeros(256, np.uint8), np.zeros(256, np.uint8)
    for place in range(128):
        kind = codes[place] >> 24
        if kind in (LETTER, NUMBER):
            letters[place] = codes[place] & FIELD
        plain[place] = kind == SEPARATES
    return letters, plain


@njit(cache=True)  # type: ignore[untyped-decorator]
def put(value: np.uint64, count: int, hashes: Hashes) -> int:
    """Note a word, unless the array is full, and count it in any case."""
    if count < len(hashes):
        hashes[count] = finish(value)
    return count + 1


@njit(cache=True)  # type: ignore[untyped-decorator]
def take(
    code: np.int32, value: np.uint64, state: int, count: int, hashes: Hashes
) -> tuple[np.uint64, int, int]:
    """Go one folded character on: the hash so far, what is known of the word, the words noted."""
    kind = code >> 24
    if kind == IGNORED:
        return value, state, count
    if kind == DOT and state == INITIALS:
        return value, DOTTED, count
    if kind == LETTER or (kind == NUMBER and state != DOTTED):
        alone = state in (NONE, DOTTED)
        value = (value ^ np.uint64(code & FIELD)) * STEP
        return value, INITIALS if alone and kind == LETTER else LONG, count
    if state != NONE:
        count = put(value, count, hashes)
    if kind == NUMBER:
        return np.uint64(code & FIELD) * STEP, LONG, count
    if kind == ALONE:
        count = put(np.uint64(code & FIELD) * STEP, count, hashes)
    return NOTHING, NONE, count


@njit(cache=True)  # type: ignore[untyped-decorator]
def hash_words(buffer: Bytes, ends: Ends, codes: Codes, several: Codes, hashes: Hashes) -> Ends:
    """Hash the words of texts that stand one after the other in a buffer of UTF-8.

    Parameters
    ----------
    buffer
        Valid UTF-8, surrogates included.
    ends
        Where each text ends in it.
    codes, several
        The folding, as ``words`` lays it out.
    hashes
        Filled with the hashes of all words.

    Returns
    -------
    ndarray of int64
        How many hashes there are up to the end of each text; empty where they do not fit.
    """
    stops = np.empty(len(ends), np.int64)
    letters, plain = ascii_tables(codes)
    count, at, one = 0, np.uint64(0), np.uint64(1)
    for text in range(len(ends)):
        value, state, end = NOTHING, NONE, np.uint64(ends[text])
        while at < end:
            # Nearly all words of most texts: ASCII up to a separator.
            if letters[buffer[at]] and state in (NONE, LONG):
                if count >= len(hashes):
                    return np.empty(0, np.int64)
                state = INITIALS if state == NONE and buffer[at] >= DIGITS_END else LONG
                value, at = (value ^ np.uint64(letters[buffer[at]])) * STEP, at + one
                while at < end and letters[buffer[at]]:
                    value = (value ^ np.uint64(letters[buffer[at]])) * STEP
                    state, at = LONG, at + one
                if at < end and plain[buffer[at]]:
                    hashes[count] = finish(value)
                    count, at, value, state = count + 1, at + one, NOTHING, NONE
                continue
            if plain[buffer[at]] and state == NONE:
                at += one
                continue
            place, taken = character(buffer, at)
            code, at = code_of(place, codes), at + taken
            if code >> 24 == SEVERAL:
                first = np.int64(code & FIELD)
                for step in range(first + 1, first + 1 + several[first]):
                    value, state, count = take(several[step], value, state, count, hashes)
            else:
                value, state, count = take(code, value, state, count, hashes)
            if count > len(hashes):
                return np.empty(0, np.int64)
        value, state, count = take(np.int32(SEPARATES << 24), value, state, count, hashes)
        if count > len(hashes):
            return np.empty(0, np.int64)
        stops[text] = count
    return stops
