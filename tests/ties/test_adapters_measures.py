"""Measures: what is usual is neutral, the volume of news makes no sign, silence is not absence."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.ties.adapters import adapter
from tertius.ties.adapters.baselines import against, leanings
from tertius.ties.inputs import Inputs

Values = dict[tuple[int, int, str], float]


def values_of(inputs: Inputs) -> Values:
    """The values of a measure by dyad and first day."""
    measure = inputs.measure
    assert measure is not None
    days = [date.fromordinal(int(first)).isoformat() for first in measure.first_day]
    keys = zip(measure.ccode1.tolist(), measure.ccode2.tolist(), days, strict=True)
    return dict(zip(keys, measure.value.tolist(), strict=True))


def off(share: float, baseline: float) -> float:
    frame = pl.DataFrame({"s": [share], "b": [baseline]})
    return float(frame.select(against(pl.col("s"), pl.col("b"))).item())


shares = st.floats(0, 1)


@given(shares, shares)
def test_a_share_against_a_baseline_is_in_range_and_has_the_sign_of_the_difference(
    share: float, baseline: float
) -> None:
    value = off(share, baseline)
    assert -1 <= value <= 1
    assert np.sign(value) in (0.0, np.sign(share - baseline))


@pytest.mark.parametrize(
    ("share", "baseline", "value"),
    [(1, 0.8, 1), (0.8, 0.8, 0), (0, 0.8, -1), (0.9, 0.8, 0.5), (0.4, 0.8, -0.5), (1, 1, 0)],
)
def test_a_share_against_a_baseline(share: float, baseline: float, value: float) -> None:
    assert off(share, baseline) == pytest.approx(value)


# Votes


def votes(*rows: tuple[int, int, int, int | None, float]) -> pl.DataFrame:
    schema = {"ccode1": pl.Int32, "ccode2": pl.Int32, "year": pl.Int32, "n": pl.Int32}
    return pl.DataFrame(rows, schema=schema | {"agree_share": pl.Float64}, orient="row")


def test_agreement_is_taken_against_the_mean_of_all_pairs_of_the_year() -> None:
    frame = votes((2, 20, 2000, 60, 1.0), (2, 365, 2000, 60, 0.4), (20, 365, 2000, 60, 0.7))
    found = values_of(adapter("un_agreement")(frame))
    assert found[2, 20, "2000-01-01"] == pytest.approx(1.0)
    assert found[2, 365, "2000-01-01"] == pytest.approx((0.4 - 0.7) / 0.7)
    assert found[20, 365, "2000-01-01"] == pytest.approx(0.0)


def test_a_year_in_which_all_agree_more_is_no_year_of_friends() -> None:
    frame = votes(
        (2, 20, 2000, 60, 0.5), (2, 365, 2000, 60, 0.3), (2, 20, 2001, 60, 0.9),
        (2, 365, 2001, 60, 0.7),
    )  # fmt: skip
    found = values_of(adapter("un_agreement")(frame))
    assert found[2, 365, "2001-01-01"] < 0
    assert found[2, 20, "2000-01-01"] > 0


def test_pairs_with_few_common_votes_are_null_and_leave_the_mean_alone() -> None:
    frame = votes((2, 20, 2000, 9, 0.0), (2, 365, 2000, 10, 0.5), (20, 365, 2000, None, 0.7))
    found = values_of(adapter("un_agreement")(frame))
    assert set(found) == {(2, 365, "2000-01-01"), (20, 365, "2000-01-01")}
    assert found[2, 365, "2000-01-01"] == pytest.approx((0.5 - 0.6) / 0.6)


def test_ideal_points_are_taken_against_the_median_distance() -> None:
    points = {"ccode": [2, 20, 365], "year": [1983] * 3, "ideal_point": [2.0, 1.0, -1.0]}
    found = values_of(adapter("un_ideal_points")(pl.DataFrame(points)))
    assert found[20, 365, "1983-01-01"] == 0.0
    assert found[2, 20, "1983-01-01"] == pytest.approx((2 - 1) / (2 + 1))
    assert found[2, 365, "1983-01-01"] == pytest.approx((2 - 3) / (2 + 3))


def test_states_without_a_point_are_null() -> None:
    points = {"ccode": [2, 20, 365], "year": [1983] * 3, "ideal_point": [2.0, 1.0, None]}
    assert set(values_of(adapter("un_ideal_points")(pl.DataFrame(points)))) == {
        (2, 20, "1983-01-01")
    }


# Reports


def reported(*rows: tuple[int, int, float, float]) -> pl.DataFrame:
    names = ("ccode1", "ccode2", "cooperation", "conflict")
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.Float64), orient="row")
    return frame.with_columns(pl.col("ccode1", "ccode2").cast(pl.Int32)).with_columns(
        first_day=pl.lit(1), last_day=pl.lit(30)
    )


amounts = st.integers(0, 10_000).map(float)
months = st.lists(st.tuples(amounts, amounts), min_size=2, max_size=12)


@given(months, st.sampled_from([0.001, 0.5, 3.0, 1000.0]))
def test_the_volume_of_the_news_makes_no_sign(
    month: list[tuple[float, float]], factor: float
) -> None:
    once = [(2, 20 + number, p, n) for number, (p, n) in enumerate(month)]
    more = [(a, b, p * factor, n * factor) for a, b, p, n in once]
    before, after = (leanings(reported(*rows))["value"].to_numpy() for rows in (once, more))
    assert np.allclose(before, after, atol=1e-9)
    assert np.all(np.abs(before) <= 1)


def test_what_is_usual_is_neutral_however_friendly_it_is() -> None:
    values = leanings(reported((2, 20, 90, 10), (2, 200, 180, 20), (2, 365, 9, 1)))["value"]
    assert values.to_list() == pytest.approx([0, 0, 0], abs=1e-12)


def test_little_news_says_little() -> None:
    rows = reported((2, 20, 80, 20), (2, 200, 80, 20), (2, 365, 0, 1000), (2, 731, 0, 1))
    values = leanings(rows)["value"].to_list()
    assert values[2] < -0.8
    assert -0.1 < values[3] < 0


def test_one_loud_war_does_not_move_the_others() -> None:
    peace = [(2, 20 + number, 80.0 + number, 20.0) for number in range(30)]
    quiet = leanings(reported(*peace, (365, 369, 50.0, 50.0)))["value"].to_numpy()
    loud = leanings(reported(*peace, (365, 369, 0.0, 1e6)))["value"].to_numpy()
    assert np.abs(quiet[:30] - loud[:30]).max() < 0.1


def gdelt(*rows: tuple[int, int, str, float, float]) -> pl.DataFrame:
    names = ("ccode1", "ccode2", "date", "positive_days_per_day", "negative_days_per_day")
    frame = pl.DataFrame(rows, schema=names, orient="row")
    return frame.with_columns(pl.col("date").str.to_date())


def test_gdelt_pairs_without_news_are_neutral_and_unknown_states_are_null() -> None:
    frame = gdelt((2, 20, "2020-03-01", 9.0, -1.0), (2, 365, "2020-03-01", 1.0, -9.0))
    found = values_of(adapter("gdelt_dyad_month")(frame))
    assert found[20, 365, "2020-03-01"] == 0.0
    assert found[2, 20, "2020-03-01"] > 0 > found[2, 365, "2020-03-01"]
    assert all(347 not in key[:2] for key in found)


def test_gdelt_ends_on_its_last_observed_day() -> None:
    inputs = adapter("gdelt_dyad_month")(gdelt((2, 20, "2024-02-01", 9.0, -1.0)))
    assert inputs.last_day == date(2024, 2, 23).toordinal()


def test_icews_years_take_both_directions_together() -> None:
    counts = {"material_cooperation": 0, "material_conflict": 0}
    frame = pl.DataFrame(
        [
            {
                "source": 2,
                "target": 20,
                "year": 2010,
                "verbal_cooperation": 9,
                "verbal_conflict": 1,
            },
            {
                "source": 20,
                "target": 2,
                "year": 2010,
                "verbal_cooperation": 9,
                "verbal_conflict": 1,
            },
            {
                "source": 365,
                "target": 2,
                "year": 2010,
                "verbal_cooperation": 2,
                "verbal_conflict": 8,
            },
        ]
    ).with_columns(**{name: pl.lit(value) for name, value in counts.items()})
    found = values_of(adapter("icews_dyad_year")(frame))
    assert set(found) == {(a, b, "2010-01-01") for a, b in ((2, 20), (2, 365), (20, 365))}
    assert found[2, 20, "2010-01-01"] > 0 > found[2, 365, "2010-01-01"]
    assert found[20, 365, "2010-01-01"] == 0.0


def acts(*rows: tuple[str, str, int, int, float, int]) -> pl.DataFrame:
    names = ("set", "date", "source", "target", "goldstein", "events")
    return pl.DataFrame(rows, schema=names, orient="row").with_columns(pl.col("date").str.to_date())


def test_icews_sets_say_nothing_between_their_windows() -> None:
    frame = acts(
        ("ICEWS18", "2018-08-30", 2, 731, -2.0, 3),
        ("ICEWS18", "2018-09-01", 731, 2, 5.0, 1),
        ("ICEWS21", "2021-01-05", 2, 20, 4.0, 1),
    )
    measure = adapter("icews_sets")(frame).measure
    assert measure is not None
    spans = {
        (date.fromordinal(int(a)).isoformat(), date.fromordinal(int(b)).isoformat())
        for a, b in zip(measure.first_day, measure.last_day, strict=True)
    }
    assert spans == {
        ("2018-08-29", "2018-08-31"),
        ("2018-09-01", "2018-09-30"),
        ("2021-01-01", "2021-01-31"),
    }


def test_icews_events_weigh_by_goldstein_and_cover_the_days_of_the_table() -> None:
    frame = acts(
        ("", "2018-06-01", 2, 666, 1.9, 1),
        ("", "2018-06-02", 373, 371, -10.0, 1),
        ("", "2018-06-02", 371, 373, -2.0, 1),
    ).drop("set", "events")
    inputs = adapter("icews_events")(frame)
    found = values_of(inputs)
    assert found[371, 373, "2018-06-01"] < 0 < found[2, 666, "2018-06-01"]
    days = (date(2018, 6, 1).toordinal(), date(2018, 6, 2).toordinal())
    assert (inputs.first_day, inputs.last_day) == days


# Given signs


def test_windows_count_in_their_last_year_with_the_signs_given() -> None:
    frame = pl.DataFrame(
        {
            "ccode1": [2, 2],
            "ccode2": [20, 365],
            "start_year": [1946, 1946],
            "end_year": [1949, 1949],
            "sign": [1, -1],
        }
    )
    assert values_of(adapter("doreian_mrvar")(frame)) == {
        (2, 20, "1949-01-01"): 1.0,
        (2, 365, "1949-01-01"): -1.0,
        (20, 365, "1949-01-01"): 0.0,
    }


def test_half_open_spells_end_with_the_year_before() -> None:
    frame = pl.DataFrame(
        {
            "ccode1": [200, 200],
            "ccode2": [220, 220],
            "start_year": [1902, 1904],
            "end_year": [1904, 1906],
            "sign": [-1, 1],
        }
    )
    found = values_of(adapter("antal")(frame))
    signs = {day[:4]: value for (_, _, day), value in found.items()}
    assert signs == {"1902": -1, "1903": -1, "1904": 1, "1905": 1}
