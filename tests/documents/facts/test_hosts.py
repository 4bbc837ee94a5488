"""One host for one document: what is told from places, agencies, venues and headlines."""

import pytest

from tertius.documents.facts.gathering import gather_facts
from tertius.documents.facts.hosts import is_agency
from tertius.documents.facts.mastheads import masthead_host
from tertius.documents.facts.venues import same_outlet

BODY = "The ferry company has lost its second captain in a year, and nobody applied. " * 2


def facts_of(page):
    return gather_facts(page.original, page.folded, page.lines, page.segments)


def test_a_place_beside_a_date_is_no_second_host(lay, declaring, told):
    page = lay(
        ("dateline", "Valparaiso, 3 March 2011"),
        ("body", BODY),
        ("furniture", "Port Authority, Muelle 12, Valparaiso. Telephone 22", "contact"),
        declared=declaring(host="Port Authority of Chile", published="2011-03-03"),
    )
    assert [f for f in told(facts_of(page)) if f[0] == "host"] == [
        ("host", "Port Authority of Chile"),
        ("host", "2011-03-03"),
    ]


def test_an_agency_beside_a_date_is_a_venue(lay, declaring, told):
    page = lay(
        ("dateline", "Andes Wire Service · 3 March 2011"),
        ("body", BODY),
        declared=declaring(host="Ferry Times", published="2011-03-03"),
    )
    facts = told(facts_of(page))
    assert ("host", "Andes Wire Service") not in facts
    plain = told(facts_of(lay(("dateline", "Andes Wire Service, 3 March 2011"), ("body", BODY))))
    assert ("venue", "Andes Wire Service") in plain
    assert ("host", "Andes Wire Service") not in plain


def test_an_agency_is_the_host_of_its_own_site(lay, told):
    page = lay(
        ("dateline", "Andes Wire Service, 3 March 2011"),
        ("body", BODY),
        ("furniture", "© Andes Wire Service", "copyright"),
    )
    assert ("host", "Andes Wire Service") in told(facts_of(page))


def test_another_outlet_dated_before_the_declared_host_is_the_venue(lay, declaring, told):
    page = lay(
        ("dateline", "Lagoon Review, 1 March 2011"),
        ("body", BODY),
        declared=declaring(host="Ferry Times", published="2011-03-03"),
    )
    facts = told(facts_of(page))
    assert ("venue", "Lagoon Review") in facts
    assert ("original", "2011-03-01") in facts
    assert ("host", "2011-03-01") not in facts


def test_another_name_of_the_declared_host_is_no_venue(lay, declaring, told):
    page = lay(
        ("dateline", "ferrytimes.org, 1 March 2011"),
        ("body", BODY),
        declared=declaring(host="The Ferry Times", published="2011-03-03"),
    )
    facts = told(facts_of(page))
    assert [f for f in facts if f[0] in ("host", "venue", "original")] == [
        ("host", "The Ferry Times"),
        ("host", "2011-03-03"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Reuters", True), ("Agence Lagune", True), ("Lagoon Review", False), ("Oslo", False)],
)
def test_names_of_agencies(name, expected):
    assert is_agency(name) is expected


def test_one_outlet_in_two_spellings():
    assert same_outlet("The Ferry Times", "www.ferrytimes.org")
    assert not same_outlet("Ferry Times", "Lagoon Review")


@pytest.mark.parametrize(
    "footer",
    [
        "© 2011 Harbour Gazette. All rights reserved",
        "Subscribe to the Harbour Gazette",
        "Published in Harbour Gazette, March 3, 2011",
        "Write to us: desk@harbourgazette.example",
        "Harbour Gazette is free. Pass it on.",
    ],
)
def test_a_masthead_that_returns_is_the_host(lay, footer, proven):
    page = lay(("title", "Harbour Gazette"), ("body", BODY), ("furniture", footer))
    facts = masthead_host(page)
    proven(page, facts)
    assert [(f.field, f.value) for f in facts] == [("host", "Harbour Gazette")]


@pytest.mark.parametrize(
    ("footer", "kind"),
    [
        ("Tweet Harbour Gazette", "share"),
        ("Harbour Gazette", None),
        ("Previous: Harbour Gazette", "related"),
        ("Ann Lee is free. The harbour is not.", None),
        ("All rights reserved", None),
    ],
)
def test_a_headline_that_returns_otherwise_is_no_host(lay, footer, kind):
    page = lay(("title", "Harbour Gazette"), ("body", BODY), ("furniture", footer, kind))
    assert masthead_host(page) == []


def test_a_person_above_a_text_is_no_masthead(lay):
    page = lay(("title", "Marta Quint"), ("body", BODY), ("furniture", "© Marta Quint"))
    assert masthead_host(page) == []


def test_the_name_of_the_host_is_no_title_where_another_follows(lay, told):
    page = lay(
        ("title", "Harbour Gazette"),
        ("title", "No captain for the ferry"),
        ("body", BODY),
        ("furniture", "© Harbour Gazette", "copyright"),
    )
    assert ("title", "No captain for the ferry") in told(facts_of(page))
    assert ("title", "Harbour Gazette") not in told(facts_of(page))
