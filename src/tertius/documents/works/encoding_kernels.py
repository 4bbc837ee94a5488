"""Compiled passes that read words with their kinds off texts, and lay them out by sentence."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tertius.documents.words import SEPARATES, SEVERAL
from tertius.documents.words_kernels import (
    FIELD,
    INITIALS,
    LONG,
    NONE,
    STEP,
    ascii_tables,
    character,
    code_of,
    finish,
    take,
)

NUMBER, NAME, DATE, FUNCTION, QUOTED = 1, 2, 4, 8, 16
LONGEST_QUOTE = 400
"""Words after which a quotation that was never closed is taken to have ended."""
CAPITAL = 32
"""Bit of a word that begins with a capital, until names are settled."""
PLAIN = 64
"""Bit of a word that begins otherwise, until then."""

Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Words = NDArray[np.int32]
Hashes = NDArray[np.uint64]
Table = tuple[Hashes, Words, Bytes, Ints]


@njit(cache=True, inline="always")  # type: ignore[untyped-decorator]
def is_mark(place: int) -> bool:
    """Tell quotation marks; apostrophes are none."""
    return place == 0x22 or place == 0xAB or place == 0xBB or 0x201C <= place <= 0x201F


@njit(cache=True, inline="always")  # type: ignore[untyped-decorator]
def is_digit(place: int) -> bool:
    """Tell ASCII digits."""
    return 0x30 <= place <= 0x39


@njit(cache=True)  # type: ignore[untyped-decorator]
def opens(buffer: Bytes, at: int, end: int, before: int, inside: bool) -> bool:
    """Tell whether a quotation mark opens: it stands before a word and not behind one.

    ``at`` is the byte behind the mark, ``before`` the character before it, ``inside`` whether that
    belongs to a word.
    """
    if inside or before in (0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x25, 0x29, 0x5D) or at >= end:
        return False
    after = buffer[at]
    letter = 0x41 <= after <= 0x5A or 0x61 <= after <= 0x7A or is_digit(after)
    return letter or after >= 0x80 or after in (0x24, 0x28, 0x5B)


@njit(cache=True, inline="always")  # type: ignore[untyped-decorator]
def _joins(place: int, after: int) -> bool:
    """Tell whether a number goes on behind a point, comma, slash or colon, as a digit follows."""
    return place in (0x2C, 0x2E, 0x2F, 0x3A) and is_digit(after)


@njit(cache=True)  # type: ignore[untyped-decorator]
def _read_letters(
    buffer: Bytes,
    at: np.uint64,
    end: np.uint64,
    letters: Bytes,
    value: np.uint64,
    state: int,
    kind: int,
) -> tuple[np.uint64, np.uint64, int, int]:
    """Read ASCII letters and digits on, and say where they end and what they are."""
    one = np.uint64(1)
    digit = is_digit(buffer[at])
    if state == NONE:
        kind = CAPITAL if 0x41 <= buffer[at] <= 0x5A else PLAIN
    state = INITIALS if state == NONE and not digit else LONG
    # A number alone goes on behind a point, so it must be known to be one.
    kind = NUMBER if digit and kind == PLAIN else kind
    value, at = (value ^ np.uint64(letters[buffer[at]])) * STEP, at + one
    while at < end and letters[buffer[at]]:
        if is_digit(buffer[at]):
            kind |= NUMBER
        value = (value ^ np.uint64(letters[buffer[at]])) * STEP
        state, at = LONG, at + one
    return value, at, state, kind


@njit(cache=True)  # type: ignore[untyped-decorator]
def scan(
    buffer: Bytes,
    ends: Ints,
    codes: Words,
    several: Words,
    capitals: Flags,
    capacity: int,
) -> tuple[Hashes, Bytes, Ints]:
    """Read the words of sentences, with their hashes, kinds and where each sentence ends.

    The hashes are those of :func:`tertius.documents.words.hash_word`, except of numbers with a
    separator inside. All arrays are empty where the words do not fit.
    """
    hashes = np.empty(capacity, np.uint64)
    flags = np.empty(capacity, np.uint8)
    stops = np.empty(len(ends), np.int64)
    letters, _ = ascii_tables(codes)
    count, quoted = 0, 0
    at, one = np.uint64(0), np.uint64(1)
    for sentence in range(len(ends)):
        value, state, kind = np.uint64(0), NONE, 0
        end = np.uint64(ends[sentence])
        before = 0x20
        while at < end:
            # Nearly all words of most texts: ASCII letters up to a blank.
            if letters[buffer[at]] and state in (NONE, LONG):
                value, at, state, kind = _read_letters(buffer, at, end, letters, value, state, kind)
                before = buffer[at - one]
                if at < end and buffer[at] == 0x20:
                    if count >= capacity:
                        return hashes[:0], flags[:0], stops[:0]
                    hashes[count] = finish(value)
                    flags[count] = kind | (QUOTED if quoted > 0 else 0)
                    quoted -= quoted > 0
                    count, at, value, state, kind = count + 1, at + one, np.uint64(0), NONE, 0
                    before = 0x20
                continue
            place, taken = character(buffer, at)
            at += taken
            digit = is_digit(place)
            number = state == LONG and kind & NUMBER and is_digit(before)
            if number and at < end and _joins(place, buffer[at]):
                value = (value ^ np.uint64(place)) * STEP
                before = place
                continue
            if is_mark(place):
                quoted = LONGEST_QUOTE if opens(buffer, at, end, before, state != NONE) else 0
            old, was = count, kind
            code = code_of(place, codes)
            if code >> 24 == SEVERAL:
                first = np.int64(code & FIELD)
                for step in range(first + 1, first + 1 + several[first]):
                    value, state, count = take(several[step], value, state, count, hashes)
            else:
                value, state, count = take(code, value, state, count, hashes)
            if count > capacity:
                return hashes[:0], flags[:0], stops[:0]
            if count > old:
                kind = 0
                for k in range(old, count):
                    flags[k] = was | (QUOTED if quoted > 0 else 0)
                    quoted -= quoted > 0
            if state == NONE:
                kind = 0
            elif digit:
                kind |= NUMBER
            elif kind == 0 and place < len(capitals) and capitals[place] and was == 0:
                kind = CAPITAL
            elif kind == 0:
                kind = PLAIN
            before = place
        old = count
        value, state, count = take(np.int32(SEPARATES << 24), value, state, count, hashes)
        if count > capacity:
            return hashes[:0], flags[:0], stops[:0]
        for k in range(old, count):
            flags[k] = kind | (QUOTED if quoted > 0 else 0)
        stops[sentence] = count
    return hashes[:count].copy(), flags[:count].copy(), stops


@njit(cache=True)  # type: ignore[untyped-decorator]
def table(hashes: Hashes, numbers: Words, kinds: Bytes) -> Table:
    """Make a table of words: keys, numbers, kinds, and how many different numbers there are."""
    size = 1 << 12
    keys = np.zeros(size, np.uint64)
    of = np.full(size, -1, np.int32)
    kind = np.zeros(size, np.uint8)
    count = np.zeros(1, np.int64)
    for k in range(len(hashes)):
        slot = np.int64(hashes[k] & np.uint64(size - 1))
        while of[slot] >= 0:
            slot = (slot + 1) & (size - 1)
        keys[slot], of[slot], kind[slot] = hashes[k], numbers[k], kinds[k]
        count[0] = max(count[0], numbers[k] + 1)
    return keys, of, kind, count


@njit(cache=True)  # type: ignore[untyped-decorator]
def grown(keys: Hashes, of: Words, kind: Bytes, count: Ints, more: int) -> Table:
    """Give a table with room for so many more words, which is never more than half full."""
    size = len(keys)
    while size < 2 * (count[0] + more + 64):
        size *= 2
    if size == len(keys):
        return keys, of, kind, count
    new_keys = np.zeros(size, np.uint64)
    new_of = np.full(size, -1, np.int32)
    new_kind = np.zeros(size, np.uint8)
    for k in range(len(keys)):
        if of[k] >= 0:
            slot = np.int64(keys[k] & np.uint64(size - 1))
            while new_of[slot] >= 0:
                slot = (slot + 1) & (size - 1)
            new_keys[slot], new_of[slot], new_kind[slot] = keys[k], of[k], kind[k]
    return new_keys, new_of, new_kind, count


@njit(cache=True)  # type: ignore[untyped-decorator]
def number_words(
    hashes: Hashes, flags: Bytes, keys: Hashes, of: Words, kind: Bytes, count: Ints
) -> Words:
    """Give words their numbers, and add what is known of their kind to their flags."""
    numbers = np.empty(len(hashes), np.int32)
    last = len(keys) - 1
    for k in range(len(hashes)):
        slot = np.int64(hashes[k] & np.uint64(last))
        while of[slot] >= 0 and keys[slot] != hashes[k]:
            slot = (slot + 1) & last
        if of[slot] < 0:
            keys[slot], of[slot] = hashes[k], count[0]
            count[0] += 1
        numbers[k] = of[slot]
        flags[k] |= kind[slot]
    return numbers


@njit(cache=True)  # type: ignore[untyped-decorator]
def lay_out(
    words: Words, flags: Bytes, lengths: Ints, counts: Ints, longest: int, vocabulary: int
) -> tuple[Ints, Ints, Words]:
    """Cut words into sentences and pieces, and settle which words are names.

    Sentences without a word are dropped, long ones cut. A name is a word with a capital that does
    not begin its sentence, or begins it and is followed by another one, or is a name elsewhere in
    the piece; in a piece where most words have capitals, or none has small letters, nothing is.
    """
    room = len(lengths) + len(words) // longest + 1
    starts = np.zeros(room + 1, np.int64)
    origins = np.empty(room, np.int32)
    firsts = np.zeros(len(counts) + 1, np.int64)
    named = np.full(vocabulary, -1, np.int64)
    n = s = line = 0
    for piece in range(len(counts)):
        first, begin = s, n
        for place in range(counts[piece]):
            end = n + lengths[line]
            line += 1
            while n < end:
                n = min(end, n + longest)
                origins[s] = place
                s += 1
                starts[s] = n
        firsts[piece + 1] = s
        _settle_names(words, flags, starts, first, s, begin, n, named, piece)
    return starts[: s + 1].copy(), firsts, origins[:s].copy()


@njit(cache=True)  # type: ignore[untyped-decorator]
def _settle_names(
    words: Words,
    flags: Bytes,
    starts: Ints,
    first: int,
    last: int,
    begin: int,
    end: int,
    named: Ints,
    piece: int,
) -> None:
    capitals = 0
    for place in range(begin, end):
        capital = flags[place] & CAPITAL != 0
        capitals += capital
        known = flags[place] & (NUMBER | DATE | FUNCTION) != 0
        flags[place] &= np.uint8(NUMBER | DATE | FUNCTION | QUOTED)
        if capital and not known:
            flags[place] |= np.uint8(NAME)
    if 2 * capitals > end - begin:
        for place in range(begin, end):
            flags[place] &= np.uint8(255 - NAME)
        return
    for sentence in range(first, last):
        for place in range(starts[sentence], starts[sentence + 1]):
            if flags[place] & NAME:
                followed = place + 1 < starts[sentence + 1] and flags[place + 1] & NAME
                if place > starts[sentence] or followed:
                    named[words[place]] = piece
    for sentence in range(first, last):
        place = starts[sentence]
        if flags[place] & NAME and named[words[place]] != piece:
            flags[place] &= np.uint8(255 - NAME)
