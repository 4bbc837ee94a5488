"""Recurrent text of a site: found when an addition is done; pages that hold it are cleaned again.

What is recurrent follows from the documents and from nothing else, so that the order in which they
came does not matter: it is found on a sample of each site's pages that their identities draw, and
counted in the families that the documents make when each is cleaned by itself. The lines found so
are furniture on every page of the site, and what is compared in the end is without them.
"""

import hashlib
import sqlite3
from dataclasses import dataclass

import numpy as np

from tertius.store.documents.comparing import compare_new
from tertius.store.documents.connection import Library
from tertius.store.documents.packing import pack_hashes, unpack_hashes, unpack_text
from tertius.store.documents.rows import read_original
from tertius.store.documents.rules import Rules, signed, unsigned
from tertius.store.documents.sealing import seal, seal_document
from tertius.store.documents.writing import (
    Prepared,
    cleaned_or_refused,
    maker,
    reduce,
    replace_known,
    rewrite_document,
)

SAMPLE = 200
"""Pages of a site that are looked at: those with the smallest identities, which are as good as
drawn by lot. What stands on one page in fifty is found; and no site takes longer for its size."""
_BATCH = 64


@dataclass(frozen=True, slots=True)
class _Found:
    """What a look at a site found: its recurrent lines, and who must be cleaned again for them."""

    host: str
    news: int
    sample: bytes
    before: frozenset[int]
    keys: frozenset[int]  # as SQLite's numbers
    again: dict[int, bytes]
    evaluated: list[int]


def settle(library: Library, connection: sqlite3.Connection, rules: Rules, *, wait: float) -> int:
    """Bring the documents of all sites with news in line with their recurrent text.

    Parameters
    ----------
    library
        Opened for writing.
    connection
        From its session, within no transaction.
    rules
        What finds recurrent lines, and cleans.
    wait
        Seconds to wait for another writer.

    Returns
    -------
    int
        Relations that are new, changed or gone.
    """
    changed = 0
    done: set[int] = set()
    while True:
        rows = connection.execute("SELECT id FROM sites WHERE stale ORDER BY id").fetchall()
        # Other processes may go on adding: what they make stale, they settle.
        stale = [int(site) for (site,) in rows if site not in done]
        if not stale:
            return changed
        for site in stale:
            done.add(site)
            changed += _settle_site(library, connection, rules, site, wait)


def _settle_site(
    library: Library, connection: sqlite3.Connection, rules: Rules, site: int, wait: float
) -> int:
    connection.execute("BEGIN")
    found = _look(connection, rules, site)
    connection.execute("COMMIT")
    changed = 0
    again = sorted(found.again)
    for at in range(0, len(again), _BATCH):
        part = again[at : at + _BATCH]
        prepared = _clean_again(connection, rules, part, found.again)
        with library.changing(connection, wait=wait):
            if not _is_current(connection, site, found):
                return changed
            # Until all is done, whoever looks at the site next must ask for all of these lines.
            _write_site(connection, found.host, found.keys | found.before, b"")
            changed += _rewrite(connection, rules, prepared, found.again)
    with library.changing(connection, wait=wait):
        if _is_current(connection, site, found):
            for number in found.evaluated:
                connection.execute("UPDATE documents SET recurrent = x'' WHERE id = ?", (number,))
                seal_document(connection, number)
            _write_site(connection, found.host, found.keys, found.sample)
            connection.execute("UPDATE sites SET stale = 0 WHERE id = ?", (site,))
    return changed


def _is_current(connection: sqlite3.Connection, site: int, found: _Found) -> bool:
    """Tell whether a site is as it was looked at; whoever brought news since looks again."""
    (news,) = connection.execute("SELECT stale FROM sites WHERE id = ?", (site,)).fetchone()
    return bool(news == found.news)


def _write_site(
    connection: sqlite3.Connection, host: str, keys: frozenset[int], sample: bytes
) -> None:
    packed = pack_hashes(np.array(sorted(keys), dtype=np.int64))
    connection.execute(
        "UPDATE sites SET recurrent = ?, sample = ?, seal = ? WHERE host = ?",
        (packed, sample, seal(host, packed, sample), host),
    )


def _rewrite(
    connection: sqlite3.Connection,
    rules: Rules,
    prepared: dict[int, Prepared],
    recurrent: dict[int, bytes],
) -> int:
    """Write documents that were cleaned again, and compare what they now say."""
    made = maker(connection, rules)
    left: set[int] = set()
    for number, one in prepared.items():
        packed = recurrent[number]
        rewrite_document(connection, number, one.document, made, rules, recurrent=packed)
        left |= replace_known(connection, number, one)
    return compare_new(connection, rules, left={"known": left})


def _look(connection: sqlite3.Connection, rules: Rules, site: int) -> _Found:
    """Find the recurrent lines of a site, and the documents that were cleaned with others."""
    host, news, packed, sample_before = connection.execute(
        "SELECT host, stale, recurrent, sample FROM sites WHERE id = ?", (site,)
    ).fetchone()
    before = frozenset(unpack_hashes(packed).tolist())
    pages = _sampled(connection, site)
    told = repr((rules.version, [(identity, family) for _, identity, family in pages]))
    sample = hashlib.sha256(told.encode()).digest()
    keys = before
    if sample != sample_before:
        found = rules.recurrent_keys(
            (host, family, _lines(connection, number)) for number, _, family in pages
        )
        keys = frozenset(map(signed, found))
    fresh = connection.execute(
        "SELECT id FROM documents WHERE site = ? AND recurrent IS NULL", (site,)
    )
    asked = {int(number) for (number,) in fresh}
    fresh_ones = frozenset(asked)
    # Without a sample, an earlier look was not finished: some documents may have any of the lines.
    for key in keys ^ before if sample_before else keys | before:
        rows = connection.execute(
            "SELECT document FROM lines WHERE site = ? AND key = ?", (site, key)
        )
        asked.update(int(number) for (number,) in rows)
    wanted = {number: _wanted(connection, number, keys) for number in asked}
    again = {
        number: packed
        for number, packed in wanted.items()
        if packed != _applied(connection, number)
    }
    return _Found(host, news, sample, before, keys, again, sorted(fresh_ones - again.keys()))


def _sampled(connection: sqlite3.Connection, site: int) -> list[tuple[int, str, str]]:
    """Draw the pages of a site: row, identity, and the family of the first piece."""
    rows = connection.execute(
        "SELECT d.id, d.identity, coalesce((SELECT fd.identity || '#' || f.segment"
        " FROM pieces AS p JOIN pieces AS f ON f.id = p.family_alone"
        " JOIN documents AS fd ON fd.id = f.document"
        " WHERE p.document = d.id AND p.alone ORDER BY p.segment LIMIT 1), d.identity)"
        " FROM documents AS d WHERE d.site = ? ORDER BY d.identity LIMIT ?",
        (site, SAMPLE),
    )
    return [(int(number), identity, family) for number, identity, family in rows]


def _lines(connection: sqlite3.Connection, number: int) -> list[str]:
    (folded,) = connection.execute(
        "SELECT folded FROM texts WHERE document = ?", (number,)
    ).fetchone()
    text = unpack_text(folded)
    rows = connection.execute('SELECT start, "end" FROM lines WHERE document = ?', (number,))
    return [text[start:end] for start, end in rows]


def _wanted(connection: sqlite3.Connection, number: int, keys: frozenset[int]) -> bytes:
    """Give the recurrent lines that a document has and does not take for furniture by itself."""
    rows = connection.execute("SELECT key FROM lines WHERE document = ? AND NOT settled", (number,))
    return pack_hashes(np.array([key for (key,) in rows if key in keys], dtype=np.int64))


def _applied(connection: sqlite3.Connection, number: int) -> bytes:
    """Give the recurrent lines that a document was cleaned with."""
    (applied,) = connection.execute(
        "SELECT coalesce(recurrent, x'') FROM documents WHERE id = ?", (number,)
    ).fetchone()
    return bytes(applied)


def _clean_again(
    connection: sqlite3.Connection, rules: Rules, numbers: list[int], wanted: dict[int, bytes]
) -> dict[int, Prepared]:
    """Clean documents with the recurrent lines that they have; one at which that fails stays."""
    cleaned = {}
    for number in numbers:
        keys = frozenset(map(unsigned, unpack_hashes(wanted[number]).tolist()))
        original = read_original(connection, number)
        document = cleaned_or_refused(original, rules, [], recurrent=keys)
        if document is not None:
            cleaned[number] = document
    return dict(zip(cleaned, reduce(list(cleaned.values()), rules), strict=True))
