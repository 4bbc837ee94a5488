"""Connections to ``documents.sqlite``: who may read and write, and what refusals mean in words.

A reader sees the state of one moment and waits for nobody. A writer holds the project's lock and
one transaction; what it acknowledges is on the disk (``synchronous = FULL``).
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tertius.errors import StoreError
from tertius.store import layout
from tertius.store.documents import schema
from tertius.store.project import Project, writing

_OLDEST = (3, 38)  # the first SQLite that has strict tables and always reads JSON
_HEADER = 512
"""Bytes that a database has at least."""
_UNCHANGED = "the store is unchanged"
_SPACE = "free some space or choose another folder, then run the command again"
_PERMISSION = "allow writing there or choose another folder, then run the command again"
_WORDS = {
    "SQLITE_FULL": (f"disk full; {_UNCHANGED}", _SPACE),
    "SQLITE_IOERR_WRITE": (f"disk full or failing; {_UNCHANGED}", _SPACE),
    "SQLITE_IOERR_SHMSIZE": (f"disk full or failing; {_UNCHANGED}", _SPACE),
    "SQLITE_IOERR_FSYNC": (f"disk failing; {_UNCHANGED}", _SPACE),
    "SQLITE_READONLY": (f"no permission; {_UNCHANGED}", _PERMISSION),
    "SQLITE_PERM": (f"no permission; {_UNCHANGED}", _PERMISSION),
    "SQLITE_CANTOPEN": ("cannot be opened", "see that you may read and write it"),
    "SQLITE_BUSY": (
        "the store is being written by another program",
        "wait until it is done, then run the command again",
    ),
    "SQLITE_CORRUPT": ("damaged: its pages do not fit together", schema.REMEDY),
    "SQLITE_NOTADB": ("damaged: is no SQLite database", schema.REMEDY),
    "SQLITE_IOERR": ("cannot be read or written", "see what the disk says"),
    "SQLITE_TOOBIG": (f"a text is larger than a database row can be; {_UNCHANGED}", "split it"),
}


@dataclass(frozen=True, slots=True)
class Library:
    """The documents of a project.

    Attributes
    ----------
    project
        The project.
    write
        Whether it may be added to.
    """

    project: Project
    write: bool = False

    @property
    def path(self) -> Path:
        """The database."""
        return self.project.folder / schema.NAME

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing is held between two calls, so there is nothing to let go."""

    @contextmanager
    def reading(self, *, empty: bool = False) -> Iterator[sqlite3.Connection]:
        """Read one state for the length of a ``with`` block, whatever is written meanwhile.

        Parameters
        ----------
        empty
            Whether a database without tables will do, as an interrupted making leaves it.

        Yields
        ------
        sqlite3.Connection
            Refuses to write.

        Raises
        ------
        StoreError
            If the database is missing, damaged, foreign or newer.
        """
        layout.check(self.project.folder)
        if not self.path.exists():
            raise _missing(self.path)
        with told(self.path), closing(_open_to_read(self.path)) as connection:
            connection.execute("BEGIN")
            if not schema.is_empty(connection):
                schema.check(connection, where=str(self.path))
            elif not empty:
                raise _missing(self.path)
            yield connection

    @contextmanager
    def trying(self) -> Iterator[sqlite3.Connection | None]:
        """Make changes for the length of a ``with`` block that are all taken back.

        Yields
        ------
        sqlite3.Connection or None
            None where the folder may not be written.

        Raises
        ------
        StoreError
            If the database cannot be used, or another program writes for long.
        """
        layout.check(self.project.folder)
        if not _may_write(self.path):
            yield None
            return
        with told(self.path), closing(_open_to_write(self.path)) as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def session(self) -> Iterator[sqlite3.Connection]:
        """Keep a connection for several transactions, each begun by :meth:`changing`.

        Yields
        ------
        sqlite3.Connection
            Writable.

        Raises
        ------
        StoreError
            If the library was opened for reading, or the database cannot be used.
        """
        if not self.write:
            raise StoreError("was opened for reading only", where=str(self.path))
        layout.check(self.project.folder)
        with told(self.path), closing(_open_to_write(self.path)) as connection:
            schema.check(connection, where=str(self.path))
            yield connection

    @contextmanager
    def changing(self, connection: sqlite3.Connection, *, wait: float) -> Iterator[None]:
        """Be the only writer, and make all changes of a ``with`` block in one step, or none.

        Parameters
        ----------
        connection
            From :meth:`session`.
        wait
            Seconds to wait for another writer.

        Raises
        ------
        StoreError
            If another process is writing, or the disk refuses; the store is as it was.
        """
        with writing(self.project, wait=wait), told(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                # SQLite itself may have given the transaction up, as on a full disk.
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise


def open_library(project: Project, *, write: bool = False, wait: float = 30.0) -> Library:
    """Open the documents of a project.

    Parameters
    ----------
    project
        The project.
    write
        Whether documents are to be added; the database is made where it is missing.
    wait
        Seconds to wait for another writer while it is made.

    Returns
    -------
    Library
        A value that may be kept, copied to another thread, and used in a ``with`` statement.

    Raises
    ------
    StoreError
        If there are no documents and none are to be added; if the database is damaged, made by
        another program or by a newer tertius; if its path is a link or pipe; or if it cannot be
        read or written.
    """
    library = Library(project, write)
    if sqlite3.sqlite_version_info < _OLDEST:
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} is too old for documents",
            remedy="use a Python with SQLite {}.{} or later".format(*_OLDEST),
        )
    if write and not _is_made(library):
        with writing(project, wait=wait), told(library.path):
            with closing(_open_to_write(library.path)) as connection:
                if schema.is_empty(connection):
                    schema.make(connection)
            _sync(project.folder)
    if write:
        with library.session():
            return library
    with library.reading():
        return library


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into an error that says what to do.

    Parameters
    ----------
    path
        The database, for the message.

    Raises
    ------
    StoreError
        For any error of the database.
    """
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite quotes what it cannot read, and nobody else can
        words, advice = _WORDS["SQLITE_CORRUPT"]
        raise StoreError(words, where=str(path), remedy=advice) from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        # SQLITE_READONLY_DIRECTORY is a kind of SQLITE_READONLY, and said in the same words.
        names = [name, "_".join(name.split("_")[:2])]
        other = (f"cannot be used ({error})", schema.REMEDY)
        words, remedy = next((_WORDS[n] for n in names if n in _WORDS), other)
        raise StoreError(words, where=str(path), remedy=remedy) from error


def _is_made(library: Library) -> bool:
    layout.check(library.project.folder)
    if not library.path.exists():
        return False
    with told(library.path), closing(_open_to_read(library.path)) as connection:
        return not schema.is_empty(connection)


def _missing(path: Path) -> StoreError:
    return StoreError(
        "there are no documents in this project",
        where=str(path.parent),
        remedy="add some with: tertius documents add PATH",
    )


def _open_to_write(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "rwc")
    for pragma in ("synchronous = FULL", "cache_size = -65536", "wal_autocheckpoint = 4000"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _open_to_read(path: Path) -> sqlite3.Connection:
    """Open for reading, also where one may not write.

    Write-ahead logging needs a file of shared memory beside the database. Where that cannot be
    made and no log is left behind, nobody is writing, and the database can be read as it lies.
    """
    if _may_write(path):
        connection = _connect(path, "rw")
    elif path.with_name(path.name + "-wal").exists():
        connection = _connect(path, "ro")
    else:
        connection = _connect(path, "ro&immutable=1")
    connection.execute("PRAGMA query_only = ON")
    return connection


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    # SQLite takes a file that is too short for its header for an empty one, and writes over it.
    # The file itself is not opened here: closing it again would drop the locks of this process.
    with suppress(FileNotFoundError):
        if 0 < path.stat().st_size < _HEADER:
            words, remedy = _WORDS["SQLITE_NOTADB"]
            raise StoreError(words, where=str(path), remedy=remedy)
    uri = f"{path.as_uri()}?mode={mode}"
    # isolation_level None: transactions begin and end where this package says so.
    connection = sqlite3.connect(
        uri, uri=True, timeout=30.0, isolation_level=None, check_same_thread=False
    )
    for pragma in ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _sync(folder: Path) -> None:
    from tertius.store import disk

    disk.sync_folder(folder)


def now_text(moment: float | None = None) -> str:
    """Give a time for the record, in UTC.

    Parameters
    ----------
    moment
        Seconds since 1970; by default the clock's.

    Returns
    -------
    str
        ISO 8601.
    """
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(moment))
