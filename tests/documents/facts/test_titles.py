"""Titles: the line that is one, without its author and its site, else as declared."""

import pytest

from tertius.documents.facts.titles import title_facts
from tertius.documents.model import Declared, Segment

BODY = ("body", "The talks ended on Monday and both sides left.")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Talks end in Vienna", "Talks end in Vienna"),
        ("Talks End in Vienna, by Ann Lee", "Talks End in Vienna"),
        ("Talks End in Vienna | Peace Monitor", "Talks End in Vienna"),
        ("Talks End in Vienna – Peace Monitor", "Talks End in Vienna"),
        ("Talks End in Vienna - Peace Monitor", "Talks End in Vienna"),
        ("Talks End – in Vienna", "Talks End – in Vienna"),
        ("Vienna | Live", "Vienna | Live"),
        ("Stand by Me", "Stand by Me"),
        ("«Не сейчас»: почему переговоры сорвались", '"Не сейчас": почему переговоры сорвались'),
    ],
)
def test_title_lines(lay, proven, line, title):
    labelled = lay(("title", line), BODY)
    facts = title_facts(labelled, frozenset({"peace monitor"}))
    assert [fact.value for fact in facts] == [title]
    proven(labelled, facts)


def test_an_unknown_site_stays_behind_a_dash(lay):
    (fact,) = title_facts(lay(("title", "Talks End – Calm Voices"), BODY))
    assert fact.value == "Talks End – Calm Voices"


def test_the_first_of_two_title_lines_counts(lay):
    facts = title_facts(lay(("title", "Talks end"), ("title", "Talks end again"), BODY))
    assert [fact.value for fact in facts] == ["Talks end"]


def test_without_a_title_line_the_declared_title_counts(lay):
    declared = (Declared("title", " Talks \n end | Peace Monitor ", "meta og:title"),)
    (fact,) = title_facts(lay(BODY, declared=declared))
    assert (fact.value, fact.by, fact.proof.place) == ("Talks end", "declared", "meta og:title")
    (fact,) = title_facts(lay(("title", "Calm returns"), BODY, declared=declared))
    assert fact.value == "Calm returns"


def test_without_either_there_is_none(lay):
    assert title_facts(lay(BODY)) == []
    assert title_facts(lay(("title", "* * *"), BODY)) == []
    assert title_facts(lay(BODY, declared=(Declared("title", " ", "field title"),))) == []


def test_each_piece_has_its_title(lay):
    labelled = lay(
        ("title", "One thing"),
        BODY,
        ("title", "Another thing"),
        BODY,
        segments=(Segment(0, "piece", 0, 1), Segment(1, "piece", 2, 3)),
    )
    assert [(f.value, f.segment) for f in title_facts(labelled)] == [
        ("One thing", 0),
        ("Another thing", 1),
    ]


def test_a_title_above_a_hosts_remark_is_the_pieces(lay):
    labelled = lay(
        ("title", "One thing"),
        ("host_comment", "Read this:"),
        BODY,
        segments=(Segment(0, "host_comment", 1, 1), Segment(1, "piece", 2, 2)),
    )
    assert [(f.value, f.segment) for f in title_facts(labelled)] == [("One thing", 1)]
