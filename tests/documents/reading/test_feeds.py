"""Feeds: one text per entry, whole content before summary, and what feed and entry declare."""

import pytest

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Wire</title><link>https://wire.example</link><language>en-GB</language>
<item><title>Talks resume</title><link>https://wire.example/1</link>
<pubDate>Mon, 18 Sep 2023 10:00:00 GMT</pubDate><dc:creator>Anna Bell</dc:creator>
<source url="https://other.example/rss">Other Wire</source>
<description>Short.</description>
<content:encoded><![CDATA[<p>Envoys <script>count()</script>met.</p>]]></content:encoded></item>
<item><title>Talks end</title><description>Envoys left &amp;amp; said nothing.</description></item>
<item><title>Nothing said</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Der Draht</title>
<entry><title>Gespräche</title><link href="https://draht.example/1"/>
<published>2023-09-18T10:00:00Z</published><updated>2023-09-19T10:00:00Z</updated>
<author><name>Bruno Dorn</name></author>
<content type="html">&lt;p&gt;Die Gesandten trafen sich.&lt;/p&gt;</content></entry>
<entry><title>Ende</title><summary type="text">Die Gesandten fuhren ab.</summary>
<updated>2023-09-20T10:00:00Z</updated></entry></feed>"""


def test_entries_of_rss(read) -> None:
    found = read(RSS.encode(), "feed.xml")
    assert found.words == [
        "<p>Envoys <script>count()</script>met.</p>",
        "Envoys left &amp; said nothing.",
    ]
    assert [one.format for one in found.texts] == ["html", "html"]
    assert [one.place for one in found.texts] == ["feed.xml!1", "feed.xml!2"]
    assert found.declared[0] == {
        "title": "Talks resume",
        "author": "Anna Bell",
        "published": "Mon, 18 Sep 2023 10:00:00 GMT",
        "url": "https://wire.example/1",
        "venue": "Other Wire",
        "host": "The Wire",
        "language": "en-GB",
    }
    assert found.places[0]["published"] == "entry published"
    assert found.places[0]["host"] == "feed title"
    assert [(r.place, r.rule) for r in found.refusals] == [("feed.xml!3", "empty")]


def test_a_summary_is_noted_as_one(read) -> None:
    found = read(RSS.encode())
    assert found.texts[0].notes == ()
    assert "only a summary" in found.texts[1].notes[0]


def test_entries_of_atom_and_no_date_made_of_another(read) -> None:
    found = read(ATOM.encode(), "feed.atom")
    assert found.words == ["<p>Die Gesandten trafen sich.</p>", "Die Gesandten fuhren ab."]
    assert [one.format for one in found.texts] == ["html", "text"]
    assert found.declared[0]["modified"] == "2023-09-19T10:00:00Z"
    assert found.declared[0]["author"] == "Bruno Dorn"
    assert "published" not in found.declared[1]


def test_a_feed_in_another_encoding(read) -> None:
    data = ATOM.replace("<feed", '<?xml version="1.0" encoding="iso-8859-1"?><feed', 1)
    found = read(data.encode("latin-1"))
    assert found.declared[0]["title"] == "Gespräche"
    assert read(RSS.replace("utf-8", "utf-16").encode("utf-16")).words == read(RSS.encode()).words


def test_a_feed_that_is_no_valid_xml_is_read_as_far_as_it_goes(read) -> None:
    found = read(RSS.replace("</channel></rss>", "<b></channel>").encode())
    assert len(found.texts) == 2
    assert "no valid XML" in found.texts[0].notes[0]


def test_a_feed_without_entries(read) -> None:
    found = read(b"<rss version='2.0'><channel><title>x</title></channel></rss>")
    assert found.rules == ["no entry"]


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">',
        '<!doctype rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!-- a --> <?x y?> <!DOCTYPE rss [<!ENTITY a "a">]>',
    ],
)
def test_declarations_are_refused_before_they_are_read(read, declaration: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        data = f"{declaration}<rss><channel><item><title>&a;</title></item></channel></rss>"
        found = read(data.encode(encoding), "feed.xml")
        assert (found.words, found.rules) == ([], ["DTD"])


def test_a_page_quoted_in_an_entry_is_no_declaration(read) -> None:
    data = RSS.replace("<p>Envoys", "<!DOCTYPE html><p>Envoys")
    assert len(read(data.encode()).texts) == 2


def test_bottomless_elements_are_refused(read) -> None:
    data = b"<rss><channel><item>" + b"<a>" * 100_000 + b"x"
    assert read(data).rules == ["too deep"]


def test_what_the_parser_of_feeds_cannot_bear_is_a_refusal(
    read, monkeypatch: pytest.MonkeyPatch
) -> None:
    import feedparser

    def fails(*given: object, **options: object) -> None:
        raise AssertionError

    monkeypatch.setattr(feedparser, "parse", fails)
    assert read(RSS.encode()).rules == ["damaged"]
