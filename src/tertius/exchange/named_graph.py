"""What GraphML and GEXF share where states have any name: nodes with labels, edges with data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tertius.errors import InputProblems, Problem
from tertius.exchange.row_sieve import Sieve
from tertius.exchange.tie_rows import Declared, TieRows, distinct
from tertius.exchange.tie_table import Columns, Table, fold, read_table

Span = tuple[str, str]


@dataclass(slots=True)
class NamedGraph:
    """States and ties of a graph file, as written.

    Attributes
    ----------
    where
        The file, for messages.
    unit
        Unit of its periods; empty where it does not say.
    directed
        Whether any of its ties has a direction.
    """

    where: str
    unit: str = ""
    directed: bool = False
    _keys: dict[str, int] = field(default_factory=dict)
    _labels: list[str] = field(default_factory=list)
    _spans: list[tuple[str, str, str]] = field(default_factory=list)
    _ends: list[tuple[str, str]] = field(default_factory=list)
    _data: list[Mapping[str, str]] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    _problems: list[Problem] = field(default_factory=list)

    def add_state(self, key: str, label: str, spans: Sequence[Span], line: int) -> None:
        """Add a node by its key; spans are those in which it is present."""
        if key in self._keys:
            self._problems.append(Problem(f"{self.where}:{line}", f"node {key!a} twice"))
            return
        place = self._keys[key] = len(self._keys)
        self._labels.append(label or key)
        self._spans += [(str(place), start, end) for start, end in spans]

    def add_tie(self, ends: Mapping[str, str], data: Mapping[str, str], line: int) -> None:
        """Add an edge with its attributes ``source`` and ``target``, and its data."""
        self._ends.append((ends.get("source", ""), ends.get("target", "")))
        self._data.append(data)
        self._lines.append(line)

    def rows(self, columns: Columns | None = None) -> TieRows:
        """Give the ties as rows.

        Parameters
        ----------
        columns
            Names of the data that hold the value and the time, where that needs saying.

        Returns
        -------
        TieRows

        Raises
        ------
        InputProblems
            If a node is there twice, or edges have neither sign nor weight.
        """
        import polars as pl

        if self._problems:
            raise InputProblems(self._problems, message="the file makes no network")
        names = list(dict.fromkeys(name for data in self._data for name in data))
        taken = {"source": "", "target": ""}
        cells = {
            name: pl.Series([data.get(name) or None for data in self._data], dtype=pl.String)
            for name in names
            if name not in taken
        }
        # An edge without a weight has 1 where others have one.
        cells |= {n: part.fill_null("1") for n, part in cells.items() if fold(n) == "weight"}
        if not self._ends and not cells:
            cells["tie"] = pl.Series([], dtype=pl.String)
        ends = {
            side: pl.Series([self._place(end[n]) for end in self._ends], dtype=pl.String)
            for n, side in enumerate(taken)
        }
        frame = pl.DataFrame({**ends, **cells})
        sieve = Sieve(self._place_of_rows, np.zeros(frame.height, dtype=bool))
        for n, side in enumerate(taken):
            lost = ends[side].is_null().to_numpy()
            sieve.reject(lost, lambda r, n=n: f"{ascii(self._ends[r][n])[:40]} is no node")  # type: ignore[misc]
        said: dict[str, str | int | None] = {"first": "source", "second": "target"}
        timeless = not {"period", "start", "end", "before"} & set(columns or {})
        if timeless and {"start", "end"} <= set(cells):
            said |= {"start": "start", "end": "end"}
        said |= dict(columns or {})
        notes = ("the graph is directed",) if self.directed else ()
        table = Table(frame, self._place_of_rows, self.where, notes=notes)
        keys = [str(place) for place in range(len(self._labels))]
        labels, _ = distinct(self._labels, list(self._keys))
        declared = Declared(tuple(keys), labels, tuple(self._spans))
        return read_table(table, said, sieve=sieve, declared=declared, unit=self.unit or None)

    def _place(self, key: str) -> str | None:
        place = self._keys.get(key)
        return None if place is None else str(place)

    def _place_of_rows(self, rows: Sequence[int]) -> list[str]:
        return [f"{self.where}:{self._lines[row]}" for row in rows]
