"""The door for signed networks in files: any format, states of any name, one tie per dyad."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tertius.errors import InputProblems, Problem, SourceError, TertiusError
from tertius.exchange.file_kind import Format, format_of, read_file
from tertius.exchange.repeated_dyads import refuse_repeated
from tertius.exchange.row_calendar import Calendar, calendar_of, period_named, touches
from tertius.exchange.row_names import Numbered, numbered, with_state_names
from tertius.exchange.row_sieve import Sieve
from tertius.exchange.row_times import read_spells
from tertius.exchange.tie_rows import Declared, TieRows
from tertius.exchange.tie_table import Columns, as_table, read_table
from tertius.network import RULES, Collapsed, TieList, collapse
from tertius.network.collapse import Rule
from tertius.periods import Period

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True, eq=False)
class NetworkFile:
    """A signed network out of a file, and how it came about.

    Attributes
    ----------
    collapsed
        The network with one tie per dyad, and what was lost on the way.
    path
        The file.
    format
        One of :data:`tertius.exchange.FORMATS`.
    period
        Name of the period chosen; None where the file says nothing of time.
    columns
        What each part was read from.
    rows
        Rows of the file, all periods together.
    rejected
        Rows that broke a rule and were left out.
    problems
        The first of them.
    names : tuple of str
        Names of the states of ``first`` and ``second``.
    first, second : ndarray of int, shape (rows,)
        Source and target of every row of the period, as written.
    values : ndarray of shape (rows,)
        Its value.
    notes
        How the file was understood, what was left out, what to beware of.
    """

    collapsed: Collapsed
    path: Path
    format: Format
    period: str | None
    columns: Mapping[str, str]
    rows: int
    rejected: int
    problems: tuple[Problem, ...]
    names: tuple[str, ...]
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    values: NDArray[np.float64]
    notes: tuple[str, ...]

    @property
    def ties(self) -> TieList:
        """The network."""
        return self.collapsed.ties


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """A file that was read once, for all its periods."""

    path: Path
    format: Format
    rows: TieRows
    calendar: Calendar
    said_states: int | None
    notes: tuple[str, ...]


def read_network(
    path: Path | str,
    *,
    rule: str | None = None,
    when: str | int | Period | None = None,
    columns: Columns | None = None,
    format: str | None = None,  # noqa: A002 - the user's word for it
    tolerant: bool = False,
    isolates: bool | None = None,
) -> NetworkFile:
    """Read a signed network from a file of any of the known formats.

    Parameters
    ----------
    path
        The file; may be packed by gzip.
    rule
        How a dyad with several rows (both directions, repetitions) gets one tie; one of
        :data:`tertius.network.RULES`. Needed only where there is such a dyad; without one,
        values are kept as they are.
    when
        The period, for files that hold several.
    columns
        What the columns (or attributes of edges) are, where their names do not say: from
        ``first``, ``second``, ``value`` (or ``sign`` and ``weight``), ``period``, ``start`` and
        ``end`` (``before`` where a spell does not hold its end) to names, or numbers from 1.
        ``{'period': None}`` passes over time; Pajek files have ``relation``.
    format
        One of :data:`tertius.exchange.FORMATS`; by default told by content and ending.
    tolerant
        Whether to leave out rows that cannot be read, instead of refusing the file.
    isolates
        Whether to keep states without a tie; by default those that the file lists on purpose
        (Pajek, GraphML, GEXF, matrices).

    Returns
    -------
    NetworkFile

    Raises
    ------
    SourceError
        If the file is missing, damaged, or holds no ties.
    InputProblems
        With the rows that cannot be read, or the columns that are missing.
    CoverageError
        If it holds several periods and none of them was chosen.
    NetworkError
        If dyads have several rows and no rule was given, with the rules there are.
    TertiusError
        If ``rule``, ``format`` or ``columns`` names what there is not.
    """
    _check_rule(rule)
    opened = _open(path, columns, format, tolerant=tolerant)
    label = opened.calendar.label(when, str(path))
    return _network(opened, label, rule, isolates)


def read_periods(
    path: Path | str,
    *,
    rule: str | None = None,
    columns: Columns | None = None,
    format: str | None = None,  # noqa: A002
    tolerant: bool = False,
    isolates: bool | None = None,
) -> Iterator[NetworkFile]:
    """Read the networks of all periods of a file, one after the other.

    Parameters
    ----------
    path, rule, columns, format, tolerant, isolates
        As in :func:`read_network`.

    Yields
    ------
    NetworkFile
        In order of time; the only one where the file says nothing of time.
    """
    _check_rule(rule)
    opened = _open(path, columns, format, tolerant=tolerant)
    for label in opened.calendar.labels or (None,):
        yield _network(opened, label, rule, isolates)


def periods_in(
    path: Path | str,
    *,
    columns: Columns | None = None,
    format: str | None = None,  # noqa: A002
) -> tuple[str, ...]:
    """List the periods that a file holds.

    Parameters
    ----------
    path, columns, format
        As in :func:`read_network`.

    Returns
    -------
    tuple of str
        In order of time: values of a column of time; windows such as ``1946-1949``; for spells
        every year between the first and the last. Empty where the file says nothing of time.
    """
    return _open(path, columns, format, tolerant=True).calendar.labels


def ties_frame(ties: TieList) -> "pl.DataFrame":
    """Give ties as a tidy frame.

    Parameters
    ----------
    ties
        The network.

    Returns
    -------
    polars.DataFrame
        One row per tie: ``first``, ``second`` (names), ``sign`` (−1 or 1), ``weight`` (above 0).

    Examples
    --------
    >>> ties_frame(TieList(("A", "B"), [0], [1], [-2.0])).row(0)
    ('A', 'B', -1, 2.0)
    """
    import polars as pl

    names = pl.Series(ties.names, dtype=pl.String)
    return pl.DataFrame(
        {
            "first": names.gather(pl.Series(ties.first, dtype=pl.UInt32)),
            "second": names.gather(pl.Series(ties.second, dtype=pl.UInt32)),
            "sign": ties.signs,
            "weight": ties.weights,
        }
    )


def _check_rule(rule: str | None) -> None:
    if rule is not None and rule not in RULES:
        raise TertiusError(
            f"there is no collapse rule '{rule}'", remedy=f"Choose one of: {', '.join(RULES)}."
        )


def _open(
    path: Path | str, columns: Columns | None, named: str | None, *, tolerant: bool
) -> _Opened:
    raw, notes = read_file(path)
    where = str(path)
    kind = format_of(raw, path, named)
    kind, rows, said = _rows(kind, raw, where, columns or {}, explicit=named is not None)
    if rows.problems and not tolerant:
        raise InputProblems(
            rows.problems,
            message=f"{where}: {rows.rejected:,} of {rows.rows:,} rows cannot be read",
            remedy="Correct them, or leave them out on purpose: tolerant=True.",
        )
    if not rows.rows and rows.declared is None:
        raise SourceError("has no rows of ties", where=where)
    if rows.rejected and rows.rejected == rows.rows:
        raise InputProblems(rows.problems, message=f"{where}: no row can be read")
    calendar = calendar_of(rows)
    told = (*notes, *rows.notes, *calendar.notes, *_told(rows))
    return _Opened(Path(path), kind, rows, calendar, said, told)


def _rows(
    kind: Format, raw: bytes, where: str, columns: Columns, *, explicit: bool
) -> tuple[Format, TieRows, int | None]:
    """Read by the module of the format."""
    if kind == "pajek":
        from tertius.exchange.pajek import read_pajek

        return kind, read_pajek(raw, where, columns), None
    if kind == "graphml":
        from tertius.exchange.graphml import graphml_rows

        return kind, graphml_rows(raw, where, columns), None
    if kind == "gexf":
        from tertius.exchange.gexf import gexf_rows

        return kind, gexf_rows(raw, where, columns), None
    if kind == "stata":
        from tertius.exchange.stata import stata_frame

        return kind, read_table(as_table(stata_frame(raw, where), where), columns), None
    if kind == "parquet":
        from tertius.exchange.parquet import parquet_frame

        return kind, read_table(as_table(parquet_frame(raw, where), where), columns), None
    from tertius.exchange.network_text import read_text

    sure = kind == "signed-graph" or explicit
    return read_text(raw, where, columns, kind if sure else None)


def _told(rows: TieRows) -> Iterator[str]:
    """Say what a user should know of the rows."""
    if rows.rejected:
        yield f"{rows.rejected:,} of {rows.rows:,} rows cannot be read and were left out"
    if rows.not_observed:
        yield _sentence(rows.not_observed, "row", "without a value", "is not observed")
    values = rows.values
    if not len(values):
        return
    if values.min() >= 0:
        yield "no tie is negative" + (
            "; zeros count as neutral (where 1 means negative, the format is signed-graph)"
            if bool(np.any(values == 0)) and values.max() == 1
            else ""
        )


def _network(
    opened: _Opened, label: str | None, rule: str | None, isolates: bool | None
) -> NetworkFile:
    rows, where = opened.rows, str(opened.path)
    chosen = opened.calendar.rows_in(label)
    declared = _present(rows.declared, label)
    period = period_named(label)
    states = with_state_names(numbered(rows, chosen, declared), rows.columns["first"], period)
    values = rows.values if chosen is None else rows.values[chosen]
    ends = (states.first, states.second)
    # Where every dyad has one row at most, this keeps the values as they are.
    used: Rule = rule or "sum_of_values"  # type: ignore[assignment]
    collapsed = collapse(states.names, *ends, values, rule=used, period=period)
    if rule is None and collapsed.repeated:
        refuse_repeated(states.names, *ends, values, where)
    keep = isolates if isolates is not None else declared is not None
    kept = collapsed if keep else _without_isolates(collapsed)
    notes = (*opened.notes, *_losses(collapsed, kept, states, opened.said_states))
    return NetworkFile(
        collapsed=kept,
        path=opened.path,
        format=opened.format,
        period=label,
        columns=rows.columns,
        rows=rows.rows,
        rejected=rows.rejected,
        problems=rows.problems,
        names=states.names,
        first=states.first,
        second=states.second,
        values=values,
        notes=notes,
    )


def _present(declared: Declared | None, label: str | None) -> Declared | None:
    """Give the states that are present in a period."""
    if declared is None or not declared.spans or label is None:
        return declared
    import polars as pl

    parts = zip(*declared.spans, strict=True)
    keys, starts, ends = (pl.Series(part, dtype=pl.String) for part in parts)
    sieve = Sieve(lambda rows: [str(row) for row in rows], np.zeros(len(keys), dtype=bool))
    here = touches(read_spells(starts, ends, sieve), label) & ~sieve.bad
    named, inside = set(keys.to_list()), set(keys.filter(pl.Series(here)).to_list())
    pairs = zip(declared.keys, declared.labels, strict=True)
    kept = [(key, name) for key, name in pairs if key in inside or key not in named]
    return Declared(tuple(key for key, _ in kept), tuple(name for _, name in kept))


def _without_isolates(collapsed: Collapsed) -> Collapsed:
    ties = collapsed.ties
    if not ties.states or bool(np.all(ties.degrees)):
        return collapsed
    return replace(collapsed, ties=ties.subset(np.flatnonzero(ties.degrees)))


def _losses(whole: Collapsed, kept: Collapsed, states: Numbered, said: int | None) -> Iterator[str]:
    """Say what collapsing lost."""
    counts = (
        (whole.self_ties, "tie", "of a state with itself", "was left out"),
        (whole.neutral, "row", "of value zero", "is neutral"),
        (whole.repeated, "dyad", "", f"has more than one row; rule: {whole.rule}"),
        (whole.contradictory, "dyad", "", "has rows of both signs"),
        (whole.cancelled, "dyad", "", "was dropped by the rule"),
        (whole.ties.states - kept.ties.states, "state", "without a tie", "was left out"),
    )
    for count, noun, which, what in counts:
        if count:
            yield _sentence(count, noun, which, what)
    if said is not None and said != len(states.names):
        yield f"its comments speak of {said:,} states; {len(states.names):,} are named by ties"


_PLURAL = {"was": "were", "is": "are", "has": "have"}


def _sentence(count: int, noun: str, which: str, what: str) -> str:
    """Say what happened to one or more: ``3 ties of a state with itself were left out``."""
    verb, _, rest = what.partition(" ")
    if count != 1:
        noun, verb = f"{noun}s", _PLURAL[verb]
    return " ".join(filter(None, (f"{count:,}", noun, which, verb, rest)))
