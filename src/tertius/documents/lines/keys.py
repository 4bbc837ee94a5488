"""What makes two lines the same line: their words, whatever case and punctuation they stand in."""

import re
from hashlib import blake2b

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def words_of(text: str) -> list[str]:
    """Give the words of a text in lower case, without the punctuation around them.

    Parameters
    ----------
    text
        Any text. Scripts that are written without spaces give one word per run of letters.

    Returns
    -------
    list of str
        In order, with straight apostrophes; empty where the text has neither letters nor digits.

    Examples
    --------
    >>> words_of("Don’t miss: 3 NEW stories!")
    ["don't", 'miss', '3', 'new', 'stories']
    """
    return _WORD.findall(text.lower().replace("\u2019", "'"))


def line_key(text: str) -> int:
    """Give the key under which a line is known again on another page.

    Parameters
    ----------
    text
        A line of a folded text.

    Returns
    -------
    int
        64 bits, unsigned, of its words in lower case; numbers count, so that two reports made
        by one formula have different keys. A line without words has the key of its characters.
        The same on every machine.

    Examples
    --------
    >>> line_key("Share this page!") == line_key("share THIS page")
    True
    >>> line_key("Views: 1") == line_key("Views: 2")
    False
    """
    words = " ".join(words_of(text)) or text.strip()
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "big")
