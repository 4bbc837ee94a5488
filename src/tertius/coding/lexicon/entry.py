"""What all entries of lexicons have in common.

The rule of this module: an entry is a frozen value that knows when it is the same as another, and
when it can never match; it knows neither files nor rules.
"""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """One entry of a lexicon; the models of the rooms derive from it.

    A model declares its fields, with tuples for lists. In a file, a list in the field named by
    ``EACH`` gives one entry for each of its members.

    Attributes
    ----------
    IDENTITY
        Fields by which an entry is the same as another: the later one replaces the earlier, and
        two of them in one folder are a duplicate or a contradiction. Empty: all fields.
    EACH
        The field that holds one phrase in the model and may hold several in a file; empty for
        none.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    IDENTITY: ClassVar[tuple[str, ...]] = ()
    EACH: ClassVar[str] = ""

    @property
    def identity(self) -> tuple[Any, ...]:
        """What makes the entry the same as another: values of the fields in ``IDENTITY``."""
        return tuple(getattr(self, name) for name in self.IDENTITY or type(self).model_fields)

    def faults(self) -> tuple[tuple[str, str, str], ...]:
        """Tell why the entry can never match, for the linter.

        Returns
        -------
        tuple of (field, what, remedy)
            Empty for an entry that can match; models override it.
        """
        return ()
