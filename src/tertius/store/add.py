"""Adding a file to a project: read it, keep the rows and the refusals, or change nothing."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.errors import SourceError, StoreError, shown
from tertius.sources.model import Reading, Source
from tertius.store import disk
from tertius.store.intake import Copy, Progress, take_in
from tertius.store.manifest import Entry, Manifest, Part, to_json
from tertius.store.project import Project, announce, writing
from tertius.store.verify import check_entry

if TYPE_CHECKING:
    import polars as pl

ROWS_PER_PART = 5_000_000


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a file came to.

    Attributes
    ----------
    entry
        The source as the project holds it now.
    rows
        Number of rows that this call added; 0 where the project had the file already.
    rejected
        Number of rows that this call put into quarantine.
    note
        One sentence for the user.
    """

    entry: Entry
    rows: int
    rejected: int
    note: str


def add_file(
    project: Project,
    path: Path | str,
    source: Source | str | None = None,
    *,
    replace: bool = False,
    wait: float = 30.0,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> Added:
    """Read a dataset file into a project, wholly or not at all.

    Parameters
    ----------
    project
        The project.
    path
        The user's file; it is copied first, and never changed.
    source
        The dataset, or its name; by default recognised from the file's columns.
    replace
        Whether the file may take the place of another one of the same source; the same file is
        then read again.
    wait
        Seconds to wait for another writer.
    progress
        Told about the bytes read.
    now
        The time to record; by default the clock's.

    Returns
    -------
    Added
        The entry and what was added. The same bytes a second time, under any name, add 0 rows,
        unless the project's own parts are damaged: then they are written again.

    Raises
    ------
    SourceError
        If the file is not what it should be, or holds no usable row.
    StoreError
        If the project has another file of that source, another process is writing, or the disk
        refuses. The project is as it was, in each case.
    """
    with writing(project, wait=wait):
        box = project.incoming / "file"
        disk.make_folder(box)
        copy = take_in(path, box, progress=progress)
        manifest = project.manifest()
        record = _record(source)
        known = _known(manifest, copy, record)
        if known and not replace and not check_entry(project, known, thorough=True):
            return Added(known, 0, 0, _nothing_new(known, copy))
        record = record or _recognise(copy)
        old = manifest.of(record.name)
        if old and old != known and not replace:
            raise _conflict(old, copy)
        reading = _read(record, copy)
        entry = _write(project, record, copy, reading, now or datetime.now(UTC))
        try:
            _commit(project, manifest, entry, old)
        except OSError:
            # The one step that counts may have been taken before a later one failed.
            if project.manifest().of(entry.source) != entry:
                raise
    return Added(entry, entry.rows, entry.rejected, _summary(entry, old))


def _record(source: Source | str | None) -> Source | None:
    if not isinstance(source, str):
        return source
    from tertius.sources import registry

    return registry.source(source)


def _recognise(copy: Copy) -> Source:
    from tertius.sources import registry

    return registry.recognise(copy.path)


def _known(manifest: Manifest, copy: Copy, source: Source | None) -> Entry | None:
    """Find the entry that was made from the same bytes, as the same source if one is named."""
    same = (e for e in manifest.entries if e.sha256 == copy.sha256)
    return next((e for e in same if source is None or e.source == source.name), None)


def _nothing_new(known: Entry, copy: Copy) -> str:
    under = "" if known.file == copy.name else f" (then called {shown(known.file)})"
    return (
        f"{shown(copy.name)}: 0 added; the same bytes are in the project as {known.source}{under}"
    )


def _conflict(old: Entry, copy: Copy) -> StoreError:
    return StoreError(
        f"the project has another file of {old.source}: {shown(old.file)}, {old.rows} rows, "
        f"added {old.added_at}; the contents differ",
        where=copy.name,
        remedy="add it with replace (--replace) to put the new file in its place",
    )


def _summary(entry: Entry, old: Entry | None) -> str:
    refused = f", {entry.rejected} refused" if entry.rejected else ""
    instead = f" in place of {shown(old.file)}" if old else ""
    return f"{shown(entry.file)}: {entry.rows} rows of {entry.source} added{refused}{instead}"


def _read(source: Source, copy: Copy) -> Reading:
    """Let the reader work on the copy, and see that it leaves it alone."""
    reading = source.read(copy.path)
    if reading.frame.height == 0:
        rules = ", ".join(f"{rule} ({n})" for rule, n in reading.rules().items())
        raise SourceError(
            "no usable row" + (f"; refused: {rules}" if rules else ""),
            where=copy.name,
            remedy=f"is it the file of {source.title}?",
        )
    return reading


def _write(
    project: Project, source: Source, copy: Copy, reading: Reading, moment: datetime
) -> Entry:
    """Write all files of an entry into ``incoming`` and describe them."""
    folder = project.incoming / "parts"
    disk.make_folder(folder)
    slices = list(reading.frame.iter_slices(ROWS_PER_PART))
    parts = [_part(folder / f"part-{n:04}.parquet", rows) for n, rows in enumerate(slices)]
    refused = None
    if reading.rejected.height:
        refused = _part(project.incoming / "refused.parquet", reading.rejected)
    disk.sync_folder(folder)
    hashes = "".join(p.sha256 for p in [*parts, *([refused] if refused else [])])
    content = hashlib.sha256(hashes.encode()).hexdigest()
    home = f"tables/{source.name}/{content}"
    quarantined = f"quarantine/{source.name}/{content}.parquet"
    return Entry(
        source=source.name,
        version=source.version,
        file=copy.name,
        sha256=copy.sha256,
        size=copy.size,
        rows=reading.frame.height,
        rejected=reading.rejected.height,
        content=content,
        parts=tuple(_at(p, f"{home}/{p.path}") for p in parts),
        refused=_at(refused, quarantined) if refused else None,
        columns={name: str(dtype) for name, dtype in reading.frame.schema.items()},
        notes=tuple(reading.notes),
        counts={k: int(v) for k, v in reading.counts.items()},
        added_at=moment.astimezone(UTC).isoformat(timespec="seconds"),
        read_by=_own_version(),
        start=source.coverage.start.isoformat(),
        end=source.coverage.end.isoformat(),
        coverage_note=source.coverage.note,
        licence=source.licence,
        redistribution=source.redistribution,
        citations=tuple(source.citations),
        doi=source.doi,
        url=source.url,
    )


def _part(path: Path, frame: "pl.DataFrame") -> Part:
    disk.write_parquet(path, frame)
    return Part(path.name, disk.sha256_of(path), path.stat().st_size, frame.height)


def _at(part: Part, path: str) -> Part:
    return Part(path, part.sha256, part.size, part.rows)


def _own_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("tertius")
    except PackageNotFoundError:
        return "unknown"


def _commit(project: Project, manifest: Manifest, entry: Entry, old: Entry | None) -> None:
    """Bring the files to their places, then name them in the manifest: the one step that counts."""
    quarantined = f"quarantine/{entry.source}/{entry.content}.parquet"
    pending = [entry.folder, quarantined]
    if old:
        pending += [old.folder, *([old.refused.path] if old.refused else [])]
    announce(project, pending)
    for top in ("tables", "quarantine"):
        disk.make_folder(project.folder / top / entry.source)
        disk.sync_folder(project.folder / top)
    disk.make_folder(project.folder / entry.folder)
    # Part by part, because the folder may be there already: equal rows have equal names.
    for part in entry.parts:
        disk.move(project.incoming / "parts" / Path(part.path).name, project.folder / part.path)
    if entry.refused:
        disk.move(project.incoming / "refused.parquet", project.folder / entry.refused.path)
    disk.replace_file(
        project.folder / "manifest.json",
        to_json(manifest.with_entry(entry)),
        scratch=project.incoming,
    )
