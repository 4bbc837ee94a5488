"""From the names of states in rows to places: one number for each state, in a fixed order."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tertius.exchange.tie_rows import Declared, TieRows, distinct
from tertius.exchange.tie_table import fold
from tertius.periods import Period

if TYPE_CHECKING:
    import polars as pl

Ints = NDArray[np.int64]


class Numbered(NamedTuple):
    """Names of the states, and the places of the two ends of each row among them."""

    names: tuple[str, ...]
    first: Ints
    second: Ints


def numbered(
    rows: TieRows, chosen: NDArray[np.bool_] | None, declared: Declared | None
) -> Numbered:
    """Give a place to each state of some rows.

    Parameters
    ----------
    rows
        Of a file.
    chosen : ndarray of bool or None
        Which of them; None for all.
    declared
        The states that the file lists, in its order.

    Returns
    -------
    Numbered
        Without declared states, the order is that of numbers where all names are whole numbers,
        else that of text.
    """
    import polars as pl

    first, second = rows.first, rows.second
    if chosen is not None:
        kept = pl.Series(chosen)
        first, second = first.filter(kept), second.filter(kept)
    if declared is not None:
        return _listed(first, second, declared)
    if first.dtype == pl.Int64:
        return _of_numbers(first.to_numpy(), second.to_numpy())
    return _of_text(first, second)


def with_state_names(states: Numbered, column: str, period: Period | None) -> Numbered:
    """Name states by the registry where a column holds their COW numbers.

    Parameters
    ----------
    states
        With names as in the file.
    column
        Name of the column of the first state: ``ccode1``, ``cowcode_a``.
    period
        When; states change their names.

    Returns
    -------
    Numbered
        As it was, where the column is another or one of its numbers belongs to no state.
    """
    if not fold(column).startswith(("ccode", "cowcode")):
        return states
    from tertius.errors import TertiusError
    from tertius.states import name_of

    on = None if period is None else period.end
    try:
        names = [name_of(int(code), on) for code in states.names]
    except (TertiusError, ValueError):
        return states
    return states._replace(names=distinct(names, states.names)[0])


def _listed(first: "pl.Series", second: "pl.Series", declared: Declared) -> Numbered:
    import polars as pl

    # A tie of a state that is not present all the same makes it present.
    known = dict(zip(declared.keys, declared.labels, strict=True))
    both = pl.concat([first, second]).unique(maintain_order=True).to_list()
    keys = [*declared.keys, *(key for key in both if key not in known)]
    kind = pl.Enum(keys)
    one, other = (series.cast(kind).to_physical().cast(pl.Int64) for series in (first, second))
    return Numbered(tuple(known.get(key, key) for key in keys), one.to_numpy(), other.to_numpy())


def _of_numbers(first: Ints, second: Ints) -> Numbered:
    if not len(first):
        return Numbered((), first, second)
    low = min(int(first.min()), int(second.min()))
    high = max(int(first.max()), int(second.max()))
    if high - low > 4 * len(first) + 1_000_000:
        found, place = np.unique(np.concatenate([first, second]), return_inverse=True)
        one, other = np.split(place.astype(np.int64), 2)
        return Numbered(tuple(map(str, found.tolist())), one, other)
    here = np.zeros(high - low + 1, dtype=bool)
    here[first - low] = here[second - low] = True
    places = np.cumsum(here) - 1
    names = tuple(map(str, (np.flatnonzero(here) + low).tolist()))
    return Numbered(names, places[first - low], places[second - low])


def _of_text(first: "pl.Series", second: "pl.Series") -> Numbered:
    import polars as pl

    every = pl.concat([first, second]).unique()
    numbers = every.cast(pl.Int64, strict=False)
    whole = bool((numbers.cast(pl.String) == every).fill_null(value=False).all())
    names = every.gather(numbers.arg_sort()) if whole else every.sort()
    kind = pl.Enum(names)
    one, other = (series.cast(kind).to_physical().cast(pl.Int64) for series in (first, second))
    return Numbered(tuple(names.to_list()), one.to_numpy(), other.to_numpy())
