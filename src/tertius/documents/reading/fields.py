"""Records with named fields: which field holds the text, and what the others declare."""

import re
from collections.abc import Iterable, Mapping

from tertius.documents.model import Declared

_TEXT_NAMES = (
    "text body content article full_text fulltext story article_text article_body articlebody "
    "main_text maintext plain_text raw_text body_text text_content content_html body_html "
    "content_text html"
)
TEXT_NAMES = frozenset(_TEXT_NAMES.split())
"""Names of columns that hold texts, compared in lower case with ``_`` for blanks and dots."""

_MEANINGS = {
    "title": "title headline heading article_title og_title",
    "author": "author authors byline by creator writer writers author_name journalist",
    "published": "published date published_at publish_date published_date publication_date "
    "pub_date pubdate date_published datepublished publishedat date_publish posted_at created_at "
    "publish_time published_time datetime",
    "modified": "modified updated updated_at date_modified datemodified last_modified "
    "modified_at date_updated",
    "url": "url link permalink canonical_url web_url uri href source_url article_url",
    "host": "host source outlet publisher site site_name sitename domain newspaper publication "
    "website medium source_name source_domain hostname news_outlet media",
    "venue": "venue original_source original_publication",
    "language": "language lang language_code",
    "kind": "kind type article_type document_type genre",
    "retrieved": "retrieved crawled retrieved_at crawl_date date_crawled scraped_at date_download "
    "fetched_at",
}
_FIELD_OF = {name: field for field, names in _MEANINGS.items() for name in names.split()}


def plain_name(name: str) -> str:
    """Reduce a column's name to what is compared.

    Parameters
    ----------
    name
        As written.

    Returns
    -------
    str
        Lower case, words joined by ``_``.
    """
    return re.sub(r"[\s._-]+", "_", name.strip().strip("\ufeff").lower())


def text_columns(names: Iterable[str]) -> list[str]:
    """Find the columns that hold texts by their names.

    Parameters
    ----------
    names
        All columns.

    Returns
    -------
    list of str
        As written.
    """
    return [name for name in names if plain_name(name) in TEXT_NAMES]


def looks_like_header(cells: list[str]) -> bool:
    """Tell the header of a table of texts from a line of prose.

    Parameters
    ----------
    cells
        The line, cut at a separator.

    Returns
    -------
    bool
        True for two or more names of which one is that of a text, and all are as short as names.
    """
    names = [cell.strip().strip("\"'") for cell in cells]
    return (
        len(names) > 1
        and all(0 < len(name) <= 40 and name.count(" ") <= 3 for name in names)
        and bool(text_columns(names))
        and (
            len(names) > 2 or any(plain_name(name) in _FIELD_OF for name in names) or "id" in names
        )
    )


def declared_by(
    record: Mapping[str, object], column: str, kind: str, limit: int
) -> tuple[tuple[Declared, ...], tuple[str, ...]]:
    """Gather what the other fields of a record say about its text.

    Parameters
    ----------
    record
        Names to values.
    column
        The field that holds the text.
    kind
        What its fields are called in places: ``column`` or ``field``.
    limit
        Characters of one value; longer ones are left out.

    Returns
    -------
    declared
        In the order of the record.
    notes
        What was left out.
    """
    found, notes = [], []
    for name, value in record.items():
        field = _FIELD_OF.get(plain_name(name))
        words = _words(value) if field and name != column else ""
        if not field or not words:
            continue
        if len(words) > limit:
            notes.append(f"{kind} {name} is longer than {limit} characters and was left out")
        else:
            found.append(Declared(field, words, f"{kind} {name}"))
    return tuple(found), tuple(notes)


def _words(value: object, depth: int = 2) -> str:
    """Write a value of a field as text; what is no text, name or number says nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        words = (_words(one, depth - 1) for one in value[:50] if depth)
        return ", ".join(filter(None, words))
    if isinstance(value, dict) and depth:
        return _words(value.get("name") or value.get("title") or value.get("$date"), depth - 1)
    return ""
