"""Tables of ties: which column is what, matrices, spells, and the formats of other programs."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tertius.errors import CoverageError, InputProblems, SourceError, TertiusError
from tertius.exchange import (
    from_matrix,
    periods_in,
    read_network,
    to_frame,
    write_csv,
    write_matrix,
    write_parquet,
    write_stata,
)
from tertius.exchange.tie_table import PAIRS, PERIODS, ROLES, SPELLS, VALUES, columns_of


def table(folder: Path, text: str, name: str = "ties.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("pair", PAIRS)
def test_known_names_of_the_two_states(pair: str) -> None:
    one, other = pair.split()
    assert columns_of(["x", one.upper(), other.upper(), "sign"], {}, "f") == {
        "first": one.upper(), "second": other.upper(), "value": "sign",
    }  # fmt: skip


@pytest.mark.parametrize("name", VALUES)
def test_known_names_of_the_value(name: str) -> None:
    assert columns_of(["a", "b", name.title()], {}, "f")["value"] == name.title()


@pytest.mark.parametrize("name", PERIODS)
def test_known_names_of_the_period(name: str) -> None:
    assert columns_of(["a", "b", "sign", name], {}, "f")["period"] == name


@pytest.mark.parametrize("pair", SPELLS)
def test_known_names_of_a_spell(pair: str) -> None:
    start, end = pair.split()
    found = columns_of(["a", "b", "sign", start, end], {}, "f")
    assert (found["start"], found["end"]) == (start, end)


@pytest.mark.parametrize(
    ("names", "first", "second"),
    [
        (["village_1", "village_2", "sign"], "village_1", "village_2"),
        (["State A", "State B", "sign"], "State A", "State B"),
        (["Source", "Target", "sign"], "Source", "Target"),
        (["ccode1", "name1", "ccode2", "name2", "sign"], "ccode1", "ccode2"),
        (["trader.i", "trader.j", "weight"], "trader.i", "trader.j"),
    ],
)
def test_two_columns_that_differ_in_their_last_sign(
    names: list[str], first: str, second: str
) -> None:
    found = columns_of(names, {}, "f")
    assert (found["first"], found["second"]) == (first, second)


def test_two_such_pairs_are_not_guessed_between() -> None:
    with pytest.raises(InputProblems, match="no two columns are known to name states"):
        columns_of(["tribe1", "tribe2", "clan1", "clan2", "sign"], {}, "f")


def test_what_the_user_says_goes_before_every_guess() -> None:
    names = ["a", "b", "sign", "p", "q", "mood", "year", "wave"]
    said = {"first": "p", "second": "q", "value": "mood", "period": "wave"}
    assert columns_of(names, said, "f") == said
    assert "period" not in columns_of(names, {"period": None}, "f")
    assert columns_of(names, {"first": 4, "second": 5}, "f")["first"] == "p"


def test_everything_wrong_with_what_the_user_says_at_once() -> None:
    said = {"first": "p", "second": "from_state", "value": 9}
    with pytest.raises(InputProblems) as caught:
        columns_of(["a", "from_stat", "sign"], said, "f")
    text = str(caught.value)
    for part in ("no column 'p'", "no column 'from_state'", "'from_stat'?", "no column 9"):
        assert part in text
    with pytest.raises(TertiusError, match="no role 'colour'") as unknown:
        columns_of(["a"], {"colour": "a"}, "f")
    assert all(role in str(unknown.value) for role in ROLES)
    with pytest.raises(InputProblems, match="one column has two parts"):
        columns_of(["a", "sign"], {"first": "a", "second": "a"}, "f")


def test_missing_columns_are_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputProblems) as caught:
        read_network(table(tmp_path, "Tribe,Other tribe,Mood\nx,y,1\n"))
    text = str(caught.value)
    assert "'Tribe', 'Other tribe', 'Mood'" in text
    assert "columns={'first': …, 'second': …, 'value': …}" in text
    with pytest.raises(InputProblems, match="no column is known to hold signs"):
        read_network(table(tmp_path, "a,b\nx,y\n"))


@pytest.mark.parametrize(
    "text",
    [
        "a,b,sign\nx,y,1\ny,z,-1\n",
        "A;B;Sign\nx;y;1\ny;z;-1\n",
        "a\tb\tsign\nx\ty\t1\ny\tz\t-1\n",
        "a b sign\nx y 1\ny z -1\n",
        "a, b, sign\n x , y ,1\n y,z , -1\n",
        '"a", "b", "sign"\n"x", "y", 1\n"y", "z", -1\n',
        '"a" "b" "sign"\n"1" "x" "y" 1\n"2" "y" "z" -1\n',
        '"","a","b","sign"\n"1","x","y",1\n"2","y","z",-1\n',
        "\ufeffa,b,sign\r\nx,y,1\r\ny,z,-1",
        "# by hand\na,b,sign\nx,y,1\n\ny,z,-1\n,,\n",
        "sign,b,a\n1,y,x\n-1,z,y\n",
        "note,a,b,sign\n,x,y,1\n,y,z,-1\n",
    ],
)
def test_the_same_table_in_many_dresses(text: str, tmp_path: Path) -> None:
    found = read_network(table(tmp_path, text))
    assert found.format == "table"
    assert found.ties.names == ("x", "y", "z")
    assert found.ties.values.tolist() == [1.0, -1.0]
    assert found.rows == 2


def test_names_that_a_spreadsheet_would_run_come_back_as_they_were(tmp_path: Path) -> None:
    frame = pl.DataFrame({"a": ["=1+1", "@x"], "b": ["'q", "-y"], "sign": [1, -1]})
    found = read_network(write_csv(frame, tmp_path / "x.csv"))
    assert found.ties.names == ("'q", "-y", "=1+1", "@x")


def test_a_name_with_a_hash_is_no_comment(tmp_path: Path) -> None:
    found = read_network(table(tmp_path, "a,b,sign\n#left,#right,-1\n"))
    assert found.ties.names == ("#left", "#right")


def test_namibia_is_a_name_and_na_no_value(tmp_path: Path) -> None:
    found = read_network(table(tmp_path, "iso1,iso2,sign\nNA,ZA,1\nNA,BW,NA\nBW,ZA,.\nBW,AO,-1\n"))
    assert found.ties.names == ("AO", "BW", "NA", "ZA")
    assert "2 rows without a value are not observed" in found.notes


def test_sign_and_weight_are_multiplied(tmp_path: Path) -> None:
    text = "source,target,sign,weight\na,b,1,2\nb,c,-1,3\nc,d,-1,-4\nd,e,1,\n"
    found = read_network(table(tmp_path, text))
    assert found.ties.values.tolist() == [2.0, -3.0, -4.0]
    assert found.columns["value"] == "sign × weight"
    with pytest.raises(InputProblems, match=r"csv:2: sign is 1 and weight is -2, which contradict"):
        read_network(table(tmp_path, "source,target,sign,weight\na,b,1,-2\nb,c,1,1\n"))
    only = read_network(table(tmp_path, text), columns={"sign": "sign"})
    assert only.ties.values.tolist() == [1.0, -1.0, -1.0, 1.0]


def test_windows_of_one_width_are_periods_of_their_own(tmp_path: Path) -> None:
    text = "start_year,end_year,a,b,sign\n1946,1949,x,y,1\n1947,1950,x,y,-1\n1947,1950,y,z,1\n"
    path = table(tmp_path, text)
    assert periods_in(path) == ("1946-1949", "1947-1950")
    assert len(read_network(path, when="1947-1950").ties) == 2
    assert read_network(path, when=1947).period == "1947-1950"
    with pytest.raises(CoverageError, match="nothing in 1949; it holds 1946-1949, 1947-1950"):
        read_network(path, when=1949)


SPELLED = "a,b,sign,begin,end\nx,y,1,1900,1904\nx,y,-1,1905,\ny,z,1,1902,1902\n"


def test_spells_count_in_every_year_they_touch(tmp_path: Path) -> None:
    path = table(tmp_path, SPELLED)
    assert periods_in(path) == tuple(map(str, range(1900, 1906)))
    assert read_network(path, when=1904).ties.signs.tolist() == [1]
    assert read_network(path, when=1905).ties.signs.tolist() == [-1]
    assert read_network(path, when=1990).ties.signs.tolist() == [-1]
    assert len(read_network(path, when=1902).ties) == 2
    assert "otherwise say columns={'before': NAME}" in read_network(path, when=1902).notes[0]
    with pytest.raises(CoverageError, match="nothing in 1899"):
        read_network(path, when=1899)


def test_ends_that_do_not_belong_to_a_spell(tmp_path: Path) -> None:
    said = {"start": "begin", "before": "end"}
    path = table(tmp_path, SPELLED)
    # Between the first and the last year there may be one without any tie.
    assert len(read_network(path, columns=said, when=1904).ties) == 0
    found = read_network(path, columns=said, when=1902)
    assert len(found.ties) == 1
    assert "1 spell ends when it starts: left out" in found.notes
    kept = {"start": "begin", "end": "end"}
    crossed = table(tmp_path, "a,b,sign,begin,end\nx,y,1,1900,1904\ny,x,-1,1904,1910\n")
    assert read_network(crossed, when=1904).ties.signs.tolist() == [-1]
    both = read_network(crossed, when=1904, columns=kept, rule="negative_wins")
    assert both.collapsed.contradictory == 1


def test_spells_of_days(tmp_path: Path) -> None:
    text = "a,b,sign,start,end\nx,y,1,1914-07-28,1918\nx,z,-1,1914-08-01,1914-08-03\n"
    path = table(tmp_path, text)
    assert periods_in(path) == ("1914", "1915", "1916", "1917", "1918")
    assert len(read_network(path, when=1914).ties) == 2
    assert len(read_network(path, when="1914-07").ties) == 1
    assert len(read_network(path, when="1914-08-03").ties) == 2
    assert len(read_network(path, when="1914-08-04").ties) == 1


def test_times_that_are_none(tmp_path: Path) -> None:
    text = "a,b,sign,start,end\nx,y,1,1990,1989\nx,z,1,soon,1992\nx,w,1,1990,1992\n"
    with pytest.raises(InputProblems) as caught:
        read_network(table(tmp_path, text), when=1990)
    said = [(p.where.rpartition(":")[2], p.what) for p in caught.value.problems]
    assert said == [("2", "ends before it starts"), ("3", "its start is 'soon', no time")]
    empty = table(tmp_path, "a,b,sign,year\nx,y,1,\nx,z,1,1990\n")
    with pytest.raises(InputProblems, match=r"csv:2: year is empty"):
        read_network(empty)


def test_periods_that_are_no_years(tmp_path: Path) -> None:
    path = table(tmp_path, "a,b,sign,wave\nx,y,1,before\nx,y,-1,after\n")
    assert periods_in(path) == ("after", "before")
    assert read_network(path, when="after").ties.signs.tolist() == [-1]
    assert read_network(path, when="after").ties.period is None
    days = table(tmp_path, "a,b,sign,date\nx,y,1,2014-03-05\nx,z,-1,2014-03-07\nx,w,1,2015-01-01\n")
    assert len(read_network(days, when="2014").ties) == 2
    assert len(read_network(days, when="2014-03-07").ties) == 1
    numbers = table(tmp_path, "a,b,sign,time\nx,y,1,10\nx,y,1,9\nx,y,1,9.0\n")
    assert periods_in(numbers) == ("9", "10")


def test_matrices_with_names(tmp_path: Path) -> None:
    text = ",Gama,Kotuni,Ove\nGama,,1,-1\nKotuni,1,,0\nOve,-1,0,\n"
    found = read_network(table(tmp_path, text))
    assert found.ties.names == ("Gama", "Kotuni", "Ove")
    assert found.ties.values.tolist() == [1.0, -1.0]
    assert found.collapsed.repeated == 0
    r_table = table(tmp_path, '"A" "B" "C"\n"A" 0 1 -1\n"B" 1 0 0\n"C" -1 0 0\n', "m.txt")
    assert read_network(r_table).ties.values.tolist() == [1.0, -1.0]


def test_matrices_that_are_not_symmetric_need_a_rule(tmp_path: Path) -> None:
    path = table(tmp_path, ",A,B\nA,1,1\nB,-1,0\n")
    with pytest.raises(TertiusError, match="1 dyad has more than one row"):
        read_network(path)
    found = read_network(path, rule="negative_wins")
    assert found.ties.signs.tolist() == [-1]
    assert found.collapsed.self_ties == 1


def test_faults_of_matrices(tmp_path: Path) -> None:
    with pytest.raises(InputProblems, match=r"csv:3: the tie with B is 'x'"):
        read_network(table(tmp_path, ",A,B,C\nA,0,1,1\nB,1,x,0\nC,1,0,0\n"))
    with pytest.raises(InputProblems, match=r"csv:3: has 3 cells where 4 are expected"):
        read_network(table(tmp_path, ",A,B,C\nA,0,1,1\nB,1,0\nC,1,0,0\n"))
    with pytest.raises(InputProblems, match="state 'A' twice"):
        read_network(table(tmp_path, ",A,A,C\nA,0,1,1\nA,1,0,1\nC,1,0,0\n"))


def test_matrices_of_tertius_and_three_columns_that_are_none(tmp_path: Path) -> None:
    ties = [[np.nan, -1.0, 0.5], [-1.0, np.nan, np.nan], [0.5, np.nan, np.nan]]
    written = write_matrix(from_matrix(ties, [2, 365, 200], "1983"), tmp_path / "m.csv")
    found = read_network(written)
    assert found.period == "1983"
    assert found.ties.names == ("2", "200", "365")
    assert found.ties.values.tolist() == [0.5, -1.0]
    short = table(tmp_path, "5,1,2\n1,0,3\n2,3,0\n")
    assert read_network(short).format == "edge-list"


@pytest.mark.parametrize("kind", ["csv", "parquet", "dta"])
def test_exports_of_tertius(kind: str, tmp_path: Path) -> None:
    ties = [[np.nan, -1.0, 0.5], [-1.0, np.nan, np.nan], [0.5, np.nan, np.nan]]
    frame = to_frame(from_matrix(ties, [2, 365, 200], "1983"))
    write = {"csv": write_csv, "parquet": write_parquet, "dta": write_stata}[kind]
    path = write(frame, tmp_path / f"ties.{kind}")
    found = read_network(path)
    assert found.ties.names == ("United States", "United Kingdom", "Soviet Union")
    assert found.ties.values.tolist() == [0.5, -1.0]
    assert found.period == "1983"
    assert found.columns["value"] == "tie"
    assert "1 row without a value is not observed" in found.notes


def test_tables_of_other_programs(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "from": pl.Series([1.0, 2.0, 3.0]),
            "to": pl.Series([2.0, 3.0, 3.0]),
            "sign": pl.Series([2.5, -1.0, 1.0]),
            "year": pl.Series([1990.0, 1990.0, 1990.0]),
        }
    )
    path = tmp_path / "x.parquet"
    frame.write_parquet(path)
    found = read_network(path)
    assert found.ties.names == ("1", "2", "3")
    assert found.ties.values.tolist() == [2.5, -1.0]
    assert (found.period, found.collapsed.self_ties) == ("1990", 1)
    frame.with_columns(pl.lit("often").alias("sign")).write_parquet(path)
    with pytest.raises(InputProblems, match=r"parquet: row 1: sign is 'often'"):
        read_network(path)
    frame.with_columns(pl.lit([1]).alias("sign")).write_parquet(path)
    with pytest.raises(InputProblems, match="sign holds List"):
        read_network(path)
    categories = frame.with_columns(
        pl.Series(["x", "y", None], dtype=pl.Categorical).alias("from"),
        pl.Series([None, "z", "z"], dtype=pl.Categorical).alias("to"),
    )
    categories.write_parquet(path)
    with pytest.raises(InputProblems) as caught:
        read_network(path)
    assert [p.what for p in caught.value.problems] == ["to is empty", "from is empty"]


def test_a_format_that_the_content_is_not(tmp_path: Path) -> None:
    path = table(tmp_path, "a,b,sign\nx,y,1\n")
    with pytest.raises(SourceError, match="no Parquet file"):
        read_network(path, format="parquet")
    with pytest.raises(SourceError, match="no well-formed XML"):
        read_network(path, format="graphml")
    with pytest.raises(SourceError, match=r"has no \*Vertices"):
        read_network(path, format="net")
