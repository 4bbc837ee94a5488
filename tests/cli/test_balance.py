"""``tertius balance``: a year, a span, a file; what is printed, written and refused."""

import csv
import json
import os

import pytest

QUICK = ("--draws", "10")
TIES = "first,second,sign\nA,B,1\nB,C,1\nA,C,-1\nC,D,-1\n"


@pytest.fixture
def ties(folder):
    file = folder / "ties.csv"
    file.write_text(TIES, encoding="utf-8")
    return file


def test_a_year_is_answered_from_the_chronicle(run):
    done = run("balance", "1962", *QUICK)
    assert done.code == 0, done.err
    assert "Balance of the state system, 1962" in done.out
    assert "shuffled signs give" in done.out
    assert done.err == ""


def test_json_holds_everything(run):
    done = run("balance", "1962", *QUICK, "--json")
    found = json.loads(done.out)
    measures = {row["measure"]: row for row in found["measures"]}
    assert measures["frustration"]["proven"] is True
    assert measures["balance_strong"]["null_mean"] < measures["balance_strong"]["value"]
    assert found["about"]["recipe"] == "default"
    assert found["source_mix"]["chronicle"][0] > 0
    assert found["findings"][0]["sides"][0]["members"]
    assert found["records"]["1962"][0]["records"]


def test_a_year_without_coverage_names_what_to_fetch(run):
    done = run("balance", "1914")
    assert done.code == 2
    assert "the chronicle covers 1945 to 2025, not 1914" in done.err
    assert "tertius data fetch atop" in done.err
    assert done.out == ""


def test_a_span_is_a_table_and_one_of_its_periods_is_told(run):
    done = run("balance", "1946..1949", *QUICK, "--show", "1948")
    assert done.code == 0, done.err
    assert "Balance of the state system, 1946 to 1949" in done.out
    assert "\n1948 ─" in done.out
    refused = run("balance", "1946..1949", *QUICK, "--show", "1960")
    assert refused.code == 2
    assert "'1960' is not among the periods" in refused.err


def test_a_range_over_recipes_is_said_to_be_one(run):
    done = run("balance", "1962", *QUICK, "--intervals", "recipes", "--null-model", "none")
    assert done.code == 0, done.err
    assert "range over recipes" in done.out
    assert "shuffled" not in done.out


def test_everything_asked_for_is_written(run, folder):
    names = ("--out", "m.csv", "--frustrated", "f.csv", "--html", "p.html", "--plot", "b.svg")
    done = run("balance", "1946..1947", *QUICK, *names)
    assert done.code == 0, done.err
    rows = list(csv.DictReader((folder / "m.csv").read_text("utf-8").splitlines()))
    assert {row["period"] for row in rows} == {"1946", "1947"}
    for name in ("m.csv", "m.csv.meta.json", "f.csv", "p.html", "b.svg"):
        assert (folder / name).stat().st_size > 100
    for said in ("page written to p.html", "written to m.csv", "written to f.csv", "to b.svg"):
        assert said in done.err


def test_csv_and_parquet_are_other_names_of_out(run, folder):
    assert run("balance", "1962", *QUICK, "--csv", "m.csv").code == 0
    assert run("balance", "1962", *QUICK, "--parquet", "m.parquet").code == 0
    assert (folder / "m.csv").exists()
    assert (folder / "m.parquet").exists()


def test_a_file_is_answered(run, ties):
    done = run("balance", str(ties), *QUICK)
    assert done.code == 0, done.err
    assert "4 states and 4 ties: 2 friendly, 2 hostile" in done.out
    assert "1 of 4 ties (25.0%) stand against the best two sides; proven" in done.out


def test_a_file_can_be_explained(run, folder):
    (folder / "t.csv").write_text("when,a,b,s\n1950,x,y,1\n1951,x,y,-1\n", encoding="utf-8")
    columns = ("--column", "first=a", "--column", "second=b", "--column", "sign=s")
    done = run("balance", "t.csv", *QUICK, *columns, "--column", "period=when", "--when", "1951")
    assert done.code == 0, done.err
    assert "0 friendly, 1 hostile" in done.out
    lost = run("balance", "t.csv", "--column", "first")
    assert lost.code == 2
    assert "--column first=a" in lost.err


def test_a_dyad_with_two_rows_asks_for_a_rule(run, folder):
    (folder / "t.csv").write_text("first,second,sign\nx,y,1\ny,x,-1\n", encoding="utf-8")
    refused = run("balance", "t.csv")
    assert refused.code == 2
    assert "negative_wins" in refused.err
    assert run("balance", "t.csv", *QUICK, "--collapse", "negative_wins").code == 0
    wrong = run("balance", "t.csv", "--collapse", "best")
    assert wrong.code == 2
    assert "no collapse rule 'best'" in wrong.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere.csv",), "there is no such file"),
        (("1950..1946",), "ends (1946) before it starts (1950)"),
        (("1962", "--recipe", "nonsense"), "there is no recipe 'nonsense'"),
        (("1962", "--out", "m.xlsx"), "names no format"),
        (("1962", "--draws", "-3"), "--draws"),
        (("1962", "--time-limit", "0"), "--time-limit"),
        (("1962", "--null-model", "best"), "--null-model"),
    ],
)
def test_misuse_is_told(run, words, said):
    done = run("balance", *words)
    assert done.code == 2
    assert said in done.err
    assert done.out == ""


def test_no_more_coalitions_are_made_than_asked_for(run, ties):
    done = run("balance", str(ties), *QUICK, "--coalitions", "2", "--json")
    found = {row["measure"]: row for row in json.loads(done.out)["measures"]}
    assert found["weak_frustration"]["value"] == 1


@pytest.fixture
def idle(monkeypatch):
    """No work may be done: what is asked for must be refused before."""

    def worked(*_, **__):
        raise AssertionError("the network was measured before the outputs were looked at")

    monkeypatch.setattr("tertius.cli.balance._answer", worked)


@pytest.mark.parametrize(
    ("option", "name"),
    [
        ("--csv", "--out"),
        ("--out", "--out"),
        ("--parquet", "--out"),
        ("--frustrated", "--frustrated"),
        ("--html", "--html"),
        ("--plot", "--plot"),
    ],
)
@pytest.mark.parametrize("twin", ["ties.csv", "./sub/../ties.csv", "link.csv", "hard.csv"])
def test_what_is_read_is_never_written_over(run, ties, idle, option, name, twin):
    (ties.parent / "sub").mkdir()
    (ties.parent / "link.csv").symlink_to(ties)
    os.link(ties, ties.parent / "hard.csv")
    done = run("balance", "ties.csv", option, twin)
    assert done.code == 2
    assert f"{name} would overwrite ties.csv, which is read" in done.err
    assert str(os.path.normpath(twin)) in os.path.normpath(done.err)
    assert ties.read_text("utf-8") == TIES
    assert not list(ties.parent.glob("*.meta.json"))


def test_a_recipe_that_is_read_is_not_written_over_either(run, folder, idle):
    (folder / "own.toml").write_text("x", encoding="utf-8")
    done = run("balance", "1962", "--recipe", "own.toml", "--html", "own.toml")
    assert done.code == 2
    assert "--html would overwrite own.toml, which is read" in done.err
    assert (folder / "own.toml").read_text("utf-8") == "x"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--out", "m.csv", "--frustrated", "m.csv"), "--out m.csv and --frustrated m.csv are"),
        (("--csv", "m.csv", "--html", "sub/../m.csv"), "--out m.csv and --html sub/../m.csv are"),
        (("--html", "p.svg", "--plot", "p.svg"), "--html p.svg and --plot p.svg are the same"),
    ],
)
def test_two_outputs_never_share_a_file(run, folder, idle, words, said):
    done = run("balance", "1962", *words)
    assert done.code == 2
    assert said in done.err
    assert list(folder.iterdir()) == []


def test_one_of_a_kind_is_told_in_the_singular(run, folder):
    (folder / "one.csv").write_text("first,second,sign\nx,y,1\n", encoding="utf-8")
    done = run("balance", "one.csv", *QUICK)
    assert "2 states and 1 tie: 1 friendly, 0 hostile" in done.out
    assert "0 of 1 tie (0.0%)" in done.out
    assert "1 row." in done.out
    (folder / "three.csv").write_text("a,b,sign\nx,y,1\ny,z,1\nx,z,-1\n", encoding="utf-8")
    done = run("balance", "three.csv", *QUICK)
    assert "1 complete triad:" in done.out
    assert "3 rows." in done.out


def test_weights_of_any_size_are_told_in_a_few_digits(run, folder):
    told = "a,b,weight\nx,y,1e300\ny,z,1e300\nx,z,-9e299\np,q,1e-9\nq,r,1e-9\np,r,-1.5e-10\n"
    (folder / "t.csv").write_text(told, encoding="utf-8")
    done = run("balance", "t.csv", *QUICK, "--html", "p.html")
    assert done.code == 0, done.err
    assert "−9e+299:" in done.out or "+1e+300:" in done.out
    assert "e-09:" in done.out.replace("−", "-") or "e-10:" in done.out.replace("−", "-")
    for text in (done.out, (folder / "p.html").read_text("utf-8")):
        assert "0" * 60 not in text


def test_parallel_ties_have_no_triads_and_the_answer_says_why(run, folder):
    rows = "first,second,sign\nx,y,1\ny,x,-1\ny,z,1\nx,z,1\n"
    (folder / "t.csv").write_text(rows, encoding="utf-8")
    done = run("balance", "t.csv", *QUICK, "--collapse", "multigraph")
    assert done.code == 0
    assert "not defined for parallel ties" in done.out
    assert "1 of 4 ties (25.0%)" in done.out
