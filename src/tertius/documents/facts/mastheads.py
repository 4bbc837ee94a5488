"""The host by its masthead: the outlet's name above a text, when a second place bears it out.

A first line in capitals may as well be a headline. It is taken for the outlet's name only if the
page says so once more: in a notice of copyright, where readers are asked to subscribe or write,
in an address, or by a headline of its own below a name that outlets have (``Harbour Gazette``).
"""

import re

from tertius.documents.facts.names import is_person
from tertius.documents.facts.outlets import OUTLET_WORDS
from tertius.documents.facts.page import Page
from tertius.documents.facts.venues import looks_like_a_name
from tertius.documents.model import Fact

_LONGEST = 60
_FIRST = 3
"""Lines from the top among which a masthead stands."""
_LAST = 4
"""Lines from the end that may be notices of the site, however they are labelled."""
_ALSO = frozenset({"desk", "letter", "newsletter", "notebook", "reader"})
"""Words that end the names of outlets, though beside a date they mean other things."""
_OTHERS = ("related", "reader_comment", "tags", "share", "continue", "advert")
_ASKS = (
    r"(?:©|\(c\)|\bcopyright\b)[^.\n]{0,24}"
    r"|\b(?:subscri\w+ to|sign up (?:for|to)|welcome to|donate to|support|write to|contact"
    r"|published (?:in|by)|edited by|abonne\w* (?:à|au)|suscr\w+ an?)(?: the| our| le| la)? "
)
_TELLS = r" (?:is|are) (?:free|a|an|the|published|produced|funded|edited|supported|part)\b"


def masthead_host(page: Page) -> list[Fact]:
    """State the host by the name above the text.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    list of Fact
        At most one, of field ``host``.
    """
    for number in range(min(_FIRST, len(page.lines))):
        line, text = page.lines[number], page.texts[number]
        if line.role not in ("title", "furniture", "standfirst") or line.kind in _OTHERS:
            continue
        name = text.strip()
        if not _may_be_outlet(name):
            continue
        if (line.by == "masthead" and _is_called_so(name)) or _returns(page, number, name):
            return [page.fact("host", name, (number, 0, len(name)), "masthead")]
    return []


def _may_be_outlet(name: str) -> bool:
    words = name.split()
    return (
        len(name) <= _LONGEST
        and 2 <= len(words) <= 7
        and looks_like_a_name(name)
        and (_is_called_so(name) or not is_person(name))
        and name[-1] not in ".,;:?!"
    )


def _is_called_so(name: str) -> bool:
    """Tell whether a name ends as outlets' names do."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return bool(words) and words[-1] in OUTLET_WORDS | _ALSO


def _returns(page: Page, number: int, name: str) -> bool:
    """Tell whether another line of the site names an outlet, or an address is made of its name."""
    plain = re.sub(r"^the ", "", name.casefold())
    said = re.compile(rf"(?:{_ASKS})(?:the )?{re.escape(plain)}(?!\w)", re.I)
    tells = re.compile(rf"^(?:the )?{re.escape(plain)}{_TELLS}", re.I)
    joined = re.sub(r"[\W_]", "", plain)
    first = re.sub(r"[\W_]", "", plain.split()[0])
    short = name.rsplit(maxsplit=1)[-1].capitalize() if _is_called_so(name) else ""
    for other, text in enumerate(page.texts):
        line = page.lines[other]
        of_site = line.role == "furniture" and line.kind not in _OTHERS
        if other == number or not (of_site or other >= len(page.texts) - _LAST):
            continue
        if said.search(text) or tells.match(text):
            return True
        labels = {
            label
            for host in re.findall(r"(?:@|//|\bwww\.|(?<![\w.]))((?:[\w-]+\.)+[a-z]{2,10})\b", text)
            for label in host.casefold().split(".")[:-1]
        }
        if joined in labels or (len(first) > 5 and _is_called_so(name) and first in labels):
            return True
        if of_site and short and re.search(rf"\b(?:the|our) {re.escape(short)}(?:'s)?\b", text):
            return True
    return False
