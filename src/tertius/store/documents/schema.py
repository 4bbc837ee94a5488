"""The tables of ``documents.sqlite``, how they are made, and how a file is told to hold them.

What was published (``documents``, ``texts.original``, ``places``) is written once. All the rest
is derived from it by the rules of :mod:`tertius.documents` and can be made again.
"""

import sqlite3

from tertius.errors import StoreError

NAME = "documents.sqlite"
APPLICATION = 0x74727464
"""Marks a SQLite file as one of tertius's documents (``trtd``)."""
FORMAT = 1
"""The newest layout of the tables that this version reads, and the one it writes."""
REMEDY = "restore the folder from a backup, or start a new project and add the documents again"

_TABLES = (
    """CREATE TABLE makers(
        id INTEGER PRIMARY KEY,
        tertius TEXT NOT NULL,
        rules TEXT NOT NULL,
        UNIQUE(tertius, rules)) STRICT""",
    # Pages of one host, and what came since its recurrent lines were looked for (stale).
    """CREATE TABLE sites(
        id INTEGER PRIMARY KEY,
        host TEXT NOT NULL UNIQUE,
        recurrent BLOB NOT NULL,
        sample BLOB NOT NULL,
        seal BLOB NOT NULL,
        stale INTEGER NOT NULL) STRICT""",
    "CREATE INDEX sites_stale ON sites(id) WHERE stale",
    """CREATE TABLE documents(
        id INTEGER PRIMARY KEY,
        identity TEXT NOT NULL UNIQUE CHECK(length(identity) = 64),
        format TEXT NOT NULL CHECK(format IN ('text', 'markdown', 'html')),
        encoding TEXT NOT NULL,
        declared TEXT NOT NULL,
        notes TEXT NOT NULL,
        characters INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        maker INTEGER NOT NULL REFERENCES makers,
        title TEXT NOT NULL,
        authors TEXT NOT NULL,
        host TEXT NOT NULL,
        published TEXT NOT NULL,
        language TEXT NOT NULL,
        sentences INTEGER NOT NULL,
        site INTEGER NOT NULL REFERENCES sites,
        recurrent BLOB,
        seal BLOB NOT NULL) STRICT""",
    "CREATE INDEX documents_by_site ON documents(site, identity)",
    "CREATE INDEX documents_not_asked ON documents(site) WHERE recurrent IS NULL",
    """CREATE TABLE texts(
        document INTEGER PRIMARY KEY REFERENCES documents,
        original BLOB NOT NULL,
        folded BLOB NOT NULL,
        offsets BLOB NOT NULL,
        hints BLOB NOT NULL) STRICT""",
    """CREATE TABLE places(
        document INTEGER NOT NULL REFERENCES documents,
        place TEXT NOT NULL,
        name TEXT NOT NULL,
        stem TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        seal BLOB NOT NULL,
        PRIMARY KEY(document, place)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX places_by_place ON places(place)",
    "CREATE INDEX places_by_name ON places(name)",
    "CREATE INDEX places_by_stem ON places(stem)",
    # settled: whether the document by itself already tells that the line is furniture.
    """CREATE TABLE lines(
        document INTEGER NOT NULL REFERENCES documents,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        role TEXT NOT NULL,
        kind TEXT,
        "by" TEXT NOT NULL,
        sure REAL NOT NULL,
        site INTEGER NOT NULL,
        key INTEGER NOT NULL,
        settled INTEGER NOT NULL CHECK(settled IN (0, 1)),
        PRIMARY KEY(document, number)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX lines_by_key ON lines(site, key)",
    """CREATE TABLE segments(
        document INTEGER NOT NULL REFERENCES documents,
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY(document, number)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE languages(
        document INTEGER NOT NULL REFERENCES documents,
        number INTEGER NOT NULL,
        language TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        sure REAL NOT NULL,
        PRIMARY KEY(document, number)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE facts(
        document INTEGER NOT NULL REFERENCES documents,
        number INTEGER NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        kind TEXT,
        segment INTEGER,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        place TEXT NOT NULL,
        "by" TEXT NOT NULL,
        PRIMARY KEY(document, number)) STRICT, WITHOUT ROWID""",
    # A sentence, or a line that holds none: whatever can be searched, as folded words (in every
    # script; the text itself is at the span). Sentences have a segment. The tokenizer has only
    # blanks to part words at: folding has done the rest.
    """CREATE TABLE passages(
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        segment INTEGER,
        role TEXT NOT NULL,
        statement TEXT,
        words TEXT NOT NULL) STRICT""",
    "CREATE INDEX passages_by_document ON passages(document, number)",
    """CREATE VIRTUAL TABLE searched USING fts5(
        words, content='passages', content_rowid='id',
        tokenize="ascii")""",
    # A piece as its document alone gives it (alone = 1), and as it is once the recurrent lines
    # of its site are known (known = 1); for most documents these are one.
    """CREATE TABLE pieces(
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents,
        segment INTEGER NOT NULL,
        alone INTEGER NOT NULL CHECK(alone IN (0, 1)),
        known INTEGER NOT NULL CHECK(known IN (0, 1)),
        date TEXT NOT NULL,
        content BLOB NOT NULL,
        samples BLOB NOT NULL,
        seal BLOB NOT NULL,
        compared INTEGER NOT NULL DEFAULT 0 CHECK(compared IN (0, 1)),
        family_alone INTEGER REFERENCES pieces,
        family INTEGER REFERENCES pieces) STRICT""",
    "CREATE INDEX pieces_by_document ON pieces(document, segment)",
    "CREATE INDEX pieces_by_family ON pieces(family, known)",
    "CREATE INDEX pieces_to_compare ON pieces(id) WHERE NOT compared",
    "CREATE INDEX pieces_unused ON pieces(id) WHERE alone = 0 AND known = 0",
    "CREATE INDEX pieces_split ON pieces(document) WHERE alone != known",
    "CREATE INDEX pieces_by_family_alone ON pieces(family_alone)",
    # rank: the identity's first 60 bits, so that the pieces of a hash stand in the order of keys.
    """CREATE TABLE samples(
        hash INTEGER NOT NULL,
        rank INTEGER NOT NULL,
        piece INTEGER NOT NULL,
        PRIMARY KEY(hash, rank, piece)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE relations(
        source INTEGER NOT NULL REFERENCES pieces,
        derived INTEGER NOT NULL REFERENCES pieces,
        type TEXT NOT NULL,
        directed INTEGER NOT NULL CHECK(directed IN (0, 1)),
        source_share REAL NOT NULL,
        derived_share REAL NOT NULL,
        because TEXT NOT NULL,
        maker INTEGER NOT NULL REFERENCES makers,
        seal BLOB NOT NULL,
        alone INTEGER NOT NULL CHECK(alone IN (0, 1)),
        known INTEGER NOT NULL CHECK(known IN (0, 1)),
        PRIMARY KEY(source, derived)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX relations_by_derived ON relations(derived)",
    """CREATE TABLE refused(
        id INTEGER PRIMARY KEY,
        place TEXT NOT NULL,
        rule TEXT NOT NULL,
        what TEXT NOT NULL,
        remedy TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        seal BLOB NOT NULL,
        UNIQUE(place, rule, what)) STRICT""",
)


def make(connection: sqlite3.Connection) -> None:
    """Make the tables, all in one transaction, in a file that has none.

    Parameters
    ----------
    connection
        Open for writing, within no transaction.
    """
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    if is_empty(connection):  # another process may have been quicker
        for statement in _TABLES:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether a file has no table yet, as one whose making was interrupted.

    Parameters
    ----------
    connection
        Open.

    Returns
    -------
    bool
    """
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return not tables and _number(connection, "application_id") == 0 == _version(connection)


def check(connection: sqlite3.Connection, *, where: str) -> None:
    """Refuse a file that another program or a newer tertius made.

    Parameters
    ----------
    connection
        Open.
    where
        Its path, for messages.

    Raises
    ------
    StoreError
        If the file is not one that this version reads.
    """
    application, version = _number(connection, "application_id"), _version(connection)
    if application != APPLICATION:
        raise StoreError(
            f"is no database of tertius (application {application:#010x})",
            where=where,
            remedy="move it elsewhere; a project keeps its documents under that name",
        )
    if version > FORMAT:
        raise StoreError(
            f"made by newer tertius (documents format {version}; this version knows {FORMAT})",
            where=where,
            remedy="update tertius; a project is never written back into an older format",
        )
    if version < 1:
        raise StoreError(f"damaged: format is {version}", where=where, remedy=REMEDY)


def tables() -> dict[str, str]:
    """Give the tables and indices as they are made.

    Returns
    -------
    dict
        Name → the statement that makes it.
    """
    return {
        statement.replace("(", " ").split()[3 if "VIRTUAL" in statement else 2]: statement
        for statement in _TABLES
    }


def _version(connection: sqlite3.Connection) -> int:
    return _number(connection, "user_version")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    (found,) = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(found)
