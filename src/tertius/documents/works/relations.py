"""What every piece is to the others that share something with it.

>>> from tertius.documents.works.model import Piece
>>> old = Piece("a#0", ("The fleet left port at dawn.", "Nobody knows where it went."))
>>> relate(old, Piece("b#0", old.sentences)).type
'identical'
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tertius.documents.works.candidates import Candidates, candidate_pairs
from tertius.documents.works.direction import are_apart, older_of
from tertius.documents.works.encoding import encode
from tertius.documents.works.furniture import Furniture
from tertius.documents.works.limits import FURNITURE_WORDS, PART_OF_IT
from tertius.documents.works.measuring import Measures, measure_pairs
from tertius.documents.works.model import Piece, Relation
from tertius.documents.works.regions import split
from tertius.documents.works.rules import Side, Verdict, judge
from tertius.errors import DocumentError

Pairs = Iterable[tuple[int, int]] | NDArray[np.int64] | Candidates
Progress = Callable[[int, int], None]
CHUNK = 20_000
"""Pairs measured between two reports of progress."""


def relate(source: Piece, derived: Piece) -> Relation:
    """Say what one piece is to another.

    Parameters
    ----------
    source, derived
        The pieces. If it was the other way round, the relation says so: its own ``source`` and
        ``derived`` are what counts.

    Returns
    -------
    Relation
        ``independent`` where nothing speaks for another one.

    Raises
    ------
    DocumentError
        If both have the same key.

    References
    ----------
    .. [1] Clough, P., R. Gaizauskas, S. S. L. Piao and Y. Wilks (2002). METER: measuring text
       reuse. *Proceedings of ACL* 40: 152-159 (wholly, partially and not derived news).
    """
    return relations([source, derived], pairs=[(0, 1)])[0]


def relations(
    pieces: Sequence[Piece],
    *,
    pairs: Pairs | None = None,
    parts: bool = True,
    progress: Progress | None = None,
) -> list[Relation]:
    """Say what pieces are to each other.

    Parameters
    ----------
    pieces
        In any order; their order changes nothing.
    pairs
        Places of the pairs to compare, or what found them. None compares those that share
        something, as :func:`tertius.documents.works.candidates.candidate_pairs` finds them.
    parts
        Whether to look for pieces that hold several works; without it, what two pieces are to each
        other depends on these two alone.
    progress
        Called with the number of pairs done and of all pairs.

    Returns
    -------
    list of Relation
        One for each pair, independent ones included, by keys. Where a piece holds several works
        (:mod:`tertius.documents.works.regions`), its relations are those of its parts.

    Raises
    ------
    DocumentError
        If two pieces have the same key.
    """
    order = sorted(range(len(pieces)), key=lambda place: pieces[place].key)
    ordered = [pieces[place] for place in order]
    for one, other in pairwise(ordered):
        if one.key == other.key:
            raise DocumentError(
                f"two pieces have the key {one.key}",
                where="relations",
                remedy="give every segment of every document once",
            )
    first, second = _pairs(pieces, order, pairs)
    found = _relate_all(ordered, first, second, progress)
    if parts and (several := split(ordered, found)):
        found = _with_parts(ordered, found, several)
    found.sort(key=lambda r: (r.source, r.derived))
    return found


def _with_parts(
    pieces: Sequence[Piece], found: list[Relation], parts: dict[str, tuple[Piece, ...]]
) -> list[Relation]:
    """Put relations of the parts of pieces in the place of those of the pieces."""
    kept = [r for r in found if r.source not in parts and r.derived not in parts]
    again = [r for r in found if r.source in parts or r.derived in parts]
    named = {end for r in again for end in (r.source, r.derived)}
    known = {piece.key: (piece,) for piece in pieces if piece.key in named} | parts
    chosen = [part for key in sorted(known) for part in known[key]]
    place = {part.key: k for k, part in enumerate(chosen)}
    pairs = [
        (place[one.key], place[other.key])
        for r in again
        for one in known[r.source]
        for other in known[r.derived]
    ]
    table = np.array(pairs, np.int64).reshape(-1, 2)
    related = _relate_all(chosen, table[:, 0].copy(), table[:, 1].copy(), None)
    return kept + [r for r in related if r.type not in ("independent", "shared_furniture")]


def _relate_all(
    ordered: Sequence[Piece],
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    progress: Progress | None,
) -> list[Relation]:
    encoded = encode([piece.sentences for piece in ordered])
    furniture = Furniture(ordered, encoded)
    found: list[Relation] = []
    for start in range(0, len(first), CHUNK):
        stop = min(len(first), start + CHUNK)
        rows = measure_pairs(encoded, first[start:stop], second[start:stop])
        for i, j, row in zip(
            first[start:stop].tolist(), second[start:stop].tolist(), rows, strict=True
        ):
            found.append(_judged(ordered, furniture, i, j, Measures._make(row)))
        if progress:
            progress(stop, len(first))
    return found


def _pairs(
    pieces: Sequence[Piece],
    order: list[int],
    pairs: Pairs | None,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the pairs as places in the ordered pieces, each once, sorted."""
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    if pairs is None:
        pairs = _candidates(pieces)
    if isinstance(pairs, Candidates):
        table = np.column_stack([pairs.first, pairs.second]).astype(np.int64)
    else:
        listed = pairs if isinstance(pairs, np.ndarray) else list(pairs)
        table = np.asarray(listed, np.int64).reshape(-1, 2)
    table = np.sort(rank[table], axis=1)
    table = np.unique(table[table[:, 0] != table[:, 1]], axis=0)
    return np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1])


def _candidates(pieces: Sequence[Piece]) -> NDArray[np.int64]:
    """Find pairs, the oldest pieces first: which star has which centre must not depend on order."""
    by_age = sorted(range(len(pieces)), key=lambda k: (pieces[k].date or "~", pieces[k].key))
    found = candidate_pairs([" ".join(pieces[k].sentences) for k in by_age])
    places = np.array(by_age, np.int64)
    return np.column_stack([places[found.first], places[found.second]])


def _judged(pieces: Sequence[Piece], furniture: Furniture, i: int, j: int, m: Measures) -> Relation:
    """Judge a pair by what was measured, and direct it."""
    a, b = pieces[i], pieces[j]
    older = older_of(a, b)
    verdict = judge(m, older=older, apart=bool(older) and are_apart(a, b))
    if (
        verdict.type in _MAY_BE_FURNITURE
        and m.edited <= 1
        and max(m.share_a, m.share_b) < PART_OF_IT
        and max(m.equal_a, m.equal_b) <= FURNITURE_WORDS
    ):
        line = furniture.shared(i, j)
        if line:
            because = f"nothing is common but furniture: '{line[:80]}'"
            verdict = Verdict("shared_furniture", because)
    return _directed(a, b, m, verdict, older)


_MAY_BE_FURNITURE = frozenset({"independent", "follow_up", "rework", "template", "excerpt"})
_ORDERED = frozenset({"identical", "republication", "excerpt", "rework", "follow_up"})


def _directed(a: Piece, b: Piece, m: Measures, verdict: Verdict, older: Side) -> Relation:
    """Order a pair: by proven dates, else from the whole to its part, else by key."""
    first: Side = ""
    if verdict.type in _ORDERED:
        first = older
    if verdict.type == "excerpt":
        # What is part of another is made of it, or of what that was made of, whatever the dates.
        first = verdict.whole
    if verdict.type == "shared_quotation" and older in ("", verdict.whole):
        # Who quotes is younger than who said it, unless both have it from a third one.
        first = verdict.whole
    if first == "b":
        a, b, shares = b, a, (m.share_b, m.share_a)
    else:
        shares = (m.share_a, m.share_b)
    because = verdict.because
    if verdict.type in _SHARED:
        one, other = ("source", "derived") if first else ("one", "other")
        because += (
            f": {100 * shares[0]:.0f} % of the words of the {one}, "
            f"{100 * shares[1]:.0f} % of those of the {other}"
        )
    if first:
        because += "; " + _FIRST.get(verdict.type, _PROVEN)
    return Relation(a.key, b.key, verdict.type, bool(first), *shares, because)


_SHARED = frozenset({"republication", "excerpt", "rework", "follow_up"})
_PROVEN = "dates or origin prove which came first"
_FIRST = {
    "excerpt": "the part was made of the whole",
    "shared_quotation": "who quotes has it from the other",
}
