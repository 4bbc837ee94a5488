"""Gzip as a stream: one member or many, with a guard against what grows without end."""

import zlib
from collections.abc import Iterator

from tertius.documents.reading.limits import CHUNK, HEAD, Limits
from tertius.documents.reading.refusing import Refused, refused
from tertius.documents.reading.stream import Stream
from tertius.documents.reading.texts import size_of

_MAGIC = b"\x1f\x8b"


def unpacked(packed: Stream, limits: Limits) -> Stream:
    """Unpack a gzip stream as it is read.

    Parameters
    ----------
    packed
        The input.
    limits
        Bounds on how much and by how much it may grow.

    Returns
    -------
    Stream
        Under its name without ``.gz``. Bytes after the last member that are no gzip are left out,
        and a note says so. Reading it raises :class:`Refused` where it is damaged or grows past
        its limits.
    """
    name = packed.name[:-3] if packed.name.lower().endswith(".gz") else packed.name
    made = Stream(iter(()), name=name, place=packed.place, declared=packed.declared)
    return made.over(_blocks(packed, made.notes, limits))


def _blocks(packed: Stream, notes: list[str], limits: Limits) -> Iterator[bytes]:
    taken = given = 0
    rest = packed.read(HEAD)
    while len(rest) >= len(_MAGIC) and rest.startswith(_MAGIC):
        unpacker = zlib.decompressobj(wbits=31)
        while not unpacker.eof:
            try:
                block = unpacker.decompress(rest, CHUNK)
            except zlib.error as error:
                raise _damaged(packed, "gzip data are corrupt") from error
            taken += len(rest) - len(unpacker.unconsumed_tail) - len(unpacker.unused_data)
            given += len(block)
            if given > limits.member or given > limits.ratio * taken + CHUNK:
                raise past_limit(packed.place, limits)
            if block:
                yield block
            rest = unpacker.unconsumed_tail
            if not rest and not unpacker.eof:
                rest = packed.read(HEAD)
                if not rest and not block:
                    raise _damaged(packed, "gzip data end early")
        rest = unpacker.unused_data or packed.read(HEAD)
        rest += packed.read(1) if len(rest) == 1 else b""
    left = len(rest)
    # Tapes and some downloads fill up with zeros: those are no data.
    if rest.strip(b"\0"):
        left += sum(map(len, packed.blocks()))
        notes.append(f"{left} bytes after the gzip data were left out")


def _damaged(packed: Stream, why: str) -> Exception:
    return refused(packed.place, "damaged", f"damaged archive ({why})", "get the file again")


def past_limit(place: str, limits: Limits) -> Refused:
    """Build the error for packed data that grow past their limits.

    Parameters
    ----------
    place
        Where they are.
    limits
        The limits.

    Returns
    -------
    Refused
        By the rule ``expands``.
    """
    what = f"expands past limit {size_of(limits.member)}/{limits.ratio}×"
    return refused(place, "expands", what, "it may be built to fill memory; do not unpack it")
