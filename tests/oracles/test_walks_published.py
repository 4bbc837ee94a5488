"""Walk-based balance and centralities: numbers that others have published."""

from pathlib import Path

import numpy as np
import pytest

from tertius.balance.centrality import pn_index, signed_degrees, signed_eigenvector
from tertius.balance.coalitions import modular_coalitions
from tertius.balance.position import structural_position
from tertius.balance.walks import local_walk_balance, walk_balance
from tertius.network import TieList


@pytest.fixture(scope="module")
def tribes(shared: Path) -> TieList:
    """The 16 tribes of the Highlands of New Guinea (Read 1954)."""
    lines = (shared / "data/signed_networks/highlandtribes.txt").read_text().splitlines()
    rows = np.array([line.split() for line in lines if not line.startswith("#")], dtype=int)
    return TieList(tuple(map(str, range(16))), rows[:, 0], rows[:, 1], rows[:, 2])


# Schoch, D. (2023). signnet: an R package for analyzing signed networks. JOSS 8(81), 4987; the
# vignettes of version 1.0.4 print the values below.
WALK_BALANCE_OF_THE_TRIBES = 0.3575761

ALIKE_BY_DEGREE = """
 0  1  0  1  0  0  0 -1 -1  0
 1  0  1 -1  1 -1 -1  0  0  0
 0  1  0  1 -1  0  0  0 -1  0
 1 -1  1  0  1 -1 -1  0  0  0
 0  1 -1  1  0  1  0 -1  0 -1
 0 -1  0 -1  1  0  1  0  1 -1
 0 -1  0 -1  0  1  0  1 -1  1
-1  0  0  0 -1  0  1  0  1  0
-1  0 -1  0  0  1 -1  1  0  1
 0  0  0  0 -1 -1  1  0  1  0
"""
PN = [0.9009747, 0.8613482, 0.9076997, 0.8613482, 0.8410658]
PN += [0.8496558, 0.8617321, 0.9015909, 0.8509848, 0.9072930]
EIGENVECTOR = [-0.62214960, 1.00000000, -0.74518850, 1.00000000, -0.89990041]
EIGENVECTOR += [0.64289592, 0.35828159, -0.37471921, -0.28087411, -0.07834568]

WITHOUT_DOMINANT = """
 0  1  1 -1  0  0 -1  0  0
 1  0  1  0 -1  0  0 -1  0
 1  1  0  0  0 -1  0  0 -1
-1  0  0  0  1  1 -1  0  0
 0 -1  0  1  0  1  0 -1  0
 0  0 -1  1  1  0  0  0 -1
-1  0  0 -1  0  0  0  1  1
 0 -1  0  0 -1  0  1  0  1
 0  0 -1  0  0 -1  1  1  0
"""


def from_text(text: str) -> TieList:
    matrix = np.array([line.split() for line in text.strip().splitlines()], dtype=int)
    first, second = np.nonzero(np.triu(matrix))
    return TieList(tuple(map(str, range(len(matrix)))), first, second, matrix[first, second])


@pytest.mark.shared
def test_walk_balance_of_the_tribes(tribes: TieList) -> None:
    assert walk_balance(tribes) == pytest.approx(WALK_BALANCE_OF_THE_TRIBES, abs=5e-8)


@pytest.mark.shared
def test_the_tribes_local_balance_has_that_mean(tribes: TieList) -> None:
    values, vectors = np.linalg.eigh(np.abs(tribes.matrix()))
    weight = np.sum(vectors**2 * np.exp(values), axis=1)
    mean = np.average(local_walk_balance(tribes), weights=weight)
    assert mean == pytest.approx(WALK_BALANCE_OF_THE_TRIBES, abs=5e-8)


@pytest.mark.shared
def test_the_tribes_form_three_coalitions(tribes: TieList) -> None:
    # Hage, P. & Harary, F. (1983). Structural models in anthropology, 56-60: three groups, with
    # no enemies within, and one tribe that has friends in two (Masil, the seventh).
    label = modular_coalitions(tribes)
    assert np.bincount(label).tolist() == [7, 5, 4]
    within = label[tribes.first] == label[tribes.second]
    assert np.all(tribes.values[within] > 0)
    across = structural_position(tribes, label, kind="weak").across
    assert int(np.argmax(across)) == 6
    assert across.tolist() == [0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0]


def test_pn_index_tells_states_of_equal_degrees_apart() -> None:
    ties = from_text(ALIKE_BY_DEGREE)
    assert np.all(signed_degrees(ties).positive_share == 0.5)
    assert pn_index(ties) == pytest.approx(PN, abs=5e-8)


def test_the_dominant_eigenvector() -> None:
    found = signed_eigenvector(from_text(ALIKE_BY_DEGREE), which="dominant")
    # signnet divides by the largest score, not by the largest absolute value.
    scores = found.scores if found.scores[1] > 0 else -found.scores
    assert scores / scores.max() == pytest.approx(EIGENVECTOR, abs=5e-8)
    assert found.eigenvalue < 0


def test_a_network_without_a_dominant_eigenvalue() -> None:
    found = signed_eigenvector(from_text(WITHOUT_DOMINANT), which="dominant")
    assert not found.unique
