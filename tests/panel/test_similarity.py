"""S, π and κ against hand computation and against the textbook formulas of agreement."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tertius.panel.similarity import chance_corrected, obligations, portfolios, s_score
from tertius.periods import parse_period
from tertius.ties.inputs import Spell

# A and B have a defence pact, A and C an entente; D stands alone.
BY_HAND = np.array([[3, 3, 1, 0], [3, 3, 0, 0], [1, 0, 3, 0], [0, 0, 0, 3]], dtype=np.float64)


def test_s_by_hand() -> None:
    # A and C: |3-1| + |3-0| + |1-3| + |0-0| = 7 of at most 4 · 3
    assert s_score(BY_HAND)[0, 2] == pytest.approx(1 - 2 * 7 / 12)


def test_weighted_s_by_hand() -> None:
    # 0.5·2 + 0.2·3 + 0.2·2 = 2 of at most 3; the weights need not sum to 1
    weights = np.array([0.5, 0.2, 0.2, 0.1])
    assert s_score(BY_HAND, weights)[0, 2] == pytest.approx(1 - 2 * 2 / 3)
    assert s_score(BY_HAND, 7 * weights) == pytest.approx(s_score(BY_HAND, weights))


def test_states_without_a_weight_are_left_out() -> None:
    weights = np.array([1.0, np.nan, 1.0, 1.0])
    assert s_score(BY_HAND, weights)[0, 2] == pytest.approx(1 - 2 * 4 / 9)
    assert np.isnan(s_score(BY_HAND, np.full(4, np.nan))).all()
    assert np.isnan(s_score(BY_HAND, np.zeros(4))).all()


def test_pi_and_kappa_by_hand() -> None:
    # squares 4 + 9 + 4 = 17; spreads 6.75 and 6; means 1.75 and 1, four states
    pi, kappa = chance_corrected(BY_HAND)
    assert pi[0, 2] == pytest.approx(1 - 17 / (6.75 + 6 + 4 * 0.75**2 / 2))
    assert kappa[0, 2] == pytest.approx(1 - 17 / (6.75 + 6 + 4 * 0.75**2))


def test_two_constant_portfolios_cannot_be_corrected() -> None:
    pi, kappa = chance_corrected(np.full((2, 2), 3.0))
    assert np.isnan(pi).all()
    assert np.isnan(kappa).all()
    assert np.all(s_score(np.full((2, 2), 3.0)) == 1)


def textbook(x: NDArray[np.float64], y: NDArray[np.float64], *, pooled: bool) -> float:
    """Weighted agreement from the table of categories, with squared distances."""
    table = np.zeros((4, 4))
    for a, b in zip(x.astype(int), y.astype(int), strict=True):
        table[a, b] += 1 / len(x)
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    if pooled:
        rows = columns = (rows + columns) / 2
    distance = (np.arange(4)[:, None] - np.arange(4)[None, :]) ** 2
    expected = float((distance * np.outer(rows, columns)).sum())
    return 1 - float((distance * table).sum()) / expected


@st.composite
def systems(draw: st.DrawFn) -> NDArray[np.float64]:
    count = draw(st.integers(2, 8))
    found = np.zeros((count, count))
    for i, j in zip(*np.triu_indices(count, 1), strict=True):
        found[i, j] = found[j, i] = draw(st.sampled_from([0, 0, 0, 1, 2, 3]))
    np.fill_diagonal(found, 3)
    return found


@given(system=systems())
def test_pi_and_kappa_are_those_of_the_textbook(system: NDArray[np.float64]) -> None:
    pi, kappa = chance_corrected(system)
    for i, j in np.ndindex(system.shape):
        if len(np.unique(system[[i, j]])) > 1:
            assert pi[i, j] == pytest.approx(textbook(system[i], system[j], pooled=True))
            assert kappa[i, j] == pytest.approx(textbook(system[i], system[j], pooled=False))


@given(system=systems(), weights=st.lists(st.floats(0.01, 1), min_size=8, max_size=8))
def test_range_symmetry_and_identity(system: NDArray[np.float64], weights: list[float]) -> None:
    pi, kappa = chance_corrected(system)
    plain, weighted = s_score(system), s_score(system, np.array(weights[: len(system)]))
    for score in (plain, weighted, pi, kappa):
        assert np.allclose(score, score.T, equal_nan=True)
        assert np.all(np.isnan(score) | (score <= 1 + 1e-12))
    for score in (plain, weighted, pi):
        assert np.all(np.isnan(score) | (score >= -1 - 1e-12))
    for i, j in np.ndindex(system.shape):
        if np.array_equal(system[i], system[j]):
            assert plain[i, j] == pytest.approx(1)
            assert np.isnan(pi[i, j]) or pi[i, j] == pytest.approx(1)
    # κ forgives different numbers of ties, π does not
    assert np.all(np.isnan(pi) | (kappa >= pi - 1e-12))


@given(system=systems(), scores=st.permutations(range(8)))
def test_names_do_not_matter(system: NDArray[np.float64], scores: list[int]) -> None:
    order = [place for place in scores if place < len(system)]
    moved = system[np.ix_(order, order)]
    assert np.allclose(s_score(moved), s_score(system)[np.ix_(order, order)])


def spell(one: int, other: int, kind: str, first: str, last: str) -> Spell:
    days = (date.fromisoformat(day).toordinal() for day in (first, last))
    return Spell(one, other, *days, "alliance", 0.8, kind, "x")


def test_portfolios_take_the_strongest_obligation_in_force_on_any_day() -> None:
    table = obligations(
        [
            spell(2, 20, "consultation_pact", "1980-01-01", "1990-12-31"),
            spell(20, 2, "defence_pact", "1985-12-31", "1986-01-01"),
            spell(2, 365, "war", "1980-01-01", "1990-12-31"),
            spell(2, 365, "neutrality_pact", "1990-01-01", "1990-12-31"),
            spell(2, 999, "defence_pact", "1980-01-01", "1990-12-31"),
        ]
    )
    found = {
        year: portfolios(table, (2, 20, 365), parse_period(year))[0].tolist()
        for year in ("1984", "1985", "1986", "1987", "1990", "1991")
    }
    assert found == {
        "1984": [3, 1, 0],
        "1985": [3, 3, 0],
        "1986": [3, 3, 0],
        "1987": [3, 1, 0],
        "1990": [3, 1, 2],
        "1991": [3, 0, 0],
    }


def test_a_system_without_obligations() -> None:
    found = portfolios(obligations([]), (2, 20, 365), parse_period("1984"))
    assert np.array_equal(found, 3 * np.eye(3))
    # each is committed to itself alone: two disagreements out of three
    assert s_score(found)[0, 1] == pytest.approx(1 - 2 * 6 / 9)
