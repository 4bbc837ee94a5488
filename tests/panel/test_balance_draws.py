"""Draws measure what the measures themselves measure: triads and walks of each drawn network."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.balance.triads import degree_of_balance, triad_census
from tertius.balance.walks import walk_balance
from tertius.network import TieList
from tertius.panel.balance_draws import list_triads, triad_shares, walk_shares


@st.composite
def networks(draw, most=12):
    """Signed networks of a few states, some without ties."""
    states = draw(st.integers(0, most))
    pairs = [(i, j) for i in range(states) for j in range(i + 1, states)]
    signs = draw(st.lists(st.sampled_from([-1, 0, 1]), min_size=len(pairs), max_size=len(pairs)))
    kept = [(i, j, s) for (i, j), s in zip(pairs, signs, strict=True) if s]
    names = tuple(f"S{n}" for n in range(states))
    one, other, sign = (list(part) for part in zip(*kept, strict=True)) if kept else ([], [], [])
    return TieList(names, np.array(one, dtype=int), np.array(other, dtype=int), sign)


@given(networks())
def test_every_complete_triad_is_listed_once(ties):
    listed = list_triads(ties)
    assert len(listed) == triad_census(ties).complete
    assert len({tuple(sorted(row)) for row in listed.tolist()}) == len(listed)
    for rows in listed:
        ends = np.concatenate([ties.first[rows], ties.second[rows]])
        assert sorted(np.unique(ends, return_counts=True)[1]) == [2, 2, 2]


@given(networks())
def test_shares_of_triads_are_those_of_the_measure(ties):
    strong, weak = triad_shares(ties.signs[None, :] < 0, list_triads(ties))
    assert strong[0] == pytest.approx(degree_of_balance(ties), nan_ok=True)
    assert weak[0] == pytest.approx(degree_of_balance(ties, kind="weak"), nan_ok=True)


@given(networks())
def test_shares_of_walks_are_those_of_the_measure(ties):
    if not ties.states:
        return
    raw, scaled = walk_shares(ties, ties.signs[None, :].astype(float))
    assert raw[0] == pytest.approx(walk_balance(ties))
    if len(ties):
        assert scaled[0] == pytest.approx(walk_balance(ties, beta="spectral"))


@given(networks(), st.integers(0, 1000))
def test_thinned_networks_are_measured_as_networks_of_their_own(ties, seed):
    kept = np.random.default_rng(seed).random((3, len(ties))) < 0.7
    strong, weak = triad_shares(ties.signs[None, :] < 0, list_triads(ties), kept)
    raw, scaled = walk_shares(ties, ties.signs[None, :].astype(float), kept)
    for number, here in enumerate(kept):
        part = TieList(ties.names, ties.first[here], ties.second[here], ties.values[here])
        assert strong[number] == pytest.approx(degree_of_balance(part), nan_ok=True)
        assert weak[number] == pytest.approx(degree_of_balance(part, kind="weak"), nan_ok=True)
        if part.states:
            assert raw[number] == pytest.approx(walk_balance(part))
        if len(part):
            assert scaled[number] == pytest.approx(walk_balance(part, beta="spectral"))


def test_many_draws_are_measured_in_parts(monkeypatch):
    from tertius.panel import balance_draws

    rng = np.random.default_rng(3)
    one, other = np.triu_indices(9, 1)
    ties = TieList(tuple("ABCDEFGHI"), one, other, rng.choice([-1.0, 1.0], len(one)))
    negative = rng.random((20, len(ties))) < 0.5
    values = np.where(negative, -1.0, 1.0)
    kept = rng.random((20, len(ties))) < 0.8
    whole = (
        list_triads(ties),
        triad_shares(negative, list_triads(ties)),
        triad_shares(negative, list_triads(ties), kept),
        walk_shares(ties, values),
        walk_shares(ties, values, kept),
    )
    monkeypatch.setattr(balance_draws, "CELLS", 200)
    assert np.array_equal(np.sort(whole[0], axis=0), np.sort(list_triads(ties), axis=0))
    for before, after in (
        (whole[1], triad_shares(negative, list_triads(ties))),
        (whole[2], triad_shares(negative, list_triads(ties), kept)),
        (whole[3], walk_shares(ties, values)),
        (whole[4], walk_shares(ties, values, kept)),
    ):
        assert np.allclose(before[0], after[0])
        assert np.allclose(before[1], after[1])


def test_dense_networks_do_not_overflow():
    one, other = np.triu_indices(400, 1)
    ties = TieList(tuple(map(str, range(400))), one, other, np.where(one % 7, 1.0, -1.0))
    raw, scaled = walk_shares(ties, ties.signs[None, :].astype(float))
    assert 0 <= raw[0] <= 1
    assert 0 < scaled[0] <= 1
