"""Networks to and from data frames of any library: one row is a dyad in a period."""

from typing import TYPE_CHECKING, Any, Literal, TypeVar

import numpy as np

from tertius.columns import nearest
from tertius.errors import MissingExtra
from tertius.exchange import checks
from tertius.exchange.tables import as_table
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.periods import Period, parse_period

if TYPE_CHECKING:
    import polars as pl

Kind = Literal["polars", "pandas", "pyarrow"]
Frame = TypeVar("Frame")

TIME = ("period", "year")
"""Columns that can say the period, in this order of preference."""


def to_frame(network: SignedNetwork | TemporalNetwork, *, kind: Kind = "polars") -> Any:
    """Write networks as a frame.

    Parameters
    ----------
    network
        One period or several.
    kind
        Library of the frame.

    Returns
    -------
    frame
        One row per dyad of member states and period: ``ccode1 < ccode2``, ``year`` (for other
        units ``period``), ``name1``, ``name2``, ``tie`` (null where not observed, 0 where
        neutral) and ``sign``.

    Raises
    ------
    MissingExtra
        If the library is not installed.

    Examples
    --------
    >>> import numpy as np
    >>> from tertius.network import SignedNetwork
    >>> from tertius.periods import parse_period
    >>> ties = np.array([[np.nan, -1.0], [-1.0, np.nan]])
    >>> network = SignedNetwork((2, 365), ties, parse_period("1983"))
    >>> to_frame(network).row(0)
    (2, 365, 1983, '2', '365', -1.0, -1)
    """
    import polars as pl

    each = [network] if isinstance(network, SignedNetwork) else list(network)
    parts = [_dyads(one) for one in each]
    whole = pl.concat(parts)
    return native(whole, kind)


def _dyads(network: SignedNetwork) -> "pl.DataFrame":
    import polars as pl

    one, other = np.triu_indices(len(network), 1)
    codes, values = np.array(network.ccodes, dtype=np.int16), network.ties[one, other]
    period = network.period
    when = (
        pl.lit(period.start.year, pl.Int16).alias("year")
        if period.unit == "year"
        else pl.lit(str(period)).alias("period")
    )
    names = pl.Series(network.names, dtype=pl.String)
    frame = pl.DataFrame({"ccode1": codes[one], "ccode2": codes[other]})
    tie = pl.Series("tie", values).fill_nan(None)
    return frame.with_columns(
        when,
        names.gather(one).alias("name1"),
        names.gather(other).alias("name2"),
        tie,
        tie.sign().cast(pl.Int8).alias("sign"),
    )


def from_frame(
    frame: Any, *, tie: str = "tie", period: Period | str | int | None = None
) -> TemporalNetwork:
    """Read networks from a frame.

    Parameters
    ----------
    frame
        Of Polars, pandas, PyArrow or another library that narwhals knows, with ``ccode1``,
        ``ccode2``, the tie, and ``year`` or ``period``.
    tie
        Name of the column of ties in [−1, 1]; null is not observed, 0 neutral.
    period
        The period of all rows, for a frame without a column of time.

    Returns
    -------
    TemporalNetwork
        One network per period with the states that have a row in it; dyads without a row are
        not observed. Names are the registry's.

    Raises
    ------
    InputProblems
        With every missing column, unknown state, self-tie, tie that is no number in [−1, 1],
        duplicate, dyad whose two directions disagree, and gap in time.
    TertiusError
        If it is no frame.
    """
    return read_rows(columns_of(frame), tie=tie, period=period, where=lambda r: f"row {r + 1}")


def columns_of(frame: Any) -> dict[str, list[Any]]:
    """Take the columns of a frame of any library as lists."""
    table = as_table(frame)
    return {name: table[name].to_list() for name in table.columns}


def read_rows(
    columns: dict[str, list[Any]],
    *,
    tie: str,
    period: Period | str | int | None,
    where: Any,
    message: str = "the frame makes no network",
) -> TemporalNetwork:
    """Check columns and put networks together; see :func:`from_frame`."""
    problems = checks.Problems(where)
    time = next((name for name in TIME if name in columns), "year")
    needed = ["ccode1", "ccode2", tie] + ([time] if period is None else [])
    for name in needed:
        if name not in columns:
            problems.add(f"column {name}", "is missing", nearest(name, columns))
    problems.raise_any(message)
    one = checks.codes(columns["ccode1"], "ccode1", problems)
    other = checks.codes(columns["ccode2"], "ccode2", problems)
    values = checks.ties(columns[tie], tie, problems)
    if period is None:
        when, periods = checks.period_column(columns[time], time, problems)
    else:
        named = period if isinstance(period, Period) else parse_period(str(period))
        when, periods = np.zeros(len(one), dtype=np.int64), (named,)
    rows = checks.Rows(one, other, when, values, periods)
    checks.pairs(rows, problems)
    if not len(one):
        problems.add("the frame", "has no rows")
    problems.raise_any(message)
    return checks.networks(rows)


def add_ties(frame: Frame, network: SignedNetwork | TemporalNetwork, *, name: str = "tie") -> Frame:
    """Add the tie of each row's dyad and period to a frame.

    Parameters
    ----------
    frame
        With ``ccode1``, ``ccode2`` in any order, and ``year`` or ``period`` where ``network`` has
        several periods.
    network
        Where the ties come from.
    name
        Of the new column.

    Returns
    -------
    frame
        Of the same library, the same rows in the same order; null where the dyad is not observed
        or no member of the network.

    Raises
    ------
    InputProblems
        If columns are missing or hold no states or periods.
    TertiusError
        If it is no frame.
    """
    import narwhals as nw

    table = as_table(frame)
    columns = columns_of(frame)
    problems = checks.Problems(lambda r: f"row {r + 1}")
    time = next((column for column in TIME if column in columns), "year")
    single = isinstance(network, SignedNetwork)
    for column in ["ccode1", "ccode2"] + ([] if single else [time]):
        if column not in columns:
            problems.add(f"column {column}", "is missing", nearest(column, columns))
    problems.raise_any("ties cannot be added")
    one = checks.codes(columns["ccode1"], "ccode1", problems)
    other = checks.codes(columns["ccode2"], "ccode2", problems)
    each = [network] if isinstance(network, SignedNetwork) else list(network)
    places = {str(part.period): part for part in each}
    found = np.full(len(one), np.nan)
    keys = [str(each[0].period)] * len(one) if single else _periods(columns[time], time, problems)
    problems.raise_any("ties cannot be added")
    for key, part in places.items():
        mine = np.array([k == key for k in keys], dtype=bool)
        found[mine] = _look_up(part, one[mine], other[mine])
    values = [None if np.isnan(value) else float(value) for value in found]
    series = nw.new_series(name, values, nw.Float64, backend=table.implementation)
    return table.with_columns(series).to_native()  # type: ignore[no-any-return]


def _periods(values: list[Any], column: str, problems: checks.Problems) -> list[str]:
    quiet = checks.Problems(problems.where)
    places, periods = checks.period_column(values, column, quiet)
    # A gap in the user's rows is no problem here: every row is looked up alone.
    problems.found += [p for p in quiet.found if p.where != column]
    return [str(periods[place]) if place != checks.BAD else "" for place in places]


def _look_up(network: SignedNetwork, one: checks.Ints, other: checks.Ints) -> checks.Floats:
    codes = np.array(network.ccodes, dtype=np.int64)
    if not len(codes):
        return np.full(len(one), np.nan)
    i = np.clip(np.searchsorted(codes, one), 0, len(codes) - 1)
    j = np.clip(np.searchsorted(codes, other), 0, len(codes) - 1)
    here = (codes[i] == one) & (codes[j] == other)
    return np.where(here, network.ties[i, j], np.nan)


def native(frame: "pl.DataFrame", kind: Kind) -> Any:
    """Turn a Polars frame into one of another library.

    Parameters
    ----------
    frame
        The frame.
    kind
        Library wanted.

    Returns
    -------
    frame

    Raises
    ------
    MissingExtra
        If the library is not installed.
    """
    if kind == "polars":
        return frame
    try:
        return frame.to_arrow() if kind == "pyarrow" else frame.to_pandas()
    except ImportError:
        raise MissingExtra(
            f"frames of {kind} need pandas and pyarrow, which are not installed",
            remedy="Install them: pip install 'tertius[stata]'",
        ) from None
