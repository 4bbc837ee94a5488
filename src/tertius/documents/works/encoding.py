"""Pieces as arrays: what the compiled comparison reads.

The rule of this module: an encoding forgets nothing that comparing asks for, and nothing of it
depends on the other pieces that were encoded with it; only the numbering of the words does.

Words are those of :mod:`tertius.documents.words`, but a number is one word (``1,250.5``), and
number words up to twenty are the numbers they name, so that 'April four' and 'April 4' are one day.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tertius.documents.words import TABLED, USUAL, hash_word, letter_tables, words

NUMBER, NAME, DATE, FUNCTION, QUOTED = 1, 2, 4, 8, 16
"""What kind of word it is, as bits: a number, a name, a part of a date, a function word; and
whether it stands inside quotation marks."""
LONGEST_SENTENCE = 256
"""Words after which a sentence is cut: longer ones are tables or lists."""
MOST_SENTENCES = 4096
"""Sentences of a piece that are compared; what comes later does not decide."""
CHUNK = 16 << 20
"""Bytes of text encoded at once, so that large arrays never exist twice."""


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """Pieces as arrays.

    Attributes
    ----------
    words
        Shape (w,), int32: the number of each word, the same for the same word in any case.
    flags
        Shape (w,), uint8: bits of its kind.
    sentences
        Shape (s + 1,), int64: where in ``words`` each sentence begins.
    pieces
        Shape (p + 1,), int64: where in ``sentences`` each piece begins.
    origins
        Shape (s,), int32: which sentence of its piece it is, or is cut from.
    vocabulary
        How many different words there are.
    """

    words: NDArray[np.int32]
    flags: NDArray[np.uint8]
    sentences: NDArray[np.int64]
    pieces: NDArray[np.int64]
    origins: NDArray[np.int32]
    vocabulary: int

    def __len__(self) -> int:
        """Count the pieces."""
        return len(self.pieces) - 1


@dataclass(frozen=True, slots=True)
class _Listed:
    """The words of ``data/words.toml``."""

    function: frozenset[str]
    dates: frozenset[str]
    numbers: dict[str, str]


@cache
def _listed() -> _Listed:
    table: dict[str, Any] = tomllib.loads(
        files("tertius.documents.works").joinpath("data/words.toml").read_text("utf-8")
    )
    named = table["numbers"]["from_two"].split()
    return _Listed(
        frozenset(w for word in table["function"]["english"].split() for w in words(word)),
        frozenset(table["dates"]["english"].split()),
        {word: str(value) for value, word in enumerate(named, start=2)},
    )


def is_function_word(word: str) -> bool:
    """Tell whether a folded word is an article, preposition, pronoun, auxiliary or the like.

    Parameters
    ----------
    word
        As :func:`tertius.documents.words.words` gives it.

    Returns
    -------
    bool
    """
    return word in _listed().function


def is_date_word(word: str) -> bool:
    """Tell whether a folded word names a month or a day of the week.

    Parameters
    ----------
    word
        As :func:`tertius.documents.words.words` gives it.

    Returns
    -------
    bool
    """
    return word in _listed().dates


def number_named(word: str) -> str:
    """Give the numeral of a folded number word, ``"4"`` for ``four``; empty for other words.

    Parameters
    ----------
    word
        As :func:`tertius.documents.words.words` gives it.

    Returns
    -------
    str
    """
    return _listed().numbers.get(word, "")


def encode(pieces: Iterable[Sequence[str]]) -> Encoded:
    """Encode pieces.

    Parameters
    ----------
    pieces
        Of each piece its sentences.

    Returns
    -------
    Encoded
        Sentences without a word are left out; ``origins`` says which ones are there.
    """
    from tertius.documents.works import encoding_kernels as kernels

    known = kernels.table(*_special())
    parts = []
    counts: list[int] = []
    for sentences, sizes in _chunks(pieces):
        buffer = np.frombuffer(b"".join(sentences), np.uint8)
        ends = np.cumsum([len(s) for s in sentences], dtype=np.int64)
        codes, several = letter_tables(USUAL if buffer.max(initial=0) < 0xE3 else TABLED)
        for capacity in (len(buffer) // 2 + len(ends), 2 * len(buffer) + len(ends)):
            scanned = kernels.scan(buffer, ends, codes, several, _capitals(), capacity)
            if len(scanned[2]):
                break
        hashes, flags, stops = scanned
        known = kernels.grown(*known, len(hashes))
        numbered = kernels.number_words(hashes, flags, *known)
        parts.append((numbered, flags, np.diff(stops, prepend=0)))
        counts += sizes
    count = int(known[3][0])
    found = np.concatenate([np.zeros(0, np.int32), *(part[0] for part in parts)])
    flags = np.concatenate([np.zeros(0, np.uint8), *(part[1] for part in parts)])
    lengths = np.concatenate([np.zeros(0, np.int64), *(part[2] for part in parts)])
    starts, firsts, origins = kernels.lay_out(
        found, flags, lengths, np.array(counts, np.int64), LONGEST_SENTENCE, count
    )
    return Encoded(found, flags, starts, firsts, origins, count)


def _chunks(pieces: Iterable[Sequence[str]]) -> Iterator[tuple[list[bytes], list[int]]]:
    """Give sentences as bytes, and how many each piece has, some pieces at a time."""
    chunk: list[bytes] = []
    sizes: list[int] = []
    total = 0
    for sentences in pieces:
        chosen = sentences[:MOST_SENTENCES]
        sizes.append(len(chosen))
        for sentence in chosen:
            plain = sentence if sentence.isascii() else unicodedata.normalize("NFC", sentence)
            chunk.append(plain.encode("utf-8", "surrogatepass"))
            total += len(chunk[-1])
        if total >= CHUNK:
            yield chunk, sizes
            chunk, sizes, total = [], [], 0
    if sizes:
        yield chunk, sizes


@cache
def _special() -> tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.uint8]]:
    """Give the hashes of listed words, their numbers and their kinds."""
    listed = _listed()
    hashes, numbers, kinds = [], [], []
    at: dict[str, int] = {}
    for word in sorted(listed.function | listed.dates | {str(n) for n in range(2, 21)}):
        hashes.append(hash_word(word))
        numbers.append(at.setdefault(word, len(at)))
        dated = DATE * (word in listed.dates)
        kinds.append(FUNCTION * (word in listed.function) | dated | NUMBER * word.isdigit())
    for word, numeral in listed.numbers.items():
        hashes.append(hash_word(word))
        numbers.append(at[numeral])
        kinds.append(NUMBER)
    return np.array(hashes, np.uint64), np.array(numbers, np.int32), np.array(kinds, np.uint8)


@cache
def _capitals() -> NDArray[np.bool_]:
    return np.array([chr(place).isupper() for place in range(0x3000)], np.bool_)
