"""The unit in which weights are counted."""

import numpy as np
import pytest

from tertius.balance.frustration.units import unit_of


@pytest.mark.parametrize(
    ("weights", "unit"),
    [
        ([1, 1, 1], 1),
        ([2, 4, 6], 2),
        ([0.5, 1, 1.5], 0.5),
        ([0.1, 0.2, 0.3], 0.1),
        ([0.15, 0.1], 0.05),
        ([0.000001, 1], 0.000001),
    ],
)
def test_decimal_weights_have_a_unit(weights, unit):
    assert unit_of(np.array(weights, dtype=float)) == pytest.approx(unit)


@pytest.mark.parametrize("weights", [[np.pi, 1], [1 / 3, 1], [1e-9, 1], [1e12, 1]])
def test_other_weights_have_none(weights):
    assert unit_of(np.array(weights)) == 0


def test_no_weights_have_none():
    assert unit_of(np.zeros(0)) == 0
