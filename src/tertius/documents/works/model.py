"""Pieces, the relations between them, and the families that those relations make.

A *piece* is one segment of one document, reduced to what comparing needs. A *work* (a family) is
what several publications have in common.
"""

from dataclasses import dataclass, field
from typing import Literal, get_args

RelationType = Literal[
    "identical",
    "republication",
    "excerpt",
    "rework",
    "follow_up",
    "template",
    "shared_quotation",
    "shared_furniture",
    "independent",
]
RELATION_TYPES: tuple[RelationType, ...] = get_args(RelationType)
FAMILY_TYPES: frozenset[RelationType] = frozenset(
    {"identical", "republication", "excerpt", "rework"}
)
"""Only these make one work of two pieces."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One segment of a document, as far as comparing needs it.

    Attributes
    ----------
    key
        ``identity#number`` of document and segment: unique, and the order of ties.
    sentences
        The sentences of its body, folded, in order.
    authors
        Names, as far as they are proven.
    host
        Who published it, or ``""``.
    date
        ISO 8601 date of this publication or of the original, the earlier one; ``""`` unknown.
    not_before
        The earliest date its text allows; ``""`` unknown.
    extras
        Folded lines of its furniture and bio, for telling shared furniture.
    published
        ISO 8601 date of this publication, as its host gives it; ``""`` unknown. Where it is later
        than ``date``, that is the date of an earlier publication.
    venue
        Where it says that it was published first, or ``""``.
    """

    key: str
    sentences: tuple[str, ...]
    authors: tuple[str, ...] = ()
    host: str = ""
    date: str = ""
    not_before: str = ""
    extras: tuple[str, ...] = ()
    published: str = ""
    venue: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What one piece is to another: directed from the source to what was made of it.

    Attributes
    ----------
    source, derived
        Keys of the pieces: the older or whole one, and the younger or partial one.
    type
        What ``derived`` is of ``source``.
    directed
        False where nothing tells which of the two came first; then ``source < derived`` by key.
    source_share, derived_share
        Share of the words of each that the other has too, 0 to 1.
    because
        The rule that decided, in words.
    """

    source: str
    derived: str
    type: RelationType
    directed: bool
    source_share: float
    derived_share: float
    because: str


@dataclass(frozen=True, slots=True)
class Family:
    """A work: pieces connected by relations of :data:`FAMILY_TYPES`.

    Attributes
    ----------
    key
        The smallest key of its members.
    members
        Keys of its pieces, sorted.
    relations
        Relations between members; as directed ones they have no cycle.
    """

    key: str
    members: tuple[str, ...]
    relations: tuple[Relation, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Match:
    """Sentences of two texts that answer to each other.

    Attributes
    ----------
    source, derived
        Places of the sentences, ascending: mostly one each; several where a sentence was split
        or some were merged.
    kind
        ``kept`` when the words are the same, else ``edited``.
    score
        Similarity of their words, 0 to 1: ``2 LCS / (n + m)``.
    """

    source: tuple[int, ...]
    derived: tuple[int, ...]
    kind: Literal["kept", "edited"]
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which sentences of a text answer to which of another.

    Attributes
    ----------
    matches
        In the order of the derived text.
    dropped
        Places of the source's sentences that answer to none.
    new
        Places of the derived text's sentences that answer to none.
    """

    matches: tuple[Match, ...]
    dropped: tuple[int, ...]
    new: tuple[int, ...]

    @property
    def kept(self) -> tuple[Match, ...]:
        """The matches whose words are the same."""
        return tuple(m for m in self.matches if m.kind == "kept")

    @property
    def edited(self) -> tuple[Match, ...]:
        """The matches whose words differ."""
        return tuple(m for m in self.matches if m.kind == "edited")
