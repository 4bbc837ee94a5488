"""From a path to bytes: what kind of file it is, unpacked within limits.

Nothing here trusts the file's name. Directories, pipes and devices are refused before they are
opened; archives are unpacked in memory, one data file each, under a limit on size and on ratio.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path

from tertius.errors import SourceError, shown

MAX_BYTES = 2 * 1024**3
MAX_RATIO = 200
MAX_LINE = 4 * 1024**2
_CHUNK = 1024**2
_DATA_SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".parquet")


def check_file(path: Path) -> int:
    """Make sure that a path is a regular, readable, non-empty file.

    Parameters
    ----------
    path
        What the user named.

    Returns
    -------
    int
        Its size in bytes.

    Raises
    ------
    SourceError
        If it is missing, a folder, a pipe or device, empty or not readable.
    """
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise SourceError("there is no such file", where=str(path)) from error
    except (OSError, ValueError) as error:
        raise SourceError(f"cannot be opened ({error})", where=str(path)) from error
    if stat.S_ISDIR(status.st_mode):
        raise SourceError("is a folder, not a file", where=str(path))
    if not stat.S_ISREG(status.st_mode):
        raise SourceError("is a pipe, socket or device, not a file", where=str(path))
    if status.st_size == 0:
        raise SourceError("empty file", where=path.name, remedy="get the file again")
    return status.st_size


def read_bytes(path: Path, member: Sequence[str] = ()) -> tuple[bytes, tuple[str, ...]]:
    """Read a file whole, unpacking gzip, and zip archives with one table or one that is meant.

    Parameters
    ----------
    path
        The file.
    member
        Patterns of names, lower case, that single out one table of an archive with several.

    Returns
    -------
    bytes
        The content of the file, or of the one data file in it.
    tuple of str
        Notes on what was unpacked or ignored.

    Raises
    ------
    SourceError
        If the file cannot be read, is damaged, or unpacks past the limits.
    """
    check_file(path)
    try:
        with path.open("rb") as handle:
            head = handle.read(4)
            handle.seek(0)
            if head[:2] == b"\x1f\x8b":
                return _gunzip(path, handle.read())
            if head == b"PK\x03\x04" or head == b"PK\x05\x06":
                return _unzip(path, handle.read(), member)
            _refuse_misnamed(path, head + handle.read(60)[4:])
            handle.seek(0)
            return b"".join(_bounded_lines(path, handle)), ()
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=str(path)) from error


def read_start(path: Path, member: Sequence[str] = ()) -> bytes:
    """Read as much of a file as its header can take; packed files whole.

    Parameters
    ----------
    path
        The file.
    member
        As in :func:`read_bytes`.

    Returns
    -------
    bytes
        The first 4 MiB of a plain text, the whole of anything else.

    Raises
    ------
    SourceError
        As :func:`read_bytes`.
    """
    check_file(path)
    try:
        with path.open("rb") as handle:
            head = handle.read(4)
            if head[:2] == b"\x1f\x8b" or head[:2] == b"PK" or head == b"PAR1":
                return read_bytes(path, member)[0]
            _refuse_misnamed(path, head + handle.read(60))
            handle.seek(0)
            return handle.read(MAX_LINE)
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=str(path)) from error


def refuse_long_lines(path: Path, data: bytes) -> None:
    """Refuse text with a line longer than 4 MiB.

    Parameters
    ----------
    path
        Only for the message.
    data
        The content.

    Raises
    ------
    SourceError
        If there is one.
    """
    for _ in _bounded_lines(path, BytesIO(data)):
        pass


def _bounded_lines(path: Path, handle: object) -> Iterator[bytes]:
    """Yield chunks, and stop as soon as one line or the whole grows past its limit."""
    since_break = total = 0
    parquet = False
    while chunk := handle.read(_CHUNK):  # type: ignore[attr-defined]
        parquet = parquet or (total == 0 and chunk[:4] == b"PAR1")
        total += len(chunk)
        last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        first = min((i for i in (chunk.find(b"\n"), chunk.find(b"\r")) if i >= 0), default=-1)
        longest = since_break + (first if first >= 0 else len(chunk))
        since_break = len(chunk) - last - 1 if last >= 0 else longest
        if not parquet and max(longest, since_break) > MAX_LINE:
            raise SourceError("line longer than 4 MiB: this is no table", where=path.name)
        if total > MAX_BYTES:
            raise SourceError("larger than 2 GiB: this is none of the known files", where=path.name)
        yield chunk


def _refuse_misnamed(path: Path, head: bytes) -> None:
    """Say what the file is where its name promises an archive that it is not."""
    suffix = path.suffix.lower()
    if suffix in {".zip", ".gz"}:
        start = head[:20].decode("utf-8", "replace")
        kind = "zip" if suffix == ".zip" else "gzip file"
        raise SourceError(
            f"not a {kind} (starts with {start!r})",
            where=path.name,
            remedy="it may be a web page saved under this name; download the file again",
        )


def _gunzip(path: Path, packed: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Unpack all members of a gzip file; say so where other bytes follow."""
    parts: list[bytes] = []
    total = members = 0
    rest = packed
    notes: tuple[str, ...] = ()
    limit = min(MAX_BYTES, MAX_RATIO * len(packed) + _CHUNK)
    while rest:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            part = unpacker.decompress(rest, limit - total + 1)
        except zlib.error as error:
            if members and not rest.startswith(b"\x1f\x8b"):
                if rest.strip(b"\0"):
                    notes = (f"{len(rest)} bytes after the gzip data were ignored",)
                break
            raise SourceError(
                "damaged archive (gzip data are corrupt)",
                where=path.name,
                remedy="download the file again",
            ) from error
        total += len(part)
        if total > limit:
            raise SourceError("expands past limit 2 GiB/200×", where=path.name)
        if not unpacker.eof:
            raise SourceError(
                "damaged archive (gzip data end early)",
                where=path.name,
                remedy="the download was cut short; download the file again",
            )
        parts.append(part)
        members += 1
        rest = unpacker.unused_data
    data = b"".join(parts)
    if not data:
        raise SourceError("empty file (inside the gzip file)", where=path.name)
    if data[:4] != b"PAR1":
        refuse_long_lines(path, data)
    return data, notes


def _unzip(path: Path, packed: bytes, wanted: Sequence[str]) -> tuple[bytes, tuple[str, ...]]:
    """Unpack the one table of a zip archive."""
    damaged = SourceError(
        "damaged archive", where=path.name, remedy="the download was cut short; download it again"
    )
    try:
        archive = zipfile.ZipFile(BytesIO(packed))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise damaged from error
    members = [m for m in archive.infolist() if not m.is_dir()]
    _refuse_unsafe_names(path, members)
    tables = [m for m in members if m.filename.lower().endswith(_DATA_SUFFIXES)]
    if not tables:
        inner = [m.filename for m in members if m.filename.lower().endswith((".zip", ".gz", ".7z"))]
        remedy = f"nested archives are not opened: unpack {shown(inner[0])}" if inner else None
        raise SourceError("archive has no data file", where=path.name, remedy=remedy)
    if len(tables) > 1 and wanted:
        tables = [m for m in tables if _is_meant(m.filename, wanted)] or tables
    if len(tables) > 1:
        names = ", ".join(shown(m.filename) for m in tables)
        raise SourceError(
            f"archive has {len(tables)} tables: {names}",
            where=path.name,
            remedy="unpack it and add the one that is meant",
        )
    member = tables[0]
    limit = min(MAX_BYTES, MAX_RATIO * max(member.compress_size, 1) + _CHUNK)
    if member.file_size > limit:
        raise SourceError("expands past limit 2 GiB/200×", where=path.name)
    try:
        with archive.open(member) as handle:
            data = handle.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise damaged from error
    except (RuntimeError, NotImplementedError) as error:
        raise SourceError(f"archive cannot be unpacked ({error})", where=path.name) from error
    if len(data) != member.file_size or not data:
        raise damaged
    others = [shown(m.filename) for m in members if m is not member]
    notes: tuple[str, ...] = (f"read {shown(member.filename)} from the archive",)
    if others:
        notes += (f"ignored in the archive: {', '.join(others)}",)
    refuse_long_lines(path, data)
    return data, notes


def _is_meant(name: str, wanted: Sequence[str]) -> bool:
    base = name.replace("\\", "/").rpartition("/")[2].lower()
    return not name.startswith("__MACOSX") and any(fnmatch(base, pattern) for pattern in wanted)


def _refuse_unsafe_names(path: Path, members: list[zipfile.ZipInfo]) -> None:
    names = [m.filename for m in members]
    for member in members:
        parts = member.filename.replace("\\", "/").split("/")
        link = stat.S_ISLNK(member.external_attr >> 16)
        rooted = member.filename.startswith(("/", "\\")) or ":" in parts[0]
        if ".." in parts or rooted or link or len(member.filename) > 255:
            raise SourceError(
                f"unsafe member name {member.filename[:60]!r} in the archive", where=path.name
            )
    if len(set(names)) != len(names):
        raise SourceError("archive names one member twice", where=path.name)
