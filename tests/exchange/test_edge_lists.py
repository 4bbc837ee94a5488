"""Lists of ties without a header: whatever separates their cells, and whatever names the states."""

from pathlib import Path

import pytest

from tertius.errors import InputProblems, SourceError, TertiusError
from tertius.exchange import read_network


def listed(folder: Path, text: str, name: str = "ties.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "1\t2\t1\n2\t3\t-1\n",
        "1 2 1\n2 3 -1\n",
        "  1   2  1\n  2   3 -1 \n",
        " 1\t2 1\n2 3\t-1\n",
        "1,2,1\n2,3,-1\n",
        "1, 2, 1\n2, 3, -1\n",
        "1;2;1\n2;3;-1",
        "1|2|1\n2|3|-1",
        "1 2 1\r\n2 3 -1\r\n",
        "1 2 1\r2 3 -1\r",
        "\n1 2 1\n\n\n2 3 -1\n\n",
        "# 3\n1 2 1\n2 3 -1\n",
        "# Directed graph\n# FromNodeId\tToNodeId\tSign\n1\t2\t1\n2\t3\t-1\n",
        "# Nodes: 3 Edges: 2\n1\t2\t1\n# in between\n2\t3\t-1\n",
        "% sym signed\n% 2 3 3\n1 2 1\n2 3 -1\n",
        "1 2 +1\n2 3 -1.0e0\n",
        "\ufeff1 2 1\n2 3 -1\n",
    ],
)
def test_the_same_network_in_many_dresses(text: str, tmp_path: Path) -> None:
    found = read_network(listed(tmp_path, text))
    assert found.format == "edge-list"
    assert found.ties.names == ("1", "2", "3")
    assert found.ties.values.tolist() == [1.0, -1.0]
    assert found.rows == 2


def test_names_that_are_no_numbers(tmp_path: Path) -> None:
    found = read_network(listed(tmp_path, "Oslo\tNew York\t1\nOslo\tRome\t-2.5\n"))
    assert found.ties.names == ("New York", "Oslo", "Rome")
    assert sorted(found.ties.values) == [-2.5, 1.0]


def test_quoted_names_with_blanks_and_separators(tmp_path: Path) -> None:
    blanks = read_network(listed(tmp_path, '"New York" "Oslo  N" 1\n"Oslo  N" Rome -1\n'))
    assert blanks.ties.names == ("New York", "Oslo  N", "Rome")
    commas = read_network(listed(tmp_path, '"Korea, North","Korea, South",-1\n'))
    assert commas.ties.names == ("Korea, North", "Korea, South")
    quotes = read_network(listed(tmp_path, '"The ""Six""",x,1\n'))
    assert quotes.ties.names == ('The "Six"', "x")


def test_a_number_with_leading_zeros_is_a_name(tmp_path: Path) -> None:
    found = read_network(listed(tmp_path, "007,7,1\n7,8,-1\n"))
    assert found.ties.names == ("007", "7", "8")


@pytest.mark.parametrize("word", ["-", "neg", "Negative", "\u2212", "\u22121"])
def test_signs_in_words(word: str, tmp_path: Path) -> None:
    found = read_network(listed(tmp_path, f"x,y,{word}\nx,z,+\n"))
    assert dict(zip(found.ties.names[1:], found.ties.signs, strict=True)) == {"y": -1, "z": 1}


def test_more_columns_are_told_and_columns_chosen_by_number(tmp_path: Path) -> None:
    path = listed(tmp_path, "1 2 10 1289241911\n2 3 -1 1289241942\n")
    found = read_network(path)
    assert "columns without a part in this: 4" in found.notes
    assert found.ties.values.tolist() == [10.0, -1.0]
    turned = listed(tmp_path, "1,7,2\n-1,7,3\n")
    columns = {"first": 2, "second": 3, "value": 1}
    assert read_network(turned, columns=columns).ties.names == ("2", "3", "7")
    text = {"first": "2", "second": "3", "value": "1"}
    assert read_network(turned, columns=text).ties.names == ("2", "3", "7")


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"value": 4}, "has no header and 3 columns, so there is no column 4"),
        ({"first": 0}, "there is no column 0"),
        ({"period": 3}, "no header, so it has no column for 'period'"),
    ],
)
def test_columns_that_are_not_there(columns: dict[str, int], message: str, tmp_path: Path) -> None:
    path = listed(tmp_path, "1 2 1\n2 3 -1\n")
    with pytest.raises(TertiusError, match=message):
        read_network(path, columns=columns)


def test_two_columns_are_too_few(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"ties\.txt:2: has 2 columns; two states and a sign"):
        read_network(listed(tmp_path, "# unsigned\n1 2\n2 3\n"))


def test_bad_rows_with_their_lines_between_comments_and_blanks(tmp_path: Path) -> None:
    text = "# 4\n1 2 1\n\n2 3 x\n# more\n3 4\n4 1 1 1\n4 2 nan\n4 3 inf\n1 3 1\n"
    with pytest.raises(InputProblems) as caught:
        read_network(listed(tmp_path, text))
    said = {p.where.rpartition(":")[2]: p.what for p in caught.value.problems}
    assert said == {
        "4": "column 3 is 'x', which is no number",
        "6": "has 2 cells where 3 are expected",
        "7": "has 4 cells where 3 are expected",
        "8": "column 3 is NaN",
        "9": "column 3 is infinite",
    }


def test_numbers_only_and_one_bad_line_far_down(tmp_path: Path) -> None:
    lines = [f"{n} {n + 1} 1" for n in range(50_000)]
    lines[40_000] = "40000 40001 NaN"
    with pytest.raises(InputProblems, match=r"ties\.txt:40001: column 3 is NaN"):
        read_network(listed(tmp_path, "\n".join(lines)))


def test_only_the_first_bad_rows_are_listed_and_all_are_counted(tmp_path: Path) -> None:
    text = "".join(f"{n} {n + 1} x\n" for n in range(100)) + "1 2 1\n"
    with pytest.raises(InputProblems, match="100 of 101 rows") as caught:
        read_network(listed(tmp_path, text))
    assert len(caught.value.problems) == 20
    torn = "1 2 1\n" + "".join(f"{n} {n + 1}\n" for n in range(100))
    with pytest.raises(InputProblems, match="100 of 101 rows") as caught:
        read_network(listed(tmp_path, torn))
    assert len(caught.value.problems) == 20


def test_signed_graphs_have_their_signs_the_other_way_round(tmp_path: Path) -> None:
    found = read_network(listed(tmp_path, "  1   2  1\n  2   3  0\n", "x.signed-graph"))
    assert found.ties.signs.tolist() == [-1, 1]
    with pytest.raises(InputProblems) as caught:
        read_network(listed(tmp_path, "1 2 1\n2 3 -1\n3 4 x\n4 5 2\n", "x.signed-graph"))
    assert [p.where.rpartition(":")[2] for p in caught.value.problems] == ["2", "3", "4"]
    assert "expected 0 (positive) or 1 (negative)" in caught.value.problems[0].what


def test_a_signed_graph_by_its_ending_also_when_packed_names_its_lines(tmp_path: Path) -> None:
    import gzip

    path = tmp_path / "x.signed-graph.gz"
    path.write_bytes(gzip.compress(b"1 2 1\n1 3 0\n2 3 7\n"))
    with pytest.raises(InputProblems, match="gz:3: the third column is 7"):
        read_network(path)
