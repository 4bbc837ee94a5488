"""Pajek's files, as Pajek and others write them, and as Pajek and others read them."""

from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from tertius.errors import CoverageError, InputProblems, NetworkError, SourceError, TertiusError
from tertius.exchange import (
    About,
    from_matrix,
    periods_in,
    read_network,
    read_periods,
    write_pajek,
)
from tertius.network import SignedNetwork, TieList
from tertius.periods import parse_period


def net(folder: Path, text: str, name: str = "n.net", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


THREE = '*Vertices 3\n1 "Gama"\n2 "Kotuni"\n3 "Ove"\n'


@pytest.mark.parametrize(
    "text",
    [
        THREE + "*Edges\n1 2 1\n1 3 -1\n",
        THREE + "*Arcs\n2 1 1\n1 3 -1\n",
        THREE + "*Arcs\n2 1\n*Edges\n1 3 -1.0\n",
        THREE + "*Arcs :1\n1 2 1\n3 1 -1\n",
        THREE + '*Edges :7 "mood"\n1 2 1\n3 1 -1\n',
        THREE + "*Matrix\n0 1 -1\n1 0 0\n-1 0 0\n",
        THREE + "*Edges\n 1   2   1 c Blue\n\n% note\n1\t3\t-1 w 3 l \"a [5] 'x'\" p Dots\n",
        THREE + "*Edges\n1: 1 2 1\n1: 1 3 -1\n",
        THREE.upper().replace("GAMA", "Gama").replace("KOTUNI", "Kotuni").replace("OVE", "Ove")
        + "*EDGES\n1 2 1\n1 3 -1\n",
        "*Network tribes\n" + THREE + "*edgeslist\n1 2\n*edges\n1 3 -1\n",
        "% by hand\n/* twice */\n" + THREE.replace("*V", "*v") + "*arcslist\n1 2\n*arcs\n1 3 -1",
        '*vertices 3\n1 Gama 0.1 0.5 0.5 ellipse\n3 "Ove" ic Red\n2 "Kotuni" 0.2 0.2\n'
        "*edges\n1 2 1\n1 3 -1\n",
        (THREE + "*Edges\n1 2 1\n1 3 -1\n").replace("\n", "\r\n"),
        (THREE + "*Edges\n1 2 1\n1 3 -1").replace("\n", "\r"),
        "\ufeff" + THREE + "*Edges\n1 2 1\n1 3 -1\n*Partition sides\n*Vertices 3\n1\n2\n2\n",
    ],
)  # fmt: skip
def test_the_same_network_in_many_dresses(text: str, tmp_path: Path) -> None:
    found = read_network(net(tmp_path, text))
    assert found.format == "pajek"
    assert found.ties.names == ("Gama", "Kotuni", "Ove")
    assert found.ties.first.tolist() == [0, 0]
    assert found.ties.second.tolist() == [1, 2]
    assert found.ties.values.tolist() == [1.0, -1.0]


def test_arcs_in_both_directions_need_a_rule(tmp_path: Path) -> None:
    path = net(tmp_path, THREE + "*Arcs\n1 2 1\n2 1 -1\n1 3 2\n")
    with pytest.raises(NetworkError, match="such as Gama and Kotuni: -1 and 1"):
        read_network(path)
    assert read_network(path, rule="negative_wins").ties.signs.tolist() == [-1, 1]


def test_a_matrix_that_is_not_symmetric_is_a_list_of_arcs(tmp_path: Path) -> None:
    path = net(tmp_path, "*Vertices 2\n*Matrix\n5 1\n-2 0\n")
    found = read_network(path, rule="sum_of_values")
    assert found.ties.values.tolist() == [-1.0]
    assert found.collapsed.self_ties == 1


def test_labels_of_every_kind(tmp_path: Path) -> None:
    text = (
        '*Vertices 5\n1 "C&#244;te d\'Ivoire"\n2 "a &#34;b&#34;"\n3\n4 ""\n5 bare\n*Edges\n1 2 -1\n'
    )
    assert read_network(net(tmp_path, text)).ties.names == (
        "Côte d'Ivoire", 'a "b"', "3", "4", "bare",
    )  # fmt: skip
    twice = net(tmp_path, '*Vertices 3\n1 "Congo"\n2 "Congo"\n3 "Congo (1)"\n*Edges\n1 2 -1\n')
    found = read_network(twice)
    assert found.ties.names == ("Congo (1)'", "Congo (2)", "Congo (1)")
    assert "1 label stands for several vertices" in found.notes


def test_files_of_windows_are_read_and_told(tmp_path: Path) -> None:
    text = '*Vertices 2\n1 "Österreich"\n2 "Türkei"\n*Edges\n1 2 -1\n'
    found = read_network(net(tmp_path, text, encoding="cp1252"))
    assert found.ties.names == ("Österreich", "Türkei")
    assert any("Windows-1252" in note for note in found.notes)
    assert read_network(net(tmp_path, text, encoding="utf-8-sig")).ties.names[0] == "Österreich"


RELATIONS = THREE + '*Arcs :1 "like"\n1 2 1\n*Arcs :2 "dislike"\n1 3 -1\n2 1 -1\n'


def test_several_relations_are_chosen_between(tmp_path: Path) -> None:
    path = net(tmp_path, RELATIONS)
    with pytest.raises(TertiusError, match=r"has 2 relations: 1 \(like\), 2 \(dislike\)"):
        read_network(path)
    assert len(read_network(path, columns={"relation": "dislike"}).ties) == 2
    assert len(read_network(path, columns={"relation": 1}).ties) == 1
    both = read_network(path, columns={"relation": "all"}, rule="sum_of_signs")
    assert both.collapsed.contradictory == 1
    with pytest.raises(SourceError, match="has no relation 'love'; it has 1"):
        read_network(path, columns={"relation": "love"})
    with pytest.raises(TertiusError, match="a Pajek file has no column for 'value'"):
        read_network(path, columns={"value": "x"})


TIMES = """*Vertices 3
1 "A" [1-10]
2 "B" [1-*]
3 "C" [6-7]
*Edges
1 2 1 [1-4,8]
1 2 -1 [5-7]
2 3 1 c Red [6]
"""


def test_points_of_time(tmp_path: Path) -> None:
    path = net(tmp_path, TIMES)
    assert periods_in(path) == tuple("12345678")
    assert [one.ties.states for one in read_periods(path)] == [2, 2, 2, 2, 2, 3, 3, 2]
    assert [one.ties.signs.tolist() for one in read_periods(path)] == [
        [1], [1], [1], [1], [-1], [-1, 1], [-1], [1],
    ]  # fmt: skip
    with pytest.raises(CoverageError, match="holds 8 periods"):
        read_network(path)
    lines = read_network(path, columns={"period": None}, rule="multigraph")
    assert len(lines.ties) == 3


def test_several_networks_are_periods(tmp_path: Path) -> None:
    text = (
        '*Network 1946\n*Vertices 2\n1 "A"\n2 "B"\n*Edges\n1 2 1\n'
        "*Partition x\n*Vertices 2\n1\n2\n"
        '*Network 1947\n*Vertices 3\n1 "C"\n2 "B"\n3 "A"\n*Edges\n1 2 -1\n1 3 1\n1 9 1\n'
    )
    path = net(tmp_path, text, "several.paj")
    with pytest.raises(InputProblems, match=r"paj:19: names vertex 9, but there are 3"):
        read_network(path, when=1947)
    fixed = net(tmp_path, text.replace("1 9 1\n", ""), "several.paj")
    assert periods_in(fixed) == ("1946", "1947")
    found = read_network(fixed, when=1947)
    assert found.ties.names == ("A", "B", "C")
    assert found.ties.period == parse_period("1947")
    with pytest.raises(TertiusError, match="holds 2 networks, which make no sense as one"):
        read_network(fixed, columns={"period": None})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("*Network x\n*Edges\n1 2 1\n", r"n\.net:2: has \*Edges before \*Vertices"),
        ("*Network x\n", r"has no \*Vertices"),
        ("*Vertices\n", "1: expected the number of vertices"),
        ("*Vertices many\n", "1: expected the number of vertices"),
        ("*Vertices 99999999999\n", "expected the number of vertices, at most 1,000,0"),
        ("*Vertices 5 2\n*Edges\n1 3 1\n", "has two modes"),
        ("*Vertices 2\n*Events\nTI 1\n", r"n\.net:2: has a section \*events"),
        ("*Vertices 2\n*Matrix\n0 1 1\n", r"n\.net:2: the matrix has 3 values where 2 × 2"),
        ("*Vertices 2\n*Matrix\n0 a\n1 0\n", "the matrix: could not convert"),
    ],
)
def test_what_is_no_pajek_network(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=message):
        read_network(net(tmp_path, text))


def test_all_bad_lines_at_once(tmp_path: Path) -> None:
    text = (
        '*Vertices 3\nfoo\n7 "x"\n*Edges\n1 9 1\n1 two 1\n1 2 abc\n1 2 nan\n1\n1 3 1 [x]\n'
        "*Arcslist\n1 2 x\n"
    )
    with pytest.raises(InputProblems) as caught:
        read_network(net(tmp_path, text))
    said = {p.where.rpartition(":")[2]: p.what for p in caught.value.problems}
    assert said == {
        "2": "is no vertex of 3: 'foo'",
        "3": "is no vertex of 3: '7 \"x\"'",
        "5": "names vertex 9, but there are 3",
        "6": "expected two vertices and a value, found '1 two 1'",
        "7": "expected two vertices and a value, found '1 2 abc'",
        "8": "value is NaN",
        "9": "expected two vertices and a value, found '1'",
        "10": "its start is 'x', no time",
        "12": "expected numbers of vertices, found '1 2 x'",
    }


@pytest.fixture
def pact() -> SignedNetwork:
    ties = [[np.nan, -1.0, 0.25], [-1.0, np.nan, 0.0], [0.25, 0.0, np.nan]]
    return from_matrix(ties, [2, 365, 200], "1983")


def test_written_networks_read_back(pact: SignedNetwork, tmp_path: Path) -> None:
    path = write_pajek(pact, tmp_path / "pact.net")
    assert path.read_text() == (
        '*Network 1983\n*Vertices 3\n1 "United States"\n2 "United Kingdom"\n3 "Soviet Union"\n'
        "*Edges\n1 2 0.25\n1 3 -1\n"
    )
    found = read_network(path)
    assert found.period == "1983"
    assert found.ties.period == pact.period
    assert found.ties.names == pact.names
    assert found.ties.values.tolist() == [0.25, -1.0]


def test_networkx_reads_what_is_written(pact: SignedNetwork, tmp_path: Path) -> None:
    graph = nx.read_pajek(write_pajek(pact, tmp_path / "pact.net"))
    weights = {frozenset((a, b)): data["weight"] for a, b, data in graph.edges(data=True)}
    assert weights == {
        frozenset(("United States", "United Kingdom")): 0.25,
        frozenset(("United States", "Soviet Union")): -1.0,
    }


def test_what_networkx_writes_is_read(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("New York", "Oslo", weight=-1.5)
    graph.add_edge("Oslo", "New York", weight=2.0)
    path = tmp_path / "x.net"
    nx.write_pajek(graph, path)
    found = read_network(path, rule="sum_of_values")
    assert found.ties.names == ("New York", "Oslo")
    assert found.ties.values.tolist() == [0.5]


def test_a_byte_order_mark_only_where_pajek_needs_one(tmp_path: Path) -> None:
    plain = write_pajek(TieList(("A", "B"), [0], [1], [1.0]), tmp_path / "plain.net")
    assert plain.read_bytes().startswith(b"*Vertices 2")
    other = write_pajek(TieList(("Å", "B"), [0], [1], [1.0]), tmp_path / "other.net")
    assert other.read_bytes().startswith(b"\xef\xbb\xbf*Vertices 2")
    assert read_network(other).ties.names == ("Å", "B")


def test_metadata_go_beside_the_file(pact: SignedNetwork, tmp_path: Path) -> None:
    write_pajek(pact, tmp_path / "pact.net", about=About("Ties of 1983"))
    assert "Ties of 1983" in (tmp_path / "pact.net.meta.json").read_text()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    with pytest.raises(TertiusError, match="there is no folder"):
        write_pajek(TieList(("A",), [], [], []), tmp_path / "none" / "x.net")
    path = tmp_path / "x.net"
    path.mkdir()
    with pytest.raises(TertiusError, match="is a folder"):
        write_pajek(TieList(("A",), [], [], []), path)
