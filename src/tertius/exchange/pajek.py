"""Pajek's ``.net`` and ``.paj``: vertices with labels, then lines of arcs and edges with values.

Arcs are directed and edges are not; both are rows of ties here. A file may hold several relations
(``*Arcs :2 "dislike"``), points of time of each line (``[5-10,12]``), and several networks, which
count as periods named by their titles.

References
----------
Mrvar & Batagelj, *Pajek: Programs for Analysis and Visualization of Very Large Networks. Reference
Manual*, http://mrvar.fdv.uni-lj.si/pajek/.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tertius.errors import SourceError, TertiusError
from tertius.exchange.about import About
from tertius.exchange.atomic import write_beside, write_text
from tertius.exchange.pajek_lines import Drawn, read_drawn
from tertius.exchange.row_calendar import period_named
from tertius.exchange.row_sieve import Sieve
from tertius.exchange.row_times import TimeColumns
from tertius.exchange.tie_rows import Declared, TieRows, checked, distinct
from tertius.exchange.tie_table import Columns
from tertius.network import SignedNetwork, TieList, tie_list

if TYPE_CHECKING:
    import polars as pl

_UNSAFE = re.compile('["\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]|&(?=#)')
ALL = "all"


def read_pajek(raw: bytes, where: str, columns: Columns | None = None) -> TieRows:
    """Read ties from a Pajek file.

    Parameters
    ----------
    raw
        The content: UTF-8, with or without a byte order mark, or Windows-1252.
    where
        The file, for messages.
    columns
        ``relation`` chooses one of several relations by number or label, or ``all`` of them;
        ``{'period': None}`` passes over all points of time.

    Returns
    -------
    TieRows
        The states are the vertices, by label; a vertex without one is its number. A line without
        a value has 1.

    Raises
    ------
    SourceError
        If it is no network: no vertices, two modes, an unknown section, a matrix of another size.
    TertiusError
        If it has several relations and none was chosen, or not the one that was.
    """
    roles = dict(columns or {})
    relation = roles.pop("relation", None)
    timeless = roles.pop("period", "") is None
    if roles:
        raise TertiusError(
            f"a Pajek file has no column for {', '.join(map(repr, roles))}",
            where=where,
            remedy="What can be said of it: {'relation': …} and {'period': None}.",
        )
    drawn, notes = read_drawn(raw, where)
    if len(drawn) > 1 and not timeless:
        return _several(drawn, where, relation, notes)
    if len(drawn) > 1:
        raise TertiusError(
            f"holds {len(drawn)} networks, which make no sense as one",
            where=where,
            remedy="Choose one of them as a period, by its title.",
        )
    return _single(drawn[0], where, relation, notes, timeless=timeless)


def _single(
    drawn: Drawn, where: str, relation: str | int | None, notes: list[str], *, timeless: bool
) -> TieRows:
    import polars as pl

    frame = _of_relation(drawn, relation, where)
    timed = bool(frame["start"].count() + frame["end"].count()) and not timeless
    if timeless:
        frame = frame.unique("line", keep="first", maintain_order=True)
    period = None
    if not timed and period_named(drawn.title) is not None and not timeless:
        period = pl.Series([drawn.title] * frame.height, dtype=pl.String)
    times = TimeColumns(period=period)
    if timed:
        times = TimeColumns(start=frame["start"], end=frame["end"], end_included=True)
    keys = [str(number) for number in range(1, drawn.count + 1)]
    labels, twice = distinct(drawn.labels(), keys)
    spans = tuple(
        (str(vertex), start or "*", end or "*") for vertex, start, end in drawn.spans if timed
    )
    declared = Declared(tuple(keys), labels, spans)
    noun = "label stands" if twice == 1 else "labels stand"
    notes = [*notes, *([f"{twice:,} {noun} for several vertices"] if twice else [])]
    return _checked(drawn, frame, where, notes, times, declared)


def _several(
    each: list[Drawn], where: str, relation: str | int | None, notes: list[str]
) -> TieRows:
    """Take every network as a period; the states are those with a tie, by label."""
    import polars as pl

    titles = distinct([one.title or "network" for one in each], list(map(str, range(len(each)))))
    parts = []
    for one, title in zip(each, titles[0], strict=True):
        labels, _ = distinct(one.labels(), [str(n + 1) for n in range(one.count)])
        frame = _of_relation(one, relation, where)
        for row in frame.filter(~_inside(one)).iter_rows(named=True):
            one.lose(where, row["line"], _unknown(row, one.count))
        names = pl.Series(labels, dtype=pl.String)
        parts.append(
            frame.filter(_inside(one)).with_columns(
                first=pl.lit(names).gather(pl.col("first") - 1),
                second=pl.lit(names).gather(pl.col("second") - 1),
                title=pl.lit(title),
            )
        )
    whole = pl.concat(parts)
    torn = [problem for one in each for problem in one.problems]
    return checked(
        whole["first"], whole["second"], whole["value"],
        place=lambda rows: [f"{where}:{whole['line'][row]}" for row in rows],
        columns={"first": "vertex", "second": "vertex", "value": "value", "period": "network"},
        times=TimeColumns(period=whole["title"]), torn=(torn, sum(one.lost for one in each)),
        notes=notes,
    )  # fmt: skip


def _checked(
    drawn: Drawn, frame: "pl.DataFrame", where: str, notes: list[str], times: TimeColumns,
    declared: Declared,
) -> TieRows:  # fmt: skip
    import polars as pl

    lines = frame["line"]
    sieve = Sieve(
        lambda rows: [f"{where}:{lines[row]}" for row in rows],
        np.zeros(frame.height, dtype=bool),
    )
    outside = ~frame.select(_inside(drawn)).to_series().to_numpy()
    sieve.reject(outside, lambda row: _unknown(frame.row(row, named=True), drawn.count))
    return checked(
        frame["first"].cast(pl.String), frame["second"].cast(pl.String), frame["value"],
        place=sieve.place, columns={"first": "vertex", "second": "vertex", "value": "value"},
        times=times, torn=(drawn.problems, drawn.lost), sieve=sieve, declared=declared,
        notes=notes,
    )  # fmt: skip


def _inside(drawn: Drawn) -> "pl.Expr":
    import polars as pl

    both = pl.all_horizontal(pl.col("first", "second").is_between(1, drawn.count))
    return both.alias("inside")


def _unknown(row: dict[str, Any], count: int) -> str:
    other = row["first"] if not 1 <= row["first"] <= count else row["second"]
    return f"names vertex {other}, but there are {count:,}"


def _of_relation(drawn: Drawn, wanted: str | int | None, where: str) -> "pl.DataFrame":
    """Keep the lines of one relation."""
    frame = drawn.frame
    found = sorted(frame["relation"].unique().to_list())
    if wanted == ALL or (wanted is None and len(found) <= 1):
        return frame
    names = {number: drawn.relations.get(number) or str(number) for number in found}
    shown = ", ".join(f"{n} ({name})" if name != str(n) else name for n, name in names.items())
    if wanted is None:
        raise TertiusError(
            f"has {len(found)} relations: {shown}",
            where=where,
            remedy="Choose one, or take all together: columns={'relation': 'all'}.",
        )
    chosen = [n for n, name in names.items() if str(wanted) in {str(n), name}]
    if not chosen:
        raise SourceError(f"has no relation {wanted!r}; it has {shown or 'none'}", where=where)
    return frame.filter(frame["relation"] == chosen[0])


def write_pajek(
    network: SignedNetwork | TieList, path: Path | str, *, about: About | None = None
) -> Path:
    """Write a network for Pajek.

    Parameters
    ----------
    network
        Ties that are neither neutral nor unobserved are written, with their strength; Pajek does
        not tell the two apart.
    path
        The file, usually ``.net``.
    about
        Metadata, written to ``<file>.meta.json``.

    Returns
    -------
    Path
        UTF-8, with a byte order mark where a label is not plain ASCII (Pajek needs it). Quotes and
        control characters in labels are written as ``&#34;``.

    Raises
    ------
    TertiusError
        If the file cannot be written.
    """
    ties = tie_list(network, values="strengths")
    lines = [] if ties.period is None else [f"*Network {ties.period}"]
    lines.append(f"*Vertices {ties.states}")
    lines += [f'{place} "{_escaped(name)}"' for place, name in enumerate(ties.names, 1)]
    lines.append("*Edges")
    pairs = zip(ties.first.tolist(), ties.second.tolist(), ties.values.tolist(), strict=True)
    lines += [f"{one + 1} {other + 1} {_number(value)}" for one, other, value in pairs]
    text = "\n".join(lines) + "\n"
    written = write_text(text if text.isascii() else f"\ufeff{text}", path)
    write_beside(about, path)
    return written


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _escaped(label: str) -> str:
    return _UNSAFE.sub(lambda found: f"&#{ord(found[0])};", label)
