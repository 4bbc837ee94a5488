"""Readers trust nothing, and say everything that is wrong at once."""

from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import polars as pl
import pytest

from tertius.errors import InputProblems, SourceError, TertiusError
from tertius.exchange import (
    add_ties,
    from_frame,
    from_matrix,
    from_networkx,
    read_csv,
    read_matrix,
    read_stata,
    write_csv,
    write_stata,
)
from tertius.network import SignedNetwork, TemporalNetwork
from tertius.periods import parse_period

NAN = np.nan


def whats(caught: pytest.ExceptionInfo[InputProblems]) -> str:
    return "\n".join(map(str, caught.value.problems))


def test_all_problems_of_a_frame_at_once() -> None:
    rows = [
        (2, 20, 1990, 0.5),
        (2, 20, 1990, 0.5),  # a second time
        (365, 365, 1990, 1.0),  # with itself
        (2, 9999, 1990, 0.1),  # no such state
        (2, 365, 1990, 1.5),  # out of range
        (2, 365, 1991, float("inf")),
        (20, 2, 1991, 0.2),
        (2, 20, 1991, -0.2),  # the other direction differs
        (2, 740, 1994, 0.1),  # nothing in 1992 and 1993
    ]
    frame = pl.DataFrame(rows, schema=["ccode1", "ccode2", "year", "tie"], orient="row")
    with pytest.raises(InputProblems) as caught:
        from_frame(frame)
    text = whats(caught)
    for part in (
        "row 2: 2-20 in 1990 a second time",
        "row 3: a tie of state 365 with itself",
        "row 4: ccode2 is 9999, which is no COW number",
        "row 5: tie is 1.5, outside -1 to 1",
        "row 6: tie is infinite",
        "row 8: 2-20 in 1991 has another tie in the other direction",
        "year: nothing between 1991 and 1994",
    ):
        assert part in text
    assert len(caught.value.problems) == 7


def test_40_missing_codes_have_a_hint() -> None:
    frame = pl.DataFrame({"ccode1": [2], "ccode2": [20], "year": [1990], "tie": [-9.0]})
    with pytest.raises(InputProblems, match="leave missing values"):
        from_frame(frame)


def test_40_codes_as_text_or_floats_are_states_all_the_same() -> None:
    frame = pd.DataFrame(
        {"ccode1": ["002", "2"], "ccode2": [20.0, 365.0], "year": 1990, "tie": 0.5}
    )
    assert from_frame(frame).networks[0].ccodes == (2, 20, 365)


def test_40_both_directions_with_one_value_are_one_dyad() -> None:
    frame = pl.DataFrame(
        {"ccode1": [2, 20], "ccode2": [20, 2], "year": [1990] * 2, "tie": [0.5, 0.5]}
    )
    assert from_frame(frame).networks[0].tie(2, 20) == 0.5


def test_null_is_not_observed_and_zero_is_neutral() -> None:
    frame = pl.DataFrame(
        {"ccode1": [2, 2], "ccode2": [20, 365], "year": [1990] * 2, "tie": [0.0, None]}
    )
    network = from_frame(frame).networks[0]
    assert network.tie(2, 20) == 0
    assert np.isnan(network.tie(2, 365))
    assert np.isnan(network.tie(20, 365))


def test_missing_columns_name_the_nearest() -> None:
    frame = pl.DataFrame({"ccode_1": [2], "CCode2": [20], "Year": [1990], "tie": [0.1]})
    with pytest.raises(InputProblems) as caught:
        from_frame(frame)
    assert "column ccode1: is missing (Did you mean 'ccode_1'?)" in whats(caught)
    assert "Did you mean 'Year'?" in whats(caught)


def test_periods_of_one_unit_only() -> None:
    frame = pl.DataFrame(
        {"ccode1": [2, 2], "ccode2": [20, 20], "period": ["1990", "1991-Q1"], "tie": [0.1, 0.1]}
    )
    with pytest.raises(InputProblems, match="mixes units of time"):
        from_frame(frame)


def test_a_frame_without_time_needs_a_period() -> None:
    frame = pl.DataFrame({"ccode1": [2], "ccode2": [20], "tie": [0.1]})
    with pytest.raises(InputProblems, match="column year: is missing"):
        from_frame(frame)
    assert str(from_frame(frame, period="1990-Q2").networks[0].period) == "1990-Q2"


def test_a_frame_without_rows_is_refused() -> None:
    frame = pl.DataFrame({"ccode1": [], "ccode2": [], "year": [], "tie": []})
    with pytest.raises(InputProblems, match="has no rows"):
        from_frame(frame)


def test_many_problems_of_one_kind_are_counted_not_listed() -> None:
    frame = pl.DataFrame({"ccode1": [2] * 900, "ccode2": [20] * 900, "year": 1990, "tie": 0.1})
    with pytest.raises(InputProblems) as caught:
        from_frame(frame)
    assert len(caught.value.problems) == 51
    assert "and 849 more rows like these" in whats(caught)


@pytest.mark.parametrize("value", ["x", True, object()])
def test_codes_that_are_none(value: object) -> None:
    columns = {"ccode1": [value], "ccode2": [20], "year": [1990], "tie": [0.1]}
    with pytest.raises(InputProblems, match="no COW number"):
        from_frame(pd.DataFrame(columns, dtype=object))


def test_64_matrices_that_make_no_network() -> None:
    cells = [[0.5, 1.5, None], [0.1, NAN, NAN], [0.2, "x", NAN]]
    with pytest.raises(InputProblems) as caught:
        from_matrix(cells, [2, 2, 9999], "1990")
    text = whats(caught)
    for part in ("9999", "2 a second time", "outside", "'x'", "with itself", "other direction"):
        assert part in text


def test_64_an_empty_matrix_is_a_network_without_states() -> None:
    network = from_matrix([], [], "1990")
    assert len(network) == 0


def test_64_a_matrix_of_the_wrong_shape_or_of_5000_labels() -> None:
    with pytest.raises(InputProblems, match=r"shape \(1, 2\), but there are 2 labels"):
        from_matrix([[1.0, 2.0]], [2, 20], "1990")
    with pytest.raises(InputProblems, match="more than there ever were states"):
        from_matrix(np.ones((5000, 5000)), range(5000), "1990")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1990,2,20\n2,,0.5\n20,0.5\n", "has 1 values where 2 are expected"),
        ("1990,2,20\n20,,0.5\n2,0.5,\n", "labels of rows and columns differ"),
    ],
)
def test_damaged_matrix_files(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(text)
    with pytest.raises(InputProblems, match=message):
        read_matrix(tmp_path / "m.csv")


def test_matrix_files_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "latin.csv").write_bytes(b"1990,\xe9\n")
    with pytest.raises(SourceError, match="is empty"):
        read_matrix(tmp_path / "empty.csv")
    with pytest.raises(SourceError, match="not UTF-8"):
        read_matrix(tmp_path / "latin.csv")


def test_all_problems_of_a_graph_at_once() -> None:
    graph = nx.Graph()
    graph.add_node("a", ccode=2)
    graph.add_node("b", ccode=2)
    graph.add_node("c", ccode="nowhere")
    graph.add_edge("a", "a", tie=1.0)
    graph.add_edge("a", "c", tie=3.0)
    graph.add_edge("b", "c", weights=1.0)
    with pytest.raises(InputProblems) as caught:
        from_networkx(graph, "1990")
    text = whats(caught)
    for part in ("state 2 a second time", "'nowhere'", "with itself", "outside", "has no tie"):
        assert part in text


@pytest.mark.parametrize("kind", [nx.DiGraph, nx.MultiGraph])
def test_directed_and_parallel_edges_need_a_rule_of_the_user(kind: type) -> None:
    with pytest.raises(TertiusError, match="one tie per dyad"):
        from_networkx(kind([(2, 20)]), "1990")


def test_signs_and_weights_make_a_tie() -> None:
    graph = nx.Graph()
    graph.add_edge(2, 365, sign=-1, weight=0.4)
    graph.add_edge(2, 20, sign=1)
    network = from_networkx(graph, "1990")
    assert network.tie(2, 365) == -0.4
    assert network.tie(2, 20) == 1
    assert np.isnan(network.tie(20, 365))


def test_a_graph_without_a_period_is_refused() -> None:
    with pytest.raises(TertiusError, match="names no period"):
        from_networkx(nx.Graph([(2, 20)]))


HISTORY = TemporalNetwork.of(
    [
        SignedNetwork((2, 20), np.array([[NAN, tie], [tie, NAN]]), parse_period(year))
        for year, tie in (("1990", 0.5), ("1991", 0.0))
    ]
)


@pytest.mark.parametrize("kind", ["polars", "pandas", "pyarrow"])
def test_ties_are_added_to_frames_of_every_library(kind: str) -> None:
    frame = pl.DataFrame(
        {"ccode1": [20, 2, 2, 2], "ccode2": [2, 20, 365, 20], "year": [1990, 1991, 1990, 1995]}
    )
    native = {"polars": frame, "pandas": frame.to_pandas(), "pyarrow": frame.to_arrow()}[kind]
    found = add_ties(native, HISTORY)
    assert type(found) is type(native)
    assert pl.DataFrame(found)["tie"].fill_nan(None).to_list() == [0.5, 0.0, None, None]


def test_ties_cannot_be_added_to_rows_without_states() -> None:
    with pytest.raises(InputProblems, match="which names no period"):
        add_ties(pl.DataFrame({"ccode1": [2], "ccode2": [20], "year": [None]}), HISTORY)
    with pytest.raises(InputProblems, match="column ccode2"):
        add_ties(pl.DataFrame({"ccode1": [2], "year": [1990]}), HISTORY)


@pytest.mark.parametrize("quote", ["", '"'])
def test_short_lines_are_told_and_not_filled_up(quote: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f"a,b,c\n1,{quote}2{quote},3\n4,5\n\n6\n7,8,\n", encoding="utf-8")
    with pytest.raises(InputProblems) as caught:
        read_csv(path)
    assert [(p.where, p.what) for p in caught.value.problems] == [
        (f"{path}:3", "has 2 cells where 3 are expected"),
        (f"{path}:5", "has 1 cells where 3 are expected"),
    ]


def test_empty_cells_at_the_end_of_a_line_are_no_short_line(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text('a,b\n1,\n2,"x\ny"\n3,\n', encoding="utf-8")
    assert read_csv(path)["b"].to_list() == [None, "x\ny", None]


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_other_separators_than_commas_are_refused(sign: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f"ccode1{sign}ccode2\n2{sign}20\n", encoding="utf-8")
    with pytest.raises(TertiusError, match="not by commas"):
        read_csv(path)


@pytest.mark.parametrize("cut", [1, 13, 50, 100])
def test_a_stata_file_without_its_end_is_refused(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "x.dta"
    write_stata(pl.DataFrame({"year": [1990, 1991], "word": ["a", "b"]}), path)
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(TertiusError, match="its end is cut off"):
        read_stata(path)


def test_too_few_names_for_a_matrix_are_a_problem() -> None:
    with pytest.raises(InputProblems, match="names: are 1, but there are 2 labels"):
        from_matrix([[0, 1], [1, 0]], [2, 20], "1983", names=["a"])


def test_a_year_may_be_a_number() -> None:
    frame = pl.DataFrame({"ccode1": [2], "ccode2": [20], "tie": [1.0]})
    assert str(next(iter(from_frame(frame, period=1983))).period) == "1983"


def test_columns_with_one_name_are_refused_everywhere(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame([[2, 20, 1.0, 1.0]], columns=["ccode1", "ccode2", "tie", "tie"])
    network = from_matrix([[0, 1], [1, 0]], [2, 20], "1983")
    for use in (
        lambda: from_frame(frame, period="1983"),
        lambda: add_ties(frame, network),
        lambda: write_csv(frame, tmp_path / "x.csv"),
    ):
        with pytest.raises(TertiusError, match="the frame cannot be read"):
            use()
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_frame_gets_no_ties() -> None:
    with pytest.raises(TertiusError, match="a str is no frame"):
        add_ties("x", from_matrix([[0, 1], [1, 0]], [2, 20], "1983"))
