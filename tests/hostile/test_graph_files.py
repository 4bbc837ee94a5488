"""Families 49, 63 and 64: graph files that attack, and networks at the edges of what one can be."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tertius.errors import InputProblems, SourceError
from tertius.exchange import (
    from_networkx,
    read_gexf,
    read_graphml,
    to_frame,
    to_networkx,
    write_gexf,
    write_graphml,
)
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.periods import parse_period

Read = Callable[..., TemporalNetwork]
BOTH = [(read_gexf, "gexf"), (read_graphml, "graphml")]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
GRAPHML = '<graphml><key id="t" for="edge" attr.name="tie" attr.type="double"/>{}</graphml>'


def graphml(body: str, path: Path) -> Path:
    path.write_text(HEAD + GRAPHML.format(body))
    return path


@pytest.mark.parametrize(("read", "root"), BOTH)
@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>',
        "<!DOCTYPE graphml>",
    ],
)
def test_63_document_types_and_entities_are_refused(
    read: Read, root: str, prologue: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.xml"
    path.write_text(f"{HEAD}{prologue}\n<{root}>&f;</{root}>")
    with pytest.raises(SourceError, match=r"x\.xml:2: declares a document type"):
        read(path)


@pytest.mark.parametrize(("read", "root"), BOTH)
def test_63_a_million_elements_deep(read: Read, root: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(f"<{root}>" + "<graph>" * 1_000_000)
    started = time.process_time()
    with pytest.raises(SourceError, match="nested more than 64 deep"):
        read(path)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(("read", "root"), BOTH)
@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "no well-formed XML"),
        (b"<{}><graph>", "no well-formed XML"),
        (b"<{}>&nbsp;</{}>", "no well-formed XML"),
        (b"<html/>", "it starts with <html>"),
        (b"\xff\xfe<\x00g\x00/\x00>\x00", "not UTF-8"),
        ("<{}/>".encode("utf-16-be"), "no well-formed XML"),
        (b'<?xml version="1.0" encoding="utf-16"?><{}>\xe9</{}>', "not UTF-8"),
        (b"\x00\x01\x02PK", "no well-formed XML"),
    ],
)
def test_63_what_is_no_graph_file(
    read: Read, root: str, raw: bytes, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(raw.replace(b"{}", root.encode()))
    with pytest.raises(SourceError, match=message):
        read(path)


def test_63_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_gexf(tmp_path / "nowhere.gexf")


def test_all_problems_of_a_graph_file_with_their_lines(tmp_path: Path) -> None:
    body = """
<graph edgedefault="undirected">
<node id="2"/>
<node id="20"/>
<node id="nowhere"/>
<edge source="2" target="2"><data key="t">1</data></edge>
<edge source="2" target="20"><data key="t">nan</data></edge>
<edge source="2" target="99"><data key="t">1e999</data></edge>
</graph>"""
    path = graphml(body, tmp_path / "x.graphml")
    with pytest.raises(InputProblems) as caught:
        read_graphml(path, period="1990")
    assert [p.where.rpartition(":")[2] for p in caught.value.problems] == ["6"]
    fixed = path.read_text().replace('<node id="nowhere"/>', "")
    path.write_text(fixed)
    with pytest.raises(InputProblems) as caught:
        read_graphml(path, period="1990")
    text = "\n".join(map(str, caught.value.problems))
    for part in ("state 2 with itself", "'99', which is no node", "infinite"):
        assert part in text


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("", "has 0 graphs"),
        ("<graph/><graph/>", "has 2 graphs"),
        ('<graph edgedefault="directed"><node id="2"/></graph>', "is directed"),
        ("<graph><hyperedge/></graph>", "<hyperedge> is more than"),
        ("<graph></graph>", "has no nodes"),
        ('<graph><node id="2"/></graph>', "which periods it describes"),
    ],
)
def test_graphs_of_another_kind(body: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputProblems, match=message):
        read_graphml(graphml(body, tmp_path / "x.graphml"))


def test_two_spells_in_one_period_are_a_duplicate(tmp_path: Path) -> None:
    path = write_graphml(pair(0.5), tmp_path / "x.graphml")
    edge = next(line for line in path.read_text().splitlines() if "<edge" in line)
    path.write_text(path.read_text().replace(edge, edge + "\n" + edge))
    with pytest.raises(InputProblems, match="2-365 in 1983 a second time"):
        read_graphml(path)


def test_a_tie_of_an_absent_state_is_refused(tmp_path: Path) -> None:
    path = write_graphml(pair(0.5), tmp_path / "x.graphml")
    text = path.read_text()
    path.write_text(
        text.replace('"node_spells">1983-01-01/1983-12-31', '"node_spells">1970/1971', 1)
    )
    with pytest.raises(InputProblems, match="when one of them is absent"):
        read_graphml(path)


def test_spells_that_are_no_dates_or_end_before_they_start(tmp_path: Path) -> None:
    path = write_graphml(pair(0.5), tmp_path / "x.graphml")
    text = path.read_text()
    path.write_text(text.replace('edge_start">1983-01-01', 'edge_start">soon'))
    with pytest.raises(InputProblems, match="no date: 'soon'"):
        read_graphml(path)
    path.write_text(text.replace('edge_end">1983-12-31', 'edge_end">1982-12-31'))
    with pytest.raises(InputProblems, match="before it starts"):
        read_graphml(path)


def pair(tie: float) -> SignedNetwork:
    ties = np.array([[np.nan, tie], [tie, np.nan]])
    return SignedNetwork((2, 365), ties, parse_period("1983"))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_64_networks_of_0_1_and_2_states(count: int, tmp_path: Path) -> None:
    network = SignedNetwork((2, 20)[:count], np.full((count, count), np.nan), parse_period("1983"))
    assert from_networkx(to_networkx(network)) == network
    assert to_frame(network).height == count * (count - 1) // 2
    for write, read in ((write_gexf, read_gexf), (write_graphml, read_graphml)):
        path = write(network, tmp_path / "x.xml")
        if count:
            assert read(path).networks[0] == network
        else:
            with pytest.raises(InputProblems, match="has no nodes"):
                read(path)


def test_64_all_positive(tmp_path: Path) -> None:
    ties = np.full((4, 4), 1.0)
    np.fill_diagonal(ties, np.nan)
    network = SignedNetwork((2, 20, 365, 710), ties, parse_period("1983"))
    assert read_gexf(write_gexf(network, tmp_path / "x.gexf")).networks[0] == network


def test_49_names_are_text(tmp_path: Path) -> None:
    names = ("</title><script>alert(1)</script>", "javascript:alert(1)")
    network = SignedNetwork((2, 365), pair(1.0).ties, parse_period("1983"), names)
    for write in (write_gexf, write_graphml):
        assert "<script>" not in write(network, tmp_path / "x.xml").read_text()
