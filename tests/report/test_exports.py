"""Networks and rankings as files: the ending says which, and every file says where it is from."""

import json

import numpy as np
import pytest

from tertius.errors import TertiusError
from tertius.exchange import about_recipe, read_csv, read_gexf, read_graphml
from tertius.explanation import matchmakers
from tertius.network import SignedNetwork
from tertius.periods import parse_period
from tertius.report.exports import (
    DATA,
    DRAWINGS,
    check_ending,
    network_facts,
    ranking_facts,
    write_network,
    write_ranking,
)
from tertius.ties import load_recipe

PERIOD = parse_period("1983")
ABOUT = about_recipe(load_recipe(), unit="year", since=PERIOD, until=PERIOD)


@pytest.fixture
def network() -> SignedNetwork:
    ties = np.array([[0, -0.7, 0.4], [-0.7, 0, 0.0], [0.4, 0.0, 0]])
    np.fill_diagonal(ties, np.nan)
    return SignedNetwork((2, 365, 731), ties, PERIOD, ("=Usa", "Soviet Union", "North Korea"))


@pytest.mark.parametrize("ending", [*DRAWINGS, *DATA])
def test_every_ending_that_is_offered_works(network, tmp_path, ending):
    path = write_network(network, tmp_path / f"n{ending}", ABOUT)
    assert path.stat().st_size > 100
    assert check_ending(path, (*DRAWINGS, *DATA)) is None


@pytest.mark.parametrize("name", ["n.docx", "n", "n.svg.", ".svg", "n.csv.gz"])
def test_other_endings_are_refused_with_the_list(tmp_path, name):
    with pytest.raises(TertiusError) as caught:
        check_ending(tmp_path / name, DATA)
    assert ".graphml" in caught.value.remedy


def test_the_case_of_an_ending_does_not_matter(network, tmp_path):
    assert write_network(network, tmp_path / "N.JSON", ABOUT).exists()


@pytest.mark.parametrize(("ending", "read"), [("gexf", read_gexf), ("graphml", read_graphml)])
def test_what_was_written_is_read_back(network, tmp_path, ending, read):
    (back,) = read(write_network(network, tmp_path / f"n.{ending}", ABOUT))
    assert back == network


def test_csv_has_every_dyad_and_runs_nothing(network, tmp_path):
    path = write_network(network, tmp_path / "n.csv", ABOUT)
    assert read_csv(path).height == 3
    assert ",'=Usa," in path.read_text(encoding="utf-8")
    assert (
        json.loads((tmp_path / "n.csv.meta.json").read_text())["sources"][0]["name"] == "chronicle"
    )


def test_json_has_states_ties_and_where_they_come_from(network):
    facts = json.loads(json.dumps(network_facts(network, ABOUT)))
    assert facts["period"] == "1983"
    assert facts["states"][1] == {"ccode": 365, "name": "Soviet Union"}
    assert facts["ties"] == [
        {"ccode1": 2, "ccode2": 365, "tie": -0.7},
        {"ccode1": 2, "ccode2": 731, "tie": 0.4},
    ]
    assert facts["about"]["recipe"] == "default"


def test_a_ranking_keeps_its_order_and_names_its_unit(network, tmp_path):
    found = matchmakers(network)
    facts = ranking_facts(found, ABOUT)
    assert [party["rank"] for party in facts["third_parties"]] == [1, 2, 3]
    assert facts["unit"].startswith("pulls")
    frame = read_csv(write_ranking(found, tmp_path / "r.csv", ABOUT))
    assert frame["ccode"].to_list() == [party.ccode for party in found]


def test_an_empty_ranking_is_still_a_table(tmp_path):
    ties = np.full((1, 1), np.nan)
    alone = matchmakers(SignedNetwork((2,), ties, PERIOD, ("A",)))
    assert read_csv(write_ranking(alone, tmp_path / "r.csv", ABOUT)).height == 1
