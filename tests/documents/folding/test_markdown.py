"""Markdown: what a reader of the set page sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.folding.markdown import fold_markdown
from tertius.documents.folding.text import fold_text
from tertius.documents.model import Span


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("# Calm returns", "Calm returns"),
        ("### Calm returns ###", "Calm returns"),
        ("#5 in the list", "#5 in the list"),
        ("#", ""),
        ("Calm returns\n============\n\nText", "Calm returns\n\n\nText"),
        ("Calm returns\n---\nText", "Calm returns\n\nText"),
        ("***\nText", "***\nText"),
        ("- - -", "- - -"),
    ],
)
def test_headings_and_rules(source, seen):
    assert fold_markdown(source).text == seen


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("one\ntwo\n\nthree", "one two\n\nthree"),
        ("one  \ntwo", "one\ntwo"),
        ("one\\\ntwo", "one\ntwo"),
        ("one\r\ntwo\r\n\r\nthree", "one two\n\nthree"),
        ("> one\n> two", "one two"),
        ("> one\ntwo", "one two"),
        (">> deep\n> less", "deep less"),
        ("> one\n\ntwo", "one\n\ntwo"),
    ],
)
def test_paragraphs_and_quotations(source, seen):
    assert fold_markdown(source).text == seen


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("- one\n- two", "one\ntwo"),
        ("* one\n  goes on\n* two", "one goes on\ntwo"),
        ("+ one\n  + inner", "one\ninner"),
        ("- [x] done\n- [ ] open", "done\nopen"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("1) one\n2) two", "1) one\n2) two"),
        ("text\n- item", "text\nitem"),
    ],
)
def test_lists(source, seen):
    assert fold_markdown(source).text == seen


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("*a* _b_ **c** __d__ ***e*** ~~f~~", "a b c d e f"),
        ("`code *x*` and ``a ` b``", "code *x* and a ' b"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("snake_case_name", "snake_case_name"),
        ("un*frigging*believable", "unfriggingbelievable"),
        ("*open", "*open"),
        ("*a\n\nb*", "*a\n\nb*"),
        (r"\*a\* \[b\]", "*a* [b]"),
        ("a <b>bold</b> word<br>next", "a bold word next"),
        ("a <!-- hidden --> b", "a b"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("<script>x</script>", "<script>x</script>"),
    ],
)
def test_emphasis_code_and_tags(source, seen):
    assert fold_markdown(source).text == seen


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("[he](x) said", "he said"),
        ("[he][r] said\n\n[r]: https://x.org 'T'", "he said\n\n"),
        ("[he] said", "[he] said"),
        ("said[^1] so\n\n[^1]: A note.", "said so\n\n[^1]: A note."),
        ("<https://x.org>", "https://x.org"),
        ("![A bridge](b.png)", "A bridge"),
        ("**[Ann *Lee*](#)**", "Ann Lee"),
        ("&copy; &amp; “x”", '© & "x"'),
    ],
)
def test_links_and_characters(source, seen):
    assert fold_markdown(source).text == seen


def test_fences_go_and_what_they_hold_stays():
    assert fold_markdown("```python\nx = 1\n\ny\n```\ntext").text == "\nx = 1\n\ny\n\ntext"
    assert fold_markdown("~~~\n# no heading\n~~~").text == "\n# no heading\n"


def test_tables_keep_their_cells():
    source = "| a | b |\n|---|:-:|\n| c | d |\n"
    assert fold_markdown(source).text == "a | b\n\nc | d\n"


def test_front_matter_stays_line_by_line():
    source = "---\ntitle: Calm\nauthor: Ann Lee\n---\n# Calm\n"
    assert fold_markdown(source).text == "---\ntitle: Calm\nauthor: Ann Lee\n---\nCalm\n"


SOURCE = """# The *bridge*

By [Ann Lee](https://x.org/ann)

> The **ministers** met
> in the old hall.

* one of `two`
* [two](#)

What it costs
was not said.[^2]
"""


def test_a_page_is_what_its_plain_text_is():
    plain = (
        "The bridge\n\nBy Ann Lee\n\nThe ministers met in the old hall.\n\n"
        "one of two\ntwo\n\nWhat it costs was not said.\n"
    )
    assert fold_markdown(SOURCE).text == fold_text(plain).text == plain


def test_the_way_back_leads_to_the_source():
    folded = fold_markdown(SOURCE)
    for words in ("Ann Lee", "old hall", "one of", "was not said"):
        at = folded.text.index(words)
        start, end = folded.to_original(Span(at, at + len(words)))
        assert SOURCE[start:end] == words


@given(st.text(alphabet="ab #>*_`-+1.|[]()~\\<b>\n \t&;=", max_size=80))
def test_any_source_at_all_can_be_folded(source):
    folded = fold_markdown(source)
    assert folded.length == len(source)
    last = 0
    for offset in range(len(folded.text)):
        start, end = folded.to_original(Span(offset, offset + 1))
        assert last <= start < end <= len(source)
        last = start


def test_long_rows_of_marks_are_looked_at_once():
    for source in ("*a" * 20_000, "`" * 20_001, "`a" * 20_000, "> " * 20_000, "<a " * 20_000):
        assert fold_markdown(source).length == len(source)
