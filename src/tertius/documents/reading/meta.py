"""What a page says about itself in its head: title, author, dates, address, outlet, language.

Only fields that name their meaning are read, and their values are given as they stand there:
nothing is worked out, and no date is looked for in addresses or texts.
"""

import json
from collections.abc import Iterable, Iterator

from tertius.documents.folding.html_tokens import attributes, resolved, tokens
from tertius.documents.model import Declared

_META = {
    "title": "og:title twitter:title dc.title dcterms.title citation_title parsely-title "
    "sailthru.title headline title",
    "author": "author article:author dc.creator dcterms.creator citation_author parsely-author "
    "sailthru.author byl og:article:author twitter:data1:author",
    "published": "article:published_time og:article:published_time og:published_time datepublished "
    "dc.date dc.date.issued dcterms.date dcterms.issued dcterms.created citation_publication_date "
    "citation_date citation_online_date parsely-pub-date sailthru.date date pubdate publishdate "
    "publish-date publish_date publication_date published-date article.published "
    "cxenseparse:recs:publishtime",
    "modified": "article:modified_time og:article:modified_time og:updated_time datemodified "
    "dcterms.modified last-modified lastmod article.updated",
    "url": "og:url twitter:url parsely-link dc.identifier.uri",
    "host": "og:site_name application-name dc.publisher dcterms.publisher citation_publisher "
    "cre publisher",
    "venue": "citation_journal_title",
    "language": "content-language og:locale dc.language dcterms.language inlanguage",
    "kind": "og:type",
}
_FIELD_OF = {name: field for field, names in _META.items() for name in names.split()}
_NAMED_BY = ("property", "name", "itemprop", "http-equiv")
_LD_KEYS = (
    ("headline", "title"),
    ("author", "author"),
    ("creator", "author"),
    ("datePublished", "published"),
    ("dateModified", "modified"),
    ("url", "url"),
    ("mainEntityOfPage", "url"),
    ("publisher", "host"),
    ("inLanguage", "language"),
    ("@type", "kind"),
)
_LD_LARGEST = 1024**2
_MOST = 60


def meta_declared(html: str, *, limit: int = 10_000) -> tuple[Declared, ...]:
    """Gather what a page declares.

    Parameters
    ----------
    html
        The page, or a part of one.
    limit
        Characters of one value; longer ones are left out.

    Returns
    -------
    tuple of Declared
        JSON-LD of its article first (it says most exactly what is meant), then the rest in the
        order of the page; a value that a field has already is not given again.

    Examples
    --------
    >>> meta_declared('<meta property="article:published_time" content="2023-09-18">')
    (Declared(field='published', value='2023-09-18', place='meta article:published_time'),)
    """
    lowered = html.lower()
    if not any(
        sign in lowered for sign in ("<meta", "<title", "<link", "ld+json", "lang=", "<time")
    ):
        return ()
    linked: list[Declared] = []
    plain: list[Declared] = []
    for found in _gathered(html):
        (linked if found.place.startswith("json-ld") else plain).append(found)
    return _distinct([*linked, *plain], limit)


def _distinct(found: Iterable[Declared], limit: int) -> tuple[Declared, ...]:
    kept: dict[tuple[str, str], Declared] = {}
    for one in found:
        value = " ".join(one.value.split())
        if value and len(value) <= limit and len(kept) < _MOST:
            kept.setdefault((one.field, value), Declared(one.field, value, one.place))
    return tuple(kept.values())


def _gathered(html: str) -> Iterator[Declared]:
    linked = False
    for kind, start, end, name in tokens(html):
        if kind == "raw":
            if name == "script" and linked and end - start <= _LD_LARGEST:
                yield from _from_linked_data(html[start:end])
            elif name == "title":
                yield Declared("title", resolved(html[start:end]), "element title")
        elif kind == "open" and name in ("meta", "link", "html", "script", "time"):
            given = attributes(html[start:end])
            linked = name == "script" and "ld+json" in given.get("type", "").lower()
            yield from _from_tag(name, given)


def _from_tag(name: str, given: dict[str, str]) -> Iterator[Declared]:
    if name == "meta":
        for key in _NAMED_BY:
            label = given.get(key, "").strip().lower()
            if field := _FIELD_OF.get(label):
                value = given.get("content", "")
                # Many pages name the author by the address of a profile: that is no name.
                if not (field == "author" and value.lower().startswith(("http:", "https:"))):
                    yield Declared(field, value, f"meta {label}")
                return
    elif name == "link" and "canonical" in given.get("rel", "").lower().split():
        yield Declared("url", given.get("href", ""), "link canonical")
    elif name == "html":
        yield Declared("language", given.get("lang") or given.get("xml:lang") or "", "html lang")
    elif name == "time":
        says = given.get("itemprop", "").lower().split()
        if "datepublished" in says or "pubdate" in given:
            yield Declared("published", given.get("datetime", ""), "time datePublished")
        elif "datemodified" in says:
            yield Declared("modified", given.get("datetime", ""), "time dateModified")


def _from_linked_data(script: str) -> Iterator[Declared]:
    try:
        data = json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        articles = list(_articles(data, depth=4))
    except (ValueError, RecursionError):
        return
    for article in articles[:1]:  # a page's first article is the page's own; others are teasers
        for key, field in _LD_KEYS:
            named = article.get(key)
            for value in _names(_persons(named) if field == "author" else named):
                yield Declared(field, resolved(value), f"json-ld {key}")


def _articles(data: object, depth: int) -> Iterator[dict[str, object]]:
    if isinstance(data, list) and depth:
        for one in data:
            yield from _articles(one, depth - 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        named = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
        if any(str(k).endswith(("Article", "Posting", "Report", "Review")) for k in named):
            yield data
        elif depth:
            yield from _articles(data.get("@graph") or data.get("mainEntity"), depth - 1)


def _persons(value: object) -> object:
    """Leave out what a page itself calls no person among its authors."""
    if isinstance(value, list):
        return [one for one in value if _persons(one) is not None]
    kind = str(value.get("@type", "")) if isinstance(value, dict) else ""
    return None if kind.endswith(("Organization", "Corporation")) else value


def _names(value: object, depth: int = 2) -> Iterator[str]:
    """Give the names in a value of JSON-LD: of persons, outlets, or words themselves."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth:
        for one in value[:20]:
            yield from _names(one, depth - 1)
    elif isinstance(value, dict) and depth:
        yield from _names(value.get("name") or value.get("@id"), depth - 1)
