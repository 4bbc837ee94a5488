"""One voice: the statements of a work, each counted once, with the date from which it stands.

The same sentence in ten publications is one statement, of the earliest date that is proven. What
only repeats (a republication, an excerpt) adds no statement; of a rework only the edited and the
new sentences are fresh, with the rework's own date or bound.

>>> from tertius.documents.works.model import Family, Piece, Relation
>>> old = Piece("a#0", ("Rain fell on the city.", "The talks failed."), date="2020-01-02")
>>> new = Piece("b#0", ("Rain fell on the city.", "All is well."), not_before="2021")
>>> family = Family("a#0", ("a#0", "b#0"), (Relation("a#0", "b#0", "rework", True, 1, 1, ""),))
>>> voice = statements(family, {"a#0": old, "b#0": new})
>>> [(v.date, v.not_before, v.fresh, v.repeated) for v in voice.versions]
[('2020-01-02', '', 2, 0), ('', '2021', 1, 1)]
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tertius.documents.words import words
from tertius.documents.works.alignment import align
from tertius.documents.works.model import Family, Piece, RelationType

REPEATS: frozenset[RelationType] = frozenset({"identical", "republication", "excerpt"})
"""Relations by which a piece only repeats another: both are one version."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a work, wherever it was published.

    Attributes
    ----------
    key
        16 hexadecimal digits of the hash of its words; the same for the same words.
    text
        As it stands where it stood first.
    version
        Place of the first version that has it in :attr:`Statements.versions`.
    said
        Key of each piece that has it, with the place of the sentence in it.
    edited_from
        Key of the statement that it is an edit of; ``""`` for a new one.
    """

    key: str
    text: str
    version: int
    said: tuple[tuple[str, int], ...]
    edited_from: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """Publications that say the same, whole or in part.

    Attributes
    ----------
    members
        Keys of its pieces, the fullest first.
    date
        The earliest proven date of publication, ``""`` if there is none.
    not_before
        If there is no date: the earliest time that the text allows.
    authors
        All names that its publications prove.
    fresh
        Number of statements that it has first.
    repeated
        Number of its statements that an earlier version has.
    """

    members: tuple[str, ...]
    date: str
    not_before: str
    authors: tuple[str, ...]
    fresh: int
    repeated: int


@dataclass(frozen=True, slots=True)
class Statements:
    """What a work says, counted once.

    Attributes
    ----------
    versions
        The oldest first, as far as an order is proven.
    statements
        In the order of the versions and of their texts.
    authors
        All names; one voice if there is one.
    """

    versions: tuple[Version, ...]
    statements: tuple[Statement, ...]
    authors: tuple[str, ...]


def statements(family: Family, pieces: Mapping[str, Piece]) -> Statements:
    """Count what a work says.

    Parameters
    ----------
    family
        The work.
    pieces
        At least its members, by key.

    Returns
    -------
    Statements
        The same whatever the order of members.

    Raises
    ------
    KeyError
        If a member is missing.
    """
    groups = _versions(family, pieces)
    first: dict[str, int] = {}
    said: dict[str, list[tuple[str, int]]] = defaultdict(list)
    texts: dict[str, str] = {}
    own: list[set[str]] = []
    for number, group in enumerate(groups):
        keys = set()
        for member in group:
            for place, sentence in enumerate(pieces[member].sentences):
                key = statement_key(sentence)
                if not key:
                    continue
                first.setdefault(key, number)
                texts.setdefault(key, sentence)
                said[key].append((member, place))
                keys.add(key)
        own.append(keys)
    edited = _edits(groups, pieces, first)
    found = tuple(
        Statement(key, texts[key], first[key], tuple(said[key]), edited.get(key, ""))
        for key in first
    )
    versions = tuple(
        _version(group, pieces, own[number], first, number) for number, group in enumerate(groups)
    )
    authors = dict.fromkeys(name for version in versions for name in version.authors)
    return Statements(versions, found, tuple(authors))


def statement_key(sentence: str) -> str:
    """Give what makes a sentence the same statement in another publication: its words.

    Parameters
    ----------
    sentence
        Folded or not.

    Returns
    -------
    str
        16 hexadecimal digits; ``""`` for a sentence without words.

    Examples
    --------
    >>> statement_key("“Rain” fell.") == statement_key("Rain fell!")
    True
    """
    folded = " ".join(words(sentence))
    return hashlib.sha256(folded.encode()).hexdigest()[:16] if folded else ""


def _versions(family: Family, pieces: Mapping[str, Piece]) -> list[list[str]]:
    """Join members that only repeat one another, and put the versions in order."""
    group = {key: key for key in family.members}
    for relation in family.relations:
        if relation.type in REPEATS:
            old, new = group[relation.derived], group[relation.source]
            group = {key: new if place == old else place for key, place in group.items()}
    members: dict[str, list[str]] = defaultdict(list)
    for key, place in group.items():
        members[place].append(key)
    listed = [
        sorted(keys, key=lambda key: (-len(pieces[key].sentences), key))
        for keys in members.values()
    ]
    after = {
        (group[r.source], group[r.derived])
        for r in family.relations
        if r.directed and group[r.source] != group[r.derived]
    }
    names = {keys[0]: group[keys[0]] for keys in listed}
    waiting = sorted(listed, key=lambda keys: _age(keys, pieces))
    ordered: list[list[str]] = []
    while waiting:
        left = {names[keys[0]] for keys in waiting}
        free = (k for k in waiting if not any((a, names[k[0]]) in after for a in left))
        # Between versions two relations may point against each other: then the dates decide.
        chosen = next(free, waiting[0])
        waiting.remove(chosen)
        ordered.append(chosen)
    return ordered


def _age(keys: list[str], pieces: Mapping[str, Piece]) -> tuple[str, int, str]:
    date, not_before = _dates(keys, pieces)
    return (date or not_before or "9999", -len(pieces[keys[0]].sentences), keys[0])


def _dates(keys: list[str], pieces: Mapping[str, Piece]) -> tuple[str, str]:
    """Give the earliest proven date of a version, or the bound that its fullest text sets."""
    dates = [pieces[key].date for key in keys if pieces[key].date]
    bounds = [pieces[key].not_before for key in keys if pieces[key].not_before]
    return (min(dates), "") if dates else ("", max(bounds, default=""))


def _edits(
    groups: list[list[str]], pieces: Mapping[str, Piece], first: Mapping[str, int]
) -> dict[str, str]:
    """Find of which older statement each fresh one is an edit: the most similar one."""
    best: dict[str, tuple[float, str]] = {}
    for number, group in enumerate(groups):
        for before in groups[:number]:
            old, new = pieces[before[0]].sentences, pieces[group[0]].sentences
            for match in align(old, new).edited:
                source = statement_key(old[match.source[0]])
                for place in match.derived:
                    key = statement_key(new[place])
                    if first[key] == number and best.get(key, (0.0, ""))[0] < match.score:
                        best[key] = (match.score, source)
    return {key: source for key, (_, source) in best.items()}


def _version(
    group: list[str],
    pieces: Mapping[str, Piece],
    own: set[str],
    first: Mapping[str, int],
    number: int,
) -> Version:
    date, not_before = _dates(group, pieces)
    fresh = sum(first[key] == number for key in own)
    return Version(
        members=tuple(group),
        date=date,
        not_before=not_before,
        authors=tuple(dict.fromkeys(name for key in group for name in pieces[key].authors)),
        fresh=fresh,
        repeated=len(own) - fresh,
    )
