"""The rules of :mod:`tertius.documents`, wired to the store and loaded when first asked for."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tertius.documents.works.model import Piece, Relation
from tertius.store.documents.rules import Linking, Rules, fingerprint


@cache
def default_rules() -> Rules:
    """Give the rules of this version of tertius.

    Returns
    -------
    Rules
        One value for the whole process.
    """
    from tertius.documents.cleaning import clean, pieces_of
    from tertius.documents.folding import fold
    from tertius.documents.lines import line_key, recurrent_keys
    from tertius.documents.works import candidates
    from tertius.documents.works.families import families

    return Rules(
        fold=fold,
        clean=clean,
        pieces=pieces_of,
        samples=_samples,
        linking=Linking(
            cut=candidates.CUT,
            least=candidates.LEAST,
            least_star=candidates.LEAST_STAR,
            share=candidates.SHARE,
            enough=candidates.ENOUGH,
        ),
        relations=_relations,
        families=families,
        line_key=line_key,
        recurrent_keys=recurrent_keys,
        statement=_statement,
        version=fingerprint(),
    )


def _samples(pieces: Sequence[Piece]) -> list[NDArray[Any]]:
    from tertius.documents.works.candidates import sampled_hashes

    found = sampled_hashes([" ".join(piece.sentences) for piece in pieces])
    edges = np.searchsorted(found.document, np.arange(len(pieces) + 1))
    return [found.hash[a:b] for a, b in pairwise(edges)]


def _relations(pairs: Sequence[tuple[Piece, Piece]]) -> list[Relation]:
    """Relate pairs, encoding each piece once, in the order of the pairs."""
    from tertius.documents.works.relations import relations

    places: dict[str, int] = {}
    pieces: list[Piece] = []
    for piece in (piece for pair in pairs for piece in pair):
        if places.setdefault(piece.key, len(pieces)) == len(pieces):
            pieces.append(piece)
    # Which pieces hold several works depends on all their partners, and here are only some.
    asked = [(places[a.key], places[b.key]) for a, b in pairs]
    found = relations(pieces, pairs=asked, parts=False)
    by_keys = {frozenset((r.source, r.derived)): r for r in found}
    return [by_keys[frozenset((a.key, b.key))] for a, b in pairs]


def _statement(folded: str) -> str:
    """Give what makes a sentence the same in another publication: its words, however written."""
    return sha256(folded.encode()).hexdigest()[:16] if folded else ""
