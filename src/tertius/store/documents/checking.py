"""Holding the documents against themselves: what was published, and all that follows from it."""

import sqlite3
from collections.abc import Iterator
from itertools import islice

import numpy as np

from tertius.documents.folding.folded import Folded
from tertius.documents.model import Document
from tertius.documents.words import words
from tertius.documents.works.model import Relation
from tertius.errors import Problem, StoreError
from tertius.store.documents import schema
from tertius.store.documents.connection import Library
from tertius.store.documents.defaults import default_rules
from tertius.store.documents.packing import printable, unpack_hashes, unpack_piece
from tertius.store.documents.rows import read_document
from tertius.store.documents.rules import Rules
from tertius.store.documents.sealing import broken_seals, seal_of_document
from tertius.store.project import Project

_REFRESH = "make the derived rows again with: tertius documents refresh"
_MOST = 20


def verify_documents(project: Project, *, rules: Rules | None = None) -> list[Problem]:
    """Check the documents of a project, row by row.

    Parameters
    ----------
    project
        The project.
    rules
        What derived the rows; by default the rules of :mod:`tertius.documents`.

    Returns
    -------
    list of Problem
        Empty where all is as it was written, and where there are no documents. Rows made by
        other rules than those of this version are no problem.
    """
    library = Library(project)
    where = str(library.path)
    if not library.path.exists():
        return [
            Problem(str(path), "is left of a database that is missing", schema.REMEDY)
            for path in (library.path.with_name(schema.NAME + end) for end in ("-wal", "-journal"))
            if path.exists()
        ]
    try:
        with library.reading(empty=True) as connection:
            if schema.is_empty(connection):
                return []
            whats = _problems(connection, rules or default_rules())
            found = [Problem(where, what, remedy) for what, remedy in whats]
            return found or list(_searched(library, connection))
    except StoreError as error:
        return [Problem(error.where or where, error.message, error.remedy)]


def _problems(connection: sqlite3.Connection, rules: Rules) -> Iterator[tuple[str, str]]:
    damaged = False
    for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall():
        if line != "ok":
            damaged = True
            yield f"damaged: {line}", schema.REMEDY
    if damaged:  # nothing read from it would mean anything
        return
    yield from _tables(connection)
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    for table, row, parent, _ in broken[:_MOST]:
        yield f"damaged: row {row} of {table} names a row of {parent} that is missing", _REFRESH
    for row in islice(broken_seals(connection), _MOST):
        yield f"damaged: {row} is not as it was written", schema.REMEDY
    yield from islice(_documents(connection, rules), _MOST)
    yield from islice(_pieces(connection), _MOST)
    yield from _relations(connection)
    yield from islice(_families(connection, rules), _MOST)


def _tables(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Compare the tables with those that this version makes."""
    made = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    wanted = schema.tables()
    for name, statement in wanted.items():
        if made.get(name) != statement:
            yield f"damaged: table or index {name} is not as it was made", schema.REMEDY
    strange = [n for n in made if n not in wanted and not n.startswith("searched_")]
    for name in sorted(strange):
        yield f"holds {name}, which tertius did not make", "see who made it, and remove it"


def _documents(connection: sqlite3.Connection, rules: Rules) -> Iterator[tuple[str, str]]:
    for number, identity, version, sealed in connection.execute(
        "SELECT d.id, identity, m.rules, seal FROM documents AS d"
        " JOIN makers AS m ON m.id = d.maker"
    ).fetchall():
        head = f"document {identity[:12]}"
        try:
            document = read_document(connection, number)
        except StoreError as error:
            yield error.message, schema.REMEDY
            continue
        for what in _inside(connection, number, document):
            yield f"damaged: {head}: {what}", _REFRESH
        if seal_of_document(connection, number) != sealed:
            yield f"damaged: {head}: its rows are not as they were written", _REFRESH
        if version == rules.version and not _is_same(rules.fold(document.original), document):
            yield f"damaged: {head}: its folded text is not that of its original", _REFRESH


def _is_same(folded: Folded, document: Document) -> bool:
    kept = document.folded
    return folded.text == kept.text and all(
        np.array_equal(getattr(folded, name), getattr(kept, name))
        for name in ("text_at", "original_at", "original_end")
    )


def _inside(connection: sqlite3.Connection, number: int, document: Document) -> Iterator[str]:
    """Check that all that is said of a document is said of words that it has."""
    size, lines, segments = len(document.text), document.lines, len(document.segments)
    if document.folded.length != len(document.original.text):
        yield "its folded text is of another original"
    spans = [line.span for line in lines] + [s.span for s in document.sentences]
    if any(not 0 <= span.start <= span.end <= size for span in spans):
        yield "a line or sentence lies outside its text"
    if any(not 0 <= s.first <= s.last < len(lines) for s in document.segments):
        yield "a segment has lines that are missing"
    if any(not 0 <= s.segment < segments for s in document.sentences):
        yield "a sentence belongs to a segment that is missing"
    text = document.original.text
    for fact in document.facts:
        proof = fact.proof
        if proof.end and printable(text[proof.start : proof.end]) != proof.quote:
            yield f"the proof of its {fact.field} is not in its text"
    rows = connection.execute(
        'SELECT start, "end", words FROM passages WHERE document = ?', (number,)
    )
    for start, end, told in rows:
        # Words are folded by the rules of the time; that they come from the text can be told.
        if bool(words(document.text[start:end])) != bool(told):
            yield f"the words at {start} are not those of its text"
    if not connection.execute(
        "SELECT 1 FROM places WHERE document = ? LIMIT 1", (number,)
    ).fetchone():
        yield "it was found nowhere"


def _pieces(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    rows = connection.execute(
        "SELECT p.id, d.identity, p.segment, p.content, p.samples FROM pieces AS p"
        " JOIN documents AS d ON d.id = p.document"
    ).fetchall()
    for piece, identity, segment, content, samples in rows:
        name = f"{identity[:12]}#{segment}"
        try:
            if not unpack_piece(name, content).sentences:
                yield f"damaged: piece {name} has no sentence", _REFRESH
        except StoreError:
            yield f"damaged: piece {name} cannot be read", _REFRESH
        hashes = unpack_hashes(samples).tolist()
        for value in hashes:
            found = connection.execute(
                "SELECT 1 FROM samples WHERE hash = ? AND rank = ? AND piece = ?",
                (value, int(identity[:15], 16), piece),
            )
            if not found.fetchone():
                yield f"damaged: piece {name} has a sample that is not listed", _REFRESH
                break
    (listed,) = connection.execute("SELECT count(*) FROM samples").fetchone()
    (held,) = connection.execute("SELECT total(length(samples)) / 8 FROM pieces").fetchone()
    if listed != held:
        yield f"damaged: {listed} samples are listed where pieces have {held:.0f}", _REFRESH
    for (count,) in connection.execute(
        "SELECT count(*) FROM pieces WHERE NOT compared HAVING count(*) > 0"
    ):
        yield f"damaged: {count} pieces were never compared", _REFRESH


def _relations(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    checks = {
        "a piece is related to itself": "source = derived",
        "two pieces are related twice": (
            "EXISTS(SELECT 1 FROM relations AS o"
            " WHERE o.source = r.derived AND o.derived = r.source)"
        ),
        "a relation is of pieces that are not compared together": (
            "(alone AND NOT (SELECT min(alone) FROM pieces WHERE id IN (source, derived)))"
            " OR (known AND NOT (SELECT min(known) FROM pieces WHERE id IN (source, derived)))"
            " OR (NOT alone AND NOT known)"
        ),
    }
    for what, condition in checks.items():
        sql = f"SELECT count(*) FROM relations AS r WHERE {condition}"  # noqa: S608
        (count,) = connection.execute(sql).fetchone()
        if count:
            yield f"damaged: {what} ({count} times)", _REFRESH


def _families(connection: sqlite3.Connection, rules: Rules) -> Iterator[tuple[str, str]]:
    """Check that families are what the relations make, all taken together by the same rules."""
    others = connection.execute(
        "SELECT 1 FROM documents AS d JOIN makers AS m ON m.id = d.maker WHERE m.rules != ?",
        (rules.version,),
    )
    if others.fetchone():
        return
    for layer, column in (("alone", "family_alone"), ("known", "family")):
        rows = connection.execute(
            f"SELECT p.id, p.{column}, identity, segment FROM pieces AS p"  # noqa: S608
            f" JOIN documents AS d ON d.id = p.document WHERE p.{layer}"
        ).fetchall()
        keys = {piece: f"{identity}#{segment}" for piece, _, identity, segment in rows}
        related = [
            Relation(keys[one], keys[other], kind, bool(directed), a, b, "")
            for one, other, kind, directed, a, b in connection.execute(
                "SELECT source, derived, type, directed, source_share, derived_share"  # noqa: S608
                f" FROM relations WHERE {layer}"
            )
            if one in keys and other in keys
        ]
        first = {key: f.key for f in rules.families((), related) for key in f.members}
        for piece, family, *_ in sorted(rows, key=lambda row: keys[row[0]]):
            key = keys[piece]
            if keys.get(family) != first.get(key, key):
                yield f"damaged: piece {key[:12]}{key[64:]} is in the wrong family", _REFRESH


def _searched(library: Library, connection: sqlite3.Connection) -> Iterator[Problem]:
    """Check the index of words, by its own check where one may write: that is how it is asked."""
    wrong = Problem(str(library.path), "damaged: the index of words is not that of the texts",
                    _REFRESH)  # fmt: skip
    (held,) = connection.execute("SELECT count(*) FROM passages").fetchone()
    (indexed,) = connection.execute("SELECT count(*) FROM searched_docsize").fetchone()
    if held != indexed:
        yield wrong
        return
    with library.trying() as other:
        if other is not None:
            try:
                other.execute("INSERT INTO searched(searched, rank) VALUES('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorname.startswith("SQLITE_BUSY"):
                    raise
                yield wrong
