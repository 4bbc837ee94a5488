r"""The table of variants: which characters mean the same, and what each is folded to.

Folding makes alike what a reader takes to be the same; it deletes no word. What is folded here is
one character at a time:

* curly, angle and prime quotation marks to ``'`` and ``"``;
* every space of Unicode to a blank, every line end to ``\n``;
* soft hyphens, zero-width characters, direction marks, tags and control characters to nothing;
* ligatures, full-width, mathematical and presentation forms to the letters they show;
* the hyphens and the minus sign to ``-``, the long dashes to ``—``, from which
  :mod:`tertius.documents.folding.punctuation` makes ``-`` or `` – `` by what stands around;
* the ellipsis to three dots.

Control characters 0x80 to 0x9F are read as Windows-1252, as browsers do (WHATWG Encoding
Standard): texts that call themselves Latin-1 hold its quotation marks.

Composition to NFC (Unicode Standard Annex 15) needs neighbours:
:mod:`tertius.documents.folding.characters` does it for the characters called *active* here.
"""

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

PLAIN, DROPPED, OTHER, SEVERAL, ACTIVE = 1, 2, 3, 4, 5
"""What becomes of one: itself, nothing, another one, several, or what its neighbours say."""

JOINER = "\u200d"
"""The zero-width joiner, the one character without width that is kept: inside emoji."""

_SIGNS = {
    **dict.fromkeys("‘’‚‛′‵´ʼʻ‹›＇\u02bd\u05f3", "'"),
    **dict.fromkeys("“”„‟″‶«»〝〞＂\u05f4", '"'),
    **dict.fromkeys("‐‑−﹣－", "-"),
    **dict.fromkeys("‒–﹘", "–"),
    **dict.fromkeys("—―⸺⸻", "—"),
    **dict.fromkeys("\u2028\u2029\v\f\r", "\n"),
    **dict.fromkeys("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc", ""),
    "…": "...",
    "‥": "..",
    "\t": "\t",
    "\n": "\n",
    JOINER: JOINER,
}
_SHOWN_AS = (
    (0x0132, 0x0133),  # Dutch ij
    (0x017F, 0x017F),  # long s
    (0x01C4, 0x01CC),  # Croatian digraphs
    (0x01F1, 0x01F3),
    (0xFB00, 0xFB4F),  # Latin, Armenian and Hebrew ligatures
    (0xFB50, 0xFDFB),  # Arabic presentation forms
    (0xFE70, 0xFEFC),
    (0xFF10, 0xFF19),  # full-width digits and letters
    (0xFF21, 0xFF3A),
    (0xFF41, 0xFF5A),
    (0xFF66, 0xFF9F),  # half-width katakana
    (0x1D400, 0x1D7FF),  # mathematical alphanumerics
)
# Starters that may compose with what stands before them (NFC_QC = Maybe, combining class 0).
_COMPOSING = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e"
    "\u1b35\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)


@cache
def variant_of(character: str) -> str:
    r"""Give what a character is folded to.

    Parameters
    ----------
    character
        One code point.

    Returns
    -------
    str
        The character itself, another one, several, or ``""`` where it is dropped.

    Examples
    --------
    >>> variant_of("“"), variant_of("ﬁ"), variant_of("\u00ad"), variant_of("é")
    ('"', 'fi', '', 'é')
    """
    if character in _SIGNS:
        return _SIGNS[character]
    code, category = ord(character), unicodedata.category(character)
    if category == "Zs":
        return " "
    if 0x80 <= code <= 0x9F:
        meant = bytes([code]).decode("cp1252", "ignore")
        return variant_of(meant) if meant else ""
    # Variation selectors (FE00 to FE0F, E0100 to E01EF) choose a shape, never a word.
    if category in ("Cc", "Cf") or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return ""
    shown = any(low <= code <= high for low, high in _SHOWN_AS)
    meant = unicodedata.normalize("NFKC" if shown else "NFC", character)
    if meant == character or (len(meant) > 1 and not shown):
        return character
    return "".join(variant_of(one) for one in meant)


def is_active(character: str) -> bool:
    """Tell whether composing (NFC) may change a character or join it to the one before.

    Parameters
    ----------
    character
        One code point.

    Returns
    -------
    bool
    """
    return (
        unicodedata.combining(character) > 0
        or character == JOINER
        or character in _COMPOSING
        or "\u1161" <= character <= "\u1175"  # vowels and final consonants of Hangul
        or "\u11a8" <= character <= "\u11c2"
        or unicodedata.normalize("NFC", character) != character
    )


# What becomes of each code point, found out when it is first met (0: not met yet).
_FATES = np.zeros(0x110000, dtype=np.uint8)
_OTHERS = np.zeros(0x110000, dtype=np.uint32)


def fates(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Look up what becomes of each character of a text.

    Parameters
    ----------
    codes
        Shape (n,): code points.

    Returns
    -------
    ndarray
        Shape (n,): :data:`PLAIN`, :data:`DROPPED`, :data:`OTHER`, :data:`SEVERAL` or
        :data:`ACTIVE`.
    """
    found: NDArray[np.uint8] = _FATES[codes]
    if not found.all():
        for code in np.unique(codes[found == 0]).tolist():
            _FATES[code], _OTHERS[code] = _fate_of(chr(code))
        found = _FATES[codes]
    return found


def others(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Give the characters that those of fate :data:`OTHER` are folded to.

    Parameters
    ----------
    codes
        Shape (n,): code points whose fate is :data:`OTHER`.

    Returns
    -------
    ndarray
        Shape (n,): code points.
    """
    fates(codes)
    chosen: NDArray[np.uint32] = _OTHERS[codes]
    return chosen


def _fate_of(character: str) -> tuple[int, int]:
    meant = variant_of(character)
    if not meant:
        return DROPPED, 0
    if meant == character:
        return (ACTIVE if is_active(character) else PLAIN), ord(character)
    if len(meant) == 1 and not is_active(meant):
        return OTHER, ord(meant)
    return SEVERAL, 0
