"""How much of an input is read before it is refused, and why that much."""

from dataclasses import dataclass

CHUNK = 1024**2
"""Bytes asked for at a time: large enough for speed, small beside any limit."""

HEAD = 64 * 1024
"""Bytes by which a format or an encoding is recognised."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds within which texts are read; memory never grows past a few times ``characters``.

    Attributes
    ----------
    characters
        Of one document. The longest novels have 7 million; what is longer is a file of many texts.
    line
        Bytes of one line of a table, of JSON lines or of a plain text: longer lines come from
        binary data and damaged files, and no paragraph comes near.
    ratio
        How many times its size a packed file may grow. Texts shrink 3 to 10 times, logs 30 times.
    member
        Bytes to which one packed file may grow. It is streamed, so this bounds time, not memory.
    members
        Files in one archive.
    held
        Bytes held in memory for an archive from standard input, which cannot be sought in.
    field
        Characters of a title, an author or a date that a container declares.
    """

    characters: int = 10_000_000
    line: int = 4 * 1024**2
    ratio: int = 200
    member: int = 32 * 1024**3
    members: int = 1_000_000
    held: int = 256 * 1024**2
    field: int = 10_000

    @property
    def whole(self) -> int:
        """Bytes of a document: UTF-8 needs up to four for a character."""
        return 4 * self.characters
