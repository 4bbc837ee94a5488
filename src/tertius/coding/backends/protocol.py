"""What a back end is: sentences as the rules coded them in, sentences as it codes them out.

The rule of this module: it knows no back end.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tertius.coding.actors import ActorIndex
    from tertius.coding.coded import CodedSentence


@dataclass(frozen=True, slots=True)
class Recoded:
    """What a back end made of a text.

    Attributes
    ----------
    sentences
        As many as it was given, in their order.
    rejected
        How many of its records were not taken, by reason: a plural, such as 'unknown actors'.
    notes
        What else a reader should know.
    """

    sentences: "tuple[CodedSentence, ...]"
    rejected: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Backend(Protocol):
    """A model that codes a text, or types its events.

    Attributes
    ----------
    name
        Stands in the rule of each record that it makes: ``llm:NAME``.
    """

    @property
    def name(self) -> str:
        """Its name."""

    def recode(
        self,
        sentences: "tuple[CodedSentence, ...]",
        *,
        written: date | None,
        index: "ActorIndex",
    ) -> Recoded:
        """Code the sentences of one text.

        Parameters
        ----------
        sentences
            As the rules coded them: trees, who is named or meant, and records.
        written
            The day on which the text was written.
        index
            Names by which actors are resolved.

        Returns
        -------
        Recoded

        Raises
        ------
        CodingError
            If the model cannot be asked, or its answer cannot be used at all.
        """


def rejection_notes(recoded: Recoded) -> tuple[str, ...]:
    """Say what was rejected, and what the back end has to tell.

    Parameters
    ----------
    recoded
        Of one text.

    Returns
    -------
    tuple of str
        For ``Reading.notes``.

    Examples
    --------
    >>> rejection_notes(Recoded((), {"quotations not in the sentence": 2, "unknown actors": 1}))
    ('3 records of the back end rejected: 2 quotations not in the sentence, 1 unknown actor',)
    """
    count = sum(recoded.rejected.values())
    if not count:
        return recoded.notes
    listed = sorted(recoded.rejected.items(), key=lambda item: (-item[1], item[0]))
    noun = "record" if count == 1 else "records"
    reasons = ", ".join(_counted(reason, number) for reason, number in listed if number)
    return (f"{count} {noun} of the back end rejected: {reasons}", *recoded.notes)


def _counted(reason: str, number: int) -> str:
    """Count a reason, whose first noun is a plural."""
    one = re.sub(r"^((?:\w+ )?\w+)s\b", r"\1", reason, count=1)
    return f"{number} {one if number == 1 else reason}"
