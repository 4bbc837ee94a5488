"""Times that have a name: 'during the Cold War'.

The rule of this module: only what is said to have been in or during an era is dated by it.
"""

import re
from collections.abc import Iterator
from functools import cache

from tertius.coding.lexicon import DEFAULT, Lexicon, entries
from tertius.coding.stance.calendar import Dated
from tertius.coding.stance.entries import Era


def era_in(text: str, lexicon: Lexicon = DEFAULT) -> Iterator[Dated]:
    """Find eras that a sentence speaks of as the time of something.

    Parameters
    ----------
    text
        A sentence.
    lexicon
        Which eras count.

    Yields
    ------
    Dated
        With the years of the era.

    Examples
    --------
    >>> [d.text for d in era_in("Cairo was an ally of Moscow during the Cold War.")]
    ['1947/1991']
    >>> list(era_in("A new cold war divides them."))
    []
    """
    if "War" not in text and "w" not in text.lower():
        return
    pattern, times = _eras(lexicon)
    for match in pattern.finditer(text):
        yield Dated(match.start(), match.end(), times[match[1].lower()])


@cache
def _eras(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    all_of: tuple[Era, ...] = entries("eras", lexicon)
    times = {era.words: era.when for era in all_of}
    names = "|".join(re.escape(name) for name in sorted(times, key=len, reverse=True))
    pattern = rf"\b(?:during|in|throughout|amid)(?: much of| most of| all of)? (?:the )?({names})\b"
    return re.compile(pattern if times else r"(?!)", re.IGNORECASE), times
