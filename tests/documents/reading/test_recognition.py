"""Content tells first what an input is, its name second."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.reading import recognise
from tertius.documents.reading.markup import format_of, looks_like_html, looks_like_markdown

MAIL = b"Received: by mx\r\nFrom: a@b.org\r\nSubject: Talks\r\n\r\nThe talks go on.\r\n"
FEED = b'<?xml version="1.0"?>\n<!-- made -->\n<rss version="2.0"><channel/></rss>'


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"The talks go on.", "text"),
        ("a", b"", "text"),
        ("a.md", b"The talks go on.", "markdown"),
        ("a.txt", b"# Talks\n\nSee [the list](https://x.example/a).\n\n# More\n", "markdown"),
        ("a.txt", b"See [the list](https://x.example/a).\n", "text"),
        ("a.txt", b"#talks are trending\n- one\n- two\n", "text"),
        ("a.txt", b"\xef\xbb\xbf <!DOCTYPE html><p>x", "html"),
        ("a.txt", "<!doctype html><p>x".encode("utf-16"), "html"),
        ("a", b"<p>The talks go on.</p>", "html"),
        ("a.html", b"The talks<br>go on.", "html"),
        ("a.html", b"The talks go on.", "text"),
        ("a.md", b"<div align=center>\n\n# Talks\n</div>", "markdown"),
        ("a.md", b"<!DOCTYPE html><p>x", "html"),
        ("a.txt", b"If a <b then c> d, talks fail.", "text"),
        ("a.eml", b"The talks go on.", "mail"),
        ("a", MAIL, "mail"),
        ("a.txt", b"From: the editor\nDate: today\n\nA memo, no mail.", "text"),
        ("a.txt", b"Note: talks\n\nMessage-ID: later in the text", "text"),
        ("a", b"From a@b Mon Sep 18 10:00:00 2023\nFrom: x\n\nb", "mbox"),
        ("a.txt", b"From Vienna on Monday at 10:00:00 came news\nof talks.", "text"),
        ("a.txt", b'{"text": "x"}\n{"text": "y"}\n', "jsonl"),
        ("a.json", b'{"text": "x"}', "json"),
        ("a", b'{\n  "text": "x"\n}', "json"),
        ("a.jsonl", b'{"text": broken\n{"text": "y"}\n', "jsonl"),
        ("a", b'[\n {"text": "x"}]', "json"),
        ("a.txt", b"[Applause] The talks go on.", "text"),
        ("a.txt", b"{sic} The talks go on.", "text"),
        ("a.csv", b"a,b\n1,2\n", "csv"),
        ("a.txt", b"id,title,body\n1,x,y\n", "csv"),
        ("a.txt", b"title\ttext\nx\ty\n", "tsv"),
        ("a.txt", b"Dear reader, the body of the text, as promised, follows.\n", "text"),
        ("a.txt", b"text, body\nand soul\n", "text"),
        ("a.xml", FEED, "feed"),
        ("a", b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("a.xml", b"<?xml version='1.0'?><graphml/>", "xml"),
        ("a", b"WARC/1.0\r\nWARC-Type: response\r\n", "warc"),
        ("a.txt", b"\x1f\x8b\x08\x00", "gzip"),
        ("a.txt", b"PK\x03\x04rest", "zip"),
        ("a.docx", b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "office"),
        ("a.epub", b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/epub+zip", "epub"),
        ("a.txt", b"%PDF-1.7\n", "pdf"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "image"),
        ("a.txt", b"RIFF\0\0\0\0WEBP", "image"),
        ("a.mp4", b"\0\0\0\x18ftypmp42", "media"),
        ("a.tar", b"x" * 257 + b"ustar\0", "archive"),
        ("a.bz2", b"BZh91AY", "archive"),
        ("a.parquet", b"PAR1\x15", "table"),
        ("a.rtf", b"{\\rtf1 Talks}", "rtf"),
        ("a.txt", b"talks\0\0\1", "binary"),
    ],
)
def test_what_an_input_is(name: str, head: bytes, kind: str) -> None:
    assert recognise(name, head) == kind


@given(st.text(max_size=30), st.binary(max_size=200))
def test_any_bytes_under_any_name_are_something(name: str, head: bytes) -> None:
    assert isinstance(recognise(name, head), str)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<p>One.</p>", True),
        ("One.<br/>Two.", True),
        ('One <a href="/x">link</a>.', True),
        ("One <b>bold</b> word.\n\nAnother paragraph.", False),
        ("x < y and y > z", False),
        ("Use <b> for bold.", False),
        ("&amp; co", False),
    ],
)
def test_tags_within_lines_make_no_html_of_a_text_with_paragraphs(text: str, html: bool) -> None:
    assert looks_like_html(text) is html
    assert format_of(text) == ("html" if html else "text")


def test_where_a_field_holds_html_by_convention_a_reference_is_enough() -> None:
    assert format_of("Smith &amp; Co.", is_markup=True) == "html"
    assert format_of("Smith & Co.", is_markup=True) == "text"


def test_markdown_needs_two_signs() -> None:
    assert looks_like_markdown("# Talks\n\nThey **failed**.")
    assert not looks_like_markdown("# Talks\n\nThey failed.")


@pytest.mark.parametrize("start", ["<p a=", "<!--", "[" * 3, "&", "# ", "</", "<![CDATA["])
def test_long_heads_of_one_sign_take_no_time(start: str) -> None:
    recognise("x", (start * 65536)[:65536].encode())
