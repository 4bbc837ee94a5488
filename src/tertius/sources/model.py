"""What is known about a dataset, and what comes of reading one file of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import polars as pl

Redistribution = Literal["allowed", "fetch-only", "user-supplied"]
"""Whether exports may contain the rows, only point to them, or only use the user's own copy."""

System = Literal["cow", "gw", "names", "none"]
"""Whose state numbers the *file* uses; ``names`` where it has only names, ``none`` without any."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a tidy frame.

    Attributes
    ----------
    name
        As in the frame.
    dtype
        The Polars type by name: ``Int32``, ``Float64``, ``String``, ``Date``, ``Boolean``.
    meaning
        What a value says, in one line.
    unit
        The unit of measure, empty where there is none.
    """

    name: str
    dtype: str
    meaning: str
    unit: str = ""


DYAD = (
    Column("ccode1", "Int32", "COW number of one state, the smaller number"),
    Column("ccode2", "Int32", "COW number of the other state"),
)
"""The keys of a dyad without direction; ``ccode1 < ccode2`` in every row."""

SPELL = (
    Column("start", "Date", "first day that it can have begun"),
    Column("end", "Date", "last day that it can have lasted"),
    Column("start_precision", "String", "how exact the source's start is: day, month or year"),
    Column("end_precision", "String", "how exact the source's end is: day, month or year"),
    Column("censored", "Boolean", "it reaches the end of the data, and may have gone on"),
)
"""The columns of a dated spell; see :mod:`tertius.sources.spells`."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The span in which a dataset can say 'no'.

    Attributes
    ----------
    start, end
        First and last day covered. A spell that reaches ``end`` is cut off there, not over.
    note
        What the span does not tell: gaps, kinds of dyads left out.
    """

    start: date
    end: date
    note: str = ""

    def __contains__(self, day: object) -> bool:
        """Tell whether a date lies inside."""
        return isinstance(day, date) and self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of one file: those taken, those refused, and the account of both.

    Attributes
    ----------
    frame
        The tidy rows, columns as in :attr:`Source.tidy`.
    rejected
        One line for each refused row: ``line`` (of the file, the header being line 1; row
        number for Parquet), ``rule``, ``field``, ``raw``.
    notes
        What was seen and repaired, in words.
    counts
        ``rows_in`` = ``rows_read`` + ``rows_rejected`` + ``rows_out_of_scope``, always;
        ``rows_out`` is the height of ``frame`` (a row of the file can give several).
    """

    frame: "pl.DataFrame"
    rejected: "pl.DataFrame"
    notes: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows_in(self) -> int:
        """Rows of data that the file has."""
        return self.counts.get("rows_in", 0)

    @property
    def rows_rejected(self) -> int:
        """Rows that were refused."""
        return self.rejected.height

    def rules(self) -> dict[str, int]:
        """Count the refused rows by rule.

        Returns
        -------
        dict
            Rule → number of rows, most frequent first.
        """
        found = self.rejected["rule"].value_counts(sort=True)
        return dict(zip(found["rule"].to_list(), found["count"].to_list(), strict=True))


@dataclass(frozen=True, slots=True)
class Source:
    """A published dataset: what it is, what it covers, what may be done with it, how it is read.

    Attributes
    ----------
    name
        The short name used in recipes and commands.
    title, version
        As published.
    unit
        What one tidy row is: ``dyad-year``, ``dyad spell``, ``state-year`` …
    system
        The state numbers of the file (see :data:`System`). Tidy frames say in their column
        names which numbers they hold: ``ccode`` (COW) or ``gwcode``.
    coverage
        The dated range.
    licence
        What the publisher says, in short, and where that was seen.
    redistribution
        The class that exports obey.
    citations
        Keys of :mod:`tertius.citations`, the dataset first.
    doi, url
        Of the dataset (None if it has none); the page or file to get it from.
    sha256
        Of the official file, where it was at hand; None means trust on first use.
    filenames
        Glob patterns of usual file names, lower case.
    columns
        Columns whose presence identifies the file.
    other_columns
        Further sets of columns that identify other published shapes of the same data.
    traps
        What goes wrong when the data are taken at face value, one sentence each.
    read
        Path → :class:`Reading`.
    tidy
        The columns of the frame.
    keys
        The columns that identify a tidy row.
    """

    name: str
    title: str
    version: str
    unit: str
    system: System
    coverage: Coverage
    licence: str
    redistribution: Redistribution
    citations: tuple[str, ...]
    url: str
    columns: tuple[str, ...]
    read: Callable[[Path], Reading]
    tidy: tuple[Column, ...]
    keys: tuple[str, ...]
    doi: str | None = None
    sha256: str | None = None
    filenames: tuple[str, ...] = ()
    other_columns: tuple[tuple[str, ...], ...] = ()
    traps: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Give name, version, unit and span on one line."""
        span = f"{self.coverage.start.year}–{self.coverage.end.year}"
        return f"<Source {self.name}: {self.title} {self.version}, {self.unit}, {span}>"
