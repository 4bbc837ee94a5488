"""Which sentences of one text answer to which of another.

Sentences with the same words are matched first. The others are versions of one where at least
``IN_A_ROW`` words in a row are common and the similarity of their words reaches ``EDITED_FROM``;
the most similar pair is matched first, each sentence once. The order of the sentences decides
ties only, so shuffled paragraphs are found. What is left over may be part of a match: a sentence
that was split in two, or two that were merged.

>>> found = align(["Rain fell all day.", "The talks failed."], ["The talks failed.", "Sun."])
>>> [(m.source, m.derived, m.kind) for m in found.matches], found.dropped, found.new
([((1,), (0,), 'kept')], (0,), (1,))
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from tertius.documents.words import words
from tertius.documents.works.limits import (
    EDITED_FROM,
    IN_A_ROW,
    JOINED_GAIN,
    PART_FROM,
    PART_WORDS,
)
from tertius.documents.works.model import Alignment, Match

Words = list[str]


class Group(NamedTuple):
    """A match in the making: places of both texts and their similarity."""

    source: list[int]
    derived: list[int]
    score: float

    def side(self, which: int) -> list[int]:
        """Give the places of the source, 0, or of the derived text, 1."""
        return self.derived if which else self.source


MOST_PLACES = 64
"""Sentences with the same words in a row that are looked at: more are a refrain."""


def align(source: Sequence[str], derived: Sequence[str]) -> Alignment:
    """Align the sentences of two texts.

    Parameters
    ----------
    source, derived
        Sentences in order. Sentences without a word answer to nothing.

    Returns
    -------
    Alignment
        Every place of either text stands in it once.

    References
    ----------
    .. [1] Gale, W. A. and K. W. Church (1993). A program for aligning sentences in bilingual
       corpora. *Computational Linguistics* 19 (1): 75-102 (for the classes 1-1, 1-2 and 2-1;
       theirs is monotone, this one is not).
    """
    a, b = [words(s) for s in source], [words(s) for s in derived]
    partner = dict(_same(a, b))
    taken = set(partner.values())
    found = {i: Group([i], [j], 1.0) for i, j in partner.items()}
    for score, i, j in _ranked(a, b, set(partner), taken):
        if i not in found and j not in taken:
            found[i] = Group([i], [j], score)
            taken.add(j)
    groups = list(found.values())
    dropped = [i for i in range(len(a)) if i not in found]
    new = [j for j in range(len(b)) if j not in taken]
    dropped = _join(groups, dropped, a, b, 0)
    new = _join(groups, new, b, a, 1)
    matches = [
        Match(tuple(i), tuple(j), "kept" if _joined(a, i) == _joined(b, j) else "edited", score)
        for i, j, score in sorted(groups, key=lambda group: group.derived)
    ]
    return Alignment(tuple(matches), tuple(dropped), tuple(new))


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Measure how alike two sequences of words are: ``2 LCS / (n + m)``.

    Parameters
    ----------
    one, other
        Words.

    Returns
    -------
    float
        0 to 1; 1 for two empty sequences.
    """
    return Indel.normalized_similarity(one, other)


def _same(a: list[Words], b: list[Words]) -> Iterator[tuple[int, int]]:
    """Pair sentences with the same words, the first with the first and so on."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - 1, -1, -1):
        places[tuple(b[j])].append(j)
    for i, sentence in enumerate(a):
        if sentence and places.get(tuple(sentence)):
            yield i, places[tuple(sentence)].pop()


def _ranked(
    a: list[Words], b: list[Words], done: set[int], taken: set[int]
) -> list[tuple[float, int, int]]:
    """List pairs of similar sentences, the most similar first, then those at like places."""
    rest = [i for i in range(len(a)) if i not in done]
    spots: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in rest:
        for run in set(_runs(a[i])):
            spots[run].append(i)
    ranked = []
    for j in range(len(b)):
        if j in taken:
            continue
        near = {i for run in _runs(b[j]) for i in spots.get(run, ())[:MOST_PLACES]}
        for i in near:
            score = Indel.normalized_similarity(a[i], b[j], score_cutoff=EDITED_FROM)
            if score >= EDITED_FROM:
                apart = abs((i + 0.5) / len(a) - (j + 0.5) / len(b))
                ranked.append((-score, apart, i, j))
    return [(-score, i, j) for score, _, i, j in sorted(ranked)]


def _runs(sentence: Words) -> Iterator[tuple[str, ...]]:
    return zip(*(sentence[k:] for k in range(IN_A_ROW)), strict=False)


def _join(
    groups: list[Group], left: list[int], texts: list[Words], others: list[Words], side: int
) -> list[int]:
    """Add sentences that are left over to the match beside them that they are part of.

    ``texts`` are the sentences of their own side, 0 for the source, ``others`` those of the other.
    """
    beside = {place: number for number, group in enumerate(groups) for place in group.side(side)}
    still = []
    for place in left:
        best: tuple[float, int, list[int]] | None = None
        for near in (beside.get(place - 1), beside.get(place + 1)):
            if near is None:
                continue
            group = groups[near]
            whole = _joined(others, group.side(1 - side))
            common = LCSseq.similarity(whole, texts[place])
            if common < max(PART_WORDS, PART_FROM * len(texts[place])):
                continue
            places = sorted([*group.side(side), place])
            score = similarity(_joined(texts, places), whole)
            if score >= group.score + JOINED_GAIN and (best is None or score > best[0]):
                best = (score, near, places)
        if best is None:
            still.append(place)
            continue
        score, near, places = best
        other = groups[near].side(1 - side)
        groups[near] = Group(places, other, score) if side == 0 else Group(other, places, score)
        beside[place] = near
    return still


def _joined(texts: list[Words], places: Sequence[int]) -> Words:
    return [word for place in places for word in texts[place]]
