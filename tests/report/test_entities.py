"""Who a name means: facts as plain data, and the same facts on the terminal."""

import io
import json

import pytest
from rich.console import Console

from tertius.errors import AmbiguousState, NotInSystem, PeriodError, UnknownState
from tertius.report.entities import entity_facts, member_facts, print_entity, print_members


def shown(printer, facts) -> str:
    out = io.StringIO()
    printer(facts, Console(file=out, width=100))
    return out.getvalue()


def test_facts_are_plain_data():
    facts = entity_facts("USSR", "1985", "cow")
    assert json.loads(json.dumps(facts)) == facts
    assert facts["key"] == "RUS"
    assert facts["name"] == "Soviet Union"
    assert facts["codes"] == {"ccode": 365, "gwcode": 365, "iso3c": "SUN", "iso2c": "RU"}
    assert facts["major_power"] is True
    assert "WTO_PACT" in facts["organisations"]


def test_leaders_of_a_year_are_all_who_ruled_in_it():
    rulers = [
        t["name"] for t in entity_facts("USSR", "1985", "cow")["leaders"] if t["role"] == "leader"
    ]
    assert rulers == ["Konstantin Chernenko", "Mikhail Gorbachev"]
    on_a_day = entity_facts("USSR", "1985-06-01", "cow")["leaders"]
    assert [t["name"] for t in on_a_day if t["role"] == "leader"] == ["Mikhail Gorbachev"]


def test_no_name_is_told_twice():
    names = entity_facts("Russia", None, "cow")["names"]
    told = [word for words in names.values() for word in words]
    assert len(told) - len(set(told)) <= 2  # an adjective can also be what the people are called
    assert not set(names.get("also", [])) & set(names["called"])


@pytest.mark.parametrize(
    ("name", "on", "error"),
    [
        ("Germany", "1970", AmbiguousState),
        ("Nowhere", None, UnknownState),
        ("USSR", "2020", NotInSystem),
        ("USA", "soon", PeriodError),
    ],
)
def test_what_cannot_be_answered_is_an_error(name, on, error):
    with pytest.raises(error):
        entity_facts(name, on, "cow")


def test_the_terminal_shows_the_facts():
    facts = entity_facts("Kremlin", "2020", "cow")
    text = shown(print_entity, facts)
    assert text.startswith("Russia (RUS), state")
    for part in ("ccode 365", "Vladimir Putin", "CSTO", "Moscow"):
        assert part in text


def test_an_entity_without_a_number_says_none():
    text = shown(print_entity, entity_facts("Hezbollah", "2020", "cow"))
    assert "none" in text
    assert "non-state" in text


def test_members_are_sorted_by_name_and_dated():
    facts = member_facts("NATO", "1985")
    names = [member["name"] for member in facts["members"]]
    assert len(names) == 16
    assert names == sorted(names)
    text = shown(print_members, facts)
    assert "16 members" in text
    assert "West Germany, since 1955" in text


def test_an_organisation_can_be_named_in_full():
    assert member_facts("Warsaw Pact", "1985")["key"] == "WTO_PACT"


@pytest.mark.parametrize(
    ("name", "on", "error"),
    [("NATO", "1930", NotInSystem), ("France", None, UnknownState), ("XYZ", None, UnknownState)],
)
def test_members_of_what_is_no_organisation(name, on, error):
    with pytest.raises(error):
        member_facts(name, on)
