"""Who is no author: readers, titles of jobs, places, publishers; and the outlet behind a name."""

import pytest

from tertius.documents.facts.authors import attribution_venues, author_facts
from tertius.documents.facts.gathering import gather_facts
from tertius.documents.facts.names import is_person, names_in
from tertius.documents.model import Segment

BODY = "The orchard was sold twice on one day, and both buyers have brought their own ladders. " * 2


def authors_of(page):
    return [fact.value for fact in author_facts(page)]


@pytest.mark.parametrize(
    "name",
    [
        "Software Engineer",
        "Senior Researcher",
        "Freelance Journalist",
        "San Francisco",
        "New Delhi",
        "Condé Nast",
        "Axel Springer",
        "Indian Ocean",
        "Orange County",
    ],
)
def test_jobs_places_and_publishers_are_no_persons(lay, name):
    assert not is_person(name)
    assert authors_of(lay(("byline", f"By {name}"), ("body", BODY))) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann Lee Ann Lee", ["Ann Lee"]),
        ("Ann van Lee Ann van Lee", ["Ann van Lee"]),
        ("Ann Lee, Software Engineer", ["Ann Lee"]),
        ("Ann Lee, Harbour Valley Post", ["Ann Lee"]),
        ("Harbour Valley Post", []),
        ("Ann Lee Reuters", ["Ann Lee"]),
    ],
)
def test_names_in_a_byline(line, expected):
    assert [line[start:end] for start, end in names_in(line)] == expected


def test_a_declared_name_that_is_written_twice_is_one(lay, declaring):
    page = lay(("body", BODY), declared=declaring(author="Ann Lee Ann Lee"))
    assert authors_of(page) == ["Ann Lee"]


def test_the_publisher_is_no_author(lay, declaring):
    page = lay(("body", BODY), declared=declaring(author="Orchard Row", host="Orchard Row"))
    assert authors_of(page) == []


@pytest.mark.parametrize("head", [("furniture", "3 comments", "counter"), ("title", "Comments")])
def test_who_comments_below_a_text_is_no_author(lay, head):
    page = lay(
        ("title", "Ladders"),
        ("body", BODY),
        head,
        ("byline", "By Rolf Egger"),
        ("bio", "Rolf Egger is a gardener."),
        ("furniture", "More articles by Rolf Egger", "related"),
    )
    assert authors_of(page) == []


def test_a_count_of_comments_above_the_text_ends_nothing(lay):
    page = lay(("furniture", "3 comments", "counter"), ("byline", "By Rolf Egger"), ("body", BODY))
    assert authors_of(page) == ["Rolf Egger"]


def test_the_outlet_behind_a_name_is_the_venue_on_another_site(lay, declaring, told, proven):
    parts = (("byline", "By Ann Lee, Orchard Valley Post"), ("body", BODY))
    page = lay(*parts, declared=declaring(host="Ladder Letter"))
    facts = gather_facts(page.original, page.folded, page.lines, page.segments)
    proven(page, facts)
    assert set(told(facts)) == {
        ("author", "Ann Lee"),
        ("host", "Ladder Letter"),
        ("venue", "Orchard Valley Post"),
    }


def test_the_outlet_behind_a_name_is_no_venue_on_its_own_site(lay, declaring, told):
    parts = (("byline", "By Ann Lee, Orchard Valley Post"), ("body", BODY))
    page = lay(*parts, declared=declaring(host="The Orchard Valley Post"))
    facts = gather_facts(page.original, page.folded, page.lines, page.segments)
    assert "venue" not in [field for field, _ in told(facts)]


@pytest.mark.parametrize(
    ("line", "venue"),
    [
        ("It is short. From Ann Lee at orchardpost.example:", "orchardpost.example"),
        ("Ann Lee tells it best, in the Gazette of Ladders:", "Gazette of Ladders"),
        ("Ann Lee writes in the Orchard Review:", "Orchard Review"),
    ],
)
def test_a_host_names_author_and_venue(lay, line, venue):
    segments = (Segment(0, "host_comment", 0, 0), Segment(1, "piece", 1, 1))
    page = lay(("host_comment", line), ("body", BODY), segments=segments)
    assert [(f.value, f.segment) for f in attribution_venues(page)] == [(venue, 1)]
    assert authors_of(page) == ["Ann Lee"]
