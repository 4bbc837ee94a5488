"""What every reader of networks checks, on whole columns at once: all problems, one error.

The named rules: unknown state, self-tie, no number, infinite, out of range, no period, duplicate,
asymmetric, gap. Both directions of a dyad with the same tie are one dyad given twice, not a
problem; with different ties they are asymmetric.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tertius.errors import InputProblems, NetworkError, PeriodError, Problem, UnknownState
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.periods import Period, parse_period
from tertius.states import name_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SHOWN = 50
"""At most so many problems of one rule are listed; the rest is counted."""

BAD = -1
"""Stands for a code or period that could not be read; it was reported and is not used."""


@dataclass(slots=True)
class Problems:
    """What was found wrong with an input, rule by rule.

    Attributes
    ----------
    where
        From a row number, 0 the first, to the place as the user knows it.
    """

    where: Callable[[int], str]
    found: list[Problem] = field(default_factory=list)

    def flag(self, bad: Flags, say: Callable[[int], str], remedy: str | None = None) -> None:
        """Report every row that is flagged, up to :data:`SHOWN`."""
        rows = np.flatnonzero(bad)
        self.found += [Problem(self.where(int(r)), say(int(r)), remedy) for r in rows[:SHOWN]]
        if len(rows) > SHOWN:
            rest = f"and {len(rows) - SHOWN:,} more rows like these"
            self.found.append(Problem(self.where(int(rows[SHOWN])), rest))

    def add(self, where: str, what: str, remedy: str | None = None) -> None:
        """Report one problem."""
        self.found.append(Problem(where, what, remedy))

    def raise_any(self, message: str) -> None:
        """Raise everything that was found."""
        if self.found:
            count = len(self.found)
            noun = "problem" if count == 1 else "problems"
            raise InputProblems(self.found, message=f"{message}: {count} {noun} found")


@dataclass(frozen=True, slots=True)
class Rows:
    """Dyads and periods of one input, as columns that passed the checks.

    Attributes
    ----------
    ccode1, ccode2 : ndarray of int
        Keys.
    period : ndarray of int
        Position in ``periods``.
    tie : ndarray of float
        In [−1, 1]; NaN where not observed.
    periods
        In order.
    names
        Print names by key; the registry's where there is none.
    """

    ccode1: Ints
    ccode2: Ints
    period: Ints
    tie: Floats
    periods: tuple[Period, ...]
    names: Mapping[int, str] = field(default_factory=dict)


def codes(values: Sequence[object], column: str, problems: Problems) -> Ints:
    """Read a column of COW numbers: 2, 2.0, '2' and '002' are the United States.

    Parameters
    ----------
    values
        As given.
    column
        Its name, for messages.
    problems
        Takes what is wrong.

    Returns
    -------
    ndarray of int
        :data:`BAD` where there is no such state.
    """
    keys = [v if isinstance(v, int | float | str) else str(v) for v in values]
    known = {key: _code(key) for key in set(keys)}
    out = np.array([known[key] for key in keys], dtype=np.int64)
    problems.flag(
        out == BAD,
        lambda row: f"{column} is {_shown(values[row])}, which is no COW number of a state",
        "Keys are COW numbers such as 365; tertius states NAME finds them.",
    )
    return out


def _shown(value: object) -> str:
    return "empty" if value is None else ascii(value)[:40]


def _code(value: object) -> int:
    try:
        number = float(value) if isinstance(value, int | float | str) else float("nan")
        if number != int(number):
            return BAD
        name_of(int(number))
    except (ValueError, OverflowError, UnknownState):
        return BAD
    return int(number)


def ties(values: Sequence[object], column: str, problems: Problems) -> Floats:
    """Read a column of ties; null and NaN mean not observed.

    Parameters
    ----------
    values
        As given.
    column
        Its name, for messages.
    problems
        Takes what is wrong.

    Returns
    -------
    ndarray of float
        NaN also where the value was refused.
    """
    read = [_number(value) for value in values]
    text = np.array([value is None for value in read], dtype=bool)
    out = np.array([np.nan if value is None else value for value in read], dtype=np.float64)
    infinite = np.isinf(out)
    outside = ~infinite & (np.abs(np.nan_to_num(out)) > 1)
    problems.flag(text, lambda r: f"{column} is {_shown(values[r])}, which is no number")
    problems.flag(infinite, lambda _: f"{column} is infinite", "Leave what is unknown empty.")
    problems.flag(
        outside,
        lambda r: f"{column} is {out[r]:g}, outside -1 to 1",
        "Scale ties to [-1, 1]; leave missing values (such as -9) empty.",
    )
    out[infinite | outside] = np.nan
    return out


def _number(value: object) -> float | None:
    if value is None:
        return float("nan")
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None


def period_column(
    values: Sequence[object], column: str, problems: Problems
) -> tuple[Ints, tuple[Period, ...]]:
    """Read a column of years or of periods in ISO 8601 form.

    Parameters
    ----------
    values
        2022, 2022.0, ``2022``, ``2022-Q1``, ``2022-03``.
    column
        Its name, for messages.
    problems
        Takes what is wrong.

    Returns
    -------
    positions : ndarray of int
        In ``periods``; :data:`BAD` where the value names no period.
    periods : tuple of Period
        In order, each once.
    """
    keys = [_hashable(value) for value in values]
    parsed = {key: _period(key) for key in set(keys)}
    periods = tuple(sorted({p for p in parsed.values() if p is not None}))
    place = {period: number for number, period in enumerate(periods)}
    position = {key: BAD if p is None else place[p] for key, p in parsed.items()}
    positions = np.array([position[key] for key in keys], dtype=np.int64)
    problems.flag(
        positions == BAD,
        lambda r: f"{column} is {_shown(values[r])}, which names no period",
        "Write 2022, 2022-Q1 or 2022-03.",
    )
    if len({period.unit for period in periods}) > 1:
        units = ", ".join(sorted({period.unit for period in periods}))
        problems.add(column, f"mixes units of time ({units})")
    else:
        gaps(periods, column, problems)
    return positions, periods


def gaps(periods: Sequence[Period], where: str, problems: Problems) -> None:
    """Report periods that are left out between the first and the last."""
    for earlier, later in pairwise(periods):
        if earlier.next() != later:
            problems.add(
                where,
                f"nothing between {earlier} and {later}",
                "Give every period, with empty ties where nothing is known, or each part alone.",
            )


def _hashable(value: object) -> object:
    return value if isinstance(value, int | float | str | None) else str(value)


def _period(value: object) -> Period | None:
    if isinstance(value, int | float):
        if value != value or value in (float("inf"), -float("inf")) or value != int(value):
            return None
        value = f"{int(value):04d}"
    try:
        return parse_period(str(value))
    except (PeriodError, OverflowError):
        return None


def pairs(rows: Rows, problems: Problems) -> None:
    """Report self-ties, duplicates and directions that disagree.

    Parameters
    ----------
    rows
        Columns that were read; rows with :data:`BAD` entries are passed over.
    problems
        Takes what is wrong.
    """
    good = (rows.ccode1 != BAD) & (rows.ccode2 != BAD) & (rows.period != BAD)
    own = good & (rows.ccode1 == rows.ccode2)
    problems.flag(own, lambda r: f"a tie of state {rows.ccode1[r]} with itself")
    used = np.flatnonzero(good & ~own)
    one, other = rows.ccode1[used], rows.ccode2[used]
    exact = _key(rows.period[used], one, other)
    _, first, inverse = np.unique(exact, return_index=True, return_inverse=True)
    again = np.zeros(len(good), dtype=bool)
    again[used] = first[inverse] != np.arange(len(used))
    problems.flag(again, lambda r: f"{_dyad(rows, r)} a second time", "Keep one row for each.")
    either = _key(rows.period[used], np.minimum(one, other), np.maximum(one, other))
    _, first, inverse = np.unique(either, return_index=True, return_inverse=True)
    here, there = rows.tie[used], rows.tie[used[first[inverse]]]
    differs = ~((here == there) | (np.isnan(here) & np.isnan(there)))
    crossed = np.zeros(len(good), dtype=bool)
    crossed[used] = differs & ~again[used]
    problems.flag(
        crossed,
        lambda r: f"{_dyad(rows, r)} has another tie in the other direction",
        "Ties are undirected: reduce the two directions to one value first.",
    )


def _key(period: Ints, one: Ints, other: Ints) -> Ints:
    """Give a number for each period and directed dyad; COW numbers have at most three digits."""
    key: Ints = (period * 1000 + one) * 1000 + other
    return key


def _dyad(rows: Rows, row: int) -> str:
    return f"{rows.ccode1[row]}-{rows.ccode2[row]} in {rows.periods[rows.period[row]]}"


def networks(rows: Rows, members: Sequence[Sequence[int]] | None = None) -> TemporalNetwork:
    """Put checked rows together.

    Parameters
    ----------
    rows
        Without problems.
    members
        The states of each period; by default those that have a row in it.

    Returns
    -------
    TemporalNetwork
        Dyads without a row are not observed.

    Raises
    ------
    NetworkError
        If there is no period.
    """
    if not rows.periods:
        raise NetworkError("there are no rows to make a network of")
    built = []
    for number, period in enumerate(rows.periods):
        mine = rows.period == number
        one, other = rows.ccode1[mine], rows.ccode2[mine]
        found = np.unique(np.concatenate([one, other])) if members is None else members[number]
        states = np.array(sorted(set(map(int, found))), dtype=np.int64)
        values = np.full((len(states), len(states)), np.nan)
        i, j = np.searchsorted(states, one), np.searchsorted(states, other)
        values[i, j] = values[j, i] = rows.tie[mine]
        keys = tuple(map(int, states))
        names = tuple(rows.names.get(code) or name_of(code, period.end) for code in keys)
        built.append(SignedNetwork(keys, values, period, names))
    return TemporalNetwork(tuple(built))
