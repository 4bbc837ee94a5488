"""Controls of real datasets in a panel: values, coverage, and what may not be passed on."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tertius.exchange.parquet import read_about, read_parquet
from tertius.panel.dyad_file import write_panel
from tertius.panel.dyads import Panel, dyad_years
from tertius.sources import source
from tertius.store import add_file, open_project
from tertius.ties import load_recipe

FILES = {
    "cow_trade": "cow/cow_trade_v4_dyad_year.parquet",
    "cow_nmc": "cow/cow_nmc.csv.gz",
    "cow_contiguity": "cow/cow_contdir.csv",
    "cow_capitals": "cow/cow_capitals.csv",
    "atop": "atop/atop5_dyad_spells.csv",
    "tss": "rivalry/tss_rivalries.csv",
}
RESTRICTED = ("contiguity", "imports1", "imports2", "trade", "cinc1", "cinc2")
USA, CANADA, RUSSIA = 2, 20, 365
pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def project(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("controls") / "project"
    made = open_project(folder, create=True)
    for name, file in FILES.items():
        add_file(made, shared / "data" / file, source(name))
    return folder


@pytest.fixture(scope="module")
def panel(project: Path) -> Panel:
    return dyad_years(since=date(2012, 1, 1), until=date(2023, 12, 31), data=project)


def row(panel: Panel, one: int, other: int, year: int) -> dict[str, object]:
    wanted = (pl.col("ccode1") == one) & (pl.col("ccode2") == other) & (pl.col("year") == year)
    return panel.frame.filter(wanted).row(0, named=True)


def test_values_of_the_datasets(panel: Panel, shared: Path) -> None:
    found = row(panel, USA, CANADA, 2013)
    assert found["contiguity"] == 1
    assert found["politically_relevant"] is True
    assert found["capital_distance_km"] == pytest.approx(730, abs=15)
    trade = pl.read_parquet(shared / "data" / FILES["cow_trade"]).filter(
        (pl.col("ccode1") == USA) & (pl.col("ccode2") == CANADA) & (pl.col("year") == 2013)
    )
    assert [found["imports1"], found["imports2"]] == list(trade.select("flow1", "flow2").row(0))
    assert found["trade"] == found["imports1"] + found["imports2"]  # type: ignore[operator]
    assert row(panel, USA, RUSSIA, 2013)["contiguity"] == 2


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("contiguity", 2016),
        ("trade", 2014),
        ("imports1", 2014),
        ("cinc1", 2022),
        ("cinc_ratio", 2022),
        ("s_weighted", 2022),
    ],
)
def test_outside_coverage_controls_are_null_never_zero(panel: Panel, name: str, last: int) -> None:
    inside = panel.frame.filter(pl.col("year") <= last)[name]
    outside = panel.frame.filter(pl.col("year") > last)[name]
    assert inside.null_count() < len(inside)
    assert outside.null_count() == len(outside) > 0


def test_contiguity_is_zero_inside_coverage_where_there_is_none(panel: Panel) -> None:
    inside = panel.frame.filter(pl.col("year") == 2016)
    assert inside["contiguity"].null_count() == 0
    assert inside["politically_relevant"].null_count() == 0
    assert (inside["contiguity"] == 0).mean() > 0.9  # type: ignore[operator]
    later = panel.frame.filter((pl.col("year") == 2020) & ~pl.col("major1") & ~pl.col("major2"))
    assert later["politically_relevant"].null_count() == later.height


def test_ranges(panel: Panel) -> None:
    frame = panel.frame
    assert frame["cinc_ratio"].max() <= 1  # type: ignore[operator]
    assert frame["cinc_ratio"].min() >= 0  # type: ignore[operator]
    assert frame["capital_distance_km"].max() < 20038  # type: ignore[operator]
    assert frame["s_weighted"].is_between(-1, 1).all()
    assert frame["imports1"].min() >= 0  # type: ignore[operator]


def test_what_may_not_be_passed_on_is_left_out_and_named(panel: Panel, tmp_path: Path) -> None:
    written = write_panel(panel, tmp_path / "p.parquet")
    back = read_parquet(tmp_path / "p.parquet")
    assert back.columns == written.frame.columns
    assert not set(RESTRICTED) & set(back.columns)
    assert {"capital_distance_km", "cinc_ratio", "politically_relevant"} <= set(back.columns)
    note = " ".join(read_about(tmp_path / "p.parquet")["notes"])
    assert all(name in note for name in (*RESTRICTED, "cow_trade", "cow_nmc", "cow_contiguity"))


def test_for_own_use_everything_is_written_and_the_file_says_so(
    panel: Panel, tmp_path: Path
) -> None:
    write_panel(panel, tmp_path / "p.parquet", own_use=True)
    assert read_parquet(tmp_path / "p.parquet").equals(panel.frame)
    notes = " ".join(read_about(tmp_path / "p.parquet")["notes"])
    assert "may not be passed on" in notes
    assert "cow_trade" in notes


def test_sources_of_controls_are_cited_with_their_licence(panel: Panel) -> None:
    roles = {s.name: s.role for s in panel.about.sources}
    assert roles == {
        "chronicle": "ties",
        "cow_contiguity": "control",
        "cow_capitals": "control",
        "cow_trade": "control",
        "cow_nmc": "control",
    }
    assert all(s.citations and s.licence for s in panel.about.sources)


def test_ties_and_scores_are_null_where_atop_ends(project: Path, tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text(
        'name = "mine"\ntitle = "pacts and rivalries"\n[standing]\nsources = ["atop", "tss"]\n'
    )
    made = dyad_years(
        load_recipe(tmp_path / "r.toml"),
        since=date(2016, 1, 1),
        until=date(2020, 12, 31),
        states=["USA"],
        data=project,
    )
    for name in ("s_unweighted", "s_kappa"):
        nulls = made.frame.group_by("year").agg(pl.col(name).is_null().mean()).sort("year")
        assert nulls[name].to_list() == [0, 0, 0, 1, 1]
    # A rivalry outweighs any alliance, so rivals are observed without knowing of alliances.
    later = made.frame.filter(pl.col("year") > 2018)["alignment"]
    assert later.null_count() > 0.9 * len(later)
    assert later.max() < 0  # type: ignore[operator]
    assert row(made, USA, CANADA, 2018)["s_unweighted"] is not None
