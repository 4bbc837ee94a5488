"""Tables of ties with named columns: which column is what, and the rows that they make."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from tertius.columns import nearest
from tertius.errors import InputProblems, Problem, TertiusError
from tertius.exchange.row_sieve import Place, Sieve
from tertius.exchange.row_times import TimeColumns
from tertius.exchange.tie_rows import Declared, TieRows, checked

if TYPE_CHECKING:
    import polars as pl

Columns = Mapping[str, str | int | None]
"""From roles to columns: names or, counted from 1, numbers; None where there is none."""

ROLES = ("first", "second", "value", "sign", "weight", "period", "start", "end", "before")
"""What a column can be: two states; a signed value, or a sign and a weight; a period, or the start
and the end of a spell (``before`` where the end does not belong to it)."""

PAIRS = (
    "first second", "a b", "source target", "from to", "state1 state2", "statea stateb",
    "country1 country2", "ccode1 ccode2", "ccodea ccodeb", "cowcode1 cowcode2",
    "gwcode1 gwcode2", "iso3c1 iso3c2", "stateabb1 stateabb2", "abbrev1 abbrev2", "name1 name2",
    "i j", "u v", "node1 node2", "nodea nodeb", "actor1 actor2", "actora actorb",
    "fromnodeid tonodeid", "sender receiver", "ego alter", "party1 party2", "member1 member2",
    "person1 person2", "id1 id2", "origin destination", "vertex1 vertex2", "sidea sideb",
    "firststate secondstate", "v1 v2",
)  # fmt: skip
"""Names of the two columns of states, in this order of preference; case and signs do not matter."""

VALUES = ("tie", "value", "sign", "weight", "rating", "level", "score", "relation", "v3")
"""Names of the column of values, in this order; ``sign`` and ``weight`` together are multiplied."""

PERIODS = ("period", "year", "time", "date", "month", "quarter", "week", "wave", "window")
SPELLS = (
    "start end", "startyear endyear", "begin end", "styear endyear", "since until", "begin until",
    "startdate enddate", "firstyear lastyear", "beginyear endyear", "yearstart yearend",
    "yrbeg yrend", "onset end", "start until",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A frame and what its rows are called.

    Attributes
    ----------
    frame
        Columns of any type.
    place
        From rows to places, for messages.
    where
        The file.
    torn
        Rows that are no rows: the first of them, and how many.
    notes
        What the reader found.
    """

    frame: "pl.DataFrame"
    place: Place
    where: str
    torn: tuple[tuple[Problem, ...], int] = ((), 0)
    notes: tuple[str, ...] = field(default=())


def read_table(
    table: Table,
    columns: Columns | None = None,
    *,
    sieve: Sieve | None = None,
    declared: Declared | None = None,
    unit: str | None = None,
) -> TieRows:
    """Make rows of ties out of a table.

    Parameters
    ----------
    table
        With the two states and a value in columns of its own.
    columns
        What the columns are, where their names do not say; see :data:`ROLES`.
    sieve
        Rows that were taken aside already.
    declared
        The states that the file lists.
    unit
        Unit of the periods, where the file says.

    Returns
    -------
    TieRows

    Raises
    ------
    InputProblems
        If a column is missing, with the columns that there are.
    TertiusError
        If ``columns`` has an unknown role.
    """
    roles = columns_of(table.frame.columns, columns or {}, table.where)
    frame = table.frame
    sieve = sieve or Sieve(table.place, np.zeros(frame.height, dtype=bool))
    value, named = _value(frame, roles, sieve)
    times = TimeColumns(
        period=_maybe(frame, roles, "period"),
        start=_maybe(frame, roles, "start"),
        end=_maybe(frame, roles, "before" if "before" in roles else "end"),
        end_included=_end_included(roles, columns or {}),
        unit=unit,
    )
    used = {role: name for role, name in roles.items() if role not in {"sign", "weight"}}
    return checked(
        frame[roles["first"]], frame[roles["second"]], value, place=table.place,
        columns={**used, "value": named}, times=times, torn=table.torn, sieve=sieve,
        declared=declared, notes=table.notes,
    )  # fmt: skip


def _end_included(roles: Mapping[str, str], said: Columns) -> bool | None:
    """Tell whether spells hold their end: only if the user said so; a name says nothing."""
    if "before" in roles:
        return False
    return True if said.get("end") else None


def columns_of(names: list[str], given: Columns, where: str) -> dict[str, str]:
    """Tell which column is what.

    Parameters
    ----------
    names
        Of the columns.
    given
        What the user said; goes before every guess.
    where
        The file, for messages.

    Returns
    -------
    dict
        From roles to names of columns: always ``first`` and ``second``, and ``value`` or
        ``sign``.

    Raises
    ------
    InputProblems
        If a column that was named is not there, or the states or the value cannot be guessed.
    TertiusError
        If a role is unknown.

    Examples
    --------
    >>> columns_of(["year", "a", "b", "level"], {}, "x.csv")
    {'first': 'a', 'second': 'b', 'value': 'level', 'period': 'year'}
    """
    strange = [role for role in given if role not in ROLES]
    if strange:
        raise TertiusError(
            f"there is no role {', '.join(map(repr, strange))} for a column",
            remedy=f"Roles are: {', '.join(ROLES)}.",
        )
    found, problems = _given(names, given, where)
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(fold(name), name)
    free = {key: name for key, name in plain.items() if name not in found.values()}
    if not {"first", "second"} & set(given):
        found |= _pair(free, PAIRS, ("first", "second")) or _suffixed(free)
    if not {"value", "sign", "weight"} & set(given):
        found |= _guess_value(free)
    said_time = {"period", "start", "end", "before"} & set(given)
    if not said_time:
        found |= _pair(free, SPELLS, ("start", "end")) or _guess_period(free)
    seen = f"its columns are {', '.join(map(ascii, names[:20]))}{' …' if len(names) > 20 else ''}"
    both = "" if {"first", "second"} <= set(found) else "'first': …, 'second': …, "
    remedy = f"Say which: columns={{{both}'value': …}}."
    if not problems and not {"first", "second"} <= set(found):
        problems.append(Problem(where, f"no two columns are known to name states; {seen}"))
    if not problems and not {"value", "sign", "weight"} & set(found):
        problems.append(Problem(where, f"no column is known to hold signs or values; {seen}"))
    if not problems and len(set(found.values())) < len(found):
        problems.append(Problem(where, f"one column has two parts; {seen}"))
    if problems:
        raise InputProblems(problems, message="the table makes no network", remedy=remedy)
    return {role: found[role] for role in ROLES if role in found}


def fold(name: str) -> str:
    """Reduce a column's name to its letters and digits, in lower case."""
    return "".join(filter(str.isalnum, name.lower()))


def position(column: object) -> int | None:
    """Give the number of a column that is named by its number, 3 or ``3``; None for any other."""
    if isinstance(column, str) and column.isdecimal():
        return int(column)
    return column if isinstance(column, int) else None


def _given(
    names: list[str], given: Columns, where: str
) -> tuple[dict[str, str], list[Problem]]:  # fmt: skip
    found: dict[str, str] = {}
    problems = []
    for role, column in given.items():
        number = position(column)
        if column is None:
            continue
        if column in names:
            found[role] = str(column)
        elif number is not None and 1 <= number <= len(names):
            found[role] = names[number - 1]
        else:
            what = f"has no column {column!r} for '{role}'"
            problems.append(Problem(where, what, nearest(str(column), names)))
    return found, problems


def _pair(
    free: Mapping[str, str], known: tuple[str, ...], roles: tuple[str, str]
) -> dict[str, str]:
    for pair in known:
        one, other = pair.split()
        if one in free and other in free:
            return {roles[0]: free[one], roles[1]: free[other]}
    return {}


def _suffixed(free: Mapping[str, str]) -> dict[str, str]:
    """Take the only two columns whose names differ in a last 1 and 2, or a and b."""
    pairs = [
        (name, free[key[:-1] + other])
        for key, name in free.items()
        for mine, other in (("1", "2"), ("a", "b"), ("i", "j"))
        if len(key) > 1 and key.endswith(mine) and key[:-1] + other in free
    ]
    return {"first": pairs[0][0], "second": pairs[0][1]} if len(pairs) == 1 else {}


def _guess_value(free: Mapping[str, str]) -> dict[str, str]:
    if "tie" not in free and "value" not in free and {"sign", "weight"} <= set(free):
        return {"sign": free["sign"], "weight": free["weight"]}
    return next(({"value": free[name]} for name in VALUES if name in free), {})


def _guess_period(free: Mapping[str, str]) -> dict[str, str]:
    return next(({"period": free[name]} for name in PERIODS if name in free), {})


def _maybe(frame: "pl.DataFrame", roles: Mapping[str, str], role: str) -> "pl.Series | None":
    return frame[roles[role]] if role in roles else None


def _value(
    frame: "pl.DataFrame", roles: Mapping[str, str], sieve: Sieve
) -> tuple["pl.Series", str]:
    """Give the column of values, or the product of sign and weight."""
    import polars as pl

    if "sign" not in roles or "weight" not in roles:
        name = roles.get("value") or roles.get("sign") or roles["weight"]
        return frame[name], name
    from tertius.exchange.tie_rows import numbers_in

    sign, lost = numbers_in(frame[roles["sign"]], roles["sign"], sieve)
    weight, also = numbers_in(frame[roles["weight"]], roles["weight"], sieve)
    crossed = (weight < 0) & (sign * weight < 0) & (sign > 0)
    say: Callable[[int], str] = lambda row: (  # noqa: E731
        f"{roles['sign']} is {sign[row]:g} and {roles['weight']} is {weight[row]:g}, which "
        "contradict each other"
    )
    sieve.reject(crossed, say)
    product = pl.Series(np.sign(sign) * np.abs(weight))
    missing = pl.Series(lost | also)
    return product.set(missing, None), f"{roles['sign']} × {roles['weight']}"


def as_table(frame: "pl.DataFrame", where: str, notes: tuple[str, ...] = ()) -> Table:
    """Call the rows of a frame by their numbers.

    Parameters
    ----------
    frame
        The frame.
    where
        Its file.
    notes
        What the reader found.

    Returns
    -------
    Table
    """
    return Table(
        frame, lambda rows: [f"{where}: row {row + 1}" for row in rows], where, notes=notes
    )
