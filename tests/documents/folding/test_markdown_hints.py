"""What Markdown says of its lines is kept beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.documents.folding.folded import Folded
from tertius.documents.folding.markdown import fold_markdown
from tertius.documents.folding.markdown_hints import MARKDOWN, with_hints

PAGE = """---
title: Calm returns
---

# Calm returns

The ferry
sails *again*.

> The strait is open.
> > It was shut.

- one[^1]
- two

Under a line
============

[^1]: A note.
"""


def told(source: str) -> list[tuple[str, str, int]]:
    folded = fold_markdown(source)
    return [
        (line, hint.tag, hint.inside.count("blockquote"))
        for line, hint in zip(folded.text.split("\n"), folded.hints, strict=True)
        if line.strip()
    ]


def test_each_line_has_the_mark_that_stood_before_it():
    found = {line: (tag, depth) for line, tag, depth in told(PAGE)}
    assert found["title: Calm returns"] == ("front", 0)
    assert found["Calm returns"] == ("h1", 0)
    assert found["The ferry sails again."] == ("p", 0)
    assert found["The strait is open."] == ("p", 1)
    assert found["It was shut."] == ("p", 2)
    assert found["two"] == ("li", 0) or found["- two"] == ("li", 0)
    assert found["Under a line"] == ("h1", 0)


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_have_their_level(level):
    assert told("#" * level + " Calm\n\nText.")[0] == ("Calm", f"h{level}", 0)


@given(st.text(alphabet="#>- \n*_[]()^:|ab`=", max_size=80))
def test_there_is_one_hint_for_each_line(source):
    folded = fold_markdown(source)
    assert len(folded.hints) == folded.text.count("\n") + 1
    assert all(hint.names == MARKDOWN for hint in folded.hints)


def test_a_text_without_lines_has_empty_hints():
    assert [hint.tag for hint in with_hints(Folded.plain(""), []).hints] == [""]
