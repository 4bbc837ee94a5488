"""``tertius matchmakers`` and ``tertius network``: the whole system of a period."""

import csv
import json
import re
import sys
import xml.etree.ElementTree as ET

import pytest

from tertius.network import SignedNetwork

FEW = ("--states", "USA", "Russia", "China", "Cuba", "India")


def test_third_parties_are_ranked(run):
    done = run("matchmakers", "1962", "--limit", "3")
    assert done.code == 0
    assert "Third parties in 1962, recipe 'default'" in done.out
    assert "Not effects." in done.out


def test_the_last_year_covered_is_the_default(run):
    found = json.loads(run("matchmakers", "--json").out)
    assert found["period"] == "2025"
    enemies = [party["as_common_enemy"] for party in found["third_parties"]]
    assert enemies == sorted(enemies, reverse=True)
    assert found["about"]["sources"][0]["name"] == "chronicle"


def test_a_ranking_is_written_with_where_it_comes_from(run, folder):
    done = run("matchmakers", "1985", "--csv", "ranking.csv")
    assert "written to ranking.csv" in done.err
    rows = list(csv.DictReader((folder / "ranking.csv").read_text("utf-8").splitlines()))
    assert rows[0]["rank"] == "1"
    assert {"ccode", "name", "as_common_enemy", "apart"} <= set(rows[0])
    about = json.loads((folder / "ranking.csv.meta.json").read_text())
    assert about["recipe"] == "default"


def test_finer_periods_can_be_asked_for(run):
    assert run("network", "2024-Q2", "--top", "5").out.startswith("SignedNetwork(2024-Q2: 5 states")
    assert run("network", "2024-06", "--top", "5").out.startswith("SignedNetwork(2024-06: 5 states")


def test_the_summary_counts_and_names_ties(run):
    out = run("network", "1962", *FEW).out
    assert out.startswith("SignedNetwork(1962: 5 states")
    assert "China–India −1.00" in out
    assert "standing" in out
    assert "Recipe 'default'" in out


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "gexf", "graphml", "csv", "json"])
def test_every_format_is_written_twice_the_same(run, folder, ending):
    for name in ("one", "two"):
        done = run("network", "1962", *FEW, "--out", f"{name}.{ending}")
        assert done.code == 0
        assert f"written to {name}.{ending}" in done.err
    assert (folder / f"one.{ending}").read_bytes() == (folder / f"two.{ending}").read_bytes()


def test_a_written_network_is_the_one_summed_up(run, folder):
    from tertius.exchange import read_gexf, read_graphml

    run("network", "1962", *FEW, "--out", "n.gexf")
    run("network", "1962", *FEW, "--out", "n.graphml")
    run("network", "1962", *FEW, "--out", "n.json")
    (gexf,), (graphml,) = read_gexf(folder / "n.gexf"), read_graphml(folder / "n.graphml")
    assert isinstance(gexf, SignedNetwork)
    assert gexf == graphml
    plain = json.loads((folder / "n.json").read_text())
    assert {(t["ccode1"], t["ccode2"]): t["tie"] for t in plain["ties"]} == {
        (a, b): tie for a, b, tie in gexf.edges()
    }


def test_the_drawing_keeps_words_as_words(run, folder):
    run("network", "1962", *FEW, "--out", "n.svg")
    root = ET.fromstring((folder / "n.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own file
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Cuba", "India", "Signed network of states, 1962"} <= set(words)
    assert {"friendly tie (solid)", "hostile tie (dashed)"} <= set(words)


def test_without_matplotlib_the_error_says_what_to_type(run, folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = run("network", "1962", *FEW, "--out", "n.svg")
    assert done.code == 2
    assert "pip install 'tertius[figures]'" in done.err
    assert list(folder.iterdir()) == []


def test_states_that_top_cannot_keep_are_counted(run):
    done = run("network", "2024", "--top", "195")
    assert done.code == 0
    kept = int(re.search(r"2024: (\d+) states", done.out)[1])
    assert f"--top 195: {195 - kept} states without ties left out" in done.err
    assert "left out" not in run("network", "2024", "--top", "20").err
