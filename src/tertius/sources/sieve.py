"""Row rules by name: what a row must satisfy to be believed, and the account of those that fail.

A :class:`Sieve` starts from a :class:`~tertius.sources.tabular.Table`; each method gives a new one
in which one column is typed or one rule holds. A row is refused once, under the first rule that
it breaks, and keeps its line and what stood there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import polars as pl

from tertius.errors import SourceError
from tertius.sources.model import Reading, Source
from tertius.sources.tabular import REJECTED, Table, read_table

MISSING_TEXT = ("", "NA", ".", "NULL")
FIRST_YEAR, LAST_YEAR = 1800, 2100
_WHOLE = r"^[+-]?\d{1,9}(\.0*)?$"


@dataclass(frozen=True, slots=True)
class Sieve:
    """Rows on their way from text to tidy.

    Attributes
    ----------
    table
        The file as read.
    frame
        The rows still believed, with their ``line``.
    rejected
        Those that are not.
    notes
        Repairs made on the way.
    out_of_scope
        Sound rows that are not part of what the source gives.
    """

    table: Table
    frame: pl.DataFrame
    rejected: pl.DataFrame
    notes: tuple[str, ...] = ()
    out_of_scope: int = 0

    @classmethod
    def open(
        cls,
        path: Path,
        required: Sequence[str],
        *,
        optional: Sequence[str] = (),
        keep_all: bool = False,
        member: Sequence[str] = (),
        legacy: str | None = None,
    ) -> Self:
        """Read a file (see :func:`~tertius.sources.tabular.read_table`)."""
        table = read_table(
            Path(path),
            required,
            optional=optional,
            keep_all=keep_all,
            member=member,
            legacy=legacy,
        )
        return cls(table, table.frame, table.rejected, table.notes)

    def has(self, column: str) -> bool:
        """Tell whether a column is there."""
        return column in self.frame.columns

    def note(self, text: str) -> Self:
        """Add a note."""
        return replace(self, notes=(*self.notes, text))

    def map(self, *expressions: pl.Expr | pl.Series) -> Self:
        """Compute or replace columns."""
        return replace(self, frame=self.frame.with_columns(*expressions))

    def rename(self, names: dict[str, str]) -> Self:
        """Give columns tertius's own names."""
        return replace(self, frame=self.frame.rename(names))

    def reject(self, bad: pl.Expr, rule: str, fields: str | Sequence[str]) -> Self:
        """Refuse the rows for which an expression is true.

        Parameters
        ----------
        bad
            The expression; null counts as false.
        rule
            The rule's name, lower case with hyphens.
        fields
            The column or columns to show in ``field`` and ``raw``.

        Returns
        -------
        Sieve
            Without those rows.
        """
        names = [fields] if isinstance(fields, str) else list(fields)
        mask = self.frame.select(bad.fill_null(False).alias("bad"))["bad"]
        if not mask.any():
            return self
        shown = [pl.col(n).cast(pl.String).fill_null("") for n in names]
        refused = self.frame.filter(mask).select(
            "line",
            rule=pl.lit(rule),
            field=pl.lit(", ".join(names)),
            raw=pl.concat_str(shown, separator=", "),
        )
        return replace(
            self,
            frame=self.frame.filter(~mask),
            rejected=pl.concat([self.rejected, refused.cast(REJECTED)]),
        )

    def leave_out(self, condition: pl.Expr, why: str) -> Self:
        """Set sound rows aside that the source's unit does not include, and say how many."""
        kept = self.frame.filter(~condition.fill_null(False))
        left = self.frame.height - kept.height
        if not left:
            return self
        out = self.out_of_scope + left
        return replace(self, frame=kept, out_of_scope=out).note(f"{left} rows left out: {why}")

    def integer(
        self,
        *columns: str,
        low: int | None = None,
        high: int | None = None,
        missing: Sequence[int] = (-9,),
        needed: bool = False,
    ) -> Self:
        """Type columns as whole numbers.

        Parameters
        ----------
        *columns
            Their names.
        low, high
            The range allowed, ends included.
        missing
            Numbers that stand for 'missing' in this source.
        needed
            Refuse rows where it is missing (keys).

        Returns
        -------
        Sieve
            With Int32 columns; ``2.0`` and ``002`` are read as 2 and noted.
        """
        sieve = self
        for name in columns:
            sieve = sieve._integer(name, missing, needed)
            sieve = sieve._in_range(name, low, high)
        return sieve

    def _integer(self, name: str, missing: Sequence[int], needed: bool) -> Self:
        sieve = self._plain(name, pl.Int32)
        dtype = sieve.frame.schema[name]
        if dtype == pl.String:
            text = pl.col(name).str.strip_chars()
            gone = pl.col(name).is_null() | text.is_in(MISSING_TEXT)
            whole = text.str.contains(_WHOLE)
            sieve = sieve.reject(~gone & ~whole, "not-a-whole-number", name)
            sieve = sieve._note_spelling(name, text)
            value = pl.when(whole).then(text.str.replace(r"\.0*$", "")).cast(pl.Int32)
        elif dtype.is_numeric():
            if not dtype.is_integer():
                part = pl.col(name) != pl.col(name).round()
                sieve = sieve.reject(part, "not-a-whole-number", name)
            value = pl.col(name).cast(pl.Int32, strict=False)
        else:
            raise SourceError(f"column {name!r} holds {dtype}, not numbers", where=self.table.file)
        if missing:
            value = pl.when(value.is_in(list(missing))).then(None).otherwise(value)
        if needed:
            sieve = sieve.reject(value.is_null(), "missing", name)
        return sieve.map(value.alias(name))

    def _plain(self, name: str, dtype: type[pl.Int32 | pl.Float64]) -> Self:
        """Type a column of text at once if every cell is a plain number.

        That is most columns of most files, and much quicker than looking for what is wrong.
        """
        column = self.frame[name]
        if column.dtype != pl.String:
            return self
        value = column.cast(dtype, strict=False)
        odd = value.null_count() or (column.str.starts_with("0") & (value >= 1)).any()
        if odd or not value.is_finite().all():
            return self
        return self.map(value)

    def _note_spelling(self, name: str, text: pl.Expr) -> Self:
        """Note numbers written ``2.0`` or ``002``."""
        seen = self.frame.select(
            point=text.str.contains(r"\.").any(), zero=text.str.contains(r"^[+-]?0\d").any()
        ).row(0)
        sieve = self
        if seen[0]:
            sieve = sieve.note(f"{name} is written with a decimal point (2.0) and read as 2")
        if seen[1]:
            sieve = sieve.note(f"{name} is written with leading zeros (002) and read as 2")
        return sieve

    def number(
        self,
        *columns: str,
        low: float | None = None,
        high: float | None = None,
        missing: Sequence[float] = (-9,),
    ) -> Self:
        """Type columns as finite decimal numbers (Float64); see :meth:`integer`."""
        sieve = self
        for name in columns:
            sieve = sieve._plain(name, pl.Float64)
            if sieve.frame.schema[name] == pl.String:
                text = pl.col(name).str.strip_chars()
                gone = pl.col(name).is_null() | text.is_in(MISSING_TEXT)
                value = pl.when(~gone).then(text).cast(pl.Float64, strict=False)
                sieve = sieve.reject(~gone & ~value.is_finite().fill_null(False), "no-number", name)
            else:
                value = pl.col(name).cast(pl.Float64)
                sieve = sieve.reject(~value.is_finite(), "no-number", name)
            if missing:
                value = (
                    pl.when(value.is_in([float(m) for m in missing])).then(None).otherwise(value)
                )
            sieve = sieve.map(value.alias(name))._in_range(name, low, high)
        return sieve

    def _in_range(self, name: str, low: float | None, high: float | None) -> Self:
        bad = pl.lit(False)
        if low is not None:
            bad = bad | (pl.col(name) < low)
        if high is not None:
            bad = bad | (pl.col(name) > high)
        return self.reject(bad, "out-of-range", name)

    def year(
        self, *columns: str, first: int = FIRST_YEAR, last: int = LAST_YEAR, needed: bool = True
    ) -> Self:
        """Type columns as years within a range."""
        return self.integer(*columns, low=first, high=last, needed=needed)

    def code(self, *columns: str, needed: bool = True) -> Self:
        """Type columns as state numbers, 1–999."""
        return self.integer(*columns, low=1, high=999, needed=needed)

    def text(self, *columns: str, needed: bool = False) -> Self:
        """Strip text columns; empty becomes null, ``NA`` stays (it can be Namibia)."""
        sieve = self
        for name in columns:
            value = pl.col(name).cast(pl.String).str.strip_chars()
            sieve = sieve.map(pl.when(value != "").then(value).alias(name))
            if needed:
                sieve = sieve.reject(pl.col(name).is_null(), "missing", name)
        return sieve

    def day(
        self,
        *columns: str,
        first: int = FIRST_YEAR,
        last: int = LAST_YEAR,
        needed: bool = False,
        form: str = "%Y-%m-%d",
    ) -> Self:
        """Type columns as calendar days."""
        sieve = self
        for name in columns:
            if self.frame.schema[name] == pl.String:
                text = pl.col(name).str.strip_chars()
                gone = pl.col(name).is_null() | text.is_in(MISSING_TEXT)
                value = pl.when(~gone).then(text).str.to_date(form, strict=False)
                sieve = sieve.reject(~gone & value.is_null(), "no-such-date", name)
                sieve = sieve.map(value.alias(name))
            if needed:
                sieve = sieve.reject(pl.col(name).is_null(), "missing", name)
            beyond = (pl.col(name).dt.year() < first) | (pl.col(name).dt.year() > last)
            sieve = sieve.reject(beyond, "out-of-range", name)
        return sieve

    def in_order(self, start: str = "start", end: str = "end") -> Self:
        """Refuse spells that end before they start."""
        return self.reject(pl.col(end) < pl.col(start), "end-before-start", (start, end))

    def dyad(
        self,
        first: str = "ccode1",
        second: str = "ccode2",
        *,
        sided: Sequence[tuple[str, str]] = (),
        swap: bool = True,
    ) -> Self:
        """Refuse a state paired with itself, and put the smaller code first.

        Parameters
        ----------
        first, second
            The two code columns.
        sided
            Pairs of columns that belong to the first and the second state, to be swapped along.
        swap
            False for directed dyads.

        Returns
        -------
        Sieve
            With ``first < second`` in every row, if ``swap``.
        """
        sieve = self.reject(pl.col(first) == pl.col(second), "self-dyad", (first, second))
        turn = pl.col(first) > pl.col(second)
        turned = sieve.frame.select(turn.sum()).item() if swap else 0
        if not turned:
            return sieve
        swapped = [
            pl.when(turn).then(pl.col(there)).otherwise(pl.col(here)).alias(here)
            for pair in ((first, second), *sided)
            for here, there in (pair, pair[::-1])
        ]
        return sieve.map(*swapped).note(f"{turned} rows were turned so that {first} < {second}")

    def mirrored(self, *keys: str, first: str = "ccode1", second: str = "ccode2") -> pl.Expr:
        """Tell the rows whose pair stands there the other way round too, smaller code first."""
        low, high = pl.min_horizontal(first, second), pl.max_horizontal(first, second)
        pair = pl.struct(low.alias("_low"), high.alias("_high"), *keys)
        return pair.is_duplicated() & (pl.col(first) > pl.col(second))

    def unique(self, keys: Sequence[str], rule: str) -> Self:
        """Refuse all but the first row of each key."""
        return self.reject(~pl.struct(keys).is_first_distinct(), rule, keys)

    def done(self, source: Source) -> Reading:
        """Give the reading: the source's tidy columns in order, sorted by its keys."""
        columns = [pl.col(c.name).cast(getattr(pl, c.dtype)) for c in source.tidy]
        frame = self.frame.select(columns).sort(source.keys, maintain_order=True)
        return self.reading(frame)

    def reading(self, frame: pl.DataFrame) -> Reading:
        """Give the reading with a frame of one's own making, and the account of the rows."""
        counts = {
            "rows_in": self.table.rows_in,
            "rows_read": self.table.rows_in - self.rejected.height - self.out_of_scope,
            "rows_rejected": self.rejected.height,
            "rows_out_of_scope": self.out_of_scope,
            "rows_out": frame.height,
        }
        return Reading(frame, self.rejected.sort("line"), _gather(self.notes), counts)


def _gather(notes: tuple[str, ...]) -> tuple[str, ...]:
    """Merge notes that say the same of several columns."""
    merged: dict[str, list[str]] = {}
    for note in notes:
        name, link, rest = note.partition(" is written with ")
        merged.setdefault(f"{link}{rest}" if link else note, []).append(name if link else "")
    return tuple(f"{_some(names)}{key}" for key, names in merged.items())


def _some(names: list[str]) -> str:
    """Name up to four columns, and say how many more there are."""
    shown = ", ".join(names[:4])
    return f"{shown} and {len(names) - 4} more" if len(names) > 4 else shown
