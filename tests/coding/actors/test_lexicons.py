"""The lexicons of the room: each entry can be used, and means somebody."""

from collections import Counter

import pytest

from tertius.coding.actors import actor_index
from tertius.coding.actors.entries import Agent, Official, Reference, SpecialName, Town
from tertius.coding.lexicon import OURS, entries, lint
from tertius.states import entities

KEYS = {entity.key for entity in entities()}


def special_names() -> tuple[SpecialName, ...]:
    """Give the entries of special names."""
    return entries("names")


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        ("agents", Agent),
        ("names", SpecialName),
        ("officials", Official),
        ("references", Reference),
        ("towns", Town),
    ],
)
def test_every_kind_is_read(kind: str, model: type) -> None:
    """By its model."""
    found = entries(kind)
    assert len(found) > 50
    assert all(isinstance(entry, model) for entry in found)


def test_names_mean_actors_of_the_registry() -> None:
    """Or nobody, or whom the registry says."""
    for entry in special_names():
        for key in entry.means.split("+"):
            assert key in KEYS | {"nobody", "registry"}, entry


def test_towns_and_officials_belong_to_actors_of_the_registry() -> None:
    """By key."""
    assert {town.key for town in entries("towns")} <= KEYS
    assert {official.key for official in entries("officials")} <= KEYS


def test_officials_have_a_name_and_years() -> None:
    """First and last year, in this order."""
    for official in entries("officials"):
        name, start, end = (part.strip() for part in official.person.split(","))
        assert len(name.split()) > 1, official
        assert 1800 < int(start) <= int(end or 9999), official


def test_years_of_names_are_in_order() -> None:
    """An entry whose end lies before its start could never match."""
    for entry in (*special_names(), *entries("towns")):
        assert not entry.end or entry.start <= entry.end, entry


def test_agents_are_singular_and_each_stands_once() -> None:
    """Plurals are made by rule."""
    forms = Counter(agent.form for agent in entries("agents"))
    assert not [form for form, count in forms.items() if count > 1]


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("diplomat", "diplomats"),
        ("policeman", "policemen"),
        ("embassy", "embassies"),
        ("secretary of state", "secretaries of state"),
        ("foreign minister", "foreign ministers"),
        ("coast guard", "coast guards"),
    ],
)
def test_plurals_are_understood(singular: str, plural: str) -> None:
    """Of the last word, or of the first of a title."""
    agents = actor_index().agents

    def entry(form: str) -> Agent | None:
        words = tuple(form.split())
        return dict(agents.get(words[0], ())).get(words)

    assert entry(singular) is not None
    assert entry(plural) == entry(singular)


def test_references_hold_every_rule_that_is_asked_for() -> None:
    """A rule without words would never apply."""
    words = actor_index().words
    assert set(words) == {
        "pair",
        "state",
        "alliance",
        "bloc",
        "regime",
        "act",
        "forces",
        "superpowers",
        "west",
        "rival",
        "partner",
        "said",
        "held",
        "seeming",
        "empty",
        "address",
        "venue",
        "power",
        "woman",
        "man",
        "word",
    }


def test_the_linter_finds_nothing_wrong() -> None:
    """Neither repetitions nor contradictions."""
    ours = {"agents.toml", "names.toml", "officials.toml", "references.toml", "towns.toml"}
    problems = [p for p in lint(OURS) if any(name in p.where for name in ours)]
    assert problems == []
