"""Where the main text of a page lies: the stretch of rows with the most running text.

The idea is that of maximum subsequence segmentation: rows of running text count for, others
against a stretch, and the stretch with the highest sum is the text.

References
----------
Pasternack, J. and Roth, D. (2009). Extracting article text from the web with maximum subsequence
segmentation. Proceedings of the 18th International Conference on World Wide Web, 971–980.
doi:10.1145/1526709.1526840
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tertius.documents.lines.rows import Row

Floats = NDArray[np.float64]

COST = 4.0
"""What a row that is no running text counts against a stretch, in words."""
CAP = 60.0
"""Words of a row that count at most: one long row is no text yet."""


@dataclass(frozen=True, slots=True, eq=False)
class MainText:
    """Where each row lies towards the main text; shapes (rows,), but for `share`.

    Attributes
    ----------
    inside, before, after
        0 or 1.
    edge
        Distance to the nearer border, as a logarithm.
    known
        Share of the row's longer words that the rest of the main text has too.
    score
        What the row counts for the text.
    share
        Share of the page's words that stand in it.
    """

    inside: Floats
    before: Floats
    after: Floats
    edge: Floats
    known: Floats
    score: Floats
    share: float


def main_text(rows: list[Row], size: Floats, ends: Floats, stops: Floats) -> MainText:
    """Find the stretch of running text.

    Parameters
    ----------
    rows
        The rows of a page.
    size
        Words of each.
    ends
        Ends of sentences in each.
    stops
        Share of stop words of each.

    Returns
    -------
    MainText
        Of a page without running text nothing is inside.
    """
    running = (stops >= 0.2) & (size >= 8) & (ends >= 1)
    score = np.where(running, np.minimum(size, CAP) * np.minimum(stops / 0.35, 1.2), -COST)
    first, last = _best(score)
    place = np.arange(len(rows))
    inside = (place >= first) & (place < last)
    edge = np.minimum(np.abs(place - first), np.abs(place - (last - 1)))
    known = _known(rows, inside & running)
    share = float(size[inside].sum() / max(size.sum(), 1))
    return MainText(
        inside.astype(float), (place < first).astype(float), (place >= last).astype(float),
        np.log1p(edge) / 3, known, score / CAP, share,
    )  # fmt: skip


def stretch(size: Floats, running: NDArray[np.bool_]) -> tuple[int, int]:
    """Find the stretch with the most running text, whatever the language.

    Parameters
    ----------
    size
        Words of each row.
    running
        Whether each is running text.

    Returns
    -------
    first, last
        Places of its first row and of the row behind its last one; equal where nothing runs.
    """
    return _best(np.where(running, np.minimum(size, CAP), -COST))


def _best(score: Floats) -> tuple[int, int]:
    """Give the stretch with the highest sum (Kadane); an empty one where no row counts for it."""
    best, found, start, total = 0.0, (0, 0), 0, 0.0
    for at, value in enumerate(score.tolist()):
        if total <= 0:
            start, total = at, 0.0
        total += value
        if total > best:
            best, found = total, (start, at + 1)
    return found


def _known(rows: list[Row], running: NDArray[np.bool_]) -> Floats:
    """Titles and captions take up words of the text; links to other pieces do not."""
    counts: dict[str, int] = {}
    for at in np.flatnonzero(running).tolist():
        for word in set(rows[at].words):
            counts[word] = counts.get(word, 0) + 1
    known = np.zeros(len(rows))
    for at, row in enumerate(rows):
        own = {word for word in row.words if len(word) > 4}
        if own:
            least = 2 if running[at] else 1
            known[at] = sum(counts.get(word, 0) >= least for word in own) / len(own)
    return known
