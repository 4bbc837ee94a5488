"""One document by whatever a user calls it: in the project, or a file that is in none."""

import re
from dataclasses import dataclass
from pathlib import Path

from tertius.documents.model import Document, Refusal
from tertius.errors import DocumentError, StoreError
from tertius.store.documents.connection import Library, open_library
from tertius.store.documents.listing import document
from tertius.store.project import open_project


@dataclass(frozen=True, slots=True)
class Found:
    """A document and where it is.

    Attributes
    ----------
    document
        Clean.
    places
        Where it was found; for a file, the file.
    stored
        Whether the project has it.
    segment
        Number of the segment that was named (``a3646637c0dd#1``), else None.
    """

    document: Document
    places: tuple[str, ...]
    stored: bool
    segment: int | None = None


def find_document(reference: str, project: Path | str | None = None) -> Found:
    """Find a document in a project, or read it from a file.

    Parameters
    ----------
    reference
        The first digits of its identity, its place, its file name with or without ending; or the
        path of a file, which need not be added. Digits may name a piece: ``a3646637c0dd#1``.
    project
        Project folder; by default TERTIUS_PROJECT or ``.tertius``.

    Returns
    -------
    Found
        The project's where it has one that is called so, else the file's.

    Raises
    ------
    DocumentError
        If the file holds no document, or several.
    StoreError
        If nothing is called so, or several documents are.
    """
    library = _library(project)
    failed: StoreError | None = None
    if library is not None:
        name, segment = of_piece(reference)
        try:
            found = document(library, name)
        except StoreError as error:
            failed = error
        else:
            return Found(found, _places(library, found.identity), stored=True, segment=segment)
    if _is_file(reference):
        return _from_file(reference)
    raise failed or DocumentError(
        f"there is no file {reference}, and no project that could have such a document",
        remedy="name a file, or add documents first: tertius documents add PATH",
    )


def of_piece(reference: str) -> tuple[str, int | None]:
    """Take the number of a segment off the digits of an identity.

    Parameters
    ----------
    reference
        As typed.

    Returns
    -------
    name, segment : tuple of str and int or None

    Examples
    --------
    >>> of_piece("a3646637c0dd#1"), of_piece("notes#1.txt")
    (('a3646637c0dd', 1), ('notes#1.txt', None))
    """
    found = re.fullmatch(r"([0-9a-fA-F]{6,64})#([0-9]{1,9})(?:@[0-9-]+)?", reference)
    return (found[1], int(found[2])) if found else (reference, None)


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except OSError:  # a name longer than names may be, a folder that may not be looked into
        return False


def _library(project: Path | str | None) -> Library | None:
    """Open the documents of a project that is there; a project that was asked for must be."""
    try:
        library = open_library(open_project(project))
    except StoreError:
        if project is not None:
            raise
        return None
    return library if library.path.exists() else None


def _places(library: Library, identity: str) -> tuple[str, ...]:
    with library.reading() as connection:
        rows = connection.execute(
            "SELECT place FROM places JOIN documents ON documents.id = places.document"
            " WHERE identity = ? ORDER BY place",
            (identity,),
        )
        return tuple(place for (place,) in rows)


def _from_file(path: str) -> Found:
    from tertius.documents.cleaning import clean
    from tertius.documents.reading import read_originals

    refused: list[Refusal] = []
    originals = []
    for original in read_originals([path], refused=refused.append):
        originals.append(original)
        if len(originals) > 1:
            raise DocumentError(
                "holds several documents",
                where=path,
                remedy=f"add it, then name one of them: tertius documents add {path}",
            )
    if not originals:
        why = refused[0] if refused else Refusal(path, "empty", "holds no document")
        raise DocumentError(why.what, where=why.place, remedy=why.remedy or None)
    return Found(clean(originals[0]), (originals[0].place,), stored=False)
