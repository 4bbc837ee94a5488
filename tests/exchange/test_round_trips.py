"""What is written reads back as it was, in every format that holds networks."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertius.exchange import (
    from_frame,
    from_matrix,
    from_networkx,
    read_gexf,
    read_graphml,
    read_matrix,
    to_frame,
    to_matrix,
    to_networkx,
    write_gexf,
    write_graphml,
    write_matrix,
)
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.periods import Period, parse_period

STATES = (2, 20, 200, 220, 255, 350, 365, 640, 710, 731, 732, 740)
VALUES = st.one_of(
    st.sampled_from([np.nan, 0.0, 0.0, 1.0, -1.0, 0.8]), st.floats(-1, 1), st.just(float("nan"))
)


def single(draw: st.DrawFn, period: Period, *, least: int, whole: bool = False) -> SignedNetwork:
    codes = sorted(draw(st.sets(st.sampled_from(STATES), min_size=least, max_size=6)))
    ties = np.full((len(codes), len(codes)), np.nan)
    for i, j in zip(*np.triu_indices(len(codes), 1), strict=True):
        value = draw(VALUES)
        ties[i, j] = ties[j, i] = 0.0 if whole and np.isnan(value) else value
    names = tuple(draw(st.text(max_size=12)) for _ in codes)
    return SignedNetwork(tuple(codes), ties, period, names)


@st.composite
def networks(draw: st.DrawFn, least: int = 1, *, whole: bool = False) -> SignedNetwork:
    return single(draw, parse_period("1983"), least=least, whole=whole)


@st.composite
def histories(draw: st.DrawFn, least: int = 1) -> TemporalNetwork:
    period = parse_period(draw(st.sampled_from(["1989", "1989-Q4", "1989-12"])))
    whole = draw(st.booleans())
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        parts.append(single(draw, period, least=least, whole=whole))
        period = period.next()
    return TemporalNetwork(tuple(parts))


def same(one: TemporalNetwork, other: TemporalNetwork) -> bool:
    return len(one) == len(other) and all(a == b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", ["polars", "pandas", "pyarrow"])
@given(history=histories(least=2))
def test_frames_of_every_library(kind: str, history: TemporalNetwork) -> None:
    frame = to_frame(history, kind=kind)  # type: ignore[arg-type]
    assert type(frame).__module__.split(".")[0] == kind.replace("pyarrow", "pyarrow")
    assert same(from_frame(frame), history)


@given(network=networks())
def test_matrices(network: SignedNetwork) -> None:
    ties, ccodes = to_matrix(network)
    assert from_matrix(ties, ccodes, network.period, names=network.names) == network


@given(network=networks())
def test_matrices_in_csv(network: SignedNetwork) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_matrix(network, Path(folder) / "m.csv")
        assert read_matrix(path) == network


@given(network=networks(whole=True))
def test_graphs_of_networkx_whose_dyads_are_all_observed(network: SignedNetwork) -> None:
    graph = to_networkx(network)
    assert graph.graph["absent"] == "neutral"
    assert all(data["tie"] != 0 for _, _, data in graph.edges(data=True))
    assert from_networkx(graph) == network


@given(network=networks())
def test_graphs_of_networkx_with_neutral_edges(network: SignedNetwork) -> None:
    assert from_networkx(to_networkx(network, neutral=True)) == network


@pytest.mark.parametrize(
    ("write", "read"), [(write_gexf, read_gexf), (write_graphml, read_graphml)]
)
@given(history=histories())
def test_graph_files_with_spells(
    write: Callable[..., Path], read: Callable[..., TemporalNetwork], history: TemporalNetwork
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(history, Path(folder) / "network.xml")
        assert same(read(path), history)


@pytest.mark.parametrize(
    ("write", "read"), [(write_gexf, read_gexf), (write_graphml, read_graphml)]
)
@given(network=networks())
def test_a_single_period_is_a_history_of_one(
    write: Callable[..., Path], read: Callable[..., TemporalNetwork], network: SignedNetwork
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert read(write(network, Path(folder) / "network.xml")).networks[0] == network


@pytest.mark.parametrize(
    ("write", "read"), [(write_gexf, read_gexf), (write_graphml, read_graphml)]
)
def test_names_survive_and_cannot_break_the_file(
    write: Callable[..., Path], read: Callable[..., TemporalNetwork], tmp_path: Path
) -> None:
    names = ("<script>alert(1)</script>", "a \"b\" & 'c' ]]>", "Côte d'Ivoire 東")
    network = SignedNetwork((2, 20, 437), np.full((3, 3), np.nan), parse_period("1983"), names)
    path = write(network, tmp_path / "n.xml")
    assert read(path).networks[0].names == names
    assert b"<script>" not in path.read_bytes()


def test_characters_that_xml_cannot_hold_are_replaced(tmp_path: Path) -> None:
    network = SignedNetwork((2,), np.full((1, 1), np.nan), parse_period("1983"), ("a\x00b\x1bc",))
    back = read_graphml(write_graphml(network, tmp_path / "n.graphml"))
    assert back.networks[0].names == ("a\ufffdb\ufffdc",)


def test_runs_are_joined_over_equal_periods(tmp_path: Path) -> None:
    def year(name: str, tie: float) -> SignedNetwork:
        return SignedNetwork((2, 20), np.array([[np.nan, tie], [tie, np.nan]]), parse_period(name))

    history = TemporalNetwork.of([year("1980", 0.8), year("1981", 0.8), year("1982", -0.2)])
    text = write_graphml(history, tmp_path / "n.graphml").read_text()
    assert text.count("<edge ") == 2
    assert '<data key="edge_start">1980-01-01</data><data key="edge_end">1981-12-31</data>' in text
