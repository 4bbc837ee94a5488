"""What the benchmarks of coding share: targets with their intervals, and tables of confusion."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from measure import table

DRAWS, SEED, LEVEL = 1000, 0, 0.95
Measure = Callable[[NDArray[np.int64]], float]


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that was to be reached.

    Attributes
    ----------
    what
        Of what.
    value
        As measured.
    low, high
        Ends of its interval at level :data:`LEVEL`.
    limit
        What was to be reached; None for a figure without a target.
    most
        Whether the figure was to be no greater.
    """

    what: str
    value: float
    low: float
    high: float
    limit: float | None = None
    most: bool = False

    def row(self) -> tuple[str, ...]:
        """Give the row of a table."""
        if self.limit is None:
            return self.what, f"{self.value:.3f}", f"{self.low:.3f} … {self.high:.3f}", "", ""
        met = self.value <= self.limit if self.most else self.value >= self.limit
        bound = f"{'≤' if self.most else '≥'} {self.limit:.2f}"
        word = "met" if met else "MISSED"
        return self.what, f"{self.value:.3f}", f"{self.low:.3f} … {self.high:.3f}", bound, word


def measured(
    what: str, measure: Measure, groups: Sequence[object], limit: float | None = None
) -> Target:
    """Measure a figure, and its interval by drawing groups again and again.

    Parameters
    ----------
    what
        Of what.
    measure
        Gives the figure of some of the cases, by their numbers.
    groups
        Of each case: what is drawn together, as a sentence or a document.
    limit
        What was to be reached.

    Returns
    -------
    Target
        With the percentile interval of Efron (1979).
    """
    _, numbers = np.unique(np.array([str(group) for group in groups]), return_inverse=True)
    members = [np.flatnonzero(numbers == k) for k in range(numbers.max() + 1)]
    rng = np.random.default_rng(SEED)
    drawn = [
        measure(np.concatenate([members[k] for k in rng.integers(len(members), size=len(members))]))
        for _ in range(DRAWS)
    ]
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Target(what, measure(np.arange(len(groups))), float(low), float(high), limit)


def accuracy(right: NDArray[Any], said: NDArray[Any]) -> Measure:
    """Give the measure of the share that is right."""
    same = right == said
    return lambda cases: float(same[cases].mean())


def macro_f1(right: NDArray[np.str_], said: NDArray[np.str_]) -> Measure:
    """Give the measure of the mean, over the classes that are right somewhere, of their F1."""
    classes, truth = np.unique(right, return_inverse=True)
    order = {name: k for k, name in enumerate(classes)}
    told = np.array([order.get(name, len(classes)) for name in said])

    def measure(cases: NDArray[np.int64]) -> float:
        size = len(classes) + 1
        counts = np.bincount(truth[cases] * size + told[cases], minlength=size * size)
        square = counts.reshape(size, size)[: len(classes)]
        hits = np.diag(square[:, : len(classes)]).astype(float)
        both = square.sum(axis=1) + square[:, : len(classes)].sum(axis=0)
        there = square.sum(axis=1) > 0
        return float((2 * hits[there] / both[there]).mean())

    return measure


def show_targets(targets: Sequence[Target]) -> None:
    """Print targets with their intervals."""
    table(("", "measured", f"interval {LEVEL:.0%}", "target", ""), [t.row() for t in targets])


def show_confusion(right: Sequence[str], said: Sequence[str]) -> None:
    """Print how often each class was taken for which."""
    counts = Counter(zip(right, said, strict=True))
    classes = sorted({*right, *said})
    rows = [
        (one, *(str(counts[one, other] or "·") for other in classes),
         f"{counts[one, one] / max(1, sum(counts[one, o] for o in classes)):.2f}")
        for one in classes
    ]  # fmt: skip
    table(("is \\ taken for", *(name[:5] for name in classes), "found"), rows)
