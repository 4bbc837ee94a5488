"""The periods of a file of ties: named periods, windows of one width, or spells.

A *named period* stands in a column of its own. *Windows* have a first and a last year and are all
of one width; each is a network of its own, named ``1946-1949``. *Spells* differ in length; a tie
counts in every year (or other period) that its spell touches.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tertius.errors import CoverageError, PeriodError
from tertius.exchange.row_times import OPEN, Ints, Spells
from tertius.exchange.tie_rows import TieRows
from tertius.periods import UNITS, Period, Unit, parse_date, parse_period, periods_between

Flags = NDArray[np.bool_]

MOST_MOMENTS = 10_000
"""More years than this between the first and the last are not listed one by one."""

ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the rows of a file hold.

    Attributes
    ----------
    kind
        ``none`` (the file says nothing of time), ``names``, ``windows`` or ``spells``.
    labels
        The periods, in order.
    code : ndarray of int, shape (rows,)
        For names and windows, the place of each row's period.
    spells
        For spells, with ends that belong to them.
    notes
        How the file was understood.
    """

    kind: Literal["none", "names", "windows", "spells"]
    labels: tuple[str, ...] = ()
    code: Ints | None = None
    spells: Spells | None = None
    notes: tuple[str, ...] = ()

    def label(self, when: str | int | Period | None, where: str) -> str | None:
        """Give the name of the one period that is meant.

        Parameters
        ----------
        when
            A period of the file; ``1946`` also names ``1946-1949``. None only where the file
            holds a single one.
        where
            The file, for messages.

        Returns
        -------
        str or None
            None where the file says nothing of time.

        Raises
        ------
        CoverageError
            If the file holds several periods and none was chosen, or not the one that was.
        """
        if self.kind == "none":
            if when is None:
                return None
            raise CoverageError(
                f"says nothing of time, so it has no {when}",
                where=where,
                remedy="Choose no period, or name the column: columns={'period': NAME}.",
            )
        if when is None:
            if len(self.labels) < 2:
                return self.labels[0] if self.labels else None
            raise CoverageError(
                f"holds {len(self.labels):,} periods: {listed(self.labels)}",
                where=where,
                remedy="Choose one of them, or take all rows together: columns={'period': None}.",
            )
        wanted = str(when).strip()
        if wanted in self.labels or self._touches(wanted):
            return wanted
        opening = [label for label in self.labels if label.startswith(f"{wanted}-")]
        if opening:
            # Of days and months, all that begin so are meant; of windows, the one.
            return opening[0] if self.kind == "windows" else wanted
        raise CoverageError(
            f"has nothing in {wanted}; it holds {listed(self.labels) or 'no period at all'}",
            where=where,
            remedy="Choose one of these periods.",
        )

    def rows_in(self, label: str | None) -> Flags | None:
        """Tell which rows hold in a period that :meth:`label` gave; None for all."""
        if label is None:
            return None
        if self.spells is not None:
            return touches(self.spells, label)
        places = [n for n, own in enumerate(self.labels) if own == label]
        places = places or [n for n, own in enumerate(self.labels) if own.startswith(f"{label}-")]
        return np.isin(self.code, places)  # type: ignore[arg-type]

    def _touches(self, wanted: str) -> bool:
        try:
            return self.spells is not None and bool(touches(self.spells, wanted).any())
        except (PeriodError, ValueError):
            return False


def touches(spells: Spells, label: str) -> Flags:
    """Tell which spells share a moment with a period.

    Parameters
    ----------
    spells
        Closed.
    label
        A year or another whole number; for days, a period or a date.

    Returns
    -------
    ndarray of bool
    """
    if label == ALWAYS:
        return np.ones(len(spells.first), dtype=bool)
    if spells.in_days:
        since, until = _days(label)
    else:
        since = until = int(label)
    found: Flags = (spells.first <= until) & (spells.last >= since)
    return found


def _days(label: str) -> tuple[int, int]:
    try:
        period = parse_period(label)
        return period.start.toordinal(), period.end.toordinal()
    except PeriodError:
        first, last, _ = parse_date(label)
        return first.toordinal(), last.toordinal()


def listed(labels: Sequence[str]) -> str:
    """Name periods in one line, at most ten of them."""
    if len(labels) <= 10:
        return ", ".join(labels)
    return f"{', '.join(labels[:5])}, … {', '.join(labels[-2:])}"


def period_named(label: str | None) -> Period | None:
    """Give the period of the calendar that a name means, if it means one."""
    try:
        return None if label is None else parse_period(label)
    except PeriodError:
        return None


def calendar_of(rows: TieRows) -> Calendar:
    """Understand the times of a file.

    Parameters
    ----------
    rows
        Of the file.

    Returns
    -------
    Calendar
    """
    times = rows.times
    if times.period is not None:
        return _of_names(rows)
    if times.spells is None:
        return Calendar("none")
    spells = times.spells
    width = np.unique(spells.last - spells.first)
    if len(width) == 1 and 0 < width[0] < OPEN and not spells.in_days:
        key, code = np.unique(spells.first, return_inverse=True)
        labels = tuple(f"{one}-{one + int(width[0])}" for one in key.tolist())
        return Calendar("windows", labels, code.astype(np.int64))
    included, notes = _end(rows, spells)
    if not included:
        before = np.where(spells.last < OPEN, spells.ends - 1, spells.last)
        spells = Spells(spells.first, before, spells.ends, spells.in_days)
        empty = int(np.sum(before < spells.first))
        if empty:
            verbs = "spell ends when it starts" if empty == 1 else "spells end when they start"
            notes += (f"{empty:,} {verbs}: left out",)
    return Calendar("spells", _labels(spells, times.unit), None, spells, notes)


def _of_names(rows: TieRows) -> Calendar:
    """Put the periods of a column in order: as numbers where all are, else as text."""
    import polars as pl

    text = rows.times.period
    assert text is not None  # noqa: S101 - the caller looked
    each = text.unique().to_list()
    try:
        each.sort(key=float)
    except ValueError:
        each.sort()
    code = text.replace_strict(each, list(range(len(each))), return_dtype=pl.Int64)
    return Calendar("names", tuple(each), code.to_numpy())


def _end(rows: TieRows, spells: Spells) -> tuple[bool, tuple[str, ...]]:
    """Decide whether the end of a spell belongs to it; give that, and how it was decided.

    Where a dyad's tie ends in the year in which its next one, of the other sign, begins, the two
    would contradict each other in that year, so ends are not included.
    """
    said = rows.times.end_included
    if said is not None:
        return said, ()
    if not np.any(spells.last < OPEN) or np.array_equal(spells.first, spells.last):
        return True, ()
    import polars as pl

    frame = pl.DataFrame({"one": rows.first, "other": rows.second}).select(
        low=pl.min_horizontal("one", "other"), high=pl.max_horizontal("one", "other")
    )
    frame = frame.with_columns(
        sign=pl.Series(np.sign(rows.values).astype(np.int8)),
        first=pl.Series(spells.first),
        end=pl.Series(spells.ends),
    )
    keys = ["low", "high"]
    met = frame.join(frame, left_on=[*keys, "end"], right_on=[*keys, "first"], suffix="_next")
    crossed = met.filter(pl.col("sign") * pl.col("sign_next") < 0).height
    if crossed:
        noun = "tie ends" if crossed == 1 else "ties end"
        return False, (
            f"the end of a spell was taken as no part of it: {crossed:,} {noun} when one of the "
            "other sign begins",
        )
    return True, (
        "the end of a spell was taken as a part of it; otherwise say columns={'before': NAME}",
    )


def _labels(spells: Spells, unit: str | None) -> tuple[str, ...]:
    """List the periods between the first and the last moment that are known."""
    real = spells.first <= spells.last
    first, last = spells.first[real], spells.last[real]
    known = np.concatenate([first[first > -OPEN], last[last < OPEN]])
    if not len(known):
        return (ALWAYS,) if len(first) else ()
    since, until = int(known.min()), int(known.max())
    if spells.in_days:
        chosen: Unit = unit if unit in UNITS else "year"
        days = date.fromordinal(since), date.fromordinal(until)
        return tuple(map(str, periods_between(*days, chosen)))
    if until - since > MOST_MOMENTS:
        return tuple(map(str, np.unique(first[first > -OPEN]).tolist()))
    return tuple(map(str, range(since, until + 1)))
