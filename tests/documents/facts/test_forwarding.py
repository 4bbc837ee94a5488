"""Forwarded mails: two headers, two voices, two dates."""

import pytest

from tertius.documents.facts.forwarding import forwarded_headers, without_prefix
from tertius.documents.facts.gathering import gather_facts
from tertius.documents.model import Declared, Segment

BODY = (
    "The lock keepers have not been paid since the autumn, and the barges wait in a long row. " * 2
)
MARK = ("furniture", "---------- Forwarded message ----------", "separator")
OUTER = (
    Declared("author", "Oda Brandt <oda@canal.example>", "header From"),
    Declared("published", "Thu, 14 Mar 2019 09:10:00 +0100", "header Date"),
    Declared("title", "Fwd: FW: Barges in a row", "header Subject"),
)


def facts_of(page):
    return gather_facts(page.original, page.folded, page.lines, page.segments)


def noted(lay, *below):
    """A note, a mark, and what is forwarded below it."""
    parts = [("host_comment", "Do read this before Monday."), MARK, *below]
    segments = (Segment(0, "host_comment", 0, 0), Segment(1, "piece", 1, len(parts) - 1))
    return lay(*parts, declared=OUTER, segments=segments)


HEADERS = (
    ("byline", "From: Pia Lindqvist <pia@locks.example>"),
    ("furniture", "Date: Tue, 12 Mar 2019 at 17:40", "contact"),
    ("title", "Subject: Re: Barges in a row"),
    ("furniture", "To: friends@locks.example", "contact"),
)


def test_the_inner_date_is_the_original_and_the_outer_one_the_hosts(lay, told, proven):
    page = noted(lay, *HEADERS, ("body", BODY))
    facts = facts_of(page)
    proven(page, facts)
    assert [f for f in told(facts) if f[0] in ("host", "original")] == [
        ("host", "2019-03-14"),
        ("original", "2019-03-12"),
    ]


def test_the_title_has_no_word_of_the_header(lay, told):
    assert ("title", "Barges in a row") in told(facts_of(noted(lay, *HEADERS, ("body", BODY))))


def test_a_declared_subject_loses_what_programs_put_before_it(lay, told):
    page = lay(("body", BODY), declared=OUTER)
    assert ("title", "Barges in a row") in told(facts_of(page))


def test_who_forwards_wrote_the_note_and_the_inner_sender_the_piece(lay):
    facts = facts_of(noted(lay, *HEADERS, ("body", BODY)))
    authors = {(f.value, f.segment) for f in facts if f.field == "author"}
    assert authors == {("Oda Brandt", 0), ("Pia Lindqvist", 1)}


def test_a_byline_goes_before_the_inner_sender(lay):
    page = noted(lay, *HEADERS, ("byline", "By Jon Aasen"), ("body", BODY))
    authors = {(f.value, f.segment) for f in facts_of(page) if f.field == "author"}
    assert authors == {("Oda Brandt", 0), ("Jon Aasen", 1)}


def test_who_forwards_without_a_note_wrote_nothing(lay):
    page = lay(MARK, *HEADERS, ("byline", "By Jon Aasen"), ("body", BODY), declared=OUTER)
    assert {f.value for f in facts_of(page) if f.field == "author"} == {"Jon Aasen"}


def test_headers_in_one_line_are_told_apart(lay, told):
    line = "From: Lock Institute <a@b.example> Date: 12 March 2019 Subject: Barges in a row"
    page = noted(lay, ("byline", line), ("body", BODY))
    assert [h.kind for h in forwarded_headers(page)] == ["from", "date", "subject"]
    assert ("original", "2019-03-12") in told(facts_of(page))
    assert {f.value for f in facts_of(page) if f.field == "author"} == {"Oda Brandt"}


def test_an_outlet_of_the_forwarded_text_is_no_host_of_the_mail(lay, told):
    page = noted(
        lay,
        *HEADERS,
        ("dateline", "Canal Gazette, 10 March 2019"),
        ("body", BODY),
        ("furniture", "© 2019 Canal Gazette", "copyright"),
    )
    facts = told(facts_of(page))
    assert ("venue", "Canal Gazette") in facts
    assert ("original", "2019-03-10") in facts
    assert [f for f in facts if f[0] == "host"] == [("host", "2019-03-14")]


@pytest.mark.parametrize("mark", ["-----Original Message-----", "Begin forwarded message:"])
def test_marks_of_other_programs_are_known(lay, mark):
    page = lay(("furniture", mark), *HEADERS, ("body", BODY))
    assert len(forwarded_headers(page)) == 4


def test_no_mark_or_no_headers_is_no_forwarded_mail(lay):
    assert forwarded_headers(lay(*HEADERS, ("body", BODY))) == ()
    assert forwarded_headers(lay(MARK, ("body", BODY))) == ()
    assert forwarded_headers(lay(MARK, ("byline", "From: Pia Lindqvist"), ("body", BODY))) == ()


def test_an_inner_date_after_the_mails_own_is_not_stated(lay, told):
    late = ("furniture", "Date: Tue, 19 Mar 2019 at 17:40", "contact")
    page = noted(lay, HEADERS[0], late, HEADERS[2], ("body", BODY))
    assert "original" not in [kind for kind, _ in told(facts_of(page))]


@pytest.mark.parametrize(
    ("subject", "rest"),
    [("Fwd: RE: Barges", "Barges"), ("WG: AW: Kähne", "Kähne"), ("Re:", "Re:"), ("Rest", "Rest")],
)
def test_prefixes_of_subjects(subject, rest):
    assert subject[without_prefix(subject) :] == rest
