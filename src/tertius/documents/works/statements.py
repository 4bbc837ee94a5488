"""One voice: what a family says, each statement once, with its date and who says it.

A sentence that returns word for word, in a republication or a rework, is the old statement with
the old date. A rework's edited and new sentences are fresh ones, with the date of the rework or
the earliest one that its text allows. What a republication or an excerpt adds is its host's word,
not the author's.

The earliest proven date of any publication of a sentence is its date, and no bound of another copy
stands in its way. The authors are those of the texts that something was made from: another name
above a copy is that of who passed it on, and is kept apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tertius.documents.works.alignment import align
from tertius.documents.works.direction import date_of
from tertius.documents.works.limits import RETURNED
from tertius.documents.works.model import Family, Piece, Relation
from tertius.documents.works.signatures import Signatures, sign


@dataclass(frozen=True, slots=True)
class Wording:
    """One publication of a statement.

    Attributes
    ----------
    key
        The piece.
    place
        Place of the sentence in it.
    """

    key: str
    place: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, in all its publications.

    Attributes
    ----------
    number
        Its identity within the family, from 0, in the order in which they were first said.
    text
        As first published.
    voice
        Who says it: the author's folded name, the host of a piece for its own remarks, ``""``
        where nobody is proven.
    date, not_before
        The earliest proven date of its publications; and the earliest one that the text of the
        first of them allows.
    edits
        The statement it is an edited version of; None for one that stands for itself.
    wordings
        Where it was published, the first one first.
    """

    number: int
    text: str
    voice: str
    date: str
    not_before: str
    edits: int | None = None
    wordings: tuple[Wording, ...] = ()

    @property
    def dating(self) -> str:
        """The date, ``from 2024-06`` where only a bound is known, or ``""``."""
        return self.date or (f"from {self.not_before}" if self.not_before else "")


@dataclass(frozen=True)
class Testimony:
    """What a family says.

    Attributes
    ----------
    statements
        Each once, by number.
    voices
        Who speaks, without hosts: proven authors, or one unproven voice.
    datings
        The different datings of the authors' statements, in the order in which they were made:
        so many times did the voice speak.
    remarks
        Numbers of the statements that are hosts' remarks.
    names
        The authors' names as published, each once.
    conflicting
        Names, as published, that stand above copies only and are not the authors'.
    """

    statements: tuple[Statement, ...]
    voices: tuple[str, ...]
    datings: tuple[str, ...]
    remarks: tuple[int, ...]
    names: tuple[str, ...] = ()
    conflicting: tuple[str, ...] = ()


@dataclass
class _Draft:
    text: str
    voice: str
    date: str
    not_before: str
    edits: int | None
    remark: bool
    wordings: list[Wording] = field(default_factory=list)


def statements(family: Family, pieces: Iterable[Piece]) -> Testimony:
    """Give what a family says, each statement once.

    Parameters
    ----------
    family
        With its relations.
    pieces
        At least its members; others are passed over.

    Returns
    -------
    Testimony
        Members that are missing among the pieces say nothing.
    """
    members = {piece.key: piece for piece in pieces if piece.key in set(family.members)}
    near: dict[str, list[Relation]] = defaultdict(list)
    for relation in family.relations:
        if relation.source in members and relation.derived in members:
            near[relation.source].append(relation)
            near[relation.derived].append(relation)
    order = _order(members, near)
    copies = _copies(order, near)
    signed = sign([members[key] for key in order], copies)
    drafts: list[_Draft] = []
    said: dict[str, list[int]] = {}
    for key in order:
        copied, voice = key in copies, signed.voice_of[key]
        said[key] = _hear(members[key], members, near[key], said, drafts, voice, copied=copied)
    return _testimony(drafts, signed)


def _order(members: dict[str, Piece], near: dict[str, list[Relation]]) -> list[str]:
    """Order pieces so that each is related to one before it: the oldest and whole ones first."""
    derived = {r.derived for relations in near.values() for r in relations if r.directed}

    def rank(key: str) -> tuple[bool, bool, str, int, str]:
        piece = members[key]
        dated = date_of(piece)
        since = dated or piece.not_before or "~"
        return (key in derived, not dated, since, -len(piece.sentences), key)

    order: list[str] = []
    left = set(members)
    while left:
        reached = {
            other
            for key in order
            for r in near[key]
            for other in (r.source, r.derived)
            if other in left
        }
        following = min(reached or left, key=rank)
        order.append(following)
        left.remove(following)
    return order


def _copies(order: Sequence[str], near: dict[str, list[Relation]]) -> frozenset[str]:
    """Tell which pieces repeat those before them, and add nothing but their hosts' words."""
    found, heard = set(), set()
    for key in order:
        known = [r for r in near[key] if r.source in heard or r.derived in heard]
        shares = {
            r.source_share if r.source == key else r.derived_share
            for r in known
            if r.type in _COPIES
        }
        # A copy of a rework is a copy, though it is a rework of what came before that.
        if known and (max(shares, default=0) >= RETURNED or all(r.type in _COPIES for r in known)):
            found.add(key)
        heard.add(key)
    return frozenset(found)


def _hear(
    piece: Piece,
    members: dict[str, Piece],
    near: Sequence[Relation],
    said: dict[str, list[int]],
    drafts: list[_Draft],
    voice: str,
    *,
    copied: bool,
) -> list[int]:
    """Give the statement of each sentence of a piece, and note the fresh ones."""
    number = [-1] * len(piece.sentences)
    edits: dict[int, int] = {}
    known = [r for r in near if (r.source in said) != (r.derived in said)]
    known.sort(key=lambda r: (-max(r.source_share, r.derived_share), r.source, r.derived))
    for relation in known:
        other = relation.source if relation.source in said else relation.derived
        for match in align(members[other].sentences, piece.sentences).matches:
            old = said[other][match.source[0]]
            for place in match.derived:
                if match.kind == "kept" and number[place] < 0:
                    number[place] = old
                    edits.pop(place, None)
                elif number[place] < 0:
                    edits.setdefault(place, old)
    date = date_of(piece)
    for place, text in enumerate(piece.sentences):
        if number[place] < 0 and copied and place in edits:
            number[place] = edits[place]  # house style is no new statement
        if number[place] < 0:
            number[place] = len(drafts)
            drafts.append(_Draft(text, voice, date, piece.not_before, edits.get(place), copied))
        draft = drafts[number[place]]
        draft.date = min(filter(None, (draft.date, date)), default="")
        draft.wordings.append(Wording(piece.key, place))
    return number


_COPIES = frozenset({"identical", "republication", "excerpt"})


def _testimony(drafts: list[_Draft], signed: Signatures) -> Testimony:
    found = tuple(
        Statement(k, d.text, d.voice, d.date, d.not_before, d.edits, tuple(d.wordings))
        for k, d in enumerate(drafts)
    )
    own = [s for s, d in zip(found, drafts, strict=True) if not d.remark]
    datings = dict.fromkeys(
        s.dating for s in sorted(own, key=lambda s: (s.date or s.not_before or "~", s.number))
    )
    remarks = tuple(k for k, draft in enumerate(drafts) if draft.remark)
    return Testimony(
        found, signed.voices, tuple(datings), remarks, signed.names, signed.conflicting
    )
