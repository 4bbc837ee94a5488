r"""Published text in any form: clean documents, the works behind them, and their versions.

The rule of this room: nothing of a text is lost, and nothing is said without the words that prove
it. It is made of functions from value to value; only ``reading`` opens files, nothing here uses
the network, and nothing is stored (see :mod:`tertius.store.documents`).

The chain: ``reading`` gives an :class:`Original`, ``folding`` makes typography alike with a map
back, ``lines`` gives each line a role and cuts segments, ``sentences`` and ``languages`` do what
they say, ``facts`` finds title, authors, venues and dates, ``cleaning`` does all of this in one
call, and ``works`` relates pieces, joins families and compares versions.

>>> from tertius.documents import Original, clean
>>> document = clean(Original("By Ann Lee\n\nThe talks ended on Monday. Both sides left."))
>>> [fact.value for fact in document.facts if fact.field == "author"]
['Ann Lee']
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from tertius.documents.model import (
    Declared,
    Document,
    Fact,
    LanguageRun,
    Line,
    Original,
    Proof,
    Refusal,
    Segment,
    Sentence,
    Span,
)

if TYPE_CHECKING:
    from tertius.documents.cleaning import clean, pieces_of
    from tertius.documents.reading import read_originals
    from tertius.documents.versions import Versions, compare_documents

# Loaded when first used: the libraries behind them take a while, and the values are used without.
_PLACES = {
    "Versions": "versions",
    "clean": "cleaning",
    "compare_documents": "versions",
    "pieces_of": "cleaning",
    "read_originals": "reading",
}

__all__ = [
    "Declared",
    "Document",
    "Fact",
    "LanguageRun",
    "Line",
    "Original",
    "Proof",
    "Refusal",
    "Segment",
    "Sentence",
    "Span",
    "Versions",
    "clean",
    "compare_documents",
    "pieces_of",
    "read_originals",
]


def __getattr__(name: str) -> Any:
    """Load a function when it is first asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
