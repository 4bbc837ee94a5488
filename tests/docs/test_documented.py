"""Whatever a user can name is documented: commands, names, sources, recipes, kinds, fields."""

from dataclasses import fields
from inspect import getdoc
from pathlib import Path

import generate
import pytest

import tertius
from tertius.chronicle import kinds
from tertius.citations import citation_keys
from tertius.explanation import Evidence, Explanation, PartyShare, RecipeRanking, Triad, Turn
from tertius.sources import SOURCES
from tertius.ties.recipe import recipe_names

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def written() -> str:
    """Everything that people wrote, or commands write, about tertius."""
    pages = [ROOT / "README.md", *DOCS.glob("*.md"), *DOCS.glob("tutorials/*.md")]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def commands() -> list[str]:
    from tertius.cli import app

    return sorted(name for name in app if not name.startswith("-"))


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented(command, generated):
    assert f"tertius {command}" in written(), "name it in README or a page"
    assert f"## tertius {command}\n" in generated["commands"]


@pytest.mark.parametrize("command", commands())
def test_every_option_of_a_command_is_explained(command, generated):
    section = generated["commands"].partition(f"## tertius {command}\n")[2].partition("\n## ")[0]
    options = [line for line in section.splitlines() if line.startswith("* `--")]
    assert all(len(option.partition("`: ")[2].split()) > 1 for option in options)


@pytest.mark.parametrize("name", tertius.__all__)
def test_every_public_name_is_documented(name, generated):
    room = f"tertius.{tertius._PLACES[name]}"
    assert f"`tertius.{name}`" in generated["names"]
    assert f"{room}.{name}" in generated[room], f"add {room} to ROOMS in docs/generate.py"


@pytest.mark.parametrize("name", tertius.__all__)
def test_every_public_name_says_what_it_takes_and_gives(name):
    value = generate.public_names()[name]
    text = getdoc(value) or ""
    assert generate.summary(value), f"{name} has no docstring"
    if not isinstance(value, type):
        assert "Returns\n---" in text, f"{name} does not say what it returns"


def test_every_room_has_a_page_that_begins_with_its_rule(generated):
    from importlib import import_module
    from pkgutil import iter_modules

    for info in iter_modules(tertius.__path__, "tertius."):
        if info.name == "tertius.cli":  # its reference is that of the commands
            continue
        rule = (import_module(info.name).__doc__ or "").strip().splitlines()[0]
        assert rule in generated[info.name], f"add {info.name} to ROOMS in docs/generate.py"


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_is_documented(name, generated):
    source = SOURCES[name]
    page = generated["sources"]
    assert f"## {name}\n" in page
    assert source.licence in page
    assert all(trap in page for trap in source.traps)
    assert all(f"`{column.name}`" in page for column in source.tidy)


@pytest.mark.parametrize("name", recipe_names())
def test_every_recipe_is_printed_in_full(name, generated):
    text = (ROOT / f"src/tertius/ties/recipes/{name}.toml").read_text(encoding="utf-8")
    assert text.strip() in generated["recipes"]


@pytest.mark.parametrize("name", kinds())
def test_every_kind_is_in_the_table_with_its_strength(name, generated):
    row = next(line for line in generated["kinds"].splitlines() if f"| `{name}` |" in line)
    assert f"| {kinds()[name].score:g} |" in row
    assert kinds()[name].definition in row


@pytest.mark.parametrize("key", citation_keys())
def test_every_work_is_in_the_references(key, generated):
    assert f"(`{key}`)" in generated["references"]


@pytest.mark.parametrize(
    "value",
    [Explanation, Turn, PartyShare, RecipeRanking, Triad, Evidence],
    ids=lambda v: v.__name__,
)
def test_every_field_of_the_findings_is_explained(value, generated):
    section = (getdoc(value) or "").partition("Attributes")[2]
    names = {
        name.strip() for line in section.splitlines() for name in line.split(":")[0].split(",")
    }
    assert not {field.name for field in fields(value)} - names
    assert f"## {value.__name__}\n" in generated["findings"]


def test_the_counts_of_the_chronicle_add_up(generated):
    counts = generate.chronicle_counts()
    assert counts["records"] == counts["checked"] + counts["memory"]
    assert counts["records"] == sum(counts[f"kind:{name}"] for name in kinds())
    assert f"{counts['records']:,} records" in generated["chronicle-counts"]
