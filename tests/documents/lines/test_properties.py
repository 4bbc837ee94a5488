"""What holds for every text: no line is lost, moved or named twice."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tertius.documents.folding.folded import Folded, LineHint
from tertius.documents.lines import label_lines, line_key, segment
from tertius.documents.lines.rows import rows_of
from tertius.documents.model import FURNITURE, ROLES, Declared, Original

SCRAPS = [
    "Home", "Share", "By Tora Lindqvist", "3 May 2024", "* * *", "Comments", "Reply", "Views: 3",
    "From: a@b.example", "Subject: fog", "1. One", "From Olav Brekke at The Courier:",
    "The ferry left before dawn, and nobody on the pier knew where it was bound for.",
    "船长说，海峡今天不会关门。引航员都在岸上等着。",
    "", "   ", "\u202eevas\u202c", "é" * 30, "###",
    "Tora Lindqvist is a fellow at the Hohwacht Institute for Maritime Affairs.", "© 2024", "42",
]  # fmt: skip
PAGES = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=40), max_size=40).map("\n".join)


def folded(text: str, hints: tuple[LineHint, ...] = ()) -> Folded:
    zero = np.zeros(1, np.int64)
    return Folded(text, zero, zero, len(text), hints)


@given(PAGES)
@example("")
@example("\n")
@example("x")
def test_each_line_that_is_not_blank_has_one_role(text):
    page = folded(text)
    lines = label_lines(page, Original(text))
    shown = [text[line.span.start : line.span.end] for line in lines]
    assert shown == [line.strip() for line in text.split("\n") if line.strip()]
    for line in lines:
        assert line.role in ROLES
        assert (line.kind in FURNITURE) == (line.role == "furniture")
        assert line.by
        assert 0 <= line.sure <= 1 + 1e-9


@given(PAGES)
def test_segments_are_in_order_and_hold_all_that_is_said(text):
    page = folded(text)
    lines = label_lines(page, Original(text))
    segments = segment(page, lines, Original(text))
    assert [each.number for each in segments] == list(range(len(segments)))
    inside = [at for each in segments for at in range(each.first, each.last + 1)]
    assert inside == sorted(set(inside))
    spoken = {at for at, x in enumerate(lines) if x.role in ("body", "standfirst", "host_comment")}
    assert spoken <= set(inside)
    assert bool(segments) == bool(lines)
    if len(segments) == 1 and segments[0].kind == "piece":
        assert inside == list(range(len(lines)))


@given(PAGES)
def test_the_same_text_is_labelled_the_same_again(text):
    assert label_lines(folded(text), Original(text)) == label_lines(folded(text), Original(text))


@given(st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=30))
def test_blank_lines_change_no_body_of_a_bare_text(lines):
    once, twice = "\n\n".join(lines), "\n\n\n\n".join(lines)
    bare = [x.role for x in label_lines(folded(once), Original(once)) if x.by == "running text"]
    again = [x.role for x in label_lines(folded(twice), Original(twice)) if x.by == "running text"]
    assert bare == again


@given(st.text(alphabet="ab \t\n\u00a0", max_size=80))
def test_rows_are_the_lines_without_blanks_at_their_ends(text):
    rows = rows_of(folded(text))
    assert [row.text for row in rows] == [line.strip() for line in text.split("\n") if line.strip()]
    assert all(row.text == text[row.span.start : row.span.end] for row in rows)


def test_gaps_count_the_blank_lines_above():
    assert [row.gap for row in rows_of(folded("\n\na\nb\n\n\n\nc"))] == [2, 0, 3]


TEXT = "The pilots of the strait have not been paid since January, and both sides know it."


def hinted(*lines: tuple[str, LineHint]) -> Folded:
    return folded("\n".join(text for text, _ in lines), tuple(hint for _, hint in lines))


def test_mark_up_is_never_a_bare_text():
    page = hinted((TEXT, LineHint("p", kept=True)), (TEXT, LineHint("p", kept=True)))
    assert {line.by for line in label_lines(page, Original(TEXT))} != {"running text"}


def test_what_an_extractor_keeps_is_more_surely_body_than_what_it_drops():
    def sure(kept: bool) -> float:
        story = [(TEXT, LineHint("p", ("article",), kept=True))] * 6
        asked = (TEXT.replace("paid", "seen"), LineHint("p", ("article",), kept=kept))
        lines = label_lines(hinted(*story, asked, *story), Original(TEXT))
        return lines[6].sure if lines[6].role == "body" else 1 - lines[6].sure

    assert sure(True) > sure(False)


@pytest.mark.parametrize("behind", ["", " | The Courier"])
def test_a_title_named_by_the_container_is_the_title(behind):
    title = "Fog over the strait of Merrow."
    text = "\n\n".join(["Morning", title, TEXT, TEXT])
    declared = (Declared("title", title + behind, "column title"),)
    lines = label_lines(folded(text), Original(text, declared=declared))
    assert (lines[1].role, lines[1].by) == ("title", "declared title")


def test_recurrent_keys_of_other_pages_change_nothing():
    text = "\n\n".join([TEXT] * 3)
    known = frozenset({line_key("something else")})
    assert label_lines(folded(text), Original(text), recurrent=known) == label_lines(
        folded(text), Original(text)
    )
