"""A page as the rules see it: its rows, what matches them, and which of them are running text."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from tertius.documents.lines.rows import Row
from tertius.documents.lines.rules import SURE, Rule
from tertius.documents.lines.rules_pieces import bio_sentence
from tertius.documents.lines.shapes import ENDS, UNSPACED

SENTENCE = 8
"""Words of the shortest row that counts as running text."""


@dataclass(frozen=True, eq=False)
class Page:
    """Rows with what single-line rules say of them.

    Attributes
    ----------
    rows
        The rows.
    hits
        The rule that matches each, or None.
    sizes
        Words of each; of scripts without blanks half the letters.
    sentences
        Ends of sentences in each.
    running
        Whether each is running text: a sentence or more that no sure rule matches.
    """

    rows: list[Row]
    hits: list[Rule | None]
    sizes: list[float]
    sentences: list[int]
    running: list[bool]

    @cached_property
    def _passed(self) -> list[float]:
        """Words of running text above each row, and of the whole page at the end."""
        counted = [s if r else 0.0 for s, r in zip(self.sizes, self.running, strict=True)]
        return [0.0, *accumulate(counted)]

    @cached_property
    def bios(self) -> dict[int, str]:
        """Rows that say who somebody is, with the name that they say it of."""
        found = ((at, bio_sentence(row)) for at, row in enumerate(self.rows))
        return {
            at: match["name"]
            for at, match in found
            if match is not None and 5 <= self.sizes[at] <= 200 and self.sure_hit(at) is None
        }

    @cached_property
    def first_named(self) -> dict[str, int]:
        """Words of running text, each with the first row that has it."""
        first: dict[str, int] = {}
        for at, (row, runs) in enumerate(zip(self.rows, self.running, strict=True)):
            if runs:
                for word in row.words:
                    first.setdefault(word, at)
        return first

    def sure_hit(self, at: int) -> Rule | None:
        """Give the rule that matches a row, if it may decide alone."""
        hit = self.hits[at]
        return hit if hit is not None and hit.sure >= SURE else None

    def text_between(self, first: int, last: int) -> float:
        """Words of running text in the rows from `first` up to, but without, `last`."""
        passed = self._passed
        return passed[last] - passed[first] if first < last else 0.0


def page_of(rows: list[Row], hits: list[Rule | None], shapes: NDArray[np.float64]) -> Page:
    """Gather what the rules need to know of a page.

    Parameters
    ----------
    rows, hits
        As long as each other.
    shapes
        As :func:`~tertius.documents.lines.shapes.shapes_of` gives them.

    Returns
    -------
    Page
    """
    unspaced = shapes[:, UNSPACED]
    words = np.array([len(row.words) for row in rows], np.float64)
    sizes = np.where(unspaced > 4, unspaced / 2, words)
    # Thai ends no sentence with a mark: twenty words of any script are running text.
    running = ((sizes >= SENTENCE) & (shapes[:, ENDS] >= 1)) | (sizes >= 20)
    page = Page(rows, hits, sizes.tolist(), shapes[:, ENDS].astype(int).tolist(), running.tolist())
    for at in range(len(rows)):
        if page.sure_hit(at) is not None:
            page.running[at] = False
    return page
