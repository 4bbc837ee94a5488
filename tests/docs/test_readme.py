"""What the README promises is what is run: its two commands, its numbers, how it is cited."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import refresh
import yaml

import tertius

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND_1 = (
    "python3 -m pip install --quiet uv && "
    'python3 -m uv run --quiet tertius explain Russia "North Korea"'
)
COMMAND_2 = "python3 -m pip install --quiet uv && tests/run"


def indented() -> list[str]:
    """The commands of the README: indented lines outside of what it shows as output."""
    return re.findall(r"^    (\S.*)$", re.sub(r"^```.*?^```$", "", README, flags=re.M | re.S), re.M)


def test_the_first_two_commands_are_the_two_commands():
    assert indented()[:2] == [COMMAND_1, COMMAND_2]


def test_ci_runs_the_test_command_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    extract = re.search(r"command=\$\((.*)\)", script)
    assert extract
    found = subprocess.run(
        ["bash", "-c", extract[1]], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == COMMAND_2


@pytest.mark.parametrize("name", ["records", "checked", "sources"])
def test_the_counts_are_computed(name):
    stated = re.search(rf"<!-- count: {name} -->\D*([\d,]+)[^<]*<!-- end -->", README)
    assert stated
    said, true = int(stated[1].replace(",", "")), refresh.readme_count(name)
    assert said == pytest.approx(true, rel=0.05), "run docs/refresh.py"


def test_counts_are_rounded_down_to_hundreds():
    assert [refresh.about(number) for number in (29, 100, 3399)] == ["29", "100", "3,300"]


def test_the_citation_file_names_software_and_chronicle():
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cff["cff-version"] == "1.2.0"
    assert cff["type"] == "software"
    assert cff["version"] == tertius.__version__
    assert cff["authors"] == [{"name": "The tertius developers"}]
    assert {"message", "title", "license"} <= set(cff)
    (chronicle,) = cff["references"]
    assert chronicle["type"] == "dataset"
    assert chronicle["license"] == "CC-BY-4.0"
    assert {"title", "authors"} <= set(chronicle)


def test_news_fragments_have_a_type_that_is_collected():
    known = {"feature", "bugfix", "doc", "removal", "misc"}
    for fragment in (ROOT / "changelog.d").iterdir():
        if fragment.name != "README.md":
            assert fragment.suffixes == [f".{fragment.name.split('.')[1]}", ".md"]
            assert fragment.name.split(".")[1] in known, fragment.name


def test_the_licences_are_where_they_are_said_to_be():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in project["license-files"]:
        assert (ROOT / name).is_file()
        assert f"]({name})" in README
