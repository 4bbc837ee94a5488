"""Rows of ties as a file has them: states of any name, values of any unit, checked.

The named rules for a row: no name, no number, infinite, NaN, no period, torn line. A row that
breaks one is kept as a problem and not used. An empty value is not observed and no problem.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tertius.errors import Problem
from tertius.exchange.row_sieve import Place, Sieve
from tertius.exchange.row_times import RowTimes, TimeColumns, read_times

if TYPE_CHECKING:
    import polars as pl

NOT_OBSERVED = ("NA", ".")
"""Words for an empty cell: R's and Stata's."""

WORDS = {
    "+": 1.0, "-": -1.0, "\u2212": -1.0, "\u2013": -1.0, "pos": 1.0, "neg": -1.0,
    "positive": 1.0, "negative": -1.0, "neutral": 0.0,
}  # fmt: skip
"""Signs in words."""


@dataclass(frozen=True, slots=True)
class Declared:
    """States that a file lists, with or without ties.

    Attributes
    ----------
    keys
        As the rows name them, each once.
    labels
        Names to show, one for each key, each once.
    spans
        Spans of presence (key, first, last), where the file says.
    """

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    spans: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TieRows:
    """What a reader gives: rows that passed the checks, and those that did not.

    Attributes
    ----------
    first, second
        Names of the two states, as text or whole numbers; both of one kind.
    values : ndarray of shape (rows,)
        Finite.
    times
        When each row holds.
    columns
        What each role was read from: ``first``, ``second``, ``value`` and so on.
    declared
        The states that the file lists; None where only ties name them.
    rows
        Rows of the file, blank ones not counted.
    not_observed
        Rows without a value.
    rejected, problems
        Rows that broke a rule, and the first of them.
    notes
        What the user should know.
    """

    first: "pl.Series"
    second: "pl.Series"
    values: NDArray[np.float64]
    times: RowTimes
    columns: Mapping[str, str]
    declared: Declared | None = None
    rows: int = 0
    not_observed: int = 0
    rejected: int = 0
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def checked(
    first: "pl.Series",
    second: "pl.Series",
    value: "pl.Series",
    *,
    place: Place,
    columns: Mapping[str, str],
    times: TimeColumns | None = None,
    torn: tuple[Sequence[Problem], int] = ((), 0),
    sieve: Sieve | None = None,
    declared: Declared | None = None,
    notes: Sequence[str] = (),
) -> TieRows:
    """Check the columns of a file row by row.

    Parameters
    ----------
    first, second
        Names of the two states: text, or numbers.
    value
        Numbers, or text with numbers or the words of :data:`WORDS`.
    place
        From rows to places, for messages.
    columns
        What each role was read from.
    times
        When each row holds.
    torn
        Rows that are no rows: the first of them, and how many.
    sieve
        Rows that a reader rejected already.
    declared
        The states that the file lists.
    notes
        What the reader found.

    Returns
    -------
    TieRows
    """
    sieve = sieve or Sieve(place, np.zeros(len(value), dtype=bool))
    one, other = names_in(first, second)
    for series, role in ((one, "first"), (other, "second")):
        empty = series.is_null().to_numpy()
        sieve.reject(empty, lambda _, role=role: f"{columns[role]} is empty")  # type: ignore[misc]
    numbers, missing = numbers_in(value, columns.get("value", "the value"), sieve)
    when = read_times(times or TimeColumns(), sieve, columns.get("period", "the period"))
    usable = ~(sieve.bad | missing)
    if not usable.all():
        import polars as pl

        kept = pl.Series(usable)
        one, other = one.filter(kept), other.filter(kept)
        numbers, when = numbers[usable], when.filter(usable)
    return TieRows(
        first=one,
        second=other,
        values=numbers,
        times=when,
        columns=columns,
        declared=declared,
        rows=len(usable) + torn[1],
        not_observed=int(np.sum(missing & ~sieve.bad)),
        rejected=int(np.sum(sieve.bad)) + torn[1],
        problems=(*torn[0], *sieve.problems),
        notes=tuple(notes),
    )


def distinct(labels: Sequence[str], keys: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Make labels differ by adding the key to those that stand for several states.

    Parameters
    ----------
    labels
        Names to show.
    keys
        What the file calls the states, each once.

    Returns
    -------
    tuple of str
        Labels, each once.
    int
        How many stood for several states.

    Examples
    --------
    >>> distinct(["Congo", "Congo", "Chad"], ["484", "490", "483"])
    (('Congo (484)', 'Congo (490)', 'Chad'), 1)
    """
    counts = Counter(labels)
    twice = {label for label, count in counts.items() if count > 1}
    if not twice:
        return tuple(labels), 0
    taken = set(labels)
    found = []
    for label, key in zip(labels, keys, strict=True):
        new = f"{label} ({key})" if label in twice else label
        while label in twice and new in taken:
            new += "'"
        taken.add(new)
        found.append(new)
    return tuple(found), len(twice)


def names_in(first: "pl.Series", second: "pl.Series") -> tuple["pl.Series", "pl.Series"]:
    """Give two columns of names as text or as whole numbers, both of one kind; null is none."""
    import polars as pl

    one, other = _label(first), _label(second)
    if one.dtype != other.dtype:
        one, other = one.cast(pl.String), other.cast(pl.String)
    return one, other


def _label(series: "pl.Series") -> "pl.Series":
    import polars as pl

    if series.dtype.is_integer():
        return series.cast(pl.Int64, strict=False)
    if series.dtype.is_float():  # Stata and pandas keep whole numbers so
        whole = series.cast(pl.Int64, strict=False)
        exact = (whole.cast(pl.Float64) == series) | series.is_null() | series.is_nan()
        series = series.fill_nan(None)
        return whole if exact.all() else series.cast(pl.String)
    text = series.cast(pl.String).str.strip_chars()
    return text.set(text == "", None)


def numbers_in(
    value: "pl.Series", name: str, sieve: Sieve
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Read values; give those of all rows, and which are not observed."""
    import polars as pl

    if value.dtype == pl.String:
        numbers, missing, wrong = _from_text(value)
        sieve.reject(
            wrong,
            lambda row: f"{name} is {ascii(value[row])[:40]}, which is no number",
            "Write numbers with a decimal point and no thousands separator.",
        )
    elif value.dtype.is_numeric() or value.dtype == pl.Boolean:
        missing = value.is_null().to_numpy()
        numbers = value.cast(pl.Float64).fill_null(0.0).to_numpy()
    else:
        missing = np.zeros(len(value), dtype=bool)
        numbers = np.zeros(len(value))
        sieve.reject(~missing, lambda _: f"{name} holds {value.dtype}, expected numbers")
    remedy = "Leave what is not observed empty."
    sieve.reject(np.isnan(numbers), lambda _: f"{name} is NaN", remedy)
    sieve.reject(np.isinf(numbers), lambda _: f"{name} is infinite", remedy)
    return numbers, missing


def _from_text(
    value: "pl.Series",
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    import polars as pl

    cast = value.cast(pl.Float64, strict=False)
    open_ = cast.is_null()
    missing = value.is_null()
    if int(open_.sum()) > int(missing.sum()):
        text = value.str.strip_chars().str.to_lowercase()
        minus = text.str.replace("^[\u2212\u2013]", "-")  # typeset minus signs
        again = minus.cast(pl.Float64, strict=False)
        words = text.replace_strict(WORDS, default=None, return_dtype=pl.Float64)
        cast = cast.fill_null(again).fill_null(words)
        empty = [word.lower() for word in NOT_OBSERVED]
        missing = missing | (text == "").fill_null(value=False)
        missing = missing | text.is_in(empty).fill_null(value=False)
        open_ = cast.is_null()
    wrong = (open_ & ~missing).to_numpy()
    return cast.fill_null(0.0).to_numpy(), missing.to_numpy(), wrong
