"""The user's own actors: a CSV file of names and codes.

The rule of this module: a file is used whole or not at all, and all its problems are told at once,
each with its line and its field.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tertius.errors import CodingError, DocumentError, InputProblems, PeriodError, Problem
from tertius.periods import parse_date
from tertius.states.fold import fold

NEEDED = ("name", "code")
"""Columns that a table must have."""
ALLOWED = (*NEEDED, "start", "end", "role", "kind")
"""Columns that a table may have."""
MOST_NAMED = 10
"""Unknown columns that are named in an error."""
_LARGEST = 50_000_000
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class TableActor:
    """An actor of the user's own table.

    Attributes
    ----------
    name
        As it stands in texts. It must be written with a capital there; other differences of case,
        accents and dots do not count.
    code
        What the records will have as its key.
    start, end
        First and last day on which the name means it; None where that is not limited.
    role
        What of the actor the name means: ``government``, ``military``, ``leader``, …
    kind
        ``state``, ``organisation``, ``territory``, ``non-state`` or a word of the user's own.
    """

    name: str
    code: str
    start: date | None = None
    end: date | None = None
    role: str = ""
    kind: str = ""


def read_actor_table(path: str | Path) -> tuple[TableActor, ...]:
    """Read a table of actors.

    Parameters
    ----------
    path
        A CSV file with the columns ``name`` and ``code`` and any of ``start``, ``end`` (ISO dates,
        which may be short: 1991 or 1991-12), ``role`` and ``kind``, in any order. Commas,
        semicolons or tabs part the cells; the encoding is found out.

    Returns
    -------
    tuple of TableActor
        In the order of the file, without repeated lines.

    Raises
    ------
    CodingError
        If the file cannot be read, is empty, or lacks a column.
    InputProblems
        If lines cannot be used; all of them are listed.
    """
    path = Path(path)
    rows = _rows(_text(path), str(path))
    number, header = next(rows, (0, []))
    names = [cell.strip().lower() for cell in header]
    _check_header(names, str(path), number)
    problems: list[Problem] = []
    found: dict[TableActor, int] = {}
    for number, cells in rows:
        where = f"{path}:{number}"
        if len(cells) != len(names):
            what = f"has {len(cells)} cells; the header has {len(names)}"
            problems.append(Problem(where, what, "quote names that hold the separator"))
            continue
        actor, wrong = _actor(where, dict(zip(names, map(str.strip, cells), strict=True)))
        problems += wrong
        if actor is not None:
            found.setdefault(actor, number)
    problems += _contradictions(str(path), found)
    if problems:
        raise InputProblems(problems, remedy="Mend the table and read it again.")
    if not found:
        raise CodingError("holds a header and no actors", where=str(path))
    return tuple(found)


def _text(path: Path) -> str:
    from tertius.documents.reading.encoding import decode

    try:
        if path.stat().st_size > _LARGEST:
            raise CodingError(f"is larger than {_LARGEST:,} bytes", where=str(path))
        return decode(path.read_bytes(), place=str(path)).text
    except OSError as error:
        raise CodingError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except DocumentError as error:
        raise CodingError(error.message, where=str(path), remedy=error.remedy) from None


def _rows(text: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that hold anything, each with the number of its first line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    head = lines.lstrip("\n").partition("\n")[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(lines), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"is no row of a CSV file: {error}"
        raise CodingError(
            what,
            where=f"{where}:{line}",
            remedy="Close each quotation mark, and double inner ones.",
        ) from None


def _check_header(names: list[str], where: str, number: int) -> None:
    if not names:
        raise CodingError(
            "is empty", where=where, remedy=f"The first line names columns: {', '.join(ALLOWED)}."
        )
    lacking = [name for name in NEEDED if name not in names]
    unknown = [name for name in names if name not in ALLOWED]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    parts = [f"lacks the column '{name}'" for name in lacking]
    parts += [f"has the unknown column '{name[:60]}'" for name in unknown[:MOST_NAMED]]
    if len(unknown) > MOST_NAMED:
        parts.append(f"has {len(unknown) - MOST_NAMED:,} more unknown columns")
    parts += [f"has the column '{name[:60]}' twice" for name in twice if name not in unknown]
    if parts:
        raise CodingError(
            "; ".join(parts), where=f"{where}:{number}", remedy=f"Columns: {', '.join(ALLOWED)}."
        )


def _actor(where: str, cells: dict[str, str]) -> tuple[TableActor | None, list[Problem]]:
    problems = [Problem(f"{where}: {name}", "is empty") for name in NEEDED if not cells[name]]
    if cells["name"] and not fold(cells["name"]):
        problems.append(Problem(f"{where}: name", "holds no letter or digit"))
    for name, cell in cells.items():
        if len(cell) > _LONGEST:
            problems.append(Problem(f"{where}: {name}", f"has more than {_LONGEST} characters"))
    days: dict[str, date | None] = {}
    for name in ("start", "end"):
        try:
            first, last, _ = parse_date(cells[name]) if cells.get(name) else (None, None, None)
            days[name] = first if name == "start" else last
        except PeriodError as error:
            problems.append(Problem(f"{where}: {name}", error.message, error.remedy))
    start, end = days.get("start"), days.get("end")
    if start and end and end < start:
        problems.append(Problem(f"{where}: end", f"{end} lies before the start {start}"))
    if problems:
        return None, problems
    role, kind = cells.get("role", ""), cells.get("kind", "")
    return TableActor(cells["name"], cells["code"], start, end, role, kind), []


def _contradictions(where: str, found: dict[TableActor, int]) -> list[Problem]:
    """Find names that mean two actors on the same day."""
    bearers: dict[str, list[tuple[TableActor, int]]] = {}
    problems = []
    for actor, line in found.items():
        earlier = bearers.setdefault(fold(actor.name), [])
        for other, other_line in earlier:
            overlap = (actor.start or date.min) <= (other.end or date.max) and (
                other.start or date.min
            ) <= (actor.end or date.max)
            if overlap and other.code != actor.code:
                what = f"'{actor.name}' already means {other.code} (line {other_line})"
                problems.append(Problem(f"{where}:{line}: code", what, "part them by dates"))
        earlier.append((actor, line))
    return problems
