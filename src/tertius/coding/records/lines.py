"""Records as JSON: one, or the lines of a file, and back without loss.

The rule of this module: a line says which form it has (:data:`SCHEMA`) and is read only if it has
just that form. All problems of a file are found in one pass, each with its line and field.

A file has one line for each reading, which says how many records follow, then those records, one
a line. Records without such a line (picked out by ``grep``, say) are read, too.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from tertius.coding.model import EmptyReason, Reading, Record
from tertius.coding.records.checks import inconsistencies
from tertius.coding.records.codec import Wrong, from_plain, schema_of, shortened, to_plain
from tertius.errors import InputProblems, Problem

SCHEMA = "tertius-record-1"
"""Form of a record; a later form that cannot be read as this one will have another number."""
HEADING = "tertius-reading-1"
"""Form of the line of a reading."""
ORPHANED = "the line of this reading was missing; how many sentences were read is not known"


@dataclass(frozen=True, slots=True)
class _Heading:
    """The line of a reading: what one document gave, without its records.

    Attributes
    ----------
    document, place
        Which one.
    sentences
        How many sentences were read.
    records
        How many lines of records follow.
    empty
        How many sentences gave nothing, by reason.
    notes
        What a reader should know about how it was read.
    named
        Keys of all actors that the text names or means, in order.
    """

    document: str
    place: str
    sentences: int
    records: int
    empty: dict[EmptyReason, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def to_json(record: Record) -> dict[str, Any]:
    """Give a record as plain data.

    Parameters
    ----------
    record
        Of any kind.

    Returns
    -------
    dict
        Its fields under their names, nested as they are, and ``schema``.
    """
    return {"schema": SCHEMA, **to_plain(record)}


def from_json(value: object, *, where: str = "record") -> Record:
    """Read a record from plain data.

    Parameters
    ----------
    value
        As :func:`to_json` gives it.
    where
        What it is, for messages.

    Returns
    -------
    Record

    Raises
    ------
    InputProblems
        With every field that does not fit, what was found and what was expected.
    """
    record, wrong = _record(value)
    if record is None:
        raise InputProblems([_problem(where, one) for one in wrong], message=_refused(len(wrong)))
    return record


@cache
def record_schema() -> dict[str, Any]:
    """Describe the JSON form of a record.

    Returns
    -------
    dict
        A JSON Schema of draft 2020-12.
    """
    body = schema_of(Record)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **body,
        "properties": {"schema": {"const": SCHEMA}, **body["properties"]},
        "required": ["schema", *body["required"]],
    }


def to_lines(readings: Iterable[Reading]) -> Iterator[str]:
    """Write readings as lines of JSON.

    Parameters
    ----------
    readings
        Of any number of documents.

    Yields
    ------
    str
        A line with its line feed; no other line feed is in it.
    """
    for one in readings:
        heading = _Heading(
            one.document,
            one.place,
            one.sentences,
            len(one.records),
            one.empty,
            one.notes,
            tuple(sorted(one.named)),
        )
        yield _line({"schema": HEADING, **to_plain(heading)})
        yield from (_line(to_json(record)) for record in one.records)


def from_lines(lines: Iterable[bytes], *, where: str = "records") -> tuple[Reading, ...]:
    """Read readings from lines of JSON.

    Parameters
    ----------
    lines
        In UTF-8, cut at line feeds only; blank lines are passed over.
    where
        The file, for messages.

    Returns
    -------
    tuple of Reading
        In the order of the file.

    Raises
    ------
    InputProblems
        With every line and field that does not fit; nothing is given then.
    """
    builder = _Builder(where)
    for number, line in enumerate(lines, start=1):
        builder.take(number, line)
    builder.close()
    if builder.problems:
        raise InputProblems(builder.problems, message=_refused(len(builder.problems)))
    return tuple(builder.readings)


@dataclass(slots=True)
class _Builder:
    """Readings while their lines come in."""

    where: str
    readings: list[Reading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    open: Reading | None = None
    records: list[Record] = field(default_factory=list)
    awaited: int = 0
    seen: int = 0
    began: int = 0
    complete: str = ""

    def take(self, number: int, line: bytes) -> None:
        """Read one line."""
        place = f"{self.where}:{number}"
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            return
        value = self._parsed(line, place)
        if value is None:
            self.seen += 1
        elif value.get("schema") == HEADING:
            self._heading(value, place, number)
        else:
            self.seen += 1
            record, wrong = _record(value)
            self.problems += [_problem(place, one) for one in wrong]
            if record is not None:
                self._keep(record, place)

    def close(self) -> None:
        """Put the reading at hand with the others."""
        if self.open is None:
            return
        if self.awaited and self.seen != self.awaited:
            what = f"{self.awaited} records announced, {self.seen} lines found: the file was "
            self.problems.append(Problem(f"{self.where}:{self.began}", f"{what}cut or joined"))
        self.readings.append(replace(self.open, records=tuple(self.records)))
        self.complete = "" if ORPHANED in self.open.notes else self.open.document
        self.open, self.records, self.awaited, self.seen = None, [], 0, 0

    def _keep(self, record: Record, place: str) -> None:
        document = record.evidence.document
        if self.awaited and self.open is not None and document != self.open.document:
            what = f"found the document {document[:12]}, expected {self.open.document[:12]}"
            remedy = "a record belongs to the reading above it"
            self.problems.append(Problem(f"{place}: evidence.document", what, remedy))
            return
        if self.open is None and document == self.complete:
            what = "found a record more than the line of its reading announces"
            self.problems.append(Problem(place, f"{what}: the file was joined or changed"))
            return
        if self.open is None or (not self.awaited and self.open.document != document):
            self.close()
            self.open = Reading(document, record.evidence.place, (), 0, notes=(ORPHANED,))
        self.records.append(record)
        if self.awaited and self.seen == self.awaited:
            self.close()

    def _heading(self, value: dict[str, Any], place: str, number: int) -> None:
        self.close()
        rest = {name: one for name, one in value.items() if name != "schema"}
        heading, wrong = from_plain(_Heading, rest)
        if heading is not None:
            counts = {"sentences": heading.sentences, "records": heading.records}
            counts |= {f"empty.{reason}": count for reason, count in heading.empty.items()}
            wrong = [Wrong(n, str(count), "0 or more") for n, count in counts.items() if count < 0]
        self.problems += [_problem(place, one) for one in wrong]
        if heading is None:
            return
        self.open = Reading(
            heading.document,
            heading.place,
            (),
            heading.sentences,
            heading.empty,
            heading.notes,
            frozenset(heading.named),
        )
        self.awaited, self.began = max(heading.records, 0), number
        if not self.awaited:
            self.close()

    def _parsed(self, line: bytes, place: str) -> dict[str, Any] | None:
        try:
            value = json.loads(line.decode("utf-8"), parse_constant=_no_number)
        except UnicodeDecodeError as error:
            found = f"found byte 0x{line[error.start]:02x} at {error.start}, expected UTF-8"
            self.problems.append(Problem(place, found))
        except RecursionError:
            self.problems.append(Problem(place, "found data nested too deeply for any record"))
        except ValueError as error:
            what = f"found no JSON ({str(error)[:80]}), expected one object a line"
            self.problems.append(Problem(place, what))
        else:
            if isinstance(value, dict):
                return value
            self.problems.append(Problem(place, f"found {shortened(value)}, expected an object"))
        return None


def _record(value: object) -> tuple[Record | None, list[Wrong]]:
    if isinstance(value, dict):
        form = value.get("schema")
        if form != SCHEMA:
            found = shortened(form) if "schema" in value else "nothing"
            return None, [Wrong("schema", found, f"'{SCHEMA}'")]
        value = {name: one for name, one in value.items() if name != "schema"}
    try:
        record, wrong = from_plain(Record, value)
    except RecursionError:
        return None, [Wrong("stance", "stances nested too deeply", "a few")]
    if record is not None:
        wrong = inconsistencies(record)
    return (None if wrong else record), wrong


def _line(value: dict[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a pair, from a text that was cut within a character
        text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    return text + "\n"


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _problem(where: str, wrong: Wrong) -> Problem:
    return Problem(f"{where}: {wrong.field}" if wrong.field else where, str(wrong))


def _refused(count: int) -> str:
    noun = "problem" if count == 1 else "problems"
    return f"{count} {noun} in records; nothing was read"
