"""What a page declares: only fields that name their meaning, as they stand there."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.model import Declared
from tertius.documents.reading import meta_declared

PAGE = """<!DOCTYPE html><html lang="en-GB"><head>
<title>Talks resume &ndash; The Wire</title>
<meta name="author" content="Anna Bell">
<meta property="og:title" content="Talks resume">
<meta property="og:site_name" content="The Wire">
<meta property="article:published_time" content="2023-09-18T10:00:00Z">
<meta property="article:modified_time" content="2023-09-19">
<meta property="og:type" content="article">
<link rel="canonical" href="https://wire.example/talks?a=1&amp;b=2">
</head><body><p>Envoys met in 2014.</p>
<time datetime="2019-01-01">then</time></body></html>"""


def by_place(html: str) -> dict[str, tuple[str, str]]:
    return {d.place: (d.field, d.value) for d in meta_declared(html)}


def test_what_a_head_declares() -> None:
    assert by_place(PAGE) == {
        "html lang": ("language", "en-GB"),
        "element title": ("title", "Talks resume – The Wire"),
        "meta author": ("author", "Anna Bell"),
        "meta og:title": ("title", "Talks resume"),
        "meta og:site_name": ("host", "The Wire"),
        "meta article:published_time": ("published", "2023-09-18T10:00:00Z"),
        "meta article:modified_time": ("modified", "2023-09-19"),
        "meta og:type": ("kind", "article"),
        "link canonical": ("url", "https://wire.example/talks?a=1&b=2"),
    }


def test_no_date_is_looked_for_in_the_text() -> None:
    page = "<html><title>14 May 2011</title><p>Published 2014</p><time datetime=2015>x</time>"
    assert [d for d in meta_declared(page) if d.field in ("published", "modified")] == []


@pytest.mark.parametrize(
    ("tag", "field", "place"),
    [
        ('<meta name="DC.date.issued" content="2020-05-01">', "published", "meta dc.date.issued"),
        ('<meta itemprop="datePublished" content="2020-05-01">', "published", "meta datepublished"),
        ("<meta content=2020-05-01 name=pubdate>", "published", "meta pubdate"),
        (
            '<meta http-equiv="Last-Modified" content="2020-05-01">',
            "modified",
            "meta last-modified",
        ),
        (
            '<time itemprop="datePublished" datetime="2020-05-01">',
            "published",
            "time datePublished",
        ),
        ('<time pubdate datetime="2020-05-01">', "published", "time datePublished"),
        ('<time itemprop="dateModified" datetime="2020-05-01">', "modified", "time dateModified"),
    ],
)
def test_dates_by_the_names_of_their_fields(tag: str, field: str, place: str) -> None:
    assert meta_declared(tag) == (Declared(field, "2020-05-01", place),)


@pytest.mark.parametrize(
    "html",
    [
        "<!-- <meta name=author content=x> -->",
        "<script>var a = '<meta name=author content=x>';</script>",
        "<noscript><meta name=author content=x></noscript>",
        "<meta name=author content=''>",
        "<meta name=author>",
        "<meta content=x>",
        "<meta name=viewport content=x>",
        "<meta property=article:author content=https://social.example/x>",
        "<p>lang= meta title</p>",
        "",
    ],
)
def test_what_declares_nothing(html: str) -> None:
    assert meta_declared(html) == ()


def linked(data: object) -> str:
    return f'<html><script type="application/ld+json">{json.dumps(data)}</script></html>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Talks &amp; more",
    "author": [{"@type": "Person", "name": "Anna Bell"}, {"name": "Bruno Dorn"}],
    "datePublished": "2023-09-18",
    "dateModified": "2023-09-19",
    "publisher": {"@type": "Organization", "name": "The Wire"},
    "mainEntityOfPage": {"@id": "https://wire.example/talks"},
    "inLanguage": "en",
}


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "Organization", "name": "x"}, ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Thing", "OpinionNewsArticle"]},
    ],
)
def test_linked_data_of_the_article(data: object) -> None:
    found = [(d.place, d.value) for d in meta_declared(linked(data)) if d.field != "kind"]
    assert found == [
        ("json-ld headline", "Talks & more"),
        ("json-ld author", "Anna Bell"),
        ("json-ld author", "Bruno Dorn"),
        ("json-ld datePublished", "2023-09-18"),
        ("json-ld dateModified", "2023-09-19"),
        ("json-ld mainEntityOfPage", "https://wire.example/talks"),
        ("json-ld publisher", "The Wire"),
        ("json-ld inLanguage", "en"),
    ]


def test_only_the_first_article_is_the_page_s_own() -> None:
    teasers = [ARTICLE, {**ARTICLE, "headline": "Another", "datePublished": "1999-01-01"}]
    assert "1999-01-01" not in [d.value for d in meta_declared(linked(teasers))]


def test_linked_data_of_other_things_says_nothing_of_the_text() -> None:
    assert meta_declared(linked({"@type": "Organization", "name": "x", "url": "y"})) == ()


@pytest.mark.parametrize("script", ["{", "[" * 100_000, '{"@type": 1e9}', "null", '"x"', "{}"])
def test_damaged_linked_data(script: str) -> None:
    assert meta_declared(f'<script type="application/ld+json">{script}</script>') == ()


def test_a_value_is_given_once_and_no_longer_than_its_limit() -> None:
    page = PAGE.replace("<head>", '<head><meta name="dc.creator" content="Anna Bell">')
    assert [d.place for d in meta_declared(page) if d.field == "author"] == ["meta dc.creator"]
    assert meta_declared(f'<meta name=author content="{"x" * 99}">', limit=50) == ()


def test_a_page_declares_in_its_original(read) -> None:
    found = read(PAGE.encode(), "a.html")
    assert found.declared[0]["published"] == "2023-09-18T10:00:00Z"


@given(st.text(st.sampled_from(list("<>/= \"'ameta:x-")), max_size=80))
def test_any_page_declares_something_or_nothing(html: str) -> None:
    for one in meta_declared(f"<meta name=author content={html}"):
        assert one.value.strip()


def test_an_organisation_is_no_author_by_linked_data() -> None:
    page = """<script type="application/ld+json">{"@type": "NewsArticle", "author": [
        {"@type": "NewsMediaOrganization", "name": "Harbour Mill"},
        {"@type": "Person", "name": "Ann Lee"}, "Bo Quist"],
        "publisher": {"@type": "Organization", "name": "Harbour Mill"}}</script>"""
    said = [(one.field, one.value) for one in meta_declared(page) if one.field != "kind"]
    assert said == [("author", "Ann Lee"), ("author", "Bo Quist"), ("host", "Harbour Mill")]
