"""Which statement of which work each sentence of some documents is.

The rule of this module: the same words in ten publications are one statement, said once, when it
was said first. It works on documents in memory; a project's stored works are read in
:mod:`tertius.store.documents.works`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tertius.documents.cleaning import facts_of, pieces_of, sentences_of
from tertius.documents.model import Document, Sentence
from tertius.documents.words import words
from tertius.documents.works.candidates import WIDTH
from tertius.documents.works.model import Family, Piece
from tertius.documents.works.statements import Statement, statements

_FEW = 300_000
"""Characters of all pieces together that are searched for common words without the kernels."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as part of a work.

    Attributes
    ----------
    work
        Key of the work: the smallest key of its pieces.
    statement
        Its number within the work; the same for all publications of the same words. Negative for
        what stands outside of the body (a standfirst, a host's remark within a piece).
    edits
        The statement that it is an edited version of; None for one that stands for itself.
    first
        Whether no earlier publication of the statement is among the documents.
    publications
        In how many of the documents it stands.
    dating
        When it was first said: an ISO 8601 date, ``from 2024-06``, or ``""``.
    voice
        Who says it, as far as that is proven.
    title
        Of the document, or ``""``.
    """

    work: str
    statement: int
    edits: int | None
    first: bool
    publications: int
    dating: str
    voice: str
    title: str


def tell(documents: Sequence[Document]) -> dict[tuple[str, int], Told]:
    """Find the works of some documents, and the statement that each sentence is.

    Parameters
    ----------
    documents
        Each once.

    Returns
    -------
    dict
        By identity of the document and place in ``Document.sentences``; every sentence has an
        entry.

    Raises
    ------
    DocumentError
        If a document is given twice.
    """
    pieces = [piece for document in documents for piece in pieces_of(document)]
    by_identity = {document.identity: document for document in documents}
    places = {document.identity: _places(document) for document in documents}
    found: dict[tuple[str, int], Told] = {}
    for family in _families(pieces):
        members = [piece for piece in pieces if piece.key in set(family.members)]
        testimony = statements(family, members)
        names = _names(testimony.names)
        for statement in testimony.statements:
            for number, wording in enumerate(statement.wordings):
                identity, _, segment = wording.key.partition("#")
                document = by_identity[identity]
                sentence = sentences_of(document, int(segment))[wording.place]
                told = _told(family, statement, number, names, title_of(document))
                found[identity, places[identity][sentence]] = told
        for key in family.members:
            _tell_rest(by_identity[key.partition("#")[0]], key, family, testimony.names, found)
    return found


def title_of(document: Document) -> str:
    """Give the title of a document, or ``""`` where none is proven.

    Parameters
    ----------
    document
        Clean.

    Returns
    -------
    str
    """
    return next((fact.value for fact in document.facts if fact.field == "title"), "")


def _families(pieces: Sequence[Piece]) -> list[Family]:
    """Give the works, those of a single piece too."""
    if _share_nothing(pieces):  # the kernels that compare take 1.4 s of CPU to load
        return [Family(piece.key, (piece.key,)) for piece in pieces]
    from tertius.documents.works.families import families
    from tertius.documents.works.relations import relations

    found = families(pieces, relations(pieces, parts=False))
    joined = {key for family in found for key in family.members}
    return found + [Family(p.key, (p.key,)) for p in pieces if p.key not in joined]


def _share_nothing(pieces: Sequence[Piece]) -> bool:
    """Tell whether no run of words stands in two of a few pieces, so that none is to be compared.

    It looks at all the grams of which the search for candidates samples some; without a common
    one that search finds no pair. 50,000 words take 0.12 s of CPU so; that is where it stops.
    """
    if len({piece.key for piece in pieces}) < len(pieces):
        return False
    if sum(len(sentence) for piece in pieces for sentence in piece.sentences) > _FEW:
        return False
    seen: set[tuple[str, ...]] = set()
    for piece in pieces:
        said = words(" ".join(piece.sentences))
        grams = {tuple(said[at : at + WIDTH]) for at in range(max(1, len(said) - WIDTH + 1))}
        grams.discard(())
        if not seen.isdisjoint(grams):
            return False
        seen |= grams
    return True


def _places(document: Document) -> dict[Sentence, int]:
    return {sentence: place for place, sentence in enumerate(document.sentences)}


def _names(names: Sequence[str]) -> dict[str, str]:
    return {" ".join(name.casefold().split()): name for name in names}


def _told(
    family: Family, statement: Statement, number: int, names: dict[str, str], title: str
) -> Told:
    return Told(
        work=family.key,
        statement=statement.number,
        edits=statement.edits,
        first=number == 0,
        publications=len({wording.key for wording in statement.wordings}),
        dating=statement.dating,
        voice=names.get(statement.voice, statement.voice),
        title=title,
    )


def _tell_rest(
    document: Document,
    key: str,
    family: Family,
    names: Sequence[str],
    found: dict[tuple[str, int], Told],
) -> None:
    """Tell the sentences of a piece's segment that were not compared, each for itself."""
    segment = int(key.partition("#")[2])
    dates = {
        f.value
        for f in facts_of(document, segment)
        if f.field == "date" and f.kind in ("host", "original")
    }
    for place, sentence in enumerate(document.sentences):
        if sentence.segment == segment and (document.identity, place) not in found:
            found[document.identity, place] = Told(
                work=family.key,
                statement=-1 - place,
                edits=None,
                first=True,
                publications=1,
                dating=min(dates, default=""),
                voice=names[0] if names else "",
                title=title_of(document),
            )
