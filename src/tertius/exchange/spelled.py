"""Temporal networks as spells, the form in which graph files keep time.

A run is a dyad with one value of its tie over consecutive periods. What a missing run means is
written into the file: *neutral* where every dyad is observed, else *unobserved*, and then neutral
dyads are runs of their own. So a file always reads back as what was written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tertius.errors import PeriodError
from tertius.exchange import checks
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.periods import UNITS, Period, Unit, parse_date, period_of, periods_between

Absent = Literal["neutral", "unobserved"]
Span = tuple[date, date]


class Run(NamedTuple):
    """A tie that keeps its value from the first to the last day."""

    ccode1: int
    ccode2: int
    tie: float
    start: date
    end: date


class Member(NamedTuple):
    """A state and the spans in which it is part of the network."""

    ccode: int
    name: str
    iso3c: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Spelled:
    """A temporal network as members and runs."""

    unit: Unit
    start: date
    end: date
    absent: Absent
    members: tuple[Member, ...]
    runs: tuple[Run, ...]


def to_spells(network: SignedNetwork | TemporalNetwork) -> Spelled:
    """Turn networks into members and runs.

    Parameters
    ----------
    network
        One period or several.

    Returns
    -------
    Spelled
        Runs by dyad, then by time.
    """
    each = [network] if isinstance(network, SignedNetwork) else list(network)
    codes = np.array(sorted({code for one in each for code in one.ccodes}), dtype=np.int64)
    member = np.zeros((len(each), len(codes)), dtype=bool)
    one, other = np.triu_indices(len(codes), 1)
    values = np.full((len(each), len(one)), np.nan)
    whole = True
    for number, part in enumerate(each):
        rows = np.searchsorted(codes, part.ccodes)
        member[number, rows] = True
        grid = np.full((len(codes), len(codes)), np.nan)
        grid[np.ix_(rows, rows)] = part.ties
        values[number] = grid[one, other]
        whole &= int(part.observed.sum()) == len(part) * (len(part) - 1)
    absent: Absent = "neutral" if whole else "unobserved"
    if whole:
        values[values == 0] = np.nan
    days = [(part.period.start, part.period.end) for part in each]
    dyad, first, last = _runs(values)
    runs = tuple(
        Run(int(codes[one[d]]), int(codes[other[d]]), float(values[f, d]), days[f][0], days[t][1])
        for d, f, t in zip(dyad.tolist(), first.tolist(), last.tolist(), strict=True)
    )
    members = _members(each, codes, member, days)
    period = each[0].period
    return Spelled(period.unit, days[0][0], days[-1][1], absent, members, runs)


def _runs(values: checks.Floats) -> tuple[checks.Ints, checks.Ints, checks.Ints]:
    """Find runs of equal values down the columns: column, first row, last row of each."""
    known = ~np.isnan(values)
    begins, ends = known.copy(), known.copy()
    same = values[1:] == values[:-1]
    begins[1:] &= ~same
    ends[:-1] &= ~same
    column, first = np.nonzero(begins.T)
    _, last = np.nonzero(ends.T)
    return column, first, last


def _members(
    each: Sequence[SignedNetwork],
    codes: NDArray[np.int64],
    member: NDArray[np.bool_],
    days: Sequence[Span],
) -> tuple[Member, ...]:
    from tertius.exchange.graphs import iso3c

    latest = {
        code: (name, part.period)
        for part in each
        for code, name in zip(part.ccodes, part.names, strict=True)
    }
    place, first, last = _runs(np.where(member, 1.0, np.nan))
    found = []
    for number, code in enumerate(map(int, codes)):
        mine = place == number
        spans = tuple(
            (days[f][0], days[t][1]) for f, t in zip(first[mine], last[mine], strict=True)
        )
        name, period = latest[code]
        found.append(Member(code, name, iso3c(code, period) or "", spans))
    return tuple(found)


@dataclass(slots=True)
class Draft:
    """What a graph file says, before it is checked; lists of one entry per node, run or both.

    Attributes
    ----------
    settings
        ``unit``, ``since``, ``until``, ``period``, ``absent`` as far as the file has them.
    nodes, codes, names, spans, node_lines
        Identifiers in the file, COW numbers as written, names, spans as written, lines.
    sources, targets, ties, starts, ends, lines
        Of every run: identifiers of nodes, tie as written, first and last day as written, line.
    """

    settings: dict[str, str] = field(default_factory=dict)
    nodes: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    spans: list[list[tuple[str, str]]] = field(default_factory=list)
    node_lines: list[int] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    ties: list[str | None] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add_run(
        self, edge: Mapping[str, str], tie: str | None, start: str, end: str, line: int
    ) -> None:
        """Note one run of an edge."""
        self.sources.append(edge.get("source", ""))
        self.targets.append(edge.get("target", ""))
        self.ties.append(tie)
        self.starts.append(start)
        self.ends.append(end)
        self.lines.append(line)


def from_draft(draft: Draft, where: str, period: Period | str | None) -> TemporalNetwork:
    """Check what a graph file says and put the networks together.

    Parameters
    ----------
    draft
        What was found.
    where
        The file.
    period
        What the graph describes, where the file does not say.

    Returns
    -------
    TemporalNetwork
        A run counts in every period that it touches on any day.

    Raises
    ------
    InputProblems
        With everything that is wrong.
    """
    problems = checks.Problems(lambda place: f"{where}:{draft.node_lines[place]}")
    keys = checks.codes(draft.codes, "ccode", problems)
    known: set[int] = set()
    for place, key in enumerate(keys.tolist()):
        if key in known:
            problems.add(f"{where}:{draft.node_lines[place]}", f"state {key} a second time")
        known.add(key)
    if not draft.nodes:
        problems.add(where, "has no nodes")
    periods = _periods(draft, where, period, problems)
    problems.raise_any("the file makes no network")
    rows = _rows(draft, where, keys, periods, problems)
    problems.raise_any("the file makes no network")
    members = [
        [int(key) for key, spans in zip(keys, draft.spans, strict=True) if _present(spans, one)]
        for one in periods
    ]
    _outside(rows, members, problems)
    problems.raise_any("the file makes no network")
    network = checks.networks(rows, members)
    return _filled(network) if draft.settings.get("absent") == "neutral" else network


def _periods(
    draft: Draft, where: str, period: Period | str | None, problems: checks.Problems
) -> tuple[Period, ...]:
    from tertius.periods import parse_period

    said = draft.settings
    chosen = period or said.get("period")
    try:
        if chosen is not None:
            return (chosen if isinstance(chosen, Period) else parse_period(str(chosen)),)
        unit = next((u for u in UNITS if u == said.get("unit", "year")), None)
        if "since" not in said or "until" not in said or unit is None:
            problems.add(
                where, "does not say which periods it describes", "Give one: period='1983'."
            )
            return ()
        first, last = parse_date(said["since"])[0], parse_date(said["until"])[1]
        return periods_between(first, last, unit)
    except PeriodError as error:
        problems.add(where, error.message)
        return ()


def _rows(
    draft: Draft,
    where: str,
    keys: checks.Ints,
    periods: tuple[Period, ...],
    problems: checks.Problems,
) -> checks.Rows:
    problems.where = lambda place: f"{where}:{draft.lines[place]}"
    code = dict(zip(draft.nodes, keys.tolist(), strict=True))
    strange = [
        next((end for end in ends if end not in code), None)
        for ends in zip(draft.sources, draft.targets, strict=True)
    ]
    unknown = np.array([name is not None for name in strange], dtype=bool)
    problems.flag(unknown, lambda r: f"joins {strange[r]!r}, which is no node of the file"[:80])
    lacking = np.array([value is None for value in draft.ties], dtype=bool)
    problems.flag(lacking, lambda _: "has no tie", "Edges need tie, or sign and weight.")
    values = checks.ties(draft.ties, "tie", problems)
    first, last = _touched(draft, periods, problems)
    count = np.maximum(last - first, 0)
    one = np.array([code.get(name, checks.BAD) for name in draft.sources], dtype=np.int64)
    other = np.array([code.get(name, checks.BAD) for name in draft.targets], dtype=np.int64)
    when = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    rows = checks.Rows(
        np.repeat(one, count),
        np.repeat(other, count),
        when + np.repeat(first, count),
        np.repeat(values, count),
        periods,
        {key: name for key, name in zip(keys.tolist(), draft.names, strict=True) if name},
    )
    lines = np.repeat(np.array(draft.lines, dtype=np.int64), count)
    problems.where = lambda place: f"{where}:{lines[place]}"
    checks.pairs(rows, problems)
    return rows


def _touched(
    draft: Draft, periods: tuple[Period, ...], problems: checks.Problems
) -> tuple[checks.Ints, checks.Ints]:
    """Give the first and the past-the-last period that each run touches."""
    starts = [_day(text, periods[0].start, last=False) for text in draft.starts]
    ends = [_day(text, periods[-1].end, last=True) for text in draft.ends]
    bad = np.array([a is None or b is None for a, b in zip(starts, ends, strict=True)], dtype=bool)
    problems.flag(bad, lambda r: f"no date: {draft.starts[r]!r} or {draft.ends[r]!r}"[:80])
    days = [
        (a or periods[0].start, b or periods[-1].end) for a, b in zip(starts, ends, strict=True)
    ]
    begin = np.array([a.toordinal() for a, _ in days], dtype=np.int64)
    end = np.array([b.toordinal() for _, b in days], dtype=np.int64)
    problems.flag(end < begin, lambda r: f"ends ({draft.ends[r]}) before it starts")
    first_days = np.array([one.start.toordinal() for one in periods])
    last_days = np.array([one.end.toordinal() for one in periods])
    return np.searchsorted(last_days, begin, "left"), np.searchsorted(first_days, end, "right")


def _outside(
    rows: checks.Rows, members: Sequence[Sequence[int]], problems: checks.Problems
) -> None:
    """Report ties of states in periods in which their node is absent."""
    present = [np.array(sorted(states), dtype=np.int64) for states in members]
    bad = np.zeros(len(rows.tie), dtype=bool)
    for number, states in enumerate(present):
        mine = rows.period == number
        both = np.isin(rows.ccode1[mine], states) & np.isin(rows.ccode2[mine], states)
        bad[mine] = ~both
    problems.flag(
        bad,
        lambda r: (
            f"{rows.ccode1[r]}-{rows.ccode2[r]} are tied in {rows.periods[rows.period[r]]}, "
            "when one of them is absent"
        ),
    )


def _present(spans: Sequence[tuple[str, str]], period: Period) -> bool:
    if not spans:
        return True
    for start, end in spans:
        first, last = _day(start, period.start, last=False), _day(end, period.end, last=True)
        if first is None or last is None or (first <= period.end and last >= period.start):
            return True
    return False


def _day(text: str, otherwise: date, *, last: bool) -> date | None:
    if not text:
        return otherwise
    try:
        first, final, _ = parse_date(text.partition("T")[0])
    except PeriodError:
        return None
    return final if last else first


def _filled(network: TemporalNetwork) -> TemporalNetwork:
    """Take dyads without a run for neutral ones."""
    parts = []
    for one in network:
        ties = np.where(np.isnan(one.ties), 0.0, one.ties)
        np.fill_diagonal(ties, np.nan)
        parts.append(SignedNetwork(one.ccodes, ties, one.period, one.names))
    return TemporalNetwork(tuple(parts))


def span_of(spelled: Spelled) -> tuple[str, str]:
    """Give the names of the first and the last period."""
    return str(period_of(spelled.start, spelled.unit)), str(period_of(spelled.end, spelled.unit))
