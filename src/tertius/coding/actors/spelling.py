"""How names and words of a tree are made alike before they are compared.

The rule of this module: two spellings are one when they differ in case, accents, dots, apostrophes
and hyphens only. What has no letters and digits left is no word and may stand between two.
"""

import re
from functools import cache

from tertius.states.fold import fold

_POSSESSIVE = re.compile(r"(?<=\w)['\u2019]s\b")
_BREAKS = re.compile(r"[\s/\u2010-\u2015-]+")


@cache
def folded(word: str) -> str:
    """Fold one word of a tree.

    Parameters
    ----------
    word
        As written.

    Returns
    -------
    str
        In small letters without accents and punctuation; empty for a hyphen or a comma.

    Examples
    --------
    >>> folded("U.S."), folded("'s"), folded("Élysée"), folded("-")
    ('us', 's', 'elysee', '')
    """
    return fold(word).replace(" ", "")


@cache
def name_words(name: str) -> tuple[str, ...]:
    """Split a name into folded words, in the way in which the parser splits a sentence.

    Parameters
    ----------
    name
        As written in a table.

    Returns
    -------
    tuple of str
        Without a leading article.

    Examples
    --------
    >>> name_words("the People's Republic of China"), name_words("Kim Jong-un")
    (('people', 's', 'republic', 'of', 'china'), ('kim', 'jong', 'un'))
    """
    if name.isascii() and name.replace(" ", "").isalpha():
        parts = name.split()
        found = [part.lower() for part in parts]
        return tuple(found[1:] if len(found) > 1 and found[0] == "the" else found)
    parts = _BREAKS.split(_POSSESSIVE.sub(" s", name).strip())
    found = [word for word in map(folded, parts) if word]
    if len(found) > 1 and found[0] == "the":
        del found[0]
    return tuple(found)
