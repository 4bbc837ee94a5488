"""The user's file, copied into the project while it is hashed: what is read is what was hashed.

Reading straight from the user's path would read a file that grows, shrinks or disappears under
the reader. The copy cannot; and a change during the copy is seen, by size and time before and
after.
"""

import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tertius.errors import SourceError
from tertius.sources.opening import MAX_BYTES
from tertius.store.disk import CHUNK

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done, and how much there is (bytes)."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A private copy of a file.

    Attributes
    ----------
    path
        Where the copy is.
    name
        The name of the original, without folder, always printable.
    sha256, size
        Of the content.
    """

    path: Path
    name: str
    sha256: str
    size: int


def take_in(path: Path | str, folder: Path, *, progress: Progress | None = None) -> Copy:
    """Copy a regular file and hash it on the way.

    Parameters
    ----------
    path
        What the user named; links are followed.
    folder
        Where the copy goes.
    progress
        Told about the bytes copied.

    Returns
    -------
    Copy
        The copy, with the hash of exactly its bytes.

    Raises
    ------
    SourceError
        If it is missing, no regular file, empty, too large, or changed while it was copied.
    """
    path = Path(path)
    handle, before = _open(path)
    with os.fdopen(handle, "rb", buffering=0) as source:
        name = os.fsencode(path.name).decode("utf-8", "backslashreplace")
        target = folder / path.name
        digest = hashlib.sha256()
        done = 0
        with target.open("wb") as copy:
            while chunk := source.read(CHUNK):
                copy.write(chunk)
                digest.update(chunk)
                done += len(chunk)
                if done > before.st_size:
                    break
                if progress:
                    progress(f"reading {name}", done, before.st_size)
        after = os.fstat(handle)
    if done != before.st_size or _moment(before) != _moment(after) or _gone(path, before):
        raise SourceError(
            "changed while it was being read",
            where=str(path),
            remedy="wait until it is complete, then add it again",
        )
    return Copy(target, name, digest.hexdigest(), done)


def _open(path: Path) -> tuple[int, os.stat_result]:
    """Open a regular file, and nothing else; what is checked is what was opened."""
    # Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
    except FileNotFoundError as error:
        raise SourceError("there is no such file", where=str(path)) from error
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"cannot be opened ({cause})", where=str(path)) from error
    try:
        status = os.fstat(handle)
        _check(status, path)
    except BaseException:
        os.close(handle)
        raise
    return handle, status


def _check(status: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise SourceError("is a folder, not a file", where=str(path))
    if not stat.S_ISREG(status.st_mode):
        raise SourceError("is a pipe, socket or device, not a file", where=str(path))
    if status.st_size == 0:
        raise SourceError("empty file", where=str(path), remedy="get the file again")
    if status.st_size > MAX_BYTES:  # no reader would take it: refused before a byte is copied
        limit = f"{MAX_BYTES // 1024**3} GiB"
        raise SourceError(f"larger than {limit}: this is none of the known files", where=str(path))


def _moment(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _gone(path: Path, before: os.stat_result) -> bool:
    """Tell whether the path now leads to another file, or to none."""
    try:
        now = path.stat()
    except OSError:
        return True
    return (now.st_dev, now.st_ino) != (before.st_dev, before.st_ino)
