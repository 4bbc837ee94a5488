"""The user's own actors: a CSV file of names and codes.

The rule of this module: a file is used whole or not at all; all its problems are told at once.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TableActor:
    """An actor of the user's own table.

    Attributes
    ----------
    name
        As it stands in texts; capitals do not count in comparing.
    code
        What the records will have as its key.
    start, end
        First and last day on which the name means it; None where that is not limited.
    role
        What of the actor the name means: ``government``, ``military``, …
    kind
        ``state``, ``organisation``, ``territory``, ``non-state`` or a word of the user's own.
    """

    name: str
    code: str
    start: date | None = None
    end: date | None = None
    role: str = ""
    kind: str = ""
