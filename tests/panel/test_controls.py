"""Controls by hand on small tables: null outside coverage, never 0."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tertius.panel.controls import (
    Capabilities,
    Capitals,
    Contiguity,
    Trade,
    controls_in,
    great_circle_km,
)
from tertius.periods import parse_period

STATES = (2, 20, 365)
SPAN = (date(1980, 1, 1), date(1990, 12, 31))


def days(*texts: str) -> np.ndarray:
    return np.array([(date.fromisoformat(t) - date(1970, 1, 1)).days for t in texts], dtype=float)


def floats(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)


CONTIGUITY = Contiguity(
    {
        "ccode1": floats(2, 2, 2),
        "ccode2": floats(20, 20, 365),
        "start": days("1970-01-01", "1985-06-01", "1983-01-01"),
        "end": days("1985-06-30", "1990-12-31", "1983-12-31"),
        "type": floats(5, 1, 2),
    },
    SPAN,
)


@pytest.mark.parametrize(
    ("period", "canada", "soviets"),
    [("1982", 5, 0), ("1983", 5, 2), ("1985", 1, 0), ("1985-Q1", 5, 0), ("1990", 1, 0)],
)
def test_contiguity_is_the_nearest_on_any_day(period: str, canada: int, soviets: int) -> None:
    found = CONTIGUITY.matrices(parse_period(period), STATES)["contiguity"]
    assert found[0, 1] == found[1, 0] == canada
    assert found[0, 2] == soviets
    assert found[1, 2] == 0


@pytest.mark.parametrize("period", ["1979", "1991"])
def test_outside_coverage_contiguity_is_null(period: str) -> None:
    assert np.isnan(CONTIGUITY.matrices(parse_period(period), STATES)["contiguity"]).all()


def test_distances_on_the_globe() -> None:
    places = np.radians([[0.0, 0.0], [0.0, 90.0], [0.0, 180.0], [90.0, 0.0]])
    quarter = np.pi / 2 * 6371.0088
    found = great_circle_km(places)
    assert found[0] == pytest.approx([0, quarter, 2 * quarter, quarter])
    assert found == pytest.approx(found.T)
    london_paris = great_circle_km(np.radians([[51.5074, -0.1278], [48.8566, 2.3522]]))[0, 1]
    assert london_paris == pytest.approx(343.6, abs=1)


def test_the_last_capital_of_a_period_counts() -> None:
    capitals = Capitals(
        {
            "ccode": floats(20, 2, 2),
            "start": days("1900-01-01", "1985-07-01", "1900-01-01"),
            "end": days("1990-12-31", "1990-12-31", "1985-06-30"),
            "latitude": floats(0, 0, 0),
            "longitude": floats(0, 90, 180),
        },
        SPAN,
    )
    quarter = np.pi / 2 * 6371.0088
    for period, expected in (("1984", 2 * quarter), ("1985", quarter), ("1986", quarter)):
        found = capitals.matrices(parse_period(period), STATES)["capital_distance_km"]
        assert found[0, 1] == pytest.approx(expected)
        assert np.isnan(found[2]).all()


def test_trade_is_null_where_there_is_no_row_and_zero_where_it_is_zero() -> None:
    trade = Trade(
        {
            "ccode1": floats(2, 2, 20),
            "ccode2": floats(20, 365, 365),
            "year": floats(1985, 1985, 1986),
            "imports1": floats(10, 0, 1),
            "imports2": floats(20, np.nan, 1),
        },
        SPAN,
    )
    found = trade.matrices(parse_period("1985"), STATES)
    assert (found["imports1"][0, 1], found["imports2"][0, 1], found["trade"][0, 1]) == (10, 20, 30)
    assert found["imports1"][0, 2] == 0
    assert np.isnan(found["imports2"][0, 2])
    assert np.isnan(found["trade"][0, 2])
    assert np.isnan(found["trade"][1, 2])
    assert np.isnan(trade.matrices(parse_period("1991"), STATES)["trade"]).all()


def test_capabilities_of_both_and_their_ratio() -> None:
    shares = Capabilities(
        {
            "ccode": floats(2, 20, 365),
            "year": floats(1985, 1985, 1984),
            "cinc": floats(0.2, 0.05, 1),
        },
        SPAN,
    )
    found = shares.matrices(parse_period("1985-04"), STATES)
    assert (found["cinc1"][0, 1], found["cinc2"][0, 1]) == (0.2, 0.05)
    assert found["cinc_ratio"][0, 1] == pytest.approx(0.25)
    assert np.isnan(found["cinc2"][0, 2])
    assert np.isnan(found["cinc_ratio"][0, 2])


def test_without_a_project_there_are_no_controls(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TERTIUS_PROJECT", raising=False)
    monkeypatch.chdir(tmp_path)
    assert controls_in(None) == []
