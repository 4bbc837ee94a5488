"""The six tests of a claim, each with whether it was passed, failed, or could not be made.

The rule of this module: it asks what :mod:`tertius.verdict.claims.judge` asks, by the same
thresholds, so that a page can show each answer in a word; the outcome is decided there alone.
"""

from dataclasses import dataclass
from typing import Literal

from tertius.verdict.claims import Checked, Claim, Measured
from tertius.verdict.claims.judge import FOREMOST, MOST, MOVED, PULLED

Mark = Literal["passed", "failed", "cannot be said"]

QUESTIONS = (
    "Did the dyad move as claimed?",
    "Did the pull of the third party?",
    "Is that large among third parties?",
    "Was its pull large at the end?",
    "Does it hold however ties are made?",
    "Did it come first, or at once?",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One test.

    Attributes
    ----------
    question
        What is asked.
    mark
        How it ended.
    words
        The result with its numbers.
    """

    question: str
    mark: Mark
    words: str


def answers_of(checked: Checked) -> tuple[Answer, ...]:
    """Give the tests of a checked claim.

    Parameters
    ----------
    checked
        With its measures and verdict.

    Returns
    -------
    tuple of Answer
        Six; fewer where the third party is not observed; none where nothing is.
    """
    measured, reasons = checked.measured, checked.verdict.reasons
    if measured is None:
        return ()
    marks = _marks(checked.claim, measured)
    # Without the third party only two things are told: how the dyad moved, and that it is missing.
    return tuple(
        Answer(question, mark, words)
        for question, mark, words in zip(QUESTIONS, marks, reasons, strict=False)
    )


def _marks(claim: Claim, measured: Measured) -> tuple[Mark, ...]:
    main, order = measured.recipes[0], measured.timing.order
    before, after = main.alignment
    moved = None if before is None or after is None else claim.sign * (after - before) >= MOVED
    pulled = None if main.part is None else claim.sign * main.part >= PULLED
    parts = [r.part for r in measured.recipes if r.observed and r.part is not None]
    same_way = sum(claim.sign * part >= PULLED for part in parts)
    return (
        _mark(moved),
        _mark(pulled if main.observed else None),
        _mark(main.rank is not None and main.rank <= FOREMOST),
        _mark(measured.level_rank is not None and measured.level_rank <= FOREMOST),
        _mark(same_way >= MOST * len(parts) if parts else None),
        _mark(None if order == "none" else order != "follows"),
    )


def _mark(passed: bool | None) -> Mark:
    return "cannot be said" if passed is None else "passed" if passed else "failed"
