"""Networks with names and values of every kind read back as they were written."""

import tempfile
from pathlib import Path

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tertius.exchange import read_network, ties_frame, write_csv, write_pajek, write_parquet
from tertius.exchange.row_names import numbered
from tertius.exchange.row_times import RowTimes
from tertius.exchange.tie_rows import TieRows, distinct
from tertius.network import TieList

VALUES = st.one_of(
    st.sampled_from([1.0, -1.0, 2.0, -0.5, 1e-300, -1e300]),
    st.floats(allow_nan=False, allow_infinity=False).filter(bool),
)
ANY = st.text(min_size=1, max_size=8)
XML = st.text(
    st.characters(min_codepoint=32, max_codepoint=0xD7FF, exclude_characters="\x7f"),
    min_size=1, max_size=8,
)  # fmt: skip
# Blanks around a cell of a table mean nothing, lone surrogates have no bytes, a zero byte is no
# text, and a carriage return is the end of a line.
CELL = (
    st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), min_size=1, max_size=8)
    .map(str.strip)
    .filter(bool)
)
PLAIN = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=5)
WILD = st.sampled_from(
    ['a"b', "'", "=1+1", "&#34;", "*Edges", "%x", "#y", "[1-2]", "a,b;c|d", "NA", "\u202e", "0"]
)


@st.composite
def networks(draw: st.DrawFn, names: st.SearchStrategy[str], *, tied: bool = False) -> TieList:
    labels = draw(st.lists(names | WILD, min_size=2, max_size=6, unique=True))
    dyads = [(i, j) for i in range(len(labels)) for j in range(i + 1, len(labels))]
    chosen = draw(st.lists(st.sampled_from(dyads), unique=True, min_size=int(tied), max_size=8))
    if tied:
        kept = sorted({place for dyad in chosen for place in dyad})
        labels = [labels[place] for place in kept]
        chosen = [(kept.index(i), kept.index(j)) for i, j in chosen]
    values = [draw(VALUES) for _ in chosen]
    return TieList(tuple(labels), [i for i, _ in chosen], [j for _, j in chosen], values)


def by_name(ties: TieList) -> dict[frozenset[str], float]:
    pairs = zip(ties.first, ties.second, ties.values, strict=True)
    return {frozenset((ties.names[i], ties.names[j])): float(value) for i, j, value in pairs}


def same(one: TieList, other: TieList) -> bool:
    return one.names == other.names and by_name(one) == by_name(other)


@settings(max_examples=150)
@given(ties=networks(ANY))
def test_pajek_with_labels_of_every_kind(ties: TieList) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = read_network(write_pajek(ties, Path(folder) / "n.net"))
    assert same(found.ties, ties)


@settings(max_examples=100)
@given(ties=networks(CELL, tied=True))
def test_tables_of_ties_as_csv(ties: TieList) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = read_network(write_csv(ties_frame(ties), Path(folder) / "n.csv"))
    assert by_name(found.ties) == by_name(ties)
    assert set(found.ties.names) == set(ties.names)


@settings(max_examples=50)
@given(ties=networks(CELL, tied=True))
def test_tables_of_ties_as_parquet(ties: TieList) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = read_network(write_parquet(ties_frame(ties), Path(folder) / "n.parquet"))
    assert by_name(found.ties) == by_name(ties)


@settings(max_examples=50)
@given(ties=networks(PLAIN, tied=True), separator=st.sampled_from("\t,;|"))
def test_lists_of_ties_without_a_header(ties: TieList, separator: str) -> None:
    def quoted(name: str) -> str:
        doubled = name.replace('"', '""')
        return f'"{doubled}"'

    lines = [
        separator.join([quoted(ties.names[i]), quoted(ties.names[j]), repr(float(value))])
        for i, j, value in zip(ties.first, ties.second, ties.values, strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "n.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        found = read_network(path, format="edge-list")
    assert by_name(found.ties) == by_name(ties)


@settings(max_examples=50)
@given(ties=networks(XML), kind=st.sampled_from(["graphml", "gexf"]))
def test_graphs_of_networkx(ties: TieList, kind: str) -> None:
    graph = nx.Graph()
    graph.add_nodes_from((place, {"label": name}) for place, name in enumerate(ties.names))
    for i, j, value in zip(ties.first, ties.second, ties.values, strict=True):
        graph.add_edge(int(i), int(j), tie=float(value))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"n.{kind}"
        {"graphml": nx.write_graphml, "gexf": nx.write_gexf}[kind](graph, path)
        found = read_network(path)
    stripped = [name.strip() if kind == "graphml" else name for name in ties.names]
    if len(set(stripped)) == len(stripped) and all(stripped):
        assert found.ties.names == tuple(stripped)
    assert found.ties.first.tolist() == ties.first.tolist()
    assert found.ties.values.tolist() == ties.values.tolist()


@settings(max_examples=100)
@given(
    pairs=st.lists(
        st.tuples(
            st.integers(-5, 5) | st.integers(-(2**62), 2**62),
            st.integers(-5, 5) | st.integers(-(2**62), 2**62),
        ),
        max_size=12,
    )
)
def test_numbers_and_the_same_numbers_as_text_get_the_same_places(
    pairs: list[tuple[int, int]],
) -> None:
    import polars as pl

    def rows(kind: type[pl.DataType]) -> TieRows:
        one, other = (pl.Series([pair[n] for pair in pairs], dtype=pl.Int64) for n in (0, 1))
        values = np.ones(len(pairs))
        return TieRows(one.cast(kind), other.cast(kind), values, RowTimes(), {"first": "a"})

    numbers, text = (numbered(rows(kind), None, None) for kind in (pl.Int64, pl.String))
    assert numbers.names == text.names == tuple(map(str, sorted({n for p in pairs for n in p})))
    assert np.array_equal(numbers.first, text.first)
    assert np.array_equal(numbers.second, text.second)
    assert [int(numbers.names[place]) for place in numbers.first] == [one for one, _ in pairs]


@given(labels=st.lists(st.sampled_from(["a", "b", "a (1)", "a (2)", "b (0)"]), max_size=8))
def test_labels_become_distinct_and_those_that_were_stay(labels: list[str]) -> None:
    found, twice = distinct(labels, [str(place) for place in range(len(labels))])
    assert len(set(found)) == len(found) == len(labels)
    assert twice == sum(labels.count(label) > 1 for label in set(labels))
    for old, new in zip(labels, found, strict=True):
        assert new == old if labels.count(old) == 1 else new.startswith(f"{old} (")
