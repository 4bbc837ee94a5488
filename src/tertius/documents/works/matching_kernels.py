"""Compiled matching of the sentences of two pieces, and notes on what their edits hit.

The similarity of two sentences is ``2 * LCS / (n + m)`` over words, the LCS by bit vectors
(Hyyro 2004, *Bit-parallel LCS-length computation revisited*).
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tertius.documents.works.encoding_kernels import DATE, FUNCTION, NAME, NUMBER
from tertius.documents.works.limits import EDITED_FROM

Words = NDArray[np.int32]
Flags = NDArray[np.uint8]
Ints = NDArray[np.int64]
Bits = NDArray[np.uint64]
Floats = NDArray[np.float64]

(
    WORDS_A, WORDS_B, SENTENCES_A, SENTENCES_B, EQUAL_A, EQUAL_B, RUN, KEPT, EDITED, KEPT_WORDS,
    CONTENT, QUOTED_A, QUOTED_B, SAME_NUMBERS, OTHER_NUMBERS, SAME_NAMES, OTHER_NAMES, SAME_DATES,
    OTHER_DATES, WORDING, LEAD_A, LEAD_B, IN_ORDER, KNOWN_NUMBERS_A, NUMBERS_A, KNOWN_NUMBERS_B,
    NUMBERS_B, KNOWN_NAMES_A, NAMES_A, KNOWN_NAMES_B, NAMES_B, FIRST_A, LAST_A, FIRST_B, LAST_B,
    OTHER_HEAD, HALF_NUMBERS, SAME,
) = range(38)  # fmt: skip
"""What is measured of a pair, by column; :class:`tertius.documents.works.measuring.Measures` says
what each means."""
COLUMNS = 38


@njit(cache=True)  # type: ignore[untyped-decorator]
def lcs_length(a: Words, b: Words, mask: Bits, width: int) -> np.int64:
    """Measure the longest common subsequence.

    ``mask`` has shape (vocabulary, k) with ``k >= width = ceil(len(a) / 64)`` and is zero before
    and after.
    """
    one = np.uint64(1)
    for i in range(len(a)):
        mask[a[i], i >> 6] |= one << np.uint64(i & 63)
    row = np.full(width, np.uint64(0xFFFFFFFFFFFFFFFF))
    for j in range(len(b)):
        carry = np.uint64(0)
        for k in range(width):
            v = row[k]
            u = v & mask[b[j], k]
            total = v + u
            over = total < v
            total += carry
            carry = np.uint64(1) if over or (carry == one and total == 0) else np.uint64(0)
            row[k] = total | (v - u)
    for i in range(len(a)):
        mask[a[i], i >> 6] = np.uint64(0)
    length = np.int64(len(a))
    for i in range(len(a)):
        length -= np.int64((row[i >> 6] >> np.uint64(i & 63)) & one)
    return length


@njit(cache=True)  # type: ignore[untyped-decorator]
def _similarity(words: Words, sentences: Ints, one: int, other: int, mask: Bits) -> float:
    a = words[sentences[one] : sentences[one + 1]]
    b = words[sentences[other] : sentences[other + 1]]
    if len(a) == len(b):
        same = True
        for k in range(len(a)):
            if a[k] != b[k]:
                same = False
                break
        if same:
            return 1.0
    # What cannot reach the threshold need not be measured.
    if 2 * min(len(a), len(b)) < EDITED_FROM * (len(a) + len(b)):
        return 0.0
    return float(2 * lcs_length(a, b, mask, (len(a) + 63) >> 6) / (len(a) + len(b)))


@njit(cache=True)  # type: ignore[untyped-decorator]
def match(
    words: Words,
    flags: Flags,
    sentences: Ints,
    pieces: Ints,
    a: int,
    b: int,
    votes: NDArray[np.bool_],
    mask: Bits,
    grid: NDArray[np.int16],
    seen_a: Ints,
    seen_b: Ints,
    p: int,
    mark_a: NDArray[np.bool_],
    mark_b: NDArray[np.bool_],
    out: Floats,
) -> None:
    """Match sentences one to one, the most similar first, and take notes of every match."""
    count_a, count_b = pieces[a + 1] - pieces[a], pieces[b + 1] - pieces[b]
    _vote_short(words, sentences, pieces, a, b, votes)
    total = 0
    for k in range(len(votes)):
        total += votes[k]
    cell = np.empty(total, np.int64)
    score = np.empty(total, np.float64)
    key = np.empty(total, np.float64)
    k = 0
    for i in range(count_a):
        for j in range(count_b):
            if votes[i * count_b + j]:
                cell[k] = i * count_b + j
                score[k] = _similarity(words, sentences, pieces[a] + i, pieces[b] + j, mask)
                # Of equally similar ones the pair at like places in the two pieces comes first.
                key[k] = -score[k] + 1e-6 * abs((i + 0.5) / count_a - (j + 0.5) / count_b)
                if i == 0:
                    out[LEAD_A] = max(out[LEAD_A], score[k])
                if j == 0:
                    out[LEAD_B] = max(out[LEAD_B], score[k])
                k += 1
    of_a = np.full(count_a, -1, np.int64)
    of_b = np.full(count_b, -1, np.int64)
    for k in _ascending(key):
        i, j = cell[k] // count_b, cell[k] % count_b
        if score[k] < EDITED_FROM or of_a[i] >= 0 or of_b[j] >= 0:
            continue
        of_a[i], of_b[j] = j, i
        _note(
            words, flags, sentences, pieces[a] + i, pieces[b] + j, sentences[pieces[a]],
            sentences[pieces[b]], grid, seen_a, seen_b, p, mark_a, mark_b, score[k] >= 1.0,
            i == 0 and j == 0, out,
        )  # fmt: skip
    _note_order(of_a, of_b, out)


@njit(cache=True)  # type: ignore[untyped-decorator]
def _ascending(key: Floats) -> Ints:
    """Give the places of keys in ascending order, of equal ones the first first (Shell 1959).

    ``np.argsort`` does the same, and takes ten seconds to compile.
    """
    order = np.arange(len(key))
    gap = len(key) // 2
    while gap > 0:
        for start in range(gap, len(key)):
            place, k = start, order[start]
            while place >= gap:
                other = order[place - gap]
                if key[other] < key[k] or (key[other] == key[k] and other < k):
                    break
                order[place] = other
                place -= gap
            order[place] = k
        gap //= 2
    return order


@njit(cache=True)  # type: ignore[untyped-decorator]
def _vote_short(
    words: Words, sentences: Ints, pieces: Ints, a: int, b: int, votes: NDArray[np.bool_]
) -> None:
    """Note which sentences of one or two words are the same: they have no three in a row."""
    count_b = pieces[b + 1] - pieces[b]
    for i in range(pieces[a], pieces[a + 1]):
        size = sentences[i + 1] - sentences[i]
        if size < 3:
            for j in range(pieces[b], pieces[b + 1]):
                same = sentences[j + 1] - sentences[j] == size
                for k in range(size if same else 0):
                    same = same and words[sentences[i] + k] == words[sentences[j] + k]
                if same:
                    votes[(i - pieces[a]) * count_b + j - pieces[b]] = True


@njit(cache=True)  # type: ignore[untyped-decorator]
def _note_order(of_a: Ints, of_b: Ints, out: Floats) -> None:
    """Say where the matched sentences stand, and what share of them follow each other."""
    out[FIRST_A] = out[FIRST_B] = out[LAST_A] = out[LAST_B] = -1
    before, steps, good = -1, 0, 0
    for i in range(len(of_a)):
        if of_a[i] >= 0:
            if out[FIRST_A] < 0:
                out[FIRST_A] = i
            else:
                steps += 1
                good += of_a[i] > before
            out[LAST_A] = i
            before = of_a[i]
    for j in range(len(of_b)):
        if of_b[j] >= 0:
            if out[FIRST_B] < 0:
                out[FIRST_B] = j
            out[LAST_B] = j
    out[IN_ORDER] = good / steps if steps else 1.0


@njit(cache=True)  # type: ignore[untyped-decorator]
def _note(
    words: Words,
    flags: Flags,
    sentences: Ints,
    one: int,
    other: int,
    base_a: int,
    base_b: int,
    grid: NDArray[np.int16],
    seen_a: Ints,
    seen_b: Ints,
    p: int,
    mark_a: NDArray[np.bool_],
    mark_b: NDArray[np.bool_],
    kept: bool,
    lead: bool,
    out: Floats,
) -> None:
    """Mark the common words of two matched sentences, and see what the edits between them hit."""
    i, end_a = sentences[one], sentences[one + 1]
    j, end_b = sentences[other], sentences[other + 1]
    if kept:
        out[KEPT] += 1
        out[KEPT_WORDS] += end_a - i
    else:
        out[EDITED] += 1
        _fill(words, i, end_a, j, end_b, grid)
    start_a, start_b = i, j
    gap_a, gap_b = i, j
    while i < end_a and j < end_b:
        if words[i] == words[j]:
            if lead and gap_a == start_a and gap_b == start_b:
                out[OTHER_HEAD] = _differ_in_name(
                    words, flags, i, start_a, end_a, j, start_b, end_b
                )
            _note_gap(words, flags, gap_a, i, gap_b, j, seen_a, seen_b, p, out)
            mark_a[i - base_a] = True
            mark_b[j - base_b] = True
            flag = flags[i]
            if flag & NUMBER:
                out[SAME_NUMBERS] += 1
            elif flag & DATE:
                out[SAME_DATES] += 1
            elif flag & flags[j] & NAME:
                out[SAME_NAMES] += 1
            i += 1
            j += 1
            gap_a, gap_b = i, j
        elif grid[i - start_a + 1, j - start_b] >= grid[i - start_a, j - start_b + 1]:
            i += 1
        else:
            j += 1
    _note_gap(words, flags, gap_a, end_a, gap_b, end_b, seen_a, seen_b, p, out)


@njit(cache=True)  # type: ignore[untyped-decorator]
def _differ_in_name(
    words: Words, flags: Flags, i: int, start_a: int, end_a: int, j: int, start_b: int, end_b: int
) -> bool:
    """Tell whether two sentences begin with names, up to i and j, that the other has nowhere."""
    names_a = names_b = False
    for k in range(start_a, i):
        if flags[k] & NAME:
            names_a = True
            for other in range(start_b, end_b):
                if words[other] == words[k]:
                    return False
    for k in range(start_b, j):
        if flags[k] & NAME:
            names_b = True
            for other in range(start_a, end_a):
                if words[other] == words[k]:
                    return False
    return names_a and names_b


@njit(cache=True)  # type: ignore[untyped-decorator]
def _fill(words: Words, a: int, end_a: int, b: int, end_b: int, grid: NDArray[np.int16]) -> None:
    """Fill in the LCS of all tails: ``grid[i, j]`` that of ``a + i`` and ``b + j`` onwards."""
    n, m = end_a - a, end_b - b
    grid[n, : m + 1] = 0
    for i in range(n - 1, -1, -1):
        grid[i, m] = 0
        for j in range(m - 1, -1, -1):
            if words[a + i] == words[b + j]:
                grid[i, j] = grid[i + 1, j + 1] + 1
            else:
                grid[i, j] = max(grid[i + 1, j], grid[i, j + 1])


@njit(cache=True)  # type: ignore[untyped-decorator]
def _note_gap(
    words: Words,
    flags: Flags,
    a: int,
    end_a: int,
    b: int,
    end_b: int,
    seen_a: Ints,
    seen_b: Ints,
    p: int,
    out: Floats,
) -> None:
    """Note what stands in one place of two sentences instead of the same words.

    A number, name or part of a date against another one counts only if neither piece has that of
    the other anywhere: a word that merely moved contradicts nothing.
    """
    if a == end_a and b == end_b:
        return
    all_a = numbers_a = names_a = dates_a = plain_a = 0
    for i in range(a, end_a):
        flag, known = flags[i], seen_b[words[i]] == p
        all_a += flag & NUMBER != 0
        numbers_a += flag & NUMBER != 0 and not known
        dates_a += flag & DATE != 0 and not known
        names_a += flag & NAME != 0 and not known
        plain_a += flag & (NUMBER | DATE | NAME | FUNCTION) == 0
    all_b = numbers_b = names_b = dates_b = plain_b = 0
    for j in range(b, end_b):
        flag, known = flags[j], seen_a[words[j]] == p
        all_b += flag & NUMBER != 0
        numbers_b += flag & NUMBER != 0 and not known
        dates_b += flag & DATE != 0 and not known
        names_b += flag & NAME != 0 and not known
        plain_b += flag & (NUMBER | DATE | NAME | FUNCTION) == 0
    # One of two different numbers may well stand elsewhere: last month's figure.
    other = min(all_a, all_b, numbers_a + numbers_b)
    out[OTHER_NUMBERS] += other
    if a < end_a and b < end_b:
        out[HALF_NUMBERS] += max(numbers_a, numbers_b) - min(other, max(numbers_a, numbers_b))
    out[OTHER_DATES] += min(dates_a, dates_b)
    # A name of three words against one of two is one slot.
    out[OTHER_NAMES] += min(names_a, names_b) > 0
    out[WORDING] += max(plain_a, plain_b)
