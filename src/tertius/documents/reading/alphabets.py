"""Which table of Latin letters bytes were written with: the one that gives one language's letters.

Tables for the west, the middle, the Baltic and Turkey differ in a few letters only, and all give
words that look like words. But French has no ``č`` and Polish no ``³``: the letters with marks
that a text has must all belong to one language (after the alphabets in The Unicode Consortium's
Common Locale Data Repository, "exemplar characters").
"""

import re

LATIN = ("cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257")
"""Tables that are told apart here, most used first."""

_IN_WORDS = re.compile(r"[^\W\d_]?(?:[¹²³¼½¾]|[^\w\s\x00-\x7f“”‘’«»–—…•])(?=[^\W\d_])")
_ALONE = re.compile(r"(?<![A-Za-z])[^\x00-\x7f\s“”‘’«»–—…•]{2,}(?![A-Za-z])")
_ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "àâæçéèêëîïôœùûüÿ",  # French
        "äöüß",  # German
        "áéíñóúü",  # Spanish
        "áâãàçéêíóôõúü",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "àçéèíïóòúü",  # Catalan
        "åäöéæøüô",  # Scandinavian languages, Finnish
        "áéèëêíïóöôúü",  # Dutch
        "áðéíóúýþæö",  # Icelandic
        "çëéâî",  # Albanian
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "ąćęłńóśźż",  # Polish
        "áéíóöőúüű",  # Hungarian
        "čćđšž",  # Croatian, Bosnian, Serbian, Slovenian
        "ăâîșşțţ",  # Romanian
        "çğıiöşüâî",  # Turkish
        "ąčęėįšųūž",  # Lithuanian
        "āčēģīķļņšūž",  # Latvian
        "äöõüšž",  # Estonian
    )
)


def latin_table(data: bytes) -> str | None:
    """Choose the table that gives letters of one language.

    Parameters
    ----------
    data
        Text in one of :data:`LATIN`.

    Returns
    -------
    str or None
        Python's name of the encoding; the most used of those that are as good, None where none
        decodes the bytes or what it gives are no words.

    Examples
    --------
    >>> latin_table("czółno płynęło".encode("cp1250")), latin_table("élève".encode("cp1252"))
    ('cp1250', 'cp1252')
    """
    best, found = -1.0, None
    for name in LATIN:
        try:
            score = _share_of_one_language(data.decode(name))
        except UnicodeDecodeError:
            continue
        if score > best:
            best, found = score, name
    return None if found is None or _is_noise(data.decode(found)) else found


def _is_noise(text: str) -> bool:
    """Tell bytes that are no letters: they stand alone, where marked letters stand in words."""
    alone = sum(map(len, _ALONE.findall(text)))
    return alone > 0.5 * sum(sign > "\x7f" for sign in text)


def _share_of_one_language(text: str) -> float:
    marked = [sign for sign in text.casefold() if ord(sign) > 127 and sign.isalpha()]
    # A sign before a letter, such as the "³" of "sz³a", shows a wrong table; "£5" does not.
    wrong = len(_IN_WORDS.findall(text))
    if not marked and not wrong:
        return 1.0
    best = max(sum(sign in letters for sign in marked) for letters in _ALPHABETS)
    return best / (len(marked) + wrong)
