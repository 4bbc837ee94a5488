"""The first quarter of an hour of somebody who has just installed tertius and has no data."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TERTIUS = Path(sys.executable).with_name("tertius")
DYADS = [
    ("Russia", "North Korea", ()),
    ("France", "Germany", ()),
    ("China", "India", ()),
    ("Iran", "Israel", ()),
    ("Egypt", "USA", ("--since", "1967")),
    ("Greece", "Turkey", ()),
    ("Vietnam", "USA", ()),
    ("Eritrea", "Ethiopia", ()),
    ("Armenia", "India", ()),
    ("Bhutan", "Paraguay", ()),
]


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory):
    """Run commands as a person does, in an empty folder with an empty home."""
    here = tmp_path_factory.mktemp("here")
    home = tmp_path_factory.mktemp("home")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "LANG": "C.UTF-8",
    }

    def _run(*words: str) -> str:
        done = subprocess.run(
            [TERTIUS, *words],
            capture_output=True,
            text=True,
            cwd=here,
            env=environment,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    _run.here, _run.home = here, home
    return _run


@pytest.fixture(scope="module")
def answer(newcomer) -> str:
    return newcomer("explain", "Russia", "North Korea")


def test_the_first_command_answers(answer):
    assert "Russia and North Korea" in answer.splitlines()[1]
    assert "close friends" in answer


def test_it_shows_the_turn_of_2022_to_2024(answer):
    turns = re.findall(r"^(20\d\d)\s+together", answer, re.M)
    assert {"2022", "2023", "2024"} & set(turns)


@pytest.mark.parametrize("name", ["United States", "Ukraine", "South Korea", "Japan", "China"])
def test_it_gives_each_third_party_its_part(answer, name):
    assert re.search(rf"^{name}\s+[+−]?\d\.\d\d", answer, re.M)


def test_it_shows_the_treaty_and_the_troops(answer):
    assert re.search(r"2024-06-19.*(Treaty|treaty)", answer)
    assert re.search(r"2024-10\S*.*troops", " ".join(answer.split()))


def test_it_says_what_it_cannot_see_and_claims_no_cause(answer):
    assert "What the data cannot see" in answer
    assert "no test of a cause has been run" in " ".join(answer.split())
    assert not re.search(r"\b(because of|due to|caused by|led to)\b", answer)


@pytest.mark.parametrize(("first", "second", "more"), DYADS, ids=lambda v: str(v)[:12])
def test_other_dyads_are_answered_by_the_same_command(newcomer, first, second, more):
    shown = newcomer("explain", first, second, *more)
    assert "Turning points" in shown or "No turning point" in shown
    assert "What the data cannot see" in shown


def test_a_dyad_with_little_data_says_so(newcomer):
    assert "Little data" in newcomer("explain", "Bhutan", "Paraguay")


def test_the_same_answer_as_data_and_as_a_page(newcomer):
    found = json.loads(newcomer("explain", "Russia", "North Korea", "--json", "--html", "a.html"))
    assert found["names"] == ["Russia", "North Korea"]
    assert (newcomer.here / "a.html").read_text("utf-8").startswith("<!doctype html>")


def test_the_whole_system_is_ranked_summed_up_and_drawn(newcomer):
    assert "Third parties in 2025" in newcomer("matchmakers")
    newcomer("network", "1985", "--out", "n.svg")
    assert (newcomer.here / "n.svg").stat().st_size > 10_000


def test_a_recipe_is_copied_changed_and_used(newcomer):
    text = newcomer("recipe", "default").replace("half_life_years = 2.0", "half_life_years = 9.0")
    (newcomer.here / "mine.toml").write_text(text, encoding="utf-8")
    shown = newcomer("matchmakers", "1985", "--recipe", "mine.toml", "--json")
    assert (
        json.loads(shown)["third_parties"]
        != json.loads(newcomer("matchmakers", "1985", "--json"))["third_parties"]
    )


def test_whom_to_cite_is_told_at_the_end(answer, newcomer):
    hint = re.search(r"Cite with: tertius cite ([\w ]+)", " ".join(answer.split()))
    assert newcomer("cite", *hint[1].split()).startswith("The tertius developers")


def test_nothing_was_left_behind(newcomer, answer):
    left = {path.name for path in newcomer.here.iterdir()}
    assert left <= {"a.html", "n.svg", "mine.toml"}
    assert list(newcomer.home.rglob("*tertius*")) == []
