"""Where a standing tie is known: zero is not missing, and what is cut off is not over."""

from datetime import date

import numpy as np
import pytest

from tertius.periods import periods_between
from tertius.ties import Recipe, build_ties, grid_of
from tertius.ties.inputs import Inputs, Spell

GREECE, TURKEY, ITALY = 350, 640, 325
ALLIED, HOSTILE = frozenset({"alliance", "friendly"}), frozenset({"belligerence", "hostile"})


def day(year: int, *, end: bool = False) -> int:
    return date(year, 12 if end else 1, 31 if end else 1).toordinal()


def spell(tier: str, score: float, first: int, last: int, other: int = TURKEY) -> Spell:
    return Spell(GREECE, other, day(first), day(last, end=True), tier, score, tier, "x")  # type: ignore[arg-type]


def series(*inputs: Inputs, other: int = TURKEY) -> list[float]:
    """The standing tie of Greece with another state, 2000 to 2004."""
    names = tuple(source.source for source in inputs)
    recipe = Recipe.model_validate({"name": "x", "title": "x", "standing": {"sources": names}})
    grid = grid_of(periods_between(date(2000, 1, 1), date(2004, 12, 31), "year"), [GREECE])
    library = {source.source: lambda source=source: source for source in inputs}
    return [float(v) for v in build_ties(recipe, grid, library).values[:, 0, grid.column[other]]]


def alliances(*spells: Spell, last: int = 2004) -> Inputs:
    return Inputs("alliances", day(1990), day(last, end=True), spells=spells, tiers=ALLIED)


def wars(*spells: Spell, last: int = 2004) -> Inputs:
    return Inputs("wars", day(1990), day(last, end=True), spells=spells, tiers=HOSTILE)


N = np.nan


def same(found: list[float], expected: list[float]) -> None:
    assert found == pytest.approx(expected, nan_ok=True)


def test_within_the_coverage_no_tie_is_zero_and_outside_null() -> None:
    same(series(alliances(last=2002)), [0, 0, 0, N, N])


def test_both_decisive_tiers_must_be_covered_where_both_are_known_of() -> None:
    same(series(alliances(), wars(last=2001), other=ITALY), [0, 0, N, N, N])


def test_a_known_war_is_known_whoever_else_has_fallen_silent() -> None:
    war = spell("belligerence", 1.0, 2003, 2003)
    same(series(alliances(last=2001), wars(war)), [0, 0, N, -1, N])


def test_an_alliance_that_is_cut_off_is_unknown_afterwards_not_over() -> None:
    pact = spell("alliance", 0.8, 1995, 2001)
    other = Inputs("other", day(1990), day(2004, end=True), spells=(), tiers=ALLIED | HOSTILE)
    same(series(alliances(pact, last=2001), other), [0.8, 0.8, N, N, N])
    same(series(alliances(pact, last=2001), other, other=ITALY), [0, 0, 0, 0, 0])


def test_an_alliance_that_ended_before_the_end_of_its_source_is_over() -> None:
    pact = spell("alliance", 0.8, 1995, 2000)
    other = Inputs("other", day(1990), day(2004, end=True), tiers=ALLIED | HOSTILE)
    same(series(alliances(pact, last=2001), other), [0.8, 0, 0, 0, 0])


def test_another_source_that_knows_the_alliance_carries_it_on() -> None:
    pact, more = spell("alliance", 0.8, 1995, 2001), spell("alliance", 0.6, 1995, 2004)
    other = Inputs("other", day(1990), day(2004, end=True), spells=(more,), tiers=ALLIED | HOSTILE)
    same(series(alliances(pact, last=2001), other), [0.8, 0.8, 0.6, 0.6, 0.6])


def test_a_source_that_denies_nothing_speaks_of_the_dyads_it_lists_only() -> None:
    peace = Inputs(
        "peace", day(1990), day(2004, end=True), spells=(spell("friendly", 0.0, 2001, 2002),)
    )
    same(series(peace), [N, 0, 0, N, N])


def test_lesser_ties_alone_are_covered_by_their_own_source() -> None:
    agreements = Inputs("agreements", day(2001), day(2003, end=True), tiers=frozenset({"friendly"}))
    same(series(agreements), [N, 0, 0, 0, N])
