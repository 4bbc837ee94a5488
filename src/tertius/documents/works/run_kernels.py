"""Compiled look for runs of words that two pieces have in common."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Words = NDArray[np.int32]
Ints = NDArray[np.int64]
Bits = NDArray[np.uint64]


@njit(cache=True)  # type: ignore[untyped-decorator]
def common_runs(
    words: Words, sentences: Ints, pieces: Ints, a: int, b: int, run: int
) -> tuple[Ints, Ints]:
    """Count for each sentence of two pieces how many runs of words begin in it that both have."""
    start_a, end_a = sentences[pieces[a]], sentences[pieces[a + 1]]
    start_b, end_b = sentences[pieces[b]], sentences[pieces[b + 1]]
    in_a = _run_hashes(words, start_a, end_a, run)
    in_b = _run_hashes(words, start_b, end_b, run)
    return (
        _count_common(in_a, np.sort(in_b), sentences, pieces[a], pieces[a + 1]),
        _count_common(in_b, np.sort(in_a), sentences, pieces[b], pieces[b + 1]),
    )


@njit(cache=True)  # type: ignore[untyped-decorator]
def _run_hashes(words: Words, start: int, end: int, run: int) -> Bits:
    hashes = np.zeros(max(0, end - start - run + 1), np.uint64)
    for k in range(len(hashes)):
        value = np.uint64(0)
        for step in range(run):
            value = (value ^ np.uint64(words[start + k + step])) * np.uint64(0x9E3779B97F4A7C15)
            value ^= value >> np.uint64(31)
        hashes[k] = value
    return hashes


@njit(cache=True)  # type: ignore[untyped-decorator]
def _count_common(own: Bits, other: Bits, sentences: Ints, first: int, last: int) -> Ints:
    counts = np.zeros(last - first, np.int64)
    base = sentences[first]
    for s in range(first, last):
        for place in range(sentences[s] - base, min(sentences[s + 1] - base, len(own))):
            spot = np.searchsorted(other, own[place])
            counts[s - first] += spot < len(other) and other[spot] == own[place]
    return counts
