"""What kinds of characters rows are made of, counted for all rows of a page at once."""

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tertius.documents.lines.rows import Row

(
    OTHER, SPACE, UPPER, LOWER, LETTER, UNSPACED, DIGIT, STOP, COMMA, COLON, QUOTE, BRACKET, DASH,
    ARROW, SYMBOL, AT,
) = range(16)  # fmt: skip
"""Kinds of characters; ``LETTER`` has no case, ``UNSPACED`` is of a script without blanks."""
KINDS = 16
ENDS = KINDS
"""Column of :func:`shapes_of` that counts ends of sentences."""

_STOPS = ".!?。！？؟．｡។။॥।…"
_COMMAS = ",;、，；،؛"
_QUOTES = "\"'“”‘’„‚«»‹›「」『』"
_ARROWS = "|›»→←‹«•·>▶►▸▼⟩/\\*+#^~"
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
)
_TABLED = 0x10000


@cache
def _kinds() -> NDArray[np.uint8]:
    table = np.zeros(_TABLED + 1, np.uint8)
    of_category = {"Lu": UPPER, "Lt": UPPER, "Ll": LOWER, "Lo": LETTER, "Lm": LETTER, "Mn": LETTER,
                   "Mc": LETTER, "Nd": DIGIT, "Ps": BRACKET, "Pe": BRACKET, "Pd": DASH,
                   "Zs": SPACE, "Zl": SPACE, "Zp": SPACE, "Cc": SPACE}  # fmt: skip
    for code in range(_TABLED):
        category = unicodedata.category(chr(code))
        table[code] = of_category.get(category, SYMBOL if category[0] == "S" else OTHER)
    for first, last in _UNSPACED:
        letters = np.isin(table[first : last + 1], (LETTER, UPPER, LOWER))
        table[first : last + 1][letters] = UNSPACED
    for characters, kind in (
        (_QUOTES, QUOTE), (_ARROWS, ARROW), (_STOPS, STOP), (_COMMAS, COMMA), (":：", COLON),
        ("@", AT),
    ):  # fmt: skip
        table[[ord(character) for character in characters]] = kind
    # Beyond the basic plane most text is Han; emoji are symbols, but hardly ever make a row.
    table[_TABLED] = UNSPACED
    return table


def shapes_of(rows: list[Row]) -> NDArray[np.float64]:
    """Count the kinds of characters of each row, and the sentences that end in it.

    Parameters
    ----------
    rows
        The rows of a page.

    Returns
    -------
    ndarray
        Shape (rows, 17), float64: one column for each kind of character; the last one counts
        marks that end a sentence, with a blank, a quotation mark or a bracket behind them, or any
        such mark in scripts without blanks.
    """
    text = "\n".join(row.text for row in rows) + "\n"
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    kinds = _kinds()[np.minimum(codes, _TABLED)]
    lengths = np.array([len(row.text) + 1 for row in rows], np.int64)
    owner = np.repeat(np.arange(len(rows)), lengths)
    counts = np.bincount(owner * KINDS + kinds, minlength=len(rows) * KINDS)
    after = np.append(kinds[1:], SPACE)
    before = np.append(SPACE, kinds[:-1])
    closes = (after == SPACE) | (after == QUOTE) | (after == BRACKET) | (before == UNSPACED)
    # A single capital before the mark is an initial, a digit an ordinal: no end of a sentence.
    ends = (kinds == STOP) & closes & (before != UPPER) & (before != DIGIT) & (before != STOP)
    ended = np.bincount(owner[ends], minlength=len(rows))
    return np.column_stack([counts.reshape(len(rows), KINDS), ended]).astype(np.float64)
