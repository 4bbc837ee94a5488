"""Taking rows aside that break a rule, and remembering why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tertius.errors import Problem

SHOWN = 20
"""At most so many problems of one rule are listed; the rest is counted."""

Place = Callable[[Sequence[int]], Sequence[str]]
"""From rows to the places that a user knows them by."""


@dataclass(slots=True)
class Sieve:
    """The rows of a file that were taken aside so far.

    Attributes
    ----------
    place
        From rows to places.
    bad : ndarray of bool, shape (rows,)
        Whether a row was taken aside.
    found
        The first of each rule, with their rows.
    """

    place: Place
    bad: NDArray[np.bool_]
    found: list[tuple[int, Problem]] = field(default_factory=list)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, in the order of the rows."""
        return tuple(problem for _, problem in sorted(self.found, key=lambda one: one[0]))

    def reject(
        self, broken: NDArray[np.bool_], say: Callable[[int], str], remedy: str | None = None
    ) -> None:
        """Take rows aside that break one rule and no earlier one."""
        rows = np.flatnonzero(broken & ~self.bad)
        if not len(rows):
            return
        self.bad[rows] = True
        shown = rows[:SHOWN].tolist()
        self.found += [
            (row, Problem(where, say(row), remedy))
            for row, where in zip(shown, self.place(shown), strict=True)
        ]
