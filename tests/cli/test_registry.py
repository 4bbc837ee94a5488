"""``tertius states``, ``tertius recipe`` and ``tertius cite``."""

import json
import tomllib

import pytest

from tertius.citations import citation_keys
from tertius.sources import SOURCES
from tertius.ties import load_recipe, recipe_names


def test_a_name_is_resolved_at_a_date(run):
    done = run("states", "USSR", "--on", "1985")
    assert done.code == 0
    assert done.out.startswith("Soviet Union (RUS), state\n")
    for told in ("ccode 365", "Mikhail Gorbachev", "WTO_PACT", "Moscow", "major power"):
        assert told in done.out


def test_a_metonym_and_a_code_mean_the_same(run):
    kremlin = json.loads(run("states", "Kremlin", "--json").out)
    number = json.loads(run("states", "365", "--json").out)
    assert kremlin["key"] == number["key"] == "RUS"


def test_codes_follow_the_system(run):
    assert json.loads(run("states", "Germany", "--json").out)["codes"]["ccode"] == 255
    west = json.loads(run("states", "260", "--system", "gw", "--on", "2020", "--json").out)
    assert west["codes"] == {"ccode": 255, "gwcode": 260, "iso3c": "DEU", "iso2c": "DE"}


def test_an_organisation_has_members_and_no_number(run):
    nato = json.loads(run("states", "NATO", "--on", "1985", "--json").out)
    assert nato["kind"] == "organisation"
    assert nato["codes"]["ccode"] is None
    assert len(nato["members"]) == 16


def test_members_are_dated(run):
    assert "NATO (NATO), 1985: 16 members" in run("states", "--members", "NATO", "--on", "1985").out
    assert "32 members" in run("states", "--members", "NATO").out
    spain = json.loads(run("states", "--members", "nato", "--on", "1985", "--json").out)
    assert {"key": "SPN", "name": "Spain", "since": "1982-05-30"} in spain["members"]


@pytest.mark.parametrize("name", recipe_names())
def test_a_recipe_is_printed_as_a_file_that_works(run, folder, name):
    text = run("recipe", name).out
    assert tomllib.loads(text)["name"] == name
    (folder / "copy.toml").write_text(text)
    assert load_recipe(folder / "copy.toml") == load_recipe(name)
    assert run("recipe", "copy.toml").out == text


def test_all_recipes_are_listed(run):
    out = run("recipe").out
    assert all(f"\n{name}  " in f"\n{out}" for name in recipe_names())


def test_the_default_names_the_chronicle_and_the_methods(run):
    out = run("cite").out
    assert out.startswith("The tertius developers (2026).")
    assert "Shapley, Lloyd S. (1953)" in out


@pytest.mark.parametrize("name", [*SOURCES, "chronicle", "tertius", "heider1946", "field"])
@pytest.mark.parametrize("how", ["text", "bibtex", "csl-json"])
def test_whatever_is_used_can_be_cited(run, name, how):
    done = run("cite", name, "--format", how)
    assert done.code == 0
    assert len(done.out) > 40


def test_each_work_is_named_once(run):
    lines = run("cite", "cow_mid", "cow_mid_disputes", "chronicle", "tertius").out.splitlines()
    assert len(lines) == len(set(lines))


def test_all_works_in_every_format(run):
    assert len(run("cite", "--all").out.splitlines()) == len(citation_keys())
    assert run("cite", "--all", "--format", "bibtex").out.count("\n@") == len(citation_keys()) - 1
    items = json.loads(run("cite", "--all", "--format", "csl-json").out)
    assert [item["id"] for item in items] == list(citation_keys())
    assert {"literal": "The tertius developers"} in items[-1]["author"]
    assert all(item["title"] and item["author"] for item in items)
