"""GraphML and GEXF of states of any name, as other programs write them."""

from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from tertius.errors import CoverageError, InputProblems, NetworkError
from tertius.exchange import (
    periods_in,
    read_network,
    read_periods,
    write_gexf,
    write_graphml,
)
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.periods import parse_period

GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    '<key id="d" for="edge" attr.name="{name}" attr.type="double">{default}</key>'
    '<key id="n" for="node" attr.name="label" attr.type="string"/>'
    '<graph edgedefault="{kind}">\n{body}\n</graph></graphml>'
)
NODES = '<node id="x"><data key="n">Ex</data></node>\n<node id="y"/>\n<node id="z"/>\n'


def graphml(
    folder: Path, body: str, *, name: str = "sign", kind: str = "undirected", default: str = ""
) -> Path:
    path = folder / "g.graphml"
    said = f"<default>{default}</default>" if default else ""
    path.write_text(GRAPHML.format(name=name, kind=kind, body=body, default=said))
    return path


def edge(one: str, other: str, value: str | None = None) -> str:
    data = "" if value is None else f'<data key="d">{value}</data>'
    return f'<edge source="{one}" target="{other}">{data}</edge>\n'


GEXF = (
    '<gexf xmlns="http://www.gexf.net/1.2draft"><graph {graph}>'
    '<attributes class="edge" mode="dynamic"><attribute id="0" title="sign" type="integer"/>'
    '</attributes><nodes><node id="1" label="A"/><node id="2" label="B"/></nodes>'
    "<edges>\n{edges}\n</edges></graph></gexf>"
)


def gexf(folder: Path, edges: str, graph: str = "") -> Path:
    path = folder / "g.gexf"
    path.write_text(GEXF.format(edges=edges, graph=graph))
    return path


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
@pytest.mark.parametrize("attribute", ["sign", "weight", "tie", "value", "rating"])
def test_what_networkx_writes(kind: str, attribute: str, tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_edge("Gahuku", "Gama & Co", **{attribute: -1})
    graph.add_edge("Gahuku", "<Ove>", **{attribute: 1})
    graph.add_node("alone")
    path = tmp_path / f"g.{kind}"
    {"graphml": nx.write_graphml, "gexf": nx.write_gexf}[kind](graph, path)
    found = read_network(path)
    assert found.format == kind
    assert found.ties.names == ("Gahuku", "Gama & Co", "<Ove>", "alone")
    assert found.ties.values.tolist() == [-1.0, 1.0]
    assert found.columns["value"] == attribute


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_directed_graphs_need_a_rule_where_both_directions_are_there(
    kind: str, tmp_path: Path
) -> None:
    graph = nx.DiGraph()
    graph.add_edge("A", "B", weight=2.0)
    graph.add_edge("B", "A", weight=-3.0)
    graph.add_edge("B", "C", weight=-1.0)
    path = tmp_path / f"g.{kind}"
    {"graphml": nx.write_graphml, "gexf": nx.write_gexf}[kind](graph, path)
    with pytest.raises(NetworkError, match="1 dyad has more than one row"):
        read_network(path)
    found = read_network(path, rule="sum_of_values")
    assert found.ties.values.tolist() == [-1.0, -1.0]
    assert "the graph is directed" in found.notes


def test_labels_defaults_and_edges_without_a_value(tmp_path: Path) -> None:
    body = NODES + edge("x", "y", "-1") + edge("y", "z")
    found = read_network(graphml(tmp_path, body))
    assert found.ties.names == ("Ex", "y", "z")
    assert (len(found.ties), "1 row without a value is not observed" in found.notes) == (1, True)
    assert len(read_network(graphml(tmp_path, body, default="1")).ties) == 2


def test_an_edge_without_a_weight_has_weight_one(tmp_path: Path) -> None:
    edges = (
        '<edge source="1" target="2" weight="3"><attvalues><attvalue for="0" value="-1"/>'
        '</attvalues></edge><edge source="2" target="1"><attvalues>'
        '<attvalue for="0" value="1"/></attvalues></edge>'
    )
    found = read_network(gexf(tmp_path, edges), rule="sum_of_values")
    assert found.ties.values.tolist() == [-2.0]


def test_an_attribute_of_another_name_is_said(tmp_path: Path) -> None:
    path = graphml(tmp_path, NODES + edge("x", "y", "-1"), name="mood")
    with pytest.raises(InputProblems) as caught:
        read_network(path)
    assert "its columns are 'source', 'target', 'mood'" in str(caught.value)
    assert "columns={'value': …}" in str(caught.value)
    assert read_network(path, columns={"value": "mood"}).ties.signs.tolist() == [-1]


def test_all_bad_edges_with_their_lines(tmp_path: Path) -> None:
    body = NODES + edge("x", "q", "1") + edge("x", "y", "nan") + edge("y", "z", "x")
    with pytest.raises(InputProblems) as caught:
        read_network(graphml(tmp_path, body + edge("x", "z", "1")))
    said = [(p.where.rpartition(":")[2], p.what) for p in caught.value.problems]
    assert said == [
        ("5", "'q' is no node"),
        ("6", "sign is NaN"),
        ("7", "sign is 'x', which is no number"),
    ]
    assert len(read_network(graphml(tmp_path, body + edge("x", "z", "1")), tolerant=True).ties) == 1


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<node id="x"/><node id="x"/>', "node 'x' twice"),
        ("<hyperedge/>", "<hyperedge> is more than"),
        ('</graph><graph edgedefault="undirected">', "has 2 graphs"),
    ],
)
def test_graphs_that_make_no_network(body: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputProblems, match=message):
        read_network(graphml(tmp_path, body))


def test_a_graph_without_edges_and_one_without_anything(tmp_path: Path) -> None:
    alone = read_network(graphml(tmp_path, NODES))
    assert (alone.ties.states, len(alone.ties)) == (3, 0)
    nothing = read_network(graphml(tmp_path, ""))
    assert (nothing.ties.states, len(nothing.ties)) == (0, 0)


def test_values_in_time(tmp_path: Path) -> None:
    edges = (
        '<edge source="1" target="2"><attvalues>'
        '<attvalue for="0" value="-1" start="1990" end="1991"/>'
        '<attvalue for="0" value="1" start="1993-05-01"/></attvalues></edge>'
    )
    path = gexf(tmp_path, edges, 'mode="dynamic"')
    assert periods_in(path) == ("1990", "1991", "1992", "1993")
    assert [one.ties.signs.tolist() for one in read_periods(path)] == [[-1], [-1], [], [1]]
    spelled = (
        '<edge source="1" target="2" weight="-2"><spells><spell start="1990" end="1991"/>'
        '<spell start="1995" end="1995"/></spells></edge>'
    )
    assert len(read_network(gexf(tmp_path, spelled), when=1995).ties) == 1
    with pytest.raises(CoverageError, match="holds 6 periods"):
        read_network(gexf(tmp_path, spelled))


def test_open_intervals_are_refused_and_not_misread(tmp_path: Path) -> None:
    spell = '<spells><spell start="1" endopen="3"/></spells>'
    edges = f'<edge source="1" target="2" weight="-2">{spell}</edge>'
    with pytest.raises(InputProblems, match=r"gexf:2: has an interval without its end"):
        read_network(gexf(tmp_path, edges))


@pytest.fixture
def history() -> TemporalNetwork:
    def network(year: str, codes: tuple[int, ...], tie: float) -> SignedNetwork:
        ties = np.full((len(codes), len(codes)), np.nan)
        ties[0, 1] = ties[1, 0] = tie
        names = {2: "United States", 200: "United Kingdom", 365: "Soviet Union"}
        return SignedNetwork(codes, ties, parse_period(year), tuple(names[c] for c in codes))

    parts = [("1989", (2, 200, 365), 1.0), ("1990", (2, 365), -0.5), ("1991", (2, 365), -0.5)]
    return TemporalNetwork(tuple(network(*part) for part in parts))


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_histories_of_tertius_with_states_that_come_and_go(
    kind: str, history: TemporalNetwork, tmp_path: Path
) -> None:
    path = tmp_path / f"h.{kind}"
    {"graphml": write_graphml, "gexf": write_gexf}[kind](history, path)
    assert periods_in(path) == ("1989", "1990", "1991")
    for one, network in zip(read_periods(path), history, strict=True):
        assert one.ties.names == network.names
        assert one.ties.period == network.period
        assert one.ties.values.tolist() == [value for _, _, value in network.edges()]


@pytest.mark.parametrize("kind", ["graphml", "gexf"])
def test_quarters_stay_quarters(kind: str, tmp_path: Path) -> None:
    ties = np.array([[np.nan, -1.0], [-1.0, np.nan]])
    periods = [parse_period("1989-Q3"), parse_period("1989-Q4")]
    history = TemporalNetwork(tuple(SignedNetwork((2, 365), ties, p) for p in periods))
    path = tmp_path / f"q.{kind}"
    {"graphml": write_graphml, "gexf": write_gexf}[kind](history, path)
    assert periods_in(path) == ("1989-Q3", "1989-Q4")
    assert read_network(path, when="1989-Q3").ties.period == periods[0]
    assert len(read_network(path, when=1989).ties) == 1
