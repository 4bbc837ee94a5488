"""One file per published dataset, and nothing that a dataset does not say.

The rule of this room: a reader takes the file that a user has and gives tidy rows in tertius's
own columns, in the dataset's own codes, together with every row it refused and why. It joins
nothing, fills nothing and guesses nothing; what a source cannot say outside its coverage stays
unsaid. Each module holds one dataset: what it is, its codes, its traps, its licence and whom to
cite are in its docstring and in its :class:`~tertius.sources.model.Source` record.
"""

from tertius.sources.model import Column, Coverage, Reading, Source
from tertius.sources.registry import SOURCES, recognise, source

__all__ = ["SOURCES", "Column", "Coverage", "Reading", "Source", "recognise", "source"]
