"""The list of what a project holds, and its two ways: to JSON, and from JSON that may be damaged.

A manifest read from disk is input like any other: every field is checked, and names that would
lead out of the folder do not pass.
"""

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from tertius.errors import InputProblems, Problem, StoreError

FORMAT = 1
"""The newest layout that this version of tertius reads and the one it writes."""

_HEX = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[a-z0-9][a-z0-9_]{0,63}")
_PATH = re.compile(r"(tables|quarantine)(/[a-z0-9][a-z0-9_-]{0,80})+\.parquet")


@dataclass(frozen=True, slots=True)
class Part:
    """One immutable Parquet file of the project.

    Attributes
    ----------
    path
        Relative to the project folder, with ``/``.
    sha256
        Of the file.
    size
        In bytes.
    rows
        Number of rows.
    """

    path: str
    sha256: str
    size: int
    rows: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What the project knows about one source that was added.

    Attributes
    ----------
    source, version
        Name and version of the dataset.
    file
        The name that the user's file had, without its folder.
    sha256, size
        Of the user's file.
    rows, rejected
        Number of rows accepted and refused.
    content
        Hash of the parts; the name of their folder.
    parts
        The accepted rows.
    refused
        The refused rows; None where there are none.
    columns
        Column → type, as stored.
    notes
        What the reader saw and repaired.
    counts
        The reader's own account of rows in, read, refused, out of scope.
    added_at
        ISO 8601 in UTC; for the record only, nothing depends on the clock.
    read_by
        The version of tertius whose reader made the rows.
    start, end, coverage_note
        The dated range in which the source can say 'no'.
    licence, redistribution, citations, doi, url
        As the source's record had them when the file was added.
    """

    source: str
    version: str
    file: str
    sha256: str
    size: int
    rows: int
    rejected: int
    content: str
    parts: tuple[Part, ...]
    refused: Part | None
    columns: dict[str, str]
    notes: tuple[str, ...]
    counts: dict[str, int]
    added_at: str
    read_by: str
    start: str
    end: str
    coverage_note: str
    licence: str
    redistribution: str
    citations: tuple[str, ...]
    doi: str | None
    url: str

    @property
    def files(self) -> tuple[Part, ...]:
        """All files that belong to the entry."""
        return self.parts + ((self.refused,) if self.refused else ())

    @property
    def folder(self) -> str:
        """The folder of the accepted rows, relative to the project."""
        return f"tables/{self.source}/{self.content}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """All entries, at most one for a source, sorted by its name."""

    entries: tuple[Entry, ...] = ()

    def of(self, source: str) -> Entry | None:
        """Find the entry of a source.

        Parameters
        ----------
        source
            Its name.

        Returns
        -------
        Entry or None
            None where the source was not added.
        """
        return next((e for e in self.entries if e.source == source), None)

    def with_entry(self, entry: Entry) -> "Manifest":
        """Give a manifest in which an entry is added or takes the place of the same source's.

        Parameters
        ----------
        entry
            The new one.

        Returns
        -------
        Manifest
            A new value.
        """
        others = [e for e in self.entries if e.source != entry.source]
        return replace(self, entries=tuple(sorted([*others, entry], key=lambda e: e.source)))


def to_json(manifest: Manifest) -> bytes:
    """Write a manifest.

    Parameters
    ----------
    manifest
        The manifest.

    Returns
    -------
    bytes
        UTF-8 JSON, indented, so that a person can read it and a diff shows what changed.
    """
    document = {"format": FORMAT, "sources": [asdict(e) for e in manifest.entries]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def from_json(data: bytes, *, where: str) -> Manifest:
    """Read a manifest, trusting nothing in it.

    Parameters
    ----------
    data
        The content of ``manifest.json``.
    where
        Its path, for messages.

    Returns
    -------
    Manifest
        The entries.

    Raises
    ------
    StoreError
        If it was made by a newer tertius or is no JSON.
    InputProblems
        If fields are missing or have impossible values: all of them.
    """
    document = load_json(data, where=where)
    check_format(document, where=where)
    rows = document.get("sources")
    if not isinstance(rows, list):
        raise StoreError("damaged: has no list 'sources'", where=where, remedy=REMEDY)
    problems: list[Problem] = []
    entries = [_entry(row, f"{where}: source {n}", problems) for n, row in enumerate(rows, 1)]
    good = [e for e in entries if e is not None]
    twice = {e.source for e in good if sum(o.source == e.source for o in good) > 1}
    problems += [Problem(where, f"source {name} is listed twice") for name in sorted(twice)]
    if problems:
        raise InputProblems(problems, message="the manifest is damaged", remedy=REMEDY)
    return Manifest(tuple(sorted(good, key=lambda e: e.source)))


REMEDY = "restore the folder from a backup, or start a new project and add the files again"


def load_json(data: bytes, *, where: str) -> dict[str, Any]:
    """Read one JSON object.

    Parameters
    ----------
    data
        The bytes.
    where
        For the message.

    Returns
    -------
    dict
        The object.

    Raises
    ------
    StoreError
        If it is no JSON object.
    """
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise StoreError("damaged: not JSON", where=where, remedy=REMEDY) from error
    if not isinstance(document, dict):
        raise StoreError("damaged: not a JSON object", where=where, remedy=REMEDY)
    return document


def check_format(document: dict[str, Any], *, where: str) -> int:
    """Refuse a layout that this version does not know.

    Parameters
    ----------
    document
        With the field ``format``.
    where
        For the message.

    Returns
    -------
    int
        The format.

    Raises
    ------
    StoreError
        If it is newer, or no positive whole number.
    """
    found = document.get("format")
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise StoreError(f"damaged: format is {found!r}", where=where, remedy=REMEDY)
    if found > FORMAT:
        raise StoreError(
            f"made by newer tertius (format {found}; this version knows {FORMAT})",
            where=where,
            remedy="update tertius; a project is never written back into an older format",
        )
    return found


def _entry(row: object, where: str, problems: list[Problem]) -> Entry | None:
    if not isinstance(row, dict):
        problems.append(Problem(where, "not an object"))
        return None
    before = len(problems)
    values: dict[str, Any] = {}
    for name, (fits, wanted) in _FIELDS.items():
        if name not in row or not fits(row[name]):
            problems.append(Problem(f"{where}: field {name}", f"expected {wanted}"))
        else:
            values[name] = row[name]
    if len(problems) > before:
        return None
    values["parts"] = tuple(Part(**p) for p in values["parts"])
    values["refused"] = Part(**values["refused"]) if values["refused"] else None
    values |= {k: tuple(values[k]) for k in ("notes", "citations")}
    entry = Entry(**values)
    strays = [
        p.path for p in entry.parts if PurePosixPath(p.path).parent.as_posix() != entry.folder
    ]
    home = f"quarantine/{entry.source}/{entry.content}.parquet"
    strays += [entry.refused.path] if entry.refused and entry.refused.path != home else []
    problems += [Problem(where, f"part {path} is outside its folder") for path in strays]
    return None if strays else entry


def _text(value: object) -> bool:
    return isinstance(value, str)


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _hash(value: object) -> bool:
    return isinstance(value, str) and bool(_HEX.fullmatch(value))


def _part(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"path", "sha256", "size", "rows"}
        and _text(value["path"])
        and bool(_PATH.fullmatch(value["path"]))
        and _hash(value["sha256"])
        and _count(value["size"])
        and _count(value["rows"])
    )


def _mapping(of: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda v: isinstance(v, dict) and all(map(_text, v)) and all(map(of, v.values()))


_TEXT = (_text, "text")
_COUNT = (_count, "a whole number, 0 or more")
_HASH = (_hash, "64 hexadecimal digits")
_FIELDS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "source": (lambda v: _text(v) and bool(_NAME.fullmatch(v)), "a source name"),
    "version": _TEXT,
    "file": _TEXT,
    "sha256": _HASH,
    "size": _COUNT,
    "rows": _COUNT,
    "rejected": _COUNT,
    "content": _HASH,
    "parts": (lambda v: isinstance(v, list) and bool(v) and all(map(_part, v)), "a list of parts"),
    "refused": (lambda v: v is None or _part(v), "a part or null"),
    "columns": (_mapping(_text), "column names and types"),
    "notes": (_texts, "a list of texts"),
    "counts": (_mapping(_count), "names and numbers"),
    "added_at": _TEXT,
    "read_by": _TEXT,
    "start": _TEXT,
    "end": _TEXT,
    "coverage_note": _TEXT,
    "licence": _TEXT,
    "redistribution": _TEXT,
    "citations": (_texts, "a list of texts"),
    "doi": (lambda v: v is None or _text(v), "text or null"),
    "url": _TEXT,
}
