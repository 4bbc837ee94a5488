"""From what is measured to a verdict, by tests that are told one by one.

The rule of this module: six tests, each with its threshold as a named constant, and an outcome
that follows from them and from nothing else. Agreement is agreement of movements; it proves no
cause, and the words never say so.

1. Did the dyad move as claimed?          alignment by at least :data:`MOVED`
2. Did the third party's pull do so?      its part by at least :data:`PULLED`
3. Is that large among third parties?     one of the first :data:`FOREMOST`
4. Was it large at the end, moved or not? its pull one of the first :data:`FOREMOST`
5. Does it hang on how ties are made?     the same way under :data:`MOST` of the recipes
6. Did it come first, or at once?         its shift of level is not later than the dyad's

All but the fourth: *agrees*. The first two, and two of the third, fifth and sixth: *agrees in
part*. The dyad moved the other way, or the pull did under most recipes: *disagrees*. What is left
is *standing only* if the pull stood the claimed way all along and is one of the first at the end,
for then it was there and did not move anything; else *no support*.
"""

from tertius.verdict.claims.model import (
    Answer,
    Claim,
    Measured,
    Outcome,
    Timing,
    UnderRecipe,
    Verdict,
)

MOVED = 0.15
"""Least change of the alignment, on its range from −1 to +1 (as for turning points)."""
PULLED = 0.05
"""Least part of a third party, in pulls: that of two ties of which one moves by a quarter and the
other has the strength of a fifth."""
FOREMOST = 3
MOST = 0.75
QUESTIONS = (
    "Did the dyad move as claimed?",
    "Did the pull of the third party?",
    "Is that large among third parties?",
    "Was its pull large at the end?",
    "Does it hold however ties are made?",
    "Did it come first, or at once?",
)


def judge(claim: Claim, measured: Measured) -> Verdict:
    """Judge a claim by what was measured.

    Parameters
    ----------
    claim
        What is claimed.
    measured
        What the records show.

    Returns
    -------
    Verdict
    """
    main = measured.recipes[0]
    moved, dyad_words = _moved(claim, measured, main)
    tests = [Answer(QUESTIONS[0], None if moved is None else moved > 0, dyad_words)]
    if not main.observed or main.part is None:
        words = f"{claim.driver.name} is not observed with both at both ends of the span"
        return _verdict("cannot tell", [*tests, Answer(QUESTIONS[1], None, words)])
    pulled, pull_words = _pulled(claim, measured, main)
    order = measured.timing.order
    speaking = [r for r in measured.recipes if r.observed and r.part is not None]
    same_way = sum(_towards(claim, r) for r in speaking)
    recipe_words = (
        f"under {same_way} of the {len(speaking)} recipes that can speak its part is at least "
        f"{PULLED:.2f} pulls in the claimed direction"
    )
    results: tuple[tuple[bool | None, str], ...] = (
        (pulled > 0, pull_words),
        (pulled > 0 and _is_foremost(main.rank), _rank_words(main)),
        (_is_foremost(measured.level_rank), _level_words(measured, main)),
        (same_way >= MOST * len(speaking), recipe_words),
        (None if order == "none" else order != "follows", _timing_words(claim, measured.timing)),
    )
    tests += [
        Answer(q, passed, words) for q, (passed, words) in zip(QUESTIONS[1:], results, strict=True)
    ]
    opposed = sum(claim.sign * (r.part or 0.0) <= -PULLED for r in speaking)
    against = pulled < 0 and opposed >= MOST * len(speaking)
    return _verdict(_outcome(moved or 0, against, tests, still=_throughout(claim, main)), tests)


def _verdict(outcome: Outcome, tests: list[Answer]) -> Verdict:
    return Verdict(outcome, tuple(test.words for test in tests), tuple(tests))


def _outcome(moved: int, against: bool, tests: list[Answer], *, still: bool) -> Outcome:
    """Draw the outcome from the tests; ``still`` if the pull stood all along where claimed."""
    pulled, foremost, strong, robust, timely = (bool(test.passed) for test in tests[1:])
    if moved < 0 or against:
        return "disagrees"
    if moved > 0 and pulled and foremost and robust and timely:
        return "agrees"
    if moved > 0 and pulled and foremost + robust + timely > 1:
        return "agrees in part"
    return "standing only" if strong and still else "no support"


def _is_foremost(rank: int | None) -> bool:
    return rank is not None and rank <= FOREMOST


def _moved(claim: Claim, measured: Measured, main: UnderRecipe) -> tuple[int | None, str]:
    """Say whether the dyad moved as claimed (+1), the other way (−1) or hardly (0); None unseen."""
    before, after = main.alignment
    if before is None or after is None:
        return None, "the dyad's own alignment is not observed at both ends"
    change = after - before
    span = f"from {before:+.2f} in {measured.before} to {after:+.2f} in {measured.after}"
    size = claim.sign * change
    way = "moved as claimed" if size >= MOVED else "hardly moved"
    way = "moved the other way" if size <= -MOVED else way
    result = 1 if size >= MOVED else -1 if size <= -MOVED else 0
    return result, f"the alignment of the two {way}: {span} (scale −1 to +1)"


def _pulled(claim: Claim, measured: Measured, main: UnderRecipe) -> tuple[int, str]:
    part = claim.sign * (main.part or 0.0)
    result = 1 if part >= PULLED else -1 if part <= -PULLED else 0
    before, after = (_number(value) for value in main.pull)
    parts = [r.part for r in measured.recipes if r.part is not None]
    way = {1: "moved as claimed", -1: "moved the other way", 0: "hardly moved"}[result]
    return result, (
        f"the pull of {claim.driver.name} {way}: from {before} to {after} pulls; its part "
        f"in the change of pressure is {main.part or 0.0:+.2f} pulls ({min(parts):+.2f} to "
        f"{max(parts):+.2f} over {len(parts)} recipes), {abs(main.share or 0.0):.0%} of all "
        "movement"
    )


def _rank_words(main: UnderRecipe) -> str:
    if main.rank is None:
        return f"no place among {main.parties} third parties: its part does not point that way"
    return f"place {main.rank} among {main.parties} third parties by their part in that direction"


def _level_words(measured: Measured, main: UnderRecipe) -> str:
    if measured.level_rank is None:
        return f"in {measured.after} its pull does not point that way"
    return (
        f"in {measured.after} its pull of {_number(main.pull[1])} is number "
        f"{measured.level_rank} among all pulls in that direction, whether it moved or not"
    )


def _towards(claim: Claim, under: UnderRecipe) -> bool:
    return under.part is not None and claim.sign * under.part >= PULLED


def _throughout(claim: Claim, main: UnderRecipe) -> bool:
    """Say whether the pull stood where the claim puts it at both ends."""
    return all(value is not None and claim.sign * value >= MOVED for value in main.pull)


def _timing_words(claim: Claim, timing: Timing) -> str:
    if timing.order == "none":
        missing = [
            words
            for words, place in (
                ("the two themselves", timing.dyad),
                (f"the pull of {claim.driver.name}", timing.pull),
            )
            if not place
        ]
        return f"no order in time: no shift of level of {' nor of '.join(missing)} in the span"
    turn = f"its pull shifted in {timing.pull}, the two in {timing.dyad}"
    return {
        "leads": f"it moved first: {turn}",
        "same": f"both moved at once: {turn}",
        "follows": f"it moved later: {turn}",
    }[timing.order]


def _number(value: float | None) -> str:
    return "unknown" if value is None else f"{value:+.2f}"
