"""What the container of a text declares: headers, meta elements, columns, tags of feeds.

The proof stands outside the text, so it has a place and no characters.
"""

import re

from tertius.documents.facts.dates import written_dates
from tertius.documents.facts.page import Page
from tertius.documents.model import Declared, Fact, FactField, Proof

_PLACES: dict[str, FactField] = {
    "host": "host",
    "venue": "venue",
    "url": "url",
    "language": "language",
}
_ADDRESS_DATE = re.compile(
    r"/((?:19|20)\d{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/-]|$)"
)


def declared_places(page: Page) -> list[Fact]:
    """State host, venue, address and language as the container declares them.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    list of Fact
    """
    facts: list[Fact] = []
    for declared in page.original.declared:
        value = declared.value.strip()
        if value and declared.field in _PLACES:
            proof = Proof(0, 0, declared.value, declared.place)
            facts.append(Fact(_PLACES[declared.field], value, proof, "declared"))
    return facts


def declared_dates(page: Page) -> list[Fact]:
    """State the dates of publication that the container declares; else the date in an address.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    list of Fact
        At most one, of kind ``host``, from the first field that has one date only. A date of
        change is none of publication.
    """
    places: dict[str, list[Fact]] = {}
    for declared in page.original.declared:
        if declared.field == "published":
            dates = written_dates(declared.value)
            if len({date.value for date in dates}) == 1:
                proof = Proof(0, 0, declared.value, declared.place)
                fact = Fact("date", dates[0].value, proof, "declared", "host")
                places.setdefault(declared.place, []).append(fact)
    # Many elements of one kind date many things, such as comments: then they date nothing.
    for _, facts in sorted(places.items(), key=lambda item: item[0].startswith("time ")):
        if len({fact.value for fact in facts}) == 1:
            return facts[:1]
    if places:
        return []
    for declared in (*page.original.declared, *_own_address(page)):
        match = _ADDRESS_DATE.search(declared.value) if declared.field == "url" else None
        dates = written_dates("-".join(match.groups())) if match else []
        if dates:
            proof = Proof(0, 0, declared.value, declared.place)
            return [Fact("date", dates[0].value, proof, "address", "host")]
    return []


def _own_address(page: Page) -> tuple[Declared, ...]:
    """Give the address at which a text was found, where it was found at one."""
    place = page.original.place
    if place.lower().startswith(("http://", "https://")):
        return (Declared("url", place, "address"),)
    return ()
