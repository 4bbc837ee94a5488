"""Bounds from a clause, agencies in brackets, dates in addresses."""

from dataclasses import replace

import pytest

from tertius.documents.facts.bounds import bound_facts
from tertius.documents.facts.declared import declared_dates
from tertius.documents.facts.wires import wire_facts

START = "The mountain road is long and the buses are old, as every driver on it knows well. " * 2


def bounds(lay, sentence):
    return [fact.value for fact in bound_facts(lay(("body", START), ("body", sentence)))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("When Oslo walked out of the pact on 17 July 2021, it could not know.", "2021-07-17"),
        ("After the re-election of the mayor in November 2022, the road must wait.", "2022-11"),
        ("After the collapse of the bridge on 3 May 2021, drivers take the ferry.", "2021-05-03"),
        ("Since the death of the founder in May 2020, nobody sweeps the yard.", "2020-05"),
    ],
)
def test_a_clause_that_tells_a_past_bounds_the_text(lay, sentence, expected):
    assert bounds(lay, sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "After the election in November 2028, the road must wait.",
        "After the summit of the ministers in May 2031, talks move to Oslo.",
        "After the invasion of the island in May 2031, the fleet would sail.",
        "After the invasion of the island in 2031, the fleet must sail.",
        "When they meet on 17 July 2031, they can settle it.",
        "Imagine the day: when Oslo walked out on 17 July 2031, nobody could stop it.",
        "In the war game, when Oslo walked out on 17 July 2031, nobody could stop it.",
        "After Oslo passed a law that takes effect on 17 July 2031, buses may go.",
        "When Oslo is expected to walk out on 17 July 2031, nobody can stop it.",
    ],
)
def test_what_may_be_to_come_bounds_nothing(lay, sentence):
    assert bounds(lay, sentence) == []


@pytest.mark.parametrize(
    ("line", "venue"),
    [
        ("OSLO, July 18 (Agence Fjord) - The bus was late.", "Agence Fjord"),
        ("OSLO, July 18 (Fjord News Agency) - The bus was late.", "Fjord News Agency"),
        ("OSLO (AFP) - The bus was late.", "AFP"),
    ],
)
def test_an_agency_in_brackets_is_the_venue(lay, line, venue):
    assert [(f.field, f.value) for f in wire_facts(lay(("body", line)))] == [("venue", venue)]


@pytest.mark.parametrize("line", ["OSLO (Ann Lee) - The bus was late.", "OSLO (north) - The bus."])
def test_other_words_in_brackets_are_none(lay, line):
    assert wire_facts(lay(("body", line))) == []


def test_the_address_of_a_text_dates_it(lay):
    page = lay(("body", START))
    found = replace(page.original, place="https://road.example/2010/08/13/buses")
    (fact,) = declared_dates(replace(page, original=found))
    assert (fact.kind, fact.value) == ("host", "2010-08-13")
    assert fact.proof.place == "address"
    assert "/2010/08/13/" in fact.proof.quote


@pytest.mark.parametrize(
    "place", ["https://road.example/2010/13/40/x", "news/2010/08/13/x.txt", "https://a.example/20"]
)
def test_no_date_is_read_from_other_places(lay, place):
    page = lay(("body", START))
    assert declared_dates(replace(page, original=replace(page.original, place=place))) == []
