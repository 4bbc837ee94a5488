"""Whether a record's note explains a disagreement, and how states are named in the lists."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tertius.chronicle import Record
from tertius.verdict.chronicle.model import Contradiction, Disagreement
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

    def differ(
        self,
        kind: str,
        reference: str,
        side: str,
        dyad: tuple[int, int],
        span: tuple[object, object],
        *,
        record: str = "",
        row: str = "",
        units: int = 1,
        near: bool = False,
    ) -> Disagreement:
        """Make a disagreement; see :class:`~tertius.verdict.chronicle.model.Disagreement`."""
        return Disagreement(
            kind=kind,
            reference=reference,
            side=side,
            ccode1=dyad[0],
            ccode2=dyad[1],
            party1=self.party(dyad[0]),
            party2=self.party(dyad[1]),
            first=str(span[0]),
            last=str(span[1]),
            units=units,
            near=near,
            record=record,
            row=row,
            noted=self.explains(record, (reference,)),
        )

    def contradict(
        self, record: str, references: tuple[str, ...], parties: Iterable[int], why: str
    ) -> Contradiction:
        """Make a contradiction; see :class:`~tertius.verdict.chronicle.model.Contradiction`."""
        meant = self.records[record]
        return Contradiction(
            record=record,
            kind=meant.kind,
            references=references,
            parties=tuple(self.party(code) for code in parties),
            why=why,
            noted=self.explains(record, references),
            note=meant.note,
            where=meant.where,
        )

    @staticmethod
    @cache
    def party(ccode: int) -> str:
        """Give the key of a state by its COW number."""
        from tertius.states import state

        return state(ccode).key
