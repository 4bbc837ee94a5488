"""Every change that the store makes to a disk, one function each.

All writing goes through this module, so that the order of the steps can be read in one place
and the tests can break each of them: a step that fails leaves what was there before.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.errors import StoreError

if TYPE_CHECKING:
    import polars as pl

CHUNK = 1024**2

_WORDS = {
    errno.ENOSPC: "disk full",
    errno.EDQUOT: "disk quota used up",
    errno.EFBIG: "disk full (file size limit)",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "read-only disk",
}
_SPACE = "free some space or choose another folder, then run the command again"
_PERMISSION = "allow writing there or choose another folder, then run the command again"
_IN_THE_WAY = "see what lies at that path and move it elsewhere, then run the command again"
_REMEDIES = {
    errno.EACCES: _PERMISSION,
    errno.EPERM: _PERMISSION,
    errno.EROFS: _PERMISSION,
    errno.EISDIR: _IN_THE_WAY,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOTEMPTY: _IN_THE_WAY,
    errno.ELOOP: _IN_THE_WAY,
    errno.ENXIO: _IN_THE_WAY,
}


@contextmanager
def writing_to(where: Path) -> Iterator[None]:
    """Turn what the operating system refuses into an error that names the folder.

    Parameters
    ----------
    where
        The project folder.

    Raises
    ------
    StoreError
        For any failed write; the store is as it was.
    """
    try:
        yield
    except OSError as error:
        cause = _WORDS.get(error.errno or 0) or error.strerror or str(error)
        raise StoreError(
            f"{cause}; the store is unchanged",
            where=str(error.filename or where),
            remedy=_REMEDIES.get(error.errno or 0, _SPACE),
        ) from error


def make_folder(folder: Path) -> None:
    """Create a folder, and those above it, where they are missing.

    Parameters
    ----------
    folder
        The folder.
    """
    folder.mkdir(parents=True, exist_ok=True)


def write_file(path: Path, data: bytes) -> None:
    """Write a new file and wait until it is on the disk.

    Parameters
    ----------
    path
        Where; a file of that name is overwritten.
    data
        The content.
    """
    with path.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())


def write_parquet(path: Path, frame: "pl.DataFrame") -> None:
    """Write a frame as one Parquet file and wait until it is on the disk.

    Parameters
    ----------
    path
        Where.
    frame
        The rows.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    from polars.exceptions import ComputeError

    try:
        frame.write_parquet(path, compression="zstd", statistics=True)
    except ComputeError as error:  # Polars wraps some failed writes in an error of its own
        raise OSError(errno.ENOSPC, str(error), str(path)) from error
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def move(source: Path, target: Path) -> None:
    """Rename, replacing a file of that name in one step, and wait until the name is on the disk.

    Parameters
    ----------
    source, target
        On the same disk.
    """
    source.replace(target)
    sync_folder(target.parent)


def replace_file(path: Path, data: bytes, *, scratch: Path) -> None:
    """Give a file a new content in one step: it is the old one or the new one, never half.

    Parameters
    ----------
    path
        The file.
    data
        The new content.
    scratch
        A folder on the same disk for the unfinished file.
    """
    unfinished = scratch / f"{path.name}.new"
    write_file(unfinished, data)
    move(unfinished, path)


def remove(path: Path) -> None:
    """Delete a file or a folder with all that is in it; a link is deleted, not followed.

    Parameters
    ----------
    path
        What to delete; nothing happens where it is missing.
    """
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk (POSIX; elsewhere there is no such call).

    Parameters
    ----------
    folder
        The folder.
    """
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str:
    """Hash a file in bounded memory.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    str
        SHA-256, 64 hexadecimal digits.
    """
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
