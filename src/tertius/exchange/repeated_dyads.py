"""What to say where dyads have several rows and nobody said what their tie is."""

from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from tertius.errors import NetworkError, shown
from tertius.network import RULES

Ints = NDArray[np.int64]


def refuse_repeated(
    names: tuple[str, ...], first: Ints, second: Ints, values: NDArray[np.float64], where: str
) -> NoReturn:
    """Refuse rows of which several belong to one dyad.

    Parameters
    ----------
    names
        Of the states.
    first, second : ndarray of int, shape (rows,)
        Places of the two ends.
    values : ndarray of shape (rows,)
        Their values.
    where
        The file.

    Raises
    ------
    NetworkError
        With the number of dyads, what differs, an example, and the rules there are.
    """
    import polars as pl

    one, other = pl.col("one"), pl.col("other")
    rows = pl.DataFrame({"one": first, "other": second, "value": values}).filter(
        (one != other) & (pl.col("value") != 0)
    )
    dyads = rows.group_by(
        pl.min_horizontal(one, other).alias("low"), pl.max_horizontal(one, other).alias("high")
    ).agg(
        pl.len().alias("rows"),
        pl.col("value").min().alias("least"),
        pl.col("value").max().alias("most"),
        ((one < other).any() & (one > other).any()).alias("both"),
    )
    dyads = dyads.filter(pl.col("rows") > 1)
    crossed = dyads.filter((pl.col("least") < 0) & (pl.col("most") > 0))
    differ = dyads.filter(pl.col("least") != pl.col("most")).height - crossed.height
    same = dyads.height - crossed.height - differ
    counts = (
        (crossed.height, "with both signs"),
        (differ, "with different values of one sign"),
        (same, "with one value repeated"),
    )
    what = ", ".join(f"{count:,} {text}" for count, text in counts if count)
    shown_first = (crossed if crossed.height else dyads).sort("low", "high").row(0, named=True)
    example = (
        f"{shown(names[shown_first['low']])} and {shown(names[shown_first['high']])}: "
        f"{shown_first['least']:g} and {shown_first['most']:g}"
    )
    noun = "dyad has" if dyads.height == 1 else "dyads have"
    rules = "".join(f"\n    {name}: {does}" for name, does in RULES.items())
    directions = int(dyads["both"].sum())
    raise NetworkError(
        f"{dyads.height:,} {noun} more than one row ({what}; {directions:,} in both directions), "
        f"such as {example}",
        where=where,
        remedy=f"Name the rule that gives each dyad one tie:{rules}",
    )
