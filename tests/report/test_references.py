"""Works for what was used, in three formats."""

import json

import pytest

from tertius.citations import citation, citation_keys
from tertius.errors import InputProblems, TertiusError
from tertius.report.references import METHODS, to_csl, works_for, works_of_recipe, written
from tertius.ties import load_recipe


def test_a_recipe_brings_its_sources_and_the_methods():
    keys = [work.key for work in works_of_recipe(load_recipe("field"))]
    assert keys[0] == "leeds2002"
    assert set(METHODS) <= set(keys)
    assert "tertius" not in keys


def test_the_methods_are_those_that_the_code_refers_to(request):
    """Each is named under References of the module that uses it."""
    from pathlib import Path

    source = request.config.rootpath / "src/tertius"
    text = " ".join(p.read_text("utf-8") for p in Path(source).rglob("*.py"))
    for key in METHODS:
        work = citation(key)
        assert f"{work.authors[0].partition(',')[0]}, " in text
        assert f"({work.year})" in text


def test_names_are_forgiving_about_case_and_dashes():
    assert works_for(["COW-MID"]) == works_for(["cow_mid"])


def test_one_unknown_name_brings_the_nearest():
    with pytest.raises(TertiusError, match="'atpo' is no source") as caught:
        works_for(["atpo", "heider1946"])
    assert "atop" in caught.value.remedy


def test_all_unknown_names_are_told_at_once():
    with pytest.raises(InputProblems) as caught:
        works_for(["zzz", "yyy", "atop"])
    assert [problem.where for problem in caught.value.problems] == ["zzz", "yyy"]


@pytest.mark.parametrize("key", citation_keys())
def test_every_work_becomes_a_csl_item(key):
    work, item = citation(key), to_csl(citation(key))
    assert item["id"] == key
    assert item["title"] == work.title
    assert item.get("issued", {}).get("date-parts", [[None]])[0][0] == work.year
    for name in item["author"]:
        assert name.get("literal") or name["family"]
    assert all(item.values())


def test_formats():
    works = works_for(["atop", "heider1946"])
    assert len(written(works, "text").splitlines()) == 2
    assert written(works, "bibtex").startswith("@article{leeds2002,")
    assert len(json.loads(written(works, "csl-json"))) == 2
