"""Front matter: the fields above a text in Markdown, as facts that its own characters prove."""

import re
from collections.abc import Iterator

from tertius.documents.facts.dates import written_dates
from tertius.documents.facts.names import is_person, names_in, plain_name
from tertius.documents.facts.page import Page
from tertius.documents.model import Fact

_MEANINGS = {
    "title": "title headline",
    "author": "author authors byline by writer",
    "date": "date published publish_date published_at publishdate date_published pubdate"
    " publication_date",
    "host": "site site_name outlet host publisher publication website newspaper journal",
    "source": "source via",
    "url": "url link permalink canonical canonical_url source_url original_url",
    "language": "language lang",
}
_KIND = {name: kind for kind, names in _MEANINGS.items() for name in names.split()}
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,24}?)\s?[:=]\s*(?P<value>\S.*)?$")
_ITEM = re.compile(r"[-*•]\s+(?=\S)")
_MOST = 60
_URL = re.compile(r"https?://[^\s<>\"')\]]+")


def front_lines(page: Page) -> range:
    """Give the lines of the front matter, its marks among them.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    range
        Empty where the text begins otherwise, or the mark is not closed, or no field is known.
    """
    if not page.texts or page.texts[0] not in ("---", "+++"):
        return range(0)
    for number, text in enumerate(page.texts[1:_MOST], start=1):
        if text in (page.texts[0], "..."):
            known = any(_field(page, at) is not None for at in range(1, number))
            return range(number + 1) if known else range(0)
    return range(0)


def front_facts(page: Page) -> list[Fact]:
    """State what the front matter says.

    Parameters
    ----------
    page
        A labelled text.

    Returns
    -------
    list of Fact
        Of fields ``title``, ``author``, ``host``, ``venue``, ``date`` (kind ``host``), ``url`` and
        ``language``. Where a site is named too, the source is the venue.
    """
    found = list(_fields(page))
    sited = any(kind == "host" for kind, *_ in found)
    facts: list[Fact] = []
    for kind, number, start, end in found:
        read = _read(page, kind, (number, start, end), sited=sited)
        # Where lines were joined, a value may hold the field below it.
        facts += [fact for fact in read if "\n" not in fact.proof.quote]
    return facts


def _fields(page: Page) -> Iterator[tuple[str, int, int, int]]:
    """Give kind, line, first and last character (exclusive) of each value."""
    kind: str | None = None
    for number in front_lines(page)[1:-1]:
        text = page.texts[number]
        item = _ITEM.match(text)
        if item is None:
            named = _field(page, number)
            kind = named[0] if named else None
            start = named[1] if named else 0
        else:
            start = item.end()
        end = len(text.rstrip())
        while start < end and text[start] in "\"'[ " and text[end - 1] in "\"'] ":
            start, end = start + 1, end - 1
        if kind is not None and start < end:
            yield kind, number, start, end


def _field(page: Page, number: int) -> tuple[str, int] | None:
    text = page.texts[number]
    match = _FIELD.match(text)
    kind = _KIND.get(re.sub(r"[\s-]+", "_", match["key"].lower())) if match else None
    if match is None or kind is None:
        return None
    return kind, match.start("value") if match["value"] else len(text)


def _read(page: Page, kind: str, where: tuple[int, int, int], *, sited: bool) -> Iterator[Fact]:
    number, start, end = where
    value = page.texts[number][start:end]
    url = _URL.search(value)
    by = "front matter"
    if kind == "author":
        yield from _authors(page, where)
    elif kind == "date":
        dates = written_dates(value)
        if len({date.value for date in dates}) == 1:
            at = (number, start + dates[0].start, start + dates[0].end)
            yield page.fact("date", dates[0].value, at, by, kind="host")
    elif kind == "title":
        yield page.fact("title", value, where, by)
    elif kind == "language":
        yield page.fact("language", value, where, by)
    elif url is not None:
        at = (number, start + url.start(), start + url.end())
        yield page.fact("url", url[0], at, by)
    elif kind == "source":
        yield page.fact("venue" if sited else "host", value, where, by)
    elif kind == "host":
        yield page.fact("host", value, where, by)


def _authors(page: Page, where: tuple[int, int, int]) -> Iterator[Fact]:
    number, start, end = where
    text = page.texts[number][:end]
    for part in re.finditer(r"[^,;&\[\]\"']+(?:'[^,;&\[\]\"' ]+)*", text[start:]):
        words = part[0].strip()
        first = start + part.start() + len(part[0]) - len(part[0].lstrip())
        for begin, stop in names_in(text[: first + len(words)], first):
            if is_person(text[begin:stop]):
                name = plain_name(text[begin:stop])
                yield page.fact("author", name, (number, begin, stop), "front matter")
