"""Whose words a work is, where its publications are signed by different names.

The rule of this module: who wrote a text is told by the publications that it begins with, not by
those that repeat it. Who posts, forwards or feeds a text again may put a name above it; the words
stay the author's. The name of an outlet is no author's.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tertius.documents.words import words
from tertius.documents.works.direction import date_of, outlet
from tertius.documents.works.model import Piece


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who speaks in a work.

    Attributes
    ----------
    voices
        Folded, sorted: those of the texts that were not copied, or one unproven voice.
    names
        The same authors as published, each once, in the order of the publications.
    conflicting
        Other names above copies, as published.
    voice_of
        By key of a piece: whose words are those that only it has, its host's where it is a copy.
    """

    voices: tuple[str, ...]
    names: tuple[str, ...]
    conflicting: tuple[str, ...]
    voice_of: dict[str, str]


def sign(pieces: Sequence[Piece], copies: frozenset[str]) -> Signatures:
    """Tell who speaks.

    Parameters
    ----------
    pieces
        Of one work, in the order in which they are heard.
    copies
        Keys of those that repeat others.

    Returns
    -------
    Signatures

    Examples
    --------
    >>> old = Piece("a", ("So it is.",), ("Ada Moss",), date="2020")
    >>> found = sign([old, Piece("b", old.sentences, ("Bob",))], frozenset({"b"}))
    >>> found.names, found.conflicting
    (('Ada Moss',), ('Bob',))
    """
    outlets = {outlet(name) for piece in pieces for name in (piece.host, piece.venue) if name}
    authors = {
        piece.key: tuple(name for name in piece.authors if outlet(name) not in outlets)
        for piece in pieces
    }
    own = [piece for piece in pieces if piece.key not in copies]
    named = {_folded(authors[piece.key]) for piece in own if authors[piece.key]}
    if not named:
        named = {_most_said(pieces, authors)}
    alone = next(iter(named)) if len(named) == 1 else ""
    voice_of = {
        piece.key: piece.host if piece.key in copies else _folded(authors[piece.key]) or alone
        for piece in pieces
    }
    voices = tuple(sorted({voice_of[p.key] for p in own if authors[p.key]} or named))
    people = {name for voice in voices for name in voice.split(_AND)}
    told = {name: _folded([name]) in people for p in pieces for name in authors[p.key]}
    return Signatures(
        voices,
        _each_once(name for name, proven in told.items() if proven),
        _each_once(name for name, proven in told.items() if not proven),
        voice_of,
    )


_AND = " and "


def _folded(names: Iterable[str]) -> str:
    return _AND.join(sorted({" ".join(words(name)) for name in names}))


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(_folded([name]), name)
    return tuple(found.values())


def _most_said(pieces: Sequence[Piece], authors: dict[str, tuple[str, ...]]) -> str:
    """Give the byline that most copies of an unsigned text have, of those the earliest one."""
    said = Counter(_folded(authors[p.key]) for p in pieces if authors[p.key])
    first = {
        _folded(authors[p.key]): (not date_of(p), k) for k, p in reversed([*enumerate(pieces)])
    }
    return min(said, key=lambda byline: (-said[byline], first[byline]), default="")
