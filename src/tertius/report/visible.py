"""Text of others made harmless to look at: nothing hidden, nothing that turns lines around.

Mark-up is not its business (templates escape that); it shows characters that a reader could not
see, or that change how the text around them is laid out, as escapes.
"""

import re
from typing import Any

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff]"  # halves of a pair, which no file can hold
)
_ACCENT = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_STACKED = re.compile(f"({_ACCENT}{{3}}){_ACCENT}+")
LIMIT = 5_000


def visible(text: str) -> str:
    r"""Show hidden and line-turning characters as escapes, and cut what is endless.

    Parameters
    ----------
    text
        Anything.

    Returns
    -------
    str
        At most :data:`LIMIT` characters, and at most three accents on one letter.

    Examples
    --------
    >>> visible("a" + chr(0x202E) + "b")
    'a\\u202eb'
    """
    text = _STACKED.sub(r"\1…", text)
    text = _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text if len(text) <= LIMIT else text[: LIMIT - 1] + "…"


def all_visible(value: Any) -> Any:
    """Do the same with every text of plain data, keys included.

    Parameters
    ----------
    value
        Made of plain types.

    Returns
    -------
    object
        A copy.
    """
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {all_visible(key): all_visible(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [all_visible(item) for item in value]
    return value
