"""``tertius panel``: a summary on the screen, a file where one is asked for, clear errors."""

from pathlib import Path

import pytest

from tertius.cli import main
from tertius.exchange import read_csv, read_stata
from tertius.exchange.parquet import read_parquet


@pytest.fixture(autouse=True)
def no_project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TERTIUS_PROJECT", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["panel", *arguments])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


SPAN = ("--since", "2021", "--until", "2022", "--states", "PRK,Ukraine")


def test_a_summary_of_columns_sources_and_notes(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, *SPAN, "--lags", "1")
    assert code == 0
    assert "Panel(2021 to 2022: " in out
    for part in (
        "sum of the pulls of all third parties",
        "pulls",
        "pressure_lag1",
        "tertius chronicle",
        "CC BY 4.0",
        "1945-01-01 to 2025-12-31",
        "No columns of cow_contiguity",
    ):
        assert part in " ".join(out.split())
    assert err == ""


@pytest.mark.parametrize(
    ("ending", "read"), [("csv", read_csv), ("parquet", read_parquet), ("dta", read_stata)]
)
def test_a_file_of_the_format_of_its_name(
    ending: str, read: object, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / f"panel.{ending}"
    code, _, err = run(capsys, *SPAN, "--out", str(path))
    assert code == 0
    assert "panel written to" in err
    frame = read(path)  # type: ignore[operator]
    assert frame.filter(frame["ccode2"] == 731).height
    assert set(frame["year"].unique()) == {2021, 2022}


def test_months(capsys: pytest.CaptureFixture[str]) -> None:
    span = ("--since", "2022-01", "--until", "2022-03", "--states", "PRK", "--period", "month")
    code, out, _ = run(capsys, *span)
    assert code == 0
    assert "dyad-months" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--states", "Atlantis,Nowhere"), "'Nowhere'"),
        (("--since", "2020", "--until", "1990"), "before it starts"),
        (("--since", "1800", "--until", "1810"), "the sources of the recipe 'default' cover"),
        (("--recipe", "defalt"), "there is no recipe 'defalt'"),
        (("--recipe", "field"), "tertius data"),
        (("--out", "panel.xlsx"), "End the name in .csv, .parquet, .dta"),
        (("--out", "/nowhere/at/all/panel.csv"), "there is no folder"),
        (("--lags", "400"), "400 lags"),
        (("--period", "month"), "Choose a shorter span"),
        (("--since", "soon"), "'soon' is no date"),
        (("--data", "/nowhere/at/all"), "there is no project here"),
    ],
)
def test_errors_say_what_to_do(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *arguments)
    assert code == 2
    assert message in " ".join(err.split())
    assert out == ""
    assert "Traceback" not in err
