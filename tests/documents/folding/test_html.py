"""Pages become lines of visible text in their order, each with the way back to the source."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.documents.folding.folded import Folded
from tertius.documents.folding.html import fold_html
from tertius.documents.folding.html_tokens import attributes, resolved, tokens
from tertius.documents.folding.main_text import mark_kept
from tertius.documents.model import Original, Span


def fold(source: str) -> Folded:
    return fold_html(Original(source, "html"))


def lines(source: str) -> list[str]:
    return [line for line in fold(source).text.split("\n") if line]


def published(source: str, words: str) -> str:
    """The characters of the source that words of the text came from."""
    folded = fold(source)
    start = folded.text.index(words)
    begin, end = folded.to_original(Span(start, start + len(words)))
    return source[begin:end]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("Talks", ["Talks"]),
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<p>One<p>Two", ["One", "Two"]),
        ("One<br>Two<br/>Three<hr>Four", ["One", "Two", "Three", "Four"]),
        ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
        ("<p>One <b>two</b>, <i>th<u>ree</u></i>.</p>", ["One two, three."]),
        ("<p>One\n  two\t three </p>", ["One two three"]),
        ("<ul><li>One<li>Two <a>x</a></ul>", ["One", "Two x"]),
        ("<dl><dt>One<dd>Two<dt>Three</dl>", ["One", "Two", "Three"]),
        ("<table><tr><td>1<td>2<tr><th>3</table>4", ["1", "2", "3", "4"]),
        ("<select><option>One<option>Two</select>", ["One", "Two"]),
        ("<pre>One\n  two\r\nthree</pre>", ["One", "two", "three"]),
        ("<textarea>One &lt;b&gt;\ntwo</textarea>", ["One <b>", "two"]),
        ("<h1>One</h1>two<p>three", ["One", "two", "three"]),
        ("<p>One<p> &nbsp; <p>&nbsp;<p>Two", ["One", "Two"]),
        ("One<wbr>two &shy;three", ["Onetwo three"]),
        ('<p><img src="x" alt="no words">One', ["One"]),
    ],
)
def test_blocks_make_lines_and_the_rest_flows(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>if (a<b) document.write('<p>no</p>')</script>",
        "<SCRIPT type=x>no</sCrIpT >",
        "<style>p > a { content: 'no' }</style>",
        "<!-- no <p>no</p> -->",
        "<!-->",
        "<!--> no -->"[:5],
        "<!-- no --!>",
        "<!doctype no>",
        "<?php no ?>",
        "<template><p>no</p></template>",
        "<noscript><img>no</noscript>",
        "<iframe><p>no</p></iframe>",
        "<svg><title>no</title><text>no</text></svg>",
        "<svg/>",
        "<title>no</title>",
        "<p hidden>no</p>",
        "<div hidden><p>no <b>no</b></p></div>",
        '<div style="color:red; display : none">no</div>',
        "<span style='visibility:hidden'>no</span>",
        "<dialog>no</dialog>",
        "<audio>no</audio><video>no</video><canvas>no</canvas><object>no</object>",
        "<datalist><option>no</datalist>",
        '<input value="no"><meta content=no><link href=no>',
        '<script src="x"/>',
        "</nothing>",
        "</>",
    ],
)
def test_what_no_reader_sees_is_left_out(unseen: str) -> None:
    assert lines(f"<p>One</p>{unseen}<p>Two</p>") == ["One", "Two"]


@pytest.mark.parametrize(
    "shown",
    [
        '<body style="display:none"><p>One</p></body>',
        "<dialog open>One</dialog>",
        "<head><p>One",
        "<title>no</title><head>One",
        "<article hidden>One</article>",
        '<p style="display:block">One</p>',
        '<p data-note="hidden">One</p>',
        "<title>One",
        "<math><mi>One</mi></math>",
        "<![CDATA[One]]>",
    ],
)
def test_what_readers_see_stays(shown: str) -> None:
    assert lines(shown) == ["One"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b and c<3 <", ["a < b and c<3 <"]),
        ("one <two", ["one <two"]),
        ("one </ two", ["one </ two"]),
        ("a<b>c</b", ["ac</b"]),
        ("<p title='a > b'>One", ["One"]),
        ("<p title=it's>One</p>", ["One"]),
        ('<p title="never closed>One</p>', ["One"]),
        ('<p =">">One', ["One"]),
        ("<b>one<p>two</b>three</p>four", ["one", "twothree", "four"]),
        ("<a>one<a>two</a>", ["onetwo"]),
        ("<p>one</div></p></p>two", ["one", "two"]),
        ("<table><td>one</td></tr></table>", ["one"]),
        ("one<script>two", ["one"]),
        ("one<!-- two", ["one"]),
        ("<svg>" + "<path d=x>" * 99 + "</svg>one", ["one"]),
        ("<span hidden><div>no</span>no</div></span>one", ["one"]),
    ],
)
def test_damaged_pages_are_read_as_browsers_read_them(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&amp;", "&"),
        ("&#233;", "é"),
        ("&#xE9", "é"),
        ("&eacute", "é"),
        ("&copy2024", "©2024"),
        ("&notit;", "¬it;"),
        ("&nosuch;", "&nosuch;"),
        ("&", "&"),
        ("&#;", "&#;"),
        ("&#150;", "–"),
        ("&#0;", "\ufffd"),
        ("&#xD800;", "\ufffd"),
        ("&#9999999999999999;", "\ufffd"),
        ("&#" + "1" * 5000 + ";", "\ufffd"),
        ("&#0000000000000065;", "A"),
        ("&amp;amp;", "&amp;"),
    ],
)
def test_character_references(written: str, meant: str) -> None:
    assert resolved(written) == meant


def test_references_map_to_all_of_themselves() -> None:
    source = "<p>Talks &mdash; they &#8216;failed&#8217; &amp; ended</p>"
    assert lines(source) == ["Talks – they 'failed' & ended"]
    assert published(source, "'failed'") == "&#8216;failed&#8217;"
    assert published(source, "&") == "&amp;"
    assert published(source, "–") == "&mdash;"


def test_words_across_tags_map_to_what_lies_between_too() -> None:
    source = "<p>Envoys <b class=x>met</b> in <!-- where? -->Vienna</p>"
    assert published(source, "Envoys met in Vienna") == source[3:-4]
    assert published(source, "met") == "met"


def test_attributes_of_a_tag() -> None:
    tag = """<a HREF='x' class="a  b" checked data-x=1/2 title="a > b &amp; c" href=y />"""
    assert attributes(tag) == {
        "href": "x",
        "class": "a  b",
        "checked": "",
        "data-x": "1/2",
        "title": "a > b & c",
    }


PAGE = """<html><body class="Home">
<nav id="Menu"><ul><li><a href="/">Start</a></li></ul></nav>
<main><article><header><h1>Talks resume</h1>
<p class="meta">By <span class="Author" itemprop="author">Anna Bell</span></p></header>
<p>Envoys met in <a href="/v">Vienna</a> today.</p>
<blockquote><p>Words of others.</p></blockquote>
<figure><figcaption>The hall</figcaption></figure></article></main>
<div role="contentinfo"><p>All rights reserved</p></div><form><button>Send</button></form>
</body></html>"""


def test_every_line_has_its_hint() -> None:
    folded = fold(PAGE)
    assert len(folded.hints) == len(folded.text.split("\n"))
    hints = dict(zip(folded.text.split("\n"), folded.hints, strict=True))
    seen = {line: (hint.tag, hint.inside) for line, hint in hints.items() if line}
    assert seen == {
        "Start": ("li", ("nav",)),
        "Talks resume": ("h1", ("main", "article", "header")),
        "By Anna Bell": ("p", ("main", "article", "header")),
        "Envoys met in Vienna today.": ("p", ("main", "article")),
        "Words of others.": ("p", ("main", "article", "blockquote")),
        "The hall": ("figcaption", ("main", "article", "figure")),
        "All rights reserved": ("p", ("footer",)),
        "Send": ("button", ("form",)),
    }
    assert hints["Start"].names == "home menu"
    assert hints["By Anna Bell"].names == "home meta author"
    assert hints["Start"].links == 1.0
    assert hints["Envoys met in Vienna today."].links == pytest.approx(6 / 24, abs=0.02)
    assert hints["Talks resume"].links == 0.0


def test_names_keep_the_inner_ones() -> None:
    source = "".join(f'<div class="outer{n}{"x" * 40}">' for n in range(30)) + "<p class=inner>One"
    names = fold(source).hints[0].names
    assert names.endswith("inner")
    assert len(names) <= 400


PARAGRAPHS = [
    "Envoys of the two states met for the third time this month, in a hall by the lake.",
    "They had come to speak about the border, and spoke about grain for most of the day.",
    "A statement was promised for the evening; none had been given when the lamps went out.",
    "Nobody expects the next round to begin before the harvest is in and the roads are dry.",
]


def article(*, tail: str = "") -> str:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(12))
    return (
        f"<html><head><title>Talks</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>Talks by the lake</h1>{body}</article>"
        f"<footer><p>All rights reserved</p></footer>{tail}</body></html>"
    )


def test_an_extractor_tells_which_lines_are_the_main_text() -> None:
    folded = fold(article())
    kept = {line: h.kept for line, h in zip(folded.text.split("\n"), folded.hints, strict=True)}
    assert all(kept[p] for p in PARAGRAPHS)
    assert kept["Section 3"] is False
    assert kept["All rights reserved"] is False


@pytest.mark.parametrize("source", ["<p>Short.</p>", "", "<p>" * 40_000 + "x", "<li>x" * 2000])
def test_tiny_and_huge_pages_are_not_asked_about(source: str) -> None:
    assert {hint.kept for hint in fold(source).hints} <= {None}


def test_an_extractor_that_fails_or_finds_nothing_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import trafilatura

    def fails(*given: object, **options: object) -> str:
        raise ValueError("damaged")

    def nothing(*given: object, **options: object) -> None:
        return None

    for found in (fails, nothing):
        monkeypatch.setattr(trafilatura, "extract", found)
        assert {hint.kept for hint in fold(article()).hints} == {None}


def test_marking_changes_no_line() -> None:
    folded = fold(article())
    assert [h.tag for h in mark_kept(article(), folded)] == [h.tag for h in folded.hints]


TEXTS = st.text(st.sampled_from(list("abc é“—\u00a0\u00ad\n\t0")), min_size=1, max_size=8)
INLINE = st.sampled_from(["b", "i", "a", "span", "sup", "custom-tag"])
BLOCK = st.sampled_from(["p", "div", "li", "td", "h2", "blockquote", "section", "figcaption"])
MARKED = st.one_of(
    TEXTS,
    st.sampled_from(["<br>", "<!-- c -->", "<img alt=z>", "&amp;", "&eacute;", "&#160;"]),
    st.tuples(INLINE, TEXTS).map(lambda x: f'<{x[0]} class="k">{x[1]}</{x[0]}>'),
)
PARTS = st.lists(
    st.one_of(
        MARKED,
        st.tuples(BLOCK, st.lists(MARKED, max_size=4)).map(
            lambda x: f"<{x[0]}>{''.join(x[1])}</{x[0]}>"
        ),
        st.just("<script>zzz</script>"),
        st.just("<p>"),
        st.just("</div>"),
    ),
    max_size=10,
).map("".join)


@settings(max_examples=50)
@given(PARTS)
def test_every_character_of_a_line_comes_from_where_the_map_says(source: str) -> None:
    folded = fold(source)
    before = 0
    for at, sign in enumerate(folded.text):
        start, end = folded.to_original(Span(at, at + 1))
        assert before <= start < end <= len(source)
        before = start
        if sign.isascii() and sign.isalnum():
            assert source[start:end] == sign or source[start] == "&"


@settings(max_examples=50)
@given(PARTS)
def test_visible_letters_are_all_there_once(source: str) -> None:
    seen = re.sub(r"<script>.*?</script>|<!--.*?-->|<[^>]*>", "", source)
    expected = Counter(sign for sign in resolved(seen) if sign.isalnum())
    assert Counter(sign for sign in fold(source).text if sign.isalnum()) == expected


@settings(max_examples=50)
@given(PARTS)
def test_each_line_has_one_hint_whatever_the_page(source: str) -> None:
    folded = fold(source)
    assert len(folded.hints) == len(folded.text.split("\n"))
    assert folded.length == len(source)


@settings(max_examples=50)
@given(st.text(st.sampled_from(list("<>/!-[]ab =\"'&;#x\n")), max_size=60))
def test_no_sequence_of_signs_is_too_much(source: str) -> None:
    fold(source)
    ends = [(t.start, t.end) for t in tokens(source)]
    assert all(start <= end for start, end in ends)
    assert all(one[1] <= other[0] for one, other in pairwise(ends))


@pytest.mark.parametrize(
    "part",
    [
        "<div>",
        "<b>",
        "<p><b>",
        "</x>",
        "<a ",
        "<a '",
        '<a =">" ',
        "<!--",
        "<![CDATA[",
        "<title>",
        "<script>",
        "&",
        "&a",
        "&#1",
        "<",
        "<li class=x>a",
        "<table><td>a",
        '<span class="y">a',
    ],
)
def test_pages_of_one_sign_end(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of these takes quadratic time where a rule looks back or ahead without a bound."""
    monkeypatch.setattr("tertius.documents.folding.html.mark_kept", lambda _, made: made.hints)
    folded = fold(part * 16_000)
    assert len(folded.hints) == len(folded.text.split("\n"))


def test_real_pages_lose_no_visible_letter() -> None:
    """Against lxml's own text, without the elements that no reader sees."""
    import lxml.html

    def letters(text: str) -> str:
        return "".join(sign for sign in text if sign.isalnum())

    for source in (PAGE, article(tail="<p>Caf&eacute; &amp; more<div>end</div></p>")):
        tree = lxml.html.fromstring(source)
        for unseen in tree.xpath("//script|//style|//head"):
            unseen.drop_tree()
        assert letters(fold(source).text) == letters(tree.text_content())
