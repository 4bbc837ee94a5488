"""Names of outlets: what a line calls the place where a text is published.

A name before a date may as well be a city's. It is taken for an outlet only on evidence: it is an
internet address, the container declares it, it returns in the site's furniture, or it has a word
that outlets have (``Times``, ``Review``, ``Institute``).
"""

import re

from tertius.documents.facts.names import is_person
from tertius.documents.facts.outlets import OUTLET_WORDS
from tertius.documents.facts.page import Page
from tertius.documents.model import Fact

_DOMAIN = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|eu|de|fr|ru|uk|co|us|ca|au|ch|at|it|es"
    r"|nl|be"
    r"|se|no|dk|fi|pl|cz|ua|in|cn|jp|br|io|tv|news|int|edu|gov)",
    re.I,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|by|[12]\d{3}|-|–|,))*\s*"
    r"(?P<name>(?:The )?[A-ZÀ-ÞА-Я](?:[^|.,;:©()\d\n]|\.(?=\w)){1,48}?)(?=\s*(?:[|,;:(\n]"
    r"|\.(?!\w)|[12]\d{3}"
    r"|all rights|$))",
    re.I,
)
_PICTURE = re.compile(r"\b(?:photo|foto|image|bild|picture|credit|illustration)", re.I)
_RESERVED = re.compile(r"^all rights reserved\W*", re.I)
_LABEL_WORDS = """
published posted publié parue mise veröffentlicht erschienen datum date fecha publicado pubblicato
data foto fotos photo photos copyright image images bild bilder text the and le la el il am um on
at in by dr mr ms prof home menu search kommentare comments share print read more weiterlesen
"""
_LABELS = frozenset(_LABEL_WORDS.split()) | {
    "publié le",
    "posted on",
    "published on",
    "mis en ligne",
}
_SMALL_WORDS = "of the for and & on in de la le du des der die das und et del y e di"
_SMALL = frozenset(_SMALL_WORDS.split())


def is_outlet(name: str, page: Page) -> bool:
    """Tell whether a name that stands beside a date is an outlet's.

    Parameters
    ----------
    name
        A few words.
    page
        On which it stands.

    Returns
    -------
    bool
    """
    if not 1 < len(name) <= 60 or not looks_like_a_name(name):
        return False
    if name.casefold().strip(" :.") in _LABELS:
        return False
    if _DOMAIN.fullmatch(name):
        return True
    folded = name.casefold()
    if any(
        d.field in ("host", "venue") and d.value.casefold() == folded
        for d in page.original.declared
    ):
        return True
    if is_called_outlet(name):
        return True
    words = re.findall(r"[^\W\d_]+", folded)
    return len("".join(words)) > 3 and returns_in_furniture(name, page) > 0


def is_called_outlet(name: str) -> bool:
    """Tell whether a name is an internet address or has a word that outlets have.

    Parameters
    ----------
    name
        A few words.

    Returns
    -------
    bool

    Examples
    --------
    >>> [is_called_outlet(name) for name in ("Lagoon Review", "lagoon.org", "Montevideo")]
    [True, True, False]
    """
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return _DOMAIN.fullmatch(name) is not None or not OUTLET_WORDS.isdisjoint(words)


def same_outlet(one: str, other: str) -> bool:
    """Tell whether two names may be one outlet's: one has the letters of the other.

    Parameters
    ----------
    one, other
        Names or internet addresses.

    Returns
    -------
    bool

    Examples
    --------
    >>> same_outlet("The Lagoon Review", "lagoonreview.org"), same_outlet("Delta", "Lagoon")
    (True, False)
    """
    first, second = (
        re.sub(r"[\W_]|^www\.|^the |\.\w{2,6}$", "", name.casefold()) for name in (one, other)
    )
    return bool(first and second) and (first in second or second in first)


def looks_like_a_name(name: str) -> bool:
    """Tell whether all words but the small ones begin with a capital or a digit."""
    words = name.split()
    return (
        0 < len(words) <= 7
        and (not words[0][0].islower() or _DOMAIN.fullmatch(name) is not None)
        and all(
            not word[0].islower() or word in _SMALL or _DOMAIN.fullmatch(word) for word in words
        )
    )


def returns_in_furniture(name: str, page: Page) -> int:
    """Count the lines of the site's furniture that name an outlet, its address included.

    Parameters
    ----------
    name
        Of the outlet.
    page
        A labelled text.

    Returns
    -------
    int
    """
    folded = name.casefold()
    joined = re.sub(r"\W", "", folded.removeprefix("www.").removeprefix("the "))
    count = 0
    for text, line in zip(page.texts, page.lines, strict=True):
        if line.role == "furniture" and line.kind not in ("related", "reader_comment", "tags"):
            low = text.casefold()
            named = re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", low) is not None
            count += named or (len(joined) > 5 and f"{joined}." in low)
    return count


def copyright_host(page: Page) -> list[Fact]:
    """State the host by its copyright notice; the year in it is no date.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    list of Fact
        At most one, of field ``host``.
    """
    for number in page.with_roles("furniture"):
        text = page.texts[number]
        if len(text) > 300:
            continue
        if "©" not in text and "(c)" not in (low := text.lower()) and "copyright" not in low:
            continue
        match = _COPYRIGHT.search(text)
        if match and _PICTURE.search(text, 0, match.start()):
            continue
        name = match["name"].rstrip() if match else ""
        start = match.start("name") if match else 0
        if _RESERVED.match(name):
            start += len(name) - len(name := _RESERVED.sub("", name))
        if is_outlet(name, page) and not is_person(name):
            return [page.fact("host", name, (number, start, start + len(name)), "copyright")]
    return []
