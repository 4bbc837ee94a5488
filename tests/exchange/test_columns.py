"""Names, labels and units of columns fit every format that they go to."""

import re

import polars as pl
import pytest

from tertius.columns import COLUMNS, LABEL_LIMIT, LAGGED, NAME_LIMIT, column, nearest
from tertius.errors import TertiusError
from tertius.exchange.tables import label_of
from tertius.sources import SOURCES

NAMES = [*COLUMNS, *(f"{name}_lag20" for name in LAGGED), "tie_gdelt_dyad_month"]


@pytest.mark.parametrize("name", NAMES)
def test_names_and_labels_fit_stata(name: str) -> None:
    found = column(name)
    assert found.name == name
    assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
    assert len(name) <= NAME_LIMIT
    assert found.label
    assert len(label_of(name)) <= LABEL_LIMIT


@pytest.mark.parametrize("name", NAMES)
def test_types_are_types_of_polars(name: str) -> None:
    assert isinstance(getattr(pl, column(name).dtype)(), pl.DataType)


def test_columns_that_repeat_a_dataset_name_a_known_one() -> None:
    named = {found.source for found in COLUMNS.values() if found.source}
    assert named
    assert named <= set(SOURCES)


def test_lags_say_how_long_ago() -> None:
    assert column("alignment_lag1").label.endswith(", 1 period earlier")
    assert column("pressure_lag3").label.endswith(", 3 periods earlier")


@pytest.mark.parametrize("name", ["presure", "tie_lag1", "cinc1_lag1", "", "tie_a b", "x' --"])
def test_53_other_names_are_refused_with_the_nearest(name: str) -> None:
    with pytest.raises(TertiusError):
        column(name)


def test_suggestions() -> None:
    assert nearest("ccode1", ["CCode_1", "year"]) == "Did you mean 'CCode_1'?"
    assert nearest("ccode1", ["alpha"]) == "There are: alpha."
    assert nearest("ccode1", []) == "There are no columns at all."
