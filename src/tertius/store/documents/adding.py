"""Adding documents: read ahead in small batches, clean, and write each batch in one step.

Cleaning takes the time, so it is done before the lock is taken: readers never wait, and other
writers wait for a batch, not for a folder. What was acknowledged for a batch stays, whatever
happens to the next; adding again goes on where it stopped, because what is known is not cleaned.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath, PureWindowsPath

from tertius.documents.model import Original, Refusal
from tertius.store.documents import comparing, recurrence
from tertius.store.documents.connection import Library, now_text
from tertius.store.documents.defaults import default_rules
from tertius.store.documents.packing import printable
from tertius.store.documents.rules import Rules
from tertius.store.documents.sealing import seal
from tertius.store.documents.writing import (
    Prepared,
    cleaned_or_refused,
    maker,
    reduce,
    write_document,
)

BATCH = 256
"""Documents of one transaction at most."""
CHARACTERS = 8_000_000
"""Characters of one transaction, if it has more than one document."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done, and how much there is (0: not known)."""


@dataclass(slots=True)
class _Counts:
    added: int = 0
    known: int = 0
    places: int = 0
    refused: int = 0
    relations: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition came to.

    Attributes
    ----------
    added
        Documents that the project did not have.
    known
        Originals that it had, or that came twice.
    places
        New places of documents that it had.
    refused
        Files, members or records that hold no document, or whose text could not be cleaned.
    families
        Families made of new documents only.
    relations
        Relations between pieces that are new, changed or gone.
    """

    added: int = 0
    known: int = 0
    places: int = 0
    refused: int = 0
    families: int = 0
    relations: int = 0


@dataclass(slots=True)
class _Batch:
    originals: dict[str, Original] = field(default_factory=dict)
    places: dict[str, dict[str, None]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    again: int = 0
    characters: int = 0


def add_originals(
    library: Library,
    originals: Iterable[Original | Refusal],
    *,
    refused: Sequence[Refusal] = (),
    progress: Progress | None = None,
    rules: Rules | None = None,
    wait: float = 30.0,
) -> Added:
    """Add documents to a project.

    Parameters
    ----------
    library
        Opened for writing.
    originals
        The texts, read while they are added; a refusal among them is kept for inspection.
    refused
        More refusals; a list may grow while the texts are read.
    progress
        Told how many originals are done.
    rules
        What cleans and compares; by default the rules of :mod:`tertius.documents`.
    wait
        Seconds to wait for another writer, for each batch.

    Returns
    -------
    Added
        What was new. The same text again, under any name and from any process, is the same
        document in one place more.

    Raises
    ------
    StoreError
        If another process is writing, or the disk refuses; the batches before stay added.
    """
    rules = rules or default_rules()
    counts = _Counts()
    done = seen = 0
    with library.session() as connection:
        connection.execute("CREATE TEMP TABLE added(document INTEGER PRIMARY KEY)")
        for batch in _batches(originals):
            batch.refused += refused[seen:]
            seen = len(refused)
            _add_batch(library, connection, batch, rules, counts, wait)
            done += len(batch.originals) + batch.again
            if progress:
                progress("adding documents", done, 0)
        if rest := list(refused[seen:]):
            _add_batch(library, connection, _Batch(refused=rest), rules, counts, wait)
        counts.relations += recurrence.settle(library, connection, rules, wait=wait)
        families = _new_families(connection)
    return Added(
        counts.added, counts.known, counts.places, counts.refused, families, counts.relations
    )


def _batches(originals: Iterable[Original | Refusal]) -> Iterator[_Batch]:
    batch = _Batch()
    for original in originals:
        if isinstance(original, Refusal):
            batch.refused.append(original)
        elif original.identity in batch.originals:
            batch.again += 1
            batch.places[original.identity][printable(original.place)] = None
        else:
            batch.originals[original.identity] = original
            batch.places[original.identity] = {printable(original.place): None}
            batch.characters += len(original.text)
        if (
            len(batch.originals) + batch.again + len(batch.refused) >= BATCH
            or batch.characters >= CHARACTERS
        ):
            yield batch
            batch = _Batch()
    if batch.originals or batch.refused:
        yield batch


def _add_batch(
    library: Library,
    connection: sqlite3.Connection,
    batch: _Batch,
    rules: Rules,
    counts: _Counts,
    wait: float,
) -> None:
    fresh = [o for i, o in batch.originals.items() if number_of(connection, i) is None]
    prepared = prepare(fresh, rules, batch.refused)
    at = now_text()
    with library.changing(connection, wait=wait):
        made = maker(connection, rules)
        # Another process may have been quicker since the look above.
        missing = [p for p in prepared if number_of(connection, p.document.identity) is None]
        new = [write_document(connection, one, made, rules, at) for one in missing]
        places = _write_places(connection, batch, set(new), at)
        _write_refused(connection, batch.refused, at)
        changed = comparing.compare_new(connection, rules)
        connection.executemany("INSERT INTO temp.added VALUES(?)", [(n,) for n in new])
    # Counted only once the batch is on the disk.
    counts.added += len(new)
    counts.known += len(batch.originals) + batch.again - len(new) - len(fresh) + len(prepared)
    counts.places += places
    counts.refused += len(batch.refused)
    counts.relations += changed


def prepare(originals: Sequence[Original], rules: Rules, refused: list[Refusal]) -> list[Prepared]:
    """Clean texts and reduce them to what is compared; nothing is written.

    Parameters
    ----------
    originals
        The texts.
    rules
        What cleans.
    refused
        Takes the texts that cannot be cleaned, with the reason.

    Returns
    -------
    list of Prepared
        The others, in their order.
    """
    cleaned = (cleaned_or_refused(original, rules, refused) for original in originals)
    return reduce([document for document in cleaned if document is not None], rules)


def number_of(connection: sqlite3.Connection, identity: str) -> int | None:
    """Find the row of a document.

    Parameters
    ----------
    connection
        Open.
    identity
        64 hexadecimal digits.

    Returns
    -------
    int or None
        None where the project does not have it.
    """
    found = connection.execute("SELECT id FROM documents WHERE identity = ?", (identity,))
    row = found.fetchone()
    return None if row is None else int(row[0])


def _write_places(connection: sqlite3.Connection, batch: _Batch, new: set[int], at: str) -> int:
    """Write where the originals of a batch were found; count places of documents known before."""
    count = 0
    for identity, places in batch.places.items():
        number = number_of(connection, identity)
        if number is None:  # it could not be cleaned
            continue
        for nth, place in enumerate(places):
            name = _name(place)
            row = (number, place, name, PurePosixPath(name).stem, at)
            done = connection.execute(
                "INSERT OR IGNORE INTO places VALUES(?, ?, ?, ?, ?, ?)",
                (*row, seal(*row)),
            )
            count += done.rowcount if number not in new or nth else 0
    return count


def _name(place: str) -> str:
    """Give the last part of a path, in either spelling of paths."""
    return PureWindowsPath(PurePosixPath(place).name).name


def _write_refused(connection: sqlite3.Connection, refused: Iterable[Refusal], at: str) -> None:
    rows = [(*map(printable, (r.place, r.rule, r.what, r.remedy)), at) for r in refused]
    connection.executemany(
        "INSERT INTO refused(place, rule, what, remedy, seen_at, seal) VALUES(?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(place, rule, what) DO UPDATE SET remedy = excluded.remedy,"
        " seen_at = excluded.seen_at, seal = excluded.seal",
        [(*row, seal(*row)) for row in rows],
    )


def _new_families(connection: sqlite3.Connection) -> int:
    """Count the families that hold documents of this addition only."""
    (count,) = connection.execute(
        "SELECT count(*) FROM (SELECT DISTINCT p.family AS family FROM temp.added AS a"
        " JOIN pieces AS p ON p.document = a.document WHERE p.known) AS mine"
        " WHERE NOT EXISTS (SELECT 1 FROM pieces AS q WHERE q.family = mine.family"
        " AND q.document NOT IN (SELECT document FROM temp.added))"
    ).fetchone()
    return int(count)
