"""Dates that a text speaks of: years by what stands around them, each once for each segment."""

import pytest

from tertius.documents.facts.mentions import dates_of, mention_facts
from tertius.documents.model import Segment


def values(text):
    return [date.value for date in dates_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia's seizure of Crimea in 2014 was the start.", ["2014"]),
        ("the invasion in February 2022", ["2022-02"]),
        ("It has grown since 1990.", ["1990"]),
        ("By 2030 it will end.", ["2030"]),
        ("between 2014 and 2016", ["2014", "2016"]),
        ("from 1914 to 1918", ["1914", "1918"]),
        ("in 2014-2016", ["2014", "2016"]),
        ("in 2014-15", ["2014"]),
        ("in early 2014", ["2014"]),
        ("in mid-2014", ["2014"]),
        ("In the summer of 2014 it rained.", ["2014"]),
        ("the year 2014", ["2014"]),
        ("The 2015 nuclear deal", ["2015"]),
        ("the 2016 elections", ["2016"]),
        ("its 1997 constitution", ["1997"]),
        ("Attacks of September 11, 2001, and in 2003", ["2001-09-11", "2003"]),
        ("Il a été élu en 2017.", ["2017"]),
        ("depuis 2014", ["2014"]),
        ("im Jahr 1990", ["1990"]),
        ("seit 2014", ["2014"]),
        ("Ende 2014", ["2014"]),
        ("desde 2014", ["2014"]),
        ("nel 2019", ["2019"]),
        ("em 2019", ["2019"]),
        ("В 2014 году", ["2014"]),
        ("осенью 2014 года", ["2014"]),
        ("в 2014 г. и до 2016 г.", ["2014", "2016"]),
    ],
)
def test_years_and_longer_dates(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2014 soldiers left",
        "A force of 2014 soldiers",
        "in 2014 villages",
        "with 1500 people",
        "He paid $2014.",
        "about €2014",
        "Resolution 2231",
        "No. 2014",
        "at 2014 Main Street",
        "in 2014 Main Street",
        "Unreliable Watchdog (2022)",
        "the 1980s",
        "in the 1980s",
        "in the 2010's",
        "by 2014%",
        "in 2,014 cases",
        "in 2014.5 units",
        "in 1066",
        "by 44 BC",
        "in 1500 BC",
        "Agenda 2030",
        "Windows 2000",
        "call 1800 2014",
        "in 20145",
        "Page 2014 of",
        "the 2014 soldiers",
    ],
)
def test_numbers_that_are_no_years(text):
    assert values(text) == []


def test_a_year_inside_a_longer_date_is_not_told_twice():
    assert values("by 3 May 2020 and in May 2021") == ["2020-05-03", "2021-05"]


def test_only_lines_that_somebody_speaks_in_are_read(lay, told):
    facts = mention_facts(
        lay(
            ("title", "What began in 2001"),
            ("byline", "By Ann Lee, 3 May 2002"),
            ("standfirst", "It was 3 May 2003."),
            ("body", "It began in 2004."),
            ("caption", "A bridge in 2005"),
            ("bio", "Ann Lee was here in 2006."),
            ("furniture", "© 2007. Posted on 3 May 2008"),
            ("host_comment", "Seen in 2009."),
        )
    )
    assert told(facts) == [("mentioned", v) for v in ("2003-05-03", "2004", "2009")]


def test_each_date_is_told_once_by_its_first_words(lay, proven):
    labelled = lay(("body", "In 2014 it began."), ("body", "Again: in 2014."))
    (fact,) = mention_facts(labelled)
    proven(labelled, [fact])
    assert fact.proof.start == 3
    assert fact.segment is None


def test_segments_have_dates_of_their_own(lay):
    labelled = lay(
        ("host_comment", "In 2014."),
        ("body", "In 2014."),
        segments=(Segment(0, "host_comment", 0, 0), Segment(1, "piece", 1, 1)),
    )
    assert [(f.value, f.segment) for f in mention_facts(labelled)] == [("2014", 0), ("2014", 1)]


def test_the_proof_is_as_published(lay, proven):
    labelled = lay(("body", "It\u00a0began in\u00a0 [February\u00a02022](#)."))
    (fact,) = mention_facts(labelled)
    proven(labelled, [fact])
    assert fact.proof.quote == "February\u00a02022"
    assert fact.value == "2022-02"
