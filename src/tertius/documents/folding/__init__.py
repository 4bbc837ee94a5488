"""Folding: a text's typographic variants and mark-up made alike, with a map to the original.

Nothing is deleted that a reader would read. See :mod:`tertius.documents.folding.variants` for the
table of characters, :mod:`tertius.documents.folding.punctuation` for dashes and blanks,
:mod:`tertius.documents.folding.wrapping` for hard-wrapped lines.
"""

from tertius.documents.folding.builder import Builder
from tertius.documents.folding.dispatch import fold
from tertius.documents.folding.folded import Folded, LineHint

__all__ = ["Builder", "Folded", "LineHint", "fold"]
