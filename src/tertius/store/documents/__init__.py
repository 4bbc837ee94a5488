"""The documents of a project: what was published, what it is a version of, and who says what.

Everything is in one SQLite file, ``documents.sqlite``: originals under the hash of what they say,
and beside them all that the rules of :mod:`tertius.documents` derive from them: lines, sentences,
facts, pieces, relations, families, and an index of words. Originals are written once; derived
rows name the rules that made them and can be made again (:func:`refresh`).

Each batch of documents is one transaction, and acknowledged only once it is on the disk. Readers
see the state of one moment and are never blocked. The state follows from the set of documents
alone, in whatever order, batches and processes they came.
"""

from tertius.store.documents.adding import Added, add_originals
from tertius.store.documents.checking import verify_documents
from tertius.store.documents.connection import Library, open_library
from tertius.store.documents.listing import (
    Listed,
    count_documents,
    count_families,
    document,
    documents,
    families_of,
    pieces_of,
    refused,
    relations_of,
)
from tertius.store.documents.refreshing import Refreshed, refresh
from tertius.store.documents.searching import Hit, search

__all__ = [
    "Added",
    "Hit",
    "Library",
    "Listed",
    "Refreshed",
    "add_originals",
    "count_documents",
    "count_families",
    "document",
    "documents",
    "families_of",
    "open_library",
    "pieces_of",
    "refresh",
    "refused",
    "relations_of",
    "search",
    "verify_documents",
]
