"""The rules that make derived rows, as one value: what the store calls, and what tests replace.

Derived rows name the version of the rules that made them (:func:`fingerprint`), so that rows made
by other rules can be told and made again.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Protocol

from numpy.typing import NDArray

from tertius.documents.folding.folded import Folded
from tertius.documents.model import Document, Original
from tertius.documents.works.model import Family, Piece, Relation


class Clean(Protocol):
    """Fold, label and date a text, knowing which lines return on its site."""

    def __call__(self, original: Original, *, recurrent: frozenset[int] = ...) -> Document:
        """Clean one original."""


@dataclass(frozen=True, slots=True)
class Linking:
    """When two pieces are worth comparing.

    Attributes
    ----------
    cut
        Pieces that a hash may have to link all of them; of more, each is linked to the first.
    least, least_star
        Hashes that must link two pieces; and where all of these have more pieces than the cut.
    share, enough
        They must be this share of the hashes of the smaller piece, or so many.
    """

    cut: int
    least: int
    least_star: int
    share: float = 0.0
    enough: int = 0

    def suffice(self, shared: int, *, rare: bool, smaller: int) -> bool:
        """Tell whether two pieces are to be compared.

        Parameters
        ----------
        shared
            Hashes that link them.
        rare
            Whether one of these has no more pieces than the cut.
        smaller
            Number of hashes of the smaller piece.

        Returns
        -------
        bool
        """
        least = self.least if rare else self.least_star
        return shared >= least and shared >= min(self.enough, self.share * smaller)


@dataclass(frozen=True, slots=True)
class Rules:
    """The functions that derive rows from originals.

    Attributes
    ----------
    fold
        Original → folded text.
    clean
        Original → document.
    pieces
        Document → the pieces compared.
    samples
        Pieces → the sampled hashes of each.
    linking
        Which pieces are compared, by their samples.
    relations
        Pairs of pieces → what they are to each other.
    families
        Pieces and relations → families.
    line_key, recurrent_keys
        What makes two lines the same, and which of them belong to a site.
    statement
        The folded words of a sentence → what makes it the same in another publication; empty
        without words.
    version
        Names the rules; rows made by another version can be refreshed.
    """

    fold: Callable[[Original], Folded]
    clean: Clean
    pieces: Callable[[Document], Sequence[Piece]]
    samples: Callable[[Sequence[Piece]], Sequence[NDArray[Any]]]
    linking: Linking
    relations: Callable[[Sequence[tuple[Piece, Piece]]], Sequence[Relation]]
    families: Callable[[Sequence[Piece], Sequence[Relation]], Sequence[Family]]
    line_key: Callable[[str], int]
    recurrent_keys: Callable[[Iterable[tuple[str, str, Iterable[str]]]], frozenset[int]]
    statement: Callable[[str], str]
    version: str


def signed(number: int) -> int:
    """Write 64 bits as SQLite's integer does.

    Parameters
    ----------
    number
        Unsigned, or signed already.

    Returns
    -------
    int
        From −2⁶³ to 2⁶³ − 1.
    """
    number &= 2**64 - 1
    return number - 2**64 if number >= 2**63 else number


def unsigned(number: int) -> int:
    """Undo :func:`signed`.

    Parameters
    ----------
    number
        Of SQLite.

    Returns
    -------
    int
        From 0 to 2⁶⁴ − 1.
    """
    return number & (2**64 - 1)


@cache
def fingerprint() -> str:
    """Name the rules of this installation by what they say.

    Returns
    -------
    str
        16 hexadecimal digits: a hash of every module and table of :mod:`tertius.documents` but
        the readers of files, which make originals and not what is derived from them.
    """
    digest = hashlib.sha256()
    for name, entry in sorted(_files(files("tertius.documents"), "")):
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(entry.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _files(folder: Traversable, path: str) -> Iterable[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            if entry.name not in {"__pycache__", "reading"}:
                yield from _files(entry, name)
        elif entry.name.endswith((".py", ".toml", ".npz", ".json", ".csv", ".txt")):
            yield name, entry
