"""Making derived rows again from the originals, after the rules have changed."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from tertius.documents.model import Refusal
from tertius.store.documents import recurrence
from tertius.store.documents.adding import Progress
from tertius.store.documents.comparing import compare_new
from tertius.store.documents.connection import Library
from tertius.store.documents.defaults import default_rules
from tertius.store.documents.packing import unpack_hashes
from tertius.store.documents.rows import read_original
from tertius.store.documents.rules import Rules
from tertius.store.documents.writing import (
    cleaned_or_refused,
    maker,
    rank_of,
    reduce,
    replace_all,
    rewrite_document,
)

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh came to.

    Attributes
    ----------
    documents
        Documents whose rows were made again.
    relations
        Relations between pieces that are new, changed or gone.
    failed
        Documents that the rules could not clean; their rows are as they were.
    """

    documents: int
    relations: int
    failed: tuple[Refusal, ...] = ()


def refresh(
    library: Library,
    *,
    everything: bool = False,
    progress: Progress | None = None,
    rules: Rules | None = None,
    wait: float = 30.0,
) -> Refreshed:
    """Derive again what other rules or another version derived; originals and places stay.

    Parameters
    ----------
    library
        Opened for writing.
    everything
        Whether rows of these rules are made again as well, as after damage.
    progress
        Told how many documents are done.
    rules
        What cleans and compares; by default the rules of :mod:`tertius.documents`.
    wait
        Seconds to wait for another writer, for each batch.

    Returns
    -------
    Refreshed
        What was done. An interrupted refresh leaves some documents as they were and the others
        made again; the next one goes on from there.

    Raises
    ------
    StoreError
        If another process is writing, an original is damaged, or the disk refuses.
    """
    rules = rules or default_rules()
    done = changed = 0
    failed: list[Refusal] = []
    with library.session() as connection:
        with library.changing(connection, wait=wait):
            made = maker(connection, rules)
            if everything:
                _index_again(connection)
        numbers = [
            int(number)
            for (number,) in connection.execute(
                "SELECT id FROM documents WHERE maker != ? OR ? ORDER BY id", (made, everything)
            )
        ]
        for at in range(0, len(numbers), _BATCH):
            part = numbers[at : at + _BATCH]
            changed += _refresh(library, connection, part, rules, failed, wait)
            done += len(part)
            if progress:
                progress("refreshing documents", done, len(numbers))
        changed += recurrence.settle(library, connection, rules, wait=wait)
    return Refreshed(done - len(failed), changed, tuple(failed))


def _refresh(
    library: Library,
    connection: sqlite3.Connection,
    numbers: Sequence[int],
    rules: Rules,
    failed: list[Refusal],
    wait: float,
) -> int:
    """Clean some documents by themselves, as if they were new, and compare them with all."""
    documents = {
        number: cleaned_or_refused(read_original(connection, number), rules, failed)
        for number in numbers
    }
    sound = {number: found for number, found in documents.items() if found is not None}
    prepared = dict(zip(sound, reduce(list(sound.values()), rules), strict=True))
    left: dict[str, set[int]] = {"alone": set(), "known": set()}
    with library.changing(connection, wait=wait):
        made = maker(connection, rules)
        for number, one in prepared.items():
            rewrite_document(connection, number, one.document, made, rules, recurrent=None)
            alone, known = replace_all(connection, number, one)
            left["alone"] |= alone
            left["known"] |= known
        return compare_new(connection, rules, left=left)


def _index_again(connection: sqlite3.Connection) -> None:
    """Make the two indices that are filled by hand again from what they index."""
    connection.execute("INSERT INTO searched(searched) VALUES('rebuild')")
    connection.execute("DELETE FROM samples")
    for piece, packed, identity in connection.execute(
        "SELECT p.id, p.samples, d.identity FROM pieces AS p"
        " JOIN documents AS d ON d.id = p.document"
    ):
        rank = rank_of(identity)
        rows = [(value, rank, piece) for value in unpack_hashes(packed).tolist()]
        connection.executemany("INSERT INTO samples VALUES(?, ?, ?)", rows)
