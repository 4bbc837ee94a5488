"""Whether a record's note explains a disagreement, and how states are named in the lists."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tertius.chronicle import Record
from tertius.verdict.chronicle.yardsticks import ALIASES


@dataclass(frozen=True, slots=True)
class Notes:
    """The records by identifier.

    Attributes
    ----------
    records
        Identifier → record.
    """

    records: dict[str, Record]

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Notes":
        """Index records."""
        return cls({r.id: r for r in records})

    def explains(self, ids: str, references: Iterable[str]) -> bool:
        """Tell whether a note of one of the records names one of the references.

        Parameters
        ----------
        ids
            Identifiers joined by spaces.
        references
            Names of sources.

        Returns
        -------
        bool
            A note that names no reference explains no disagreement with it.
        """
        words = [alias for name in references for alias in ALIASES.get(name, (name,))]
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
        return any(pattern.search(self.records[i].note) for i in ids.split())

    @staticmethod
    def party(ccode: int) -> str:
        """Give the key of a state by its COW number."""
        from tertius.states import state

        return state(ccode).key
