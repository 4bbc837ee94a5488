"""The works of a project with the documents behind them, as far as a reader wants to see them."""

from dataclasses import dataclass

from tertius.documents.cleaning import sentences_of
from tertius.documents.model import Document, Proof
from tertius.documents.works.model import Family, Piece, Relation
from tertius.documents.works.statements import Testimony, statements
from tertius.store.documents.connection import Library
from tertius.store.documents.finding import of_piece
from tertius.store.documents.listing import (
    count_families,
    families_of,
    pieces_of,
    relations_of,
)
from tertius.store.documents.rows import read_document


@dataclass(frozen=True, slots=True)
class Member:
    """A piece of a work, in the document that has it.

    Attributes
    ----------
    piece
        As it was compared.
    document
        The publication.
    places
        Where it was found.
    """

    piece: Piece
    document: Document
    places: tuple[str, ...]

    @property
    def segment(self) -> int:
        """Number of the piece's segment in the document."""
        return int(self.piece.key.partition("#")[2].partition("@")[0])

    def proof(self, place: int) -> Proof:
        """Give a sentence of the piece as published.

        Parameters
        ----------
        place
            Of the sentence in the piece.

        Returns
        -------
        Proof
        """
        return self.document.published(sentences_of(self.document, self.segment)[place].span)


@dataclass(frozen=True, slots=True)
class Work:
    """A family with its members.

    Attributes
    ----------
    family
        Keys and relations.
    members
        By key of the piece.
    testimony
        What it says, each statement once.
    """

    family: Family
    members: dict[str, Member]
    testimony: Testimony


@dataclass(frozen=True, slots=True)
class Works:
    """What was asked for.

    Attributes
    ----------
    works
        The largest first, at most as many as were asked for.
    count
        How many there are.
    several
        How many of them have several publications.
    other
        Relations that make no work, if they were asked for.
    documents
        How many documents the project has.
    """

    works: tuple[Work, ...]
    count: int
    several: int
    other: tuple[Relation, ...]
    documents: int


def works_in(
    library: Library, reference: str | None = None, *, everything: bool = False, limit: int = 50
) -> Works:
    """Give works with their documents.

    Parameters
    ----------
    library
        The documents of a project.
    reference
        Only the works of one document (see :func:`tertius.store.documents.document`).
    everything
        Also pieces that are alone in their work, and relations that make no work.
    limit
        At most so many works; a document's own are always given.

    Returns
    -------
    Works

    Raises
    ------
    StoreError
        If no document, or several, are called so.
    """
    if reference is not None:
        reference, _ = of_piece(reference)
    least = 1 if everything or reference is not None else 2
    # Relations that make no work are told by those that do: then all works are asked for.
    most = None if everything or reference is not None else limit
    found = families_of(library, reference, least=least, limit=most)
    total = len(found) if most is None else count_families(library, least=least)
    if reference is not None:
        limit = len(found)
    inside = {(r.source, r.derived) for family in found for r in family.relations}
    other = relations_of(library, reference) if everything else ()
    with library.reading() as connection:
        (count,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    return Works(
        tuple(_work(library, family) for family in found[:limit]),
        total,
        total if most is not None else sum(len(family.members) > 1 for family in found),
        tuple(r for r in other if (r.source, r.derived) not in inside),
        int(count),
    )


def _work(library: Library, family: Family) -> Work:
    # The pieces as they were compared: what today's rules would make of the document may differ.
    pieces = pieces_of(library, family.members)
    members = {}
    with library.reading() as connection:
        for key, piece in pieces.items():
            identity = key.partition("#")[0]
            (number,) = connection.execute(
                "SELECT id FROM documents WHERE identity = ?", (identity,)
            ).fetchone()
            rows = connection.execute(
                "SELECT place FROM places WHERE document = ? ORDER BY place", (number,)
            )
            found = read_document(connection, number)
            members[key] = Member(piece, found, tuple(place for (place,) in rows))
    return Work(family, members, statements(family, pieces.values()))
