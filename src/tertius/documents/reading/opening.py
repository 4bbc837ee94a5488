"""From a path to an open regular file: pipes, devices and sockets are never waited for."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tertius.documents.reading.refusing import refused
from tertius.errors import shown

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe put in the file's place does not block
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOCTTY", 0)
)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class OpenFile:
    """A file that knows whether it has changed since it was opened.

    Parameters
    ----------
    handle
        Open for reading bytes.
    path
        Where it was found.
    """

    def __init__(self, handle: BinaryIO, path: Path):
        self.handle = handle
        self._path = path
        self._before = self._state()

    def _state(self) -> tuple[int, int, int]:
        status = os.fstat(self.handle.fileno())
        return status.st_size, status.st_mtime_ns, status.st_nlink

    def refuse_changed(self) -> None:
        """Make sure that what was read is what was opened.

        Raises
        ------
        Refused
            By the rule ``changed`` if the file grew, shrank, was written to or vanished.
        """
        size, written, links = self._state()
        if (size, written) != self._before[:2]:
            what = f"changed while it was read (from {self._before[0]} to {size} bytes)"
        elif links < self._before[2]:
            what = "vanished while it was read"
        else:
            return
        raise refused(shown(str(self._path)), "changed", what, "read it again when it is at rest")


def status_of(path: Path, *, follow: bool = True) -> os.stat_result:
    """Look a path up.

    Parameters
    ----------
    path
        As named.
    follow
        Whether a link stands for what it points to.

    Returns
    -------
    os.stat_result
        What the system says of it.

    Raises
    ------
    Refused
        By the rules ``missing``, ``permission`` and ``unreadable``.
    """
    try:
        return path.stat() if follow else path.lstat()
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError | ValueError) -> Exception:
    """Turn an error of the system into a refusal.

    Parameters
    ----------
    path
        What could not be read.
    error
        What the system said.

    Returns
    -------
    Exception
        A refusal by the rule ``missing``, ``permission`` or ``unreadable``.
    """
    place = shown(str(path))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return refused(place, "missing", "there is no such file or folder")
    if isinstance(error, PermissionError):
        return refused(place, "permission", "may not be read", "change its permissions")
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    reason = os.strerror(number or errno.EIO)
    return refused(place, "unreadable", f"cannot be read ({reason})")


@contextmanager
def opened(path: Path) -> Iterator[OpenFile]:
    """Open a regular file for reading, and close it.

    Parameters
    ----------
    path
        The file.

    Yields
    ------
    OpenFile
        At its start.

    Raises
    ------
    Refused
        If it is missing, no regular file, empty or not readable.
    """
    _refuse_unlike_files(path, status_of(path))
    try:
        handle = os.fdopen(os.open(path, _FLAGS), "rb")
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    with handle:
        status = os.fstat(handle.fileno())
        _refuse_unlike_files(path, status)
        if status.st_size == 0:
            raise refused(shown(str(path)), "empty", "empty file")
        yield OpenFile(handle, path)


def _refuse_unlike_files(path: Path, status: os.stat_result) -> None:
    for test, name in _KINDS:
        if test(status.st_mode):
            raise refused(shown(str(path)), "no file", f"is {name}, not a file")
