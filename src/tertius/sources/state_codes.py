"""From the codes of a file to COW numbers, by date: what has none is listed, never guessed.

The codes go through :mod:`tertius.states`, one look-up for each code and period that occur.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import cache

import polars as pl

from tertius.errors import AmbiguousState, NotInSystem, UnknownState
from tertius.sources.sieve import Sieve


def translate(
    sieve: Sieve, column: str, period: str, into: str, look_up: Callable[[str, str], int | None]
) -> Sieve:
    """Add the COW numbers of a column of codes.

    Parameters
    ----------
    sieve
        With a column of codes and one of periods, none of them null.
    column
        The codes.
    period
        The column that dates them, in a form that ``look_up`` takes.
    into
        Name of the new column, Int32, null where the look-up gives None.
    look_up
        Code and period, as text, to a COW number.

    Returns
    -------
    Sieve
        With the column.
    """
    keys = [pl.col(column).cast(pl.String), pl.col(period).cast(pl.String)]
    pairs = sieve.frame.select(keys).unique()
    found = [look_up(code, when) for code, when in pairs.iter_rows()]
    table = pairs.with_columns(pl.Series(into, found, dtype=pl.Int32))
    table = table.rename({column: "_code", period: "_period"})
    joined = sieve.frame.with_columns(keys[0].alias("_code"), keys[1].alias("_period")).join(
        table, on=["_code", "_period"], how="left", maintain_order="left"
    )
    number = joined[into]
    return sieve.map(number.alias(into))


def gw_number(code: str, when: str) -> int | None:
    """Look a Gleditsch–Ward number up.

    Parameters
    ----------
    code
        The number.
    when
        Year, month or day in ISO form.

    Returns
    -------
    int or None
        The COW number; None where nobody had the number then, or two states in turn.
    """
    from tertius.states import gw_to_cow

    try:
        return gw_to_cow(int(code), when)
    except (UnknownState, NotInSystem, AmbiguousState):
        return None


def iso3_number(code: str, year: str) -> int | None:
    """Look an ISO 3166 alpha-3 code up.

    Parameters
    ----------
    code
        The code, capitals.
    year
        The year.

    Returns
    -------
    int or None
        The COW number of the member of the state system that had the code in that year; None
        for territories and unknown codes.
    """
    return _iso3(year).get(code)


def state_named(name: str, when: str) -> int | None:
    """Look the name of a state up.

    Parameters
    ----------
    name
        As a dataset writes it.
    when
        A day.

    Returns
    -------
    int or None
        The COW number; None for what is no member of the state system, or could be two.
    """
    from tertius.states import convert, resolve

    plain, comma, rest = name.partition(", ")
    # Lists that sort by name write 'Moldova, Republic of'.
    for spelling in (name, f"{rest} {plain}") if comma else (name,):
        with suppress(UnknownState, NotInSystem, AmbiguousState):
            return resolve(spelling, when).ccode
        with suppress(UnknownState, NotInSystem, AmbiguousState):
            return int(convert(spelling, "name", "cow", when))
    return None


def leave_out_unmapped(sieve: Sieve, pairs: dict[str, str], what: str) -> Sieve:
    """Leave the rows out whose codes stand for no member of the state system, naming the codes.

    Parameters
    ----------
    sieve
        With columns of codes and of numbers.
    pairs
        Column of codes → column of numbers.
    what
        The kind of code, for the note.

    Returns
    -------
    Sieve
        Without those rows.
    """
    lost = pl.any_horizontal(pl.col(n).is_null() for n in pairs.values())
    named = [
        sieve.frame.filter(pl.col(number).is_null()).get_column(code).cast(pl.String)
        for code, number in pairs.items()
    ]
    counted = pl.concat([n.rename("code") for n in named]).value_counts(sort=True)
    listed = ", ".join(f"{code} ({count})" for code, count in counted.sort("code").iter_rows())
    return sieve.leave_out(lost, f"{what} of no member of the state system: {listed}")


@cache
def _iso3(year: str) -> dict[str, int]:
    """Give the codes of one year; a code that two members had in turn is left out."""
    from tertius.states import states_in

    found: dict[str, list[int]] = {}
    for entity in states_in(int(year)):
        if entity.iso3c and entity.ccode is not None:
            found.setdefault(entity.iso3c, []).append(entity.ccode)
    return {code: held[0] for code, held in found.items() if len(held) == 1}
