"""What the project's own paths must be: real files and real folders, never links.

Whoever follows a link writes into, or empties, a folder that is not the project's; whoever opens
a pipe waits for ever. So the paths are looked at before anything is opened or deleted.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from tertius.errors import Problem, StoreError

FOLDERS = ("tables", "quarantine", "incoming")
DOCUMENTS = tuple(f"documents.sqlite{end}" for end in ("", "-wal", "-shm", "-journal"))
"""The database of the documents, and what SQLite keeps beside it."""
FILES = ("tertius.json", "manifest.json", "lock", *DOCUMENTS)
_JUNCTION = 0xA0000003  # of Windows: a link to a folder that calls itself a folder
_AWAY = "move it elsewhere; a project keeps everything inside its own folder"


def check(folder: Path) -> None:
    """Refuse a project whose own paths are links, pipes or anything else than they should be.

    Parameters
    ----------
    folder
        The project folder, which may itself be behind a link.

    Raises
    ------
    StoreError
        For the first such path; nothing was opened, changed or deleted.
    """
    for problem in problems(folder):
        raise StoreError(problem.what, where=problem.where, remedy=problem.remedy)


def problems(folder: Path) -> Iterator[Problem]:
    """Find the project's own paths that are links, or not the kind of thing they should be.

    Parameters
    ----------
    folder
        The project folder.

    Yields
    ------
    Problem
        One for each; missing paths are none.
    """
    for name in FILES:
        yield from _wrong(folder / name, wanted=stat.S_IFREG)
    for name in FOLDERS:
        wrong = list(_wrong(folder / name, wanted=stat.S_IFDIR))
        yield from wrong
        if not wrong and name != "incoming":  # what lies in there is deleted, never followed
            yield from _below(folder / name, depth=2 if name == "tables" else 1)


def read(path: Path) -> bytes:
    """Read a file of the project, if it is a regular one.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    bytes
        Its content.

    Raises
    ------
    FileNotFoundError
        If it is missing.
    StoreError
        If it is a link, a folder, a pipe or a device, or cannot be read.
    """
    for problem in _wrong(path, wanted=stat.S_IFREG):
        raise StoreError(problem.what, where=problem.where, remedy=problem.remedy)
    try:
        # Not waiting for a writer, should a pipe have taken the file's place just now.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags | getattr(os, "O_NOFOLLOW", 0)), "rb") as handle:
            return handle.read()
    except FileNotFoundError:
        raise
    except NotADirectoryError as error:
        raise FileNotFoundError(path) from error
    except OSError as error:
        raise StoreError(f"cannot be read ({error.strerror})", where=str(path)) from error


def _below(folder: Path, *, depth: int) -> Iterator[Problem]:
    """Look at the folders of the sources, and at those of their contents; at no stray file."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:  # missing, or closed: then nothing in it can be followed
        return
    for path in inside:
        if path.is_symlink() or _is_junction(path):
            yield Problem(str(path), "is a link, which is not followed", _AWAY)
        elif depth > 1 and path.is_dir():
            yield from _below(path, depth=depth - 1)


def _wrong(path: Path, *, wanted: int) -> Iterator[Problem]:
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield Problem(str(path), f"cannot be read ({error.strerror})")
        return
    kind = "file" if wanted == stat.S_IFREG else "folder"
    if stat.S_ISLNK(status.st_mode) or _is_junction(path):
        yield Problem(str(path), f"is a link, not a {kind} of the project", _AWAY)
    elif stat.S_IFMT(status.st_mode) != wanted:
        yield Problem(str(path), f"is {_name(status.st_mode)}, not a {kind} of the project", _AWAY)


def _is_junction(path: Path) -> bool:
    try:
        return getattr(path.lstat(), "st_reparse_tag", 0) == _JUNCTION
    except OSError:  # gone since it was listed
        return False


def _name(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a file" if stat.S_ISREG(mode) else "a pipe, socket or device"
