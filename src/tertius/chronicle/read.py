"""Reading chronicle files: all problems of all files are found before any record is used."""

import csv
import io
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from tertius.chronicle.parse import parse_row
from tertius.chronicle.record import COLUMNS, Record
from tertius.errors import InputProblems, Problem, SourceError

SIZE_LIMIT = 64 * 2**20
"""Largest chronicle file that is read, in bytes."""

SINCE = date(1945, 1, 1)
"""The first day that the chronicle covers."""

_NOT_RECORDS = {"kinds.csv", "audit.csv", "coverage.csv"}


def packaged_files() -> tuple[Path, ...]:
    """List the record files that ship with tertius.

    Returns
    -------
    tuple of pathlib.Path
        Sorted by name.
    """
    folder = Path(str(files("tertius.chronicle").joinpath("data")))
    return tuple(sorted(p for p in folder.glob("*.csv") if p.name not in _NOT_RECORDS))


def read_chronicle(paths: Sequence[Path | str] | None = None) -> tuple[Record, ...]:
    """Read and check chronicle files.

    Parameters
    ----------
    paths
        The files; by default those that ship with tertius, read once per process.

    Returns
    -------
    tuple of Record
        In order of start date, then identifier.

    Raises
    ------
    InputProblems
        With every problem of every file: unknown kind or party, an end before the start, a
        repeated identifier, a missing citation, a checked record that does not say with what.
    SourceError
        If a file cannot be read at all.
    """
    if paths is None:
        return _packaged()
    return _read(tuple(Path(path) for path in paths))


@cache
def _packaged() -> tuple[Record, ...]:
    return _read(packaged_files())


def _read(paths: Sequence[Path]) -> tuple[Record, ...]:
    problems: list[Problem] = []
    records: list[Record] = []
    first_seen: dict[str, str] = {}
    names = Counter(path.name for path in paths)
    for path in paths:
        shown = path.name if names[path.name] == 1 else str(path)
        try:
            text = _text_of(path)
        except SourceError as error:
            if len(paths) == 1:
                raise
            problems.append(Problem(error.where or shown, error.message, error.remedy))
            continue
        for record in _records_of(text, shown, problems):
            if record.id in first_seen:
                what = f"id '{record.id}' is already used at {first_seen[record.id]}"
                problems.append(Problem(record.where, what, "identifiers are never shared"))
                continue
            first_seen[record.id] = record.where
            records.append(record)
    if problems:
        raise InputProblems(problems, remedy="Correct the lines named above; no record was used.")
    return tuple(sorted(records, key=lambda r: (r.start, r.id)))


def _records_of(text: str, name: str, problems: list[Problem]) -> Iterator[Record]:
    before = len(problems)
    count = 0
    # Only line feeds end a line here: other separators may stand inside a text.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            problems.append(Problem(f"{name}:1", _header_fault(header)))
            return
        for row in reader:
            where = f"{name}:{reader.line_num}"
            if not any(row):
                continue
            if len(row) != len(COLUMNS):
                what = f"expected {len(COLUMNS)} fields, found {len(row)}"
                problems.append(Problem(where, what, "quote a field that contains a comma"))
                continue
            count += 1
            record = parse_row(row, where, problems)
            if record is not None:
                yield record
    except csv.Error as error:
        problems.append(Problem(f"{name}:{reader.line_num}", f"broken CSV: {error}"))
    if not count and len(problems) == before:
        problems.append(Problem(f"{name}:2", "no record follows the header"))


def _text_of(path: Path) -> str:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(
                "is no file: cannot be read",
                where=str(path),
                remedy="Name a CSV file, no folder, pipe or device.",
            )
        if status.st_size > SIZE_LIMIT:
            raise SourceError(
                f"is larger than {SIZE_LIMIT // 2**20} MiB and cannot be read as a chronicle",
                where=str(path),
                remedy="Split it into files of a kind or a region.",
            )
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"cannot be read: {error.strerror or error}",
            where=str(path),
            remedy="Check that the file exists and that you may read it.",
        ) from None
    if not raw.strip():
        raise SourceError(
            "empty file", where=str(path), remedy="Expected a header line and records."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"byte 0x{raw[error.start]:02x} is not UTF-8",
            where=f"{path}:{line}",
            remedy="Save the file as UTF-8.",
        ) from None


def _header_fault(header: list[str]) -> str:
    missing = [name for name in COLUMNS if name not in header]
    extra = [name for name in header if name not in COLUMNS]
    if missing or extra:
        parts = [f"missing column(s) {', '.join(missing)}"] * bool(missing)
        parts += [f"unknown column(s) {', '.join(name[:40] for name in extra)}"] * bool(extra)
        return "; ".join(parts)
    return f"columns must stand in this order: {','.join(COLUMNS)}"
