"""What two spellings must share to be the same name.

The rule of this module: folding forgives case, accents, punctuation and a leading article, and
refuses what cannot be a name. It never looks a name up.
"""

import unicodedata
from operator import index

from tertius.errors import UnknownState

LONGEST = 200
_LETTERS = {
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ı": "i",
    "ə": "a",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
_DROPPED = "'’‘ʻʼ`´.\"“”"
_COMBINING = "".join(map(chr, range(0x300, 0x370)))
_TABLE = str.maketrans(
    {
        **_LETTERS,
        **dict.fromkeys(_DROPPED + _COMBINING, ""),
        **dict.fromkeys("-‐‑–—−,/_()", " "),
        "&": " and ",
    }
)


def fold(text: str) -> str:
    """Reduce a name to what is compared.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        Lower case, without accents and punctuation, words parted by one space, without 'the'.

    Examples
    --------
    >>> fold("  The U.S.A. "), fold("Côte d’Ivoire"), fold("Bosnia & Herzegovina")
    ('usa', 'cote divoire', 'bosnia and herzegovina')
    """
    if text.isascii() and text.replace(" ", "").isalpha():
        words = text.lower().split()  # most names; three times as fast as what the others need
    else:
        words = unicodedata.normalize("NFKD", text).casefold().translate(_TABLE).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def whole(value: object) -> int | None:
    """Give a whole number as an int, NumPy's integers included; None for all else.

    Parameters
    ----------
    value
        Anything. Truth values and text are no numbers here.

    Returns
    -------
    int or None
    """
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        return None
    return index(value)


def checked(name: object) -> str:
    """Give the text of a name that could be one.

    Parameters
    ----------
    name
        What a caller passed as a name.

    Returns
    -------
    str
        The name without surrounding space.

    Raises
    ------
    UnknownState
        If it is no text, empty, longer than 200 characters, or holds characters that do not show.
    """
    if not isinstance(name, str):
        shown = f" {name}" if isinstance(name, bool | float) else ""
        remedy = "Give a name or a code as text, or a state number as an integer."
        if isinstance(name, float) and name.is_integer():
            remedy = f"State numbers are whole: write {int(name)}."
        raise UnknownState(f"a state was expected, got {type(name).__name__}{shown}", remedy=remedy)
    text = name.strip()
    if not text:
        raise UnknownState("the name of a state is empty", remedy="Give a name or a code.")
    if len(text) > LONGEST:
        raise UnknownState(
            f"a name of {len(text):,} characters is too long",
            remedy=f"No name of a state has more than {LONGEST} characters.",
        )
    for place, char in enumerate(text, start=1):
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
            raise UnknownState(
                f"the name {ascii(text)[:80]} holds a character that does not show "
                f"(U+{ord(char):04X}, place {place})",
                remedy="Remove it, and check where the text came from.",
            )
    return text
