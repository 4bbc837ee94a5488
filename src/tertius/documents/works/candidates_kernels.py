"""The compiled loops of the candidate search: imported only when texts are compared."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Signed = NDArray[np.int64]
Places = NDArray[np.int32]
Flags = NDArray[np.bool_]
Starts = NDArray[np.int64]

TURN, MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
HALF, ZERO = np.uint64(32), np.uint64(0)
BITS, BUCKETS, PASSES = 11, 2048, 3


@njit(cache=True)  # type: ignore[untyped-decorator]
def sample(words: Hashes, offsets: Starts, width: int, window: int) -> tuple[Signed, Places]:
    """Choose the least hash of every window of neighbouring grams, once for each place.

    Parameters
    ----------
    words, offsets
        Hashed words of all texts.
    width
        Words in a gram; a text of fewer is one gram.
    window
        Grams in a window; a text of fewer is one window.

    Returns
    -------
    hash, document
        The chosen grams, by document; a gram that returns in a document may return here.
    """
    longest = 1
    for text in range(len(offsets) - 1):
        longest = max(longest, offsets[text + 1] - offsets[text])
    grams = np.empty(longest, np.uint64)
    power = np.uint64(1)
    for _ in range(width):
        power *= TURN
    capacity = 16
    for text in range(len(offsets) - 1):
        capacity += (offsets[text + 1] - offsets[text]) // max(1, window // 2) + 2
    hashes, documents = np.empty(capacity, np.int64), np.empty(capacity, np.int32)
    count = 0
    for text in range(len(offsets) - 1):
        start, length = offsets[text], offsets[text + 1] - offsets[text]
        if length == 0:
            continue
        rolling = ZERO
        for at in range(min(width, length)):
            rolling = rolling * TURN + words[start + at]
        grams[0] = rolling
        for at in range(width, length):
            rolling = rolling * TURN + words[start + at] - words[start + at - width] * power
            grams[at - width + 1] = rolling
        total = max(1, length - width + 1)
        for at in range(total):
            value = (grams[at] ^ (grams[at] >> HALF)) * MIX
            grams[at] = value ^ (value >> HALF)
        # The least of each window. Looked for anew only where it has left: then the last of
        # equals; so that a text that repeats itself is not sampled at each of its words.
        least = -1
        for end in range(min(window, total), total + 1):
            first = end - min(window, total)
            if least < first:
                least = first
                for at in range(first + 1, end):
                    if grams[at] <= grams[least]:
                        least = at
            elif grams[end - 1] < grams[least]:
                least = end - 1
            else:
                continue
            if count == len(hashes):
                hashes = np.concatenate((hashes, np.empty(count, np.int64)))
                documents = np.concatenate((documents, np.empty(count, np.int32)))
            hashes[count] = np.int64(grams[least])
            documents[count] = text
            count += 1
    return hashes[:count].copy(), documents[:count].copy()


@njit(cache=True)  # type: ignore[untyped-decorator]
def group(hashes: Signed) -> tuple[Signed, Places]:
    """Sort hashes so that equal ones stand together, earlier ones first.

    Returns
    -------
    sorted, order
        The hashes, and where each came from.
    """
    count = len(hashes)
    keys, order = hashes.copy(), np.arange(count).astype(np.int32)
    keys_to, order_to = np.empty_like(keys), np.empty_like(order)
    for step in range(PASSES):
        shift = np.uint64(64 - BITS * (PASSES - step))
        ends = np.zeros(BUCKETS + 1, np.int64)
        for at in range(count):
            ends[((np.uint64(keys[at]) >> shift) & np.uint64(BUCKETS - 1)) + np.uint64(1)] += 1
        for bucket in range(BUCKETS):
            ends[bucket + 1] += ends[bucket]
        for at in range(count):
            to = (np.uint64(keys[at]) >> shift) & np.uint64(BUCKETS - 1)
            keys_to[ends[to]] = keys[at]
            order_to[ends[to]] = order[at]
            ends[to] += 1
        keys, keys_to = keys_to, keys
        order, order_to = order_to, order
    # What differs only below the highest bits stands nearly in order by now.
    for at in range(1, count):
        key, place = keys[at], order[at]
        before = at - 1
        while before >= 0 and np.uint64(keys[before]) > np.uint64(key):
            keys[before + 1], order[before + 1] = keys[before], order[before]
            before -= 1
        keys[before + 1], order[before + 1] = key, place
    return keys, order


@njit(cache=True)  # type: ignore[untyped-decorator]
def members_of(keys: Signed, order: Places, documents: Places) -> tuple[Places, Places, Places]:
    """List the documents that hold each hash, each once.

    Returns
    -------
    members
        Documents, group by group, ascending in each.
    starts
        Where each group begins in them; one more entry ends the last.
    group_of
        The group of each sample, or -1 where its document holds the hash twice.
    """
    members = np.empty(len(keys), np.int32)
    starts = np.empty(len(keys) + 1, np.int32)
    group_of = np.empty(len(keys), np.int32)
    count, groups = 0, 0
    for at in range(len(keys)):
        document = documents[order[at]]
        if at == 0 or keys[at] != keys[at - 1]:
            starts[groups] = count
            groups += 1
        elif members[count - 1] == document:
            group_of[order[at]] = -1
            continue
        group_of[order[at]] = groups - 1
        members[count] = document
        count += 1
    starts[groups] = count
    return members[:count].copy(), starts[: groups + 1].copy(), group_of


@njit(cache=True)  # type: ignore[untyped-decorator]
def join(
    documents: Places,
    members: Places,
    starts: Places,
    group_of: Places,
    count: int,
    known: int,
    cut: int,
    least: int,
    least_star: int,
) -> tuple[Places, Places, Places, Flags]:
    """Count the hashes that pairs of documents share.

    Parameters
    ----------
    documents
        Document of each sample, ascending.
    members, starts, group_of
        The groups of equal hashes.
    count
        Number of documents.
    known
        Pairs are looked for whose second document is this one or a later one.
    cut
        Members of the largest groups in which all pairs count; in larger ones each member is
        paired with the first alone.
    least, least_star
        Shared hashes of the pairs given; of those that only large groups join.

    Returns
    -------
    first, second, shared, star
        Pairs by their second document.
    """
    shared, rare = np.zeros(count, np.int32), np.zeros(count, np.bool_)
    touched = np.empty(count, np.int32)
    size = 1024
    first, second = np.empty(size, np.int32), np.empty(size, np.int32)
    counts, stars = np.empty(size, np.int32), np.empty(size, np.bool_)
    pairs, at = 0, 0
    while at < len(documents) and documents[at] < known:
        at += 1
    while at < len(documents):
        document, met = documents[at], 0
        while at < len(documents) and documents[at] == document:
            number = group_of[at]
            at += 1
            if number < 0:
                continue
            begin, end = starts[number], starts[number + 1]
            usual = end - begin <= cut
            for place in range(begin, end if usual else begin + 1):
                other = members[place]
                if other >= document:
                    break
                if shared[other] == 0:
                    touched[met] = other
                    met += 1
                shared[other] += 1
                rare[other] |= usual
        for place in range(met):
            other = touched[place]
            if shared[other] >= (least if rare[other] else least_star):
                if pairs == len(first):
                    first = np.concatenate((first, np.empty(pairs, np.int32)))
                    second = np.concatenate((second, np.empty(pairs, np.int32)))
                    counts = np.concatenate((counts, np.empty(pairs, np.int32)))
                    stars = np.concatenate((stars, np.empty(pairs, np.bool_)))
                first[pairs], second[pairs] = other, document
                counts[pairs], stars[pairs] = shared[other], not rare[other]
                pairs += 1
            shared[other], rare[other] = 0, False
    return first[:pairs].copy(), second[:pairs].copy(), counts[:pairs].copy(), stars[:pairs].copy()


@njit(cache=True)  # type: ignore[untyped-decorator]
def spare(first: Places, second: Places, ranking: Starts, count: int, budget: int) -> Flags:
    """Choose pairs within a budget: those that join what nothing better joins, then the best.

    Parameters
    ----------
    first, second
        Pairs of documents.
    ranking
        Places of the pairs, best first.
    count
        Number of documents.
    budget
        Number of pairs to keep; at least ``count - 1``, so that nothing falls apart.

    Returns
    -------
    ndarray of bool
        Which pairs are kept.
    """
    kept, parent = np.zeros(len(first), np.bool_), np.arange(count)
    left = budget
    for pair in ranking:
        one, other = first[pair], second[pair]
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        while parent[other] != other:
            parent[other] = parent[parent[other]]
            other = parent[other]
        if one != other and left > 0:
            parent[max(one, other)] = min(one, other)
            kept[pair] = True
            left -= 1
    for pair in ranking:
        if left == 0:
            break
        if not kept[pair]:
            kept[pair] = True
            left -= 1
    return kept
