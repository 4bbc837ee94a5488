"""Which periods a claim is held against.

The rule of this module: the span is the claim's own where it names one. Where it does not, it is
the ten years up to the day on which it was said, for nobody can have meant what came later; a
prediction is held against what came after it. The choice is told with the result.
"""

from dataclasses import dataclass
from datetime import date

from tertius.errors import CoverageError
from tertius.verdict.claims.model import Claim

YEARS = 10
"""Length of the span of a claim that names none. A judgement, as long as a commentator's memory."""
YEARS_BEFORE, YEARS_AFTER = 3, 2
"""Around a day that a claim names, as around the turning points of an explanation."""
HISTORY = 25
"""Years before the span in which spans of the same length are looked at for comparison."""


@dataclass(frozen=True, slots=True)
class Window:
    """The span of a claim.

    Attributes
    ----------
    since, until
        First and last day; the first and last period that are compared hold them.
    chosen
        Why these: in words.
    """

    since: date
    until: date
    chosen: str


def window_of(claim: Claim, covered: tuple[date, date]) -> Window:
    """Choose the span of a claim.

    Parameters
    ----------
    claim
        With its dates, if it has any, and the day by which it was said.
    covered
        First and last day of which the data can speak.

    Returns
    -------
    Window

    Raises
    ------
    CoverageError
        If nothing of the span is covered, or it ends before it begins.
    """
    last = covered[1]
    _check_span(claim, covered)
    predicts = bool(claim.sayings) and all(
        saying.stance.level == "hypothetical" for saying in claim.sayings
    )
    said = claim.said or claim.not_before
    if claim.since is None and claim.until is None and predicts and said is not None:
        if said.year >= last.year:
            raise CoverageError(
                f"a prediction of {said.isoformat()}: the records end on {last.isoformat()}",
                remedy="It can be checked once later records are added: tertius data list.",
            )
        since, until = said, last
        chosen = f"a prediction of {said.year}: what came after it"
    elif claim.since is None and claim.until is None and claim.around is not None:
        since = _years_before(claim.around, YEARS_BEFORE)
        until = min(date(min(claim.around.year + YEARS_AFTER, 9999), 12, 31), claim.said or last)
        chosen = f"the years around {claim.around.year}, which the claim names"
    else:
        until = claim.until or min(claim.said or last, last)
        since = claim.since or _years_before(until, YEARS)
        chosen = _reason(claim, last)
    if claim.since is not None:
        # 'Since 2014' compares with what was before: the year before it.
        since = _years_before(claim.since, 1)
    if until < covered[0] or since > last:
        raise CoverageError(
            f"the records cover {covered[0]} to {last}, not {since} to {until}",
            remedy="Give a span that they cover, or add data that do: tertius data list.",
        )
    return Window(max(since, covered[0]), min(until, last), chosen)


def _check_span(claim: Claim, covered: tuple[date, date]) -> None:
    """Refuse what cannot be a span before anything is added to it, in the claim's own dates."""
    since, until = claim.since, claim.until
    if since is not None and until is not None and until < since:
        raise CoverageError(
            f"the span of the claim ends ({until}) before it begins ({since})",
            remedy="Give the earlier date first: --since 2014 --until 2020.",
        )
    if since is not None and since > covered[1]:
        raise CoverageError(
            f"the records cover {covered[0]} to {covered[1]}, and the claim begins on {since}",
            remedy="It can be checked once later records are added: tertius data list.",
        )


def _reason(claim: Claim, last: date) -> str:
    if claim.since is not None or claim.until is not None:
        return "the span that is named"
    if claim.said is not None and claim.said <= last:
        return f"the {YEARS} years up to {claim.said.year}, when it was said first"
    return f"the last {YEARS} years of the records, for no date is known"


def _years_before(day: date, years: int) -> date:
    # The 29th of February has no like in most years; the first of its year is near enough here.
    return date(max(day.year - years, 1), 1, 1)
