"""Dates of publication and where they stand: host, original, wire, container, or nowhere."""

import pytest

from tertius.documents.facts.datelines import publication_facts
from tertius.documents.facts.declared import declared_dates, declared_places
from tertius.documents.facts.origins import earlier_publication
from tertius.documents.facts.venues import copyright_host, is_outlet, returns_in_furniture
from tertius.documents.facts.wires import wire_facts
from tertius.documents.model import Declared, Segment

TITLE = ("title", "Talks end")
BODY = ("body", "The talks ended on Monday and both sides left.")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("September 19, 2023", "2023-09-19"),
        ("19 September 2023", "2023-09-19"),
        ("Published September 19, 2023", "2023-09-19"),
        ("Published: 19 Sep 2023, 08:15 GMT", "2023-09-19"),
        ("Posted on September 19, 2023 at 4:15 pm", "2023-09-19"),
        ("Tuesday, September 19th, 2023", "2023-09-19"),
        ("2023-09-19 20:52:15", "2023-09-19"),
        ("Publié le 19 septembre 2023 à 16h45", "2023-09-19"),
        ("Veröffentlicht am 19.09.2023", "2023-09-19"),
        ("19 de septiembre de 2023", "2023-09-19"),
        ("Pubblicato il 19 settembre 2023", "2023-09-19"),
        ("19 сентября 2023 г.", "2023-09-19"),
        ("September 2023", "2023-09"),
        ("09/19/2023", "2023-09-19"),
        ("Published 19 September 2023, updated 20 September 2023", "2023-09-19"),
        ("19 septembre 2023 (Mis à jour le 20 septembre 2023)", "2023-09-19"),
        ("By Ann Lee | September 19, 2023", "2023-09-19"),
        ("By Ann Lee | September 19, 2023 | 4 Comments", "2023-09-19"),
        ("Von Ann Lee | 19.09.2023 09:54 | Kommentare", "2023-09-19"),
    ],
)
def test_a_dateline_is_the_hosts_date(lay, told, proven, line, value):
    labelled = lay(TITLE, ("dateline", line), BODY)
    facts = publication_facts(labelled)
    assert told(facts) == [("host", value)]
    assert facts[0].by == "dateline"
    proven(labelled, facts)


@pytest.mark.parametrize(
    "line",
    [
        "Updated September 19, 2023",
        "Last modified: 19.09.2023",
        "Updated 9:22 PM EST, Mon September 19, 2023",
        "Mis à jour le 19 septembre 2023",
        "Aktualisiert am 19. September 2023",
        "03/04/2023",
        "30 February 2023",
        "Yesterday",
        "3 days ago",
        "2023",
        "September 19",
        "© 2023 Antiwar.com",
        "Copyright September 19, 2023",
        "John says: May 3, 2021 at 4 pm",
        "May 3, 2021 at 4:00 pm Reply",
        "Current date: September 19, 2023",
        "Version 3, 29 June 2007",
        "Release Date 2014-06-26",
        "Deadline: September 19, 2023",
        "Member since May 3, 2021",
        "3 May 2021 and 4 May 2021",
    ],
)
def test_other_lines_date_nothing(lay, line):
    assert publication_facts(lay(TITLE, ("dateline", line), BODY)) == []


@pytest.mark.parametrize("role", ["body", "title", "caption", "bio", "host_comment", "standfirst"])
def test_dates_in_other_lines_date_nothing(lay, role):
    assert publication_facts(lay((role, "September 19, 2023"), BODY)) == []


@pytest.mark.parametrize(
    "kind", ["reader_comment", "related", "navigation", "comment_form", "advert", "copyright"]
)
def test_dates_in_furniture_of_others_date_nothing(lay, kind):
    labelled = lay(TITLE, ("furniture", "September 19, 2023", kind), BODY)
    assert publication_facts(labelled) == []


def test_a_bare_date_above_the_text_counts_where_the_label_is_slightly_wrong(lay, told):
    labelled = lay(TITLE, ("furniture", "September 19, 2023", "other"), BODY)
    assert told(publication_facts(labelled)) == [("host", "2023-09-19")]
    labelled = lay(TITLE, ("furniture", "Meeting in the hall: September 19, 2023", "other"), BODY)
    assert publication_facts(labelled) == []


def test_a_date_below_the_text_dates_nothing(lay):
    assert publication_facts(lay(TITLE, BODY, ("furniture", "May 3, 2021", "other"))) == []


def test_where_two_dates_could_be_meant_none_is_stated(lay, told):
    two = [("dateline", "May 3, 2021"), ("dateline", "May 4, 2021")]
    assert publication_facts(lay(TITLE, *two, BODY)) == []
    said = [("dateline", "May 3, 2021"), ("dateline", "Published May 4, 2021")]
    assert told(publication_facts(lay(TITLE, *said, BODY))) == [("host", "2021-05-04")]
    mixed = [("furniture", "May 3, 2021", "other"), ("dateline", "May 4, 2021")]
    assert told(publication_facts(lay(TITLE, *mixed, BODY))) == [("host", "2021-05-04")]
    same = [("dateline", "May 3, 2021"), ("dateline", "3 May 2021")]
    assert told(publication_facts(lay(TITLE, *same, BODY))) == [("host", "2021-05-03")]


# -- hosts and venues ----------------------------------------------------------------------


def test_host_and_original_are_told_apart_by_whose_name_returns(lay, told, proven):
    labelled = lay(
        TITLE,
        ("dateline", "Peace Monitor, September 19, 2023"),
        ("dateline", "[Antiwar.com](#) 18 September 2023"),
        BODY,
        ("furniture", "Subscribe to Peace Monitor's newsletter", "newsletter"),
    )
    facts = publication_facts(labelled)
    assert sorted(told(facts)) == [
        ("host", "2023-09-19"),
        ("host", "Peace Monitor"),
        ("original", "2023-09-18"),
        ("venue", "Antiwar.com"),
    ]
    proven(labelled, facts)


def test_the_order_of_the_lines_does_not_decide(lay, told):
    labelled = lay(
        TITLE,
        ("dateline", "Antiwar.com 18 September 2023"),
        ("dateline", "Peace Monitor, September 19, 2023"),
        BODY,
        ("furniture", "Become a member of Peace Monitor", "advert"),
    )
    facts = told(publication_facts(labelled))
    assert ("host", "Peace Monitor") in facts
    assert ("original", "2023-09-18") in facts


def test_what_ran_later_elsewhere_is_not_the_original(lay, told):
    labelled = lay(
        TITLE,
        ("dateline", "Peace Monitor, September 19, 2023"),
        ("dateline", "Antiwar.com 28 September 2023"),
        BODY,
        ("furniture", "Peace Monitor", "navigation"),
    )
    assert "original" not in dict(told(publication_facts(labelled)))


def test_a_declared_host_makes_the_other_name_the_original(lay, told):
    labelled = lay(
        TITLE,
        ("dateline", "Peace Monitor, September 19, 2023"),
        ("dateline", "Antiwar.com 18 September 2023"),
        BODY,
        declared=(Declared("host", "Peace Monitor", "meta og:site_name"),),
    )
    assert ("venue", "Antiwar.com") in told(publication_facts(labelled))


def test_a_city_is_no_outlet(lay, told):
    labelled = lay(TITLE, ("dateline", "London, 3 May 2021"), BODY)
    assert told(publication_facts(labelled)) == [("host", "2021-05-03")]


@pytest.mark.parametrize(
    ("line", "host"),
    [
        ("The Guardian, 3 May 2021", "The Guardian"),
        ("3 May 2021 | Foreign Policy Review", "Foreign Policy Review"),
        ("antiwar.com, 3 May 2021", "antiwar.com"),
        ("Le Monde, 3 mai 2021", "Le Monde"),
        ("Süddeutsche Zeitung, 3. Mai 2021", "Süddeutsche Zeitung"),
    ],
)
def test_outlets_beside_a_date(lay, told, line, host):
    facts = told(publication_facts(lay(TITLE, ("dateline", line), BODY)))
    assert facts == [("host", host), ("host", "2021-05-03")]


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Antiwar.com", True),
        ("The New York Times", True),
        ("Institute for Peace", True),
        ("London", False),
        ("", False),
        ("a long line of words that is not a name at all", False),
        ("Published", False),
        ("Publié le", False),
        ("x" * 100, False),
    ],
)
def test_names_of_outlets(lay, name, outlet):
    assert is_outlet(name, lay(BODY)) is outlet


def test_a_name_returns_in_furniture_by_its_words_or_its_address(lay):
    labelled = lay(
        BODY,
        ("furniture", "Follow Calm Voices on the web", "share"),
        ("furniture", "www.calmvoices.org", "contact"),
        ("furniture", "Calm Voices: ten related pieces", "related"),
        ("furniture", "CalmVoicesX", "other"),
    )
    assert returns_in_furniture("Calm Voices", labelled) == 2
    assert is_outlet("Calm Voices", labelled)


# -- earlier publications ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "venue", "date"),
    [
        (
            "This article first appeared in The Guardian on 3 May 2021.",
            "The Guardian",
            "2021-05-03",
        ),
        ("Originally published at Antiwar.com.", "Antiwar.com", None),
        ("Originally published in Foreign Affairs, May 3, 2021", "Foreign Affairs", "2021-05-03"),
        ("First published 3 May 2021.", None, "2021-05-03"),
        ("This essay was first published by Le Monde on 3 mai 2021", "Le Monde", "2021-05-03"),
        ("Reprinted with permission from The Nation.", "The Nation", None),
        ("Republished from The Conversation", "The Conversation", None),
        ("Cross-posted from Antiwar.com", "Antiwar.com", None),
        ("Source: Antiwar.com, May 3, 2021", "Antiwar.com", "2021-05-03"),
        ("Quelle: Süddeutsche Zeitung, 3. Mai 2021", "Süddeutsche Zeitung", "2021-05-03"),
        ("Zuerst erschienen in Die Zeit am 3. Mai 2021", "Die Zeit", "2021-05-03"),
        ("Впервые опубликовано в Коммерсант 3 мая 2021 года", "Коммерсант", "2021-05-03"),
    ],
)
@pytest.mark.parametrize("role", ["furniture", "dateline", "bio"])
def test_a_line_says_where_a_text_ran_before(lay, told, proven, line, venue, date, role):
    labelled = lay(TITLE, BODY, (role, line, "credit" if role == "furniture" else None))
    facts = publication_facts(labelled)
    expected = [("venue", venue)] * bool(venue) + [("original", date)] * bool(date)
    assert told(facts) == expected
    assert all(fact.by == "first published" for fact in facts)
    proven(labelled, facts)


def test_prose_about_first_appearances_is_no_such_line(lay):
    text = "The bridge was closed, and the claim that it first appeared in The Sun was denied."
    assert earlier_publication(lay(("body", text)), 0) is None
    assert earlier_publication(lay(("body", "The talks ended.")), 0) is None


def test_such_a_line_may_be_labelled_body(lay, told):
    labelled = lay(BODY, ("body", "This article first appeared in The Guardian on 3 May 2021."))
    assert told(publication_facts(labelled)) == [
        ("venue", "The Guardian"),
        ("original", "2021-05-03"),
    ]


# -- wires ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("MOSCOW, Feb 3 (Reuters) - Talks ended.", [("venue", "Reuters")]),
        ("MOSCOW (Reuters) – Talks ended.", [("venue", "Reuters")]),
        ("WASHINGTON (AP) — Talks ended.", [("venue", "AP")]),
        ("PARIS, 3 May (AFP) - Talks ended.", [("venue", "AFP")]),
        ("KYIV, Ukraine (AP) — Talks ended.", [("venue", "AP")]),
        (
            "MOSCOW, Feb 3, 2021 (Reuters) - Talks ended.",
            [("venue", "Reuters"), ("original", "2021-02-03")],
        ),
        ("MOSCOW, February 3. /TASS/. Talks ended.", [("venue", "TASS")]),
        ("BEIJING, May 3 (Xinhua) -- Talks ended.", [("venue", "Xinhua")]),
        ("MOSCOW (Nobody) - Talks ended.", []),
        ("He met (Reuters) - them.", []),
        ("NATO (AP) is big.", []),
    ],
)
def test_wire_datelines(lay, told, proven, lead, expected):
    labelled = lay(TITLE, ("body", lead))
    facts = wire_facts(labelled)
    assert told(facts) == expected
    proven(labelled, facts)


def test_a_wire_dateline_counts_only_at_the_beginning(lay):
    lines = [BODY] * 20 + [("body", "MOSCOW, Feb 3 (Reuters) - Talks ended.")]
    assert wire_facts(lay(*lines)) == []


# -- containers ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-09-19T08:00:00+00:00", ["2023-09-19"]),
        ("Tue, 19 Sep 2023 08:00:00 +0000", ["2023-09-19"]),
        ("19 September 2023", ["2023-09-19"]),
        ("03/04/2023", []),
        ("yesterday", []),
        ("2023", []),
        ("", []),
        ("0000-00-00", []),
        ("1970-01-01 or 2023-09-19", []),
    ],
)
def test_declared_dates_of_publication(lay, value, expected):
    labelled = lay(BODY, declared=(Declared("published", value, "header Date"),))
    facts = declared_dates(labelled)
    assert [fact.value for fact in facts] == expected
    assert all(f.kind == "host" and f.proof.place == "header Date" for f in facts)


def test_elements_that_date_many_things_date_nothing(lay):
    comments = tuple(
        Declared("published", f"2019-06-{day}", "time datePublished") for day in (16, 17)
    )
    assert declared_dates(lay(BODY, declared=comments)) == []
    meta = Declared("published", "2019-06-12", "json-ld datePublished")
    facts = declared_dates(lay(BODY, declared=(*comments, meta)))
    assert [(fact.value, fact.proof.place) for fact in facts] == [
        ("2019-06-12", "json-ld datePublished")
    ]


def test_an_element_of_the_page_counts_after_what_the_head_says(lay):
    one = Declared("published", "2019-06-16", "time datePublished")
    two = Declared("published", "2019-06-12", "meta date")
    assert [f.value for f in declared_dates(lay(BODY, declared=(one, two)))] == ["2019-06-12"]
    assert [f.value for f in declared_dates(lay(BODY, declared=(one,)))] == ["2019-06-16"]


def test_a_date_of_change_is_none_of_publication(lay):
    labelled = lay(BODY, declared=(Declared("modified", "2023-09-19", "meta modified"),))
    assert declared_dates(labelled) == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.org/2023/09/19/talks-end", ["2023-09-19"]),
        ("https://x.org/2023-09-19-talks", ["2023-09-19"]),
        ("https://x.org/2023/09/talks", []),
        ("https://x.org/2023/02/30/talks", []),
        ("https://x.org/20230919/talks", []),
        ("https://x.org/?d=2023/09/19", []),
    ],
)
def test_an_address_may_hold_the_date(lay, url, expected):
    labelled = lay(BODY, declared=(Declared("url", url, "field url"),))
    assert [fact.value for fact in declared_dates(labelled)] == expected


def test_a_declared_date_goes_before_an_address(lay, declaring):
    labelled = lay(
        BODY, declared=declaring(published="2023-09-20", url="https://x.org/2023/09/19/talks")
    )
    assert [(f.value, f.by) for f in declared_dates(labelled)] == [("2023-09-20", "declared")]


def test_places_are_stated_as_declared(lay, declaring, told):
    labelled = lay(
        BODY,
        declared=declaring(host="Peace Monitor", url="https://x.org", language="en", kind="x")
        + declaring(venue=" Antiwar.com "),
    )
    assert told(declared_places(labelled)) == [
        ("host", "Peace Monitor"),
        ("url", "https://x.org"),
        ("language", "en"),
        ("venue", "Antiwar.com"),
    ]


@pytest.mark.parametrize(
    ("line", "host"),
    [
        ("© 2023 Peace Monitor. All rights reserved.", "Peace Monitor"),
        ("Copyright © 2001-2023 The Calm Times | Contact", "The Calm Times"),
        ("(c) Antiwar.com 2023", "Antiwar.com"),
        ("Copyright 2023 All rights reserved Calm News", "Calm News"),
        ("© 2023 Ann Lee", None),
        ("© 2023", None),
        ("Copyright notice: see below", None),
        ("All rights reserved", None),
        ("Photo © Getty", None),
    ],
)
def test_the_host_by_its_copyright_notice(lay, line, host):
    facts = copyright_host(lay(BODY, ("furniture", line, "copyright")))
    assert [fact.value for fact in facts] == ([host] if host else [])


def test_datelines_of_several_pieces_belong_to_them(lay):
    labelled = lay(
        TITLE,
        ("dateline", "May 3, 2021"),
        BODY,
        TITLE,
        ("dateline", "May 4, 2021"),
        BODY,
        segments=(Segment(0, "piece", 0, 2), Segment(1, "piece", 3, 5)),
    )
    assert [(f.value, f.segment) for f in publication_facts(labelled)] == [
        ("2021-05-03", 0),
        ("2021-05-04", 1),
    ]


def test_the_hosts_date_holds_for_its_remark_too(lay):
    labelled = lay(
        ("dateline", "May 3, 2021"),
        ("host_comment", "Read this."),
        BODY,
        segments=(Segment(0, "host_comment", 1, 1), Segment(1, "piece", 2, 2)),
    )
    assert [(f.value, f.segment) for f in publication_facts(labelled)] == [("2021-05-03", None)]
