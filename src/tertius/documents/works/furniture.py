"""Whether what two pieces share is furniture: bios, invitations, disclaimers that cleaning left.

The rule of this module: a sentence is furniture when a page has it among its furniture or bio, or
when it says what only such sentences say. It is asked only of pairs that share little.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from tertius.documents.words import words
from tertius.documents.works.encoding import Encoded
from tertius.documents.works.limits import FURNITURE_FROM, MENTIONED_RUN, PART_FROM
from tertius.documents.works.model import Piece

Line = tuple[Any, ...]


@cache
def _cues() -> tuple[frozenset[str], re.Pattern[str]]:
    """Give the words of which every cue has one, as they stand in texts, and the cues."""
    text = files("tertius.documents.works").joinpath("data/furniture.toml").read_text("utf-8")
    cues = tomllib.loads(text)["cues"]
    keys = (word + end for word in cues["keys"].split() for end in ("", *".,:;)"))
    patterns = (pattern.replace(" ", r"\s+") for pattern in cues["patterns"])
    return frozenset(keys), re.compile("|".join(patterns), re.IGNORECASE)


def is_furniture(sentence: str) -> bool:
    """Tell by its words whether a sentence is furniture of a site or a bio.

    Parameters
    ----------
    sentence
        One sentence.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_furniture("Ada Moss is a senior fellow at the Harbour Institute.")
    True
    >>> is_furniture("The fellow who sold the harbour has left the country.")
    False
    """
    if "\u00a9" in sentence:
        return True
    keys, cues = _cues()
    return not keys.isdisjoint(sentence.lower().split()) and cues.search(sentence) is not None


class Furniture:
    """What is known of the furniture of pieces, looked up once for each.

    Parameters
    ----------
    pieces
        The pieces.
    encoded
        The same, encoded.
    """

    def __init__(self, pieces: Sequence[Piece], encoded: Encoded) -> None:
        self._pieces = pieces
        self._encoded = encoded
        self._cued: dict[int, frozenset[int]] = {}
        self._extras: dict[int, frozenset[Line]] = {}

    def shared(self, one: int, other: int) -> str:
        """Give the furniture that two pieces share when they share nothing else.

        Parameters
        ----------
        one, other
            Places of the pieces.

        Returns
        -------
        str
            The first such sentence or line; empty where they share more than that, or nothing.
        """
        known = self.extras(one) | self.extras(other)
        if not (known or self._cues(one) or self._cues(other)):
            return ""
        shared = furniture = 0
        said = []
        for place, counts in zip((one, other), self._common(one, other), strict=True):
            for at, count in counts.items():
                shared += count
                if at in self._cues(place) or self._is_extra(place, at, known):
                    furniture += count
                    said.append(self._pieces[place].sentences[at])
        if not shared:
            lines = sorted(self.extras(one) & self.extras(other), key=lambda x: (-len(x), x))
            return " ".join(lines[0]) if lines else ""
        return min(said) if furniture >= FURNITURE_FROM * shared else ""

    def _common(self, one: int, other: int) -> tuple[dict[int, int], dict[int, int]]:
        """Count for each sentence of two pieces the runs of words that both pieces have."""
        from tertius.documents.works.run_kernels import common_runs

        code = self._encoded
        found = common_runs(code.words, code.sentences, code.pieces, one, other, MENTIONED_RUN)
        counts: list[dict[int, int]] = []
        for place, numbers in zip((one, other), found, strict=True):
            of = Counter[int]()
            origins = code.origins[code.pieces[place] : code.pieces[place + 1]]
            for at, number in zip(origins.tolist(), numbers.tolist(), strict=True):
                if number:
                    of[at] += number
            counts.append(of)
        return counts[0], counts[1]

    def extras(self, place: int) -> frozenset[Line]:
        """Give the lines of furniture and bio that are long enough to tell something."""
        if place not in self._extras:
            folded = (tuple(words(line)) for line in self._pieces[place].extras)
            self._extras[place] = frozenset(line for line in folded if len(line) > MENTIONED_RUN)
        return self._extras[place]

    def _cues(self, place: int) -> frozenset[int]:
        if place not in self._cued:
            self._cued[place] = frozenset(
                k for k, s in enumerate(self._pieces[place].sentences) if is_furniture(s)
            )
        return self._cued[place]

    def _is_extra(self, place: int, at: int, known: frozenset[Line]) -> bool:
        if not known:
            return False
        text = words(self._pieces[place].sentences[at])
        grams = _grams(text)
        return any(len(grams & _grams(line)) >= PART_FROM * max(1, len(grams)) for line in known)


def _grams(text: Sequence[Any]) -> set[Line]:
    return set(zip(text, text[1:], text[2:], strict=False))
