"""The ``tertius chronicle`` commands, as a person runs them."""

import csv
import json
from pathlib import Path

import pytest

from tertius.cli import main


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        main(["chronicle", *words])
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), out, err


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder without a project."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TERTIUS_PROJECT", raising=False)


@pytest.mark.parametrize("command", ["check", "list", "show", "kinds", "validate", "audit"])
def test_every_command_has_help(capsys: pytest.CaptureFixture[str], command: str) -> None:
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert f"tertius chronicle {command}" in out


def test_check_without_data_says_what_it_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check")
    assert code == 0
    assert "Not compared, data not at hand: atop" in out
    assert "no reference" in out
    assert "Hand audit" in out
    assert "no project folder" in err


def test_check_fails_on_a_contradicted_record_and_lists_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    # A list with one rivalry contradicts every other rivalry of the chronicle.
    (tmp_path / "tss.csv").write_text(
        "tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,"
        "interventionary,principal,aprin\n1,A-B,2,20,1945,1946,1,0,0,0,1,0\n"
    )
    table = tmp_path / "out.csv"
    options = ("--data", str(tmp_path), "--kind", "rivalry", "--csv", str(table))
    code, out, err = run(capsys, "check", *options)
    assert code == 1
    assert "rivalry" in out
    assert "in no year of" in out
    assert "reading tss" in err
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert {row["reference"] for row in rows} == {"tss"}
    assert any(row["side"] == "only in the reference" and row["party2"] == "CAN" for row in rows)


def test_check_gives_json(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", "--json")
    found = json.loads(out)
    assert found["rows"] == []
    assert found["open_contradictions"] == 0
    assert found["audit"][0]["error"]["value"] < 0.2


def test_check_writes_no_file_where_it_cannot(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = run(capsys, "check", "--csv", str(tmp_path / "no" / "out.csv"))
    assert code == 2
    assert "cannot be written" in err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("check", "--kind", "wra"), "there is no kind 'wra'"),
        (("check", "--data", "nowhere"), "is no folder"),
        (("list", "--kind", "pact"), "there is no kind 'pact'"),
        (("list", "--party", "Ruritania"), "Ruritania"),
        (("list", "--since", "soon"), "'soon' is no date"),
        (("show", "natto"), "did you mean nato"),
        (("validate", "nowhere.csv"), "cannot be read"),
    ],
)
def test_bad_input_is_one_clear_error(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], expected: str
) -> None:
    code, out, err = run(capsys, *words)
    assert code == 2
    assert expected in " ".join(err.split())
    assert not out


def test_list_filters_by_kind_party_time_and_status(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(
        capsys, "list", "--party", "Japan", "--kind", "war", "--until", "1950", "--json"
    )
    found = json.loads(out)
    assert found
    for record in found:
        assert record["kind"] == "war"
        assert "JPN" in [p["key"] for p in record["side_a"] + record["side_b"]]
    _, out, _ = run(capsys, "list", "--status", "memory", "--since", "2024", "--json")
    assert {record["status"] for record in json.loads(out)} == {"memory"}
    _, out, _ = run(capsys, "list", "--kind", "war", "--until", "1900")
    assert "0 records" in out


def test_show_prints_all_of_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", "nato")
    assert code == 0
    assert "defence_pact" in out
    assert "1949-04-04/" in out
    _, out, _ = run(capsys, "show", "nato", "--json")
    assert json.loads(out)["id"] == "nato"


def test_kinds_lists_every_kind_with_its_definition(capsys: pytest.CaptureFixture[str]) -> None:
    from tertius.chronicle import kinds

    _, out, _ = run(capsys, "kinds", "--json")
    assert [k["kind"] for k in json.loads(out)] == list(kinds())
    _, out, _ = run(capsys, "kinds")
    assert all(name in out for name in kinds())


def test_validate_reports_all_problems_with_their_lines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    header = "id,kind,side_a,side_b,start,end,sign,text,citation,status,checked_with,note\n"
    path = tmp_path / "mine.csv"
    path.write_text(header + "a,summit,USA;CHN,,2020,,1,T,C,memory,,\n")
    code, out, _ = run(capsys, "validate", str(path))
    assert code == 0
    assert "1 records" in out
    path.write_text(
        header
        + "a,sumit,USA;CHN,,2020,,1,T,C,memory,,\n"
        + "b,war,USA;JPN,,1945,1941,-1,T,,memory,,\n"
    )
    code, out, err = run(capsys, "validate", str(path))
    flat = " ".join(err.split())
    assert code == 2
    assert not out
    assert "mine.csv:2: kind" in flat
    assert "mine.csv:3: end" in flat
    assert "mine.csv:3: citation" in flat


def test_audit_shows_the_sample_and_what_was_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "audit")
    assert code == 0
    assert "Sample by file" in out
    assert "wrong" in out
    _, out, _ = run(capsys, "audit", "--json")
    found = json.loads(out)
    assert sum(line["drawn"] for line in found["sample"]) == found["rows"][0]["audited"]
