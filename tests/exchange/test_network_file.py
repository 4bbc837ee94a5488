"""Networks of any kind of states come out of files of any format, by a named rule."""

import gzip
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tertius.errors import CoverageError, InputProblems, NetworkError, SourceError, TertiusError
from tertius.exchange import (
    FORMATS,
    NetworkFile,
    periods_in,
    read_network,
    read_periods,
    ties_frame,
    write_csv,
)
from tertius.network import RULES, TieList
from tertius.periods import parse_period


def saved(folder: Path, text: str, name: str = "ties.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def signed(shared: Path) -> Path:
    return shared / "data" / "signed_networks"


SIZES = [
    ("EGFR.signed-graph", "signed-graph", 852, 329, 779, 264),
    ("yeast.signed-graph", "signed-graph", 1080, 690, 1078, 220),
    ("highlandtribes.txt", "edge-list", 58, 16, 58, 29),
    ("bitcoin_alpha.csv.gz", "edge-list", 24_186, 3_774, 13_876, 1_152),
    ("wikielections.txt.gz", "edge-list", 100_693, 7_115, 100_693, 22_253),
    ("soc-sign-epinions.txt.gz", "edge-list", 841_372, 131_513, 708_507, 118_619),
    ("soc-sign-Slashdot090221.txt.gz", "edge-list", 549_202, 82_062, 498_532, 117_599),
]


@pytest.mark.parametrize(("name", "kind", "rows", "states", "ties", "negative"), SIZES)
def test_the_networks_of_the_field_have_their_published_sizes(
    signed: Path, name: str, kind: str, rows: int, states: int, ties: int, negative: int
) -> None:
    # The instance EGFR is said to have 330 nodes: 330 is its largest number, and one is unused.
    found = read_network(signed / name, rule="sum_of_signs")
    assert (found.format, found.rows, found.rejected) == (kind, rows, 0)
    assert (found.ties.states, len(found.ties)) == (states, ties)
    assert int(np.sum(found.ties.signs < 0)) == negative
    assert found.collapsed.rule == "sum_of_signs"


def test_a_rule_is_needed_only_where_a_dyad_has_several_rows(signed: Path) -> None:
    plain = read_network(signed / "highlandtribes.txt")
    assert plain.collapsed.repeated == 0
    with pytest.raises(NetworkError) as caught:
        read_network(signed / "EGFR.signed-graph")
    text = str(caught.value)
    assert "69 dyads have more than one row (4 with both signs, 65 with one value repeated" in text
    assert "69 in both directions" in text
    assert all(f"{name}: {what}" in text for name, what in RULES.items())


def test_all_periods_of_the_windows_of_doreian_and_mrvar(signed: Path) -> None:
    path = signed / "doreian_mrvar_cow_signed_1946_1999.csv"
    every = list(read_periods(path))
    assert len(every) == 51
    assert [one.period for one in every] == list(periods_in(path))
    assert (every[0].period, every[-1].period) == ("1946-1949", "1996-1999")
    assert sum(len(one.ties) for one in every) == every[0].rows == 41_295
    assert repr(every[0].ties) == "TieList(64 states, 362 ties: 320 positive, 42 negative)"
    by_start = read_network(path, when=1946)
    assert by_start.period == "1946-1949"
    assert by_start.ties.names == every[0].ties.names
    with pytest.raises(CoverageError, match=r"holds 51 periods: 1946-1949, .* 1996-1999"):
        read_network(path)


def test_spells_whose_end_is_no_part_of_them(signed: Path) -> None:
    path = signed / "antal_wwi_1872_1907_irps_wwi.csv"
    before, after = read_network(path, when=1889), read_network(path, when=1890)
    assert any("no part of it: 4 ties end" in note for note in before.notes)
    names = ties_frame(before.ties).rows()
    assert ("AUH", "RUS", 1, 1.0) in names
    assert ("AUH", "RUS", -1, 1.0) in ties_frame(after.ties).rows()
    assert periods_in(path)[0] == "1872"
    assert periods_in(path)[-1] == "1917"
    assert after.ties.period == parse_period("1890")
    whole = read_network(path, when=1907)
    assert len(whole.ties) == 15
    assert whole.ties.states == 6


def test_levels_of_cooperation_by_year(signed: Path) -> None:
    path = signed / "amen_coldwar_1950_1985.csv"
    assert periods_in(path) == tuple(map(str, range(1950, 1986, 5)))
    found = read_network(path, when="1950")
    assert found.columns == {"first": "a", "second": "b", "value": "level", "period": "year"}
    assert repr(found.ties) == "TieList(1950: 27 states, 66 ties: 35 positive, 31 negative)"
    assert sum(len(one.ties) for one in read_periods(path)) <= 297


def test_the_comments_of_a_file_about_its_size_are_checked(signed: Path) -> None:
    found = read_network(signed / "soc-sign-Slashdot090221.txt.gz", rule="sum_of_signs")
    assert "its comments speak of 82,144 states; 82,140 are named by ties" in found.notes


def test_what_was_lost_is_told(tmp_path: Path) -> None:
    text = "a,b,sign\nx,y,1\ny,x,-1\nx,x,1\ny,z,0\nx,z,-1\nx,w,\n"
    found = read_network(saved(tmp_path, text), rule="sum_of_signs")
    assert found.notes == (
        "1 row without a value is not observed",
        "1 tie of a state with itself was left out",
        "1 row of value zero is neutral",
        "1 dyad has more than one row; rule: sum_of_signs",
        "1 dyad has rows of both signs",
        "1 dyad was dropped by the rule",
        "1 state without a tie was left out",
    )
    assert found.ties.names == ("x", "z")
    assert found.rows == 6


def test_the_rows_as_written_stay_at_hand(tmp_path: Path) -> None:
    path = saved(tmp_path, "source,target,sign\nB,A,1\nA,B,-1\nA,C,1\n")
    found = read_network(path, rule="drop_contradictions")
    written = [
        (found.names[i], found.names[j], value)
        for i, j, value in zip(found.first, found.second, found.values, strict=True)
    ]
    assert written == [("B", "A", 1.0), ("A", "B", -1.0), ("A", "C", 1.0)]
    assert found.ties.names == ("A", "C")


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        (None, None),
        ("sum_of_signs", {("A", "C"): -1.0}),
        ("sum_of_values", {("A", "B"): 2.0, ("A", "C"): -0.5}),
        ("drop_contradictions", {("A", "C"): -1.0}),
        ("negative_wins", {("A", "B"): -1.0, ("A", "C"): -1.0}),
    ],
)
def test_every_rule(rule: str | None, values: dict[tuple[str, str], float], tmp_path: Path) -> None:
    path = saved(tmp_path, "from,to,weight\nA,B,3\nB,A,-1\nA,C,-0.5\n")
    if rule is None:
        with pytest.raises(NetworkError, match="such as A and B: -1 and 3"):
            read_network(path)
        return
    ties = read_network(path, rule=rule).ties
    names = ties.names
    pairs = zip(ties.first, ties.second, ties.values, strict=True)
    assert {(names[i], names[j]): value for i, j, value in pairs} == values


def test_without_a_rule_weights_are_kept(tmp_path: Path) -> None:
    found = read_network(saved(tmp_path, "a,b,weight\nx,y,2.5\ny,z,-4\n"))
    assert found.ties.values.tolist() == [2.5, -4.0]


def test_states_without_ties_are_left_out_of_lists_and_kept_where_listed(tmp_path: Path) -> None:
    text = "a,b,sign\nx,y,1\ny,z,0\n"
    assert read_network(saved(tmp_path, text)).ties.names == ("x", "y")
    assert read_network(saved(tmp_path, text), isolates=True).ties.names == ("x", "y", "z")
    pajek = saved(tmp_path, '*Vertices 3\n1 "x"\n2 "y"\n3 "z"\n*Edges\n1 2 -1\n', "n.net")
    assert read_network(pajek).ties.names == ("x", "y", "z")
    assert read_network(pajek, isolates=False).ties.names == ("x", "y")


def test_only_rows_of_the_period_need_a_rule(tmp_path: Path) -> None:
    path = saved(tmp_path, "a,b,sign,year\nx,y,1,1990\nx,y,-1,1991\n")
    assert read_network(path, when=1990).ties.signs.tolist() == [1]
    assert read_network(path, when=parse_period("1991")).ties.signs.tolist() == [-1]
    with pytest.raises(NetworkError, match="1 dyad has more than one row"):
        read_network(path, columns={"period": None})


def test_states_by_their_cow_numbers_get_their_names(tmp_path: Path) -> None:
    text = "ccode1,ccode2,year,tie\n2,365,1962,-1\n2,200,1962,1\n"
    found = read_network(saved(tmp_path, text))
    assert found.ties.names == ("United States", "United Kingdom", "Soviet Union")
    assert found.ties.period == parse_period("1962")
    unknown = read_network(saved(tmp_path, text.replace("365", "9999")))
    assert unknown.ties.names == ("2", "200", "9999")
    both = "ccode1,ccode2,name1,name2,tie\n2,365,US,SU,-1\n"
    chosen = {"first": "name1", "second": "name2"}
    assert read_network(saved(tmp_path, both), columns=chosen).ties.names == ("SU", "US")


def test_names_are_in_the_order_of_numbers_where_all_are_numbers(tmp_path: Path) -> None:
    numbers = read_network(saved(tmp_path, "a,b,sign\n10,9,1\n2,10,-1\n"))
    assert numbers.ties.names == ("2", "9", "10")
    text = read_network(saved(tmp_path, "a,b,sign\n10,9b,1\n2,10,-1\n"))
    assert text.ties.names == ("10", "2", "9b")


def test_far_apart_numbers_take_no_memory(tmp_path: Path) -> None:
    path = saved(tmp_path, "1 9000000000000000000 1\n-9000000000000000000 1 -1\n", "n.txt")
    names = read_network(path).ties.names
    assert names == ("-9000000000000000000", "1", "9000000000000000000")


def test_every_format_can_be_named(tmp_path: Path) -> None:
    path = saved(tmp_path, "1 2 1\n2 3 0\n", "n.txt")
    flipped = read_network(path, format="signed_graph")
    assert flipped.ties.signs.tolist() == [-1, 1]
    assert read_network(path, format="snap").format == "edge-list"
    with pytest.raises(TertiusError, match="no format 'xlsx'") as caught:
        read_network(path, format="xlsx")
    assert all(name in str(caught.value) for name in FORMATS)


def test_a_table_whose_zeros_may_mean_something_else_says_so(tmp_path: Path) -> None:
    found = read_network(saved(tmp_path, "1 2 1\n2 3 0\n", "n.txt"))
    assert any("where 1 means negative, the format is signed-graph" in n for n in found.notes)


def test_gzip_by_content_whatever_the_name(tmp_path: Path) -> None:
    path = tmp_path / "ties.signed-graph.gz"
    path.write_bytes(gzip.compress(b"1 2 1\n"))
    assert read_network(path).ties.signs.tolist() == [-1]
    bare = tmp_path / "ties.csv"
    bare.write_bytes(gzip.compress(b"a,b,sign\nx,y,-1\n"))
    assert read_network(bare).ties.names == ("x", "y")


def test_an_unknown_rule_is_refused_before_the_file_is_read() -> None:
    with pytest.raises(TertiusError, match="no collapse rule 'majority'"):
        read_network("nowhere", rule="majority")


def test_a_file_without_time_has_no_periods(tmp_path: Path) -> None:
    path = saved(tmp_path, "a,b,sign\nx,y,1\n")
    assert periods_in(path) == ()
    assert [one.period for one in read_periods(path)] == [None]
    with pytest.raises(CoverageError, match="says nothing of time, so it has no 1990"):
        read_network(path, when=1990)


def test_tolerance_keeps_what_was_rejected(tmp_path: Path) -> None:
    path = saved(tmp_path, "a,b,sign\nx,y,1\nx,z\ny,z,often\nz,w,-1\n")
    with pytest.raises(InputProblems, match="2 of 4 rows cannot be read") as caught:
        read_network(path)
    assert [p.where.rpartition(":")[2] for p in caught.value.problems] == ["3", "4"]
    found = read_network(path, tolerant=True)
    assert (found.rejected, found.rows) == (2, 4)
    assert [p.what for p in found.problems] == [
        "has 2 cells where 3 are expected",
        "sign is 'often', which is no number",
    ]
    assert found.ties.names == ("w", "x", "y", "z")
    broken = saved(tmp_path, "a,b,sign\nx,y,some\n")
    with pytest.raises(InputProblems, match="no row can be read"):
        read_network(broken, tolerant=True)


def test_no_rows_are_no_network(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="has no rows of ties"):
        read_network(saved(tmp_path, "a,b,sign\n"))


def test_ties_as_a_frame_that_reads_back(tmp_path: Path) -> None:
    ties = TieList(("C", "A", "B"), [0, 1], [1, 2], [2.0, -1.0])
    frame = ties_frame(ties)
    assert frame.rows() == [("C", "A", 1, 2.0), ("A", "B", -1, 1.0)]
    assert frame.schema == {
        "first": pl.String, "second": pl.String, "sign": pl.Int8, "weight": pl.Float64,
    }  # fmt: skip
    found: NetworkFile = read_network(write_csv(frame, tmp_path / "ties.csv"))
    assert found.columns["value"] == "sign × weight"
    assert sorted(ties_frame(found.ties).rows()) == [("A", "B", -1, 1.0), ("A", "C", 1, 2.0)]
