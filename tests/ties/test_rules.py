"""Each rule on cases small enough to check by hand, then what must hold for all."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.periods import periods_between
from tertius.ties import grid_of
from tertius.ties.acts import remembered_acts
from tertius.ties.grid import Grid
from tertius.ties.inputs import Act, Measure, Spell
from tertius.ties.measures import measured_ties
from tertius.ties.mix import fill, to_signs, weighted_mean
from tertius.ties.standing import standing_ties

GREECE, TURKEY, USA = 350, 640, 2
NAN = np.nan


def years(first: int, last: int, rows: list[int] | None = None) -> Grid:
    return grid_of(periods_between(date(first, 1, 1), date(last, 12, 31), "year"), rows)


def spell(kind: str, tier: str, score: float, first: date, last: date) -> Spell:
    return Spell(GREECE, TURKEY, first.toordinal(), last.toordinal(), tier, score, kind, kind)  # type: ignore[arg-type]


def tie(values: np.ndarray, grid: Grid, one: int = GREECE, other: int = TURKEY) -> list[float]:
    return [round(float(v), 6) for v in values[:, grid.row[one], grid.column[other]]]


NATO = spell("defence_pact", "alliance", 0.8, date(1952, 2, 18), date(1960, 12, 31))
DISPUTE = spell("territorial_dispute", "hostile", 0.3, date(1954, 1, 1), date(1960, 12, 31))
RIVALRY = spell("rivalry", "belligerence", 0.7, date(1955, 9, 6), date(1956, 3, 1))
PARTNERSHIP = spell("strategic_partnership", "friendly", 0.4, date(1950, 5, 1), date(1951, 5, 1))


def test_an_alliance_outweighs_a_dispute_and_a_rivalry_outweighs_the_alliance() -> None:
    grid = years(1951, 1957, [GREECE, TURKEY])
    values = standing_ties([NATO, DISPUTE, RIVALRY], grid)
    assert tie(values, grid) == [0.0, 0.8, 0.8, 0.8, -0.7, -0.7, 0.8]


def test_lesser_ties_offset_one_another() -> None:
    grid = years(1950, 1955, [GREECE])
    both = [PARTNERSHIP, spell("sanctions", "hostile", 0.6, date(1951, 1, 1), date(1951, 1, 2))]
    assert tie(standing_ties(both, grid), grid)[:3] == [0.4, -0.2, 0.0]


def test_any_day_of_a_period_counts() -> None:
    grid = years(1955, 1957, [GREECE])
    assert tie(standing_ties([RIVALRY], grid), grid) == [-0.7, -0.7, 0.0]


def test_scores_can_be_replaced() -> None:
    grid = years(1952, 1952, [GREECE])
    assert tie(standing_ties([NATO], grid, scores={"defence_pact": 0.5}), grid) == [0.5]


def test_memory_halves_in_a_half_life() -> None:
    grid = years(2000, 2004, [GREECE, TURKEY])
    end = date(2000, 12, 31).toordinal()
    act = Act(GREECE, TURKEY, end, 0.5, True, "aid", "x")
    memory = remembered_acts([act], grid, half_life_years=2.0, prior=1.0)
    found = tie(memory.value, grid)
    left = [0.5 * 2 ** (-days / 365.25 / 2) for days in (0, 365, 730, 1095, 1461)]
    assert found == pytest.approx([x / (1 + x) for x in left], abs=1e-6)


def test_who_acted_is_kept_apart() -> None:
    grid = years(2000, 2000, [GREECE, TURKEY])
    day = date(2000, 12, 31).toordinal()
    acts = [
        Act(GREECE, TURKEY, day, 0.6, True, "aid", "a"),
        Act(TURKEY, GREECE, day, -0.4, True, "threat", "b"),
        Act(GREECE, TURKEY, day, 0.2, False, "talks", "c"),
    ]
    memory = remembered_acts(acts, grid, half_life_years=1.0, prior=1.0)
    total = 1.0 + 0.6 + 0.4 + 0.2
    assert tie(memory.outgoing, grid) == [round(0.6 / total, 6)]
    assert tie(memory.incoming, grid) == [round(-0.4 / total, 6)]
    assert tie(memory.mutual, grid) == [round(0.2 / total, 6)]
    assert tie(memory.outgoing, grid, TURKEY, GREECE) == [round(-0.4 / total, 6)]


def test_silence_is_null_unless_someone_watches() -> None:
    grid = years(1999, 2001, [GREECE])
    silent = remembered_acts([], grid, half_life_years=2.0, prior=1.0)
    assert np.isnan(silent.value).all()
    span = (date(2000, 1, 1).toordinal(), date(2000, 12, 31).toordinal())
    watched = [(frozenset({GREECE}), frozenset({TURKEY}), *span)]
    seen = remembered_acts([], grid, half_life_years=2.0, prior=1.0, watched=watched)
    column = seen.value[:, 0, grid.column[TURKEY]]
    assert np.isnan(column[[0, 2]]).all()
    assert column[1] == 0.0


def test_measures_are_averaged_within_a_period_and_null_elsewhere() -> None:
    grid = years(2000, 2002, [GREECE, TURKEY])
    days = np.array([date(2000, 1, 1).toordinal(), date(2000, 7, 1).toordinal()])
    measure = Measure(
        np.array([GREECE, TURKEY]),
        np.array([TURKEY, GREECE]),
        days,
        days + 30,
        np.array([0.2, 0.6]),
    )
    values = measured_ties(measure, grid)
    assert tie(values, grid)[0] == 0.4
    assert tie(values, grid, TURKEY, GREECE)[0] == 0.4
    assert np.isnan(tie(values, grid)[1:]).all()
    assert np.isnan(values[0, 0, grid.column[USA]])


def test_soft_ties_move_a_standing_tie_within_the_room_it_leaves() -> None:
    standing = np.array([0.8, -0.7, 0.0, 0.8, NAN, NAN])
    soft = np.array([-0.5, 0.5, 0.5, NAN, 0.3, NAN])
    assert fill(standing, soft) == pytest.approx([0.7, -0.55, 0.5, 0.8, 0.3, NAN], nan_ok=True)


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_mixtures_stay_in_range_and_strong_standing_ties_keep_their_sign(
    f: float, a: float
) -> None:
    mixed = float(fill(np.array([f]), np.array([a]))[0])
    assert -1 <= mixed <= 1
    if abs(f) > 0.5:
        assert mixed * f >= 0


def test_a_mean_leaves_out_what_is_null() -> None:
    mean = weighted_mean([(np.array([1.0, NAN, NAN]), 1.0), (np.array([0.0, 0.4, NAN]), 0.5)])
    assert mean == pytest.approx([2 / 3, 0.4, NAN], nan_ok=True)


def test_signs_have_a_neutral_band() -> None:
    assert to_signs(np.array([0.05, 0.3, -0.2, NAN]), 0.2) == pytest.approx(
        [0, 1, -1, NAN], nan_ok=True
    )
