"""Two documents held against each other: which piece is a version of which, and what it changed."""

from dataclasses import dataclass

from tertius.documents.cleaning import pieces_of, sentences_of
from tertius.documents.model import Document, Sentence
from tertius.documents.works.comparing import Comparison, compare
from tertius.documents.works.model import FAMILY_TYPES, Piece, Relation
from tertius.documents.works.relations import relate
from tertius.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Side:
    """One of two versions.

    Attributes
    ----------
    document
        The publication.
    segment
        Number of the segment that is compared.
    sentences
        Its sentences; the places of a comparison refer to these.
    """

    document: Document
    segment: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions and what changed from one to the other.

    Attributes
    ----------
    source, derived
        The older or fuller version and the other one, as far as that is proven; else as asked.
    relation
        What the derived one is to the source.
    comparison
        Sentences kept, edited, dropped and new.
    """

    source: Side
    derived: Side
    relation: Relation
    comparison: Comparison


def compare_documents(
    one: Document, other: Document, *, segments: tuple[int | None, int | None] = (None, None)
) -> Versions:
    """Compare two documents by the pieces in them that have most in common.

    Parameters
    ----------
    one, other
        Clean documents.
    segments
        Numbers of the segments to compare; None for any.

    Returns
    -------
    Versions

    Raises
    ------
    DocumentError
        If they are the same document, or one has no sentences.
    """
    if one.identity == other.identity:
        raise DocumentError(
            f"{one.original.place} and {other.original.place} are the same document",
            remedy="name two different ones; the same text in two places is stored once",
        )
    pieces = [
        [p for p in pieces_of(d) if segment is None or p.key.endswith(f"#{segment}")]
        for d, segment in zip((one, other), segments, strict=True)
    ]
    for document, own in zip((one, other), pieces, strict=True):
        if not own:
            raise DocumentError(
                "has no sentences to compare",
                where=document.original.place,
                remedy=f"see what its lines are: tertius documents show {document.original.place}",
            )
    pairs = [(a, b) for a in pieces[0] for b in pieces[1]]
    relation = max((relate(a, b) for a, b in pairs), key=_closeness)
    ends = {piece.key: piece for pair in pairs for piece in pair}
    documents = {one.identity: one, other.identity: other}
    source, derived = ends[relation.source], ends[relation.derived]
    if not relation.directed and not source.key.startswith(one.identity):
        source, derived = derived, source
    return Versions(
        _side(documents, source),
        _side(documents, derived),
        relation,
        compare(source.sentences, derived.sentences),
    )


def _closeness(relation: Relation) -> tuple[bool, float]:
    return relation.type in FAMILY_TYPES, relation.source_share + relation.derived_share


def _side(documents: dict[str, Document], piece: Piece) -> Side:
    identity, _, number = piece.key.partition("#")
    document = documents[identity]
    return Side(document, int(number), sentences_of(document, int(number)))
