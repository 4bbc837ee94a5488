"""Which third parties matter, and how much, by data that a project folder may hold."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tertius.errors import MissingExtra, StoreError
from tertius.ties import Grid

if TYPE_CHECKING:
    import polars as pl

Weigh = Callable[[Grid], NDArray[np.float64]]
"""From a grid to the weight of each third party in each period, shape (T, n)."""


def neighbours(folder: Path | None, ccode1: int, ccode2: int) -> frozenset[int]:
    """List the states that share a land border with either of two states, at any time.

    Parameters
    ----------
    folder
        Project folder with the source ``cow_contiguity``.
    ccode1, ccode2
        The two states.

    Returns
    -------
    frozenset of int

    Raises
    ------
    MissingExtra
        If the data were not added.
    """
    import polars as pl

    frame = table_of(folder, "cow_contiguity").filter(pl.col("type") == 1)
    found: set[int] = set()
    for own, other in (("ccode1", "ccode2"), ("ccode2", "ccode1")):
        touching = frame.filter(pl.col(own).is_in([ccode1, ccode2]))
        found.update(touching[other].to_list())
    return frozenset(found - {ccode1, ccode2})


def capabilities(folder: Path | None) -> Weigh:
    """Weigh third parties by their share of the system's capabilities (CINC).

    Parameters
    ----------
    folder
        Project folder with the source ``cow_nmc``.

    Returns
    -------
    callable
        From a grid to weights in [0, 1]; NaN in periods that the data do not cover.

    Raises
    ------
    MissingExtra
        If the data were not added.

    References
    ----------
    .. [1] Singer, J. D. (1987). Reconstructing the Correlates of War dataset on material
       capabilities of states, 1816-1985. *International Interactions* 14(2), 115-132.
    """
    frame = table_of(folder, "cow_nmc").select("ccode", "year", "cinc").drop_nulls()
    shares = {(code, year): share for code, year, share in frame.iter_rows()}
    return partial(_weights, shares)


def _weights(shares: dict[tuple[int, int], float], grid: Grid) -> NDArray[np.float64]:
    return np.array(
        [
            [shares.get((code, period.start.year), np.nan) for code in grid.ccodes]
            for period in grid.periods
        ]
    )


def table_of(folder: Path | None, name: str) -> "pl.DataFrame":
    """Give the rows of a dataset that a project folder holds.

    Parameters
    ----------
    folder
        Project folder; by default where one is looked for.
    name
        Of the source.

    Returns
    -------
    polars.DataFrame

    Raises
    ------
    MissingExtra
        If it was not added.
    """
    from tertius.store import open_project, table

    try:
        return table(open_project(folder), name).collect()
    except StoreError as error:
        raise MissingExtra(
            f"this needs the dataset '{name}', which was not added ({error.message})",
            remedy=f"Add it: tertius data fetch {name}, or tertius data add FILE.",
        ) from None
