"""What others write we read, and what we write they read: NetworkX, and igraph where installed."""

from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from tertius.exchange import read_gexf, read_graphml, to_networkx, write_gexf, write_graphml
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.periods import parse_period

NAN = np.nan


def year(name: str, tie: float) -> SignedNetwork:
    ties = np.array([[NAN, tie, 0.0], [tie, NAN, -0.7], [0.0, -0.7, NAN]])
    names = ("United States", "Soviet Union", "China")
    return SignedNetwork((2, 365, 710), ties, parse_period(name), names)


HISTORY = TemporalNetwork.of([year("1980", -0.7), year("1981", -0.7), year("1982", -0.5)])


def test_networkx_reads_our_graphml(tmp_path: Path) -> None:
    graph = nx.read_graphml(write_graphml(HISTORY, tmp_path / "n.graphml"))
    assert graph.nodes["365"] == {
        "name": "Soviet Union",
        "ccode": 365,
        "iso3c": "SUN",
        "spells": "1980-01-01/1982-12-31",
    }
    assert graph.nodes["2"]["iso3c"] == "USA"
    edges = sorted(graph.edges(data=True), key=lambda edge: (edge[0], edge[1], edge[2]["start"]))
    assert edges[0] == (
        "2",
        "365",
        {"tie": -0.7, "sign": -1, "weight": 0.7, "start": "1980-01-01", "end": "1981-12-31"},
    )
    assert len(edges) == 3


def test_networkx_reads_our_gexf(tmp_path: Path) -> None:
    graph = nx.read_gexf(write_gexf(HISTORY, tmp_path / "n.gexf"))
    assert graph.nodes["365"]["label"] == "Soviet Union"
    assert graph.nodes["365"]["spells"] == [("1980-01-01", "1982-12-31")]
    assert graph.edges["2", "365"]["tie"] == [
        (-0.7, "1980-01-01", "1981-12-31"),
        (-0.5, "1982-01-01", "1982-12-31"),
    ]


def test_igraph_reads_our_graphml(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is in the group 'bench' only")
    graph = igraph.Graph.Read_GraphML(str(write_graphml(HISTORY, tmp_path / "n.graphml")))
    assert graph.vs["name"] == ["United States", "Soviet Union", "China"]
    assert graph.es["tie"] == [-0.7, -0.5, -0.7]
    assert graph.es["start"] == ["1980-01-01", "1982-01-01", "1980-01-01"]


def test_we_read_graphml_of_networkx(tmp_path: Path) -> None:
    nx.write_graphml(to_networkx(year("1980", 0.4)), tmp_path / "n.graphml")
    assert read_graphml(tmp_path / "n.graphml").networks[0] == year("1980", 0.4)


def test_we_read_graphml_of_igraph(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is in the group 'bench' only")
    graph = igraph.Graph([(0, 1)], vertex_attrs={"ccode": [2, 365]}, edge_attrs={"tie": [-0.25]})
    graph.write_graphml(str(tmp_path / "n.graphml"))
    assert read_graphml(tmp_path / "n.graphml", period="1980").networks[0].tie(2, 365) == -0.25


def test_we_read_gexf_of_networkx(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_edge(2, 365, sign=-1, weight=0.4)
    nx.write_gexf(graph, tmp_path / "n.gexf")
    network = read_gexf(tmp_path / "n.gexf", period="1980").networks[0]
    assert network.tie(2, 365) == -0.4


def test_a_spell_counts_in_every_period_that_it_touches(tmp_path: Path) -> None:
    path = write_graphml(HISTORY, tmp_path / "n.graphml")
    text = path.read_text().replace('edge_end">1981-12-31', 'edge_end">1981-01-01')
    path.write_text(text)
    assert list(read_graphml(path).series(2, 365)) == [-0.7, -0.7, -0.5]
