"""Authors: by the surest rule that finds one, with the words that name them."""

import pytest

from tertius.documents.facts.authors import (
    attribution_venues,
    author_facts,
    byline_agencies,
    title_end,
)
from tertius.documents.model import Declared, Segment

BODY = ("body", "The talks ended on Monday and both sides left.")


def authors(labelled):
    return [fact.value for fact in author_facts(labelled)]


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("by Ann Lee and Bo Berg", ["Ann Lee", "Bo Berg"]),
        ("BY ANN LEE", ["Ann Lee"]),
        ("By Ann Lee, Political Correspondent", ["Ann Lee"]),
        ("By Ann Lee | September 19, 2023", ["Ann Lee"]),
        ("By Ann Lee in Kyiv", ["Ann Lee"]),
        ("By Ann Lee for The Guardian", ["Ann Lee"]),
        ("By: Ann Lee", ["Ann Lee"]),
        ("By Dr. Ann Lee", ["Ann Lee"]),
        ("Written by Ann Lee", ["Ann Lee"]),
        ("Posted by Ann Lee on September 19, 2023", ["Ann Lee"]),
        ("Reporting by Ann Lee; Editing by Bo Berg", ["Ann Lee"]),
        ("Author: Ann Lee", ["Ann Lee"]),
        ("Autor: Ann Lee", ["Ann Lee"]),
        ("Von Ann Lee", ["Ann Lee"]),
        ("Par Ann Lee et Bo Berg", ["Ann Lee", "Bo Berg"]),
        ("Por Ana López", ["Ana López"]),
        ("Di Anna Rossi", ["Anna Rossi"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("作者：王小明", ["王小明"]),
        ("بقلم: أحمد علي", ["أحمد علي"]),
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee | Antiwar.com", ["Ann Lee"]),
        ("Sep. 21, 2011 by Ann Lee", ["Ann Lee"]),
        ("Opinion by Ann Lee", ["Ann Lee"]),
    ],
)
def test_bylines(lay, byline, expected):
    labelled = lay(("title", "Talks end"), ("byline", byline), BODY)
    assert authors(labelled) == expected


@pytest.mark.parametrize(
    "byline",
    [
        "By Reuters",
        "By Staff",
        "By Staff Writers",
        "By the Editorial Board",
        "By admin",
        "By AP",
        "Posted by admin on September 19, 2023",
        "Von der Redaktion",
        "By far the best",
        "September 19, 2023",
    ],
)
def test_nobody_and_agencies_are_no_authors(lay, byline):
    assert authors(lay(("title", "Talks end"), ("byline", byline), BODY)) == []


@pytest.mark.parametrize(
    ("byline", "agency"),
    [("By Reuters", "Reuters"), ("Associated Press", "AP"), ("By AFP | Monday", "AFP")],
)
def test_an_agency_is_the_venue(lay, told, proven, byline, agency):
    labelled = lay(("title", "Talks end"), ("byline", byline), BODY)
    facts = byline_agencies(labelled)
    assert told(facts) == [("venue", agency)]
    proven(labelled, facts)
    assert facts[0].by == "agency"


def test_a_byline_is_found_where_the_label_is_slightly_wrong(lay):
    assert authors(lay(("title", "Talks end"), ("furniture", "By Ann Lee", "other"), BODY)) == [
        "Ann Lee"
    ]
    assert authors(lay(("dateline", "By Ann Lee, 19 September 2023"), BODY)) == ["Ann Lee"]


def test_bylines_of_other_pieces_name_no_author(lay):
    labelled = lay(
        ("title", "Talks end"),
        ("furniture", "By Bo Berg", "related"),
        BODY,
        ("furniture", "By Cy Cole", "navigation"),
        ("furniture", "By Di Dorn", "other"),
        ("furniture", "Ed Ekman", "reader_comment"),
    )
    assert authors(labelled) == []


def test_body_that_speaks_of_by_is_no_byline(lay):
    assert authors(lay(("body", "By Ann Lee's account the talks ended."))) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Talks End in Vienna, by Ann Lee", ["Ann Lee"]),
        ("Talks End in Vienna by Ann Lee", ["Ann Lee"]),
        ("Talks End in Vienna – By Ann Lee and Bo Berg", ["Ann Lee", "Bo Berg"]),
        ("Stand by Me", []),
        ("Killed by Friendly Fire in Vienna", []),
        ("Attacked by Ann Lee in Vienna", []),
    ],
)
def test_titles_that_name_their_author(lay, title, expected):
    assert authors(lay(("title", title), BODY)) == expected


def test_the_end_of_a_title():
    assert title_end("Talks End, by Ann Lee") == 9
    assert title_end("By Ann Lee") == 10
    assert title_end("") == 0


INTRODUCED = (Segment(0, "host_comment", 0, 0), Segment(1, "piece", 1, 1))


@pytest.mark.parametrize(
    ("line", "author", "venue"),
    [
        ("How about that. From Ann Lee at antiwarcom:", "Ann Lee", "antiwarcom"),
        ("From Ann Lee at Antiwar.com:", "Ann Lee", "Antiwar.com"),
        ("Worth a read. From Ann Lee in The Guardian:", "Ann Lee", "The Guardian"),
        ("Ann Lee writes in The Guardian:", "Ann Lee", "The Guardian"),
        ("As Ann Lee wrote at Antiwar.com:", "Ann Lee", "Antiwar.com"),
        ("Here's Ann Lee at consortiumnews.com:", "Ann Lee", "consortiumnews.com"),
    ],
)
def test_a_host_says_whose_words_follow(lay, told, proven, line, author, venue):
    labelled = lay(("host_comment", line), BODY, segments=INTRODUCED)
    facts = author_facts(labelled) + attribution_venues(labelled)
    assert told(facts) == [("author", author), ("venue", venue)]
    assert {fact.segment for fact in facts} == {1}
    proven(labelled, facts)


@pytest.mark.parametrize(
    "line",
    [
        "I heard it from Ann Lee at the market.",
        "From the bridge at noon:",
        "From Staff at Reuters:",
        "Ann Lee writes books:",
    ],
)
def test_other_remarks_attribute_nothing(lay, line):
    labelled = lay(("host_comment", line), BODY, segments=INTRODUCED)
    assert author_facts(labelled) == []
    assert attribution_venues(labelled) == []


@pytest.mark.parametrize(
    "line",
    [
        "Articles by: Ann Lee",
        "More articles by Ann Lee",
        "About the author: Ann Lee",
        "All posts by Ann Lee",
    ],
)
def test_lines_below_a_text_name_its_author(lay, line):
    assert authors(lay(("title", "Talks end"), BODY, ("furniture", line, "related"))) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("bio", "expected"),
    [
        ("Ann Lee is a senior fellow at the Institute.", ["Ann Lee"]),
        ("Dr. Ann Lee is the author of ten books.", ["Ann Lee"]),
        ("Ann Lee and Bo Berg are researchers in Vienna.", ["Ann Lee", "Bo Berg"]),
        ("Ann Lee, a former diplomat, writes for many papers.", ["Ann Lee"]),
        ("Ann Lee teaches history.", ["Ann Lee"]),
        ("Ann Lee ist Professorin in Wien.", ["Ann Lee"]),
        ("Ann Lee est journaliste.", ["Ann Lee"]),
        ("Her latest book is The Bridge (2022).", []),
        ("The author lives in Vienna.", []),
    ],
)
def test_bios(lay, bio, expected):
    assert authors(lay(("title", "Talks end"), BODY, ("bio", bio))) == expected


def test_a_bio_in_the_body_proves_nothing(lay):
    assert authors(lay(("body", "Ann Lee is a senior fellow at the Institute."))) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee <ann@x.org>", ["Ann Lee"]),
        ('"Ann Lee" <ann@x.org>', ["Ann Lee"]),
        ("ann@x.org (Ann Lee)", ["Ann Lee"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("Ann Lee, Bo Berg", ["Ann Lee", "Bo Berg"]),
        ("Ann Lee and Bo Berg", ["Ann Lee", "Bo Berg"]),
        ("By Ann Lee", ["Ann Lee"]),
        ("ann@x.org", []),
        ("admin", []),
        ("Reuters", []),
        ("", []),
    ],
)
def test_what_the_container_declares(lay, value, expected):
    labelled = lay(BODY, declared=(Declared("author", value, "header From"),))
    facts = author_facts(labelled)
    assert [fact.value for fact in facts] == expected
    assert all(fact.proof.place == "header From" for fact in facts)


def test_the_surest_rule_decides(lay):
    declared = (Declared("author", "Di Dorn", "field author"),)
    parts = [
        ("title", "Talks End, by Bo Berg"),
        ("byline", "By Ann Lee"),
        BODY,
        ("bio", "Cy Cole is a fellow."),
    ]
    assert authors(lay(*parts, declared=declared)) == ["Ann Lee"]
    assert authors(lay(parts[0], *parts[2:], declared=declared)) == ["Bo Berg"]
    assert authors(lay(*parts[2:], declared=declared)) == ["Di Dorn"]
    assert authors(lay(*parts[2:])) == ["Cy Cole"]


def test_a_person_is_named_once(lay):
    labelled = lay(("byline", "By Ann Lee"), ("byline", "By ANN LEE"), BODY)
    assert authors(labelled) == ["Ann Lee"]
    labelled = lay(("byline", "By Ted Galen Carpenter"), ("byline", "By Ted G. Carpenter"), BODY)
    assert authors(labelled) == ["Ted Galen Carpenter"]


def test_each_piece_has_its_author(lay):
    labelled = lay(
        ("title", "One"),
        ("byline", "By Ann Lee"),
        BODY,
        ("title", "Two"),
        ("byline", "By Bo Berg"),
        BODY,
        segments=(Segment(0, "piece", 0, 2), Segment(1, "piece", 3, 5)),
    )
    assert [(f.value, f.segment) for f in author_facts(labelled)] == [
        ("Ann Lee", 0),
        ("Bo Berg", 1),
    ]


def test_the_proof_is_as_published(lay, proven):
    labelled = lay(("byline", "By [Ted\u00a0Galen  Carpenter](#)"), BODY)
    facts = author_facts(labelled)
    proven(labelled, facts)
    assert facts[0].value == "Ted Galen Carpenter"
    assert facts[0].proof.quote == "Ted\u00a0Galen  Carpenter"
