"""Zip archives, member by member, without ever writing one to disk.

What is wrong with one member costs that member; what is wrong with the archive as a whole (members
that lie over one another, a table of contents past all measure) costs all of it.
"""

import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import BinaryIO

from tertius.documents.model import Refusal
from tertius.documents.reading.gzipped import past_limit
from tertius.documents.reading.limits import CHUNK, Limits
from tertius.documents.reading.refusing import Refused, refused
from tertius.documents.reading.stream import Stream, blocks_of
from tertius.errors import shown

_LONGEST_NAME = 255
_CONTENTS = 64 * 1024**2
"""Bytes of a table of contents: a million members with names of ordinary length."""
_REMEDY = "the download was cut short or the file is damaged; get it again"


def members(packed: Stream, limits: Limits) -> Iterator[Stream | Refusal]:
    """Open the members of an archive, one after the other.

    Parameters
    ----------
    packed
        The archive.
    limits
        Bounds.

    Yields
    ------
    Stream or Refusal
        Sorted by name, to be read before the next is taken; at the place ``path!member``.

    Raises
    ------
    Refused
        If the archive as a whole cannot be trusted.
    """
    handle = packed.file or BytesIO(packed.whole(limits.held))
    with _opened(handle, packed.place, limits) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if not infos:
            raise refused(packed.place, "no member", "archive has no data file")
        _refuse_overlaps(archive.infolist(), packed.place)
        counts = Counter(info.filename for info in infos)
        for info in sorted(infos, key=lambda i: i.filename):
            place = f"{packed.place}!{_short(info.filename)}"
            refusal = _unfit(info, counts, place, limits)
            if refusal is not None:
                yield refusal
                continue
            blocks = _blocks(archive, info, place, limits)
            yield Stream(blocks, name=info.filename, place=place, declared=packed.declared)


def _opened(handle: BinaryIO, place: str, limits: Limits) -> zipfile.ZipFile:
    try:
        _refuse_long_contents(handle, place, limits)
        return zipfile.ZipFile(handle)
    except (
        zipfile.BadZipFile,
        ValueError,
        NotImplementedError,
        struct.error,
        EOFError,
        OSError,
    ) as error:
        raise refused(place, "damaged", "damaged archive", _REMEDY) from error


def _refuse_long_contents(handle: BinaryIO, place: str, limits: Limits) -> None:
    """Look at the size of the table of contents before it is read into memory."""
    size = handle.seek(0, 2)
    handle.seek(max(0, size - 65_557))
    tail = handle.read()
    end = tail.rfind(b"PK\x05\x06")
    contents = count = 0
    if end >= 0 and len(tail) >= end + 16:
        count, contents = struct.unpack_from("<HL", tail, end + 10)
        if contents == 0xFFFFFFFF or count == 0xFFFF:
            large = tail.rfind(b"PK\x06\x06")
            if large >= 0 and len(tail) >= large + 48:
                count, contents = struct.unpack_from("<QQ", tail, large + 32)
    handle.seek(0)
    if min(contents, size) > _CONTENTS or count > limits.members:
        what = f"its table of contents is longer than {limits.members} files need"
        raise refused(place, "too many members", what, "unpack it and name the folder")


def _refuse_overlaps(infos: list[zipfile.ZipInfo], place: str) -> None:
    """Refuse members that share bytes: what unpacks itself again and again is built so."""
    ordered = sorted(infos, key=lambda info: info.header_offset)
    for info, after in pairwise(ordered):
        # A local header has 30 bytes, a name and extra fields, of which only the name is sure.
        if info.header_offset + 30 + info.compress_size > after.header_offset:
            raise refused(place, "overlap", "members of the archive lie over one another")


def _unfit(
    info: zipfile.ZipInfo, counts: Counter[str], place: str, limits: Limits
) -> Refusal | None:
    name = info.orig_filename
    parts = name.replace("\\", "/").split("/")
    rooted = name.startswith(("/", "\\")) or ":" in parts[0]
    if ".." in parts or rooted or "\0" in name or len(name) > _LONGEST_NAME:
        return Refusal(place, "unsafe name", f"unsafe member name {_short(name)!r} in the archive")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Refusal(place, "link", "links are not followed")
    if counts[info.filename] > 1:
        return Refusal(place, "same name", "archive names this member more than once")
    if any(part.startswith(".") for part in parts) or parts[0] == "__MACOSX":
        return Refusal(place, "hidden", "hidden files are left out")
    if info.flag_bits & 0x1:
        return Refusal(place, "encrypted", "is protected by a password", "unpack the archive first")
    if info.file_size == 0:
        return Refusal(place, "empty", "empty file")
    if info.file_size > min(limits.member, limits.ratio * info.compress_size + CHUNK):
        return past_limit(place, limits).refusal
    return None


def _blocks(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: str, limits: Limits
) -> Iterator[bytes]:
    given = 0
    try:
        with archive.open(info) as handle:
            for block in blocks_of(handle, place):  # type: ignore[arg-type]
                given += len(block)
                if given > info.file_size or given > limits.member:
                    raise past_limit(place, limits)
                yield block
    except Refused:
        raise
    except NotImplementedError as error:
        what = "is packed by a method that is not supported"
        raise refused(place, "unsupported", what, "pack it again as an ordinary zip") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise refused(
            place, "damaged", f"damaged archive ({shown(str(error))})", _REMEDY
        ) from error
    if given != info.file_size:
        what = f"damaged archive (a member has {given} bytes, not {info.file_size})"
        raise refused(place, "damaged", what, _REMEDY)


def _short(name: str) -> str:
    safe = shown(name)
    return safe if len(safe) <= _LONGEST_NAME else f"{safe[:60]}…{safe[-20:]}"
