"""What has been decided about a row, and by what."""

from dataclasses import dataclass

from tertius.documents.model import Furniture, Role


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of a row.

    Attributes
    ----------
    role, kind
        As in :class:`~tertius.documents.model.Line`.
    by
        The rule, or ``model``.
    sure
        Probability, 0 to 1.
    """

    role: Role
    kind: Furniture | None
    by: str
    sure: float


Decisions = dict[int, Decision]
"""Number of a row → what rules have decided about it; rows that no rule decides are missing."""
