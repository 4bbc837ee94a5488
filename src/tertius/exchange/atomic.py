"""Writing a file so that it is the old one or the new one, never half of either."""

import errno
import json
import os
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
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "the disk is read-only",
    errno.EISDIR: "is a folder",
}


@contextmanager
def replacing(path: Path | str) -> Iterator[Path]:
    """Give a place to write to, and put it in the place of a file once all is written.

    Parameters
    ----------
    path
        The file to make or replace.

    Yields
    ------
    Path
        An unfinished file in the same folder. It is deleted if anything goes wrong, and the file
        that was there before stays.

    Raises
    ------
    TertiusError
        If the folder is missing or the system refuses to write.
    """
    target = Path(path).expanduser()
    if not target.parent.is_dir():
        raise TertiusError(
            f"there is no folder {target.parent}", where=str(target), remedy="Make it first."
        )
    unfinished: Path | None = None
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(target))
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
        os.close(handle)
        unfinished = Path(name)
        yield unfinished
        _finish(unfinished, target)
    except OSError as error:
        cause = _WORDS.get(error.errno or 0) or error.strerror or str(error)
        raise TertiusError(f"cannot be written: {cause}", where=str(target)) from error
    finally:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)


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
