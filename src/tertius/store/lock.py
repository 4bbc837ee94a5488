"""One writer at a time: a lock that the operating system drops when its holder dies.

A file that merely exists would outlive a killed process and need guessing about stale owners;
an advisory lock on an open file cannot. The file's content, the process number of the holder,
is only there for the message to those who wait.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tertius.errors import StoreError

_STEP = 0.05


@contextmanager
def hold(path: Path, *, wait: float) -> Iterator[None]:
    """Hold the writer's lock for the length of a ``with`` block.

    Parameters
    ----------
    path
        The lock file; made where it is missing.
    wait
        Seconds to wait for another writer. 0 tries once.

    Raises
    ------
    StoreError
        If another process still writes after that time.
    OSError
        If the lock file cannot be opened for writing.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
    # A link is not followed: the lock is emptied before it is written, and so would its target be.
    handle = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        until = time.monotonic() + wait
        while not _try(handle):
            if time.monotonic() >= until:
                raise StoreError(
                    f"the store is being written by pid {_holder(path)}",
                    where=str(path.parent),
                    remedy="wait until that process is done, then run the command again",
                )
            time.sleep(_STEP)
        try:
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, str(os.getpid()).encode())
            yield
        finally:
            _release(handle)
    finally:
        os.close(handle)


def _holder(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="ascii", errors="replace").strip() or "unknown"
    return "unknown"


if sys.platform == "win32":  # Windows has another call for the same thing
    import msvcrt

    # Far behind the process number: Windows locks forbid reading the locked byte.
    _FAR = 1024

    def _try(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
