"""Triads of signed networks: numbers that others have published."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from tertius.balance.triad_local import state_triads, tie_triads
from tertius.balance.triads import TYPES, degree_of_balance, triad_census
from tertius.network import TieList, collapse

# Read, K. E. (1954). Cultures of the Central Highlands, New Guinea. Southwestern Journal of
# Anthropology 10(1), 1–43: 16 tribes, 29 friendly and 29 hostile ties. Census and score as printed
# by signnet 1.0.4 (Schoch 2023, JOSS 8(81), 4987), count_signed_triangles and balance_score.
TRIBES = {"+++": 19, "++-": 2, "+--": 40, "---": 7}
TRIBES_SCORE = 0.8676471


@pytest.fixture(scope="module")
def tribes(shared: Path) -> TieList:
    lines = (shared / "data/signed_networks/highlandtribes.txt").read_text().splitlines()
    rows = np.array([line.split() for line in lines if not line.startswith("#")], dtype=int)
    return TieList(tuple(map(str, range(16))), rows[:, 0], rows[:, 1], rows[:, 2])


def test_census_of_the_tribes(tribes):
    census = triad_census(tribes)
    assert {name: census[name] for name in TYPES} == TRIBES


def test_score_of_the_tribes(tribes):
    assert degree_of_balance(tribes) == pytest.approx(TRIBES_SCORE, abs=5e-8)


def test_weak_balance_of_the_tribes(tribes):
    """All but the two ++- triads, by the published census."""
    assert degree_of_balance(tribes, kind="weak") == 66 / 68


def test_local_counts_of_the_tribes_add_up(tribes):
    three = [3 * count for count in TRIBES.values()]
    assert tie_triads(tribes).sum(axis=0).tolist() == three
    assert state_triads(tribes).sum(axis=0).tolist() == three


# Antal, T., Krapivsky, P. L. and Redner, S. (2006). Social balance on networks: the dynamics of
# friendship and enmity. Physica D 224(1–2), 130–136: in 1907 the six powers stand in two
# camps, Britain–France–Russia against Germany–Austria–Italy.
def test_the_six_powers_of_1907_are_balanced():
    powers = ("GB", "FR", "RU", "AH", "DE", "IT")
    first, second = np.triu_indices(6, 1)
    camps = np.where((first < 3) == (second < 3), 1, -1)
    census = triad_census(TieList(powers, first, second, camps))
    assert census.counts == (2, 0, 18, 0)


# Leskovec, J. and Krevl, A. (2014). SNAP Datasets, snap.stanford.edu/data: the pages of
# soc-sign-epinions and soc-sign-Slashdot090221 give the nodes and, of the undirected network
# (signs left aside), the triangles.
@pytest.mark.parametrize(
    ("name", "states", "triads"),
    [("soc-sign-epinions", 131_828, 4_910_076), ("soc-sign-Slashdot090221", 82_140, 579_565)],
)
def test_complete_triads_of_large_networks(shared, name, states, triads):
    with gzip.open(shared / f"data/signed_networks/{name}.txt.gz", "rt") as file:
        rows = np.loadtxt(file, dtype=np.int64)
    known, places = np.unique(rows[:, :2], return_inverse=True)
    names, places = tuple(map(str, known)), places.reshape(-1, 2)
    # A rule that drops no dyad, as the published counts drop none.
    ties = collapse(names, places[:, 0], places[:, 1], rows[:, 2], rule="negative_wins").ties
    assert ties.states == states
    assert triad_census(ties).complete == triads
    # Every path of two ties is closed or open.
    census = triad_census(ties)
    paths = int(np.sum(ties.degrees * (ties.degrees - 1))) // 2
    assert census.two_ties + 3 * census.complete == paths
