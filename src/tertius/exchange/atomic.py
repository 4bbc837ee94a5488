"""Writing a file so that it is the old one or the new one, never half of either."""

import errno
import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tertius.errors import TertiusError

if TYPE_CHECKING:
    from tertius.exchange.about import About

_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "it would be larger than files may be here",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "the disk is read-only",
    errno.EISDIR: "is a folder",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ELOOP: "it is a link that leads back to itself",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
}


@contextmanager
def replacing(path: Path | str) -> Iterator[Path]:
    """Give a place to write to, and put it in the place of a file once all is written.

    Parameters
    ----------
    path
        The file to make or replace; ``~`` is the home folder. Where it is a link, the file that
        it leads to is written and the link stays.

    Yields
    ------
    Path
        An unfinished file in the same folder, of a name nobody can foretell. It is deleted if
        anything goes wrong, and the file that was there before stays.

    Raises
    ------
    TertiusError
        If the path is empty, holds a zero byte, or means something other than an ordinary file
        (a folder, a device, a pipe); if the folder is missing; or if the system refuses to write.
    """
    shown = str(path)
    unfinished: Path | None = None
    try:
        target = _target(path)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        os.close(handle)
        unfinished = Path(name)
        yield unfinished
        _finish(unfinished, target)
    except OSError as error:
        raise _refused(error, shown) from error
    except Exception as error:
        if not _is_of_polars(error):
            raise
        cause = str(error).strip().split("\n", 1)[0][:200]
        raise TertiusError(f"cannot be written: {cause}", where=shown) from error
    finally:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)


def check_target(path: Path | str) -> None:
    """Refuse a path that cannot be written, before hours of work are done for it.

    Parameters
    ----------
    path
        Of the file to make or replace.

    Raises
    ------
    TertiusError
        As :func:`replacing`.
    """
    try:
        _target(path)
    except OSError as error:
        raise _refused(error, str(path)) from error


def _refused(error: OSError, shown: str) -> TertiusError:
    cause = _WORDS.get(error.errno or 0) or error.strerror or str(error)
    return TertiusError(f"cannot be written: {cause}", where=shown)


def _target(path: Path | str) -> Path:
    """Give the file that a path means in the end; only an ordinary file, or one to be made."""
    shown = str(path)
    if not shown:
        raise TertiusError("the path is empty", remedy="Give the name of a file.")
    if "\0" in shown:
        raise TertiusError("a path cannot hold a zero byte", where=shown)
    try:
        named = Path(path).expanduser()
    except RuntimeError:
        raise TertiusError("there is no such home folder", where=shown) from None
    try:
        found: os.stat_result | None = named.stat()
    except FileNotFoundError:
        found = None
    if found is not None and stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", shown)
    if found is not None and not stat.S_ISREG(found.st_mode):
        raise TertiusError(
            "is no ordinary file but a device, pipe or socket; it was left alone",
            where=shown,
            remedy="Choose the name of a file.",
        )
    target = Path(os.path.realpath(named))
    if not target.parent.is_dir():
        raise TertiusError(
            f"cannot be written: there is no folder {target.parent}",
            where=shown,
            remedy="Make it first.",
        )
    if found is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "no permission", shown)
    return target


def _is_of_polars(error: Exception) -> bool:
    """Tell whether Polars raised it; Polars wraps what the system says while it writes."""
    module = sys.modules.get("polars.exceptions")
    return module is not None and isinstance(error, module.PolarsError)


def write_text(text: str, path: Path | str) -> Path:
    """Write text in one step.

    Parameters
    ----------
    text
        Written as UTF-8 with the line ends that it has.
    path
        The file.

    Returns
    -------
    Path
        Of the file.
    """
    with replacing(path) as unfinished:
        unfinished.write_bytes(text.encode())
    return Path(path)


def write_beside(about: "About | None", path: Path | str) -> Path | None:
    """Write metadata beside a file whose format has no room for them.

    Parameters
    ----------
    about
        The metadata; None writes nothing.
    path
        The file that they are about.

    Returns
    -------
    Path or None
        ``<file>.meta.json``.
    """
    if about is None:
        return None
    beside = Path(path).with_name(Path(path).name + ".meta.json")
    return write_text(json.dumps(about.to_dict(), indent=1, ensure_ascii=False) + "\n", beside)


def _finish(unfinished: Path, target: Path) -> None:
    with unfinished.open("rb+") as handle:
        os.fsync(handle.fileno())
    mask = os.umask(0)
    os.umask(mask)
    unfinished.chmod(0o666 & ~mask)  # mkstemp makes private files; an export is an ordinary one
    unfinished.replace(target)
