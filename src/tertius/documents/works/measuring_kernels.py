"""Compiled comparison of two pieces: the words they have in common, and where.

Sentences are compared only where three words in a row are common; these are found by hashes. Touch
this file when the matching of sentences changes: compiled callers do not notice by themselves.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tertius.documents.works.encoding_kernels import FUNCTION, NAME, NUMBER, QUOTED
from tertius.documents.works.matching_kernels import (
    COLUMNS,
    CONTENT,
    EQUAL_A,
    EQUAL_B,
    IN_ORDER,
    KEPT,
    KEPT_WORDS,
    KNOWN_NAMES_A,
    KNOWN_NUMBERS_A,
    LAST_A,
    LAST_B,
    LEAD_A,
    LEAD_B,
    NAMES_A,
    NUMBERS_A,
    QUOTED_A,
    QUOTED_B,
    RUN,
    SAME,
    SENTENCES_A,
    SENTENCES_B,
    WORDS_A,
    WORDS_B,
    match,
)

Words = NDArray[np.int32]
Flags = NDArray[np.uint8]
Ints = NDArray[np.int64]
Bits = NDArray[np.uint64]
Floats = NDArray[np.float64]

LONG_RUN = 5
"""Words in a row from which on common words count wherever they stand."""
MOST_PLACES = 16
"""Places of one run of three words that are looked at: more are a refrain."""


@njit(cache=True)  # type: ignore[untyped-decorator]
def gram(words: Words, place: int) -> np.int64:
    """Hash three words in a row."""
    key = np.uint64(words[place]) * np.uint64(0x9E3779B97F4A7C15)
    key = (key ^ (key >> np.uint64(29))) + np.uint64(words[place + 1]) * np.uint64(
        0xBF58476D1CE4E5B9
    )
    key = (key ^ (key >> np.uint64(31))) + np.uint64(words[place + 2]) * np.uint64(
        0x94D049BB133111EB
    )
    return np.int64((key ^ (key >> np.uint64(32))) & np.uint64(0x7FFFFFFFFFFFFFFF))


@njit(cache=True)  # type: ignore[untyped-decorator]
def measure(
    words: Words,
    flags: Flags,
    sentences: Ints,
    pieces: Ints,
    first: Ints,
    second: Ints,
    vocabulary: int,
) -> Floats:
    """Measure pairs of pieces; shape (pairs, COLUMNS)."""
    out = np.zeros((len(first), COLUMNS), np.float64)
    longest, widest = 1, 1
    for p in range(len(pieces) - 1):
        longest = max(longest, sentences[pieces[p + 1]] - sentences[pieces[p]])
    for s in range(len(sentences) - 1):
        widest = max(widest, sentences[s + 1] - sentences[s])
    mask = np.zeros((vocabulary, (widest + 63) >> 6), np.uint64)
    seen_a = np.full(vocabulary, -1, np.int64)
    seen_b = np.full(vocabulary, -1, np.int64)
    bits = 4
    while (1 << bits) < 2 * longest:
        bits += 1
    heads = np.full(1 << bits, -1, np.int32)
    follow = np.empty(longest, np.int32)
    within = np.empty(longest, np.int32)
    grid = np.zeros((widest + 1, widest + 1), np.int16)
    last = -1
    for p in range(len(first)):
        a, b = first[p], second[p]
        if a != last:
            if last >= 0:
                _forget(words, sentences, pieces, last, heads)
            _remember(words, sentences, pieces, a, heads, follow, within)
            last = a
        from_a, to_a = sentences[pieces[a]], sentences[pieces[a + 1]]
        from_b, to_b = sentences[pieces[b]], sentences[pieces[b + 1]]
        for place in range(from_a, to_a):
            seen_a[words[place]] = p
        for place in range(from_b, to_b):
            seen_b[words[place]] = p
        if _are_same(words, from_a, to_a, from_b, to_b):
            _note_same(flags, pieces, a, b, from_a, to_a, out[p])
            continue
        mark_a = np.zeros(to_a - from_a, np.bool_)
        mark_b = np.zeros(to_b - from_b, np.bool_)
        votes = np.zeros((pieces[a + 1] - pieces[a]) * (pieces[b + 1] - pieces[b]), np.bool_)
        out[p, RUN] = _vote(
            words, sentences, pieces, a, b, heads, follow, within, votes, mark_a, mark_b
        )
        _count_known(words, flags, from_a, to_a, seen_b, p, out[p], 0)
        _count_known(words, flags, from_b, to_b, seen_a, p, out[p], 2)
        if out[p, RUN] >= 3:
            match(
                words, flags, sentences, pieces, a, b, votes, mask, grid,
                seen_a, seen_b, p, mark_a, mark_b, out[p],
            )  # fmt: skip
        _count_marked(flags, from_a, from_b, mark_a, mark_b, out[p])
        out[p, SENTENCES_A] = pieces[a + 1] - pieces[a]
        out[p, SENTENCES_B] = pieces[b + 1] - pieces[b]
    return out


@njit(cache=True)  # type: ignore[untyped-decorator]
def _are_same(words: Words, from_a: int, to_a: int, from_b: int, to_b: int) -> bool:
    if to_a - from_a != to_b - from_b or to_a == from_a:
        return False
    same = True
    for k in range(to_a - from_a):
        same = same and words[from_a + k] == words[from_b + k]
    return same


@njit(cache=True)  # type: ignore[untyped-decorator]
def _note_same(
    flags: Flags, pieces: Ints, a: int, b: int, start: int, end: int, out: Floats
) -> None:
    """Fill in what matters of two pieces with the same words."""
    out[SAME] = out[IN_ORDER] = out[LEAD_A] = out[LEAD_B] = 1
    out[SENTENCES_A] = out[KEPT] = pieces[a + 1] - pieces[a]
    out[SENTENCES_B] = pieces[b + 1] - pieces[b]
    out[LAST_A], out[LAST_B] = out[SENTENCES_A] - 1, out[SENTENCES_B] - 1
    for column in (WORDS_A, WORDS_B, EQUAL_A, EQUAL_B, RUN, KEPT_WORDS):
        out[column] = end - start
    for place in range(start, end):
        out[CONTENT] += flags[place] & FUNCTION == 0


@njit(cache=True)  # type: ignore[untyped-decorator]
def _remember(
    words: Words, sentences: Ints, pieces: Ints, a: int, heads: Words, follow: Words, within: Words
) -> None:
    """List the places of each run of three words of a piece, and the sentence of each word."""
    start, end = sentences[pieces[a]], sentences[pieces[a + 1]]
    for s in range(pieces[a], pieces[a + 1]):
        for place in range(sentences[s], sentences[s + 1]):
            within[place - start] = s - pieces[a]
    size = len(heads) - 1
    # Backwards, so that the lists run forwards.
    for place in range(end - 3, start - 1, -1):
        slot = gram(words, place) & size
        follow[place - start] = heads[slot]
        heads[slot] = place - start


@njit(cache=True)  # type: ignore[untyped-decorator]
def _forget(words: Words, sentences: Ints, pieces: Ints, a: int, heads: Words) -> None:
    size = len(heads) - 1
    for place in range(sentences[pieces[a]], sentences[pieces[a + 1]] - 2):
        heads[gram(words, place) & size] = -1


@njit(cache=True)  # type: ignore[untyped-decorator]
def _vote(
    words: Words,
    sentences: Ints,
    pieces: Ints,
    a: int,
    b: int,
    heads: Words,
    follow: Words,
    within: Words,
    votes: NDArray[np.bool_],
    mark_a: NDArray[np.bool_],
    mark_b: NDArray[np.bool_],
) -> int:
    """Note which sentences share three words in a row, mark long common runs, give the longest."""
    from_a, to_a = sentences[pieces[a]], sentences[pieces[a + 1]]
    to_b, from_b = sentences[pieces[b + 1]], sentences[pieces[b]]
    count_b = pieces[b + 1] - pieces[b]
    size = len(heads) - 1
    best, covered = 0, from_b
    for s in range(pieces[b], pieces[b + 1]):
        for place in range(sentences[s], min(sentences[s + 1], to_b - 2)):
            spot = heads[gram(words, place) & size]
            tries, length, at = 0, 0, 0
            inside = place + 2 < sentences[s + 1]
            while spot >= 0 and tries < MOST_PLACES:
                other = from_a + spot
                if (
                    words[other] == words[place]
                    and words[other + 1] == words[place + 1]
                    and words[other + 2] == words[place + 2]
                ):
                    tries += 1
                    row = within[spot]
                    if inside and other + 2 < sentences[pieces[a] + row + 1]:
                        votes[row * count_b + s - pieces[b]] = True
                    if place >= covered:
                        run = 3
                        while (
                            other + run < to_a
                            and place + run < to_b
                            and words[other + run] == words[place + run]
                        ):
                            run += 1
                        if run > length:
                            length, at = run, spot
                spot = follow[spot]
            if length > 0:
                best = max(best, length)
                covered = place + length - 2
                if length >= LONG_RUN:
                    mark_a[at : at + length] = True
                    mark_b[place - from_b : place - from_b + length] = True
    return best


@njit(cache=True)  # type: ignore[untyped-decorator]
def _count_known(
    words: Words, flags: Flags, start: int, end: int, seen: Ints, p: int, out: Floats, side: int
) -> None:
    """Count numbers and names of a piece, and those that the other one has too."""
    for place in range(start, end):
        if flags[place] & NUMBER:
            out[NUMBERS_A + side] += 1
            out[KNOWN_NUMBERS_A + side] += seen[words[place]] == p
        elif flags[place] & NAME:
            out[NAMES_A + side] += 1
            out[KNOWN_NAMES_A + side] += seen[words[place]] == p


@njit(cache=True)  # type: ignore[untyped-decorator]
def _count_marked(
    flags: Flags,
    from_a: int,
    from_b: int,
    mark_a: NDArray[np.bool_],
    mark_b: NDArray[np.bool_],
    out: Floats,
) -> None:
    out[WORDS_A], out[WORDS_B] = len(mark_a), len(mark_b)
    for k in range(len(mark_a)):
        if mark_a[k]:
            out[EQUAL_A] += 1
            out[CONTENT] += flags[from_a + k] & FUNCTION == 0
            out[QUOTED_A] += flags[from_a + k] & QUOTED != 0
    for k in range(len(mark_b)):
        if mark_b[k]:
            out[EQUAL_B] += 1
            out[QUOTED_B] += flags[from_b + k] & QUOTED != 0
