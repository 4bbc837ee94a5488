"""``tertius balance``: a year, a span, a file; what is printed, written and refused."""

import csv
import json

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
