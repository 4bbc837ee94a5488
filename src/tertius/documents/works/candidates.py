"""Which pairs of texts are worth comparing: those that share runs of words, found by a self-join.

A text is cut into *grams*, runs of eight words, of which one in any four neighbours is sampled by
its hash (winnowing): whatever else two texts say, any eleven words in a row that they share
give both the same sample, and short texts have samples too. Pairs that share samples are found by
joining the samples with themselves.

What stands in very many documents (a syndicated story, a formula, a bio) would make pairs by the
square. A hash that more than ``cut`` documents hold links each of them to the first one alone: a
*star*. One story in 500 papers is then joined by 499 pairs; that the first of them holds its words
is what makes the family one.

The same join as a single statement of SQL is in :mod:`tertius.documents.works.candidates_sql`.

Winnowing: Schleimer, Wilkerson and Aiken (2003), *Winnowing: local algorithms for document
fingerprinting*, SIGMOD, 76–85. Containment: Broder (1997), *On the resemblance and containment of
documents*, SEQUENCES, 21–29.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tertius.documents.words import HashedWords, hashed_words
from tertius.errors import DocumentError

WIDTH = 8
"""Words in a gram."""
SAMPLE = 4
"""Neighbouring grams of which one is sampled."""
CUT = 16
"""Documents up to which all pairs of those that share a hash are looked at."""
LEAST, LEAST_STAR = 1, 2
"""Shared samples of a pair; of one that only frequent hashes join."""
SHARE, ENOUGH = 0.03, 4
"""A pair must share this of the smaller one's samples, or so many samples."""
PER_DOCUMENT, ALWAYS = 2.0, 1000
"""Pairs for each document, on average; but so many are never too many."""


class Samples(NamedTuple):
    """The sampled hashes of documents: a table that can be kept.

    Attributes
    ----------
    hash
        Shape (m,), int64: each hash once for each document.
    document
        Shape (m,), int32, ascending: which document holds it.
    """

    hash: NDArray[np.int64]
    document: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of documents to compare, by first and second document.

    Attributes
    ----------
    first, second
        Shape (p,), int32: places of the documents, ``first < second``.
    shared
        Shape (p,), int32: samples that both hold. Of hashes that more than the cut's number of
        documents hold, those count whose first holder is ``first``.
    star
        Shape (p,), bool: no other hashes join the pair.
    """

    first: NDArray[np.int32]
    second: NDArray[np.int32]
    shared: NDArray[np.int32]
    star: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.first)


def sampled_hashes(
    texts: HashedWords | Sequence[str], *, width: int = WIDTH, sample: int = SAMPLE
) -> Samples:
    """Sample the grams of texts.

    Parameters
    ----------
    texts
        As strings or as hashed words.
    width
        Words in a gram, from 1. A text of fewer words is one gram; one without words has none.
    sample
        One gram of any that many neighbours is sampled; 1 keeps all.

    Returns
    -------
    Samples
        About ``2 / (sample + 1)`` of the grams. Two texts that share ``width + sample - 1`` words
        in a row share a sample.

    Raises
    ------
    DocumentError
        If a number is below 1.

    Examples
    --------
    >>> one = "the talks on the strait ended on monday without any result at all"
    >>> hashes, documents = sampled_hashes([one, "Brief: " + one.upper()])
    >>> len(set(hashes[documents == 0].tolist()) & set(hashes[documents == 1].tolist())) >= 2
    True
    """
    from tertius.documents.works.candidates_kernels import group, members_of

    hashes, documents = _sample(texts, width, sample)
    keys, order = group(hashes)
    _, _, group_of = members_of(keys, order, documents)
    once = group_of >= 0
    return Samples(hashes[once], documents[once])


def candidate_pairs(
    texts: HashedWords | Sequence[str],
    *,
    width: int = WIDTH,
    sample: int = SAMPLE,
    cut: int = CUT,
    per_document: float = PER_DOCUMENT,
) -> Candidates:
    """Find the pairs of texts that are worth comparing.

    Parameters
    ----------
    texts
        As strings or as hashed words. The first one that holds a frequent hash is the centre of
        its star: give the oldest first, or sort them in some other order that means something.
    width, sample
        As for :func:`sampled_hashes`.
    cut
        Documents up to which all pairs of those that share a hash are looked at, from 2.
    per_document
        The best pairs are kept up to this number for each document, from 1, or a thousand in all;
        before them, those that join what no better pair does.

    Returns
    -------
    Candidates

    Raises
    ------
    DocumentError
        If a number is below the least it can be.

    Examples
    --------
    >>> story = "the talks on the strait ended on monday without any result at all"
    >>> found = candidate_pairs([story, "something else", f"He wrote: “{story}”"])
    >>> found.first.tolist(), found.second.tolist(), found.star.tolist()
    ([0], [2], [False])
    """
    _check(cut=(cut, 2), per_document=(per_document, 1))
    samples = Samples(*_sample(texts, width, sample))
    joined, sizes = join_samples(samples, documents=len(texts), cut=cut)
    return _chosen(joined, sizes, len(sizes), per_document)


def candidates_against(
    stored: Samples,
    new: Samples,
    *,
    documents: int | None = None,
    sizes: NDArray[np.int32] | None = None,
    cut: int = CUT,
    per_document: float = PER_DOCUMENT,
) -> Candidates:
    """Find the pairs that new documents make with stored ones and with each other.

    Parameters
    ----------
    stored
        Samples of what is known, numbered from 0. Those whose hash no new document holds may be
        left out, when ``sizes`` is given.
    new
        Samples of what is new, numbered from 0 too.
    documents
        Number of stored documents; by default one more than the highest number in ``stored``.
    sizes
        Number of samples of each stored document; by default counted in ``stored``.
    cut, per_document
        As for :func:`candidate_pairs`, ``per_document`` for each new one.

    Returns
    -------
    Candidates
        In one numbering: stored documents as they are, then the new ones. ``second`` is always
        new. They are the pairs that a search over all documents finds for the new ones.

    Raises
    ------
    DocumentError
        If a number is below the least it can be, or ``sizes`` does not suit ``documents``.
    """
    _check(cut=(cut, 2), per_document=(per_document, 1))
    known = int(stored.document.max(initial=-1)) + 1
    known = max(known, documents or 0, 0 if sizes is None else len(sizes))
    if sizes is not None and len(sizes) != known:
        raise DocumentError(
            f"sizes of {len(sizes)} stored documents were given for {known}",
            where="candidates_against",
            remedy="give one number of samples for each stored document",
        )
    # The join reads samples by document.
    order = np.argsort(stored.document, kind="stable")
    samples = Samples(
        np.concatenate((stored.hash[order], new.hash)),
        np.concatenate((stored.document[order], new.document + np.int32(known))).astype(np.int32),
    )
    total = known + int(new.document.max(initial=-1)) + 1
    joined, counted = join_samples(samples, documents=total, cut=cut, known=known)
    if sizes is not None:
        counted[:known] = sizes
    return _chosen(joined, counted, total - known, per_document)


def join_samples(
    samples: Samples, *, documents: int, cut: int = CUT, known: int = 0
) -> tuple[Candidates, NDArray[np.int64]]:
    """Join samples with themselves: what the SQL statement does, compiled.

    Parameters
    ----------
    samples
        By document; a hash that returns in a document counts once.
    documents
        Number of documents.
    cut
        As for :func:`candidate_pairs`.
    known
        Pairs are looked for whose second document has this number or a higher one.

    Returns
    -------
    pairs
        All that share the least number of samples: none is left out for being weak.
    sizes
        Shape (documents,): number of samples of each document.
    """
    from tertius.documents.works.candidates_kernels import group, join, members_of

    keys, order = group(samples.hash)
    members, starts, group_of = members_of(keys, order, samples.document)
    sizes = np.bincount(members, minlength=documents)
    del keys, order
    pairs = Candidates(
        *join(samples.document, members, starts, group_of, documents, known, cut, LEAST,
              LEAST_STAR)
    )  # fmt: skip
    return _ordered(pairs), sizes


def _sample(
    texts: HashedWords | Sequence[str], width: int, sample: int
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    from tertius.documents.works.candidates_kernels import sample as kernel

    _check(width=(width, 1), sample=(sample, 1))
    hashed = texts if isinstance(texts, HashedWords) else hashed_words(texts)
    hashes, documents = kernel(hashed.hashes, hashed.offsets, width, sample)
    return hashes, documents


def _ordered(pairs: Candidates) -> Candidates:
    order = np.argsort(pairs.first.astype(np.int64) << 32 | pairs.second)
    return _taken(pairs, order)


def _taken(pairs: Candidates, which: NDArray[np.int64] | NDArray[np.bool_]) -> Candidates:
    return Candidates(
        pairs.first[which], pairs.second[which], pairs.shared[which], pairs.star[which]
    )


def _chosen(
    pairs: Candidates, sizes: NDArray[np.int64], documents: int, per_document: float
) -> Candidates:
    """Leave out pairs that share a phrase and no more, and keep to the budget."""
    from tertius.documents.works.candidates_kernels import spare

    smaller = np.minimum(sizes[pairs.first], sizes[pairs.second])
    strong = pairs.shared >= np.minimum(ENOUGH, SHARE * smaller)
    pairs, smaller = _taken(pairs, strong), smaller[strong]
    budget = max(ALWAYS, round(per_document * documents))
    if len(pairs) <= budget:
        return pairs
    ranking = np.lexsort((-pairs.shared, -pairs.shared / smaller))
    return _taken(pairs, spare(pairs.first, pairs.second, ranking, len(sizes), budget))


def _check(**numbers: tuple[float, float]) -> None:
    for name, (value, least) in numbers.items():
        if not value >= least:
            raise DocumentError(
                f"{name} is {value}", where="candidates", remedy=f"give {least:g} or more"
            )
