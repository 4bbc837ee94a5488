"""What a word is where texts are compared, and words as hashes.

Two publications of one text differ in what outlets change without reading: quotation marks,
blanks, dashes, case, accents that a system could not show, apostrophes, the dots of abbreviations.
None of that is a difference here:

* case is folded, and letters lose their accents ("Erdoğan" is "erdogan", "Wałęsa" is "walesa"):
  outlets drop them, and two words that only an accent tells apart hardly ever stand in the same
  place of two texts. Signs that are letters of their script (vowels of Hindi or Thai) are kept;
* apostrophes are dropped ("People's", "People’s" and "Peoples" are one word), dots between single
  letters too ("U.S." is "US");
* hyphens, dashes and all other punctuation, symbols and blanks separate words; characters that
  do not show (soft hyphens, marks of direction, joiners) are nothing;
* digits are kept, in ASCII;
* in scripts that are written without blanks each character is a word.

>>> words("“The People’s Republic” – U.S.-backed, naïve; 1,750 t")
['the', 'peoples', 'republic', 'us', 'backed', 'naive', '1', '750', 't']
>>> words("東京 wins")
['東', '京', 'wins']
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tertius.errors import DocumentError

SEPARATES, IGNORED, LETTER, NUMBER, ALONE, DOT, SEVERAL = range(7)
"""What a character does to words; ``SEVERAL`` stands for a sequence of others."""
APOSTROPHES = frozenset("'`´ʹʻʼʽˈ‘’‛′＇׳ꞌ")
# Letters whose stroke or ligature is no accent to Unicode, but is one to a typesetter.
PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe",
         "þ": "th"}  # fmt: skip
WITHOUT_BLANKS = (
    (0x0E01, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17E9), (0x1950, 0x19DF), (0x1A20, 0x1AAF),
    (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3041, 0x3096), (0x30A1, 0x30FA),
    (0x30FC, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA48F),
    (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xF900, 0xFAFF), (0x1B000, 0x1B16F), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Thai, Lao, Burmese, Khmer, Tai, Han, kana and Yi."""
TABLED, USUAL = 0x20000, 0x3000
"""Code points below which folding is tabled; and below which the first table ends."""
CHUNK = 16 << 20
"""Bytes of text hashed at once, so that the arrays of a large corpus never exist twice."""


@dataclass(frozen=True, slots=True, eq=False)
class HashedWords:
    """The words of many texts as 64-bit hashes.

    Attributes
    ----------
    hashes
        Shape (total,), uint64: the words of the first text, then of the second …
    offsets
        Shape (n + 1,), int64: text i has ``hashes[offsets[i]:offsets[i + 1]]``.
    """

    hashes: NDArray[np.uint64]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def of(self, text: int) -> NDArray[np.uint64]:
        """Give the hashes of one text, as a view.

        Parameters
        ----------
        text
            Its place, from 0.

        Returns
        -------
        ndarray of uint64
        """
        return self.hashes[self.offsets[text] : self.offsets[text + 1]]


def words(text: str) -> list[str]:
    """Give the words of a text, in order.

    Parameters
    ----------
    text
        Any characters.

    Returns
    -------
    list of str
        Folded words; empty where there is none.

    References
    ----------
    .. [1] Unicode Standard Annex 15, *Unicode Normalization Forms*, and Standard section 3.13,
       *Default Case Algorithms*.
    """
    plain = unicodedata.normalize("NFC", text).translate(_FOLDING)
    return [word.replace(".", "") for word in _WORD.findall(plain)]


def hash_word(word: str) -> int:
    """Hash one folded word as :func:`hashed_words` does.

    Parameters
    ----------
    word
        One of the words that :func:`words` gives.

    Returns
    -------
    int
        0 to 2**64 - 1. No defence against texts made to collide: a collision costs a comparison.
    """
    value = 0
    for character in word:
        value = (value ^ ord(character)) * 0x9E3779B97F4A7C15 & _ALL
    value = (value ^ value >> 32) * 0xD6E8FEB86659FD93 & _ALL
    return value ^ value >> 29


def hashed_words(texts: Sequence[str]) -> HashedWords:
    """Hash the words of many texts, as ``[hash_word(w) for w in words(text)]`` would, fast.

    Parameters
    ----------
    texts
        Any strings; empty ones have no words.

    Returns
    -------
    HashedWords

    Raises
    ------
    DocumentError
        If a single string is given, which would be taken for texts of one character.

    Examples
    --------
    >>> hashed = hashed_words(["Peace now!", "", "peace, NOW"])
    >>> hashed.offsets.tolist(), bool((hashed.of(0) == hashed.of(2)).all())
    ([0, 2, 2, 4], True)
    """
    if isinstance(texts, str):
        raise DocumentError(
            "one string was given where several texts are expected",
            where="hashed_words",
            remedy="put it into a list",
        )
    counts = np.zeros(len(texts) + 1, np.int64)
    parts = []
    at = 0
    for chunk in _chunks(texts):
        hashes, ends = _hash_chunk(chunk)
        parts.append(hashes)
        counts[at + 1 : at + 1 + len(chunk)] = np.diff(ends, prepend=0)
        at += len(chunk)
    hashes = parts[0] if len(parts) == 1 else np.concatenate([np.zeros(0, np.uint64), *parts])
    return HashedWords(hashes, np.cumsum(counts))


def _chunks(texts: Sequence[str]) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    size = 0
    for text in texts:
        plain = text if text.isascii() else unicodedata.normalize("NFC", text)
        chunk.append(plain.encode("utf-8", "surrogatepass"))
        size += len(chunk[-1])
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _hash_chunk(chunk: list[bytes]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    from tertius.documents.words_kernels import hash_words

    buffer = np.frombuffer(b"".join(chunk), np.uint8)
    ends = np.cumsum([len(text) for text in chunk], dtype=np.int64)
    tables = letter_tables(USUAL if not len(buffer) or buffer.max() < 0xE3 else TABLED)
    # A word takes two bytes with its blank; only signs that stand for several words take less.
    for capacity in (len(buffer) // 2 + len(chunk), 2 * len(buffer)):
        hashes = np.empty(capacity, np.uint64)
        stops = hash_words(buffer, ends, *tables, hashes)
        if len(stops):
            break
    return hashes[: int(stops[-1])].copy(), stops


def _fold(character: str) -> str:
    """Fold one character: letters, digits and dots; blanks where words end; or nothing."""
    if character == "." or character in APOSTROPHES:
        return "." if character == "." else ""
    place = ord(character)
    if place >= TABLED:  # by planes, as Unicode plans them: its own tables grow each year
        return f" {character} " if place < 0x40000 else "" if place >= 0xE0000 else " "
    category = unicodedata.category(character)
    if category in ("Cf", "Me") or place == 0x034F or 0xFE00 <= place <= 0xFE0F:
        return ""
    if category[0] in "PSZC":
        return " "
    if category == "Lo" and not unicodedata.decomposition(character):
        return _settle(character)
    # Upper case first: "ı" and "I", or the two forms of a letter with dot, fold alike only so.
    plain = unicodedata.normalize("NFKD", character).upper().casefold()
    folded = "".join(PLAIN.get(c, c) for c in unicodedata.normalize("NFKD", plain))
    kept = "".join(c for c in folded if not _is_accent(c))
    return "".join(map(_settle, unicodedata.normalize("NFC", kept)))


def _settle(character: str) -> str:
    if character == "." or character in APOSTROPHES:
        return "." if character == "." else ""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] not in "LMN":
        return " "
    place = ord(character)
    alone = any(first <= place <= last for first, last in WITHOUT_BLANKS)
    return f" {character} " if alone else character


def _is_accent(character: str) -> bool:
    """Tell marks over and under letters, and vowel points of Semitic scripts, from letters."""
    rank = unicodedata.combining(character)
    return rank >= 200 or 10 <= rank <= 36


class _Folding(dict[int, str]):
    """A translation table that learns characters when they are met first."""

    def __missing__(self, place: int) -> str:
        self[place] = folded = _fold(chr(place))
        return folded


_ALL = (1 << 64) - 1
_FOLDING = _Folding()
_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTER}(?:\.{_LETTER})*[^ .]*|[^ .]+")


@cache
def letter_tables(limit: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Lay the folding of characters out for the kernel.

    Parameters
    ----------
    limit
        Code points to lay out: ``USUAL``, which takes a tenth of a second, or ``TABLED``.

    Returns
    -------
    codes
        Shape (limit,), int32: what a character does in the upper 8 bits, and in the lower 24 the
        folded character or its place in ``several``.
    several
        Sequences: their length, then codes like those above.
    """
    codes = np.full(limit, SEPARATES << 24, np.int32)
    several = [0]
    for first, last, kind in ((0x3400, 0x4DBF, ALONE), (0x4E00, 0x9FFF, ALONE),
                              (0xAC00, 0xD7A3, LETTER)):  # fmt: skip
        codes[first : last + 1] = np.arange(first, last + 1)[: max(0, limit - first)] | kind << 24
    for place in (*range(0x3400), *range(0x4DC0, 0x4E00), *range(0xA000, 0xAC00),
                  *range(0xD7A4, 0xD800), *range(0xF900, TABLED)):  # fmt: skip
        if place >= limit:
            break
        folded = _FOLDING[place]
        if len(folded) <= 1:
            codes[place] = _code(folded)
        elif len(folded) == 3 and folded[0] == folded[2] == " ":
            codes[place] = ord(folded[1]) | ALONE << 24
        else:
            codes[place] = len(several) | SEVERAL << 24
            several += [len(folded), *map(_code, folded)]
    return codes, np.array(several, np.int32)


def _code(folded: str) -> int:
    if folded in ("", " ", "."):
        return {"": IGNORED, " ": SEPARATES, ".": DOT}[folded] << 24
    letter = folded.isalnum() and not folded.isdecimal()
    return ord(folded) | (LETTER if letter else NUMBER) << 24
