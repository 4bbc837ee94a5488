"""What two pieces have in common, in numbers: all that the rules of :mod:`rules` may look at."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tertius.documents.works.encoding import Encoded

CHUNK = 20_000
"""Pairs measured at once, so that millions of pairs take bounded memory."""


class Measures(NamedTuple):
    """Counts of one pair of pieces, called a and b.

    Attributes
    ----------
    words_a, words_b, sentences_a, sentences_b
        Sizes.
    equal_a, equal_b
        Words of each that the other has too: in versions of one sentence, or five in a row
        wherever they stand.
    run
        The longest run of common words.
    kept, edited, kept_words
        Sentences with the same words, versions of one sentence, and the words of the former.
    content
        Those of ``equal_a`` that are no function words.
    quoted_a, quoted_b
        Those of ``equal_a`` and ``equal_b`` that stand inside quotation marks.
    same_numbers, same_names, same_dates
        Numbers, names and parts of dates that versions of one sentence share.
    other_numbers, other_names, other_dates
        Places of such sentences where the two have different ones.
    wording
        Other words that were put in the place of some.
    lead_a, lead_b
        Similarity of the first sentence of each to the most similar one of the other.
    in_order
        Share of the matched sentences that follow each other in both.
    known_numbers_a, numbers_a, known_numbers_b, numbers_b
        Numbers of each, and those that the other has anywhere.
    known_names_a, names_a, known_names_b, names_b
        The same of names.
    first_a, last_a, first_b, last_b
        Places of the first and the last matched sentence; -1 without any.
    other_head
        1 where the two begin with different names and go on alike.
    half_numbers
        Numbers in the place of other words.
    same
        1 where all words of both are the same.
    """

    words_a: float
    words_b: float
    sentences_a: float
    sentences_b: float
    equal_a: float
    equal_b: float
    run: float
    kept: float
    edited: float
    kept_words: float
    content: float
    quoted_a: float
    quoted_b: float
    same_numbers: float
    other_numbers: float
    same_names: float
    other_names: float
    same_dates: float
    other_dates: float
    wording: float
    lead_a: float
    lead_b: float
    in_order: float
    known_numbers_a: float
    numbers_a: float
    known_numbers_b: float
    numbers_b: float
    known_names_a: float
    names_a: float
    known_names_b: float
    names_b: float
    first_a: float
    last_a: float
    first_b: float
    last_b: float
    other_head: float
    half_numbers: float
    same: float

    @property
    def share_a(self) -> float:
        """Share of the words of a that b has too."""
        return self.equal_a / self.words_a if self.words_a else 0.0

    @property
    def share_b(self) -> float:
        """Share of the words of b that a has too."""
        return self.equal_b / self.words_b if self.words_b else 0.0

    @property
    def other_slots(self) -> float:
        """Numbers, dates and names that differ where the frame is the same."""
        return (
            self.other_numbers
            + self.other_dates
            + self.other_names
            + 2 * self.other_head
            + 0.5 * self.half_numbers
        )

    @property
    def same_slots(self) -> float:
        """Numbers, dates and names that are the same where the frame is."""
        return self.same_numbers + self.same_dates + self.same_names


def measure_pairs(
    encoded: Encoded, first: NDArray[np.int64], second: NDArray[np.int64]
) -> list[list[float]]:
    """Measure pairs of pieces.

    Parameters
    ----------
    encoded
        The pieces.
    first, second
        Shape (n,), int64: places of the pieces of each pair; pairs that follow each other with the
        same first piece are measured faster.

    Returns
    -------
    list of list of float
        The values of :class:`Measures` for each pair.
    """
    from tertius.documents.works.measuring_kernels import measure

    found: list[list[float]] = []
    for start in range(0, len(first), CHUNK):
        part = measure(
            encoded.words,
            encoded.flags,
            encoded.sentences,
            encoded.pieces,
            first[start : start + CHUNK],
            second[start : start + CHUNK],
            encoded.vocabulary,
        )
        found += part.tolist()
    return found


def measured(encoded: Encoded, one: int, other: int) -> Measures:
    """Measure one pair.

    Parameters
    ----------
    encoded
        The pieces.
    one, other
        Their places.

    Returns
    -------
    Measures
    """
    row = measure_pairs(encoded, np.array([one], np.int64), np.array([other], np.int64))[0]
    return Measures._make(row)
