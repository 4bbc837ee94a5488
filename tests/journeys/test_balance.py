"""A person asks how balanced a year, two centuries, and a network of their own are."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tertius.store import add_file, open_project

FILES = (
    "atop/atop5_dyad_spells.csv",
    "rivalry/tss_rivalries.csv",
    "ucdp/ucdp_prio_acd_v25.1_peacesciencer.csv",
    "cow/cow_mid5_dyad_dispute_year.csv.gz",
)


@pytest.fixture(scope="module")
def data(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with the datasets of the field."""
    project = open_project(tmp_path_factory.mktemp("balance") / "project", create=True)
    for file in FILES:
        add_file(project, shared / "data" / file)
    return project.folder


def asked(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    start = "from tertius.cli import main; main()"
    command = [sys.executable, "-c", start, "balance", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


def test_1914_is_answered_from_added_data(data: Path, tmp_path: Path) -> None:
    done = asked(tmp_path, "1914", "--data", str(data), "--draws", "50", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["about"]["recipe"] == "field"
    assert "the chronicle begins in 1945" in found["about"]["notes"][0]
    assert found["source_mix"]["ucdp_acd"] == [0]
    groups = [set(group["members"]) for group in found["findings"][0]["coalitions"]]
    together = [{"Germany", "Austria-Hungary"}, {"United Kingdom", "France"}]
    for pair in together:
        assert any(pair <= group for group in groups)
    assert not any({"Germany", "France"} <= group for group in groups)
    lines = [line for dyad in found["records"]["1914"] for line in dyad["records"]]
    assert {line["source"] for line in lines} <= {"atop", "tss", "cow_mid"}
    assert all(line["first"] <= "1914-12-31" for line in lines)


def test_years_past_the_end_of_a_source_are_null(data: Path, tmp_path: Path) -> None:
    done = asked(tmp_path, "2013..2020", "--data", str(data), "--recipe", "field", "--draws", "0",
                 "--out", "m.csv")  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader((tmp_path / "m.csv").read_text("utf-8").splitlines()))
    value = {(row["period"], row["measure"]): row["value"] for row in rows}
    assert value["2014", "balance_strong"]
    assert value["2015", "balance_strong"] == value["2020", "frustration"] == ""
    told = " ".join(done.stdout.split())
    assert "atop: 2013 to 2018" in told
    assert "Null in 2015 to 2020 (6 periods)" in told
    assert "They end: cow_mid in 2014, atop in 2018" in told


def test_two_centuries_are_measured_exactly(data: Path, tmp_path: Path) -> None:
    done = asked(tmp_path, "1816..2014", "--data", str(data), "--draws", "0", "--out", "m.csv")
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader((tmp_path / "m.csv").read_text("utf-8").splitlines()))
    strong = {r["period"]: float(r["value"]) for r in rows if r["measure"] == "frustration"}
    weak = {r["period"]: float(r["value"]) for r in rows if r["measure"] == "weak_frustration"}
    assert len(strong) == 199
    assert all(weak[year] <= strong[year] for year in strong)
    optima = [r for r in rows if r["measure"] in {"frustration", "weak_frustration"}]
    assert all(row["proven"] == "true" for row in optima)


def test_1962_names_the_war_behind_its_strongest_frustrated_tie(tmp_path: Path) -> None:
    done = asked(tmp_path, "1962", "--draws", "50")
    assert done.returncode == 0, done.stderr
    assert re.search(r"China–India −1\.00: hostile, yet on one side", done.stdout)
    assert "chn-ind-1962" in done.stdout
    assert "more than chance" in done.stdout


def test_a_published_network_has_its_published_index(shared: Path, tmp_path: Path) -> None:
    """EGFR has 193 or 210 by the rule, yeast 41 as a multigraph: Hüffner, Betzler & Niedermeier."""
    folder = shared / "data/signed_networks"
    for file, rule, value in (
        ("EGFR.signed-graph", "sum_of_signs", 193),
        ("EGFR.signed-graph", "multigraph", 210),
        ("yeast.signed-graph", "multigraph", 41),
    ):
        done = asked(tmp_path, str(folder / file), "--collapse", rule, "--draws", "0", "--json")
        assert done.returncode == 0, done.stderr
        (row,) = [r for r in json.loads(done.stdout)["measures"] if r["measure"] == "frustration"]
        assert (row["value"], row["proven"]) == (value, True), (file, rule)
